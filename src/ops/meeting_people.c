// SPDX-License-Identifier: GPL-3.0-or-later
/* Who was at a meeting, and what is written of it by hand. */
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/meeting.h"
#include "ops/verb.h"
#include "store/store_write.h"

#include <string.h>

/* A meeting whose attendance and minutes may be changed. */
static bool editable(struct ops *ops, int64_t id, struct arena *arena, struct meeting *m,
                     struct err *err)
{
  return store_meeting(ops->store, id, arena, m, err) &&
         (m->id != 0 || err_set(err, _("The meeting does not exist any more. Choose another."))) &&
         meeting_check_editable(m, err);
}

static bool find_row(struct ops *ops, int64_t meeting_id, int64_t id, struct arena *arena,
                     struct attendance **rows, size_t *n, struct attendance **row, struct err *err)
{
  struct meeting m;
  if (!editable(ops, meeting_id, arena, &m, err) ||
      !store_attendance(ops->store, meeting_id, arena, rows, n, err))
    return false;
  for (size_t i = 0; i < *n; i++)
    if ((*rows)[i].id == id) {
      *row = &(*rows)[i];
      return true;
    }
  return err_set(err, _("The role is no longer called to the meeting. Choose another."));
}

bool ops_attend(struct ops *ops, int64_t meeting_id, int64_t id, enum attendance_state state,
                const char *note, struct err *err)
{
  struct arena arena = {0};
  struct attendance *rows, *row = NULL;
  size_t n;
  bool ok = person_check(note, NULL, err) &&
            find_row(ops, meeting_id, id, &arena, &rows, &n, &row, err) &&
            store_begin(ops->store, err);
  if (ok) {
    row->state = state;
    row->note = state == ATTENDANCE_ABSENT && words_said(note) ? note : NULL;
    ok = verb_finish(ops, store_put_attendance(ops->store, row, err), VERB_ATTEND, row->name, NULL,
                     err);
  }
  arena_release(&arena);
  return ok;
}

bool ops_set_duty(struct ops *ops, int64_t meeting_id, int64_t id, enum meeting_duty duty,
                  struct err *err)
{
  struct arena arena = {0};
  struct attendance *rows, *row = NULL;
  size_t n;
  bool ok =
      find_row(ops, meeting_id, id, &arena, &rows, &n, &row, err) && store_begin(ops->store, err);
  if (ok) {
    for (size_t i = 0; ok && i < n; i++) {
      if (&rows[i] == row || rows[i].duty != duty || duty == DUTY_NONE) continue;
      rows[i].duty = DUTY_NONE;
      ok = store_put_attendance(ops->store, &rows[i], err);
    }
    row->duty = duty;
    ok = ok && store_put_attendance(ops->store, row, err);
    ok = verb_finish(ops, ok, VERB_DUTY, row->name, NULL, err);
  }
  arena_release(&arena);
  return ok;
}

static bool check_guest(struct ops *ops, const struct attendance *guest, struct arena *arena,
                        struct err *err)
{
  struct attendance *rows;
  struct meeting_item *items;
  struct meeting m;
  size_t n, n_items;
  if (!editable(ops, guest->meeting_id, arena, &m, err) ||
      !store_meeting_items(ops->store, guest->meeting_id, arena, &items, &n_items, err) ||
      !guest_check(guest, items, n_items, err) ||
      !store_attendance(ops->store, guest->meeting_id, arena, &rows, &n, err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id != guest->id && rows[i].item == guest->item &&
        strcmp(rows[i].name, guest->name) == 0)
      return err_set_field(err, GUEST_F_NAME, _("%s is called already."), guest->name);
  return true;
}

bool ops_put_guest(struct ops *ops, struct attendance *guest, struct err *err)
{
  struct arena arena = {0};
  struct attendance row = *guest;
  row.post_id = 0;
  if (row.id == 0) row.state = ATTENDANCE_PRESENT;
  bool ok = check_guest(ops, &row, &arena, err) && store_begin(ops->store, err);
  if (ok)
    ok = verb_finish(ops, store_put_attendance(ops->store, &row, err), VERB_GUEST, row.name, NULL,
                     err);
  if (ok) *guest = row;
  arena_release(&arena);
  return ok;
}

bool ops_drop_guest(struct ops *ops, int64_t meeting_id, int64_t id, struct err *err)
{
  struct arena arena = {0};
  struct attendance *rows, *row = NULL;
  size_t n;
  bool ok = find_row(ops, meeting_id, id, &arena, &rows, &n, &row, err) &&
            (row->post_id == 0 || err_set(err, _("A member stays on the list. Space notes that "
                                                 "the member could not attend."))) &&
            store_begin(ops->store, err);
  if (ok)
    ok = verb_finish(ops, store_drop_attendance(ops->store, id, err), VERB_GUEST_DROP, row->name,
                     NULL, err);
  arena_release(&arena);
  return ok;
}

static bool find_line(struct ops *ops, int64_t meeting_id, int64_t id, struct arena *arena,
                      struct minutes_line *line, struct err *err)
{
  struct minutes_line *rows;
  size_t n;
  if (!store_minutes(ops->store, meeting_id, arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == id) {
      *line = rows[i];
      return true;
    }
  return err_set(err, _("The line was undone meanwhile. Write it anew."));
}

/* Of a line that is there only the text and the time are new. */
static bool change_line(struct ops *ops, struct minutes_line *line, struct arena *arena,
                        struct err *err)
{
  const struct minutes_line said = *line;
  if (!find_line(ops, said.meeting_id, said.id, arena, line, err)) return false;
  line->text = said.text;
  line->time = said.time;
  return true;
}

bool ops_put_minutes(struct ops *ops, struct minutes_line *line, const char *person_reason,
                     struct err *err)
{
  struct arena arena = {0};
  struct minutes_line row = *line;
  struct meeting m;
  bool ok = words_said(row.text) || err_set(err, _("Write what is to stand in the minutes."));
  ok = ok && person_check(row.text, person_reason, err) &&
       editable(ops, row.meeting_id, &arena, &m, err) &&
       (row.id == 0 || change_line(ops, &row, &arena, err)) && store_begin(ops->store, err);
  if (ok)
    ok = verb_finish(ops, store_put_minutes(ops->store, &row, err), VERB_MINUTES,
                     arena_printf(&arena, "%d", m.number), NULL, err);
  if (ok) line->id = row.id;
  arena_release(&arena);
  return ok;
}

static bool is_no_decision(const struct minutes_line *line, struct err *err)
{
  if (line->decision == 0) return true;
  return err_set(err,
                 _("Decision %d is numbered and stays. Undo the decision itself, or change the "
                   "words with F2."),
                 line->decision);
}

bool ops_drop_minutes(struct ops *ops, int64_t meeting_id, int64_t id, struct err *err)
{
  struct arena arena = {0};
  struct minutes_line line;
  struct meeting m;
  bool ok = editable(ops, meeting_id, &arena, &m, err) &&
            find_line(ops, meeting_id, id, &arena, &line, err) && is_no_decision(&line, err) &&
            store_begin(ops->store, err);
  if (ok)
    ok = verb_finish(ops, store_drop_minutes(ops->store, id, err), VERB_MINUTES_DROP,
                     arena_printf(&arena, "%d", m.number), NULL, err);
  arena_release(&arena);
  return ok;
}
