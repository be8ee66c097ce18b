// SPDX-License-Identifier: GPL-3.0-or-later
/* When it happens: weekday and part of the day. For report/ alone.
 *
 * Invariant: each observation gives 1 in all. One that is known only as an interval is spread over
 * it (which is the only place where it is); one without a day is in no weekday, one without a time
 * in no part of the day. */
#ifndef LB_REPORT_PROFILE_H
#define LB_REPORT_PROFILE_H

#include "report/print.h"

enum { PROFILE_DAYS = 7, PROFILE_PARTS = 4 };

struct profile {
  double cells[PROFILE_DAYS][PROFILE_PARTS]; /* from Monday; 00-06, 06-12, 12-18, 18-24 */
  double timeless[PROFILE_DAYS];             /* the day is known, the time is not */
  long dayless;                              /* not even the day is known */
};

void profile_of(struct print *p, const struct observation *rows, size_t n, struct profile *profile);
double profile_day(const struct profile *profile, int day);   /* 0 Monday */
double profile_part(const struct profile *profile, int part); /* 0 from midnight */
double profile_timeless(const struct profile *profile);       /* no time of day, or no day either */
const char *profile_part_name(int part);                      /* 00–06 */
/* A whole number without a decimal, else with one. */
const char *profile_number(struct print *p, double number);

#endif
