// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { QUIET_MS = 15, AFTER_START_MS = 60, PATIENCE_MS = 5000 };

static bool holds(struct pty *pty, const char *text)
{
  char line[2048];
  for (int y = 0; y < pty->lines; y++) {
    pty_line(pty, y, line, sizeof line);
    if (strstr(line, text)) return true;
  }
  return false;
}

/* The time of the last byte; 0 when nothing came. */
static double await(struct pty *pty, const char *until, int quiet_ms)
{
  double last = 0, begin = now_us();
  bool shown = !until;
  for (;;) {
    struct pollfd fd = {.fd = pty->fd, .events = POLLIN};
    char bytes[65536];
    bool settled = shown && last > 0;
    if (poll(&fd, 1, settled ? quiet_ms : 500) <= 0) {
      if (settled || (now_us() - begin) / 1000 > PATIENCE_MS) break;
      continue;
    }
    ssize_t n = read(pty->fd, bytes, sizeof bytes);
    if (n <= 0) break;
    last = now_us();
    pty->bytes += n;
    vterm_input_write(pty->vt, bytes, (size_t)n);
    if (until && !shown) shown = holds(pty, until);
  }
  if (!shown) fprintf(stderr, "bench: waited in vain for \"%s\"\n", until);
  return last;
}

double terminal_send(struct pty *pty, const char *bytes, const char *until)
{
  double begin = now_us();
  if (write(pty->fd, bytes, strlen(bytes)) < 0) return 0;
  double last = await(pty, until, QUIET_MS);
  return last > begin ? last - begin : 0;
}

void terminal_key(struct pty *pty, const char *keys)
{
  terminal_send(pty, keys, NULL);
}

double terminal_start(struct pty *pty, const char *const *words, const char *until)
{
  setenv("LAGESBILD_PROGRAM", words[0], 1);
  double begin = now_us();
  pty_start(pty, LINES_SHOWN, COLUMNS_SHOWN, NULL, words + 1);
  return await(pty, until, AFTER_START_MS) - begin;
}

void terminal_end(struct pty *pty, const char *keys)
{
  if (write(pty->fd, keys, strlen(keys)) < 0 || !pty_ends(pty))
    fprintf(stderr, "bench: the program did not end\n");
  pty_release(pty);
}

static FILE *open_process(const struct pty *pty, const char *name)
{
  char path[64];
  snprintf(path, sizeof path, "/proc/%ld/%s", (long)pty->pid, name);
  return fopen(path, "r");
}

double terminal_resident(const struct pty *pty)
{
  FILE *file = open_process(pty, "status");
  char line[256];
  double kilobytes = 0;
  while (file && fgets(line, sizeof line, file))
    if (strncmp(line, "VmRSS:", 6) == 0) kilobytes = strtod(line + 6, NULL);
  if (file) fclose(file);
  return kilobytes;
}

double terminal_cpu(const struct pty *pty)
{
  FILE *file = open_process(pty, "schedstat");
  char line[256] = "0";
  if (file && !fgets(line, sizeof line, file)) line[0] = 0;
  if (file) fclose(file);
  return strtod(line, NULL) / 1000;
}
