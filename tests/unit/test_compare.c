// SPDX-License-Identifier: GPL-3.0-or-later
/* The same days last year, as every screen and print compares them (domain.md section 10). */
#include "report/compare.h"

#include "base/date.h"
#include "ops_fixture.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { TODAY = 20260815 };

static struct arena arena;

static void must(bool ok, const struct err *err)
{
  if (!ok) fail_msg("%s", err->text);
}

static struct comparison compared(struct fixture *f)
{
  struct comparison years;
  struct err err = {0};
  must(compare_years(f->store, period_of_quarter(20263), TODAY, &arena, &years, &err), &err);
  return years;
}

/* Two on a day of each month from July to September, in both years. */
static void fill(struct fixture *f)
{
  f->clock.date = 20261001;
  for (int year = 2025; year <= 2026; year++)
    for (int month = 7; month <= 9; month++)
      fixture_observe(f, EKGATAN, NAR_HAN, 2, year * 10000 + month * 100 + 10);
  f->clock.date = TODAY;
}

/* Rule 1: a quarter that runs is compared up to the same day. */
static void the_same_days_of_both_years(void **state)
{
  struct fixture *f = *state;
  fill(f);
  struct comparison years = compared(f);
  assert_int_equal(years.now.last, TODAY);
  assert_int_equal(years.before.first, 20250701);
  assert_int_equal(years.before.last, 20250815);
  const struct area area = {.id = EKGATAN}, other = {.id = BRASTAD};
  assert_int_equal(compare_area(&years, &area), 4);
  assert_int_equal(compare_now(&years, EKGATAN)->observations, 4);
  assert_int_equal(compare_all(&years), 4);
  /* Nothing reported is nought, of an area that was there. */
  assert_int_equal(compare_area(&years, &other), 0);
  assert_null(compare_now(&years, BRASTAD));
}

/* Rules 5 and 11, and before anything was counted: no number is not nought. */
static void what_cannot_be_compared_is_no_number(void **state)
{
  struct fixture *f = *state;
  const struct area area = {.id = EKGATAN}, new_one = {.id = EKGATAN, .valid_from = 20260101};
  struct comparison years = compared(f);
  assert_int_equal(compare_area(&years, &area), -1);
  fill(f);
  years = compared(f);
  assert_int_equal(compare_area(&years, &new_one), -1);
  sqlite3 *db = NULL;
  assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db,
                                "INSERT INTO incomplete_month (family, month, counted, expected) "
                                "VALUES ('file', 202508, 1, 40)",
                                NULL, NULL, NULL),
                   SQLITE_OK);
  sqlite3_close(db);
  years = compared(f);
  assert_int_equal(compare_area(&years, &area), -1);
  assert_int_equal(compare_all(&years), -1);
}

static int tear_down(void **state)
{
  arena_release(&arena);
  return fixture_tear_down(state);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(the_same_days_of_both_years, fixture_set_up, tear_down),
      cmocka_unit_test_setup_teardown(what_cannot_be_compared_is_no_number, fixture_set_up,
                                      tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
