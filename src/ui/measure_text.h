// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said of a measure in the same words on several screens. */
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

#endif
