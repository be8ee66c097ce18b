// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/i18n.h"
#include "ops/import_state.h"
#include "ops/verb.h"
#include "store/store_write.h"

#include <string.h>

static bool find_import(struct ops *ops, int64_t id, struct arena *arena, struct import_row *found,
                        struct err *err)
{
  struct import_row *rows;
  size_t n;
  if (!store_imports(ops->store, arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == id) {
      *found = rows[i];
      return !found->withdrawn ||
             err_set(err, _("The import of %s is withdrawn already."), found->file_name);
    }
  return err_set(err, _("There is no such import. Choose one from the history."));
}

struct lost_cell {
  int64_t area_id, category_id;
  int month;
  long rows;
};

/* How many live rows of each cell go with the import. */
static bool count_lost(struct ops *ops, int64_t import_id, struct arena *arena,
                       struct key_map *places, struct lost_cell **cells, size_t *n, struct err *err)
{
  const struct observation_query query = {.import_id = import_id, .late = -1, .soft = -1};
  struct observation *rows;
  size_t n_rows, capacity = 0;
  if (!store_observations(ops->store, &query, arena, &rows, &n_rows, err)) return false;
  *cells = NULL;
  *n = 0;
  for (size_t i = 0; i < n_rows; i++) {
    const int64_t key[] = {rows[i].area_id, rows[i].category_id, rows[i].month};
    uint32_t *at = key_map_text(places, (const char *)key, sizeof key);
    if (*at == 0) {
      *cells = arena_grow(arena, *cells, *n, &capacity, sizeof **cells);
      (*cells)[(*n)++] = (struct lost_cell){rows[i].area_id, rows[i].category_id, rows[i].month, 0};
      *at = (uint32_t)*n;
    }
    (*cells)[*at - 1].rows++;
  }
  return true;
}

/* A table of counts that is withdrawn no longer counts, so that it can be read in again. */
static bool forget_counts(struct ops *ops, const struct import_row *import, struct arena *arena,
                          const struct lost_cell *lost, size_t n, struct key_map *places,
                          struct err *err)
{
  struct counted_cell *cells;
  size_t n_cells;
  if (n == 0) return true;
  if (!store_counted_cells(ops->store, import->mapping, arena, &cells, &n_cells, err)) return false;
  for (size_t i = 0; i < n_cells; i++) {
    const int64_t key[] = {cells[i].area_id, cells[i].category_id, cells[i].month};
    uint32_t at = *key_map_text(places, (const char *)key, sizeof key);
    if (at == 0) continue;
    long left = cells[i].count > lost[at - 1].rows ? cells[i].count - lost[at - 1].rows : 0;
    if (!store_put_counted_cell(ops->store, import->mapping, cells[i].area_id, cells[i].category_id,
                                cells[i].month, left, import->id, err))
      return false;
  }
  return true;
}

static bool withdraw(struct ops *ops, const struct import_row *import, struct arena *arena,
                     struct err *err)
{
  struct key_map places = {.arena = arena};
  struct lost_cell *lost = NULL;
  size_t n = 0;
  bool counts = strcmp(import->kind, import_kind_id(IMPORT_COUNTS)) == 0;
  if (counts && !count_lost(ops, import->id, arena, &places, &lost, &n, err)) return false;
  return store_set_import_state(ops->store, import->id, true, err) &&
         forget_counts(ops, import, arena, lost, n, &places, err);
}

bool import_withdraw(struct ops *ops, int64_t import_id, struct err *err)
{
  struct arena arena = {0};
  struct import_row import = {0};
  bool ok = find_import(ops, import_id, &arena, &import, err) && store_begin(ops->store, err);
  if (ok && !withdraw(ops, &import, &arena, err)) {
    store_rollback(ops->store);
    ok = false;
  } else if (ok) {
    const struct entry entry = {.verb = verb_id(VERB_IMPORT_WITHDRAW),
                                .object = import.file_name,
                                .who = ops->who != NULL ? ops->who : "",
                                .clock = ops->clock,
                                .import_id = import_id};
    ok = store_commit(ops->store, &entry, err);
  }
  arena_release(&arena);
  return ok;
}

bool import_edited(struct ops *ops, int64_t import_id, struct arena *arena,
                   struct observation **rows, size_t *n, struct err *err)
{
  return store_import_edited(ops->store, import_id, arena, rows, n, err);
}
