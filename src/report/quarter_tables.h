// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of the quarter's picture. For p4_quarter.c alone. */
#ifndef LB_REPORT_QUARTER_TABLES_H
#define LB_REPORT_QUARTER_TABLES_H

#include "report/compare.h"
#include "report/print.h"
#include "report/profile.h"
#include "report/signals.h"

enum { QUARTER_MONTHS = 3, QUARTER_GROUPS = 12 /* columns that fit on the sheet */ };

struct quarter_area {
  struct area area;
  long months[QUARTER_MONTHS], observations, before; /* before -1: cannot be compared */
  double expected;                 /* by the 24 months before; STATS_NA with too short a history */
  long groups[QUARTER_GROUPS + 1]; /* the last gathers groups beyond the columns */
};

struct quarter_counts {
  struct quarter_area *areas; /* by number: ranked ones, and others that have any observation */
  size_t n_areas;
  const struct category_group *groups;
  size_t n_groups;
  struct quarter_area all;
};

/* `signals` says what was expected. */
bool quarter_counts(struct print *p, const struct comparison *comparison,
                    const struct signals *signals, struct quarter_counts *counts, struct err *err);
struct doc_table *quarter_months_table(struct print *p, const struct quarter_counts *counts);
void quarter_groups_table(struct print *p, const struct quarter_counts *counts);
void quarter_profile_table(struct print *p, const struct profile *profile);

#endif
