// SPDX-License-Identifier: GPL-3.0-or-later
/* Heat map: areas over months, five steps whose borders are printed. */
#include "domain/plot_canvas.h"
#include "domain/plot_scale.h"

#include "base/i18n.h"
#include "base/text.h"

#include <math.h>

enum { NAME_MOST = 22, SUM = 5, GAP = 6 };

static const char *const shades[] = {" ", "░", "▒", "▓", "█"};
static const char *const ascii_shades[] = {" ", ".", ":", "*", "#"};

struct heat {
  struct plot_canvas *c;
  const struct plot *plot;
  double most, borders[PLOT_HEAT_STEPS];
  int names, cell, sum;
  size_t first; /* months before it have no room */
  bool digits;
};

static int column_of(const struct heat *h, size_t month)
{
  return h->names + (int)(month - h->first) * h->cell;
}

/* Missing is told from nought here, where nought is the blank. */
static void draw_cell(const struct heat *h, int y, int x, double v)
{
  int step = plot_heat_step(v, h->borders);
  if (isnan(v)) {
    plot_put(h->c, y, x, "–", "-");
    return;
  }
  plot_put(h->c, y, x, shades[step], ascii_shades[step]);
  if (h->digits && step > 0)
    plot_text_right(h->c, y, x + 1, h->cell - 1, plot_number(h->c->arena, v));
}

static void draw_row(const struct heat *h, size_t row)
{
  double sum = (double)NAN;
  int y = (int)row + 1;
  plot_text(h->c, y, 0, h->names - 1, h->plot->rows[row].name);
  for (size_t month = 0; month < h->plot->n_columns; month++) {
    double v = plot_value(h->plot, row, month);
    if (isfinite(v)) sum = isnan(sum) ? v : sum + v;
    if (month >= h->first) draw_cell(h, y, column_of(h, month), v);
  }
  plot_text_right(h->c, y, column_of(h, h->plot->n_columns), h->sum, plot_number(h->c->arena, sum));
}

static void draw_heads(const struct heat *h)
{
  for (size_t month = h->first; month < h->plot->n_columns; month++) {
    const char *name = h->plot->columns[month];
    plot_text(h->c, 0, column_of(h, month), 1,
              arena_strndup(h->c->arena, name, text_next(name, 0)));
  }
  plot_text_right(h->c, 0, column_of(h, h->plot->n_columns), h->sum, _("sum"));
}

/* "blank 0  ░ 1–2  ▒ 3–4": the steps that some number reaches. */
static const char *legend(const struct heat *h)
{
  struct buf text = {0};
  buf_add(&text, _("blank 0"));
  for (int i = 0; i < PLOT_HEAT_STEPS && h->borders[i] <= h->most; i++) {
    const char *from = plot_number(h->c->arena, h->borders[i]);
    buf_addf(&text, "  %s %s", (h->c->ascii ? ascii_shades : shades)[i + 1], from);
    const char *to = i + 1 < PLOT_HEAT_STEPS ? plot_number(h->c->arena, h->borders[i + 1] - 1) : "";
    if (i + 1 == PLOT_HEAT_STEPS || h->borders[i + 1] > h->borders[i] + 1)
      buf_addf(&text, "–%s", to);
  }
  const char *made = arena_strdup(h->c->arena, buf_text(&text));
  buf_release(&text);
  return made;
}

void plot_heat(struct plot_canvas *c, const struct plot *plot, bool digits)
{
  struct heat h = {.c = c, .plot = plot, .digits = digits, .cell = 2, .sum = SUM};
  double low;
  plot_range(plot, &low, &h.most);
  plot_heat_borders(h.most, h.borders);
  int number = text_width(plot_number(c->arena, h.most));
  if (digits && number > 1) h.cell = number + 1;
  h.names = plot_names_width(plot, NAME_MOST) + 1;
  if (h.names > c->width / 2) h.names = c->width / 2;
  int room = (c->width - h.names - h.sum) / h.cell;
  if (room < 0) room = 0;
  if ((size_t)room < plot->n_columns) h.first = plot->n_columns - (size_t)room;
  const char *steps = legend(&h);
  int beside = column_of(&h, plot->n_columns) + h.sum + GAP;
  bool below = beside + text_width(steps) > c->width;
  size_t rows = plot->n_rows, fit = c->height > 1 + below ? (size_t)(c->height - 1 - below) : 0;
  if (rows > fit) rows = fit;
  draw_heads(&h);
  for (size_t row = 0; row < rows; row++)
    draw_row(&h, row);
  if (below)
    plot_text(c, (int)rows + 1, 0, c->width, steps);
  else
    plot_text(c, 1, beside, c->width, steps);
}
