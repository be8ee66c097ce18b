// SPDX-License-Identifier: GPL-3.0-or-later
/* What the reader of a quarter's picture must know of how whole it is. For p4_quarter.c alone. */
#ifndef LB_REPORT_QUARTER_CHECKS_H
#define LB_REPORT_QUARTER_CHECKS_H

#include "report/reporting.h"

/* "Rapporterat: juli 9 av 9, augusti 8 av 9, september 9 av 9", and who is missing. */
bool quarter_reporting(struct print *p, struct err *err);
/* Months that are not locked, late rows, rows without a time, measures without an outcome. */
bool quarter_checks(struct print *p, const struct observation *rows, size_t n, struct err *err);

#endif
