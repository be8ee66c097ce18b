// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of the monthly inventory, from its rows. For p1_inventory.c alone. */
#ifndef LB_REPORT_INVENTORY_H
#define LB_REPORT_INVENTORY_H

#include "report/compare.h"
#include "report/print.h"

/* By date and time; what has no day comes last. */
void inventory_sort(struct observation *rows, size_t n);
/* Most observations first; also areas that only had some last year. In no document yet. */
bool inventory_areas(struct print *p, const struct observation *rows, size_t n,
                     const struct comparison *comparison, struct doc_table **table,
                     struct err *err);
bool inventory_groups(struct print *p, const struct observation *rows, size_t n,
                      struct doc_table **table, struct err *err);
/* All observations, each with its text below. */
bool inventory_list(struct print *p, const struct observation *rows, size_t n, struct err *err);

#endif
