// SPDX-License-Identifier: GPL-3.0-or-later
/* A disk that fails: SQLite's own file system with a counter before every write, sync and
 * truncation.
 *
 * Invariant: until fault_disk_fail_at is called it is the ordinary disk. */
#ifndef LB_TEST_FAULT_DISK_H
#define LB_TEST_FAULT_DISK_H

/* Becomes the disk of every file that is opened from now on. */
void fault_disk_install(void);
/* The n-th write from now, and all after it, fail as on a full disk; its syncs as on a dying one.
 * 0 heals the disk. */
void fault_disk_fail_at(long n);
/* How often it was waited for until it has what was written, since it was installed. */
long fault_disk_syncs(void);
/* How many writes, syncs and truncations have failed since then. */
long fault_disk_failed(void);

#endif
