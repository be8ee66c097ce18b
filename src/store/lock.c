// SPDX-License-Identifier: GPL-3.0-or-later
/* Locks of the open file (F_OFD_SETLK): the older kind is lost as soon as any part of the process
 * closes any descriptor of the file. */
#define _GNU_SOURCE
#include "store/lock.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *lock_path(const char *path)
{
  struct buf name = {0};
  buf_addf(&name, "%s.lock", path);
  return name.data;
}

/* The file may have been removed between our open and our lock, by the one who held it. */
static bool still_there(int file, const char *path)
{
  struct stat held, named;
  return fstat(file, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

static void write_holder(int file)
{
  struct buf text = {0};
  struct clock clock;
  if (clock_start(&clock, NULL)) time_dotted(&text, clock.time);
  buf_addf(&text, " %ld\n", (long)getpid());
  /* Only for people to read: a lock without it is as good. */
  if (ftruncate(file, 0) == 0 && pwrite(file, text.data, text.length, 0) < 0) ftruncate(file, 0);
  buf_release(&text);
}

enum lock_answer lock_take(struct lock *lock, const char *path)
{
  lock->path = lock_path(path);
  lock->file = -1;
  for (;;) {
    int file = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) break;
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(file, F_OFD_SETLK, &whole) != 0) {
      close(file);
      lock_release(lock);
      return LOCK_HELD;
    }
    if (still_there(file, lock->path)) {
      lock->file = file;
      write_holder(file);
      return LOCK_TAKEN;
    }
    close(file);
  }
  lock_release(lock);
  return LOCK_IMPOSSIBLE;
}

void lock_release(struct lock *lock)
{
  if (lock->file >= 0) {
    unlink(lock->path);
    close(lock->file);
  }
  free(lock->path);
  *lock = (struct lock){.file = -1};
}

void lock_since(const char *path, char since[LOCK_SINCE])
{
  since[0] = '\0';
  char *name = lock_path(path);
  int file = open(name, O_RDONLY | O_CLOEXEC);
  free(name);
  if (file < 0) return;
  struct flock whole = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
  if (fcntl(file, F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK) {
    char text[64] = {0};
    if (read(file, text, sizeof text - 1) > 0) {
      size_t length = strcspn(text, " \n");
      if (length < LOCK_SINCE) memcpy(since, text, length), since[length] = '\0';
    }
  }
  close(file);
}
