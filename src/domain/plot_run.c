// SPDX-License-Identifier: GPL-3.0-or-later
/* Run chart: one column a month (two where there is room), points, limits, starts of measures. */
#include "domain/plot_canvas.h"
#include "domain/plot_scale.h"

#include "base/text.h"

#include <math.h>

struct run {
  struct plot_canvas *c;
  const struct plot *plot;
  int rows, left, stride;
  size_t first; /* months before it have no room */
  double low, high;
};

enum { NOTES = 4, GAP = 2 };

/* What stands at the right, those that have the best right to their line first. */
static const int note_rows[NOTES] = {PLOT_RUN_UPPER, PLOT_RUN_EXPECTED, PLOT_RUN_LOWER,
                                     PLOT_RUN_COUNTED};

/* floor(H (1 - (v - lo) / (hi - lo))), clamped. */
static int line_of(const struct run *r, double value)
{
  double line =
      floor(r->rows * (1 - (value / r->high - r->low / r->high) / (1 - r->low / r->high)));
  return line > 0 ? line < r->rows ? (int)line : r->rows - 1 : 0;
}

static int column_of(const struct run *r, size_t month)
{
  return r->left + (int)(month - r->first) * r->stride;
}

static int end_of(const struct run *r)
{
  return column_of(r, r->plot->n_columns);
}

static void draw_scale(const struct run *r)
{
  double before = (double)INFINITY;
  for (int y = 0; y < r->rows; y++) {
    double here = floor(r->high - y * (r->high / r->rows - r->low / r->rows));
    if (here < before) plot_text_right(r->c, y, 0, r->left - 1, plot_number(r->c->arena, here));
    before = here;
  }
}

static void draw_line(const struct run *r, size_t row, const char *sign, const char *ascii)
{
  for (size_t month = r->first; month < r->plot->n_columns; month++) {
    double v = plot_value(r->plot, row, month);
    for (int i = 0; i < r->stride && !isnan(v); i++)
      plot_put(r->c, line_of(r, v), column_of(r, month) + i, sign, ascii);
  }
}

static bool point_in(const struct run *r, size_t month, int line)
{
  double v = plot_value(r->plot, PLOT_RUN_COUNTED, month);
  return !isnan(v) && line_of(r, v) == line;
}

static void draw_points(const struct run *r)
{
  static const char *const signs[][2] = {{"▼", "v"}, {"●", "o"}, {"▲", "^"}};
  for (size_t month = r->first; month < r->plot->n_columns; month++) {
    double v = plot_value(r->plot, PLOT_RUN_COUNTED, month);
    const char *const *sign = signs[plot_run_outside(r->plot, month) + 1];
    if (!isnan(v)) plot_put(r->c, line_of(r, v), column_of(r, month), sign[0], sign[1]);
  }
}

/* The letter stands to the right of its rule, in the first line where it hides no point, below
 * those of other measures. */
static void draw_mark(const struct run *r, size_t number)
{
  const struct plot_mark *mark = &r->plot->marks[number];
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
  if (mark->column < r->first || mark->column >= r->plot->n_columns) return;
  int lines = plot_marks_above(r->plot, number);
  const char *letter = arena_printf(r->c->arena, "%c", mark->letter ? mark->letter : letters[0]);
  for (int y = 0; y < r->rows; y++) {
    if (point_in(r, mark->column, y)) continue;
    int x = column_of(r, mark->column);
    plot_put(r->c, y, x, "│", "|");
    if (lines < 0 || (r->stride == 1 && point_in(r, mark->column + 1, y))) continue;
    if (lines-- == 0) plot_put(r->c, y, x + 1, letter, letter);
  }
}

static void draw_axis(const struct run *r)
{
  for (size_t month = r->first; month < r->plot->n_columns; month++)
    plot_text(
        r->c, r->rows, column_of(r, month), 1,
        arena_strndup(r->c->arena, r->plot->columns[month], text_next(r->plot->columns[month], 0)));
  struct buf key = {0};
  for (size_t i = 0; i < r->plot->n_marks; i++) {
    const struct plot_mark *mark = &r->plot->marks[i];
    if (mark->column < r->first || mark->column >= r->plot->n_columns) continue;
    buf_addf(&key, "%s%c = %s", key.length > 0 ? "  " : "", mark->letter, mark->text);
  }
  plot_text(r->c, r->rows, end_of(r) + GAP, r->c->width, buf_text(&key));
  buf_release(&key);
}

/* Beside the last value of its row; on the nearest line that is free when that is taken. */
static void draw_notes(const struct run *r)
{
  bool *taken = arena_alloc(r->c->arena, (size_t)r->rows * sizeof *taken);
  for (int i = 0; i < NOTES; i++) {
    size_t row = (size_t)note_rows[i];
    double v = plot_value(r->plot, row, r->plot->n_columns - 1);
    if (row >= r->plot->n_rows || !r->plot->rows[row].note) continue;
    int wanted = isnan(v) ? r->rows - 1 : line_of(r, v), line = wanted;
    while (line < r->rows && taken[line])
      line++;
    if (line == r->rows)
      for (line = wanted; line > 0 && taken[line];)
        line--;
    if (taken[line]) continue;
    taken[line] = true;
    plot_text(r->c, line, end_of(r) + GAP, r->c->width, r->plot->rows[row].note);
  }
}

static int notes_width(const struct plot *plot)
{
  int width = 0;
  for (size_t i = 0; i < plot->n_rows && i < NOTES; i++) {
    int here = plot->rows[i].note ? GAP + text_width(plot->rows[i].note) : 0;
    if (here > width) width = here;
  }
  return width;
}

void plot_run(struct plot_canvas *c, const struct plot *plot)
{
  struct run r = {.c = c, .plot = plot, .rows = c->height - 1, .stride = 1};
  if (r.rows < 1 || plot->n_columns == 0) return;
  plot_range(plot, &r.low, &r.high);
  int digits = text_width(plot_number(c->arena, floor(r.high)));
  r.left = (digits > 2 ? digits : 2) + 1;
  int room = c->width - r.left - notes_width(plot);
  if (room < c->width / 2) room = c->width / 2;
  if ((size_t)room >= 2 * plot->n_columns) r.stride = 2;
  if ((size_t)room < plot->n_columns) r.first = plot->n_columns - (size_t)room;
  if (r.first == plot->n_columns) return;
  draw_scale(&r);
  draw_line(&r, PLOT_RUN_LOWER, "┄", ".");
  draw_line(&r, PLOT_RUN_UPPER, "┄", ".");
  draw_line(&r, PLOT_RUN_EXPECTED, "─", "-");
  draw_points(&r);
  for (size_t i = 0; i < plot->n_marks; i++)
    draw_mark(&r, i);
  draw_axis(&r);
  draw_notes(&r);
}
