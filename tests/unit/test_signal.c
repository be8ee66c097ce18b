// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/charts.h"
#include "domain/signal.h"
#include "domain/stats.h"
#include "prng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct arena arena;

static int release(void **state)
{
  (void)state;
  arena_release(&arena);
  return 0;
}

static void near_to(double got, double expected, double within)
{
  if (!(fabs(got - expected) <= within)) fail_msg("expected %.12g, got %.12g", expected, got);
}

/* Evaluation document 2.2 prints these four. */
static void printed_predictions(void **state)
{
  (void)state;
  struct signal_baseline b = {384, 24, 1, 1};
  struct signal_prediction p = signal_predict(25, &b);
  assert_true(p.expected == 16);
  near_to(p.p_high, 0.0250, 0.00005);
  near_to(p.p_low, 0.985, 0.0005);
  b.count = 24;
  near_to(signal_predict(5, &b).p_high, 0.00504, 0.000005);
  b.phi = 1.8;
  near_to(signal_predict(5, &b).p_high, 0.0343, 0.00005);
  b = (struct signal_baseline){48, 24, 1, 1};
  near_to(signal_predict(0, &b).p_low, 0.138, 0.0005);
  assert_true(signal_predict(0, &b).p_high == 1);
}

static void chance_falls_as_the_count_rises(void **state)
{
  (void)state;
  struct prng prng = {21};
  for (int round = 0; round < 60; round++) {
    struct signal_baseline b = {prng_below(&prng, 300), 12 + prng_below(&prng, 13),
                                0.5 + prng_share(&prng), 1 + 2 * prng_share(&prng)};
    double high = 1, low = 0;
    for (int x = 1; x < 60; x++) {
      struct signal_prediction p = signal_predict(x, &b);
      assert_true(p.p_high < high && p.p_low >= low);
      /* Without over-dispersion the count itself is in both. */
      if (b.phi == 1) assert_true(p.p_high + p.p_low >= 1);
      high = p.p_high;
      low = p.p_low;
    }
    struct signal_baseline wider = b;
    wider.phi *= 2;
    long limit = signal_upper_limit(&b, SIGNAL_P);
    assert_true(signal_predict((double)limit, &b).p_high < SIGNAL_P);
    assert_true(signal_predict((double)(limit - 1), &b).p_high >= SIGNAL_P);
    assert_true(signal_upper_limit(&wider, SIGNAL_P) >= limit);
    assert_true(signal_upper_limit(&b, SIGNAL_P_CHART) >= limit);
  }
}

/* P(X = x) of the negative binomial by its own recurrence, summed: another road to p_low. */
static void prediction_is_the_negative_binomial(void **state)
{
  (void)state;
  struct signal_baseline b = {37, 24, 1.2, 1};
  double size = b.count + 0.5, stay = b.exposure / (b.exposure + b.month);
  double term = pow(stay, size), sum = 0;
  for (int x = 0; x < 30; x++) {
    sum += term;
    near_to(signal_predict(x, &b).p_low, sum, 1e-12);
    near_to(signal_predict(x + 1, &b).p_high, 1 - sum, 1e-12);
    term *= (size + x) / (x + 1) * (1 - stay);
  }
}

static void season_of_four_years(void **state)
{
  (void)state;
  double totals[50], factors[12];
  /* 48 months that end in March; July is three times the others. Two older months say otherwise. */
  for (int i = 0; i < 50; i++)
    totals[i] = i < 2 ? 1000 : 10;
  for (int i = 2; i < 50; i++)
    if ((3 + 12 - (49 - i) % 12 - 1) % 12 == 6) totals[i] = 30;
  assert_int_equal(signal_season(totals, 50, 3, factors), 4);
  double mean = 140 / 12.0, july = (4 * 30 / mean + 2) / 6, other = (4 * 10 / mean + 2) / 6;
  double scale = (july + 11 * other) / 12, sum = 0;
  for (int m = 0; m < 12; m++) {
    near_to(factors[m], (m == 6 ? july : other) / scale, 1e-12);
    sum += factors[m];
  }
  near_to(sum, 12, 1e-12);

  assert_int_equal(signal_season(totals, 35, 3, factors), 0);
  assert_true(factors[6] == 1);
  double nothing[36] = {0};
  assert_int_equal(signal_season(nothing, 36, 12, factors), 0);
}

static void phi_by_hand(void **state)
{
  (void)state;
  double counts[3 * 12];
  /* A proportional table has no variation beyond its margins. A third area has no counts. */
  for (int t = 0; t < 12; t++) {
    counts[t] = 10;
    counts[12 + t] = 20;
    counts[24 + t] = 0;
  }
  struct signal_phi phi = signal_phi(counts, 3, 12, 1, &arena);
  assert_true(phi.phi == 1 && !phi.assumed);
  /* Ten events move from the second area to the first in month 1, and back in month 2. Every
   * expectation is still 10 or 20: chi2 = 2 (100/10 + 100/20) = 30 with 1 x 11 degrees. */
  counts[0] = 20, counts[12] = 10, counts[1] = 0, counts[13] = 30;
  near_to(signal_phi(counts, 3, 12, 1, &arena).phi, 30 / 11.0, 1e-12);
  /* By quarters the two months cancel. */
  assert_true(signal_phi(counts, 3, 12, 3, &arena).phi == 1);
}

static void phi_without_enough_data(void **state)
{
  (void)state;
  double counts[2 * 24];
  for (int i = 0; i < 48; i++)
    counts[i] = 5;
  assert_false(signal_phi(counts, 2, 24, 6, &arena).assumed);
  struct signal_phi eleven = signal_phi(counts, 2, 11, 1, &arena);
  assert_true(eleven.assumed && eleven.phi == 1.5);
  assert_true(signal_phi(counts, 2, 18, 6, &arena).phi == 2); /* three half-years */
  struct signal_phi alone = signal_phi(counts, 1, 24, 1, &arena);
  assert_true(alone.assumed && alone.phi == 1.5);
  for (int i = 0; i < 48; i++)
    counts[i] = 1;
  assert_true(signal_phi(counts, 2, 24, 3, &arena).phi == 2); /* 48 events */
}

static struct signal_cell cell(double x, double baseline)
{
  return (struct signal_cell){.x = x, .baseline = {baseline, 24, 1, 1}, .months = 24};
}

static void levels_of_a_month(void **state)
{
  (void)state;
  struct signal_cell cells[60];
  for (int i = 0; i < 60; i++)
    cells[i] = cell(2, 48); /* as expected */
  cells[0] = cell(16, 48);  /* 2 expected: far above */
  cells[1] = cell(25, 384); /* p = 0.025, which 60 comparisons do not bear */
  cells[2] = cell(2, 1);    /* unlikely, but not three more than expected */
  cells[3] = cell(0, 480);  /* 20 expected */
  cells[4] = cell(16, 48);
  cells[4].months = 11;
  assert_int_equal(signal_judge(cells, 60, &arena), 59);
  assert_int_equal(cells[0].level, SIGNAL_CLEARLY_HIGHER);
  assert_int_equal(cells[1].level, SIGNAL_HIGHER);
  assert_true(cells[2].prediction.p_high < SIGNAL_P);
  assert_int_equal(cells[2].level, SIGNAL_AS_EXPECTED);
  assert_int_equal(cells[3].level, SIGNAL_CLEARLY_LOWER);
  assert_false(cells[4].judged);
  assert_int_equal(cells[4].level, SIGNAL_AS_EXPECTED);
  for (int i = 5; i < 60; i++)
    assert_int_equal(cells[i].level, SIGNAL_AS_EXPECTED);
}

static void few_events_do_not_dilute_the_family(void **state)
{
  (void)state;
  /* p = 0.025 alone survives q = 0.10; so it does among cells too small to be tested. */
  struct signal_cell cells[40];
  for (int i = 0; i < 40; i++)
    cells[i] = cell(0, 4);
  cells[7] = cell(25, 384);
  signal_judge(cells, 40, &arena);
  assert_int_equal(cells[7].level, SIGNAL_CLEARLY_HIGHER);
  for (int i = 0; i < 40; i++)
    if (i != 7) cells[i] = cell(2, 48);
  signal_judge(cells, 40, &arena);
  assert_int_equal(cells[7].level, SIGNAL_HIGHER);
}

static void runs(void **state)
{
  (void)state;
  double x[] = {1, 5, 6, 7, 8, 5, 6, 7, 5};
  assert_int_equal(signal_run(x, 9, 4), SIGNAL_RUN);
  assert_int_equal(signal_run(x, 9, 10), -9);
  assert_int_equal(signal_run(x, 9, 5), 0); /* the last one lies on it */
  assert_int_equal(signal_run(x, 8, 5), 2);
  assert_int_equal(signal_run(x, 0, 5), 0);
}

static void charts_stay_above_zero(void **state)
{
  (void)state;
  double few[] = {1, 0, 2, 1}, none[] = {0, 0}, days[] = {3, 5, 4};
  struct charts_c c = charts_c(few, 4);
  assert_true(c.limits.center == 1 && c.limits.upper == 4 && c.limits.lower == 0);
  near_to(c.phi, 2 / 3.0, 1e-15);
  assert_true(stats_is_na(charts_c(none, 2).phi) && charts_c(none, 2).n_out == 0);
  struct charts_g g = charts_g(days, 3);
  near_to(g.upper, 4 + 3 * sqrt(20), 1e-12);
  assert_true(g.max == 5);
  assert_true(stats_is_na(charts_cusum_poisson_k(4, 4)));
}

static void sums_of_both_signs(void **state)
{
  (void)state;
  double x[] = {12, 14, 6, 6}, positive[4], negative[4];
  charts_cusum(x, 4, 10, 2, 0.5, positive, negative); /* y = 1, 2, -2, -2 */
  static const double up[] = {0.5, 2, 0, 0}, down[] = {0, 0, -1.5, -3};
  for (int i = 0; i < 4; i++) {
    near_to(positive[i], up[i], 1e-15);
    near_to(negative[i], down[i], 1e-15);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(printed_predictions),
      cmocka_unit_test(chance_falls_as_the_count_rises),
      cmocka_unit_test(prediction_is_the_negative_binomial),
      cmocka_unit_test(season_of_four_years),
      cmocka_unit_test(phi_by_hand),
      cmocka_unit_test(phi_without_enough_data),
      cmocka_unit_test(levels_of_a_month),
      cmocka_unit_test(few_events_do_not_dilute_the_family),
      cmocka_unit_test(runs),
      cmocka_unit_test(charts_stay_above_zero),
      cmocka_unit_test(sums_of_both_signs),
  };
  return cmocka_run_group_tests(tests, NULL, release);
}
