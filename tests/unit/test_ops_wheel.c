// SPDX-License-Identifier: GPL-3.0-or-later
/* The year wheel in a file: what is refused, what the file knows to be done, a faster rhythm there
 * and back, and the calendar file read as a calendar program reads it. */
#include "base/date.h"
#include "base/i18n.h"
#include "ops/meeting.h"
#include "ops/wheel.h"
#include "ops_fixture.h"
#include "report/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MEETING_RULE = 1, INVENTORY_RULE, PICTURE_RULE, ACT_RULE };

struct fixtures {
  struct fixture f;
  struct arena arena;
  struct err err;
};

static void must(struct fixtures *t, bool ok)
{
  if (!ok) fail_msg("%s", t->err.text);
}

static void put(struct fixtures *t, struct wheel_rule rule)
{
  rule.valid_from = 20260101;
  must(t, ops_put_wheel_rule(&t->f.ops, &rule, &t->err));
}

static int open_file(void **state)
{
  struct fixtures *t = calloc(1, sizeof *t);
  fixture_open(&t->f, 20261007, 900);
  put(t, (struct wheel_rule){.task = "Möte {nr}",
                             .fast_task = "Möte {nr}",
                             .kind = WHEEL_WEEKS,
                             .every = 2,
                             .first_day = 20260107,
                             .basis = BASIS_MEETING,
                             .body = "Trygghetsgruppen"});
  put(t, (struct wheel_rule){.task = "Inventering {månad}",
                             .fast_task = "Inventering vecka {vecka}",
                             .every = 1,
                             .first_day = 20260102,
                             .day = WHEEL_LOCK_DAY,
                             .about = ABOUT_MONTH,
                             .about_offset = -1,
                             .basis = BASIS_INVENTORY,
                             .warning = 14});
  put(t, (struct wheel_rule){.task = "Lägesbild {månad} låst",
                             .every = 1,
                             .first_day = 20260104,
                             .day = WHEEL_LOCK_DAY,
                             .day_offset = 2,
                             .about = ABOUT_MONTH,
                             .about_offset = -1,
                             .basis = BASIS_PICTURE});
  put(t, (struct wheel_rule){.task = "Lagkrav; kartläggning, plan",
                             .kind = WHEEL_SINCE_DONE,
                             .every = 24,
                             .first_day = 20260901,
                             .warning = 183,
                             .body = "KS"});
  *state = t;
  return 0;
}

static int close_file(void **state)
{
  struct fixtures *t = *state;
  fixture_close(&t->f);
  arena_release(&t->arena);
  free(t);
  return 0;
}

static struct wheel_view view_of(struct fixtures *t, int first, int last)
{
  struct wheel_view view;
  must(t, wheel_read(t->f.store, first, last, t->f.clock.date, &t->arena, &view, &t->err));
  return view;
}

static struct wheel_row row_of(struct fixtures *t, int64_t rule, int due)
{
  struct wheel_view view = view_of(t, 2026, 2029);
  for (size_t i = 0; i < view.n; i++)
    if (view.rows[i].rule && view.rows[i].rule->id == rule && view.rows[i].by_rule.due == due)
      return view.rows[i];
  fail_msg("rule %d has no date %d", (int)rule, due);
  return (struct wheel_row){0};
}

static void refused(struct fixtures *t, bool ok, const char *sentence)
{
  assert_false(ok);
  assert_string_equal(t->err.text, sentence);
}

/* ---- one date ---- */

static void a_date_is_moved_only_with_a_reason(void **state)
{
  struct fixtures *t = *state;
  const struct wheel_ref ref = {.rule_id = MEETING_RULE, .due = 20261014};
  refused(t, ops_wheel_move(&t->f.ops, ref, 20261015, " ", &t->err), "Write a reason.");
  assert_int_equal(row_of(t, MEETING_RULE, 20261014).date, 20261014);
  must(t, ops_wheel_move(&t->f.ops, ref, 20261015, "Lokalen upptagen", &t->err));
  struct wheel_row row = row_of(t, MEETING_RULE, 20261014);
  assert_int_equal(row.date, 20261015);
  assert_string_equal(row.entry->reason, "Lokalen upptagen");
  /* The others stay. */
  assert_int_equal(row_of(t, MEETING_RULE, 20261028).date, 20261028);
}

static void a_cancelled_date_is_planned_again_by_moving_it(void **state)
{
  struct fixtures *t = *state;
  const struct wheel_ref ref = {.rule_id = MEETING_RULE, .due = 20261014};
  must(t, ops_wheel_cancel(&t->f.ops, ref, "Övning", &t->err));
  assert_int_equal(row_of(t, MEETING_RULE, 20261014).state, WHEEL_CANCELLED);
  must(t, ops_wheel_move(&t->f.ops, ref, 20261016, "Går ändå", &t->err));
  assert_int_equal(row_of(t, MEETING_RULE, 20261014).state, WHEEL_NEXT);
}

/* L3: what was done in time starts the clock anew. */
static void the_next_time_is_counted_from_what_was_done(void **state)
{
  struct fixtures *t = *state;
  struct wheel_row row = row_of(t, ACT_RULE, 20260901);
  assert_int_equal(row.state, WHEEL_OVERDUE);
  assert_true(wheel_needs_action(&row));
  must(t, ops_wheel_done(&t->f.ops, wheel_ref(&row), 20261005, &t->err));
  assert_int_equal(row_of(t, ACT_RULE, 20260901).state, WHEEL_DONE);
  assert_int_equal(row_of(t, ACT_RULE, 20281005).state, WHEEL_PLANNED);
  refused(t, ops_wheel_done(&t->f.ops, wheel_ref(&row), 20261005, &t->err),
          "It is done already. Choose a date that is not.");
}

/* ---- what the file knows ---- */

static void a_locked_month_closes_its_rows(void **state)
{
  struct fixtures *t = *state;
  struct wheel_row row = row_of(t, INVENTORY_RULE, 20261002);
  assert_int_equal(row.state, WHEEL_OVERDUE);
  assert_int_equal(row.missing, N_UNITS);
  refused(t, ops_wheel_done(&t->f.ops, wheel_ref(&row), 20261007, &t->err),
          "It is done when every unit has reported, or the month is locked.");
  must(t, ops_unit_nil(&t->f.ops, 202609, UNIT_SOC, &t->err));
  assert_int_equal(row_of(t, INVENTORY_RULE, 20261002).missing, N_UNITS - 1);
  must(t, ops_lock_month(&t->f.ops, 202609, "P1", NULL, &t->err));
  row = row_of(t, INVENTORY_RULE, 20261002);
  assert_int_equal(row.state, WHEEL_DONE);
  assert_int_equal(row.done_on, 20261007);
  assert_int_equal(row_of(t, PICTURE_RULE, 20261004).state, WHEEL_DONE);
}

/* A meeting that is called takes its date and number along; one that was held is done. */
static void a_meeting_of_the_body_is_the_nearest_date(void **state)
{
  struct fixtures *t = *state;
  struct meeting m = {.body_id = BODY_GROUP, .date = 20261013, .number = 41};
  must(t, ops_call_meeting(&t->f.ops, &m, NULL, &t->err));
  struct wheel_row row = row_of(t, MEETING_RULE, 20261014);
  assert_int_equal(row.date, 20261013);
  assert_int_equal(row.meeting_id, m.id);
  assert_string_equal(row.name, "Möte 41");
  assert_int_equal(row_of(t, MEETING_RULE, 20261028).meeting_id, 0);
  t->f.clock.date = 20261013;
  must(t, ops_start_item(&t->f.ops, m.id, 1, &t->err));
  must(t, ops_hold_meeting(&t->f.ops, m.id, &t->err));
  assert_int_equal(row_of(t, MEETING_RULE, 20261014).state, WHEEL_DONE);
}

/* ---- social unrest ---- */

static long sum_of(struct fixtures *t, struct period period)
{
  struct total *totals;
  size_t n;
  long sum = 0;
  must(t, store_area_totals(t->f.store, period, &t->arena, &totals, &n, &t->err));
  for (size_t i = 0; i < n; i++)
    sum += totals[i].observations;
  return sum;
}

static void all_sums(struct fixtures *t, struct buf *out)
{
  buf_clear(out);
  for (int month = 202607; month <= 202612; month++)
    buf_addf(out, "%ld ", sum_of(t, period_of_month(month)));
  buf_addf(out, "%ld %ld", sum_of(t, period_of_quarter(20263)), sum_of(t, period_of_year(2026)));
}

static size_t dates_in(struct fixtures *t, int64_t rule, int month)
{
  struct wheel_view view = view_of(t, 2026, 2026);
  size_t n = 0;
  for (size_t i = 0; i < view.n; i++)
    n += view.rows[i].rule && view.rows[i].rule->id == rule &&
         date_month(view.rows[i].date) == month;
  return n;
}

static struct rhythm unrest(int64_t rule)
{
  return (struct rhythm){.rule_id = rule,
                         .kind = RHYTHM_WEEK,
                         .first_day = 20261012,
                         .reason = "Oro i Stadsparken",
                         .post = "kommundirektör",
                         .review = 20261116};
}

static void a_rhythm_needs_reason_post_and_review(void **state)
{
  struct fixtures *t = *state;
  struct rhythm r = unrest(MEETING_RULE);
  r.reason = NULL;
  refused(t, ops_switch_rhythm(&t->f.ops, &r, &t->err), "Write a reason.");
  static const char demand[] =
      "Say who decided on the changed frequency and when the decision is to be reconsidered.";
  r = unrest(MEETING_RULE);
  r.post = "";
  refused(t, ops_switch_rhythm(&t->f.ops, &r, &t->err), demand);
  r = unrest(MEETING_RULE);
  r.review = DATE_NONE;
  refused(t, ops_switch_rhythm(&t->f.ops, &r, &t->err), demand);
  r = unrest(PICTURE_RULE);
  refused(t, ops_switch_rhythm(&t->f.ops, &r, &t->err),
          "That has no faster rhythm. Choose the meeting or the inventory.");
}

/* "Nothing in month, quarter or year sums changes by the switch." */
static void no_sum_changes_by_a_rhythm_there_and_back(void **state)
{
  struct fixtures *t = *state;
  struct buf before = {0}, now = {0};
  struct rhythm meeting = unrest(MEETING_RULE), inventory = unrest(INVENTORY_RULE);
  fixture_observe(&t->f, STADSPARKEN, NAR_HAN, 7, 20260930);
  fixture_observe(&t->f, MARIEDAL, SKA_KLO, 5, 20261001);
  all_sums(t, &before);
  size_t ordinary = dates_in(t, MEETING_RULE, 202611);
  must(t, ops_switch_rhythm(&t->f.ops, &meeting, &t->err));
  must(t, ops_switch_rhythm(&t->f.ops, &inventory, &t->err));
  all_sums(t, &now);
  assert_string_equal(buf_text(&now), buf_text(&before));
  assert_int_equal(dates_in(t, MEETING_RULE, 202611), 4);   /* Wednesdays */
  assert_int_equal(dates_in(t, INVENTORY_RULE, 202611), 5); /* five Mondays, one of them the 2nd */
  must(t, ops_extend_rhythm(&t->f.ops, meeting.id, 20261214, &t->err));
  must(t, ops_end_rhythm(&t->f.ops, meeting.id, 20261031, &t->err));
  must(t, ops_end_rhythm(&t->f.ops, inventory.id, 20261031, &t->err));
  all_sums(t, &now);
  assert_string_equal(buf_text(&now), buf_text(&before));
  assert_int_equal(dates_in(t, MEETING_RULE, 202611), ordinary);
  assert_int_equal(dates_in(t, INVENTORY_RULE, 202611), 1);
  refused(t, ops_end_rhythm(&t->f.ops, meeting.id, 20261101, &t->err),
          "The faster rhythm has ended already.");
  buf_release(&before);
  buf_release(&now);
}

/* Varannan vecka after a time of every week: the one ends where the other begins. */
static void a_slower_rhythm_takes_over(void **state)
{
  struct fixtures *t = *state;
  struct rhythm first = unrest(MEETING_RULE), then = unrest(MEETING_RULE), *rows;
  size_t n;
  then.kind = RHYTHM_TWO_WEEKS;
  then.first_day = 20261116;
  then.review = 20270115;
  must(t, ops_switch_rhythm(&t->f.ops, &first, &t->err));
  must(t, ops_switch_rhythm(&t->f.ops, &then, &t->err));
  must(t, store_rhythms(t->f.store, &t->arena, &rows, &n, &t->err));
  assert_int_equal(n, 2);
  assert_int_equal(rows[0].last_day, 20261115);
  assert_int_equal(rows[1].last_day, DATE_NONE);
  refused(t, ops_switch_rhythm(&t->f.ops, &first, &t->err),
          "A faster rhythm has been set from a later day already.");
}

/* ---- the calendar ---- */

/* The file without its folds, each line on its own, as RFC 5545 3.1 reads it. Fails on a line that
 * is too long or does not end with CR LF. */
static void unfold(const char *text, struct buf *out)
{
  size_t line = 0;
  for (const char *at = text; *at; at++) {
    if (*at == '\n') fail_msg("a line ends without CR before %.20s", at);
    if (*at != '\r') {
      buf_addn(out, at, 1);
      if (++line > 75) fail_msg("a line is longer than 75 bytes");
      continue;
    }
    assert_int_equal(at[1], '\n');
    at++;
    line = 0;
    if (at[1] == ' ') {
      at++;
      line = 1;
    } else {
      buf_add(out, "\n");
    }
  }
}

/* The unescaped value of the n-th line that begins so. */
static const char *value_of(struct arena *arena, const char *text, const char *name, int n)
{
  struct buf value = {0};
  for (const char *at = text; (at = strstr(at, name)); at++)
    if ((at == text || at[-1] == '\n') && n-- == 0) {
      for (at += strlen(name); *at != '\n'; at++)
        if (*at == '\\')
          buf_addn(&value, *++at == 'n' ? "\n" : at, 1);
        else
          buf_addn(&value, at, 1);
      break;
    }
  const char *copy = arena_strdup(arena, buf_text(&value));
  buf_release(&value);
  return copy;
}

static void written(struct fixtures *t, struct buf *out)
{
  const struct municipality m = {.name = "Lysekils kommun"};
  struct wheel_view view = view_of(t, 2026, 2026);
  struct buf bytes = {0};
  calendar_write(view.rows, view.n, 2026, &m, t->f.clock.date, &bytes);
  buf_clear(out);
  unfold(buf_text(&bytes), out);
  buf_release(&bytes);
}

static void a_calendar_file_says_what_the_wheel_says(void **state)
{
  struct fixtures *t = *state;
  static const char
      name[] = "Ärlig; lång, och \\ märklig uppgift om åäö åäö åäö åäö åäö åäö åäö",
      reason[] = "Lokalen; var, upptagen den dagen av annat och ingen annan stod att finna i "
                 "kommunens hus eller i skolans aula";
  struct wheel_entry own = {.task = name, .due = 20260103};
  struct buf text = {0};
  must(t, ops_put_wheel_entry(&t->f.ops, &own, &t->err));
  const struct wheel_ref ref = {.entry_id = own.id, .due = own.due};
  written(t, &text);
  const char *uid = value_of(&t->arena, buf_text(&text), "UID:", 1);
  assert_string_equal(value_of(&t->arena, buf_text(&text), "SUMMARY:", 1), name);
  assert_string_equal(value_of(&t->arena, buf_text(&text), "DTSTART;VALUE=DATE:", 1), "20260103");
  must(t, ops_wheel_move(&t->f.ops, ref, 20260101, reason, &t->err));
  written(t, &text);
  /* Moved to the first place, known by the same identity. */
  assert_string_equal(value_of(&t->arena, buf_text(&text), "UID:", 0), uid);
  assert_string_equal(value_of(&t->arena, buf_text(&text), "DTSTART;VALUE=DATE:", 0), "20260101");
  assert_string_equal(value_of(&t->arena, buf_text(&text), "DESCRIPTION:", 0),
                      arena_printf(&t->arena, "Moved from 2026-01-03: %s", reason));
  assert_string_equal(value_of(&t->arena, buf_text(&text), "BEGIN:", 0), "VCALENDAR");
  assert_string_equal(value_of(&t->arena, buf_text(&text), "VERSION:", 0), "2.0");
  must(t, ops_wheel_cancel(&t->f.ops, ref, "Blev inte av", &t->err));
  written(t, &text);
  assert_string_equal(value_of(&t->arena, buf_text(&text), "STATUS:", 0), "CANCELLED");
  buf_release(&text);
}

static void no_two_events_are_the_same(void **state)
{
  struct fixtures *t = *state;
  struct buf text = {0};
  written(t, &text);
  int n = 0;
  for (const char *at = buf_text(&text); (at = strstr(at, "BEGIN:VEVENT")); at++)
    n++;
  assert_true(n > 40);
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      assert_string_not_equal(value_of(&t->arena, buf_text(&text), "UID:", i),
                              value_of(&t->arena, buf_text(&text), "UID:", j));
  buf_release(&text);
}

#define WHEEL_TEST(function) cmocka_unit_test_setup_teardown(function, open_file, close_file)

int main(void)
{
  const struct CMUnitTest tests[] = {
      WHEEL_TEST(a_date_is_moved_only_with_a_reason),
      WHEEL_TEST(a_cancelled_date_is_planned_again_by_moving_it),
      WHEEL_TEST(the_next_time_is_counted_from_what_was_done),
      WHEEL_TEST(a_locked_month_closes_its_rows),
      WHEEL_TEST(a_meeting_of_the_body_is_the_nearest_date),
      WHEEL_TEST(a_rhythm_needs_reason_post_and_review),
      WHEEL_TEST(no_sum_changes_by_a_rhythm_there_and_back),
      WHEEL_TEST(a_slower_rhythm_takes_over),
      WHEEL_TEST(a_calendar_file_says_what_the_wheel_says),
      WHEEL_TEST(no_two_events_are_the_same),
  };
  i18n_start("en");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
