// SPDX-License-Identifier: GPL-3.0-or-later
/* How wide the columns of a table are. */
#include "report/layout_flow.h"

#include <string.h>

enum {
  GAP = 1,            /* columns between two columns of a table */
  LEAST_FLEXIBLE = 6, /* what a column without a width gets at least */
  ROWS_ASKED = 200,   /* the rest of a long table is much like its beginning */
  CUTS_TRIED = 24
};

/* A column that is fitted to its content: from as it stands on one line, through its longest word,
 * down to the longest part of a word. */
struct needs {
  int width;
  int whole, word, part;
};

/* Widths as the columns ask for; those without one share what is left. Columns that ask for more
 * than there is are all narrowed in proportion. */
static void ask_widths(const struct flow *f, const struct doc_table *table, int room, int *widths)
{
  int n = (int)table->n_columns, least = flow_columns(f, LEAST_FLEXIBLE), flexible = 0;
  long long fixed = 0;
  for (int i = 0; i < n; i++) {
    fixed += flow_columns(f, table->columns[i].width);
    flexible += table->columns[i].width == 0;
  }
  long long for_fixed = room - (long long)flexible * least;
  if (for_fixed < n) for_fixed = n;
  long long left = room - (fixed < for_fixed ? fixed : for_fixed);
  for (int i = 0; i < n; i++) {
    long long width = flow_columns(f, table->columns[i].width);
    if (table->columns[i].width == 0) {
      width = left / flexible;
      left -= width;
      flexible--;
    } else if (fixed > for_fixed) {
      width = width * for_fixed / fixed;
    }
    widths[i] = width > 0 ? (int)width : 1;
  }
}

static void raise_to(int *most, int width)
{
  if (width > *most) *most = width;
}

static int width_of(const struct flow *f, enum page_style style, const char *text, size_t length)
{
  return f->measure->width(f->measure, style, text, length);
}

/* The parts of a word lie between its soft hyphens. */
static void need_word(const struct flow *f, enum page_style style, const char *word, size_t length,
                      struct needs *needs)
{
  static const char soft[] = "\u00ad";
  int width = width_of(f, style, word, length);
  raise_to(&needs->word, width);
  if (width <= needs->part) return;
  for (const char *end = word + length; word < end;) {
    const char *hyphen = strstr(word, soft);
    bool parted = hyphen && hyphen < end;
    const char *part_end = parted ? hyphen : end;
    int part = width_of(f, style, word, (size_t)(part_end - word));
    raise_to(&needs->part, part + (parted ? width_of(f, style, "-", 1) : 0));
    word = parted ? hyphen + sizeof soft - 1 : end;
  }
}

static void need_text(const struct flow *f, enum page_style style, const char *text,
                      struct needs *needs)
{
  while (*text) {
    size_t line = strcspn(text, "\n");
    raise_to(&needs->whole, width_of(f, style, text, line));
    for (const char *end = text + line; text < end;) {
      size_t word = strcspn(text, " \n");
      if (word > 0) need_word(f, style, text, word, needs);
      text += word + (text + word < end);
    }
    text += *text == '\n';
  }
}

static void need_content(const struct flow *f, const struct doc_table *table, size_t column,
                         struct needs *needs)
{
  need_text(f, PAGE_COLUMN_HEAD, table->columns[column].head, needs);
  for (size_t r = 0; r < table->n_rows; r++) {
    const struct doc_row *row = &table->rows[r];
    if (row->kind == DOC_ROW || row->kind == DOC_ROW_SUM)
      need_text(f, row->kind == DOC_ROW ? PAGE_CELL : PAGE_SUM, row->cells[column], needs);
  }
}

/* Takes `over` from what the columns have above their floors, in proportion; returns what could not
 * be taken. */
static int narrow(struct needs *needs, size_t n, const int *floors, int over)
{
  long long above = 0;
  for (size_t i = 0; i < n; i++)
    above += needs[i].width > floors[i] ? needs[i].width - floors[i] : 0;
  long long take = over < above ? over : above;
  int rest = over - (int)take;
  for (size_t i = 0; i < n; i++) {
    int own = needs[i].width > floors[i] ? needs[i].width - floors[i] : 0;
    if (own == 0) continue;
    int cut = (int)(take * own / above);
    needs[i].width -= cut;
    take -= cut;
    above -= own;
  }
  return rest;
}

/* The rows that say how wide columns best are, with every cell's width on one line and that of its
 * longest word. */
struct grid {
  size_t n_rows, n_columns;
  const struct needs *cells; /* row by row, the head first */
};

static struct grid measure_cells(const struct flow *f, const struct doc_table *table)
{
  size_t n = table->n_columns, most = table->n_rows < ROWS_ASKED ? table->n_rows : ROWS_ASKED;
  struct needs *cells = arena_alloc(f->arena, (most + 1) * n * sizeof *cells);
  struct grid grid = {.n_rows = 1, .n_columns = n, .cells = cells};
  for (size_t c = 0; c < n; c++)
    need_text(f, PAGE_COLUMN_HEAD, table->columns[c].head, &cells[c]);
  for (size_t r = 0; r < most; r++) {
    const struct doc_row *row = &table->rows[r];
    if (row->kind != DOC_ROW && row->kind != DOC_ROW_SUM) continue;
    for (size_t c = 0; c < n; c++)
      need_text(f, row->kind == DOC_ROW ? PAGE_CELL : PAGE_SUM, row->cells[c],
                &cells[grid.n_rows * n + c]);
    grid.n_rows++;
  }
  return grid;
}

/* How many lines the rows take together; a word that must be parted counts as one line more. */
static long long count_lines(const struct grid *grid, const struct needs *columns)
{
  long long lines = 0;
  for (size_t r = 0; r < grid->n_rows; r++) {
    long long highest = 1;
    for (size_t c = 0; c < grid->n_columns; c++) {
      const struct needs *cell = &grid->cells[r * grid->n_columns + c];
      int width = columns[c].width > 0 ? columns[c].width : 1;
      long long own = (cell->whole + width - 1) / width;
      if (own > highest) highest = own;
      lines += cell->word > width;
    }
    lines += highest;
  }
  return lines;
}

/* Takes `over` where it costs the fewest lines: in each step from the column, and as much, that
 * give most width for a line. No part of a word is cut; returns what could not be taken. */
static int narrow_cheaply(const struct grid *grid, struct needs *columns, int over)
{
  while (over > 0) {
    long long now = count_lines(grid, columns), best_cost = 0;
    size_t best = 0;
    int best_cut = 0;
    for (size_t c = 0; c < grid->n_columns; c++) {
      int width = columns[c].width, most = width - columns[c].part;
      if (most > over) most = over;
      for (int step = 1; step <= CUTS_TRIED && most > 0; step++) {
        int cut = (int)((long long)most * step / CUTS_TRIED);
        columns[c].width = width - cut;
        long long cost = count_lines(grid, columns) - now;
        if (cut == 0 || (best_cut > 0 && cost * best_cut > best_cost * cut)) continue;
        if (best_cut > 0 && cost * best_cut == best_cost * cut && cut <= best_cut) continue;
        best = c;
        best_cut = cut;
        best_cost = cost;
      }
      columns[c].width = width;
    }
    if (best_cut == 0) break;
    columns[best].width -= best_cut;
    over -= best_cut;
  }
  return over;
}

static void fit(const struct flow *f, const struct doc_table *table, int room, int *widths)
{
  size_t n = table->n_columns;
  struct needs *needs = arena_alloc(f->arena, n * sizeof *needs);
  int *wholes = arena_alloc(f->arena, n * sizeof *wholes);
  int *least = arena_alloc(f->arena, n * sizeof *least);
  int over = -room;
  for (size_t i = 0; i < n; i++) {
    need_content(f, table, i, &needs[i]);
    needs[i].width = widths[i] > needs[i].whole ? widths[i] : needs[i].whole;
    wholes[i] = needs[i].whole;
    least[i] = 1;
    over += needs[i].width;
  }
  if (over > 0) over = narrow(needs, n, wholes, over);
  if (over > 0) {
    struct grid grid = measure_cells(f, table);
    over = narrow_cheaply(&grid, needs, over);
  }
  if (over > 0) narrow(needs, n, least, over);
  for (size_t i = 0; i < n; i++)
    widths[i] = needs[i].width > 0 ? needs[i].width : 1;
}

/* The widths that were asked for stand, but neither a number nor a word of a head is cut in two
 * while another column has room. */
static void keep_figures(const struct flow *f, const struct doc_table *table, int room, int *widths)
{
  size_t n = table->n_columns;
  struct needs *needs = arena_alloc(f->arena, n * sizeof *needs);
  int *wholes = arena_alloc(f->arena, n * sizeof *wholes);
  int *words = arena_alloc(f->arena, n * sizeof *words);
  int over = -room;
  for (size_t i = 0; i < n; i++) {
    const char *text = table->columns[i].head;
    struct needs head = {0};
    need_text(f, PAGE_COLUMN_HEAD, text, &head);
    head.word += width_of(f, PAGE_COLUMN_HEAD, text, strspn(text, " "));
    need_content(f, table, i, &needs[i]);
    bool figures = table->columns[i].align == DOC_RIGHT;
    needs[i].width = widths[i];
    raise_to(&needs[i].width, figures ? needs[i].word : head.word);
    wholes[i] = needs[i].whole;
    words[i] = needs[i].word < needs[i].width ? needs[i].word : needs[i].width;
    over += needs[i].width;
  }
  if (over > 0) over = narrow(needs, n, wholes, over);
  if (over > 0) narrow(needs, n, words, over);
  for (size_t i = 0; i < n; i++)
    widths[i] = needs[i].width;
}

struct flow_span *flow_spans(const struct flow *f, const struct doc_table *table,
                             struct flow_span whole)
{
  int n = (int)table->n_columns, gap = flow_columns(f, GAP), room = whole.width - gap * (n - 1);
  struct flow_span *spans = arena_alloc(f->arena, (size_t)n * sizeof *spans);
  int *widths = arena_alloc(f->arena, (size_t)n * sizeof *widths), x = whole.x;
  ask_widths(f, table, room, widths);
  if (f->measure->fit_columns)
    fit(f, table, room, widths);
  else
    keep_figures(f, table, room, widths);
  for (int i = 0; i < n; i++) {
    spans[i] = (struct flow_span){.x = x, .width = widths[i]};
    x += widths[i] + gap;
  }
  return spans;
}
