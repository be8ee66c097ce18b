// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handle.h"

bool store_put_problem(struct store *s, struct problem *p, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO problem (id, area_id, category_id, text, consequence) VALUES (:id, :area, "
         ":category, :text, :consequence) ON CONFLICT (id) DO UPDATE SET "
         "area_id = excluded.area_id, category_id = excluded.category_id, text = excluded.text, "
         "consequence = excluded.consequence");
  db_bind_id(st, ":id", p->id);
  db_bind_int(st, ":area", p->area_id);
  db_bind_id(st, ":category", p->category_id);
  db_bind_text(st, ":text", p->text);
  db_bind_text(st, ":consequence", p->consequence);
  return db_put(st, &p->id, err);
}

bool store_put_problem_observation(struct store *s, int64_t problem_id, int64_t observation_id,
                                   struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO problem_observation (problem_id, observation_id) VALUES (:problem, "
         ":observation) ON CONFLICT (problem_id, observation_id) DO NOTHING");
  db_bind_int(st, ":problem", problem_id);
  db_bind_int(st, ":observation", observation_id);
  return db_run(st, err);
}

#define PUT_MEASURE                                                                               \
  "INSERT INTO measure (id, area_id, problem_id, text, type, type2, technique, owner_id, "        \
  "service, in_plan, party, term, tags, deadline, deadline_kind, moved, goal, followup_measure, " \
  "cause, budget, hours, legal_basis, governance, quick, ranking_id, before_quarter, "            \
  "before_area, before_category, state, created, decided_on, started_on, done_on, decision_id, "  \
  "outcome, outcome_text) VALUES (:id, :area, :problem, :text, :type, :type2, :technique, "       \
  ":owner, :service, :in_plan, :party, :term, :tags, :deadline, :deadline_kind, :moved, :goal, "  \
  ":followup_measure, :cause, :budget, :hours, :legal_basis, :governance, :quick, :ranking, "     \
  ":before_quarter, :before_area, :before_category, :state, :created, :decided_on, :started_on, " \
  ":done_on, :decision, :outcome, :outcome_text) ON CONFLICT (id) DO UPDATE SET "                 \
  "area_id = excluded.area_id, problem_id = excluded.problem_id, text = excluded.text, "          \
  "type = excluded.type, type2 = excluded.type2, technique = excluded.technique, "                \
  "owner_id = excluded.owner_id, service = excluded.service, in_plan = excluded.in_plan, "        \
  "party = excluded.party, term = excluded.term, tags = excluded.tags, "                          \
  "deadline = excluded.deadline, deadline_kind = excluded.deadline_kind, "                        \
  "moved = excluded.moved, goal = excluded.goal, followup_measure = excluded.followup_measure, "  \
  "cause = excluded.cause, budget = excluded.budget, hours = excluded.hours, "                    \
  "legal_basis = excluded.legal_basis, governance = excluded.governance, "                        \
  "quick = excluded.quick, ranking_id = excluded.ranking_id, "                                    \
  "before_quarter = excluded.before_quarter, before_area = excluded.before_area, "                \
  "before_category = excluded.before_category, state = excluded.state, "                          \
  "created = excluded.created, decided_on = excluded.decided_on, "                                \
  "started_on = excluded.started_on, done_on = excluded.done_on, "                                \
  "decision_id = excluded.decision_id, outcome = excluded.outcome, "                              \
  "outcome_text = excluded.outcome_text"

static void bind_measure_plan(struct statement *st, const struct measure *m)
{
  db_bind_text(st, ":text", m->text);
  db_bind_term(st, ":type", measure_type_terms, (int)m->type);
  db_bind_term(st, ":type2", measure_type_terms, (int)m->type2);
  db_bind_text(st, ":technique", m->technique);
  db_bind_int(st, ":owner", m->owner_id);
  db_bind_text(st, ":service", m->service);
  db_bind_id(st, ":in_plan", m->in_plan);
  db_bind_term(st, ":party", party_terms, (int)m->party);
  db_bind_text(st, ":term", m->long_term ? "long" : "short");
  db_bind_text(st, ":tags", m->tags);
  db_bind_int(st, ":deadline", m->deadline);
  db_bind_term(st, ":deadline_kind", deadline_kind_terms, (int)m->deadline_kind);
  db_bind_int(st, ":moved", m->moved);
  db_bind_text(st, ":goal", m->goal);
  db_bind_text(st, ":followup_measure", m->followup_measure);
  db_bind_text(st, ":cause", m->cause);
  db_bind_amount(st, ":budget", m->budget);
  db_bind_real(st, ":hours", m->hours);
  db_bind_text(st, ":legal_basis", m->legal_basis);
  db_bind_text(st, ":governance", m->governance);
  db_bind_int(st, ":quick", m->quick);
}

bool store_put_measure(struct store *s, struct measure *m, struct err *err)
{
  struct statement *st = store_writer(s, PUT_MEASURE);
  db_bind_id(st, ":id", m->id);
  db_bind_int(st, ":area", m->area_id);
  db_bind_int(st, ":problem", m->problem_id);
  bind_measure_plan(st, m);
  db_bind_id(st, ":ranking", m->ranking_id);
  db_bind_int(st, ":before_quarter", m->before_quarter);
  db_bind_int(st, ":before_area", m->before_area);
  db_bind_amount(st, ":before_category", m->before_category);
  db_bind_term(st, ":state", measure_state_terms, (int)m->state);
  db_bind_int(st, ":created", m->created);
  db_bind_id(st, ":decided_on", m->decided_on);
  db_bind_id(st, ":started_on", m->started_on);
  db_bind_id(st, ":done_on", m->done_on);
  db_bind_id(st, ":decision", m->decision_id);
  db_bind_term(st, ":outcome", outcome_terms, (int)m->outcome);
  db_bind_text(st, ":outcome_text", m->outcome_text);
  return db_put(st, &m->id, err);
}

bool store_put_measure_event(struct store *s, struct measure_event *e, struct err *err)
{
  struct statement *st = store_writer(
      s,
      "INSERT INTO measure_event (id, measure_id, date, kind, before, after, reason, who) VALUES "
      "(:id, :measure, :date, :kind, :before, :after, :reason, :who) ON CONFLICT (id) DO UPDATE "
      "SET measure_id = excluded.measure_id, date = excluded.date, kind = excluded.kind, "
      "before = excluded.before, after = excluded.after, reason = excluded.reason, "
      "who = excluded.who");
  db_bind_id(st, ":id", e->id);
  db_bind_int(st, ":measure", e->measure_id);
  db_bind_int(st, ":date", e->date);
  db_bind_text(st, ":kind", e->kind);
  db_bind_text(st, ":before", e->before);
  db_bind_text(st, ":after", e->after);
  db_bind_text(st, ":reason", e->reason);
  db_bind_text(st, ":who", e->who);
  return db_put(st, &e->id, err);
}

bool store_put_followup(struct store *s, struct followup *f, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO followup (id, measure_id, date, kind, number, text, hours, cost, who, "
         "after_event) VALUES (:id, :measure, :date, :kind, :number, :text, :hours, :cost, :who, "
         "(SELECT ifnull(max(id), 0) FROM measure_event WHERE measure_id = :measure)) "
         "ON CONFLICT (id) DO UPDATE SET measure_id = excluded.measure_id, date = excluded.date, "
         "kind = excluded.kind, "
         "number = excluded.number, text = excluded.text, hours = excluded.hours, "
         "cost = excluded.cost, who = excluded.who");
  db_bind_id(st, ":id", f->id);
  db_bind_int(st, ":measure", f->measure_id);
  db_bind_int(st, ":date", f->date);
  db_bind_term(st, ":kind", followup_kind_terms, (int)f->kind);
  db_bind_real(st, ":number", f->number);
  db_bind_text(st, ":text", f->text);
  db_bind_real(st, ":hours", f->hours);
  db_bind_amount(st, ":cost", f->cost);
  db_bind_text(st, ":who", f->who);
  return db_put(st, &f->id, err);
}
