// SPDX-License-Identifier: GPL-3.0-or-later
/* Dates, months and times as files write them: stricter than what a person types, since nobody
 * looks at each. Words that count from today are not read.
 *
 * Invariant: a false return leaves the result untouched. */
#ifndef LB_OPS_IMPORT_DATES_H
#define LB_OPS_IMPORT_DATES_H

#include <stdbool.h>
#include <stddef.h>

struct file_date {
  int day;   /* DATE_NONE when only the month was said */
  int month; /* yyyymm */
  int time;  /* TIME_NONE unless a time stood behind the date */
};

/* 2018-05-03, 20180503, 3/5 2018, 2018-05, 201805, 2026-08-22 9:05:00 +02:00 (local time as it
 * stands). `form` as in a mapping, NULL takes day before month; `today` fills in a missing year. */
bool import_read_date(const char *text, const char *form, int today, struct file_date *date);
/* 2023-07, 202307, 2023M07, 07/2023, juli 2023; a whole date gives its month. */
bool import_read_month(const char *text, const char *form, int *month);
/* 21:40, 21.40, 21:40:00, 2140, kl 21.40; empty gives TIME_NONE. */
bool import_read_time(const char *text, int *hhmm);
/* 1-12 for a Swedish or English name or its first three letters; 0 for none. */
int import_month_of_word(const char *word, size_t length);

#endif
