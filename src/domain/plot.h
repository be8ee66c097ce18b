// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots in cells of a terminal: numbers in, lines of text out.
 *
 * Invariant: whatever the values are, a line is never wider and never more than it was given room
 * for, and every sign is one column. STATS_NA is a number that is missing: it is left blank, where
 * nought is a dot. With `ascii` each sign has a twin of the same width, so that a plot has the same
 * shape on any terminal; letters of texts stay as they are. Formulas: screens document
 * section 8, evaluation document section 5. */
#ifndef LB_DOMAIN_PLOT_H
#define LB_DOMAIN_PLOT_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum plot_kind {
  PLOT_RUN,    /* rows: what was counted, expected, upper and lower limit */
  PLOT_HEAT,   /* rows: areas; columns: months; counts */
  PLOT_BUMP,   /* rows: areas; columns: quarters; places from 1 */
  PLOT_GRID,   /* rows: areas by place; columns: need in %, influence 1-5 */
  PLOT_FOREST, /* rows: measures; columns: ratio and the ends of its interval */
  PLOT_STRIP,  /* rows: areas, the chosen one has the measure; one column: ratio */
  PLOT_SPARKS, /* rows: areas; columns: months; counts on one scale */
  PLOT_PANELS, /* the same, a chart for each area */
  PLOT_KINDS
};

struct plot_row {
  const char *name;
  const char *note;     /* what stands beside it at its end; NULL for none */
  const double *values; /* one a column */
  bool chosen;          /* drawn stronger on paper: one of the chosen three */
  bool joined;          /* in the last column: cannot be told apart from its neighbour */
};

/* Something that began at a column. */
struct plot_mark {
  size_t column;
  char letter;
  const char *text; /* what the letter stands for */
};

/* A plot is rows of numbers over named columns; what they mean is the kind's. Whoever fills it in
 * owns all of it, and no text in it may hold a line feed. */
struct plot {
  enum plot_kind kind;
  const char *const *columns;
  size_t n_columns;
  const struct plot_row *rows;
  size_t n_rows;
  const struct plot_mark *marks; /* of PLOT_RUN */
  size_t n_marks;
  double reference; /* of PLOT_GRID: the priority that the curve shows; STATS_NA for none */
};

struct plot_room {
  int width, height;
  bool ascii;
  bool digits; /* of PLOT_HEAT: the numbers over the shades */
};

/* Without blanks at their ends; all of it is the arena's. */
struct plot_lines {
  const char *const *lines;
  size_t n;
  int width; /* of the widest */
};
struct plot_lines plot_cells(const struct plot *plot, const struct plot_room *room,
                             struct arena *arena);

/* ---- one line each, for the rows of lists ---- */

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
