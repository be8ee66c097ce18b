// SPDX-License-Identifier: GPL-3.0-or-later
/* Areas, places, categories and what else was named once and is chosen from. */
#include "store/handle.h"

#include <string.h>

/* A row that holds on day :on; 0 asks for all. */
#define HOLDS(t) \
  "(:on = 0 OR (" t ".valid_from <= :on AND ifnull(" t ".valid_to, 99999999) >= :on))"

static void read_municipality(struct statement *st, struct arena *arena, void *row)
{
  struct municipality *m = row;
  m->name = db_text(st, arena, 0);
  m->code = db_text(st, arena, 1);
  m->practice = db_int(st, 2) != 0;
  m->signature = db_text(st, arena, 3);
  m->group_name = db_text(st, arena, 4);
  m->decider_id = db_int64(st, 5);
  m->registry_number = db_text(st, arena, 6);
  m->sender = db_text(st, arena, 7);
  m->places = db_int(st, 8);
  m->few = db_int(st, 9);
  m->method = (enum ranking_method)db_term(st, 10, ranking_method_terms);
  m->lock_day = db_int(st, 11);
}

bool store_municipality(struct store *store, struct arena *arena, struct municipality *m,
                        struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT name, code, practice, signature, group_name, decider_id, registry_number, "
                 "sender, places, few, method, lock_day FROM municipality");
  return db_one(st, sizeof *m, read_municipality, arena, m, err);
}

/* Under the name that it had on day :on. */
#define AREA                                                                                  \
  "SELECT a.id, a.parent_id, a.number, a.valid_from, a.valid_to, ifnull((SELECT n.name FROM " \
  "area_name n WHERE :on > 0 AND n.area_id = a.id AND n.valid_to >= :on ORDER BY n.valid_to " \
  "LIMIT 1), a.name), a.ranked, a.population FROM area a "

static void read_area(struct statement *st, struct arena *arena, void *row)
{
  struct area *area = row;
  area->id = db_int64(st, 0);
  area->parent_id = db_int64(st, 1);
  area->number = db_int(st, 2);
  area->valid_from = db_int(st, 3);
  area->valid_to = db_int(st, 4);
  area->name = db_text(st, arena, 5);
  area->ranked = db_int(st, 6) != 0;
  area->population = db_amount(st, 7);
}

bool store_areas(struct store *store, int on, struct arena *arena, struct area **rows, size_t *n,
                 struct err *err)
{
  struct statement *st = db_prepare(store->db, AREA "WHERE " HOLDS("a") " ORDER BY a.number");
  db_bind_int(st, ":on", on);
  return (*rows = db_list(st, sizeof **rows, read_area, arena, n, err)) != NULL;
}

bool store_area(struct store *store, int64_t id, int on, struct arena *arena, struct area *area,
                struct err *err)
{
  struct statement *st = db_prepare(store->db, AREA "WHERE a.id = :id");
  db_bind_int(st, ":on", on);
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *area, read_area, arena, area, err);
}

static void read_place(struct statement *st, struct arena *arena, void *row)
{
  struct place *place = row;
  place->id = db_int64(st, 0);
  place->area_id = db_int64(st, 1);
  place->name = db_text(st, arena, 2);
  place->valid_from = db_int(st, 3);
  place->valid_to = db_int(st, 4);
}

bool store_places(struct store *store, int64_t area_id, struct arena *arena, struct place **rows,
                  size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, area_id, name, valid_from, valid_to FROM place WHERE :area "
                            "= 0 OR area_id = :area ORDER BY name COLLATE swedish, id");
  db_bind_int(st, ":area", area_id);
  return (*rows = db_list(st, sizeof **rows, read_place, arena, n, err)) != NULL;
}

static void read_alias(struct statement *st, struct arena *arena, void *row)
{
  struct alias *alias = row;
  alias->id = db_int64(st, 0);
  alias->area_id = db_int64(st, 1);
  alias->place_id = db_int64(st, 2);
  alias->name = db_text(st, arena, 3);
}

bool store_aliases(struct store *store, struct arena *arena, struct alias **rows, size_t *n,
                   struct err *err)
{
  struct statement *st = db_prepare(store->db, "SELECT id, area_id, place_id, name FROM alias "
                                               "ORDER BY name COLLATE swedish, id");
  return (*rows = db_list(st, sizeof **rows, read_alias, arena, n, err)) != NULL;
}

static void read_group(struct statement *st, struct arena *arena, void *row)
{
  struct category_group *group = row;
  group->id = db_int64(st, 0);
  group->number = db_int(st, 1);
  group->name = db_text(st, arena, 2);
}

bool store_category_groups(struct store *store, struct arena *arena, struct category_group **rows,
                           size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, number, name FROM category_group ORDER BY number");
  return (*rows = db_list(st, sizeof **rows, read_group, arena, n, err)) != NULL;
}

static void read_category(struct statement *st, struct arena *arena, void *row)
{
  struct category *category = row;
  category->id = db_int64(st, 0);
  category->group_id = db_int64(st, 1);
  category->code = db_text(st, arena, 2);
  category->name = db_text(st, arena, 3);
  category->group_name = db_text(st, arena, 4);
  category->group_number = db_int(st, 5);
  category->weight = db_int(st, 6);
  category->valid_from = db_int(st, 7);
  category->valid_to = db_int(st, 8);
  category->soft = db_int(st, 9) != 0;
}

bool store_categories(struct store *store, int on, struct arena *arena, struct category **rows,
                      size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db,
      "SELECT c.id, c.group_id, c.code, c.name, g.name, g.number, ifnull((SELECT w.weight FROM "
      "category_weight w WHERE w.category_id = c.id AND (:on = 0 OR w.valid_from <= :on) ORDER BY "
      "w.valid_from DESC LIMIT 1), 1), c.valid_from, c.valid_to, c.soft FROM category c JOIN "
      "category_group g ON g.id = c.group_id ORDER BY g.number, c.code COLLATE swedish");
  db_bind_int(st, ":on", on);
  return (*rows = db_list(st, sizeof **rows, read_category, arena, n, err)) != NULL;
}

static void read_unit(struct statement *st, struct arena *arena, void *row)
{
  struct reporting_unit *unit = row;
  unit->id = db_int64(st, 0);
  unit->number = db_int(st, 1);
  unit->name = db_text(st, arena, 2);
  unit->short_name = db_text(st, arena, 3);
  unit->kind = (enum unit_kind)db_term(st, 4, unit_kind_terms);
  unit->reporter = db_text(st, arena, 5);
  unit->address = db_text(st, arena, 6);
  unit->valid_from = db_int(st, 7);
  unit->valid_to = db_int(st, 8);
}

bool store_units(struct store *store, int on, struct arena *arena, struct reporting_unit **rows,
                 size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT u.id, u.number, u.name, u.short_name, u.kind, u.reporter, "
                            "u.address, u.valid_from, u.valid_to FROM reporting_unit u "
                            "WHERE " HOLDS("u") " ORDER BY u.number");
  db_bind_int(st, ":on", on);
  return (*rows = db_list(st, sizeof **rows, read_unit, arena, n, err)) != NULL;
}

static void read_body(struct statement *st, struct arena *arena, void *row)
{
  struct body *body = row;
  body->id = db_int64(st, 0);
  body->name = db_text(st, arena, 1);
  body->short_name = db_text(st, arena, 2);
  body->kind = db_text(st, arena, 3);
  body->valid_from = db_int(st, 4);
  body->valid_to = db_int(st, 5);
}

bool store_bodies(struct store *store, struct arena *arena, struct body **rows, size_t *n,
                  struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, name, short_name, kind, valid_from, valid_to FROM body "
                            "ORDER BY name COLLATE swedish, id");
  return (*rows = db_list(st, sizeof **rows, read_body, arena, n, err)) != NULL;
}

static void read_post(struct statement *st, struct arena *arena, void *row)
{
  struct post *post = row;
  post->id = db_int64(st, 0);
  post->body_id = db_int64(st, 1);
  post->name = db_text(st, arena, 2);
  post->rater = db_int(st, 3) != 0;
  post->valid_from = db_int(st, 4);
  post->valid_to = db_int(st, 5);
}

bool store_posts(struct store *store, struct arena *arena, struct post **rows, size_t *n,
                 struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, body_id, name, rater, valid_from, valid_to FROM post "
                            "ORDER BY id");
  return (*rows = db_list(st, sizeof **rows, read_post, arena, n, err)) != NULL;
}

static void read_technique(struct statement *st, struct arena *arena, void *row)
{
  struct technique *technique = row;
  technique->id = db_int64(st, 0);
  technique->code = db_text(st, arena, 1);
  technique->name = db_text(st, arena, 2);
}

bool store_techniques(struct store *store, struct arena *arena, struct technique **rows, size_t *n,
                      struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, code, name FROM technique ORDER BY code COLLATE swedish");
  return (*rows = db_list(st, sizeof **rows, read_technique, arena, n, err)) != NULL;
}

static void read_owner(struct statement *st, struct arena *arena, void *row)
{
  struct owner *owner = row;
  owner->id = db_int64(st, 0);
  owner->number = db_int(st, 1);
  owner->name = db_text(st, arena, 2);
  owner->short_name = db_text(st, arena, 3);
  owner->external = db_int(st, 4) != 0;
  owner->valid_from = db_int(st, 5);
  owner->valid_to = db_int(st, 6);
  owner->committee = db_text(st, arena, 7);
}

bool store_owners(struct store *store, int on, struct arena *arena, struct owner **rows, size_t *n,
                  struct err *err)
{
  struct statement *st = db_prepare(
      store->db,
      "SELECT o.id, o.number, o.name, o.short_name, o.kind = 'external', o.valid_from, o.valid_to, "
      "(SELECT k.committee FROM owner_committee k WHERE k.owner_id = o.id AND " HOLDS(
          "k") " ORDER BY k.valid_from DESC, k.id DESC LIMIT 1) "
               "FROM owner o WHERE " HOLDS("o") " ORDER BY o.number");
  db_bind_int(st, ":on", on);
  return (*rows = db_list(st, sizeof **rows, read_owner, arena, n, err)) != NULL;
}

static void read_step(struct statement *st, struct arena *arena, void *row)
{
  struct step *step = row;
  step->kind = db_text(st, arena, 0);
  step->value = db_int(st, 1);
  step->text = db_text(st, arena, 2);
}

bool store_steps(struct store *store, const char *kind, struct arena *arena, struct step **rows,
                 size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT kind, value, text FROM step WHERE kind = :kind ORDER BY value");
  db_bind_text(st, ":kind", kind);
  return (*rows = db_list(st, sizeof **rows, read_step, arena, n, err)) != NULL;
}

static void read_id(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  *(int64_t *)row = db_int64(st, 0);
}

#define LATEST(column)                                                                         \
  "SELECT v FROM (SELECT id, " column " AS v FROM observation ORDER BY id DESC LIMIT :limit) " \
  "WHERE v NOT NULL GROUP BY v ORDER BY max(id) DESC"

bool store_latest_used(struct store *store, const char *column, size_t limit, struct arena *arena,
                       int64_t **ids, size_t *n, struct err *err)
{
  const char *sql = strcmp(column, "area_id") == 0       ? LATEST("area_id")
                    : strcmp(column, "place_id") == 0    ? LATEST("place_id")
                    : strcmp(column, "category_id") == 0 ? LATEST("category_id")
                                                         : LATEST("source_id");
  struct statement *st = db_prepare(store->db, sql);
  db_bind_int(st, ":limit", (int64_t)limit);
  return (*ids = db_list(st, sizeof **ids, read_id, arena, n, err)) != NULL;
}

static void read_area_link(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  struct area_link *link = row;
  link->from_id = db_int64(st, 0);
  link->to_id = db_int64(st, 1);
  link->date = db_int(st, 2);
}

bool store_area_links(struct store *store, struct arena *arena, struct area_link **rows, size_t *n,
                      struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT from_id, to_id, date FROM area_link ORDER BY date, id");
  return (*rows = db_list(st, sizeof **rows, read_area_link, arena, n, err)) != NULL;
}
