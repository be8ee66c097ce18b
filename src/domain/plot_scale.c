// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plot_scale.h"

#include <math.h>
#include <stdint.h>

double plot_value(const struct plot *plot, size_t row, size_t column)
{
  return row < plot->n_rows && column < plot->n_columns ? plot->rows[row].values[column]
                                                        : (double)NAN;
}

void plot_range(const struct plot *plot, double *low, double *high)
{
  *low = *high = 0;
  for (size_t row = 0; row < plot->n_rows; row++)
    for (size_t i = 0; i < plot->n_columns; i++) {
      double v = plot->rows[row].values[i];
      if (!isfinite(v)) continue;
      if (v < *low) *low = v;
      if (v > *high) *high = v;
    }
  if (!(*high > *low)) *high = *low + 1;
}

int plot_run_outside(const struct plot *plot, size_t column)
{
  double v = plot_value(plot, PLOT_RUN_COUNTED, column);
  if (v > plot_value(plot, PLOT_RUN_UPPER, column)) return 1;
  return v < plot_value(plot, PLOT_RUN_LOWER, column) ? -1 : 0;
}

int plot_marks_above(const struct plot *plot, size_t mark)
{
  int above = 0;
  for (size_t i = 0; i < mark; i++)
    above += plot->marks[i].column == plot->marks[mark].column;
  return above;
}

void plot_heat_borders(double most, double borders[PLOT_HEAT_STEPS])
{
  borders[0] = 1;
  for (int i = 1; i < PLOT_HEAT_STEPS; i++) {
    double quarter = ceil(most / PLOT_HEAT_STEPS * i - 0.5) + 1;
    borders[i] = quarter > borders[i - 1] + 1 ? quarter : borders[i - 1] + 1;
  }
}

int plot_heat_step(double value, const double borders[PLOT_HEAT_STEPS])
{
  int step = value > 0;
  for (int i = 1; i < PLOT_HEAT_STEPS; i++)
    step += value >= borders[i];
  return step;
}

static bool has_place(double place)
{
  return place >= 1 && isfinite(place);
}

void plot_bump_slots(const struct plot *plot, size_t column, size_t *slots)
{
  for (size_t row = 0; row < plot->n_rows; row++) {
    double place = plot_value(plot, row, column);
    slots[row] = has_place(place) ? 0 : SIZE_MAX;
    for (size_t i = 0; i < plot->n_rows && slots[row] != SIZE_MAX; i++) {
      double other = plot_value(plot, i, column);
      slots[row] += has_place(other) && (other < place || (!(other > place) && i < row));
    }
  }
}

double plot_grid_most(const struct plot *plot)
{
  enum { TEN = 10, BEYOND = 2, ALL = 100 };
  double most = TEN;
  for (size_t row = 0; row < plot->n_rows; row++) {
    double need = plot_value(plot, row, 0);
    if (need > most) most = need < ALL ? need : ALL;
  }
  return ceil(most / TEN) * TEN + BEYOND;
}

double plot_grid_curve(const struct plot *plot, int influence)
{
  return plot->reference > 0 ? plot->reference * PLOT_INFLUENCE_MOST / influence : (double)NAN;
}

double plot_ratio_share(double ratio, double low, double high)
{
  return ratio > 0 ? log(ratio / low) / log(high / low) : -(double)INFINITY;
}
