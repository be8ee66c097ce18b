// SPDX-License-Identifier: GPL-3.0-or-later
/* A meeting from the call to the lock, and the minutes that write themselves. */
#include "ops/meeting.h"
#include "ops_operations.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MEETING = 1 };

static struct fixture fixture;
static struct arena arena;

static int begin(void **state)
{
  (void)state;
  arena = (struct arena){0};
  operation_prepare(&fixture, MET);
  return 0;
}

static int end(void **state)
{
  (void)state;
  arena_release(&arena);
  fixture_close(&fixture);
  return 0;
}

static void done(bool ok, const struct err *err)
{
  if (!ok) fail_msg("%s", err->text);
}

static struct meeting meeting(void)
{
  struct meeting m;
  struct err err = {0};
  done(store_meeting(fixture.store, MEETING, &arena, &m, &err), &err);
  return m;
}

static size_t lines(struct minutes_line **rows)
{
  size_t n;
  struct err err = {0};
  done(store_minutes(fixture.store, MEETING, &arena, rows, &n, &err), &err);
  return n;
}

static struct meeting_item item(int number)
{
  struct meeting_item *items;
  size_t n;
  struct err err = {0};
  done(store_meeting_items(fixture.store, MEETING, &arena, &items, &n, &err), &err);
  assert_in_range(number, 1, n);
  return items[number - 1];
}

/* domain.md 5: agenda from the template, attendance by post, numbered in the year. */
static void a_call_copies_agenda_and_posts(void **state)
{
  (void)state;
  struct attendance *rows;
  size_t n;
  struct err err = {0};
  done(store_attendance(fixture.store, MEETING, &arena, &rows, &n, &err), &err);
  assert_int_equal(n, 4); /* three posts and one co-opted */
  assert_string_equal(rows[2].name, "Polis");
  assert_int_equal(rows[2].state, ATTENDANCE_EXPECTED);
  assert_int_equal(rows[3].post_id, 0);
  assert_int_equal(item(8).kind, AGENDA_NEXT);
  assert_int_equal(meeting().number, 1);
  /* Who chaired is proposed again, and the numbers begin anew with the year. */
  done(ops_set_duty(&fixture.ops, MEETING, rows[0].id, DUTY_CHAIR, &err), &err);
  struct meeting next = {.body_id = BODY_GROUP, .date = 20261021};
  done(ops_call_meeting(&fixture.ops, &next, NULL, &err), &err);
  assert_int_equal(next.number, 2);
  done(store_attendance(fixture.store, next.id, &arena, &rows, &n, &err), &err);
  assert_int_equal(n, 3);
  assert_int_equal(rows[0].duty, DUTY_CHAIR);
  struct meeting later = {.body_id = BODY_GROUP, .date = 20270113};
  done(ops_call_meeting(&fixture.ops, &later, NULL, &err), &err);
  assert_int_equal(later.number, 1);
  struct meeting same = {.body_id = BODY_GROUP, .date = 20261104, .number = 2};
  assert_false(ops_call_meeting(&fixture.ops, &same, NULL, &err));
  assert_string_equal(err.text, "Number 2 is taken by the meeting of 2026-10-21.");
}

static void ticking_off_goes_on_with_the_next(void **state)
{
  (void)state;
  struct minutes_line *rows;
  struct err err = {0};
  done(ops_attend(&fixture.ops, MEETING, 1, ATTENDANCE_PRESENT, NULL, &err), &err);
  fixture.clock.time = 904;
  done(ops_tick_item(&fixture.ops, MEETING, 1, true, &err), &err);
  assert_true(item(1).done);
  assert_int_equal(meeting().item, 2);
  assert_int_equal(item(2).started, 904);
  /* The one co-opted is present from the start. */
  assert_int_equal(lines(&rows), 2);
  assert_string_equal(rows[1].text, "Attendance: 2 of 4 posts");
  assert_int_equal(rows[1].item, 1);
  /* Ticked off once more when one has left: the line is corrected, not written twice. */
  done(ops_attend(&fixture.ops, MEETING, 1, ATTENDANCE_ABSENT, NULL, &err), &err);
  done(ops_tick_item(&fixture.ops, MEETING, 1, false, &err), &err);
  done(ops_tick_item(&fixture.ops, MEETING, 1, true, &err), &err);
  assert_int_equal(lines(&rows), 2);
  assert_string_equal(rows[1].text, "Attendance: 1 of 4 posts");
  /* It is the file that knows where the meeting is. */
  fixture_reopen(&fixture);
  assert_int_equal(meeting().item, 2);
  struct meeting m;
  done(ops_present_meeting(fixture.store, 20261201, &arena, &m, &err), &err);
  assert_int_equal(m.id, MEETING);
}

/* Under the item that it is at, in the operation's own transaction. */
static void what_is_saved_writes_the_minutes(void **state)
{
  (void)state;
  struct minutes_line *rows;
  struct buf phrase = {0};
  struct err err = {0};
  done(ops_start_item(&fixture.ops, MEETING, 2, &err), &err);
  done(ops_move_deadline(&fixture.ops, 1, 20261204, "leverans", &err), &err);
  done(ops_reviewed(&fixture.ops, 1, NULL, &err), &err);
  assert_int_equal(lines(&rows), 3);
  assert_int_equal(rows[1].item, 2);
  assert_string_equal(rows[1].text, "Å-001 new deadline 2026-12-04, reason: leverans");
  assert_string_equal(rows[1].verb, "measure_deadline");
  assert_string_equal(rows[2].text, "Å-001 decided, no change");
  done(ops_undo(&fixture.ops, &phrase, &err), &err);
  done(ops_undo(&fixture.ops, &phrase, &err), &err);
  assert_int_equal(lines(&rows), 1);
  done(ops_redo(&fixture.ops, &phrase, &err), &err);
  assert_int_equal(lines(&rows), 2);
  buf_release(&phrase);
  /* Paused, nothing is written. */
  fixture.ops.meeting = 0;
  done(ops_reviewed(&fixture.ops, 1, NULL, &err), &err);
  assert_int_equal(lines(&rows), 2);
}

static void decisions_are_numbered_and_tied(void **state)
{
  (void)state;
  struct minutes_line *rows;
  struct decision d = {.date = 20261007,
                       .paragraph = "87",
                       .result = RESULT_CHANGED,
                       .reason = "Skolan har lokalen",
                       .body_id = BODY_KLG};
  struct decision second = d;
  struct err err = {0};
  done(ops_decide_measure(&fixture.ops, 1, &d, OWNER_UTB, &err), &err);
  done(ops_decide_measure(&fixture.ops, 1, &second, OWNER_KSF, &err), &err);
  size_t n = lines(&rows);
  assert_int_equal(n, 3);
  assert_int_equal(rows[1].decision, 1);
  assert_int_equal(rows[2].decision, 2);
  assert_string_equal(rows[2].object, "Å-001");
  done(store_decision(fixture.store, second.id, &arena, &d, &err), &err);
  assert_int_equal(d.meeting_id, MEETING);
  assert_int_equal(d.number, 2);
}

static void refused(bool ok, const struct err *err, const char *words)
{
  assert_false(ok);
  if (!strstr(err->text, words)) fail_msg("%s", err->text);
}

/* domain.md 5: a confirmed meeting is locked; undo stops there. */
static void a_confirmed_meeting_is_locked(void **state)
{
  (void)state;
  static const char locked[] = "confirmed and locked";
  struct minutes_line line = {.id = 1, .meeting_id = MEETING, .time = 900, .text = "Annat"};
  struct attendance guest = {.meeting_id = MEETING, .name = "rektor Brastad"};
  struct meeting m = meeting();
  struct buf phrase = {0};
  struct err err = {0};
  refused(ops_confirm_meeting(&fixture.ops, MEETING, NULL, &err), &err, "not held yet");
  done(ops_hold_meeting(&fixture.ops, MEETING, &err), &err);
  refused(ops_start_item(&fixture.ops, MEETING, 2, &err), &err, "The meeting is held");
  done(ops_put_minutes(&fixture.ops, &line, NULL, &err), &err);
  done(ops_confirm_meeting(&fixture.ops, MEETING, NULL, &err), &err);
  refused(ops_put_minutes(&fixture.ops, &line, NULL, &err), &err, locked);
  refused(ops_put_guest(&fixture.ops, &guest, &err), &err, locked);
  refused(ops_attend(&fixture.ops, MEETING, 1, ATTENDANCE_PRESENT, NULL, &err), &err, locked);
  refused(ops_call_meeting(&fixture.ops, &m, NULL, &err), &err, locked);
  refused(ops_hold_meeting(&fixture.ops, MEETING, &err), &err, locked);
  refused(ops_undo(&fixture.ops, &phrase, &err), &err, "confirmed 2026-10-07");
  buf_release(&phrase);
}

/* domain.md 5: decisions are numbered, each tied to its object, so only other lines go. */
static void a_line_can_be_taken_away(void **state)
{
  (void)state;
  struct minutes_line *rows;
  struct decision d = {.date = 20261007,
                       .paragraph = "87",
                       .result = RESULT_CHANGED,
                       .reason = "Skolan har lokalen",
                       .body_id = BODY_KLG};
  struct buf phrase = {0};
  struct err err = {0};
  done(ops_reviewed(&fixture.ops, 1, NULL, &err), &err);
  assert_int_equal(lines(&rows), 2);
  done(ops_drop_minutes(&fixture.ops, MEETING, rows[1].id, &err), &err);
  assert_int_equal(lines(&rows), 1);
  refused(ops_drop_minutes(&fixture.ops, MEETING, 99, &err), &err, "undone meanwhile");
  done(ops_undo(&fixture.ops, &phrase, &err), &err);
  assert_int_equal(lines(&rows), 2);
  done(ops_decide_measure(&fixture.ops, 1, &d, OWNER_UTB, &err), &err);
  assert_int_equal(lines(&rows), 3);
  refused(ops_drop_minutes(&fixture.ops, MEETING, rows[2].id, &err), &err, "Decision 1");
  done(ops_hold_meeting(&fixture.ops, MEETING, &err), &err);
  done(ops_confirm_meeting(&fixture.ops, MEETING, NULL, &err), &err);
  refused(ops_drop_minutes(&fixture.ops, MEETING, 1, &err), &err, "confirmed and locked");
  buf_release(&phrase);
}

static void what_cannot_be_is_refused(void **state)
{
  (void)state;
  struct err err = {0};
  struct attendance guest = {.meeting_id = MEETING, .name = "070-123 45 67"};
  refused(ops_put_guest(&fixture.ops, &guest, &err), &err, "");
  guest.name = "rektor";
  guest.item = 9;
  refused(ops_put_guest(&fixture.ops, &guest, &err), &err, "no item 9");
  refused(ops_drop_guest(&fixture.ops, MEETING, 1, &err), &err, "A member stays");
  refused(ops_tick_item(&fixture.ops, MEETING, 12, true, &err), &err, "no item 12");
  struct meeting ahead = {.body_id = BODY_GROUP, .date = 20261021};
  done(ops_call_meeting(&fixture.ops, &ahead, NULL, &err), &err);
  refused(ops_start_item(&fixture.ops, ahead.id, 1, &err), &err, "called for 2026-10-21");
  refused(ops_hold_meeting(&fixture.ops, ahead.id, &err), &err, "has not begun");
}

/* G36: warned when the police are not there. */
static void the_police_are_missed(void **state)
{
  (void)state;
  struct attendance rows[] = {{.name = "säkerhetssamordnare", .state = ATTENDANCE_PRESENT},
                              {.name = "kommunpolis", .state = ATTENDANCE_ABSENT}};
  assert_true(meeting_lacks_police(rows, 2));
  rows[1].state = ATTENDANCE_PRESENT;
  assert_false(meeting_lacks_police(rows, 2));
  rows[1] = (struct attendance){.name = "Lokalpolisområdeschef", .state = ATTENDANCE_PRESENT};
  assert_false(meeting_lacks_police(rows, 2));
  assert_true(meeting_lacks_police(rows, 0));
}

#define MEETS(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
  const struct CMUnitTest tests[] = {
      MEETS(a_call_copies_agenda_and_posts),   MEETS(ticking_off_goes_on_with_the_next),
      MEETS(what_is_saved_writes_the_minutes), MEETS(decisions_are_numbered_and_tied),
      MEETS(a_confirmed_meeting_is_locked),    MEETS(what_cannot_be_is_refused),
      MEETS(a_line_can_be_taken_away),         cmocka_unit_test(the_police_are_missed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
