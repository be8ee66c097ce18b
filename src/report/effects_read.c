// SPDX-License-Identifier: GPL-3.0-or-later
/* What the effects of measures are computed from, read once for all of them. */
#include "base/date.h"
#include "domain/period.h"
#include "domain/signal.h"
#include "report/effects_part.h"

/* Ten years of months are more than any period here reaches back, and keep the season honest. */
enum { MONTHS_AT_MOST = 120 };

static int area_index(const struct effects_data *data, int64_t id)
{
  for (size_t i = 0; i < data->n_areas; i++)
    if (data->areas[i].id == id) return (int)i;
  return NO_AREA;
}

/* The last month that was worked through to its last day. */
static int last_whole(int date)
{
  int month = date_month(date);
  return date == date_last_of_month(month) ? month : month_add(month, -1);
}

static void place_in_time(struct effects_measure *m)
{
  const struct measure *row = m->measure;
  int start = row->started_on ? row->started_on : row->done_on;
  int aborted = row->state == MEASURE_ABORTED ? m->course->left : 0;
  int over = row->done_on ? row->done_on : aborted;
  if (start == 0 || row->state == MEASURE_REJECTED) return;
  m->start = date_month(start);
  m->end = over ? date_month(over) : NO_MONTH;
  int in_place = row->deadline_kind == DEADLINE_FINISH_BY ? row->done_on : start;
  m->works = in_place ? month_add(date_month(in_place), 1) : NO_MONTH;
  if (aborted)
    m->stops = last_whole(aborted);
  else if (row->deadline_kind == DEADLINE_UNTIL && row->done_on)
    m->stops = last_whole(row->done_on);
}

static bool read_measures(struct store *store, struct effects_data *data, struct err *err)
{
  struct measure *rows;
  struct measure_course *courses;
  size_t n_courses;
  if (!store_measures(store, &(struct measure_query){0}, data->arena, &rows, &data->n_measures,
                      err) ||
      !store_measure_courses(store, data->arena, &courses, &n_courses, err))
    return false;
  data->measures = arena_alloc(data->arena, (data->n_measures + 1) * sizeof *data->measures);
  for (size_t i = 0; i < data->n_measures; i++) {
    struct effects_measure *m = &data->measures[i];
    m->measure = &rows[i];
    m->area = area_index(data, rows[i].area_id);
    for (size_t k = 0; k < n_courses && !m->course; k++)
      if (courses[k].measure_id == rows[i].id) m->course = &courses[k];
    place_in_time(m);
  }
  return true;
}

static bool read_incomplete(struct store *store, struct effects_data *data, struct err *err)
{
  int *months;
  size_t n;
  if (!store_incomplete_months(store, data->arena, &months, &n, err)) return false;
  data->incomplete = arena_alloc(data->arena, (size_t)data->n_months + 1);
  for (size_t i = 0; i < n; i++) {
    int at = months_between(data->first, months[i]);
    if (at >= 0 && at < data->n_months) data->incomplete[at] = true;
  }
  return true;
}

static bool read_totals(struct store *store, struct effects_data *data, int last, struct err *err)
{
  int first = 0;
  if (!store_first_month(store, &first, err)) return false;
  int earliest = month_add(last, 1 - MONTHS_AT_MOST);
  if (first == 0 || first > last) first = last;
  data->first = first < earliest ? earliest : first;
  data->n_months = months_between(data->first, last) + 1;
  if (!store_month_totals(store, data->first, last, data->arena, &data->totals, &data->n_totals,
                          err))
    return false;
  data->total_areas = arena_alloc(data->arena, (data->n_totals + 1) * sizeof *data->total_areas);
  for (size_t i = 0; i < data->n_totals; i++) {
    bool same = i > 0 && data->totals[i].area_id == data->totals[i - 1].area_id;
    data->total_areas[i] =
        same ? data->total_areas[i - 1] : area_index(data, data->totals[i].area_id);
  }
  return true;
}

bool effects_read(struct store *store, int last_month, struct arena *arena,
                  struct effects_data *data, struct err *err)
{
  *data = (struct effects_data){.arena = arena};
  return store_areas(store, 0, arena, &data->areas, &data->n_areas, err) &&
         read_totals(store, data, last_month, err) && read_measures(store, data, err) &&
         read_incomplete(store, data, err) &&
         store_unit_months(store, data->first, last_month, arena, &data->units, &data->n_units,
                           err) &&
         store_area_links(store, arena, &data->links, &data->n_links, err) &&
         store_area_pairs(store, arena, &data->neighbours, &data->n_neighbours, err);
}

int effects_last_month(const struct effects_data *data)
{
  return month_add(data->first, data->n_months - 1);
}

bool effects_incomplete(const struct effects_data *data, int month)
{
  int at = months_between(data->first, month);
  return at >= 0 && at < data->n_months && data->incomplete[at];
}

static void fill_season(const struct effects_data *data, struct effects_series *series, int last)
{
  size_t n = (size_t)months_between(data->first, last) + 1;
  double *totals = arena_alloc(data->arena, n * sizeof *totals);
  for (size_t area = 0; area < data->n_areas; area++)
    for (size_t month = 0; month < n; month++)
      totals[month] += series->counts[area * (size_t)data->n_months + month];
  series->season_years = signal_season(totals, n, last % 100, series->factors);
}

struct effects_series effects_series(const struct effects_data *data, int64_t category_id, int last)
{
  struct effects_series series = {0};
  series.counts = arena_alloc(data->arena,
                              (data->n_areas * (size_t)data->n_months + 1) * sizeof *series.counts);
  for (size_t i = 0; i < data->n_totals; i++) {
    const struct total *total = &data->totals[i];
    if (data->total_areas[i] == NO_AREA) continue;
    if (category_id && total->category_id != category_id) continue;
    size_t row = (size_t)data->total_areas[i] * (size_t)data->n_months;
    series.counts[row + (size_t)months_between(data->first, total->month)] +=
        (double)total->observations;
  }
  fill_season(data, &series, last);
  return series;
}

double effects_sum(const struct effects_data *data, const struct effects_series *series, int area,
                   const struct effect_span *span)
{
  double sum = 0;
  if (area == NO_AREA) return 0;
  const double *row = series->counts + (size_t)area * (size_t)data->n_months;
  for (int month = span->first; month && month <= span->last; month = month_add(month, 1))
    if (!effects_incomplete(data, month)) sum += row[months_between(data->first, month)];
  return sum;
}
