// SPDX-License-Identifier: GPL-3.0-or-later
/* Under which name a file is saved. What lies there already is never replaced unasked: the first
 * answer gives the new file a name of its own. */
#include "ui/app.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

struct save_question {
  char *proposal;
  char *path, *other; /* what was written, and the nearest name that is free */
  void (*done)(struct app *app, void *data, const char *name);
  void *data;
};

/* The receiver may ask the next question, so this one is gone before. */
static void finish(struct app *app, struct save_question *q, const char *name)
{
  void (*done)(struct app *, void *, const char *) = q->done;
  void *data = q->data;
  char *kept = name ? mem_strdup(name) : NULL;
  free(q->proposal);
  free(q->path);
  free(q->other);
  free(q);
  done(app, data, kept);
  free(kept);
}

/* name-2.pdf, name-3.pdf ... */
static char *free_name(const char *path)
{
  const char *name = file_base_name(path), *dot = strrchr(name, '.');
  size_t stem = dot && dot > name ? (size_t)(dot - path) : strlen(path);
  struct buf other = {0};
  int number = 2;
  do {
    buf_clear(&other);
    buf_addf(&other, "%.*s-%d%s", (int)stem, path, number++, path + stem);
  } while (file_exists(buf_text(&other)));
  return other.data;
}

enum { SAVE_BESIDE, SAVE_REPLACING, SAVE_ANSWERS };

static void answered(struct app *app, void *data, int answer)
{
  struct save_question *q = data;
  finish(app, q, answer == SAVE_BESIDE ? q->other : answer == SAVE_REPLACING ? q->path : NULL);
}

static void ask_again(struct app *app, struct save_question *q)
{
  struct arena arena = {0};
  q->other = free_name(q->path);
  const char *answers[SAVE_ANSWERS] = {
      arena_printf(&arena, _("Save as %s"), file_base_name(q->other)), N_("Replace the file")};
  app_ask(app, _("The file is already there"),
          arena_printf(&arena, _("There is already a file %s."), file_full_path(&arena, q->path)),
          answers, SAVE_ANSWERS, answered, q);
  arena_release(&arena);
}

static void name_written(struct app *app, void *data, const char *name)
{
  struct save_question *q = data;
  struct arena arena = {0};
  if (name && file_is_folder(name)) name = file_join(&arena, name, q->proposal);
  q->path = name ? mem_strdup(name) : NULL;
  if (name && file_exists(name))
    ask_again(app, q);
  else
    finish(app, q, q->path);
  arena_release(&arena);
}

void app_ask_file(struct app *app, const char *title, const char *proposal,
                  void (*done)(struct app *app, void *data, const char *name), void *data)
{
  struct arena arena = {0};
  struct save_question *q = mem_alloc(sizeof *q);
  q->proposal = mem_strdup(proposal);
  q->done = done;
  q->data = data;
  const char *question = arena_printf(
      &arena, _("Enter saves it under this name in the folder %s. Or write another name."),
      file_full_path(&arena, "."));
  app_ask_path(app, title, question, _("Write a file name."), proposal, name_written, q);
  arena_release(&arena);
}
