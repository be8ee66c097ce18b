// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the numbers of a plot belong, for cells and for paper alike.
 *
 * Invariant: both draw one description by these functions, so that a plot says the same on both.
 * They depend on nothing but libc, for paper's module takes them in as they are. */
#ifndef LB_DOMAIN_PLOT_SCALE_H
#define LB_DOMAIN_PLOT_SCALE_H

#include "domain/plot.h"

enum { PLOT_HEAT_STEPS = 4, PLOT_INFLUENCE_MOST = 5 };

/* The rows of PLOT_RUN; the last ones may be left out. */
enum { PLOT_RUN_COUNTED, PLOT_RUN_EXPECTED, PLOT_RUN_UPPER, PLOT_RUN_LOWER };

/* A value of a row; STATS_NA where the plot has no such row or column. */
double plot_value(const struct plot *plot, size_t row, size_t column);
/* The smallest, but at most 0, and the largest finite value; high is always above low. */
void plot_range(const struct plot *plot, double *low, double *high);
/* -1 below the lower limit of its column, 1 above the upper one, 0 inside or missing. */
int plot_run_outside(const struct plot *plot, size_t column);

/* How many marks before this one stand at the same column; their letters are set out below each
 * other. */
int plot_marks_above(const struct plot *plot, size_t mark);

/* The least whole number of each of the four shades above nought: quarters of the largest value,
 * 1, 3, 5 and 8 when that is 9. Each is above the one before. */
void plot_heat_borders(double most, double borders[PLOT_HEAT_STEPS]);
/* 0 for nought, else 1-4. */
int plot_heat_step(double value, const double borders[PLOT_HEAT_STEPS]);

/* slots[row]: the line in which a row stands in that column, from 0, shared places in the order of
 * the rows; SIZE_MAX where it has no place. */
void plot_bump_slots(const struct plot *plot, size_t column, size_t *slots);

/* The need in % where the grid's axis ends: tens, and two more for what lies at the end. */
double plot_grid_most(const struct plot *plot);
/* Need in % where that influence gives the plot's priority (prio = need x influence / 5). */
double plot_grid_curve(const struct plot *plot, int influence);

/* 0 at `low` to 1 at `high` on a log axis; below 0 or above 1 outside. */
double plot_ratio_share(double ratio, double low, double high);

#endif
