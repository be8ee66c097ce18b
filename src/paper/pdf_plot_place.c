// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots of the ranking: places over the quarters, need and influence. */
#include "paper/pdf_plot.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/plot_scale.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

static double thickness(const struct plot_row *row)
{
  return row->chosen ? PDF_PLOT_THICK : PDF_PLOT_THIN;
}

/* ---- places ---- */

struct bump {
  const struct pdf_plot *p;
  double left, step, row;
  size_t *slots; /* [column * rows + row] */
};

static double bump_y(const struct bump *b, size_t slot)
{
  return b->row * ((double)slot + 1.5);
}

static size_t slot_of(const struct bump *b, size_t row, size_t column)
{
  return b->slots[column * b->p->plot->n_rows + row];
}

static void bump_lines(const struct bump *b, size_t row)
{
  const struct plot *plot = b->p->plot;
  const struct plot_row *area = &plot->rows[row];
  for (size_t column = 0; column < plot->n_columns; column++) {
    size_t here = slot_of(b, row, column);
    size_t next = column + 1 < plot->n_columns ? slot_of(b, row, column + 1) : SIZE_MAX;
    double x = b->left + b->step * (double)column;
    if (here == SIZE_MAX) continue;
    if (next != SIZE_MAX)
      pdf_plot_line(b->p, x, bump_y(b, here), x + b->step, bump_y(b, next), thickness(area),
                    PDF_PLOT_SOLID);
    pdf_plot_point(b->p, x, bump_y(b, here), area->chosen ? PDF_PLOT_FILLED : PDF_PLOT_OPEN);
  }
}

/* "1 Stationsområdet" at both ends. */
static void bump_label(const struct bump *b, size_t row, size_t column, double x,
                       enum pdf_plot_align align, double room)
{
  size_t slot = slot_of(b, row, column);
  struct buf text = {0};
  if (slot == SIZE_MAX) return;
  if (align == PDF_PLOT_LEFT) buf_addf(&text, "%.0f  ", plot_value(b->p->plot, row, column));
  buf_add(&text, b->p->plot->rows[row].name);
  if (align == PDF_PLOT_RIGHT) buf_addf(&text, "  %.0f", plot_value(b->p->plot, row, column));
  pdf_plot_text(b->p, x, bump_y(b, slot), align, room, buf_text(&text));
  buf_release(&text);
}

/* A dotted rule beside those of the last column that cannot be told from their neighbour. */
static void bump_joined(const struct bump *b, size_t row)
{
  const struct plot *plot = b->p->plot;
  size_t slot = slot_of(b, row, plot->n_columns - 1);
  if (slot == SIZE_MAX || !plot->rows[row].joined) return;
  double x = b->p->width - 1, y = bump_y(b, slot);
  pdf_plot_line(b->p, x, y - b->row / 2, x, y + b->row / 2, PDF_PLOT_THIN, PDF_PLOT_DOTTED);
}

void pdf_plot_bump(const struct pdf_plot *p)
{
  static const double number = 16, rule = 6;
  const struct plot *plot = p->plot;
  size_t last = plot->n_columns - 1;
  double names = pdf_plot_names_width(p, p->width / 3) + number;
  struct bump b = {.p = p, .left = names + PDF_PLOT_GAP};
  b.row = p->height / (double)(plot->n_rows + 1);
  b.step = last ? (p->width - rule - 2 * b.left) / (double)last : 0;
  b.slots = mem_alloc(plot->n_rows * plot->n_columns * sizeof *b.slots);
  for (size_t column = 0; column <= last; column++) {
    plot_bump_slots(plot, column, b.slots + column * plot->n_rows);
    pdf_plot_text(p, b.left + b.step * (double)column, b.row / 2, PDF_PLOT_MIDDLE, p->width,
                  plot->columns[column]);
  }
  for (int chosen = 0; chosen < 2; chosen++)
    for (size_t row = 0; row < plot->n_rows; row++)
      if (plot->rows[row].chosen == (chosen != 0)) bump_lines(&b, row);
  for (size_t row = 0; row < plot->n_rows; row++) {
    if (last > 0) bump_label(&b, row, 0, b.left - PDF_PLOT_GAP, PDF_PLOT_RIGHT, names);
    bump_label(&b, row, last, b.left + b.step * (double)last + PDF_PLOT_GAP, PDF_PLOT_LEFT, names);
    bump_joined(&b, row);
  }
  free(b.slots);
}

/* ---- need and influence ---- */

struct grid {
  const struct pdf_plot *p;
  double left, right, row, most;
};

static double grid_x(const struct grid *g, double need)
{
  return g->left + (g->right - g->left) * need / g->most;
}

static double grid_y(const struct grid *g, double influence)
{
  return g->row * (PLOT_INFLUENCE_MOST - influence + 0.5);
}

static void grid_axes(const struct grid *g)
{
  enum { TEN = 10 };
  double bottom = g->row * PLOT_INFLUENCE_MOST;
  pdf_plot_line(g->p, g->left, 0, g->left, bottom, PDF_PLOT_THIN, PDF_PLOT_SOLID);
  pdf_plot_line(g->p, g->left, bottom, g->right, bottom, PDF_PLOT_THIN, PDF_PLOT_SOLID);
  for (int influence = 1; influence <= PLOT_INFLUENCE_MOST; influence++)
    pdf_plot_number(g->p, g->left - PDF_PLOT_GAP, grid_y(g, influence), PDF_PLOT_RIGHT, influence);
  for (int need = 0; need <= g->most; need += TEN) {
    struct buf text = {0};
    double x = grid_x(g, need);
    buf_addf(&text, need + TEN > g->most ? "%d %%" : "%d", need);
    pdf_plot_line(g->p, x, bottom, x, bottom + 2, PDF_PLOT_THIN, PDF_PLOT_SOLID);
    pdf_plot_text(g->p, x, bottom + 2 + PDF_PLOT_LINE / 2, PDF_PLOT_MIDDLE, g->p->width,
                  buf_text(&text));
    buf_release(&text);
  }
}

/* All that share the priority of the last chosen place: need x influence is the same. Its name
 * stands at its end. */
static void grid_curve(const struct grid *g)
{
  static const double step = 0.05;
  double before = 0, end = PLOT_INFLUENCE_MOST;
  for (double influence = PLOT_INFLUENCE_MOST; influence >= 1; influence -= step) {
    double need = plot_grid_curve(g->p->plot, 1) / influence;
    if (isnan(need) || need > g->most) break;
    if (before > 0)
      pdf_plot_line(g->p, grid_x(g, before), grid_y(g, influence + step), grid_x(g, need),
                    grid_y(g, influence), PDF_PLOT_THIN, PDF_PLOT_SOLID);
    before = need;
    end = influence;
  }
  if (!(before > 0)) return;
  struct buf text = {0}, number = {0};
  text_decimal(&number, g->p->plot->reference, 1);
  buf_addf(&text, _("prio %s"), buf_text(&number));
  pdf_plot_text(g->p, grid_x(g, before), grid_y(g, end) + PDF_PLOT_LINE / 2 + 1, PDF_PLOT_RIGHT,
                g->p->width, buf_text(&text));
  buf_release(&text);
  buf_release(&number);
}

static void grid_key(const struct grid *g, double y)
{
  struct buf line = {0};
  for (size_t row = 0; row < g->p->plot->n_rows; row++) {
    struct buf name = {0};
    buf_addf(&name, "%c %s", 'A' + (int)(row % 26), g->p->plot->rows[row].name);
    double width =
        pdf_plot_text_width(g->p, buf_text(&line)) + pdf_plot_text_width(g->p, buf_text(&name));
    if (line.length > 0 && width + 3 * PDF_PLOT_GAP > g->right - g->left) {
      pdf_plot_text(g->p, g->left, y, PDF_PLOT_LEFT, g->p->width, buf_text(&line));
      y += PDF_PLOT_LINE;
      buf_cut(&line, 0);
    }
    buf_addf(&line, "%s%s", line.length > 0 ? ", " : "", buf_text(&name));
    buf_release(&name);
  }
  pdf_plot_text(g->p, g->left, y, PDF_PLOT_LEFT, g->p->width, buf_text(&line));
  buf_release(&line);
}

void pdf_plot_grid(const struct pdf_plot *p)
{
  static const double scale = 14, key_lines = 3;
  struct grid g = {
      .p = p, .left = scale, .right = p->width - scale, .most = plot_grid_most(p->plot)};
  g.row = (p->height - (key_lines + 1) * PDF_PLOT_LINE - 2) / PLOT_INFLUENCE_MOST;
  grid_axes(&g);
  grid_curve(&g);
  for (size_t row = 0; row < p->plot->n_rows; row++) {
    const char letter[] = {(char)('A' + row % 26), '\0'};
    double need = plot_value(p->plot, row, 0), influence = plot_value(p->plot, row, 1);
    if (!(need >= 0 && need <= g.most && influence >= 1 && influence <= PLOT_INFLUENCE_MOST))
      continue;
    double x = grid_x(&g, need), y = grid_y(&g, influence);
    pdf_plot_point(p, x, y, p->plot->rows[row].chosen ? PDF_PLOT_FILLED : PDF_PLOT_OPEN);
    pdf_plot_text(p, x, y - PDF_PLOT_LINE / 2 - 2, PDF_PLOT_MIDDLE, p->width, letter);
  }
  grid_key(&g, p->height - (key_lines - 0.5) * PDF_PLOT_LINE);
}
