// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handle.h"

bool store_put_meeting(struct store *s, struct meeting *m, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO meeting (id, body_id, number, date, time, place, kind, state, item, ended, "
         "confirmed_on) VALUES (:id, :body, :number, :date, :time, :place, :kind, :state, :item, "
         ":ended, :confirmed_on) ON CONFLICT (id) DO UPDATE SET body_id = excluded.body_id, "
         "number = excluded.number, date = excluded.date, time = excluded.time, "
         "place = excluded.place, kind = excluded.kind, state = excluded.state, "
         "item = excluded.item, ended = excluded.ended, confirmed_on = excluded.confirmed_on");
  db_bind_id(st, ":id", m->id);
  db_bind_int(st, ":body", m->body_id);
  db_bind_int(st, ":number", m->number);
  db_bind_int(st, ":date", m->date);
  db_bind_amount(st, ":time", m->time);
  db_bind_text(st, ":place", m->place);
  db_bind_text(st, ":kind", m->formal ? "formal" : "notes");
  db_bind_term(st, ":state", meeting_state_terms, (int)m->state);
  db_bind_id(st, ":item", m->item);
  db_bind_amount(st, ":ended", m->ended);
  db_bind_id(st, ":confirmed_on", m->confirmed_on);
  return db_put(st, &m->id, err);
}

bool store_put_meeting_document(struct store *s, int64_t meeting_id, const char *document,
                                struct err *err)
{
  struct statement *st =
      store_writer(s, "UPDATE meeting SET document = :document WHERE id = :meeting");
  db_bind_text(st, ":document", document);
  db_bind_int(st, ":meeting", meeting_id);
  return db_run(st, err);
}

bool store_put_meeting_item(struct store *s, struct meeting_item *item, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO meeting_item (id, meeting_id, number, kind, text, started, done) VALUES "
         "(:id, :meeting, :number, :kind, :text, :started, :done) ON CONFLICT (id) DO UPDATE SET "
         "number = excluded.number, kind = excluded.kind, text = excluded.text, "
         "started = excluded.started, done = excluded.done");
  db_bind_id(st, ":id", item->id);
  db_bind_int(st, ":meeting", item->meeting_id);
  db_bind_int(st, ":number", item->number);
  db_bind_term(st, ":kind", agenda_kind_terms, (int)item->kind);
  db_bind_text(st, ":text", item->text);
  db_bind_amount(st, ":started", item->started);
  db_bind_int(st, ":done", item->done);
  return db_put(st, &item->id, err);
}

bool store_put_attendance(struct store *s, struct attendance *a, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO attendance (id, meeting_id, post_id, name, item, state, duty, note) VALUES "
         "(:id, :meeting, :post, :name, :item, :state, :duty, :note) ON CONFLICT (id) DO UPDATE "
         "SET name = excluded.name, item = excluded.item, state = excluded.state, "
         "duty = excluded.duty, note = excluded.note");
  db_bind_id(st, ":id", a->id);
  db_bind_int(st, ":meeting", a->meeting_id);
  db_bind_id(st, ":post", a->post_id);
  db_bind_text(st, ":name", a->name);
  db_bind_id(st, ":item", a->item);
  db_bind_term(st, ":state", attendance_state_terms, (int)a->state);
  db_bind_term(st, ":duty", meeting_duty_terms, (int)a->duty);
  db_bind_text(st, ":note", a->note);
  return db_put(st, &a->id, err);
}

bool store_drop_attendance(struct store *s, int64_t id, struct err *err)
{
  struct statement *st = store_writer(s, "DELETE FROM attendance WHERE id = :id");
  db_bind_int(st, ":id", id);
  return db_run(st, err);
}

bool store_drop_minutes(struct store *s, int64_t id, struct err *err)
{
  struct statement *st = store_writer(s, "DELETE FROM minutes WHERE id = :id");
  db_bind_int(st, ":id", id);
  return db_run(st, err);
}

bool store_put_minutes(struct store *s, struct minutes_line *line, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO minutes (id, meeting_id, item, time, text, decision, verb, object) VALUES "
         "(:id, :meeting, :item, :time, :text, :decision, :verb, :object) ON CONFLICT (id) DO "
         "UPDATE SET item = excluded.item, time = excluded.time, text = excluded.text, "
         "decision = excluded.decision");
  db_bind_id(st, ":id", line->id);
  db_bind_int(st, ":meeting", line->meeting_id);
  db_bind_id(st, ":item", line->item);
  db_bind_int(st, ":time", line->time);
  db_bind_text(st, ":text", line->text);
  db_bind_id(st, ":decision", line->decision);
  db_bind_text(st, ":verb", line->verb);
  db_bind_text(st, ":object", line->object);
  return db_put(st, &line->id, err);
}

bool store_tie_decision(struct store *s, int64_t meeting_id, int number, struct err *err)
{
  struct statement *st =
      store_writer(s, "UPDATE decision SET meeting_id = :meeting, number = :number WHERE id = "
                      "(SELECT max(id) FROM decision)");
  db_bind_int(st, ":meeting", meeting_id);
  db_bind_int(st, ":number", number);
  return db_run(st, err);
}
