// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handle.h"

#define MEASURE                                                                                   \
  "SELECT m.id, m.area_id, m.problem_id, m.owner_id, m.ranking_id, m.decision_id, m.text, "       \
  "m.technique, m.service, m.tags, m.goal, m.followup_measure, m.cause, m.legal_basis, "          \
  "m.governance, m.outcome_text, m.type, m.type2, m.deadline_kind, m.party, m.state, m.outcome, " \
  "m.term = 'long', m.quick, m.deadline, m.moved, m.before_quarter, m.created, m.decided_on, "    \
  "m.started_on, m.done_on, m.in_plan, m.before_area, m.before_category, m.budget, m.hours, "     \
  "a.name, o.name, o.short_name, p.text, o.kind = 'external' FROM measure m "                     \
  "JOIN area a ON a.id = m.area_id JOIN owner o ON o.id = m.owner_id "                            \
  "JOIN problem p ON p.id = m.problem_id "

static void read_measure_texts(struct statement *st, struct arena *arena, struct measure *m)
{
  m->text = db_text(st, arena, 6);
  m->technique = db_text(st, arena, 7);
  m->service = db_text(st, arena, 8);
  m->tags = db_text(st, arena, 9);
  m->goal = db_text(st, arena, 10);
  m->followup_measure = db_text(st, arena, 11);
  m->cause = db_text(st, arena, 12);
  m->legal_basis = db_text(st, arena, 13);
  m->governance = db_text(st, arena, 14);
  m->outcome_text = db_text(st, arena, 15);
  m->area_name = db_text(st, arena, 36);
  m->owner_name = db_text(st, arena, 37);
  m->owner_short = db_text(st, arena, 38);
  m->problem_text = db_text(st, arena, 39);
}

static void read_measure(struct statement *st, struct arena *arena, void *row)
{
  struct measure *m = row;
  read_measure_texts(st, arena, m);
  m->id = db_int64(st, 0);
  m->area_id = db_int64(st, 1);
  m->problem_id = db_int64(st, 2);
  m->owner_id = db_int64(st, 3);
  m->ranking_id = db_int64(st, 4);
  m->decision_id = db_int64(st, 5);
  m->type = (enum measure_type)db_term(st, 16, measure_type_terms);
  m->type2 = (enum measure_type)db_term(st, 17, measure_type_terms);
  m->deadline_kind = (enum deadline_kind)db_term(st, 18, deadline_kind_terms);
  m->party = (enum party)db_term(st, 19, party_terms);
  m->state = (enum measure_state)db_term(st, 20, measure_state_terms);
  m->outcome = (enum outcome)db_term(st, 21, outcome_terms);
  m->long_term = db_int(st, 22) != 0;
  m->quick = db_int(st, 23) != 0;
  m->deadline = db_int(st, 24);
  m->moved = db_int(st, 25);
  m->before_quarter = db_int(st, 26);
  m->created = db_int(st, 27);
  m->decided_on = db_int(st, 28);
  m->started_on = db_int(st, 29);
  m->done_on = db_int(st, 30);
  m->in_plan = db_int(st, 31);
  m->before_area = (long)db_int64(st, 32);
  m->before_category = (long)db_amount(st, 33);
  m->budget = db_amount(st, 34);
  m->hours = db_real(st, 35);
  m->owner_external = db_int(st, 40) != 0;
}

bool store_measures(struct store *store, const struct measure_query *query, struct arena *arena,
                    struct measure **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, MEASURE "WHERE (:area = 0 OR m.area_id = :area) AND (:owner = 0 OR "
                         "m.owner_id = :owner) AND (:ranking = 0 OR m.ranking_id = :ranking) AND "
                         "(NOT :open OR m.state NOT IN ('closed', 'aborted', 'rejected')) AND "
                         "(NOT :quick OR m.quick) AND (:first = 0 OR m.created >= :first) AND "
                         "(:last = 0 OR m.created <= :last) ORDER BY m.deadline, m.id");
  db_bind_int(st, ":area", query->area_id);
  db_bind_int(st, ":owner", query->owner_id);
  db_bind_int(st, ":ranking", query->ranking_id);
  db_bind_int(st, ":open", query->open_only);
  db_bind_int(st, ":quick", query->quick_only);
  db_bind_int(st, ":first", query->created_first);
  db_bind_int(st, ":last", query->created_last);
  return (*rows = db_list(st, sizeof **rows, read_measure, arena, n, err)) != NULL;
}

bool store_measure(struct store *store, int64_t id, struct arena *arena, struct measure *m,
                   struct err *err)
{
  struct statement *st = db_prepare(store->db, MEASURE "WHERE m.id = :id");
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *m, read_measure, arena, m, err);
}

static void read_measure_event(struct statement *st, struct arena *arena, void *row)
{
  struct measure_event *event = row;
  event->id = db_int64(st, 0);
  event->measure_id = db_int64(st, 1);
  event->date = db_int(st, 2);
  event->kind = db_text(st, arena, 3);
  event->before = db_text(st, arena, 4);
  event->after = db_text(st, arena, 5);
  event->reason = db_text(st, arena, 6);
  event->who = db_text(st, arena, 7);
}

bool store_measure_events(struct store *store, int64_t measure_id, struct arena *arena,
                          struct measure_event **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT id, measure_id, date, kind, before, after, reason, who FROM measure_event "
                 "WHERE measure_id = :measure ORDER BY date DESC, id DESC");
  db_bind_int(st, ":measure", measure_id);
  return (*rows = db_list(st, sizeof **rows, read_measure_event, arena, n, err)) != NULL;
}

static void read_followup(struct statement *st, struct arena *arena, void *row)
{
  struct followup *followup = row;
  followup->id = db_int64(st, 0);
  followup->measure_id = db_int64(st, 1);
  followup->date = db_int(st, 2);
  followup->kind = (enum followup_kind)db_term(st, 3, followup_kind_terms);
  followup->number = db_real(st, 4);
  followup->hours = db_real(st, 5);
  followup->cost = db_amount(st, 6);
  followup->text = db_text(st, arena, 7);
  followup->who = db_text(st, arena, 8);
  followup->after_event = db_int64(st, 9);
}

bool store_followups(struct store *store, int64_t measure_id, struct arena *arena,
                     struct followup **rows, size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, measure_id, date, kind, number, hours, cost, text, who, "
                            "ifnull(after_event, -1) FROM followup WHERE measure_id = :measure "
                            "ORDER BY date DESC, id DESC");
  db_bind_int(st, ":measure", measure_id);
  return (*rows = db_list(st, sizeof **rows, read_followup, arena, n, err)) != NULL;
}

static void read_problem(struct statement *st, struct arena *arena, void *row)
{
  struct problem *problem = row;
  problem->id = db_int64(st, 0);
  problem->area_id = db_int64(st, 1);
  problem->category_id = db_int64(st, 2);
  problem->text = db_text(st, arena, 3);
  problem->consequence = db_text(st, arena, 4);
}

bool store_problems(struct store *store, int64_t area_id, struct arena *arena,
                    struct problem **rows, size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, area_id, category_id, text, consequence FROM problem "
                            "WHERE area_id = :area ORDER BY id DESC");
  db_bind_int(st, ":area", area_id);
  return (*rows = db_list(st, sizeof **rows, read_problem, arena, n, err)) != NULL;
}

static void read_measure_course(struct statement *st, struct arena *arena, void *row)
{
  struct measure_course *course = row;
  course->measure_id = db_int64(st, 0);
  course->category_id = db_int64(st, 1);
  course->category_name = db_text(st, arena, 2);
  course->start_noted = db_int(st, 3);
  course->left = db_int(st, 4);
}

bool store_measure_courses(struct store *store, struct arena *arena, struct measure_course **rows,
                           size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT m.id, p.category_id, c.name, "
                 "min(e.date) FILTER (WHERE e.after IN ('ongoing', 'done')), "
                 "max(e.date) FILTER (WHERE e.after = m.state AND m.state IN ('closed', 'aborted', "
                 "'rejected')) FROM measure m JOIN problem p ON p.id = m.problem_id "
                 "LEFT JOIN category c ON c.id = p.category_id "
                 "LEFT JOIN measure_event e ON e.measure_id = m.id AND e.kind = 'state' "
                 "GROUP BY m.id ORDER BY m.id");
  return (*rows = db_list(st, sizeof **rows, read_measure_course, arena, n, err)) != NULL;
}
