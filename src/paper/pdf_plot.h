// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots as lines on paper: 0.5 pt, 1.5 pt for what is chosen, dashes for limits, filled and open
 * points, hatches and numbers instead of shades, so that a copy of a copy still reads.
 *
 * Invariant: black on white, nothing outside the box, and the same plot gives the same lines.
 * Lengths are points. Source: screens document sections 8 and 9, evaluation document section 5. */
#ifndef LB_PAPER_PDF_PLOT_H
#define LB_PAPER_PDF_PLOT_H

#include "domain/plot.h"
#include "paper/type.h"

#include <cairo.h>

/* Draws in the box from (0, 0) to (width, height). */
void pdf_plot(const struct type *type, cairo_t *cr, const struct plot *plot, double width,
              double height);

/* ---- for pdf_plot_*.c ---- */

struct pdf_plot {
  const struct type *type;
  cairo_t *cr;
  const struct plot *plot;
  double width, height;
};

#define PDF_PLOT_THIN 0.5
#define PDF_PLOT_THICK 1.5
#define PDF_PLOT_LINE 10.0 /* from one line of labels to the next */
#define PDF_PLOT_GAP 5.0

enum pdf_plot_align { PDF_PLOT_LEFT, PDF_PLOT_MIDDLE, PDF_PLOT_RIGHT };

double pdf_plot_text_width(const struct pdf_plot *p, const char *text);
/* A label whose line of letters stands around y; NULL draws none. One wider than `room` is cut. */
void pdf_plot_text(const struct pdf_plot *p, double x, double y, enum pdf_plot_align align,
                   double room, const char *text);
/* A number as people write it; nothing for one that is missing. */
void pdf_plot_number(const struct pdf_plot *p, double x, double y, enum pdf_plot_align align,
                     double value);
double pdf_plot_names_width(const struct pdf_plot *p, double most);
double pdf_plot_notes_width(const struct pdf_plot *p);

enum pdf_plot_dash { PDF_PLOT_SOLID, PDF_PLOT_DASHED, PDF_PLOT_DOTTED };
void pdf_plot_line(const struct pdf_plot *p, double x1, double y1, double x2, double y2,
                   double width, enum pdf_plot_dash dash);
enum pdf_plot_mark { PDF_PLOT_OPEN, PDF_PLOT_FILLED, PDF_PLOT_UP, PDF_PLOT_DOWN };
void pdf_plot_point(const struct pdf_plot *p, double x, double y, enum pdf_plot_mark mark);

void pdf_plot_run(const struct pdf_plot *p);
void pdf_plot_heat(const struct pdf_plot *p);
void pdf_plot_bump(const struct pdf_plot *p);
void pdf_plot_grid(const struct pdf_plot *p);
void pdf_plot_forest(const struct pdf_plot *p);
void pdf_plot_strip(const struct pdf_plot *p);
void pdf_plot_sparks(const struct pdf_plot *p);
void pdf_plot_panels(const struct pdf_plot *p);

#endif
