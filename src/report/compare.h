// SPDX-License-Identifier: GPL-3.0-or-later
/* The same days last year (domain.md section 10), for every screen and print that compares.
 *
 * Invariant: both periods are equally long, also while the present one still runs; what cannot be
 * compared is below 0, never 0. */
#ifndef LB_REPORT_COMPARE_H
#define LB_REPORT_COMPARE_H

#include "domain/period.h"
#include "store/store.h"

struct comparison {
  struct period now, before; /* up to today in both years */
  bool possible;             /* there are whole months of both */
  const struct total *totals;
  size_t n;
  const struct total *totals_now;
  size_t n_now;
};

bool compare_years(struct store *store, struct period period, int today, struct arena *arena,
                   struct comparison *comparison, struct err *err);
/* What the area has in the present period; NULL when it has nothing. */
const struct total *compare_now(const struct comparison *comparison, int64_t area_id);
/* -1 when it cannot be said: no records of that time, or an area that did not exist. */
long compare_area(const struct comparison *comparison, const struct area *area);
long compare_all(const struct comparison *comparison);

#endif
