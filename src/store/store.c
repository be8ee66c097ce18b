// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/db_changes.h"
#include "store/handle.h"
#include "store/migrate.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER_VERSION_AT = 18, HEADER_WAL = 2 };

static void on_change(void *data, const char *table)
{
  struct store *store = data;
  store->pending |= store_topics(table);
}

struct statement *store_writer(struct store *store, const char *sql)
{
  assert(store->depth > 0);
  return db_prepare(store->db, sql);
}

/* ---- what a file is ---- */

static bool beside(const char *path, const char *suffix, struct stat *info)
{
  struct buf name = {0};
  buf_addf(&name, "%s%s", path, suffix);
  bool there = stat(buf_text(&name), info) == 0;
  buf_release(&name);
  return there;
}

/* A clean end leaves neither: then the last process was stopped in the middle. */
static bool left_by_crash(const char *path)
{
  struct stat info;
  if (beside(path, "-journal", &info) && info.st_size > 0) return true;
  return beside(path, "-wal", &info) && info.st_size > 0;
}

static bool folder_writable(const char *path)
{
  struct buf folder = {0};
  buf_addn(&folder, path, (size_t)(file_base_name(path) - path));
  bool writable = access(folder.length > 0 ? buf_text(&folder) : ".", W_OK) == 0;
  buf_release(&folder);
  return writable;
}

/* A file in WAL mode needs two more files beside it even to be read, unless it is said never to
 * change. */
static enum db_mode reading_mode(const char *path)
{
  struct stat info;
  unsigned char header[HEADER_VERSION_AT + 1] = {0};
  if (folder_writable(path) || beside(path, "-wal", &info)) return DB_READ;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return DB_READ;
  bool wal = read(file, header, sizeof header) == (ssize_t)sizeof header &&
             header[HEADER_VERSION_AT] == HEADER_WAL;
  close(file);
  return wal ? DB_FROZEN : DB_READ;
}

bool store_identify(struct db *db, const char *path, int *version, struct err *err)
{
  int64_t application = 0, schema = 0;
  if (!db_number(db_prepare(db, "PRAGMA application_id"), &application, err) ||
      !db_number(db_prepare(db, "PRAGMA user_version"), &schema, err))
    return false;
  *version = (int)schema;
  if (application != STORE_APPLICATION_ID || schema < 1)
    return err_set_kind(err, ERR_DAMAGED,
                        _("%s is a database of another program. Choose another file."), path);
  if (schema > STORE_SCHEMA)
    return err_set_kind(
        err, ERR_DAMAGED,
        _("%s is made with a newer version of the program. Install that version, or "
          "choose another file."),
        path);
  return true;
}

bool store_quick_check(struct db *db, struct err *err)
{
  struct arena arena = {0};
  struct statement *st = db_prepare(db, "PRAGMA quick_check(1)");
  const char *answer = db_row(st) ? db_text(st, &arena, 0) : NULL;
  bool sound = answer && strcmp(answer, "ok") == 0;
  bool well =
      db_done(st, err) &&
      (sound ||
       err_set_kind(err, ERR_DAMAGED,
                    _("The file %s is damaged. Bring back the newest backup copy."), db_path(db)));
  arena_release(&arena);
  return well;
}

/* What every connection needs before it is used. `path` decides about the kind of journal. */
static bool prepare_db(struct db *db, enum db_mode mode, const char *path, struct err *err)
{
  if (!db_script(db, "PRAGMA foreign_keys = ON", err)) return false;
  if (mode != DB_WRITE) return true;
  return db_script(db, DB_DURABLE "; PRAGMA secure_delete = ON", err) &&
         db_script(db,
                   file_on_network(path) ? "PRAGMA journal_mode = DELETE"
                                         : "PRAGMA journal_mode = WAL",
                   err);
}

bool store_logged(const struct store *store)
{
  return !file_on_network(store->path);
}

/* ---- opening ---- */

static bool make_file(const char *path, struct err *err)
{
  if (!file_make_folder_for(path, err)) return false;
  int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0) {
    fchmod(file, 0600);
    close(file);
    return true;
  }
  if (errno == EEXIST)
    return err_set(err, _("There is a file %s already. Open it, or choose another name."), path);
  return err_set_kind(err, ERR_DISK, _("The file %s cannot be made (%s). Choose another folder."),
                      path, strerror(errno));
}

static bool busy(const struct store *store, struct err *err)
{
  char since[LOCK_SINCE];
  lock_since(store->path, since);
  if (!*since)
    return err_set_kind(err, ERR_BUSY,
                        _("The database is already open in another window. You can read and "
                          "print."));
  return err_set_kind(err, ERR_BUSY,
                      _("The database is already open in another window on this computer (since "
                        "%s). You can read and print."),
                      since);
}

static bool create(struct store *store, struct err *err)
{
  if (!make_file(store->path, err)) return false;
  enum lock_answer answer = lock_take(&store->lock, store->path);
  bool well = answer == LOCK_TAKEN || busy(store, err);
  well = well && db_open(&store->db, store->path, DB_WRITE, err) &&
         prepare_db(store->db, DB_WRITE, store->path, err) && migrate_create(store->db, err);
  if (!well) {
    db_close(store->db);
    store->db = NULL;
    unlink(store->path);
  }
  return well;
}

/* Takes the lock when the file is to be written and can be. */
static bool choose_mode(struct store *store, enum store_mode wanted, enum db_mode *mode,
                        struct err *err)
{
  *mode = DB_WRITE;
  bool writable = access(store->path, W_OK) == 0 && folder_writable(store->path);
  if (wanted == STORE_WRITE && writable) {
    switch (lock_take(&store->lock, store->path)) {
    case LOCK_TAKEN:
      return true;
    case LOCK_HELD:
      return busy(store, err);
    case LOCK_IMPOSSIBLE:
      break;
    }
  }
  store->read_only = true;
  lock_since(store->path, store->since);
  *mode = reading_mode(store->path);
  return true;
}

static bool check_after_crash(struct store *store, struct err *err)
{
  db_progress(store->db, store->progress, store->progress_data);
  bool well = store_quick_check(store->db, err);
  db_progress(store->db, NULL, NULL);
  return well;
}

static bool open_existing(struct store *store, enum store_mode wanted, struct err *err)
{
  enum db_mode mode;
  int version = 0;
  if (!file_exists(store->path))
    return err_set(err, _("There is no file %s. Choose another, or make a new one."), store->path);
  if (!choose_mode(store, wanted, &mode, err)) return false;
  bool crashed = mode == DB_WRITE && left_by_crash(store->path);
  /* What it is comes before everything that would write to it. */
  if (!db_open(&store->db, store->path, mode, err) ||
      !store_identify(store->db, store->path, &version, err) ||
      !prepare_db(store->db, mode, store->path, err))
    return false;
  if (crashed && !check_after_crash(store, err)) return false;
  if (version < STORE_SCHEMA && store->read_only)
    return err_set(err,
                   _("%s is made with an older version of the program. Open it once where it can "
                     "be changed."),
                   store->path);
  return version == STORE_SCHEMA || migrate_run(store->db, version, migrate_steps, err);
}

bool store_open(struct store **store, const char *path, const struct store_options *options,
                struct err *err)
{
  struct store *opened = mem_alloc(sizeof *opened);
  opened->path = mem_strdup(path);
  opened->lock.file = -1;
  opened->progress = options->progress;
  opened->progress_data = options->progress_data;
  bool well = options->create ? create(opened, err) : open_existing(opened, options->mode, err);
  if (!well) {
    store_close(opened);
    return false;
  }
  db_watch(opened->db, on_change, opened);
  *store = opened;
  return true;
}

/* A reader cannot take away the two files that SQLite reads by; a writer that opens and closes
 * does. Only when nobody else writes. */
static void tidy_after_reader(const char *path)
{
  struct stat info;
  struct lock lock;
  if (!beside(path, "-wal", &info) || access(path, W_OK) != 0 || !folder_writable(path)) return;
  if (lock_take(&lock, path) != LOCK_TAKEN) return;
  struct db *db = NULL;
  int64_t version = 0;
  if (db_open(&db, path, DB_WRITE, NULL))
    db_number(db_prepare(db, "PRAGMA schema_version"), &version, NULL);
  db_close(db);
  lock_release(&lock);
}

void store_close(struct store *store)
{
  if (!store) return;
  bool reader = store->db && store->read_only;
  if (store->depth > 0) {
    store->depth = 1;
    store_rollback(store);
  }
  if (store->db && !store->read_only) db_script(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
  db_close(store->db);
  lock_release(&store->lock);
  if (reader) tidy_after_reader(store->path);
  free(store->path);
  free(store);
}

bool store_read_only(const struct store *store)
{
  return store->read_only;
}

const char *store_path(const struct store *store)
{
  return store->path;
}

const char *store_lock_since(const struct store *store)
{
  return store->since;
}

unsigned store_take_changes(struct store *store)
{
  unsigned changed = store->changed;
  store->changed = 0;
  return changed;
}

void store_fail_at(struct store *store, long statement, int code)
{
  db_fail_at(store->db, statement, code);
}
