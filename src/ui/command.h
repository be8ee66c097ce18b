// SPDX-License-Identifier: GPL-3.0-or-later
/* One row for each thing a person can tell the program to do. Dispatch, key bar, help, palette,
 * menus and the key section of the manual are all made from these rows; nobody types a key into
 * a text.
 *
 * Invariant: where a command is valid is whose table it stands in (the program's own, or a
 * pane's); no key stands twice in one context. Tables end with a row whose id is NULL. */
#ifndef LB_UI_COMMAND_H
#define LB_UI_COMMAND_H

#include "base/err.h"
#include "ui/key.h"

struct app;

enum command_menu {
  MENU_NONE,
  MENU_FILE,
  MENU_EDIT,
  MENU_SHOW,
  MENU_DECIDE,
  MENU_MEETING,
  MENU_REPORT,
  MENU_HELP,
  MENUS
};
extern const char *const command_menu_names[MENUS]; /* msgids */

enum command_flag {
  COMMAND_ROW = 1,    /* needs a selected row */
  COMMAND_WRITES = 2, /* refused in a file that is only read */
  COMMAND_OVER = 4    /* the program's own that hold also in what lies over the screen */
};

struct command {
  const char *id;
  int key, second, third;
  const char *label; /* msgid, at most 10 columns in each language; NULL: never in the bar */
  const char *name;  /* msgid, as it stands in menus and palette */
  const char *help;  /* msgid, one sentence */
  int priority;      /* in the bar: 1 first to be kept; 0 not in the bar */
  enum command_menu menu;
  unsigned flags;
  /* Returns false with a sentence when it was refused. May push views, never draws. */
  bool (*run)(struct app *app, int argument, struct err *err);
  int argument;
  /* NULL, or: why it does not apply now (translated); NULL when it does. */
  const char *(*why_not)(struct app *app);
};

/* "Outcome does not apply now: " and the cause, which is part of a sentence. Always false. */
bool command_refuse(const struct command *command, const char *cause, struct err *err);
const struct command *command_find(const struct command *table, int key);
/* The key bar of a context: labels by their order in the tables, dropped by priority until they fit
 * in `width`. `own` may be NULL; of `program` only those with all of `flags` that the pane's own
 * keys do not hide and, unless `app` is NULL, that apply now. Adds "F1 Hjälp  F2 Ändra ..." to out.
 */
void command_bar(struct buf *out, struct app *app, const struct command *own,
                 const struct command *program, unsigned flags, int width);

#endif
