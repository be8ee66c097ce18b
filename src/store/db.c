// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/db.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/db_handle.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  PROGRESS_INSTRUCTIONS = 10000,
  SETTLED_PAGES = 1024 /* 4 MB; some ten milliseconds of a slow disk */
};

static int collate(void *data, int a_length, const void *a, int b_length, const void *b)
{
  (void)data;
  return text_compare_n(a, (size_t)a_length, b, (size_t)b_length);
}

/* Only a path that can't be written needs the URI form, for its immutable=1. */
static void frozen_uri(struct buf *uri, const char *path)
{
  buf_add(uri, "file:");
  for (const char *p = path; *p; p++) {
    if (strchr("%?#", *p))
      buf_addf(uri, "%%%02X", (unsigned)(unsigned char)*p);
    else
      buf_addc(uri, *p);
  }
  buf_add(uri, "?immutable=1");
}

/* There is one thread, so SQLite need not lock itself. */
static int open_handle(struct db *db, enum db_mode mode)
{
  int flags = mode == DB_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  flags |= SQLITE_OPEN_NOMUTEX;
  if (mode != DB_FROZEN) return sqlite3_open_v2(db->path, &db->handle, flags, NULL);
  struct buf uri = {0};
  frozen_uri(&uri, db->path);
  int code = sqlite3_open_v2(buf_text(&uri), &db->handle, flags | SQLITE_OPEN_URI, NULL);
  buf_release(&uri);
  return code;
}

bool db_open(struct db **db, const char *path, enum db_mode mode, struct err *err)
{
  struct db *opened = mem_alloc(sizeof *opened);
  opened->path = mem_strdup(path);
  int code = open_handle(opened, mode);
  if (code == SQLITE_OK) {
    sqlite3_extended_result_codes(opened->handle, 1);
    sqlite3_busy_timeout(opened->handle, DB_BUSY_MS);
    code = sqlite3_create_collation(opened->handle, "swedish", SQLITE_UTF8, NULL, collate);
  }
  if (code != SQLITE_OK) {
    db_failed(opened, code, err);
    db_close(opened);
    return false;
  }
  *db = opened;
  return true;
}

static void watch_row(void *data, int operation, const char *schema, const char *table,
                      sqlite3_int64 id)
{
  (void)operation, (void)schema, (void)id;
  struct db *db = data;
  db->changed(db->changed_data, table);
}

void db_watch(struct db *db, void (*changed)(void *data, const char *table), void *data)
{
  db->changed = changed;
  db->changed_data = data;
  sqlite3_update_hook(db->handle, changed ? watch_row : NULL, db);
}

static int tick(void *data)
{
  struct db *db = data;
  return !db->progress(db->progress_data, ++db->ticks, 0);
}

void db_progress(struct db *db, bool (*progress)(void *data, long done, long all), void *data)
{
  db->progress = progress;
  db->progress_data = data;
  db->ticks = 0;
  sqlite3_progress_handler(db->handle, PROGRESS_INSTRUCTIONS, progress ? tick : NULL, db);
}

const char *db_path(const struct db *db)
{
  return db->path;
}

void db_fail_at(struct db *db, long statement, int code)
{
  db->fail_at = statement;
  db->fail_code = code;
}

int db_fault(struct db *db)
{
  if (db->fail_at == 0 || --db->fail_at > 0) return SQLITE_OK;
  return db->fail_code;
}

static bool failed_disk(struct db *db, int code, struct err *err)
{
  switch (code) {
  case SQLITE_FULL:
    return err_set_kind(err, ERR_DISK,
                        _("The disk is full and nothing was saved. Empty the wastebasket or move "
                          "files."));
  case SQLITE_IOERR:
    return err_set_kind(err, ERR_DISK,
                        _("The disk does not answer as it should, and nothing was saved in %s. Try "
                          "again, and ask your IT support to look at the disk."),
                        db->path);
  case SQLITE_READONLY:
    return err_set_kind(err, ERR_DISK,
                        _("%s can only be read. Close the other window, or ask your IT support for "
                          "the right to change the file."),
                        db->path);
  default:
    return err_set_kind(err, ERR_DISK,
                        _("%s cannot be opened. See that the file is there and that you may read "
                          "it."),
                        db->path);
  }
}

bool db_failed(struct db *db, int code, struct err *err)
{
  switch (code & 0xff) {
  case SQLITE_FULL:
  case SQLITE_IOERR:
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    failed_disk(db, code & 0xff, err);
    return err_set_code(err, code & 0xff);
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    err_set_kind(err, ERR_BUSY,
                 _("Another program is writing to %s just now. Nothing was saved. Try again in a "
                   "moment."),
                 db->path);
    return err_set_code(err, code & 0xff);
  case SQLITE_CORRUPT:
    return err_set_kind(err, ERR_DAMAGED,
                        _("The file %s is damaged. Bring back the newest backup copy."), db->path);
  case SQLITE_NOTADB:
    return err_set_kind(err, ERR_DAMAGED,
                        _("%s is not a database. Choose another file, or bring back the newest "
                          "backup copy."),
                        db->path);
  case SQLITE_INTERRUPT:
    return err_set_kind(err, ERR_CANCELLED, _("Cancelled. Nothing has been changed."));
  case SQLITE_CONSTRAINT:
    return err_set(err,
                   _("The file does not take this, as it goes against another row (%s). Nothing "
                     "was saved. Change it and try again."),
                   sqlite3_errmsg(db->handle));
  default:
    return err_set(err,
                   _("The database answered with an error (%s). Nothing was saved. Close the "
                     "program and start it again."),
                   db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code));
  }
}

bool db_script(struct db *db, const char *script, struct err *err)
{
  const char *rest = script;
  int code = SQLITE_OK;
  while (code == SQLITE_OK && *rest) {
    sqlite3_stmt *handle = NULL;
    code = sqlite3_prepare_v2(db->handle, rest, -1, &handle, &rest);
    if (code != SQLITE_OK || !handle) break;
    code = db_fault(db);
    while (code == SQLITE_OK || code == SQLITE_ROW)
      code = sqlite3_step(handle);
    if (code == SQLITE_DONE) code = SQLITE_OK;
    sqlite3_finalize(handle);
  }
  return code == SQLITE_OK || db_failed(db, code, err);
}

bool db_set_schema_version(struct db *db, int version, struct err *err)
{
  char sql[64];
  snprintf(sql, sizeof sql, "PRAGMA user_version = %d", version);
  return db_script(db, sql, err);
}

bool db_begin(struct db *db, struct err *err)
{
  return db_run(db_prepare(db, "BEGIN IMMEDIATE"), err);
}

bool db_commit(struct db *db, struct err *err)
{
  return db_run(db_prepare(db, "COMMIT"), err);
}

static void sync_file(struct db *db, int which)
{
  sqlite3_file *file = NULL;
  sqlite3_file_control(db->handle, "main", which, &file);
  if (file && file->pMethods) file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
}

/* What goes wrong here goes wrong again at the commit, which tells it. */
void db_settle(struct db *db, bool all)
{
  int written = 0, highest = 0;
  if (all) sqlite3_db_cacheflush(db->handle);
  sqlite3_db_status(db->handle, SQLITE_DBSTATUS_CACHE_WRITE, &written, &highest, 0);
  if (written - db->settled < (all ? 1 : SETTLED_PAGES)) return;
  db->settled = written;
  sync_file(db, SQLITE_FCNTL_JOURNAL_POINTER);
  sync_file(db, SQLITE_FCNTL_FILE_POINTER);
}

bool db_log(struct db *db, bool log)
{
  struct arena arena = {0};
  sqlite3_busy_timeout(db->handle, 0); /* whoever reads may do so for long */
  struct statement *st =
      db_prepare(db, log ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE");
  const char *answer = db_row(st) ? db_text(st, &arena, 0) : NULL;
  bool well = answer && strcmp(answer, log ? "wal" : "delete") == 0;
  well = db_done(st, NULL) && well;
  sqlite3_busy_timeout(db->handle, DB_BUSY_MS);
  arena_release(&arena);
  return well;
}

void db_rollback(struct db *db)
{
  /* A full disk makes SQLite roll back by itself, hence the question. The answer does not matter:
   * what is not committed is gone with the connection at the latest. */
  if (!sqlite3_get_autocommit(db->handle)) sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}
