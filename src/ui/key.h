// SPDX-License-Identifier: GPL-3.0-or-later
/* A key as the program knows it, free of curses. */
#ifndef LB_UI_KEY_H
#define LB_UI_KEY_H

#include "base/buf.h"

enum {
  K_NONE = 0,
  /* 1-31 are control letters: K_CTRL('s'); 32 and up are code points */
  K_TAB = 9,
  K_ENTER = 13,
  K_ESC = 27,
  K_BACKSPACE = 127,
  K_SPECIAL = 0x110000, /* beyond Unicode */
  K_F1,
  K_F2,
  K_F3,
  K_F4,
  K_F5,
  K_F6,
  K_F7,
  K_F8,
  K_F9,
  K_F10,
  K_UP,
  K_DOWN,
  K_LEFT,
  K_RIGHT,
  K_HOME,
  K_END,
  K_PGUP,
  K_PGDN,
  K_DELETE,
  K_INSERT,
  K_BTAB,
  K_CTRL_LEFT,
  K_CTRL_RIGHT,
  K_CTRL_HOME,
  K_CTRL_END,
  K_ALT_DOWN,
  K_UP_DOWN, /* these two stand in bars only: no key sends them */
  K_LEFT_RIGHT,
  K_RESIZE,
  K_PASTE,
  K_HANGUP /* the terminal went away or the program is told to end */
};
#define K_CTRL(letter) ((letter)&31)

struct key {
  int code;
  const char *text; /* of K_PASTE: what was pasted, cleaned; lives until the next term_read */
};

/* "F1", "Ctrl+S", "Esc", "PgDn", "↑", "t": how the bar, help and menus write it (translated). */
void key_label(struct buf *out, int code);
/* The code of a name in English ("F2", "Ctrl+S", "Enter", "Down", "Alt+1", "x"), for scripts of
 * tests; K_NONE when there is none. */
int key_find(const char *name);

#endif
