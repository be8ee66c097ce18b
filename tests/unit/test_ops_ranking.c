// SPDX-License-Identifier: GPL-3.0-or-later
/* The quarter's ranking: scenario 9.2 by steps, and the way from open over proposed to decided. */
#include "ops_fixture.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { Q3 = 20263 };

/* The table of scenario 9.2, in its order. */
static const struct {
  int area, months[3], before, need, influence, priority;
} meeting[] = {
    {STADSPARKEN, {3, 2, 4}, 6, 5, 4, 20},   {MARIEDAL, {1, 2, 4}, 4, 4, 5, 20},
    {NORRA_HAMNEN, {6, 4, 2}, 15, 4, 4, 16}, {BRASTAD, {1, 1, 3}, 2, 3, 5, 15},
    {BADHUSBERGET, {2, 1, 2}, 7, 3, 3, 9},   {EKGATAN, {4, 2, 3}, 9, 4, 2, 8},
    {GRUNDSUND, {2, 0, 0}, 1, 1, 3, 3},      {FISKEBACKSKIL, {0, 0, 0}, 0, 1, 3, 3},
};

static int64_t first_rater(struct fixture *f)
{
  struct arena arena = {0};
  struct err err = {0};
  struct ranking_view view;
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
  assert_true(view.n_raters > 0);
  int64_t id = view.raters[0].id;
  arena_release(&arena);
  return id;
}

static void prepare_meeting(struct fixture *f)
{
  static const int days[3] = {20260715, 20260815, 20260915};
  struct err err = {0};
  for (size_t i = 0; i < N_AREAS; i++) {
    for (int m = 0; m < 3; m++)
      fixture_observe(f, meeting[i].area, NAR_HAN, meeting[i].months[m], days[m]);
    fixture_observe(f, meeting[i].area, NAR_HAN, meeting[i].before, 20250815);
  }
  assert_true(ops_begin_ranking(&f->ops, Q3, METHOD_STEPS, true, &err));
  int64_t rater = first_rater(f);
  for (size_t i = 0; i < N_AREAS; i++) {
    const struct score score = {rater, meeting[i].area, meeting[i].need, meeting[i].influence,
                                CONFIDENCE_MEDIUM};
    assert_true(ops_score(&f->ops, Q3, &score, &err));
  }
}

static void assert_chosen(struct fixture *f, int first, int second, int third)
{
  for (int area = 1; area <= N_AREAS; area++) {
    int expected = area == first ? 1 : area == second ? 2 : area == third ? 3 : -1;
    assert_int_equal(fixture_row(f, Q3, area).chosen, expected);
  }
}

static void test_steps_table(void **state)
{
  struct fixture *f = *state;
  prepare_meeting(f);
  struct arena arena = {0};
  struct err err = {0};
  struct ranking_view view;
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
  assert_int_equal(view.n, N_AREAS);
  for (size_t i = 0; i < N_AREAS; i++) {
    const struct ranking_row *row = &view.rows[i];
    assert_int_equal(row->area_id, meeting[i].area);
    assert_int_equal(row->rank, i + 1); /* both ties are broken, so that ranks are distinct */
    assert_false(row->shared);
    assert_int_equal(row->observations_before, meeting[i].before);
    assert_true(row->priority == meeting[i].priority);
    assert_int_equal(row->few, row->observations < 10); /* all but Norra hamnen's 12 */
    for (int m = 0; m < 3; m++)
      assert_int_equal(row->months[m], meeting[i].months[m]);
  }
  assert_int_equal(view.total, 49);
  assert_int_equal(view.total_before, 44);
  assert_int_equal(view.month_totals[0], 19);
  assert_int_equal(view.month_totals[1], 12);
  assert_int_equal(view.month_totals[2], 18);
  assert_false(view.deviates);
  assert_int_equal(view.n_notes, 0); /* joint scores carry neither note, no place is shared */
  arena_release(&arena);
  assert_chosen(f, STADSPARKEN, MARIEDAL, NORRA_HAMNEN);
}

static void test_deviation(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  prepare_meeting(f);
  assert_false(ops_choose(&f->ops, Q3, BRASTAD, 3, &err));
  assert_string_equal(err.text, "Three areas are already chosen. Move one down first.");
  assert_true(ops_choose(&f->ops, Q3, NORRA_HAMNEN, 0, &err));
  assert_chosen(f, STADSPARKEN, MARIEDAL, 0);
  assert_false(ops_propose(&f->ops, Q3, NULL, &err));
  assert_string_equal(err.text, "Choose three areas; 2 are chosen.");
  assert_true(ops_choose(&f->ops, Q3, BRASTAD, 3, &err));
  assert_chosen(f, STADSPARKEN, MARIEDAL, BRASTAD);
  assert_true(fixture_row(f, Q3, BRASTAD).moved);
  assert_true(fixture_row(f, Q3, NORRA_HAMNEN).moved);
  assert_int_equal(fixture_row(f, Q3, NORRA_HAMNEN).rank,
                   3); /* the computed place never disappears */
  assert_false(ops_propose(&f->ops, Q3, NULL, &err));
  assert_string_equal(err.text, "Write a reason. Without a reason no departure is saved.");
  assert_false(ops_set_deviation(&f->ops, Q3, "  ", &err));
  assert_true(ops_set_deviation(&f->ops, Q3, "Säsong slut, Brastad ökar", &err));
  assert_true(ops_propose(&f->ops, Q3, NULL, &err));
  assert_false(ops_choose(&f->ops, Q3, BRASTAD, 0, &err));
  assert_false(ops_propose(&f->ops, Q3, NULL, &err));
}

static void test_choice_order(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  prepare_meeting(f);
  assert_true(ops_choose(&f->ops, Q3, NORRA_HAMNEN, 1, &err));
  assert_chosen(f, NORRA_HAMNEN, STADSPARKEN, MARIEDAL);
  /* The same three in another order than the computed are a departure as well. */
  assert_false(ops_propose(&f->ops, Q3, NULL, &err));
  for (int i = 0; i < 3; i++)
    assert_true(ops_choose(&f->ops, Q3, (int[]){NORRA_HAMNEN, STADSPARKEN, MARIEDAL}[i], 0, &err));
  assert_chosen(f, 0, 0, 0); /* what was moved down does not come back by itself */
}

/* Areas that change places with each other are the hardest to put back: none of their rows can be
 * until another one is. */
static void test_choices_undone(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct buf phrase = {0}, before = {0}, after = {0};
  prepare_meeting(f);
  assert_true(ops_choose(&f->ops, Q3, NORRA_HAMNEN, 1, &err));
  fixture_dump(f, &before);
  assert_true(ops_choose(&f->ops, Q3, STADSPARKEN, 1, &err));
  assert_true(ops_choose(&f->ops, Q3, MARIEDAL, 1, &err));
  assert_true(ops_choose(&f->ops, Q3, MARIEDAL, 0, &err));
  for (int i = 0; i < 3; i++)
    if (!ops_undo(&f->ops, &phrase, &err)) fail_msg("%s", err.text);
  fixture_dump(f, &after);
  assert_string_equal(buf_text(&after), buf_text(&before));
  assert_chosen(f, NORRA_HAMNEN, STADSPARKEN, MARIEDAL);
  buf_release(&phrase);
  buf_release(&before);
  buf_release(&after);
}

static void test_scores_refused(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  prepare_meeting(f);
  struct score score = {first_rater(f), EKGATAN, 4, 6, CONFIDENCE_HIGH};
  assert_false(ops_score(&f->ops, Q3, &score, &err));
  assert_string_equal(err.text, "Influence is 1–5. The old value stays.");
  score.influence = 0; /* a blank in a joint score */
  assert_false(ops_score(&f->ops, Q3, &score, &err));
  assert_true(fixture_row(f, Q3, EKGATAN).influence == 2);
  score.influence = 3;
  score.need = 7;
  assert_false(ops_score(&f->ops, Q3, &score, &err));
  score.need = 4;
  score.rater_id = 99;
  assert_false(ops_score(&f->ops, Q3, &score, &err));
}

static const struct decision klg = {.date = 20261014,
                                    .paragraph = "87",
                                    .result = RESULT_DECIDED,
                                    .registry_number = "KS 2026/412"};

static void propose(struct fixture *f)
{
  struct err err = {0};
  assert_true(ops_choose(&f->ops, Q3, NORRA_HAMNEN, 0, &err));
  assert_true(ops_choose(&f->ops, Q3, BRASTAD, 3, &err));
  assert_true(ops_set_deviation(&f->ops, Q3, "Säsong slut, Brastad ökar", &err));
  assert_true(ops_propose(&f->ops, Q3, NULL, &err));
}

static void test_frozen_when_proposed(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  prepare_meeting(f);
  propose(f);
  fixture_observe(f, FISKEBACKSKIL, NAR_HAN, 20, 20260920);
  assert_int_equal(fixture_row(f, Q3, FISKEBACKSKIL).observations, 0);
  assert_chosen(f, STADSPARKEN, MARIEDAL, BRASTAD);
  assert_true(fixture_row(f, Q3, NORRA_HAMNEN).proposed);
  assert_true(fixture_row(f, Q3, BRASTAD).moved);
  f->clock.date = 20261014;
  struct decision d = klg;
  assert_true(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err));
  assert_int_equal(d.body_id, BODY_KLG);
  struct arena arena = {0};
  struct ranking_view view;
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
  assert_int_equal(view.ranking.state, RANKING_DECIDED);
  assert_string_equal(view.decision.body_short, "KLG");
  assert_string_equal(view.decision.paragraph, "87");
  assert_int_equal(view.total, 49);
  assert_int_equal(view.total_before, 44);
  assert_true(view.deviates);
  assert_int_equal(view.places, 3);
  assert_int_equal(fixture_row(f, Q3, FISKEBACKSKIL).observations, 0);
  arena_release(&arena);
}

/* A reprint says what the print said, so later changes of the settings do not reach it. */
static void test_settings_change_afterwards(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  struct ranking_view open, view;
  struct municipality m;
  prepare_meeting(f);
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &open, &err));
  assert_int_equal(open.few, 10);
  assert_true(open.phi >= 1);
  propose(f);
  assert_true(store_municipality(f->store, &arena, &m, &err));
  m.few = 5;
  m.places = 2;
  assert_true(ops_put_municipality(&f->ops, &m, &err));
  f->clock.date = 20261014;
  struct decision d = klg;
  for (int decided = 0; decided <= 1; decided++) {
    if (decided) assert_true(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err));
    assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
    assert_int_equal(view.ranking.state, decided ? RANKING_DECIDED : RANKING_PROPOSED);
    assert_int_equal(view.few, 10);
    assert_int_equal(view.places, 3);
    assert_true(view.phi == open.phi);
    assert_int_equal(view.phi_assumed, open.phi_assumed);
    for (size_t i = 0; i < view.n; i++)
      assert_int_equal(view.rows[i].few, view.rows[i].observations < 10);
  }
  assert_true(ops_reopen_ranking(&f->ops, Q3, "Nytt underlag", &err));
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
  assert_int_equal(view.few, 5); /* the new version is made with the settings of its day */
  assert_int_equal(view.ranking.few, 0);
  arena_release(&arena);
}

static void test_decision_refused(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  prepare_meeting(f);
  f->clock.date = 20261014;
  struct decision d = klg;
  assert_false(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err)); /* not proposed */
  propose(f);
  d.paragraph = "";
  assert_false(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err));
  assert_string_equal(err.text, "A decision needs a date and a paragraph.");
  d = klg;
  d.result = RESULT_CHANGED;
  assert_false(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err)); /* no reason */
  d.reason = "KLG ser hellre Ekgatan";
  const struct choice two[] = {{STADSPARKEN, 1}, {EKGATAN, 2}};
  assert_false(ops_decide(&f->ops, Q3, &d, two, 2, NULL, &err));
  assert_string_equal(err.text, "Choose three areas; 2 are chosen.");
  const struct choice three[] = {{STADSPARKEN, 1}, {EKGATAN, 2}, {MARIEDAL, 3}};
  assert_true(ops_decide(&f->ops, Q3, &d, three, 3, NULL, &err));
  assert_chosen(f, STADSPARKEN, EKGATAN, MARIEDAL);
  assert_false(ops_decide(&f->ops, Q3, &d, three, 3, NULL, &err));
}

/* KLG 14 October: the three proposed measures become decided, one goes from SOC to UTB. */
static void test_decision_takes_measures(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  struct ranking ranking;
  prepare_meeting(f);
  propose(f);
  assert_true(store_ranking(f->store, Q3, &arena, &ranking, &err));
  int64_t ids[4];
  const int areas[4] = {STADSPARKEN, STADSPARKEN, BRASTAD, NORRA_HAMNEN};
  for (int i = 0; i < 4; i++) {
    struct measure m = fixture_measure(areas[i], i == 1 ? OWNER_SOC : OWNER_SBF);
    m.ranking_id = ranking.id;
    assert_true(ops_put_measure(&f->ops, &m, "Mörkt", NAR_HAN, 0, NULL, &err));
    ids[i] = m.id;
  }
  f->clock.date = 20261014;
  struct decision d = klg;
  assert_true(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err));
  struct measure m;
  for (int i = 0; i < 4; i++) {
    assert_true(store_measure(f->store, ids[i], &arena, &m, &err));
    /* Norra hamnen is not among the three. */
    assert_int_equal(m.state, i < 3 ? MEASURE_DECIDED : MEASURE_PROPOSED);
    assert_int_equal(m.decision_id, i < 3 ? d.id : 0);
    assert_int_equal(m.decided_on, i < 3 ? 20261014 : 0);
  }
  struct decision changed = klg;
  changed.result = RESULT_CHANGED;
  changed.reason = "Skolan har lokalen";
  assert_true(ops_decide_measure(&f->ops, ids[1], &changed, OWNER_UTB, &err));
  assert_true(store_measure(f->store, ids[1], &arena, &m, &err));
  assert_int_equal(m.owner_id, OWNER_UTB);
  assert_int_equal(m.state, MEASURE_DECIDED);
  struct measure_event *events;
  size_t n;
  assert_true(store_measure_events(f->store, ids[1], &arena, &events, &n, &err));
  assert_string_equal(events[0].kind, "owner");
  assert_string_equal(events[0].before, "SOC");
  assert_string_equal(events[0].after, "UTB");
  assert_string_equal(events[0].reason, "Skolan har lokalen");
  arena_release(&arena);
}

static void test_sent_back_and_again(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  prepare_meeting(f);
  assert_false(ops_reopen_ranking(&f->ops, Q3, "för tidigt", &err));
  propose(f);
  struct decision d = klg;
  d.result = RESULT_SENT_BACK;
  f->clock.date = 20261014;
  assert_false(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err));
  d.reason = "Underlaget är tunt";
  assert_true(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err));
  struct ranking_view view;
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
  assert_int_equal(view.ranking.state, RANKING_SENT_BACK);
  assert_string_equal(view.decision.reason, "Underlaget är tunt");
  assert_false(ops_reopen_ranking(&f->ops, Q3, "", &err));
  assert_true(ops_reopen_ranking(&f->ops, Q3, "Nytt underlag", &err));
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
  assert_int_equal(view.ranking.state, RANKING_OPEN);
  assert_int_equal(view.ranking.version, 2);
  assert_int_equal(view.ranking.decision_id, 0);
  assert_chosen(f, STADSPARKEN, MARIEDAL, BRASTAD);
  assert_true(fixture_row(f, Q3, EKGATAN).influence == 2); /* scores are kept */
  arena_release(&arena);
}

/* What was proposed with the version that came back is decided with the one that follows it. */
static void test_measures_follow_the_version(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  struct ranking_view view;
  struct measure m = fixture_measure(BRASTAD, OWNER_UTB);
  prepare_meeting(f);
  propose(f);
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
  m.ranking_id = view.ranking.id;
  assert_true(ops_put_measure(&f->ops, &m, "Oro vid skolan", 0, 0, NULL, &err));
  f->clock.date = 20261014;
  struct decision d = klg;
  d.result = RESULT_SENT_BACK;
  d.reason = "Underlaget är tunt";
  assert_true(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err));
  assert_true(ops_reopen_ranking(&f->ops, Q3, "Nytt underlag", &err));
  assert_true(ops_ranking_view(f->store, Q3, NULL, &arena, &view, &err));
  assert_int_equal(view.ranking.version, 2);
  assert_true(store_measure(f->store, m.id, &arena, &m, &err));
  assert_int_equal(m.ranking_id, view.ranking.id);
  assert_int_equal(m.before_quarter, Q3);
  assert_true(ops_propose(&f->ops, Q3, NULL, &err));
  d = klg;
  assert_true(ops_decide(&f->ops, Q3, &d, NULL, 0, NULL, &err));
  assert_true(store_measure(f->store, m.id, &arena, &m, &err));
  assert_int_equal(m.state, MEASURE_DECIDED);
  assert_int_equal(m.decision_id, d.id);
  arena_release(&arena);
}

static void test_previous_rank(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  prepare_meeting(f);
  propose(f);
  f->clock.date = 20270107;
  struct arena arena = {0};
  struct ranking_view view;
  fixture_observe(f, EKGATAN, TRA_BUS, 3, 20261110);
  assert_true(ops_ranking_view(f->store, 20264, NULL, &arena, &view, &err));
  assert_int_equal(view.ranking.id, 0);
  assert_int_equal(view.ranking.method, METHOD_SHARE); /* the settings' */
  for (size_t i = 0; i < view.n; i++)
    if (view.rows[i].area_id == EKGATAN) assert_int_equal(view.rows[i].previous_rank, 6);
  arena_release(&arena);
}

static void test_nothing_to_rank(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  assert_false(ops_begin_ranking(&f->ops, 20271, METHOD_SHARE, true, &err));
  assert_false(ops_propose(&f->ops, Q3, NULL, &err)); /* not begun */
  assert_true(ops_begin_ranking(&f->ops, Q3, METHOD_SHARE, true, &err));
  assert_false(ops_begin_ranking(&f->ops, Q3, METHOD_SHARE, true, &err));
  assert_false(ops_propose(&f->ops, Q3, NULL, &err));
  assert_memory_equal(err.text, "No observations in ", 19);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_steps_table, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_deviation, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_choice_order, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_choices_undone, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_scores_refused, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_frozen_when_proposed, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_settings_change_afterwards, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_decision_refused, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_decision_takes_measures, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_sent_back_and_again, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_measures_follow_the_version, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_previous_rank, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_nothing_to_rank, fixture_set_up, fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
