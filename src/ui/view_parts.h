// SPDX-License-Identifier: GPL-3.0-or-later
/* Parts that the inventory, the card, the measure and the follow-up draw alike. */
#ifndef LB_UI_VIEW_PARTS_H
#define LB_UI_VIEW_PARTS_H

#include "ui/app.h"

/* The layout of a view whose only pane fills the screen. */
void view_whole(struct app *app, struct view *view, struct rect r);
/* The pane's list with the mark in the first column of `r` and a blank before each row. The cursor
 * stands on the mark. */
void view_list(struct pane *pane, struct rect r, bool focus, enum list_head head);
/* "7 of 12" with the rows that are on the screen and `all`, and the filter if there is one. */
void view_status(const struct list *list, long all, struct buf *out);
/* Text in as many lines of `r` as it needs; returns how many. */
int view_wrap(struct rect r, enum style style, const char *text);
/* How many lines it needs, `width` columns wide. */
int view_lines(int width, const char *text);
/* Adds the sign and the word of a value: "! missing". */
void view_term(struct buf *out, const struct term *terms, int value);
/* "2026-11-10 w. 46"; nothing for no date. */
void view_date_week(struct buf *out, int date);
/* "sun 2026-11-22 w. 47", as titles end. */
void view_today(struct buf *out, const struct app *app);
void view_month(struct buf *out, int month);                 /* november 2026, of a yyyymm */
const char *view_month_name(struct arena *arena, int month); /* November */
/* Takes the filter away, else closes the view. A command's run. */
bool view_back(struct app *app, int argument, struct err *err);

/* Moves the focus to the next pane. A command's run. */
bool view_next_pane(struct app *app, int argument, struct err *err);

/* The row of a table for Esc where the bar shows it. */
#define VIEW_BACK                                                                                \
  {                                                                                              \
    .id = "close", .key = K_ESC, .label = N_("Back"), .name = N_("Back to where you were"),      \
    .help = N_("Takes a filter away, or closes this screen."), .priority = 2, .menu = MENU_SHOW, \
    .run = view_back                                                                             \
  }

/* The row of a table for F6 where the bar has room for it rather than for F5. */
#define VIEW_PANE_NEXT                                                                             \
  {                                                                                                \
    .id = "pane", .key = K_F6, .second = K_TAB, .label = N_("Pane"), .name = N_("Next pane"),      \
    .help = N_("Moves to the next pane."), .priority = 3, .menu = MENU_SHOW, .run = view_next_pane \
  }

#endif
