// SPDX-License-Identifier: GPL-3.0-or-later
/* An import that is interrupted, by the disk or by the user, leaves the file as it was. */
#include "import_fixture.h"

#include "store/store_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum {
  DISK_FULL = 13,    /* SQLITE_FULL */
  MANY = 2500,       /* enough for indexes to be made anew */
  SEVERAL = 5 * MANY /* and for totals to be made in more than one step */
};

static const char mapping[] =
    "unknown = \"create\";\n"
    "columns: { date = 1; area = 2; place = 3; category = 4; severity = 5; };\n"
    "defaults: { source = \"Fältteamet\"; };\n";

static int setup(void **state)
{
  trial_set_up(state);
  trial_take(*state, "a.csv", mapping,
             "Datum;Ort;Plats;Typ;Allvar\n2026-08-01;Ekgatan;Coop;TRA-BUS;1\n");
  return 0;
}

/* A changed row, new words, and `n` new rows. */
static const char *file_of(struct trial *t, int n)
{
  struct buf file = {0};
  buf_add(&file, "Datum;Ort;Plats;Typ;Allvar\n2026-08-01;Ekgatan;Coop;TRA-BUS;3\n"
                 "2026-08-02;Åtorget;Kiosken;Buskörning;2\n");
  for (int i = 0; i < n; i++)
    buf_addf(&file, "2026-08-%02d;Brastad;;SKA-KLO;2\n", i % 30 + 1);
  const char *kept = arena_strdup(&t->arena, buf_text(&file));
  buf_release(&file);
  return kept;
}

/* True when the run went through in spite of statement number `at`. */
static bool run_with_fault(struct trial *t, const char *file, long at)
{
  struct buf before = {0}, after = {0};
  fixture_dump(&t->f, &before);
  assert_true(trial_open_text(t, "b.csv", mapping, file));
  store_fail_at(t->f.store, at, DISK_FULL);
  bool ok = trial_run(t, NULL);
  store_fail_at(t->f.store, 0, 0);
  if (!ok) {
    assert_int_equal(t->err.kind, ERR_DISK);
    fixture_dump(&t->f, &after);
    assert_string_equal(buf_text(&after), buf_text(&before));
  }
  buf_release(&before);
  buf_release(&after);
  return ok;
}

static void expect_sound(struct trial *t, long live)
{
  struct store_finding *findings;
  size_t n;
  assert_int_equal(trial_live(t), live);
  assert_true(store_check(t->f.store, &t->arena, &findings, &n, &t->err));
  if (n > 0) fail_msg("%s", findings[0].text);
}

static void every_statement_may_fail(void **state)
{
  struct trial *t = *state;
  const char *file = file_of(t, 2);
  long at = 1;
  while (!run_with_fault(t, file, at))
    at++;
  assert_true(at > 20);
  expect_sound(t, 4);
}

static void a_large_import_may_fail(void **state)
{
  struct trial *t = *state;
  const char *file = file_of(t, MANY);
  long at = 1;
  while (!run_with_fault(t, file, at))
    at += at > 40 && at < MANY ? MANY / 4 : 1;
  assert_true(at > MANY);
  expect_sound(t, MANY + 2);
}

struct patience {
  long calls, most;
};

static bool lose_patience(void *data, long done, long all)
{
  struct patience *patience = data;
  assert_true(done >= 0 && done <= all + 1);
  return ++patience->calls < patience->most;
}

static void user_may_cancel(void **state)
{
  struct trial *t = *state;
  const char *file = file_of(t, SEVERAL);
  struct buf before = {0}, after = {0};
  fixture_dump(&t->f, &before);
  for (long most = 1; most <= 4; most++) {
    struct patience patience = {.most = most};
    int64_t id;
    assert_true(trial_open_text(t, "b.csv", mapping, file));
    assert_false(import_run(t->import, NULL, lose_patience, &patience, &id, &t->err));
    assert_int_equal(t->err.kind, ERR_CANCELLED);
    fixture_dump(&t->f, &after);
    assert_string_equal(buf_text(&after), buf_text(&before));
    buf_clear(&after);
  }
  buf_release(&before);
  buf_release(&after);
  trial_take(t, "b.csv", mapping, file);
  expect_sound(t, SEVERAL + 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, trial_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(every_statement_may_fail),
      TEST(a_large_import_may_fail),
      TEST(user_may_cancel),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
