// SPDX-License-Identifier: GPL-3.0-or-later
/* Dates, times and ISO weeks.
 *
 * A date is the whole number yyyymmdd (20260801), readable in a plain database shell and in the
 * right order; 0 is no date. A time of day is hhmm (2340) from 0 to 2359; TIME_NONE (-1) is
 * unknown, which is never midnight. A month is yyyymm (202608). Arithmetic goes by day numbers.
 * Years 1900 to 2199 are dates; everything else is refused. */
#ifndef LB_BASE_DATE_H
#define LB_BASE_DATE_H

#include "base/buf.h"

#include <stdbool.h>

enum { DATE_NONE = 0, DATE_LAST = 21991231, TIME_NONE = -1 };

int date_make(int year, int month, int day); /* 0 when there is no such date */
bool date_valid(int date);
int date_year(int date);
int date_month_of_year(int date);
int date_day(int date);
int date_month(int date);                                    /* yyyymm */
int date_quarter(int date);                                  /* 1-4 */
int date_weekday(int date);                                  /* 1 Monday - 7 Sunday */
int date_iso_week(int date, int *iso_year);                  /* 1-53; iso_year may be NULL */
int date_from_iso_week(int iso_year, int week, int weekday); /* 0 when there is no such week */
int date_add(int date, int days);
int date_days_between(int from, int to); /* to - from */
int date_days_in_month(int month);       /* of a yyyymm */
int date_first_of_month(int month);
int date_last_of_month(int month);
int month_add(int month, int months);          /* yyyymm + n */
int months_between(int from, int to);          /* to - from in months */
int date_same_day_of_year(int date, int year); /* 29 February becomes 28 when the year has none */
bool time_valid(int hhmm);
int time_minutes(int hhmm); /* since midnight */

void date_iso(struct buf *out, int date);     /* 2026-08-01; nothing for 0 */
void date_compact(struct buf *out, int date); /* lör 2026-08-01 */
/* lör 2026-11-21, v. 47, kvartal 4 */
void date_echo(struct buf *out, int date);
void time_dotted(struct buf *out, int hhmm);     /* 22.30; nothing for TIME_NONE */
void time_colon(struct buf *out, int hhmm);      /* 22:30, on paper and in files */
const char *date_weekday_short(int weekday);     /* mån tis ons tor fre lör sön, translated */
const char *date_month_name(int month_of_year);  /* januari ... */
const char *date_month_short(int month_of_year); /* jan ... */

/* How a date that lacks a year, or is a weekday, is filled in. */
enum date_sense { DATE_LATEST, DATE_NEXT };
struct date_context {
  int today;
  int open_month; /* yyyymm for a day number alone; 0 takes today's */
  enum date_sense sense;
};
/* Reads what a person types (screens.md section 4: 1/8, 0801, 21, 21 nov, igår, -3, ons, v48 ons,
 * 2026-08-01, 20260801, 260801 ...), in Swedish and English words alike. False when it is no date
 * that exists; `*date` is then untouched. */
bool date_read(const char *text, const struct date_context *context, int *date);
/* 2340, 23.40, 23:40, 9; empty gives TIME_NONE. */
bool time_read(const char *text, int *hhmm);
/* 22-02, 22.30-01.15: two times that differ. */
bool time_read_span(const char *text, int *from, int *to);

#endif
