// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"

#include <assert.h>

struct document *document_new(struct arena *arena)
{
  struct document *d = arena_alloc(arena, sizeof *d);
  d->arena = arena;
  return d;
}

void document_block(struct document *d, const struct doc_block *block)
{
  d->blocks = arena_grow(d->arena, d->blocks, d->n_blocks, &d->capacity, sizeof *d->blocks);
  d->blocks[d->n_blocks++] = *block;
}

static void add_text(struct document *d, enum doc_kind kind, int level, const char *text)
{
  assert(text);
  document_block(
      d, &(struct doc_block){.kind = kind, .level = level, .text = arena_strdup(d->arena, text)});
}

void document_heading(struct document *d, int level, const char *text)
{
  assert(level == 1 || level == 2);
  add_text(d, DOC_HEADING, level, text);
}

void document_paragraph(struct document *d, const char *text)
{
  add_text(d, DOC_PARAGRAPH, 0, text);
}

void document_item(struct document *d, const char *text)
{
  add_text(d, DOC_ITEM, 0, text);
}

void document_labelled(struct document *d, const char *label, const char *text)
{
  assert(label && text);
  document_block(d, &(struct doc_block){.kind = DOC_LABELLED,
                                        .label = arena_strdup(d->arena, label),
                                        .text = arena_strdup(d->arena, text)});
}

void document_space(struct document *d)
{
  document_block(d, &(struct doc_block){.kind = DOC_SPACE});
}

void document_lines(struct document *d, int count)
{
  assert(count > 0);
  document_block(d, &(struct doc_block){.kind = DOC_LINES, .level = count});
}

void document_page(struct document *d)
{
  document_block(d, &(struct doc_block){.kind = DOC_PAGE});
}

void document_part(struct document *d)
{
  document_block(d, &(struct doc_block){.kind = DOC_PART});
}

struct doc_table *table_new(struct document *d, const char *caption,
                            const struct doc_column *columns, size_t n_columns)
{
  assert(n_columns > 0);
  struct doc_column *copy = arena_alloc(d->arena, n_columns * sizeof *copy);
  for (size_t i = 0; i < n_columns; i++) {
    assert(columns[i].width >= 0);
    copy[i] = columns[i];
    copy[i].head = arena_strdup(d->arena, columns[i].head ? columns[i].head : "");
  }
  struct doc_table *table = arena_alloc(d->arena, sizeof *table);
  table->caption = arena_strdup(d->arena, caption);
  table->columns = copy;
  table->n_columns = n_columns;
  return table;
}

struct doc_table *document_table(struct document *d, const char *caption,
                                 const struct doc_column *columns, size_t n_columns)
{
  struct doc_table *table = table_new(d, caption, columns, n_columns);
  document_block(d, &(struct doc_block){.kind = DOC_TABLE, .table = table});
  return table;
}

void document_pair(struct document *d, struct doc_table *left, struct doc_table *right)
{
  assert(left && right);
  document_block(d, &(struct doc_block){.kind = DOC_PAIR, .table = left, .second = right});
}

void document_figure(struct document *d, const char *alternative, const char *lines,
                     struct doc_table *table)
{
  assert(alternative && lines);
  document_block(d, &(struct doc_block){.kind = DOC_FIGURE,
                                        .label = arena_strdup(d->arena, alternative),
                                        .text = arena_strdup(d->arena, lines),
                                        .table = table});
}

size_t table_row_cells(const struct doc_table *t, enum doc_row_kind kind)
{
  return kind == DOC_ROW || kind == DOC_ROW_SUM ? t->n_columns : 1;
}

void table_row(struct document *d, struct doc_table *t, enum doc_row_kind kind,
               const char *const *cells)
{
  size_t n = table_row_cells(t, kind);
  const char **copy = arena_alloc(d->arena, n * sizeof *copy);
  for (size_t i = 0; i < n; i++)
    copy[i] = arena_strdup(d->arena, cells[i] ? cells[i] : "");
  t->rows = arena_grow(d->arena, t->rows, t->n_rows, &t->capacity, sizeof *t->rows);
  t->rows[t->n_rows++] = (struct doc_row){.kind = kind, .cells = copy};
}
