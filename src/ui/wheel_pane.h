// SPDX-License-Identifier: GPL-3.0-or-later
/* The year wheel's pane as its commands see it, and what the main screen asks about a rhythm. */
#ifndef LB_UI_WHEEL_PANE_H
#define LB_UI_WHEEL_PANE_H

#include "ops/wheel.h"
#include "ui/app.h"

struct wheel_pane {
  struct wheel_view view;  /* of the years around `year` */
  struct wheel_row **rows; /* those that are listed */
  size_t n, all;           /* all: of the year and what is next */
  int year;
  bool whole; /* the year's past dates and those behind the next are listed too */
};

/* The row under the mark; NULL when there is none. */
struct wheel_row *wheel_selected(struct app *app);
extern const struct command wheel_commands[];

/* Asks whether a faster rhythm is extended, slowed down or ended (on its review date). */
void wheel_ask_review(struct app *app, int64_t rhythm_id);

/* ---- forms; forms_wheel.c ---- */

/* A new task, or with a row the change of its rule, or of itself when it was added by hand. */
void form_wheel_task(struct app *app, const struct wheel_row *row);
void form_wheel_move(struct app *app, const struct wheel_row *row);
/* `before` (NULL: none) fills in reason and post of the rhythm that it follows. */
void form_rhythm(struct app *app, int64_t rule_id, const struct rhythm *before);
void form_rhythm_extend(struct app *app, int64_t rhythm_id);

#endif
