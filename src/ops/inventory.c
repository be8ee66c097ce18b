// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/inventory.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

void inventory_month_name(struct buf *out, int month)
{
  period_id(out, period_of_month(month));
}

bool inventory_month(struct store *store, int month, struct period_row *period, struct err *err)
{
  if (!store_period(store, month, period, err)) return false;
  if (period->id == 0)
    *period = (struct period_row){.first_day = date_first_of_month(month),
                                  .last_day = date_last_of_month(month),
                                  .state = PERIOD_OPEN};
  return true;
}

static bool keep_reports(struct store *store, const struct period_row *period,
                         struct unit_report *rows, size_t n, struct unit_report *report,
                         struct err *err)
{
  for (size_t i = 0; i < n; i++) {
    if (rows[i].state != REPORT_REPORTED) continue;
    rows[i].period_id = period->id;
    if (!store_put_unit_report(store, &rows[i], err)) return false;
    if (report != NULL && report->unit_id == rows[i].unit_id) report->id = rows[i].id;
  }
  return true;
}

bool inventory_keep_month(struct store *store, struct period_row *period,
                          struct unit_report *report, struct err *err)
{
  struct arena arena = {0};
  struct unit_report *rows;
  size_t n;
  if (period->id != 0) return true;
  bool ok = store_unit_reports(store, date_month(period->first_day), &arena, &rows, &n, err) &&
            store_put_period(store, period, err) &&
            keep_reports(store, period, rows, n, report, err);
  arena_release(&arena);
  return ok;
}

bool inventory_unit(struct store *store, int month, int64_t unit_id, struct arena *arena,
                    struct unit_report *report, struct err *err)
{
  return store_unit_report(store, month, unit_id, arena, report, err) &&
         (report->unit_id != 0 ||
          err_set(err, _("The unit does not report in this month. Choose another unit or month.")));
}

static const char *month_word(struct arena *arena, int month)
{
  return text_capital(arena, date_month_name(month % 100));
}

bool ops_open_month(struct ops *ops, int month, struct err *err)
{
  struct arena arena = {0};
  struct period_row period;
  bool ok = inventory_month(ops->store, month, &period, err);
  if (ok && period.state == PERIOD_LOCKED)
    ok = err_set(err, _("%s is locked already."), month_word(&arena, month));
  if (ok && period.id != 0) ok = err_set(err, _("%s is open already."), month_word(&arena, month));
  arena_release(&arena);
  if (!ok || !store_begin(ops->store, err)) return false;
  struct buf name = {0};
  inventory_month_name(&name, month);
  ok = inventory_keep_month(ops->store, &period, NULL, err);
  ok = verb_finish(ops, ok, VERB_MONTH_OPEN, buf_text(&name), NULL, err);
  buf_release(&name);
  return ok;
}

/* A unit in a month: what each of its verbs reads first and writes last. */
struct unit_work {
  struct arena arena;
  struct period_row period;
  struct unit_report report;
};

static bool unit_begin(struct ops *ops, int month, int64_t unit_id, struct unit_work *work,
                       struct err *err)
{
  *work = (struct unit_work){0};
  return inventory_month(ops->store, month, &work->period, err) &&
         inventory_unit(ops->store, month, unit_id, &work->arena, &work->report, err);
}

static bool unit_store(struct ops *ops, int month, struct unit_work *work, enum verb verb,
                       struct err *err)
{
  if (!store_begin(ops->store, err)) return false;
  bool ok = inventory_keep_month(ops->store, &work->period, &work->report, err);
  work->report.period_id = work->period.id;
  ok = ok && store_put_unit_report(ops->store, &work->report, err);
  struct buf name = {0};
  inventory_month_name(&name, month);
  ok = verb_finish(ops, ok, verb, work->report.unit_name, buf_text(&name), err);
  buf_release(&name);
  return ok;
}

/* A report that comes when the picture is locked and did not hold it is late, whatever it says. */
static enum report_state arrived(const struct unit_work *work, enum report_state state)
{
  bool had = work->report.state == REPORT_REPORTED || work->report.state == REPORT_NIL;
  return work->period.state == PERIOD_LOCKED && !had ? REPORT_LATE : state;
}

bool ops_unit_reported(struct ops *ops, int month, int64_t unit_id, const char *way,
                       struct err *err)
{
  struct unit_work work;
  bool ok = unit_begin(ops, month, unit_id, &work, err) && person_check(way, NULL, err);
  if (ok) {
    work.report.state = arrived(&work, REPORT_REPORTED);
    work.report.received = ops->clock->date;
    work.report.reason = NULL;
    if (way != NULL) work.report.way = way;
    ok = unit_store(ops, month, &work, VERB_UNIT_REPORTED, err);
  }
  arena_release(&work.arena);
  return ok;
}

/* Refuses a zero of a unit that has told of something in the month. */
static bool nothing_told(struct ops *ops, int month, const struct unit_report *report,
                         struct err *err)
{
  const struct observation_query query = {
      .source_id = report->unit_id, .period = period_of_month(month), .late = -1, .soft = -1};
  long n = 0;
  if (!store_count(ops->store, &query, &n, err)) return false;
  if (n == 0) return true;
  return err_set(err,
                 ngettext("%s has %s observation and cannot get a zero.",
                          "%s has %s observations and cannot get a zero.", (unsigned long)n),
                 report->unit_name, TEXT_GROUPED(n));
}

bool ops_unit_nil(struct ops *ops, int month, int64_t unit_id, struct err *err)
{
  struct unit_work work;
  bool ok =
      unit_begin(ops, month, unit_id, &work, err) && nothing_told(ops, month, &work.report, err);
  if (ok) {
    work.report.state = arrived(&work, REPORT_NIL);
    work.report.received = ops->clock->date;
    work.report.reason = NULL;
    ok = unit_store(ops, month, &work, VERB_UNIT_NIL, err);
  }
  arena_release(&work.arena);
  return ok;
}

bool ops_unit_reminded(struct ops *ops, int month, int64_t unit_id, struct err *err)
{
  struct unit_work work;
  bool ok = unit_begin(ops, month, unit_id, &work, err);
  if (ok && work.report.state != REPORT_MISSING && work.report.state != REPORT_VOIDED)
    ok = err_set(err, _("%s has reported already and needs no reminder."), work.report.unit_name);
  if (ok) {
    work.report.reminded = ops->clock->date;
    ok = unit_store(ops, month, &work, VERB_UNIT_REMINDED, err);
  }
  arena_release(&work.arena);
  return ok;
}

bool ops_unit_void(struct ops *ops, int month, int64_t unit_id, const char *reason, struct err *err)
{
  struct unit_work work;
  bool ok = unit_begin(ops, month, unit_id, &work, err);
  if (ok && (work.report.state == REPORT_MISSING || work.report.state == REPORT_VOIDED))
    ok = err_set(err, _("%s has no report to void in this month."), work.report.unit_name);
  ok = ok && lookup_reason(reason, err);
  if (ok) {
    work.report.state = REPORT_VOIDED;
    work.report.reason = reason;
    ok = unit_store(ops, month, &work, VERB_UNIT_VOID, err);
  }
  arena_release(&work.arena);
  return ok;
}

static bool may_lock(const struct period_row *period, int month, const char *document, int today,
                     struct err *err)
{
  struct arena arena = {0};
  bool ok = true;
  if (period->state == PERIOD_LOCKED)
    ok = err_set(err, _("%s is locked already."), month_word(&arena, month));
  else if (today <= period->last_day)
    ok = err_set(err, _("%s is not over. Lock it when the month has passed."),
                 month_word(&arena, month));
  else if (!words_said(document))
    ok = err_set(err, _("The picture is empty. Print it first, then lock the month."));
  arena_release(&arena);
  return ok;
}

bool ops_lock_month(struct ops *ops, int month, const char *document, const char *registry_number,
                    struct err *err)
{
  struct period_row period;
  int today = ops->clock->date;
  if (!inventory_month(ops->store, month, &period, err) ||
      !may_lock(&period, month, document, today, err) || !store_begin(ops->store, err))
    return false;
  struct picture picture = {.print = "P1",
                            .document = document,
                            .registry_number = registry_number,
                            .post = ops->who,
                            .first_day = period.first_day,
                            .last_day = period.last_day,
                            .version = 1,
                            .established_on = today};
  bool ok = inventory_keep_month(ops->store, &period, NULL, err);
  period.state = PERIOD_LOCKED;
  period.locked_on = today;
  ok = ok && store_put_period(ops->store, &period, err) &&
       store_put_picture(ops->store, &picture, NULL, err);
  struct buf name = {0};
  inventory_month_name(&name, month);
  ok = verb_finish(ops, ok, VERB_MONTH_LOCK, buf_text(&name), NULL, err);
  buf_release(&name);
  return ok;
}

static bool event_check(struct ops *ops, const struct planned_event *e, const char *person_reason,
                        struct arena *arena, struct err *err)
{
  struct area area;
  if (!words_said(e->what)) return err_set(err, _("Say what is planned."));
  if (!date_valid(e->from_day) || !date_valid(e->to_day))
    return err_set(err, _("Say the first and the last day of what is planned."));
  if (e->to_day < e->from_day)
    return err_set(err, _("The last day lies before the first. Correct one of them."));
  const char *const texts[] = {e->what, e->size, e->responsible, e->expected_problem, e->note};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (!person_check(texts[i], person_reason, err)) return false;
  return lookup_area(ops->store, e->area_id, e->from_day, arena, &area, err);
}

static bool find_event(struct ops *ops, int64_t id, struct arena *arena,
                       struct planned_event *event, struct err *err)
{
  return store_planned_event(ops->store, id, arena, event, err) &&
         (event->id != 0 || err_set(err, _("The event is voided already. Enter it anew.")));
}

bool ops_put_event(struct ops *ops, struct planned_event *e, const char *person_reason,
                   struct err *err)
{
  struct arena arena = {0};
  struct planned_event before = {0};
  bool ok = event_check(ops, e, person_reason, &arena, err) &&
            (e->id == 0 || find_event(ops, e->id, &arena, &before, err));
  arena_release(&arena);
  if (!ok || !store_begin(ops->store, err)) return false;
  struct planned_event row = *e;
  ok = store_put_event(ops->store, &row, err);
  ok = verb_finish(ops, ok, e->id == 0 ? VERB_EVENT : VERB_EVENT_CHANGE, row.what, NULL, err);
  if (ok) e->id = row.id;
  return ok;
}

bool ops_void_event(struct ops *ops, int64_t id, const char *reason, struct err *err)
{
  struct arena arena = {0};
  struct planned_event event;
  bool ok = lookup_reason(reason, err) && find_event(ops, id, &arena, &event, err) &&
            store_begin(ops->store, err);
  if (ok)
    ok = verb_finish(ops, store_void_event(ops->store, id, reason, err), VERB_EVENT_VOID,
                     event.what, NULL, err);
  arena_release(&arena);
  return ok;
}
