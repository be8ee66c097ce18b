// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawing in cells: text, frames, bars, signs, in roles rather than colours.
 *
 * Invariant: nothing is drawn outside the rectangle that a call is given, and no text leaves it
 * cut inside a grapheme. All text is expected to be clean (see text_clean). */
#ifndef LB_UI_DRAW_H
#define LB_UI_DRAW_H

#include <stdbool.h>

struct rect {
  int y, x, h, w;
};

enum style {
  STYLE_TEXT,
  STYLE_TITLE,
  STYLE_BAR_KEY,
  STYLE_BAR_LABEL,
  STYLE_FRAME,
  STYLE_FOCUS,
  STYLE_SELECTED,
  STYLE_ACTION,
  STYLE_DONE,
  STYLE_ERROR,
  STYLE_MARK,
  STYLE_HEAD,
  STYLE_FIELD,
  STYLE_FIELD_FOCUS,
  STYLES
};

void draw_clear(struct rect r);
/* At most `width` columns from (y, x); the rest of the width is filled with blanks. A longer text
 * ends with an ellipsis. */
void draw_text(int y, int x, int width, enum style style, const char *text);
void draw_text_right(int y, int x, int width, enum style style, const char *text);
/* As draw_text, without filling. Returns the columns used. */
int draw_run(int y, int x, int width, enum style style, const char *text);
/* A frame with a title in its upper edge; double lines when it has the focus. */
void draw_frame(struct rect r, const char *title, bool focus);
void draw_rule(int y, int x, int width); /* a thin line inside a frame */
/* The inside of a frame. */
struct rect draw_inside(struct rect r);
/* The sign, or its ASCII twin in ASCII mode. */
const char *draw_sign(const char *sign, const char *ascii);
const char *draw_arrow(void); /* the mark of the selected row */
/* Repaints the style of cells that stand already (for the selected row). */
void draw_restyle(int y, int x, int width, enum style style);
/* Where the cursor is when the screen is shown; what has no focus does not move it. */
void draw_cursor(int y, int x, bool focus);
void draw_no_cursor(void);
/* Everything drawn so far is sent, only what differs. */
void draw_show(void);
/* Forgets what the terminal shows, so that all of it is sent again. */
void draw_forget(void);

/* Sets up the colours of a theme; term_start and nobody else calls it. */
void draw_start(int theme);
/* Tests: what stands on the screen as text, then a block of style letters, then the cursor. */
struct buf;
void draw_dump(struct buf *out);

/* A sparkline, one cell a value: eighths of `max`; negative is blank (missing), 0 a dot. */
void draw_sparkline(struct buf *out, const long *values, int n, long max);
/* A bar of `width` cells filled to `part` of `all`; `rest` shows the empty part. */
void draw_bar(struct buf *out, long part, long all, int width, bool rest);

#endif
