// SPDX-License-Identifier: GPL-3.0-or-later
/* A pane shows one thing; a view is one to four panes that fill the screen, or one that lies over
 * what is below it (a form in a frame, a dialog, the palette).
 *
 * Invariant: load reads the store into the pane's arena, draw only draws what load made, handlers
 * only change data. Nothing in the arena outlives the next load; what must, lies in `state`. */
#ifndef LB_UI_PANE_H
#define LB_UI_PANE_H

#include "base/arena.h"
#include "base/err.h"
#include "ui/command.h"
#include "ui/draw.h"
#include "ui/list.h"

struct app;
struct pane;
struct view;

struct pane_ops {
  const char *id;                 /* also names its view state */
  const char *name;               /* msgid, heading in the help */
  const char *about;              /* msgid, a short text for the help; NULL for none */
  const struct command *commands; /* NULL for none */
  unsigned watch;                 /* topics that make it load again */
  bool follows;                   /* loads again when another row of its list is selected */
  size_t state_size;              /* zeroed memory of its own, at pane->state */
  void (*open)(struct app *app, struct pane *pane);
  bool (*load)(struct app *app, struct pane *pane, struct err *err);
  void (*draw)(struct app *app, struct pane *pane, bool focus);
  /* What the first drawing did without, worked out before a key is awaited: true when the pane must
   * be loaded and drawn again. NULL: nothing was left out. */
  bool (*settle)(struct app *app, struct pane *pane);
  /* Keys that are no commands: typing, digits. Asked before commands when `typing` says so, else
   * after. True when the key was taken. */
  bool (*key)(struct app *app, struct pane *pane, const struct key *key);
  bool (*typing)(struct app *app, struct pane *pane); /* NULL: never */
  void (*close)(struct app *app, struct pane *pane);
  /* A line for the message row when nothing else stands there (translated); NULL for none. */
  const char *(*hint)(struct app *app, struct pane *pane);
  /* What the bar shows while something of the pane's own is open; NULL for its commands. */
  const struct command *(*bar)(struct app *app, struct pane *pane);
};

struct pane {
  const struct pane_ops *ops;
  struct view *view; /* that it is part of */
  struct rect rect;
  bool marked; /* to be loaded before it is drawn */
  struct arena arena;
  struct list list;
  void *state;
  struct err error; /* of the last load; text empty when it went well */
};

enum { VIEW_PANES = 4 };

struct view_ops {
  const char *id;
  bool over;                                /* lies over the view below */
  bool asks;                                /* its only pane stands in the message row */
  bool plain;                               /* draws the title row and bar itself (projector) */
  const struct pane_ops *panes[VIEW_PANES]; /* the rest NULL */
  /* Sets each pane's rect; `r` is the screen without title, message and bar (or, `over`, with). */
  void (*layout)(struct app *app, struct view *view, struct rect r);
  /* Right half of the title row. NULL: the quarter and the date. */
  void (*title)(struct app *app, struct view *view, struct buf *out);
  void (*draw)(struct app *app, struct view *view); /* frames around panes; may be NULL */
};

/* What a view is about; the members that its kind uses. */
struct subject {
  int64_t id, other;
  int quarter, month;
  const char *text; /* borrowed, must outlive the view */
};

struct view {
  const struct view_ops *ops;
  struct pane panes[VIEW_PANES];
  int n_panes, focus;
  struct subject subject;
  struct view *left; /* the next of those that are to be closed */
};

#endif
