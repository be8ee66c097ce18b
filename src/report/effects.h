// SPDX-License-Identifier: GPL-3.0-or-later
/* A year's measures and what was reported before and after them, against areas without a measure.
 *
 * Invariant: nothing here claims a cause, and no number is NaN: what the data cannot give is said
 * by `lacks`, and its numbers are 0. All of it lives in the arena that effects_of was given.
 * Source: evaluation document section 3.
 *
 * Only whole months are compared, as many observations are known by month alone.
 * - A measure starts with its start date, or with the day it was carried out when no start was
 *   noted. The month of the start belongs to neither period.
 * - One that is to be finished by a day works from the day it was carried out: the months while it
 *   is being made belong to neither period. The others work from their start.
 * - After: from the month after it began to work, at most twelve months, until the first of these:
 *   the end of the measure (one that runs until a day ends when it is carried out, any ends when it
 *   is aborted; the others stay in place), the end of the year, the last whole month. So a year
 *   after the start the numbers stand still.
 * - Before A: as many months directly before the start, at least the six that 3.5 asks for; the
 *   quarter of the selection is in it. Before B: the twelve months before the quarter that the
 *   choice of the area rested on, which the measure keeps. Before C: A drawn towards what all areas
 *   have together.
 * - Incomplete months are passed over. Exposures are months weighted by season when there are three
 *   whole years to know the season from.
 * - The comparison areas are those ranked areas that are valid through all of these months, with no
 *   measure under way in any of them, not renamed, split or merged in them, and not neighbours. */
#ifndef LB_REPORT_EFFECTS_H
#define LB_REPORT_EFFECTS_H

#include "domain/effect.h"
#include "domain/model.h"
#include "domain/shrink.h"
#include "store/store.h"

enum {
  EFFECT_MOST = 12,
  EFFECT_BEFORE_B = 12,
  EFFECT_LEVEL_AREAS = 3 /* areas with one type of measure, for level 4 */
};

#define EFFECT_CONF 0.95
#define EFFECT_Q 0.10
/* The falls that the numbers of events needed are told for. */
#define EFFECT_FALL_HALF 0.5
#define EFFECT_FALL_THIRD 0.7

struct effect_span {
  int first, last; /* months yyyymm; 0: there is none */
  int months;      /* without the incomplete ones */
  double exposure; /* months weighted by season */
};

struct effect_baseline {
  struct effect_span span;
  double count;              /* events in the span; of C the expected ones */
  double compared;           /* events of the comparison areas in the span */
  double like;               /* events in as long a time as before A */
  struct effect_ratio ratio; /* all 0 when nothing can be computed */
};
enum effect_before { BEFORE_A, BEFORE_B, BEFORE_C, BEFORES };

/* What phi is reckoned from: counts[area * n + half], all areas, oldest half-year first. */
struct effect_halves {
  const char *const *areas;
  const double *counts;
  size_t n_areas, n;
  int first; /* month of the first of them */
};

struct effect {
  const struct measure *measure;
  const char *category; /* NULL: all observations of the area */
  bool started;         /* without a start nothing below is filled in */
  struct effect_span after_span;
  struct effect_baseline before[BEFORES];
  double after, compared_after; /* events */
  const char *const *areas;     /* names of the comparison areas */
  size_t n_areas;
  struct shrink_prior prior; /* what the rates of all areas have together; m 0 when not needed */
  double phi;
  bool phi_assumed;
  struct effect_halves halves;
  int season_years; /* 0: without season */
  unsigned lacks;   /* enum effect_lack */
  enum effect_verdict verdict;
  /* Where enough is there, else 0: */
  int place; /* in the list of the year */
  double q;
  bool differs;    /* q keeps it */
  int level;       /* of the Maryland scale, 2 or 3 */
  double *placebo; /* rate ratios of the areas without a measure; n_placebo of them */
  size_t n_placebo, as_large;
  struct effect_wdd wdd; /* in events of the time after; all 0 when there is none */
  bool has_wdd;
  struct effect_wdq wdq;
  bool has_wdq;
  /* How many events there should be before, to see a fall by half and by 30 %. */
  double needed_half, needed_third;
  int quarter;                        /* the last whole one after; 0 when there is none */
  long in_quarter, in_quarter_before; /* -1: no records of that time */
  const char *const *beside;          /* names of other measures in the area in these months */
  size_t n_beside;
};

/* What measures of one type have together. */
struct effect_type {
  enum measure_type type;
  struct effect_pool pool;
  size_t areas;
  int level;
};

struct effects {
  int year, last_month; /* the last whole month that is looked at */
  struct effect *rows;  /* by place, then those with too little, then those not started */
  size_t n, judged, started;
  struct effect_type *types; /* of those with enough */
  size_t n_types;
};

/* Every measure that was open in the year. A few queries, whatever their number. */
bool effects_of(struct store *store, int year, int today, struct arena *arena,
                struct effects *effects, struct err *err);
/* How many events before and after together would be about enough, for a fall by half. */
long effect_needed_together(const struct effect *effect);
/* Events before A and after. */
long effect_events(const struct effect *effect);

#endif
