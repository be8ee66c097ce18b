// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/handle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool cannot_write(const char *path, struct err *err)
{
  return err_set_kind(err, ERR_DISK,
                      _("The copy %s cannot be written (%s). Choose another folder, or make room "
                        "on the disk."),
                      path, strerror(errno));
}

/* The file is made before SQLite sees it, so that nobody else may ever read it. */
static bool make_private(const char *path, struct err *err)
{
  int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return cannot_write(path, err);
  bool well = fchmod(file, 0600) == 0 || cannot_write(path, err);
  close(file);
  return well;
}

/* The copy is read as a file of its own: only what came to the disk counts. */
static bool check_copy(const char *path, bool compared, struct err *err)
{
  struct db *db = NULL;
  int version = 0;
  if (!db_open(&db, path, DB_WRITE, err)) return false;
  bool well = db_script(db, "PRAGMA journal_mode = DELETE", err) &&
              store_identify(db, path, &version, err) && (compared || store_quick_check(db, err));
  db_close(db);
  return well;
}

static bool sync_path(const char *path)
{
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  bool well = fsync(file) == 0;
  close(file);
  return well;
}

static bool rename_durably(const char *from, const char *to, struct err *err)
{
  if (!sync_path(from) || rename(from, to) != 0) return cannot_write(to, err);
  file_sync_folder_of(to);
  return true;
}

struct store_copy {
  struct db_copy *pages; /* NULL when they are all copied */
  char *path, *part;
};

static bool copy_begin(struct db *db, const char *path, struct store_copy **copy, struct err *err)
{
  struct buf part = {0};
  buf_addf(&part, "%s.part", path);
  *copy = mem_alloc(sizeof **copy);
  (*copy)->path = mem_strdup(path);
  (*copy)->part = mem_strdup(buf_text(&part));
  buf_release(&part);
  if (file_make_folder_for(path, err) && make_private((*copy)->part, err) &&
      db_copy_begin(db, (*copy)->part, &(*copy)->pages, err))
    return true;
  store_copy_end(*copy);
  *copy = NULL;
  return false;
}

/* A copy takes its name when it is whole; the file in use would go on without one. */
static bool is_other_file(const struct store *store, const char *path, struct err *err)
{
  struct stat own, named;
  if (stat(store_path(store), &own) != 0 || stat(path, &named) != 0 || own.st_dev != named.st_dev ||
      own.st_ino != named.st_ino)
    return true;
  return err_set(err, _("%s is the database itself. Write another name for the copy."), path);
}

bool store_copy_begin(struct store *store, const char *path, struct store_copy **copy,
                      struct err *err)
{
  return is_other_file(store, path, err) && copy_begin(store->db, path, copy, err);
}

bool store_copy_step(struct store_copy *copy, int pages, bool *done, struct err *err)
{
  bool all = false;
  *done = false;
  if (!db_copy_step(copy->pages, pages, &all, err)) return false;
  if (!all) return true;
  struct db_copy *finished = copy->pages;
  bool compared = db_copy_compared(finished);
  copy->pages = NULL;
  *done = db_copy_end(finished, err) && check_copy(copy->part, compared, err) &&
          rename_durably(copy->part, copy->path, err);
  return *done;
}

void store_copy_end(struct store_copy *copy)
{
  if (!copy) return;
  if (copy->pages) db_copy_end(copy->pages, NULL);
  unlink(copy->part); /* not there any more when the copy is done */
  free(copy->path);
  free(copy->part);
  free(copy);
}

bool backup_copy(struct db *db, const char *path, int step_pages,
                 bool (*progress)(void *data, long done, long all), void *data, struct err *err)
{
  struct store_copy *copy = NULL;
  if (!copy_begin(db, path, &copy, err)) return false;
  bool done = false, well = true;
  while (well && !done) {
    well = store_copy_step(copy, step_pages, &done, err);
    if (!well || done || !progress) continue;
    long copied = 0, all = 0;
    db_copy_progress(copy->pages, &copied, &all);
    if (!progress(data, copied, all))
      well = err_set_kind(err, ERR_CANCELLED, _("Cancelled. Nothing has been changed."));
  }
  store_copy_end(copy);
  return well;
}

bool store_backup(struct store *store, const char *path, int step_pages,
                  bool (*progress)(void *data, long done, long all), void *data, struct err *err)
{
  return is_other_file(store, path, err) &&
         backup_copy(store->db, path, step_pages, progress, data, err);
}

/* Copies `from` to `to` after checking that it is a sound file of ours. */
static bool copy_file(const char *from, const char *to, struct err *err)
{
  struct db *db = NULL;
  int version = 0;
  enum db_mode mode = access(from, W_OK) == 0 ? DB_WRITE : DB_READ;
  if (!db_open(&db, from, mode, err)) return false;
  bool well = store_identify(db, from, &version, err) && store_quick_check(db, err) &&
              backup_copy(db, to, BACKUP_ALL_PAGES, NULL, NULL, err);
  db_close(db);
  return well;
}

/* The present file goes aside whole: it may be the very one that is damaged, so it is renamed with
 * what belongs to it and not read. */
static bool set_aside(const char *path, struct err *err)
{
  static const char *const parts[] = {"", "-wal", "-shm", "-journal"};
  bool well = true;
  struct buf from = {0}, to = {0};
  for (size_t i = 0; well && i < sizeof parts / sizeof *parts; i++) {
    buf_clear(&from);
    buf_clear(&to);
    buf_addf(&from, "%s%s", path, parts[i]);
    buf_addf(&to, "%s.before-restore%s", path, parts[i]);
    unlink(buf_text(&to));
    if (file_exists(buf_text(&from)) && rename(buf_text(&from), buf_text(&to)) != 0)
      well = cannot_write(buf_text(&to), err);
  }
  buf_release(&from);
  buf_release(&to);
  return well;
}

static bool replace(const char *backup, const char *path, struct err *err)
{
  struct buf whole = {0};
  buf_addf(&whole, "%s.restored", path);
  bool well = copy_file(backup, buf_text(&whole), err) && set_aside(path, err) &&
              rename_durably(buf_text(&whole), path, err);
  unlink(buf_text(&whole));
  buf_release(&whole);
  return well;
}

bool store_restore(const char *backup, const char *path, struct err *err)
{
  struct lock lock;
  if (!file_exists(backup))
    return err_set(err, _("There is no backup copy %s. Choose another."), backup);
  if (!file_make_folder_for(path, err)) return false;
  switch (lock_take(&lock, path)) {
  case LOCK_HELD:
    return err_set_kind(err, ERR_BUSY, _("%s is open in another window. Close it, and try again."),
                        path);
  case LOCK_IMPOSSIBLE:
    return cannot_write(path, err);
  case LOCK_TAKEN:
    break;
  }
  bool well = replace(backup, path, err);
  lock_release(&lock);
  return well;
}
