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

/* A cell that begins with a blank is set out by its blanks, as columns of figures are: each of them
 * is made as wide as a figure. */
static const char *cell(struct copy *c, const char *text)
{
  if (!text || *text != ' ') return soft(c, text);
  text = clean(c, text, true);
  buf_clear(&c->buf);
  for (; *text; text++) {
    if (*text == ' ')
      buf_add(&c->buf, PAPER_FIGURE_SPACE);
    else
      buf_addc(&c->buf, *text);
  }
  return arena_strdup(c->arena, buf_text(&c->buf));
}

static struct doc_row copy_row(struct copy *c, const struct doc_table *t, const struct doc_row *row)
{
  size_t n = table_row_cells(t, row->kind);
  const char **cells = arena_alloc(c->arena, n * sizeof *cells);
  for (size_t i = 0; i < n; i++)
    cells[i] = cell(c, row->cells[i]);
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
    columns[i].head = cell(c, t->columns[i].head);
  }
  copy->columns = columns;
  copy->rows = arena_alloc(c->arena, (t->n_rows + 1) * sizeof *copy->rows);
  for (size_t i = 0; i < t->n_rows; i++)
    copy->rows[i] = copy_row(c, t, &t->rows[i]);
  copy->caption = soft(c, t->caption);
  copy->foot = soft(c, t->foot);
  return copy;
}

/* A line that announces what follows looks like the label of what stands on its line. */
static bool announces(const struct document *d, size_t block)
{
  const struct doc_block *b = &d->blocks[block];
  size_t length = b->kind == DOC_PARAGRAPH ? strlen(b->text) : 0;
  return length > 0 && b->text[length - 1] == ':' && block + 1 < d->n_blocks &&
         b[1].kind != DOC_SPACE;
}

static struct doc_block copy_block(struct copy *c, const struct document *d, size_t block)
{
  const struct doc_block *b = &d->blocks[block];
  bool figure = b->kind == DOC_FIGURE;
  if (announces(d, block))
    return (struct doc_block){.kind = DOC_LABELLED, .label = clean(c, b->text, false), .text = ""};
  struct doc_block copy = *b;
  copy.label = clean(c, b->label, false);
  copy.text = figure ? clean(c, b->text, true) : soft(c, b->text);
  copy.table = copy_table(c, b->table);
  copy.second = copy_table(c, b->second);
  return copy;
}

/* On paper the first heading is the title, which the text print has in the head of its pages. */
static bool has_title(const struct document *d)
{
  for (size_t i = 0; i < d->n_blocks; i++)
    if (d->blocks[i].kind == DOC_HEADING && d->blocks[i].level == 1) return true;
  return !d->head.title || !*d->head.title;
}

const struct document *paper_text(const struct document *d, const struct paper_module *module,
                                  const struct hyphens *hyphens, struct arena *arena)
{
  struct copy c = {.module = module, .hyphens = hyphens, .arena = arena};
  struct document *copy = document_new(arena);
  struct doc_head *head = &copy->head;
  *head = d->head;
  const char **texts[] = {&head->municipality, &head->body,   &head->title,
                          &head->date,         &head->status, &head->registry_number,
                          &head->foot};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    *texts[i] = clean(&c, *texts[i], false);
  if (!has_title(d)) {
    document_heading(copy, 1, head->title);
    document_space(copy);
  }
  for (size_t i = 0; i < d->n_blocks; i++) {
    struct doc_block block = copy_block(&c, d, i);
    document_block(copy, &block);
  }
  buf_release(&c.buf);
  return copy;
}
