// SPDX-License-Identifier: GPL-3.0-or-later
/* Every operation there is: undone and done again it leaves the same records, also after a new
 * start; a failure at any statement of it leaves the file unchanged and says why; a bound one
 * cannot be undone. */
#include "ops_operations.h"

#include "store/store_write.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_same(const struct fixture *f, const struct buf *expected)
{
  struct buf now = {0};
  fixture_dump(f, &now);
  const char *is = buf_text(&now), *was = buf_text(expected);
  size_t at = 0, line = 0;
  for (; is[at] != '\0' && is[at] == was[at]; at++)
    if (is[at] == '\n') line = at + 1;
  bool same = is[at] == was[at];
  if (!same)
    print_error("is  %.*s\nnot %.*s\n", (int)strcspn(is + line, "\n"), is + line,
                (int)strcspn(was + line, "\n"), was + line);
  buf_release(&now);
  assert_true(same);
}

/* ---- undo ---- */

static void undo_one(struct fixture *f, const struct operation *op, const struct buf *before,
                     const struct buf *after)
{
  struct err err = {0};
  struct buf phrase = {0};
  operation_must(ops_undo(&f->ops, &phrase, &err), &err);
  assert_string_equal(buf_text(&phrase), op->phrase);
  assert_same(f, before);
  buf_clear(&phrase);
  operation_must(ops_redo(&f->ops, &phrase, &err), &err);
  assert_string_equal(buf_text(&phrase), op->phrase);
  assert_same(f, after);
  fixture_reopen(f);
  buf_clear(&phrase);
  operation_must(ops_undo(&f->ops, &phrase, &err), &err);
  assert_same(f, before);
  fixture_reopen(f);
  operation_must(ops_redo(&f->ops, &phrase, &err), &err);
  assert_same(f, after);
  assert_false(ops_redo(&f->ops, &phrase, &err));
  assert_string_equal(err.text, "Nothing to redo.");
  buf_release(&phrase);
}

/* Whole words: no name of a table or a column of the file. */
static void told_in_words(const struct fixture *f, const struct operation *op)
{
  struct arena arena = {0};
  struct journal_entry *entries;
  const char *const *lines;
  size_t n, n_lines;
  struct err err = {0};
  operation_must(store_journal(f->store, 0, 1, &arena, &entries, &n, &err), &err);
  operation_must(ops_history_details(f->store, entries[0].id, &arena, &lines, &n_lines, &err),
                 &err);
  if (n_lines < 2) fail_msg("%s: history says nothing of it", op->name);
  for (size_t i = 0; i < n_lines; i++)
    if (strchr(lines[i], '_') || strstr(lines[i], "(null)"))
      fail_msg("%s: history says: %s", op->name, lines[i]);
  arena_release(&arena);
}

static void test_undo(void **state)
{
  (void)state;
  for (size_t i = 0; i < n_operations; i++) {
    const struct operation *op = &operations[i];
    struct fixture f;
    struct err err = {0};
    struct buf before = {0}, after = {0}, phrase = {0};
    print_message("  %s\n", op->name);
    operation_prepare(&f, op->stage);
    fixture_dump(&f, &before);
    operation_must(op->run(&f.ops, &err), &err);
    fixture_dump(&f, &after);
    assert_string_not_equal(buf_text(&before), buf_text(&after));
    told_in_words(&f, op);
    if (op->phrase != NULL) {
      undo_one(&f, op, &before, &after);
    } else {
      assert_false(ops_undo(&f.ops, &phrase, &err));
      assert_memory_equal(err.text, "Nothing more to undo. ", 22);
      assert_non_null(strstr(err.text, "2026-10-07."));
      assert_same(&f, &after);
    }
    struct arena arena = {0};
    struct store_finding *findings;
    size_t n;
    operation_must(store_check(f.store, &arena, &findings, &n, &err), &err);
    assert_int_equal(n, 0);
    arena_release(&arena);
    buf_release(&before);
    buf_release(&after);
    buf_release(&phrase);
    fixture_close(&f);
  }
}

/* A whole day's work is undone newest first, to the last bound entry, and done again. */
static void test_undo_all(void **state)
{
  (void)state;
  struct fixture f;
  struct err err = {0};
  struct buf before = {0}, after = {0}, phrase = {0};
  operation_prepare(&f, BARE);
  fixture_dump(&f, &before);
  operation_advance(&f, PROPOSED);
  fixture_dump(&f, &after);
  int undone = 0, redone = 0;
  while (ops_undo(&f.ops, &phrase, &err))
    undone++;
  assert_string_equal(err.text, "Nothing more to undo. The database was created 2026-10-07.");
  assert_same(&f, &before);
  fixture_reopen(&f);
  while (ops_redo(&f.ops, &phrase, &err))
    redone++;
  assert_int_equal(redone, undone);
  assert_same(&f, &after);
  buf_release(&before);
  buf_release(&after);
  buf_release(&phrase);
  fixture_close(&f);
}

/* ---- failures ---- */

static void fail_one(const struct operation *op, int code)
{
  struct fixture f, whole;
  struct err err = {0};
  struct buf before = {0}, after = {0};
  operation_prepare(&whole, op->stage);
  operation_must(op->run(&whole.ops, &err), &err);
  fixture_dump(&whole, &after);
  fixture_close(&whole);
  operation_prepare(&f, op->stage);
  fixture_dump(&f, &before);
  bool done = false;
  long n = 0;
  while (!done) {
    assert_true(++n < 2000);
    err.text[0] = '\0';
    store_fail_at(f.store, n, code);
    done = op->run(&f.ops, &err);
    store_fail_at(f.store, 0, SQLITE_OK);
    assert_same(&f, done ? &after : &before);
    if (!done) assert_true(strlen(err.text) > 10);
  }
  assert_true(n > 3); /* at least the writing, the entry and the commit have failed once */
  buf_release(&before);
  buf_release(&after);
  fixture_close(&f);
}

static void test_failures(void **state)
{
  (void)state;
  for (size_t i = 0; i < n_operations; i++) {
    print_message("  %s\n", operations[i].name);
    fail_one(&operations[i], i % 2 == 0 ? SQLITE_FULL : SQLITE_IOERR);
  }
}

/* ---- sentences ---- */

static void test_sentences(void **state)
{
  (void)state;
  struct fixture f;
  struct err err = {0};
  struct buf text = {0};
  operation_prepare(&f, OBSERVED);
  f.clock.time = 1342;
  operation_must(ops_unit_nil(&f.ops, 202610, UNIT_SOC, &err), &err);
  operation_must(ops_saved_sentence(&f.ops, &text, &err), &err);
  assert_string_equal(buf_text(&text), "Saved 13.42. Ctrl+Z undoes: SOC: zero for October.");
  buf_clear(&text);
  operation_must(ops_lock_month(&f.ops, 202609, "the print", NULL, &err), &err);
  operation_must(ops_saved_sentence(&f.ops, &text, &err), &err);
  assert_string_equal(buf_text(&text),
                      "Saved 13.42. Cannot be undone: situation picture of September locked.");
  buf_clear(&text);
  ops_history_line(&text, &(struct journal_entry){.verb = "observation_add",
                                                  .object = "O-118 · Åtorget",
                                                  .kind = "do"});
  assert_string_equal(buf_text(&text), "New observation O-118, Åtorget");
  buf_clear(&text);
  ops_history_line(&text, &(struct journal_entry){.verb = "measure_state",
                                                  .object = "Å-031 · ongoing",
                                                  .kind = "undo"});
  assert_string_equal(buf_text(&text), "Undone: Å-031 new state: ongoing");
  buf_clear(&text);
  ops_verb_phrase(&text, "of_a_later_version", "X");
  assert_string_equal(buf_text(&text), "of_a_later_version X");
  buf_release(&text);
  fixture_close(&f);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_undo),
      cmocka_unit_test(test_undo_all),
      cmocka_unit_test(test_failures),
      cmocka_unit_test(test_sentences),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
