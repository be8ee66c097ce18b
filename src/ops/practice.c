// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/practice.h"

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "ops/catalogue.h"
#include "ops/inventory.h"
#include "ops/verb.h"
#include "ops/wheel.h"
#include "store/store_write.h"

#include <string.h>
#include <unistd.h>

enum {
  YEARS = 3,
  BY_VERBS_AT_MOST = 20000, /* a larger file is filled as an import is */
  BY_HAND = 5,              /* the newest ones are entered one by one, to be undone one by one */
  PROGRESS_EACH = 4096,
  WORKDAY_BEGINS = 9,
  MEETING_DAY = 7,
  NIL_OF_SILENT = 75 /* per cent of the units without observations that say so */
};

static const char shipped[] = "practice.conf";

/* ---- a month ---- */

struct month_rows {
  struct arena arena;
  struct observation *rows;
  size_t n, capacity;
};

static bool keep_row(void *data, struct observation *o, struct err *err)
{
  (void)err;
  struct month_rows *rows = data;
  rows->rows = arena_grow(&rows->arena, rows->rows, rows->n, &rows->capacity, sizeof *rows->rows);
  rows->rows[rows->n++] = *o;
  return true;
}

static bool put_report(struct practice *p, const struct period_row *period, size_t unit,
                       long observations, struct err *err)
{
  struct unit_report report = {.period_id = period->id, .unit_id = p->units[unit].id};
  int last = period->last_day < p->today ? period->last_day : p->today;
  int received = date_add(last, -random_below(&p->group, 10));
  bool open = date_month(p->today) == date_month(period->first_day);
  if (received < period->first_day) received = period->first_day;
  if (observations > 0) {
    report.state = REPORT_REPORTED;
    report.received = received;
    report.way = p->plan.ways.texts[random_below(&p->group, (int)p->plan.ways.n)];
  } else if (open && p->slow[unit]) {
    bool first = unit == 0 || !p->slow[unit - 1];
    if (!first) return true;
    report.state = REPORT_MISSING;
    report.reminded = received;
  } else if (random_below(&p->group, 100) < NIL_OF_SILENT) {
    report.state = REPORT_NIL;
    report.received = received;
  } else {
    return true;
  }
  return store_put_unit_report(p->ops.store, &report, err);
}

static bool put_reports(struct practice *p, int number, const struct period_row *period,
                        struct err *err)
{
  for (size_t unit = 0; unit < p->n_units; unit++) {
    long observations = p->reports[(size_t)number * p->n_units + unit];
    if (!put_report(p, period, unit, observations, err)) return false;
  }
  return true;
}

static bool put_month(struct practice *p, int number, struct month_rows *rows, size_t at_once,
                      struct err *err)
{
  int month = month_add(p->first_month, number);
  struct period_row period = {.first_day = date_first_of_month(month),
                              .last_day = date_last_of_month(month),
                              .state = PERIOD_OPEN};
  struct buf name = {0};
  bool ok = store_begin(p->ops.store, err);
  if (!ok) return false;
  ok = store_put_period(p->ops.store, &period, err);
  for (size_t i = 0; ok && i < at_once; i++)
    ok = store_put_observation(p->ops.store, &rows->rows[i], err);
  ok = ok && put_reports(p, number, &period, err);
  if (at_once > 0) {
    ops_observation_name(&name, rows->rows[0].id);
    buf_add(&name, "--");
    ops_observation_name(&name, rows->rows[at_once - 1].id);
  } else {
    inventory_month_name(&name, month);
  }
  ok = verb_finish(&p->ops, ok, at_once > 0 ? VERB_OBSERVATION_ADD : VERB_MONTH_OPEN,
                   buf_text(&name), NULL, err);
  buf_release(&name);
  return ok;
}

static bool put_events(struct practice *p, struct err *err)
{
  for (size_t i = 0; i < p->plan.n_events; i++) {
    const struct practice_event *plan = &p->plan.events[i];
    int from = date_add(p->today, plan->from);
    struct planned_event event = {.what = plan->what,
                                  .area_id = plan->area_id,
                                  .from_day = from,
                                  .to_day = date_add(from, plan->days - 1),
                                  .size = plan->size,
                                  .responsible = plan->responsible,
                                  .expected_problem = plan->problem};
    if (!ops_put_event(&p->ops, &event, NULL, err)) return false;
  }
  return true;
}

static bool enter_month(struct practice *p, int number, bool bulk, struct err *err)
{
  struct month_rows rows = {0};
  bool newest = number == p->n_months - 1;
  bool ok = bulk || practice_rows(p, number, number, keep_row, &rows, err);
  size_t by_hand = newest && rows.n > BY_HAND ? BY_HAND : 0, at_once = rows.n - by_hand;
  ok = ok && put_month(p, number, &rows, at_once, err) && (!newest || put_events(p, err));
  for (size_t i = at_once; ok && i < rows.n; i++)
    ok = ops_put_observation(&p->ops, &rows.rows[i], NULL, err);
  arena_release(&rows.arena);
  return ok;
}

static bool lock_month(struct practice *p, int number, struct err *err)
{
  int month = month_add(p->first_month, number);
  struct period_row period;
  struct buf name = {0};
  bool ok = store_begin(p->ops.store, err);
  if (!ok) return false;
  ok = store_period(p->ops.store, month, &period, err);
  period.state = PERIOD_LOCKED;
  period.locked_on = p->clock.date;
  ok = ok && store_put_period(p->ops.store, &period, err);
  inventory_month_name(&name, month);
  ok = verb_finish(&p->ops, ok, VERB_MONTH_LOCK, buf_text(&name), NULL, err);
  buf_release(&name);
  return ok;
}

/* ---- all observations at once ---- */

struct bulk {
  struct practice *p;
  int64_t import_id;
  long done, all;
  bool (*progress)(void *data, long done, long all);
  void *data;
};

static bool tell(struct bulk *bulk, struct err *err)
{
  if (!bulk->progress || bulk->progress(bulk->data, bulk->done, bulk->all)) return true;
  return err_set_kind(err, ERR_CANCELLED, _("Stopped. Nothing has changed."));
}

static bool add_row(void *data, struct observation *o, struct err *err)
{
  struct bulk *bulk = data;
  o->import_id = bulk->import_id;
  if (++bulk->done % PROGRESS_EACH == 0 && !tell(bulk, err)) return false;
  return store_bulk_add(bulk->p->ops.store, o, err);
}

static bool fill_bulk(struct bulk *bulk, struct err *err)
{
  struct practice *p = bulk->p;
  struct import_row row = {
      .kind = "practice", .file_name = shipped, .file_hash = "", .at = "", .rows_new = bulk->all};
  if (!store_put_import(p->ops.store, &row, err)) return false;
  bulk->import_id = row.id;
  return store_bulk_begin(p->ops.store, bulk->all, err) &&
         practice_rows(p, 0, p->n_months - 1, add_row, bulk, err) &&
         store_bulk_end(p->ops.store, bulk->progress, bulk->data, err);
}

static bool put_all(struct bulk *bulk, struct err *err)
{
  struct practice *p = bulk->p;
  if (!store_begin(p->ops.store, err)) return false;
  if (!fill_bulk(bulk, err)) {
    store_rollback(p->ops.store);
    return false;
  }
  const struct entry entry = {.verb = verb_id(VERB_IMPORT),
                              .object = shipped,
                              .who = p->ops.who,
                              .clock = &p->clock,
                              .bound = true,
                              .import_id = bulk->import_id};
  return store_commit(p->ops.store, &entry, err);
}

/* ---- the year wheel ---- */

static bool by_hand(enum wheel_basis basis)
{
  return basis == BASIS_HAND || basis == BASIS_MEETING;
}

/* What nothing else in the file tells of was done when it was due. */
static bool put_done(struct practice *p, struct err *err)
{
  struct wheel_view view;
  if (!wheel_read(p->ops.store, date_year(p->clock.date), date_year(p->today), p->today, &p->arena,
                  &view, err))
    return false;
  for (size_t i = 0; i < view.n; i++) {
    const struct wheel_row *row = &view.rows[i];
    if (row->date >= p->today || !by_hand(row->rule->basis)) continue;
    struct wheel_entry entry = {.rule_id = row->rule->id,
                                .due = row->by_rule.due,
                                .state = WHEEL_DONE,
                                .done_on = row->date};
    if (!store_put_wheel_entry(p->ops.store, &entry, err)) return false;
  }
  return true;
}

static bool turn_wheel(struct practice *p, struct err *err)
{
  return store_begin(p->ops.store, err) &&
         verb_finish(&p->ops, put_done(p, err), VERB_WHEEL_DONE, shipped, NULL, err);
}

/* ---- three years ---- */

/* A meeting is never at a weekend. */
static int meeting_day(int quarter)
{
  int month = month_add(quarter_first_month(quarter), 3);
  int date = date_add(date_first_of_month(month), MEETING_DAY - 1), weekday = date_weekday(date);
  return weekday > 5 ? date_add(date, 8 - weekday) : date;
}

static void plan_years(struct practice *p)
{
  for (int i = 0; i < p->n_months; i++) {
    int month = month_add(p->first_month, i), last = date_last_of_month(month);
    struct practice_act act = {.what = ACT_MONTH, .number = i, .date = last};
    if (act.date > p->today) act.date = p->today;
    practice_plan_act(p, act);
    act = (struct practice_act){.what = ACT_LOCK, .number = i, .date = practice_lock_day(p, month)};
    practice_plan_act(p, act);
    if (date_month_of_year(last) % 3 != 0 || i < 2) continue;
    act = (struct practice_act){.what = ACT_MEETING, .number = quarter_of(last)};
    act.date = meeting_day(act.number);
    practice_plan_act(p, act);
  }
  for (size_t i = 0; i < p->plan.n_quick; i++) {
    const struct practice_measure *quick = &p->plan.quick[i];
    practice_plan_act(p, (struct practice_act){.what = ACT_QUICK,
                                               .plan = quick,
                                               .date = date_add(p->today, -quick->ago)});
  }
}

/* Later than the last one on the same day, and never after now. */
static void move_clock(struct practice *p, int date)
{
  int minutes = WORKDAY_BEGINS * 60 + random_below(&p->group, 240);
  if (date == p->clock.date) minutes = time_minutes(p->clock.time) + 1;
  if (minutes > time_minutes(2359)) minutes = time_minutes(2359);
  p->clock.date = date;
  p->clock.time = minutes / 60 * 100 + minutes % 60;
  if (date == p->today && p->clock.time > p->now) p->clock.time = p->now;
}

static bool live_through(struct practice *p, bool bulk, struct err *err)
{
  struct practice_act act;
  bool ok = true;
  while (ok && practice_next_act(p, &act)) {
    move_clock(p, act.date);
    ok = act.what == ACT_MONTH  ? enter_month(p, act.number, bulk, err)
         : act.what == ACT_LOCK ? lock_month(p, act.number, err)
                                : practice_group_act(p, &act, err);
  }
  return ok;
}

static bool fill(struct practice *p, struct bulk *bulk, struct err *err)
{
  if (!practice_read(p, err)) return false;
  if (p->n_raters > 0) p->ops.who = p->raters[0].name;
  if (bulk->all == 0) bulk->all = p->plan.observations;
  bool large = bulk->all > BY_VERBS_AT_MOST;
  p->rows.state = (uint64_t)p->today * 1000003u + (uint64_t)bulk->all;
  p->group.state = ~p->rows.state;
  practice_spread(p, bulk->all);
  plan_years(p);
  return ops_set_signature(&p->ops, p->ops.who, err) && turn_wheel(p, err) &&
         (!large || put_all(bulk, err)) && live_through(p, large, err);
}

static bool open_plan(struct practice *p, struct err *err)
{
  const char *path = file_shipped(&p->arena, shipped);
  return conf_open(&p->conf, path ? path : shipped, err);
}

bool ops_new_practice(const char *path, const struct clock *clock, long observations,
                      bool (*progress)(void *data, long done, long all), void *data,
                      struct err *err)
{
  struct practice p = {.today = clock->date, .now = clock->time};
  struct bulk bulk = {.p = &p, .all = observations, .progress = progress, .data = data};
  p.first_month = month_add(date_month(p.today), -12 * YEARS);
  p.n_months = months_between(p.first_month, date_month(p.today)) + 1;
  p.clock = (struct clock){
      .date = date_first_of_month(p.first_month), .time = WORKDAY_BEGINS * 100, .fixed = true};
  p.ops = (struct ops){.clock = &p.clock, .who = ""};
  struct store *store = NULL;
  if (!catalogue_new(&store, path, shipped, NULL, true, &p.clock, err)) return false;
  p.ops.store = store;
  bool made = open_plan(&p, err) && fill(&p, &bulk, err);
  conf_close(p.conf);
  arena_release(&p.arena);
  store_close(store);
  if (!made) unlink(path);
  return made;
}
