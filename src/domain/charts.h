// SPDX-License-Identifier: GPL-3.0-or-later
/* Control charts, offered beside the default prediction of signal.h.
 *
 * Invariant: lower limits are never below 0; n is 1 or more and exposures are above 0. Limits are
 * three standard deviations. Sources: evaluation document 2.1; Montgomery, Statistical quality
 * control; Benneyan 2001 for the g-chart; Lucas 1985 for the Poisson CUSUM. */
#ifndef LB_DOMAIN_CHARTS_H
#define LB_DOMAIN_CHARTS_H

#include <stddef.h>

struct charts_limits {
  double center, upper, lower;
};

struct charts_c {
  struct charts_limits limits;
  double phi;   /* not raised to 1; STATS_NA with one count, or when all counts are 0 */
  size_t n_out; /* strictly outside the limits */
};
struct charts_c charts_c(const double *x, size_t n);

/* The limits of an exposure, from all counts and exposures. */
struct charts_limits charts_u(const double *x, const double *exposure, size_t n, double of);

struct charts_g {
  double center, upper, max; /* days between events */
};
struct charts_g charts_g(const double *days_between, size_t n);

/* Exponentially weighted means z[n] and upper limits upper[n]; 0 < lambda <= 1. */
void charts_ewma(const double *x, size_t n, double center, double sd, double lambda, double nsigmas,
                 double *z, double *upper);

/* Sums of what lies more than k standard deviations off, not reset; sd above 0. */
void charts_cusum(const double *x, size_t n, double center, double sd, double k, double *positive,
                  double *negative);

/* (mu1 - mu0) / ln(mu1 / mu0); STATS_NA unless both are above 0 and differ. */
double charts_cusum_poisson_k(double mu0, double mu1);
void charts_cusum_poisson(const double *x, size_t n, double k, double *s);

#endif
