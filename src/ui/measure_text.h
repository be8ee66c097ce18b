// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said of a measure in the same words on several screens, and its history in one line of
 * time. */
#ifndef LB_UI_MEASURE_TEXT_H
#define LB_UI_MEASURE_TEXT_H

#include "ui/app.h"

/* "! OVERDUE 12 days", "» ongoing", "■ closed: positive" */
void measure_text_state(struct buf *out, const struct measure *m, int today);
/* "Teknik (TEK)" */
void measure_text_owner(struct buf *out, const struct measure *m);
/* "Finish by": the kind of deadline as a label. */
const char *measure_text_deadline_label(struct arena *arena, const struct measure *m);
/* "2026-11-10 w. 46 (moved 1)" */
void measure_text_deadline(struct buf *out, const struct measure *m);
/* The place that its area has in the ranking it comes from, and the quarter that this holds for;
 * 0 when it comes from none. */
bool measure_text_place(struct store *store, const struct measure *m, struct arena *arena,
                        int *place, int *quarter, struct err *err);

/* One line of a measure's history: an event or a follow-up entry. */
struct measure_line {
  int date;
  const char *who;
  enum measure_state state; /* after it */
  const char *text;         /* what happened, in words */
  const char *said;         /* what somebody wrote; NULL for nothing */
};
/* Newest first; everything lives in the arena. */
bool measure_text_lines(struct store *store, int64_t measure_id, struct arena *arena,
                        struct measure_line **lines, size_t *n, struct err *err);

#endif
