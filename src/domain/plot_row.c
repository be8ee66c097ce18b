// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots that are one line: they stand in the rows of lists and tables. */
#include "domain/plot.h"

#include "domain/stats.h"

#include <string.h>

double plot_most(const double *values, size_t n)
{
  double most = 0;
  for (size_t i = 0; i < n; i++)
    if (isfinite(values[i]) && values[i] > most) most = values[i];
  return most;
}

static int step_of(double value, double most, int steps)
{
  if (!(value > 0)) return 0;
  if (!(most > 0) || value >= most) return steps;
  int step = (int)floor(steps * (value / most) + 0.5);
  return step < 1 ? 1 : step;
}

void plot_spark(struct buf *out, const double *values, size_t n, double most, bool ascii)
{
  enum { EIGHTHS = 8 };
  static const char *const signs[][EIGHTHS + 1] = {{"·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
                                                   {"0", "_", ".", "-", "-", "=", "=", "#", "#"}};
  for (size_t i = 0; i < n; i++)
    buf_add(out, stats_is_na(values[i]) ? " " : signs[ascii][step_of(values[i], most, EIGHTHS)]);
}

/* The column of a ratio on a log axis; -1 and `width` stand for all that lies outside. */
static int ratio_column(double ratio, double low, double high, int width)
{
  if (!(ratio > 0)) return -1;
  if (isinf(ratio)) return width;
  double column = round((width - 1) * log(ratio / low) / log(high / low));
  return column < 0 ? -1 : column >= width ? width : (int)column;
}

static int forest_column(double ratio, int width)
{
  return ratio_column(ratio, PLOT_RATIO_LOW, PLOT_RATIO_HIGH, width);
}

static int inside(int column, int width)
{
  return column < 0 ? 0 : column >= width ? width - 1 : column;
}

void plot_forest(struct buf *out, const struct plot_ratio *r, int width, bool ascii)
{
  static const char *const signs[][8] = {{" ", "┆", "─", "├", "┤", "◄", "►", "●"},
                                         {" ", ":", "-", "|", "|", "<", ">", "o"}};
  enum { BLANK, SAME, LINE, LOW, HIGH, CUT_LOW, CUT_HIGH, POINT };
  bool missing = stats_is_na(r->ratio);
  int at = missing ? -1 : forest_column(r->ratio, width);
  int from = stats_is_na(r->low) ? at : forest_column(r->low, width);
  int to = stats_is_na(r->high) ? at : forest_column(r->high, width);
  int same = forest_column(1, width);
  for (int x = 0; x < width; x++) {
    int sign = x == same ? SAME : BLANK;
    if (!missing) {
      if (x > from && x < to) sign = LINE;
      if (x == inside(from, width)) sign = from < 0 ? CUT_LOW : LOW;
      if (x == inside(to, width)) sign = to == width ? CUT_HIGH : HIGH;
      if (x == inside(at, width)) sign = at < 0 ? CUT_LOW : at == width ? CUT_HIGH : POINT;
    }
    buf_add(out, signs[ascii][sign]);
  }
}

/* The labels of the axis, those first that are printed first when there is little room. */
static const struct tick {
  double ratio;
  const char *label;
} ticks[] = {{1, "0"}, {0.5, "-50"}, {2, "+100 %"}, {0.75, "-25"}, {4.0 / 3, "+33"}};

/* Places a label with its middle on its column, when two blanks stay free around it. */
static void place_label(char *cells, const struct tick *tick, int width)
{
  enum { CLEAR = 2 };
  int length = (int)strlen(tick->label), number = (int)strcspn(tick->label, " ");
  int from = forest_column(tick->ratio, width) - number / 2;
  if (from < 0 || from + length > width) return;
  for (int x = from - CLEAR; x < from + length + CLEAR; x++)
    if (x >= 0 && x < width && cells[x] != ' ') return;
  memcpy(cells + from, tick->label, (size_t)length);
}

void plot_forest_axis(struct buf *out, int width, bool ascii)
{
  struct buf cells = {0};
  buf_pad(&cells, ' ', width);
  for (size_t i = 0; i < sizeof ticks / sizeof *ticks && width > 0; i++)
    place_label(cells.data, &ticks[i], width);
  for (int x = 0; x < width; x++) {
    if (cells.data[x] == '-' && !ascii)
      buf_add(out, "−");
    else
      buf_addc(out, cells.data[x]);
  }
  buf_release(&cells);
}

void plot_strip(struct buf *out, const struct plot_strip *strip, int width, bool ascii)
{
  enum { DIGITS = 9 };
  int own = stats_is_na(strip->own)
                ? -1
                : inside(ratio_column(strip->own, strip->low, strip->high, width), width);
  int same = inside(ratio_column(1, strip->low, strip->high, width), width);
  for (int x = 0; x < width; x++) {
    int here = 0;
    for (size_t i = 0; i < strip->n; i++)
      if (!stats_is_na(strip->others[i]) &&
          inside(ratio_column(strip->others[i], strip->low, strip->high, width), width) == x)
        here++;
    if (x == own)
      buf_add(out, ascii ? "O" : "●");
    else if (here > DIGITS)
      buf_addc(out, '+');
    else if (here > 1)
      buf_addc(out, (char)('0' + here));
    else if (here == 1)
      buf_add(out, ascii ? "." : "·");
    else
      buf_add(out, x == same ? (ascii ? ":" : "┆") : " ");
  }
}
