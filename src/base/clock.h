// SPDX-License-Identifier: GPL-3.0-or-later
/* Now. The one place that asks the system for the time, so that a test or a replayed meeting can
 * fix it with LAGESBILD_NOW=2026-10-07T09:00 (a fixed clock does not move). */
#ifndef LB_BASE_CLOCK_H
#define LB_BASE_CLOCK_H

#include "base/err.h"

struct clock {
  int date; /* yyyymmdd */
  int time; /* hhmm */
  bool fixed;
};

/* Reads LAGESBILD_NOW or the system's local time. False when the variable is not a time. */
bool clock_start(struct clock *clock, struct err *err);
void clock_update(struct clock *clock); /* asks again, unless fixed */
long long clock_milliseconds(void);     /* monotonic, for progress and waiting only */

#endif
