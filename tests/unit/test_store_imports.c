// SPDX-License-Identifier: GPL-3.0-or-later
/* Imports: many rows at once, and taking them back. */
#include "store_fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { FEW = 30, MANY = 6000 }; /* row by row, and with what is kept made anew */

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
  static const long sizes[] = {FEW, MANY};
  for (size_t i = 0; i < COUNT(sizes); i++) {
    long before = fixture_live(f);
    import(f, sizes[i]);
    assert_int_equal(fixture_live(f), before + sizes[i]);
    fixture_sound(f);
    /* A million rows must not be written twice: the journal holds the translation alone. */
    assert_done(
        f, store_journal_changes(f->store, fixture_newest(f).id, &f->arena, &changes, &n, &f->err));
    for (size_t k = 0; k < n; k++)
      assert_string_equal(changes[k].table, "translation");
    assert_true(n > 0);
    fixture_reopen(f);
    fixture_undo(f);
    assert_done(f, store_observation(f->store, 1, &f->arena, &row, &f->err));
    assert_int_equal(row.state, ROW_WITHDRAWN);
    assert_int_equal(fixture_live(f), before);
    fixture_sound(f);
    assert_done(f, store_translations(f->store, "m", &f->arena, &words, &n, &f->err));
    assert_int_equal(n, 0);
    assert_done(f, store_imports(f->store, &f->arena, &imports, &n, &f->err));
    assert_true(imports[0].withdrawn);
    fixture_reopen(f);
    fixture_redo(f);
    assert_int_equal(fixture_live(f), before + sizes[i]);
    assert_done(f, store_translations(f->store, "m", &f->arena, &words, &n, &f->err));
    assert_int_equal(n, 1);
    fixture_sound(f);
    fixture_undo(f);
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
  /* Each row once, in their own order. */
  for (int i = 0; i < 3; i++) {
    struct observation again;
    const int64_t ids[] = {9, 2, 9};
    assert_done(f, store_observation(f->store, ids[i], &f->arena, &again, &f->err));
    again.cost = i;
    fixture_add(f, again);
  }
  assert_done(f, store_import_edited(f->store, id, &f->arena, &edited, &n, &f->err));
  assert_int_equal(n, 3);
  assert_int_equal(edited[0].id, 2);
  assert_int_equal(edited[1].id, 5);
  assert_int_equal(edited[2].id, 9);
  for (int i = 0; i < 3; i++)
    fixture_undo(f);

  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_set_import_state(f->store, id, true, &f->err));
  struct entry entry = fixture_entry(f, "import_withdraw", "augusti.csv");
  entry.import_id = id;
  assert_done(f, store_commit(f->store, &entry, &f->err));
  assert_int_equal(fixture_live(f), 1);
  fixture_sound(f);
  fixture_undo(f);
  assert_int_equal(fixture_live(f), 31);
  fixture_redo(f);
  assert_int_equal(fixture_live(f), 1);
  fixture_undo(f);
  fixture_undo(f); /* the own row */
  fixture_undo(f); /* the change of row 5 */
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
  assert_int_equal(fixture_live(f), 0);
  fixture_undo(f);
  assert_int_equal(fixture_live(f), 30);
  assert_done(f, store_observation(f->store, 1, &f->arena, &row, &f->err));
  assert_null(row.void_reason);
  fixture_sound(f);
}

static void set_state(struct fixture *f, int64_t id, bool withdrawn)
{
  struct entry entry = fixture_entry(f, "import_withdraw", "augusti.csv");
  entry.import_id = id;
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_set_import_state(f->store, id, withdrawn, &f->err));
  assert_done(f, store_commit(f->store, &entry, &f->err));
}

static long found(struct fixture *f, const char *word)
{
  const struct observation_query query = {.late = -1, .soft = -1, .search = word};
  long n = -1;
  assert_done(f, store_count(f->store, &query, &n, &f->err));
  return n;
}

/* Rows that were there before, of another import, voided and of a locked month, stay what they are;
 * what is kept row by row is kept again afterwards. */
static void many_rows_are_withdrawn_as_few_are(void **state)
{
  struct fixture *f = *state;
  struct observation row, own = fixture_observation(2, 1, 20260703);
  own.note = "Klotter under bron";
  fixture_add(f, own);
  int64_t id = import(f, MANY);
  assert_done(f, store_observation(f->store, 2, &f->arena, &row, &f->err));
  row.state = ROW_VOIDED;
  row.void_reason = "dubblett";
  fixture_add(f, row);
  long all = fixture_live(f);
  assert_int_equal(all, MANY); /* the own one, and all but the one that was voided */
  assert_int_equal(found(f, "klotter"), MANY / 10);
  for (int round = 0; round < 2; round++) {
    set_state(f, id, true);
    fixture_sound(f);
    assert_int_equal(fixture_live(f), 1);
    assert_int_equal(found(f, "klotter"), 1);
    assert_int_equal(found(f, "bron"), 1);
    int64_t added = fixture_add(f, own); /* counted and found as ever */
    fixture_sound(f);
    assert_int_equal(found(f, "bron"), 2);
    assert_done(f, store_observation(f->store, added, &f->arena, &row, &f->err));
    row.state = ROW_VOIDED;
    fixture_add(f, row);
    fixture_reopen(f);
    set_state(f, id, false);
    fixture_sound(f);
    assert_int_equal(fixture_live(f), all);
    assert_int_equal(found(f, "klotter"), MANY / 10);
    assert_done(f, store_observation(f->store, 2, &f->arena, &row, &f->err));
    assert_int_equal(row.state, ROW_VOIDED);
    assert_string_equal(row.void_reason, "dubblett");
  }
}

/* Its rows are not thrown away, so what they belong to cannot go either. */
static void what_withdrawn_rows_belong_to_stays(void **state)
{
  struct fixture *f = *state;
  struct area area = {.number = 9,
                      .name = "Kajen",
                      .ranked = true,
                      .population = NO_AMOUNT,
                      .valid_from = 20200101},
              found;
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_area(f->store, &area, &f->err));
  fixture_commit(f, "area_add", "Kajen");
  assert_done(f, store_begin(f->store, &f->err));
  struct import_row row = {
      .kind = "observations", .file_name = "a.csv", .file_hash = "h", .mapping = "m", .at = "t"};
  assert_done(f, store_put_import(f->store, &row, &f->err));
  assert_done(f, store_bulk_begin(f->store, 1, &f->err));
  struct observation o = fixture_observation(area.id, 1, 20260801);
  o.import_id = row.id;
  assert_done(f, store_bulk_add(f->store, &o, &f->err));
  assert_done(f, store_bulk_end(f->store, NULL, NULL, &f->err));
  struct entry entry = fixture_entry(f, "import", "a.csv");
  entry.import_id = row.id;
  assert_done(f, store_commit(f->store, &entry, &f->err));
  fixture_undo(f);
  struct journal_entry undone;
  entry = fixture_entry(f, "undo", NULL);
  assert_false(store_undo(f->store, &entry, &undone, &f->arena, &f->err));
  assert_non_null(strstr(f->err.text, "rows of an import"));
  assert_done(f, store_area(f->store, area.id, 0, &f->arena, &found, &f->err));
  assert_string_equal(found.name, "Kajen");
  fixture_sound(f);
  fixture_redo(f);
  assert_int_equal(fixture_live(f), 1);
}

/* The rows of a withdrawn import came again with a later one, so it cannot come back beside it. */
static void rows_that_came_again_keep_an_import_away(void **state)
{
  struct fixture *f = *state;
  static const long sizes[] = {FEW, MANY};
  for (size_t i = 0; i < COUNT(sizes); i++) {
    int64_t first = import(f, sizes[i]);
    set_state(f, first, true);
    int64_t second = import(f, sizes[i]);
    long all = fixture_live(f);
    assert_done(f, store_begin(f->store, &f->err));
    assert_false(store_set_import_state(f->store, first, false, &f->err));
    store_rollback(f->store);
    assert_non_null(strstr(f->err.text, "another row"));
    fixture_sound(f);
    assert_int_equal(fixture_live(f), all);
    set_state(f, second, true);
  }
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
  assert_int_equal(fixture_live(f), 27);
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
      STORE_TEST(an_import_is_undone_whole),
      STORE_TEST(an_import_is_withdrawn_past_later_work),
      STORE_TEST(rows_of_a_locked_month_are_voided_with_their_import),
      STORE_TEST(many_rows_are_withdrawn_as_few_are),
      STORE_TEST(what_withdrawn_rows_belong_to_stays),
      STORE_TEST(rows_that_came_again_keep_an_import_away),
      STORE_TEST(the_importer_is_told_what_is_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
