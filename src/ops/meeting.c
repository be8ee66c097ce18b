// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/meeting.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

#include <string.h>

static bool find_meeting(struct ops *ops, int64_t id, struct arena *arena, struct meeting *m,
                         struct err *err)
{
  return store_meeting(ops->store, id, arena, m, err) &&
         (m->id != 0 || err_set(err, _("The meeting does not exist any more. Choose another.")));
}

static const char *number_text(struct arena *arena, int number)
{
  return arena_printf(arena, "%d", number);
}

/* ---- calling ---- */

static bool number_meeting(struct ops *ops, struct meeting *m, struct arena *arena, struct err *err)
{
  int year = date_year(m->date);
  const struct meeting_query query = {
      .body_id = m->body_id, .first = date_make(year, 1, 1), .last = date_make(year, 12, 31)};
  struct meeting *rows;
  size_t n;
  if (!store_meetings(ops->store, &query, arena, &rows, &n, err)) return false;
  struct numbering numbering = {.id = m->id, .wanted = m->number};
  for (size_t i = 0; i < n; i++) {
    struct buf day = {0};
    date_iso(&day, rows[i].date);
    const char *name = arena_printf(arena, _("the meeting of %s"), buf_text(&day));
    numbering_see(&numbering, rows[i].id, rows[i].number, name);
    buf_release(&day);
  }
  return numbering_end(&numbering, &m->number, err);
}

static bool copy_agenda(struct ops *ops, int64_t meeting_id, struct arena *arena, struct err *err)
{
  struct meeting_item *items;
  size_t n;
  bool ok = store_agenda(ops->store, arena, &items, &n, err);
  for (size_t i = 0; ok && i < n; i++) {
    items[i].id = 0;
    items[i].meeting_id = meeting_id;
    ok = store_put_meeting_item(ops->store, &items[i], err);
  }
  return ok;
}

/* The duty that the post had at the body's meeting before; none at the first. */
static enum meeting_duty duty_of(const struct attendance *before, size_t n, int64_t post_id)
{
  for (size_t i = 0; i < n; i++)
    if (before[i].post_id == post_id) return before[i].duty;
  return DUTY_NONE;
}

static bool call_posts(struct ops *ops, const struct meeting *m, int64_t before_id,
                       struct arena *arena, struct err *err)
{
  struct post *posts;
  struct attendance *before;
  size_t n, n_before;
  bool ok = store_posts(ops->store, arena, &posts, &n, err) &&
            store_attendance(ops->store, before_id, arena, &before, &n_before, err);
  for (size_t i = 0; ok && i < n; i++) {
    if (posts[i].body_id != m->body_id ||
        !lookup_valid(posts[i].valid_from, posts[i].valid_to, m->date))
      continue;
    struct attendance row = {.meeting_id = m->id,
                             .post_id = posts[i].id,
                             .name = posts[i].name,
                             .duty = duty_of(before, n_before, posts[i].id)};
    ok = store_put_attendance(ops->store, &row, err);
  }
  return ok;
}

static bool latest_of(struct ops *ops, int64_t body_id, struct arena *arena, int64_t *id,
                      struct err *err)
{
  const struct meeting_query query = {.body_id = body_id, .limit = 1};
  struct meeting *rows;
  size_t n;
  if (!store_meetings(ops->store, &query, arena, &rows, &n, err)) return false;
  *id = n > 0 ? rows[0].id : 0;
  return true;
}

/* What only the course of the meeting sets. */
static void keep_course(struct meeting *m, const struct meeting *before)
{
  m->state = before->state;
  m->item = before->item;
  m->ended = before->id ? before->ended : TIME_NONE;
  m->confirmed_on = before->confirmed_on;
}

bool ops_call_meeting(struct ops *ops, struct meeting *m, const char *person_reason,
                      struct err *err)
{
  struct arena arena = {0};
  struct meeting row = *m, before = {0};
  struct body body;
  int64_t latest = 0;
  bool ok = (row.id == 0 || (find_meeting(ops, row.id, &arena, &before, err) &&
                             meeting_check_editable(&before, err))) &&
            meeting_check(&row, person_reason, err) &&
            lookup_body(ops->store, row.body_id, row.date, &arena, &body, err) &&
            number_meeting(ops, &row, &arena, err) &&
            latest_of(ops, row.body_id, &arena, &latest, err) && store_begin(ops->store, err);
  if (ok) {
    keep_course(&row, &before);
    ok = store_put_meeting(ops->store, &row, err);
    if (before.id == 0)
      ok =
          ok && copy_agenda(ops, row.id, &arena, err) && call_posts(ops, &row, latest, &arena, err);
    ok = verb_finish(ops, ok, before.id == 0 ? VERB_MEETING_CALL : VERB_MEETING_CHANGE,
                     number_text(&arena, row.number), NULL, err);
  }
  if (ok) *m = row;
  arena_release(&arena);
  return ok;
}

static bool latest_held(struct store *store, struct arena *arena, struct meeting *m,
                        struct err *err)
{
  const struct meeting_query query = {.limit = 1};
  struct meeting *rows;
  size_t n;
  if (!store_meetings(store, &query, arena, &rows, &n, err)) return false;
  if (n > 0) *m = rows[0];
  return true;
}

bool ops_present_meeting(struct store *store, int today, struct arena *arena, struct meeting *m,
                         struct err *err)
{
  const struct meeting_query query = {.unfinished = true, .oldest_first = true};
  struct meeting *rows;
  size_t n;
  *m = (struct meeting){0};
  if (!store_meetings(store, &query, arena, &rows, &n, err)) return false;
  if (n == 0) return latest_held(store, arena, m, err);
  const struct meeting *begun = NULL, *next = NULL;
  for (size_t i = 0; i < n; i++) {
    if (rows[i].item != 0) begun = &rows[i];
    if (rows[i].date >= today && !next) next = &rows[i];
  }
  *m = begun ? *begun : next ? *next : rows[n - 1];
  return true;
}

/* ---- the agenda ---- */

static struct meeting_item *item_of(struct meeting_item *items, size_t n, int number)
{
  for (size_t i = 0; i < n; i++)
    if (items[i].number == number) return &items[i];
  return NULL;
}

static bool begin_item(struct ops *ops, struct meeting *m, struct meeting_item *item,
                       struct err *err)
{
  m->item = item->number;
  if (item->started == TIME_NONE) item->started = ops->clock->time;
  return store_put_meeting_item(ops->store, item, err) && store_put_meeting(ops->store, m, err);
}

/* A meeting that is called for a day ahead is moved to this day before it begins. */
static bool may_begin(struct ops *ops, const struct meeting *m, struct err *err)
{
  if (m->item != 0 || m->date <= ops->clock->date) return true;
  struct buf day = {0};
  date_iso(&day, m->date);
  err_set(err, _("The meeting is called for %s. Change its date to begin it now."), buf_text(&day));
  buf_release(&day);
  return false;
}

static bool read_item(struct ops *ops, int64_t meeting_id, int number, struct arena *arena,
                      struct meeting *m, struct meeting_item **items, size_t *n, struct err *err)
{
  return find_meeting(ops, meeting_id, arena, m, err) && meeting_check_runs(m, err) &&
         may_begin(ops, m, err) &&
         store_meeting_items(ops->store, meeting_id, arena, items, n, err) &&
         (item_of(*items, *n, number) || err_set(err, _("The agenda has no item %d."), number));
}

bool ops_start_item(struct ops *ops, int64_t meeting_id, int number, struct err *err)
{
  struct arena arena = {0};
  struct meeting m;
  struct meeting_item *items;
  size_t n;
  bool ok = read_item(ops, meeting_id, number, &arena, &m, &items, &n, err) &&
            store_begin(ops->store, err);
  if (ok)
    ok = verb_finish(ops, begin_item(ops, &m, item_of(items, n, number), err), VERB_ITEM_START,
                     number_text(&arena, m.number), number_text(&arena, number), err);
  arena_release(&arena);
  return ok;
}

/* "Närvaro: 4 av 5 poster". An item that was taken up again has its line already. */
static bool note_attendance(struct ops *ops, const struct meeting *m, int item, struct arena *arena,
                            struct err *err)
{
  struct attendance *rows;
  struct minutes_line *said;
  size_t n, n_said, present = 0;
  if (!store_attendance(ops->store, m->id, arena, &rows, &n, err) ||
      !store_minutes(ops->store, m->id, arena, &said, &n_said, err))
    return false;
  for (size_t i = 0; i < n; i++)
    present += rows[i].state == ATTENDANCE_PRESENT;
  struct minutes_line line = {
      .meeting_id = m->id,
      .item = item,
      .time = ops->clock->time,
      .text = arena_printf(arena, _("Attendance: %zu of %zu posts"), present, n),
      .verb = verb_id(VERB_ITEM_TICK)};
  for (size_t i = 0; i < n_said; i++)
    if (said[i].item == item && said[i].verb && strcmp(said[i].verb, line.verb) == 0)
      line.id = said[i].id;
  return store_put_minutes(ops->store, &line, err);
}

static bool tick(struct ops *ops, struct meeting *m, struct meeting_item *items, size_t n,
                 int number, bool done, struct arena *arena, struct err *err)
{
  struct meeting_item *item = item_of(items, n, number);
  item->done = done;
  if (!done) return begin_item(ops, m, item, err);
  if (item->started == TIME_NONE) item->started = ops->clock->time;
  if (m->item == 0) m->item = number;
  if (!store_put_meeting_item(ops->store, item, err) ||
      (item->kind == AGENDA_ATTENDANCE && !note_attendance(ops, m, number, arena, err)))
    return false;
  if (m->item == number)
    for (size_t i = 0; i < n; i++)
      if (!items[i].done && items[i].number > number) return begin_item(ops, m, &items[i], err);
  return store_put_meeting(ops->store, m, err);
}

bool ops_tick_item(struct ops *ops, int64_t meeting_id, int number, bool done, struct err *err)
{
  struct arena arena = {0};
  struct meeting m;
  struct meeting_item *items;
  size_t n;
  bool ok = read_item(ops, meeting_id, number, &arena, &m, &items, &n, err) &&
            store_begin(ops->store, err);
  if (ok)
    ok = verb_finish(ops, tick(ops, &m, items, n, number, done, &arena, err),
                     done ? VERB_ITEM_TICK : VERB_ITEM_REOPEN, number_text(&arena, m.number),
                     number_text(&arena, number), err);
  arena_release(&arena);
  return ok;
}

/* ---- the end ---- */

bool ops_hold_meeting(struct ops *ops, int64_t meeting_id, struct err *err)
{
  struct arena arena = {0};
  struct meeting m;
  bool ok = find_meeting(ops, meeting_id, &arena, &m, err) && meeting_check_runs(&m, err) &&
            (m.item != 0 || err_set(err, _("The meeting has not begun. Begin it with an item of "
                                           "the agenda."))) &&
            store_begin(ops->store, err);
  if (ok) {
    m.state = MEETING_HELD;
    m.ended = ops->clock->time;
    ok = verb_finish(ops, store_put_meeting(ops->store, &m, err), VERB_MEETING_HOLD,
                     number_text(&arena, m.number), NULL, err);
  }
  arena_release(&arena);
  return ok;
}

bool ops_confirm_meeting(struct ops *ops, int64_t meeting_id, ops_meeting_print *print,
                         struct err *err)
{
  struct arena arena = {0};
  struct buf document = {0};
  struct meeting m;
  bool ok = find_meeting(ops, meeting_id, &arena, &m, err) && meeting_check_editable(&m, err) &&
            (m.state == MEETING_HELD || err_set(err, _("The meeting is not held yet."))) &&
            store_begin(ops->store, err);
  if (ok) {
    m.state = MEETING_CONFIRMED;
    m.confirmed_on = ops->clock->date;
    ok = store_put_meeting(ops->store, &m, err);
    if (print)
      ok = ok && print(ops->store, m.id, ops->clock->date, &document, err) &&
           store_put_meeting_document(ops->store, m.id, buf_text(&document), err);
    ok = verb_finish(ops, ok, VERB_MEETING_CONFIRM, number_text(&arena, m.number), NULL, err);
  }
  buf_release(&document);
  arena_release(&arena);
  return ok;
}
