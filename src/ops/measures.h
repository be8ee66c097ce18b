// SPDX-License-Identifier: GPL-3.0-or-later
/* What the verbs of measures share with those of rankings. For ops/ alone. */
#ifndef LB_OPS_MEASURES_H
#define LB_OPS_MEASURES_H

#include "ops/ops.h"

/* Adds to the measure's history, in the name of the one at the keyboard. Inside a transaction. */
bool measures_note(struct ops *ops, const struct measure_event *event, struct err *err);
/* Turns a proposed measure into a decided one, with its line in the history. `decision_id` 0: the
 * owner's consent. Inside a transaction. */
bool measures_decide(struct ops *ops, struct measure *m, int64_t decision_id, int date,
                     const char *reason, struct err *err);

#endif
