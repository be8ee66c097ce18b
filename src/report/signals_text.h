// SPDX-License-Identifier: GPL-3.0-or-later
/* Unusual months in sentences, alike on the screen and on paper.
 *
 * Invariant: a judgement is a question to the meeting: nothing here says why a month was high, and
 * the line about chance is said wherever a judgement is. Everything lives in the arena. */
#ifndef LB_REPORT_SIGNALS_TEXT_H
#define LB_REPORT_SIGNALS_TEXT_H

#include "domain/terms.h"
#include "report/signals.h"

/* Sign and word of a judgement. */
const struct term *signals_term(enum signal_level level);
/* "Stationsområdet, narkotika: 6 observationer i oktober. Väntat var 0,5." */
const char *signals_counted(const struct signals_cell *cell, int month, struct arena *arena);
/* "Högre än väntat från 4, enligt de 24 månaderna före." */
const char *signals_rule(const struct signals_cell *cell, struct arena *arena);
/* "Av 96 jämförelser blir högst cirka 5 högre av en slump." */
const char *signals_chance(size_t judged, struct arena *arena);
/* Why nothing is called lower; NULL when it may be. */
const char *signals_not_lower(const struct signals_month *found);
/* "Behöver 12 månader. Nu finns 7."; NULL when something could be judged. */
const char *signals_too_short(const struct signals_month *found, struct arena *arena);
/* How many months were left out for missing reports, as a sentence; NULL for none. */
const char *signals_without(const struct signals_month *found, struct arena *arena);
/* "Stationsområdet: åtta månader i följd över medianen."; NULL when the area has no such run. */
const char *signals_drift(const struct signals *signals, size_t area, int month,
                          struct arena *arena);

#endif
