// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "domain/terms.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The identifiers of the glossary and of the schema's CHECKs, in the order of the enumerations:
 * the last value of each is written out, so that a table cannot be one row short. */
static const struct {
  const struct term *terms;
  int values;
  const char *ids;
} tables[] = {
    {known_terms, KNOWN_UNKNOWN + 1, "time day interval month unknown"},
    {answer_terms, ANSWER_UNKNOWN + 1, "yes no unknown"},
    {confidence_terms, CONFIDENCE_HIGH + 1, "low medium high"},
    {row_state_terms, ROW_WITHDRAWN + 1, "live voided withdrawn"},
    {report_state_terms, REPORT_VOIDED + 1, "missing reported nil_report late voided"},
    {period_state_terms, PERIOD_LOCKED + 1, "open locked"},
    {unit_kind_terms, UNIT_OTHER + 1, "department company police rescue association other"},
    {ranking_state_terms, RANKING_SENT_BACK + 1, "open proposed decided sent_back"},
    {ranking_method_terms, METHOD_STEPS + 1, "share steps"},
    {decision_result_terms, RESULT_REJECTED + 1, "decided changed sent_back rejected"},
    {measure_type_terms, TYPE_NONE + 1, "SIT SOC KOM UTR KAM "},
    {measure_state_terms, MEASURE_OVERDUE + 1,
     "proposed decided ongoing done followed_up closed aborted rejected overdue"},
    {deadline_kind_terms, DEADLINE_UNTIL + 1, "finish_by start_by until"},
    {outcome_terms, OUTCOME_NOT_ASSESSABLE + 1, " positive unchanged negative not_assessable"},
    {followup_kind_terms, FOLLOWUP_EFFECT + 1, "production process effect"},
    {party_terms, PARTY_JOINT + 1, "municipality police joint"},
    {meeting_state_terms, MEETING_CONFIRMED + 1, "called held confirmed"},
    {agenda_kind_terms, AGENDA_OTHER + 1,
     "attendance followup picture events ranking measures information next other"},
    {attendance_state_terms, ATTENDANCE_ABSENT + 1, "expected present absent"},
    {meeting_duty_terms, DUTY_SECRETARY + 1, " chair secretary"},
    {wheel_kind_terms, WHEEL_SINCE_DONE + 1, "months weeks since_done"},
    {wheel_day_terms, WHEEL_LOCK_DAY + 1, "day weekday last_workday lock_day"},
    {wheel_about_terms, ABOUT_YEAR + 1, "none month quarter year"},
    {wheel_basis_terms, BASIS_MEETING + 1, "hand inventory picture proposal decision meeting"},
    {wheel_state_terms, WHEEL_OVERDUE + 1, "planned done cancelled next soon overdue"},
    {rhythm_kind_terms, RHYTHM_TWO_WEEKS + 1, "week two_weeks"},
    {lesson_state_terms, LESSON_SET_ASIDE + 1, "new used set_aside"},
};

static void identifiers_stand_in_the_order_of_the_values(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT(tables); i++) {
    char ids[128] = "";
    int n = 0;
    for (; tables[i].terms[n].id; n++) {
      if (n > 0) strcat(ids, " ");
      strcat(ids, tables[i].terms[n].id);
    }
    assert_string_equal(ids, tables[i].ids);
    assert_int_equal(n, tables[i].values);
  }
}

static void an_identifier_leads_back_to_its_value(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT(tables); i++) {
    for (int value = 0; value < tables[i].values; value++)
      assert_int_equal(term_find(tables[i].terms, tables[i].terms[value].id), value);
    assert_int_equal(term_find(tables[i].terms, "no such"), -1);
  }
  assert_int_equal(term_find(outcome_terms, NULL), OUTCOME_NONE);
  assert_int_equal(term_find(measure_type_terms, NULL), TYPE_NONE);
  assert_int_equal(term_find(party_terms, NULL), -1);
  assert_int_equal(term_find(measure_type_terms, "sit"), -1);
}

static void signs_take_one_column_and_have_a_twin_in_ascii(void **state)
{
  (void)state;
  assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
  for (size_t i = 0; i < COUNT(tables); i++)
    for (const struct term *term = tables[i].terms; term->id; term++) {
      assert_int_equal(text_width(term->sign), 1);
      assert_int_equal(strlen(term->ascii), 1);
      assert_in_range(term->ascii[0], ' ', '~');
      assert_true(term->label[0] != '\0');
    }
}

/* The table of signs in the description of the screens. */
static void measures_and_reports_carry_their_signs(void **state)
{
  (void)state;
  static const char *const signs[] = {"?", "·", "»", "✓", "◊", "■", "×", "–", "!"};
  for (int value = 0; value <= MEASURE_OVERDUE; value++)
    assert_string_equal(measure_state_terms[value].sign, signs[value]);
  static const char *const reports[] = {"!", "✓", "0", "◄", "×"};
  for (int value = 0; value <= REPORT_VOIDED; value++)
    assert_string_equal(report_state_terms[value].sign, reports[value]);
  assert_string_equal(term_label(measure_state_terms, MEASURE_OVERDUE), "overdue");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(identifiers_stand_in_the_order_of_the_values),
      cmocka_unit_test(an_identifier_leads_back_to_its_value),
      cmocka_unit_test(signs_take_one_column_and_have_a_twin_in_ascii),
      cmocka_unit_test(measures_and_reports_carry_their_signs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
