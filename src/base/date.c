// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"

#include "base/i18n.h"

#include <assert.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, THURSDAY = 4 };

static bool leap_year(int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return lengths[month - 1] + (month == 2 && leap_year(year));
}

/* Days from 1 January of year 1 to 1 January of `year`, in the Gregorian calendar. */
static int days_before_year(int year)
{
  int past = year - 1;
  return past * 365 + past / 4 - past / 100 + past / 400;
}

/* Day 0 is 1 January of year 1, which is a Monday. */
static int day_number(int date)
{
  static const int before_month[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  int year = date_year(date);
  int month = date_month_of_year(date);
  assert(month >= 1 && month <= 12);
  return days_before_year(year) + before_month[month - 1] + (month > 2 && leap_year(year)) +
         date_day(date) - 1;
}

static int year_of_day(int number)
{
  int year = number / 366 + 1;
  while (days_before_year(year + 1) <= number)
    year++;
  return year;
}

static int date_of_day(int number)
{
  if (number < days_before_year(FIRST_YEAR) || number >= days_before_year(LAST_YEAR + 1))
    return DATE_NONE;
  int year = year_of_day(number);
  int left = number - days_before_year(year);
  int month = 1;
  while (left >= month_length(year, month))
    left -= month_length(year, month++);
  return date_make(year, month, left + 1);
}

int date_make(int year, int month, int day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return DATE_NONE;
  if (day < 1 || day > month_length(year, month)) return DATE_NONE;
  return year * 10000 + month * 100 + day;
}

bool date_valid(int date)
{
  return date > 0 && date_make(date_year(date), date_month_of_year(date), date_day(date)) == date;
}

int date_year(int date)
{
  return date / 10000;
}

int date_month_of_year(int date)
{
  return date / 100 % 100;
}

int date_day(int date)
{
  return date % 100;
}

int date_month(int date)
{
  return date / 100;
}

int date_quarter(int date)
{
  return (date_month_of_year(date) + 2) / 3;
}

int date_weekday(int date)
{
  return day_number(date) % 7 + 1;
}

/* ISO 8601: a week belongs to the year that its Thursday lies in. */
int date_iso_week(int date, int *iso_year)
{
  int thursday = day_number(date) - date_weekday(date) + THURSDAY;
  int year = year_of_day(thursday);
  if (iso_year) *iso_year = year;
  return (thursday - days_before_year(year)) / 7 + 1;
}

int date_from_iso_week(int iso_year, int week, int weekday)
{
  if (iso_year < FIRST_YEAR || iso_year > LAST_YEAR) return DATE_NONE;
  if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return DATE_NONE;
  int fourth = days_before_year(iso_year) + 3; /* 4 January is always in week 1 */
  int monday = fourth - fourth % 7 + (week - 1) * 7;
  if (year_of_day(monday + THURSDAY - 1) != iso_year) return DATE_NONE;
  return date_of_day(monday + weekday - 1);
}

int date_add(int date, int days)
{
  if (!date_valid(date)) return DATE_NONE;
  const int longest = (LAST_YEAR - FIRST_YEAR + 1) * 366;
  if (days > longest || days < -longest) return DATE_NONE;
  return date_of_day(day_number(date) + days);
}

int date_days_between(int from, int to)
{
  return day_number(to) - day_number(from);
}

int date_days_in_month(int month)
{
  assert(month % 100 >= 1 && month % 100 <= 12);
  return month_length(month / 100, month % 100);
}

int date_first_of_month(int month)
{
  return date_make(month / 100, month % 100, 1);
}

int date_last_of_month(int month)
{
  return date_make(month / 100, month % 100, date_days_in_month(month));
}

static int months_since_year_zero(int month)
{
  return month / 100 * 12 + month % 100 - 1;
}

int month_add(int month, int months)
{
  int sum = months_since_year_zero(month) + months;
  return sum / 12 * 100 + sum % 12 + 1;
}

int months_between(int from, int to)
{
  return months_since_year_zero(to) - months_since_year_zero(from);
}

int date_same_day_of_year(int date, int year)
{
  int same = date_make(year, date_month_of_year(date), date_day(date));
  return same || date % 10000 != 229 ? same : date_make(year, 2, 28);
}

bool time_valid(int hhmm)
{
  return hhmm >= 0 && hhmm <= 2359 && hhmm % 100 < 60;
}

int time_minutes(int hhmm)
{
  return hhmm / 100 * 60 + hhmm % 100;
}

void date_iso(struct buf *out, int date)
{
  if (date == DATE_NONE) return;
  buf_addf(out, "%04d-%02d-%02d", date_year(date), date_month_of_year(date), date_day(date));
}

void date_compact(struct buf *out, int date)
{
  if (date == DATE_NONE) return;
  buf_add(out, date_weekday_short(date_weekday(date)));
  buf_addc(out, ' ');
  date_iso(out, date);
}

void date_echo(struct buf *out, int date)
{
  if (date == DATE_NONE) return;
  struct buf day = {0};
  date_compact(&day, date);
  /* TRANSLATORS: for example "Sat 2026-11-21, week 47, quarter 4" */
  buf_addf(out, _("%s, week %d, quarter %d"), buf_text(&day), date_iso_week(date, NULL),
           date_quarter(date));
  buf_release(&day);
}

static void write_time(struct buf *out, int hhmm, char parting)
{
  if (hhmm == TIME_NONE) return;
  buf_addf(out, "%02d%c%02d", hhmm / 100, parting, hhmm % 100);
}

void time_dotted(struct buf *out, int hhmm)
{
  write_time(out, hhmm, '.');
}

void time_colon(struct buf *out, int hhmm)
{
  write_time(out, hhmm, ':');
}

/* "May" is both a name and its short form: what stands before the bar parts them and is not
 * shown. */
static const char *name_of(const char *msgid)
{
  const char *name = gettext(msgid);
  return name == msgid ? strchr(msgid, '|') + 1 : name;
}

const char *date_weekday_short(int weekday)
{
  static const char *const names[] = {
      N_("weekday|Mon"), N_("weekday|Tue"), N_("weekday|Wed"), N_("weekday|Thu"),
      N_("weekday|Fri"), N_("weekday|Sat"), N_("weekday|Sun"),
  };
  assert(weekday >= 1 && weekday <= 7);
  return name_of(names[weekday - 1]);
}

const char *date_month_name(int month_of_year)
{
  static const char *const names[] = {
      N_("month|January"),   N_("month|February"), N_("month|March"),    N_("month|April"),
      N_("month|May"),       N_("month|June"),     N_("month|July"),     N_("month|August"),
      N_("month|September"), N_("month|October"),  N_("month|November"), N_("month|December"),
  };
  assert(month_of_year >= 1 && month_of_year <= 12);
  return name_of(names[month_of_year - 1]);
}

const char *date_month_short(int month_of_year)
{
  static const char *const names[] = {
      N_("short month|Jan"), N_("short month|Feb"), N_("short month|Mar"), N_("short month|Apr"),
      N_("short month|May"), N_("short month|Jun"), N_("short month|Jul"), N_("short month|Aug"),
      N_("short month|Sep"), N_("short month|Oct"), N_("short month|Nov"), N_("short month|Dec"),
  };
  assert(month_of_year >= 1 && month_of_year <= 12);
  return name_of(names[month_of_year - 1]);
}
