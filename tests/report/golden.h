// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints as whole pages of text. Each *.txt here was held against domain.md sections 7 and 9 by
 * eye; UPDATE=1 writes them anew, for a review to see in the diff. */
#ifndef LB_TEST_GOLDEN_H
#define LB_TEST_GOLDEN_H

#include "report/document.h"
#include "scenario.h"

/* The text print, which lives as long as the scenario. */
const char *golden_text(struct scenario *s, const struct document *d);
/* The text print is that of NAME.txt, but for the program's version. */
void assert_golden(struct scenario *s, const char *name, const struct document *d);

#endif
