// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_disk.h"

#include <sqlite3.h>
#include <string.h>

struct fault_file {
  sqlite3_file base;
  sqlite3_file *real; /* lies behind this one */
};

static long countdown, failed, syncs; /* countdown 0: the disk is well; 1: everything fails */
static sqlite3_vfs *real_disk;

static sqlite3_file *real(sqlite3_file *file)
{
  return ((struct fault_file *)file)->real;
}

static int disk_fails(void)
{
  if (countdown == 0) return 0;
  if (countdown > 1) {
    countdown--;
    return 0;
  }
  failed++;
  return 1;
}

static int on_close(sqlite3_file *f)
{
  return real(f)->pMethods->xClose(real(f));
}

static int on_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
  return real(f)->pMethods->xRead(real(f), to, n, at);
}

static int on_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
  return disk_fails() ? SQLITE_FULL : real(f)->pMethods->xWrite(real(f), from, n, at);
}

static int on_truncate(sqlite3_file *f, sqlite3_int64 size)
{
  return disk_fails() ? SQLITE_IOERR_TRUNCATE : real(f)->pMethods->xTruncate(real(f), size);
}

static int on_sync(sqlite3_file *f, int flags)
{
  syncs++;
  return disk_fails() ? SQLITE_IOERR_FSYNC : real(f)->pMethods->xSync(real(f), flags);
}

static int on_size(sqlite3_file *f, sqlite3_int64 *size)
{
  return real(f)->pMethods->xFileSize(real(f), size);
}

static int on_lock(sqlite3_file *f, int level)
{
  return real(f)->pMethods->xLock(real(f), level);
}

static int on_unlock(sqlite3_file *f, int level)
{
  return real(f)->pMethods->xUnlock(real(f), level);
}

static int on_reserved(sqlite3_file *f, int *result)
{
  return real(f)->pMethods->xCheckReservedLock(real(f), result);
}

static int on_control(sqlite3_file *f, int what, void *argument)
{
  return real(f)->pMethods->xFileControl(real(f), what, argument);
}

static int on_sector(sqlite3_file *f)
{
  return real(f)->pMethods->xSectorSize(real(f));
}

static int on_character(sqlite3_file *f)
{
  return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int on_map(sqlite3_file *f, int page, int size, int extend, void volatile **memory)
{
  return real(f)->pMethods->xShmMap(real(f), page, size, extend, memory);
}

static int on_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
  return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}

static void on_barrier(sqlite3_file *f)
{
  real(f)->pMethods->xShmBarrier(real(f));
}

static int on_unmap(sqlite3_file *f, int remove)
{
  return real(f)->pMethods->xShmUnmap(real(f), remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_reserved,
    .xFileControl = on_control,
    .xSectorSize = on_sector,
    .xDeviceCharacteristics = on_character,
    .xShmMap = on_map,
    .xShmLock = on_shm_lock,
    .xShmBarrier = on_barrier,
    .xShmUnmap = on_unmap,
};

static int on_open(sqlite3_vfs *disk, const char *name, sqlite3_file *file, int flags, int *out)
{
  struct fault_file *mine = (struct fault_file *)file;
  (void)disk;
  mine->real = (sqlite3_file *)(mine + 1);
  int code = real_disk->xOpen(real_disk, name, mine->real, flags, out);
  mine->base.pMethods = mine->real->pMethods ? &methods : NULL;
  return code;
}

void fault_disk_install(void)
{
  static sqlite3_vfs disk;
  real_disk = sqlite3_vfs_find(NULL);
  disk = *real_disk;
  disk.zName = "fault";
  disk.szOsFile = (int)sizeof(struct fault_file) + real_disk->szOsFile;
  disk.xOpen = on_open;
  sqlite3_vfs_register(&disk, 1);
}

void fault_disk_fail_at(long n)
{
  countdown = n;
  failed = 0;
}

long fault_disk_syncs(void)
{
  return syncs;
}

long fault_disk_failed(void)
{
  return failed;
}
