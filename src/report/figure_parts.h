// SPDX-License-Identifier: GPL-3.0-or-later
/* A figure while it is being made. For figure*.c alone. */
#ifndef LB_REPORT_FIGURE_PARTS_H
#define LB_REPORT_FIGURE_PARTS_H

#include "report/figure.h"

struct figure_work {
  struct store *store;
  const struct figure_request *request;
  struct arena *arena;
  struct figure *figure;
};

/* Rows and columns of the plot, n of each and all missing; values[row * columns + column]. */
double *figure_space(const struct figure_work *w, struct plot_row **rows, size_t n_rows,
                     size_t n_columns);
/* The plot's columns: short names of the months that end with `last`. */
void figure_months(const struct figure_work *w, int last, size_t n);
/* Before anything was counted there is nothing to draw, which is not nought: says so and is true.
 * `counted` is the first month with anything, 0 for none. */
bool figure_nothing(const struct figure_work *w, int counted, int last);
/* The last month of the quarter, or today's if that is earlier. */
int figure_last_month(const struct figure_work *w);

bool figure_heat(const struct figure_work *w, struct err *err);
bool figure_bump(const struct figure_work *w, struct err *err);
bool figure_grid(const struct figure_work *w, struct err *err);
bool figure_sparks(const struct figure_work *w, struct err *err);
bool figure_panels(const struct figure_work *w, struct err *err);
bool figure_run(const struct figure_work *w, struct err *err);

#endif
