// SPDX-License-Identifier: GPL-3.0-or-later
/* What opens a screen or a form from anywhere. The functions of rows in app_commands. */
#ifndef LB_UI_OPEN_COMMANDS_H
#define LB_UI_OPEN_COMMANDS_H

#include "ui/app.h"

enum screen {
  SCREEN_INVENTORY,
  SCREEN_OBSERVATIONS,
  SCREEN_RANKING,
  SCREEN_INFLUENCE,
  SCREEN_MEASURES,
  SCREEN_WALK,
  SCREEN_MEETING,
  SCREEN_EFFECTS,
  SCREEN_HISTORY,
  SCREEN_REPORTS,
  SCREEN_AREAS,
  SCREEN_CATEGORIES,
  SCREEN_UNITS,
  SCREEN_OWNERS,
  SCREEN_BODIES
};

bool open_screen(struct app *app, int screen, struct err *err); /* an enum screen */
bool open_new_observation(struct app *app, int argument, struct err *err);
bool open_new_measure(struct app *app, int argument, struct err *err);
bool open_new_event(struct app *app, int argument, struct err *err);
bool open_import(struct app *app, int argument, struct err *err);
bool open_settings(struct app *app, int argument, struct err *err);
bool open_backup(struct app *app, int argument, struct err *err);

#endif
