// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/layout_flow.h"

#include "base/text.h"

#include <string.h>

enum { PADDED_GAP = 2 /* columns between labels in one column and their texts, and one more */ };

int flow_columns(const struct flow *f, int columns)
{
  return (int)((long long)f->measure->page_width * columns / LAYOUT_COLUMNS);
}

struct strip *flow_strip(const struct flow *f, struct strips *out, int height)
{
  out->items = arena_grow(f->arena, out->items, out->n, &out->capacity, sizeof *out->items);
  struct strip *strip = &out->items[out->n++];
  *strip = (struct strip){.height = height};
  return strip;
}

void flow_place(const struct flow *f, struct strip *strip, const struct page_run *run)
{
  struct flow_run *placed = arena_alloc(f->arena, sizeof *placed);
  placed->run = *run;
  if (strip->last)
    strip->last->next = placed;
  else
    strip->first = placed;
  strip->last = placed;
  strip->n_runs++;
}

struct page_run flow_run(const struct flow *f, enum page_style style, int x, int width)
{
  return (struct page_run){.x = x,
                           .width = width,
                           .style = style,
                           .text = "",
                           .block = f->block,
                           .row = -1,
                           .column = -1};
}

const char *flow_line(const struct flow *f, enum page_style style, int width,
                      struct flow_text *text)
{
  const struct layout_measure *m = f->measure;
  const char *line = text->rest;
  size_t length = strlen(line), skip = 0;
  if (length == 0) return NULL;
  bool whole = !text->begun && !strchr(line, '\n') && m->width(m, style, line, length) <= width;
  if (!whole && !text->begun) line = flow_tied(f->arena, line);
  text->begun = true;
  if (whole)
    skip = length;
  else
    length = m->line(m, style, line, width, &skip);
  if (skip == 0)
    skip = length = text_next(line, 0); /* a letter wider than its box: cut by the sink */
  text->rest = line + skip;
  return arena_strndup(f->arena, line, length);
}

void flow_wrap(const struct flow *f, struct strips *out, const struct page_run *model,
               const char *text)
{
  struct flow_text lines = {.rest = text};
  struct page_run run = *model;
  while ((run.text = flow_line(f, run.style, run.width, &lines)))
    flow_place(f, flow_strip(f, out, f->measure->line_height[run.style]), &run);
}

void flow_hold(struct strips *out, size_t from, enum hold inside, enum hold last)
{
  for (size_t i = from; i < out->n; i++)
    out->items[i].hold = i + 1 < out->n ? inside : last;
}

/* At least two lines of a paragraph stand together on either side of a page break. */
static void keep_two_lines(struct strips *out, size_t from)
{
  if (out->n < from + 2) return;
  out->items[from].hold = HOLD_KEPT;
  out->items[out->n - 2].hold = HOLD_KEPT;
}

static void flow_heading(const struct flow *f, struct strips *out, const struct doc_block *b)
{
  size_t from = out->n;
  struct page_run run =
      flow_run(f, b->level == 1 ? PAGE_HEADING_1 : PAGE_HEADING_2, 0, f->measure->page_width);
  flow_wrap(f, out, &run, b->text);
  flow_hold(out, from, HOLD_NEVER, HOLD_KEPT);
}

static bool padded(const struct doc_block *b)
{
  size_t length = b->kind == DOC_LABELLED ? strlen(b->label) : 0;
  return length > 0 && b->label[length - 1] == ' ';
}

static int label_width(const struct flow *f, const struct doc_block *b)
{
  size_t said = strlen(b->label);
  while (said > 0 && b->label[said - 1] == ' ')
    said--;
  return f->measure->width(f->measure, PAGE_LABEL, b->label, said);
}

/* Labels next to each other that were padded to one length keep their texts in one column, in any
 * font: that of the widest. */
static int label_room(const struct flow *f, const struct doc_block *b)
{
  const struct doc_block *first = b, *last = b;
  if (!padded(b)) return label_width(f, b);
  while (first > f->document->blocks && padded(first - 1))
    first--;
  while (last + 1 < f->document->blocks + f->document->n_blocks && padded(last + 1))
    last++;
  int room = 0;
  for (const struct doc_block *at = first; at <= last; at++)
    room = label_width(f, at) > room ? label_width(f, at) : room;
  return room + flow_columns(f, PADDED_GAP);
}

/* A text that stands beside a label. A label that would leave less than half the line for its
 * text stands above it instead. */
static void flow_beside(const struct flow *f, struct strips *out, const char *label, int room,
                        const char *text)
{
  const struct layout_measure *m = f->measure;
  size_t from = out->n;
  int indent = room + flow_columns(f, 1);
  bool above = indent > m->page_width / 2;
  if (above) indent = flow_columns(f, 2);
  struct page_run run = flow_run(f, PAGE_LABEL, 0, above ? m->page_width : indent);
  if (above) flow_wrap(f, out, &run, label);
  size_t beside = out->n;
  struct page_run body = flow_run(f, PAGE_BODY, indent, m->page_width - indent);
  flow_wrap(f, out, &body, text);
  if (!above) {
    if (out->n == beside) flow_strip(f, out, m->line_height[PAGE_BODY]);
    run.text = arena_strdup(f->arena, label);
    flow_place(f, &out->items[beside], &run);
  }
  flow_hold(out, from, HOLD_FREE, HOLD_FREE);
  for (size_t i = from; i < beside; i++)
    out->items[i].hold = HOLD_KEPT;
  keep_two_lines(out, beside);
}

static void flow_paragraph(const struct flow *f, struct strips *out, const char *text)
{
  size_t from = out->n;
  struct page_run run = flow_run(f, PAGE_BODY, 0, f->measure->page_width);
  flow_wrap(f, out, &run, text);
  keep_two_lines(out, from);
}

/* A space under a heading does not part it from what it is the heading of. */
static void flow_space(const struct flow *f, struct strips *out)
{
  enum hold hold = out->n > 0 ? out->items[out->n - 1].hold : HOLD_FREE;
  struct strip *strip = flow_strip(f, out, f->measure->space);
  strip->blank = true;
  strip->hold = hold;
}

/* A hand needs two lines of print for one of its own. */
static void flow_ruled(const struct flow *f, struct strips *out, int count)
{
  struct page_run run = flow_run(f, PAGE_RULED, 0, f->measure->page_width);
  struct buf rule = {0};
  buf_pad(&rule, '_', LAYOUT_COLUMNS);
  run.text = arena_strdup(f->arena, buf_text(&rule));
  buf_release(&rule);
  for (int i = 0; i < count; i++) {
    flow_strip(f, out, f->measure->line_height[PAGE_RULED])->hold = HOLD_NEVER;
    flow_place(f, flow_strip(f, out, f->measure->line_height[PAGE_RULED]), &run);
  }
}

static void flow_figure(const struct flow *f, struct strips *out, const struct doc_block *b)
{
  size_t from = out->n;
  /* Where the plot itself is drawn its lines only make room for it. */
  enum page_style style = b->plot ? PAGE_PLOT : PAGE_FIGURE;
  struct page_run run = flow_run(f, PAGE_FIGURE, 0, f->measure->page_width);
  for (const char *line = b->text; *line;) {
    size_t length = strcspn(line, "\n");
    run.text = arena_strndup(f->arena, line, length);
    flow_place(f, flow_strip(f, out, f->measure->line_height[style]), &run);
    line += length + (line[length] == '\n');
  }
  flow_hold(out, from, HOLD_NEVER, b->table ? HOLD_KEPT : HOLD_FREE);
  if (b->table) flow_table(f, out, b->table);
}

static void flow_block(const struct flow *f, struct strips *out, const struct doc_block *b)
{
  switch (b->kind) {
  case DOC_HEADING:
    flow_heading(f, out, b);
    break;
  case DOC_PARAGRAPH:
    flow_paragraph(f, out, b->text);
    break;
  case DOC_ITEM:
    flow_beside(f, out, "-", f->measure->width(f->measure, PAGE_LABEL, "-", 1), b->text);
    break;
  case DOC_LABELLED:
    flow_beside(f, out, b->label, label_room(f, b), b->text);
    break;
  case DOC_TABLE:
    flow_table(f, out, b->table);
    break;
  case DOC_PAIR:
    flow_pair(f, out, b->table, b->second);
    break;
  case DOC_LINES:
    flow_ruled(f, out, b->level);
    break;
  case DOC_FIGURE:
    flow_figure(f, out, b);
    break;
  case DOC_SPACE:
    flow_space(f, out);
    break;
  case DOC_PART:
    flow_space(f, out);
    out->items[out->n - 1].new_page = PAGE_BEGINS_PART;
    break;
  case DOC_PAGE:
    break;
  }
}

static bool is_table(const struct doc_block *b)
{
  return b->kind == DOC_TABLE || b->kind == DOC_PAIR || b->kind == DOC_FIGURE;
}

static bool is_space(const struct doc_block *b)
{
  return b->kind == DOC_SPACE || b->kind == DOC_PART;
}

/* What stands between a heading and a table says what the table is of. */
static bool says_of_table(const struct document *d, const struct doc_block *b)
{
  const struct doc_block *above = b, *below = b, *end = d->blocks + d->n_blocks;
  do
    above = above > d->blocks ? above - 1 : NULL;
  while (above && is_space(above));
  do
    below++;
  while (below < end && is_space(below));
  return above && above->kind == DOC_HEADING && below < end && is_table(below);
}

/* What announces something stands on its page. */
static void keep_announcement(const struct flow *f, struct strips *out, const struct doc_block *b)
{
  const char *text = b->kind == DOC_LABELLED && !*b->text ? b->label : b->text;
  bool is_text = (b->kind == DOC_PARAGRAPH || b->kind == DOC_LABELLED) && *text && out->n > 0;
  if (is_text && (text[strlen(text) - 1] == ':' || says_of_table(f->document, b)))
    out->items[out->n - 1].hold = HOLD_KEPT;
}

/* The drawings of the text print set some blocks on the lines next to each other, where a font
 * needs some white between them. */
static void flow_gap(const struct flow *f, struct strips *out, const struct doc_block *above,
                     const struct doc_block *b)
{
  bool spaced = is_space(above) || is_space(b) || b->kind == DOC_PAGE;
  bool unlike = above->kind == DOC_HEADING || is_table(above) || is_table(b);
  if (f->measure->block_gap == 0 || out->n == 0 || spaced || !unlike) return;
  enum hold hold = out->items[out->n - 1].hold;
  struct strip *strip = flow_strip(f, out, f->measure->block_gap);
  strip->blank = true;
  strip->hold = hold;
}

void flow_document(struct flow *f, const struct document *d, struct strips *out)
{
  bool new_page = false;
  f->document = d;
  for (f->block = 0; f->block < d->n_blocks; f->block++) {
    const struct doc_block *b = &d->blocks[f->block];
    if (b->kind == DOC_PAGE) new_page = out->n > 0;
    if (new_page && b->kind == DOC_SPACE) continue;
    if (f->block > 0 && !new_page) flow_gap(f, out, b - 1, b);
    size_t from = out->n;
    flow_block(f, out, b);
    keep_announcement(f, out, b);
    if (new_page && out->n > from) {
      out->items[from].new_page = PAGE_BEGINS;
      new_page = false;
    }
  }
}
