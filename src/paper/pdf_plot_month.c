// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots over months: run chart, heat map, sparklines. */
#include "paper/pdf_plot.h"

#include "base/i18n.h"
#include "base/text.h"
#include "domain/plot_scale.h"

#include <math.h>
#include <string.h>

static void month_letter(const struct pdf_plot *p, size_t month, double x, double y)
{
  struct buf letter = {0};
  const char *name = p->plot->columns[month];
  buf_addn(&letter, name, text_next(name, 0));
  pdf_plot_text(p, x, y, PDF_PLOT_MIDDLE, p->width, buf_text(&letter));
  buf_release(&letter);
}

/* ---- run chart ---- */

struct run {
  const struct pdf_plot *p;
  double left, right, bottom, low, high;
};

static double run_x(const struct run *r, double month)
{
  return r->left + (r->right - r->left) * (month + 0.5) / (double)r->p->plot->n_columns;
}

static double run_y(const struct run *r, double value)
{
  double top = PDF_PLOT_LINE / 2, share = (value - r->low) / (r->high - r->low);
  share = share > 0 ? fmin(share, 1) : 0;
  return r->bottom - (r->bottom - top) * share;
}

static void run_level(const struct run *r, size_t row, enum pdf_plot_dash dash)
{
  for (size_t i = 0; i < r->p->plot->n_columns; i++) {
    double v = plot_value(r->p->plot, row, i), next = plot_value(r->p->plot, row, i + 1);
    double x = run_x(r, (double)i), half = run_x(r, 0.5) - run_x(r, 0), y = run_y(r, v);
    if (isnan(v)) continue;
    pdf_plot_line(r->p, x - half, y, x + half, y, PDF_PLOT_THIN, dash);
    if (!isnan(next))
      pdf_plot_line(r->p, x + half, y, x + half, run_y(r, next), PDF_PLOT_THIN, dash);
  }
}

static void run_points(const struct run *r)
{
  static const enum pdf_plot_mark marks[] = {PDF_PLOT_DOWN, PDF_PLOT_OPEN, PDF_PLOT_UP};
  const struct plot *plot = r->p->plot;
  for (size_t i = 0; i + 1 < plot->n_columns; i++) {
    double v = plot_value(plot, PLOT_RUN_COUNTED, i),
           next = plot_value(plot, PLOT_RUN_COUNTED, i + 1);
    if (!isnan(v) && !isnan(next))
      pdf_plot_line(r->p, run_x(r, (double)i), run_y(r, v), run_x(r, (double)i + 1), run_y(r, next),
                    PDF_PLOT_THIN, PDF_PLOT_SOLID);
  }
  for (size_t i = 0; i < plot->n_columns; i++) {
    double v = plot_value(plot, PLOT_RUN_COUNTED, i);
    if (!isnan(v))
      pdf_plot_point(r->p, run_x(r, (double)i), run_y(r, v), marks[plot_run_outside(plot, i) + 1]);
  }
}

static void run_marks(const struct run *r)
{
  const struct plot *plot = r->p->plot;
  struct buf text = {0};
  for (size_t i = 0; i < plot->n_marks; i++) {
    const struct plot_mark *mark = &plot->marks[i];
    if (mark->column >= plot->n_columns) continue;
    double x = run_x(r, (double)mark->column) - (run_x(r, 0.5) - run_x(r, 0));
    const char letter[] = {mark->letter, '\0'};
    pdf_plot_line(r->p, x, 0, x, r->bottom, PDF_PLOT_THIN, PDF_PLOT_SOLID);
    pdf_plot_text(r->p, x + 1, PDF_PLOT_LINE * (0.5 + plot_marks_above(plot, i)), PDF_PLOT_LEFT,
                  r->p->width, letter);
    buf_addf(&text, "%s%s = %s", text.length > 0 ? "  " : "", letter, mark->text);
  }
  pdf_plot_text(r->p, r->left, r->p->height - PDF_PLOT_LINE / 2, PDF_PLOT_LEFT,
                r->p->width - r->left, buf_text(&text));
  buf_release(&text);
}

/* Beside their lines, pushed apart where two would stand on each other. */
static void run_notes(const struct run *r)
{
  static const size_t order[] = {PLOT_RUN_UPPER, PLOT_RUN_EXPECTED, PLOT_RUN_LOWER,
                                 PLOT_RUN_COUNTED};
  const struct plot *plot = r->p->plot;
  double below = 0;
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    size_t row = order[i];
    if (row >= plot->n_rows || !plot->rows[row].note) continue;
    double v = plot_value(plot, row, plot->n_columns - 1), y = isnan(v) ? r->bottom : run_y(r, v);
    y = fmin(fmax(y, below + PDF_PLOT_LINE / 2), r->p->height - PDF_PLOT_LINE / 2);
    pdf_plot_text(r->p, r->right + PDF_PLOT_GAP, y, PDF_PLOT_LEFT, r->p->width,
                  plot->rows[row].note);
    below = y + PDF_PLOT_LINE / 2;
  }
}

void pdf_plot_run(const struct pdf_plot *p)
{
  struct run r = {.p = p, .right = p->width, .bottom = p->height - PDF_PLOT_LINE};
  double notes = pdf_plot_notes_width(p), scale;
  struct buf most = {0};
  if (notes > 0) r.right -= fmin(notes, p->width / 2) + PDF_PLOT_GAP;
  if (p->plot->n_marks > 0) r.bottom -= PDF_PLOT_LINE;
  plot_range(p->plot, &r.low, &r.high);
  text_decimal(&most, floor(r.high), 0);
  scale = pdf_plot_text_width(p, buf_text(&most)) + PDF_PLOT_GAP;
  r.left = scale;
  buf_release(&most);
  pdf_plot_number(p, scale - PDF_PLOT_GAP, run_y(&r, r.high), PDF_PLOT_RIGHT, floor(r.high));
  pdf_plot_number(p, scale - PDF_PLOT_GAP, run_y(&r, r.low), PDF_PLOT_RIGHT, ceil(r.low));
  pdf_plot_line(p, r.left, 0, r.left, r.bottom, PDF_PLOT_THIN, PDF_PLOT_SOLID);
  pdf_plot_line(p, r.left, r.bottom, r.right, r.bottom, PDF_PLOT_THIN, PDF_PLOT_SOLID);
  run_level(&r, PLOT_RUN_EXPECTED, PDF_PLOT_SOLID);
  run_level(&r, PLOT_RUN_LOWER, PDF_PLOT_DASHED);
  run_level(&r, PLOT_RUN_UPPER, PDF_PLOT_DASHED);
  run_marks(&r);
  run_points(&r);
  for (size_t i = 0; i < p->plot->n_columns; i++)
    month_letter(p, i, run_x(&r, (double)i), r.bottom + PDF_PLOT_LINE / 2);
  run_notes(&r);
}

/* ---- heat map ---- */

struct heat {
  const struct pdf_plot *p;
  double names, cell, row, borders[PLOT_HEAT_STEPS];
};

/* Lines at 45 degrees, from the lower left when `rising`. */
static void hatch(const struct pdf_plot *p, double x, double y, double w, double h, double apart,
                  bool rising)
{
  cairo_save(p->cr);
  cairo_rectangle(p->cr, x, y, w, h);
  cairo_clip(p->cr);
  cairo_set_line_width(p->cr, PDF_PLOT_THIN);
  for (double at = -h; at < w; at += apart) {
    cairo_move_to(p->cr, x + at, rising ? y + h : y);
    cairo_line_to(p->cr, x + at + h, rising ? y : y + h);
  }
  cairo_stroke(p->cr);
  cairo_restore(p->cr);
}

/* None, 45 degrees wide, narrow, crossed, black. */
static void shade(const struct pdf_plot *p, double x, double y, double w, double h, int step)
{
  static const double wide = 5, narrow = 2.5;
  if (step == 1) hatch(p, x, y, w, h, wide, true);
  if (step == 2 || step == 3) hatch(p, x, y, w, h, narrow, true);
  if (step == 3) hatch(p, x, y, w, h, narrow, false);
  cairo_rectangle(p->cr, x, y, w, h);
  if (step == PLOT_HEAT_STEPS) cairo_fill_preserve(p->cr);
  cairo_set_line_width(p->cr, PDF_PLOT_THIN);
  cairo_stroke(p->cr);
}

/* The number stands on white, so that no hatch runs through it. */
static void heat_cell(const struct heat *h, size_t row, size_t month)
{
  double v = plot_value(h->p->plot, row, month), x = h->names + h->cell * (double)month;
  double y = h->row * (double)(row + 1), middle = y + h->row / 2;
  struct buf text = {0};
  if (isnan(v)) {
    pdf_plot_text(h->p, x + h->cell / 2, middle, PDF_PLOT_MIDDLE, h->cell, "–");
    return;
  }
  int step = plot_heat_step(v, h->borders);
  shade(h->p, x, y, h->cell, h->row, step);
  text_decimal(&text, v, 0);
  if (step > 0) {
    double width = pdf_plot_text_width(h->p, buf_text(&text)) + 6;
    cairo_set_source_rgb(h->p->cr, 1, 1, 1);
    cairo_rectangle(h->p->cr, x + (h->cell - width) / 2, y + 2, width, h->row - 4);
    cairo_fill(h->p->cr);
    cairo_set_source_rgb(h->p->cr, 0, 0, 0);
  }
  pdf_plot_text(h->p, x + h->cell / 2, middle, PDF_PLOT_MIDDLE, h->cell, buf_text(&text));
  buf_release(&text);
}

static void heat_legend(const struct heat *h, double most)
{
  double x = h->names, y = h->p->height - h->row / 2, box = 0.7 * h->row;
  for (int step = 0; step <= PLOT_HEAT_STEPS; step++) {
    if (step > 0 && h->borders[step - 1] > most) return;
    struct buf text = {0};
    text_decimal(&text, step > 0 ? h->borders[step - 1] : 0, 0);
    bool open = step == PLOT_HEAT_STEPS,
         one = step == 0 || (!open && h->borders[step] - 1 <= h->borders[step - 1]);
    if (!one) buf_add(&text, "–");
    if (!one && !open) text_decimal(&text, h->borders[step] - 1, 0);
    shade(h->p, x, y - box / 2, 2 * box, box, step);
    pdf_plot_text(h->p, x + 2 * box + 2, y, PDF_PLOT_LEFT, h->p->width, buf_text(&text));
    x += 2 * box + 2 + pdf_plot_text_width(h->p, buf_text(&text)) + 2 * PDF_PLOT_GAP;
    buf_release(&text);
  }
}

void pdf_plot_heat(const struct pdf_plot *p)
{
  static const double sums = 28;
  struct heat h = {.p = p, .row = p->height / (double)(p->plot->n_rows + 2)};
  double low, most;
  plot_range(p->plot, &low, &most);
  plot_heat_borders(most, h.borders);
  h.names = pdf_plot_names_width(p, p->width / 3) + PDF_PLOT_GAP;
  h.cell = (p->width - h.names - sums) / (double)p->plot->n_columns;
  for (size_t month = 0; month < p->plot->n_columns; month++)
    month_letter(p, month, h.names + h.cell * ((double)month + 0.5), h.row / 2);
  pdf_plot_text(p, p->width, h.row / 2, PDF_PLOT_RIGHT, sums, _("sum"));
  for (size_t row = 0; row < p->plot->n_rows; row++) {
    double sum = (double)NAN, y = h.row * ((double)row + 1.5);
    pdf_plot_text(p, 0, y, PDF_PLOT_LEFT, h.names - PDF_PLOT_GAP, p->plot->rows[row].name);
    for (size_t month = 0; month < p->plot->n_columns; month++) {
      double v = plot_value(p->plot, row, month);
      if (isfinite(v)) sum = isnan(sum) ? v : sum + v;
      heat_cell(&h, row, month);
    }
    pdf_plot_number(p, p->width, y, PDF_PLOT_RIGHT, sum);
    if (p->plot->rows[row].chosen)
      pdf_plot_line(p, h.names - 2, y - h.row / 2, h.names - 2, y + h.row / 2, PDF_PLOT_THICK,
                    PDF_PLOT_SOLID);
  }
  heat_legend(&h, most);
}

/* ---- sparklines ---- */

void pdf_plot_sparks(const struct pdf_plot *p)
{
  static const double longest = 85; /* 30 mm */
  double names = pdf_plot_names_width(p, p->width / 2) + PDF_PLOT_GAP, low, most;
  double row = p->height / (double)(p->plot->n_rows + 1), n = (double)p->plot->n_columns;
  double step = fmin(longest, p->width / 3) / n;
  plot_range(p->plot, &low, &most);
  for (size_t i = 0; i < p->plot->n_rows; i++) {
    double bottom = row * (double)(i + 1) - 2, high = row - 4;
    pdf_plot_text(p, 0, bottom - high / 2, PDF_PLOT_LEFT, names - PDF_PLOT_GAP,
                  p->plot->rows[i].name);
    for (size_t c = 0; c < p->plot->n_columns; c++) {
      double v = plot_value(p->plot, i, c), next = plot_value(p->plot, i, c + 1);
      double x = names + step * (double)c, y = bottom - high * fmin(fmax(v, 0) / most, 1);
      if (isnan(v)) continue;
      if (!isnan(next))
        pdf_plot_line(p, x, y, x + step, bottom - high * fmin(fmax(next, 0) / most, 1),
                      PDF_PLOT_THIN, PDF_PLOT_SOLID);
      if (c + 1 == p->plot->n_columns) {
        pdf_plot_point(p, x, y, PDF_PLOT_FILLED);
        if (!p->plot->rows[i].note)
          pdf_plot_number(p, x + PDF_PLOT_GAP, bottom - high / 2, PDF_PLOT_LEFT, v);
      }
    }
    pdf_plot_text(p, names + step * n + PDF_PLOT_GAP, bottom - high / 2, PDF_PLOT_LEFT, p->width,
                  p->plot->rows[i].note);
  }
  struct buf scale = {0};
  buf_add(&scale, "0–");
  text_decimal(&scale, most, 0);
  pdf_plot_text(p, names, p->height - row / 2, PDF_PLOT_LEFT, p->width, buf_text(&scale));
  buf_release(&scale);
}
