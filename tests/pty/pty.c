// SPDX-License-Identifier: GPL-3.0-or-later
#include "real_pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

long pty_clock(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
  struct pty *pty = user;
  if (property == VTERM_PROP_ALTSCREEN) pty->alternate = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) pty->cursor_visible = value->boolean;
  return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void flush_keys(struct pty *pty)
{
  char bytes[256];
  size_t n;
  while ((n = vterm_output_read(pty->vt, bytes, sizeof bytes)) > 0)
    if (write(pty->fd, bytes, n) != (ssize_t)n) return;
}

static void watch_paste(struct pty *pty, const char *bytes, size_t n)
{
  for (size_t i = 0; i + 8 <= n; i++) {
    if (memcmp(bytes + i, "\033[?2004h", 8) == 0) pty->paste = true;
    if (memcmp(bytes + i, "\033[?2004l", 8) == 0) pty->paste = false;
  }
}

/* Takes in what the program sends within `ms`; false when nothing came. */
static bool take_in(struct pty *pty, int ms)
{
  struct pollfd fd = {.fd = pty->fd, .events = POLLIN};
  char bytes[8192];
  if (poll(&fd, 1, ms) <= 0) return false;
  ssize_t n = read(pty->fd, bytes, sizeof bytes);
  if (n <= 0) {
    pty->ended = true;
    return false;
  }
  pty->bytes += n;
  watch_paste(pty, bytes, (size_t)n);
  vterm_input_write(pty->vt, bytes, (size_t)n);
  flush_keys(pty);
  return true;
}

bool pty_make_home(char *folder, size_t size)
{
  snprintf(folder, size, "/tmp/lagesbild-pty-XXXXXX");
  if (!mkdtemp(folder)) return false;
  setenv("XDG_DATA_HOME", folder, 1);
  setenv("XDG_STATE_HOME", folder, 1);
  setenv("XDG_CONFIG_HOME", folder, 1);
  setenv("LAGESBILD_NOW", "2026-11-22T13:42", 1);
  return true;
}

bool pty_remove_home(const char *folder)
{
  char command[128];
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  return system(command) == 0;
}

void pty_start(struct pty *pty, int lines, int columns, const char *locale,
               const char *const *arguments)
{
  memset(pty, 0, sizeof *pty);
  pty->lines = lines;
  pty->columns = columns;
  pty->cursor_visible = true;
  struct winsize size = {.ws_row = (unsigned short)lines, .ws_col = (unsigned short)columns};
  pty->pid = forkpty(&pty->fd, NULL, NULL, &size);
  if (pty->pid == 0) {
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", locale ? locale : "C.UTF-8", 1);
    const char *words[16] = {getenv("LAGESBILD_PROGRAM")};
    for (int i = 0; arguments[i] && i < 14; i++)
      words[i + 1] = arguments[i];
    execv(words[0], (char *const *)words);
    _exit(127);
  }
  pty->vt = vterm_new(lines, columns);
  vterm_set_utf8(pty->vt, 1);
  pty->screen = vterm_obtain_screen(pty->vt);
  vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
  vterm_screen_enable_altscreen(pty->screen, 1);
  vterm_screen_reset(pty->screen, 1);
}

void pty_text(struct pty *pty, const char *text)
{
  for (size_t at = 0; text[at];) {
    size_t n = 1;
    while (((unsigned char)text[at + n] & 0xc0) == 0x80)
      n++;
    if (write(pty->fd, text + at, n) != (ssize_t)n) return;
    at += n;
  }
}

void pty_send(struct pty *pty, const char *bytes, size_t n)
{
  fcntl(pty->fd, F_SETFL, O_NONBLOCK);
  for (long end = pty_clock() + WAIT_MS; n > 0 && !pty->ended && pty_clock() < end;) {
    struct pollfd fd = {.fd = pty->fd, .events = POLLOUT};
    while (take_in(pty, 0))
      ;
    if (poll(&fd, 1, 20) <= 0) continue;
    ssize_t sent = write(pty->fd, bytes, n);
    if (sent <= 0) continue;
    bytes += sent;
    n -= (size_t)sent;
    end = pty_clock() + WAIT_MS;
  }
  fcntl(pty->fd, F_SETFL, 0);
}

void pty_key(struct pty *pty, VTermKey key, VTermModifier modifier)
{
  vterm_keyboard_key(pty->vt, key, modifier);
  flush_keys(pty);
}

void pty_resize(struct pty *pty, int lines, int columns)
{
  struct winsize size = {.ws_row = (unsigned short)lines, .ws_col = (unsigned short)columns};
  pty->lines = lines;
  pty->columns = columns;
  vterm_set_size(pty->vt, lines, columns);
  ioctl(pty->fd, TIOCSWINSZ, &size);
}

void pty_line(struct pty *pty, int line, char *out, int size)
{
  VTermRect row = {.start_row = line, .end_row = line + 1, .start_col = 0, .end_col = pty->columns};
  size_t n = vterm_screen_get_text(pty->screen, out, (size_t)size - 1, row);
  out[n] = 0;
}

static bool holds(struct pty *pty, const char *text)
{
  char line[2048];
  for (int y = 0; y < pty->lines; y++) {
    pty_line(pty, y, line, sizeof line);
    if (strstr(line, text)) return true;
  }
  return false;
}

static bool wait_for(struct pty *pty, const char *text, bool wanted)
{
  long end = pty_clock() + WAIT_MS;
  while (holds(pty, text) != wanted) {
    if (pty->ended || pty_clock() > end) {
      char line[2048];
      fprintf(stderr, "waited for %s\"%s\"; the screen is:\n", wanted ? "" : "the end of ", text);
      for (int y = 0; y < pty->lines; y++) {
        pty_line(pty, y, line, sizeof line);
        fprintf(stderr, "|%s\n", line);
      }
      return false;
    }
    take_in(pty, 50);
  }
  return true;
}

bool pty_shows(struct pty *pty, const char *text)
{
  return wait_for(pty, text, true);
}

bool pty_lacks(struct pty *pty, const char *text)
{
  return wait_for(pty, text, false);
}

long pty_quiet(struct pty *pty, int ms)
{
  while (take_in(pty, 200))
    ;
  long before = pty->bytes, end = pty_clock() + ms;
  while (pty_clock() < end)
    take_in(pty, (int)(end - pty_clock()));
  return pty->bytes - before;
}

bool pty_ends(struct pty *pty)
{
  long end = pty_clock() + WAIT_MS;
  while (pty_clock() < end) {
    take_in(pty, 20);
    if (waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid) {
      while (take_in(pty, 50))
        ;
      pty->pid = 0;
      return true;
    }
  }
  return false;
}

void pty_release(struct pty *pty)
{
  if (!pty->vt) return;
  if (pty->pid > 0) {
    kill(pty->pid, SIGKILL);
    waitpid(pty->pid, NULL, 0);
  }
  close(pty->fd);
  vterm_free(pty->vt);
  memset(pty, 0, sizeof *pty);
}
