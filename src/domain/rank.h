// SPDX-License-Identifier: GPL-3.0-or-later
/* The group's ranking of areas: need times influence, by share of load or by steps.
 *
 * Invariant: ranks are compared on products of what was counted and scored, never on quotients, so
 * that two equal areas always share a rank. No number here is ever NaN: without any load every need
 * and priority is 0. Area order in the input changes nothing but the order of rows that have no
 * other difference. Sources: evaluation document 1.2 and 1.3; domain document section 5. */
#ifndef LB_DOMAIN_RANK_H
#define LB_DOMAIN_RANK_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rank_method_kind {
  RANK_SHARE, /* need = share of the weighted load, %; priority = need x influence / 5 */
  RANK_STEPS  /* need = step 1-5; priority = need x influence */
};

enum { RANK_PLACES = 3 }; /* how many areas the group chooses unless the settings say otherwise */

/* |z| below this is "kan inte skiljas åt": about 90 % confidence, two-sided. */
#define RANK_SEPARABLE 1.6449

struct rank_area_input {
  int64_t area_id;
  int area_number;  /* the group's own order; last resort of `share` */
  const char *name; /* last resort of `steps`, in Swedish order */
  double load;      /* sum of weight x count, 0 or more */
  double load_sq;   /* sum of weight^2 x count: the variance of load before phi */
  long observations;
  long severity_sum;
  double need;      /* `steps`: median 1-5; `share`: not read */
  double influence; /* median 1-5, halves allowed */
  bool scored;      /* false: influence (or the step of need) is not set, the area gets no rank */
};

struct rank_input {
  enum rank_method_kind method;
  size_t n;
  const struct rank_area_input *areas;
  double phi; /* over-dispersion of quarters, 1 or more; only `share` reads it */
  int places; /* how many are to be chosen, 1 or more */
};

/* One row, in list order: scored areas by rank, then those not scored by need. */
struct rank_area {
  const struct rank_area_input *input; /* borrowed from rank_input */
  double need;                         /* % of all load, or the step */
  double influence;
  double priority;  /* `share`: % of all load that can be influenced; `steps`: 1-25 */
  double product;   /* what ranks are compared on: load or step of need, times influence */
  int rank;         /* 1 and up, shared by equals (1, 2, 2, 4); 0 when not scored */
  bool shared;      /* another area has this rank */
  bool proposed;    /* among the first places, and neither equal to nor joined with first outside */
  double z_next;    /* against the next scored row, `share` only; 0 when there is none */
  bool joined_next; /* cannot be told apart from the next scored row (equal ones included) */
  double z_outside; /* first places only: against the first area outside */
  bool joined_outside; /* first places only: cannot be told apart from the first area outside */
};

/* Two rows that cannot be told apart, as indexes into rows; at least one is among the first. */
struct rank_pair {
  size_t upper, lower;
  bool equal; /* they share the rank: there is no doubt about which is higher, they are the same */
};

struct rank_result {
  struct rank_area *rows; /* n of them */
  size_t n;
  size_t scored;  /* the first so many rows have a rank */
  double load;    /* of all areas, scored or not */
  bool undecided; /* the border of the first places is shared or joined: the group chooses */
  /* The pairs that the paper names ("Plats 1-2, 2-3 och 3-4 kan inte skiljas åt."): neighbours
   * from the first row to the first area outside, then remaining rows against that area. In
   * `steps` only rows that share a rank are a pair. */
  struct rank_pair *pairs;
  size_t n_pairs;

  /* What would have to change. 0 where there is nothing to say: no area outside, no influence that
   * is enough, or a border that is shared already. */
  size_t outside;       /* index of the first area outside; n when there is none */
  int lift_influence;   /* smallest whole influence that takes it in, sharing with none outside */
  double lift_priority; /* its priority then */
  int lift_rank;        /* the rank that it gets */
  double
      keep_influence; /* smallest influence that keeps the last place in: whole, or its own half */
  int keep_below;     /* the whole step under that; 0 when even 1 keeps it */
  double keep_priority; /* its priority at keep_below; 0 when keep_below is 0 */
};

/* Ranks the areas. Rows and pairs live in the arena, rows borrow from `input`. Refuses nothing:
 * scores are checked before they come here. */
void rank_compute(const struct rank_input *input, struct arena *arena, struct rank_result *result);

/* z of evaluation document 1.3, never below 0; 0 when both variances are 0. */
double rank_z(const struct rank_area_input *a, const struct rank_area_input *b, double phi);

/* "share" and "steps": the words that are stored and stand in settings, never translated. */
const char *rank_method_id(enum rank_method_kind method);
bool rank_method_from_id(const char *id, enum rank_method_kind *method);

#endif
