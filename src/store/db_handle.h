// SPDX-License-Identifier: GPL-3.0-or-later
/* What the db*.c files share: they alone know SQLite. */
#ifndef LB_STORE_DB_HANDLE_H
#define LB_STORE_DB_HANDLE_H

#include "store/db.h"

struct sqlite3;
struct sqlite3_session;

enum { DB_BUCKETS = 128, DB_BUSY_MS = 2000 };

struct db {
  struct sqlite3 *handle;
  struct sqlite3_session *session; /* NULL when nothing is recorded */
  char *path;
  struct statement *statements[DB_BUCKETS];
  void (*changed)(void *data, const char *table);
  void *changed_data;
  bool (*progress)(void *data, long done, long all);
  void *progress_data;
  long ticks;
  int settled;  /* pages written when db_settle last waited */
  long fail_at; /* statements left until the made-up failure; 0: none */
  int fail_code;
};

/* Counts a statement; the code that it shall fail with, or SQLITE_OK. */
int db_fault(struct db *db);
/* The sentence for a code of SQLite; returns false. */
bool db_failed(struct db *db, int code, struct err *err);

#endif
