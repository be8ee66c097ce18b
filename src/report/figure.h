// SPDX-License-Identifier: GPL-3.0-or-later
/* The figures by name: what a plot is made of, read from the store, for screens and paper alike.
 *
 * Invariant: a figure says in words and in a table what it draws, so that nobody needs the drawing.
 * Everything lives in the arena; only kept totals and rankings are read. */
#ifndef LB_REPORT_FIGURE_H
#define LB_REPORT_FIGURE_H

#include "domain/plot.h"
#include "report/document.h"
#include "store/store.h"

enum figure_kind {
  FIGURE_HEAT,   /* areas over twelve months, by need */
  FIGURE_BUMP,   /* places over four quarters */
  FIGURE_GRID,   /* need and influence of the ranked areas */
  FIGURE_RUN,    /* one area's months beside what was expected */
  FIGURE_SPARKS, /* areas over two years, a line each */
  FIGURE_PANELS, /* areas over twelve months, a chart each */
  FIGURES
};

struct figure_request {
  enum figure_kind kind;
  int quarter; /* yyyyq, the last that it tells of */
  int today;
  int64_t area_id; /* of FIGURE_RUN */
};

struct figure {
  const char *title;
  const char *words;  /* what it shows, in sentences; also its alternative text */
  const char *remark; /* how it is to be read; NULL for none */
  struct plot plot;   /* without rows when there is nothing to draw, which `words` then tells */
};

bool figure_make(struct store *store, const struct figure_request *request, struct arena *arena,
                 struct figure *figure, struct err *err);

/* The same numbers as a table in cells: a head, then a line for each row. */
struct plot_lines figure_table(const struct figure *figure, int width, struct arena *arena);
/* Heading, what it says and how it is read, plot with its table. */
void figure_put(struct document *d, const struct figure *figure);

#endif
