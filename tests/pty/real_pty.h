// SPDX-License-Identifier: GPL-3.0-or-later
/* The program in a real terminal: forkpty on one side, libvterm on the other.
 *
 * Invariant: a test waits for what it expects to see, never for a time, and at most WAIT_MS. */
#ifndef LB_TESTS_REAL_PTY_H
#define LB_TESTS_REAL_PTY_H

#include <stdbool.h>
#include <sys/types.h>
#include <vterm.h>

enum { WAIT_MS = 20000 };

struct pty {
  int fd;
  pid_t pid;
  VTerm *vt;
  VTermScreen *screen;
  int lines, columns;
  bool alternate, cursor_visible, paste; /* what the terminal has been told */
  long bytes;                            /* that the program has sent */
  bool ended;
  int status;
};

/* Makes an empty folder, its name in `folder`, where the programs that are started keep their
 * files, and sets their clock. */
bool pty_make_home(char *folder, size_t size);
bool pty_remove_home(const char *folder);
/* Starts the program with the words of `arguments` (ends with NULL) in a terminal of that size.
 * `locale` NULL: C.UTF-8. */
void pty_start(struct pty *pty, int lines, int columns, const char *locale,
               const char *const *arguments);
void pty_text(struct pty *pty, const char *text); /* typed, letter by letter */
/* Sends as much as that, taking in what comes meanwhile. */
void pty_send(struct pty *pty, const char *bytes, size_t n);
void pty_key(struct pty *pty, VTermKey key, VTermModifier modifier);
void pty_resize(struct pty *pty, int lines, int columns);
bool pty_shows(struct pty *pty, const char *text); /* waits until it does */
bool pty_lacks(struct pty *pty, const char *text); /* waits until it does not */
void pty_line(struct pty *pty, int line, char *out, int size);
/* Lets `ms` pass, and returns how many bytes the program sent meanwhile. */
long pty_quiet(struct pty *pty, int ms);
/* Milliseconds of a clock that only goes forward. */
long pty_clock(void);
bool pty_ends(struct pty *pty);    /* waits until the program has ended */
void pty_release(struct pty *pty); /* kills what is left */

#endif
