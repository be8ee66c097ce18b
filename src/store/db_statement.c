// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mem.h"
#include "store/db_handle.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct statement {
  struct db *db;
  const char *sql;
  sqlite3_stmt *handle;
  char **names;       /* of the parameters, from 1; SQLite's own move when it compiles again */
  const char **given; /* by what name each was last bound: as a rule the very same constant */
  int parameters, last;
  int code; /* of what went wrong; SQLITE_OK while all is well */
  bool used, stepped;
  struct statement *next;
};

static size_t bucket(const char *sql)
{
  return ((uintptr_t)sql >> 4) % DB_BUCKETS;
}

static void compile(struct statement *st)
{
  st->code =
      sqlite3_prepare_v3(st->db->handle, st->sql, -1, SQLITE_PREPARE_PERSISTENT, &st->handle, NULL);
  if (st->code != SQLITE_OK) return;
  st->parameters = sqlite3_bind_parameter_count(st->handle);
  st->names = mem_alloc(((size_t)st->parameters + 1) * sizeof *st->names);
  st->given = mem_alloc(((size_t)st->parameters + 1) * sizeof *st->given);
  for (int i = 1; i <= st->parameters; i++) {
    st->names[i] = mem_strdup(sqlite3_bind_parameter_name(st->handle, i));
  }
}

struct statement *db_prepare(struct db *db, const char *sql)
{
  struct statement **head = &db->statements[bucket(sql)];
  struct statement *st = *head;
  while (st && st->sql != sql)
    st = st->next;
  if (!st) {
    st = mem_alloc(sizeof *st);
    st->db = db;
    st->sql = sql;
    st->next = *head;
    *head = st;
  }
  assert(!st->used);
  st->used = true;
  st->stepped = false;
  st->last = 0;
  st->code = SQLITE_OK;
  if (!st->handle) compile(st);
  return st;
}

/* Parameters are bound in the order in which they stand in the SQL, as a rule. */
static int parameter(struct statement *st, const char *name)
{
  for (int tries = 0; tries < st->parameters; tries++) {
    st->last = st->last % st->parameters + 1;
    if (st->given[st->last] == name) return st->last;
    if (strcmp(st->names[st->last], name) != 0) continue;
    st->given[st->last] = name;
    return st->last;
  }
  assert(false); /* a parameter that does not stand in the SQL is a bug */
  return 0;
}

#define BIND(st, name, call)                \
  do {                                      \
    if (st->code != SQLITE_OK) return;      \
    int at = parameter(st, name);           \
    int code = (call);                      \
    if (code != SQLITE_OK) st->code = code; \
  } while (0)

static void bind_null(struct statement *st, const char *name)
{
  BIND(st, name, sqlite3_bind_null(st->handle, at));
}

void db_bind_int(struct statement *st, const char *name, int64_t value)
{
  BIND(st, name, sqlite3_bind_int64(st->handle, at, value));
}

void db_bind_id(struct statement *st, const char *name, int64_t value)
{
  if (value == 0)
    bind_null(st, name);
  else
    db_bind_int(st, name, value);
}

void db_bind_amount(struct statement *st, const char *name, int64_t value)
{
  if (value < 0)
    bind_null(st, name);
  else
    db_bind_int(st, name, value);
}

void db_bind_real(struct statement *st, const char *name, double value)
{
  if (value < 0)
    bind_null(st, name);
  else
    BIND(st, name, sqlite3_bind_double(st->handle, at, value));
}

void db_bind_text(struct statement *st, const char *name, const char *text)
{
  BIND(st, name, sqlite3_bind_text(st->handle, at, text, -1, SQLITE_STATIC));
}

void db_bind_blob(struct statement *st, const char *name, const void *bytes, size_t length)
{
  /* No bytes at all is an empty blob, not NULL. */
  const void *some = bytes ? bytes : "";
  BIND(st, name, sqlite3_bind_blob64(st->handle, at, some, length, SQLITE_STATIC));
}

void db_bind_term(struct statement *st, const char *name, const struct term *terms, int value)
{
  const char *id = terms[value].id;
  db_bind_text(st, name, id && *id ? id : NULL);
}

bool db_row(struct statement *st)
{
  if (st->code != SQLITE_OK) return false;
  if (!st->stepped) {
    st->stepped = true;
    st->code = db_fault(st->db);
    if (st->code != SQLITE_OK) return false;
  }
  int code = sqlite3_step(st->handle);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) st->code = code;
  return false;
}

bool db_done(struct statement *st, struct err *err)
{
  bool well = st->code == SQLITE_OK || db_failed(st->db, st->code, err);
  if (st->handle) {
    sqlite3_reset(st->handle);
    sqlite3_clear_bindings(st->handle);
  }
  st->used = false;
  return well;
}

bool db_run(struct statement *st, struct err *err)
{
  while (db_row(st))
    continue;
  return db_done(st, err);
}

bool db_put(struct statement *st, int64_t *id, struct err *err)
{
  struct db *db = st->db;
  if (!db_run(st, err)) return false;
  if (*id == 0) *id = sqlite3_last_insert_rowid(db->handle);
  return true;
}

int64_t db_int64(struct statement *st, int column)
{
  return sqlite3_column_int64(st->handle, column);
}

int db_int(struct statement *st, int column)
{
  return sqlite3_column_int(st->handle, column);
}

bool db_null(struct statement *st, int column)
{
  return sqlite3_column_type(st->handle, column) == SQLITE_NULL;
}

int64_t db_amount(struct statement *st, int column)
{
  return db_null(st, column) ? -1 : db_int64(st, column);
}

double db_real(struct statement *st, int column)
{
  return db_null(st, column) ? -1 : sqlite3_column_double(st->handle, column);
}

const char *db_text(struct statement *st, struct arena *arena, int column)
{
  const unsigned char *text = sqlite3_column_text(st->handle, column);
  if (!text) return NULL;
  return arena_strndup(arena, (const char *)text, (size_t)sqlite3_column_bytes(st->handle, column));
}

const void *db_blob(struct statement *st, struct arena *arena, int column, size_t *length)
{
  *length = 0;
  if (db_null(st, column)) return NULL;
  const void *bytes = sqlite3_column_blob(st->handle, column);
  *length = (size_t)sqlite3_column_bytes(st->handle, column);
  void *copy = arena_alloc(arena, *length + 1);
  if (*length > 0) memcpy(copy, bytes, *length);
  return copy;
}

int db_term(struct statement *st, int column, const struct term *terms)
{
  int value = term_find(terms, (const char *)sqlite3_column_text(st->handle, column));
  return value < 0 ? 0 : value;
}

void *db_list(struct statement *st, size_t size, db_reader *read, struct arena *arena, size_t *n,
              struct err *err)
{
  size_t count = 0, capacity = 0;
  char *rows = arena_grow(arena, NULL, 0, &capacity, size);
  while (db_row(st)) {
    rows = arena_grow(arena, rows, count, &capacity, size);
    memset(rows + count * size, 0, size);
    read(st, arena, rows + count * size);
    count++;
  }
  *n = count;
  return db_done(st, err) ? rows : NULL;
}

bool db_one(struct statement *st, size_t size, db_reader *read, struct arena *arena, void *row,
            struct err *err)
{
  memset(row, 0, size);
  if (db_row(st)) read(st, arena, row);
  return db_done(st, err);
}

bool db_number(struct statement *st, int64_t *value, struct err *err)
{
  *value = db_row(st) ? db_int64(st, 0) : 0;
  return db_done(st, err);
}

static void release(struct statement *st)
{
  sqlite3_finalize(st->handle);
  for (int i = 1; i <= st->parameters; i++)
    free(st->names[i]);
  free(st->names);
  free(st->given);
  free(st);
}

void db_close(struct db *db)
{
  if (!db) return;
  for (size_t i = 0; i < DB_BUCKETS; i++) {
    for (struct statement *st = db->statements[i], *next; st; st = next) {
      next = st->next;
      release(st);
    }
  }
  sqlite3_close(db->handle);
  free(db->path);
  free(db);
}
