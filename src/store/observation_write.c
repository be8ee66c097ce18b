// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/observation.h"

#define COLUMNS                                                                                 \
  "area_id, place_id, category_id, severity, source_id, known, day, time, to_day, to_time, "    \
  "month, "                                                                                     \
  "received, police_reported, cost, soft, late, state, import_id, row_key, note, consequence, " \
  "void_reason"
#define VALUES                                                                             \
  ":area, :place, :category, :severity, :source, :known, :day, :time, :to_day, :to_time, " \
  ":month, :received, :police, :cost, :soft, :late, :state, :import, :row_key, :note, "    \
  ":consequence, :void_reason"

static void bind(struct statement *st, const struct observation *o)
{
  db_bind_int(st, ":area", o->area_id);
  db_bind_id(st, ":place", o->place_id);
  db_bind_int(st, ":category", o->category_id);
  db_bind_int(st, ":severity", o->severity);
  db_bind_int(st, ":source", o->source_id);
  db_bind_term(st, ":known", known_terms, (int)o->known);
  db_bind_int(st, ":day", o->day);
  db_bind_amount(st, ":time", o->time);
  db_bind_id(st, ":to_day", o->to_day);
  db_bind_amount(st, ":to_time", o->to_day ? o->to_time : -1);
  db_bind_int(st, ":month", o->month);
  db_bind_id(st, ":received", o->received);
  db_bind_term(st, ":police", answer_terms, (int)o->police_reported);
  db_bind_amount(st, ":cost", o->cost);
  db_bind_int(st, ":soft", o->soft);
  db_bind_int(st, ":late", o->late);
  db_bind_term(st, ":state", row_state_terms, (int)o->state);
  db_bind_id(st, ":import", o->import_id);
  db_bind_id(st, ":row_key", o->row_key);
  db_bind_text(st, ":note", o->note);
  db_bind_text(st, ":consequence", o->consequence);
  db_bind_text(st, ":void_reason", o->void_reason);
}

bool store_put_observation(struct store *s, struct observation *o, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO observation (id, " COLUMNS ") VALUES (:id, " VALUES ") "
         "ON CONFLICT (id) DO UPDATE SET area_id = excluded.area_id, place_id = excluded.place_id, "
         "category_id = excluded.category_id, severity = excluded.severity, "
         "source_id = excluded.source_id, known = excluded.known, day = excluded.day, "
         "time = excluded.time, to_day = excluded.to_day, to_time = excluded.to_time, "
         "month = excluded.month, received = excluded.received, "
         "police_reported = excluded.police_reported, cost = excluded.cost, soft = excluded.soft, "
         "late = excluded.late, state = excluded.state, import_id = excluded.import_id, "
         "row_key = excluded.row_key, note = excluded.note, consequence = excluded.consequence, "
         "void_reason = excluded.void_reason");
  db_bind_id(st, ":id", o->id);
  bind(st, o);
  return db_put(st, &o->id, err);
}

bool observation_append(struct store *s, struct observation *o, struct err *err)
{
  struct statement *st =
      store_writer(s, "INSERT INTO observation (" COLUMNS ") VALUES (" VALUES ")");
  bind(st, o);
  return db_put(st, &o->id, err);
}

bool store_put_event(struct store *s, struct planned_event *e, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO planned_event (id, what, area_id, from_day, to_day, size, responsible, "
         "expected_problem, note) VALUES (:id, :what, :area, :from, :to, :size, :responsible, "
         ":problem, :note) ON CONFLICT (id) DO UPDATE SET what = excluded.what, "
         "area_id = excluded.area_id, from_day = excluded.from_day, to_day = excluded.to_day, "
         "size = excluded.size, responsible = excluded.responsible, "
         "expected_problem = excluded.expected_problem, note = excluded.note");
  db_bind_id(st, ":id", e->id);
  db_bind_text(st, ":what", e->what);
  db_bind_int(st, ":area", e->area_id);
  db_bind_int(st, ":from", e->from_day);
  db_bind_int(st, ":to", e->to_day);
  db_bind_text(st, ":size", e->size);
  db_bind_text(st, ":responsible", e->responsible);
  db_bind_text(st, ":problem", e->expected_problem);
  db_bind_text(st, ":note", e->note);
  return db_put(st, &e->id, err);
}

bool store_void_event(struct store *s, int64_t id, const char *reason, struct err *err)
{
  struct statement *st = store_writer(
      s, "UPDATE planned_event SET state = 'voided', void_reason = :reason WHERE id = :id");
  db_bind_int(st, ":id", id);
  db_bind_text(st, ":reason", reason);
  return db_run(st, err);
}
