// SPDX-License-Identifier: GPL-3.0-or-later
/* Making a measure and changing what it says. */
#include "ops/measures.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

bool measures_note(struct ops *ops, const struct measure_event *event, struct err *err)
{
  struct measure_event row = *event;
  row.date = ops->clock->date;
  row.who = ops->who;
  return store_put_measure_event(ops->store, &row, err);
}

static bool find_problem(struct store *store, int64_t area_id, int64_t id, struct arena *arena,
                         struct problem *problem, struct err *err)
{
  struct problem *rows;
  size_t n;
  if (!store_problems(store, area_id, arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == id) {
      *problem = rows[i];
      return true;
    }
  return err_set_field(err, MEASURE_F_PROBLEM,
                       _("The problem belongs to another area. Choose one of this area."));
}

/* The quarter of the ranking that the measure comes from, else the last whole one. */
static bool find_quarter(struct ops *ops, struct measure *m, struct arena *arena, struct err *err)
{
  struct ranking *rankings;
  size_t n;
  m->before_quarter = quarter_add(quarter_of(ops->clock->date), -1);
  if (m->ranking_id == 0) return true;
  if (!store_rankings(ops->store, arena, &rankings, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (rankings[i].id == m->ranking_id) {
      m->before_quarter = rankings[i].quarter;
      return true;
    }
  return err_set(err, _("There is no such ranking. Choose the quarter again."));
}

static bool fill_before(struct ops *ops, struct measure *m, int64_t category_id,
                        struct arena *arena, struct err *err)
{
  struct total *totals;
  size_t n;
  if (!store_category_totals(ops->store, m->area_id, period_of_quarter(m->before_quarter), arena,
                             &totals, &n, err))
    return false;
  m->before_area = 0;
  m->before_category = category_id == 0 ? -1 : 0;
  for (size_t i = 0; i < n; i++) {
    m->before_area += totals[i].observations;
    if (category_id != 0 && totals[i].category_id == category_id)
      m->before_category += totals[i].observations;
  }
  return true;
}

/* A measure whose owner or area has ended since can still be worked with; a new one is refused. */
static bool check(struct ops *ops, struct measure *m, const struct measure *before,
                  const char *person_reason, struct arena *arena, struct err *err)
{
  struct owner owner;
  struct area area;
  int today = ops->clock->date;
  bool new_owner = m->owner_id != 0 && m->owner_id != before->owner_id;
  if (new_owner && !lookup_owner(ops->store, m->owner_id, 0, arena, &owner, err)) return false;
  return measure_check(m, new_owner ? &owner : NULL, today, person_reason, err) &&
         (m->area_id == before->area_id ||
          lookup_area(ops->store, m->area_id, today, arena, &area, err));
}

static bool take_problem(struct ops *ops, const struct measure *m, int64_t category_id,
                         struct arena *arena, struct problem *problem, struct err *err)
{
  struct category category;
  *problem =
      (struct problem){.area_id = m->area_id, .category_id = category_id, .text = m->problem_text};
  if (m->problem_id != 0)
    return find_problem(ops->store, m->area_id, m->problem_id, arena, problem, err);
  return category_id == 0 || lookup_category(ops->store, category_id, 0, arena, &category, err);
}

/* What only the program, or a verb of its own, may set. */
static void keep(struct measure *m, const struct measure *before)
{
  m->ranking_id = before->ranking_id;
  m->decision_id = before->decision_id;
  m->state = before->state;
  m->outcome = before->outcome;
  m->outcome_text = before->outcome_text;
  m->moved = before->moved;
  m->created = before->created;
  m->decided_on = before->decided_on;
  m->started_on = before->started_on;
  m->done_on = before->done_on;
  m->before_quarter = before->before_quarter;
  m->before_area = before->before_area;
  m->before_category = before->before_category;
}

static void make_new(struct measure *m, int today)
{
  static const struct measure nothing;
  int64_t ranking_id = m->ranking_id;
  keep(m, &nothing);
  m->ranking_id = ranking_id;
  m->state = MEASURE_PROPOSED;
  m->outcome = OUTCOME_NONE;
  m->created = today;
  m->quick = m->quick || ranking_id == 0;
}

/* Once decided, owner and deadline are changed by their own verbs, which ask for a reason, and the
 * area, which the decision rests on, stays. */
static bool may_edit(const struct measure *m, const struct measure *before, struct err *err)
{
  if (before->state == MEASURE_PROPOSED) return true;
  if (m->area_id != before->area_id)
    return err_set_field(err, MEASURE_F_AREA,
                         _("A decided measure keeps its area. Add a new measure instead."));
  if (m->deadline != before->deadline || m->deadline_kind != before->deadline_kind)
    return err_set_field(err, MEASURE_F_DEADLINE,
                         _("A decided measure gets a new deadline with a reason. Press D."));
  if (m->owner_id != before->owner_id)
    return err_set_field(err, MEASURE_F_OWNER,
                         _("A decided measure gets a new owner by a decision or with a reason."));
  return true;
}

static bool note_edits(struct ops *ops, const struct measure *m, const struct measure *before,
                       struct arena *arena, struct err *err)
{
  struct owner owner;
  if (before->id == 0)
    return measures_note(ops,
                         &(struct measure_event){.measure_id = m->id,
                                                 .kind = "state",
                                                 .after = measure_state_terms[m->state].id},
                         err);
  struct buf old = {0}, new = {0};
  date_iso(&old, before->deadline);
  date_iso(&new, m->deadline);
  bool ok = m->deadline == before->deadline ||
            measures_note(ops,
                          &(struct measure_event){.measure_id = m->id,
                                                  .kind = "deadline",
                                                  .before = buf_text(&old),
                                                  .after = buf_text(&new)},
                          err);
  buf_release(&old);
  buf_release(&new);
  if (!ok || m->owner_id == before->owner_id) return ok;
  return lookup_owner(ops->store, m->owner_id, 0, arena, &owner, err) &&
         measures_note(ops,
                       &(struct measure_event){.measure_id = m->id,
                                               .kind = "owner",
                                               .before = before->owner_short,
                                               .after = owner.short_name},
                       err);
}

static bool store_measure_row(struct ops *ops, struct measure *m, const struct measure *before,
                              struct problem *problem, int64_t observation_id, struct arena *arena,
                              struct err *err)
{
  if (!store_begin(ops->store, err)) return false;
  bool ok = m->problem_id != 0 || store_put_problem(ops->store, problem, err);
  m->problem_id = problem->id;
  if (observation_id != 0)
    ok = ok && store_put_problem_observation(ops->store, problem->id, observation_id, err);
  ok = ok && store_put_measure(ops->store, m, err) && note_edits(ops, m, before, arena, err);
  struct buf name = {0};
  ops_measure_name(&name, m->id);
  ok = verb_finish(ops, ok, before->id == 0 ? VERB_MEASURE_ADD : VERB_MEASURE_CHANGE,
                   buf_text(&name), NULL, err);
  buf_release(&name);
  return ok;
}

bool ops_put_measure(struct ops *ops, struct measure *m, const char *problem_text,
                     int64_t problem_category, int64_t observation_id, const char *person_reason,
                     struct err *err)
{
  struct arena arena = {0};
  struct measure row = *m, before = {0};
  struct problem problem;
  if (row.problem_id == 0) row.problem_text = problem_text;
  bool ok = (row.id == 0 || lookup_measure(ops->store, row.id, &arena, &before, err)) &&
            check(ops, &row, &before, person_reason, &arena, err) &&
            take_problem(ops, &row, problem_category, &arena, &problem, err);
  if (ok && row.id == 0) {
    make_new(&row, ops->clock->date);
    ok = find_quarter(ops, &row, &arena, err) &&
         fill_before(ops, &row, problem.category_id, &arena, err);
  } else if (ok) {
    ok = may_edit(&row, &before, err);
    keep(&row, &before);
    /* Another area always means another problem, as a problem belongs to one area. */
    if (row.state == MEASURE_PROPOSED && row.problem_id != before.problem_id)
      ok = ok && fill_before(ops, &row, problem.category_id, &arena, err);
  }
  ok = ok && store_measure_row(ops, &row, &before, &problem, observation_id, &arena, err);
  if (ok) {
    m->id = row.id;
    m->problem_id = row.problem_id;
    m->quick = row.quick;
    keep(m, &row);
  }
  arena_release(&arena);
  return ok;
}

bool ops_followup(struct ops *ops, struct followup *f, const char *person_reason, struct err *err)
{
  struct arena arena = {0};
  struct measure m;
  struct followup row = *f;
  bool ok = lookup_measure(ops->store, row.measure_id, &arena, &m, err);
  if (ok && !words_said(row.text)) ok = err_set(err, _("Write what the follow-up says."));
  if (ok && !date_valid(row.date)) ok = err_set(err, _("Write the date of the follow-up."));
  if (ok && row.date > ops->clock->date)
    ok = err_set(err, _("The date of a follow-up cannot lie ahead."));
  ok = ok && person_check(row.text, person_reason, err);
  if (row.who == NULL) row.who = ops->who;
  if (ok && store_begin(ops->store, err)) {
    struct buf name = {0};
    ops_measure_name(&name, m.id);
    ok = verb_finish(ops, store_put_followup(ops->store, &row, err), VERB_FOLLOWUP, buf_text(&name),
                     NULL, err);
    buf_release(&name);
  } else {
    ok = false;
  }
  if (ok) f->id = row.id;
  arena_release(&arena);
  return ok;
}

bool ops_reviewed(struct ops *ops, int64_t measure_id, const char *note, struct err *err)
{
  struct arena arena = {0};
  struct measure m;
  bool ok = person_check(note, NULL, err) &&
            lookup_measure(ops->store, measure_id, &arena, &m, err) && store_begin(ops->store, err);
  if (ok) {
    struct buf name = {0};
    ops_measure_name(&name, m.id);
    ok = measures_note(
        ops, &(struct measure_event){.measure_id = m.id, .kind = "reviewed", .reason = note}, err);
    ok = verb_finish(ops, ok, VERB_REVIEWED, buf_text(&name), NULL, err);
    buf_release(&name);
  }
  arena_release(&arena);
  return ok;
}
