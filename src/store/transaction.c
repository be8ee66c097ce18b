// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "store/db_changes.h"
#include "store/handle.h"
#include "store/journal.h"

#include <assert.h>

static bool only_read(const struct store *store, struct err *err)
{
  if (*store->since)
    return err_set_kind(err, ERR_BUSY, _("Read-only. Close the other window to make changes."));
  return err_set_kind(err, ERR_DISK,
                      _("Read-only. Open a copy of the file where you may write to make changes."));
}

bool store_begin(struct store *store, struct err *err)
{
  if (store->read_only) return only_read(store, err);
  if (store->depth > 0) {
    store->depth++;
    return true;
  }
  if (!db_begin(store->db, err)) return false;
  if (!db_record(store->db, store_records, err)) {
    db_rollback(store->db);
    return false;
  }
  store->depth = 1;
  store->doomed = false;
  return true;
}

static void finish(struct store *store)
{
  if (store->rebuild) db_script(store->db, BULK_CACHE_AS_BEFORE, NULL);
  if (store->straight) db_log(store->db, true);
  store->straight = false;
  store->depth = 0;
  store->doomed = store->bulk = store->rebuild = false;
  store->pending = 0;
}

void store_rollback(struct store *store)
{
  if (store->depth == 0) return;
  store->doomed = true;
  if (--store->depth > 0) return;
  db_record_end(store->db);
  db_rollback(store->db);
  finish(store);
}

/* What stands in the journal besides the entry as it was given. */
struct played {
  const char *kind;
  int64_t target;
};

static bool write_entry(struct store *store, const struct entry *entry, const struct played *played,
                        const struct buf *changes, struct err *err)
{
  struct buf at = {0};
  date_iso(&at, entry->clock->date);
  buf_addc(&at, 'T');
  time_colon(&at, entry->clock->time);
  const struct journal_entry row = {.at = buf_text(&at),
                                    .who = entry->who ? entry->who : "",
                                    .verb = entry->verb,
                                    .object = entry->object ? entry->object : "",
                                    .kind = played->kind,
                                    .target = played->target,
                                    .bound = entry->bound,
                                    .import_id = entry->import_id};
  bool well = journal_write(store->db, &row, changes->data, changes->length, err);
  buf_release(&at);
  return well;
}

static bool commit(struct store *store, const struct entry *entry, const struct played *played,
                   struct err *err)
{
  struct buf changes = {0};
  bool well = db_record_take(store->db, &changes, err);
  db_record_end(store->db);
  /* What changed nothing is not worth an entry; that something was undone always is. */
  bool worth = changes.length > 0 || entry->import_id != 0 || played->target != 0;
  if (well && worth) well = write_entry(store, entry, played, &changes, err);
  well = well && db_commit(store->db, err);
  buf_release(&changes);
  if (well)
    store->changed |= store->pending;
  else
    db_rollback(store->db);
  finish(store);
  return well;
}

bool store_commit(struct store *store, const struct entry *entry, struct err *err)
{
  assert(store->depth > 0 && !store->bulk);
  if (store->doomed) {
    store_rollback(store);
    return err_set(err, _("A part of this could not be done, so nothing has been changed. Try "
                          "again."));
  }
  if (store->depth > 1) {
    store->depth--;
    return true;
  }
  return commit(store, entry, &(struct played){.kind = "do"}, err);
}

/* An import's own rows are not in the record: they follow the state of the import, which every
 * entry about it has turned the other way. */
static bool turn_import(struct store *store, int64_t import_id, struct err *err)
{
  int64_t withdrawn = 0;
  struct statement *st =
      db_prepare(store->db, "SELECT state = 'withdrawn' FROM import WHERE id = :id");
  db_bind_int(st, ":id", import_id);
  return db_number(st, &withdrawn, err) &&
         store_set_import_state(store, import_id, withdrawn == 0, err);
}

static bool play(struct store *store, int64_t id, enum db_direction way, struct err *err)
{
  struct arena arena = {0};
  struct journal_row row;
  bool well = journal_row(store->db, id, &arena, &row, err);
  int64_t import_id = well ? row.entry.import_id : 0;
  /* Backwards, the rows come back to life only when nothing of the record refers to them. */
  if (well && import_id && way == DB_AGAIN) well = turn_import(store, import_id, err);
  well = well && db_changes_apply(store->db, row.changes, row.changes_length, way, err);
  if (well && import_id && way == DB_BACKWARDS) well = turn_import(store, import_id, err);
  arena_release(&arena);
  return well;
}

static bool replay(struct store *store, const struct entry *entry,
                   const struct journal_entry *target, enum db_direction way, struct err *err)
{
  struct entry own = *entry;
  if (!own.verb) own.verb = target->verb;
  if (!own.object) own.object = target->object;
  own.import_id = target->import_id;
  if (!store_begin(store, err)) return false;
  assert(store->depth == 1);
  if (!play(store, target->id, way, err)) {
    store_rollback(store);
    return false;
  }
  const struct played played = {way == DB_BACKWARDS ? "undo" : "redo", target->id};
  return commit(store, &own, &played, err);
}

bool store_undo(struct store *store, const struct entry *entry, struct journal_entry *undone,
                struct arena *arena, struct err *err)
{
  struct journal_entry bound;
  if (!store_undoable(store, arena, undone, &bound, err)) return false;
  if (undone->id == 0 && bound.id != 0)
    return err_set(err, _("Nothing more to undo: others rely on what was done %.10s."), bound.at);
  if (undone->id == 0) return err_set(err, _("Nothing more to undo."));
  return replay(store, entry, undone, DB_BACKWARDS, err);
}

bool store_redo(struct store *store, const struct entry *entry, struct journal_entry *redone,
                struct arena *arena, struct err *err)
{
  if (!store_redoable(store, arena, redone, err)) return false;
  if (redone->id == 0) return err_set(err, _("Nothing to redo."));
  return replay(store, entry, redone, DB_AGAIN, err);
}
