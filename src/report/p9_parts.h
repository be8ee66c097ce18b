// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts of the annual analysis that are about measures. For p9_*.c alone.
 *
 * Invariant: what is said of a measure is said by effect_words. */
#ifndef LB_REPORT_P9_PARTS_H
#define LB_REPORT_P9_PARTS_H

#include "report/effect_words.h"
#include "report/print.h"

/* The year's plot, with its numbers as a table. Nothing when no measure can be judged. */
void p9_forest(struct print *p, const struct effects *effects);
/* A part for each measure that has started. */
void p9_measures(struct print *p, const struct effects *effects);
void p9_types(struct print *p, const struct effects *effects);

const char *p9_number(struct print *p, const struct measure *m); /* Å-012 */
const char *p9_count(struct print *p, double count);
/* A dash when there is no month after. */
const char *p9_after(struct print *p, const struct effect *e, double count);
/* "-56 %", "-77 till -15"; a dash for what is not judged. */
const char *p9_change(struct print *p, const struct effect *e, enum effect_before before);
const char *p9_interval(struct print *p, const struct effect *e, enum effect_before before);

#endif
