// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/period.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTES_A_DAY = 24 * 60, SHOWN_COLUMNS = 40 };

static struct period days(int first, int last)
{
  return (struct period){PERIOD_DAYS, first, last};
}

/* Reads exactly `count` digits and moves past them. */
static bool read_digits(const char **at, int count, int *value)
{
  int read = 0;
  for (int i = 0; i < count; i++) {
    char c = (*at)[i];
    if (c < '0' || c > '9') return false;
    read = read * 10 + (c - '0');
  }
  *at += count;
  *value = read;
  return true;
}

static bool read_sign(const char **at, char sign)
{
  if (**at != sign) return false;
  (*at)++;
  return true;
}

static bool read_date(const char **at, int *date)
{
  int year, month, day;
  if (!read_digits(at, 4, &year) || !read_sign(at, '-') || !read_digits(at, 2, &month) ||
      !read_sign(at, '-') || !read_digits(at, 2, &day))
    return false;
  *date = date_make(year, month, day);
  return *date != DATE_NONE;
}

static bool read_days(const char *text, struct period *period)
{
  int first, last;
  if (!read_date(&text, &first)) return false;
  last = first;
  bool more = *text != '\0';
  if (more && (!read_sign(&text, '-') || !read_sign(&text, '-') || !read_date(&text, &last)))
    return false;
  if (*text || last < first) return false;
  *period = days(first, last);
  return true;
}

static bool read_week(const char *text, int year, struct period *period)
{
  int week;
  if (!read_digits(&text, text[0] && text[1] ? 2 : 1, &week) || *text) return false;
  int monday = date_from_iso_week(year, week, 1);
  if (monday == DATE_NONE) return false;
  *period = (struct period){PERIOD_WEEK, monday, date_add(monday, 6)};
  return true;
}

static bool read_part_of_year(const char *text, int year, struct period *period)
{
  int number;
  switch (*text) {
  case 'K':
  case 'k':
    text++;
    if (!read_digits(&text, 1, &number) || *text || number < 1 || number > 4) return false;
    *period = period_of_quarter(year * 10 + number);
    return true;
  case 'W':
  case 'w':
  case 'V':
  case 'v':
    return read_week(text + 1, year, period);
  default:
    if (!read_digits(&text, 2, &number) || *text || number < 1 || number > 12) return false;
    *period = period_of_month(year * 100 + number);
    return true;
  }
}

static bool read_named(const char *text, struct period *period)
{
  int year;
  if (!read_digits(&text, 4, &year) || !date_make(year, 1, 1)) return false;
  if (*text == '\0') {
    *period = period_of_year(year);
    return true;
  }
  return read_sign(&text, '-') && read_part_of_year(text, year, period);
}

bool period_parse(const char *text, struct period *period, struct err *err)
{
  struct period read;
  if (!read_days(text, &read) && !read_named(text, &read))
    return err_set(err,
                   _("“%.*s” is no period. Write for example 2026-08, 2026-K3, 2026, 2026-W31 or "
                     "2026-09-01--2026-10-31."),
                   (int)text_fit(text, SHOWN_COLUMNS), text);
  *period = read;
  return true;
}

static void days_id(struct buf *out, struct period period)
{
  date_iso(out, period.first);
  if (period.last == period.first) return;
  buf_add(out, "--");
  date_iso(out, period.last);
}

void period_id(struct buf *out, struct period period)
{
  int iso_year;
  switch (period.kind) {
  case PERIOD_MONTH:
    buf_addf(out, "%04d-%02d", date_year(period.first), date_month_of_year(period.first));
    break;
  case PERIOD_QUARTER:
    quarter_id(out, quarter_of(period.first));
    break;
  case PERIOD_YEAR:
    buf_addf(out, "%04d", date_year(period.first));
    break;
  case PERIOD_WEEK: {
    int week = date_iso_week(period.first, &iso_year);
    buf_addf(out, "%04d-W%02d", iso_year, week);
    break;
  }
  case PERIOD_DAYS:
    days_id(out, period);
    break;
  }
}

void period_label(struct buf *out, struct period period)
{
  int year = date_year(period.first);
  switch (period.kind) {
  case PERIOD_MONTH:
    /* TRANSLATORS: month and year */
    buf_addf(out, _("%s %d"), date_month_name(date_month_of_year(period.first)), year);
    break;
  case PERIOD_QUARTER:
    quarter_label(out, quarter_of(period.first));
    break;
  case PERIOD_WEEK: {
    int week = date_iso_week(period.first, &year);
    /* TRANSLATORS: number and year of an ISO week */
    buf_addf(out, _("week %d %d"), week, year);
    break;
  }
  case PERIOD_YEAR:
  case PERIOD_DAYS:
    period_id(out, period);
    break;
  }
}

struct period period_of_month(int month)
{
  return (struct period){PERIOD_MONTH, date_first_of_month(month), date_last_of_month(month)};
}

struct period period_of_quarter(int quarter)
{
  int month = quarter_first_month(quarter);
  return (struct period){PERIOD_QUARTER, date_first_of_month(month),
                         date_last_of_month(month_add(month, 2))};
}

struct period period_of_year(int year)
{
  return (struct period){PERIOD_YEAR, date_make(year, 1, 1), date_make(year, 12, 31)};
}

int quarter_of(int date)
{
  return date_year(date) * 10 + date_quarter(date);
}

int quarter_add(int quarter, int n)
{
  int since_year_zero = quarter / 10 * 4 + quarter % 10 - 1 + n;
  return since_year_zero / 4 * 10 + since_year_zero % 4 + 1;
}

int quarter_first_month(int quarter)
{
  return quarter / 10 * 100 + (quarter % 10 - 1) * 3 + 1;
}

void quarter_id(struct buf *out, int quarter)
{
  buf_addf(out, "%04d-K%d", quarter / 10, quarter % 10);
}

void quarter_label(struct buf *out, int quarter)
{
  /* TRANSLATORS: number and year of a quarter */
  buf_addf(out, _("quarter %d %d"), quarter % 10, quarter / 10);
}

struct period period_years_before(struct period period, int years)
{
  switch (period.kind) {
  case PERIOD_MONTH:
    return period_of_month(month_add(date_month(period.first), -12 * years));
  case PERIOD_QUARTER:
    return period_of_quarter(quarter_add(quarter_of(period.first), -4 * years));
  case PERIOD_YEAR:
    return period_of_year(date_year(period.first) - years);
  case PERIOD_WEEK: /* day for day: the same days are no ISO week in another year */
  case PERIOD_DAYS:
    break;
  }
  return days(date_same_day_of_year(period.first, date_year(period.first) - years),
              date_same_day_of_year(period.last, date_year(period.last) - years));
}

struct period period_until(struct period period, int today)
{
  if (today >= period.last) return period;
  return days(period.first, today < period.first ? period.first : today);
}

bool period_has(struct period period, int date)
{
  return period.first <= date && date <= period.last;
}

int period_middle_day(int day, int time, int to_day, int to_time)
{
  int start = time == TIME_NONE ? 0 : time_minutes(time);
  /* An end without a time is the end of its day. */
  int end = to_time == TIME_NONE ? MINUTES_A_DAY : time_minutes(to_time);
  int length = date_days_between(day, to_day) * MINUTES_A_DAY + end - start;
  assert(length >= 0);
  return date_add(day, (start + length / 2) / MINUTES_A_DAY);
}

void change_percent(struct buf *out, long now, long before, const char *minus)
{
  if (before <= 0) {
    buf_add(out, "\u2013");
    return;
  }
  long percent = (labs(now - before) * 200 + before) / (2 * before);
  buf_add(out, percent == 0 ? "±" : now > before ? "+" : minus);
  text_number(out, percent);
  buf_add(out, "\u00A0%");
}
