// SPDX-License-Identifier: GPL-3.0-or-later
/* Making a file with the tables of this version, and bringing an older one up to it.
 *
 * Invariant: a step and its version number are one transaction, so a file is always of a whole
 * version; before the first step a copy of the file lies beside it. */
#ifndef LB_STORE_MIGRATE_H
#define LB_STORE_MIGRATE_H

#include "store/db.h"

struct migrate_step {
  int version;         /* that the step leads to */
  const char *script;  /* its statements, or */
  const char *shipped; /* the file that holds them */
};

/* The tables of this version into an empty file, as one transaction: those of the first version and
 * then every step, so that a new file and an old one that was brought up are alike. */
bool migrate_create(struct db *db, struct err *err);
/* Runs the steps above `version`, in order; `steps` ends with version 0. */
bool migrate_run(struct db *db, int version, const struct migrate_step *steps, struct err *err);
/* The steps of this program. */
extern const struct migrate_step migrate_steps[];

/* Runs the shipped script ("schema/observation-indexes.sql"). */
bool migrate_shipped(struct db *db, const char *name, struct err *err);

#endif
