// SPDX-License-Identifier: GPL-3.0-or-later
/* The copy of the day: in steps, once a day, whole or not at all, and how many are kept. */
#include "ops_fixture.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct desk {
  struct fixture f;
  char folder[96];
};

static int set_up(void **state)
{
  struct desk *desk = malloc(sizeof *desk);
  fixture_open(&desk->f, 20261122, 800);
  snprintf(desk->folder, sizeof desk->folder, "%s-copies", desk->f.folder);
  *state = desk;
  return 0;
}

static size_t list(const struct desk *desk, struct arena *arena, const char *const **names)
{
  return file_list(arena, desk->folder, "", names);
}

static int tear_down(void **state)
{
  struct desk *desk = *state;
  struct arena arena = {0};
  const char *const *names;
  size_t n = list(desk, &arena, &names);
  for (size_t i = 0; i < n; i++)
    unlink(file_join(&arena, desk->folder, names[i]));
  rmdir(desk->folder);
  arena_release(&arena);
  fixture_close(&desk->f);
  free(desk);
  return 0;
}

static void copy(struct desk *desk)
{
  struct err err = {0};
  struct ops_daily *daily;
  bool done = false;
  assert_true(ops_daily_begin(&desk->f.ops, desk->folder, &daily, &err));
  assert_non_null(daily);
  while (!done)
    assert_true(ops_daily_step(daily, &done, &err));
  ops_daily_end(daily);
}

static void make_file(const struct desk *desk, const char *name)
{
  struct arena arena = {0};
  struct err err = {0};
  const char *path = file_join(&arena, desk->folder, name);
  assert_true(file_make_folder_for(path, &err) && file_replace(path, "x", 1, &err));
  arena_release(&arena);
}

static bool has(const struct desk *desk, const char *name)
{
  struct arena arena = {0};
  bool there = file_exists(file_join(&arena, desk->folder, name));
  arena_release(&arena);
  return there;
}

static void test_once_a_day(void **state)
{
  struct desk *desk = *state;
  struct arena arena = {0};
  struct err err = {0};
  const char *const *names;
  copy(desk);
  assert_int_equal(list(desk, &arena, &names), 1);
  assert_string_equal(names[0], "grupp-2026-11-22.db");
  struct store *store;
  const struct store_options options = {.mode = STORE_READ};
  struct municipality m;
  assert_true(store_open(&store, file_join(&arena, desk->folder, names[0]), &options, &err));
  assert_true(store_municipality(store, &arena, &m, &err));
  assert_string_equal(m.name, "Lysekils kommun");
  store_close(store);
  struct ops_daily *again;
  assert_true(ops_daily_begin(&desk->f.ops, desk->folder, &again, &err));
  assert_null(again); /* nothing left to do */
  desk->f.clock.date = 20261123;
  copy(desk);
  assert_true(has(desk, "grupp-2026-11-23.db"));
  arena_release(&arena);
}

/* Keys are answered between the steps, and what they store is in the copy or not; it is whole. */
static void test_work_between_steps(void **state)
{
  struct desk *desk = *state;
  struct err err = {0};
  struct ops_daily *daily;
  bool done = false;
  assert_true(ops_daily_begin(&desk->f.ops, desk->folder, &daily, &err));
  while (!done) {
    fixture_observe(&desk->f, EKGATAN, TRA_BUS, 1, 20261120);
    assert_true(ops_daily_step(daily, &done, &err));
    assert_int_equal(has(desk, "grupp-2026-11-22.db"), done);
  }
  ops_daily_end(daily);
}

static void test_ended_early(void **state)
{
  struct desk *desk = *state;
  struct arena arena = {0};
  struct err err = {0};
  const char *const *names;
  struct ops_daily *daily;
  assert_true(ops_daily_begin(&desk->f.ops, desk->folder, &daily, &err));
  ops_daily_end(daily);
  assert_int_equal(list(desk, &arena, &names), 0);
  arena_release(&arena);
}

static void test_what_is_kept(void **state)
{
  struct desk *desk = *state;
  char name[64];
  make_file(desk, "grupp-2026-11-22.txt");
  make_file(desk, "another-2020-01-01.db");
  for (int month = 1; month <= 10; month++)
    for (int day = 27; day <= 28; day++) {
      snprintf(name, sizeof name, "grupp-2026-%02d-%02d.db", month, day);
      make_file(desk, name);
    }
  make_file(desk, "grupp-2025-12-28.db");
  make_file(desk, "grupp-2025-11-28.db");
  for (int day = 12; day <= 21; day++) {
    snprintf(name, sizeof name, "grupp-2026-11-%02d.db", day);
    make_file(desk, name);
  }
  copy(desk);
  /* Ten days: 13 to 22 November. Twelve months: November 2026 back to December 2025. */
  for (int day = 12; day <= 22; day++) {
    snprintf(name, sizeof name, "grupp-2026-11-%02d.db", day);
    assert_int_equal(has(desk, name), day >= 13);
  }
  for (int month = 1; month <= 10; month++)
    for (int day = 27; day <= 28; day++) {
      snprintf(name, sizeof name, "grupp-2026-%02d-%02d.db", month, day);
      assert_int_equal(has(desk, name), day == 28);
    }
  assert_true(has(desk, "grupp-2025-12-28.db"));
  assert_false(has(desk, "grupp-2025-11-28.db"));
  assert_true(has(desk, "grupp-2026-11-22.txt"));
  assert_true(has(desk, "another-2020-01-01.db"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_once_a_day, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_work_between_steps, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_ended_early, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_what_is_kept, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
