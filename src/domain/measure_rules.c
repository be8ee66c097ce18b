// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "domain/rule_parts.h"
#include "domain/rules.h"
#include "domain/words.h"

#include <string.h>

static bool nothing_missing(const struct measure *m, struct err *err)
{
  const struct rule_field fields[] = {
      {_("area"), MEASURE_F_AREA, !m->area_id},
      {_("problem"), MEASURE_F_PROBLEM, !m->problem_id && !words_said(m->problem_text)},
      {_("name"), MEASURE_F_TEXT, !words_said(m->text)},
      {_("type"), MEASURE_F_TYPE, m->type == TYPE_NONE},
      {_("owner"), MEASURE_F_OWNER, !m->owner_id},
      {_("deadline"), MEASURE_F_DEADLINE, !m->deadline},
  };
  const char *labels[sizeof fields / sizeof fields[0]];
  int first;
  size_t n = rule_missing(fields, sizeof fields / sizeof fields[0], labels, &first);
  if (n == 0) return true;
  struct buf list = {0};
  words_and(&list, labels, n);
  /* TRANSLATORS: "area", "area and owner" */
  err_set_field(err, first, _("The measure has no %s."), buf_text(&list));
  buf_release(&list);
  return false;
}

static bool owner_holds(const struct owner *owner, int today, struct err *err)
{
  if (!owner) return true;
  bool begun = owner->valid_from <= today, ended = owner->valid_to && owner->valid_to < today;
  if (begun && !ended) return true;
  return err_set_field(err, MEASURE_F_OWNER,
                       _("The owner %s does not exist on this date. Choose another."), owner->name);
}

static bool has_type(const struct measure *m, enum measure_type type)
{
  return m->type == type || m->type2 == type;
}

bool measure_check(const struct measure *m, const struct owner *owner, int today,
                   const char *person_reason, struct err *err)
{
  const struct rule_text texts[] = {
      {m->problem_text, MEASURE_F_PROBLEM},
      {m->text, MEASURE_F_TEXT},
      {m->service, MEASURE_F_SERVICE},
      {m->goal, MEASURE_F_GOAL},
      {m->followup_measure, MEASURE_F_FOLLOWUP},
      {m->legal_basis, MEASURE_F_LEGAL},
      {m->tags, -1},
      {m->cause, -1},
      {m->governance, -1},
      {m->outcome_text, -1},
  };
  if (!nothing_missing(m, err) || !owner_holds(owner, today, err) ||
      !rule_date(m->deadline, MEASURE_F_DEADLINE, err))
    return false;
  if (has_type(m, TYPE_KAM) && !words_said(m->legal_basis))
    return err_set_field(err, MEASURE_F_LEGAL, _("Camera surveillance needs a legal basis."));
  if (words_said(m->technique) && !has_type(m, TYPE_SIT))
    return err_set_field(err, MEASURE_F_TECHNIQUE,
                         _("Only a situational measure has a technique. Choose the type SIT, or "
                           "leave the technique empty."));
  return rule_amount(m->budget, MEASURE_F_BUDGET, err) &&
         rule_guard(texts, sizeof texts / sizeof texts[0], person_reason, err);
}

/* What a step from one state to another asks for. */
enum need {
  NEED_DECISION,
  NEED_REFUSAL_REASON,
  NEED_START,
  NEED_DONE,
  NEED_ABORT_REASON,
  NEED_FOLLOWUP,
  NEED_OUTCOME,
  NEED_REOPEN_REASON
};
static const struct step_rule {
  enum measure_state from, to;
  enum need need;
} steps[] = {
    {MEASURE_PROPOSED, MEASURE_DECIDED, NEED_DECISION},
    {MEASURE_PROPOSED, MEASURE_REJECTED, NEED_REFUSAL_REASON},
    {MEASURE_DECIDED, MEASURE_ONGOING, NEED_START},
    {MEASURE_DECIDED, MEASURE_DONE, NEED_DONE},
    {MEASURE_DECIDED, MEASURE_ABORTED, NEED_ABORT_REASON},
    {MEASURE_ONGOING, MEASURE_DONE, NEED_DONE},
    {MEASURE_ONGOING, MEASURE_ABORTED, NEED_ABORT_REASON},
    {MEASURE_DONE, MEASURE_FOLLOWED_UP, NEED_FOLLOWUP},
    {MEASURE_FOLLOWED_UP, MEASURE_CLOSED, NEED_OUTCOME},
    {MEASURE_CLOSED, MEASURE_ONGOING, NEED_REOPEN_REASON},
    {MEASURE_ABORTED, MEASURE_ONGOING, NEED_REOPEN_REASON},
};
enum { STEPS = sizeof steps / sizeof steps[0] };

static const struct step_rule *find_step(enum measure_state from, enum measure_state to)
{
  for (size_t i = 0; i < STEPS; i++)
    if (steps[i].from == from && steps[i].to == to) return &steps[i];
  return NULL;
}

static bool refuse_step(enum measure_state from, enum measure_state to, struct err *err)
{
  if (to == MEASURE_OVERDUE)
    return err_set(err, _("Overdue is computed from the deadline and is never set. Move the "
                          "deadline instead."));
  const char *next[STEPS];
  size_t n = 0;
  for (size_t i = 0; i < STEPS; i++)
    if (steps[i].from == from) next[n++] = term_label(measure_state_terms, (int)steps[i].to);
  const char *is = term_label(measure_state_terms, (int)from);
  if (n == 0)
    return err_set(err, _("The measure is %s and stays so. Add a new measure instead."), is);
  struct buf list = {0};
  words_or(&list, next, n);
  /* TRANSLATORS: the state it has, the state that was wanted, the states that can follow */
  err_set(err, _("The measure is %s and cannot become %s. It can become %s."), is,
          term_label(measure_state_terms, (int)to), buf_text(&list));
  buf_release(&list);
  return false;
}

static bool decision_made(const struct measure *m, const struct measure_change *change, int today,
                          struct err *err)
{
  if (!change->has_decision || !date_valid(change->date))
    return m->quick ? err_set(err, _("A quick measure needs the owner's consent and its date."))
                    : err_set(err, _("A decision needs a date and a paragraph."));
  if (change->date > today) return err_set(err, _("The date of a decision cannot lie ahead."));
  return true;
}

static bool day_given(int date, int today, const char *missing, const char *ahead, struct err *err)
{
  if (date == DATE_NONE) return err_set(err, "%s", missing);
  if (!rule_date(date, -1, err)) return false;
  return date <= today || err_set(err, "%s", ahead);
}

static bool reason_given(const struct measure_change *change, const char *missing, struct err *err)
{
  return words_said(change->reason) || err_set(err, "%s", missing);
}

static bool outcome_given(const struct measure_change *change, struct err *err)
{
  if (change->outcome == OUTCOME_NONE)
    return err_set(err, _("The measure needs an outcome before it is closed. Press U."));
  if (!words_said(change->text))
    return err_set(err, _("The outcome needs a text before the measure is closed."));
  return true;
}

static bool need_met(const struct measure *m, const struct measure_change *change, enum need need,
                     int today, struct err *err)
{
  switch (need) {
  case NEED_DECISION:
    return decision_made(m, change, today, err);
  case NEED_REFUSAL_REASON:
    return reason_given(change, _("Write why the measure is rejected."), err);
  case NEED_START:
    return day_given(change->date, today, _("Write the date when the measure started."),
                     _("The start date cannot lie ahead. Write it when the measure has started."),
                     err);
  case NEED_DONE:
    return day_given(change->date, today, _("Write the date when the measure was carried out."),
                     _("The date when it was carried out cannot lie ahead."), err);
  case NEED_ABORT_REASON:
    return reason_given(change, _("Write why the measure is aborted."), err);
  case NEED_FOLLOWUP:
    return change->followups > 0 ||
           err_set(err, _("The measure needs at least one follow-up entry. Press F4."));
  case NEED_OUTCOME:
    return outcome_given(change, err);
  case NEED_REOPEN_REASON:
    return reason_given(change, _("Write why the measure is reopened."), err);
  }
  return false;
}

bool measure_may_change(const struct measure *m, const struct measure_change *change, int today,
                        struct err *err)
{
  const struct rule_text texts[] = {{change->reason, -1}, {change->text, -1}};
  const struct step_rule *step = find_step(m->state, change->to);
  if (!step) return refuse_step(m->state, change->to, err);
  return need_met(m, change, step->need, today, err) &&
         rule_guard(texts, sizeof texts / sizeof texts[0], change->person_reason, err);
}

bool measure_overdue(const struct measure *m, int today)
{
  if (!m->deadline || m->deadline >= today) return false;
  switch (m->state) {
  case MEASURE_PROPOSED:
  case MEASURE_DECIDED:
    return true;
  case MEASURE_ONGOING:
    return m->deadline_kind != DEADLINE_START_BY;
  case MEASURE_DONE:
  case MEASURE_FOLLOWED_UP:
  case MEASURE_CLOSED:
  case MEASURE_ABORTED:
  case MEASURE_REJECTED:
  case MEASURE_OVERDUE:
    break;
  }
  return false;
}

int measure_days_overdue(const struct measure *m, int today)
{
  return measure_overdue(m, today) ? date_days_between(m->deadline, today) : 0;
}

enum measure_state measure_shown_state(const struct measure *m, int today)
{
  return measure_overdue(m, today) ? MEASURE_OVERDUE : m->state;
}
