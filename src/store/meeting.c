// SPDX-License-Identifier: GPL-3.0-or-later
/* Meetings with their agenda, attendance and minutes. */
#include "store/handle.h"

#include "base/date.h"

/* A time that is not known is NULL in the file and TIME_NONE here. */
static int read_time(struct statement *st, int column)
{
  return db_null(st, column) ? TIME_NONE : db_int(st, column);
}

#define MEETING                                                                             \
  "SELECT m.id, m.body_id, m.number, m.date, m.time, m.place, m.kind = 'formal', m.state, " \
  "m.item, m.ended, m.confirmed_on, b.name FROM meeting m JOIN body b ON b.id = m.body_id "

static void read_meeting(struct statement *st, struct arena *arena, void *row)
{
  struct meeting *m = row;
  m->id = db_int64(st, 0);
  m->body_id = db_int64(st, 1);
  m->number = db_int(st, 2);
  m->date = db_int(st, 3);
  m->time = read_time(st, 4);
  m->place = db_text(st, arena, 5);
  m->formal = db_int(st, 6) != 0;
  m->state = (enum meeting_state)db_term(st, 7, meeting_state_terms);
  m->item = db_int(st, 8);
  m->ended = read_time(st, 9);
  m->confirmed_on = db_int(st, 10);
  m->body_name = db_text(st, arena, 11);
}

bool store_meetings(struct store *store, const struct meeting_query *query, struct arena *arena,
                    struct meeting **rows, size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, MEETING
                 "WHERE (:body = 0 OR m.body_id = :body) AND (:first = 0 OR m.date >= :first) AND "
                 "(:last = 0 OR m.date <= :last) AND (NOT :unfinished OR m.state = 'called') "
                 "ORDER BY CASE WHEN :oldest THEN m.date ELSE -m.date END, "
                 "CASE WHEN :oldest THEN m.id ELSE -m.id END LIMIT :limit");
  db_bind_int(st, ":body", query->body_id);
  db_bind_int(st, ":first", query->first);
  db_bind_int(st, ":last", query->last);
  db_bind_int(st, ":unfinished", query->unfinished);
  db_bind_int(st, ":oldest", query->oldest_first);
  db_bind_int(st, ":limit", query->limit ? (int64_t)query->limit : -1);
  return (*rows = db_list(st, sizeof **rows, read_meeting, arena, n, err)) != NULL;
}

bool store_meeting(struct store *store, int64_t id, struct arena *arena, struct meeting *meeting,
                   struct err *err)
{
  struct statement *st = db_prepare(store->db, MEETING "WHERE m.id = :id");
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *meeting, read_meeting, arena, meeting, err);
}

static void read_text(struct statement *st, struct arena *arena, void *row)
{
  *(const char **)row = db_text(st, arena, 0);
}

bool store_meeting_document(struct store *store, int64_t id, struct arena *arena,
                            const char **document, struct err *err)
{
  struct statement *st = db_prepare(store->db, "SELECT document FROM meeting WHERE id = :id");
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *document, read_text, arena, document, err);
}

static void read_item(struct statement *st, struct arena *arena, void *row)
{
  struct meeting_item *item = row;
  item->id = db_int64(st, 0);
  item->meeting_id = db_int64(st, 1);
  item->number = db_int(st, 2);
  item->kind = (enum agenda_kind)db_term(st, 3, agenda_kind_terms);
  item->text = db_text(st, arena, 4);
  item->started = read_time(st, 5);
  item->done = db_int(st, 6) != 0;
}

bool store_agenda(struct store *store, struct arena *arena, struct meeting_item **rows, size_t *n,
                  struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT id, 0, number, kind, text, NULL, 0 FROM agenda_item ORDER BY number");
  return (*rows = db_list(st, sizeof **rows, read_item, arena, n, err)) != NULL;
}

bool store_meeting_items(struct store *store, int64_t meeting_id, struct arena *arena,
                         struct meeting_item **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT id, meeting_id, number, kind, text, started, done FROM meeting_item "
                 "WHERE meeting_id = :meeting ORDER BY number");
  db_bind_int(st, ":meeting", meeting_id);
  return (*rows = db_list(st, sizeof **rows, read_item, arena, n, err)) != NULL;
}

static void read_attendance(struct statement *st, struct arena *arena, void *row)
{
  struct attendance *a = row;
  a->id = db_int64(st, 0);
  a->meeting_id = db_int64(st, 1);
  a->post_id = db_int64(st, 2);
  a->name = db_text(st, arena, 3);
  a->item = db_int(st, 4);
  a->state = (enum attendance_state)db_term(st, 5, attendance_state_terms);
  a->duty = (enum meeting_duty)db_term(st, 6, meeting_duty_terms);
  a->note = db_text(st, arena, 7);
}

bool store_attendance(struct store *store, int64_t meeting_id, struct arena *arena,
                      struct attendance **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT id, meeting_id, post_id, name, item, state, duty, note FROM attendance "
                 "WHERE meeting_id = :meeting ORDER BY post_id IS NULL, post_id, id");
  db_bind_int(st, ":meeting", meeting_id);
  return (*rows = db_list(st, sizeof **rows, read_attendance, arena, n, err)) != NULL;
}

static void read_minutes(struct statement *st, struct arena *arena, void *row)
{
  struct minutes_line *line = row;
  line->id = db_int64(st, 0);
  line->meeting_id = db_int64(st, 1);
  line->item = db_int(st, 2);
  line->time = db_int(st, 3);
  line->text = db_text(st, arena, 4);
  line->decision = db_int(st, 5);
  line->verb = db_text(st, arena, 6);
  line->object = db_text(st, arena, 7);
}

bool store_minutes(struct store *store, int64_t meeting_id, struct arena *arena,
                   struct minutes_line **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT id, meeting_id, item, time, text, decision, verb, object FROM minutes "
                 "WHERE meeting_id = :meeting ORDER BY id");
  db_bind_int(st, ":meeting", meeting_id);
  return (*rows = db_list(st, sizeof **rows, read_minutes, arena, n, err)) != NULL;
}
