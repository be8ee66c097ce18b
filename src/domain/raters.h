// SPDX-License-Identifier: GPL-3.0-or-later
/* What several raters say together: median, spread, Borda count and agreement.
 *
 * Invariant: a blank is not a score; callers pass only scores that were given, and matrices without
 * blanks. Scores are halves at most, so medians are exact. Sources: evaluation document 1.1, 1.2
 * and 1.5; Borda and Kendall's W with mean ranks for ties as in the reference cases. */
#ifndef LB_DOMAIN_RATERS_H
#define LB_DOMAIN_RATERS_H

#include <stdbool.h>
#include <stddef.h>

enum { RATERS_ENOUGH = 3, RATERS_APART = 3 };

struct raters {
  size_t n;
  double median; /* 0 when n is 0; the mean of the two middle scores when n is even */
  double spread; /* largest minus smallest */
  bool few;      /* fewer than three raters; never for a joint score */
  bool apart;    /* spread 3 or more: "bedömarna är oense" */
};

/* Sums up the scores of one area. `joint` is a gemensam bedömning, which is never few or apart. */
struct raters raters_of(const double *scores, size_t n, bool joint);

/* Median of n values in any order; STATS_NA when n is 0. */
double raters_median(const double *values, size_t n);

/* The lower of the two middle ones when n is even, for confidence, which has no halves; STATS_NA
 * when n is 0. */
double raters_lower_median(const double *values, size_t n);

/* Borda count: `scores` holds a row of `areas` scores for each rater, higher is better; writes
 * sum over raters of (areas - rank) to borda[areas]. Equal scores share the mean of their ranks. */
void raters_borda(const double *scores, size_t raters, size_t areas, double *borda);

/* Kendall's W, 0 (no agreement) to 1, corrected for ties; STATS_NA when it has no denominator:
 * fewer than two areas, or raters that each score all areas alike. Below RATERS_AGREE they are
 * said to disagree. */
#define RATERS_AGREE 0.3
double raters_kendall_w(const double *scores, size_t raters, size_t areas);

#endif
