// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "base/i18n.h"
#include "ops/import_state.h"
#include "ops/verb.h"
#include "store/store_write.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows that an earlier import made, and what was done to them here since. */
struct memory {
  struct known_row *rows;
  size_t n;
  struct key_map times;  /* key without its number -> how often in this file */
  struct key_map edited; /* id of an observation -> 1 */
};

static void add_part(struct buf *key, const char *text)
{
  buf_add(key, text);
  buf_addc(key, '\0');
}

static const char *key_of_word(struct import *import, enum word_kind kind, size_t row,
                               enum import_field field)
{
  const struct word *word =
      registers_word(&import->registers, kind, import_text_of(import, row, field));
  return word == NULL ? "" : word->key;
}

/* What tells the row: its id, else when, where and what, as the file says it. */
static int64_t plain_key(struct import *import, size_t row, const struct observation *o)
{
  struct buf key = {0};
  const char *id = import_text_of(import, row, FIELD_ID);
  add_part(&key, import->mapping.name);
  if (!import_blank(id)) {
    add_part(&key, "id");
    add_part(&key, id);
  } else {
    buf_addf(&key, "%d %d %d %d ", o->day, o->time, o->to_day, o->to_time);
    add_part(&key, key_of_word(import, WORD_AREA, row, FIELD_AREA));
    add_part(&key, import_text_of(import, row, FIELD_PLACE));
    add_part(&key, key_of_word(import, WORD_CATEGORY, row, FIELD_CATEGORY));
  }
  int64_t hash = hash_key(key.data, key.length);
  buf_release(&key);
  return hash;
}

/* Rows that look alike are counted, so that two thefts in one place on one day stay two. */
static int64_t numbered_key(struct memory *memory, int64_t plain)
{
  uint32_t *times = key_map_number(&memory->times, plain);
  if ((*times)++ == 0) return plain;
  const int64_t both[] = {plain, *times};
  return hash_key(both, sizeof both);
}

static int compare_known(const void *a, const void *b)
{
  const struct known_row *left = a, *right = b;
  return (left->row_key > right->row_key) - (left->row_key < right->row_key);
}

/* The observations that somebody has changed by hand: a file must not silently change them back. */
static bool load_edits(struct import *import, struct memory *memory, struct err *err)
{
  struct journal_entry *entries;
  size_t n;
  if (!store_journal(import->ops->store, 0, INT32_MAX, &import->work, &entries, &n, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    int64_t id;
    bool changed = strcmp(entries[i].verb, verb_id(VERB_OBSERVATION_CHANGE)) == 0;
    if (changed && !entries[i].undone && strcmp(entries[i].kind, "undo") != 0 &&
        sscanf(entries[i].object, "O-%" SCNd64, &id) == 1)
      *key_map_number(&memory->edited, id) = 1;
  }
  return true;
}

static bool load_memory(struct import *import, struct memory *memory, struct err *err)
{
  *memory = (struct memory){.times = {.arena = &import->work}, .edited = {.arena = &import->work}};
  if (!store_known_rows(import->ops->store, import->mapping.name, &import->work, &memory->rows,
                        &memory->n, err))
    return false;
  return memory->n == 0 || load_edits(import, memory, err);
}

static const char *named(struct import *import, const char *format, int64_t id)
{
  struct buf name = {0};
  ops_observation_name(&name, id);
  const char *at = strstr(format, "%s");
  const char *sentence =
      arena_printf(&import->row, "%.*s%s%s", (int)(at - format), format, buf_text(&name), at + 2);
  buf_release(&name);
  return sentence;
}

/* A row that is taken in all the same is one more, with a key that is its own. */
static int64_t further_key(struct memory *memory, int64_t key)
{
  struct known_row wanted = {0};
  do {
    const int64_t both[] = {key, -1};
    wanted.row_key = key = hash_key(both, sizeof both);
  } while (bsearch(&wanted, memory->rows, memory->n, sizeof wanted, compare_known) != NULL);
  return key;
}

static void compare(struct import *import, size_t row, struct memory *memory,
                    struct import_row_read *read, struct import_item *item)
{
  const struct known_row wanted = {.row_key = item->key};
  const struct known_row *known =
      memory->n == 0 ? NULL
                     : bsearch(&wanted, memory->rows, memory->n, sizeof wanted, compare_known);
  bool accepted = import->marks[row] & MARK_ACCEPTED;
  if (known == NULL) return;
  item->known = known->id;
  if (known->content == store_content(&read->o)) {
    read->status = accepted ? ROW_NEW : ROW_SAME;
    read->why = named(import, _("Is already there as %s."), known->id);
    if (!accepted) return;
    item->known = 0;
    item->key = further_key(memory, item->key);
    return;
  }
  if (read->status == ROW_DOUBTFUL) return;
  bool edited = *key_map_number(&memory->edited, known->id) != 0;
  read->status = edited && !accepted ? ROW_DOUBTFUL : ROW_CHANGED;
  read->why = edited ? named(import,
                             _("%s was changed here after it was read in. The file says "
                               "something else."),
                             known->id)
                     : named(import, _("The file says something new of %s."), known->id);
}

static void use(struct word_targets *targets, uint32_t target)
{
  if (target != NO_TARGET) targets->rows[target].used = true;
}

static void use_targets(struct registers *registers, const struct import_row_read *read)
{
  use(&registers->words[WORD_AREA].targets, read->area);
  use(&registers->words[WORD_CATEGORY].targets, read->category);
  use(&registers->words[WORD_SOURCE].targets, read->source);
  use(&registers->places, read->place);
}

static void count(struct import *import, size_t row, const struct import_row_read *read)
{
  struct import_preview *preview = &import->preview;
  long *const counters[] = {[ROW_NEW] = &preview->new_rows,    [ROW_CHANGED] = &preview->changed,
                            [ROW_SAME] = &preview->same,       [ROW_DOUBTFUL] = &preview->doubtful,
                            [ROW_REFUSED] = &preview->refused, [ROW_LEFT_OUT] = &preview->left_out};
  preview->read++;
  ++*counters[read->status];
  bool taken = read->status == ROW_NEW || read->status == ROW_CHANGED;
  preview->observations += taken;
  if (taken) use_targets(&import->registers, read);
  for (int i = 0; i < 2 && read->unknown[i] != NULL; i++)
    read->unknown[i]->rows++;
  if (read->status != ROW_NEW)
    import_add_line(import, import->table.rows[row].line, read->status, read->field, read->why);
}

bool import_examine_rows(struct import *import, struct err *err)
{
  struct memory memory;
  if (!load_memory(import, &memory, err)) return false;
  size_t n = import->table.n_rows;
  key_map_reserve(&memory.times, n);
  import->items = arena_alloc(&import->work, (n + 1) * sizeof *import->items);
  for (size_t row = import->first_row; row < n; row++) {
    struct import_row_read read;
    struct import_item *item = &import->items[row];
    import_read_row(import, row, &read);
    /* Doubtful rows are numbered too, so that the others keep their keys when it is settled. */
    if (read.status == ROW_NEW || read.status == ROW_DOUBTFUL)
      item->key = numbered_key(&memory, plain_key(import, row, &read.o));
    if (item->key != 0 && read.unknown[0] == NULL) compare(import, row, &memory, &read, item);
    item->status = read.status;
    count(import, row, &read);
    if (!import_go_on(import, row, n, err)) return false;
  }
  return true;
}
