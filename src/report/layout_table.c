// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/layout_flow.h"

#include <string.h>

enum {
  PAIR_GAP = 4, /* columns between two tables */
  NOTE_INDENT = 2,
  ROWS_WHOLE = 5,
  NARROW_FIRST = 5 /* notes stand under the second column when the first is at most this wide */
};

/* A table on its way into strips. */
struct frame {
  const struct flow *flow;
  const struct doc_table *table;
  struct strips *out;
  struct flow_span *spans; /* one a column */
  struct flow_span whole;
  int side;                  /* 1 for the second of a pair */
  const struct strips *head; /* NULL when no column has a head */
};

static struct page_run frame_run(const struct frame *t, enum page_style style,
                                 struct flow_span span)
{
  struct page_run run = flow_run(t->flow, style, span.x, span.width);
  run.table = t->side;
  return run;
}

/* A text too long for its column runs on where the cells to its right are empty. */
static int cell_room(const struct frame *t, enum page_style style, const char *const *cells,
                     size_t column)
{
  const struct flow *f = t->flow;
  struct flow_span span = t->spans[column];
  if (style == PAGE_COLUMN_HEAD || t->table->columns[column].align != DOC_LEFT ||
      f->measure->width(f->measure, style, cells[column], strlen(cells[column])) <= span.width)
    return span.width;
  while (column + 1 < t->table->n_columns && !*cells[column + 1])
    column++;
  return t->spans[column].x + t->spans[column].width - span.x;
}

/* Cells side by side, as high as the highest of them, in strips that belong together. */
static void place_cells(const struct frame *t, struct strips *out, enum page_style style, int row,
                        const char *const *cells)
{
  const struct flow *f = t->flow;
  size_t from = out->n;
  flow_strip(f, out, f->measure->line_height[style]);
  for (size_t c = 0; c < t->table->n_columns; c++) {
    struct page_run run = frame_run(t, style, t->spans[c]);
    run.width = cell_room(t, style, cells, c);
    run.align = t->table->columns[c].align;
    run.row = row;
    run.column = (int)c;
    struct flow_text lines = {.rest = cells[c]};
    for (size_t at = from; (run.text = flow_line(f, style, run.width, &lines)); at++) {
      if (at == out->n) flow_strip(f, out, f->measure->line_height[style]);
      flow_place(f, &out->items[at], &run);
    }
  }
  flow_hold(out, from, HOLD_NEVER, HOLD_FREE);
}

/* Heads of one line stand on the lowest line of those that take more. */
static void sink_heads(struct strips *head, size_t n_columns, const struct flow *f)
{
  size_t *lines = arena_alloc(f->arena, n_columns * sizeof *lines);
  for (size_t i = 0; i < head->n; i++)
    for (const struct flow_run *r = head->items[i].first; r; r = r->next)
      lines[r->run.column]++;
  struct strips sunk = {0};
  for (size_t i = 0; i < head->n; i++)
    *flow_strip(f, &sunk, head->items[i].height) =
        (struct strip){.height = head->items[i].height, .hold = head->items[i].hold};
  for (size_t i = 0; i < head->n; i++)
    for (const struct flow_run *r = head->items[i].first; r; r = r->next)
      flow_place(f, &sunk.items[i + head->n - lines[r->run.column]], &r->run);
  *head = sunk;
}

static struct strips *make_head(const struct frame *t)
{
  const struct doc_table *table = t->table;
  const char **heads = arena_alloc(t->flow->arena, table->n_columns * sizeof *heads);
  bool any = false;
  for (size_t i = 0; i < table->n_columns; i++) {
    heads[i] = table->columns[i].head;
    any = any || *heads[i];
  }
  if (!any) return NULL;
  struct strips *head = arena_alloc(t->flow->arena, sizeof *head);
  place_cells(t, head, PAGE_COLUMN_HEAD, -1, heads);
  if (head->n > 1) sink_heads(head, table->n_columns, t->flow);
  flow_hold(head, 0, HOLD_NEVER, HOLD_KEPT);
  return head;
}

static void place_text(const struct frame *t, enum page_style style, struct flow_span span, int row,
                       const char *text)
{
  size_t from = t->out->n;
  struct page_run run = frame_run(t, style, span);
  run.row = row;
  flow_wrap(t->flow, t->out, &run, text);
  flow_hold(t->out, from, HOLD_NEVER, HOLD_FREE);
}

static void place_note(const struct frame *t, int row, const char *text)
{
  const struct doc_table *table = t->table;
  bool narrow = table->n_columns > 1 && table->columns[0].width > 0 &&
                table->columns[0].width <= NARROW_FIRST;
  int x = narrow ? t->spans[1].x : t->whole.x + flow_columns(t->flow, NOTE_INDENT);
  struct flow_span span = {.x = x, .width = t->whole.x + t->whole.width - x};
  place_text(t, PAGE_NOTE, span, row, text);
}

static void keep_last(struct strips *out, size_t from)
{
  if (out->n > from) out->items[out->n - 1].hold = HOLD_KEPT;
}

/* A few rows are read at one glance, so they stand on one page. */
static bool stands_whole(const struct doc_table *table)
{
  return table->n_rows <= ROWS_WHOLE;
}

static void place_rows(const struct frame *t)
{
  struct strips *out = t->out;
  size_t first = out->n;
  int whole_rows = 0;
  for (size_t i = 0; i < t->table->n_rows; i++) {
    const struct doc_row *row = &t->table->rows[i];
    if (row->kind == DOC_ROW_SUM || row->kind == DOC_ROW_NOTE) keep_last(out, first);
    switch (row->kind) {
    case DOC_ROW:
    case DOC_ROW_SUM:
      place_cells(t, out, row->kind == DOC_ROW ? PAGE_CELL : PAGE_SUM, (int)i, row->cells);
      whole_rows++;
      break;
    case DOC_ROW_NOTE:
      place_note(t, (int)i, row->cells[0]);
      break;
    case DOC_ROW_HEAD:
      place_text(t, PAGE_GROUP, t->whole, (int)i, row->cells[0]);
      break;
    }
    if (whole_rows < 2 || row->kind == DOC_ROW_HEAD || stands_whole(t->table))
      keep_last(out, first);
  }
  for (size_t i = first; i < out->n; i++)
    out->items[i].repeat = t->head;
}

/* The caption, head, rows and foot of a table between x and x + width. In a pair the lines above
 * the rows are there even when empty, so that the rows of the two begin on one line. */
static const struct strips *frame_table(const struct flow *f, struct strips *out,
                                        const struct doc_table *table, struct flow_span whole,
                                        int side, bool captioned)
{
  struct frame t = {.flow = f, .table = table, .out = out, .whole = whole, .side = side};
  t.spans = flow_spans(f, table, whole);
  size_t from = out->n;
  if (table->caption) place_text(&t, PAGE_CAPTION, whole, -1, table->caption);
  if (captioned && out->n == from) flow_strip(f, out, f->measure->line_height[PAGE_CAPTION]);
  keep_last(out, from);
  struct strips *head = make_head(&t);
  t.head = head;
  for (size_t i = 0; head && i < head->n; i++)
    *flow_strip(f, out, 0) = head->items[i];
  place_rows(&t);
  if (table->foot) {
    keep_last(out, from);
    place_text(&t, PAGE_TABLE_FOOT, whole, -1, table->foot);
  }
  if (out->n > from) out->items[out->n - 1].hold = HOLD_FREE;
  return t.head;
}

void flow_table(const struct flow *f, struct strips *out, const struct doc_table *table)
{
  struct flow_span whole = {.x = 0, .width = f->measure->page_width};
  frame_table(f, out, table, whole, 0, false);
}

static void add_strip(const struct flow *f, struct strip *to, const struct strip *from)
{
  if (from->height > to->height) to->height = from->height;
  for (const struct flow_run *r = from->first; r; r = r->next)
    flow_place(f, to, &r->run);
}

/* The strips of one row: to the next place where it may be parted. */
static size_t row_end(const struct strips *strips, size_t at)
{
  while (at < strips->n && strips->items[at].hold == HOLD_NEVER)
    at++;
  return at < strips->n ? at + 1 : at;
}

/* One row of the left table beside one of the right; either may be used up. */
static void merge_row(const struct flow *f, struct strips *out, const struct strips *sides[2],
                      const size_t at[2], const size_t end[2])
{
  size_t from = out->n;
  enum hold hold = HOLD_FREE;
  for (int s = 0; s < 2; s++) {
    for (size_t i = at[s]; i < end[s]; i++) {
      if (from + i - at[s] == out->n) flow_strip(f, out, 0);
      add_strip(f, &out->items[from + i - at[s]], &sides[s]->items[i]);
    }
    if (end[s] > at[s] && sides[s]->items[end[s] - 1].hold == HOLD_KEPT) hold = HOLD_KEPT;
  }
  flow_hold(out, from, HOLD_NEVER, hold);
}

static void merge_sides(const struct flow *f, struct strips *out, const struct strips *sides[2],
                        const struct strips *both_heads)
{
  size_t at[2] = {0, 0};
  while (at[0] < sides[0]->n || at[1] < sides[1]->n) {
    size_t end[2], from = out->n;
    const struct strips *repeat = NULL;
    for (int s = 0; s < 2; s++) {
      end[s] = row_end(sides[s], at[s]);
      const struct strips *own = at[s] < sides[s]->n ? sides[s]->items[at[s]].repeat : NULL;
      if (own) repeat = repeat ? both_heads : own;
    }
    merge_row(f, out, sides, at, end);
    for (size_t i = from; i < out->n; i++)
      out->items[i].repeat = repeat;
    memcpy(at, end, sizeof at);
  }
}

void flow_pair(const struct flow *f, struct strips *out, const struct doc_table *left,
               const struct doc_table *right)
{
  int gap = flow_columns(f, PAIR_GAP), half = (f->measure->page_width - gap) / 2;
  bool captioned = left->caption || right->caption;
  struct strips rows[2] = {{0}, {0}}, *both = arena_alloc(f->arena, sizeof *both);
  const struct strips empty = {0}, *sides[2] = {&rows[0], &rows[1]}, *heads[2];
  heads[0] = frame_table(f, &rows[0], left, (struct flow_span){0, half}, 0, captioned);
  heads[1] = frame_table(f, &rows[1], right, (struct flow_span){half + gap, half}, 1, captioned);
  for (int s = 0; s < 2; s++)
    if (!heads[s]) heads[s] = &empty;
  merge_sides(f, both, heads, NULL);
  merge_sides(f, out, sides, both);
}
