// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/inventory.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { NO_DAY = 99, NO_TIME = 9999 };

static int day_order(const struct observation *o)
{
  bool dayless = o->known == KNOWN_UNKNOWN || date_day(o->day) == 0;
  return dayless ? date_month(o->day) * 100 + NO_DAY : o->day;
}

static int by_date(const void *a, const void *b)
{
  const struct observation *x = a, *y = b;
  int day = day_order(x) - day_order(y);
  if (day) return day;
  int time =
      (x->time == TIME_NONE ? NO_TIME : x->time) - (y->time == TIME_NONE ? NO_TIME : y->time);
  return time ? time : (x->id > y->id) - (x->id < y->id);
}

void inventory_sort(struct observation *rows, size_t n)
{
  if (n > 1) qsort(rows, n, sizeof *rows, by_date);
}

/* A line of one of the two tables that stand side by side. */
struct sums {
  int64_t id;
  int number;
  const char *name;
  long observations, severity, before;
};

static struct sums *find_sums(struct sums *rows, size_t n, int64_t id)
{
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == id) return &rows[i];
  return NULL;
}

static int by_size(const void *a, const void *b)
{
  const struct sums *x = a, *y = b;
  if (x->observations != y->observations) return x->observations > y->observations ? -1 : 1;
  if (x->severity != y->severity) return x->severity > y->severity ? -1 : 1;
  return text_compare(x->name, y->name);
}

static int by_count(const void *a, const void *b)
{
  const struct sums *x = a, *y = b;
  if (x->observations != y->observations) return x->observations > y->observations ? -1 : 1;
  return x->number - y->number;
}

/* Names as they were on the last day; an area that had ended by then under its last name. */
static bool read_areas(struct print *p, const struct comparison *comparison, struct sums **sums,
                       size_t *n, struct err *err)
{
  const int days[] = {p->request->period.last, 0};
  size_t capacity = 0;
  *sums = NULL;
  *n = 0;
  for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
    struct area *areas;
    size_t n_areas;
    if (!store_areas(p->store, days[d], p->arena, &areas, &n_areas, err)) return false;
    for (size_t i = 0; i < n_areas; i++) {
      if (find_sums(*sums, *n, areas[i].id)) continue;
      *sums = arena_grow(p->arena, *sums, *n, &capacity, sizeof **sums);
      (*sums)[(*n)++] = (struct sums){
          .id = areas[i].id, .name = areas[i].name, .before = compare_area(comparison, &areas[i])};
    }
  }
  return true;
}

static struct doc_table *areas_table(struct print *p)
{
  const struct doc_column columns[] = {{_("Area"), DOC_LEFT, 0},
                                       {_("Count"), DOC_RIGHT, 5},
                                       {_("Severity"), DOC_RIGHT, 6},
                                       {_("Last yr"), DOC_RIGHT, 6}};
  return table_new(p->d, NULL, columns, sizeof columns / sizeof *columns);
}

static void put_area(struct print *p, struct doc_table *t, enum doc_row_kind kind,
                     const struct sums *sums)
{
  table_row(p->d, t, kind,
            (const char *const[]){sums->name, print_number(p, sums->observations),
                                  print_number(p, sums->severity), print_count(p, sums->before)});
}

bool inventory_areas(struct print *p, const struct observation *rows, size_t n,
                     const struct comparison *comparison, struct doc_table **table, struct err *err)
{
  struct sums *sums, all = {.name = _("Whole municipality"), .before = compare_all(comparison)};
  size_t n_sums;
  if (!read_areas(p, comparison, &sums, &n_sums, err)) return false;
  for (size_t i = 0; i < n; i++) {
    struct sums *area = find_sums(sums, n_sums, rows[i].area_id);
    area->observations++;
    area->severity += rows[i].severity;
    all.observations++;
    all.severity += rows[i].severity;
  }
  if (n_sums > 1) qsort(sums, n_sums, sizeof *sums, by_size);
  *table = areas_table(p);
  for (size_t i = 0; i < n_sums; i++)
    if (sums[i].observations > 0 || sums[i].before > 0) put_area(p, *table, DOC_ROW, &sums[i]);
  put_area(p, *table, DOC_ROW_SUM, &all);
  return true;
}

static const struct category *category_of(const struct category *categories, size_t n, int64_t id)
{
  for (size_t i = 0; i < n; i++)
    if (categories[i].id == id) return &categories[i];
  return NULL;
}

static struct doc_table *groups_table(struct print *p)
{
  const struct doc_column columns[] = {{_("Category group"), DOC_LEFT, 0},
                                       {_("Count"), DOC_RIGHT, 5},
                                       {_("Severity"), DOC_RIGHT, 6}};
  return table_new(p->d, NULL, columns, sizeof columns / sizeof *columns);
}

bool inventory_groups(struct print *p, const struct observation *rows, size_t n,
                      struct doc_table **table, struct err *err)
{
  struct category *categories;
  struct category_group *groups;
  size_t n_categories, n_groups;
  if (!store_categories(p->store, 0, p->arena, &categories, &n_categories, err) ||
      !store_category_groups(p->store, p->arena, &groups, &n_groups, err))
    return false;
  struct sums *sums = arena_alloc(p->arena, (n_groups + 1) * sizeof *sums);
  for (size_t i = 0; i < n_groups; i++)
    sums[i] = (struct sums){.id = groups[i].id, .number = groups[i].number, .name = groups[i].name};
  for (size_t i = 0; i < n; i++) {
    const struct category *c = category_of(categories, n_categories, rows[i].category_id);
    struct sums *group = find_sums(sums, n_groups, c->group_id);
    group->observations++;
    group->severity += rows[i].severity;
  }
  if (n_groups > 1) qsort(sums, n_groups, sizeof *sums, by_count);
  *table = groups_table(p);
  for (size_t i = 0; i < n_groups && sums[i].observations > 0; i++)
    table_row(p->d, *table, DOC_ROW,
              (const char *const[]){sums[i].name, print_number(p, sums[i].observations),
                                    print_number(p, sums[i].severity)});
  return true;
}

static const char *clock_text(struct print *p, int time)
{
  struct buf text = {0};
  time_colon(&text, time);
  return print_taken(p, &text);
}

static const char *day_text(struct print *p, const struct observation *o)
{
  if (o->known == KNOWN_UNKNOWN) return _("unknown");
  if (date_day(o->day) == 0)
    return arena_printf(p->arena, "%04d-%02d", date_year(o->day), date_month_of_year(o->day));
  return print_date(p, o->day);
}

static const char *note_text(struct print *p, const struct observation *o)
{
  const char *parts[2];
  size_t n = 0;
  if (o->known == KNOWN_INTERVAL && o->to_day)
    parts[n++] = arena_printf(p->arena, _("until %s %s"), print_date(p, o->to_day),
                              clock_text(p, o->to_time));
  if (o->note && *o->note) parts[n++] = o->note;
  return n ? print_joined(p, parts, n, " · ") : NULL;
}

enum { AREA_WIDEST = 13, PLACE_WIDEST = 15, COST_WIDEST = 11 };

static void widen(int *width, const char *text, int widest)
{
  int wanted = text ? text_width(text) : 0;
  if (wanted > widest) wanted = widest;
  if (wanted > *width) *width = wanted;
}

static const char *cost_text(struct print *p, const struct observation *o)
{
  return o->cost >= 0 ? print_number(p, o->cost) : "";
}

/* Area, place and cost take no more than they need, so that the source gets what is left. */
static struct doc_table *list_table(struct print *p, const struct observation *rows, size_t n)
{
  /* TRANSLATORS: heads of narrow columns: number, code of the category, severity in one column,
   * cost in kronor */
  struct doc_column columns[] = {
      {_("No."), DOC_RIGHT, 2}, {_("Date"), DOC_LEFT, 10},  {_("Time"), DOC_LEFT, 5},
      {_("Area"), DOC_LEFT, 6}, {_("Place"), DOC_LEFT, 5},  {_("Code"), DOC_LEFT, 8},
      {_("S"), DOC_LEFT, 1},    {_("Source"), DOC_LEFT, 0}, {_("Kr"), DOC_RIGHT, 2}};
  enum { NUMBER, AREA = 3, PLACE, COST = 8 };
  widen(&columns[NUMBER].width, print_number(p, (long long)n), COST_WIDEST);
  for (size_t i = 0; i < n; i++) {
    widen(&columns[AREA].width, rows[i].area_name, AREA_WIDEST);
    widen(&columns[PLACE].width, rows[i].place_name, PLACE_WIDEST);
    widen(&columns[COST].width, cost_text(p, &rows[i]), COST_WIDEST);
  }
  return document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
}

static const char *source_name(const struct reporting_unit *units, size_t n,
                               const struct observation *o)
{
  for (size_t i = 0; i < n; i++)
    if (units[i].id == o->source_id) return units[i].short_name;
  return o->source_name;
}

bool inventory_list(struct print *p, const struct observation *rows, size_t n, struct err *err)
{
  struct reporting_unit *units;
  size_t n_units;
  if (!store_units(p->store, 0, p->arena, &units, &n_units, err)) return false;
  struct doc_table *t = list_table(p, rows, n);
  for (size_t i = 0; i < n; i++) {
    const struct observation *o = &rows[i];
    const char *note = note_text(p, o);
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){print_number(p, (long long)i + 1), day_text(p, o),
                                    clock_text(p, o->time), o->area_name, o->place_name,
                                    o->category_code, print_number(p, o->severity),
                                    source_name(units, n_units, o), cost_text(p, o)});
    if (note) table_row(p->d, t, DOC_ROW_NOTE, &note);
  }
  return true;
}
