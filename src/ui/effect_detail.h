// SPDX-License-Identifier: GPL-3.0-or-later
/* One measure and what happened since, in words: the lower half of screen 15.
 *
 * Invariant: the sentence that always stands there is never what a small screen leaves out. */
#ifndef LB_UI_EFFECT_DETAIL_H
#define LB_UI_EFFECT_DETAIL_H

#include "ui/draw.h"
#include "ui/effect_rows.h"

enum { EFFECT_DETAIL_LINES = 9 }; /* with fewer the sentences go before the numbers */

void effect_detail_draw(const struct effect_rows *s, const struct effect *e, struct rect r);

#endif
