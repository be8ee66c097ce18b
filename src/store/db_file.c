// SPDX-License-Identifier: GPL-3.0-or-later
/* A copy of the file, in one of two ways.
 *
 * Straight: a second connection holds the file as it lies (an empty log), so that nothing changes
 * in it however much is written to the log meanwhile; its bytes are copied, brought to the disk,
 * read back, and the sums compared. That the copy is what the file was is all that this proves: the
 * file itself is looked through by check, after a crash, and before a copy is brought back.
 *
 * By SQLite's backup interface, page by page, when the file has no log, or another holds it. */
#define _GNU_SOURCE /* sync_file_range */
#include "base/i18n.h"
#include "base/mem.h"
#include "store/db_handle.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  PAGE = 4096,              /* of what is told; a file's own pages may be larger */
  PIECE = 64 * 1024,        /* stays in the processor's cache */
  WINDOW = 8 * 1024 * 1024, /* what the disk is given at once */
  AHEAD = 3 * WINDOW,       /* how much may wait for the disk, so that no single wait is long */
  HEADER = 100,
  VERSION_AT = 18, /* two bytes: who may write and read; 1 without a log, 2 with one */
  WITHOUT_LOG = 1,
  WITH_LOG = 2,
};

struct db_copy {
  struct db *from;
  struct db *reader; /* holds the file as it lies; NULL by SQLite's interface */
  sqlite3_file *source;
  int64_t size, at; /* bytes; from `size` on, those that were compared */
  int file;         /* -1: none */
  char *path;
  unsigned char *bytes;   /* a piece */
  uint64_t written, read; /* sums */
  struct db *to;
  sqlite3_backup *backup;
};

/* ---- straight ---- */

static int64_t length_of(sqlite3_file *file)
{
  sqlite3_int64 length = -1;
  if (!file || !file->pMethods || file->pMethods->xFileSize(file, &length) != SQLITE_OK) return -1;
  return length;
}

static sqlite3_file *file_of(struct db *db, int which)
{
  sqlite3_file *file = NULL;
  sqlite3_file_control(db->handle, "main", which, &file);
  return file;
}

/* True when the transaction that is begun here sees the bytes of the file and nothing else. */
static bool hold(struct db_copy *copy)
{
  unsigned char header[HEADER];
  int64_t tables = 0;
  if (!db_script(copy->reader, "BEGIN", NULL) ||
      !db_number(db_prepare(copy->reader, "SELECT count(*) FROM sqlite_schema"), &tables, NULL) ||
      length_of(file_of(copy->reader, SQLITE_FCNTL_JOURNAL_POINTER)) != 0)
    return false;
  copy->source = file_of(copy->reader, SQLITE_FCNTL_FILE_POINTER);
  copy->size = length_of(copy->source);
  return copy->size > HEADER &&
         copy->source->pMethods->xRead(copy->source, header, HEADER, 0) == SQLITE_OK &&
         header[VERSION_AT] == WITH_LOG;
}

static bool begin_straight(struct db_copy *copy)
{
  sqlite3 *from = copy->from->handle;
  sqlite3_busy_timeout(from, 0);
  if (sqlite3_db_readonly(from, "main") == 0)
    sqlite3_wal_checkpoint_v2(from, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout(from, DB_BUSY_MS);
  if (!db_open(&copy->reader, copy->from->path, DB_READ, NULL)) return false;
  if (hold(copy)) copy->file = open(copy->path, O_RDWR | O_CLOEXEC);
  if (copy->file < 0) {
    db_close(copy->reader);
    copy->reader = NULL;
    return false;
  }
  copy->bytes = mem_alloc(PIECE);
  return true;
}

/* Against a disk that errs, not against a person; a processor does it faster than it reads. Each
 * step can be turned back, so one changed word is never lost. */
static uint64_t add_to_sum(uint64_t sum, const unsigned char *bytes, size_t n)
{
  uint64_t word = 0;
  for (size_t at = 0; at < n; at += sizeof word) {
    memcpy(&word, bytes + at, n - at < sizeof word ? n - at : sizeof word);
    sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    sum ^= sum >> 32;
  }
  return sum;
}

/* The copy is a file of its own, without a log. */
static bool read_source(struct db_copy *copy, int64_t at, size_t n, struct err *err)
{
  int code = copy->source->pMethods->xRead(copy->source, copy->bytes, (int)n, at);
  if (code != SQLITE_OK) return db_failed(copy->from, code, err);
  if (at == 0) copy->bytes[VERSION_AT] = copy->bytes[VERSION_AT + 1] = WITHOUT_LOG;
  copy->written = add_to_sum(copy->written, copy->bytes, n);
  return true;
}

static bool cannot(const struct db_copy *copy, struct err *err)
{
  return err_set_kind(err, ERR_DISK,
                      _("The copy %s cannot be written (%s). Choose another folder, or make room "
                        "on the disk."),
                      copy->path, strerror(errno));
}

static bool write_copy(struct db_copy *copy, int64_t at, size_t n, struct err *err)
{
  for (size_t done = 0; done < n;) {
    ssize_t put = pwrite(copy->file, copy->bytes + done, n - done, at + (off_t)done);
    if (put < 0 && errno != EINTR) return cannot(copy, err);
    if (put > 0) done += (size_t)put;
  }
  int64_t end = at + (int64_t)n;
  if (end / WINDOW == at / WINDOW) return true;
  /* The disk begins at once, and is never far behind. */
  int64_t window = end / WINDOW * WINDOW - WINDOW;
  sync_file_range(copy->file, window, WINDOW, SYNC_FILE_RANGE_WRITE);
  if (window >= AHEAD)
    sync_file_range(copy->file, window - AHEAD, WINDOW, SYNC_FILE_RANGE_WAIT_BEFORE);
  return true;
}

static bool read_back(struct db_copy *copy, int64_t at, size_t n, struct err *err)
{
  size_t done = 0;
  while (done < n) {
    ssize_t got = pread(copy->file, copy->bytes + done, n - done, at + (off_t)done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += (size_t)got;
  }
  copy->read = add_to_sum(copy->read, copy->bytes, done);
  bool last = at + (int64_t)n == copy->size;
  if (done == n && (!last || copy->read == copy->written)) return true;
  return err_set_kind(err, ERR_DISK,
                      _("The copy %s does not read back as it was written. Choose another disk."),
                      copy->path);
}

/* One piece; either it is written or it is read back. */
static bool step_straight(struct db_copy *copy, size_t most, struct err *err)
{
  bool writing = copy->at < copy->size;
  int64_t at = writing ? copy->at : copy->at - copy->size;
  size_t n = copy->size - at < (int64_t)most ? (size_t)(copy->size - at) : most;
  bool well = writing ? read_source(copy, at, n, err) && write_copy(copy, at, n, err)
                      : read_back(copy, at, n, err);
  if (!well) return false;
  copy->at += (int64_t)n;
  if (copy->at != copy->size) return true;
  if (fsync(copy->file) != 0) return cannot(copy, err);
  return true;
}

/* ---- the copy ---- */

static bool begin_by_pages(struct db_copy *copy, struct err *err)
{
  if (!db_open(&copy->to, copy->path, DB_WRITE, err)) return false;
  copy->backup = sqlite3_backup_init(copy->to->handle, "main", copy->from->handle, "main");
  return copy->backup || db_failed(copy->to, sqlite3_extended_errcode(copy->to->handle), err);
}

bool db_copy_begin(struct db *db, const char *path, struct db_copy **copy, struct err *err)
{
  struct db_copy *begun = mem_alloc(sizeof *begun);
  begun->from = db;
  begun->path = mem_strdup(path);
  begun->file = -1;
  *copy = begun;
  if (begin_straight(begun) || begin_by_pages(begun, err)) return true;
  db_copy_end(begun, NULL);
  *copy = NULL;
  return false;
}

bool db_copy_step(struct db_copy *copy, int pages, bool *done, struct err *err)
{
  int code = db_fault(copy->from);
  *done = false;
  if (code != SQLITE_OK) return db_failed(copy->from, code, err);
  if (!copy->reader) {
    code = sqlite3_backup_step(copy->backup, pages);
    *done = code == SQLITE_DONE;
    return code == SQLITE_OK || *done || db_failed(copy->to, code, err);
  }
  bool writing = copy->at < copy->size;
  int64_t left = pages < 0 ? INT64_MAX : (int64_t)pages * PAGE;
  while (left > 0 && copy->at < (writing ? copy->size : 2 * copy->size)) {
    int64_t before = copy->at;
    if (!step_straight(copy, left < PIECE ? (size_t)left : PIECE, err)) return false;
    left -= copy->at - before;
  }
  *done = copy->at == 2 * copy->size;
  return true;
}

void db_copy_progress(const struct db_copy *copy, long *done, long *all)
{
  if (copy->reader) {
    *all = (long)(2 * copy->size / PAGE);
    *done = (long)(copy->at / PAGE);
  } else {
    *all = sqlite3_backup_pagecount(copy->backup);
    *done = *all - sqlite3_backup_remaining(copy->backup);
  }
}

bool db_copy_compared(const struct db_copy *copy)
{
  return copy->reader && copy->at == 2 * copy->size;
}

bool db_copy_end(struct db_copy *copy, struct err *err)
{
  int code = copy->backup ? sqlite3_backup_finish(copy->backup) : SQLITE_OK;
  bool well = code == SQLITE_OK || db_failed(copy->to, code, err);
  db_close(copy->to);
  db_close(copy->reader);
  if (copy->file >= 0) close(copy->file);
  free(copy->bytes);
  free(copy->path);
  free(copy);
  return well;
}
