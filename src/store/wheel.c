// SPDX-License-Identifier: GPL-3.0-or-later
/* The year wheel's rules, what was said of single dates, and faster rhythms. */
#include "store/handle.h"

static void read_rule(struct statement *st, struct arena *arena, void *row)
{
  struct wheel_rule *r = row;
  r->id = db_int64(st, 0);
  r->number = db_int(st, 1);
  r->task = db_text(st, arena, 2);
  r->short_name = db_text(st, arena, 3);
  r->kind = (enum wheel_kind)db_term(st, 4, wheel_kind_terms);
  r->every = db_int(st, 5);
  r->first_day = db_int(st, 6);
  r->day = (enum wheel_day)db_term(st, 7, wheel_day_terms);
  r->day_offset = db_int(st, 8);
  r->about = (enum wheel_about)db_term(st, 9, wheel_about_terms);
  r->about_offset = db_int(st, 10);
  r->basis = (enum wheel_basis)db_term(st, 11, wheel_basis_terms);
  r->body = db_text(st, arena, 12);
  r->warning = db_int(st, 13);
  r->pauses = db_text(st, arena, 14);
  r->fast_task = db_text(st, arena, 15);
  r->valid_from = db_int(st, 16);
  r->valid_to = db_int(st, 17);
}

bool store_wheel_rules(struct store *store, struct arena *arena, struct wheel_rule **rows,
                       size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT id, number, task, short, kind, every, first_day, day, day_offset, about, "
                 "about_offset, basis, body, warning, pauses, fast_task, valid_from, valid_to "
                 "FROM wheel_rule ORDER BY number, id");
  return (*rows = db_list(st, sizeof **rows, read_rule, arena, n, err)) != NULL;
}

bool store_put_wheel_rule(struct store *s, struct wheel_rule *r, struct err *err)
{
  struct statement *st = store_writer(
      s,
      "INSERT INTO wheel_rule (id, number, task, short, kind, every, first_day, day, day_offset, "
      "about, about_offset, basis, body, warning, pauses, fast_task, valid_from, valid_to) VALUES "
      "(:id, :number, :task, :short, :kind, :every, :first, :day, :day_offset, :about, "
      ":about_offset, :basis, :body, :warning, :pauses, :fast, :from, :to) ON CONFLICT (id) DO "
      "UPDATE SET number = excluded.number, task = excluded.task, short = excluded.short, "
      "kind = excluded.kind, every = excluded.every, first_day = excluded.first_day, "
      "day = excluded.day, day_offset = excluded.day_offset, about = excluded.about, "
      "about_offset = excluded.about_offset, basis = excluded.basis, body = excluded.body, "
      "warning = excluded.warning, pauses = excluded.pauses, fast_task = excluded.fast_task, "
      "valid_from = excluded.valid_from, valid_to = excluded.valid_to");
  db_bind_id(st, ":id", r->id);
  db_bind_int(st, ":number", r->number);
  db_bind_text(st, ":task", r->task);
  db_bind_text(st, ":short", r->short_name);
  db_bind_term(st, ":kind", wheel_kind_terms, (int)r->kind);
  db_bind_int(st, ":every", r->every);
  db_bind_int(st, ":first", r->first_day);
  db_bind_term(st, ":day", wheel_day_terms, (int)r->day);
  db_bind_int(st, ":day_offset", r->day_offset);
  db_bind_term(st, ":about", wheel_about_terms, (int)r->about);
  db_bind_int(st, ":about_offset", r->about_offset);
  db_bind_term(st, ":basis", wheel_basis_terms, (int)r->basis);
  db_bind_text(st, ":body", r->body);
  db_bind_int(st, ":warning", r->warning);
  db_bind_text(st, ":pauses", r->pauses);
  db_bind_text(st, ":fast", r->fast_task);
  db_bind_int(st, ":from", r->valid_from);
  db_bind_id(st, ":to", r->valid_to);
  return db_put(st, &r->id, err);
}

static void read_entry(struct statement *st, struct arena *arena, void *row)
{
  struct wheel_entry *e = row;
  e->id = db_int64(st, 0);
  e->rule_id = db_int64(st, 1);
  e->due = db_int(st, 2);
  e->task = db_text(st, arena, 3);
  e->body = db_text(st, arena, 4);
  e->moved_to = db_int(st, 5);
  e->state = (enum wheel_state)db_term(st, 6, wheel_state_terms);
  e->done_on = db_int(st, 7);
  e->reason = db_text(st, arena, 8);
}

bool store_wheel_entries(struct store *store, struct arena *arena, struct wheel_entry **rows,
                         size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, rule_id, due, task, body, moved_to, state, done_on, reason "
                            "FROM wheel_entry ORDER BY due, id");
  return (*rows = db_list(st, sizeof **rows, read_entry, arena, n, err)) != NULL;
}

bool store_put_wheel_entry(struct store *s, struct wheel_entry *e, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO wheel_entry (id, rule_id, due, task, body, moved_to, state, done_on, reason) "
         "VALUES (:id, :rule, :due, :task, :body, :moved, :state, :done, :reason) ON CONFLICT (id) "
         "DO UPDATE SET rule_id = excluded.rule_id, due = excluded.due, task = excluded.task, "
         "body = excluded.body, moved_to = excluded.moved_to, state = excluded.state, "
         "done_on = excluded.done_on, reason = excluded.reason");
  db_bind_id(st, ":id", e->id);
  db_bind_id(st, ":rule", e->rule_id);
  db_bind_int(st, ":due", e->due);
  db_bind_text(st, ":task", e->task);
  db_bind_text(st, ":body", e->body);
  db_bind_id(st, ":moved", e->moved_to);
  db_bind_term(st, ":state", wheel_state_terms, (int)e->state);
  db_bind_id(st, ":done", e->done_on);
  db_bind_text(st, ":reason", e->reason);
  return db_put(st, &e->id, err);
}

static void read_rhythm(struct statement *st, struct arena *arena, void *row)
{
  struct rhythm *r = row;
  r->id = db_int64(st, 0);
  r->rule_id = db_int64(st, 1);
  r->kind = (enum rhythm_kind)db_term(st, 2, rhythm_kind_terms);
  r->first_day = db_int(st, 3);
  r->reason = db_text(st, arena, 4);
  r->post = db_text(st, arena, 5);
  r->review = db_int(st, 6);
  r->last_day = db_int(st, 7);
}

bool store_rhythms(struct store *store, struct arena *arena, struct rhythm **rows, size_t *n,
                   struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, rule_id, kind, first_day, reason, post, review, last_day "
                            "FROM rhythm ORDER BY first_day, id");
  return (*rows = db_list(st, sizeof **rows, read_rhythm, arena, n, err)) != NULL;
}

bool store_put_rhythm(struct store *s, struct rhythm *r, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO rhythm (id, rule_id, kind, first_day, reason, post, review, last_day) VALUES "
         "(:id, :rule, :kind, :first, :reason, :post, :review, :last) ON CONFLICT (id) DO UPDATE "
         "SET rule_id = excluded.rule_id, kind = excluded.kind, first_day = excluded.first_day, "
         "reason = excluded.reason, post = excluded.post, review = excluded.review, "
         "last_day = excluded.last_day");
  db_bind_id(st, ":id", r->id);
  db_bind_id(st, ":rule", r->rule_id);
  db_bind_term(st, ":kind", rhythm_kind_terms, (int)r->kind);
  db_bind_int(st, ":first", r->first_day);
  db_bind_text(st, ":reason", r->reason);
  db_bind_text(st, ":post", r->post);
  db_bind_int(st, ":review", r->review);
  db_bind_id(st, ":last", r->last_day);
  return db_put(st, &r->id, err);
}
