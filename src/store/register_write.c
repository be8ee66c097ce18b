// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handle.h"

bool store_put_municipality(struct store *s, const struct municipality *m, struct err *err)
{
  struct statement *st = store_writer(
      s,
      "INSERT INTO municipality (id, name, code, practice, signature, group_name, decider_id, "
      "registry_number, sender, places, few, method, lock_day) VALUES (1, :name, :code, "
      ":practice, :signature, :group_name, :decider, :registry, :sender, :places, :few, :method, "
      ":lock_day) ON CONFLICT (id) DO UPDATE SET name = excluded.name, code = excluded.code, "
      "practice = excluded.practice, signature = excluded.signature, "
      "group_name = excluded.group_name, decider_id = excluded.decider_id, "
      "registry_number = excluded.registry_number, sender = excluded.sender, "
      "places = excluded.places, few = excluded.few, method = excluded.method, "
      "lock_day = excluded.lock_day");
  db_bind_text(st, ":name", m->name);
  db_bind_text(st, ":code", m->code);
  db_bind_int(st, ":practice", m->practice);
  db_bind_text(st, ":signature", m->signature);
  db_bind_text(st, ":group_name", m->group_name);
  db_bind_id(st, ":decider", m->decider_id);
  db_bind_text(st, ":registry", m->registry_number);
  db_bind_text(st, ":sender", m->sender);
  db_bind_int(st, ":places", m->places);
  db_bind_int(st, ":few", m->few);
  db_bind_term(st, ":method", ranking_method_terms, (int)m->method);
  db_bind_int(st, ":lock_day", m->lock_day);
  return db_run(st, err);
}

bool store_put_area(struct store *s, struct area *a, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO area (id, number, name, parent_id, ranked, population, valid_from, valid_to) "
         "VALUES (:id, :number, :name, :parent, :ranked, :population, :from, :to) "
         "ON CONFLICT (id) DO UPDATE SET number = excluded.number, name = excluded.name, "
         "parent_id = excluded.parent_id, ranked = excluded.ranked, "
         "population = excluded.population, valid_from = excluded.valid_from, "
         "valid_to = excluded.valid_to");
  db_bind_id(st, ":id", a->id);
  db_bind_int(st, ":number", a->number);
  db_bind_text(st, ":name", a->name);
  db_bind_id(st, ":parent", a->parent_id);
  db_bind_int(st, ":ranked", a->ranked);
  db_bind_amount(st, ":population", a->population);
  db_bind_int(st, ":from", a->valid_from);
  db_bind_id(st, ":to", a->valid_to);
  return db_put(st, &a->id, err);
}

bool store_put_area_name(struct store *s, int64_t area_id, const char *old_name, int last_day,
                         struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO area_name (area_id, name, valid_to) VALUES (:area, :name, :last)");
  db_bind_int(st, ":area", area_id);
  db_bind_text(st, ":name", old_name);
  db_bind_int(st, ":last", last_day);
  return db_run(st, err);
}

bool store_put_place(struct store *s, struct place *p, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO place (id, area_id, name, valid_from, valid_to) VALUES (:id, :area, :name, "
         ":from, :to) ON CONFLICT (id) DO UPDATE SET area_id = excluded.area_id, "
         "name = excluded.name, valid_from = excluded.valid_from, valid_to = excluded.valid_to");
  db_bind_id(st, ":id", p->id);
  db_bind_int(st, ":area", p->area_id);
  db_bind_text(st, ":name", p->name);
  db_bind_int(st, ":from", p->valid_from);
  db_bind_id(st, ":to", p->valid_to);
  return db_put(st, &p->id, err);
}

bool store_put_alias(struct store *s, struct alias *a, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO alias (id, area_id, place_id, name) VALUES (:id, :area, :place, :name) "
         "ON CONFLICT (id) DO UPDATE SET area_id = excluded.area_id, "
         "place_id = excluded.place_id, name = excluded.name");
  db_bind_id(st, ":id", a->id);
  db_bind_int(st, ":area", a->area_id);
  db_bind_id(st, ":place", a->place_id);
  db_bind_text(st, ":name", a->name);
  return db_put(st, &a->id, err);
}

bool store_put_category_group(struct store *s, struct category_group *g, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO category_group (id, number, name) VALUES (:id, :number, :name) "
         "ON CONFLICT (id) DO UPDATE SET number = excluded.number, name = excluded.name");
  db_bind_id(st, ":id", g->id);
  db_bind_int(st, ":number", g->number);
  db_bind_text(st, ":name", g->name);
  return db_put(st, &g->id, err);
}

bool store_put_category(struct store *s, struct category *c, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO category (id, code, name, group_id, soft, valid_from, valid_to) VALUES (:id, "
         ":code, :name, :group, :soft, :from, :to) ON CONFLICT (id) DO UPDATE SET "
         "code = excluded.code, name = excluded.name, group_id = excluded.group_id, "
         "soft = excluded.soft, valid_from = excluded.valid_from, valid_to = excluded.valid_to");
  db_bind_id(st, ":id", c->id);
  db_bind_text(st, ":code", c->code);
  db_bind_text(st, ":name", c->name);
  db_bind_int(st, ":group", c->group_id);
  db_bind_int(st, ":soft", c->soft);
  db_bind_int(st, ":from", c->valid_from);
  db_bind_id(st, ":to", c->valid_to);
  return db_put(st, &c->id, err);
}

bool store_put_weight(struct store *s, int64_t category_id, int weight, int from, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO category_weight (category_id, weight, valid_from) VALUES (:category, "
         ":weight, :from) ON CONFLICT (category_id, valid_from) DO UPDATE SET "
         "weight = excluded.weight");
  db_bind_int(st, ":category", category_id);
  db_bind_int(st, ":weight", weight);
  db_bind_int(st, ":from", from);
  return db_run(st, err);
}

bool store_put_unit(struct store *s, struct reporting_unit *u, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO reporting_unit (id, number, name, short_name, kind, reporter, address, "
         "valid_from, valid_to) VALUES (:id, :number, :name, :short_name, :kind, :reporter, "
         ":address, :from, :to) ON CONFLICT (id) DO UPDATE SET number = excluded.number, "
         "name = excluded.name, short_name = excluded.short_name, kind = excluded.kind, "
         "reporter = excluded.reporter, address = excluded.address, "
         "valid_from = excluded.valid_from, valid_to = excluded.valid_to");
  db_bind_id(st, ":id", u->id);
  db_bind_int(st, ":number", u->number);
  db_bind_text(st, ":name", u->name);
  db_bind_text(st, ":short_name", u->short_name);
  db_bind_term(st, ":kind", unit_kind_terms, (int)u->kind);
  db_bind_text(st, ":reporter", u->reporter);
  db_bind_text(st, ":address", u->address);
  db_bind_int(st, ":from", u->valid_from);
  db_bind_id(st, ":to", u->valid_to);
  return db_put(st, &u->id, err);
}

bool store_put_body(struct store *s, struct body *b, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO body (id, name, short_name, kind, valid_from, valid_to) VALUES (:id, :name, "
         ":short_name, :kind, :from, :to) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
         "short_name = excluded.short_name, kind = excluded.kind, "
         "valid_from = excluded.valid_from, valid_to = excluded.valid_to");
  db_bind_id(st, ":id", b->id);
  db_bind_text(st, ":name", b->name);
  db_bind_text(st, ":short_name", b->short_name);
  db_bind_text(st, ":kind", b->kind);
  db_bind_id(st, ":from", b->valid_from);
  db_bind_id(st, ":to", b->valid_to);
  return db_put(st, &b->id, err);
}

bool store_put_post(struct store *s, struct post *p, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO post (id, body_id, name, rater, valid_from, valid_to) VALUES (:id, :body, "
         ":name, :rater, :from, :to) ON CONFLICT (id) DO UPDATE SET body_id = excluded.body_id, "
         "name = excluded.name, rater = excluded.rater, valid_from = excluded.valid_from, "
         "valid_to = excluded.valid_to");
  db_bind_id(st, ":id", p->id);
  db_bind_id(st, ":body", p->body_id);
  db_bind_text(st, ":name", p->name);
  db_bind_int(st, ":rater", p->rater);
  db_bind_int(st, ":from", p->valid_from);
  db_bind_id(st, ":to", p->valid_to);
  return db_put(st, &p->id, err);
}

bool store_put_owner(struct store *s, struct owner *o, struct err *err)
{
  struct statement *st = store_writer(
      s,
      "INSERT INTO owner (id, number, name, short_name, kind, valid_from, valid_to) VALUES (:id, "
      ":number, :name, :short_name, :kind, :from, :to) ON CONFLICT (id) DO UPDATE SET "
      "number = excluded.number, name = excluded.name, short_name = excluded.short_name, "
      "kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to");
  db_bind_id(st, ":id", o->id);
  db_bind_int(st, ":number", o->number);
  db_bind_text(st, ":name", o->name);
  db_bind_text(st, ":short_name", o->short_name);
  db_bind_text(st, ":kind", o->external ? "external" : "department");
  db_bind_int(st, ":from", o->valid_from);
  db_bind_id(st, ":to", o->valid_to);
  return db_put(st, &o->id, err);
}

bool store_put_committee(struct store *s, int64_t owner_id, const char *committee, int from, int to,
                         struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO owner_committee (owner_id, committee, valid_from, valid_to) VALUES (:owner, "
         ":committee, :from, :to)");
  db_bind_int(st, ":owner", owner_id);
  db_bind_text(st, ":committee", committee);
  db_bind_int(st, ":from", from);
  db_bind_id(st, ":to", to);
  return db_run(st, err);
}

bool store_put_step(struct store *s, const struct step *step, struct err *err)
{
  struct statement *st =
      store_writer(s, "INSERT INTO step (kind, value, text) VALUES (:kind, :value, :text) "
                      "ON CONFLICT (kind, value) DO UPDATE SET text = excluded.text");
  db_bind_text(st, ":kind", step->kind);
  db_bind_int(st, ":value", step->value);
  db_bind_text(st, ":text", step->text);
  return db_run(st, err);
}

bool store_put_technique(struct store *s, struct technique *t, struct err *err)
{
  struct statement *st =
      store_writer(s, "INSERT INTO technique (id, code, name) VALUES (:id, :code, :name) "
                      "ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name");
  db_bind_id(st, ":id", t->id);
  db_bind_text(st, ":code", t->code);
  db_bind_text(st, ":name", t->name);
  return db_put(st, &t->id, err);
}

bool store_put_agenda_item(struct store *s, const struct meeting_item *item, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO agenda_item (number, text, kind) VALUES (:number, :text, :kind) "
         "ON CONFLICT (number) DO UPDATE SET text = excluded.text, kind = excluded.kind");
  db_bind_int(st, ":number", item->number);
  db_bind_text(st, ":text", item->text);
  db_bind_term(st, ":kind", agenda_kind_terms, (int)item->kind);
  return db_run(st, err);
}
