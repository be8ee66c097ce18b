// SPDX-License-Identifier: GPL-3.0-or-later
/* The kept totals against sums that this file makes by itself from the list of all rows. */
#include "store_fixture.h"

#include "prng.h"

enum { ROUNDS = 400 };

static struct observation *all_rows(struct fixture *f, size_t *n)
{
  struct observation *rows;
  const struct observation_query query = {.late = -1, .soft = -1, .voided = true};
  assert_done(f, store_observations(f->store, &query, &f->arena, &rows, n, &f->err));
  return rows;
}

static bool counted(const struct observation *o)
{
  return o->state == ROW_LIVE && !o->soft;
}

/* By the rule of domain.md section 5: a month counts what belongs to it, a part of a month what
 * happened on its days and belongs to that month. */
static bool in_period(const struct observation *o, struct period period)
{
  int first = date_first_of_month(o->month), last = date_last_of_month(o->month);
  if (first >= period.first && last <= period.last) return true;
  return date_valid(o->day) && date_month(o->day) == o->month && period_has(period, o->day);
}

static struct total sum(const struct observation *rows, size_t n, int64_t area, int64_t category,
                        struct period period)
{
  struct total total = {.area_id = area, .category_id = category};
  for (size_t i = 0; i < n; i++) {
    if (!counted(&rows[i]) || !in_period(&rows[i], period)) continue;
    if (area && rows[i].area_id != area) continue;
    if (category && rows[i].category_id != category) continue;
    total.observations++;
    total.severity += rows[i].severity;
    total.late += rows[i].late;
    total.cost += rows[i].cost > 0 ? rows[i].cost : 0;
  }
  return total;
}

static struct total found(const struct total *rows, size_t n, int64_t area, int64_t category)
{
  for (size_t i = 0; i < n; i++)
    if (rows[i].area_id == area && rows[i].category_id == category) return rows[i];
  return (struct total){0};
}

static void compare_period(struct fixture *f, struct period period)
{
  size_t n_all, n;
  struct total *totals;
  const struct observation *rows = all_rows(f, &n_all);
  assert_done(f, store_area_totals(f->store, period, &f->arena, &totals, &n, &f->err));
  for (int64_t area = 1; area <= AREAS; area++) {
    struct total expected = sum(rows, n_all, area, 0, period);
    struct total kept = found(totals, n, area, 0);
    assert_int_equal(kept.observations, expected.observations);
    assert_int_equal(kept.severity, expected.severity);
  }
  for (int64_t area = 0; area <= AREAS; area++) {
    assert_done(f, store_category_totals(f->store, area, period, &f->arena, &totals, &n, &f->err));
    for (int64_t category = 1; category <= CATEGORIES; category++) {
      struct total expected = sum(rows, n_all, area, category, period);
      struct total kept = found(totals, n, area, category);
      assert_int_equal(kept.observations, expected.observations);
      assert_int_equal(kept.severity, expected.severity);
      assert_int_equal(kept.late, expected.late);
      assert_int_equal(kept.cost, expected.cost);
    }
  }
}

/* A list of a period holds what its total counts, and the count is the length of the list. */
static void compare_lists(struct fixture *f, struct period period)
{
  size_t n_all, n;
  struct observation *listed;
  const struct observation *rows = all_rows(f, &n_all);
  for (int64_t area = 0; area <= AREAS; area++) {
    for (int soft = -1; soft <= 1; soft++) {
      for (int late = -1; late <= 1; late++) {
        const struct observation_query query = {
            .area_id = area, .period = period, .soft = soft, .late = late};
        long count, expected = 0;
        for (size_t i = 0; i < n_all; i++)
          expected += rows[i].state == ROW_LIVE && (area == 0 || rows[i].area_id == area) &&
                      (soft < 0 || rows[i].soft == soft) && (late < 0 || rows[i].late == late) &&
                      in_period(&rows[i], period);
        assert_done(f, store_observations(f->store, &query, &f->arena, &listed, &n, &f->err));
        assert_int_equal(n, expected);
        assert_done(f, store_count(f->store, &query, &count, &f->err));
        assert_int_equal(count, expected);
      }
    }
  }
}

static void compare_months(struct fixture *f)
{
  size_t n_all, n;
  struct total *totals;
  const struct observation *rows = all_rows(f, &n_all);
  long kept = 0, expected = 0;
  assert_done(f, store_month_totals(f->store, 202501, 202612, &f->arena, &totals, &n, &f->err));
  for (size_t i = 0; i < n; i++) {
    kept += totals[i].observations;
    struct total own = sum(rows, n_all, totals[i].area_id, totals[i].category_id,
                           period_of_month(totals[i].month));
    assert_int_equal(totals[i].observations, own.observations);
    assert_true(own.observations > 0); /* nothing is kept about nothing */
  }
  for (size_t i = 0; i < n_all; i++)
    expected += counted(&rows[i]);
  assert_int_equal(kept, expected);
}

static struct observation random_row(struct prng *random)
{
  int month = month_add(202511, prng_below(random, 6));
  int day = month * 100 + 1 + prng_below(random, 28);
  struct observation o =
      fixture_observation(1 + prng_below(random, AREAS), 1 + prng_below(random, CATEGORIES), day);
  o.severity = 1 + prng_below(random, 3);
  o.late = prng_below(random, 5) == 0;
  o.cost = prng_below(random, 3) == 0 ? prng_below(random, 5000) : NO_AMOUNT;
  switch (prng_below(random, 8)) {
  case 0: /* known only by month */
    o.known = KNOWN_MONTH;
    o.day = month * 100;
    break;
  case 1: /* an interval whose middle lies in a later month */
    o.known = KNOWN_INTERVAL;
    o.to_day = date_add(day, 20 + prng_below(random, 100));
    o.month = date_month(period_middle_day(o.day, TIME_NONE, o.to_day, TIME_NONE));
    break;
  default:
    break;
  }
  return o;
}

static void change_something(struct fixture *f, struct prng *random)
{
  size_t n;
  struct journal_entry entry;
  const struct entry again = fixture_entry(f, "again", NULL);
  const struct observation *rows = all_rows(f, &n);
  struct observation o = random_row(random);
  switch (prng_below(random, 10)) {
  case 0:
  case 1: /* other contents in an old row */
    if (n > 0) o.id = rows[prng_below(random, (int)n)].id;
    fixture_add(f, o);
    return;
  case 2: /* voided, or live again */
    if (n == 0) return;
    o = rows[prng_below(random, (int)n)];
    o.state = o.state == ROW_LIVE ? ROW_VOIDED : ROW_LIVE;
    fixture_add(f, o);
    return;
  case 3:
    assert_done(f, store_undoable(f->store, &f->arena, &entry, NULL, &f->err));
    if (entry.id > 1) assert_done(f, store_undo(f->store, &again, &entry, &f->arena, &f->err));
    return;
  case 4:
    assert_done(f, store_redoable(f->store, &f->arena, &entry, &f->err));
    if (entry.id > 0) assert_done(f, store_redo(f->store, &again, &entry, &f->arena, &f->err));
    return;
  default:
    fixture_add(f, o);
    return;
  }
}

static void totals_follow_whatever_happens(void **state)
{
  static const struct period periods[] = {
      {PERIOD_MONTH, 20260101, 20260131}, {PERIOD_QUARTER, 20260101, 20260331},
      {PERIOD_WEEK, 20251229, 20260104},  {PERIOD_DAYS, 20260110, 20260112},
      {PERIOD_DAYS, 20251115, 20260214},  {PERIOD_DAYS, 20260101, 20260210},
      {PERIOD_DAYS, 20251120, 20260131},  {PERIOD_YEAR, 20260101, 20261231},
      {PERIOD_DAYS, 20250101, 20271231},
  };
  struct fixture *f = *state;
  struct prng random = {20260902};
  for (int i = 0; i < ROUNDS; i++) {
    change_something(f, &random);
    if (i % 40 != 39) continue;
    for (size_t k = 0; k < sizeof periods / sizeof *periods; k++) {
      compare_period(f, periods[k]);
      compare_lists(f, periods[k]);
    }
    compare_months(f);
    fixture_sound(f);
    arena_reset(&f->arena);
  }
}

static void days_are_counted_from_the_first_of_the_period(void **state)
{
  struct fixture *f = *state;
  long *counts;
  size_t n;
  fixture_add(f, fixture_observation(1, 1, 20260731));
  fixture_add(f, fixture_observation(2, 1, 20260731));
  fixture_add(f, fixture_observation(1, 1, 20260802));
  fixture_add(f, fixture_observation(1, 1, 20260800));
  fixture_add(f, fixture_observation(1, SOFT_CATEGORY, 20260802));
  const struct period period = {PERIOD_WEEK, 20260727, 20260802};
  assert_done(f, store_day_counts(f->store, 0, period, &f->arena, &counts, &n, &f->err));
  assert_int_equal(n, 7);
  assert_int_equal(counts[4], 2);
  assert_int_equal(counts[6], 1);
  assert_int_equal(counts[0] + counts[1] + counts[2] + counts[3] + counts[5], 0);
  assert_done(f, store_day_counts(f->store, 2, period, &f->arena, &counts, &n, &f->err));
  assert_int_equal(counts[4], 1);
  assert_int_equal(counts[6], 0);
}

static void a_wrong_total_is_told_in_a_sentence(void **state)
{
  struct fixture *f = *state;
  struct store_finding *findings;
  size_t n;
  char command[200];
  fixture_add(f, fixture_observation(1, 2, 20260801));
  fixture_close(f);
  snprintf(command, sizeof command,
           "sqlite3 '%s' \"UPDATE month_total SET observations = 5 WHERE true\"", f->path);
  if (system("command -v sqlite3 >/dev/null") != 0) skip();
  assert_int_equal(system(command), 0);
  fixture_open(f, STORE_WRITE);
  assert_done(f, store_check(f->store, &f->arena, &findings, &n, &f->err));
  assert_int_equal(n, 1);
  assert_non_null(strstr(findings[0].text, "2026-08 for Åtorget TRA-BUS is 5"));
}

static void the_first_month_is_that_of_the_first_counted_row(void **state)
{
  struct fixture *f = *state;
  int month;
  assert_done(f, store_first_month(f->store, &month, &f->err));
  assert_int_equal(month, 0);
  fixture_add(f, fixture_observation(1, SOFT_CATEGORY, 20240101));
  fixture_add(f, fixture_observation(1, 1, 20250301));
  assert_done(f, store_first_month(f->store, &month, &f->err));
  assert_int_equal(month, 202503);
}

static void units_are_told_what_they_reported(void **state)
{
  struct fixture *f = *state;
  struct unit_report *rows;
  size_t n;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  fixture_add(f, fixture_observation(1, SOFT_CATEGORY, 20260802));
  struct observation moved = fixture_observation(1, 1, 20260730);
  moved.known = KNOWN_INTERVAL;
  moved.to_day = 20260815;
  moved.month = 202608;
  fixture_add(f, moved);
  assert_done(f, store_unit_reports(f->store, 202608, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, UNITS);
  assert_int_equal(rows[0].observations, 3);
  assert_int_equal(rows[1].observations, 0);
  assert_int_equal(rows[1].id, 0);
  assert_int_equal(rows[1].state, REPORT_MISSING);
  assert_done(f, store_unit_reports(f->store, 202607, &f->arena, &rows, &n, &f->err));
  assert_int_equal(rows[0].observations, 0);
}

static enum report_state told_alone(struct fixture *f, int64_t unit_id)
{
  struct unit_report one;
  assert_done(f, store_unit_report(f->store, 202608, unit_id, &f->arena, &one, &f->err));
  return one.state;
}

/* Rows that came by an import have reported for their unit. */
static void units_with_rows_alone_have_reported(void **state)
{
  struct fixture *f = *state;
  struct unit_report *rows;
  size_t n;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  assert_done(f, store_unit_reports(f->store, 202608, &f->arena, &rows, &n, &f->err));
  assert_int_equal(rows[0].state, REPORT_REPORTED);
  assert_int_equal(rows[1].state, REPORT_MISSING);
  assert_int_equal(told_alone(f, rows[0].unit_id), REPORT_REPORTED);
  assert_int_equal(told_alone(f, rows[1].unit_id), REPORT_MISSING);
}

/* The same as in the list of all. */
static void one_unit_is_told_alone(void **state)
{
  struct fixture *f = *state;
  struct unit_report *rows, one, none = {0};
  size_t n;
  struct period_row month = {.first_day = 20260801, .last_day = 20260831, .state = PERIOD_OPEN};
  struct unit_report report = {
      .unit_id = 2, .state = REPORT_NIL, .received = 20260903, .reminded = 20260902, .way = "mejl"};
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_period(f->store, &month, &f->err));
  report.period_id = month.id;
  assert_done(f, store_put_unit_report(f->store, &report, &f->err));
  fixture_commit(f, "unit_nil", "");
  assert_done(f, store_unit_reports(f->store, 202608, &f->arena, &rows, &n, &f->err));
  for (size_t i = 0; i < n; i++) {
    assert_done(f, store_unit_report(f->store, 202608, rows[i].unit_id, &f->arena, &one, &f->err));
    assert_int_equal(one.id, rows[i].id);
    assert_int_equal(one.period_id, month.id);
    assert_int_equal(one.unit_id, rows[i].unit_id);
    assert_int_equal(one.state, rows[i].state);
    assert_int_equal(one.received, rows[i].received);
    assert_int_equal(one.reminded, rows[i].reminded);
    assert_string_equal(one.unit_name, rows[i].unit_name);
  }
  assert_string_equal(one.way, "mejl");
  /* The units of these tests begin in 2020. */
  assert_done(f, store_unit_report(f->store, 201912, 1, &f->arena, &none, &f->err));
  assert_int_equal(none.unit_id, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      STORE_TEST(totals_follow_whatever_happens),
      STORE_TEST(days_are_counted_from_the_first_of_the_period),
      STORE_TEST(a_wrong_total_is_told_in_a_sentence),
      STORE_TEST(the_first_month_is_that_of_the_first_counted_row),
      STORE_TEST(units_are_told_what_they_reported),
      STORE_TEST(units_with_rows_alone_have_reported),
      STORE_TEST(one_unit_is_told_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
