// SPDX-License-Identifier: GPL-3.0-or-later
/* A line (or several) being typed: UTF-8 text and a cursor.
 *
 * Invariant: the text is clean UTF-8 and the cursor stands between graphemes. Text that held a
 * person's data is overwritten when it goes. */
#ifndef LB_UI_EDIT_H
#define LB_UI_EDIT_H

#include "base/buf.h"
#include "ui/draw.h"
#include "ui/key.h"

#include <stdbool.h>
#include <stddef.h>

struct edit {
  struct buf text;
  size_t cursor; /* byte offset */
  size_t first;  /* first byte (one line) or line (several) that is shown */
  bool many;     /* Enter is a new line */
  int width;     /* columns it was drawn in; 0 before */
  size_t limit;  /* bytes; 0: 4000 */
  bool changed;  /* the last key changed the text */
  bool full;     /* and not all that it brought had room */
};

enum { EDIT_SEARCH = 120 /* bytes, of a line where one searches */ };

void edit_set(struct edit *edit, const char *text); /* cursor at the end */
void edit_clear(struct edit *edit);                 /* overwrites and empties */
void edit_release(struct edit *edit);
/* Typing, Backspace, Delete, arrows, Home, End, Ctrl+arrows, paste. True when the key was taken
 * and, for moves, the cursor could move. */
bool edit_key(struct edit *edit, const struct key *key);
/* Draws into `r` (brackets not included) and gives the cursor's cell. */
void edit_draw(struct edit *edit, struct rect r, enum style style, int *y, int *x);

#endif
