// SPDX-License-Identifier: GPL-3.0-or-later
/* The verbs as data, and the one way in which they end a transaction. For ops/ alone.
 *
 * Invariant: identifiers stand in journals for ever; they are never changed or reused. */
#ifndef LB_OPS_VERB_H
#define LB_OPS_VERB_H

#include "ops/ops.h"

enum verb {
  VERB_DATABASE_NEW,
  VERB_MUNICIPALITY,
  VERB_SIGNATURE,
  VERB_AREA_ADD,
  VERB_AREA_RENAME,
  VERB_AREA_CHANGE,
  VERB_AREA_CLOSE,
  VERB_PLACE_ADD,
  VERB_PLACE_CHANGE,
  VERB_ALIAS_ADD,
  VERB_CATEGORY,
  VERB_WEIGHT,
  VERB_UNIT,
  VERB_OWNER,
  VERB_COMMITTEE,
  VERB_BODY,
  VERB_POST,
  VERB_STEP,
  VERB_MONTH_OPEN,
  VERB_MONTH_LOCK,
  VERB_OBSERVATION_ADD,
  VERB_OBSERVATION_CHANGE,
  VERB_OBSERVATION_VOID,
  VERB_UNIT_REPORTED,
  VERB_UNIT_NIL,
  VERB_UNIT_REMINDED,
  VERB_UNIT_VOID,
  VERB_EVENT,
  VERB_EVENT_CHANGE,
  VERB_EVENT_VOID,
  VERB_RANKING_BEGIN,
  VERB_RANKING_JOINT,
  VERB_RANKING_HIDDEN,
  VERB_RATER_ADD,
  VERB_SCORE,
  VERB_CHOOSE,
  VERB_DEVIATION,
  VERB_PROPOSE,
  VERB_DECIDE,
  VERB_SEND_BACK,
  VERB_REOPEN,
  VERB_MEASURE_ADD,
  VERB_MEASURE_CHANGE,
  VERB_MEASURE_STATE,
  VERB_MEASURE_DECIDE,
  VERB_MEASURE_SEND_BACK,
  VERB_MEASURE_CONSENT,
  VERB_MEASURE_DEADLINE,
  VERB_MEASURE_OWNER,
  VERB_FOLLOWUP,
  VERB_REVIEWED,
  VERB_WHEEL_ADD,
  VERB_WHEEL_FILL,
  VERB_WHEEL_RULE,
  VERB_WHEEL_MOVE,
  VERB_WHEEL_DONE,
  VERB_WHEEL_CANCEL,
  VERB_RHYTHM,
  VERB_RHYTHM_EXTEND,
  VERB_RHYTHM_END,
  VERB_IMPORT,
  VERB_LESSON_ADD,
  VERB_LESSON_CHANGE,
  VERB_NEIGHBOUR,
  VERB_MONTH_COMMENT,
  VERB_IMPORT_WITHDRAW,
  VERB_MEETING_CALL,
  VERB_MEETING_CHANGE,
  VERB_MEETING_HOLD,
  VERB_MEETING_CONFIRM,
  VERB_ITEM_START,
  VERB_ITEM_TICK,
  VERB_ITEM_REOPEN,
  VERB_ATTEND,
  VERB_DUTY,
  VERB_GUEST,
  VERB_GUEST_DROP,
  VERB_MINUTES,
  VERB_MINUTES_DROP,
  N_VERBS
};

const char *verb_id(enum verb verb);

/* Ends what store_begin began: when `ok`, writes it into the minutes of the meeting that is going
 * on, and commits it as one entry under the verb, bound if the verb is; otherwise rolls back.
 * `detail` may be NULL. Returns whether it is durable. */
bool verb_finish(struct ops *ops, bool ok, enum verb verb, const char *name, const char *detail,
                 struct err *err);

/* "The month was locked 2026-11-04." for a bound entry. */
void verb_bound_sentence(struct buf *out, const struct journal_entry *entry);

#endif
