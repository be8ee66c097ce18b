// SPDX-License-Identifier: GPL-3.0-or-later
/* The month and its units, for the verbs that touch them. For ops/ alone. */
#ifndef LB_OPS_INVENTORY_H
#define LB_OPS_INVENTORY_H

#include "store/store.h"

/* The month's row; a month that nobody has opened has id 0 and is open. Reads only. */
bool inventory_month(struct store *store, int month, struct period_row *period, struct err *err);
/* Stores the month's row when it has none, and what imports have told of its units; `report`, which
 * may be NULL, then gets the id of its row. Inside a transaction. */
bool inventory_keep_month(struct store *store, struct period_row *period,
                          struct unit_report *report, struct err *err);
/* The unit's row in the month; refused when the unit is not valid in it. Reads only. */
bool inventory_unit(struct store *store, int month, int64_t unit_id, struct arena *arena,
                    struct unit_report *report, struct err *err);
/* "2026-11", as journals name a month. */
void inventory_month_name(struct buf *out, int month);

#endif
