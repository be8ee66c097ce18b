// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "ops/inventory.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

/* What storing an observation touches besides its own row. */
struct observation_work {
  struct observation before; /* id 0 when it is new */
  struct area area;
  struct period_row period;
  struct unit_report report;
};

/* A row known only by month has the day yyyymm00. */
static void fill_month(struct observation *o)
{
  switch (o->known) {
  case KNOWN_MONTH:
  case KNOWN_UNKNOWN:
    if (o->day != DATE_NONE) o->month = o->day / 100;
    o->day = o->month * 100;
    break;
  case KNOWN_INTERVAL:
    o->month = date_month(period_middle_day(o->day, o->time, o->to_day, o->to_time));
    break;
  case KNOWN_TIME:
  case KNOWN_DAY:
    o->month = date_month(o->day);
    break;
  }
}

/* The day on which area, place, category and source must be valid. */
static int event_day(const struct observation *o)
{
  return date_valid(o->day) ? o->day : date_last_of_month(o->day / 100);
}

static bool check_registers(struct store *store, const struct observation *o, struct arena *arena,
                            struct area *area, struct err *err)
{
  int day = event_day(o);
  struct category category;
  struct reporting_unit unit;
  return lookup_area(store, o->area_id, day, arena, area, err) &&
         (o->place_id == 0 || lookup_place(store, o->place_id, o->area_id, day, arena, err)) &&
         lookup_category(store, o->category_id, day, arena, &category, err) &&
         lookup_unit(store, o->source_id, day, arena, &unit, err);
}

/* Fills what the user does not say from the row that is there. */
static bool take_over(struct store *store, struct observation *row, struct arena *arena,
                      struct observation *before, struct err *err)
{
  *before = (struct observation){0};
  if (row->id == 0) {
    row->state = ROW_LIVE;
    row->late = false;
    return true;
  }
  if (!lookup_observation(store, row->id, arena, before, err)) return false;
  if (before->state != ROW_LIVE)
    return err_set(err, _("The observation is voided and cannot be changed. Register a new one."));
  row->state = before->state;
  row->import_id = before->import_id;
  row->row_key = before->row_key;
  row->late = before->late;
  row->void_reason = NULL;
  return true;
}

static bool prepare(struct ops *ops, struct observation *row, const char *person_reason,
                    struct arena *arena, struct observation_work *work, struct err *err)
{
  struct store *store = ops->store;
  if (!observation_check(row, ops->clock->date, person_reason, err) ||
      !take_over(store, row, arena, &work->before, err))
    return false;
  fill_month(row);
  if (!check_registers(store, row, arena, &work->area, err)) return false;
  if (row->received == DATE_NONE) row->received = ops->clock->date;
  if (!inventory_month(store, row->month, &work->period, err) ||
      !inventory_unit(store, row->month, row->source_id, arena, &work->report, err))
    return false;
  if (work->report.state == REPORT_NIL)
    return err_set_field(err, OBSERVATION_SOURCE,
                         _("The unit is set to a nil report. Change it to reported?"));
  /* A correction after the lock of a row that the picture holds is not a late report. */
  if (row->id == 0 || work->before.month != row->month)
    row->late = work->period.state == PERIOD_LOCKED;
  return true;
}

static bool store_unit_state(struct store *store, struct observation_work *work, int received,
                             struct err *err)
{
  struct unit_report *report = &work->report;
  if (report->state != REPORT_MISSING && report->state != REPORT_VOIDED) return true;
  report->state = work->period.state == PERIOD_LOCKED ? REPORT_LATE : REPORT_REPORTED;
  report->period_id = work->period.id;
  report->received = received;
  report->reason = NULL;
  return store_put_unit_report(store, report, err);
}

static bool store_row(struct ops *ops, struct observation *row, struct observation_work *work,
                      struct err *err)
{
  if (!store_begin(ops->store, err)) return false;
  bool ok = inventory_keep_month(ops->store, &work->period, &work->report, err) &&
            store_put_observation(ops->store, row, err) &&
            store_unit_state(ops->store, work, row->received, err);
  struct buf name = {0};
  ops_observation_name(&name, row->id);
  ok = verb_finish(ops, ok, work->before.id == 0 ? VERB_OBSERVATION_ADD : VERB_OBSERVATION_CHANGE,
                   buf_text(&name), work->area.name, err);
  buf_release(&name);
  return ok;
}

bool ops_put_observation(struct ops *ops, struct observation *o, const char *person_reason,
                         struct err *err)
{
  struct arena arena = {0};
  struct observation row = *o;
  struct observation_work work;
  bool ok =
      prepare(ops, &row, person_reason, &arena, &work, err) && store_row(ops, &row, &work, err);
  if (ok) {
    o->id = row.id;
    o->day = row.day;
    o->month = row.month;
    o->received = row.received;
    o->late = row.late;
    o->state = row.state;
  }
  arena_release(&arena);
  return ok;
}

bool ops_void_observation(struct ops *ops, int64_t id, const char *reason, struct err *err)
{
  struct arena arena = {0};
  struct buf name = {0};
  struct observation row;
  bool ok = lookup_observation(ops->store, id, &arena, &row, err);
  if (ok && row.state != ROW_LIVE) ok = err_set(err, _("The observation is voided already."));
  ok = ok && lookup_reason(reason, err) && store_begin(ops->store, err);
  if (ok) {
    row.state = ROW_VOIDED;
    row.void_reason = reason;
    ops_observation_name(&name, id);
    ok = store_put_observation(ops->store, &row, err);
    ok = verb_finish(ops, ok, VERB_OBSERVATION_VOID, buf_text(&name), row.area_name, err);
  }
  buf_release(&name);
  arena_release(&arena);
  return ok;
}
