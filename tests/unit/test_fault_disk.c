// SPDX-License-Identifier: GPL-3.0-or-later
/* The n-th write of every operation fails, for all n, as do all after it. What the operation said
 * was saved is there when the file is opened again; what it refused has left the file as it was, or
 * whole (a sync may fail after the bytes have reached the disk); nothing is half written. */
#include "fault_disk.h"
#include "ops_operations.h"
#include "store/store_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_WRITES = 400 };

static bool same(const struct fixture *f, const struct buf *wanted)
{
  struct buf now = {0};
  fixture_dump(f, &now);
  bool equal = strcmp(buf_text(&now), buf_text(wanted)) == 0;
  buf_release(&now);
  return equal;
}

static void check_whole(struct fixture *f)
{
  struct arena arena = {0};
  struct store_finding *findings;
  struct err err = {0};
  size_t n = 0;
  operation_must(store_check(f->store, &arena, &findings, &n, &err), &err);
  assert_int_equal(n, 0);
  arena_release(&arena);
}

/* Returns false when the operation had no n-th write. */
static bool fail_nth(const struct operation *op, long n, const struct buf *after)
{
  struct fixture f;
  struct err err = {0};
  struct buf before = {0};
  operation_prepare(&f, op->stage);
  fixture_dump(&f, &before);
  fault_disk_fail_at(n);
  bool done = op->run(&f.ops, &err);
  bool reached = fault_disk_failed() > 0;
  fault_disk_fail_at(0);
  if (!done) assert_true(strlen(err.text) > 10);
  fixture_reopen(&f);
  if (done)
    assert_true(same(&f, after));
  else
    assert_true(same(&f, &before) || same(&f, after));
  check_whole(&f);
  buf_release(&before);
  fixture_close(&f);
  return reached;
}

static void fail_each(const struct operation *op)
{
  struct fixture whole;
  struct err err = {0};
  struct buf after = {0};
  print_message("  %s\n", op->name);
  operation_prepare(&whole, op->stage);
  operation_must(op->run(&whole.ops, &err), &err);
  fixture_dump(&whole, &after);
  fixture_close(&whole);
  long n = 1;
  while (n < MOST_WRITES && fail_nth(op, n, &after))
    n++;
  /* Some write was made to fail, and the last one found. */
  assert_in_range(n, 2, MOST_WRITES - 1);
  buf_release(&after);
}

static void test_every_write(void **state)
{
  (void)state;
  for (size_t i = 0; i < n_operations; i++)
    fail_each(&operations[i]);
}

/* What is said to be many goes straight into the file, as a large import does. */
static bool add_many(struct ops *ops, struct err *err)
{
  enum { SAID = 1000000, ROWS = 40 };
  struct store *store = ops->store;
  const struct entry entry = {
      .verb = "import", .object = "many.csv", .who = "", .clock = ops->clock};
  store_bulk_prepare(store, SAID);
  bool ok = store_begin(store, err);
  if (!ok) return false;
  ok = store_bulk_begin(store, SAID, err);
  for (int i = 0; ok && i < ROWS; i++) {
    struct observation o = fixture_observation(EKGATAN, TRA_BUS, UNIT_SBF, 2, 20260901, 2130);
    o.month = 202609;
    ok = store_bulk_add(store, &o, err);
  }
  ok = ok && store_bulk_end(store, NULL, NULL, err);
  if (ok) return store_commit(store, &entry, err);
  store_rollback(store);
  return false;
}

static void test_every_write_of_many_rows(void **state)
{
  static const struct operation many = {"many rows", OBSERVED, add_many, NULL};
  (void)state;
  fail_each(&many);
}

static long waits_of_observation(struct fixture *f)
{
  struct err err = {0};
  struct observation o = fixture_observation(EKGATAN, TRA_BUS, UNIT_SBF, 2, 20261002, 2130);
  long before = fault_disk_syncs();
  operation_must(ops_put_observation(&f->ops, &o, NULL, &err), &err);
  return fault_disk_syncs() - before;
}

/* "Sparat" says that the disk has it. Where somebody was in the program is not worth the wait. */
static void test_one_wait_for_a_record(void **state)
{
  (void)state;
  struct fixture f;
  struct err err = {0};
  operation_prepare(&f, OBSERVED);
  waits_of_observation(&f); /* the first one begins the file of the changes */
  assert_int_equal(waits_of_observation(&f), 1);
  long before = fault_disk_syncs();
  operation_must(store_set_view_state(f.store, "areas", "sort=1", &err), &err);
  assert_int_equal(fault_disk_syncs(), before);
  assert_int_equal(waits_of_observation(&f), 1);
  fixture_close(&f);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_one_wait_for_a_record),
                                     cmocka_unit_test(test_every_write_of_many_rows),
                                     cmocka_unit_test(test_every_write)};
  fault_disk_install();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
