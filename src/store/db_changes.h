// SPDX-License-Identifier: GPL-3.0-or-later
/* Recording what a transaction changes, row by row with before and after, by SQLite's session
 * extension; playing such a record backwards or again.
 *
 * Invariant: a record holds whole rows of tables with an integer primary key `id` as first column.
 */
#ifndef LB_STORE_DB_CHANGES_H
#define LB_STORE_DB_CHANGES_H

#include "base/buf.h"
#include "store/db.h"

/* From now on, for the tables that `wanted` answers with 1. */
bool db_record(struct db *db, int (*wanted)(void *data, const char *table), struct err *err);
void db_record_pause(struct db *db, bool pause); /* does nothing when nothing is recorded */
bool db_record_take(struct db *db, struct buf *changes, struct err *err);
void db_record_end(struct db *db);

enum db_direction { DB_AGAIN, DB_BACKWARDS };
/* Fails as a whole when a row is not as the record left it. */
bool db_changes_apply(struct db *db, const void *changes, size_t length, enum db_direction way,
                      struct err *err);

/* A value of a row: before NULL, the row was new; after NULL, it was removed. Both borrowed for the
 * call. */
struct db_change {
  const char *table;
  int64_t id;
  int column; /* from 0; the primary key itself is not told */
  const char *before, *after;
};
bool db_changes_each(struct db *db, const void *changes, size_t length,
                     void (*each)(void *data, const struct db_change *change), void *data,
                     struct err *err);

#endif
