// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/interval.h"
#include "domain/stats.h"
#include "prng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void close_to(double got, double expected, double relative)
{
  if (fabs(got - expected) > relative * fabs(expected))
    fail_msg("expected %.17g, got %.17g", expected, got);
}

/* P(X >= k) of a binomial, term by term: what I_p(k, n - k + 1) must be. */
static double binomial_tail(int k, int n, double p)
{
  struct stats_sum sum = {0};
  double term = pow(p, n);
  for (int i = n; i >= k; i--) {
    stats_sum_add(&sum, term);
    term *= i / (double)(n - i + 1) * (1 - p) / p;
  }
  return stats_sum_total(&sum);
}

static void beta_is_the_binomial_tail(void **state)
{
  (void)state;
  struct prng prng = {1};
  for (int i = 0; i < 2000; i++) {
    int n = 1 + prng_below(&prng, 150), k = 1 + prng_below(&prng, n);
    double p = 0.01 + 0.98 * prng_share(&prng);
    close_to(stats_beta(p, k, n - k + 1), binomial_tail(k, n, p), 1e-12);
    close_to(stats_beta_odds(p / (1 - p), k, n - k + 1), binomial_tail(k, n, p), 1e-12);
  }
}

static void beta_at_its_borders(void **state)
{
  (void)state;
  assert_true(stats_beta(0.3, 0, 2) == 1);
  assert_true(stats_beta(0.3, 2, 0) == 0);
  assert_true(stats_beta(0, 2, 3) == 0 && stats_beta(1, 2, 3) == 1);
  close_to(stats_beta(0.3, 1, 1), 0.3, 1e-14); /* uniform */
}

/* Q(k + 1, m) is the chance of at most k events of a Poisson with mean m. */
static void gamma_is_the_poisson_tail(void **state)
{
  (void)state;
  struct prng prng = {2};
  for (int i = 0; i < 2000; i++) {
    double mean = 0.05 + 200 * prng_share(&prng), term = exp(-mean);
    int k = prng_below(&prng, 250);
    struct stats_sum sum = {0};
    for (int j = 0; j <= k; j++, term *= mean / j)
      stats_sum_add(&sum, term);
    close_to(stats_gamma_q(k + 1, mean), stats_sum_total(&sum), 1e-12);
    assert_true(fabs(stats_gamma_p(k + 1, mean) + stats_gamma_q(k + 1, mean) - 1) < 1e-13);
  }
}

static void quantiles_turn_back(void **state)
{
  (void)state;
  close_to(stats_normal_z(0.95), 1.959963984540054, 1e-15); /* printed in the case rules */
  for (double p = 0.001; p < 1; p += 0.0173) {
    close_to(stats_normal_cdf(stats_normal_quantile(p)), p, 1e-12);
    for (double df = 1; df < 300; df *= 2.7)
      close_to(stats_gamma_p(df / 2, stats_chi2_quantile(p, df) / 2), p, 1e-12);
  }
}

static void small_terms_are_not_lost(void **state)
{
  (void)state;
  double values[] = {1, 1e100, 1, -1e100}; /* Neumaier's own example: plain summing gives 0 */
  assert_true(stats_total(values, 4) == 2);
}

static void intervals_hold_the_estimate(void **state)
{
  (void)state;
  for (long x = 0; x < 400; x += 7) {
    struct interval narrow = interval_garwood(x, 0.9), wide = interval_garwood(x, 0.99);
    assert_true(narrow.lower <= (double)x && (double)x < narrow.upper);
    assert_true(wide.lower <= narrow.lower && narrow.upper < wide.upper);
    /* What the bounds mean: the count seen is just at the border of 5 % under each. */
    close_to(stats_gamma_q((double)x + 1, narrow.upper), 0.05, 1e-11);
    if (x > 0) close_to(stats_gamma_p((double)x, narrow.lower), 0.05, 1e-11);
  }
}

static void rate_ratio_turns_over(void **state)
{
  (void)state;
  struct prng prng = {3};
  for (int i = 0; i < 200; i++) {
    long x1 = 1 + prng_below(&prng, 90), x2 = 1 + prng_below(&prng, 90);
    double t1 = 1 + prng_below(&prng, 12), t2 = 1 + prng_below(&prng, 12);
    struct interval_ratio r = interval_rate_ratio(x1, t1, x2, t2, 0.95);
    struct interval_ratio turned = interval_rate_ratio(x2, t2, x1, t1, 0.95);
    assert_true(r.exact.lower < r.midp.lower && r.midp.lower < r.ratio);
    assert_true(r.ratio < r.midp.upper && r.midp.upper < r.exact.upper);
    close_to(r.exact.lower, 1 / turned.exact.upper, 1e-12);
    close_to(r.midp.upper, 1 / turned.midp.lower, 1e-12);
    close_to(r.p_doubled, turned.p_doubled, 1e-11);
  }
}

static void rate_ratio_without_events(void **state)
{
  (void)state;
  struct interval_ratio none = interval_rate_ratio(0, 1, 0, 1, 0.95);
  assert_true(stats_is_na(none.ratio) && stats_is_na(none.p_doubled) && stats_is_na(none.p_mid));
  assert_true(none.exact.lower == 0 && isinf(none.exact.upper));
  struct interval_ratio rise = interval_rate_ratio(4, 1, 0, 1, 0.95);
  assert_true(isinf(rise.ratio) && isinf(rise.midp.upper) && rise.exact.lower > 0);
  close_to(rise.p_doubled, 2 * pow(0.5, 4), 1e-13); /* four heads, both sides */
}

static void e_test_by_hand(void **state)
{
  (void)state;
  assert_true(interval_e_test(0, 1, 0, 3) == 1);
  close_to(interval_e_test(7, 1, 7, 1), 1, 1e-12);
  /* One event, equal exposures, mean 1/2 each. |T| is sqrt(a) when b = 0, and (a-b)/sqrt(a+b)
   * reaches 1 unless a = b or the two lie close; count the pairs that do not. */
  double below = 0;
  for (int a = 0; a < 40; a++)
    for (int b = 0; b < 40; b++)
      if ((a - b) * (a - b) < a + b || a + b == 0)
        below += stats_poisson(a, 0.5) * stats_poisson(b, 0.5);
  close_to(interval_e_test(1, 1, 0, 1), 1 - below, 1e-12);
}

/* Of many events the statistic is normal, but for terms of the size of one event. */
static void e_test_of_ten_million(void **state)
{
  (void)state;
  double z = 10000 / sqrt(20010000);
  close_to(interval_e_test(10000000, 1, 10010000, 1), erfc(z / sqrt(2)), 1e-4);
  close_to(interval_e_test(10010000, 2, 10000000, 2), erfc(z / sqrt(2)), 1e-4);
}

/* The definition, with no sorting: the least bound among all p that are not smaller. */
static double bh_by_definition(const double *p, size_t n, size_t i)
{
  double least = 1;
  for (size_t j = 0; j < n; j++) {
    size_t rank = 0;
    for (size_t k = 0; k < n; k++)
      rank += p[k] <= p[j];
    if (p[j] >= p[i]) least = fmin(least, (double)n * p[j] / (double)rank);
  }
  return least;
}

static void bh_is_its_definition(void **state)
{
  (void)state;
  struct prng prng = {4};
  struct arena arena = {0};
  for (int round = 0; round < 300; round++) {
    double p[40], q[40];
    size_t n = (size_t)prng_below(&prng, 40) + 1;
    for (size_t i = 0; i < n; i++) /* some ties, many small */
      p[i] = prng_below(&prng, 3) ? pow(prng_share(&prng), 3) : prng_below(&prng, 5) / 10.0;
    stats_bh(p, n, q, &arena);
    for (size_t i = 0; i < n; i++)
      assert_true(fabs(q[i] - bh_by_definition(p, n, i)) < 1e-15);
    arena_reset(&arena);
  }
  arena_release(&arena);
  assert_true(stats_bh_keeps(0.1 + 1e-13, 0.1) && !stats_bh_keeps(0.1 + 1e-9, 0.1));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(beta_is_the_binomial_tail),
      cmocka_unit_test(beta_at_its_borders),
      cmocka_unit_test(gamma_is_the_poisson_tail),
      cmocka_unit_test(quantiles_turn_back),
      cmocka_unit_test(small_terms_are_not_lost),
      cmocka_unit_test(intervals_hold_the_estimate),
      cmocka_unit_test(rate_ratio_turns_over),
      cmocka_unit_test(rate_ratio_without_events),
      cmocka_unit_test(e_test_by_hand),
      cmocka_unit_test(e_test_of_ten_million),
      cmocka_unit_test(bh_is_its_definition),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
