// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form_options.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

enum { LATEST_USED = 200 };

struct options options_begin(struct app *app, struct form *form)
{
  return (struct options){.app = app, .arena = &form->arena};
}

void options_add(struct options *o, int64_t id, const char *text, const char *also)
{
  o->rows = arena_grow(o->arena, o->rows, o->n, &o->capacity, sizeof *o->rows);
  o->rows[o->n++] = (struct option){id, text ? text : "", also};
}

/* Says why a list is empty; returns ok. */
static bool told(struct options *o, bool ok, const struct err *err)
{
  if (!ok) app_say_error(o->app, err);
  return ok;
}

static bool valid_on(int from, int to, int on)
{
  return !on || (from <= on && (!to || on <= to));
}

void options_by_use(struct options *o, const char *column)
{
  struct err err = {.field = -1};
  int64_t *ids;
  size_t n = 0, to = 0;
  if (!told(o, store_latest_used(o->app->store, column, LATEST_USED, o->arena, &ids, &n, &err),
            &err))
    return;
  struct option *sorted = arena_alloc(o->arena, (o->n + 1) * sizeof *sorted);
  bool *taken = arena_alloc(o->arena, (o->n + 1) * sizeof *taken);
  for (size_t i = 0; i < n; i++)
    for (size_t row = 0; row < o->n; row++)
      if (o->rows[row].id == ids[i] && !taken[row]) {
        sorted[to++] = o->rows[row];
        taken[row] = true;
      }
  for (size_t row = 0; row < o->n; row++)
    if (!taken[row]) sorted[to++] = o->rows[row];
  o->rows = sorted;
}

static const char *arrow_to(struct options *o, const char *name)
{
  return arena_printf(o->arena, "→ %s", name);
}

static const char *name_of(const struct options *o, size_t n, int64_t id)
{
  for (size_t i = 0; i < n; i++)
    if (o->rows[i].id == id) return o->rows[i].text;
  return NULL;
}

static void add_aliases(struct options *o, bool places)
{
  struct err err = {.field = -1};
  struct alias *aliases;
  size_t n, named = o->n;
  if (!told(o, store_aliases(o->app->store, o->arena, &aliases, &n, &err), &err)) return;
  for (size_t i = 0; i < n; i++) {
    int64_t id = places ? aliases[i].place_id : aliases[i].area_id;
    const char *name = id ? name_of(o, named, id) : NULL;
    if (name) options_add(o, id, aliases[i].name, arrow_to(o, name));
  }
}

void options_areas(struct options *o, int on)
{
  struct err err = {.field = -1};
  struct area *areas;
  struct total *totals;
  size_t n, n_totals;
  int quarter = quarter_of(on ? on : o->app->clock.date);
  if (!told(o, store_areas(o->app->store, on, o->arena, &areas, &n, &err), &err) ||
      !told(o,
            store_area_totals(o->app->store, period_of_quarter(quarter), o->arena, &totals,
                              &n_totals, &err),
            &err))
    return;
  for (size_t i = 0; i < n; i++) {
    long count = 0;
    for (size_t t = 0; t < n_totals; t++)
      if (totals[t].area_id == areas[i].id) count += totals[t].observations;
    options_add(o, areas[i].id, areas[i].name,
                arena_printf(o->arena, _("%s obs in Q%d"), TEXT_GROUPED(count), quarter % 10));
  }
  add_aliases(o, false);
  options_by_use(o, "area_id");
}

void options_places(struct options *o, int64_t area_id, int on)
{
  struct err err = {.field = -1};
  struct place *places;
  size_t n;
  if (!told(o, store_places(o->app->store, area_id, o->arena, &places, &n, &err), &err)) return;
  for (size_t i = 0; i < n; i++)
    if (valid_on(places[i].valid_from, places[i].valid_to, on))
      options_add(o, places[i].id, places[i].name, NULL);
  add_aliases(o, true);
  options_by_use(o, "place_id");
}

void options_categories(struct options *o, int on)
{
  struct err err = {.field = -1};
  struct category *rows;
  size_t n;
  if (!told(o, store_categories(o->app->store, on, o->arena, &rows, &n, &err), &err)) return;
  for (size_t i = 0; i < n; i++)
    if (valid_on(rows[i].valid_from, rows[i].valid_to, on))
      options_add(o, rows[i].id, arena_printf(o->arena, "%s %s", rows[i].code, rows[i].name),
                  rows[i].group_name);
  options_by_use(o, "category_id");
}

const char *options_long_short(struct arena *arena, const char *name, const char *short_name)
{
  return strcmp(name, short_name) == 0 ? name : arena_printf(arena, "%s (%s)", name, short_name);
}

void options_units(struct options *o, int on)
{
  struct err err = {.field = -1};
  struct reporting_unit *rows;
  size_t n;
  if (!told(o, store_units(o->app->store, on, o->arena, &rows, &n, &err), &err)) return;
  for (size_t i = 0; i < n; i++)
    options_add(o, rows[i].id, options_long_short(o->arena, rows[i].name, rows[i].short_name),
                NULL);
  options_by_use(o, "source_id");
}

void options_owners(struct options *o, int on)
{
  struct err err = {.field = -1};
  struct owner *rows;
  size_t n;
  if (!told(o, store_owners(o->app->store, on, o->arena, &rows, &n, &err), &err)) return;
  for (size_t i = 0; i < n; i++)
    options_add(o, rows[i].id, options_long_short(o->arena, rows[i].name, rows[i].short_name),
                rows[i].committee);
}

void options_bodies(struct options *o, int on)
{
  struct err err = {.field = -1};
  struct body *rows;
  size_t n;
  if (!told(o, store_bodies(o->app->store, o->arena, &rows, &n, &err), &err)) return;
  for (size_t i = 0; i < n; i++)
    if (valid_on(rows[i].valid_from, rows[i].valid_to, on))
      options_add(o, rows[i].id, rows[i].short_name, rows[i].name);
}

void options_techniques(struct options *o)
{
  struct err err = {.field = -1};
  struct technique *rows;
  size_t n;
  if (!told(o, store_techniques(o->app->store, o->arena, &rows, &n, &err), &err)) return;
  for (size_t i = 0; i < n; i++)
    options_add(o, rows[i].id, arena_printf(o->arena, "%s %s", rows[i].code, rows[i].name), NULL);
}

void options_terms(struct options *o, const struct term *terms)
{
  for (int i = 0; terms[i].id; i++)
    if (terms[i].id[0]) options_add(o, i + 1, _(terms[i].label), NULL);
}
