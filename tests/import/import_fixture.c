// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_fixture.h"

#include "base/file.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

void trial_start(struct trial *trial)
{
  *trial = (struct trial){0};
  fixture_open(&trial->f, 20260902, 1300);
}

static void close_import(struct trial *trial)
{
  import_close(trial->import);
  trial->import = NULL;
  trial->preview = NULL;
}

void trial_end(struct trial *trial)
{
  close_import(trial);
  arena_release(&trial->arena);
  fixture_close(&trial->f);
}

int trial_set_up(void **state)
{
  static struct trial trial;
  trial_start(&trial);
  *state = &trial;
  return 0;
}

int trial_tear_down(void **state)
{
  trial_end(*state);
  return 0;
}

bool trial_open_path(struct trial *trial, const char *path, const char *name, const char *mapping)
{
  struct import_mapping read = {0};
  close_import(trial);
  trial->err.text[0] = '\0';
  if (mapping != NULL && !import_mapping_read(&trial->arena, name, mapping, &read, &trial->err))
    return false;
  const struct import_mapping *given = mapping != NULL ? &read : NULL;
  if (!import_open(&trial->import, &trial->f.ops, path, IMPORT_OBSERVATIONS, given, NULL, NULL,
                   &trial->err))
    return false;
  trial->preview = import_preview_of(trial->import);
  return true;
}

bool trial_open(struct trial *trial, const char *name, const char *mapping, const void *bytes,
                size_t length)
{
  const char *path = file_join(&trial->arena, trial->f.folder, name);
  bool written = file_replace(path, bytes, length, &trial->err);
  bool opened = written && trial_open_path(trial, path, "rapport", mapping);
  remove(path);
  return opened;
}

bool trial_open_text(struct trial *trial, const char *name, const char *mapping, const char *text)
{
  return trial_open(trial, name, mapping, text, strlen(text));
}

bool trial_run(struct trial *trial, const char *save_as)
{
  bool ok = import_run(trial->import, save_as, NULL, NULL, &trial->id, &trial->err);
  close_import(trial);
  return ok;
}

void trial_take(struct trial *trial, const char *name, const char *mapping, const char *text)
{
  bool ok = trial_open_text(trial, name, mapping, text) && trial_run(trial, NULL);
  if (!ok) fprintf(stderr, "%s: %s\n", name, trial->err.text);
  assert(ok);
}

long trial_live(struct trial *trial)
{
  const struct observation_query query = {.late = -1, .soft = -1};
  long n = -1;
  bool ok = store_count(trial->f.store, &query, &n, &trial->err);
  assert(ok);
  return n;
}

struct observation trial_observation(struct trial *trial, size_t i)
{
  const struct observation_query query = {
      .late = -1, .soft = -1, .oldest_first = true, .voided = true};
  struct observation *rows;
  size_t n = 0;
  bool ok = store_observations(trial->f.store, &query, &trial->arena, &rows, &n, &trial->err);
  assert(ok && i < n);
  return rows[i];
}

struct import_line trial_line(const struct trial *trial, long line)
{
  for (size_t i = 0; i < trial->preview->n_lines; i++)
    if (trial->preview->lines[i].line == line) return trial->preview->lines[i];
  return (struct import_line){.status = ROW_NEW, .sentence = ""};
}

bool trial_file_holds(struct trial *trial, const char *bytes)
{
  struct buf file = {0};
  fixture_reopen(&trial->f); /* so that all of it is in one file */
  bool held = false;
  if (file_read(trial->f.path, &file, &trial->err))
    for (size_t at = 0; at + strlen(bytes) <= file.length && !held; at++)
      held = memcmp(file.data + at, bytes, strlen(bytes)) == 0;
  buf_release(&file);
  return held;
}
