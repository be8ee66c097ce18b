// SPDX-License-Identifier: GPL-3.0-or-later
/* The terminal: taking it over, reading keys, giving it back.
 *
 * Invariant: after term_stop, which every way out goes through, the terminal is as it was. Only
 * term.c and draw.c include curses.h. */
#ifndef LB_UI_TERM_H
#define LB_UI_TERM_H

#include "base/err.h"
#include "ui/key.h"

#include <stdio.h>

enum term_theme { THEME_DARK, THEME_LIGHT, THEME_MONO };

struct term_options {
  FILE *in, *out;     /* NULL: standard input and output */
  const char *type;   /* NULL: TERM */
  int lines, columns; /* 0: the terminal's own; set by tests */
  int esc_ms;         /* how long an Esc waits for the rest of a key */
  enum term_theme theme;
  bool ascii; /* + - | and the twins of signs */
};

bool term_start(const struct term_options *options, struct err *err);
void term_stop(void);
/* Leaves the screen to another program and takes it back. */
void term_suspend(void);
void term_resume(void);

/* What curses writes between the two is sent to the terminal at once: a frame is never seen in
 * parts, and is one packet on a line. */
void term_hold(void);
void term_send(void);

int term_lines(void);
int term_columns(void);
bool term_ascii(void);
void term_set_ascii(bool ascii);
/* Waits at most `wait_ms` (-1: for ever). Returns false when no key came. Alt+digit, and Esc with
 * a digit in the same read, are the F-key; a bracketed paste is one K_PASTE. */
bool term_read(struct key *key, int wait_ms);
/* True when more input is waiting: the caller may leave out a redraw. */
bool term_pending(void);
/* Sends to the clipboard by OSC 52. */
void term_copy(const char *text);
/* Tests: another size, as if the window was resized. */
void term_resize(int lines, int columns);

#endif
