// SPDX-License-Identifier: GPL-3.0-or-later
/* SQLite as the rest of store/ sees it: statements that know their SQL, parameters by name, and
 * errors as whole sentences.
 *
 * Invariant: a statement that db_prepare gave is used to its end (db_done, db_run, db_put, db_list
 * or db_one) before the same SQL is prepared again. What goes wrong in between is remembered in the
 * statement and told by that last call, so nothing in between needs to be asked. */
#ifndef LB_STORE_DB_H
#define LB_STORE_DB_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/terms.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct statement;

/* DB_FROZEN: a file that nobody can change, as on a read-only disk; read without locks. */
enum db_mode { DB_WRITE, DB_READ, DB_FROZEN };

/* Opens an existing file. Nothing is read yet, so a file that is no database is found out later. */
bool db_open(struct db **db, const char *path, enum db_mode mode, struct err *err);
void db_close(struct db *db); /* NULL is fine */
const char *db_path(const struct db *db);
/* `changed` is called with the table's name for each row that is added, changed or removed. */
void db_watch(struct db *db, void (*changed)(void *data, const char *table), void *data);
/* `progress` is called now and then in long statements; false cancels. NULL turns it off. */
void db_progress(struct db *db, bool (*progress)(void *data, long done, long all), void *data);
/* The n-th statement from now on fails with the code; 0 turns it off. */
void db_fail_at(struct db *db, long statement, int code);

/* ---- statements ---- */

/* `sql` is a constant: the statement is kept and found again by its address. */
struct statement *db_prepare(struct db *db, const char *sql);
void db_bind_int(struct statement *st, const char *name, int64_t value);
void db_bind_id(struct statement *st, const char *name, int64_t value);     /* 0 is NULL */
void db_bind_amount(struct statement *st, const char *name, int64_t value); /* negative is NULL */
void db_bind_real(struct statement *st, const char *name, double value);    /* negative is NULL */
/* Text and bytes are borrowed until the statement's end. */
void db_bind_text(struct statement *st, const char *name, const char *text); /* NULL is NULL */
void db_bind_blob(struct statement *st, const char *name, const void *bytes, size_t length);
/* The identifier of a value; one whose identifier is empty is NULL. */
void db_bind_term(struct statement *st, const char *name, const struct term *terms, int value);

bool db_row(struct statement *st); /* the next row; false at the end or on failure */
bool db_done(struct statement *st, struct err *err);
bool db_run(struct statement *st, struct err *err); /* all rows, then db_done */
/* Runs an insert or upsert; an `*id` of 0 becomes the id of the new row. */
bool db_put(struct statement *st, int64_t *id, struct err *err);

/* Columns of the present row, from 0. */
int64_t db_int64(struct statement *st, int column);  /* NULL is 0 */
int db_int(struct statement *st, int column);        /* NULL is 0 */
int64_t db_amount(struct statement *st, int column); /* NULL is -1 */
double db_real(struct statement *st, int column);    /* NULL is -1 */
bool db_null(struct statement *st, int column);
const char *db_text(struct statement *st, struct arena *arena, int column); /* NULL is NULL */
/* Bytes in the arena; NULL only for NULL. */
const void *db_blob(struct statement *st, struct arena *arena, int column, size_t *length);
int db_term(struct statement *st, int column, const struct term *terms);

typedef void db_reader(struct statement *st, struct arena *arena, void *row);
/* Every row into an array in the arena (never NULL when it succeeds); NULL on failure. */
void *db_list(struct statement *st, size_t size, db_reader *read, struct arena *arena, size_t *n,
              struct err *err);
/* The first row; `row` is zeroed when there is none. */
bool db_one(struct statement *st, size_t size, db_reader *read, struct arena *arena, void *row,
            struct err *err);
/* The first column of the first row; 0 when there is none. */
bool db_number(struct statement *st, int64_t *value, struct err *err);

/* Runs each statement of a script that is shipped with the program. */
bool db_script(struct db *db, const char *script, struct err *err);
bool db_set_schema_version(struct db *db, int version, struct err *err);

/* ---- transactions ---- */

/* The setting by which a commit waits until the disk has it, also that a journal is gone. */
#define DB_DURABLE "PRAGMA synchronous = EXTRA"
bool db_begin(struct db *db, struct err *err);
bool db_commit(struct db *db, struct err *err);
/* In steps what would else be one long wait at the commit: when much has been written since the
 * last time, waits until the disk has it. With `all` what is still in memory is written too. */
void db_settle(struct db *db, bool all);
/* Whether changes go to a log beside the file, which lets others read meanwhile, or into the file
 * itself, with a journal to take them back: new pages are then written once instead of twice, and
 * none at the commit. Outside a transaction. False when another has the file open. */
bool db_log(struct db *db, bool log);
void db_rollback(struct db *db); /* does nothing outside a transaction */

/* ---- the file ---- */

/* A copy in steps, into a file that is there: see db_file.c. A step copies so many pages, or then
 * compares so many; negative is all. */
struct db_copy;
bool db_copy_begin(struct db *db, const char *path, struct db_copy **copy, struct err *err);
bool db_copy_step(struct db_copy *copy, int pages, bool *done, struct err *err);
void db_copy_progress(const struct db_copy *copy, long *done, long *all);
/* Every byte has been read back: what is copied by SQLite's interface still has to be checked. */
bool db_copy_compared(const struct db_copy *copy);
bool db_copy_end(struct db_copy *copy, struct err *err); /* also after a failed step */

#endif
