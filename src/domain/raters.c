// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/raters.h"

#include "domain/stats.h"

/* The k-th smallest, from 0. Quadratic and without memory: there are a handful of raters. */
static double kth_smallest(const double *values, size_t n, size_t k)
{
  for (size_t i = 0; i < n; i++) {
    size_t below = 0, equal = 0;
    for (size_t j = 0; j < n; j++) {
      below += values[j] < values[i];
      equal += values[j] == values[i];
    }
    if (below <= k && k < below + equal) return values[i];
  }
  return STATS_NA;
}

double raters_median(const double *values, size_t n)
{
  if (n == 0) return STATS_NA;
  return (kth_smallest(values, n, (n - 1) / 2) + kth_smallest(values, n, n / 2)) / 2;
}

double raters_lower_median(const double *values, size_t n)
{
  return n == 0 ? STATS_NA : kth_smallest(values, n, (n - 1) / 2);
}

struct raters raters_of(const double *scores, size_t n, bool joint)
{
  struct raters raters = {.n = n, .few = !joint && n < RATERS_ENOUGH};
  if (n == 0) return raters;
  raters.median = raters_median(scores, n);
  raters.spread = kth_smallest(scores, n, n - 1) - kth_smallest(scores, n, 0);
  raters.apart = !joint && raters.spread >= RATERS_APART;
  return raters;
}

/* Rank 1 is the highest score; equal scores share the mean of their ranks. `ties` gets the number
 * of scores equal to this one, itself included. */
static double mean_rank(const double *scores, size_t areas, size_t area, size_t *ties)
{
  size_t higher = 0, equal = 0;
  for (size_t j = 0; j < areas; j++) {
    higher += scores[j] > scores[area];
    equal += scores[j] == scores[area];
  }
  *ties = equal;
  return (double)higher + ((double)equal + 1) / 2;
}

void raters_borda(const double *scores, size_t raters, size_t areas, double *borda)
{
  for (size_t i = 0; i < areas; i++) {
    borda[i] = 0;
    for (size_t r = 0; r < raters; r++) {
      size_t ties;
      borda[i] += (double)areas - mean_rank(scores + r * areas, areas, i, &ties);
    }
  }
}

double raters_kendall_w(const double *scores, size_t raters, size_t areas)
{
  double m = (double)raters, n = (double)areas;
  double mean = m * (n + 1) / 2;
  double s = 0, tied = 0;
  for (size_t i = 0; i < areas; i++) {
    double sum = 0;
    for (size_t r = 0; r < raters; r++) {
      size_t ties;
      sum += mean_rank(scores + r * areas, areas, i, &ties);
      /* t^3 - t once for each group, as t members that each add t^2 - 1 */
      tied += (double)(ties * ties) - 1;
    }
    s += (sum - mean) * (sum - mean);
  }
  double denominator = m * m * (n * n * n - n) - m * tied;
  return denominator > 0 ? 12 * s / denominator : STATS_NA;
}
