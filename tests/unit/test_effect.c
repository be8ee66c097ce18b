// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/effect.h"
#include "domain/shrink.h"
#include "domain/stats.h"
#include "prng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void near_to(double got, double expected, double within)
{
  if (!(fabs(got - expected) <= within)) fail_msg("expected %.12g, got %.12g", expected, got);
}

static struct effect_counts counts(double a, double b, double c, double d)
{
  return (struct effect_counts){a, b, c, d, 1, 1, 1, 1};
}

static struct effect_counts random_counts(struct prng *prng)
{
  return counts(1 + prng_below(prng, 80), 1 + prng_below(prng, 80), 1 + prng_below(prng, 300),
                1 + prng_below(prng, 300));
}

static void before_and_after_turn_the_ratio_over(void **state)
{
  (void)state;
  struct prng prng = {31};
  for (int i = 0; i < 300; i++) {
    struct effect_counts n = random_counts(&prng);
    struct effect_counts turned = counts(n.b, n.a, n.d, n.c);
    struct effect_ratio r = effect_ratio(&n, 1.4, 0.95), t = effect_ratio(&turned, 1.4, 0.95);
    near_to(r.irr * t.irr, 1, 1e-12);
    near_to(r.res_lower * t.res_upper, 1, 1e-12);
    near_to(r.z, -t.z, 1e-12);
    near_to(r.p, t.p, 1e-12);
  }
}

static void intervals_hold_the_estimate_and_widen_with_phi(void **state)
{
  (void)state;
  struct prng prng = {32};
  for (int i = 0; i < 300; i++) {
    struct effect_counts n = random_counts(&prng);
    struct effect_ratio narrow = effect_ratio(&n, 1, 0.95), wide = effect_ratio(&n, 2.5, 0.95);
    assert_true(narrow.change == wide.change);
    assert_true(wide.change_lower < narrow.change_lower && narrow.change_lower < narrow.change);
    assert_true(narrow.change < narrow.change_upper && narrow.change_upper < wide.change_upper);
    assert_true(narrow.p <= wide.p);
    struct effect_wdd_counts w = {n.a, n.b, n.c, n.d, 3, 4, 5, 6, 1, 1};
    struct effect_wdd d = effect_wdd(&w, 1, 0.95), e = effect_wdd(&w, 2.5, 0.95);
    assert_true(e.lower < d.lower && d.lower < d.wdd && d.wdd < d.upper && d.upper < e.upper);
  }
}

static void printed_ratio(void **state)
{
  (void)state;
  struct effect_counts n = counts(40, 20, 60, 55);
  struct effect_ratio r = effect_ratio(&n, 1, 0.95);
  near_to(r.res, 1.833, 0.0005);
  near_to(r.change, -45.5, 0.05);
  near_to(r.change_lower, -71.5, 0.05);
  near_to(r.change_upper, 4.4, 0.05);
}

static void a_zero_adds_a_half_to_all(void **state)
{
  (void)state;
  struct effect_counts zero = counts(9, 0, 20, 20), halves = counts(9.5, 0.5, 20.5, 20.5);
  struct effect_ratio a = effect_ratio(&zero, 1, 0.95), b = effect_ratio(&halves, 1, 0.95);
  assert_true(a.irr == b.irr && a.se_log == b.se_log);
  /* A shrunk count before is no count: it stays, the other three are raised. */
  struct effect_ratio shrunk = effect_ratio_shrunk(&zero, 8, 0.1, 1, 0.95);
  near_to(shrunk.irr, (0.5 * 20.5) / (8 * 20.5), 1e-15);
  near_to(shrunk.se_log, sqrt(0.1 + 1 / 0.5 + 2 / 20.5), 1e-15);
  assert_true(stats_is_na(effect_ratio_shrunk(&zero, 0, 0, 1, 0.95).irr));
}

static void exposures_count_in_the_ratio_only(void **state)
{
  (void)state;
  struct effect_counts year = {120, 15, 600, 150, 12, 3, 12, 3};
  struct effect_ratio r = effect_ratio(&year, 1, 0.95); /* 10 to 5, against 50 to 50, a month */
  near_to(r.irr, 0.5, 1e-15);
  near_to(r.se_log, sqrt(1 / 120.0 + 1 / 15.0 + 1 / 600.0 + 1 / 150.0), 1e-15);
}

static void scaled_difference(void **state)
{
  (void)state;
  /* The comparison fell by a tenth, so 40 would have become 36: 16 fewer. Variance by the delta
   * method: 20 + 36^2 (1/40 + 1/500 + 1/450). */
  struct effect_wdd w = effect_wdd_scaled(40, 20, 500, 450, 1, 0.95);
  near_to(w.wdd, -16, 1e-12);
  near_to(w.variance, 20 + 1296 * (1 / 40.0 + 1 / 500.0 + 1 / 450.0), 1e-12);
  assert_true(stats_is_na(effect_wdd_scaled(0, 20, 500, 450, 1, 0.95).wdd));
  assert_true(stats_is_na(effect_wdd_scaled(1, 20, 0, 450, 1, 0.95).upper));
  struct effect_wdd_counts nothing = {.w_before = 1, .w_after = 1};
  assert_true(stats_is_na(effect_wdd(&nothing, 1, 0.95).z));
}

static void quotient_is_refused_without_success(void **state)
{
  (void)state;
  struct effect_wdq_counts n = {3, 1, 4, 4, 3, 1}; /* 3/3 = 1/1: neither better nor worse */
  struct effect_wdq q = effect_wdq(&n);
  assert_true(stats_is_na(q.wdq) && q.success == 0 && q.gross_effect == 2);
  n.c1 = 0;
  q = effect_wdq(&n);
  assert_true(stats_is_na(q.success) && stats_is_na(q.wdq) && q.gross_effect == 2);
}

static void shrunk_rates_lie_between(void **state)
{
  (void)state;
  struct prng prng = {33};
  for (int round = 0; round < 200; round++) {
    double x[12], n[12];
    for (int i = 0; i < 12; i++) {
      n[i] = 1 + 24 * prng_share(&prng);
      x[i] = floor(n[i] * (1 + prng_below(&prng, 6) * prng_share(&prng)));
    }
    struct shrink_prior prior = shrink_prior(x, n, 12, 1), noisy = shrink_prior(x, n, 12, 1.5);
    assert_true(noisy.a <= prior.a);
    for (int i = 0; i < 12; i++) {
      double own = x[i] / n[i], rate = shrink_rate(&prior, x[i], n[i]);
      assert_true(rate <= fmax(own, prior.m) + 1e-12 && rate >= fmin(own, prior.m) - 1e-12);
      /* The two ways of writing it in the evaluation document. */
      if (prior.a > 0) near_to(rate, (prior.alpha + x[i]) / (prior.beta + n[i]), 1e-10);
      double phi = noisy.phi;
      if (noisy.a > 0)
        near_to(shrink_rate(&noisy, x[i], n[i]),
                (noisy.alpha + x[i] / phi) / (noisy.beta + n[i] / phi), 1e-10);
    }
  }
}

static void no_variance_gives_the_common_rate(void **state)
{
  (void)state;
  double x[] = {10, 11, 9}, n[] = {1, 1, 1}, none[] = {0, 0, 0};
  struct shrink_prior prior = shrink_prior(x, n, 3, 1);
  assert_true(prior.a == 0 && isinf(prior.alpha) && isinf(prior.beta));
  struct shrink_before before = shrink_before(&prior, 11, 2);
  assert_true(before.before == 20 && before.inverse == 0);
  assert_true(stats_is_na(shrink_prior(x, none, 3, 1).m));
  prior = shrink_prior(none, n, 3, 1);
  assert_true(shrink_rate(&prior, 0, 1) == 0);
}

static void power_as_printed(void **state)
{
  (void)state;
  near_to(effect_needed(0.7, 1.3), 195, 0.5);
  near_to(effect_needed(0.5, 1.3), 64, 0.5);
  near_to(effect_needed(0.7, 1), 150, 0.5);
  near_to(effect_needed(0.5, 1), 49, 0.5);
  assert_true(stats_is_na(effect_needed(1, 1)) && stats_is_na(effect_needed(0, 1)));
}

static void placebo_counts_equal_ones(void **state)
{
  (void)state;
  double others[] = {-0.3, 0.1, -0.1 - 0.2, -0.5}; /* the third is -0.3 but for rounding */
  struct effect_placebo result = effect_placebo(-0.3, others, 4);
  assert_int_equal(result.as_large, 3);
  near_to(result.p, 4 / 5.0, 1e-15);
}

static struct effect_ratio effect_of(double log_irr, double se)
{
  return (struct effect_ratio){.irr = exp(log_irr), .se_log = se};
}

static void pooled_effects(void **state)
{
  (void)state;
  struct effect_ratio alike[] = {effect_of(-0.4, 0.2), effect_of(-0.1, 0.1)};
  struct effect_pool pool = effect_pool(alike, 2, 0.95); /* weights 25 and 100 */
  near_to(pool.log_irr, -20 / 125.0, 1e-12);
  near_to(pool.se, 1 / sqrt(125), 1e-12);
  assert_false(pool.random);
  assert_true(pool.lower < pool.irr && pool.irr < pool.upper);

  /* Equal weights 100: Q = 100 x 2.5 = 250 against 4; tau2 = 246 / (500 - 100) = 0.615. */
  struct effect_ratio apart[] = {effect_of(-1, 0.1), effect_of(-0.5, 0.1), effect_of(0, 0.1),
                                 effect_of(0.5, 0.1), effect_of(1, 0.1)};
  pool = effect_pool(apart, 5, 0.95);
  assert_true(pool.random);
  near_to(pool.log_irr, 0, 1e-12);
  near_to(pool.se, sqrt((0.01 + 0.615) / 5), 1e-12);
  assert_false(effect_pool(apart, 4, 0.95).random);
  assert_true(stats_is_na(effect_pool(apart, 0, 0.95).irr));
}

static void least_data(void **state)
{
  (void)state;
  struct effect_data enough = {counts(10, 10, 20, 20), 2, 6, 3, true, true};
  assert_int_equal(effect_lacks(&enough), 0);
  struct effect_data data = enough;
  data.counts.b = 9;
  assert_int_equal(effect_lacks(&data), LACKS_EVENTS);
  data = enough;
  data.counts = counts(9, 11, 20, 20);
  assert_int_equal(effect_lacks(&data), LACKS_EVENTS);
  data = enough;
  data.counts = counts(10, 10, 20, 19);
  assert_int_equal(effect_lacks(&data), LACKS_EVENTS | LACKS_COMPARED);
  data = enough;
  data.comparison_areas = 1;
  data.months_after = 2;
  assert_int_equal(effect_lacks(&data), LACKS_AREAS | LACKS_AFTER);
  data = enough;
  data.start_known = data.same_regime = false;
  data.months_before = 5;
  assert_int_equal(effect_lacks(&data), LACKS_BEFORE | LACKS_REGIME | LACKS_START);
}

static void words_that_may_be_used(void **state)
{
  (void)state;
  struct effect_ratio fell = {.irr = 0.6, .res_lower = 1.1},
                      unsure = {.irr = 0.8, .res_lower = 0.9};
  struct effect_ratio rose = {.irr = 1.2, .res_lower = 0.5};
  assert_int_equal(effect_verdict(true, &fell, &fell, &fell), EFFECT_FELL_MORE);
  assert_int_equal(effect_verdict(true, &unsure, &unsure, &fell), EFFECT_FELL_MORE);
  assert_int_equal(effect_verdict(true, &fell, &rose, &fell), EFFECT_UNCLEAR);
  assert_int_equal(effect_verdict(true, &fell, &fell, &unsure), EFFECT_UNCLEAR);
  assert_int_equal(effect_verdict(true, &fell, &fell, &rose), EFFECT_WRONG_WAY);
  assert_int_equal(effect_verdict(false, &fell, &fell, &fell), EFFECT_TOO_FEW);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(before_and_after_turn_the_ratio_over),
      cmocka_unit_test(intervals_hold_the_estimate_and_widen_with_phi),
      cmocka_unit_test(printed_ratio),
      cmocka_unit_test(a_zero_adds_a_half_to_all),
      cmocka_unit_test(exposures_count_in_the_ratio_only),
      cmocka_unit_test(scaled_difference),
      cmocka_unit_test(quotient_is_refused_without_success),
      cmocka_unit_test(shrunk_rates_lie_between),
      cmocka_unit_test(no_variance_gives_the_common_rate),
      cmocka_unit_test(power_as_printed),
      cmocka_unit_test(placebo_counts_equal_ones),
      cmocka_unit_test(pooled_effects),
      cmocka_unit_test(least_data),
      cmocka_unit_test(words_that_may_be_used),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
