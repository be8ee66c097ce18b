// SPDX-License-Identifier: GPL-3.0-or-later
/* How wide the columns of a table are. */
#include "report/layout_flow.h"

#include <limits.h>
#include <string.h>

enum {
  GAP = 1,            /* columns between two columns of a table */
  LEAST_FLEXIBLE = 6, /* what a column without a width gets at least */
  ROWS_ASKED = 200,   /* the rest of a long table is much like its beginning */
  STEPS = 400,
  PARTED = 2, /* lines that a word in one piece is worth */
  HEAD_PARTED = 6,
};

static const long no_room = LONG_MAX / 2;

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
  text = flow_tied(f->arena, text);
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

/* How wide columns best are is weighed in steps of the room there is. */
struct weigher {
  const struct flow *flow;
  const struct doc_table *table;
  const struct needs *columns;
  int room;
  struct needs *cells; /* of the column that is weighed, the head first; `width` is how much room an
                          empty cell to the right adds at least */
  size_t n_cells;
};

static int steps_for(const struct weigher *w, int width)
{
  return (int)(((long long)width * STEPS + w->room - 1) / w->room);
}

static int room_beside(const struct weigher *w, const struct doc_row *row, size_t column)
{
  bool runs_on = column + 1 < w->table->n_columns && !*row->cells[column + 1] &&
                 w->table->columns[column].align == DOC_LEFT;
  return runs_on ? flow_columns(w->flow, GAP) + w->columns[column + 1].part : 0;
}

static void measure_column(struct weigher *w, size_t column)
{
  const struct doc_table *table = w->table;
  size_t most = table->n_rows < ROWS_ASKED ? table->n_rows : ROWS_ASKED;
  struct needs *cells = arena_alloc(w->flow->arena, (most + 1) * sizeof *cells);
  need_text(w->flow, PAGE_COLUMN_HEAD, table->columns[column].head, &cells[0]);
  w->n_cells = 1;
  for (size_t r = 0; r < most; r++) {
    const struct doc_row *row = &table->rows[r];
    if (row->kind != DOC_ROW && row->kind != DOC_ROW_SUM) continue;
    struct needs *cell = &cells[w->n_cells++];
    need_text(w->flow, row->kind == DOC_ROW ? PAGE_CELL : PAGE_SUM, row->cells[column], cell);
    cell->width = room_beside(w, row, column);
  }
  w->cells = cells;
}

/* The lines that the column's cells take beyond their first; a word that must be parted is worth
 * some lines more, and most in the head, which every page repeats. */
static long column_cost(const struct weigher *w, int width)
{
  long cost = 0;
  for (size_t i = 0; i < w->n_cells; i++) {
    const struct needs *cell = &w->cells[i];
    int room = width + cell->width;
    if (cell->whole > room) cost += (cell->whole + room - 1) / room - 1;
    if (cell->word > room) cost += i == 0 ? HEAD_PARTED : PARTED;
  }
  return cost;
}

/* Adds a column to the least cost of the ones before it at every number of steps, and remembers in
 * `chosen` how many of them it gets there; 0 where there is no room for all. */
static void weigh_column(struct weigher *w, size_t column, const struct needs *needs, long *costs,
                         int *chosen)
{
  long own[STEPS + 1] = {0}, before[STEPS + 1];
  int least = steps_for(w, needs->part), most = steps_for(w, needs->width);
  measure_column(w, column);
  if (least < 1) least = 1;
  for (int s = least; s <= most && s <= STEPS; s++)
    own[s] = column_cost(w, (int)((long long)s * w->room / STEPS));
  memcpy(before, costs, sizeof before);
  for (int total = 0; total <= STEPS; total++) {
    costs[total] = no_room;
    chosen[total] = 0;
    for (int s = least; s <= most && s <= total; s++) {
      if (before[total - s] >= no_room || before[total - s] + own[s] >= costs[total]) continue;
      costs[total] = before[total - s] + own[s];
      chosen[total] = s;
    }
  }
}

/* Parts the room so that all cells together take the fewest lines. No part of a word is cut: false
 * when there is not even room for those, and the widths are as before. */
static bool narrow_cheaply(const struct flow *f, const struct doc_table *table, int room,
                           struct needs *columns)
{
  size_t n = table->n_columns;
  struct weigher w = {.flow = f, .table = table, .columns = columns, .room = room};
  long costs[STEPS + 1] = {0};
  int *chosen = arena_alloc(f->arena, n * (STEPS + 1) * sizeof *chosen), left = STEPS;
  for (size_t c = 0; c < n; c++)
    weigh_column(&w, c, &columns[c], costs, chosen + c * (STEPS + 1));
  if (costs[STEPS] >= no_room) return false;
  for (size_t c = n; c-- > 0;) {
    int steps = chosen[c * (STEPS + 1) + (size_t)left];
    columns[c].width = (int)((long long)steps * room / STEPS);
    left -= steps;
  }
  return true;
}

/* What the columns do not need stands between them. */
static void spread(struct needs *columns, size_t n, int room)
{
  for (size_t i = 0; i < n; i++)
    room -= columns[i].width;
  for (size_t i = 0; i < n && room > 0; i++) {
    int more = room / (int)(n - i);
    columns[i].width += more;
    room -= more;
  }
}

static void fit(const struct flow *f, const struct doc_table *table, int room, int *widths)
{
  size_t n = table->n_columns;
  struct needs *needs = arena_alloc(f->arena, n * sizeof *needs);
  int *wholes = arena_alloc(f->arena, n * sizeof *wholes);
  int *parts = arena_alloc(f->arena, n * sizeof *parts);
  int *least = arena_alloc(f->arena, n * sizeof *least);
  int over = -room;
  for (size_t i = 0; i < n; i++) {
    need_content(f, table, i, &needs[i]);
    needs[i].width = widths[i] > needs[i].whole ? widths[i] : needs[i].whole;
    wholes[i] = needs[i].whole;
    parts[i] = needs[i].part;
    least[i] = 1;
    over += needs[i].width;
  }
  if (over > 0) over = narrow(needs, n, wholes, over);
  if (over > 0 && narrow_cheaply(f, table, room, needs)) {
    spread(needs, n, room);
    over = 0;
  }
  if (over > 0) over = narrow(needs, n, parts, over);
  if (over > 0) narrow(needs, n, least, over);
  for (size_t i = 0; i < n; i++)
    widths[i] = needs[i].width > 0 ? needs[i].width : 1;
}

/* Widens what would cut a number or a word of a head in two, or of `all` texts, and narrows columns
 * that have room. False when there is too little of it. */
static bool keep_words(const struct flow *f, const struct doc_table *table, int room, bool all,
                       int *widths)
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
    bool content = all || table->columns[i].align == DOC_RIGHT;
    needs[i].width = widths[i];
    raise_to(&needs[i].width, content ? needs[i].word : head.word);
    wholes[i] = needs[i].whole;
    words[i] = needs[i].word < needs[i].width ? needs[i].word : needs[i].width;
    over += needs[i].width;
  }
  if (over > 0) over = narrow(needs, n, wholes, over);
  if (over > 0) over = narrow(needs, n, words, over);
  for (size_t i = 0; i < n && (over <= 0 || !all); i++)
    widths[i] = needs[i].width;
  return over <= 0;
}

/* The widths that were asked for stand as long as they cut no word; where there is no room for all
 * words, numbers and heads go first. */
static void keep_asked(const struct flow *f, const struct doc_table *table, int room, int *widths)
{
  if (!keep_words(f, table, room, true, widths)) keep_words(f, table, room, false, widths);
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
    keep_asked(f, table, room, widths);
  for (int i = 0; i < n; i++) {
    spans[i] = (struct flow_span){.x = x, .width = widths[i]};
    x += widths[i] + gap;
  }
  return spans;
}
