// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of a document for a spreadsheet.
 *
 * Invariant: a row is a line, a blank line parts two tables, and no cell begins a formula. Nothing
 * but tables is written. */
#ifndef LB_REPORT_SINK_CSV_H
#define LB_REPORT_SINK_CSV_H

#include "base/buf.h"
#include "report/document.h"

/* Adds all tables to `out`; returns how many there are, and adds nothing for none. */
size_t sink_csv_print(const struct document *d, struct buf *out);

#endif
