// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sink_csv.h"

#include "base/csv_text.h"
#include "base/text.h"

#include <string.h>

/* Blanks at the ends of a cell only set it out in print. */
static void add_cell(struct buf *out, const char *text)
{
  if (!text) return;
  struct arena arena = {0};
  size_t lead = strspn(text, " "), length = strlen(text);
  while (length > lead && text[length - 1] == ' ')
    length--;
  csv_text(out, text_clean(&arena, text + lead, length - lead, true));
  arena_release(&arena);
}

static void add_line(struct buf *out, const char *text)
{
  if (!text || !*text) return;
  add_cell(out, text);
  buf_addc(out, '\n');
}

static void add_table(struct buf *out, const struct doc_table *table)
{
  add_line(out, table->caption);
  for (size_t i = 0; i < table->n_columns; i++) {
    if (i > 0) buf_addc(out, CSV_SEPARATOR);
    add_cell(out, table->columns[i].head);
  }
  buf_addc(out, '\n');
  for (size_t r = 0; r < table->n_rows; r++) {
    const struct doc_row *row = &table->rows[r];
    size_t n = table_row_cells(table, row->kind);
    for (size_t i = 0; i < n; i++) {
      if (i > 0) buf_addc(out, CSV_SEPARATOR);
      add_cell(out, row->cells[i]);
    }
    buf_addc(out, '\n');
  }
  add_line(out, table->foot);
}

size_t sink_csv_print(const struct document *d, struct buf *out)
{
  size_t n = 0;
  for (size_t i = 0; i < d->n_blocks; i++) {
    const struct doc_table *tables[] = {d->blocks[i].table, d->blocks[i].second};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
      if (!tables[t]) continue;
      buf_add(out, n++ == 0 ? CSV_BYTE_ORDER_MARK : "\n");
      add_table(out, tables[t]);
    }
  }
  return n;
}
