// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/practice.h"

#include "base/file.h"
#include "base/i18n.h"
#include "ops/catalogue.h"

#include <string.h>

/* What reading needs besides the plan: the rows that the file names. */
struct reading {
  struct practice *p;
  struct area *areas;
  struct category *categories;
  struct owner *owners;
  size_t n_areas, n_categories, n_owners;
};

static bool unknown(struct catalogue *c, const struct conf_node *node, const char *name,
                    struct err *err)
{
  return conf_refuse(c->conf, node, err, _("%s does not stand in the catalogue above."), name);
}

static bool add_text(struct catalogue *c, const struct conf_node *node, const char *text, int i,
                     void *data, struct err *err)
{
  (void)node;
  (void)i;
  (void)err;
  struct practice_texts *texts = data;
  texts->texts =
      arena_grow(c->arena, texts->texts, texts->n, &texts->capacity, sizeof *texts->texts);
  texts->texts[texts->n++] = text;
  return true;
}

static bool read_numbers(struct catalogue *c, const struct conf_node *node, const char *name,
                         int **numbers, size_t *n, struct err *err)
{
  const struct conf_node *list = conf_get(node, name);
  if (!list || conf_kind(list) != CONF_LIST)
    return conf_refuse(c->conf, node, err, _("%s must be a list of whole numbers."), name);
  *n = conf_length(list);
  *numbers = arena_alloc(c->arena, *n * sizeof **numbers);
  for (size_t i = 0; i < *n; i++) {
    if (conf_kind(conf_at(list, i)) != CONF_INTEGER)
      return conf_refuse(c->conf, list, err, _("%s must be a list of whole numbers."), name);
    (*numbers)[i] = (int)conf_whole(conf_at(list, i));
  }
  return true;
}

static bool read_pair(struct catalogue *c, const struct conf_node *node, const char *name,
                      int pair[2], struct err *err)
{
  int *numbers = NULL;
  size_t n = 0;
  if (!conf_get(node, name)) return true;
  if (!read_numbers(c, node, name, &numbers, &n, err)) return false;
  if (n != 2 || numbers[0] > numbers[1])
    return conf_refuse(c->conf, conf_get(node, name), err,
                       _("%s must be two whole numbers, the smaller first."), name);
  memcpy(pair, numbers, 2 * sizeof *pair);
  return true;
}

static bool find_area(struct catalogue *c, const struct conf_node *node, const struct reading *r,
                      int64_t *id, const char **name, struct err *err)
{
  if (!catalogue_text(c, node, "area", name, err)) return false;
  for (size_t i = 0; i < r->n_areas; i++)
    if (strcmp(r->areas[i].name, *name) == 0) *id = r->areas[i].id;
  return *id != 0 || unknown(c, node, *name, err);
}

static bool find_owner(struct catalogue *c, const struct conf_node *node, const struct reading *r,
                       int64_t *id, struct err *err)
{
  const char *name = NULL;
  if (!catalogue_text(c, node, "owner", &name, err)) return false;
  for (size_t i = 0; i < r->n_owners; i++)
    if (strcmp(r->owners[i].short_name, name) == 0) *id = r->owners[i].id;
  return *id != 0 || unknown(c, node, name, err);
}

static const struct category *find_category(const struct reading *r, const char *code)
{
  for (size_t i = 0; i < r->n_categories; i++)
    if (strcmp(r->categories[i].code, code) == 0) return &r->categories[i];
  return NULL;
}

static bool read_places(struct catalogue *c, struct reading *r, struct practice_area *area,
                        struct err *err)
{
  struct place *places = NULL;
  if (!store_places(r->p->ops.store, area->id, c->arena, &places, &area->n_places, err))
    return false;
  area->places = arena_alloc(c->arena, (area->n_places + 1) * sizeof *area->places);
  for (size_t i = 0; i < area->n_places; i++)
    area->places[i] = places[i].id;
  return true;
}

static bool read_area(struct catalogue *c, const struct conf_node *node, void *data,
                      struct err *err)
{
  struct reading *r = data;
  struct practice_plan *plan = &r->p->plan;
  plan->areas =
      arena_grow(c->arena, plan->areas, plan->n_areas, &plan->areas_capacity, sizeof *plan->areas);
  struct practice_area *area = &plan->areas[plan->n_areas++];
  *area = (struct practice_area){0};
  return find_area(c, node, r, &area->id, &area->name, err) &&
         catalogue_number(c, node, "share", 1, 1, 100, &area->share, err) &&
         catalogue_number(c, node, "drift", 0, -30, 30, &area->drift, err) &&
         catalogue_number(c, node, "influence", 3, 1, 5, &area->influence, err) &&
         catalogue_each_text(c, node, "often", add_text, &area->often, err) &&
         read_places(c, r, area, err);
}

static bool find_units(struct catalogue *c, const struct conf_node *node, const struct practice *p,
                       struct practice_kind *kind, struct err *err)
{
  kind->units = arena_alloc(c->arena, (kind->sources.n + 1) * sizeof *kind->units);
  for (size_t i = 0; i < kind->sources.n; i++) {
    size_t unit = 0;
    while (unit < p->n_units && strcmp(p->units[unit].short_name, kind->sources.texts[i]) != 0)
      unit++;
    if (unit == p->n_units) return unknown(c, node, kind->sources.texts[i], err);
    kind->units[i] = unit;
  }
  return kind->sources.n > 0 ||
         conf_refuse(c->conf, node, err, _("%s is missing. Write %s = \"...\";"), "sources",
                     "sources");
}

static bool read_kind(struct catalogue *c, const struct conf_node *node, void *data,
                      struct err *err)
{
  struct reading *r = data;
  struct practice_plan *plan = &r->p->plan;
  plan->kinds =
      arena_grow(c->arena, plan->kinds, plan->n_kinds, &plan->kinds_capacity, sizeof *plan->kinds);
  struct practice_kind *kind = &plan->kinds[plan->n_kinds++];
  *kind = (struct practice_kind){.cost = {NO_AMOUNT, NO_AMOUNT}};
  if (!catalogue_text(c, node, "category", &kind->code, err) ||
      !catalogue_number(c, node, "share", 1, 1, 100, &kind->share, err) ||
      !catalogue_number(c, node, "police", 0, 0, 100, &kind->police, err) ||
      !read_numbers(c, node, "severity", &kind->severity, &kind->n_severity, err) ||
      !read_pair(c, node, "hours", kind->hours, err) ||
      !read_pair(c, node, "cost", kind->cost, err) ||
      !catalogue_each_text(c, node, "sources", add_text, &kind->sources, err) ||
      !catalogue_each_text(c, node, "notes", add_text, &kind->notes, err))
    return false;
  const struct category *category = find_category(r, kind->code);
  if (!category) return unknown(c, node, kind->code, err);
  kind->category_id = category->id;
  kind->soft = category->soft;
  return find_units(c, node, r->p, kind, err);
}

static bool read_measure_texts(struct catalogue *c, const struct conf_node *node,
                               struct practice_measure *m, struct err *err)
{
  return catalogue_text(c, node, "problem", &m->problem, err) &&
         catalogue_text(c, node, "text", &m->text, err) &&
         conf_string(node, "technique", NULL, &m->technique, err) &&
         conf_string(node, "goal", NULL, &m->goal, err) &&
         conf_string(node, "measure", NULL, &m->measure, err) &&
         catalogue_each_text(c, node, "steps", add_text, &m->steps, err);
}

static bool fill_measure(struct catalogue *c, const struct conf_node *node, const struct reading *r,
                         struct practice_measure *m, struct err *err)
{
  const char *code = NULL;
  if (!read_measure_texts(c, node, m, err) || !find_owner(c, node, r, &m->owner_id, err) ||
      !catalogue_word(c, node, "type", measure_type_terms, &m->type, err) ||
      !catalogue_word(c, node, "kind", deadline_kind_terms, &m->deadline_kind, err) ||
      !catalogue_number(c, node, "days", 14, 1, 200, &m->days, err) ||
      !catalogue_number(c, node, "budget", NO_AMOUNT, NO_AMOUNT, 10000000, &m->budget, err) ||
      !catalogue_number(c, node, "hours", -1, -1, 1000, &m->hours, err) ||
      !conf_string(node, "category", "", &code, err))
    return false;
  const struct category *category = find_category(r, code);
  if (*code && !category) return unknown(c, node, code, err);
  m->category_id = category ? category->id : 0;
  return true;
}

static bool read_measure(struct catalogue *c, const struct conf_node *node, void *data,
                         struct err *err)
{
  struct reading *r = data;
  struct practice_plan *plan = &r->p->plan;
  plan->measures = arena_grow(c->arena, plan->measures, plan->n_measures, &plan->measures_capacity,
                              sizeof *plan->measures);
  struct practice_measure *m = &plan->measures[plan->n_measures++];
  *m = (struct practice_measure){0};
  return fill_measure(c, node, r, m, err);
}

static bool read_quick(struct catalogue *c, const struct conf_node *node, void *data,
                       struct err *err)
{
  struct reading *r = data;
  struct practice_plan *plan = &r->p->plan;
  const char *area = NULL;
  plan->quick =
      arena_grow(c->arena, plan->quick, plan->n_quick, &plan->quick_capacity, sizeof *plan->quick);
  struct practice_measure *m = &plan->quick[plan->n_quick++];
  *m = (struct practice_measure){0};
  return fill_measure(c, node, r, m, err) && find_area(c, node, r, &m->area_id, &area, err) &&
         catalogue_number(c, node, "ago", 10, 1, 700, &m->ago, err) &&
         catalogue_number(c, node, "late", 0, 0, 365, &m->late, err) &&
         catalogue_number(c, node, "before", 0, -100, 1000, &m->before, err) &&
         catalogue_number(c, node, "since", 0, -100, 1000, &m->since, err);
}

static bool read_event(struct catalogue *c, const struct conf_node *node, void *data,
                       struct err *err)
{
  struct reading *r = data;
  struct practice_plan *plan = &r->p->plan;
  const char *area = NULL;
  plan->events = arena_grow(c->arena, plan->events, plan->n_events, &plan->events_capacity,
                            sizeof *plan->events);
  struct practice_event *e = &plan->events[plan->n_events++];
  *e = (struct practice_event){0};
  return find_area(c, node, r, &e->area_id, &area, err) &&
         catalogue_text(c, node, "what", &e->what, err) &&
         conf_string(node, "size", NULL, &e->size, err) &&
         conf_string(node, "responsible", NULL, &e->responsible, err) &&
         conf_string(node, "problem", NULL, &e->problem, err) &&
         catalogue_number(c, node, "from", 1, 1, 366, &e->from, err) &&
         catalogue_number(c, node, "days", 1, 1, 60, &e->days, err);
}

static bool is_among(const struct practice_texts *texts, const char *text)
{
  for (size_t i = 0; i < texts->n; i++)
    if (strcmp(texts->texts[i], text) == 0) return true;
  return false;
}

/* What is often seen in an area is three times as common there. */
static void sum_kinds(const struct practice_plan *plan, struct practice_area *area)
{
  double sum = 0;
  for (size_t k = 0; k < plan->n_kinds; k++) {
    int often = is_among(&area->often, plan->kinds[k].code) ? 3 : 1;
    sum += plan->kinds[k].share * often * area->changed[k];
    area->kinds[k] = sum;
  }
}

void practice_change(struct practice *p, int64_t area_id, int64_t category_id, int percent)
{
  for (size_t a = 0; a < p->plan.n_areas; a++) {
    struct practice_area *area = &p->plan.areas[a];
    if (area->id != area_id) continue;
    for (size_t k = 0; k < p->plan.n_kinds; k++)
      if (p->plan.kinds[k].category_id == category_id) area->changed[k] = 1 + percent / 100.0;
    sum_kinds(&p->plan, area);
  }
}

static void sum_all_kinds(struct practice *p)
{
  struct practice_plan *plan = &p->plan;
  for (size_t a = 0; a < plan->n_areas; a++) {
    struct practice_area *area = &plan->areas[a];
    area->kinds = arena_alloc(&p->arena, plan->n_kinds * sizeof *area->kinds);
    area->changed = arena_alloc(&p->arena, plan->n_kinds * sizeof *area->changed);
    for (size_t k = 0; k < plan->n_kinds; k++)
      area->changed[k] = 1;
    sum_kinds(plan, area);
  }
  for (size_t i = 0; i < plan->n_quick; i++)
    practice_change(p, plan->quick[i].area_id, plan->quick[i].category_id, plan->quick[i].before);
  p->slow = arena_alloc(&p->arena, p->n_units * sizeof *p->slow);
  for (size_t u = 0; u < p->n_units; u++)
    p->slow[u] = is_among(&plan->slow, p->units[u].short_name);
}

static bool read_sentences(struct catalogue *c, const struct conf_node *node,
                           struct practice_plan *plan, struct err *err)
{
  return catalogue_text(c, node, "moved", &plan->moved, err) &&
         catalogue_text(c, node, "aborted", &plan->aborted, err) &&
         catalogue_text(c, node, "rejected", &plan->rejected, err) &&
         catalogue_text(c, node, "deviation", &plan->deviation, err) &&
         catalogue_text(c, node, "inseparable", &plan->inseparable, err) &&
         catalogue_text(c, node, "outcome", &plan->outcome, err) &&
         catalogue_text(c, node, "meeting_place", &plan->meeting_place, err);
}

static bool read_lists(struct catalogue *c, const struct conf_node *node, struct reading *r,
                       struct err *err)
{
  struct practice_plan *plan = &r->p->plan;
  return catalogue_number(c, node, "observations", 2400, 1, 10000, &plan->observations, err) &&
         read_numbers(c, node, "months", &plan->months, &plan->n_months, err) &&
         read_numbers(c, node, "weekdays", &plan->weekdays, &plan->n_weekdays, err) &&
         catalogue_each_text(c, node, "slow", add_text, &plan->slow, err) &&
         catalogue_each_text(c, node, "ways", add_text, &plan->ways, err) &&
         catalogue_each_text(c, node, "consequences", add_text, &plan->consequences, err) &&
         catalogue_each(c, node, "areas", read_area, r, err) &&
         catalogue_each(c, node, "kinds", read_kind, r, err) &&
         catalogue_each(c, node, "measures", read_measure, r, err) &&
         catalogue_each(c, node, "quick", read_quick, r, err) &&
         catalogue_each(c, node, "events", read_event, r, err);
}

static bool read_posts(struct practice *p, struct err *err)
{
  struct post *posts = NULL;
  size_t n = 0;
  if (!store_posts(p->ops.store, &p->arena, &posts, &n, err)) return false;
  p->raters = arena_alloc(&p->arena, (n + 1) * sizeof *p->raters);
  for (size_t i = 0; i < n; i++)
    if (posts[i].rater) p->raters[p->n_raters++] = posts[i];
  return true;
}

bool practice_read(struct practice *p, struct err *err)
{
  struct reading r = {.p = p};
  struct store *store = p->ops.store;
  struct catalogue c = {.store = store, .conf = p->conf, .arena = &p->arena};
  const struct conf_node *root = conf_root(p->conf), *node = conf_get(root, "practice");
  if (!node)
    return conf_refuse(p->conf, root, err, _("%s is missing. Write %s = { ... };"), "practice",
                       "practice");
  if (!store_areas(store, 0, &p->arena, &r.areas, &r.n_areas, err) ||
      !store_categories(store, 0, &p->arena, &r.categories, &r.n_categories, err) ||
      !store_owners(store, 0, &p->arena, &r.owners, &r.n_owners, err) ||
      !store_units(store, 0, &p->arena, &p->units, &p->n_units, err) || !read_posts(p, err) ||
      !store_municipality(store, &p->arena, &p->municipality, err) ||
      !read_lists(&c, node, &r, err) || !read_sentences(&c, node, &p->plan, err))
    return false;
  if (p->plan.n_months != PRACTICE_MONTHS || p->plan.n_weekdays != PRACTICE_WEEKDAYS ||
      p->plan.n_areas == 0 || p->plan.n_kinds == 0 || p->plan.n_measures == 0)
    return conf_refuse(p->conf, node, err,
                       _("practice needs twelve months, seven weekdays, and areas, kinds and "
                         "measures."));
  sum_all_kinds(p);
  return true;
}
