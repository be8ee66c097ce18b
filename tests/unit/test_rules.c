// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "domain/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { TODAY = 20260902 };

/* Row 6 of the worked month. */
static struct observation whole_observation(void)
{
  return (struct observation){.area_id = 4,
                              .category_id = 6,
                              .source_id = 4,
                              .severity = 2,
                              .known = KNOWN_TIME,
                              .day = 20260810,
                              .time = 720,
                              .to_time = TIME_NONE,
                              .cost = 4800,
                              .note = "Krossad ruta, hus B"};
}

static void assert_observation(struct observation o, int field, const char *sentence)
{
  struct err err = {.field = -2};
  bool right = observation_check(&o, TODAY, NULL, &err);
  if (!sentence) {
    if (!right) fail_msg("%s", err.text);
    return;
  }
  assert_false(right);
  assert_string_equal(err.text, sentence);
  assert_int_equal(err.field, field);
}

static void a_whole_observation_passes(void **state)
{
  (void)state;
  struct observation o = whole_observation();
  assert_observation(o, 0, NULL);
  o.cost = NO_AMOUNT;
  assert_observation(o, 0, NULL);
  o.day = TODAY;
  assert_observation(o, 0, NULL);
  o.known = KNOWN_DAY;
  o.time = TIME_NONE;
  assert_observation(o, 0, NULL);
  o.known = KNOWN_MONTH;
  o.day = 20260800; /* only the month is known */
  assert_observation(o, 0, NULL);
  o.known = KNOWN_UNKNOWN;
  o.day = 0;
  o.month = 202608;
  assert_observation(o, 0, NULL);
}

static void missing_fields_are_counted_and_named(void **state)
{
  (void)state;
  struct observation o = whole_observation();
  o.area_id = 0;
  assert_observation(o, OBSERVATION_AREA, "The field Area is missing.");
  o.category_id = 0;
  assert_observation(o, OBSERVATION_AREA, "Two fields are missing: Area and Category.");
  o.area_id = 1;
  o.source_id = 0;
  o.severity = 0;
  assert_observation(o, OBSERVATION_SOURCE,
                     "Three fields are missing: Source, Category and Severity.");
  struct observation none = {.time = TIME_NONE, .to_time = TIME_NONE, .cost = NO_AMOUNT};
  assert_observation(none, OBSERVATION_DAY,
                     "Five fields are missing: Date, Area, Source, Category and Severity.");
}

static void dates_and_times_are_bounded(void **state)
{
  (void)state;
  struct observation o = whole_observation();
  o.day = 20260832;
  assert_observation(o, OBSERVATION_DAY,
                     "The date 2026-08-32 does not exist. Write for example 31/8 or yesterday.");
  o.day = 20260915;
  assert_observation(o, OBSERVATION_DAY, "The date lies in the future. Is it a planned event?");
  o.known = KNOWN_MONTH;
  o.time = TIME_NONE;
  o.day = 20261000;
  assert_observation(o, OBSERVATION_DAY, "The date lies in the future. Is it a planned event?");
  o = whole_observation();
  o.time = 2510;
  assert_observation(o, OBSERVATION_TIME,
                     "25.10 is no time. Write 00.00–23.59, or leave it empty if the time is not "
                     "known.");
  o.time = TIME_NONE;
  assert_observation(o, OBSERVATION_TIME,
                     "Known time needs a time. Write it, or choose known day.");
  o.time = 0; /* midnight is a time */
  assert_observation(o, 0, NULL);
  o.known = KNOWN_DAY;
  assert_observation(o, OBSERVATION_KNOWN,
                     "A time is given. Choose known time, or leave the time empty.");
  o = whole_observation();
  o.received = 20260932;
  assert_observation(o, OBSERVATION_RECEIVED,
                     "The date 2026-09-32 does not exist. Write for example 31/8 or yesterday.");
}

static void an_interval_does_not_run_backwards(void **state)
{
  (void)state;
  const char *backwards = "The interval ends before it begins. Change the date or the time.";
  struct observation o = whole_observation();
  o.known = KNOWN_INTERVAL;
  assert_observation(o, OBSERVATION_TO_DAY, "The field To date is missing.");
  o.to_day = 20260811;
  o.to_time = 100;
  assert_observation(o, 0, NULL);
  o.to_day = 20260809;
  assert_observation(o, OBSERVATION_TO_DAY, backwards);
  o.to_day = o.day;
  assert_observation(o, OBSERVATION_TO_TIME, backwards);
  o.to_time = 720;
  assert_observation(o, 0, NULL);
  o.to_time = TIME_NONE;
  assert_observation(o, 0, NULL);
  o.to_day = 20260903;
  assert_observation(o, OBSERVATION_TO_DAY, "The date lies in the future. Is it a planned event?");
}

static void severity_cost_and_texts_are_guarded(void **state)
{
  (void)state;
  struct observation o = whole_observation();
  o.severity = 4;
  assert_observation(o, OBSERVATION_SEVERITY, "The severity is 1, 2 or 3.");
  o = whole_observation();
  o.cost = -2;
  assert_observation(o, OBSERVATION_COST,
                     "The cost cannot be negative. Write whole kronor, or leave it empty.");
  o = whole_observation();
  o.consequence = "ring 070-123 45 67";
  assert_observation(o, OBSERVATION_CONSEQUENCE,
                     "Looks like a telephone number. Remove it, or give a reason when you save.");
  assert_true(observation_check(&o, TODAY, "kommunens växel", NULL));
  o.note = "boende 121212-1212";
  struct err err = {.field = -2};
  assert_false(observation_check(&o, TODAY, "kommunens växel", &err));
  assert_int_equal(err.field, OBSERVATION_NOTE);
}

static void scores_are_one_to_five(void **state)
{
  (void)state;
  struct err err = {.field = 0};
  for (int value = 1; value <= 5; value++)
    assert_true(score_check(value, true, &err) && score_check(value, false, &err));
  assert_false(score_check(0, false, &err));
  assert_false(score_check(6, false, &err));
  assert_string_equal(err.text, "Influence is 1–5. The old value stays.");
  assert_false(score_check(6, true, &err));
  assert_string_equal(err.text, "Need is 1–5. The old value stays.");
}

static void assert_choice(const int chosen[5], const char *reason, const char *sentence)
{
  struct ranking_row rows[5];
  memset(rows, 0, sizeof rows);
  for (int i = 0; i < 5; i++) {
    rows[i].rank = i + 1;
    rows[i].proposed = i < 3;
    rows[i].chosen = chosen[i];
  }
  struct err err = {.field = 0};
  bool right = choice_check(rows, COUNT(rows), 3, reason, &err);
  if (!sentence) {
    if (!right) fail_msg("%s", err.text);
    return;
  }
  assert_false(right);
  assert_string_equal(err.text, sentence);
}

static void exactly_three_are_chosen_and_departures_explained(void **state)
{
  (void)state;
  const char *reason = "Säsong slut, skolan kan agera direkt";
  const char *unexplained = "Write a reason. Without a reason no departure is saved.";
  assert_choice((int[]){1, 2, 3, 0, 0}, NULL, NULL);
  assert_choice((int[]){1, 2, 0, 3, 0}, NULL, unexplained);
  assert_choice((int[]){1, 2, 0, 3, 0}, "  ", unexplained);
  assert_choice((int[]){1, 2, 0, 3, 0}, reason, NULL);
  assert_choice((int[]){2, 1, 3, 0, 0}, NULL, unexplained); /* the same three in another order */
  assert_choice((int[]){2, 1, 3, 0, 0}, reason, NULL);
  assert_choice((int[]){1, 2, 3, 4, 0}, reason,
                "Three areas are already chosen. Move one down first.");
  assert_choice((int[]){1, 2, 0, 0, 0}, reason, "Choose three areas; 2 are chosen.");
  assert_choice((int[]){0, 0, 0, 0, 0}, NULL, "Choose three areas; 0 are chosen.");
}

static void a_decision_has_body_date_and_paragraph(void **state)
{
  (void)state;
  const struct decision whole = {
      .body_id = 2, .date = TODAY, .paragraph = "87", .result = RESULT_DECIDED};
  struct err err = {.field = 0};
  struct decision d = whole;
  assert_true(decision_check(&d, TODAY, &err));
  d.paragraph = "";
  assert_false(decision_check(&d, TODAY, &err));
  assert_string_equal(err.text, "A decision needs a date and a paragraph.");
  d.paragraph = "§ ";
  assert_false(decision_check(&d, TODAY, &err));
  d = whole;
  d.date = 0;
  assert_false(decision_check(&d, TODAY, &err));
  assert_string_equal(err.text, "A decision needs a date and a paragraph.");
  d = whole;
  d.date = 20260903;
  assert_false(decision_check(&d, TODAY, &err));
  d = whole;
  d.body_id = 0;
  assert_false(decision_check(&d, TODAY, &err));
  for (int result = RESULT_CHANGED; result <= RESULT_REJECTED; result++) {
    d = whole;
    d.result = (enum decision_result)result;
    assert_false(decision_check(&d, TODAY, &err));
    assert_string_equal(err.text, "The decision departs from the proposal. Write a reason.");
    d.reason = "Utred först";
    assert_true(decision_check(&d, TODAY, &err));
  }
}

/* Every screen and print writes the sign itself, and a decision cannot be undone: "§ § 87". */
static void a_paragraph_is_kept_without_its_sign(void **state)
{
  (void)state;
  assert_string_equal(decision_paragraph("87"), "87");
  assert_string_equal(decision_paragraph("§ 87"), "87");
  assert_string_equal(decision_paragraph("§§87-88"), "87-88");
  assert_string_equal(decision_paragraph(" §"), "");
  assert_null(decision_paragraph(NULL));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_paragraph_is_kept_without_its_sign),
      cmocka_unit_test(a_whole_observation_passes),
      cmocka_unit_test(missing_fields_are_counted_and_named),
      cmocka_unit_test(dates_and_times_are_bounded),
      cmocka_unit_test(an_interval_does_not_run_backwards),
      cmocka_unit_test(severity_cost_and_texts_are_guarded),
      cmocka_unit_test(scores_are_one_to_five),
      cmocka_unit_test(exactly_three_are_chosen_and_departures_explained),
      cmocka_unit_test(a_decision_has_body_date_and_paragraph),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
