// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/quarter_tables.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/stats.h"

enum { AREA_WIDTH = 18, GROUP_WIDTH = 5 };

static struct quarter_area *find_area(struct quarter_counts *counts, int64_t id)
{
  for (size_t i = 0; i < counts->n_areas; i++)
    if (counts->areas[i].area.id == id) return &counts->areas[i];
  return NULL;
}

/* Areas under the names of the last day, and those that had ended by then. */
static bool read_areas(struct print *p, const struct comparison *comparison,
                       struct quarter_counts *counts, struct err *err)
{
  const int days[] = {p->request->period.last, 0};
  size_t capacity = 0;
  for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
    struct area *rows;
    size_t n;
    if (!store_areas(p->store, days[d], p->arena, &rows, &n, err)) return false;
    for (size_t i = 0; i < n; i++) {
      if (find_area(counts, rows[i].id)) continue;
      counts->areas =
          arena_grow(p->arena, counts->areas, counts->n_areas, &capacity, sizeof *counts->areas);
      struct quarter_area *area = &counts->areas[counts->n_areas++];
      *area = (struct quarter_area){.area = rows[i], .before = compare_area(comparison, &rows[i])};
      area->area.ranked = rows[i].ranked && days[d] != 0;
    }
  }
  return true;
}

static size_t group_index(const struct quarter_counts *counts, const struct category *categories,
                          size_t n, int64_t category_id)
{
  for (size_t c = 0; c < n; c++)
    for (size_t g = 0; categories[c].id == category_id && g < counts->n_groups; g++)
      if (counts->groups[g].id == categories[c].group_id)
        return g < QUARTER_GROUPS ? g : QUARTER_GROUPS;
  return QUARTER_GROUPS;
}

static void add_total(struct quarter_area *area, const struct total *total, int month, size_t group)
{
  area->months[month] += total->observations;
  area->observations += total->observations;
  area->groups[group] += total->observations;
}

static bool add_totals(struct print *p, struct quarter_counts *counts, struct err *err)
{
  struct category *categories;
  struct total *totals;
  size_t n, n_categories;
  int first = date_month(p->request->period.first);
  if (!store_categories(p->store, 0, p->arena, &categories, &n_categories, err) ||
      !store_month_totals(p->store, first, month_add(first, QUARTER_MONTHS - 1), p->arena, &totals,
                          &n, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    struct quarter_area *area = find_area(counts, totals[i].area_id);
    int month = months_between(first, totals[i].month);
    size_t group = group_index(counts, categories, n_categories, totals[i].category_id);
    add_total(area, &totals[i], month, group);
    add_total(&counts->all, &totals[i], month, group);
  }
  return true;
}

/* Whoever is neither ranked nor has anything to show is left out. */
static void keep_shown(struct quarter_counts *counts)
{
  size_t kept = 0;
  for (size_t i = 0; i < counts->n_areas; i++) {
    const struct quarter_area *area = &counts->areas[i];
    if (area->area.ranked || area->observations > 0 || area->before > 0)
      counts->areas[kept++] = *area;
  }
  counts->n_areas = kept;
}

/* In the quarter's months that the other columns have. */
static void expect(struct print *p, const struct signals *signals, struct quarter_counts *counts)
{
  int first = date_month(p->request->period.first);
  counts->all.expected =
      signals_expected(signals, signals->n_areas, first, QUARTER_MONTHS, p->arena);
  for (size_t i = 0; i < counts->n_areas; i++) {
    struct quarter_area *area = &counts->areas[i];
    area->expected = STATS_NA;
    for (size_t a = 0; a < signals->n_areas; a++)
      if (signals->areas[a].id == area->area.id)
        area->expected = signals_expected(signals, a, first, QUARTER_MONTHS, p->arena);
  }
}

bool quarter_counts(struct print *p, const struct comparison *comparison,
                    const struct signals *signals, struct quarter_counts *counts, struct err *err)
{
  struct category_group *groups;
  *counts = (struct quarter_counts){0};
  if (!store_category_groups(p->store, p->arena, &groups, &counts->n_groups, err)) return false;
  counts->groups = groups;
  counts->all.before = compare_all(comparison);
  if (!read_areas(p, comparison, counts, err) || !add_totals(p, counts, err)) return false;
  keep_shown(counts);
  expect(p, signals, counts);
  return true;
}

/* A change with its mark after it, in a place that is kept when there is none. */
static const char *marked_change(struct print *p, const struct quarter_area *area, bool few)
{
  return arena_printf(p->arena, "%s %s", print_change(p, area->observations, area->before),
                      few ? "*" : " ");
}

static void put_months(struct print *p, struct doc_table *t, enum doc_row_kind kind,
                       const char *name, const struct quarter_area *area)
{
  bool few = area->observations < p->municipality.few;
  table_row(
      p->d, t, kind,
      (const char *const[]){name, print_number(p, area->months[0]),
                            print_number(p, area->months[1]), print_number(p, area->months[2]),
                            print_number(p, area->observations), print_count(p, area->before),
                            marked_change(p, area, few), print_decimal(p, area->expected, 0)});
}

struct doc_table *quarter_months_table(struct print *p, const struct quarter_counts *counts)
{
  const char *months[QUARTER_MONTHS];
  int first = date_month(p->request->period.first), year = date_year(p->request->period.first);
  int number = date_quarter(p->request->period.first);
  for (int i = 0; i < QUARTER_MONTHS; i++)
    months[i] = text_capital(p->arena, date_month_short(month_add(first, i) % 100));
  /* TRANSLATORS: short for quarter and its number, in heads of columns */
  const char *now = arena_printf(p->arena, _("Q %d"), number);
  const struct doc_column columns[] = {
      {_("Area"), DOC_LEFT, AREA_WIDTH},
      {months[0], DOC_RIGHT, 4},
      {months[1], DOC_RIGHT, 4},
      {months[2], DOC_RIGHT, 4},
      {now, DOC_RIGHT, 5},
      {arena_printf(p->arena, "%s %d", now, year - 1), DOC_RIGHT, 10},
      {_("Chg"), DOC_RIGHT, 9},
      {_("Expected"), DOC_RIGHT, 7}};
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < counts->n_areas; i++)
    put_months(p, t, DOC_ROW, counts->areas[i].area.name, &counts->areas[i]);
  put_months(p, t, DOC_ROW_SUM, _("Whole municipality"), &counts->all);
  return t;
}

/* As much of the name as the column holds; the line under the table spells it out. */
static const char *short_name(struct print *p, const char *name)
{
  if (text_width(name) <= GROUP_WIDTH) return name;
  return arena_printf(p->arena, "%.*s.", (int)text_fit(name, GROUP_WIDTH - 1), name);
}

static size_t shown_groups(const struct quarter_counts *counts)
{
  return counts->n_groups < QUARTER_GROUPS ? counts->n_groups : QUARTER_GROUPS;
}

static void put_groups(struct print *p, struct doc_table *t, enum doc_row_kind kind,
                       const char *name, const struct quarter_area *area, size_t n)
{
  const char *cells[QUARTER_GROUPS + 2] = {name};
  for (size_t i = 0; i < n; i++)
    cells[i + 1] = print_number(p, area->groups[i]);
  cells[n + 1] = print_number(p, area->observations);
  table_row(p->d, t, kind, cells);
}

static const char *group_names(struct print *p, const struct quarter_counts *counts, size_t n)
{
  const char **names = arena_alloc(p->arena, (n + 1) * sizeof *names);
  for (size_t i = 0; i < n; i++)
    names[i] = counts->groups[i].name;
  return print_joined(p, names, n, ", ");
}

void quarter_groups_table(struct print *p, const struct quarter_counts *counts)
{
  size_t n = shown_groups(counts);
  struct doc_column columns[QUARTER_GROUPS + 2];
  columns[0] = (struct doc_column){_("Area"), DOC_LEFT, AREA_WIDTH};
  for (size_t i = 0; i < n; i++)
    columns[i + 1] =
        (struct doc_column){short_name(p, counts->groups[i].name), DOC_RIGHT, GROUP_WIDTH};
  columns[n + 1] = (struct doc_column){_("In all"), DOC_RIGHT, GROUP_WIDTH};
  struct doc_table *t = document_table(p->d, NULL, columns, n + 2);
  for (size_t i = 0; i < counts->n_areas; i++)
    put_groups(p, t, DOC_ROW, counts->areas[i].area.name, &counts->areas[i], n);
  put_groups(p, t, DOC_ROW_SUM, _("Whole municipality"), &counts->all, n);
  t->foot = arena_printf(p->arena, _("Category groups: %s."), group_names(p, counts, n));
}

static void put_day(struct print *p, struct doc_table *t, enum doc_row_kind kind, const char *name,
                    const double numbers[PROFILE_PARTS + 2])
{
  const char *cells[PROFILE_PARTS + 3] = {name};
  for (int i = 0; i < PROFILE_PARTS + 2; i++)
    cells[i + 1] = profile_number(p, numbers[i]);
  table_row(p->d, t, kind, cells);
}

void quarter_profile_table(struct print *p, const struct profile *profile)
{
  struct doc_column columns[PROFILE_PARTS + 3] = {{_("Weekday"), DOC_LEFT, AREA_WIDTH}};
  double sums[PROFILE_PARTS + 2] = {0};
  for (int i = 0; i < PROFILE_PARTS; i++)
    columns[i + 1] = (struct doc_column){profile_part_name(i), DOC_RIGHT, 6};
  columns[PROFILE_PARTS + 1] = (struct doc_column){_("unknown time"), DOC_RIGHT, 10};
  columns[PROFILE_PARTS + 2] = (struct doc_column){_("In all"), DOC_RIGHT, 6};
  struct doc_table *t = document_table(p->d, NULL, columns, PROFILE_PARTS + 3);
  for (int day = 0; day < PROFILE_DAYS; day++) {
    double numbers[PROFILE_PARTS + 2] = {0};
    for (int part = 0; part < PROFILE_PARTS; part++)
      numbers[part] = profile->cells[day][part];
    numbers[PROFILE_PARTS] = profile->timeless[day];
    numbers[PROFILE_PARTS + 1] = profile_day(profile, day);
    for (int i = 0; i < PROFILE_PARTS + 2; i++)
      sums[i] += numbers[i];
    put_day(p, t, DOC_ROW, date_weekday_short(day + 1), numbers);
  }
  put_day(p, t, DOC_ROW_SUM, _("Sum"), sums);
  if (profile->dayless > 0)
    t->foot = arena_printf(p->arena, _("unknown day: %s"), print_number(p, profile->dayless));
}
