// SPDX-License-Identifier: GPL-3.0-or-later
/* Rates of small areas drawn towards the common rate, against regression to the mean.
 *
 * Invariant: infinite alpha and beta never enter an expression; with no variance between the areas
 * every rate is the common one. Source: evaluation document 1.5(2) and 3.4; Clayton & Kaldor 1987,
 * Marshall 1991, Hauer 1997. */
#ifndef LB_DOMAIN_SHRINK_H
#define LB_DOMAIN_SHRINK_H

#include <stddef.h>

/* What all areas say together: a gamma distribution of rates, by moments. */
struct shrink_prior {
  double m;           /* common rate, events per unit of exposure; STATS_NA without exposure */
  double a;           /* variance of rates between areas, 0 or more */
  double alpha, beta; /* m^2 / a and m / a; INFINITY when a is 0 */
  double phi;
};
/* x are counts, n exposures (0 or more); phi is the over-dispersion, 1 for plain Poisson. */
struct shrink_prior shrink_prior(const double *x, const double *n, size_t areas, double phi);

/* The shrunk rate of an area with x events in exposure n. */
double shrink_rate(const struct shrink_prior *prior, double x, double n);

/* What stands before a measure in effect_ratio_shrunk. With phi, x and n are divided by phi in the
 * rate, so that 1/a becomes 1 / (x + phi alpha), which phi then multiplies like the others. */
struct shrink_before {
  double before;  /* expected events in n */
  double inverse; /* stands for 1/a; 0 when the prior has no variance */
};
struct shrink_before shrink_before(const struct shrink_prior *prior, double x, double n);

/* The same for one area and a known common rate per month; beta in months. */
struct shrink_known {
  double weight; /* of the area's own rate, 0 to 1 */
  double rate;   /* per month */
  double expected_before;
};
struct shrink_known shrink_known(double x, double months, double common_rate, double beta);

#endif
