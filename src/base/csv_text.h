// SPDX-License-Identifier: GPL-3.0-or-later
/* Cells of CSV as they are written: parted by semicolons, as Swedish spreadsheets want them, in
 * UTF-8 that begins with a mark.
 *
 * Invariant: no cell begins a formula, whatever it holds. */
#ifndef LB_BASE_CSV_TEXT_H
#define LB_BASE_CSV_TEXT_H

#include "base/buf.h"

#define CSV_BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define CSV_SEPARATOR ';'

/* Adds one cell, quoted where it must be. */
void csv_text(struct buf *out, const char *text);

#endif
