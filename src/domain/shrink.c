// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/shrink.h"

#include "domain/stats.h"

#include <math.h>

struct shrink_prior shrink_prior(const double *x, const double *n, size_t areas, double phi)
{
  struct shrink_prior prior = {STATS_NA, 0, INFINITY, INFINITY, phi};
  double exposure = stats_total(n, areas);
  if (!(exposure > 0)) return prior;
  prior.m = stats_total(x, areas) / exposure;
  struct stats_sum spread = {0};
  for (size_t i = 0; i < areas; i++) {
    if (!(n[i] > 0)) continue;
    double off = x[i] / n[i] - prior.m;
    stats_sum_add(&spread, n[i] * off * off);
  }
  double by_chance = phi * prior.m / (exposure / (double)areas);
  prior.a = fmax(0, stats_sum_total(&spread) / exposure - by_chance);
  if (prior.a > 0) {
    prior.alpha = prior.m * prior.m / prior.a;
    prior.beta = prior.m / prior.a;
  }
  return prior;
}

double shrink_rate(const struct shrink_prior *prior, double x, double n)
{
  if (!(prior->a > 0) || !(n > 0)) return prior->m;
  double own = prior->a / (prior->a + prior->phi * prior->m / n);
  return prior->m + own * (x / n - prior->m);
}

struct shrink_before shrink_before(const struct shrink_prior *prior, double x, double n)
{
  return (struct shrink_before){
      .before = n * shrink_rate(prior, x, n),
      .inverse = prior->a > 0 ? 1 / (x + prior->phi * prior->alpha) : 0,
  };
}

struct shrink_known shrink_known(double x, double months, double common_rate, double beta)
{
  struct shrink_known result = {.weight = months / (months + beta),
                                .rate = (x + common_rate * beta) / (months + beta)};
  result.expected_before = result.rate * months;
  return result;
}
