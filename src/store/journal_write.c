// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include <string.h>

void journal_read_row(struct statement *st, struct arena *arena, void *row)
{
  struct journal_row *r = row;
  r->entry.id = db_int64(st, 0);
  r->entry.at = db_text(st, arena, 1);
  r->entry.who = db_text(st, arena, 2);
  r->entry.verb = db_text(st, arena, 3);
  r->entry.object = db_text(st, arena, 4);
  r->entry.kind = db_text(st, arena, 5);
  r->entry.target = db_int64(st, 6);
  r->entry.bound = db_int(st, 7) != 0;
  r->entry.import_id = db_int64(st, 8);
  r->salt = db_blob(st, arena, 9, &r->salt_length);
  r->changes = db_blob(st, arena, 10, &r->changes_length);
  r->changes_hash = db_blob(st, arena, 11, &r->changes_hash_length);
  r->hash = db_blob(st, arena, 12, &r->hash_length);
  r->entry.removed = r->changes == NULL;
}

bool journal_row(struct db *db, int64_t id, struct arena *arena, struct journal_row *row,
                 struct err *err)
{
  struct statement *st = db_prepare(db, "SELECT " JOURNAL_ROW " FROM journal WHERE id = :id");
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *row, journal_read_row, arena, row, err);
}

void journal_hash_changes(const struct journal_row *row, unsigned char out[HASH_SIZE])
{
  const struct hash_part parts[] = {{row->salt, row->salt_length},
                                    {row->changes, row->changes_length}};
  hash_parts(parts, sizeof parts / sizeof *parts, out);
}

struct number {
  unsigned char bytes[8];
};

/* The same bytes on every machine: the file may be carried to another. */
static struct number number_of(int64_t value)
{
  struct number number;
  for (int i = 0; i < 8; i++)
    number.bytes[i] = (unsigned char)((uint64_t)value >> (8 * i));
  return number;
}

static struct hash_part text_part(const char *text)
{
  return (struct hash_part){text, text ? strlen(text) : 0};
}

void journal_hash_entry(const struct journal_row *row, const void *previous, size_t length,
                        unsigned char out[HASH_SIZE])
{
  const struct journal_entry *e = &row->entry;
  const struct number id = number_of(e->id), target = number_of(e->target),
                      bound = number_of(e->bound), import = number_of(e->import_id);
  const struct hash_part parts[] = {{previous, length},
                                    {&id, sizeof id},
                                    text_part(e->at),
                                    text_part(e->who),
                                    text_part(e->verb),
                                    text_part(e->object),
                                    text_part(e->kind),
                                    {&target, sizeof target},
                                    {&bound, sizeof bound},
                                    {&import, sizeof import},
                                    {row->changes_hash, row->changes_hash_length}};
  hash_parts(parts, sizeof parts / sizeof *parts, out);
}

static bool insert(struct db *db, const struct journal_row *row, struct err *err)
{
  struct statement *st = db_prepare(
      db, "INSERT INTO journal (" JOURNAL_ROW ") VALUES (:id, :at, :who, :verb, :object, :kind, "
          ":target, :bound, :import, :salt, :changes, :changes_hash, :hash)");
  db_bind_int(st, ":id", row->entry.id);
  db_bind_text(st, ":at", row->entry.at);
  db_bind_text(st, ":who", row->entry.who);
  db_bind_text(st, ":verb", row->entry.verb);
  db_bind_text(st, ":object", row->entry.object);
  db_bind_text(st, ":kind", row->entry.kind);
  db_bind_id(st, ":target", row->entry.target);
  db_bind_int(st, ":bound", row->entry.bound);
  db_bind_id(st, ":import", row->entry.import_id);
  db_bind_blob(st, ":salt", row->salt, row->salt_length);
  db_bind_blob(st, ":changes", row->changes, row->changes_length);
  db_bind_blob(st, ":changes_hash", row->changes_hash, row->changes_hash_length);
  db_bind_blob(st, ":hash", row->hash, row->hash_length);
  return db_run(st, err);
}

struct last {
  int64_t id;
  const void *hash;
  size_t length;
};

static void read_last(struct statement *st, struct arena *arena, void *row)
{
  struct last *last = row;
  last->id = db_int64(st, 0);
  last->hash = db_blob(st, arena, 1, &last->length);
}

bool journal_write(struct db *db, const struct journal_entry *entry, const void *changes,
                   size_t length, struct err *err)
{
  struct arena arena = {0};
  struct last last;
  bool well = db_one(db_prepare(db, "SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1"),
                     sizeof last, read_last, &arena, &last, err);
  if (well) {
    unsigned char salt[JOURNAL_SALT], changes_hash[HASH_SIZE], hash[HASH_SIZE];
    hash_random(salt, sizeof salt);
    struct journal_row row = {.entry = *entry,
                              .salt = salt,
                              .salt_length = sizeof salt,
                              .changes = changes,
                              .changes_length = length,
                              .changes_hash = changes_hash,
                              .changes_hash_length = sizeof changes_hash,
                              .hash = hash,
                              .hash_length = sizeof hash};
    row.entry.id = last.id + 1;
    journal_hash_changes(&row, changes_hash);
    journal_hash_entry(&row, last.hash, last.length, hash);
    well = insert(db, &row, err);
  }
  arena_release(&arena);
  return well;
}
