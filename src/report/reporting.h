// SPDX-License-Identifier: GPL-3.0-or-later
/* Which units have reported, as prints say it. For report/ alone.
 *
 * Invariant: missing is not zero. A nil report counts as reported, a voided one does not; a month
 * that was never opened says nothing of any unit. */
#ifndef LB_REPORT_REPORTING_H
#define LB_REPORT_REPORTING_H

#include "report/print.h"

struct reporting {
  const struct unit_report *rows; /* in Swedish order of short names */
  size_t n, reported;
  bool opened;
};

bool reporting_read(struct print *p, int month, struct reporting *reporting, struct err *err);
bool reporting_counts(const struct unit_report *row);
/* Short names of the units in that state; `*n` of them. */
const char *const *reporting_names(struct print *p, const struct reporting *reporting,
                                   enum report_state state, size_t *n);
/* The units that reported in a month of one period and are missing in the same month of the other,
 * as "olika rapportering: SOC, UTB"; NULL when there are none. */
bool reporting_difference(struct print *p, struct period now, struct period before,
                          const char **text, struct err *err);

#endif
