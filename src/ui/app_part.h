// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the running program need of each other. For app*.c and dialog.c alone. */
#ifndef LB_UI_APP_PART_H
#define LB_UI_APP_PART_H

#include "ui/app.h"

/* Views that were left while a handler of theirs was running; they go when it has returned. */
void app_close_left(struct app *app);
bool app_load_municipality(struct app *app, struct err *err);
/* When the month that is being entered has been locked, the next one is. */
bool app_leave_locked_month(struct app *app, struct err *err);
bool app_too_small(void);
/* Leaves the question on top as Esc does, so that who asked can let go of what it kept; false when
 * there is none. */
bool app_leave_question(struct app *app);
/* What a key stands for in the view on top. */
void app_dispatch(struct app *app, const struct key *key);
/* Keeps an error that is more than a line: the disk, or another program that holds it. */
void app_failure_note(struct app *app, const struct err *err);
/* After the key: writes it in the log and asks what shall be done (drawing 24). */
void app_failure_tell(struct app *app);

#endif
