// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/interval.h"

#include "domain/stats.h"

#include <assert.h>

struct interval interval_garwood(long x, double conf)
{
  double tail = (1 - conf) / 2, count = (double)x;
  return (struct interval){
      .lower = x == 0 ? 0 : stats_chi2_quantile(tail, 2 * count) / 2,
      .upper = stats_chi2_quantile(1 - tail, 2 * count + 2) / 2,
  };
}

/* Of x1 + x2 events, x1 fall on the first side. */
struct split {
  double x1, x2;
};

/* P(X >= x1) when the first side's share has these odds. */
static double exact_tail(double odds, const void *context)
{
  const struct split *s = context;
  return stats_beta_odds(odds, s->x1, s->x2 + 1);
}

/* P(X >= x1) - P(X = x1) / 2, as the mean of the tails from x1 and from x1 + 1. */
static double mid_tail(double odds, const void *context)
{
  const struct split *s = context;
  return (exact_tail(odds, s) + stats_beta_odds(odds, s->x1 + 1, s->x2)) / 2;
}

/* Solved in odds, not in shares, so that no digits are lost where a share is near 1. The upper
 * bound of x1 against x2 is the lower one of x2 against x1, turned over. */
static struct interval odds_between(double (*tail)(double, const void *), struct split s,
                                    double alpha)
{
  struct split turned = {s.x2, s.x1};
  return (struct interval){
      .lower = s.x1 > 0 ? stats_solve(tail, &s, alpha) : 0,
      .upper = s.x2 > 0 ? 1 / stats_solve(tail, &turned, alpha) : INFINITY,
  };
}

static double two_sided(double (*tail)(double, const void *), struct split s, double odds)
{
  struct split turned = {s.x2, s.x1};
  return fmin(1, 2 * fmin(tail(odds, &s), tail(1 / odds, &turned)));
}

struct interval_ratio interval_rate_ratio(long x1, double t1, long x2, double t2, double conf)
{
  assert(x1 >= 0 && x2 >= 0 && t1 > 0 && t2 > 0);
  if (x1 == 0 && x2 == 0)
    return (struct interval_ratio){STATS_NA, {0, INFINITY}, {0, INFINITY}, STATS_NA, STATS_NA};
  struct split s = {(double)x1, (double)x2};
  double alpha = (1 - conf) / 2, to_rates = t2 / t1;
  struct interval_ratio result = {
      .ratio = x2 == 0 ? INFINITY : s.x1 / t1 / (s.x2 / t2),
      .exact = odds_between(exact_tail, s, alpha),
      .midp = odds_between(mid_tail, s, alpha),
      .p_doubled = two_sided(exact_tail, s, t1 / t2),
      .p_mid = two_sided(mid_tail, s, t1 / t2),
  };
  result.exact.lower *= to_rates;
  result.exact.upper *= to_rates;
  result.midp.lower *= to_rates;
  result.midp.upper *= to_rates;
  return result;
}

static double e_statistic(double a, double n1, double b, double n2)
{
  double variance = a / (n1 * n1) + b / (n2 * n2);
  return variance > 0 ? fabs(a / n1 - b / n2) / sqrt(variance) : 0;
}

/* The counts outside first..last have a probability far below 1e-15 in all. */
static void poisson_range(double mean, long *first, long *last)
{
  const double nothing = 1e-20;
  *first = *last = lround(mean);
  while (*first > 0 && stats_poisson(*first - 1, mean) > nothing)
    --*first;
  while (stats_poisson(*last + 1, mean) > nothing)
    ++*last;
}

/* P of the pairs in which the second rate lies so far below the first that the statistic reaches
 * the limit. The statistic rises with a and falls with b, so the most that b may be never falls
 * when a rises, and each b is added once. */
static double far_below(double n1, double mean1, double n2, double mean2, double limit)
{
  long first1, last1, first2, last2;
  poisson_range(mean1, &first1, &last1);
  poisson_range(mean2, &first2, &last2);
  struct stats_sum p = {0}, below = {0};
  double pb = stats_poisson(first2, mean2);
  for (long a = first1, b = first2; a <= last1; a++) {
    for (; b <= last2 && (double)b / n2 < (double)a / n1 &&
           e_statistic((double)a, n1, (double)b, n2) >= limit;
         pb *= mean2 / (double)++b)
      stats_sum_add(&below, pb);
    stats_sum_add(&p, stats_poisson(a, mean1) * stats_sum_total(&below));
  }
  return stats_sum_total(&p);
}

double interval_e_test(long k1, double n1, long k2, double n2)
{
  assert(k1 >= 0 && k2 >= 0 && n1 > 0 && n2 > 0);
  if (k1 + k2 == 0) return 1;
  double rate = (double)(k1 + k2) / (n1 + n2), mean1 = rate * n1, mean2 = rate * n2;
  double seen = e_statistic((double)k1, n1, (double)k2, n2);
  double limit = seen - 1e-12 * fmax(1, seen); /* equal statistics count, also when rounded */
  if (limit <= 0) return 1;
  return fmin(1, far_below(n1, mean1, n2, mean2, limit) + far_below(n2, mean2, n1, mean1, limit));
}

double interval_poisson_z(double now, double before)
{
  return 2 * (sqrt(now) - sqrt(before));
}
