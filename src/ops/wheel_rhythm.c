// SPDX-License-Identifier: GPL-3.0-or-later
/* A faster rhythm at social unrest, and back (domain.md G49, G55 and "Social oro in words"). */
#include "ops/wheel.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

struct work {
  struct arena arena;
  struct wheel_rule *rules;
  struct rhythm *rhythms;
  size_t n_rules, n_rhythms;
};

static bool begin(struct ops *ops, struct work *w, struct err *err)
{
  return store_wheel_rules(ops->store, &w->arena, &w->rules, &w->n_rules, err) &&
         store_rhythms(ops->store, &w->arena, &w->rhythms, &w->n_rhythms, err);
}

static const struct wheel_rule *rule_of(const struct work *w, int64_t id)
{
  for (size_t i = 0; i < w->n_rules; i++)
    if (w->rules[i].id == id) return &w->rules[i];
  return NULL;
}

/* The rule's name as its line among the months has it, for the journal. */
static const char *rule_name(const struct work *w, int64_t id)
{
  const struct wheel_rule *rule = rule_of(w, id);
  if (!rule) return "";
  return rule->short_name ? rule->short_name : rule->task;
}

static bool finish(struct ops *ops, const struct work *w, bool ok, enum verb verb,
                   const struct rhythm *r, int day, struct err *err)
{
  struct buf text = {0};
  date_iso(&text, day);
  ok = verb_finish(ops, ok, verb, rule_name(w, r->rule_id), buf_text(&text), err);
  buf_release(&text);
  return ok;
}

static bool check(const struct work *w, const struct rhythm *r, struct err *err)
{
  const struct wheel_rule *rule = rule_of(w, r->rule_id);
  if (!rule || !rule->fast_task)
    return err_set(err, _("That has no faster rhythm. Choose the meeting or the inventory."));
  if (!date_valid(r->first_day)) return err_set(err, _("Say from which day the rhythm holds."));
  if (!lookup_reason(r->reason, err)) return false;
  if (!words_said(r->post) || !date_valid(r->review))
    return err_set(err, _("Say who decided on the changed frequency and when the decision is to be "
                          "reconsidered."));
  if (r->review <= r->first_day)
    return err_set(err, _("The decision is reconsidered after the first day. Give a later date."));
  for (size_t i = 0; i < w->n_rhythms; i++)
    if (w->rhythms[i].rule_id == r->rule_id && w->rhythms[i].first_day >= r->first_day)
      return err_set(err, _("A faster rhythm has been set from a later day already."));
  return person_check(r->post, NULL, err);
}

bool ops_switch_rhythm(struct ops *ops, struct rhythm *rhythm, struct err *err)
{
  struct work w = {0};
  struct rhythm row = *rhythm;
  bool ok = begin(ops, &w, err) && check(&w, &row, err) && store_begin(ops->store, err);
  if (ok) {
    const struct rhythm *held = wheel_rhythm(w.rhythms, w.n_rhythms, row.rule_id, row.first_day);
    struct rhythm ended = held ? *held : row;
    ended.last_day = date_add(row.first_day, -1);
    ok = (!held || store_put_rhythm(ops->store, &ended, err)) &&
         store_put_rhythm(ops->store, &row, err);
    ok = finish(ops, &w, ok, VERB_RHYTHM, &row, row.first_day, err);
  }
  if (ok) *rhythm = row;
  arena_release(&w.arena);
  return ok;
}

static bool find(struct ops *ops, int64_t id, struct work *w, struct rhythm *found, struct err *err)
{
  *found = (struct rhythm){0};
  if (!begin(ops, w, err)) return false;
  for (size_t i = 0; i < w->n_rhythms; i++)
    if (w->rhythms[i].id == id) *found = w->rhythms[i];
  return (found->id && !found->last_day) || err_set(err, _("The faster rhythm has ended already."));
}

bool ops_extend_rhythm(struct ops *ops, int64_t id, int review, struct err *err)
{
  struct work w = {0};
  struct rhythm row;
  bool ok = find(ops, id, &w, &row, err);
  if (ok && (!date_valid(review) || review <= row.review))
    ok = err_set(err, _("Give a review date after the one that holds now."));
  if (ok && store_begin(ops->store, err)) {
    row.review = review;
    ok = finish(ops, &w, store_put_rhythm(ops->store, &row, err), VERB_RHYTHM_EXTEND, &row, review,
                err);
  } else {
    ok = false;
  }
  arena_release(&w.arena);
  return ok;
}

bool ops_end_rhythm(struct ops *ops, int64_t id, int last, struct err *err)
{
  struct work w = {0};
  struct rhythm row;
  bool ok = find(ops, id, &w, &row, err);
  if (ok && (!date_valid(last) || last < row.first_day))
    ok = err_set(err, _("The last day cannot come before the first. Give a later date."));
  if (ok && store_begin(ops->store, err)) {
    row.last_day = last;
    ok = finish(ops, &w, store_put_rhythm(ops->store, &row, err), VERB_RHYTHM_END, &row, last, err);
  } else {
    ok = false;
  }
  arena_release(&w.arena);
  return ok;
}
