// SPDX-License-Identifier: GPL-3.0-or-later
/* The history that months are judged from. */
#include "base/date.h"
#include "report/signals.h"

#include <stdlib.h>

/* What is needed only while reading. */
struct reading {
  struct store *store;
  struct arena *arena;
  struct signals *s;
  struct group_of {
    int64_t category_id;
    size_t group;
  } * groups; /* by category */
  size_t n_groups;
};

static int by_category(const void *a, const void *b)
{
  const struct group_of *x = a, *y = b;
  return (x->category_id > y->category_id) - (x->category_id < y->category_id);
}

/* n_groups when the category is not known. */
static size_t group_of(const struct reading *r, int64_t category_id)
{
  const struct group_of wanted = {.category_id = category_id}, *found = NULL;
  if (r->n_groups > 0)
    found = bsearch(&wanted, r->groups, r->n_groups, sizeof *r->groups, by_category);
  return found ? found->group : r->s->n_groups;
}

static bool read_groups(struct reading *r, struct err *err)
{
  struct category_group *groups;
  struct category *categories;
  size_t n;
  if (!store_category_groups(r->store, r->arena, &groups, &r->s->n_groups, err) ||
      !store_categories(r->store, 0, r->arena, &categories, &n, err))
    return false;
  r->s->groups = groups;
  r->groups = arena_alloc(r->arena, (n + 1) * sizeof *r->groups);
  for (size_t i = 0; i < n; i++)
    for (size_t g = 0; g < r->s->n_groups; g++)
      if (groups[g].id == categories[i].group_id)
        r->groups[r->n_groups++] = (struct group_of){categories[i].id, g};
  if (r->n_groups > 0) qsort(r->groups, r->n_groups, sizeof *r->groups, by_category);
  return true;
}

static bool read_areas(struct reading *r, struct err *err)
{
  struct area *areas;
  size_t n, kept = 0;
  if (!store_areas(r->store, date_last_of_month(r->s->last), r->arena, &areas, &n, err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (areas[i].ranked) areas[kept++] = areas[i];
  r->s->areas = areas;
  r->s->n_areas = kept;
  return true;
}

static size_t area_of(const struct signals *s, int64_t area_id)
{
  size_t i = 0;
  while (i < s->n_areas && s->areas[i].id != area_id)
    i++;
  return i;
}

static bool read_totals(struct reading *r, struct err *err)
{
  struct signals *s = r->s;
  struct total *rows;
  size_t n, area = 0;
  if (!store_category_months(r->store, s->first, s->last, r->arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    size_t group = group_of(r, rows[i].category_id);
    if (group == s->n_groups) continue;
    s->group_totals[group * (size_t)s->n_months +
                    (size_t)months_between(s->first, rows[i].month)] += rows[i].observations;
    if (i == 0 || rows[i].area_id != rows[i - 1].area_id) area = area_of(s, rows[i].area_id);
    if (area < s->n_areas)
      s->counts[signals_at(s, area, group, rows[i].month)] += rows[i].observations;
  }
  return true;
}

/* Where nobody opened the month and nothing was seen anywhere, nothing was reported: that is
 * missing, not zero. */
static void mark_silent(struct signals *s)
{
  for (int m = 0; m < s->n_months; m++) {
    long sum = 0;
    for (size_t g = 0; g < s->n_groups; g++)
      sum += s->group_totals[g * (size_t)s->n_months + (size_t)m];
    s->nearly_empty[m] = s->nearly_empty[m] || (s->missing[m] < 0 && sum == 0);
  }
}

static bool read_reporting(struct reading *r, struct err *err)
{
  struct signals *s = r->s;
  struct month_missing *opened;
  int *months;
  size_t n, n_opened;
  if (!store_incomplete_months(r->store, r->arena, &months, &n, err) ||
      !store_months_missing(r->store, s->first, s->last, r->arena, &opened, &n_opened, err))
    return false;
  for (int m = 0; m < s->n_months; m++)
    s->missing[m] = -1;
  for (size_t i = 0; i < n; i++)
    if (months[i] >= s->first && months[i] <= s->last)
      s->nearly_empty[months_between(s->first, months[i])] = true;
  for (size_t i = 0; i < n_opened; i++)
    s->missing[months_between(s->first, opened[i].month)] = opened[i].units;
  mark_silent(s);
  return true;
}

static void mark(struct signals *s, size_t area, size_t group, int from, int to)
{
  if (from < s->first) from = s->first;
  if (to > s->last) to = s->last;
  for (int month = from; month <= to; month = month_add(month, 1))
    s->measure[signals_at(s, area, group, month)] = true;
}

/* From its first to its last month; one that still runs has no end. */
static void mark_measure(const struct reading *r, const struct measure *m,
                         const struct measure_course *course)
{
  struct signals *s = r->s;
  int start = m->started_on ? m->started_on : m->done_on;
  int over = m->done_on ? m->done_on : course ? course->left : 0;
  size_t area = area_of(s, m->area_id);
  if (start == 0 || m->state == MEASURE_REJECTED || area == s->n_areas) return;
  int to = over ? date_month(over) : s->last;
  size_t group = course && course->category_id ? group_of(r, course->category_id) : s->n_groups;
  for (size_t g = 0; g < s->n_groups; g++)
    if (group == s->n_groups || g == group) mark(s, area, g, date_month(start), to);
}

static bool read_measures(struct reading *r, struct err *err)
{
  struct measure *rows;
  struct measure_course *courses;
  size_t n, n_courses;
  if (!store_measures(r->store, &(struct measure_query){0}, r->arena, &rows, &n, err) ||
      !store_measure_courses(r->store, r->arena, &courses, &n_courses, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    const struct measure_course *course = NULL;
    for (size_t c = 0; c < n_courses && !course; c++)
      if (courses[c].measure_id == rows[i].id) course = &courses[c];
    mark_measure(r, &rows[i], course);
  }
  return true;
}

static void make_room(struct reading *r)
{
  struct signals *s = r->s;
  size_t months = (size_t)s->n_months, cells = s->n_areas * s->n_groups * months;
  s->counts = arena_alloc(r->arena, (cells + 1) * sizeof *s->counts);
  s->measure = arena_alloc(r->arena, (cells + 1) * sizeof *s->measure);
  s->group_totals = arena_alloc(r->arena, (s->n_groups * months + 1) * sizeof *s->group_totals);
  s->nearly_empty = arena_alloc(r->arena, (months + 1) * sizeof *s->nearly_empty);
  s->missing = arena_alloc(r->arena, (months + 1) * sizeof *s->missing);
}

bool signals_read(struct store *store, int month, struct arena *arena, struct signals *signals,
                  struct err *err)
{
  struct reading r = {.store = store, .arena = arena, .s = signals};
  int earliest = month_add(month, -12 * SIGNALS_YEARS);
  *signals = (struct signals){.last = month};
  if (!store_first_month(store, &signals->first, err) || !read_groups(&r, err) ||
      !read_areas(&r, err))
    return false;
  if (signals->first != 0 && signals->first < earliest) signals->first = earliest;
  if (signals->first == 0 || signals->first > month) {
    signals->first = 0;
    return true;
  }
  signals->n_months = months_between(signals->first, month) + 1;
  make_room(&r);
  return read_totals(&r, err) && read_reporting(&r, err) && read_measures(&r, err);
}
