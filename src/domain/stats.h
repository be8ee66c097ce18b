// SPDX-License-Identifier: GPL-3.0-or-later
/* Distributions and intervals for counts.
 *
 * Invariant: everything is deterministic, in double precision. Where a number must be refused the
 * function says so and returns STATS_NA; no other function returns NaN for arguments in its stated
 * range. A caller tests with stats_is_na before it shows anything.
 *
 * Error bounds are relative to the exact value, for arguments up to 1e5, and hold down to 1e-300.
 */
#ifndef LB_DOMAIN_STATS_H
#define LB_DOMAIN_STATS_H

#include "base/arena.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define STATS_NA ((double)NAN)
bool stats_is_na(double value);

/* True when two numbers are equal but for rounding: within 1e-12, relative. */
bool stats_same(double a, double b);

/* A sum that does not lose small terms (Neumaier 1974). `struct stats_sum s = {0};` is empty. */
struct stats_sum {
  double sum, lost;
};
void stats_sum_add(struct stats_sum *sum, double term);
double stats_sum_total(const struct stats_sum *sum);
double stats_total(const double *values, size_t n);

/* Regularised incomplete gamma P(a, x) and Q = 1 - P; a > 0, x >= 0. Series below a + 1, continued
 * fraction (modified Lentz) above. Error below 1e-12. Source: Abramowitz & Stegun 6.5.29, 6.5.31;
 * the leading factor by Loader 2000, "Fast and accurate computation of binomial probabilities". */
double stats_gamma_p(double a, double x);
double stats_gamma_q(double a, double x);
/* Regularised incomplete beta I_x(a, b), 0 <= x <= 1; a, b >= 0, not both 0. With a = 0 it is 1 and
 * with b = 0 it is 0, as the binomial tails want. Continued fraction (modified Lentz) on the side
 * where it converges fast; error below 1e-12. Source: Abramowitz & Stegun 26.5.8. */
double stats_beta(double x, double a, double b);
/* The same at x = odds / (1 + odds), odds >= 0, without loss where x is near 1. */
double stats_beta_odds(double odds, double a, double b);

double stats_normal_cdf(double x);
double stats_normal_quantile(double p); /* 0 < p < 1 */
/* z of a two-sided interval: 1.959963984540054 for conf = 0.95; 0 < conf < 1. */
double stats_normal_z(double conf);
double stats_chi2_quantile(double p, double df); /* 0 < p < 1, df > 0 */
double stats_poisson(long k, double mean);       /* P(X = k); k and mean 0 or more */
double stats_binomial(long k, long n, double p); /* P(X = k); 0 <= k <= n, 0 <= p <= 1 */

/* The x > 0 where the rising function f passes `target`, by bisection until the interval no longer
 * shrinks; f(0) lies below the target and f passes it at some finite x. */
double stats_solve(double (*f)(double x, const void *context), const void *context, double target);

/* Benjamini & Hochberg 1995: q[i] of p[i], in the order given. Rank r of m in rising order gets
 * min(1, min over j >= r of m p_j / j). Scratch memory from the arena. */
void stats_bh(const double *p, size_t n, double *q, struct arena *arena);
/* q <= limit, where a q that equals the limit but for rounding counts. */
bool stats_bh_keeps(double q, double limit);

#endif
