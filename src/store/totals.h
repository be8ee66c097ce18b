// SPDX-License-Identifier: GPL-3.0-or-later
/* How a period falls into whole months and the days that are left over. */
#ifndef LB_STORE_TOTALS_H
#define LB_STORE_TOTALS_H

#include "store/handle.h"

/* A part that is empty has its first after its last. */
struct totals_range {
  int first_month, last_month;
  int head_first, head_last; /* days before the whole months */
  int tail_first, tail_last; /* days after them */
};

struct totals_range totals_range_of(struct period period);
/* True also for no period at all. */
bool totals_whole_months(struct period period);
/* The count of such a query, soft information left out. */
bool totals_count(struct store *store, const struct observation_query *query, long *n,
                  struct err *err);

#endif
