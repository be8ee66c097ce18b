// SPDX-License-Identifier: GPL-3.0-or-later
/* The year wheel: what comes when, read from rules and from what the file knows, and the verbs that
 * change it.
 *
 * Invariant: a date that was neither moved, done by hand nor cancelled is stored nowhere; it
 * follows from its rule. Sums of months, quarters and years never change by a verb here. */
#ifndef LB_OPS_WHEEL_H
#define LB_OPS_WHEEL_H

#include "ops/ops.h"

/* One date, as it is shown and printed. Everything lives in the arena that it was read into. */
struct wheel_row {
  int64_t id;                      /* the same row has the same id at each reading */
  const struct wheel_rule *rule;   /* NULL: added by hand */
  const struct wheel_entry *entry; /* NULL: nothing is said beside the rule */
  struct wheel_date by_rule;
  int date; /* by the rule, or moved to */
  const char *name, *body;
  enum wheel_state state;
  size_t missing; /* units that have not reported, when the state is soon or overdue */
  int done_on;
  int64_t meeting_id; /* that was called for the date; 0: none */
  bool upcoming;      /* the first of its rule that is not done and not past */
};

struct wheel_view {
  struct wheel_rule *rules;
  size_t n_rules;
  struct rhythm *rhythms;
  size_t n_rhythms;
  struct wheel_row *rows; /* by date, then by rule */
  size_t n;
};

/* The dates of the years, at most a few. Reads only. */
bool wheel_read(struct store *store, int first_year, int last_year, int today, struct arena *arena,
                struct wheel_view *view, struct err *err);
/* True when it needs somebody to do something: late, soon, or without reports. */
bool wheel_needs_action(const struct wheel_row *row);
/* "3 missing", "planned": the word of the row's state. */
void wheel_state_words(struct buf *out, const struct wheel_row *row);
/* "every two weeks", "each month": how often the rule comes on the day. */
void wheel_rhythm_words(struct buf *out, const struct wheel_view *view,
                        const struct wheel_rule *rule, int day);

/* ---- verbs; each is one transaction and can be undone ---- */

/* A date of its own (id 0), or a change of its task, date and body. */
bool ops_put_wheel_entry(struct ops *ops, struct wheel_entry *entry, struct err *err);
/* The rules that a new file gets, into a file that has none: one made before there were any. */
bool ops_fill_wheel(struct ops *ops, struct err *err);
bool ops_put_wheel_rule(struct ops *ops, struct wheel_rule *rule, struct err *err);

/* One date: of a rule by the date that the rule gives, or an entry that was added by hand. */
struct wheel_ref {
  int64_t rule_id, entry_id;
  int due;
};
struct wheel_ref wheel_ref(const struct wheel_row *row);
/* A reason is demanded. Moving plans anew what was cancelled. */
bool ops_wheel_move(struct ops *ops, struct wheel_ref ref, int to, const char *reason,
                    struct err *err);
bool ops_wheel_cancel(struct ops *ops, struct wheel_ref ref, const char *reason, struct err *err);
/* Refused for what the file itself knows to be done. */
bool ops_wheel_done(struct ops *ops, struct wheel_ref ref, int done_on, struct err *err);

/* From first_day the rule follows the faster rhythm; one that holds then ends the day before.
 * Reason, deciding post and review date are demanded. */
bool ops_switch_rhythm(struct ops *ops, struct rhythm *rhythm, struct err *err);
bool ops_extend_rhythm(struct ops *ops, int64_t id, int review, struct err *err);
/* The ordinary rhythm holds from the day after `last`. */
bool ops_end_rhythm(struct ops *ops, int64_t id, int last, struct err *err);

#endif
