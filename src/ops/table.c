// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/table.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

static size_t cells_of_rows(const struct table *table)
{
  if (table->n_rows == 0) return 0;
  const struct table_row *last = &table->rows[table->n_rows - 1];
  return (size_t)last->first + last->count;
}

void table_add(struct table *table, const char *bytes, size_t length)
{
  if (table->n_cells == table->cell_capacity) {
    table->cell_capacity = table->cell_capacity == 0 ? 1024 : table->cell_capacity * 2;
    table->cells = mem_grow(table->cells, table->cell_capacity * sizeof *table->cells);
  }
  assert(table->text.length < UINT32_MAX && table->n_cells < UINT32_MAX);
  table->cells[table->n_cells++] = (uint32_t)table->text.length;
  buf_addn(&table->text, bytes, length);
  buf_addc(&table->text, '\0');
}

size_t table_open_cells(const struct table *table)
{
  return table->n_cells - cells_of_rows(table);
}

void table_drop_cells(struct table *table)
{
  size_t kept = cells_of_rows(table);
  if (kept == table->n_cells) return;
  buf_cut(&table->text, table->cells[kept]);
  table->n_cells = kept;
}

void table_end_row(struct table *table, long line, enum table_fault fault)
{
  if (fault != TABLE_FINE) table_drop_cells(table);
  if (table->n_rows == table->row_capacity) {
    table->row_capacity = table->row_capacity == 0 ? 256 : table->row_capacity * 2;
    table->rows = mem_grow(table->rows, table->row_capacity * sizeof *table->rows);
  }
  size_t first = cells_of_rows(table);
  table->rows[table->n_rows++] = (struct table_row){.first = (uint32_t)first,
                                                    .count = (uint32_t)(table->n_cells - first),
                                                    .fault = fault,
                                                    .line = line};
}

const char *table_cell(const struct table *table, size_t row, size_t column)
{
  assert(row < table->n_rows);
  const struct table_row *at = &table->rows[row];
  if (column >= at->count) return "";
  return table->text.data + table->cells[at->first + column];
}

void table_clear(struct table *table)
{
  buf_release(&table->text);
  free(table->cells);
  free(table->rows);
  *table = (struct table){0};
}
