// SPDX-License-Identifier: GPL-3.0-or-later
/* Is a month's count unusual?
 *
 * Invariant: a cell is judged only against its own earlier months; what is called clearly higher
 * has first been called higher. Nothing here is ever NaN. Sources: evaluation document 1.4 and 2.2;
 * the predictive negative binomial has Jeffreys' prior. Counts are events (or weighted loads),
 * exposures are months weighted by season. */
#ifndef LB_DOMAIN_SIGNAL_H
#define LB_DOMAIN_SIGNAL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum {
  SIGNAL_BASELINE = 24,       /* months before that a month is compared with */
  SIGNAL_BASELINE_LEAST = 12, /* with fewer there is no judgement */
  SIGNAL_SEASON_YEARS = 3,    /* with fewer whole years there is no season */
  SIGNAL_RUN = 8              /* so many months in a row on one side of the median */
};

#define SIGNAL_P 0.05        /* "högre än väntat" */
#define SIGNAL_P_CHART 0.005 /* the outer limit of the chart */
#define SIGNAL_DIFFERENCE 3  /* and at least so many events from the expected */
#define SIGNAL_Q 0.10        /* "klart högre än väntat": Benjamini-Hochberg over the month */
#define SIGNAL_TESTED 5      /* baseline and month together, to belong to that family */

/* How much more counts vary than chance alone. */
struct signal_phi {
  double phi;   /* 1 or more */
  bool assumed; /* too little to estimate it from: 1.5 for months, 2 for longer blocks; say so */
};
/* `counts` holds a row of `months` for each area, oldest first. `block` is as long as the counts
 * that are compared: 1 for months, 3 for the ranking, 6 for effects; months that do not fill a
 * whole block are left out, the oldest ones. Scratch memory from the arena. */
struct signal_phi signal_phi(const double *counts, size_t areas, size_t months, size_t block,
                             struct arena *arena);

/* Season factors with mean 1 from monthly totals of all areas, oldest first; the last of them is
 * calendar month `last_month` (1-12). Returns how many whole years they rest on; 0, with all
 * factors 1, when there are fewer than three or no counts at all. factors[0] is January's. */
int signal_season(const double *totals, size_t months, int last_month, double factors[12]);

/* What the baseline says about a month. */
struct signal_baseline {
  double count;    /* Y: events in the baseline */
  double exposure; /* E: its months weighted by season, above 0 */
  double month;    /* e0: the season factor of the month that is judged, above 0 */
  double phi;
};
struct signal_prediction {
  double expected;
  double p_high; /* chance of x or more; 1 when x is 0 */
  double p_low;  /* chance of x or fewer */
};
struct signal_prediction signal_predict(double x, const struct signal_baseline *baseline);
/* Smallest whole x with p_high below `p` (0 < p < 1). */
long signal_upper_limit(const struct signal_baseline *baseline, double p);

enum signal_level {
  SIGNAL_CLEARLY_LOWER = -2,
  SIGNAL_LOWER = -1, /* ask first whether reports are missing */
  SIGNAL_AS_EXPECTED = 0,
  SIGNAL_HIGHER = 1,
  SIGNAL_CLEARLY_HIGHER = 2
};

/* One area and category in the month. */
struct signal_cell {
  double x;
  struct signal_baseline baseline;
  int months; /* in the baseline; below SIGNAL_BASELINE_LEAST the cell is not judged */
  /* Filled in by signal_judge: */
  bool judged;
  struct signal_prediction prediction;
  enum signal_level level;
};
/* Judges all cells of one month together and returns how many were judged: `av {n} jämförelser`,
 * of which about one in twenty is higher by chance. Scratch memory from the arena. */
size_t signal_judge(struct signal_cell *cells, size_t n, struct arena *arena);

/* The run that ends with the last month: how many in a row lie above the median (positive) or
 * below it (negative). A month on the median ends a run. |run| >= SIGNAL_RUN is slow drift. */
int signal_run(const double *x, size_t n, double median);

#endif
