// SPDX-License-Identifier: GPL-3.0-or-later
/* What opens a screen or a form from anywhere. The functions of rows in app_commands. */
#ifndef LB_UI_OPEN_COMMANDS_H
#define LB_UI_OPEN_COMMANDS_H

#include "report/figure.h"
#include "ui/app.h"

enum screen {
  SCREEN_INVENTORY,
  SCREEN_OBSERVATIONS,
  SCREEN_RANKING,
  SCREEN_INFLUENCE,
  SCREEN_MEASURES,
  SCREEN_WALK,
  SCREEN_MEETING,
  SCREEN_EVENTS,
  SCREEN_EFFECTS,
  SCREEN_WHEEL,
  SCREEN_SIGNALS,
  SCREEN_HISTORY,
  SCREEN_REPORTS,
  SCREEN_AREAS,
  SCREEN_CATEGORIES,
  SCREEN_UNITS,
  SCREEN_OWNERS,
  SCREEN_BODIES
};

/* Why nothing of this can be opened: no file is; NULL when one is. */
const char *open_no_store(struct app *app);
bool open_screen(struct app *app, int screen, struct err *err); /* an enum screen */
bool open_figure(struct app *app, int kind, struct err *err);   /* an enum figure_kind */
bool open_new_observation(struct app *app, int argument, struct err *err);
bool open_new_measure(struct app *app, int argument, struct err *err);
bool open_new_event(struct app *app, int argument, struct err *err);
bool open_import(struct app *app, int argument, struct err *err);
bool open_settings(struct app *app, int argument, struct err *err);
bool open_backup(struct app *app, int argument, struct err *err);

/* The row of a table for a figure. */
#define OPEN_FIGURE(figure_id, letter, text, sentence, which)                          \
  {                                                                                    \
    .id = figure_id, .key = letter, .name = text, .help = sentence, .menu = MENU_SHOW, \
    .run = open_figure, .argument = which, .why_not = open_no_store                    \
  }

#endif
