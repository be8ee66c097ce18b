// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "domain/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void assert_days(struct period period, int first, int last)
{
  assert_int_equal(period.first, first);
  assert_int_equal(period.last, last);
}

static void each_form_is_read_and_written_back(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    enum period_kind kind;
    int first, last;
    const char *id, *label;
  } cases[] = {
      {"2026-08", PERIOD_MONTH, 20260801, 20260831, "2026-08", "August 2026"},
      {"2024-02", PERIOD_MONTH, 20240201, 20240229, "2024-02", "February 2024"},
      {"2026-K3", PERIOD_QUARTER, 20260701, 20260930, "2026-K3", "quarter 3 2026"},
      {"2026-k1", PERIOD_QUARTER, 20260101, 20260331, "2026-K1", "quarter 1 2026"},
      {"2026", PERIOD_YEAR, 20260101, 20261231, "2026", "2026"},
      {"2026-W31", PERIOD_WEEK, 20260727, 20260802, "2026-W31", "week 31 2026"},
      {"2026-V31", PERIOD_WEEK, 20260727, 20260802, "2026-W31", "week 31 2026"},
      /* a week of one year that ends in the next, and one that begins in the year before */
      {"2026-W53", PERIOD_WEEK, 20261228, 20270103, "2026-W53", "week 53 2026"},
      {"2026-W01", PERIOD_WEEK, 20251229, 20260104, "2026-W01", "week 1 2026"},
      {"2026-W1", PERIOD_WEEK, 20251229, 20260104, "2026-W01", "week 1 2026"},
      {"2026-09-01--2026-10-31", PERIOD_DAYS, 20260901, 20261031, "2026-09-01--2026-10-31",
       "2026-09-01--2026-10-31"},
      {"2026-09-01--2026-09-01", PERIOD_DAYS, 20260901, 20260901, "2026-09-01", "2026-09-01"},
      {"2026-10-07", PERIOD_DAYS, 20261007, 20261007, "2026-10-07", "2026-10-07"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct period period;
    assert_true(period_parse(cases[i].text, &period, NULL));
    assert_int_equal(period.kind, cases[i].kind);
    assert_days(period, cases[i].first, cases[i].last);
    struct buf out = {0};
    period_id(&out, period);
    assert_string_equal(buf_text(&out), cases[i].id);
    buf_clear(&out);
    period_label(&out, period);
    assert_string_equal(buf_text(&out), cases[i].label);
    buf_release(&out);
  }
}

static void what_is_no_period_is_refused(void **state)
{
  (void)state;
  static const char *const texts[] = {
      "",
      "26",
      "2026-",
      "2026-13",
      "2026-00",
      "2026-8",
      "2026-K0",
      "2026-K5",
      "2026-K33",
      "2025-W53", /* 2025 has 52 weeks */
      "2026-W54",
      "2026-W",
      "2026-W0",
      "2026-08-32",
      "2026-10-31--2026-09-01",
      "2026-02-01--2026-02-30",
      "2026-09-01-2026-10-31",
      "2026-09-01--2026-10-31 ",
      "1899",
      "2200",
      "augusti",
  };
  for (size_t i = 0; i < COUNT(texts); i++) {
    struct period period = {PERIOD_YEAR, 1, 2};
    struct err err = {.field = 0};
    if (period_parse(texts[i], &period, &err)) fail_msg("read: %s", texts[i]);
    assert_days(period, 1, 2);
    assert_non_null(strstr(err.text, texts[i]));
  }
}

static void quarters_are_counted_across_years(void **state)
{
  (void)state;
  assert_int_equal(quarter_of(20260930), 20263);
  assert_int_equal(quarter_of(20261001), 20264);
  assert_int_equal(quarter_add(20264, 1), 20271);
  assert_int_equal(quarter_add(20261, -1), 20254);
  assert_int_equal(quarter_add(20263, -8), 20243);
  assert_int_equal(quarter_add(20263, 0), 20263);
  assert_int_equal(quarter_first_month(20261), 202601);
  assert_int_equal(quarter_first_month(20264), 202610);
  assert_days(period_of_quarter(20244), 20241001, 20241231);
}

static void the_same_days_of_an_earlier_year(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    int years, first, last;
  } cases[] = {
      {"2025-02", 1, 20240201, 20240229}, /* a whole month stays whole */
      {"2024-02", 1, 20230201, 20230228},
      {"2026-K1", 1, 20250101, 20250331},
      {"2026", 2, 20240101, 20241231},
      {"2026-02-01--2026-03-25", 1, 20250201, 20250325},
      {"2024-02-29--2024-03-25", 1, 20230228, 20230325},
      {"2024-02-01--2024-02-29", 4, 20200201, 20200229},
      {"2025-12-20--2026-01-10", 1, 20241220, 20250110},
      {"2026-W31", 1, 20250727, 20250802},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct period period;
    assert_true(period_parse(cases[i].text, &period, NULL));
    period = period_years_before(period, cases[i].years);
    assert_days(period, cases[i].first, cases[i].last);
  }
  struct period week = {PERIOD_WEEK, 20260727, 20260802};
  assert_int_equal(period_years_before(week, 1).kind, PERIOD_DAYS);
}

static void a_running_period_ends_today(void **state)
{
  (void)state;
  struct period august = period_of_month(202608);
  assert_days(period_until(august, 20260815), 20260801, 20260815);
  assert_int_equal(period_until(august, 20260815).kind, PERIOD_DAYS);
  assert_days(period_until(august, 20260831), 20260801, 20260831);
  assert_int_equal(period_until(august, 20260831).kind, PERIOD_MONTH);
  assert_days(period_until(august, 20261231), 20260801, 20260831);
  assert_days(period_until(august, 20260701), 20260801, 20260801);
  assert_true(period_has(august, 20260801) && period_has(august, 20260831));
  assert_false(period_has(august, 20260731) || period_has(august, 20260901));
}

static void an_interval_counts_in_its_middle(void **state)
{
  (void)state;
  static const struct {
    int day, time, to_day, to_time, middle;
  } cases[] = {
      {20260801, 2200, 20260802, 600, 20260802},  /* 02.00 */
      {20260801, 2000, 20260802, 200, 20260801},  /* 23.00 */
      {20260831, 1200, 20260901, 1200, 20260901}, /* midnight belongs to the day that begins */
      {20260831, 1200, 20260901, 1158, 20260831},
      {20260828, 1700, 20260831, 700, 20260830},
      {20260801, TIME_NONE, 20260801, TIME_NONE, 20260801},
      {20260831, TIME_NONE, 20260902, TIME_NONE, 20260901}, /* 1 September 12.00 */
      {20261231, 2300, 20270101, 300, 20270101},
      {20260801, 1000, 20260801, 1000, 20260801},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_int_equal(
        period_middle_day(cases[i].day, cases[i].time, cases[i].to_day, cases[i].to_time),
        cases[i].middle);
}

#define HARD "\u00A0"

static void changes_are_rounded_away_from_zero(void **state)
{
  (void)state;
  static const struct {
    long now, before;
    const char *expected;
  } cases[] = {
      /* the rows of the worked quarter */
      {9, 6, "+50" HARD "%"},
      {7, 4, "+75" HARD "%"},
      {12, 15, "-20" HARD "%"},
      {5, 2, "+150" HARD "%"},
      {5, 7, "-29" HARD "%"},
      {9, 9, "±0" HARD "%"},
      {2, 1, "+100" HARD "%"},
      {0, 0, "–"},
      {49, 44, "+11" HARD "%"},
      {4, 0, "–"},
      {0, 3, "-100" HARD "%"},
      {9, 8, "+13" HARD "%"}, /* 12.5 */
      {7, 8, "-13" HARD "%"},
      {1001, 1000, "±0" HARD "%"},
      {17, 1, "+1" HARD "600" HARD "%"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct buf out = {0};
    change_percent(&out, cases[i].now, cases[i].before, "-");
    assert_string_equal(buf_text(&out), cases[i].expected);
    buf_release(&out);
  }
  struct buf out = {0};
  change_percent(&out, 5, 7, "\u2212");
  assert_string_equal(buf_text(&out), "\u221229" HARD "%");
  buf_release(&out);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_form_is_read_and_written_back),
      cmocka_unit_test(what_is_no_period_is_refused),
      cmocka_unit_test(quarters_are_counted_across_years),
      cmocka_unit_test(the_same_days_of_an_earlier_year),
      cmocka_unit_test(a_running_period_ends_today),
      cmocka_unit_test(an_interval_counts_in_its_middle),
      cmocka_unit_test(changes_are_rounded_away_from_zero),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
