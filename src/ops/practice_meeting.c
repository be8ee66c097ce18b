// SPDX-License-Identifier: GPL-3.0-or-later
/* The quarter's meeting of the practice file: called, gone through, held, and confirmed at the
 * next. */
#include "ops/meeting.h"
#include "ops/practice.h"

#include <string.h>

enum { AN_HOUR = 100 /* of an hhmm */ };

static bool find_group(struct practice *p, struct arena *arena, int64_t *id, struct err *err)
{
  struct body *bodies;
  size_t n;
  if (!store_bodies(p->ops.store, arena, &bodies, &n, err)) return false;
  *id = 0;
  for (size_t i = 0; i < n; i++)
    if (strcmp(bodies[i].name, p->municipality.group_name) == 0) *id = bodies[i].id;
  return true;
}

static bool confirm_last(struct practice *p, int64_t body_id, struct arena *arena, struct err *err)
{
  const struct meeting_query query = {.body_id = body_id, .limit = 1};
  struct meeting *rows;
  size_t n;
  return store_meetings(p->ops.store, &query, arena, &rows, &n, err) &&
         (n == 0 || ops_confirm_meeting(&p->ops, rows[0].id, NULL, err));
}

static bool take_attendance(struct practice *p, int64_t id, struct arena *arena, struct err *err)
{
  struct attendance *rows;
  size_t n;
  bool ok = store_attendance(p->ops.store, id, arena, &rows, &n, err);
  for (size_t i = 0; ok && i < n; i++) {
    if (i < 2 && rows[i].duty == DUTY_NONE)
      ok = ops_set_duty(&p->ops, id, rows[i].id, i == 0 ? DUTY_CHAIR : DUTY_SECRETARY, err);
    ok = ok && ops_attend(&p->ops, id, rows[i].id, ATTENDANCE_PRESENT, NULL, err);
  }
  return ok;
}

/* Ticks off the items up to one of the kind, which then is where the meeting is. */
static bool go_on_to(struct practice *p, int64_t id, enum agenda_kind kind, struct arena *arena,
                     struct err *err)
{
  struct meeting_item *items;
  size_t n;
  bool ok = store_meeting_items(p->ops.store, id, arena, &items, &n, err);
  for (size_t i = 0; ok && i < n && items[i].kind != kind; i++)
    ok = items[i].done || ops_tick_item(&p->ops, id, items[i].number, true, err);
  return ok;
}

bool practice_meeting_begin(struct practice *p, struct err *err)
{
  struct arena arena = {0};
  struct meeting m = {.date = p->clock.date, .time = p->clock.time, .place = p->plan.meeting_place};
  bool ok = find_group(p, &arena, &m.body_id, err) && confirm_last(p, m.body_id, &arena, err) &&
            ops_call_meeting(&p->ops, &m, NULL, err) && ops_start_item(&p->ops, m.id, 1, err) &&
            take_attendance(p, m.id, &arena, err) && go_on_to(p, m.id, AGENDA_RANKING, &arena, err);
  p->ops.meeting = m.id;
  arena_release(&arena);
  return ok;
}

bool practice_meeting_end(struct practice *p, struct err *err)
{
  struct arena arena = {0};
  int64_t id = p->ops.meeting;
  p->ops.meeting = 0;
  if (p->clock.date < p->today) p->clock.time += AN_HOUR;
  bool ok = go_on_to(p, id, AGENDA_OTHER, &arena, err) && ops_hold_meeting(&p->ops, id, err);
  arena_release(&arena);
  return ok;
}
