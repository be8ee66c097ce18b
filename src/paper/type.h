// SPDX-License-Identifier: GPL-3.0-or-later
/* The faces of paper and how wide texts are in them.
 *
 * Invariant: what is measured is what is drawn: both ask the same layouts, without hinting, so that
 * a width is the same on every computer that has the fonts. Lengths are Pango's 1/1024 point. */
#ifndef LB_PAPER_TYPE_H
#define LB_PAPER_TYPE_H

#include "report/layout.h"
#include "report/paper_module.h"

#include <pango/pangocairo.h>

struct type;

/* False when there is no font at all. */
bool type_new(struct type **type, const struct paper_fonts *fonts, struct err *err);
/* Gives back what the libraries keep for the next time too, so there may be no other. */
void type_free(struct type *type);
const struct layout_measure *type_measure(const struct type *type);
/* The line of a run, ready to be drawn with its baseline `*baseline` below the box's upper edge;
 * valid until the next call. */
PangoLayoutLine *type_line(const struct type *type, const struct page_run *run, int *baseline,
                           int *width);

#endif
