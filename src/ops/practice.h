// SPDX-License-Identifier: GPL-3.0-or-later
/* The practice file: three invented years, made by the verbs of the work in the order in which they
 * would have been used. For ops/ alone.
 *
 * Invariant: the same day and size give the same content. What it says (names, notes, shares) is
 * data/practice.conf; here is only how it is drawn. Nothing but random_* decides by chance. */
#ifndef LB_OPS_PRACTICE_H
#define LB_OPS_PRACTICE_H

#include "base/arena.h"
#include "base/conf.h"
#include "ops/ops.h"

#include <stdint.h>

/* Numbers that look random and are the same each time (splitmix64). */
struct random {
  uint64_t state;
};
uint64_t random_next(struct random *random);
int random_below(struct random *random, int limit); /* 0 to limit - 1; 0 when limit is 0 */
int random_between(struct random *random, int least, int most);
double random_share(struct random *random); /* 0 up to, not with, 1 */

enum { PRACTICE_MONTHS = 12, PRACTICE_WEEKDAYS = 7 };

struct practice_texts {
  const char **texts;
  size_t n, capacity;
};

struct practice_area {
  int64_t id;
  const char *name;
  int share, drift, influence;
  int64_t *places;
  size_t n_places;
  struct practice_texts often; /* codes */
  double *kinds;               /* how common each kind and those before it are here */
  double *changed;             /* how many times as common each kind is since a measure works */
};

struct practice_kind {
  int64_t category_id;
  const char *code;
  bool soft;
  int share, police;
  int hours[2], cost[2];
  int *severity;
  size_t n_severity;
  struct practice_texts sources, notes; /* sources: short names */
  size_t *units;                        /* sources as indexes of units */
};

struct practice_measure {
  int64_t category_id, owner_id; /* category 0: fits any */
  const char *problem, *text, *technique, *goal, *measure;
  int type, deadline_kind, days, budget, hours;
  struct practice_texts steps;
  int last_made; /* how many there were when it was taken last; 0: never */
  /* Of a quick one, which the plan itself places: where, how many days before today it is agreed
   * on, and how many per cent more of its category there are there before and since it works. */
  int64_t area_id;
  int ago, before, since;
  int late; /* days from its deadline until it is done */
};

struct practice_event {
  const char *what, *size, *responsible, *problem;
  int64_t area_id;
  int from, days;
};

struct practice_plan {
  int observations;
  int *months, *weekdays; /* per cent */
  size_t n_months, n_weekdays;
  struct practice_texts slow, ways, consequences;
  struct practice_area *areas;
  size_t n_areas, areas_capacity;
  struct practice_kind *kinds;
  size_t n_kinds, kinds_capacity;
  struct practice_measure *measures;
  size_t n_measures, measures_capacity;
  struct practice_event *events;
  size_t n_events, events_capacity;
  struct practice_measure *quick;
  size_t n_quick, quick_capacity;
  const char *moved, *aborted, *rejected, *deviation, *inseparable, *outcome, *meeting_place;
};

struct practice {
  struct ops ops; /* its clock is moved along */
  struct clock clock;
  struct arena arena;
  struct conf *conf;
  struct practice_plan plan;
  struct reporting_unit *units;
  bool *slow; /* for each unit */
  size_t n_units;
  struct municipality municipality;
  struct post *raters;
  size_t n_raters;
  struct random rows, group;
  int today, now; /* the day and the time of day that it is made up to */
  int first_month, n_months;
  int *cells;    /* observations of each day and area, by day */
  long *reports; /* of each month and unit */
  struct practice_act *acts;
  size_t n_acts, acts_capacity;
  int made; /* measures so far */
};

/* Reads "practice" of the file and looks up what it names. practice_data.c */
bool practice_read(struct practice *p, struct err *err);
/* In the months drawn from now on, the category is `percent` more common in the area than usual. */
void practice_change(struct practice *p, int64_t area_id, int64_t category_id, int percent);

/* How many observations fall on each day in each area. practice_rows.c */
void practice_spread(struct practice *p, long observations);
/* Gives each observation of the months (as numbers from first_month on) to `put`. */
bool practice_rows(struct practice *p, int first, int last,
                   bool (*put)(void *data, struct observation *o, struct err *err), void *data,
                   struct err *err);
int practice_lock_day(const struct practice *p, int month); /* may lie ahead of today */

/* What the group does, at its time. practice_group.c */
enum practice_what {
  ACT_MONTH,
  ACT_LOCK,
  ACT_MEETING,
  ACT_REJECT,
  ACT_DECIDE,
  ACT_START,
  ACT_STEP,
  ACT_MOVE,
  ACT_DONE,
  ACT_ABORT,
  ACT_EFFECT,
  ACT_CLOSE,
  ACT_QUICK
};
struct practice_act {
  enum practice_what what;
  int date;
  int number; /* the month or quarter, or which step */
  int64_t id; /* of the measure */
  const struct practice_measure *plan;
};
void practice_plan_act(struct practice *p, struct practice_act act);
/* Takes out the earliest until there is none up to today. */
bool practice_next_act(struct practice *p, struct practice_act *act);
bool practice_group_act(struct practice *p, const struct practice_act *act, struct err *err);

/* The meeting that the quarter's ranking is made at; between the two it writes its minutes.
 * practice_meeting.c */
bool practice_meeting_begin(struct practice *p, struct err *err);
bool practice_meeting_end(struct practice *p, struct err *err);

#endif
