// SPDX-License-Identifier: GPL-3.0-or-later
/* The commands that a person can choose now, gathered from the tables: for palette, menu and help.
 *
 * Invariant: every command of the program stands here once: first those of the focused pane, then
 * the program's own, then those of other panes, which do not apply now. */
#ifndef LB_UI_OFFER_H
#define LB_UI_OFFER_H

#include "ui/app.h"

struct offer {
  const struct command *command;
  const struct pane_ops *pane; /* NULL: the program's own */
  bool here;                   /* of the focused pane or the program */
  const char *cause;           /* why it does not apply now; NULL when it does */
};

/* For the view at `depth` below the top (1: the one under the palette). */
size_t offer_collect(struct app *app, int depth, struct arena *arena, struct offer **offers);
/* Closes the top view and runs the command on the one below. */
bool offer_run(struct app *app, const struct offer *offer, struct err *err);
/* The keys of a command as they are shown: "F2", "Ctrl+E". Only the first. */
void offer_key(struct buf *out, const struct command *command);

#endif
