// SPDX-License-Identifier: GPL-3.0-or-later
/* The cells of a file that is brought in, as text, before anything is known of what they mean.
 *
 * Invariant: a row with a fault has no cells, so that nothing of what is wrong with it can be
 * shown or stored; every cell ends with a NUL and holds none. `struct table t = {0};` is empty. */
#ifndef LB_OPS_TABLE_H
#define LB_OPS_TABLE_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

enum { TABLE_LONGEST_CELL = 64 * 1024, TABLE_MOST_COLUMNS = 1000 };

enum table_fault {
  TABLE_FINE,
  TABLE_LONG_CELL, /* refused from here ... */
  TABLE_MANY_COLUMNS,
  TABLE_NUL,
  TABLE_UNCLOSED, /* a quotation mark without its twin: half a file */
  TABLE_NO_PLACE, /* an event whose title names no place or no day */
  TABLE_SUMMARY,  /* left out from here: a night's summary is no event */
  TABLE_REPLACED  /* the same event comes again in the file with newer text */
};

struct table_row {
  uint32_t first, count; /* its cells */
  enum table_fault fault;
  long line; /* where it begins, from 1 */
};

struct table {
  struct buf text;
  uint32_t *cells; /* offsets into text */
  size_t n_cells, cell_capacity;
  struct table_row *rows;
  size_t n_rows, row_capacity;
};

void table_add(struct table *table, const char *bytes, size_t length);
/* The cells since the last row are a row; with a fault they are forgotten. */
void table_end_row(struct table *table, long line, enum table_fault fault);
/* Forgets the cells since the last row. */
void table_drop_cells(struct table *table);
size_t table_open_cells(const struct table *table); /* cells since the last row */
/* The empty string beyond the end of the row; borrowed until the table changes. */
const char *table_cell(const struct table *table, size_t row, size_t column);
void table_clear(struct table *table);

#endif
