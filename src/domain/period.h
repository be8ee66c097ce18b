// SPDX-License-Identifier: GPL-3.0-or-later
/* Periods and how two of them are compared (domain.md section 10).
 *
 * Invariant: a period is whole days from first to last, both in it. Quarters are calendar
 * quarters, weeks are ISO weeks; sums are made from dates, never from weeks. */
#ifndef LB_DOMAIN_PERIOD_H
#define LB_DOMAIN_PERIOD_H

#include "base/buf.h"
#include "base/err.h"

enum period_kind { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_WEEK, PERIOD_DAYS };

struct period {
  enum period_kind kind;
  int first, last;
};

/* 2026-08, 2026-K3, 2026, 2026-W31 (also 2026-V31), 2026-10-07, 2026-09-01--2026-10-31. */
bool period_parse(const char *text, struct period *period, struct err *err);
void period_id(struct buf *out, struct period period); /* the same forms back */
void period_label(struct buf *out,
                  struct period period);      /* augusti 2026, kvartal 3 2026, v. 31 2026 */
struct period period_of_month(int month);     /* yyyymm */
struct period period_of_quarter(int quarter); /* yyyyq */
struct period period_of_year(int year);
int quarter_of(int date); /* yyyyq */
int quarter_add(int quarter, int n);
int quarter_first_month(int quarter);             /* yyyymm */
void quarter_id(struct buf *out, int quarter);    /* 2026-K3 */
void quarter_label(struct buf *out, int quarter); /* kvartal 3 2026 */
/* The same first and last day `years` earlier; a whole month stays a whole month, and otherwise
 * 29 February becomes 28. */
struct period period_years_before(struct period period, int years);
/* The part of the period up to `today`; a period that lies ahead keeps its first day only. */
struct period period_until(struct period period, int today);
bool period_has(struct period period, int date);

/* The date (its month) an interval counts in: the middle of it. Times are TIME_NONE or hhmm. */
int period_middle_day(int day, int time, int to_day, int to_time);

/* "+50 %", "-29 %", "±0 %", or a dash when `before` is 0. Halves are rounded away from zero.
 * `minus` is "-" on paper and U+2212 on the screen. */
void change_percent(struct buf *out, long now, long before, const char *minus);

#endif
