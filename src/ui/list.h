// SPDX-License-Identifier: GPL-3.0-or-later
/* A table on the screen: columns as data, one selected row, sorting, filtering, scrolling.
 *
 * Invariant: the selection is a record's id, not a place, so that it survives loading, sorting and
 * filtering; it is always on a row that is shown when there is any. */
#ifndef LB_UI_LIST_H
#define LB_UI_LIST_H

#include "base/arena.h"
#include "base/buf.h"
#include "ui/draw.h"
#include "ui/key.h"

#include <stdint.h>

enum column_sort { SORT_NONE, SORT_TEXT, SORT_NUMBER };

struct column {
  const char *id;
  const char *head;   /* msgid */
  int min, want, max; /* columns of the screen */
  bool right;
  enum column_sort sort;
  int priority; /* 1 goes last when room is short; the first column never goes */
};

/* Where rows come from; the list asks for cells when it draws, filters and sorts. */
struct list_source {
  size_t n;
  void *data;
  int64_t (*id)(void *data, size_t row);
  /* Text of a cell as it is shown (clean), and its style when it is not plain. */
  void (*cell)(void *data, size_t row, size_t column, struct buf *out, enum style *style);
  /* The number a SORT_NUMBER column sorts by. */
  double (*number)(void *data, size_t row, size_t column);
};

enum { LIST_COLUMNS = 12 };

struct list {
  const struct column *columns;
  size_t n_columns;
  struct list_source source;
  size_t *order; /* shown rows, in order; in the pane's arena */
  size_t n_shown;
  int64_t selected;   /* id; 0 none */
  size_t cursor, top; /* places in order */
  int page;           /* rows that were drawn last */
  int width;          /* of the row that was drawn last; 0 before that */
  int sort;           /* column, or -1 for the order they come in */
  bool descending;
  char filter[128];
};

void list_init(struct list *list, const struct column *columns, size_t n_columns);
/* New rows: filters, sorts, keeps the selection (or its neighbour). */
void list_set(struct list *list, struct arena *arena, const struct list_source *source);
void list_filter(struct list *list, struct arena *arena, const char *filter);
void list_sort(struct list *list, struct arena *arena, int column, bool descending);
/* The next sortable column, to the left (-1) or right (1). */
void list_next_sort(struct list *list, struct arena *arena, int step);
/* Arrows, Home, End, PgUp, PgDn, Ctrl+Home, Ctrl+End. True when the key was one of them. */
bool list_key(struct list *list, int key);
void list_select(struct list *list, int64_t id);
/* The source's row that is selected; SIZE_MAX when none. */
size_t list_row(const struct list *list);
/* Next row after the selected one that matches; false when none does. */
bool list_find(struct list *list, const char *needle, int step);
enum list_head { LIST_BARE, LIST_HEAD, LIST_RULED /* a rule under the head */ };
/* Sets the page to so many rows and scrolls until the selected row is on it; for panes that draw
 * their rows themselves. */
void list_scroll(struct list *list, int rows);
/* How many rows the page shows. */
size_t list_visible(const struct list *list);
/* Head and rows in `r`; `focus` marks the selected row. Returns the screen line of the selected
 * row, -1 when it is not shown. */
int list_draw(struct list *list, struct rect r, bool focus, enum list_head head);
/* The cells of the selected row that had no room when it was drawn, whole; nothing when all had. */
void list_cut(const struct list *list, struct buf *out);
/* "7 av 12 · filter: åto · sorterat på Obs" */
void list_status(const struct list *list, struct buf *out);
/* Widths that the columns get in `width`; 0 for one that is left out. */
void list_widths(const struct column *columns, size_t n, int width, int *widths);

#endif
