// SPDX-License-Identifier: GPL-3.0-or-later
/* What happened to a measure, its events and what was written at its follow-ups in one line of
 * time, as screens and lists tell it.
 *
 * Invariant: a line has the state that held after it. */
#ifndef LB_REPORT_MEASURE_HISTORY_H
#define LB_REPORT_MEASURE_HISTORY_H

#include "store/store.h"

/* One line of a measure's history: an event or a follow-up entry. */
struct measure_line {
  int date;
  const char *who;
  enum measure_state state; /* after it */
  const char *text;         /* what happened, in words */
  const char *said;         /* what somebody wrote; NULL for nothing */
};
/* Newest first; everything lives in the arena. */
bool measure_history(struct store *store, int64_t measure_id, struct arena *arena,
                     struct measure_line **lines, size_t *n, struct err *err);

#endif
