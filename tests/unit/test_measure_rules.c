// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { TODAY = 20260902 };

/* The quick measure of the worked month. */
static struct measure whole_measure(void)
{
  return (struct measure){.area_id = 5,
                          .problem_id = 1,
                          .owner_id = 2,
                          .type = TYPE_SIT,
                          .type2 = TYPE_NONE,
                          .text = "Byt lampor trappan",
                          .technique = "2",
                          .deadline = 20260909,
                          .quick = true,
                          .budget = NO_AMOUNT,
                          .hours = -1};
}
static const struct owner owner = {.id = 2, .name = "Samhällsbyggnad", .valid_from = 20180517};

static void assert_measure(struct measure m, struct owner who, int field, const char *sentence)
{
  struct err err = {.field = -2};
  bool right = measure_check(&m, &who, TODAY, NULL, &err);
  if (!sentence) {
    if (!right) fail_msg("%s", err.text);
    return;
  }
  assert_false(right);
  assert_string_equal(err.text, sentence);
  assert_int_equal(err.field, field);
}

static void a_measure_has_area_problem_owner_and_deadline(void **state)
{
  (void)state;
  struct measure m = whole_measure();
  assert_measure(m, owner, 0, NULL);
  m.problem_id = 0;
  assert_measure(m, owner, MEASURE_F_PROBLEM, "The measure has no problem.");
  m.problem_text = "Mörkt i trappan"; /* becomes a problem when it is stored */
  assert_measure(m, owner, 0, NULL);
  m.owner_id = 0;
  m.deadline = 0;
  m.area_id = 0;
  assert_measure(m, owner, MEASURE_F_AREA, "The measure has no area, owner and deadline.");
  m = whole_measure();
  m.text = " ";
  m.type = TYPE_NONE;
  assert_measure(m, owner, MEASURE_F_TEXT, "The measure has no name and type.");
  m = whole_measure();
  m.deadline = 20260931;
  assert_measure(m, owner, MEASURE_F_DEADLINE,
                 "The date 2026-09-31 does not exist. Write for example 31/8 or yesterday.");
  m = whole_measure();
  m.goal = "skriv till a@b.se";
  assert_measure(m, owner, MEASURE_F_GOAL,
                 "Looks like an e-mail address. Remove it, or give a reason when you save.");
}

static void the_owner_exists_on_the_day(void **state)
{
  (void)state;
  const char *refused = "The owner Samhällsbyggnad does not exist on this date. Choose another.";
  struct owner who = owner;
  who.valid_to = TODAY;
  assert_measure(whole_measure(), who, 0, NULL);
  who.valid_to = 20260901;
  assert_measure(whole_measure(), who, MEASURE_F_OWNER, refused);
  who.valid_to = 0;
  who.valid_from = 20260903;
  assert_measure(whole_measure(), who, MEASURE_F_OWNER, refused);
}

static void types_ask_for_what_belongs_to_them(void **state)
{
  (void)state;
  struct measure m = whole_measure();
  m.type2 = TYPE_KAM;
  assert_measure(m, owner, MEASURE_F_LEGAL, "Camera surveillance needs a legal basis.");
  m.legal_basis = "14 § lagen om kommuners ansvar";
  assert_measure(m, owner, 0, NULL);
  m.type = TYPE_UTR;
  assert_measure(m, owner, MEASURE_F_TECHNIQUE,
                 "Only a situational measure has a technique. Choose the type SIT, or leave the "
                 "technique empty.");
}

/* The table of section 5, whole: "x" where the step is in it. */
static void only_the_steps_of_the_table_exist(void **state)
{
  (void)state;
  static const char *const steps[] = {
      /* to: pdodfcarO */
      ".x.....x.", /* proposed */
      "..xx..x..", /* decided */
      "...x..x..", /* ongoing */
      "....x....", /* done */
      ".....x...", /* followed up */
      "..x......", /* closed */
      "..x......", /* aborted */
      ".........", /* rejected */
  };
  for (int from = 0; from < (int)COUNT(steps); from++)
    for (int to = 0; to <= MEASURE_OVERDUE; to++) {
      struct measure m = {.state = (enum measure_state)from};
      struct measure_change all = {.to = (enum measure_state)to,
                                   .date = TODAY,
                                   .reason = "skäl",
                                   .outcome = OUTCOME_POSITIVE,
                                   .text = "text",
                                   .followups = 1,
                                   .has_decision = true};
      if (measure_may_change(&m, &all, TODAY, NULL) != (steps[from][to] == 'x'))
        fail_msg("from %d to %d", from, to);
    }
}

static void assert_change(enum measure_state from, struct measure_change change,
                          const char *sentence)
{
  struct measure m = {.state = from};
  struct err err = {.field = 0};
  bool may = measure_may_change(&m, &change, TODAY, &err);
  if (!sentence) {
    if (!may) fail_msg("%s", err.text);
    return;
  }
  assert_false(may);
  assert_string_equal(err.text, sentence);
}

static void each_step_asks_for_what_it_needs(void **state)
{
  (void)state;
  const int tomorrow = 20260903;
  assert_change(MEASURE_PROPOSED, (struct measure_change){.to = MEASURE_DECIDED, .date = TODAY},
                "A decision needs a date and a paragraph.");
  assert_change(
      MEASURE_PROPOSED,
      (struct measure_change){.to = MEASURE_DECIDED, .date = tomorrow, .has_decision = true},
      "The date of a decision cannot lie ahead.");
  assert_change(MEASURE_PROPOSED, (struct measure_change){.to = MEASURE_REJECTED, .reason = " "},
                "Write why the measure is rejected.");
  assert_change(MEASURE_DECIDED, (struct measure_change){.to = MEASURE_ONGOING},
                "Write the date when the measure started.");
  assert_change(MEASURE_DECIDED, (struct measure_change){.to = MEASURE_ONGOING, .date = tomorrow},
                "The start date cannot lie ahead. Write it when the measure has started.");
  assert_change(MEASURE_DECIDED, (struct measure_change){.to = MEASURE_ONGOING, .date = TODAY},
                NULL);
  assert_change(MEASURE_ONGOING, (struct measure_change){.to = MEASURE_DONE},
                "Write the date when the measure was carried out.");
  assert_change(MEASURE_ONGOING, (struct measure_change){.to = MEASURE_DONE, .date = tomorrow},
                "The date when it was carried out cannot lie ahead.");
  assert_change(MEASURE_ONGOING, (struct measure_change){.to = MEASURE_ABORTED},
                "Write why the measure is aborted.");
  assert_change(MEASURE_DONE, (struct measure_change){.to = MEASURE_FOLLOWED_UP},
                "The measure needs at least one follow-up entry. Press F4.");
  assert_change(MEASURE_FOLLOWED_UP, (struct measure_change){.to = MEASURE_CLOSED, .text = "Ljust"},
                "The measure needs an outcome before it is closed. Press U.");
  assert_change(MEASURE_FOLLOWED_UP,
                (struct measure_change){.to = MEASURE_CLOSED, .outcome = OUTCOME_UNCHANGED},
                "The outcome needs a text before the measure is closed.");
  assert_change(MEASURE_CLOSED, (struct measure_change){.to = MEASURE_ONGOING},
                "Write why the measure is reopened.");
  assert_change(MEASURE_ABORTED,
                (struct measure_change){.to = MEASURE_ONGOING, .reason = "ny anmälan"}, NULL);
  assert_change(MEASURE_ABORTED,
                (struct measure_change){.to = MEASURE_ONGOING, .reason = "ring 070-123 45 67"},
                "Looks like a telephone number. Remove it, or give a reason when you save.");
  assert_change(MEASURE_ABORTED,
                (struct measure_change){.to = MEASURE_ONGOING,
                                        .reason = "ring 070-123 45 67",
                                        .person_reason = "kommunens växel"},
                NULL);
}

static void a_step_that_does_not_exist_names_those_that_do(void **state)
{
  (void)state;
  assert_change(MEASURE_DECIDED, (struct measure_change){.to = MEASURE_CLOSED},
                "The measure is decided and cannot become closed. It can become ongoing, carried "
                "out or aborted.");
  assert_change(MEASURE_REJECTED, (struct measure_change){.to = MEASURE_ONGOING},
                "The measure is rejected and stays so. Add a new measure instead.");
  assert_change(MEASURE_DECIDED, (struct measure_change){.to = MEASURE_OVERDUE},
                "Overdue is computed from the deadline and is never set. Move the deadline "
                "instead.");
}

static void a_quick_measure_is_decided_by_consent(void **state)
{
  (void)state;
  struct measure m = whole_measure();
  struct measure_change change = {.to = MEASURE_DECIDED, .date = TODAY};
  struct err err = {.field = 0};
  assert_false(measure_may_change(&m, &change, TODAY, &err));
  assert_string_equal(err.text, "A quick measure needs the owner's consent and its date.");
  change.has_decision = true;
  assert_true(measure_may_change(&m, &change, TODAY, &err));
}

static void overdue_follows_the_kind_of_deadline(void **state)
{
  (void)state;
  /* "x" is overdue once the date has passed; states as in the enumeration. */
  static const struct {
    enum deadline_kind kind;
    const char *states;
  } cases[] = {
      {DEADLINE_FINISH_BY, "xxx....."},
      {DEADLINE_START_BY, "xx......"},
      {DEADLINE_UNTIL, "xxx....."},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    for (int from = 0; cases[i].states[from]; from++) {
      struct measure m = {
          .deadline = 20260831, .deadline_kind = cases[i].kind, .state = (enum measure_state)from};
      bool late = cases[i].states[from] == 'x';
      assert_int_equal(measure_overdue(&m, TODAY), late);
      assert_int_equal(measure_days_overdue(&m, TODAY), late ? 2 : 0);
      assert_int_equal(measure_shown_state(&m, TODAY), late ? MEASURE_OVERDUE : from);
      assert_false(measure_overdue(&m, m.deadline)); /* the day itself has not passed */
    }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_measure_has_area_problem_owner_and_deadline),
      cmocka_unit_test(the_owner_exists_on_the_day),
      cmocka_unit_test(types_ask_for_what_belongs_to_them),
      cmocka_unit_test(only_the_steps_of_the_table_exist),
      cmocka_unit_test(each_step_asks_for_what_it_needs),
      cmocka_unit_test(a_step_that_does_not_exist_names_those_that_do),
      cmocka_unit_test(a_quick_measure_is_decided_by_consent),
      cmocka_unit_test(overdue_follows_the_kind_of_deadline),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
