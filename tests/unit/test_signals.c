// SPDX-License-Identifier: GPL-3.0-or-later
/* Which months are unusual: made-up totals whose expectation is computed here by the formula
 * (evaluation document 2.2) or by summing the distribution itself, and what is left out. */
#include "ops_fixture.h"

#include "base/date.h"
#include "domain/stats.h"
#include "report/signals_text.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MONTH = 202610, AREAS = 4, GROUPS = 3 };

/* ---- the model, on totals in memory ---- */

struct made {
  struct arena arena;
  struct area areas[AREAS];
  struct category_group groups[GROUPS];
  struct signals signals;
};

/* `months` of history that end with MONTH, all of them reported and empty. */
static struct made *made_up(size_t areas, size_t groups, int months)
{
  struct made *m = calloc(1, sizeof *m);
  struct signals *s = &m->signals;
  size_t cells = areas * groups * (size_t)months + 1;
  for (int i = 0; i < AREAS; i++)
    m->areas[i] = (struct area){.id = i + 1, .number = i, .name = "Område", .valid_from = 20000101};
  for (int i = 0; i < GROUPS; i++)
    m->groups[i] = (struct category_group){.id = i + 1, .number = i, .name = "Grupp"};
  *s = (struct signals){.first = months ? month_add(MONTH, 1 - months) : 0,
                        .last = MONTH,
                        .n_months = months,
                        .areas = m->areas,
                        .n_areas = areas,
                        .groups = m->groups,
                        .n_groups = groups};
  s->counts = arena_alloc(&m->arena, cells * sizeof *s->counts);
  s->measure = arena_alloc(&m->arena, cells * sizeof *s->measure);
  s->group_totals = arena_alloc(&m->arena, cells * sizeof *s->group_totals);
  s->nearly_empty = arena_alloc(&m->arena, cells * sizeof *s->nearly_empty);
  s->missing = arena_alloc(&m->arena, cells * sizeof *s->missing);
  return m;
}

static void made_free(struct made *m)
{
  arena_release(&m->arena);
  free(m);
}

static void put(struct made *m, size_t area, size_t group, int month, long count)
{
  struct signals *s = &m->signals;
  s->counts[signals_at(s, area, group, month)] = count;
  s->group_totals[group * (size_t)s->n_months + (size_t)months_between(s->first, month)] += count;
}

static void put_before(struct made *m, size_t area, size_t group, int months, long count)
{
  for (int back = 1; back <= months; back++)
    put(m, area, group, month_add(MONTH, -back), count);
}

static struct signals_month judge(struct made *m)
{
  struct signals_month found;
  signals_judge(&m->signals, MONTH, &m->arena, &found);
  return found;
}

static const struct signals_cell *cell_of(const struct signals_month *found, int64_t area,
                                          int64_t group)
{
  for (size_t i = 0; i < found->n; i++)
    if (found->cells[i].area->id == area && found->cells[i].group->id == group)
      return &found->cells[i];
  return NULL;
}

/* P(X >= x) of a negative binomial with size r and probability p, summed term by term. */
static double tail_by_hand(long x, double r, double p)
{
  double term = pow(p, r), below = 0;
  for (long k = 0; k < x; k++) {
    below += term;
    term *= ((double)k + r) / (double)(k + 1) * (1 - p);
  }
  return 1 - below;
}

/* One event a month, then five: the document's own example is expected 1 and p_high 0.00504 with
 * phi 1; fewer than 100 events give phi 1.5, which the incomplete beta is asked with. */
static void test_expects_what_the_formula_gives(void **state)
{
  (void)state;
  struct made *m = made_up(1, 1, 25);
  put_before(m, 0, 0, 24, 1);
  put(m, 0, 0, MONTH, 5);
  struct signals_month found = judge(m);
  const struct signal_cell *cell = &found.cells[0].judged;
  assert_int_equal(found.n, 1);
  assert_int_equal(found.judged, 1);
  assert_int_equal(cell->months, 24);
  assert_true(fabs(cell->prediction.expected - 1) < 1e-12);
  assert_true(found.cells[0].phi.assumed);
  double p = stats_beta(1 / 25.0, 5 / 1.5, 24 / 1.5 + 0.5);
  assert_true(fabs(cell->prediction.p_high - p) < 1e-12);
  assert_int_equal(cell->level, SIGNAL_CLEARLY_HIGHER); /* the only one: nothing to beat */
  made_free(m);
}

/* Equal areas have phi 1, so that the chance is a plain sum. */
static void test_judges_by_the_distribution_itself(void **state)
{
  (void)state;
  struct made *m = made_up(AREAS, 1, 25);
  for (size_t a = 0; a < AREAS; a++)
    put_before(m, a, 0, 24, 2);
  put(m, 1, 0, MONTH, 9);
  put(m, 2, 0, MONTH, 4);
  struct signals_month found = judge(m);
  const struct signals_cell *high = cell_of(&found, 2, 1), *plain = cell_of(&found, 3, 1);
  assert_true(high->phi.phi == 1 && !high->phi.assumed);
  double chance = tail_by_hand(9, 48.5, 24.0 / 25);
  assert_true(fabs(high->judged.prediction.p_high - chance) < 1e-10);
  assert_int_equal(high->judged.level, SIGNAL_CLEARLY_HIGHER);
  assert_int_equal(plain->judged.level, SIGNAL_AS_EXPECTED); /* 4 is only 2 above */
  assert_ptr_equal(&found.cells[0], high);                   /* the most unusual comes first */
  assert_int_equal(found.higher, 1);
  long limit = signals_limit(high);
  assert_true(tail_by_hand(limit, 48.5, 24.0 / 25) < SIGNAL_P && limit >= 5);
  assert_true(tail_by_hand(limit - 1, 48.5, 24.0 / 25) >= SIGNAL_P || limit - 1 < 5);
  made_free(m);
}

/* Three whole years where each July has four times as many: July expects them, June does not. */
static void test_takes_the_season_from_all_areas_together(void **state)
{
  (void)state;
  struct made *m = made_up(2, 1, 37);
  for (int back = 1; back <= 36; back++)
    for (size_t a = 0; a < 2; a++) {
      int month = month_add(MONTH, -back);
      put(m, a, 0, month, month % 100 == MONTH % 100 ? 8 : 2);
    }
  struct signals_month found = judge(m);
  /* share 12 x 48 / (48 + 11 x 12) = 3.2; (3 x 3.2 + 2) / 5 = 2.32; the other months have
   * (3 x 0.8 + 2) / 5 = 0.88; the mean of the twelve is 1. */
  double e0 = 2.32, exposure = 2 * (e0 + 11 * 0.88), count = 2 * (8 + 22);
  assert_int_equal(found.cells[0].season_years, 3);
  assert_true(fabs(found.cells[0].judged.prediction.expected - count * e0 / exposure) < 1e-9);
  /* A year with a nearly empty month is no whole year: two are left, and no season. */
  m->signals.nearly_empty[months_between(m->signals.first, 202512)] = true;
  found = judge(m);
  assert_int_equal(found.cells[0].season_years, 0);
  assert_int_equal(found.cells[0].judged.months, 23);
  made_free(m);
}

static void test_leaves_out_what_cannot_be_compared(void **state)
{
  (void)state;
  struct made *m = made_up(2, 2, 25);
  for (size_t g = 0; g < 2; g++)
    put_before(m, 0, g, 24, 3);
  m->signals.missing[months_between(m->signals.first, 202605)] = 1;
  m->signals.nearly_empty[months_between(m->signals.first, 202606)] = true;
  m->signals.measure[signals_at(&m->signals, 0, 1, 202607)] = true;
  m->areas[1].valid_from = 20251002; /* October is not whole */
  struct signals_month found = judge(m);
  assert_int_equal(found.left_out, 2);
  assert_int_equal(cell_of(&found, 1, 1)->judged.months, 22);
  assert_int_equal(cell_of(&found, 1, 2)->judged.months, 21);
  assert_true(cell_of(&found, 1, 2)->judged.baseline.count == 63);
  assert_int_equal(cell_of(&found, 2, 1)->judged.months, 9); /* November to September less two */
  assert_false(cell_of(&found, 2, 1)->judged.judged);
  assert_int_equal(found.judged, 2);
  made_free(m);
}

static void test_says_lower_only_when_all_have_reported(void **state)
{
  (void)state;
  struct made *m = made_up(1, 1, 25);
  put_before(m, 0, 0, 24, 9);
  struct signals_month found = judge(m);
  assert_true(found.cells[0].judged.level < SIGNAL_AS_EXPECTED && found.lower == 1);
  assert_null(signals_not_lower(&found));
  static const int unsure[] = {1, -1}; /* a unit is missing; nobody has opened the month */
  for (int i = 0; i < 2; i++) {
    m->signals.missing[24] = unsure[i];
    found = judge(m);
    assert_int_equal(found.cells[0].judged.level, SIGNAL_AS_EXPECTED);
    assert_int_equal(found.lower, 0);
    assert_non_null(signals_not_lower(&found));
  }
  made_free(m);
}

static void test_says_how_many_months_there_are(void **state)
{
  (void)state;
  struct made *m = made_up(1, 1, 8);
  put_before(m, 0, 0, 7, 30);
  put(m, 0, 0, MONTH, 900);
  struct signals_month found = judge(m);
  assert_int_equal(found.judged, 0);
  assert_int_equal(found.higher, 0);
  assert_string_equal(signals_too_short(&found, &m->arena), "Needs 12 months. There are 7 now.");
  made_free(m);
}

static void test_counts_what_chance_gives(void **state)
{
  (void)state;
  assert_int_equal(signals_by_chance(96), 5); /* the numbers of the documents */
  assert_int_equal(signals_by_chance(120), 6);
  assert_int_equal(signals_by_chance(1), 1);
  assert_int_equal(signals_by_chance(0), 0);
}

static void test_sees_eight_months_on_one_side(void **state)
{
  (void)state;
  struct made *m = made_up(2, 2, 25);
  for (int back = 0; back < 25; back++)
    put(m, 0, back % 2 ? 1 : 0, month_add(MONTH, -back), back < 8 ? 6 : 2);
  put(m, 0, 0, 202610, 9); /* the sum of the groups is what counts */
  assert_int_equal(signals_run(&m->signals, 0, MONTH, &m->arena), 8);
  assert_int_equal(signals_run(&m->signals, 1, MONTH, &m->arena), 0);
  assert_string_equal(signals_drift(&m->signals, 0, MONTH, &m->arena),
                      "Område: eight months in a row above the median.");
  made_free(m);
}

static void test_expects_a_quarter(void **state)
{
  (void)state;
  struct made *m = made_up(2, 2, 25);
  for (int back = 1; back <= 24; back++)
    for (size_t g = 0; g < 2; g++)
      put(m, 0, g, month_add(MONTH, -back), 2);
  /* 96 in 24 months are 12 in three; the whole is the same, as the other area is empty. */
  assert_true(fabs(signals_expected(&m->signals, 0, MONTH, 3, &m->arena) - 12) < 1e-9);
  assert_true(fabs(signals_expected(&m->signals, 2, MONTH, 3, &m->arena) - 12) < 1e-9);
  assert_true(signals_expected(&m->signals, 1, MONTH, 3, &m->arena) == 0);
  assert_true(stats_is_na(signals_expected(&m->signals, 0, 202512, 3, &m->arena)) == false);
  assert_true(stats_is_na(signals_expected(&m->signals, 0, 202508, 3, &m->arena)));
  assert_true(stats_is_na(signals_expected(&m->signals, 0, 202701, 3, &m->arena)));
  made_free(m);
}

/* ---- never NaN ---- */

static void assert_sound(struct made *m)
{
  struct signals_month found = judge(m);
  for (size_t i = 0; i < found.n; i++) {
    const struct signal_cell *c = &found.cells[i].judged;
    assert_true(isfinite(c->x) && isfinite(c->prediction.expected));
    assert_true(c->prediction.p_high >= 0 && c->prediction.p_high <= 1);
    assert_true(c->prediction.p_low >= 0 && c->prediction.p_low <= 1);
    assert_true(isfinite(found.cells[i].phi.phi) && found.cells[i].phi.phi >= 1);
    if (c->judged) assert_true(signals_limit(&found.cells[i]) > 0);
    assert_null(strstr(signals_counted(&found.cells[i], MONTH, &m->arena), "nan"));
    assert_null(strstr(signals_rule(&found.cells[i], &m->arena), "nan"));
  }
  made_free(m);
}

static void test_is_never_not_a_number(void **state)
{
  (void)state;
  static const long counts[] = {0, 1, 10000000};
  static const int histories[] = {0, 1, 13, 25, 37, 121};
  for (size_t h = 0; h < sizeof histories / sizeof *histories; h++)
    for (size_t areas = 1; areas <= 2; areas++)
      for (size_t before = 0; before < 3; before++)
        for (size_t now = 0; now < 3; now++) {
          int months = histories[h];
          struct made *m = made_up(areas, areas, months);
          if (months > 0) {
            put_before(m, 0, 0, months - 1, counts[before]);
            put(m, 0, 0, MONTH, counts[now]);
          }
          assert_sound(m);
        }
  struct made *silent = made_up(2, 2, 37); /* nobody has reported anything, ever */
  for (int i = 0; i < 37; i++)
    silent->signals.missing[i] = 5;
  assert_sound(silent);
}

/* ---- reading ---- */

static void change_state(struct fixture *f, enum measure_state to, int date)
{
  struct err err = {0};
  const struct measure_change change = {.to = to, .date = date};
  f->clock.date = date;
  assert_true(ops_change_measure_state(&f->ops, 1, &change, &err));
}

/* A quick measure against what the category holds. */
static void add_measure(struct fixture *f, int area, int category, int started, int done)
{
  struct err err = {0};
  struct measure m = fixture_measure(area, OWNER_SBF);
  m.quick = true;
  assert_true(ops_put_measure(&f->ops, &m, "Buskörning", category, 0, NULL, &err));
  assert_true(ops_consent_measure(&f->ops, m.id, f->clock.date, &err));
  change_state(f, MEASURE_ONGOING, started);
  change_state(f, MEASURE_DONE, done);
}

static void test_reads_what_is_kept(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  struct signals s;
  fixture_observe(f, EKGATAN, TRA_BUS, 3, 20250315);
  fixture_observe(f, EKGATAN, TRA_BUS, 1, 20260915);
  fixture_observe(f, MARIEDAL, SKA_GLAS, 1, 20260915);
  fixture_observe(f, MARIEDAL, SKA_KLO, 2, 20260915); /* the same group */
  assert_true(signals_read(f->store, 202609, &arena, &s, &err));
  assert_int_equal(s.first, 202503);
  assert_int_equal(s.n_months, 19);
  assert_int_equal(s.n_areas, N_AREAS);
  long ekgatan = 0, mariedal = 0, most = 0;
  for (size_t a = 0; a < s.n_areas; a++)
    for (size_t g = 0; g < s.n_groups; g++)
      for (int m = 0; m < s.n_months; m++) {
        long count = s.counts[signals_at(&s, a, g, month_add(s.first, m))];
        if (s.areas[a].id == EKGATAN) ekgatan += count;
        if (s.areas[a].id == MARIEDAL) mariedal += count;
        if (count > most) most = count;
      }
  assert_int_equal(ekgatan, 4);
  assert_int_equal(mariedal, 3);
  assert_int_equal(most, 3);
  assert_int_equal(s.missing[months_between(202503, 202509)], -1);
  assert_true(signals_left_out(&s, 202509));   /* nobody said that it was calm */
  assert_int_equal(s.missing[0], N_UNITS - 1); /* the police alone have reported */
  assert_true(signals_left_out(&s, 202503));
  arena_release(&arena);
}

static void test_marks_measures_and_missing_units(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  struct signals s;
  fixture_observe(f, EKGATAN, TRA_BUS, 1, 20250115);
  assert_true(ops_open_month(&f->ops, 202608, &err));
  for (int unit = UNIT_KSF; unit <= N_UNITS; unit++)
    if (unit != UNIT_SOC) assert_true(ops_unit_nil(&f->ops, 202608, unit, &err));
  add_measure(f, EKGATAN, TRA_BUS, 20261010, 20261120);
  f->clock.date = 20261205;
  assert_true(signals_read(f->store, 202611, &arena, &s, &err));
  assert_int_equal(s.missing[months_between(s.first, 202608)], 1);
  assert_true(signals_left_out(&s, 202608));
  size_t marked = 0, all = s.n_areas * s.n_groups * (size_t)s.n_months;
  for (size_t i = 0; i < all; i++)
    marked += s.measure[i];
  assert_int_equal(marked, 2); /* October and November, one area, the group of the problem */
  assert_true(ops_unit_nil(&f->ops, 202608, UNIT_SOC, &err));
  assert_true(signals_read(f->store, 202611, &arena, &s, &err));
  assert_int_equal(s.missing[months_between(s.first, 202608)], 0);
  arena_release(&arena);
}

static void test_an_empty_file_has_no_history(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  struct signals_month found;
  assert_true(signals_of_month(f->store, 202609, &arena, &found, &err));
  assert_int_equal(found.n, 0);
  assert_string_equal(signals_too_short(&found, &arena), "Needs 12 months. There are 0 now.");
  arena_release(&arena);
}

/* One comment a cell: other words replace the first ones. */
static void test_keeps_one_comment_a_cell(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  struct month_comment *rows, comment = {.month = 202609, .area_id = EKGATAN, .group_id = 1};
  size_t n;
  assert_false(ops_put_month_comment(&f->ops, &comment, NULL, &err));
  comment.text = "Marknad";
  assert_true(ops_put_month_comment(&f->ops, &comment, NULL, &err));
  comment.text = "Marknad i två veckor";
  assert_true(ops_put_month_comment(&f->ops, &comment, NULL, &err));
  comment.text = "Ring 19121212-1212";
  assert_false(ops_put_month_comment(&f->ops, &comment, NULL, &err));
  assert_true(store_month_comments(f->store, 202609, &arena, &rows, &n, &err));
  assert_int_equal(n, 1);
  assert_string_equal(rows[0].text, "Marknad i två veckor");
  arena_release(&arena);
}

int main(void)
{
  const struct CMUnitTest model[] = {
      cmocka_unit_test(test_expects_what_the_formula_gives),
      cmocka_unit_test(test_judges_by_the_distribution_itself),
      cmocka_unit_test(test_takes_the_season_from_all_areas_together),
      cmocka_unit_test(test_leaves_out_what_cannot_be_compared),
      cmocka_unit_test(test_says_lower_only_when_all_have_reported),
      cmocka_unit_test(test_says_how_many_months_there_are),
      cmocka_unit_test(test_counts_what_chance_gives),
      cmocka_unit_test(test_sees_eight_months_on_one_side),
      cmocka_unit_test(test_expects_a_quarter),
      cmocka_unit_test(test_is_never_not_a_number),
  };
  const struct CMUnitTest reading[] = {
      cmocka_unit_test_setup_teardown(test_reads_what_is_kept, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_marks_measures_and_missing_units, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_an_empty_file_has_no_history, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(test_keeps_one_comment_a_cell, fixture_set_up,
                                      fixture_tear_down),
  };
  return cmocka_run_group_tests(model, NULL, NULL) + cmocka_run_group_tests(reading, NULL, NULL);
}
