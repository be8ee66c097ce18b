// SPDX-License-Identifier: GPL-3.0-or-later
/* From rules to dates: several years, short months, weekends, 53 weeks, pauses, faster rhythms. */
#include "base/date.h"
#include "base/i18n.h"
#include "domain/wheel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { RULE = 7 };

static struct wheel_rule rule_of(enum wheel_kind kind, int every, int first)
{
  return (struct wheel_rule){.id = RULE,
                             .task = "Möte {nr}",
                             .kind = kind,
                             .every = every,
                             .first_day = first,
                             .valid_from = 20200101};
}

/* "2026-01-07 2026-01-21 ..." */
static const char *dates_of(const struct wheel_rule *rule, const struct wheel_setting *setting,
                            int year)
{
  static char text[2048];
  struct arena arena = {0};
  struct wheel_date *dates;
  struct buf out = {0};
  size_t n = wheel_dates(rule, setting, year, &arena, &dates);
  for (size_t i = 0; i < n; i++)
    buf_addf(&out, "%s%04d", i ? " " : "", dates[i].due % 10000);
  snprintf(text, sizeof text, "%s", buf_text(&out));
  buf_release(&out);
  arena_release(&arena);
  return text;
}

static const struct wheel_setting plain = {.lock_day = 2};

/* The nineteenth of the year is 25 November: drawing 13. */
static void meetings_come_every_other_week_but_in_pauses(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_WEEKS, 2, 20260107);
  rule.pauses = "06-20--08-16, 12-20--01-10";
  assert_string_equal(dates_of(&rule, &plain, 2026),
                      "0121 0204 0218 0304 0318 0401 0415 0429 0513 0527 0610 0819 0902 0916 0930 "
                      "1014 1028 1111 1125 1209");
  assert_true(wheel_rests(&rule, 202607));
  assert_false(wheel_rests(&rule, 202606));
  assert_false(wheel_rests(&rule, 201907)); /* before the rule */
  assert_false(wheel_pauses_valid("06-20"));
  assert_false(wheel_pauses_valid("13-20--14-01"));
  assert_true(wheel_pauses_valid("02-29--03-01"));
}

/* 2026 has 53 weeks: an every-other-week rule goes on over New Year without a shorter step. */
static void weeks_go_on_over_a_year_of_53_weeks(void **state)
{
  (void)state;
  const struct wheel_rule rule = rule_of(WHEEL_WEEKS, 2, 20261223);
  struct arena arena = {0};
  int before = DATE_NONE;
  assert_int_equal(date_iso_week(20261231, NULL), 53);
  for (int year = 2024; year <= 2030; year++) {
    struct wheel_date *dates;
    size_t n = wheel_dates(&rule, &plain, year, &arena, &dates);
    assert_true(n == 26 || n == 27);
    for (size_t i = 0; i < n; i++) {
      if (before) assert_int_equal(date_days_between(before, dates[i].due), 14);
      assert_int_equal(date_weekday(dates[i].due), 3);
      before = dates[i].due;
    }
  }
  arena_release(&arena);
}

/* The 31st is the last day of shorter months, also in a leap year. */
static void a_day_that_a_month_lacks_is_its_last(void **state)
{
  (void)state;
  const struct wheel_rule rule = rule_of(WHEEL_MONTHS, 1, 20260131);
  assert_string_equal(dates_of(&rule, &plain, 2028),
                      "0131 0229 0331 0430 0531 0630 0731 0831 0930 1031 1130 1231");
  assert_string_equal(dates_of(&rule, &plain, 2027),
                      "0131 0228 0331 0430 0531 0630 0731 0831 0930 1031 1130 1231");
}

/* January 2027 ends on a Sunday, February too, July on a Saturday, October on a Sunday. */
static void the_last_working_day_is_never_at_a_weekend(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_MONTHS, 1, 20260130);
  struct arena arena = {0};
  rule.day = WHEEL_LAST_WORKDAY;
  assert_string_equal(dates_of(&rule, &plain, 2027),
                      "0129 0226 0331 0430 0531 0630 0730 0831 0930 1029 1130 1231");
  for (int year = 2020; year <= 2040; year++) {
    struct wheel_date *dates;
    size_t n = wheel_dates(&rule, &plain, year, &arena, &dates);
    assert_int_equal(n, 12);
    for (size_t i = 0; i < n; i++) {
      assert_true(date_weekday(dates[i].due) <= 5);
      assert_true(date_days_between(dates[i].due, date_last_of_month(date_month(dates[i].due))) <
                  3);
    }
  }
  arena_release(&arena);
}

/* The second Wednesday of every other month; a fifth one that is missing is the fourth. */
static void a_weekday_keeps_its_place_in_the_month(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_MONTHS, 2, 20260211);
  rule.day = WHEEL_WEEKDAY;
  assert_string_equal(dates_of(&rule, &plain, 2026), "0211 0408 0610 0812 1014 1209");
  rule.first_day = 20260729;
  rule.every = 1;
  assert_string_equal(dates_of(&rule, &plain, 2026),
                      "0128 0225 0325 0429 0527 0624 0729 0826 0930 1028 1125 1230");
}

/* The lock day is a setting of the municipality: what closes follows it. */
static void what_closes_follows_the_lock_day(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_MONTHS, 1, 20260102);
  struct arena arena = {0};
  struct wheel_date *dates;
  rule.day = WHEEL_LOCK_DAY;
  rule.day_offset = 2;
  rule.about = ABOUT_MONTH;
  rule.about_offset = -1;
  rule.task = "Lägesbild {månad} låst";
  assert_int_equal(wheel_dates(&rule, &plain, 2026, &arena, &dates), 12);
  assert_int_equal(dates[11].due, 20261204);
  assert_int_equal(dates[11].about, 202611);
  assert_int_equal(dates[0].about, 202512);
  const struct wheel_setting later = {.lock_day = 28};
  assert_int_equal(wheel_dates(&rule, &later, 2026, &arena, &dates), 12);
  assert_int_equal(dates[1].due, 20260302); /* two days after 28 February */
  arena_release(&arena);
}

/* L3: two years, counted from when it was done last; until then from what the rule says. */
static void the_act_is_counted_from_the_last_time(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_SINCE_DONE, 24, 20250630);
  rule.valid_from = 20260902;
  assert_string_equal(dates_of(&rule, &plain, 2026), "");
  assert_string_equal(dates_of(&rule, &plain, 2027), "0630");
  assert_string_equal(dates_of(&rule, &plain, 2029), "");
  const struct wheel_setting done = {.lock_day = 2, .last_done = 20270515};
  assert_string_equal(dates_of(&rule, &done, 2027), "");
  assert_string_equal(dates_of(&rule, &done, 2029), "0515");
}

static void a_rule_holds_within_its_time(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_MONTHS, 3, 20260107);
  rule.valid_from = 20260408;
  rule.valid_to = 20261231;
  assert_string_equal(dates_of(&rule, &plain, 2026), "0707 1007");
  assert_string_equal(dates_of(&rule, &plain, 2025), "");
  assert_string_equal(dates_of(&rule, &plain, 2027), "");
}

/* ---- faster ---- */

/* Every week from 12 October, every two from 9 November, ordinary again after 6 December. */
static const struct rhythm unrest[] = {
    {.rule_id = RULE,
     .kind = RHYTHM_WEEK,
     .first_day = 20261012,
     .last_day = 20261108,
     .review = 20261109},
    {.rule_id = RULE,
     .kind = RHYTHM_TWO_WEEKS,
     .first_day = 20261109,
     .last_day = 20261206,
     .review = 20261207},
    {.rule_id = RULE + 1, .kind = RHYTHM_WEEK, .first_day = 20260101, .review = 20261231},
};
static const struct wheel_setting uneasy = {.lock_day = 2, .rhythms = unrest, .n_rhythms = 3};

static void meetings_come_faster_for_a_time(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_WEEKS, 2, 20260902);
  rule.fast_task = rule.task;
  rule.valid_from = 20260901;
  assert_string_equal(dates_of(&rule, &uneasy, 2026),
                      "0902 0916 0930 1014 1021 1028 1104 1111 1125 1209 1223");
}

/* The month is the base: its own dates stay, and each week gets one beside them. */
static void inventories_get_weeks_beside_their_months(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_MONTHS, 1, 20260102);
  struct arena arena = {0};
  struct wheel_date *dates;
  struct buf name = {0};
  rule.day = WHEEL_LOCK_DAY;
  rule.about = ABOUT_MONTH;
  rule.about_offset = -1;
  rule.task = "Inventering {månad} stänger";
  rule.fast_task = "Inventering vecka {vecka} stänger";
  rule.valid_from = 20261001;
  assert_string_equal(dates_of(&rule, &uneasy, 2026), "1002 1019 1026 1102 1116 1130 1202");
  wheel_dates(&rule, &uneasy, 2026, &arena, &dates);
  wheel_name(&name, &rule, &dates[1]);
  assert_string_equal(buf_text(&name), "Inventering vecka 42 stänger");
  buf_clear(&name);
  wheel_name(&name, &rule, &dates[6]);
  assert_string_equal(buf_text(&name), "Inventering november stänger");
  /* 2 November is both the Monday after week 44 and the day that October closes. */
  buf_clear(&name);
  wheel_name(&name, &rule, &dates[3]);
  assert_string_equal(buf_text(&name), "Inventering oktober stänger");
  buf_release(&name);
  arena_release(&arena);
}

/* ---- states and names ---- */

static void a_date_is_late_the_day_after(void **state)
{
  (void)state;
  assert_int_equal(wheel_stands(WHEEL_PLANNED, 20261122, 0, 20261122), WHEEL_PLANNED);
  assert_int_equal(wheel_stands(WHEEL_PLANNED, 20261121, 0, 20261122), WHEEL_OVERDUE);
  assert_int_equal(wheel_stands(WHEEL_CANCELLED, 20261121, 0, 20261122), WHEEL_CANCELLED);
  assert_int_equal(wheel_stands(WHEEL_DONE, 20261121, 0, 20261122), WHEEL_DONE);
  /* G10: six months ahead. */
  assert_int_equal(wheel_stands(WHEEL_PLANNED, 20270930, 183, 20270330), WHEEL_PLANNED);
  assert_int_equal(wheel_stands(WHEEL_PLANNED, 20270930, 183, 20270331), WHEEL_SOON);
}

static void what_is_no_place_in_a_name_stays(void **state)
{
  (void)state;
  struct wheel_rule rule = rule_of(WHEEL_MONTHS, 12, 20260130);
  struct buf name = {0};
  rule.about = ABOUT_YEAR;
  rule.about_offset = -1;
  rule.task = "Årsanalys {år} {nr} {annat} { öppen";
  wheel_name(&name, &rule, &(struct wheel_date){.due = 20270129, .about = 2026, .number = 1});
  assert_string_equal(buf_text(&name), "Årsanalys 2026 1 {annat} { öppen");
  buf_release(&name);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(meetings_come_every_other_week_but_in_pauses),
      cmocka_unit_test(weeks_go_on_over_a_year_of_53_weeks),
      cmocka_unit_test(a_day_that_a_month_lacks_is_its_last),
      cmocka_unit_test(the_last_working_day_is_never_at_a_weekend),
      cmocka_unit_test(a_weekday_keeps_its_place_in_the_month),
      cmocka_unit_test(what_closes_follows_the_lock_day),
      cmocka_unit_test(the_act_is_counted_from_the_last_time),
      cmocka_unit_test(a_rule_holds_within_its_time),
      cmocka_unit_test(meetings_come_faster_for_a_time),
      cmocka_unit_test(inventories_get_weeks_beside_their_months),
      cmocka_unit_test(a_date_is_late_the_day_after),
      cmocka_unit_test(what_is_no_place_in_a_name_stays),
  };
  i18n_start("sv");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
