// SPDX-License-Identifier: GPL-3.0-or-later
/* The year wheel as a calendar file (iCalendar, RFC 5545): one all-day event a date.
 *
 * Invariant: UTF-8, lines end with CR LF and are at most 75 bytes, folded between letters. The same
 * date of the same rule has the same UID in every file, so that a calendar program that reads a
 * later file moves the event instead of adding one. */
#ifndef LB_REPORT_CALENDAR_H
#define LB_REPORT_CALENDAR_H

#include "ops/wheel.h"

/* The rows of the year, cancelled ones as cancelled. `today` is the date stamp. */
void calendar_write(const struct wheel_row *rows, size_t n, int year, const struct municipality *m,
                    int today, struct buf *out);

#endif
