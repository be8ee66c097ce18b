// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists that stand alike in more than one print. For report/ alone. */
#ifndef LB_REPORT_PRINT_LISTS_H
#define LB_REPORT_PRINT_LISTS_H

#include "report/print.h"

/* The events of the period after the print's own. */
bool print_events(struct print *p, struct err *err);
/* Soft information of the print's period, which is counted nowhere. `late` as in the query. */
bool print_soft(struct print *p, int late, struct err *err);
/* Observations of the print's period, oldest first. */
bool print_rows(struct print *p, int soft, int late, struct observation **rows, size_t *n,
                struct err *err);

#endif
