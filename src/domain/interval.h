// SPDX-License-Identifier: GPL-3.0-or-later
/* Intervals and tests for one count and for two.
 *
 * Invariant: bounds never cross the estimate; a bound that no data can give is INFINITY, a number
 * that does not exist is STATS_NA. `conf` is 0 < conf < 1. Counts are whole and not negative,
 * exposures above 0. */
#ifndef LB_DOMAIN_INTERVAL_H
#define LB_DOMAIN_INTERVAL_H

struct interval {
  double lower, upper;
};

/* Exact interval of the mean of a Poisson count (Garwood 1936), in events. */
struct interval interval_garwood(long x, double conf);

/* The rate x1/t1 against x2/t2, given their sum (conditional binomial, Clopper & Pearson 1934). */
struct interval_ratio {
  double ratio; /* INFINITY when only x2 is 0, STATS_NA when both are */
  struct interval exact, midp;
  double p_doubled, p_mid; /* two-sided; STATS_NA when both counts are 0 */
};
struct interval_ratio interval_rate_ratio(long x1, double t1, long x2, double t2, double conf);

/* Two-sided p of the E-test of equal rates (Krishnamoorthy & Thomson 2004), with the variance of
 * each pair of counts. Terms left out sum to less than 1e-15. 1 when both counts are 0. */
double interval_e_test(long k1, double n1, long k2, double n2);

/* 2 (sqrt(now) - sqrt(before)): a Poisson z for the head, good above about 5. */
double interval_poisson_z(double now, double before);

#endif
