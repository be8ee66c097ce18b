// SPDX-License-Identifier: GPL-3.0-or-later
/* The store as its own files see it. */
#ifndef LB_STORE_HANDLE_H
#define LB_STORE_HANDLE_H

#include "store/db.h"
#include "store/lock.h"
#include "store/store_write.h"

struct store {
  struct db *db;
  char *path;
  struct lock lock;
  bool read_only;
  char since[LOCK_SINCE];
  int depth;         /* of store_begin */
  bool doomed;       /* an inner part was rolled back, so the whole must be */
  unsigned pending;  /* topics of the open transaction */
  unsigned changed;  /* topics of commits that nobody has asked for yet */
  bool bulk;         /* inside store_bulk_begin and _end */
  bool rebuild;      /* indexes and triggers are dropped until store_bulk_end */
  bool straight;     /* bulk work goes straight into the file: see store_bulk_prepare */
  int64_t bulk_last; /* the last observation before the bulk */
  bool (*progress)(void *data, long done, long all);
  void *progress_data;
};

/* Bulk work raises the page cache, which a rollback does not lower again. */
#define BULK_CACHE_AS_BEFORE "PRAGMA cache_size = -2000"

/* A statement that changes something: only between store_begin and store_commit. */
struct statement *store_writer(struct store *store, const char *sql);
/* What store_begin records: every table but the kept totals, the search, the journal, view state
 * and imports, whose rows stay when the import is undone. */
int store_records(void *data, const char *table);
/* The topics of a table; 0 for those that nobody watches. */
unsigned store_topics(const char *table);
/* True when the file is sound; the check of a crashed file and of copies. */
bool store_quick_check(struct db *db, struct err *err);
/* Changes go to a log beside the file: not on another computer's disk. */
bool store_logged(const struct store *store);
/* Refuses what is not ours, or newer. */
bool store_identify(struct db *db, const char *path, int *version, struct err *err);

#endif
