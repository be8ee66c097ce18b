// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_plot.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

static PangoLayoutLine *label_line(const struct pdf_plot *p, const char *text, double *baseline,
                                   double *width)
{
  const struct page_run run = {.style = PAGE_PLOT, .text = text};
  int base, wide;
  PangoLayoutLine *line = type_line(p->type, &run, &base, &wide);
  *baseline = (double)base / PANGO_SCALE;
  *width = (double)wide / PANGO_SCALE;
  return line;
}

double pdf_plot_text_width(const struct pdf_plot *p, const char *text)
{
  double baseline, width;
  label_line(p, text, &baseline, &width);
  return width;
}

/* The longest beginning that fits with its ellipsis. */
static void cut_label(const struct pdf_plot *p, const char *text, double room, struct buf *out)
{
  buf_add(out, text);
  for (size_t at = strlen(text); at > 0 && pdf_plot_text_width(p, buf_text(out)) > room;) {
    at = text_previous(text, at);
    buf_cut(out, 0);
    buf_addn(out, text, at);
    buf_add(out, "…");
  }
}

void pdf_plot_text(const struct pdf_plot *p, double x, double y, enum pdf_plot_align align,
                   double room, const char *text)
{
  if (!text || !*text || room <= 0) return;
  struct buf label = {0};
  double baseline, width;
  cut_label(p, text, room, &label);
  PangoLayoutLine *line = label_line(p, buf_text(&label), &baseline, &width);
  if (align == PDF_PLOT_MIDDLE) x -= width / 2;
  if (align == PDF_PLOT_RIGHT) x -= width;
  cairo_move_to(p->cr, x, y - PDF_PLOT_LINE / 2 + baseline);
  pango_cairo_show_layout_line(p->cr, line);
  buf_release(&label);
}

void pdf_plot_number(const struct pdf_plot *p, double x, double y, enum pdf_plot_align align,
                     double value)
{
  struct buf text = {0};
  if (!isfinite(value)) return;
  text_decimal(&text, value, value > floor(value) ? 1 : 0);
  pdf_plot_text(p, x, y, align, p->width, buf_text(&text));
  buf_release(&text);
}

double pdf_plot_names_width(const struct pdf_plot *p, double most)
{
  double width = 0;
  for (size_t i = 0; i < p->plot->n_rows; i++)
    width = fmax(width, pdf_plot_text_width(p, p->plot->rows[i].name));
  return fmin(width, most);
}

double pdf_plot_notes_width(const struct pdf_plot *p)
{
  double width = 0;
  for (size_t i = 0; i < p->plot->n_rows; i++)
    if (p->plot->rows[i].note) width = fmax(width, pdf_plot_text_width(p, p->plot->rows[i].note));
  return width;
}

void pdf_plot_line(const struct pdf_plot *p, double x1, double y1, double x2, double y2,
                   double width, enum pdf_plot_dash dash)
{
  static const double dashes[][2] = {[PDF_PLOT_DASHED] = {3, 2}, [PDF_PLOT_DOTTED] = {0.75, 1.5}};
  cairo_set_dash(p->cr, dashes[dash], dash == PDF_PLOT_SOLID ? 0 : 2, 0);
  cairo_set_line_width(p->cr, width);
  cairo_move_to(p->cr, x1, y1);
  cairo_line_to(p->cr, x2, y2);
  cairo_stroke(p->cr);
  cairo_set_dash(p->cr, NULL, 0, 0);
}

/* An open point hides the line that it stands on. */
void pdf_plot_point(const struct pdf_plot *p, double x, double y, enum pdf_plot_mark mark)
{
  static const double radius = 2;
  double tip = mark == PDF_PLOT_UP ? -1 : 1;
  cairo_new_path(p->cr);
  if (mark == PDF_PLOT_UP || mark == PDF_PLOT_DOWN) {
    cairo_move_to(p->cr, x, y + tip * 1.5 * radius);
    cairo_line_to(p->cr, x - 1.5 * radius, y - tip * radius);
    cairo_line_to(p->cr, x + 1.5 * radius, y - tip * radius);
    cairo_close_path(p->cr);
  } else {
    cairo_arc(p->cr, x, y, radius, 0, 2 * G_PI);
  }
  if (mark == PDF_PLOT_OPEN) cairo_set_source_rgb(p->cr, 1, 1, 1);
  cairo_fill_preserve(p->cr);
  cairo_set_source_rgb(p->cr, 0, 0, 0);
  cairo_set_line_width(p->cr, PDF_PLOT_THIN);
  cairo_stroke(p->cr);
}

void pdf_plot(const struct type *type, cairo_t *cr, const struct plot *plot, double width,
              double height)
{
  static void (*const drawers[PLOT_KINDS])(const struct pdf_plot *) = {
      [PLOT_RUN] = pdf_plot_run,       [PLOT_HEAT] = pdf_plot_heat,
      [PLOT_BUMP] = pdf_plot_bump,     [PLOT_GRID] = pdf_plot_grid,
      [PLOT_FOREST] = pdf_plot_forest, [PLOT_STRIP] = pdf_plot_strip,
      [PLOT_SPARKS] = pdf_plot_sparks, [PLOT_PANELS] = pdf_plot_panels};
  const struct pdf_plot p = {type, cr, plot, width, height};
  if (plot->n_rows == 0 || plot->n_columns == 0) return;
  cairo_save(cr);
  cairo_rectangle(cr, 0, 0, width, height);
  cairo_clip(cr);
  cairo_set_source_rgb(cr, 0, 0, 0);
  drawers[plot->kind](&p);
  cairo_restore(cr);
}
