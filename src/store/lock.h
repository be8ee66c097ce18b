// SPDX-License-Identifier: GPL-3.0-or-later
/* The right to write to a database: a lock on PATH.lock.
 *
 * Invariant: the lock goes with the process that holds it, so a dead one holds nothing, whatever
 * file it left behind. A clean end removes the file. */
#ifndef LB_STORE_LOCK_H
#define LB_STORE_LOCK_H

struct lock {
  int file; /* -1: not held */
  char *path;
};

enum { LOCK_SINCE = 8 };
enum lock_answer { LOCK_TAKEN, LOCK_HELD, LOCK_IMPOSSIBLE };

/* LOCK_IMPOSSIBLE: no file can be made there. */
enum lock_answer lock_take(struct lock *lock, const char *path);
void lock_release(struct lock *lock);
/* "08.12", when the process that holds it took it; empty when none does. */
void lock_since(const char *path, char since[LOCK_SINCE]);

#endif
