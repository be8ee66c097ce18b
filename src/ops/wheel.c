// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/wheel.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

enum { MOST_EVERY = 120, MOST_WARNING = 730 };

struct wheel_ref wheel_ref(const struct wheel_row *row)
{
  return (struct wheel_ref){.rule_id = row->rule ? row->rule->id : 0,
                            .entry_id = row->entry ? row->entry->id : 0,
                            .due = row->by_rule.due};
}

static bool task_check(const char *task, const char *body, struct err *err)
{
  if (!words_said(task)) return err_set(err, _("Say what is to be done."));
  return person_check(task, NULL, err) && person_check(body, NULL, err);
}

static bool rule_check(const struct wheel_rule *r, struct err *err)
{
  if (!task_check(r->task, r->body, err) || !person_check(r->fast_task, NULL, err) ||
      !person_check(r->short_name, NULL, err))
    return false;
  if (!date_valid(r->first_day)) return err_set(err, _("Say one date on which it comes."));
  if (r->every < 1 || r->every > MOST_EVERY)
    return err_set(err, _("How often it comes is a whole number from 1 to %d."), MOST_EVERY);
  if (r->warning < 0 || r->warning > MOST_WARNING)
    return err_set(err, _("The warning is 0 to %d days ahead."), MOST_WARNING);
  if (!wheel_pauses_valid(r->pauses))
    return err_set(err, _("A pause is written like 06-20--08-16, several with a comma between."));
  if (!date_valid(r->valid_from)) return err_set(err, _("Say from which date it applies."));
  if (r->valid_to && r->valid_to < r->valid_from)
    return err_set(err, _("It cannot end before it begins. Correct one of the dates."));
  return true;
}

bool ops_put_wheel_rule(struct ops *ops, struct wheel_rule *rule, struct err *err)
{
  struct arena arena = {0};
  struct wheel_rule row = *rule, *rules;
  size_t n;
  bool ok = rule_check(&row, err) && store_wheel_rules(ops->store, &arena, &rules, &n, err);
  for (size_t i = 0; ok && row.number == 0 && i < n; i++)
    if (i + 1 == n) row.number = rules[i].number;
  if (ok && rule->number == 0) row.number++;
  ok = ok && store_begin(ops->store, err) &&
       verb_finish(ops, store_put_wheel_rule(ops->store, &row, err), VERB_WHEEL_RULE, row.task,
                   NULL, err);
  arena_release(&arena);
  if (ok) *rule = row;
  return ok;
}

bool ops_put_wheel_entry(struct ops *ops, struct wheel_entry *entry, struct err *err)
{
  struct wheel_entry row = *entry;
  if (!task_check(row.task, row.body, err)) return false;
  if (!date_valid(row.due)) return err_set(err, _("Say on which date it is."));
  row.rule_id = 0;
  if (!store_begin(ops->store, err) ||
      !verb_finish(ops, store_put_wheel_entry(ops->store, &row, err), VERB_WHEEL_ADD, row.task,
                   NULL, err))
    return false;
  *entry = row;
  return true;
}

/* ---- one date ---- */

struct work {
  struct arena arena;
  struct wheel_entry entry;
  const struct wheel_row *row;
};

static bool find(struct ops *ops, struct wheel_ref ref, struct work *w, struct err *err)
{
  struct wheel_view view;
  int year = date_year(ref.due);
  *w = (struct work){.entry = {.rule_id = ref.rule_id, .due = ref.due}};
  if (!wheel_read(ops->store, year, year, ops->clock->date, &w->arena, &view, err)) return false;
  for (size_t i = 0; i < view.n; i++) {
    const struct wheel_row *row = &view.rows[i];
    if (ref.rule_id ? row->rule && row->rule->id == ref.rule_id && row->by_rule.due == ref.due
                    : row->entry && row->entry->id == ref.entry_id)
      w->row = row;
  }
  if (!w->row) return err_set(err, _("The row is not there any more. Choose another."));
  if (w->row->entry) w->entry = *w->row->entry;
  return true;
}

static bool find_open(struct ops *ops, struct wheel_ref ref, struct work *w, struct err *err)
{
  if (!find(ops, ref, w, err)) return false;
  return w->row->state != WHEEL_DONE ||
         err_set(err, _("It is done already. Choose a date that is not."));
}

static bool keep(struct ops *ops, struct work *w, enum verb verb, const char *detail,
                 struct err *err)
{
  return store_begin(ops->store, err) &&
         verb_finish(ops, store_put_wheel_entry(ops->store, &w->entry, err), verb, w->row->name,
                     detail, err);
}

bool ops_wheel_move(struct ops *ops, struct wheel_ref ref, int to, const char *reason,
                    struct err *err)
{
  struct work w = {0};
  struct buf day = {0};
  bool ok = (date_valid(to) || err_set(err, _("Say to which date it is moved."))) &&
            lookup_reason(reason, err) && find_open(ops, ref, &w, err);
  if (ok) {
    w.entry.state = WHEEL_PLANNED;
    w.entry.moved_to = to == w.entry.due ? DATE_NONE : to;
    w.entry.reason = reason;
    date_iso(&day, to);
    ok = keep(ops, &w, VERB_WHEEL_MOVE, buf_text(&day), err);
  }
  buf_release(&day);
  arena_release(&w.arena);
  return ok;
}

bool ops_wheel_cancel(struct ops *ops, struct wheel_ref ref, const char *reason, struct err *err)
{
  struct work w = {0};
  bool ok = lookup_reason(reason, err) && find_open(ops, ref, &w, err);
  if (ok) {
    w.entry.state = WHEEL_CANCELLED;
    w.entry.reason = reason;
    ok = keep(ops, &w, VERB_WHEEL_CANCEL, NULL, err);
  }
  arena_release(&w.arena);
  return ok;
}

/* What the file itself knows to be done is not marked beside it: the two could disagree. */
static bool by_hand(const struct wheel_row *row, struct err *err)
{
  switch (row->rule && !row->by_rule.fast ? row->rule->basis : BASIS_HAND) {
  case BASIS_INVENTORY:
    return err_set(err, _("It is done when every unit has reported, or the month is locked."));
  case BASIS_PICTURE:
    return err_set(err, _("It is done when the month is locked. Enter opens the month."));
  case BASIS_PROPOSAL:
    return err_set(err, _("It is done when the ranking is proposed. Enter opens the ranking."));
  case BASIS_DECISION:
    return err_set(err, _("It is done when the ranking is decided. Enter opens the ranking."));
  default:
    return true;
  }
}

bool ops_wheel_done(struct ops *ops, struct wheel_ref ref, int done_on, struct err *err)
{
  struct work w = {0};
  bool ok = date_valid(done_on) || err_set(err, _("Say on which day it was done."));
  if (ok && done_on > ops->clock->date)
    ok = err_set(err, _("The day lies ahead. It can be marked as done when it is."));
  ok = ok && find_open(ops, ref, &w, err) && by_hand(w.row, err);
  if (ok) {
    w.entry.state = WHEEL_DONE;
    w.entry.done_on = done_on;
    ok = keep(ops, &w, VERB_WHEEL_DONE, NULL, err);
  }
  arena_release(&w.arena);
  return ok;
}
