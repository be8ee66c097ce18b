// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_fixture.h"

#include "store/db.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static int64_t redoable(struct fixture *f)
{
  struct journal_entry entry;
  assert_done(f, store_redoable(f->store, &f->arena, &entry, &f->err));
  return entry.id;
}

static void an_entry_says_who_when_and_what(void **state)
{
  struct fixture *f = *state;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  struct journal_entry entry = fixture_newest(f);
  assert_int_equal(entry.id, 2); /* after the catalogue */
  assert_string_equal(entry.at, "2026-09-02T13:02");
  assert_string_equal(entry.who, "samordnare");
  assert_string_equal(entry.verb, "observation_add");
  assert_string_equal(entry.object, "O-1");
  assert_string_equal(entry.kind, "do");
  assert_false(entry.bound || entry.undone || entry.removed);
}

static void what_changes_nothing_is_not_in_the_journal(void **state)
{
  struct fixture *f = *state;
  int64_t id = fixture_add(f, fixture_observation(1, 1, 20260801));
  long before, after;
  assert_done(f, store_journal_count(f->store, &before, &f->err));
  struct observation same = fixture_observation(1, 1, 20260801);
  same.id = id;
  fixture_add(f, same);
  assert_done(f, store_journal_count(f->store, &after, &f->err));
  assert_int_equal(after, before);
}

static int of_day(struct fixture *f, int day, const char *latest)
{
  int n = -1;
  const char *object = NULL;
  assert_done(f,
              store_journal_day(f->store, "observation_add", day, &f->arena, &n, &object, &f->err));
  assert_string_equal(object, latest);
  return n;
}

/* "Registered today" counts what stands and nothing of another day or kind. */
static void what_a_day_holds_is_counted(void **state)
{
  struct fixture *f = *state;
  assert_int_equal(of_day(f, 20260902, ""), 0); /* the catalogue is of the day, but another verb */
  for (int i = 0; i < 3; i++)
    fixture_add(f, fixture_observation(1, 1, 20260801 + i));
  assert_int_equal(of_day(f, 20260902, "O-3"), 3);
  fixture_undo(f);
  assert_int_equal(of_day(f, 20260902, "O-2"), 2);
  fixture_redo(f);
  assert_int_equal(of_day(f, 20260902, "O-3"), 3);
  assert_int_equal(of_day(f, 20260901, ""), 0);
  assert_int_equal(of_day(f, 20260903, ""), 0);
}

static void changes_are_told_with_before_and_after(void **state)
{
  struct fixture *f = *state;
  struct journal_change *rows;
  size_t n;
  struct observation o = fixture_observation(1, 1, 20260801);
  o.id = fixture_add(f, o);
  assert_done(f,
              store_journal_changes(f->store, fixture_newest(f).id, &f->arena, &rows, &n, &f->err));
  bool day_told = false;
  for (size_t i = 0; i < n; i++) {
    assert_string_equal(rows[i].table, "observation");
    assert_int_equal(rows[i].id, o.id);
    assert_null(rows[i].before);
    day_told =
        day_told || (strcmp(rows[i].column, "day") == 0 && strcmp(rows[i].after, "20260801") == 0);
  }
  assert_true(day_told);

  o.severity = 3;
  o.note = "Räcket är borta";
  fixture_add(f, o);
  assert_done(f,
              store_journal_changes(f->store, fixture_newest(f).id, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 2);
  assert_string_equal(rows[0].column, "severity");
  assert_string_equal(rows[0].before, "2");
  assert_string_equal(rows[0].after, "3");
  assert_string_equal(rows[1].column, "note");
  assert_string_equal(rows[1].before, ""); /* nothing was said; the row was there */
  assert_string_equal(rows[1].after, "Räcket är borta");
}

static void undo_and_redo_survive_a_restart(void **state)
{
  struct fixture *f = *state;
  for (int i = 0; i < 3; i++)
    fixture_add(f, fixture_observation(1, 1, 20260801 + i));
  assert_string_equal(fixture_undo(f).object, "O-3");
  fixture_reopen(f);
  assert_string_equal(fixture_undo(f).object, "O-2");
  assert_int_equal(fixture_live(f), 1);
  assert_int_equal(redoable(f), 3); /* O-2 was undone last */
  fixture_reopen(f);
  assert_string_equal(fixture_redo(f).object, "O-2");
  assert_string_equal(fixture_redo(f).object, "O-3");
  assert_int_equal(redoable(f), 0);
  assert_int_equal(fixture_live(f), 3);
  assert_string_equal(fixture_undo(f).object, "O-3");
  assert_string_equal(fixture_redo(f).object, "O-3");
  fixture_sound(f);

  struct journal_entry *rows;
  size_t n;
  fixture_undo(f);
  assert_done(f, store_journal(f->store, 0, 100, &f->arena, &rows, &n, &f->err));
  assert_string_equal(rows[0].kind, "undo");
  assert_int_equal(rows[0].target, 4);
  assert_true(rows[n - 4].undone);
  assert_false(rows[n - 3].undone);
}

static void something_new_ends_what_can_be_redone(void **state)
{
  struct fixture *f = *state;
  for (int i = 0; i < 3; i++)
    fixture_add(f, fixture_observation(1, 1, 20260801 + i));
  fixture_undo(f);
  fixture_undo(f);
  fixture_add(f, fixture_observation(2, 2, 20260805));
  assert_int_equal(redoable(f), 0);
  struct journal_entry redone;
  const struct entry entry = fixture_entry(f, "redo", NULL);
  assert_false(store_redo(f->store, &entry, &redone, &f->arena, &f->err));
  /* Undo passes over what is undone already: the new one, then the first, then the catalogue. */
  fixture_undo(f);
  assert_string_equal(fixture_undo(f).object, "O-1");
  assert_string_equal(fixture_undo(f).verb, "catalogue");
  assert_int_equal(fixture_live(f), 0);
  assert_int_equal(redoable(f), 1);
  fixture_redo(f);
  fixture_redo(f);
  assert_int_equal(fixture_live(f), 1);
  fixture_sound(f);
}

static void a_bound_entry_stops_undo(void **state)
{
  struct fixture *f = *state;
  struct journal_entry entry, bound, undone;
  assert_done(f, store_begin(f->store, &f->err));
  struct period_row month = {.first_day = 20260801, .last_day = 20260831, .state = PERIOD_LOCKED};
  assert_done(f, store_put_period(f->store, &month, &f->err));
  struct entry lock = fixture_entry(f, "month_lock", "2026-08");
  lock.bound = true;
  assert_done(f, store_commit(f->store, &lock, &f->err));
  fixture_add(f, fixture_observation(1, 1, 20260801));
  fixture_undo(f);
  assert_done(f, store_undoable(f->store, &f->arena, &entry, &bound, &f->err));
  assert_int_equal(entry.id, 0);
  assert_string_equal(bound.verb, "month_lock");
  const struct entry again = fixture_entry(f, "undo", NULL);
  assert_false(store_undo(f->store, &again, &undone, &f->arena, &f->err));
  assert_non_null(strstr(f->err.text, "2026-09-02"));
}

static void undo_is_refused_whole_when_rows_have_changed_since(void **state)
{
  struct fixture *f = *state;
  struct observation o = fixture_observation(1, 1, 20260801);
  o.id = fixture_add(f, o);
  o.severity = 3;
  fixture_add(f, o);
  fixture_close(f);
  /* Past the program, as with another tool. */
  struct db *db;
  assert_done(f, db_open(&db, f->path, DB_WRITE, &f->err));
  assert_done(f, db_script(db, "UPDATE observation SET severity = 1 WHERE id = 1", &f->err));
  db_close(db);
  fixture_open(f, STORE_WRITE);
  struct journal_entry undone;
  const struct entry entry = fixture_entry(f, "undo", NULL);
  assert_false(store_undo(f->store, &entry, &undone, &f->arena, &f->err));
  assert_true(strlen(f->err.text) > 0);
  struct observation read;
  assert_done(f, store_observation(f->store, 1, &f->arena, &read, &f->err));
  assert_int_equal(read.severity, 1);
  assert_int_equal(fixture_newest(f).id, 3);
}

/* Columns whose smallest change must be found, each of the entry of O-2. */
static void a_changed_byte_names_its_entry(void **state)
{
  struct fixture *f = *state;
  static const char *const harm[] = {
      "UPDATE journal SET at = '2026-09-02T13:03' WHERE id = 3",
      "UPDATE journal SET who = 'samordnarf' WHERE id = 3",
      "UPDATE journal SET object = 'O-3' WHERE id = 3",
      "UPDATE journal SET bound = 1 WHERE id = 3",
      "UPDATE journal SET import_id = 1 WHERE id = 3",
      "UPDATE journal SET target = 2 WHERE id = 3",
      "UPDATE journal SET changes = substr(changes, 2) WHERE id = 3",
      "UPDATE journal SET salt = randomblob(16) WHERE id = 3",
      "UPDATE journal SET changes_hash = randomblob(32) WHERE id = 3",
      "UPDATE journal SET hash = randomblob(32) WHERE id = 3",
      "UPDATE journal SET changes = NULL, salt = NULL WHERE id = 3",
      "DELETE FROM journal WHERE id = 3",
  };
  for (int i = 0; i < 3; i++)
    fixture_add(f, fixture_observation(1, 1, 20260801 + i));
  fixture_sound(f);
  const char *whole = arena_printf(&f->arena, "%s/whole.db", f->folder);
  assert_done(f, store_backup(f->store, whole, -1, NULL, NULL, &f->err));
  fixture_close(f);
  for (size_t i = 0; i < COUNT(harm); i++) {
    struct db *db;
    struct store_finding *findings;
    size_t n;
    assert_done(f, store_restore(whole, f->path, &f->err));
    assert_done(f, db_open(&db, f->path, DB_WRITE, &f->err));
    assert_done(f, db_script(db, harm[i], &f->err));
    db_close(db);
    fixture_open(f, STORE_WRITE);
    assert_done(f, store_check(f->store, &f->arena, &findings, &n, &f->err));
    fixture_close(f);
    /* A false hash is also what the next entry was chained to; all else concerns one entry. */
    bool hash = strstr(harm[i], "SET hash") != NULL;
    if (n != (hash ? 2 : 1)) fail_msg("%s: %zu findings", harm[i], n);
    bool gone = strstr(harm[i], "DELETE") != NULL;
    assert_non_null(strstr(findings[0].text, gone ? "entry 4 (" : "ntry 3 ("));
    assert_non_null(strstr(findings[0].text, "observation_add O-"));
  }
  fixture_open(f, STORE_WRITE);
}

static void a_removal_by_decision_keeps_the_chain(void **state)
{
  struct fixture *f = *state;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  fixture_add(f, fixture_observation(1, 1, 20260802));
  fixture_close(f);
  struct db *db;
  assert_done(f, db_open(&db, f->path, DB_WRITE, &f->err));
  assert_done(
      f, db_script(db, "UPDATE journal SET changes = NULL, salt = NULL WHERE id = 2", &f->err));
  db_close(db);
  fixture_open(f, STORE_WRITE);
  assert_done(f, store_begin(f->store, &f->err));
  struct municipality m;
  assert_done(f, store_municipality(f->store, &f->arena, &m, &f->err));
  m.registry_number = "KS 2026-1";
  assert_done(f, store_put_municipality(f->store, &m, &f->err));
  fixture_commit(f, "retention", "24");
  fixture_sound(f);
  struct journal_entry *rows, undone, bound;
  size_t n;
  assert_done(f, store_journal(f->store, 3, 1, &f->arena, &rows, &n, &f->err));
  assert_true(rows[0].removed);
  /* What is gone cannot be undone, nor anything before it. */
  fixture_undo(f);
  fixture_undo(f);
  assert_done(f, store_undoable(f->store, &f->arena, &undone, &bound, &f->err));
  assert_int_equal(undone.id, 0);
  assert_int_equal(bound.id, 2);
}

/* ---- the change mask ---- */

static void the_mask_names_what_was_committed(void **state)
{
  struct fixture *f = *state;
  unsigned all = store_take_changes(f->store);
  assert_int_equal(all,
                   TOPIC_SETTINGS | TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_UNITS | TOPIC_JOURNAL);
  assert_int_equal(store_take_changes(f->store), 0);

  fixture_add(f, fixture_observation(1, 1, 20260801)); /* its totals come by triggers */
  assert_int_equal(store_take_changes(f->store), TOPIC_OBSERVATIONS | TOPIC_JOURNAL);

  struct observation o = fixture_observation(1, 1, 20260801);
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_observation(f->store, &o, &f->err));
  assert_int_equal(store_take_changes(f->store), 0); /* not yet */
  store_rollback(f->store);
  assert_int_equal(store_take_changes(f->store), 0);

  /* An upsert, and deleted rows of a choice. */
  assert_done(f, store_begin(f->store, &f->err));
  struct ranking ranking = {.quarter = 20263, .version = 1};
  const struct choice choices[] = {{1, 1}, {2, 2}};
  assert_done(f, store_put_ranking(f->store, &ranking, &f->err));
  assert_done(f, store_put_choices(f->store, ranking.id, choices, 2, &f->err));
  fixture_commit(f, "choose", "");
  assert_int_equal(store_take_changes(f->store), TOPIC_RANKINGS | TOPIC_JOURNAL);
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_choices(f->store, ranking.id, NULL, 0, &f->err));
  fixture_commit(f, "choose", "");
  assert_int_equal(store_take_changes(f->store), TOPIC_RANKINGS | TOPIC_JOURNAL);
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_weight(f->store, 1, 2, 20260101, &f->err));
  assert_done(f, store_put_weight(f->store, 1, 3, 20260101, &f->err));
  fixture_commit(f, "weight", "");
  assert_int_equal(store_take_changes(f->store), TOPIC_CATEGORIES | TOPIC_JOURNAL);

  fixture_undo(f);
  assert_int_equal(store_take_changes(f->store), TOPIC_CATEGORIES | TOPIC_JOURNAL);
}

static void a_part_that_was_rolled_back_takes_the_whole_with_it(void **state)
{
  struct fixture *f = *state;
  struct observation o = fixture_observation(1, 1, 20260801);
  const struct entry entry = fixture_entry(f, "test", "");
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_observation(f->store, &o, &f->err));
  assert_done(f, store_commit(f->store, &entry, &f->err));
  assert_done(f, store_begin(f->store, &f->err));
  store_rollback(f->store);
  assert_false(store_commit(f->store, &entry, &f->err));
  assert_true(strlen(f->err.text) > 0);
  assert_int_equal(fixture_live(f), 0);
  fixture_add(f, o);
  assert_int_equal(fixture_live(f), 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      STORE_TEST(an_entry_says_who_when_and_what),
      STORE_TEST(what_changes_nothing_is_not_in_the_journal),
      STORE_TEST(what_a_day_holds_is_counted),
      STORE_TEST(changes_are_told_with_before_and_after),
      STORE_TEST(undo_and_redo_survive_a_restart),
      STORE_TEST(something_new_ends_what_can_be_redone),
      STORE_TEST(a_bound_entry_stops_undo),
      STORE_TEST(undo_is_refused_whole_when_rows_have_changed_since),
      STORE_TEST(a_changed_byte_names_its_entry),
      STORE_TEST(a_removal_by_decision_keeps_the_chain),
      STORE_TEST(the_mask_names_what_was_committed),
      STORE_TEST(a_part_that_was_rolled_back_takes_the_whole_with_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
