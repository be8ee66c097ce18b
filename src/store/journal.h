// SPDX-License-Identifier: GPL-3.0-or-later
/* The journal's own form, for the files of store/ that write or check it. */
#ifndef LB_STORE_JOURNAL_H
#define LB_STORE_JOURNAL_H

#include "base/hash.h"
#include "store/db.h"
#include "store/store.h"

enum { JOURNAL_SALT = 16 };

/* A whole row as it is stored. */
struct journal_row {
  struct journal_entry entry;
  const void *salt, *changes, *changes_hash, *hash; /* salt and changes NULL after a removal */
  size_t salt_length, changes_length, changes_hash_length, hash_length;
};

#define JOURNAL_ROW                                                            \
  "id, at, who, verb, object, kind, target, bound, import_id, salt, changes, " \
  "changes_hash, hash"

void journal_read_row(struct statement *st, struct arena *arena, void *row);
void journal_hash_changes(const struct journal_row *row, unsigned char out[HASH_SIZE]);
/* Over the entry before (no bytes for the first), the fields and the hash of the changes. */
void journal_hash_entry(const struct journal_row *row, const void *previous, size_t length,
                        unsigned char out[HASH_SIZE]);

/* Writes the entry for what the open transaction has recorded. */
bool journal_write(struct db *db, const struct journal_entry *entry, const void *changes,
                   size_t length, struct err *err);
bool journal_row(struct db *db, int64_t id, struct arena *arena, struct journal_row *row,
                 struct err *err);

#endif
