// SPDX-License-Identifier: GPL-3.0-or-later
/* The sheet that the projector shows (drawing 27): its place on the screen, head, lines and bar.
 *
 * Invariant: it is as large as the smallest window that shows anything, centred and not stretched;
 * where there is room for it only the distance between its lines grows. */
#ifndef LB_UI_SHEET_H
#define LB_UI_SHEET_H

#include "ui/app.h"

enum { SHEET_LINES = 18, SHEET_COLUMNS = 60 };

/* The layout of a plain view whose only pane is a sheet, and its draw. */
void sheet_layout(struct app *app, struct view *view, struct rect r);
void sheet_clear(struct app *app, struct view *view);

int sheet_y(struct rect sheet, int line); /* the screen's line of one of SHEET_LINES */
void sheet_line(struct rect sheet, int line, int x, enum style style, const char *text);
/* The municipality on the left and what is shown on the right. */
void sheet_head(struct app *app, struct arena *arena, struct rect sheet, const char *right);
void sheet_bar(struct rect sheet, const struct command *commands);

/* The row of every sheet's table that leads back; F5 turns the sheet off as it turned it on. */
#define SHEET_BACK(id_, run_)                                                                 \
  {                                                                                           \
    .id = id_, .key = K_ESC, .second = K_F5, .third = K_CTRL('w'), .label = N_("Back"),       \
    .name = N_("Leave the projector view"), .help = N_("Returns to the row where you were."), \
    .priority = 1, .menu = MENU_SHOW, .run = run_                                             \
  }

#endif
