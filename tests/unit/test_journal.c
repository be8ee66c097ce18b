// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_fixture.h"

#include "store/db.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static long live(struct fixture *f)
{
  const struct observation_query query = {.late = -1, .soft = -1};
  long n = -1;
  assert_done(f, store_count(f->store, &query, &n, &f->err));
  return n;
}

static struct journal_entry undo(struct fixture *f)
{
  struct journal_entry undone;
  const struct entry entry = fixture_entry(f, "undo", NULL);
  assert_done(f, store_undo(f->store, &entry, &undone, &f->arena, &f->err));
  return undone;
}

static struct journal_entry redo(struct fixture *f)
{
  struct journal_entry redone;
  const struct entry entry = fixture_entry(f, "redo", NULL);
  assert_done(f, store_redo(f->store, &entry, &redone, &f->arena, &f->err));
  return redone;
}

static int64_t redoable(struct fixture *f)
{
  struct journal_entry entry;
  assert_done(f, store_redoable(f->store, &f->arena, &entry, &f->err));
  return entry.id;
}

static struct journal_entry newest(struct fixture *f)
{
  struct journal_entry *rows;
  size_t n;
  assert_done(f, store_journal(f->store, 0, 1, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 1);
  return rows[0];
}

static void reopen(struct fixture *f)
{
  fixture_close(f);
  fixture_open(f, STORE_WRITE);
}

static void an_entry_says_who_when_and_what(void **state)
{
  struct fixture *f = *state;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  struct journal_entry entry = newest(f);
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

static void changes_are_told_with_before_and_after(void **state)
{
  struct fixture *f = *state;
  struct journal_change *rows;
  size_t n;
  struct observation o = fixture_observation(1, 1, 20260801);
  o.id = fixture_add(f, o);
  assert_done(f, store_journal_changes(f->store, newest(f).id, &f->arena, &rows, &n, &f->err));
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
  assert_done(f, store_journal_changes(f->store, newest(f).id, &f->arena, &rows, &n, &f->err));
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
  assert_string_equal(undo(f).object, "O-3");
  reopen(f);
  assert_string_equal(undo(f).object, "O-2");
  assert_int_equal(live(f), 1);
  assert_int_equal(redoable(f), 3); /* O-2 was undone last */
  reopen(f);
  assert_string_equal(redo(f).object, "O-2");
  assert_string_equal(redo(f).object, "O-3");
  assert_int_equal(redoable(f), 0);
  assert_int_equal(live(f), 3);
  assert_string_equal(undo(f).object, "O-3");
  assert_string_equal(redo(f).object, "O-3");
  fixture_sound(f);

  struct journal_entry *rows;
  size_t n;
  undo(f);
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
  undo(f);
  undo(f);
  fixture_add(f, fixture_observation(2, 2, 20260805));
  assert_int_equal(redoable(f), 0);
  struct journal_entry redone;
  const struct entry entry = fixture_entry(f, "redo", NULL);
  assert_false(store_redo(f->store, &entry, &redone, &f->arena, &f->err));
  /* Undo passes over what is undone already: the new one, then the first, then the catalogue. */
  undo(f);
  assert_string_equal(undo(f).object, "O-1");
  assert_string_equal(undo(f).verb, "catalogue");
  assert_int_equal(live(f), 0);
  assert_int_equal(redoable(f), 1);
  redo(f);
  redo(f);
  assert_int_equal(live(f), 1);
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
  undo(f);
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
  assert_int_equal(newest(f).id, 3);
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
  undo(f);
  undo(f);
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

  undo(f);
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
  assert_int_equal(live(f), 0);
  fixture_add(f, o);
  assert_int_equal(live(f), 1);
}

/* ---- imports ---- */

static int64_t import(struct fixture *f, long rows)
{
  assert_done(f, store_begin(f->store, &f->err));
  struct import_row import = {.kind = "observations",
                              .file_name = "augusti.csv",
                              .file_hash = "h",
                              .mapping = "m",
                              .at = "2026-09-02T13:02"};
  assert_done(f, store_put_import(f->store, &import, &f->err));
  assert_done(f, store_put_translation(f->store, "m", "area", "Torg", 1, &f->err));
  assert_done(f, store_bulk_begin(f->store, rows, &f->err));
  for (long i = 0; i < rows; i++) {
    struct observation o =
        fixture_observation(1 + i % AREAS, 1 + i % CATEGORIES, 20260801 + (int)(i % 28));
    o.import_id = import.id;
    o.row_key = i + 1;
    o.note = i % 10 == 0 ? "Klotter på vägg" : NULL;
    assert_done(f, store_bulk_add(f->store, &o, &f->err));
  }
  assert_done(f, store_bulk_end(f->store, NULL, NULL, &f->err));
  struct entry entry = fixture_entry(f, "import", "augusti.csv");
  entry.import_id = import.id;
  assert_done(f, store_commit(f->store, &entry, &f->err));
  return import.id;
}

static void an_import_is_undone_whole(void **state)
{
  struct fixture *f = *state;
  struct translation *words;
  struct import_row *imports;
  struct journal_change *changes;
  struct observation row;
  size_t n;
  static const long sizes[] = {30, 6000}; /* row by row, and with the indexes made at the end */
  for (size_t i = 0; i < COUNT(sizes); i++) {
    long before = live(f);
    import(f, sizes[i]);
    assert_int_equal(live(f), before + sizes[i]);
    fixture_sound(f);
    /* A million rows must not be written twice: the journal holds the translation alone. */
    assert_done(f, store_journal_changes(f->store, newest(f).id, &f->arena, &changes, &n, &f->err));
    for (size_t k = 0; k < n; k++)
      assert_string_equal(changes[k].table, "translation");
    assert_true(n > 0);
    reopen(f);
    undo(f);
    assert_done(f, store_observation(f->store, 1, &f->arena, &row, &f->err));
    assert_int_equal(row.state, ROW_WITHDRAWN);
    assert_int_equal(live(f), before);
    fixture_sound(f);
    assert_done(f, store_translations(f->store, "m", &f->arena, &words, &n, &f->err));
    assert_int_equal(n, 0);
    assert_done(f, store_imports(f->store, &f->arena, &imports, &n, &f->err));
    assert_true(imports[0].withdrawn);
    reopen(f);
    redo(f);
    assert_int_equal(live(f), before + sizes[i]);
    assert_done(f, store_translations(f->store, "m", &f->arena, &words, &n, &f->err));
    assert_int_equal(n, 1);
    fixture_sound(f);
    undo(f);
  }
}

static void an_import_is_withdrawn_past_later_work(void **state)
{
  struct fixture *f = *state;
  struct observation *edited, changed;
  size_t n;
  int64_t id = import(f, 30);
  assert_done(f, store_observation(f->store, 5, &f->arena, &changed, &f->err));
  changed.severity = 3;
  fixture_add(f, changed);
  struct observation own = fixture_observation(1, 1, 20260803);
  fixture_add(f, own);
  assert_done(f, store_import_edited(f->store, id, &f->arena, &edited, &n, &f->err));
  assert_int_equal(n, 1);
  assert_int_equal(edited[0].id, 5);

  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_set_import_state(f->store, id, true, &f->err));
  struct entry entry = fixture_entry(f, "import_withdraw", "augusti.csv");
  entry.import_id = id;
  assert_done(f, store_commit(f->store, &entry, &f->err));
  assert_int_equal(live(f), 1);
  fixture_sound(f);
  undo(f);
  assert_int_equal(live(f), 31);
  redo(f);
  assert_int_equal(live(f), 1);
  undo(f);
  undo(f); /* the own row */
  undo(f); /* the change of row 5 */
  assert_done(f, store_observation(f->store, 5, &f->arena, &changed, &f->err));
  assert_int_equal(changed.severity, 2);
  fixture_sound(f);
}

static void rows_of_a_locked_month_are_voided_with_their_import(void **state)
{
  struct fixture *f = *state;
  struct observation row;
  int64_t id = import(f, 30);
  assert_done(f, store_begin(f->store, &f->err));
  struct period_row month = {.first_day = 20260801, .last_day = 20260831, .state = PERIOD_LOCKED};
  assert_done(f, store_put_period(f->store, &month, &f->err));
  struct entry lock = fixture_entry(f, "month_lock", "");
  lock.bound = true;
  assert_done(f, store_commit(f->store, &lock, &f->err));
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_set_import_state(f->store, id, true, &f->err));
  struct entry entry = fixture_entry(f, "import_withdraw", "");
  entry.import_id = id;
  assert_done(f, store_commit(f->store, &entry, &f->err));
  assert_done(f, store_observation(f->store, 1, &f->arena, &row, &f->err));
  assert_int_equal(row.state, ROW_VOIDED);
  assert_int_equal(live(f), 0);
  undo(f);
  assert_int_equal(live(f), 30);
  assert_done(f, store_observation(f->store, 1, &f->arena, &row, &f->err));
  assert_null(row.void_reason);
  fixture_sound(f);
}

static void the_importer_is_told_what_is_known(void **state)
{
  struct fixture *f = *state;
  struct known_row *known;
  struct counted_cell *cells;
  struct observation row;
  size_t n;
  int64_t id = import(f, 30);
  assert_done(f, store_known_rows(f->store, "m", &f->arena, &known, &n, &f->err));
  assert_int_equal(n, 30);
  for (size_t i = 0; i < n; i++)
    assert_int_equal(known[i].row_key, i + 1);
  assert_done(f, store_observation(f->store, known[3].id, &f->arena, &row, &f->err));
  assert_int_equal(known[3].content, store_content(&row));
  row.severity = 1;
  assert_int_not_equal(known[3].content, store_content(&row));
  assert_done(f, store_known_rows(f->store, "other", &f->arena, &known, &n, &f->err));
  assert_int_equal(n, 0);

  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_counted_cell(f->store, "m", 1, 1, 202608, 10, id, &f->err));
  assert_done(f, store_put_counted_cell(f->store, "m", 1, 1, 202608, 7, id, &f->err));
  assert_done(f, store_void_cell_rows(f->store, "m", 1, 1, 202608, 3, "ny leverans", &f->err));
  fixture_commit(f, "counts", "");
  assert_done(f, store_counted_cells(f->store, "m", &f->arena, &cells, &n, &f->err));
  assert_int_equal(n, 1);
  assert_int_equal(cells[0].count, 7);
  /* Rows 1, 4, 7 ... 28 are the cell's ten; the newest three go. */
  assert_int_equal(live(f), 27);
  assert_done(f, store_observation(f->store, 28, &f->arena, &row, &f->err));
  assert_int_equal(row.state, ROW_VOIDED);
  assert_string_equal(row.void_reason, "ny leverans");
  assert_done(f, store_observation(f->store, 19, &f->arena, &row, &f->err));
  assert_int_equal(row.state, ROW_LIVE);
  fixture_sound(f);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      STORE_TEST(an_entry_says_who_when_and_what),
      STORE_TEST(what_changes_nothing_is_not_in_the_journal),
      STORE_TEST(changes_are_told_with_before_and_after),
      STORE_TEST(undo_and_redo_survive_a_restart),
      STORE_TEST(something_new_ends_what_can_be_redone),
      STORE_TEST(a_bound_entry_stops_undo),
      STORE_TEST(undo_is_refused_whole_when_rows_have_changed_since),
      STORE_TEST(a_changed_byte_names_its_entry),
      STORE_TEST(a_removal_by_decision_keeps_the_chain),
      STORE_TEST(the_mask_names_what_was_committed),
      STORE_TEST(a_part_that_was_rolled_back_takes_the_whole_with_it),
      STORE_TEST(an_import_is_undone_whole),
      STORE_TEST(an_import_is_withdrawn_past_later_work),
      STORE_TEST(rows_of_a_locked_month_are_voided_with_their_import),
      STORE_TEST(the_importer_is_told_what_is_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
