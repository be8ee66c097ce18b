// SPDX-License-Identifier: GPL-3.0-or-later
/* Unusual months as they stand in prints. For report/ alone. */
#ifndef LB_REPORT_UNUSUAL_LISTS_H
#define LB_REPORT_UNUSUAL_LISTS_H

#include "report/print.h"
#include "report/signals.h"

/* The quarter's unusual months, by judgement, and the line about chance. `signals` has all of the
 * quarter's months that are over. */
void unusual_of_quarter(struct print *p, const struct signals *signals);

#endif
