// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of the domain: each value has the identifier that stands in the database, JSON and CSV
 * (the glossary's), the word that people read, and a sign of one column with an ASCII twin.
 *
 * Invariant: an enumeration and its table have the same order; identifiers never change. */
#ifndef LB_DOMAIN_TERMS_H
#define LB_DOMAIN_TERMS_H

#include <stdbool.h>

struct term {
  const char *id;
  const char *label; /* msgid */
  const char *sign, *ascii;
};

enum known { KNOWN_TIME, KNOWN_DAY, KNOWN_INTERVAL, KNOWN_MONTH, KNOWN_UNKNOWN };
enum answer { ANSWER_YES, ANSWER_NO, ANSWER_UNKNOWN };
enum confidence { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };
enum row_state { ROW_LIVE, ROW_VOIDED, ROW_WITHDRAWN };
enum report_state { REPORT_MISSING, REPORT_REPORTED, REPORT_NIL, REPORT_LATE, REPORT_VOIDED };
enum period_state { PERIOD_OPEN, PERIOD_LOCKED };
enum unit_kind {
  UNIT_DEPARTMENT,
  UNIT_COMPANY,
  UNIT_POLICE,
  UNIT_RESCUE,
  UNIT_ASSOCIATION,
  UNIT_OTHER
};
enum ranking_state { RANKING_OPEN, RANKING_PROPOSED, RANKING_DECIDED, RANKING_SENT_BACK };
enum ranking_method { METHOD_SHARE, METHOD_STEPS };
enum decision_result { RESULT_DECIDED, RESULT_CHANGED, RESULT_SENT_BACK, RESULT_REJECTED };
enum measure_type { TYPE_SIT, TYPE_SOC, TYPE_KOM, TYPE_UTR, TYPE_KAM, TYPE_NONE };
enum measure_state {
  MEASURE_PROPOSED,
  MEASURE_DECIDED,
  MEASURE_ONGOING,
  MEASURE_DONE,
  MEASURE_FOLLOWED_UP,
  MEASURE_CLOSED,
  MEASURE_ABORTED,
  MEASURE_REJECTED,
  MEASURE_OVERDUE /* computed for showing, never stored */
};
enum deadline_kind { DEADLINE_FINISH_BY, DEADLINE_START_BY, DEADLINE_UNTIL };
enum outcome {
  OUTCOME_NONE,
  OUTCOME_POSITIVE,
  OUTCOME_UNCHANGED,
  OUTCOME_NEGATIVE,
  OUTCOME_NOT_ASSESSABLE
};
enum followup_kind { FOLLOWUP_PRODUCTION, FOLLOWUP_PROCESS, FOLLOWUP_EFFECT };
enum lesson_state { LESSON_NEW, LESSON_USED, LESSON_SET_ASIDE };
enum party { PARTY_MUNICIPALITY, PARTY_POLICE, PARTY_JOINT };
enum meeting_state { MEETING_CALLED, MEETING_HELD, MEETING_CONFIRMED };
enum agenda_kind { /* where an item of the agenda leads */
                   AGENDA_ATTENDANCE,
                   AGENDA_FOLLOWUP,
                   AGENDA_PICTURE,
                   AGENDA_EVENTS,
                   AGENDA_RANKING,
                   AGENDA_MEASURES,
                   AGENDA_INFORMATION,
                   AGENDA_NEXT,
                   AGENDA_OTHER
};
enum attendance_state { ATTENDANCE_EXPECTED, ATTENDANCE_PRESENT, ATTENDANCE_ABSENT };
enum meeting_duty { DUTY_NONE, DUTY_CHAIR, DUTY_SECRETARY };
enum wheel_kind { WHEEL_MONTHS, WHEEL_WEEKS, WHEEL_SINCE_DONE };
enum wheel_day { WHEEL_DAY, WHEEL_WEEKDAY, WHEEL_LAST_WORKDAY, WHEEL_LOCK_DAY };
enum wheel_about { ABOUT_NONE, ABOUT_MONTH, ABOUT_QUARTER, ABOUT_YEAR };
enum wheel_basis {
  BASIS_HAND,
  BASIS_INVENTORY,
  BASIS_PICTURE,
  BASIS_PROPOSAL,
  BASIS_DECISION,
  BASIS_MEETING
};
enum wheel_state {
  WHEEL_PLANNED,
  WHEEL_DONE,
  WHEEL_CANCELLED,
  WHEEL_NEXT, /* these are computed for showing, never stored */
  WHEEL_SOON,
  WHEEL_OVERDUE
};
enum rhythm_kind { RHYTHM_WEEK, RHYTHM_TWO_WEEKS };

/* Each table ends with a row whose id is NULL. Values called NONE have the id "". */
extern const struct term known_terms[], answer_terms[], confidence_terms[], row_state_terms[],
    report_state_terms[], period_state_terms[], unit_kind_terms[], ranking_state_terms[],
    ranking_method_terms[], decision_result_terms[], measure_type_terms[], measure_state_terms[],
    deadline_kind_terms[], outcome_terms[], followup_kind_terms[], party_terms[],
    lesson_state_terms[], meeting_state_terms[], agenda_kind_terms[], attendance_state_terms[],
    meeting_duty_terms[], wheel_kind_terms[], wheel_day_terms[], wheel_about_terms[],
    wheel_basis_terms[], wheel_state_terms[], rhythm_kind_terms[],
    signal_level_terms[] /* of an enum signal_level, + 2 */;

/* The value whose identifier is `id` (NULL counts as ""); -1 when there is none. */
int term_find(const struct term *terms, const char *id);
const char *term_label(const struct term *terms, int value); /* translated */

#endif
