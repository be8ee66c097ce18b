// SPDX-License-Identifier: GPL-3.0-or-later
/* Small multiples: three across, one scale, the name inside, a dot on the last month. */
#include "paper/pdf_plot.h"

#include "base/text.h"
#include "domain/plot_scale.h"

#include <math.h>

enum { ACROSS = 3 };

struct panel {
  const struct pdf_plot *p;
  double left, bottom, step, high, most;
};

static double height_of(const struct panel *panel, double value)
{
  return panel->bottom - panel->high * fmin(fmax(value, 0) / panel->most, 1);
}

static void draw_months(const struct panel *panel, size_t row)
{
  const struct pdf_plot *p = panel->p;
  size_t n = p->plot->n_columns;
  double width = p->plot->rows[row].chosen ? PDF_PLOT_THICK : PDF_PLOT_THIN;
  for (size_t i = 0; i < n; i++) {
    double v = plot_value(p->plot, row, i), next = plot_value(p->plot, row, i + 1);
    double x = panel->left + panel->step * (double)i;
    if (isnan(v)) continue;
    if (i + 1 < n && !isnan(next))
      pdf_plot_line(p, x, height_of(panel, v), x + panel->step, height_of(panel, next), width,
                    PDF_PLOT_SOLID);
    if (i + 1 == n) pdf_plot_point(p, x, height_of(panel, v), PDF_PLOT_FILLED);
  }
}

void pdf_plot_panels(const struct pdf_plot *p)
{
  double low, most, n = (double)p->plot->n_columns;
  double bands = (double)((p->plot->n_rows + ACROSS - 1) / ACROSS);
  double wide = (p->width - (ACROSS - 1) * 2 * PDF_PLOT_GAP) / ACROSS;
  double band = (p->height - PDF_PLOT_LINE) / bands;
  plot_range(p->plot, &low, &most);
  for (size_t row = 0; row < p->plot->n_rows; row++) {
    double left = (double)(row % ACROSS) * (wide + 2 * PDF_PLOT_GAP);
    double top = (double)(row / ACROSS) * band;
    const struct panel panel = {p,
                                left + 2,
                                top + band - 2 * PDF_PLOT_GAP,
                                (wide - 6) / n,
                                band - PDF_PLOT_LINE - 3 * PDF_PLOT_GAP,
                                most};
    pdf_plot_text(p, left, top + PDF_PLOT_LINE / 2, PDF_PLOT_LEFT, wide, p->plot->rows[row].name);
    pdf_plot_line(p, left, panel.bottom, left + wide, panel.bottom, PDF_PLOT_THIN, PDF_PLOT_DOTTED);
    draw_months(&panel, row);
  }
  struct buf scale = {0};
  buf_add(&scale, "0–");
  text_decimal(&scale, most, 0);
  pdf_plot_text(p, 0, p->height - PDF_PLOT_LINE / 2, PDF_PLOT_LEFT, p->width, buf_text(&scale));
  buf_release(&scale);
}
