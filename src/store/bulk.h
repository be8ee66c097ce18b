// SPDX-License-Identifier: GPL-3.0-or-later
/* What bulk.c does for other files of store/.
 *
 * Invariant: between _begin and _end nothing but states of observations is changed, and none of
 * their kept totals is read. */
#ifndef LB_STORE_BULK_H
#define LB_STORE_BULK_H

#include "store/handle.h"

/* Around a change of the states of so many rows: totals are made anew when they are many. */
bool bulk_states_begin(struct store *s, long rows, struct err *err);
bool bulk_states_end(struct store *s, struct err *err);

#endif
