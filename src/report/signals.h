// SPDX-License-Identifier: GPL-3.0-or-later
/* Which areas and category groups had an unusual month: the kept month totals held against the
 * area's own months before.
 *
 * Invariant: a cell is judged only with twelve whole months before the month; a month is left out
 * of the comparison when a release left it nearly empty, when nobody reported or a unit is missing
 * in it, when the area was not there all of it, or while a measure against the group's problems (or
 * against something that has no category) was under way in the area. "Lower" is never said while
 * any unit is missing. Everything is read in a fixed number of queries. Formulas: evaluation
 * document 1.4 and 2.2, in domain/signal.h; season and over-dispersion are each group's own, of all
 * areas. */
#ifndef LB_REPORT_SIGNALS_H
#define LB_REPORT_SIGNALS_H

#include "domain/signal.h"
#include "store/store.h"

enum {
  SIGNALS_YEARS = 10,                  /* of history at most, for the season */
  SIGNALS_SERIES = SIGNAL_BASELINE + 1 /* months of a curve: the baseline and the month itself */
};

/* What a judgement rests on, months from `first` to `last`. */
struct signals {
  int first, last; /* yyyymm; first 0 when nothing was ever counted */
  int n_months;
  const struct area *areas; /* ranked ones on the last day of `last` */
  size_t n_areas;
  const struct category_group *groups;
  size_t n_groups;
  long *counts;       /* of each area, group and month; the index is signals_at */
  bool *measure;      /* likewise: a measure was under way */
  long *group_totals; /* of each group and month, all areas there ever were */
  bool *nearly_empty; /* of each month: a release left it incomplete, or nobody reported */
  int *missing;       /* of each month: units that have not reported; -1 when nobody opened it */
};

/* One area and group in the month, with what was found. */
struct signals_cell {
  const struct area *area;
  const struct category_group *group;
  struct signal_cell judged;
  struct signal_phi phi;
  int season_years;              /* 0: no season */
  double series[SIGNALS_SERIES]; /* ends with the month; STATS_NA where nothing is known */
  bool measure;                  /* one was under way in the month */
};

struct signals_month {
  int month;
  struct signals_cell *cells; /* by judgement, then by how far they are from what was expected */
  size_t n;
  size_t judged;        /* how many comparisons were made */
  size_t higher, lower; /* how many are outside, clearly so or not */
  int months;           /* in the longest baseline of a cell */
  int left_out;         /* months of the last 24 that are left out for missing reports */
  bool may_be_lower;    /* no unit is missing in the month */
};

/* Reads the history that ends with `month`. */
bool signals_read(struct store *store, int month, struct arena *arena, struct signals *signals,
                  struct err *err);
/* Judges a month of the history. */
void signals_judge(const struct signals *signals, int month, struct arena *arena,
                   struct signals_month *found);
/* The two together. */
bool signals_of_month(struct store *store, int month, struct arena *arena,
                      struct signals_month *found, struct err *err);

/* Smallest count that is called higher: both unlikely and three or more above. */
long signals_limit(const struct signals_cell *cell);
/* At most so many of the comparisons are higher by chance, in round numbers. */
long signals_by_chance(size_t judged);
/* How many of the area's months in a row, ending with `month`, lie above (positive) or below the
 * median of its last 24; SIGNAL_RUN or more is a slow drift. Left out months are passed over. */
int signals_run(const struct signals *signals, size_t area, int month, struct arena *arena);
/* Observations that are expected in `months` months from `first` on, of one area or (n_areas) of
 * all of them, from the 24 months before, which the history must reach; STATS_NA with too short a
 * one. */
double signals_expected(const struct signals *signals, size_t area, int first, int months,
                        struct arena *arena);

/* ---- for explanations ---- */

size_t signals_at(const struct signals *signals, size_t area, size_t group, int month);
/* True when the month is not compared with in any area. */
bool signals_left_out(const struct signals *signals, int month);
/* True when the month belongs to the baseline of a later one in this area and group. */
bool signals_compared(const struct signals *signals, size_t area, size_t group, int month);
/* The months that its season rests on, whole years of all areas, oldest first, ending before the
 * month. Returns how many. */
size_t signals_season_months(const struct signals *signals, size_t group, int month,
                             struct arena *arena, const double **months);
/* Season factors of the group for a month, January first; returns the years they rest on. */
int signals_season(const struct signals *signals, size_t group, int month, double factors[12],
                   struct arena *arena);

#endif
