// SPDX-License-Identifier: GPL-3.0-or-later
/* The same days last year (domain.md section 10), for the tables that compare. For report/ alone.
 *
 * Invariant: both periods are equally long, also while the present one still runs; what cannot be
 * compared is below 0, never 0. */
#ifndef LB_REPORT_COMPARE_H
#define LB_REPORT_COMPARE_H

#include "report/print.h"

struct comparison {
  struct period now, before; /* up to today in both years */
  bool possible;             /* there are whole months of both */
  const struct total *totals;
  size_t n;
};

bool compare_years(struct print *p, struct comparison *comparison, struct err *err);
/* -1 when it cannot be said: no records of that time, or an area that did not exist. */
long compare_area(const struct comparison *comparison, const struct area *area);
long compare_all(const struct comparison *comparison);

#endif
