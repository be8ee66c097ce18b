// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mem.h"
#include "store/db_handle.h"

#include <sqlite3.h>
#include <stdlib.h>

struct db_copy {
  struct db *from, *to;
  sqlite3_backup *backup;
};

bool db_copy_begin(struct db *db, const char *path, struct db_copy **copy, struct err *err)
{
  struct db *to = NULL;
  if (!db_open(&to, path, DB_WRITE, err)) return false;
  sqlite3_backup *backup = sqlite3_backup_init(to->handle, "main", db->handle, "main");
  if (!backup) {
    db_failed(to, sqlite3_extended_errcode(to->handle), err);
    db_close(to);
    return false;
  }
  *copy = mem_alloc(sizeof **copy);
  (*copy)->from = db;
  (*copy)->to = to;
  (*copy)->backup = backup;
  return true;
}

bool db_copy_step(struct db_copy *copy, int pages, bool *done, struct err *err)
{
  int code = db_fault(copy->from);
  if (code == SQLITE_OK) code = sqlite3_backup_step(copy->backup, pages);
  *done = code == SQLITE_DONE;
  return code == SQLITE_OK || *done || db_failed(copy->to, code, err);
}

void db_copy_progress(const struct db_copy *copy, long *done, long *all)
{
  *all = sqlite3_backup_pagecount(copy->backup);
  *done = *all - sqlite3_backup_remaining(copy->backup);
}

bool db_copy_end(struct db_copy *copy, struct err *err)
{
  int code = sqlite3_backup_finish(copy->backup);
  bool well = code == SQLITE_OK || db_failed(copy->to, code, err);
  db_close(copy->to);
  free(copy);
  return well;
}
