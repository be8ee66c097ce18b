// SPDX-License-Identifier: GPL-3.0-or-later
/* What the panes of the main screen share: the lines around a list, how a list was left, and short
 * forms of numbers and states.
 *
 * Invariant: nothing here knows any particular pane. */
#ifndef LB_UI_PANE_UTIL_H
#define LB_UI_PANE_UTIL_H

#include "ui/app.h"

/* Row, sort and filter of the pane's list, as view state under the pane's id. */
void pane_remember(struct app *app, struct pane *pane);
void pane_recall(struct app *app, struct pane *pane);

/* Selects what was added while the list stood open, as it is what the next key is about. `newest`
 * is the highest id of the load before, 0 at first. */
void pane_select_added(struct pane *pane, int64_t *newest);

/* The last line inside the pane's frame. */
void pane_foot(const struct pane *pane, const char *text);
/* What stands in a pane without rows: what goes there and which key makes one. */
void pane_empty(const struct pane *pane, const char *text, bool focus);

/* "↑ +5", "→ ±0", "↓ −3" */
void change_add(struct buf *out, long change);
/* What is not carried out first, otherwise in the order they come. */
void measures_unfinished_first(struct measure *rows, size_t n, struct arena *arena);
const char *measure_owner(const struct measure *measure);

#endif
