// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/catalogue.h"

#include "base/file.h"
#include "base/i18n.h"
#include "ops/verb.h"
#include "ops/wheel.h"
#include "store/store_write.h"

#include <string.h>
#include <unistd.h>

enum { MOST_PLACES = 9, MOST_FEW = 100, LAST_LOCK_DAY = 28 };

static const char shipped_catalogue[] = "catalogue.conf", own_name[] = "municipality",
                  only_basics[] = "empty";

/* Members of a catalogue that are no section: "practice" is read by practice.c. */
static const char *const other_members[] = {own_name, "valid_from", "practice"};

static bool find_decider(struct catalogue *c, const struct conf_node *node, int64_t *decider_id,
                         struct err *err)
{
  const char *short_name = NULL;
  if (!conf_string(node, "decider", NULL, &short_name, err)) return false;
  if (!short_name) return true;
  struct body *bodies = NULL;
  size_t n = 0;
  if (!store_bodies(c->store, c->arena, &bodies, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (strcmp(bodies[i].short_name, short_name) == 0) *decider_id = bodies[i].id;
  if (*decider_id == 0)
    return conf_refuse(c->conf, conf_get(node, "decider"), err,
                       _("No body has the short name %s. Write one that stands in bodies."),
                       short_name);
  return true;
}

static bool read_municipality(struct catalogue *c, const struct conf_node *node,
                              struct municipality *m, struct err *err)
{
  static const char *const members[] = {"name",   "code",    "group_name", "registry_number",
                                        "sender", "places",  "few",        "lock_day",
                                        "method", "decider", NULL};
  int method = 0;
  if (conf_kind(node) != CONF_GROUP)
    return conf_refuse(c->conf, node, err, _("%s must be a group. Write %s = { ... };"), own_name,
                       own_name);
  if (!conf_only(c->conf, node, members, err) || !conf_string(node, "name", NULL, &m->name, err) ||
      !conf_string(node, "code", NULL, &m->code, err) ||
      !conf_string(node, "group_name", m->group_name, &m->group_name, err) ||
      !conf_string(node, "registry_number", NULL, &m->registry_number, err) ||
      !conf_string(node, "sender", NULL, &m->sender, err) ||
      !catalogue_number(c, node, "places", m->places, 1, MOST_PLACES, &m->places, err) ||
      !catalogue_number(c, node, "few", m->few, 0, MOST_FEW, &m->few, err) ||
      !catalogue_number(c, node, "lock_day", m->lock_day, 1, LAST_LOCK_DAY, &m->lock_day, err) ||
      !catalogue_word(c, node, "method", ranking_method_terms, &method, err))
    return false;
  m->method = (enum ranking_method)method;
  return find_decider(c, node, &m->decider_id, err);
}

/* A group that has named no bodies gets the basic ones, and with them the one that decides. */
static bool basic_decider(struct catalogue *c, const struct conf *shipped, int64_t *decider_id,
                          struct err *err)
{
  const struct conf *own = c->conf;
  if (own && conf_get(conf_root(own), "bodies")) return true;
  c->conf = shipped;
  bool found = find_decider(c, conf_get(conf_root(shipped), own_name), decider_id, err);
  c->conf = own;
  return found;
}

static bool put_municipality(struct catalogue *c, const struct conf *shipped, const char *name,
                             bool practice, struct err *err)
{
  struct municipality m = {.group_name = "Trygghetsgruppen",
                           .places = 3,
                           .few = 10,
                           .lock_day = 2,
                           .method = METHOD_SHARE,
                           .practice = practice};
  const struct conf_node *node = c->conf ? conf_get(conf_root(c->conf), own_name) : NULL;
  if ((node && !read_municipality(c, node, &m, err)) ||
      !basic_decider(c, shipped, &m.decider_id, err))
    return false;
  if (name && *name) m.name = name;
  if (!m.name || !*m.name)
    return err_set(err, _("The municipality's name is missing. Say what it is called."));
  return store_put_municipality(c->store, &m, err);
}

/* Every section from the own catalogue, or, those that every database needs, from the shipped. */
static bool load_sections(struct catalogue *c, const struct conf *own, const struct conf *shipped,
                          struct err *err)
{
  for (const struct catalogue_section *s = catalogue_sections; s->name; s++) {
    bool has = own && conf_get(conf_root(own), s->name);
    if (!has && !s->always) continue;
    c->conf = has ? own : shipped;
    c->basics = !has;
    if (!catalogue_day(c, conf_root(c->conf), "valid_from", 20000101, &c->valid_from, err) ||
        !s->load(c, s->name, err))
      return false;
  }
  c->conf = own;
  return true;
}

static bool check_members(const struct conf *conf, struct err *err)
{
  const char *names[24] = {NULL};
  size_t n = 0;
  for (; catalogue_sections[n].name; n++)
    names[n] = catalogue_sections[n].name;
  for (size_t i = 0; i < sizeof other_members / sizeof other_members[0]; i++)
    names[n++] = other_members[i];
  return conf_only(conf, conf_root(conf), names, err);
}

static const char *path_of(struct arena *arena, const char *catalogue)
{
  return file_exists(catalogue) || strchr(catalogue, '/') ? catalogue
                                                          : file_shipped(arena, catalogue);
}

static bool open_catalogue(struct conf **conf, const char *name, struct arena *arena,
                           struct err *err)
{
  const char *path = path_of(arena, name);
  return conf_open(conf, path ? path : name, err) && check_members(*conf, err);
}

static bool fill(struct store *store, const struct conf *own, const struct conf *shipped,
                 const char *municipality, bool practice, const struct clock *clock,
                 struct arena *arena, struct err *err)
{
  struct catalogue c = {.store = store, .shipped = shipped, .arena = arena, .today = clock->date};
  struct clock now = *clock;
  struct ops ops = {.store = store, .clock = &now, .who = ""};
  struct municipality m;
  if (!store_begin(store, err)) return false;
  bool ok = load_sections(&c, own, shipped, err) &&
            put_municipality(&c, shipped, municipality, practice, err) &&
            store_municipality(store, arena, &m, err);
  return verb_finish(&ops, ok, VERB_DATABASE_NEW, ok ? m.name : "", NULL, err);
}

static bool make(struct store **store, const char *path, const struct conf *own,
                 const struct conf *shipped, const char *municipality, bool practice,
                 const struct clock *clock, struct arena *arena, struct err *err)
{
  const struct store_options options = {.mode = STORE_WRITE, .create = true};
  if (!store_open(store, path, &options, err)) return false;
  if (fill(*store, own, shipped, municipality, practice, clock, arena, err)) return true;
  store_close(*store);
  *store = NULL;
  unlink(path);
  return false;
}

bool catalogue_new(struct store **store, const char *path, const char *catalogue,
                   const char *municipality, bool practice, const struct clock *clock,
                   struct err *err)
{
  struct arena arena = {0};
  struct conf *own = NULL, *shipped = NULL;
  const char *name = catalogue ? catalogue : shipped_catalogue;
  bool made = open_catalogue(&shipped, shipped_catalogue, &arena, err) &&
              (strcmp(name, only_basics) == 0 || open_catalogue(&own, name, &arena, err)) &&
              make(store, path, own, shipped, municipality, practice, clock, &arena, err);
  conf_close(own);
  conf_close(shipped);
  arena_release(&arena);
  return made;
}

bool ops_new_database(const char *path, const char *catalogue, const char *municipality,
                      const struct clock *clock, struct err *err)
{
  struct store *store = NULL;
  if (!catalogue_new(&store, path, catalogue, municipality, false, clock, err)) return false;
  store_close(store);
  return true;
}

static bool load_section(struct catalogue *c, const char *name, struct err *err)
{
  const struct catalogue_section *s = catalogue_sections;
  while (strcmp(s->name, name) != 0)
    s++;
  return s->load(c, s->name, err);
}

static bool fill_wheel(struct ops *ops, struct arena *arena, struct err *err)
{
  struct conf *shipped = NULL;
  bool ok = open_catalogue(&shipped, shipped_catalogue, arena, err) && store_begin(ops->store, err);
  if (ok) {
    struct catalogue c = {.store = ops->store,
                          .conf = shipped,
                          .shipped = shipped,
                          .arena = arena,
                          .today = ops->clock->date,
                          .basics = true};
    ok = verb_finish(ops, load_section(&c, "year_wheel", err), VERB_WHEEL_FILL, "", NULL, err);
  }
  conf_close(shipped);
  return ok;
}

bool ops_fill_wheel(struct ops *ops, struct err *err)
{
  struct arena arena = {0};
  struct wheel_rule *rules;
  size_t n;
  bool ok = store_wheel_rules(ops->store, &arena, &rules, &n, err);
  if (ok && n > 0)
    ok = err_set(err, _("The year wheel has rules already. F4 adds one, F2 changes one."));
  ok = ok && fill_wheel(ops, &arena, err);
  arena_release(&arena);
  return ok;
}
