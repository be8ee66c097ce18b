// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/paper_text.h"

#include "base/text.h"

#include <string.h>

struct copy {
  const struct paper_module *module;
  const struct hyphens *hyphens;
  struct arena *arena;
  struct buf buf;
};

static const char *clean(const struct copy *c, const char *text, bool newlines)
{
  return text ? text_clean(c->arena, text, strlen(text), newlines) : NULL;
}

static const char *soft(struct copy *c, const char *text)
{
  text = clean(c, text, true);
  if (!text || !c->hyphens) return text;
  buf_clear(&c->buf);
  c->module->hyphens_add(c->hyphens, text, &c->buf);
  return c->buf.length == strlen(text) ? text : arena_strdup(c->arena, buf_text(&c->buf));
}

static struct doc_row copy_row(struct copy *c, const struct doc_table *t, const struct doc_row *row)
{
  size_t n = table_row_cells(t, row->kind);
  const char **cells = arena_alloc(c->arena, n * sizeof *cells);
  for (size_t i = 0; i < n; i++)
    cells[i] = soft(c, row->cells[i]);
  return (struct doc_row){.kind = row->kind, .cells = cells};
}

static struct doc_table *copy_table(struct copy *c, const struct doc_table *t)
{
  if (!t) return NULL;
  struct doc_table *copy = arena_alloc(c->arena, sizeof *copy);
  struct doc_column *columns = arena_alloc(c->arena, t->n_columns * sizeof *columns);
  *copy = *t;
  for (size_t i = 0; i < t->n_columns; i++) {
    columns[i] = t->columns[i];
    columns[i].head = soft(c, t->columns[i].head);
  }
  copy->columns = columns;
  copy->rows = arena_alloc(c->arena, (t->n_rows + 1) * sizeof *copy->rows);
  for (size_t i = 0; i < t->n_rows; i++)
    copy->rows[i] = copy_row(c, t, &t->rows[i]);
  copy->caption = soft(c, t->caption);
  copy->foot = soft(c, t->foot);
  return copy;
}

static struct doc_block copy_block(struct copy *c, const struct doc_block *b)
{
  bool figure = b->kind == DOC_FIGURE;
  struct doc_block copy = *b;
  copy.label = clean(c, b->label, false);
  copy.text = figure ? clean(c, b->text, true) : soft(c, b->text);
  copy.table = copy_table(c, b->table);
  copy.second = copy_table(c, b->second);
  return copy;
}

const struct document *paper_text(const struct document *d, const struct paper_module *module,
                                  const struct hyphens *hyphens, struct arena *arena)
{
  struct copy c = {.module = module, .hyphens = hyphens, .arena = arena};
  struct document *copy = document_new(arena);
  struct doc_head *head = &copy->head;
  *head = d->head;
  const char **texts[] = {&head->municipality, &head->body,            &head->title, &head->date,
                          &head->status,       &head->registry_number, &head->foot};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    *texts[i] = clean(&c, *texts[i], false);
  for (size_t i = 0; i < d->n_blocks; i++) {
    struct doc_block block = copy_block(&c, &d->blocks[i]);
    document_block(copy, &block);
  }
  buf_release(&c.buf);
  return copy;
}
