// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#ifndef LB_DATA_DIR
#define LB_DATA_DIR "/usr/share/lagesbild"
#endif
#ifndef LB_SOURCE_DATA_DIR
#define LB_SOURCE_DATA_DIR "data"
#endif

enum { CHUNK = 64 * 1024 };

static const char *home_folder(void)
{
  const char *home = getenv("HOME");
  if (home && *home) return home;
  const struct passwd *user = getpwuid(getuid());
  return user ? user->pw_dir : "/";
}

/* By the XDG base directory specification a variable that is empty or relative is not used. */
static const char *own_path(struct arena *arena, const char *variable, const char *under_home,
                            const char *name)
{
  const char *base = getenv(variable);
  if (!base || *base != '/') base = file_join(arena, home_folder(), under_home);
  return file_join(arena, file_join(arena, base, "lagesbild"), name);
}

const char *file_data_path(struct arena *arena, const char *name)
{
  return own_path(arena, "XDG_DATA_HOME", ".local/share", name);
}

const char *file_state_path(struct arena *arena, const char *name)
{
  return own_path(arena, "XDG_STATE_HOME", ".local/state", name);
}

const char *file_config_path(struct arena *arena, const char *name)
{
  return own_path(arena, "XDG_CONFIG_HOME", ".config", name);
}

const char *file_shipped(struct arena *arena, const char *name)
{
  const char *const folders[] = {getenv("LAGESBILD_DATA"), LB_DATA_DIR, LB_SOURCE_DATA_DIR};
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    if (!folders[i] || !*folders[i]) continue;
    const char *path = file_join(arena, folders[i], name);
    if (file_exists(path)) return path;
  }
  return NULL;
}

const char *file_join(struct arena *arena, const char *folder, const char *name)
{
  size_t length = strlen(folder);
  const char *parting = length > 0 && folder[length - 1] != '/' ? "/" : "";
  return arena_printf(arena, "%s%s%s", folder, parting, name);
}

const char *file_base_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

const char *file_typed_path(struct arena *arena, const char *text)
{
  if (text[0] != '~' || (text[1] != '/' && text[1] != '\0')) return text;
  return file_join(arena, home_folder(), text + 1 + strspn(text + 1, "/"));
}

bool file_exists(const char *path)
{
  return access(path, F_OK) == 0;
}

bool file_is_folder(const char *path)
{
  struct stat found;
  return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

/* What stopped the reading or writing of `path`, with the remedy. */
static bool refuse(struct err *err, int code, const char *path)
{
  switch (code) {
  case ECANCELED:
    return err_set_kind(err, ERR_CANCELLED, _("Cancelled. Nothing has changed."));
  case ENOENT:
  case ENOTDIR:
    return err_set(err, _("%s does not exist. Check the name and the folder."), path);
  case EACCES:
  case EPERM:
    return err_set(err,
                   _("You are not allowed to use %s. Choose another folder, or ask whoever "
                     "looks after the computer."),
                   path);
  case EISDIR:
    return err_set(err, _("%s is a folder. Give the name of a file."), path);
  case EROFS:
    return err_set_kind(err, ERR_DISK,
                        _("The disk that holds %s can only be read. Choose another "
                          "folder."),
                        path);
  case ENOSPC:
  case EDQUOT:
    return err_set_kind(err, ERR_DISK,
                        _("The disk is full, so %s was not saved. Remove old backups or empty the "
                          "waste bin, and try again."),
                        path);
  default:
    return err_set_kind(err, ERR_DISK,
                        _("The disk does not answer for %s (error %d). Try again, or choose "
                          "another disk."),
                        path, code);
  }
}

bool file_make_folder_for(const char *path, struct err *err)
{
  char *folder = mem_strdup(path);
  bool made = true;
  for (char *slash = strchr(folder + 1, '/'); slash && made; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
      /* A folder above may be out of bounds and still be there. */
      int code = errno;
      if (!file_exists(folder)) made = refuse(err, code, folder);
    }
    *slash = '/';
  }
  free(folder);
  return made;
}

/* False with errno set; ECANCELED when it was not to go on. */
static bool read_all(int file, struct buf *out, bool (*progress)(void *data, long done, long all),
                     void *data)
{
  char *chunk = mem_alloc(CHUNK);
  ssize_t got;
  while ((got = read(file, chunk, CHUNK)) != 0) {
    if (got < 0 && errno != EINTR) break;
    if (got > 0) buf_addn(out, chunk, (size_t)got);
    if (progress && !progress(data, 0, 0)) {
      errno = ECANCELED;
      got = -1;
      break;
    }
  }
  int code = errno;
  free(chunk);
  errno = code;
  return got == 0;
}

bool file_read(const char *path, struct buf *out, struct err *err)
{
  return file_read_long(path, out, NULL, NULL, err);
}

bool file_read_long(const char *path, struct buf *out,
                    bool (*progress)(void *data, long done, long all), void *data, struct err *err)
{
  bool standard = strcmp(path, "-") == 0;
  int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return refuse(err, errno, path);
  bool done = read_all(file, out, progress, data);
  int code = errno;
  if (!standard) close(file);
  return done || refuse(err, code, standard ? _("Standard input") : path);
}

/* False with errno set. */
static bool write_all(int file, const char *bytes, size_t length)
{
  while (length > 0) {
    ssize_t put = write(file, bytes, length);
    if (put < 0 && errno != EINTR) return false;
    if (put <= 0) continue;
    bytes += put;
    length -= (size_t)put;
  }
  return true;
}

/* Returns 0 or the errno of what failed; then nothing is left of the attempt. */
static int replace(const char *path, const void *bytes, size_t length)
{
  struct buf temporary = {0};
  buf_addf(&temporary, "%s.XXXXXX", path);
  int file = mkstemp(temporary.data);
  int code = file < 0 ? errno : 0;
  if (file >= 0) {
    if (!write_all(file, bytes, length) || fsync(file) != 0) code = errno;
    if (close(file) != 0 && code == 0) code = errno;
    if (code == 0 && rename(temporary.data, path) != 0) code = errno;
    if (code != 0) unlink(temporary.data);
  }
  buf_release(&temporary);
  if (code == 0) file_sync_folder_of(path);
  return code;
}

/* For what is there but is no file of its own: a terminal, a pipe, /dev/null. */
static int write_into(const char *path, const void *bytes, size_t length)
{
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return errno;
  int code = write_all(file, bytes, length) ? 0 : errno;
  if (close(file) != 0 && code == 0) code = errno;
  return code;
}

bool file_replace(const char *path, const void *bytes, size_t length, struct err *err)
{
  if (strcmp(path, "-") == 0)
    return write_all(STDOUT_FILENO, bytes, length) || refuse(err, errno, _("Standard output"));
  struct stat found;
  bool special = stat(path, &found) == 0 && !S_ISREG(found.st_mode);
  if (special && S_ISDIR(found.st_mode)) return refuse(err, EISDIR, path);
  /* A link keeps being a link: the file it names is replaced. */
  char *target = realpath(path, NULL);
  const char *name = target ? target : path;
  int code = special ? write_into(name, bytes, length) : replace(name, bytes, length);
  free(target);
  return code == 0 || refuse(err, code, path);
}

const char *file_full_path(struct arena *arena, const char *path)
{
  char *full = realpath(path, NULL);
  const char *found = full ? arena_strdup(arena, full) : path;
  free(full);
  return found;
}

void file_sync_folder_of(const char *path)
{
  struct arena arena = {0};
  const char *base = file_base_name(path);
  const char *folder = base == path ? "." : arena_strndup(&arena, path, (size_t)(base - path));
  int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file >= 0) {
    fsync(file);
    close(file);
  }
  arena_release(&arena);
}

static bool ends_with(const char *text, const char *suffix)
{
  size_t length = strlen(text);
  size_t end = strlen(suffix);
  return length >= end && strcmp(text + length - end, suffix) == 0;
}

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t file_list(struct arena *arena, const char *folder, const char *suffix,
                 const char *const **names)
{
  const char **found = NULL;
  size_t count = 0;
  size_t capacity = 0;
  DIR *open_folder = opendir(folder);
  const struct dirent *entry;
  while (open_folder && (entry = readdir(open_folder))) {
    if (entry->d_name[0] == '.' || !ends_with(entry->d_name, suffix)) continue;
    found = arena_grow(arena, found, count, &capacity, sizeof *found);
    found[count++] = arena_strdup(arena, entry->d_name);
  }
  if (open_folder) closedir(open_folder);
  if (count > 0) qsort(found, count, sizeof *found, compare_names);
  *names = found;
  return count;
}

bool file_on_network(const char *path)
{
  /* The numbers that statfs(2) gives for NFS, SMB (three), AFS, Coda, NCP, 9P, Ceph, GFS2, OCFS2,
   * Lustre and FUSE; behind the last there is often another computer. */
  static const unsigned long networks[] = {
      0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x5346414F, 0x73757245, 0x564C,
      0x01021997, 0x00C36400, 0x01161970, 0x7461636F, 0x0BD00BD0, 0x65735546,
  };
  struct arena arena = {0};
  struct statfs disk;
  const char *base = file_base_name(path);
  const char *folder = base == path ? "." : arena_strndup(&arena, path, (size_t)(base - path));
  bool known = statfs(path, &disk) == 0 || statfs(folder, &disk) == 0;
  arena_release(&arena);
  for (size_t i = 0; known && i < sizeof networks / sizeof networks[0]; i++)
    if (((unsigned long)disk.f_type & 0xFFFFFFFF) == networks[i]) return true;
  return false;
}
