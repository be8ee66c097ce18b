// SPDX-License-Identifier: GPL-3.0-or-later
/* The follow-up: which measures it goes through, in which order, and the page of one.
 *
 * Invariant: the round is made once, when the screen opens, so that an answer never moves the
 * pages that are left. */
#ifndef LB_UI_WALK_H
#define LB_UI_WALK_H

#include "report/measure_history.h"
#include "ui/app.h"
#include "ui/edit.h"

struct walk_page {
  int64_t id;
  size_t lines; /* of history when the round began */
  bool begun;   /* `lines` is known */
  bool done;    /* something was noted in this round */
};
struct walk_round {
  struct walk_page *pages; /* yours to free() */
  size_t n;
};

/* Overdue measures, then those due within 14 days, then those that are new since the last round. */
bool walk_round_make(struct app *app, struct walk_round *round, struct err *err);

/* What can be answered, as the rows stand; the note is the last. */
enum answer_row { ANSWER_STATE, ANSWER_DONE, ANSWER_DEADLINE, ANSWER_ABORT, ANSWER_NONE, ROW_NOTE };

struct walk {
  struct walk_round round;
  bool made;
  size_t at;
  int row;
  struct edit note;
  bool warned; /* that the note is not saved */
  struct measure measure;
  int place, quarter; /* of its area among the chosen; 0: not one of them */
  struct measure_line *lines;
  size_t n_lines;
};

/* What an empty round says, and where Enter leads from it. */
const char *walk_empty(const struct pane *pane);
void walk_draw(struct app *app, struct pane *pane, bool focus);

#endif
