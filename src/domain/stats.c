// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/stats.h"

#include <stdlib.h>

bool stats_is_na(double value)
{
  return isnan(value);
}

bool stats_same(double a, double b)
{
  return a == b || fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

void stats_sum_add(struct stats_sum *sum, double term)
{
  double total = sum->sum + term;
  if (fabs(sum->sum) >= fabs(term))
    sum->lost += (sum->sum - total) + term;
  else
    sum->lost += (term - total) + sum->sum;
  sum->sum = total;
}

double stats_sum_total(const struct stats_sum *sum)
{
  return sum->sum + sum->lost;
}

double stats_total(const double *values, size_t n)
{
  struct stats_sum sum = {0};
  for (size_t i = 0; i < n; i++)
    stats_sum_add(&sum, values[i]);
  return stats_sum_total(&sum);
}

double stats_solve(double (*f)(double x, const void *context), const void *context, double target)
{
  double low = 0, high = 1;
  while (f(high, context) < target) {
    low = high;
    high *= 2;
  }
  for (;;) {
    double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (f(middle, context) < target)
      low = middle;
    else
      high = middle;
  }
}

double stats_normal_cdf(double x)
{
  return erfc(-x / sqrt(2)) / 2;
}

/* Minus the upper tail at x, so that it rises and keeps its precision far out. */
static double minus_upper_tail(double x, const void *context)
{
  (void)context;
  return -stats_normal_cdf(-x);
}

double stats_normal_quantile(double p)
{
  if (p < 0.5) return -stats_solve(minus_upper_tail, NULL, -p);
  return p > 0.5 ? stats_solve(minus_upper_tail, NULL, -(1 - p)) : 0;
}

double stats_normal_z(double conf)
{
  return -stats_normal_quantile((1 - conf) / 2);
}

static double chi2_lower(double x, const void *df)
{
  return stats_gamma_p(*(const double *)df / 2, x / 2);
}

static double chi2_minus_upper(double x, const void *df)
{
  return -stats_gamma_q(*(const double *)df / 2, x / 2);
}

double stats_chi2_quantile(double p, double df)
{
  if (p <= 0.5) return stats_solve(chi2_lower, &df, p);
  return stats_solve(chi2_minus_upper, &df, -(1 - p));
}

struct ordered {
  double p;
  size_t at;
};

static int by_p(const void *a, const void *b)
{
  const struct ordered *x = a, *y = b;
  return (x->p > y->p) - (x->p < y->p);
}

void stats_bh(const double *p, size_t n, double *q, struct arena *arena)
{
  if (n == 0) return;
  struct ordered *order = arena_alloc(arena, n * sizeof *order);
  for (size_t i = 0; i < n; i++)
    order[i] = (struct ordered){p[i], i};
  qsort(order, n, sizeof *order, by_p);
  double least = 1;
  for (size_t rank = n; rank > 0; rank--) {
    least = fmin(least, (double)n * order[rank - 1].p / (double)rank);
    q[order[rank - 1].at] = least;
  }
}

bool stats_bh_keeps(double q, double limit)
{
  return q <= limit + 1e-12;
}
