// SPDX-License-Identifier: GPL-3.0-or-later
/* Finding the row that a verb is about, and what every verb refuses. For ops/ alone.
 *
 * Invariant: a function here only reads. `day` is the day on which the row must be valid; 0 takes
 * it at any time. */
#ifndef LB_OPS_LOOKUP_H
#define LB_OPS_LOOKUP_H

#include "store/store.h"

bool lookup_valid(int from, int to, int day);

bool lookup_area(struct store *store, int64_t id, int day, struct arena *arena, struct area *area,
                 struct err *err);
/* A place of exactly this area. */
bool lookup_place(struct store *store, int64_t id, int64_t area_id, int day, struct arena *arena,
                  struct err *err);
bool lookup_category(struct store *store, int64_t id, int day, struct arena *arena,
                     struct category *category, struct err *err);
bool lookup_unit(struct store *store, int64_t id, int day, struct arena *arena,
                 struct reporting_unit *unit, struct err *err);
bool lookup_owner(struct store *store, int64_t id, int day, struct arena *arena,
                  struct owner *owner, struct err *err);
bool lookup_body(struct store *store, int64_t id, int day, struct arena *arena, struct body *body,
                 struct err *err);

/* False when it has been undone since it was shown. */
bool lookup_observation(struct store *store, int64_t id, struct arena *arena, struct observation *o,
                        struct err *err);
bool lookup_measure(struct store *store, int64_t id, struct arena *arena, struct measure *m,
                    struct err *err);

/* The numbers of a register's rows, which are never the same: see each row, then end. */
struct numbering {
  int64_t id; /* the row that is to be stored; its own old number is free */
  int wanted; /* 0: the next after the highest */
  int highest;
  const char *taken_by;
};
void numbering_see(struct numbering *numbering, int64_t id, int number, const char *name);
bool numbering_end(const struct numbering *numbering, int *number, struct err *err);

/* A reason must be said, and hold nothing on persons. */
bool lookup_reason(const char *reason, struct err *err);

#endif
