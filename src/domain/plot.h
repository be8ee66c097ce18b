// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots in cells of a terminal: numbers in, lines of text out.
 *
 * Invariant: whatever the values are, a line is never wider and never more than it was given room
 * for, and every sign is one column. STATS_NA is a number that is missing: it is left blank, where
 * nought is a dot. With `ascii` each sign has a twin of the same width, so that a plot has the same
 * shape on any terminal. Formulas: screens document section 8, evaluation document section 5. */
#ifndef LB_DOMAIN_PLOT_H
#define LB_DOMAIN_PLOT_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* The log axis of ratios: -75 % to +300 %; a strip of areas is cut at +100 %. */
#define PLOT_RATIO_LOW 0.25
#define PLOT_RATIO_HIGH 4.0
#define PLOT_STRIP_HIGH 2.0

/* The largest of the values, for a scale that many rows share; 0 when none is above it. */
double plot_most(const double *values, size_t n);

/* A sparkline, n columns: round(8 v / most) eighths, at least one when v > 0. */
void plot_spark(struct buf *out, const double *values, size_t n, double most, bool ascii);

/* A row of a forest plot, `width` columns from PLOT_RATIO_LOW to PLOT_RATIO_HIGH: the estimate with
 * the ends of its interval, arrows where the interval goes on outside, and a rule at no difference.
 * An estimate that is missing gives the rule alone, one without an interval its point alone. */
struct plot_ratio {
  double ratio, low, high; /* 1 is no difference */
};
void plot_forest(struct buf *out, const struct plot_ratio *r, int width, bool ascii);
/* The axis above such rows: change in %, of which as many are printed as stand clear. */
void plot_forest_axis(struct buf *out, int width, bool ascii);

/* A placebo strip, `width` columns from `low` to `high` (0 < low < 1 < high): a dot for each of n
 * ratios, a digit where several share a column (+ for more than 9), and `own` on top of them. What
 * lies outside stands in the outermost column. */
struct plot_strip {
  double own; /* of the area with the measure */
  const double *others;
  size_t n;
  double low, high;
};
void plot_strip(struct buf *out, const struct plot_strip *strip, int width, bool ascii);

#endif
