// SPDX-License-Identifier: GPL-3.0-or-later
/* Figures of all areas by month: heat map, a line each, a chart each. */
#include "report/figure_parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/stats.h"
#include "ops/ops.h"

#include <stdint.h>
#include <stdlib.h>

enum { YEAR = 12 };

bool figure_nothing(const struct figure_work *w, int counted, int last)
{
  if (counted != 0 && counted <= last) return false;
  w->figure->words = _("Nothing has been counted in these months.");
  return true;
}

struct month_area {
  int64_t id;
  const char *name;
  double need; /* -1 not known */
  int number;
  bool chosen;
};

static int by_need(const void *a, const void *b)
{
  const struct month_area *x = a, *y = b;
  if (x->need != y->need) return x->need < y->need ? 1 : -1;
  return (x->number > y->number) - (x->number < y->number);
}

/* All areas of the day, those with the greatest need first. */
static bool load_areas(const struct figure_work *w, struct month_area **areas, size_t *n,
                       struct err *err)
{
  struct ranking_view view;
  struct area *rows;
  if (!ops_ranking_view(w->store, w->request->quarter, NULL, w->arena, &view, err) ||
      !store_areas(w->store, date_last_of_month(figure_last_month(w)), w->arena, &rows, n, err))
    return false;
  *areas = arena_alloc(w->arena, (*n + 1) * sizeof **areas);
  for (size_t i = 0; i < *n; i++) {
    (*areas)[i] = (struct month_area){rows[i].id, rows[i].name, -1, rows[i].number, false};
    for (size_t r = 0; r < view.n; r++)
      if (view.rows[r].area_id == rows[i].id) {
        (*areas)[i].need = view.rows[r].need;
        (*areas)[i].chosen = view.rows[r].chosen > 0;
      }
  }
  qsort(*areas, *n, sizeof **areas, by_need);
  return true;
}

static void add_words(const struct figure_work *w, int last)
{
  const struct plot *plot = &w->figure->plot;
  double most = 0;
  size_t at_row = 0, at_month = 0;
  struct buf text = {0};
  for (size_t row = 0; row < plot->n_rows; row++)
    for (size_t month = 0; month < plot->n_columns; month++)
      if (plot->rows[row].values[month] > most) {
        most = plot->rows[row].values[month];
        at_row = row;
        at_month = month;
      }
  buf_add(&text, _("Observations by area and month, greatest need first."));
  int month = month_add(last, (int)at_month - (int)plot->n_columns + 1);
  if (most > 0)
    buf_addf(&text, _(" Most: %s in %s %d, %.0f."), plot->rows[at_row].name,
             date_month_name(month % 100), month / 100, most);
  w->figure->words = arena_strdup(w->arena, buf_text(&text));
  buf_release(&text);
}

/* Counts of the `months` that end the quarter, of at most `most` areas. */
static bool by_area(const struct figure_work *w, int months, size_t most, struct err *err)
{
  struct month_area *areas;
  struct total *totals;
  struct plot_row *rows;
  size_t n, n_totals, columns = (size_t)months;
  int last = figure_last_month(w), first = month_add(last, 1 - months), counted;
  if (!load_areas(w, &areas, &n, err) ||
      !store_area_months(w->store, first, last, w->arena, &totals, &n_totals, err) ||
      !store_first_month(w->store, &counted, err))
    return false;
  if (figure_nothing(w, counted, last)) return true;
  if (n > most) n = most;
  double *values = figure_space(w, &rows, n, columns);
  figure_months(w, last, columns);
  for (size_t row = 0; row < n; row++) {
    rows[row].name = areas[row].name;
    rows[row].chosen = areas[row].chosen;
    for (int month = 0; month < months; month++)
      if (month_add(first, month) >= counted) values[row * columns + (size_t)month] = 0;
  }
  for (size_t i = 0; i < n_totals; i++)
    for (size_t row = 0; row < n; row++)
      if (areas[row].id == totals[i].area_id)
        values[row * columns + (size_t)months_between(first, totals[i].month)] =
            (double)totals[i].observations;
  add_words(w, last);
  return true;
}

bool figure_heat(const struct figure_work *w, struct err *err)
{
  w->figure->title = _("Heat map, areas by month");
  w->figure->plot.kind = PLOT_HEAT;
  if (!by_area(w, YEAR, SIZE_MAX, err)) return false;
  for (size_t i = 0; i < w->figure->plot.n_rows; i++)
    if (stats_is_na(w->figure->plot.rows[i].values[0]))
      w->figure->remark = _("A dash was before anything was counted.");
  return true;
}

bool figure_sparks(const struct figure_work *w, struct err *err)
{
  w->figure->title = _("Each area over two years");
  w->figure->plot.kind = PLOT_SPARKS;
  w->figure->remark = _("All areas have the same scale. The last month's number stands beside it.");
  return by_area(w, 2 * YEAR, SIZE_MAX, err);
}

bool figure_panels(const struct figure_work *w, struct err *err)
{
  enum { PANELS_MOST = 15 };
  w->figure->title = _("Each area over a year");
  w->figure->plot.kind = PLOT_PANELS;
  w->figure->remark =
      _("All areas have the same scale; at most the fifteen with the greatest need are drawn.");
  return by_area(w, YEAR, PANELS_MOST, err);
}
