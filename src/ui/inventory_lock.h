// SPDX-License-Identifier: GPL-3.0-or-later
/* Locking a month: what is missing is listed first, then the print is made and frozen. */
#ifndef LB_UI_INVENTORY_LOCK_H
#define LB_UI_INVENTORY_LOCK_H

#include "ui/views.h"

extern const struct pane_ops inventory_pane;

/* "Teknik (TEK)"; the short name only where the name does not begin with it. */
void inventory_unit_name(struct buf *out, const struct unit_report *report);
/* Asks on the view of `month`, and locks it. False when it cannot be locked yet. */
bool inventory_lock_ask(struct app *app, int month, const struct unit_report *rows, size_t n,
                        struct err *err);
/* "October: locked 2026-11-04. ◄ late reports: 1 (Field group, O-101)." */
bool inventory_month_before(struct app *app, int month, struct arena *arena, const char **text,
                            struct err *err);

#endif
