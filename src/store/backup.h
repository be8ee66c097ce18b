// SPDX-License-Identifier: GPL-3.0-or-later
/* Whole copies of an open file. */
#ifndef LB_STORE_BACKUP_H
#define LB_STORE_BACKUP_H

#include "store/db.h"

enum { BACKUP_ALL_PAGES = -1 };

/* As store_backup: the file `path` is the old one or a whole, checked new one. */
bool backup_copy(struct db *db, const char *path, int step_pages,
                 bool (*progress)(void *data, long done, long all), void *data, struct err *err);

#endif
