// SPDX-License-Identifier: GPL-3.0-or-later
/* Observations in a list, newest first, read a page at a time: those of an area's card and those of
 * a month.
 *
 * Invariant: the rows are a beginning of what the query has, in its order; they are read on when
 * the end comes near, and all of them before they are sorted or filtered in another way. */
#ifndef LB_UI_OBSERVATION_ROWS_H
#define LB_UI_OBSERVATION_ROWS_H

#include "ui/app.h"

enum observation_cell {
  CELL_DAY,
  CELL_TIME,
  CELL_AREA,
  CELL_CATEGORY,
  CELL_SEVERITY,
  CELL_SOURCE,
  CELL_NOTE,
  CELL_PLACE,
  CELL_NUMBER
};

/* The state of a pane that shows them. */
struct observation_rows {
  const enum observation_cell *cells; /* what each column of the pane's list holds */
  struct arena kept;                  /* the rows; lives over loads that only read on */
  struct observation *rows;
  size_t n, capacity;
  long all; /* that the query has */
  bool read_on, whole;
  bool more; /* a search has others than those that it took */
};

/* For open: the columns; the first one is the day. */
void observation_rows_open(struct pane *pane, const struct column *columns, size_t n_columns,
                           const enum observation_cell *cells);
bool observation_rows_load(struct app *app, struct pane *pane,
                           const struct observation_query *query, struct err *err);
/* The last registered ones that have the words; `all` is those that are shown. */
bool observation_rows_search(struct app *app, struct pane *pane, const char *words,
                             struct err *err);
/* For layout, which comes before loading: marks the pane when more rows are needed. */
void observation_rows_follow(struct pane *pane);
void observation_rows_close(struct app *app, struct pane *pane);
/* The selected one; NULL when there is none. */
const struct observation *observation_rows_selected(const struct pane *pane);

/* Commands' runs, for the focused pane. */
bool observation_rows_change(struct app *app, int argument, struct err *err);
bool observation_rows_void(struct app *app, int argument, struct err *err);
bool observation_rows_measure(struct app *app, int argument, struct err *err);

/* The rows that every list of observations has in its table of commands. */
#define OBSERVATION_COMMANDS(id_)                                                               \
  {.id = id_ "-change",                                                                         \
   .key = K_F2,                                                                                 \
   .second = K_CTRL('e'),                                                                       \
   .third = K_ENTER,                                                                            \
   .label = N_("Change"),                                                                       \
   .name = N_("Change the observation …"),                                                      \
   .help = N_("Opens the observation, to read all of it or change it."),                        \
   .priority = 3,                                                                               \
   .menu = MENU_EDIT,                                                                           \
   .flags = COMMAND_ROW,                                                                        \
   .run = observation_rows_change},                                                             \
      {.id = id_ "-void",                                                                       \
       .key = K_DELETE,                                                                         \
       .name = N_("Void the observation …"),                                                    \
       .help = N_("Takes the observation out of the count, with a reason; it can be undone."),  \
       .menu = MENU_EDIT,                                                                       \
       .flags = COMMAND_ROW | COMMAND_WRITES,                                                   \
       .run = observation_rows_void},                                                           \
  {                                                                                             \
    .id = id_ "-quick-measure", .key = 'q', .name = N_("Quick measure …"),                      \
    .help = N_("Makes a measure from the observation, outside the top three."),                 \
    .menu = MENU_DECIDE, .flags = COMMAND_ROW | COMMAND_WRITES, .run = observation_rows_measure \
  }

#endif
