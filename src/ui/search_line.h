// SPDX-License-Identifier: GPL-3.0-or-later
/* Filtering and searching the list that has the focus. */
#ifndef LB_UI_SEARCH_LINE_H
#define LB_UI_SEARCH_LINE_H

#include "ui/app.h"

/* Opens the line: a filter hides rows as it is typed, a search goes to the next hit. */
void search_line_open(struct app *app, bool filters);
/* The next (1) or previous (-1) row with what was last searched for. */
bool search_next(struct app *app, int step, struct err *err);

#endif
