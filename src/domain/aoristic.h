// SPDX-License-Identifier: GPL-3.0-or-later
/* Events whose time is known only as an interval: how much of it falls in each part of time.
 *
 * Invariant: weights sum to 1 and are shares of really elapsed time on the half-open interval
 * [from, to), so that a day may have 23 or 25 hours. Weights are for profiles only; a whole event
 * counts in the month of its middle. Source: Ratcliffe 2000, aoristic analysis; evaluation document
 * 3.6. */
#ifndef LB_DOMAIN_AORISTIC_H
#define LB_DOMAIN_AORISTIC_H

#include "base/arena.h"
#include "domain/stockholm.h"

#include <stdbool.h>
#include <stddef.h>

enum aoristic_unit {
  AORISTIC_MONTH,       /* yyyymm */
  AORISTIC_DAY,         /* yyyymmdd */
  AORISTIC_HOUR,        /* 0-23 of any day; the hour that comes twice in autumn gathers both */
  AORISTIC_WEEKDAY_HOUR /* weekday (1 Monday - 7) * 100 + hour */
};

struct aoristic_part {
  int part;
  double weight; /* above 0, at most 1 */
};
struct aoristic {
  struct aoristic_part *parts; /* in the order they are first touched */
  size_t n;
};

/* A local time that exists twice is the first as `from` and the second as `to`. When both are the
 * same instant, the part that holds it gets 1. False when either does not exist or `to` is before
 * `from`. Parts live in the arena. */
bool aoristic_weights(struct stockholm_time from, struct stockholm_time to, enum aoristic_unit unit,
                      struct arena *arena, struct aoristic *result);

/* The local time in the middle, which decides date and month. False as above. */
bool aoristic_middle(struct stockholm_time from, struct stockholm_time to,
                     struct stockholm_time *middle);

#endif
