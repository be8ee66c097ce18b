// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots of ratios on a log axis: forest plot, placebo strip. */
#include "paper/pdf_plot.h"

#include "domain/plot_scale.h"

#include <math.h>

struct axis {
  const struct pdf_plot *p;
  double left, right, low, high;
};

/* Clamped; `*cut` says whether it lies outside. */
static double axis_x(const struct axis *a, double ratio, bool *cut)
{
  double share = plot_ratio_share(ratio, a->low, a->high);
  *cut = share < 0 || share > 1;
  share = share > 0 ? fmin(share, 1) : 0;
  return a->left + (a->right - a->left) * share;
}

static void end_mark(const struct axis *a, double x, double y, bool cut, double outwards)
{
  static const double tip = 3;
  if (!cut) {
    pdf_plot_line(a->p, x, y - tip, x, y + tip, PDF_PLOT_THIN, PDF_PLOT_SOLID);
    return;
  }
  pdf_plot_line(a->p, x, y, x - outwards * tip, y - tip, PDF_PLOT_THIN, PDF_PLOT_SOLID);
  pdf_plot_line(a->p, x, y, x - outwards * tip, y + tip, PDF_PLOT_THIN, PDF_PLOT_SOLID);
}

static void draw_interval(const struct axis *a, size_t row, double y)
{
  const struct plot_row *r = &a->p->plot->rows[row];
  double ratio = plot_value(a->p->plot, row, 0), low = plot_value(a->p->plot, row, 1),
         high = plot_value(a->p->plot, row, 2);
  bool cut_low, cut_high, cut;
  if (isnan(ratio)) return;
  double from = axis_x(a, isnan(low) ? ratio : low, &cut_low);
  double to = axis_x(a, isnan(high) ? ratio : high, &cut_high);
  pdf_plot_line(a->p, from, y, to, y, r->chosen ? PDF_PLOT_THICK : PDF_PLOT_THIN, PDF_PLOT_SOLID);
  end_mark(a, from, y, cut_low, -1);
  end_mark(a, to, y, cut_high, 1);
  double at = axis_x(a, ratio, &cut);
  if (!cut) pdf_plot_point(a->p, at, y, r->chosen ? PDF_PLOT_FILLED : PDF_PLOT_OPEN);
}

void pdf_plot_forest(const struct pdf_plot *p)
{
  static const struct {
    double ratio;
    const char *label;
  } ticks[] = {{0.5, "-50"}, {0.75, "-25"}, {1, "0"}, {4.0 / 3, "+33"}, {2, "+100 %"}};
  double names = pdf_plot_names_width(p, p->width / 3), notes = pdf_plot_notes_width(p);
  struct axis a = {p, names + 2 * PDF_PLOT_GAP, p->width - notes - 2 * PDF_PLOT_GAP, PLOT_RATIO_LOW,
                   PLOT_RATIO_HIGH};
  double row = p->height / (double)(p->plot->n_rows + 1);
  bool cut;
  for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
    double x = axis_x(&a, ticks[i].ratio, &cut);
    pdf_plot_text(p, x, row / 2, PDF_PLOT_MIDDLE, p->width, ticks[i].label);
    pdf_plot_line(p, x, row - 2, x, row, PDF_PLOT_THIN, PDF_PLOT_SOLID);
  }
  double same = axis_x(&a, 1, &cut);
  pdf_plot_line(p, a.left, row, a.right, row, PDF_PLOT_THIN, PDF_PLOT_SOLID);
  pdf_plot_line(p, same, row, same, p->height, PDF_PLOT_THIN, PDF_PLOT_DASHED);
  for (size_t i = 0; i < p->plot->n_rows; i++) {
    double y = row * ((double)i + 1.5);
    pdf_plot_text(p, 0, y, PDF_PLOT_LEFT, names, p->plot->rows[i].name);
    draw_interval(&a, i, y);
    pdf_plot_text(p, p->width, y, PDF_PLOT_RIGHT, notes, p->plot->rows[i].note);
  }
}

/* The area with the measure is filled, the others are open. */
void pdf_plot_strip(const struct pdf_plot *p)
{
  static const char low[] = "-75 %", high[] = "+100 %";
  double notes = pdf_plot_notes_width(p), y = p->height / 2;
  double left = pdf_plot_text_width(p, low), right = pdf_plot_text_width(p, high);
  struct axis a = {p, left + 2 * PDF_PLOT_GAP, p->width - notes - right - 4 * PDF_PLOT_GAP,
                   PLOT_RATIO_LOW, PLOT_STRIP_HIGH};
  bool cut;
  double same = axis_x(&a, 1, &cut);
  pdf_plot_text(p, 0, y, PDF_PLOT_LEFT, left, low);
  pdf_plot_text(p, a.right + 2 * PDF_PLOT_GAP, y, PDF_PLOT_LEFT, right, high);
  pdf_plot_line(p, a.left, y, a.right, y, PDF_PLOT_THIN, PDF_PLOT_SOLID);
  pdf_plot_line(p, same, 0, same, p->height, PDF_PLOT_THIN, PDF_PLOT_DASHED);
  for (int chosen = 0; chosen < 2; chosen++)
    for (size_t i = 0; i < p->plot->n_rows; i++) {
      const struct plot_row *row = &p->plot->rows[i];
      double ratio = plot_value(p->plot, i, 0);
      if (row->chosen != (chosen != 0) || isnan(ratio)) continue;
      pdf_plot_point(p, axis_x(&a, ratio, &cut), y, chosen ? PDF_PLOT_FILLED : PDF_PLOT_OPEN);
      if (chosen) pdf_plot_text(p, p->width, y, PDF_PLOT_RIGHT, notes, row->note);
    }
}
