// SPDX-License-Identifier: GPL-3.0-or-later
/* The rules of domain.md section 5 that need no database: what is refused, and with which sentence.
 *
 * Invariant: an operation that writes a record has passed its rule here first. The sentences are
 * those of screens.md section 10 where it has a fuller one. */
#ifndef LB_DOMAIN_RULES_H
#define LB_DOMAIN_RULES_H

#include "base/err.h"
#include "domain/model.h"

/* Fields of an observation and of a measure, for err.field. */
enum observation_field {
  OBSERVATION_DAY,
  OBSERVATION_AREA,
  OBSERVATION_SOURCE,
  OBSERVATION_TIME,
  OBSERVATION_PLACE,
  OBSERVATION_CATEGORY,
  OBSERVATION_SEVERITY,
  OBSERVATION_NOTE,
  OBSERVATION_POLICE,
  OBSERVATION_COST,
  OBSERVATION_CONSEQUENCE,
  OBSERVATION_SOFT,
  OBSERVATION_KNOWN,
  OBSERVATION_TO_DAY,
  OBSERVATION_TO_TIME,
  OBSERVATION_RECEIVED
};
enum measure_field {
  MEASURE_F_AREA,
  MEASURE_F_PROBLEM,
  MEASURE_F_TEXT,
  MEASURE_F_TYPE,
  MEASURE_F_TECHNIQUE,
  MEASURE_F_OWNER,
  MEASURE_F_SERVICE,
  MEASURE_F_DEADLINE_KIND,
  MEASURE_F_DEADLINE,
  MEASURE_F_GOAL,
  MEASURE_F_FOLLOWUP,
  MEASURE_F_BUDGET,
  MEASURE_F_HOURS,
  MEASURE_F_LEGAL
};

/* Mandatory fields, severity, dates, the person guard over each text. `today` bounds the date:
 * a day ahead is refused with the question about a planned event. `person_reason` as in
 * person_check. Says how many fields are missing and names them. */
bool observation_check(const struct observation *o, int today, const char *person_reason,
                       struct err *err);
bool measure_check(const struct measure *m, const struct owner *owner, int today,
                   const char *person_reason, struct err *err);

/* What a change of a measure's state needs (the table of domain.md section 5). */
struct measure_change {
  enum measure_state to;
  int date; /* start, done or decision date */
  const char *reason;
  enum outcome outcome;
  const char *text;
  size_t followups;          /* entries that exist */
  bool has_decision;         /* decided by KLG, or a quick measure with the owner's consent */
  const char *person_reason; /* for reason and text, as in person_check */
};
bool measure_may_change(const struct measure *m, const struct measure_change *change, int today,
                        struct err *err);
/* True when its date has passed without what the kind of deadline asks for. */
bool measure_overdue(const struct measure *m, int today);
int measure_days_overdue(const struct measure *m, int today); /* 0 when not overdue */
enum measure_state measure_shown_state(const struct measure *m, int today);

/* 1-5 or refused. */
bool score_check(int value, bool need, struct err *err);
/* Exactly `places` chosen; a departure from `proposed` needs a reason. */
bool choice_check(const struct ranking_row *rows, size_t n, int places, const char *reason,
                  struct err *err);
/* The number of a paragraph, of which a person writes "87" or "§ 87": the text without the sign
 * that every place that shows it writes itself. */
const char *decision_paragraph(const char *text);

/* Date and paragraph; a reason for everything but RESULT_DECIDED. */
bool decision_check(const struct decision *d, int today, struct err *err);

/* What a form calls the fields of a meeting, of one co-opted, and of a line of its minutes. */
enum meeting_field { MEETING_F_NUMBER, MEETING_F_DATE, MEETING_F_TIME, MEETING_F_PLACE };
enum guest_field { GUEST_F_NAME, GUEST_F_ITEM };

bool meeting_check(const struct meeting *m, const char *person_reason, struct err *err);
/* May its agenda be worked through? Not once it is held. */
bool meeting_check_runs(const struct meeting *m, struct err *err);
/* May attendance and minutes be changed? Not once it is confirmed. */
bool meeting_check_editable(const struct meeting *m, struct err *err);
bool guest_check(const struct attendance *guest, const struct meeting_item *items, size_t n,
                 struct err *err);
/* Nobody who is present is of the police (G36): no post or role has "polis" in its name. */
bool meeting_lacks_police(const struct attendance *rows, size_t n);

#endif
