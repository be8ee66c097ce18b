// SPDX-License-Identifier: GPL-3.0-or-later
/* The running program in process: the real loop's parts on a practice file of its own, a terminal
 * that goes nowhere, a fixed clock, and keys as key codes or as bytes.
 *
 * Invariant: everything it writes lies in a folder that play_close removes. */
#ifndef LB_UNIT_PLAY_H
#define LB_UNIT_PLAY_H

#include "ops_fixture.h"
#include "ui/app.h"

#include <stdio.h>

struct play {
  struct fixture files; /* its folder and path only */
  struct app app;
  struct app_options options;
  struct config config;
  struct arena arena;
  FILE *in, *out;
  int keys;   /* the writing end of the keyboard */
  bool again; /* ended by the last key, and started again */
};

void play_open(struct play *play);
void play_close(struct play *play);

/* Hands on a key; a program that it ends is started again. */
void play_press(struct play *play, const struct key *key);
/* What the loop does when no key waits: load, draw, work out what was left for later. */
void play_show(struct play *play);
void play_resize(struct play *play, int lines, int columns);

/* Fails unless all cells of the screen are whole, none holds a control character, every frame of
 * the view on top has straight sides, and the cursor is inside. `what` is said with it. */
void play_check(struct play *play, const char *what);
/* The text of the dump's line. */
const char *play_line(const char *dump, int y);

#endif
