// SPDX-License-Identifier: GPL-3.0-or-later
/* A measure's way from proposal to outcome: states, decisions, owners, deadlines. */
#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "ops/lookup.h"
#include "ops/measures.h"
#include "ops/verb.h"
#include "store/store_write.h"

/* Writes the measure with its lines of history as one entry. */
static bool store_change(struct ops *ops, struct measure *m, const struct measure_event *events,
                         size_t n, enum verb verb, const char *detail, struct err *err)
{
  if (!store_begin(ops->store, err)) return false;
  bool ok = store_put_measure(ops->store, m, err);
  for (size_t i = 0; ok && i < n; i++)
    ok = measures_note(ops, &events[i], err);
  struct buf name = {0};
  ops_measure_name(&name, m->id);
  ok = verb_finish(ops, ok, verb, buf_text(&name), detail, err);
  buf_release(&name);
  return ok;
}

static struct measure_event state_event(const struct measure *m, enum measure_state to,
                                        const char *reason)
{
  return (struct measure_event){.measure_id = m->id,
                                .kind = "state",
                                .before = measure_state_terms[m->state].id,
                                .after = measure_state_terms[to].id,
                                .reason = reason};
}

bool measures_decide(struct ops *ops, struct measure *m, int64_t decision_id, int date,
                     const char *reason, struct err *err)
{
  struct measure_event event = state_event(m, MEASURE_DECIDED, reason);
  m->state = MEASURE_DECIDED;
  m->decision_id = decision_id;
  m->decided_on = date;
  return store_put_measure(ops->store, m, err) && measures_note(ops, &event, err);
}

/* An outcome holds as long as the measure is closed; what it was stays in the history. */
static void enter_state(struct measure *m, const struct measure_change *change)
{
  m->state = change->to;
  switch (change->to) {
  case MEASURE_ONGOING:
    if (date_valid(change->date)) m->started_on = change->date;
    m->done_on = DATE_NONE;
    m->outcome = OUTCOME_NONE;
    m->outcome_text = NULL;
    break;
  case MEASURE_DONE:
    m->done_on = change->date;
    break;
  case MEASURE_CLOSED:
    m->outcome = change->outcome;
    m->outcome_text = change->text;
    break;
  case MEASURE_DECIDED:
    m->decided_on = change->date;
    break;
  case MEASURE_PROPOSED:
  case MEASURE_FOLLOWED_UP:
  case MEASURE_ABORTED:
  case MEASURE_REJECTED:
  case MEASURE_OVERDUE:
    break;
  }
}

bool ops_change_measure_state(struct ops *ops, int64_t id, const struct measure_change *change,
                              struct err *err)
{
  struct arena arena = {0};
  struct measure m;
  struct measure_change known = *change;
  struct followup *followups;
  bool ok = lookup_measure(ops->store, id, &arena, &m, err) &&
            store_followups(ops->store, id, &arena, &followups, &known.followups, err);
  known.has_decision = ok && m.decision_id != 0;
  ok = ok && measure_may_change(&m, &known, ops->clock->date, err);
  if (ok) {
    const char *said = known.to == MEASURE_CLOSED ? known.text : known.reason;
    struct measure_event events[2] = {state_event(&m, known.to, said)};
    size_t n = 1;
    if (known.to == MEASURE_CLOSED)
      events[n++] = (struct measure_event){
          .measure_id = id, .kind = "note", .after = outcome_terms[known.outcome].id};
    enter_state(&m, &known);
    ok =
        store_change(ops, &m, events, n, VERB_MEASURE_STATE, measure_state_terms[known.to].id, err);
  }
  arena_release(&arena);
  return ok;
}

bool ops_consent_measure(struct ops *ops, int64_t id, int date, struct err *err)
{
  struct arena arena = {0};
  struct measure m;
  const struct measure_change change = {.to = MEASURE_DECIDED, .date = date, .has_decision = true};
  bool ok = lookup_measure(ops->store, id, &arena, &m, err);
  if (ok && !m.quick)
    ok = err_set(err, _("Only a quick measure is decided by its owner's consent. Register a "
                        "decision instead."));
  ok = ok && measure_may_change(&m, &change, ops->clock->date, err) && store_begin(ops->store, err);
  if (ok) {
    struct buf name = {0};
    ops_measure_name(&name, id);
    ok = verb_finish(ops, measures_decide(ops, &m, 0, date, NULL, err), VERB_MEASURE_CONSENT,
                     buf_text(&name), NULL, err);
    buf_release(&name);
  }
  arena_release(&arena);
  return ok;
}

static bool still_running(const struct measure *m, struct err *err)
{
  if (m->state == MEASURE_PROPOSED || m->state == MEASURE_DECIDED || m->state == MEASURE_ONGOING)
    return true;
  return err_set(err, _("The measure is %s, so its owner and deadline stay as they are."),
                 term_label(measure_state_terms, (int)m->state));
}

bool ops_move_deadline(struct ops *ops, int64_t id, int deadline, const char *reason,
                       struct err *err)
{
  struct arena arena = {0};
  struct measure m;
  struct buf old = {0}, new = {0};
  bool ok = lookup_measure(ops->store, id, &arena, &m, err) && still_running(&m, err);
  if (ok && !date_valid(deadline)) ok = err_set(err, _("Write the new deadline."));
  if (ok && deadline == m.deadline)
    ok = err_set(err, _("The measure has that deadline already. Choose another."));
  ok = ok && lookup_reason(reason, err);
  if (ok) {
    date_iso(&old, m.deadline);
    date_iso(&new, deadline);
    m.deadline = deadline;
    m.moved++;
    const struct measure_event event = {.measure_id = id,
                                        .kind = "deadline",
                                        .before = buf_text(&old),
                                        .after = buf_text(&new),
                                        .reason = reason};
    ok = store_change(ops, &m, &event, 1, VERB_MEASURE_DEADLINE, buf_text(&new), err);
  }
  buf_release(&old);
  buf_release(&new);
  arena_release(&arena);
  return ok;
}

static struct measure_event owner_event(const struct measure *m, const struct owner *owner,
                                        const char *reason)
{
  return (struct measure_event){.measure_id = m->id,
                                .kind = "owner",
                                .before = m->owner_short,
                                .after = owner->short_name,
                                .reason = reason};
}

bool ops_change_owner(struct ops *ops, int64_t id, int64_t owner_id, const char *reason,
                      struct err *err)
{
  struct arena arena = {0};
  struct measure m;
  struct owner owner;
  bool ok = lookup_measure(ops->store, id, &arena, &m, err) && still_running(&m, err) &&
            lookup_owner(ops->store, owner_id, ops->clock->date, &arena, &owner, err);
  if (ok && owner_id == m.owner_id)
    ok = err_set(err, _("The measure has that owner already. Choose another."));
  ok = ok && lookup_reason(reason, err);
  if (ok) {
    const struct measure_event event = owner_event(&m, &owner, reason);
    m.owner_id = owner_id;
    ok = store_change(ops, &m, &event, 1, VERB_MEASURE_OWNER, owner.short_name, err);
  }
  arena_release(&arena);
  return ok;
}

/* A decision meets a proposal; only a change of owner also meets what is decided and not done. */
static bool may_decide(const struct measure *m, const struct decision *d, int64_t new_owner_id,
                       struct err *err)
{
  if (d->result == RESULT_CHANGED && new_owner_id == 0)
    return err_set(err, _("Say which owner the measure gets."));
  if (d->result == RESULT_CHANGED && new_owner_id == m->owner_id)
    return err_set(err, _("The measure has that owner already. Choose another."));
  if (m->state == MEASURE_PROPOSED) return true;
  if (d->result == RESULT_CHANGED) return still_running(m, err);
  return err_set(err, _("The measure is %s and waits for no decision."),
                 term_label(measure_state_terms, (int)m->state));
}

static bool check_decision(struct ops *ops, const struct measure *m, struct decision *d,
                           int64_t new_owner_id, struct arena *arena, struct owner *owner,
                           struct err *err)
{
  struct body body;
  if (d->body_id == 0) {
    struct municipality municipality;
    if (!store_municipality(ops->store, arena, &municipality, err)) return false;
    d->body_id = municipality.decider_id;
  }
  return decision_check(d, ops->clock->date, err) && person_check(d->reason, NULL, err) &&
         lookup_body(ops->store, d->body_id, d->date, arena, &body, err) &&
         may_decide(m, d, new_owner_id, err) &&
         (d->result != RESULT_CHANGED ||
          lookup_owner(ops->store, new_owner_id, d->date, arena, owner, err));
}

static bool apply_decision(struct ops *ops, struct measure *m, const struct decision *d,
                           const struct owner *owner, struct err *err)
{
  struct measure_event event;
  switch (d->result) {
  case RESULT_SENT_BACK:
    event = (struct measure_event){.measure_id = m->id,
                                   .kind = "note",
                                   .after = decision_result_terms[d->result].id,
                                   .reason = d->reason};
    return measures_note(ops, &event, err);
  case RESULT_REJECTED:
    event = state_event(m, MEASURE_REJECTED, d->reason);
    m->state = MEASURE_REJECTED;
    m->decision_id = d->id;
    return store_put_measure(ops->store, m, err) && measures_note(ops, &event, err);
  case RESULT_CHANGED:
    event = owner_event(m, owner, d->reason);
    m->owner_id = owner->id;
    if (!measures_note(ops, &event, err)) return false;
    break;
  case RESULT_DECIDED:
    break;
  }
  if (m->state == MEASURE_PROPOSED) return measures_decide(ops, m, d->id, d->date, d->reason, err);
  m->decision_id = d->id;
  return store_put_measure(ops->store, m, err);
}

bool ops_decide_measure(struct ops *ops, int64_t id, struct decision *decision,
                        int64_t new_owner_id, struct err *err)
{
  struct arena arena = {0};
  struct buf name = {0};
  struct measure m;
  struct owner owner = {0};
  struct decision row = *decision;
  row.id = 0;
  row.object_id = id;
  row.paragraph = decision_paragraph(row.paragraph);
  bool ok = lookup_measure(ops->store, id, &arena, &m, err) &&
            check_decision(ops, &m, &row, new_owner_id, &arena, &owner, err) &&
            store_begin(ops->store, err);
  if (ok) {
    ops_measure_name(&name, id);
    ok = store_put_decision(ops->store, &row, "measure", err) &&
         apply_decision(ops, &m, &row, &owner, err);
    ok = verb_finish(ops, ok,
                     row.result == RESULT_SENT_BACK ? VERB_MEASURE_SEND_BACK : VERB_MEASURE_DECIDE,
                     buf_text(&name), NULL, err);
  }
  if (ok) {
    decision->id = row.id;
    decision->object_id = id;
    decision->body_id = row.body_id;
  }
  buf_release(&name);
  arena_release(&arena);
  return ok;
}
