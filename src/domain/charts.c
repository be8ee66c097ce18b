// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/charts.h"

#include "domain/stats.h"

#include <assert.h>
#include <math.h>

static struct charts_limits three_sigma(double center, double variance)
{
  double off = 3 * sqrt(variance);
  return (struct charts_limits){center, center + off, fmax(0, center - off)};
}

struct charts_c charts_c(const double *x, size_t n)
{
  assert(n > 0);
  double mean = stats_total(x, n) / (double)n;
  struct charts_c chart = {.limits = three_sigma(mean, mean), .phi = STATS_NA};
  struct stats_sum squares = {0};
  for (size_t i = 0; i < n; i++) {
    stats_sum_add(&squares, (x[i] - mean) * (x[i] - mean));
    chart.n_out += x[i] > chart.limits.upper || x[i] < chart.limits.lower;
  }
  if (n > 1 && mean > 0) chart.phi = stats_sum_total(&squares) / mean / (double)(n - 1);
  return chart;
}

struct charts_limits charts_u(const double *x, const double *exposure, size_t n, double of)
{
  assert(n > 0 && of > 0);
  double rate = stats_total(x, n) / stats_total(exposure, n);
  return three_sigma(rate, rate / of);
}

struct charts_g charts_g(const double *days_between, size_t n)
{
  assert(n > 0);
  double mean = stats_total(days_between, n) / (double)n;
  struct charts_g chart = {mean, mean + 3 * sqrt(mean * (mean + 1)), days_between[0]};
  for (size_t i = 1; i < n; i++)
    chart.max = fmax(chart.max, days_between[i]);
  return chart;
}

void charts_ewma(const double *x, size_t n, double center, double sd, double lambda, double nsigmas,
                 double *z, double *upper)
{
  double level = center, left = 1;
  for (size_t i = 0; i < n; i++) {
    level = lambda * x[i] + (1 - lambda) * level;
    left *= (1 - lambda) * (1 - lambda);
    z[i] = level;
    upper[i] = center + nsigmas * sd * sqrt(lambda / (2 - lambda) * (1 - left));
  }
}

void charts_cusum(const double *x, size_t n, double center, double sd, double k, double *positive,
                  double *negative)
{
  double up = 0, down = 0;
  for (size_t i = 0; i < n; i++) {
    double y = (x[i] - center) / sd;
    positive[i] = up = fmax(0, up + y - k);
    negative[i] = down = fmin(0, down + y + k);
  }
}

double charts_cusum_poisson_k(double mu0, double mu1)
{
  if (mu0 <= 0 || mu1 <= 0 || mu0 == mu1) return STATS_NA;
  return (mu1 - mu0) / log(mu1 / mu0);
}

void charts_cusum_poisson(const double *x, size_t n, double k, double *s)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    s[i] = sum = fmax(0, sum + x[i] - k);
}
