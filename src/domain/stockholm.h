// SPDX-License-Identifier: GPL-3.0-or-later
/* Swedish local time without a time zone database.
 *
 * Invariant: summer time, UTC+2, runs from the last Sunday of March 01:00 UTC until the last Sunday
 * of October 01:00 UTC (directive 2000/84/EC), else UTC+1. The rule is applied to all years that
 * are dates; before 1996 summers ended in September. An instant is seconds since 1970-01-01 UTC. */
#ifndef LB_DOMAIN_STOCKHOLM_H
#define LB_DOMAIN_STOCKHOLM_H

#include <stdbool.h>
#include <stdint.h>

struct stockholm_time {
  int date;   /* yyyymmdd */
  int second; /* of the clock of that day: 0 to 86399 */
};

/* The instant of a local time. One that exists twice (autumn) is the first or, with `second_time`,
 * the second. False when there is no such time (spring, or no such date). */
bool stockholm_instant(struct stockholm_time local, bool second_time, int64_t *instant);
/* The date is DATE_NONE outside the calendar of base/date.h. */
struct stockholm_time stockholm_at(int64_t instant);
int stockholm_hhmm(struct stockholm_time local); /* seconds cut off, not rounded */

/* "2026-03-31T22:30:00Z", seconds optional. False when it is not of this form or does not exist. */
bool stockholm_read_utc(const char *text, int64_t *instant);
/* "2026-08-22 9:05:00 +02:00": hour with one or two digits, any offset. The local time in
 * Stockholm: as written when the offset is Stockholm's own then. */
bool stockholm_read_offset(const char *text, struct stockholm_time *local);
/* "2026-03-31T20:00", seconds optional. Does not ask whether summer time skips it. */
bool stockholm_read_local(const char *text, struct stockholm_time *local);

#endif
