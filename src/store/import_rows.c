// SPDX-License-Identifier: GPL-3.0-or-later
/* The observations that imports made: knowing them again, and taking them out of the counts. */
#include "store/bulk.h"
#include "store/db_changes.h"
#include "store/journal.h"
#include "store/observation.h"

#include <stdlib.h>
#include <string.h>

/* What stands as the reason of a row that could not vanish with its import. */
#define WITH_IMPORT "import_withdrawn"

bool store_known_rows(struct store *s, const char *mapping, struct arena *arena,
                      struct known_row **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      s->db, "SELECT " OBSERVATION_FIELDS " FROM observation o INDEXED BY observation_key WHERE "
             "o.row_key IS NOT NULL AND o.state <> 'withdrawn' AND o.import_id IN (SELECT id FROM "
             "import WHERE mapping = :mapping) ORDER BY o.row_key");
  db_bind_text(st, ":mapping", mapping);
  struct arena texts = {0};
  size_t capacity = 0;
  *n = 0;
  *rows = arena_grow(arena, NULL, 0, &capacity, sizeof **rows);
  while (db_row(st)) {
    struct observation o = {0};
    observation_read_fields(st, &texts, &o);
    *rows = arena_grow(arena, *rows, *n, &capacity, sizeof **rows);
    (*rows)[(*n)++] = (struct known_row){o.row_key, o.id, store_content(&o)};
    arena_reset(&texts);
  }
  arena_release(&texts);
  return db_done(st, err);
}

bool store_void_cell_rows(struct store *s, const char *family, int64_t area_id, int64_t category_id,
                          int month, long n, const char *reason, struct err *err)
{
  struct statement *st = store_writer(
      s, "UPDATE observation SET state = 'voided', void_reason = :reason WHERE id IN (SELECT o.id "
         "FROM observation o INDEXED BY observation_area WHERE o.area_id = :area AND o.day BETWEEN "
         ":low AND :high AND o.category_id = :category AND o.state = 'live' AND o.import_id IN "
         "(SELECT id FROM import WHERE mapping = :family) ORDER BY o.id DESC LIMIT :n)");
  db_bind_text(st, ":reason", reason);
  db_bind_int(st, ":area", area_id);
  db_bind_int(st, ":low", month * 100);
  db_bind_int(st, ":high", month * 100 + 31);
  db_bind_int(st, ":category", category_id);
  db_bind_text(st, ":family", family);
  db_bind_int(st, ":n", n);
  return db_run(st, err);
}

/* ---- withdrawing ---- */

#define LOCKED_MONTH \
  "month IN (SELECT first_day / 100 FROM period WHERE kind = 'month' AND state = 'locked')"

static bool run_for(struct store *s, const char *sql, int64_t import_id, struct err *err)
{
  struct statement *st = store_writer(s, sql);
  db_bind_int(st, ":import", import_id);
  return db_run(st, err);
}

static bool withdraw(struct store *s, int64_t id, struct err *err)
{
  return run_for(s,
                 "UPDATE observation SET state = iif(" LOCKED_MONTH ", 'voided', 'withdrawn'), "
                 "void_reason = iif(" LOCKED_MONTH ", '" WITH_IMPORT "', NULL) "
                 "WHERE import_id = :import AND state = 'live'",
                 id, err) &&
         run_for(s, "UPDATE import SET state = 'withdrawn' WHERE id = :import", id, err);
}

static bool restore(struct store *s, int64_t id, struct err *err)
{
  return run_for(s,
                 "UPDATE observation SET state = 'live', void_reason = NULL WHERE "
                 "import_id = :import AND (state = 'withdrawn' OR (state = 'voided' AND "
                 "void_reason = '" WITH_IMPORT "'))",
                 id, err) &&
         run_for(s, "UPDATE import SET state = 'live' WHERE id = :import", id, err);
}

bool store_set_import_state(struct store *s, int64_t import_id, bool withdrawn, struct err *err)
{
  int64_t rows = 0;
  struct statement *st =
      db_prepare(s->db, "SELECT count(*) FROM observation WHERE import_id = :import");
  db_bind_int(st, ":import", import_id);
  if (!db_number(st, &rows, err)) return false;
  db_record_pause(s->db, true);
  bool well = bulk_states_begin(s, (long)rows, err) &&
              (withdrawn ? withdraw(s, import_id, err) : restore(s, import_id, err)) &&
              bulk_states_end(s, err);
  db_record_pause(s->db, false);
  return well;
}

/* ---- rows that were edited since ---- */

struct edited {
  struct arena *arena;
  int64_t *ids;
  size_t n, capacity;
};

static void note_edit(void *data, const struct db_change *change)
{
  struct edited *edited = data;
  if (strcmp(change->table, "observation") != 0 || !change->before || !change->after) return;
  if (edited->n > 0 && edited->ids[edited->n - 1] == change->id) return;
  edited->ids =
      arena_grow(edited->arena, edited->ids, edited->n, &edited->capacity, sizeof *edited->ids);
  edited->ids[edited->n++] = change->id;
}

static int by_id(const void *a, const void *b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static bool note_entries(struct store *s, int64_t import_id, struct edited *edited, struct err *err)
{
  bool well = true;
  struct statement *st = db_prepare(
      s->db, "SELECT " JOURNAL_ROW " FROM journal j WHERE j.kind = 'do' AND j.changes NOT NULL AND "
             "j.id > (SELECT min(i.id) FROM journal i WHERE i.import_id = :import) AND "
             "ifnull((SELECT t.kind FROM journal t WHERE t.target = j.id ORDER BY t.id DESC "
             "LIMIT 1), '') <> 'undo'");
  db_bind_int(st, ":import", import_id);
  while (well && db_row(st)) {
    struct journal_row row = {0};
    journal_read_row(st, edited->arena, &row);
    well = db_changes_each(s->db, row.changes, row.changes_length, note_edit, edited, err);
  }
  return db_done(st, well ? err : NULL) && well;
}

bool store_import_edited(struct store *s, int64_t import_id, struct arena *arena,
                         struct observation **rows, size_t *n, struct err *err)
{
  struct edited edited = {.arena = arena};
  size_t capacity = 0;
  *n = 0;
  *rows = arena_grow(arena, NULL, 0, &capacity, sizeof **rows);
  if (!note_entries(s, import_id, &edited, err)) return false;
  if (edited.n > 0) qsort(edited.ids, edited.n, sizeof *edited.ids, by_id);
  for (size_t i = 0; i < edited.n; i++) {
    struct observation o;
    if (i > 0 && edited.ids[i] == edited.ids[i - 1]) continue;
    if (!store_observation(s, edited.ids[i], arena, &o, err)) return false;
    if (o.import_id != import_id || o.state != ROW_LIVE) continue;
    *rows = arena_grow(arena, *rows, *n, &capacity, sizeof **rows);
    (*rows)[(*n)++] = o;
  }
  return true;
}
