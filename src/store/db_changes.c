// SPDX-License-Identifier: GPL-3.0-or-later
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "store/db_changes.h"

#include "base/i18n.h"
#include "store/db_handle.h"

#include <assert.h>
#include <limits.h>
#include <sqlite3.h>

bool db_record(struct db *db, int (*wanted)(void *data, const char *table), struct err *err)
{
  assert(!db->session);
  int code = sqlite3session_create(db->handle, "main", &db->session);
  if (code == SQLITE_OK) {
    sqlite3session_table_filter(db->session, wanted, NULL);
    code = sqlite3session_attach(db->session, NULL);
  }
  if (code == SQLITE_OK) return true;
  db_record_end(db);
  return db_failed(db, code, err);
}

void db_record_pause(struct db *db, bool pause)
{
  if (db->session) sqlite3session_enable(db->session, !pause);
}

bool db_record_take(struct db *db, struct buf *changes, struct err *err)
{
  int length = 0;
  void *bytes = NULL;
  int code = db_fault(db);
  if (code == SQLITE_OK) code = sqlite3session_changeset(db->session, &length, &bytes);
  if (code == SQLITE_OK) buf_addn(changes, bytes, (size_t)length);
  sqlite3_free(bytes);
  return code == SQLITE_OK || db_failed(db, code, err);
}

void db_record_end(struct db *db)
{
  if (db->session) sqlite3session_delete(db->session);
  db->session = NULL;
}

static int on_conflict(void *data, int kind, sqlite3_changeset_iter *row)
{
  (void)data, (void)kind, (void)row;
  return SQLITE_CHANGESET_ABORT;
}

static bool apply(struct db *db, int length, void *changes, struct err *err)
{
  int code = db_fault(db);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply(db->handle, length, changes, NULL, on_conflict, NULL);
  if (code == SQLITE_ABORT)
    return err_set(err, _("This cannot be done, as the rows have been changed since. Nothing has "
                          "been changed. Correct them by hand instead."));
  /* Whatever else relies on a row is in a later record, which was played backwards before this. */
  if (code == SQLITE_CONSTRAINT)
    return err_set(err, _("This cannot be done, as rows of an import that was taken back belong to "
                          "what would be removed. Close it instead."));
  return code == SQLITE_OK || db_failed(db, code, err);
}

bool db_changes_apply(struct db *db, const void *changes, size_t length, enum db_direction way,
                      struct err *err)
{
  assert(length <= INT_MAX);
  if (length == 0) return true;
  if (way == DB_AGAIN) return apply(db, (int)length, (void *)changes, err);
  int n = 0;
  void *backwards = NULL;
  int code = sqlite3changeset_invert((int)length, changes, &n, &backwards);
  bool well = code == SQLITE_OK ? apply(db, n, backwards, err) : db_failed(db, code, err);
  sqlite3_free(backwards);
  return well;
}

/* NULL when the value is no part of the record; an empty text for a NULL that is. */
static const char *value_text(sqlite3_value *value)
{
  if (!value) return NULL;
  const unsigned char *text = sqlite3_value_text(value);
  return text ? (const char *)text : "";
}

static void tell_row(sqlite3_changeset_iter *row, void (*each)(void *, const struct db_change *),
                     void *data)
{
  struct db_change change = {0};
  int columns = 0, operation = 0;
  if (sqlite3changeset_op(row, &change.table, &columns, &operation, NULL) != SQLITE_OK) return;
  for (int i = 0; i < columns; i++) {
    sqlite3_value *before = NULL, *after = NULL;
    if (operation != SQLITE_INSERT) sqlite3changeset_old(row, i, &before);
    if (operation != SQLITE_DELETE) sqlite3changeset_new(row, i, &after);
    if (i == 0) {
      change.id = sqlite3_value_int64(before ? before : after);
      continue;
    }
    /* Of a changed row only what differs; of a new or removed one only what it said. */
    if (operation == SQLITE_UPDATE && !after) continue;
    sqlite3_value *only = operation == SQLITE_INSERT ? after : before;
    if (operation != SQLITE_UPDATE && sqlite3_value_type(only) == SQLITE_NULL) continue;
    change.column = i;
    change.before = value_text(before);
    change.after = value_text(after);
    each(data, &change);
  }
}

bool db_changes_each(struct db *db, const void *changes, size_t length,
                     void (*each)(void *data, const struct db_change *change), void *data,
                     struct err *err)
{
  assert(length <= INT_MAX);
  sqlite3_changeset_iter *rows = NULL;
  int code = sqlite3changeset_start(&rows, (int)length, (void *)changes);
  if (code != SQLITE_OK) return db_failed(db, code, err);
  while ((code = sqlite3changeset_next(rows)) == SQLITE_ROW)
    tell_row(rows, each, data);
  sqlite3changeset_finalize(rows);
  return code == SQLITE_DONE || db_failed(db, code, err);
}
