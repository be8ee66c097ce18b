// SPDX-License-Identifier: GPL-3.0-or-later
/* Each statement of a change fails once, in turn: the file is then as it was, the change can be
 * made again, and there is a sentence to show. */
#include "store_fixture.h"

enum { DISK_FULL = 13, IO_ERROR = 10, CORRUPT = 11 }; /* SQLITE_FULL, _IOERR, _CORRUPT */

typedef bool change(struct fixture *f);

static bool finish(struct fixture *f, bool well, int64_t import_id)
{
  struct entry entry = fixture_entry(f, "test", "O-1");
  entry.import_id = import_id;
  if (well) return store_commit(f->store, &entry, &f->err);
  store_rollback(f->store);
  return false;
}

static bool add(struct fixture *f)
{
  struct observation o = fixture_observation(1, 1, 20260803);
  o.note = "Klotter";
  return store_begin(f->store, &f->err) &&
         finish(f, store_put_observation(f->store, &o, &f->err), 0);
}

static bool change_two(struct fixture *f)
{
  struct observation o = fixture_observation(2, 2, 20260901);
  struct place place = {.area_id = 1, .name = "Kiosken", .valid_from = 20200101};
  o.id = 1;
  return store_begin(f->store, &f->err) && finish(f,
                                                  store_put_observation(f->store, &o, &f->err) &&
                                                      store_put_place(f->store, &place, &f->err),
                                                  0);
}

enum { ROWS = 3000 }; /* so many that the indexes are made anew */

static bool bring_in(struct fixture *f)
{
  struct import_row import = {
      .kind = "observations", .file_name = "a.csv", .file_hash = "h", .mapping = "m", .at = "t"};
  if (!store_begin(f->store, &f->err)) return false;
  bool well =
      store_put_import(f->store, &import, &f->err) && store_bulk_begin(f->store, ROWS, &f->err);
  for (int i = 0; well && i < ROWS; i++) {
    struct observation o = fixture_observation(1 + i % AREAS, 1, 20260801 + i % 28);
    o.note = i % 10 == 0 ? "Klotter" : NULL;
    o.row_key = i + 1;
    o.import_id = import.id;
    well = store_bulk_add(f->store, &o, &f->err);
  }
  return finish(f, well && store_bulk_end(f->store, NULL, NULL, &f->err), import.id);
}

static bool undo(struct fixture *f)
{
  struct journal_entry undone;
  const struct entry entry = fixture_entry(f, "undo", NULL);
  return store_undo(f->store, &entry, &undone, &f->arena, &f->err);
}

struct picture_of_file {
  long observations, found, entries;
  size_t places;
};

static struct picture_of_file look(struct fixture *f)
{
  struct picture_of_file seen;
  struct place *places;
  const struct observation_query all = {.late = -1, .soft = -1},
                                 search = {.late = -1, .soft = -1, .search = "klotter"};
  assert_done(f, store_count(f->store, &all, &seen.observations, &f->err));
  assert_done(f, store_count(f->store, &search, &seen.found, &f->err));
  assert_done(f, store_journal_count(f->store, &seen.entries, &f->err));
  assert_done(f, store_places(f->store, 0, &f->arena, &places, &seen.places, &f->err));
  return seen;
}

static void assert_same(struct picture_of_file a, struct picture_of_file b)
{
  assert_int_equal(a.observations, b.observations);
  assert_int_equal(a.found, b.found);
  assert_int_equal(a.entries, b.entries);
  assert_int_equal(a.places, b.places);
}

/* The thousands of equal inserts of an import need not all fail; what comes after them must. */
static void fail_at_each(struct fixture *f, change *make, int code, enum err_kind kind,
                         const char *part)
{
  const struct picture_of_file before = look(f);
  bool done = false;
  long failures = 0;
  store_take_changes(f->store);
  for (long at = 1; !done; at = at > 40 && at < 2900 ? at + 480 : at + 1) {
    f->err = (struct err){0};
    store_fail_at(f->store, at, code);
    done = make(f);
    store_fail_at(f->store, 0, 0);
    if (done) break;
    failures++;
    assert_int_equal(f->err.kind, kind);
    if (!strstr(f->err.text, part)) fail_msg("\"%s\" does not say \"%s\"", f->err.text, part);
    assert_int_equal(store_take_changes(f->store), 0);
    assert_same(look(f), before);
    if (at % 7 == 0) fixture_sound(f);
  }
  assert_true(failures >= 4); /* begin, the change, the entry, commit */
  assert_true(look(f).entries == before.entries + 1);
  fixture_sound(f);
  fixture_close(f);
  fixture_open(f, STORE_WRITE);
  assert_true(look(f).entries == before.entries + 1);
}

static void an_observation_is_added_whole_or_not(void **state)
{
  fail_at_each(*state, add, DISK_FULL, ERR_DISK, "Empty the wastebasket or move files");
}

static void two_records_change_together_or_not(void **state)
{
  struct fixture *f = *state;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  fail_at_each(f, change_two, IO_ERROR, ERR_DISK, "kommun.db");
}

static void an_import_is_whole_or_not(void **state)
{
  fail_at_each(*state, bring_in, DISK_FULL, ERR_DISK, "nothing was saved");
}

static void undo_is_whole_or_not(void **state)
{
  struct fixture *f = *state;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  fail_at_each(f, undo, CORRUPT, ERR_DAMAGED, "backup");
}

static bool redo(struct fixture *f)
{
  struct journal_entry redone;
  const struct entry entry = fixture_entry(f, "redo", NULL);
  return store_redo(f->store, &entry, &redone, &f->arena, &f->err);
}

static void an_import_is_undone_and_redone_whole_or_not(void **state)
{
  struct fixture *f = *state;
  const struct observation own = fixture_observation(1, 1, 20260801);
  fixture_add(f, own);
  assert_done(f, bring_in(f));
  assert_int_equal(look(f).observations, ROWS + 1);
  fail_at_each(f, undo, DISK_FULL, ERR_DISK, "Empty the wastebasket or move files");
  assert_int_equal(look(f).observations, 1);
  fail_at_each(f, redo, IO_ERROR, ERR_DISK, "kommun.db");
  assert_int_equal(look(f).observations, ROWS + 1);
  assert_int_equal(look(f).found, ROWS / 10);
}

static void reading_that_fails_says_so(void **state)
{
  struct fixture *f = *state;
  struct observation *rows;
  struct area *areas;
  size_t n;
  const struct observation_query all = {.late = -1, .soft = -1};
  fixture_add(f, fixture_observation(1, 1, 20260801));
  store_fail_at(f->store, 1, IO_ERROR);
  assert_false(store_observations(f->store, &all, &f->arena, &rows, &n, &f->err));
  assert_int_equal(f->err.kind, ERR_DISK);
  store_fail_at(f->store, 1, IO_ERROR);
  assert_false(store_areas(f->store, 0, &f->arena, &areas, &n, &f->err));
  assert_done(f, store_areas(f->store, 0, &f->arena, &areas, &n, &f->err));
  assert_int_equal(n, AREAS);
}

/* A copy that fails on the way leaves no half file, and the old copy stays. */
static void a_copy_is_whole_or_not(void **state)
{
  struct fixture *f = *state;
  struct stat info;
  const char *copy = arena_printf(&f->arena, "%s/copy.db", f->folder);
  for (long at = 1; at <= 5; at++) {
    store_fail_at(f->store, at, DISK_FULL);
    assert_false(store_backup(f->store, copy, 3, NULL, NULL, &f->err));
    store_fail_at(f->store, 0, 0);
    assert_int_equal(f->err.kind, ERR_DISK);
    assert_int_not_equal(stat(copy, &info), 0);
    assert_int_not_equal(stat(arena_printf(&f->arena, "%s.part", copy), &info), 0);
  }
  assert_done(f, store_backup(f->store, copy, 3, NULL, NULL, &f->err));
  assert_int_equal(stat(copy, &info), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      STORE_TEST(an_observation_is_added_whole_or_not),
      STORE_TEST(two_records_change_together_or_not),
      STORE_TEST(an_import_is_whole_or_not),
      STORE_TEST(undo_is_whole_or_not),
      STORE_TEST(an_import_is_undone_and_redone_whole_or_not),
      STORE_TEST(reading_that_fails_says_so),
      STORE_TEST(a_copy_is_whole_or_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
