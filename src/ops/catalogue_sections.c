// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/catalogue.h"

#include "base/date.h"
#include "base/i18n.h"
#include "store/store_write.h"

#include <string.h>

enum { CODE_LENGTH = 8, MOST_POPULATION = 10000000 };

static const struct term body_kinds[] = {{.id = "group"},     {.id = "management"},
                                         {.id = "committee"}, {.id = "council"},
                                         {.id = "other"},     {.id = NULL}};

/* Every member of an entry, with `off` and `note`, which all may have. */
#define ONLY(c, node, err, ...) \
  conf_only((c)->conf, node, (const char *const[]){__VA_ARGS__, "off", "note", NULL}, err)

/* ---- what is counted ---- */

static bool load_category(struct catalogue *c, const struct conf_node *node, void *group,
                          struct err *err)
{
  struct category category = {.group_id = *(const int64_t *)group};
  int weight = 1;
  if (!ONLY(c, node, err, "code", "name", "weight", "soft", "valid_from", "valid_to") ||
      !catalogue_text(c, node, "code", &category.code, err) ||
      !catalogue_text(c, node, "name", &category.name, err) ||
      !catalogue_number(c, node, "weight", 1, 1, 5, &weight, err) ||
      !conf_boolean(node, "soft", false, &category.soft, err) ||
      !catalogue_validity(c, node, &category.valid_from, &category.valid_to, err) ||
      !catalogue_claim(c, node, "category", category.code, err))
    return false;
  if (strlen(category.code) > CODE_LENGTH)
    return conf_refuse(c->conf, conf_get(node, "code"), err,
                       _("The code %s is too long. Write at most %d signs."), category.code,
                       CODE_LENGTH);
  return store_put_category(c->store, &category, err) &&
         (weight == 1 || store_put_weight(c->store, category.id, weight, category.valid_from, err));
}

static bool load_category_group(struct catalogue *c, const struct conf_node *node, void *count,
                                struct err *err)
{
  struct category_group group = {.number = ++*(int *)count};
  return ONLY(c, node, err, "name", "categories") &&
         catalogue_text(c, node, "name", &group.name, err) &&
         catalogue_claim(c, node, "category_group", group.name, err) &&
         store_put_category_group(c->store, &group, err) &&
         catalogue_each(c, node, "categories", load_category, &group.id, err);
}

static bool load_category_groups(struct catalogue *c, const char *name, struct err *err)
{
  int count = 0;
  return catalogue_each(c, conf_root(c->conf), name, load_category_group, &count, err);
}

static bool load_step(struct catalogue *c, const struct conf_node *node, const char *text, int i,
                      void *data, struct err *err)
{
  (void)node;
  struct step *step = data;
  step->value = i + 1;
  step->text = text;
  return store_put_step(c->store, step, err);
}

static bool load_steps(struct catalogue *c, const char *name, struct err *err)
{
  static const struct {
    const char *kind;
    size_t steps;
  } scales[] = {{"severity", 3}, {"need", 5}, {"influence", 5}};
  const struct conf_node *node = conf_get(conf_root(c->conf), name);
  if (conf_kind(node) != CONF_GROUP)
    return conf_refuse(c->conf, node, err, _("%s must be a group. Write %s = { ... };"), name,
                       name);
  if (!ONLY(c, node, err, "severity", "need", "influence")) return false;
  for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
    struct step step = {.kind = scales[i].kind};
    const struct conf_node *scale = conf_get(node, step.kind);
    if (!scale || conf_kind(scale) != CONF_LIST || conf_length(scale) != scales[i].steps)
      return conf_refuse(c->conf, scale ? scale : node, err,
                         _("%s must have exactly %zu steps. Write one text for each."), step.kind,
                         scales[i].steps);
    if (!catalogue_each_text(c, node, step.kind, load_step, &step, err)) return false;
  }
  return true;
}

static bool put_technique(struct catalogue *c, const char *code, const char *name, struct err *err)
{
  struct technique technique = {.code = code, .name = name};
  return store_put_technique(c->store, &technique, err);
}

static bool load_technique(struct catalogue *c, const struct conf_node *node, const char *text,
                           int i, void *group, struct err *err)
{
  (void)node;
  return put_technique(c, arena_printf(c->arena, "%d.%d", *(int *)group, i + 1), text, err);
}

static bool load_technique_group(struct catalogue *c, const struct conf_node *node, void *count,
                                 struct err *err)
{
  const char *name = NULL;
  int *group = count;
  ++*group;
  return ONLY(c, node, err, "name", "techniques") && catalogue_text(c, node, "name", &name, err) &&
         put_technique(c, arena_printf(c->arena, "%d", *group), name, err) &&
         catalogue_each_text(c, node, "techniques", load_technique, group, err);
}

static bool load_technique_groups(struct catalogue *c, const char *name, struct err *err)
{
  int count = 0;
  return catalogue_each(c, conf_root(c->conf), name, load_technique_group, &count, err);
}

/* The words alone lead where the shipped agenda leads from the same words. */
static bool load_agenda_text(struct catalogue *c, const struct conf_node *node, const char *text,
                             int i, void *data, struct err *err)
{
  const struct conf_node *list = conf_get(conf_root(c->shipped), "agenda");
  int kind = AGENDA_OTHER;
  (void)node, (void)data;
  for (size_t s = 0; list && s < conf_length(list); s++) {
    const struct conf_node *entry = conf_at(list, s), *name = conf_get(entry, "name");
    if (name && conf_text(name) && strcmp(conf_text(name), text) == 0 &&
        !catalogue_word(c, entry, "kind", agenda_kind_terms, &kind, err))
      return false;
  }
  const struct meeting_item item = {.number = i + 1, .text = text, .kind = (enum agenda_kind)kind};
  return store_put_agenda_item(c->store, &item, err);
}

static bool load_agenda_item(struct catalogue *c, const struct conf_node *node, void *count,
                             struct err *err)
{
  struct meeting_item item = {.number = ++*(int *)count};
  int kind = 0;
  if (!ONLY(c, node, err, "name", "kind") || !catalogue_text(c, node, "name", &item.text, err) ||
      !catalogue_word(c, node, "kind", agenda_kind_terms, &kind, err))
    return false;
  item.kind = conf_get(node, "kind") ? (enum agenda_kind)kind : AGENDA_OTHER;
  return store_put_agenda_item(c->store, &item, err);
}

static bool load_agenda(struct catalogue *c, const char *name, struct err *err)
{
  const struct conf_node *root = conf_root(c->conf), *list = conf_get(root, name);
  int count = 0;
  if (list && conf_length(list) > 0 && conf_kind(conf_at(list, 0)) == CONF_STRING)
    return catalogue_each_text(c, root, name, load_agenda_text, NULL, err);
  return catalogue_each(c, root, name, load_agenda_item, &count, err);
}

/* ---- who ---- */

static bool load_post(struct catalogue *c, const struct conf_node *node, void *body,
                      struct err *err)
{
  struct post post = {.body_id = *(const int64_t *)body};
  return ONLY(c, node, err, "name", "rater", "valid_from", "valid_to") &&
         catalogue_text(c, node, "name", &post.name, err) &&
         conf_boolean(node, "rater", false, &post.rater, err) &&
         catalogue_validity(c, node, &post.valid_from, &post.valid_to, err) &&
         store_put_post(c->store, &post, err);
}

static bool load_body(struct catalogue *c, const struct conf_node *node, void *data,
                      struct err *err)
{
  (void)data;
  struct body body = {0};
  int kind = 0;
  bool basic = false;
  if (!ONLY(c, node, err, "name", "short_name", "kind", "basic", "posts", "valid_from",
            "valid_to") ||
      !conf_boolean(node, "basic", false, &basic, err))
    return false;
  if (c->basics && !basic) return true;
  if (!catalogue_text(c, node, "name", &body.name, err) ||
      !catalogue_text(c, node, "short_name", &body.short_name, err) ||
      !catalogue_word(c, node, "kind", body_kinds, &kind, err) ||
      !catalogue_validity(c, node, &body.valid_from, &body.valid_to, err) ||
      !catalogue_claim(c, node, "body", body.short_name, err))
    return false;
  body.kind = body_kinds[kind].id;
  /* Since when a body met before the catalogue's own time is not known. */
  if (!conf_get(node, "valid_from")) body.valid_from = DATE_NONE;
  return store_put_body(c->store, &body, err) &&
         catalogue_each(c, node, "posts", load_post, &body.id, err);
}

static bool load_bodies(struct catalogue *c, const char *name, struct err *err)
{
  return catalogue_each(c, conf_root(c->conf), name, load_body, NULL, err);
}

static bool load_committee(struct catalogue *c, const struct conf_node *node, void *owner,
                           struct err *err)
{
  const char *name = NULL;
  int from = DATE_NONE, to = DATE_NONE;
  return ONLY(c, node, err, "name", "valid_from", "valid_to") &&
         catalogue_text(c, node, "name", &name, err) &&
         catalogue_validity(c, node, &from, &to, err) &&
         store_put_committee(c->store, *(const int64_t *)owner, name, from, to, err);
}

static bool load_owner(struct catalogue *c, const struct conf_node *node, void *external,
                       struct err *err)
{
  struct owner owner = {.number = ++c->n_owners, .external = *(const bool *)external};
  return ONLY(c, node, err, "name", "short_name", "committees", "valid_from", "valid_to") &&
         catalogue_text(c, node, "name", &owner.name, err) &&
         catalogue_text(c, node, "short_name", &owner.short_name, err) &&
         catalogue_validity(c, node, &owner.valid_from, &owner.valid_to, err) &&
         catalogue_claim(c, node, "owner", owner.short_name, err) &&
         store_put_owner(c->store, &owner, err) &&
         catalogue_each(c, node, "committees", load_committee, &owner.id, err);
}

static bool load_departments(struct catalogue *c, const char *name, struct err *err)
{
  bool external = false;
  return catalogue_each(c, conf_root(c->conf), name, load_owner, &external, err);
}

static bool load_external_owners(struct catalogue *c, const char *name, struct err *err)
{
  bool external = true;
  return catalogue_each(c, conf_root(c->conf), name, load_owner, &external, err);
}

static bool load_unit(struct catalogue *c, const struct conf_node *node, void *count,
                      struct err *err)
{
  struct reporting_unit unit = {.number = ++*(int *)count};
  int kind = 0;
  if (!ONLY(c, node, err, "name", "short_name", "kind", "reporter", "address", "valid_from",
            "valid_to") ||
      !catalogue_text(c, node, "name", &unit.name, err) ||
      !catalogue_text(c, node, "short_name", &unit.short_name, err) ||
      !catalogue_word(c, node, "kind", unit_kind_terms, &kind, err) ||
      !conf_string(node, "address", NULL, &unit.address, err) ||
      !catalogue_validity(c, node, &unit.valid_from, &unit.valid_to, err) ||
      !catalogue_claim(c, node, "reporting_unit", unit.short_name, err))
    return false;
  if (conf_get(node, "reporter") && !catalogue_text(c, node, "reporter", &unit.reporter, err))
    return false;
  unit.kind = (enum unit_kind)kind;
  return store_put_unit(c->store, &unit, err);
}

static bool load_units(struct catalogue *c, const char *name, struct err *err)
{
  int count = 0;
  return catalogue_each(c, conf_root(c->conf), name, load_unit, &count, err);
}

/* ---- where ---- */

struct areas {
  int *count;
  struct area area;
};

static bool load_alias(struct catalogue *c, const struct conf_node *node, const char *text, int i,
                       void *area, struct err *err)
{
  (void)i;
  struct alias alias = {.area_id = ((const struct area *)area)->id, .name = text};
  return catalogue_claim(c, node, "area", text, err) && store_put_alias(c->store, &alias, err);
}

static bool load_place(struct catalogue *c, const struct conf_node *node, const char *text, int i,
                       void *data, struct err *err)
{
  (void)i;
  const struct area *area = data;
  struct place place = {.area_id = area->id, .name = text, .valid_from = area->valid_from};
  const char *space = arena_printf(c->arena, "places of %s", area->name);
  return catalogue_claim(c, node, space, text, err) && store_put_place(c->store, &place, err);
}

static bool load_area(struct catalogue *c, const struct conf_node *node, void *data,
                      struct err *err)
{
  const struct areas *outer = data;
  struct areas areas = {.count = outer->count};
  struct area *area = &areas.area;
  int population = NO_AMOUNT;
  area->number = ++*areas.count;
  area->parent_id = outer->area.id;
  if (!ONLY(c, node, err, "name", "aliases", "places", "areas", "ranked", "population",
            "valid_from", "valid_to") ||
      !catalogue_text(c, node, "name", &area->name, err) ||
      !conf_boolean(node, "ranked", true, &area->ranked, err) ||
      !catalogue_number(c, node, "population", NO_AMOUNT, NO_AMOUNT, MOST_POPULATION, &population,
                        err) ||
      !catalogue_validity(c, node, &area->valid_from, &area->valid_to, err) ||
      !catalogue_claim(c, node, "area", area->name, err))
    return false;
  area->population = population;
  return store_put_area(c->store, area, err) &&
         catalogue_each_text(c, node, "aliases", load_alias, area, err) &&
         catalogue_each_text(c, node, "places", load_place, area, err) &&
         catalogue_each(c, node, "areas", load_area, &areas, err);
}

static bool load_areas(struct catalogue *c, const char *name, struct err *err)
{
  int count = 0;
  struct areas areas = {.count = &count};
  return catalogue_each(c, conf_root(c->conf), name, load_area, &areas, err);
}

/* ---- when ---- */

enum { MOST_EVERY = 120, MOST_OFFSET = 60, MOST_PERIODS = 12, MOST_WARNING = 730 };

static bool load_wheel_texts(struct catalogue *c, const struct conf_node *node,
                             struct wheel_rule *rule, struct err *err)
{
  const struct {
    const char *name;
    const char **text;
  } texts[] = {{"short", &rule->short_name},
               {"fast_task", &rule->fast_task},
               {"body", &rule->body},
               {"pauses", &rule->pauses}};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    if (conf_get(node, texts[i].name) &&
        !catalogue_text(c, node, texts[i].name, texts[i].text, err))
      return false;
  return wheel_pauses_valid(rule->pauses) ||
         conf_refuse(c->conf, conf_get(node, "pauses"), err,
                     _("A pause is written like 06-20--08-16, several with a comma between."));
}

static bool load_wheel_rule(struct catalogue *c, const struct conf_node *node, void *count,
                            struct err *err)
{
  struct wheel_rule rule = {.number = ++*(int *)count};
  int kind = 0, day = 0, about = 0, basis = 0;
  if (!ONLY(c, node, err, "task", "short", "kind", "every", "first", "day", "day_offset", "about",
            "about_offset", "basis", "body", "warning", "pauses", "fast_task", "valid_from",
            "valid_to") ||
      !catalogue_text(c, node, "task", &rule.task, err) || !load_wheel_texts(c, node, &rule, err) ||
      !catalogue_word(c, node, "kind", wheel_kind_terms, &kind, err) ||
      !catalogue_word(c, node, "day", wheel_day_terms, &day, err) ||
      !catalogue_word(c, node, "about", wheel_about_terms, &about, err) ||
      !catalogue_word(c, node, "basis", wheel_basis_terms, &basis, err) ||
      !catalogue_number(c, node, "every", 1, 1, MOST_EVERY, &rule.every, err) ||
      !catalogue_number(c, node, "day_offset", 0, 0, MOST_OFFSET, &rule.day_offset, err) ||
      !catalogue_number(c, node, "about_offset", 0, -MOST_PERIODS, MOST_PERIODS, &rule.about_offset,
                        err) ||
      !catalogue_number(c, node, "warning", 0, 0, MOST_WARNING, &rule.warning, err) ||
      !catalogue_day(c, node, "first", c->today, &rule.first_day, err) ||
      !catalogue_day(c, node, "valid_from", c->today, &rule.valid_from, err) ||
      !catalogue_day(c, node, "valid_to", DATE_NONE, &rule.valid_to, err))
    return false;
  rule.kind = (enum wheel_kind)kind;
  rule.day = (enum wheel_day)day;
  rule.about = (enum wheel_about)about;
  rule.basis = (enum wheel_basis)basis;
  return store_put_wheel_rule(c->store, &rule, err);
}

static bool load_year_wheel(struct catalogue *c, const char *name, struct err *err)
{
  int count = 0;
  return catalogue_each(c, conf_root(c->conf), name, load_wheel_rule, &count, err);
}

const struct catalogue_section catalogue_sections[] = {
    {"category_groups", true, load_category_groups},
    {"steps", true, load_steps},
    {"technique_groups", true, load_technique_groups},
    {"agenda", true, load_agenda},
    {"year_wheel", true, load_year_wheel},
    {"bodies", true, load_bodies},
    {"departments", false, load_departments},
    {"external_owners", false, load_external_owners},
    {"reporting_units", false, load_units},
    {"areas", false, load_areas},
    {NULL, false, NULL},
};
