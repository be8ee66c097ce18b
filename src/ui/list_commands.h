// SPDX-License-Identifier: GPL-3.0-or-later
/* What can be done with the list that has the focus: filter, search, sort, copy. The functions of
 * rows in app_commands. */
#ifndef LB_UI_LIST_COMMANDS_H
#define LB_UI_LIST_COMMANDS_H

#include "ui/app.h"

const char *list_command_none(struct app *app); /* why none of them applies; NULL when they do */
bool list_command_filter(struct app *app, int filters, struct err *err); /* 0 searches */
bool list_command_find(struct app *app, int step, struct err *err);
bool list_command_sort(struct app *app, int step, struct err *err); /* the next column */
bool list_command_turn(struct app *app, int argument, struct err *err);
bool list_command_copy(struct app *app, int argument, struct err *err);

#endif
