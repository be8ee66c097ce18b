// SPDX-License-Identifier: GPL-3.0-or-later
/* Which areas lie beside each other: what is moved from an area goes there, so neighbours are no
 * comparison for a measure in it.
 *
 * Invariant: what is ticked is saved at once; each tick is undone by itself. */
#ifndef LB_UI_AREA_NEIGHBOURS_H
#define LB_UI_AREA_NEIGHBOURS_H

#include "ui/app.h"

/* Opens the list of the other areas over the screen. False with a sentence when it cannot be read,
 * or when there is no other area. */
bool area_neighbours_open(struct app *app, int64_t area_id, struct err *err);

#endif
