// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/area_neighbours.h"

#include "base/i18n.h"

struct neighbours {
  const struct area *area;
  struct area **others;
  bool *beside;
  size_t n;
};

static bool is_pair(const struct area_pair *pair, int64_t one, int64_t other)
{
  return (pair->a == one && pair->b == other) || (pair->a == other && pair->b == one);
}

static bool read(struct store *store, int64_t area_id, struct arena *arena, struct neighbours *s,
                 struct err *err)
{
  struct area *areas;
  struct area_pair *pairs;
  size_t n, n_pairs;
  *s = (struct neighbours){0};
  if (!store_areas(store, 0, arena, &areas, &n, err) ||
      !store_area_pairs(store, arena, &pairs, &n_pairs, err))
    return false;
  s->others = arena_alloc(arena, (n + 1) * sizeof *s->others);
  s->beside = arena_alloc(arena, (n + 1) * sizeof *s->beside);
  for (size_t i = 0; i < n; i++) {
    if (areas[i].id == area_id) {
      s->area = &areas[i];
      continue;
    }
    s->others[s->n] = &areas[i];
    for (size_t p = 0; p < n_pairs; p++)
      s->beside[s->n] |= is_pair(&pairs[p], area_id, areas[i].id);
    s->n++;
  }
  return true;
}

/* `data` is the pane whose selected row is the area: it stays where it is meanwhile. */
static void ticked(struct app *app, void *data, long choice)
{
  const struct pane *pane = data;
  struct arena arena = {0};
  struct neighbours s;
  struct err err = {.field = -1};
  int64_t area_id = pane->list.selected;
  if (choice < 0) return;
  bool ok = read(app->store, area_id, &arena, &s, &err) &&
            ops_set_neighbour(&app->ops, area_id, s.others[choice]->id, !s.beside[choice], &err);
  /* The list opens again, as an area mostly has more than one neighbour. */
  if (app_saved(app, ok, &err) && !area_neighbours_open(app, area_id, &err))
    app_say_error(app, &err);
  arena_release(&arena);
}

bool area_neighbours_open(struct app *app, int64_t area_id, struct err *err)
{
  struct arena arena = {0};
  struct neighbours s;
  bool ok = read(app->store, area_id, &arena, &s, err);
  if (ok && s.n == 0) ok = err_set(err, _("There is no other area yet. Add the areas first."));
  if (ok) {
    const char **labels = arena_alloc(&arena, s.n * sizeof *labels);
    for (size_t i = 0; i < s.n; i++)
      labels[i] =
          arena_printf(&arena, "%s %s", s.beside[i] ? draw_sign("✓", "x") : " ", s.others[i]->name);
    app_choose(app, arena_printf(&arena, _("Neighbours of %s"), s.area->name), labels, s.n, ticked,
               app_pane(app));
  }
  arena_release(&arena);
  return ok;
}
