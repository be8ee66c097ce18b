// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "ops/ops.h"
#include "report/effects.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64], path[96], second[96];
static const struct clock now = {20261122, 1342, true};

struct opened {
  struct store *store;
  struct arena arena;
  struct err err;
};

static void open_practice(struct opened *o, const char *file, const struct clock *clock, long size)
{
  const struct store_options options = {.mode = STORE_READ};
  *o = (struct opened){0};
  if (!ops_new_practice(file, clock, size, NULL, NULL, &o->err)) fail_msg("%s", o->err.text);
  assert_true(store_open(&o->store, file, &options, &o->err));
}

static void close_practice(struct opened *o)
{
  store_close(o->store);
  arena_release(&o->arena);
}

static int make_folder(void **state)
{
  (void)state;
  i18n_start("en");
  snprintf(folder, sizeof folder, "/tmp/lagesbild-practice-XXXXXX");
  if (!mkdtemp(folder)) return -1;
  snprintf(path, sizeof path, "%s/one.db", folder);
  snprintf(second, sizeof second, "%s/two.db", folder);
  return 0;
}

static int remove_folder(void **state)
{
  (void)state;
  return rmdir(folder);
}

static int remove_files(void **state)
{
  (void)state;
  unlink(path);
  unlink(second);
  return 0;
}

static struct observation *all_observations(struct opened *o, size_t *n)
{
  const struct observation_query query = {.late = -1, .soft = -1, .oldest_first = true};
  struct observation *rows = NULL;
  assert_true(store_observations(o->store, &query, &o->arena, &rows, n, &o->err));
  return rows;
}

static bool same(const char *a, const char *b)
{
  return a == b || (a && b && strcmp(a, b) == 0);
}

static void test_same_day_same_content(void **state)
{
  (void)state;
  struct opened a, b;
  size_t n = 0, m = 0;
  open_practice(&a, path, &now, 0);
  open_practice(&b, second, &now, 0);
  struct observation *x = all_observations(&a, &n), *y = all_observations(&b, &m);
  assert_int_equal(n, m);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(x[i].day, y[i].day);
    assert_int_equal(x[i].time, y[i].time);
    assert_int_equal(x[i].area_id, y[i].area_id);
    assert_int_equal(x[i].category_id, y[i].category_id);
    assert_int_equal(x[i].source_id, y[i].source_id);
    assert_true(same(x[i].note, y[i].note));
  }
  struct journal_entry *e = NULL, *f = NULL;
  assert_true(store_journal(a.store, 0, 1000, &a.arena, &e, &n, &a.err));
  assert_true(store_journal(b.store, 0, 1000, &b.arena, &f, &m, &b.err));
  assert_int_equal(n, m);
  for (size_t i = 0; i < n; i++) {
    assert_string_equal(e[i].at, f[i].at);
    assert_string_equal(e[i].verb, f[i].verb);
    assert_string_equal(e[i].object, f[i].object);
  }
  close_practice(&a);
  close_practice(&b);
}

static void check_is_clean(struct opened *o)
{
  struct store_finding *findings = NULL;
  size_t n = 0;
  assert_true(store_check(o->store, &o->arena, &findings, &n, &o->err));
  if (n > 0) fail_msg("%s", findings[0].text);
}

static void test_three_years_with_nothing_ahead(void **state)
{
  (void)state;
  struct opened o;
  size_t n = 0;
  open_practice(&o, path, &now, 0);
  check_is_clean(&o);
  struct municipality m;
  assert_true(store_municipality(o.store, &o.arena, &m, &o.err));
  assert_true(m.practice);
  assert_string_equal(m.name, "Exempelby kommun");
  struct observation *rows = all_observations(&o, &n);
  assert_true(n >= 2000 && n < 5000);
  assert_int_equal(rows[0].month, 202311);
  for (size_t i = 0; i < n; i++) {
    assert_true(rows[i].day <= now.date);
    assert_true(rows[i].received <= now.date);
    assert_true(rows[i].day < now.date || rows[i].time <= now.time);
    struct person_hit hit;
    assert_int_equal(person_find(rows[i].note, &hit, 1), 0);
  }
  close_practice(&o);
}

/* The journal reads as if it had been written at the time: never backwards, never ahead. */
static void test_journal_goes_forward(void **state)
{
  (void)state;
  struct opened o;
  struct journal_entry *entries = NULL;
  size_t n = 0;
  open_practice(&o, path, &now, 0);
  assert_true(store_journal(o.store, 0, 10000, &o.arena, &entries, &n, &o.err));
  assert_true(n > 200);
  assert_true(strcmp(entries[0].at, "2026-11-22T13:42") <= 0);
  for (size_t i = 1; i < n; i++)
    assert_true(strcmp(entries[i].at, entries[i - 1].at) <= 0);
  assert_string_equal(entries[0].verb, "observation_add");
  close_practice(&o);
}

static void test_months_units_and_rankings(void **state)
{
  (void)state;
  struct opened o;
  struct period_row period;
  open_practice(&o, path, &now, 0);
  assert_true(store_period(o.store, 202611, &period, &o.err));
  assert_int_equal(period.state, PERIOD_OPEN);
  for (int month = 202311; month <= 202610; month = month_add(month, 1)) {
    assert_true(store_period(o.store, month, &period, &o.err));
    assert_int_equal(period.state, PERIOD_LOCKED);
  }
  struct unit_report *reports = NULL;
  size_t n = 0, missing = 0;
  assert_true(store_unit_reports(o.store, 202611, &o.arena, &reports, &n, &o.err));
  assert_int_equal(n, 9);
  for (size_t i = 0; i < n; i++) {
    missing += reports[i].state == REPORT_MISSING;
    if (reports[i].state == REPORT_MISSING || reports[i].state == REPORT_NIL)
      assert_int_equal(reports[i].observations, 0);
  }
  assert_int_equal(missing, 3);
  for (int quarter = 20241; quarter <= 20263; quarter = quarter_add(quarter, 1)) {
    struct ranking ranking;
    assert_true(store_ranking(o.store, quarter, &o.arena, &ranking, &o.err));
    assert_int_equal(ranking.state, RANKING_DECIDED);
  }
  close_practice(&o);
}

static void test_measures_are_in_all_states(void **state)
{
  (void)state;
  struct opened o;
  const struct measure_query query = {0};
  struct measure *rows = NULL;
  size_t n = 0, count[MEASURE_OVERDUE + 1] = {0};
  open_practice(&o, path, &now, 0);
  assert_true(store_measures(o.store, &query, &o.arena, &rows, &n, &o.err));
  for (size_t i = 0; i < n; i++)
    count[measure_shown_state(&rows[i], now.date)]++;
  assert_true(count[MEASURE_OVERDUE] >= 1);
  assert_true(count[MEASURE_ONGOING] >= 1);
  assert_true(count[MEASURE_DONE] >= 1);
  assert_true(count[MEASURE_FOLLOWED_UP] >= 1);
  assert_true(count[MEASURE_CLOSED] >= 5);
  assert_true(count[MEASURE_ABORTED] >= 1);
  assert_true(count[MEASURE_REJECTED] >= 1);
  close_practice(&o);
}

/* Days on which months, quarters and years turn, and a leap day. */
static void test_any_day_gives_a_sound_file(void **state)
{
  (void)state;
  static const struct clock days[] = {{20260101, 0, true},
                                      {20261002, 800, true},
                                      {20261003, 800, true},
                                      {20280229, 1200, true},
                                      {20261010, 2359, true}};
  for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
    struct opened o;
    open_practice(&o, path, &days[i], 0);
    check_is_clean(&o);
    struct period_row period;
    int last_month = month_add(date_month(days[i].date), -1);
    assert_true(store_period(o.store, last_month, &period, &o.err));
    /* A month is open until the second of the next. */
    assert_int_equal(period.state, date_day(days[i].date) > 2 ? PERIOD_LOCKED : PERIOD_OPEN);
    close_practice(&o);
    unlink(path);
  }
}

/* The annual analysis has one of each thing that it can say (evaluation document 3.7), areas
 * without a measure beside them and a type with more than one measure: on the days of drawings 7
 * and 15. */
static void test_the_analysis_has_all_situations(void **state)
{
  (void)state;
  static const struct clock days[] = {{20261007, 900, true}, {20270113, 900, true}};
  for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
    struct opened o;
    struct effects effects;
    size_t said[EFFECT_WRONG_WAY + 1] = {0}, most = 0;
    open_practice(&o, path, &days[i], 0);
    assert_true(effects_of(o.store, 2026, days[i].date, &o.arena, &effects, &o.err));
    for (size_t row = 0; row < effects.started; row++) {
      said[effects.rows[row].verdict]++;
      if (row < effects.judged) assert_true(effects.rows[row].n_placebo >= EFFECT_AREAS_LEAST);
    }
    for (size_t type = 0; type < effects.n_types; type++)
      if (effects.types[type].pool.n > most) most = effects.types[type].pool.n;
    for (int verdict = EFFECT_TOO_FEW; verdict <= EFFECT_WRONG_WAY; verdict++)
      if (said[verdict] == 0) fail_msg("%d: nothing says %d", days[i].date, verdict);
    assert_true(most >= 2);
    close_practice(&o);
    unlink(path);
  }
}

static bool stop_at_once(void *data, long done, long all)
{
  (void)data;
  (void)done;
  (void)all;
  return false;
}

static void test_a_large_file_has_exactly_what_was_asked_for(void **state)
{
  (void)state;
  struct opened o;
  long n = 0;
  const struct observation_query query = {.late = -1, .soft = -1};
  open_practice(&o, path, &now, 30000);
  assert_true(store_count(o.store, &query, &n, &o.err));
  assert_int_equal(n, 30000);
  check_is_clean(&o);
  close_practice(&o);
  struct err err = {0};
  assert_false(ops_new_practice(second, &now, 30000, stop_at_once, NULL, &err));
  assert_int_equal(err.kind, ERR_CANCELLED);
  assert_int_not_equal(access(second, F_OK), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(test_same_day_same_content, remove_files),
      cmocka_unit_test_teardown(test_three_years_with_nothing_ahead, remove_files),
      cmocka_unit_test_teardown(test_journal_goes_forward, remove_files),
      cmocka_unit_test_teardown(test_months_units_and_rankings, remove_files),
      cmocka_unit_test_teardown(test_measures_are_in_all_states, remove_files),
      cmocka_unit_test_teardown(test_the_analysis_has_all_situations, remove_files),
      cmocka_unit_test_teardown(test_any_day_gives_a_sound_file, remove_files),
      cmocka_unit_test_teardown(test_a_large_file_has_exactly_what_was_asked_for, remove_files),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
