// SPDX-License-Identifier: GPL-3.0-or-later
/* What a measure's area may be compared with. */
#include "base/date.h"
#include "report/effects_part.h"

static bool valid_through(const struct area *area, int first, int last)
{
  return area->valid_from <= date_first_of_month(first) &&
         (area->valid_to == 0 || area->valid_to >= date_last_of_month(last));
}

static bool has_measure(const struct effects_data *data, int area, int first, int last)
{
  for (size_t i = 0; i < data->n_measures; i++) {
    const struct effects_measure *m = &data->measures[i];
    if (m->area == area && m->start && m->start <= last && (m->end == 0 || m->end >= first))
      return true;
  }
  return false;
}

bool effects_neighbour(const struct effects_data *data, int one, int other)
{
  int64_t a = data->areas[one].id, b = data->areas[other].id;
  for (size_t i = 0; i < data->n_neighbours; i++) {
    const struct area_pair *pair = &data->neighbours[i];
    if ((pair->a == a && pair->b == b) || (pair->a == b && pair->b == a)) return true;
  }
  return false;
}

bool effects_changed(const struct effects_data *data, int area, int first, int last)
{
  for (size_t i = 0; area != NO_AREA && i < data->n_links; i++) {
    const struct area_link *link = &data->links[i];
    int64_t id = data->areas[area].id;
    int month = date_month(link->date);
    if ((link->from_id == id || link->to_id == id) && first <= month && month <= last) return true;
  }
  return false;
}

const int *effects_comparison(const struct effects_data *data, int area, int first, int last,
                              size_t *n)
{
  int *found = arena_alloc(data->arena, (data->n_areas + 1) * sizeof *found);
  *n = 0;
  for (int i = 0; i < (int)data->n_areas; i++) {
    const struct area *other = &data->areas[i];
    bool apart = i != area && (area == NO_AREA || !effects_neighbour(data, area, i));
    if (apart && other->ranked && valid_through(other, first, last) &&
        !has_measure(data, i, first, last) && !effects_changed(data, i, first, last))
      found[(*n)++] = i;
  }
  return found;
}

static bool has_reported(enum report_state state)
{
  return state == REPORT_REPORTED || state == REPORT_NIL || state == REPORT_LATE;
}

static bool in_span(const struct effects_data *data, const struct effect_span *span, int month)
{
  return span->first <= month && month <= span->last && !effects_incomplete(data, month);
}

/* In how many months of a span each unit reported, and in how many anybody did. Nobody in either
 * period is alike (a file of counts says nothing of its units); nobody in one of them is not. */
struct reports {
  int *of_unit, months;
};

static struct reports reports_in(const struct effects_data *data, const struct effect_span *span,
                                 size_t units)
{
  struct reports reports = {arena_alloc(data->arena, units * sizeof *reports.of_unit), 0};
  int last = NO_MONTH;
  for (size_t i = 0; i < data->n_units; i++) {
    const struct unit_month *unit = &data->units[i];
    if (!in_span(data, span, unit->month) || !has_reported(unit->state)) continue;
    reports.of_unit[unit->unit_id]++;
    reports.months += unit->month != last;
    last = unit->month;
  }
  return reports;
}

static bool fell_silent(const struct reports *one, const struct reports *other, size_t units)
{
  for (size_t unit = 0; unit < units; unit++)
    if (one->of_unit[unit] && 2 * one->of_unit[unit] >= one->months && !other->of_unit[unit])
      return true;
  return false;
}

bool effects_same_regime(const struct effects_data *data, const struct effect_span *before,
                         const struct effect_span *after)
{
  size_t units = 1;
  if (before->months == 0 || after->months == 0) return true;
  for (size_t i = 0; i < data->n_units; i++)
    if ((size_t)data->units[i].unit_id >= units) units = (size_t)data->units[i].unit_id + 1;
  struct reports then = reports_in(data, before, units), since = reports_in(data, after, units);
  return !fell_silent(&then, &since, units) && !fell_silent(&since, &then, units);
}
