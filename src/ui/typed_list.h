// SPDX-License-Identifier: GPL-3.0-or-later
/* A list under a line where one types what to look for.
 *
 * Invariant: what is typed is the pane's filter; arrows and pages move in the list. */
#ifndef LB_UI_TYPED_LIST_H
#define LB_UI_TYPED_LIST_H

#include "ui/app.h"

/* True when the key was typed or moved the mark; Enter, Esc and F-keys are left to the commands. */
bool typed_list_key(struct app *app, struct pane *pane, struct edit *edit, const struct key *key);

#endif
