// SPDX-License-Identifier: GPL-3.0-or-later
/* The two panes of a measure's screen. Their view's subject is the measure. */
#ifndef LB_UI_MEASURE_PANES_H
#define LB_UI_MEASURE_PANES_H

#include "ui/views.h"

extern const struct pane_ops measure_facts_pane, measure_log_pane;
/* The commands of both. */
extern const struct command measure_commands[];

enum { MEASURE_FACT_LINES = 6 };

/* The measure, and where it stands among the others by deadline: the open ones while it is open
 * itself, else all. */
struct measure_facts {
  struct measure measure;
  struct decision decision; /* id 0: none */
  int place, place_quarter; /* of its area; 0: not among the chosen */
  int64_t *others;
  size_t n_others, at;
  long weeks[8]; /* observations of its area a week; the last one is this week */
  int first_week;
};

const char *measure_hint(struct app *app, struct pane *pane);

#endif
