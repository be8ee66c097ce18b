// SPDX-License-Identifier: GPL-3.0-or-later
/* Delimited text to cells. The only file that includes csv.h of libcsv is csv.c.
 *
 * Invariant: a cell of any size, any number of columns, NUL bytes and a quotation mark that is
 * never closed make a row with a fault, never more memory than a few times the file. */
#ifndef LB_OPS_CSV_H
#define LB_OPS_CSV_H

#include "base/err.h"
#include "ops/table.h"

/* Adds the rows of the UTF-8 text; blank lines and lines of separators alone are passed over.
 * `progress` (may be NULL) is called with bytes and may cancel. */
bool csv_read_table(struct table *table, const char *text, size_t length, char separator,
                    bool (*progress)(void *data, long done, long all), void *data, struct err *err);

/* The separator that parts the first rows most evenly. */
char csv_sniff_separator(const char *text, size_t length);

#endif
