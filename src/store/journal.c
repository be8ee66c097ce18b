// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include "base/date.h"
#include "base/mem.h"
#include "store/db_changes.h"
#include "store/handle.h"

#include <string.h>

/* The state of an entry follows from what later entries did to it: nothing is ever written over. */
#define UNDONE                                                                                   \
  "ifnull((SELECT t.kind FROM journal t WHERE t.target = j.id ORDER BY t.id DESC LIMIT 1), '') " \
  "= 'undo'"
#define ENTRY                                                                                   \
  "SELECT j.id, j.at, j.who, j.verb, j.object, j.kind, j.target, j.bound, j.import_id, " UNDONE \
  ", j.changes IS NULL FROM journal j "

static void read_entry(struct statement *st, struct arena *arena, void *row)
{
  struct journal_entry *entry = row;
  entry->id = db_int64(st, 0);
  entry->at = db_text(st, arena, 1);
  entry->who = db_text(st, arena, 2);
  entry->verb = db_text(st, arena, 3);
  entry->object = db_text(st, arena, 4);
  entry->kind = db_text(st, arena, 5);
  entry->target = db_int64(st, 6);
  entry->bound = db_int(st, 7) != 0;
  entry->import_id = db_int64(st, 8);
  entry->undone = db_int(st, 9) != 0;
  entry->removed = db_int(st, 10) != 0;
}

struct journal_day {
  int n;
  const char *latest;
};

static void read_day(struct statement *st, struct arena *arena, void *row)
{
  struct journal_day *day = row;
  day->n = db_int(st, 0);
  day->latest = db_text(st, arena, 1);
}

bool store_journal(struct store *store, int64_t before, size_t limit, struct arena *arena,
                   struct journal_entry **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(store->db, ENTRY "WHERE j.id < :before ORDER BY j.id DESC "
                                                     "LIMIT :limit");
  db_bind_int(st, ":before", before > 0 ? before : INT64_MAX);
  db_bind_int(st, ":limit", (int64_t)limit);
  return (*rows = db_list(st, sizeof **rows, read_entry, arena, n, err)) != NULL;
}

bool store_journal_count(struct store *store, long *n, struct err *err)
{
  /* Entries are numbered without a gap and never erased, so the last number is the count: counting
   * would read the changes of every entry there ever was. */
  int64_t count = 0;
  struct statement *st = db_prepare(store->db, "SELECT ifnull(max(id), 0) FROM journal");
  if (!db_number(st, &count, err)) return false;
  *n = (long)count;
  return true;
}

bool store_journal_day(struct store *store, const char *verb, int day, struct arena *arena, int *n,
                       const char **latest, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT count(*), ifnull(j.object, ''), max(j.id) FROM journal j WHERE j.id > "
                 "(SELECT ifnull(max(b.id), 0) FROM journal b WHERE b.at < :day) AND j.at < :next "
                 "AND j.kind = 'do' AND j.verb = :verb AND NOT " UNDONE);
  struct buf first = {0}, next = {0};
  date_iso(&first, day);
  date_iso(&next, date_add(day, 1));
  db_bind_text(st, ":day", buf_text(&first));
  db_bind_text(st, ":next", buf_text(&next));
  db_bind_text(st, ":verb", verb);
  struct journal_day counted;
  bool ok = db_one(st, sizeof counted, read_day, arena, &counted, err);
  buf_release(&first);
  buf_release(&next);
  if (ok) {
    *n = counted.n;
    *latest = counted.latest;
  }
  return ok;
}

bool store_next_number(struct store *store, const char *kind, int64_t *n, struct err *err)
{
  static const char *const observation = "SELECT ifnull(max(id), 0) + 1 FROM observation";
  static const char *const measure = "SELECT ifnull(max(id), 0) + 1 FROM measure";
  return db_number(db_prepare(store->db, strcmp(kind, "measure") == 0 ? measure : observation), n,
                   err);
}

bool store_undoable(struct store *store, struct arena *arena, struct journal_entry *entry,
                    struct journal_entry *bound, struct err *err)
{
  struct statement *st = db_prepare(
      store->db,
      ENTRY "WHERE j.kind = 'do' AND ifnull((SELECT t.kind FROM journal t WHERE t.target = j.id "
            "ORDER BY t.id DESC LIMIT 1), '') <> 'undo' ORDER BY j.id DESC LIMIT 1");
  struct journal_entry newest;
  if (!db_one(st, sizeof newest, read_entry, arena, &newest, err)) return false;
  bool stops = newest.bound || newest.removed;
  *entry = stops ? (struct journal_entry){0} : newest;
  if (bound) *bound = stops ? newest : (struct journal_entry){0};
  return true;
}

bool store_redoable(struct store *store, struct arena *arena, struct journal_entry *entry,
                    struct err *err)
{
  /* Something new ends what can be done again, so only what was undone after the last 'do'; undo
   * goes backwards, so the oldest of them was undone last. */
  struct statement *st = db_prepare(
      store->db, ENTRY
      "JOIN journal u ON u.target = j.id WHERE u.kind = 'undo' "
      "AND u.id > (SELECT d.id FROM journal d WHERE d.kind = 'do' ORDER BY d.id DESC LIMIT 1) "
      "AND u.id = (SELECT max(t.id) FROM journal t WHERE t.target = j.id) AND j.changes NOT NULL "
      "ORDER BY j.id LIMIT 1");
  return db_one(st, sizeof *entry, read_entry, arena, entry, err);
}

/* ---- one entry's changes as text ---- */

struct told {
  struct store *store;
  struct arena *arena;
  struct journal_change *rows;
  size_t n, capacity;
  const char *table, *const *columns; /* of the table that was told last */
  size_t n_columns;
};

static void read_name(struct statement *st, struct arena *arena, void *row)
{
  *(const char **)row = db_text(st, arena, 0);
}

static void know_table(struct told *told, const char *table)
{
  if (told->table && strcmp(told->table, table) == 0) return;
  told->table = arena_strdup(told->arena, table);
  struct statement *st =
      db_prepare(told->store->db, "SELECT name FROM pragma_table_info(:table) ORDER BY cid");
  db_bind_text(st, ":table", table);
  told->columns = db_list(st, sizeof(char *), read_name, told->arena, &told->n_columns, NULL);
  if (!told->columns) told->n_columns = 0;
}

static void tell(void *data, const struct db_change *change)
{
  struct told *told = data;
  know_table(told, change->table);
  told->rows = arena_grow(told->arena, told->rows, told->n, &told->capacity, sizeof *told->rows);
  size_t column = (size_t)change->column;
  told->rows[told->n++] = (struct journal_change){
      .table = told->table,
      .id = change->id,
      .column = column < told->n_columns ? told->columns[column] : "",
      .before = arena_strdup(told->arena, change->before),
      .after = arena_strdup(told->arena, change->after),
  };
}

bool store_journal_changes(struct store *store, int64_t entry, struct arena *arena,
                           struct journal_change **rows, size_t *n, struct err *err)
{
  struct journal_row row;
  struct told told = {.store = store, .arena = arena};
  told.rows = arena_grow(arena, NULL, 0, &told.capacity, sizeof *told.rows);
  bool well = journal_row(store->db, entry, arena, &row, err) &&
              (row.changes_length == 0 ||
               db_changes_each(store->db, row.changes, row.changes_length, tell, &told, err));
  *rows = told.rows;
  *n = told.n;
  return well;
}
