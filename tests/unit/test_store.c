// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_fixture.h"

#include "base/file.h"
#include "store/db.h"
#include "store/migrate.h"

#include <fcntl.h>
#include <sys/wait.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static mode_t mode_of(const char *path)
{
  struct stat info;
  assert_int_equal(stat(path, &info), 0);
  return info.st_mode & 0777;
}

static size_t files_in(const char *folder)
{
  size_t n = 0;
  DIR *open = opendir(folder);
  assert_non_null(open);
  for (struct dirent *entry; (entry = readdir(open));)
    if (entry->d_name[0] != '.') n++;
  closedir(open);
  return n;
}

static const char *data_folder(struct fixture *f)
{
  return arena_printf(&f->arena, "%s/data", f->folder);
}

static void a_new_file_is_private_and_alone_after_a_clean_end(void **state)
{
  struct fixture *f = *state;
  assert_int_equal(mode_of(f->path), 0600);
  assert_int_equal(mode_of(data_folder(f)), 0700);
  assert_false(store_read_only(f->store));
  fixture_close(f);
  assert_int_equal(files_in(data_folder(f)), 1);

  fixture_open(f, STORE_READ);
  struct area *areas;
  size_t n;
  assert_done(f, store_areas(f->store, 0, &f->arena, &areas, &n, &f->err));
  assert_int_equal(n, AREAS);
  assert_true(store_read_only(f->store));
  fixture_close(f);
  assert_int_equal(files_in(data_folder(f)), 1);
}

static void expect_refusal(struct fixture *f, const char *path, bool create, enum err_kind kind,
                           const char *part)
{
  const struct store_options options = {.create = create};
  struct store *store = NULL;
  f->err = (struct err){0};
  assert_false(store_open(&store, path, &options, &f->err));
  assert_null(store);
  assert_int_equal(f->err.kind, kind);
  if (!strstr(f->err.text, part)) fail_msg("\"%s\" does not say \"%s\"", f->err.text, part);
  if (!strstr(f->err.text, path)) fail_msg("\"%s\" does not name the file", f->err.text);
}

static void run_sql(const char *path, const char *sql)
{
  struct db *db;
  struct err err = {0};
  if (!db_open(&db, path, DB_WRITE, &err) || !db_script(db, sql, &err)) fail_msg("%s", err.text);
  db_close(db);
}

static void other_files_are_refused_each_with_its_sentence(void **state)
{
  struct fixture *f = *state;
  fixture_close(f);
  expect_refusal(f, f->path, true, ERR_REFUSED, "already");
  expect_refusal(f, "/nowhere/kommun.db", false, ERR_REFUSED, "no file");

  const char *text = arena_printf(&f->arena, "%s/brev.txt", f->folder);
  FILE *file = fopen(text, "w");
  for (int i = 0; i < 100; i++)
    fputs("Hej, det här är inte en databas. ", file);
  fclose(file);
  expect_refusal(f, text, false, ERR_DAMAGED, "not a database");

  /* An empty file is a database without tables to SQLite; it is not ours. */
  const char *empty = arena_printf(&f->arena, "%s/empty.db", f->folder);
  fclose(fopen(empty, "w"));
  expect_refusal(f, empty, false, ERR_DAMAGED, "another program");

  run_sql(f->path, arena_printf(&f->arena, "PRAGMA user_version = %d", STORE_SCHEMA + 1));
  expect_refusal(f, f->path, false, ERR_DAMAGED, "newer version");
  run_sql(f->path, "PRAGMA user_version = 0");
  expect_refusal(f, f->path, false, ERR_DAMAGED, "another program");
  run_sql(f->path, "PRAGMA user_version = 1; PRAGMA application_id = 7");
  expect_refusal(f, f->path, false, ERR_DAMAGED, "another program");
}

static void a_folder_that_cannot_be_made_is_refused(void **state)
{
  struct fixture *f = *state;
  const struct store_options options = {.create = true};
  struct store *store = NULL;
  const char *path = arena_printf(&f->arena, "%s/under/x.db", f->path); /* a file is no folder */
  assert_false(store_open(&store, path, &options, &f->err));
  assert_non_null(strstr(f->err.text, "kommun.db"));
}

/* Runs `child` in another process; its answer is the exit status. */
static int in_child(struct fixture *f, int (*child)(struct fixture *f))
{
  pid_t pid = fork();
  assert_true(pid >= 0);
  if (pid == 0) _exit(child(f));
  int status = 0;
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

static int open_second(struct fixture *f)
{
  const struct store_options to_write = {.mode = STORE_WRITE}, to_read = {.mode = STORE_READ};
  struct store *store = NULL;
  struct err err = {0};
  if (store_open(&store, f->path, &to_write, &err)) return 1;
  if (err.kind != ERR_BUSY || !strstr(err.text, "08.12")) return 2;
  if (!store_open(&store, f->path, &to_read, &err)) return 3;
  if (!store_read_only(store) || strcmp(store_lock_since(store), "08.12") != 0) return 4;
  struct arena arena = {0};
  struct area *areas;
  size_t n;
  if (!store_areas(store, 0, &arena, &areas, &n, &err) || n != AREAS) return 5;
  /* What is written meanwhile by the first one is seen. */
  if (store_begin(store, &err) || err.kind != ERR_BUSY) return 6;
  arena_release(&arena);
  store_close(store);
  return 0;
}

static void a_second_process_reads_while_the_first_writes(void **state)
{
  struct fixture *f = *state;
  setenv("LAGESBILD_NOW", "2026-09-02T08:12", 1);
  fixture_close(f);
  fixture_open(f, STORE_WRITE);
  unsetenv("LAGESBILD_NOW");
  fixture_add(f, fixture_observation(1, 1, 20260801));
  assert_int_equal(in_child(f, open_second), 0);
  fixture_add(f, fixture_observation(1, 1, 20260802));
  fixture_close(f);
  assert_int_equal(files_in(data_folder(f)), 1);
}

/* A process that dies in the middle of a change: the lock goes with it, its files stay. */
static int die_while_writing(struct fixture *f)
{
  const struct store_options options = {.mode = STORE_WRITE};
  struct store *store = NULL;
  struct err err = {0};
  if (!store_open(&store, f->path, &options, &err)) return 1;
  f->store = store;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  struct observation lost = fixture_observation(1, 1, 20260802);
  if (!store_begin(store, &err) || !store_put_observation(store, &lost, &err)) return 2;
  _exit(0);
}

static void a_crashed_file_is_taken_over_with_what_was_saved(void **state)
{
  struct fixture *f = *state;
  struct observation *rows;
  size_t n;
  fixture_close(f);
  assert_int_equal(in_child(f, die_while_writing), 0);
  assert_true(files_in(data_folder(f)) > 1);
  fixture_open(f, STORE_WRITE);
  const struct observation_query all = {.late = -1, .soft = -1};
  assert_done(f, store_observations(f->store, &all, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 1);
  fixture_sound(f);
  fixture_close(f);
  assert_int_equal(files_in(data_folder(f)), 1);
}

/* ---- many rows straight into the file ---- */

enum { SAID_MANY = 1000000, ROWS_OF_MANY = 3000, VERSION_AT = 18, LOGGED = 2 };

static void add_many(struct fixture *f)
{
  store_bulk_prepare(f->store, SAID_MANY);
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_bulk_begin(f->store, SAID_MANY, &f->err));
  for (int i = 0; i < ROWS_OF_MANY; i++) {
    struct observation o = fixture_observation(1 + i % AREAS, 1, 20260801 + i % 28);
    assert_done(f, store_bulk_add(f->store, &o, &f->err));
  }
  assert_done(f, store_bulk_end(f->store, NULL, NULL, &f->err));
}

static bool journal_there(const struct fixture *f)
{
  char path[sizeof f->path + 16];
  snprintf(path, sizeof path, "%s-journal", f->path);
  return access(path, F_OK) == 0;
}

static bool logged(const struct fixture *f)
{
  unsigned char header[VERSION_AT + 1] = {0};
  FILE *file = fopen(f->path, "rb");
  assert_non_null(file);
  assert_int_equal(fread(header, 1, sizeof header, file), sizeof header);
  fclose(file);
  return header[VERSION_AT] == LOGGED;
}

static void many_rows_go_straight_into_the_file_and_the_log_comes_back(void **state)
{
  struct fixture *f = *state;
  add_many(f);
  assert_true(journal_there(f));
  store_rollback(f->store);
  assert_false(journal_there(f));
  assert_int_equal(fixture_live(f), 0);
  fixture_sound(f);
  add_many(f);
  fixture_commit(f, "import", "many.csv");
  assert_false(journal_there(f));
  fixture_sound(f);
  fixture_add(f, fixture_observation(1, 1, 20260801));
  assert_int_equal(fixture_live(f), ROWS_OF_MANY + 1);
  fixture_close(f);
  assert_true(logged(f));
  assert_int_equal(files_in(data_folder(f)), 1);
}

static void many_rows_are_logged_while_somebody_reads(void **state)
{
  struct fixture *f = *state;
  struct store *reader = NULL;
  const struct store_options options = {.mode = STORE_READ};
  assert_done(f, store_open(&reader, f->path, &options, &f->err));
  add_many(f);
  assert_false(journal_there(f));
  const struct observation_query all = {.late = -1, .soft = -1};
  long n = -1;
  assert_done(f, store_count(reader, &all, &n, &f->err));
  assert_int_equal(n, 0);
  fixture_commit(f, "import", "many.csv");
  assert_done(f, store_count(reader, &all, &n, &f->err));
  assert_int_equal(n, ROWS_OF_MANY);
  store_close(reader);
  fixture_sound(f);
}

static int die_among_many(struct fixture *f)
{
  const struct store_options options = {.mode = STORE_WRITE};
  if (!store_open(&f->store, f->path, &options, &f->err)) return 1;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  add_many(f);
  _exit(journal_there(f) ? 0 : 2);
}

static void a_crash_among_many_rows_leaves_what_was_before(void **state)
{
  struct fixture *f = *state;
  fixture_close(f);
  assert_int_equal(in_child(f, die_among_many), 0);
  assert_true(journal_there(f));
  fixture_open(f, STORE_WRITE);
  assert_int_equal(fixture_live(f), 1);
  fixture_sound(f);
  fixture_close(f);
  assert_true(logged(f));
  assert_int_equal(files_in(data_folder(f)), 1);
}

static int64_t number(struct fixture *f, struct db *db, const char *sql)
{
  int64_t value = -1;
  assert_done(f, db_number(db_prepare(db, sql), &value, &f->err));
  return value;
}

/* Spoils the beginning of the pages `first` to `last`, counted from 1; from the end when negative.
 */
static void spoil(const char *path, off_t first, off_t last)
{
  enum { PAGE = 4096 };
  char noise[2048];
  int file = open(path, O_RDWR);
  off_t pages = lseek(file, 0, SEEK_END) / PAGE;
  memset(noise, 0xA5, sizeof noise);
  for (off_t page = first; page <= last && page <= pages; page++)
    assert_int_equal(pwrite(file, noise, sizeof noise, (page - 1) * PAGE), sizeof noise);
  close(file);
}

static void a_crashed_file_is_checked_before_it_is_handed_out(void **state)
{
  struct fixture *f = *state;
  const struct store_options options = {.mode = STORE_WRITE};
  struct db *db;
  fixture_close(f);
  assert_done(f, db_open(&db, f->path, DB_WRITE, &f->err));
  int64_t page = number(f, db, "SELECT pageno FROM dbstat WHERE name = 'planned_event'");
  db_close(db);
  /* Without a crash the check would cost every start its time, so it waits for store_check. */
  spoil(f->path, page, page);
  fixture_open(f, STORE_WRITE);
  fixture_close(f);
  assert_int_equal(in_child(f, die_while_writing), 0);
  assert_false(store_open(&f->store, f->path, &options, &f->err));
  assert_int_equal(f->err.kind, ERR_DAMAGED);
  assert_non_null(strstr(f->err.text, f->path));
}

/* As a user without rights to the folder, the way a read-only disk looks. */
static int read_without_rights(struct fixture *f)
{
  if (setuid(65534) != 0) return 77;
  const struct store_options options = {.mode = STORE_WRITE};
  struct store *store = NULL;
  struct err err = {0};
  if (!store_open(&store, f->path, &options, &err)) return 1;
  struct arena arena = {0};
  struct area *areas;
  size_t n;
  if (!store_read_only(store)) return 2;
  if (!store_areas(store, 0, &arena, &areas, &n, &err) || n != AREAS) return 3;
  if (!store_set_view_state(store, "areas", "x", &err)) return 4;
  arena_release(&arena);
  store_close(store);
  return 0;
}

static void a_file_on_a_read_only_disk_is_read(void **state)
{
  struct fixture *f = *state;
  fixture_close(f);
  if (geteuid() != 0) skip();
  assert_int_equal(chmod(f->folder, 0755) | chmod(data_folder(f), 0755) | chmod(f->path, 0644), 0);
  assert_int_equal(in_child(f, read_without_rights), 0);
  assert_int_equal(files_in(data_folder(f)), 1);
}

static void a_damaged_file_is_found_out(void **state)
{
  struct fixture *f = *state;
  for (int i = 0; i < 50; i++)
    fixture_add(f, fixture_observation(1, 1, 20260801 + i % 28));
  fixture_close(f);
  spoil(f->path, 2, 40); /* page 1 stays, so that it is a database of ours */
  struct store_finding *findings;
  size_t n = 0;
  const struct store_options options = {.mode = STORE_WRITE};
  bool opened = store_open(&f->store, f->path, &options, &f->err);
  bool checked = opened && store_check(f->store, &f->arena, &findings, &n, &f->err);
  assert_true(checked ? n > 0 : f->err.kind == ERR_DAMAGED);
}

/* ---- older versions ---- */

static const struct migrate_step steps[] = {
    {.version = 2,
     .script =
         "ALTER TABLE area ADD COLUMN colour TEXT; UPDATE area SET colour = 'grå' WHERE true"},
    {.version = 3,
     .script = "CREATE TABLE lesson (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"},
    {.version = 0},
};
static const struct migrate_step failing[] = {
    {.version = 2,
     .script =
         "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1)"},
    {.version = 0},
};

static struct db *open_old(struct fixture *f)
{
  struct buf script = {0};
  struct db *db;
  const char *dump = file_shipped(&f->arena, "../tests/db/schema-1-made-up.sql");
  assert_non_null(dump);
  assert_done(f, file_read(dump, &script, &f->err));
  const char *path = arena_printf(&f->arena, "%s/old.db", f->folder);
  fclose(fopen(path, "w"));
  assert_done(f, db_open(&db, path, DB_WRITE, &f->err));
  assert_done(f, db_script(db, buf_text(&script), &f->err));
  buf_release(&script);
  return db;
}

static void an_older_file_is_brought_up_step_by_step(void **state)
{
  struct fixture *f = *state;
  struct db *db = open_old(f);
  assert_done(f, migrate_run(db, 1, steps, &f->err));
  assert_int_equal(number(f, db, "PRAGMA user_version"), 3);
  assert_int_equal(number(f, db, "SELECT count(*) FROM area WHERE colour = 'grå'"), 2);
  assert_int_equal(number(f, db, "SELECT count(*) FROM lesson"), 0);
  db_close(db);

  /* The copy is the file as it was, private. */
  struct db *copy;
  const char *path = arena_printf(&f->arena, "%s/old.db.before-schema-2", f->folder);
  assert_int_equal(mode_of(path), 0600);
  assert_done(f, db_open(&copy, path, DB_WRITE, &f->err));
  assert_int_equal(number(f, copy, "PRAGMA user_version"), 1);
  db_close(copy);
}

static void a_step_that_fails_leaves_the_file_as_it_was(void **state)
{
  struct fixture *f = *state;
  struct db *db = open_old(f);
  assert_false(migrate_run(db, 1, failing, &f->err));
  assert_true(strlen(f->err.text) > 0);
  assert_int_equal(number(f, db, "PRAGMA user_version"), 1);
  assert_int_equal(number(f, db, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"), 0);
  db_close(db);
}

static const char *schema_of(struct fixture *f, struct db *db)
{
  struct buf text = {0};
  struct arena arena = {0};
  struct statement *st = db_prepare(
      db, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name, sql");
  while (db_row(st))
    buf_addf(&text, "%s: %s\n", db_text(st, &arena, 0), db_text(st, &arena, 1));
  assert_done(f, db_done(st, &f->err));
  const char *schema = arena_strdup(&f->arena, buf_text(&text));
  buf_release(&text);
  arena_release(&arena);
  return schema;
}

/* 0001 is never edited, so it is what a file of the first version has. */
static struct db *open_first(struct fixture *f)
{
  struct db *db;
  const char *path = arena_printf(&f->arena, "%s/first.db", f->folder);
  fclose(fopen(path, "w"));
  assert_done(f, db_open(&db, path, DB_WRITE, &f->err));
  assert_done(f, migrate_shipped(db, "schema/0001-initial.sql", &f->err));
  assert_done(f, migrate_shipped(db, "schema/observation-indexes.sql", &f->err));
  assert_done(f,
              db_script(db,
                        "INSERT INTO area (id, number, name, valid_from) VALUES (1, 1, 'Ekgatan', "
                        "20180517); PRAGMA user_version = 1; PRAGMA application_id = 1279413316",
                        &f->err));
  return db;
}

static void an_old_file_gets_the_tables_of_a_new_one(void **state)
{
  struct fixture *f = *state;
  struct db *old = open_first(f), *new;
  assert_done(f, migrate_run(old, 1, migrate_steps, &f->err));
  assert_int_equal(number(f, old, "PRAGMA user_version"), STORE_SCHEMA);
  assert_int_equal(number(f, old, "SELECT count(*) FROM area WHERE name = 'Ekgatan'"), 1);
  const char *path = arena_printf(&f->arena, "%s/new.db", f->folder);
  fclose(fopen(path, "w"));
  assert_done(f, db_open(&new, path, DB_WRITE, &f->err));
  assert_done(f, migrate_create(new, &f->err));
  assert_string_equal(schema_of(f, old), schema_of(f, new));
  db_close(old);
  db_close(new);
}

/* ---- copies ---- */

static void a_copy_is_whole_private_and_can_be_brought_back(void **state)
{
  struct fixture *f = *state;
  struct observation *rows;
  size_t n;
  const struct observation_query all = {.late = -1, .soft = -1};
  const char *copy = arena_printf(&f->arena, "%s/copies/2026-09-02.db", f->folder);
  fixture_add(f, fixture_observation(1, 1, 20260801));
  assert_done(f, store_backup(f->store, copy, 5, NULL, NULL, &f->err));
  assert_int_equal(mode_of(copy), 0600);
  assert_int_equal(files_in(arena_printf(&f->arena, "%s/copies", f->folder)), 1);

  fixture_add(f, fixture_observation(1, 1, 20260802));
  assert_false(store_restore(copy, f->path, &f->err));
  assert_int_equal(f->err.kind, ERR_BUSY); /* it is open here */
  fixture_close(f);
  assert_done(f, store_restore(copy, f->path, &f->err));
  fixture_open(f, STORE_WRITE);
  assert_done(f, store_observations(f->store, &all, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 1);
  fixture_sound(f);
  /* The file that was replaced lies beside it. */
  assert_int_equal(access(arena_printf(&f->arena, "%s.before-restore", f->path), R_OK), 0);
}

static long rows_of_copy(struct fixture *f, const char *path)
{
  struct store *copy = NULL;
  const struct store_options options = {.mode = STORE_READ};
  const struct observation_query all = {.late = -1, .soft = -1};
  long n = -1;
  assert_done(f, store_open(&copy, path, &options, &f->err));
  assert_done(f, store_count(copy, &all, &n, &f->err));
  store_close(copy);
  return n;
}

/* The copy of the day is made between keys, which go on writing. */
static void a_copy_holds_what_the_file_held_when_it_began(void **state)
{
  struct fixture *f = *state;
  struct store_copy *copy = NULL;
  const char *path = arena_printf(&f->arena, "%s/copies/day.db", f->folder);
  bool done = false;
  fixture_add(f, fixture_observation(1, 1, 20260801));
  assert_done(f, store_copy_begin(f->store, path, &copy, &f->err));
  for (int i = 0; !done; i++) {
    assert_done(f, store_copy_step(copy, 2, &done, &f->err));
    if (i < 20) fixture_add(f, fixture_observation(1, 1, 20260802));
  }
  store_copy_end(copy);
  assert_int_equal(fixture_live(f), 21);
  assert_int_equal(rows_of_copy(f, path), 1);
  fixture_sound(f);
  fixture_close(f);
  assert_int_equal(files_in(data_folder(f)), 1);
  assert_int_equal(files_in(arena_printf(&f->arena, "%s/copies", f->folder)), 1);
}

static void a_copy_that_reads_back_otherwise_is_thrown_away(void **state)
{
  struct fixture *f = *state;
  struct store_copy *copy = NULL;
  const char *path = arena_printf(&f->arena, "%s/copies/day.db", f->folder);
  bool done = false;
  assert_done(f, store_copy_begin(f->store, path, &copy, &f->err));
  assert_done(f, store_copy_step(copy, -1, &done, &f->err));
  assert_false(done); /* copied, not yet compared */
  spoil(arena_printf(&f->arena, "%s.part", path), 2, 2);
  assert_false(store_copy_step(copy, -1, &done, &f->err));
  assert_int_equal(f->err.kind, ERR_DISK);
  store_copy_end(copy);
  assert_int_equal(files_in(arena_printf(&f->arena, "%s/copies", f->folder)), 0);
}

/* The copy would take the name from the file that is being written in. */
static void a_file_is_no_copy_of_itself(void **state)
{
  struct fixture *f = *state;
  const char *same = arena_printf(&f->arena, "%s/link.db", f->folder);
  fixture_add(f, fixture_observation(1, 1, 20260801));
  assert_int_equal(symlink(f->path, same), 0);
  assert_false(store_backup(f->store, f->path, 5, NULL, NULL, &f->err));
  assert_non_null(strstr(f->err.text, "is the database itself"));
  assert_false(store_backup(f->store, same, 5, NULL, NULL, &f->err));
  fixture_add(f, fixture_observation(1, 1, 20260802));
  fixture_close(f);
  assert_int_equal(rows_of_copy(f, f->path), 2);
  fixture_open(f, STORE_WRITE);
}

/* Then it cannot be copied as it lies: the log holds a part of it. */
static void a_copy_beside_a_writer_is_whole(void **state)
{
  struct fixture *f = *state;
  struct store *reader = NULL;
  const struct store_options options = {.mode = STORE_READ};
  const char *path = arena_printf(&f->arena, "%s/copies/day.db", f->folder);
  fixture_add(f, fixture_observation(1, 1, 20260801));
  assert_done(f, store_open(&reader, f->path, &options, &f->err));
  assert_done(f, store_backup(reader, path, 5, NULL, NULL, &f->err));
  store_close(reader);
  assert_int_equal(rows_of_copy(f, path), 1);
}

static void something_else_is_not_brought_back(void **state)
{
  struct fixture *f = *state;
  fixture_close(f);
  const char *text = arena_printf(&f->arena, "%s/brev.txt", f->folder);
  FILE *file = fopen(text, "w");
  for (int i = 0; i < 100; i++)
    fputs("Hej, det här är inte en databas. ", file);
  fclose(file);
  assert_false(store_restore(text, f->path, &f->err));
  assert_non_null(strstr(f->err.text, text));
  fixture_open(f, STORE_WRITE);
  fixture_sound(f);
}

static bool stop(void *data, long done, long all)
{
  (void)data, (void)done, (void)all;
  return false;
}

static void a_cancelled_copy_leaves_nothing(void **state)
{
  struct fixture *f = *state;
  const char *copy = arena_printf(&f->arena, "%s/copies/x.db", f->folder);
  assert_false(store_backup(f->store, copy, 1, stop, NULL, &f->err));
  assert_int_equal(f->err.kind, ERR_CANCELLED);
  assert_int_equal(files_in(arena_printf(&f->arena, "%s/copies", f->folder)), 0);
}

/* ---- reading ---- */

static void names_are_those_of_the_day(void **state)
{
  struct fixture *f = *state;
  struct observation *rows;
  struct area area;
  size_t n;
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_area_name(f->store, 1, "Torget", 20211231, &f->err));
  assert_done(f, store_put_area_name(f->store, 1, "Stortorget", 20241231, &f->err));
  fixture_commit(f, "area_rename", "Åtorget");
  static const int days[] = {20211231, 20220101, 20241231, 20250101};
  static const char *const names[] = {"Torget", "Stortorget", "Stortorget", "Åtorget"};
  for (size_t i = 0; i < COUNT(days); i++)
    fixture_add(f, fixture_observation(1, 1, days[i]));
  const struct observation_query oldest = {.late = -1, .soft = -1, .oldest_first = true};
  assert_done(f, store_observations(f->store, &oldest, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, COUNT(days));
  for (size_t i = 0; i < n; i++) {
    assert_string_equal(rows[i].area_name, names[i]);
    assert_done(f, store_area(f->store, 1, days[i], &f->arena, &area, &f->err));
    assert_string_equal(area.name, names[i]);
  }
  assert_done(f, store_area(f->store, 1, 0, &f->arena, &area, &f->err));
  assert_string_equal(area.name, "Åtorget");
}

static void pages_follow_each_other_without_gap_or_repeat(void **state)
{
  struct fixture *f = *state;
  struct observation *rows;
  size_t n;
  enum { ROWS = 47, PAGE = 5 };
  assert_done(f, store_begin(f->store, &f->err));
  for (int i = 0; i < ROWS; i++) {
    /* Few days, so that pages are cut within a day. */
    struct observation o = fixture_observation(1 + i % 2, 1, 20260801 + i * 7 % 4);
    assert_done(f, store_put_observation(f->store, &o, &f->err));
  }
  fixture_commit(f, "test", "");
  for (int variant = 0; variant < 4; variant++) {
    struct observation_query query = {
        .late = -1, .soft = -1, .limit = PAGE, .oldest_first = variant & 1};
    if (variant & 2) query.area_id = 1;
    int64_t previous = 0;
    size_t seen = 0;
    do {
      assert_done(f, store_observations(f->store, &query, &f->arena, &rows, &n, &f->err));
      for (size_t i = 0; i < n; i++) {
        int64_t place = (int64_t)rows[i].day * 1000 + rows[i].id;
        if (seen + i > 0) assert_true(query.oldest_first ? place > previous : place < previous);
        previous = place;
      }
      seen += n;
      if (n > 0) query.after_day = rows[n - 1].day, query.after_id = rows[n - 1].id;
    } while (n == PAGE);
    assert_int_equal(seen, variant & 2 ? (ROWS + 1) / 2 : ROWS);
  }
}

static void search_finds_the_beginnings_of_all_words(void **state)
{
  struct fixture *f = *state;
  static const struct {
    const char *search;
    long found;
  } cases[] = {{"busskur", 2}, {"buss", 2},     {"glas buss", 1},       {"krossat", 1},
               {"kur", 0},     {"atorget", 1},  {"åtorget", 1},         {"\"buss\" OR", 0},
               {"v.48", 1},    {"buss-kur", 0}, {"efter – krossat", 1}, {"ringde", 1}};
  struct observation a = fixture_observation(1, 1, 20260801);
  a.note = "Krossat glas i busskuren efter v.48";
  fixture_add(f, a);
  struct observation b = fixture_observation(2, 1, 20260802);
  b.note = "Klotter i busskur mot Åtorget";
  b.consequence = "Någon ringde";
  int64_t id = fixture_add(f, b);
  for (size_t i = 0; i < COUNT(cases); i++) {
    const struct observation_query query = {.late = -1, .soft = -1, .search = cases[i].search};
    long n;
    assert_done(f, store_count(f->store, &query, &n, &f->err));
    if (n != cases[i].found) fail_msg("%s: %ld", cases[i].search, n);
  }
  /* The index follows a changed text. */
  b.id = id;
  b.note = "Klotter på fasad";
  fixture_add(f, b);
  struct observation *rows;
  size_t n;
  const struct observation_query query = {.late = -1, .soft = -1, .search = "buss"};
  assert_done(f, store_observations(f->store, &query, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 1);
  assert_int_equal(rows[0].area_id, 1);
}

/* F3: live rows alone, the newest registered first, and no more than were asked for. */
static void search_of_all_gives_the_last_registered_first(void **state)
{
  struct fixture *f = *state;
  static const char *const notes[] = {"Klotter i busskur", "Krossat glas", "klottrad fasad",
                                      "Klotter på skola"};
  struct observation *rows;
  int64_t ids[COUNT(notes)];
  size_t n;
  for (size_t i = 0; i < COUNT(notes); i++) {
    struct observation o = fixture_observation(1 + (int)i % 2, 1, 20260810 - (int)i);
    o.note = notes[i];
    ids[i] = fixture_add(f, o);
  }
  assert_done(f, store_search(f->store, "KLOTT", 10, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 3);
  assert_int_equal(rows[0].id, ids[3]);
  assert_int_equal(rows[1].id, ids[2]);
  assert_int_equal(rows[2].id, ids[0]);
  assert_string_equal(rows[2].note, notes[0]);
  assert_string_equal(rows[2].area_name, "Åtorget");
  assert_done(f, store_search(f->store, "klott", 2, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 2);
  assert_int_equal(rows[1].id, ids[2]);
  struct observation voided = fixture_observation(2, 1, 20260807);
  voided.id = ids[3];
  voided.note = notes[3];
  voided.state = ROW_VOIDED;
  voided.void_reason = "dubblett";
  fixture_add(f, voided);
  assert_done(f, store_search(f->store, "klott", 10, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 2);
  assert_int_equal(rows[0].id, ids[2]);
  /* Words that hold nothing to search for find nothing, rather than everything or an error. */
  assert_done(f, store_search(f->store, " \" * ", 10, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 0);
}

static void similar_rows_come_nearest_first(void **state)
{
  struct fixture *f = *state;
  struct observation *rows;
  size_t n;
  static const int days[] = {20260724, 20260726, 20260801, 20260807, 20260800};
  for (size_t i = 0; i < COUNT(days); i++)
    fixture_add(f, fixture_observation(1, 1, days[i]));
  fixture_add(f, fixture_observation(1, 2, 20260801));
  fixture_add(f, fixture_observation(2, 1, 20260801));
  assert_done(f, store_similar(f->store, 1, 1, 20260802, 7, &f->arena, &rows, &n, &f->err));
  /* 24 July is nine days away; a row known only by month has no day to be near. */
  assert_int_equal(n, 3);
  assert_int_equal(rows[0].day, 20260801);
  assert_int_equal(rows[1].day, 20260807);
  assert_int_equal(rows[2].day, 20260726);
}

static void lists_are_in_swedish_order(void **state)
{
  struct fixture *f = *state;
  static const char *const names[] = {"Ö-udden", "Ängen", "Zoo", "Åkern", "Väst", "Wallen"};
  static const char *const sorted[] = {"Väst", "Wallen", "Zoo", "Åkern", "Ängen", "Ö-udden"};
  struct place *places;
  size_t n;
  assert_done(f, store_begin(f->store, &f->err));
  for (size_t i = 0; i < COUNT(names); i++) {
    struct place place = {.area_id = 1, .name = names[i], .valid_from = 20200101};
    assert_done(f, store_put_place(f->store, &place, &f->err));
  }
  fixture_commit(f, "place_add", "");
  assert_done(f, store_places(f->store, 1, &f->arena, &places, &n, &f->err));
  assert_int_equal(n, COUNT(sorted));
  for (size_t i = 0; i < n; i++)
    assert_string_equal(places[i].name, sorted[i]);
}

static void an_observation_is_read_as_it_was_written(void **state)
{
  struct fixture *f = *state;
  struct observation o = fixture_observation(2, 1, 20260801), read;
  o.known = KNOWN_INTERVAL;
  o.time = 0; /* midnight is a time, not an unknown one */
  o.to_day = 20260802;
  o.to_time = 630;
  o.cost = 0; /* free is said, not left out */
  o.late = true;
  o.received = 20260903;
  o.note = "Räcke borta";
  int64_t id = fixture_add(f, o);
  assert_done(f, store_observation(f->store, id, &f->arena, &read, &f->err));
  assert_int_equal(read.known, KNOWN_INTERVAL);
  assert_int_equal(read.time, 0);
  assert_int_equal(read.to_day, 20260802);
  assert_int_equal(read.to_time, 630);
  assert_int_equal(read.cost, 0);
  assert_true(read.late);
  assert_int_equal(read.received, 20260903);
  assert_string_equal(read.note, "Räcke borta");
  assert_null(read.consequence);
  assert_string_equal(read.area_name, "Örnparken");
  assert_string_equal(read.category_code, "SKA-KLO");
  assert_string_equal(read.source_name, "Kultur och fritid");
  assert_done(f, store_observation(f->store, id + 1, &f->arena, &read, &f->err));
  assert_int_equal(read.id, 0);
}

static void view_state_is_kept_without_a_journal_entry(void **state)
{
  struct fixture *f = *state;
  const char *text;
  long before, after;
  store_take_changes(f->store);
  assert_done(f, store_journal_count(f->store, &before, &f->err));
  assert_done(f, store_set_view_state(f->store, "areas", "sort=1", &f->err));
  assert_done(f, store_set_view_state(f->store, "areas", "sort=2", &f->err));
  fixture_close(f);
  fixture_open(f, STORE_WRITE);
  assert_done(f, store_view_state(f->store, "areas", &f->arena, &text, &f->err));
  assert_string_equal(text, "sort=2");
  assert_done(f, store_view_state(f->store, "other", &f->arena, &text, &f->err));
  assert_null(text);
  assert_done(f, store_journal_count(f->store, &after, &f->err));
  assert_int_equal(before, after);
  assert_int_equal(store_take_changes(f->store), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      STORE_TEST(a_new_file_is_private_and_alone_after_a_clean_end),
      STORE_TEST(other_files_are_refused_each_with_its_sentence),
      STORE_TEST(a_folder_that_cannot_be_made_is_refused),
      STORE_TEST(a_second_process_reads_while_the_first_writes),
      STORE_TEST(a_crashed_file_is_taken_over_with_what_was_saved),
      STORE_TEST(many_rows_go_straight_into_the_file_and_the_log_comes_back),
      STORE_TEST(many_rows_are_logged_while_somebody_reads),
      STORE_TEST(a_crash_among_many_rows_leaves_what_was_before),
      STORE_TEST(a_crashed_file_is_checked_before_it_is_handed_out),
      STORE_TEST(a_file_on_a_read_only_disk_is_read),
      STORE_TEST(a_damaged_file_is_found_out),
      STORE_TEST(an_older_file_is_brought_up_step_by_step),
      STORE_TEST(an_old_file_gets_the_tables_of_a_new_one),
      STORE_TEST(a_step_that_fails_leaves_the_file_as_it_was),
      STORE_TEST(a_copy_is_whole_private_and_can_be_brought_back),
      STORE_TEST(a_copy_holds_what_the_file_held_when_it_began),
      STORE_TEST(a_copy_that_reads_back_otherwise_is_thrown_away),
      STORE_TEST(a_file_is_no_copy_of_itself),
      STORE_TEST(a_copy_beside_a_writer_is_whole),
      STORE_TEST(something_else_is_not_brought_back),
      STORE_TEST(a_cancelled_copy_leaves_nothing),
      STORE_TEST(names_are_those_of_the_day),
      STORE_TEST(pages_follow_each_other_without_gap_or_repeat),
      STORE_TEST(search_finds_the_beginnings_of_all_words),
      STORE_TEST(search_of_all_gives_the_last_registered_first),
      STORE_TEST(similar_rows_come_nearest_first),
      STORE_TEST(lists_are_in_swedish_order),
      STORE_TEST(an_observation_is_read_as_it_was_written),
      STORE_TEST(view_state_is_kept_without_a_journal_entry),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
