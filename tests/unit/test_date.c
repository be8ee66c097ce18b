// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/date.h"
#include "base/i18n.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The day that the table of typed dates is read on: a Sunday in week 47. */
enum { TODAY = 20261122 };

static void a_date_exists_or_is_refused(void **state)
{
  (void)state;
  static const struct {
    int year, month, day, expected;
  } cases[] = {
      {2026, 8, 31, 20260831}, {2026, 8, 32, 0}, {2026, 2, 29, 0},         {2024, 2, 29, 20240229},
      {1900, 2, 29, 0}, /* 1900 is no leap year, 2000 is one */
      {2000, 2, 29, 20000229}, {2026, 13, 1, 0}, {2026, 0, 1, 0},          {2026, 1, 0, 0},
      {1899, 12, 31, 0},       {2200, 1, 1, 0},  {2199, 12, 31, 21991231},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_int_equal(date_make(cases[i].year, cases[i].month, cases[i].day), cases[i].expected);
  assert_true(date_valid(20260831));
  assert_false(date_valid(20260832));
  assert_false(date_valid(DATE_NONE));
  assert_false(date_valid(-20260831));
}

/* Published contrasts of ISO week years and calendar years, and the years with a week 53. */
static void weeks_and_quarters_follow_the_reference(void **state)
{
  (void)state;
  static const struct {
    int date, year, week, weekday, quarter;
  } cases[] = {
      {20050101, 2004, 53, 6, 1}, {20051231, 2005, 52, 6, 4}, {20070101, 2007, 1, 1, 1},
      {20081229, 2009, 1, 1, 4},  {20261231, 2026, 53, 4, 4}, {20210103, 2020, 53, 7, 1},
      {20261121, 2026, 47, 6, 4}, {20260801, 2026, 31, 6, 3}, {20270103, 2026, 53, 7, 1},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    int year = 0;
    assert_int_equal(date_iso_week(cases[i].date, &year), cases[i].week);
    assert_int_equal(year, cases[i].year);
    assert_int_equal(date_weekday(cases[i].date), cases[i].weekday);
    assert_int_equal(date_quarter(cases[i].date), cases[i].quarter);
    assert_int_equal(date_from_iso_week(year, cases[i].week, cases[i].weekday), cases[i].date);
  }
  assert_int_equal(date_from_iso_week(2027, 53, 1), 0); /* 2027 has 52 weeks */
  assert_int_equal(date_from_iso_week(2026, 0, 1), 0);
  assert_int_equal(date_from_iso_week(2026, 1, 8), 0);
}

/* Every day of every year, so that no leap rule or week border is left to a lucky choice. */
static void the_calendar_is_whole(void **state)
{
  (void)state;
  int weekday = 1; /* 1 January 1900 was a Monday */
  int days = 0;
  for (int date = 19000101; date; date = date_add(date, 1), days++) {
    int year;
    int week = date_iso_week(date, &year);
    assert_true(date_valid(date));
    assert_int_equal(date_weekday(date), weekday);
    assert_int_equal(date_days_between(19000101, date), days);
    if (year >= 1900 && year <= 2199)
      assert_int_equal(date_from_iso_week(year, week, weekday), date);
    weekday = weekday % 7 + 1;
  }
  /* Of the 75 years that four divides, 1900 and 2100 are no leap years. */
  assert_int_equal(days, 300 * 365 + 73);
}

static void months_and_days_are_counted(void **state)
{
  (void)state;
  assert_int_equal(date_add(20261122, 7), 20261129);
  assert_int_equal(date_add(20261122, -3), 20261119);
  assert_int_equal(date_add(20240228, 1), 20240229);
  assert_int_equal(date_add(DATE_NONE, 1), DATE_NONE);
  assert_int_equal(date_add(21991231, 1), DATE_NONE);
  assert_int_equal(date_add(20261122, INT32_MIN), DATE_NONE);
  assert_int_equal(date_days_between(20260201, 20260325), 52);
  assert_int_equal(date_days_between(20260325, 20260201), -52);
  assert_int_equal(date_month(20260831), 202608);
  assert_int_equal(date_days_in_month(202402), 29);
  assert_int_equal(date_first_of_month(202402), 20240201);
  assert_int_equal(date_last_of_month(202402), 20240229);
  assert_int_equal(month_add(202611, 2), 202701);
  assert_int_equal(month_add(202601, -1), 202512);
  assert_int_equal(month_add(202601, -13), 202412);
  assert_int_equal(months_between(202511, 202602), 3);
  assert_int_equal(months_between(202602, 202511), -3);
  assert_int_equal(date_same_day_of_year(20240229, 2023), 20230228);
  assert_int_equal(date_same_day_of_year(20240229, 2020), 20200229);
  assert_int_equal(date_same_day_of_year(20260325, 2025), 20250325);
  assert_int_equal(time_minutes(2340), 23 * 60 + 40);
  assert_true(time_valid(0));
  assert_false(time_valid(2360));
  assert_false(time_valid(2400));
  assert_false(time_valid(TIME_NONE));
}

static void assert_written(void (*write)(struct buf *, int), int value, const char *expected)
{
  struct buf out = {0};
  write(&out, value);
  assert_string_equal(buf_text(&out), expected);
  buf_release(&out);
}

static void dates_are_written(void **state)
{
  (void)state;
  i18n_start("en");
  assert_written(date_iso, 20260801, "2026-08-01");
  assert_written(date_iso, DATE_NONE, "");
  assert_written(date_compact, 20260801, "Sat 2026-08-01");
  assert_written(date_echo, 20261121, "Sat 2026-11-21, week 47, quarter 4");
  assert_written(date_echo, DATE_NONE, "");
  assert_written(time_dotted, 2230, "22.30");
  assert_written(time_dotted, 0, "00.00");
  assert_written(time_dotted, TIME_NONE, "");
  assert_written(time_colon, 905, "09:05");
  assert_string_equal(date_month_name(5), "May");
  assert_string_equal(date_month_short(12), "Dec");
}

static void dates_are_written_in_swedish(void **state)
{
  (void)state;
  i18n_start("sv");
  if (strcmp(date_weekday_short(1), "m\u00E5n") != 0) skip(); /* no translation is built */
  assert_written(date_echo, 20261121, "l\u00F6r 2026-11-21, v. 47, kvartal 4");
  assert_written(date_compact, 20260801, "l\u00F6r 2026-08-01");
  assert_string_equal(date_month_name(5), "maj");
  assert_string_equal(date_month_short(10), "okt");
  i18n_start("en");
  assert_string_equal(date_weekday_short(1), "Mon");
}

/* Reads `text` on a day; 0 when it is refused. */
static int read_on(const char *text, int today, enum date_sense sense, int open_month)
{
  struct date_context context = {.today = today, .open_month = open_month, .sense = sense};
  int date = 0;
  bool read = date_read(text, &context, &date);
  assert_true(read == (date != 0));
  return date;
}

struct typed_date {
  const char *text;
  int latest, next;
};

static void assert_read(const struct typed_date *cases, size_t count, int today)
{
  for (size_t i = 0; i < count; i++) {
    int latest = read_on(cases[i].text, today, DATE_LATEST, 0);
    int next = read_on(cases[i].text, today, DATE_NEXT, 0);
    if (latest != cases[i].latest || next != cases[i].next)
      fail_msg("\"%s\" is read as %d and %d, not %d and %d", cases[i].text, latest, next,
               cases[i].latest, cases[i].next);
  }
}

static void near_days_are_read(void **state)
{
  (void)state;
  static const struct typed_date cases[] = {
      {"t", TODAY, TODAY},
      {"T", TODAY, TODAY},
      {" i dag ", TODAY, TODAY},
      {"idag", TODAY, TODAY},
      {"today", TODAY, TODAY},
      {"g", 20261121, 20261121},
      {"i g\u00E5r", 20261121, 20261121},
      {"IG\u00C5R", 20261121, 20261121},
      {"yesterday", 20261121, 20261121},
      {"i morgon", 20261123, 20261123},
      {"tomorrow", 20261123, 20261123},
      {"-3", 20261119, 20261119},
      {"\u22123", 20261119, 20261119},
      {"+7", 20261129, 20261129},
  };
  assert_read(cases, COUNT(cases), TODAY);
}

static void weekdays_are_read(void **state)
{
  (void)state;
  static const struct typed_date cases[] = {
      {"ons", 20261118, 20261125},
      {"onsdag", 20261118, 20261125},
      {"Wednesday", 20261118, 20261125},
      {"wed", 20261118, 20261125},
      {"m\u00E5n", 20261116, 20261123},
      {"l\u00F6rdag", 20261121, 20261128},
      {"tors", 20261119, 20261126},
      {"s\u00F6n", TODAY, TODAY}, /* today counts both ways */
      {"sun", TODAY, TODAY},
      {"on", 0, 0},
  };
  assert_read(cases, COUNT(cases), TODAY);
}

static void weeks_are_read(void **state)
{
  (void)state;
  static const struct typed_date cases[] = {
      {"v48 ons", 20261125, 20261125},
      {"v. 48 ons", 20261125, 20261125},
      {"v48", 20261123, 20261123},
      {"V 48", 20261123, 20261123},
      {"vecka 48 onsdag", 20261125, 20261125},
      {"ons v48", 20261125, 20261125},
      {"ons v. 48", 20261125, 20261125},
      {"week 48 wed", 20261125, 20261125},
      {"v46", 20261109, 20271115},
      {"v49", 20251201, 20261130},
      {"v53", 20201228, 20261228},
      {"v54", 0, 0},
      {"v48 xyz", 0, 0},
      {"v0", 0, 0},
  };
  assert_read(cases, COUNT(cases), TODAY);
}

/* In January, last December's week is near although its number is high. */
static void a_week_over_new_year_is_the_near_one(void **state)
{
  (void)state;
  static const struct typed_date cases[] = {
      {"v52", 20261221, 20271227},
      {"v2", 20270111, 20270111},
  };
  assert_read(cases, COUNT(cases), 20270108);
}

static void dates_without_a_year_are_read(void **state)
{
  (void)state;
  static const struct typed_date cases[] = {
      {"21/11", 20261121, 20271121},
      {"1121", 20261121, 20271121},
      {"21.11", 20261121, 20271121},
      {"21 nov", 20261121, 20271121},
      {"21 nov.", 20261121, 20271121},
      {"21 november", 20261121, 20271121},
      {"21nov", 20261121, 20271121},
      {"Nov 21", 20261121, 20271121},
      {"22/11", TODAY, TODAY},
      {"23/11", 20251123, 20261123},
      {"0801", 20260801, 20270801},
      {"1/8", 20260801, 20270801},
      {"3 okt", 20261003, 20271003},
      {"3 oct", 20261003, 20271003},
      {"3 maj", 20260503, 20270503},
      {"3 May", 20260503, 20270503},
      {"29/2", 20240229, 20280229},
      {"2111", 0, 0}, /* four digits are month and day */
      {"31/4", 0, 0},
      {"21 xyz", 0, 0},
  };
  assert_read(cases, COUNT(cases), TODAY);
}

static void whole_dates_are_read(void **state)
{
  (void)state;
  static const struct typed_date cases[] = {
      {"2026-11-21", 20261121, 20261121},
      {"20261121", 20261121, 20261121},
      {"261121", 20261121, 20261121},
      {"26-11-21", 20261121, 20261121},
      {"21/11 2026", 20261121, 20261121},
      {"21/11/2026", 20261121, 20261121},
      {"21.11.2026", 20261121, 20261121},
      {"21/11-26", 20261121, 20261121},
      {"21 nov 2026", 20261121, 20261121},
      {"2026\u201311\u201321", 20261121, 20261121},
      {"991231", 19991231, 19991231}, /* 2099 is further away than 1999 */
      {"2026-08-32", 0, 0},
      {"20260832", 0, 0},
      {"1899-12-31", 0, 0},
      {"2026-11", 0, 0},
  };
  assert_read(cases, COUNT(cases), TODAY);
}

static void what_is_no_date_is_refused(void **state)
{
  (void)state;
  static const char *const cases[] = {
      "",
      " ",
      "x",
      "0",
      "32",
      "801",
      "12345",
      "1234567",
      "202611211",
      "21//11",
      "21/11/",
      "/11",
      "--3",
      "v",
      "-",
      "+",
      "3-",
      "21 11",
      "1/2/3/4/5/6",
      "ons ons",
      "99999999999999999999",
      "+99999999",
      "t 5",
      "m\xE5n",
      "abcdefghijklmnopqrstuvwxyz",
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct date_context context = {.today = TODAY};
    int date = 12345;
    if (date_read(cases[i], &context, &date)) fail_msg("\"%s\" is read as %d", cases[i], date);
    assert_int_equal(date, 12345); /* untouched */
  }
}

static void a_day_alone_is_in_the_open_month(void **state)
{
  (void)state;
  assert_int_equal(read_on("21", TODAY, DATE_LATEST, 202608), 20260821);
  assert_int_equal(read_on("1", TODAY, DATE_NEXT, 202608), 20260801);
  assert_int_equal(read_on("21", TODAY, DATE_LATEST, 0), 20261121);
  assert_int_equal(read_on("31", TODAY, DATE_LATEST, 202609), 0);
}

static void times_are_read(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    bool read;
    int hhmm;
  } cases[] = {
      {"2340", true, 2340}, {"23.40", true, 2340}, {"23:40", true, 2340},   {"9", true, 900},
      {" 9 ", true, 900},   {"930", true, 930},    {"0", true, 0},          {"0000", true, 0},
      {"9.05", true, 905},  {"", true, TIME_NONE}, {"  ", true, TIME_NONE}, {"25.10", false, 0},
      {"24", false, 0},     {"23.60", false, 0},   {"9.5", false, 0},       {"nio", false, 0},
      {"12345", false, 0},  {"-1", false, 0},      {"9.30.00", false, 0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    int hhmm = 77;
    bool read = time_read(cases[i].text, &hhmm);
    if (read != cases[i].read || hhmm != (read ? cases[i].hhmm : 77))
      fail_msg("\"%s\" is read as %d, %d", cases[i].text, read, hhmm);
  }
}

static void a_fixed_clock_stands_still(void **state)
{
  (void)state;
  struct clock clock;
  struct err err = {0};
  setenv("LAGESBILD_NOW", "2026-10-07T09:00", 1);
  assert_true(clock_start(&clock, &err));
  clock_update(&clock);
  assert_int_equal(clock.date, 20261007);
  assert_int_equal(clock.time, 900);
  assert_true(clock.fixed);
  static const char *const wrong[] = {"2026-10-07",       "2026-13-07T09:00",  "2026-10-07T24:00",
                                      "2026-10-07 09:00", "2026-10-07T09:000", "now"};
  for (size_t i = 0; i < COUNT(wrong); i++) {
    setenv("LAGESBILD_NOW", wrong[i], 1);
    assert_false(clock_start(&clock, &err));
    assert_non_null(strstr(err.text, wrong[i]));
  }
  unsetenv("LAGESBILD_NOW");
}

/* The two zones are 26 hours apart, so it is never the same day in both. */
static void the_clock_follows_the_local_zone(void **state)
{
  (void)state;
  struct clock east;
  struct clock west;
  struct err err = {0};
  unsetenv("LAGESBILD_NOW");
  setenv("TZ", "EAST-14", 1);
  assert_true(clock_start(&east, &err));
  setenv("TZ", "WEST+12", 1);
  assert_true(clock_start(&west, &err));
  unsetenv("TZ");
  assert_false(east.fixed);
  assert_true(time_valid(east.time));
  assert_in_range(date_days_between(west.date, east.date), 1, 2);
  long long before = clock_milliseconds();
  assert_true(clock_milliseconds() >= before);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_date_exists_or_is_refused),
      cmocka_unit_test(weeks_and_quarters_follow_the_reference),
      cmocka_unit_test(the_calendar_is_whole),
      cmocka_unit_test(months_and_days_are_counted),
      cmocka_unit_test(dates_are_written),
      cmocka_unit_test(dates_are_written_in_swedish),
      cmocka_unit_test(near_days_are_read),
      cmocka_unit_test(weekdays_are_read),
      cmocka_unit_test(weeks_are_read),
      cmocka_unit_test(a_week_over_new_year_is_the_near_one),
      cmocka_unit_test(dates_without_a_year_are_read),
      cmocka_unit_test(whole_dates_are_read),
      cmocka_unit_test(what_is_no_date_is_refused),
      cmocka_unit_test(a_day_alone_is_in_the_open_month),
      cmocka_unit_test(times_are_read),
      cmocka_unit_test(a_fixed_clock_stands_still),
      cmocka_unit_test(the_clock_follows_the_local_zone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
