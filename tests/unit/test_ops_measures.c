// SPDX-License-Identifier: GPL-3.0-or-later
/* Measures: their before-values, each way from state to state with what it needs, owners,
 * deadlines, decisions and history. */
#include "ops_fixture.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int64_t make(struct fixture *f)
{
  struct err err = {0};
  struct measure m = fixture_measure(STADSPARKEN, OWNER_SBF);
  assert_true(ops_put_measure(&f->ops, &m, "Mörkt gångstråk", NAR_HAN, 0, NULL, &err));
  return m.id;
}

static struct measure measure_of(struct fixture *f, int64_t id, struct arena *arena)
{
  struct measure m;
  struct err err = {0};
  assert_true(store_measure(f->store, id, arena, &m, &err));
  return m;
}

static enum measure_state state_of(struct fixture *f, int64_t id)
{
  struct arena arena = {0};
  enum measure_state state = measure_of(f, id, &arena).state;
  arena_release(&arena);
  return state;
}

static bool change(struct fixture *f, int64_t id, struct measure_change change, struct err *err)
{
  return ops_change_measure_state(&f->ops, id, &change, err);
}

static void test_before_values(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  fixture_observe(f, STADSPARKEN, NAR_HAN, 3, 20260815);
  fixture_observe(f, STADSPARKEN, SKA_KLO, 6, 20260915);
  fixture_observe(f, STADSPARKEN, NAR_HAN, 2, 20260515);
  /* Outside a ranking: the last whole quarter, and a quick measure. */
  struct measure m = measure_of(f, make(f), &arena);
  assert_int_equal(m.before_quarter, 20263);
  assert_int_equal(m.before_area, 9);
  assert_int_equal(m.before_category, 3);
  assert_int_equal(m.created, 20261007);
  assert_true(m.quick);
  assert_int_equal(m.state, MEASURE_PROPOSED);
  /* From a ranking: its quarter. */
  assert_true(ops_begin_ranking(&f->ops, 20262, METHOD_SHARE, true, &err));
  struct ranking ranking;
  assert_true(store_ranking(f->store, 20262, &arena, &ranking, &err));
  struct measure from = fixture_measure(STADSPARKEN, OWNER_SBF);
  from.ranking_id = ranking.id;
  assert_true(ops_put_measure(&f->ops, &from, "Klotter", 0, 0, NULL, &err));
  from = measure_of(f, from.id, &arena);
  assert_int_equal(from.before_quarter, 20262);
  assert_int_equal(from.before_area, 2);
  assert_int_equal(from.before_category, -1); /* the problem has no category */
  assert_false(from.quick);
  /* They are stored once: neither new observations nor an edit changes them. */
  fixture_observe(f, STADSPARKEN, NAR_HAN, 5, 20260616);
  from.text = "Sanera klotter inom 48 h";
  from.before_area = 99;
  assert_true(ops_put_measure(&f->ops, &from, NULL, 0, 0, NULL, &err));
  from = measure_of(f, from.id, &arena);
  assert_int_equal(from.before_area, 2);
  assert_string_equal(from.text, "Sanera klotter inom 48 h");
  arena_release(&arena);
}

/* They tell of the area and the category that the measure is about, so they follow these as long as
 * nothing is decided; afterwards another area is another measure. */
static void test_before_values_follow_the_area(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  fixture_observe(f, STADSPARKEN, NAR_HAN, 3, 20260815);
  fixture_observe(f, MARIEDAL, NAR_HAN, 2, 20260815);
  fixture_observe(f, MARIEDAL, SKA_KLO, 5, 20260815);
  struct measure m = measure_of(f, make(f), &arena);
  assert_int_equal(m.before_area, 3);
  f->clock.date = 20270110; /* in the next quarter the values are still those of the first */
  m.area_id = MARIEDAL;
  m.problem_id = 0;
  assert_true(ops_put_measure(&f->ops, &m, "Klotter på gaveln", SKA_KLO, 0, NULL, &err));
  m = measure_of(f, m.id, &arena);
  assert_int_equal(m.before_quarter, 20263);
  assert_int_equal(m.before_area, 7);
  assert_int_equal(m.before_category, 5);
  assert_true(ops_consent_measure(&f->ops, m.id, 20270110, &err));
  m = measure_of(f, m.id, &arena);
  m.area_id = STADSPARKEN;
  m.problem_id = 0;
  assert_false(ops_put_measure(&f->ops, &m, "Mörkt", NAR_HAN, 0, NULL, &err));
  assert_string_equal(err.text, "A decided measure keeps its area. Add a new measure instead.");
  assert_int_equal(err.field, MEASURE_F_AREA);
  m = measure_of(f, m.id, &arena);
  assert_int_equal(m.area_id, MARIEDAL);
  arena_release(&arena);
}

static void test_mandatory(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct measure m = fixture_measure(STADSPARKEN, 0);
  assert_false(ops_put_measure(&f->ops, &m, "Mörkt", 0, 0, NULL, &err));
  m = fixture_measure(0, OWNER_SBF);
  assert_false(ops_put_measure(&f->ops, &m, "Mörkt", 0, 0, NULL, &err));
  m = fixture_measure(STADSPARKEN, OWNER_SBF);
  assert_false(ops_put_measure(&f->ops, &m, "", 0, 0, NULL, &err));
  m.deadline = 0;
  assert_false(ops_put_measure(&f->ops, &m, "Mörkt", 0, 0, NULL, &err));
  m = fixture_measure(STADSPARKEN, OWNER_CLOSED);
  assert_false(ops_put_measure(&f->ops, &m, "Mörkt", 0, 0, NULL, &err));
  m = fixture_measure(STADSPARKEN, OWNER_SBF);
  m.type = TYPE_KAM;
  m.technique = NULL;
  assert_false(ops_put_measure(&f->ops, &m, "Mörkt", 0, 0, NULL, &err));
  m.legal_basis = "14 §";
  assert_true(ops_put_measure(&f->ops, &m, "Mörkt", 0, 0, NULL, &err));
  m = fixture_measure(STADSPARKEN, OWNER_SBF);
  assert_false(ops_put_measure(&f->ops, &m, "Mörkt, ring 070-123 45 67", 0, 0, NULL, &err));
  assert_int_equal(m.id, 0);
}

static void test_problem_of_observation(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  fixture_observe(f, STADSPARKEN, OTR_MORK, 1, 20260920);
  struct measure m = fixture_measure(STADSPARKEN, OWNER_SBF);
  assert_true(ops_put_measure(&f->ops, &m, "Två stolpar släckta", OTR_MORK, 1, NULL, &err));
  struct problem *problems;
  size_t n;
  assert_true(store_problems(f->store, STADSPARKEN, &arena, &problems, &n, &err));
  assert_int_equal(n, 1);
  assert_int_equal(problems[0].id, m.problem_id);
  assert_int_equal(problems[0].category_id, OTR_MORK);
  /* A second measure for the same problem; a problem of another area is refused. */
  struct measure second = fixture_measure(STADSPARKEN, OWNER_UTB);
  second.problem_id = m.problem_id;
  assert_true(ops_put_measure(&f->ops, &second, NULL, 0, 0, NULL, &err));
  second = fixture_measure(EKGATAN, OWNER_UTB);
  second.problem_id = m.problem_id;
  assert_false(ops_put_measure(&f->ops, &second, NULL, 0, 0, NULL, &err));
  arena_release(&arena);
}

static void decide(struct fixture *f, int64_t id)
{
  struct err err = {0};
  struct decision d = {.date = 20261007, .paragraph = "87", .result = RESULT_DECIDED};
  assert_true(ops_decide_measure(&f->ops, id, &d, 0, &err));
}

/* The whole table of domain.md section 5, each step first without what it needs. */
static void test_life(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  int64_t id = make(f);
  assert_false(
      change(f, id, (struct measure_change){.to = MEASURE_DECIDED, .date = 20261007}, &err));
  assert_false(
      change(f, id, (struct measure_change){.to = MEASURE_ONGOING, .date = 20261007}, &err));
  assert_false(change(f, id, (struct measure_change){.to = MEASURE_OVERDUE}, &err));
  decide(f, id);
  assert_int_equal(state_of(f, id), MEASURE_DECIDED);

  assert_false(
      change(f, id, (struct measure_change){.to = MEASURE_ONGOING, .date = 20261008}, &err));
  assert_true(
      change(f, id, (struct measure_change){.to = MEASURE_ONGOING, .date = 20261007}, &err));
  assert_int_equal(measure_of(f, id, &arena).started_on, 20261007);

  assert_false(change(f, id, (struct measure_change){.to = MEASURE_ABORTED}, &err));
  assert_true(
      change(f, id, (struct measure_change){.to = MEASURE_ABORTED, .reason = "Inga pengar"}, &err));
  assert_false(change(f, id, (struct measure_change){.to = MEASURE_ONGOING}, &err));
  assert_true(
      change(f, id, (struct measure_change){.to = MEASURE_ONGOING, .reason = "Nya medel"}, &err));
  assert_int_equal(measure_of(f, id, &arena).started_on, 20261007);

  assert_false(change(f, id, (struct measure_change){.to = MEASURE_DONE}, &err));
  assert_true(change(f, id, (struct measure_change){.to = MEASURE_DONE, .date = 20261006}, &err));
  assert_int_equal(measure_of(f, id, &arena).done_on, 20261006);

  assert_false(
      change(f, id, (struct measure_change){.to = MEASURE_FOLLOWED_UP, .followups = 9}, &err));
  struct followup followup = {.measure_id = id,
                              .date = 20261007,
                              .kind = FOLLOWUP_PRODUCTION,
                              .number = -1,
                              .hours = -1,
                              .cost = NO_AMOUNT};
  assert_false(ops_followup(&f->ops, &followup, NULL, &err));
  followup.text = "Två lampor bytta";
  assert_true(ops_followup(&f->ops, &followup, NULL, &err));
  assert_true(change(f, id, (struct measure_change){.to = MEASURE_FOLLOWED_UP}, &err));

  assert_false(change(f, id, (struct measure_change){.to = MEASURE_CLOSED, .text = "Ljust"}, &err));
  assert_string_equal(err.text, "The measure needs an outcome before it is closed. Press U.");
  const struct measure_change close = {
      .to = MEASURE_CLOSED, .outcome = OUTCOME_NOT_ASSESSABLE, .text = "Ljust"};
  assert_false(
      change(f, id, (struct measure_change){.to = MEASURE_CLOSED, .outcome = close.outcome}, &err));
  assert_true(change(f, id, close, &err));
  assert_int_equal(measure_of(f, id, &arena).outcome, OUTCOME_NOT_ASSESSABLE);
  assert_string_equal(measure_of(f, id, &arena).outcome_text, "Ljust");

  assert_false(change(f, id, (struct measure_change){.to = MEASURE_ONGOING}, &err));
  assert_true(
      change(f, id, (struct measure_change){.to = MEASURE_ONGOING, .reason = "Trasig igen"}, &err));
  struct measure again = measure_of(f, id, &arena);
  assert_int_equal(again.outcome, OUTCOME_NONE);
  assert_int_equal(again.done_on, 0);
  arena_release(&arena);
}

static void test_history(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  int64_t id = make(f);
  decide(f, id);
  assert_true(ops_reviewed(&f->ops, id, "Avtalet är klart", &err));
  assert_true(ops_move_deadline(&f->ops, id, 20261215, "Leveransen dröjer", &err));
  struct measure_event *events;
  size_t n;
  assert_true(store_measure_events(f->store, id, &arena, &events, &n, &err));
  assert_int_equal(n, 4); /* newest first */
  assert_string_equal(events[0].kind, "deadline");
  assert_string_equal(events[0].before, "2026-11-30");
  assert_string_equal(events[0].after, "2026-12-15");
  assert_string_equal(events[0].reason, "Leveransen dröjer");
  assert_string_equal(events[0].who, "säkerhetssamordnare");
  assert_string_equal(events[1].kind, "reviewed");
  assert_string_equal(events[2].before, "proposed");
  assert_string_equal(events[2].after, "decided");
  assert_string_equal(events[3].after, "proposed");
  struct measure m = measure_of(f, id, &arena);
  assert_int_equal(m.moved, 1);
  assert_int_equal(m.deadline, 20261215);
  assert_false(measure_overdue(&m, 20261215));
  assert_true(measure_overdue(&m, 20261216)); /* computed, nothing was stored */
  assert_int_equal(state_of(f, id), MEASURE_DECIDED);
  arena_release(&arena);
}

static void test_owner_and_deadline_refused(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  int64_t id = make(f);
  assert_false(ops_move_deadline(&f->ops, id, 20261215, "", &err));
  assert_false(ops_move_deadline(&f->ops, id, 20261130, "samma dag", &err));
  assert_false(ops_move_deadline(&f->ops, id, 20261132, "ingen dag", &err));
  assert_false(ops_change_owner(&f->ops, id, OWNER_SBF, "samma", &err));
  assert_false(ops_change_owner(&f->ops, id, OWNER_CLOSED, "finns inte", &err));
  assert_false(ops_change_owner(&f->ops, id, OWNER_UTB, NULL, &err));
  assert_true(ops_change_owner(&f->ops, id, OWNER_UTB, "Skolan har lokalen", &err));
  assert_int_equal(measure_of(f, id, &arena).owner_id, OWNER_UTB);
  /* The form may change both while it is a proposal, and says so in the history; not later. */
  struct measure m = measure_of(f, id, &arena);
  m.deadline = 20261224;
  assert_true(ops_put_measure(&f->ops, &m, NULL, 0, 0, NULL, &err));
  decide(f, id);
  m = measure_of(f, id, &arena);
  m.deadline = 20261231;
  assert_false(ops_put_measure(&f->ops, &m, NULL, 0, 0, NULL, &err));
  m = measure_of(f, id, &arena);
  m.owner_id = OWNER_SBF;
  assert_false(ops_put_measure(&f->ops, &m, NULL, 0, 0, NULL, &err));
  assert_true(change(f, id, (struct measure_change){.to = MEASURE_ABORTED, .reason = "nej"}, &err));
  assert_false(ops_move_deadline(&f->ops, id, 20270101, "efteråt", &err));
  arena_release(&arena);
}

static void test_decisions(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  int64_t id = make(f);
  struct decision d = {.date = 20261007, .result = RESULT_DECIDED};
  assert_false(ops_decide_measure(&f->ops, id, &d, 0, &err));
  assert_string_equal(err.text, "A decision needs a date and a paragraph.");
  d.paragraph = "88";
  d.date = 20261008;
  assert_false(ops_decide_measure(&f->ops, id, &d, 0, &err));
  d.date = 20261007;
  d.result = RESULT_SENT_BACK;
  assert_false(ops_decide_measure(&f->ops, id, &d, 0, &err));
  d.reason = "För dyrt";
  assert_true(ops_decide_measure(&f->ops, id, &d, 0, &err));
  assert_int_equal(state_of(f, id), MEASURE_PROPOSED);
  d.result = RESULT_CHANGED;
  assert_false(ops_decide_measure(&f->ops, id, &d, 0, &err));
  assert_true(ops_decide_measure(&f->ops, id, &d, OWNER_UTB, &err));
  assert_int_equal(state_of(f, id), MEASURE_DECIDED);
  assert_int_equal(measure_of(f, id, &arena).owner_id, OWNER_UTB);
  assert_int_equal(measure_of(f, id, &arena).decision_id, d.id);
  d.result = RESULT_DECIDED;
  assert_false(ops_decide_measure(&f->ops, id, &d, 0, &err)); /* it is decided */

  int64_t other = make(f);
  d.result = RESULT_REJECTED;
  assert_true(ops_decide_measure(&f->ops, other, &d, 0, &err));
  assert_int_equal(state_of(f, other), MEASURE_REJECTED);
  assert_false(ops_consent_measure(&f->ops, other, 20261007, &err));
  arena_release(&arena);
}

static void test_quick_by_consent(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  int64_t id = make(f);
  assert_false(ops_consent_measure(&f->ops, id, 20261008, &err));
  assert_true(ops_consent_measure(&f->ops, id, 20261006, &err));
  struct measure m = measure_of(f, id, &arena);
  assert_int_equal(m.state, MEASURE_DECIDED);
  assert_int_equal(m.decided_on, 20261006);
  assert_int_equal(m.decision_id, 0);
  assert_true(ops_begin_ranking(&f->ops, 20263, METHOD_SHARE, true, &err));
  struct ranking ranking;
  assert_true(store_ranking(f->store, 20263, &arena, &ranking, &err));
  struct measure slow = fixture_measure(STADSPARKEN, OWNER_SBF);
  slow.ranking_id = ranking.id;
  assert_true(ops_put_measure(&f->ops, &slow, "Mörkt", 0, 0, NULL, &err));
  assert_false(ops_consent_measure(&f->ops, slow.id, 20261006, &err));
  assert_false(ops_move_deadline(&f->ops, 99, 20261215, "finns inte", &err));
  assert_string_equal(err.text, "The measure does not exist any more. Choose another.");
  arena_release(&arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_before_values, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_before_values_follow_the_area, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_mandatory, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_problem_of_observation, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_life, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_history, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_owner_and_deadline_refused, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_decisions, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_quick_by_consent, fixture_set_up, fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
