// SPDX-License-Identifier: GPL-3.0-or-later
/* The minutes that write themselves. For verb.c and meeting.c alone. */
#ifndef LB_OPS_MINUTES_H
#define LB_OPS_MINUTES_H

#include "ops/verb.h"

/* What a verb is to the minutes of a meeting. */
enum minutes_kind {
  MINUTES_NONE,
  MINUTES_LINE,
  MINUTES_PROPOSAL, /* numbered as a decision of the meeting's own body */
  MINUTES_DECISION  /* numbered, and the newest row of decisions is tied to the meeting */
};

/* Writes what the open transaction has done into the minutes of ops->meeting, under the item that
 * it is at. Does nothing when no meeting is going on. `object` is as it stands in the journal. */
bool minutes_write(struct ops *ops, enum minutes_kind kind, enum verb verb, const char *object,
                   struct err *err);

#endif
