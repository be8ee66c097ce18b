// SPDX-License-Identifier: GPL-3.0-or-later
/* One of every kind of operation, to be run, undone and made to fail. */
#ifndef LB_TEST_OPS_OPERATIONS_H
#define LB_TEST_OPS_OPERATIONS_H

#include "ops_fixture.h"

/* How far the work has come before the operation. */
enum stage {
  BARE,
  TURNED,    /* a meeting of the year wheel in a faster rhythm */
  OBSERVED,  /* observations in September, id 1 of KSF */
  RANKED,    /* and a joint ranking by steps, all areas scored */
  PROPOSED,  /* and proposed with a departure; measure 1 of the ranking */
  SENT_BACK, /* and sent back */
  MEASURED,  /* OBSERVED, quick measure 1 as a proposal, and planned event 1 */
  DECIDED,   /* MEASURED and decided, with one follow-up */
  MET,       /* DECIDED and a meeting at its first item, with one co-opted and a line; it goes on */
  HELD       /* and held */
};

struct operation {
  const char *name;
  enum stage stage;
  bool (*run)(struct ops *ops, struct err *err);
  const char *phrase; /* what undo says; NULL: bound */
};

extern const struct operation operations[];
extern const size_t n_operations;

/* Opens a database in which the work has come so far. */
void operation_prepare(struct fixture *f, enum stage stage);
/* The same in a database that is bare. */
void operation_advance(struct fixture *f, enum stage stage);
/* Ends the test with the sentence when it is not `ok`. */
void operation_must(bool ok, const struct err *err);

#endif
