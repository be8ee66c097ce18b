// SPDX-License-Identifier: GPL-3.0-or-later
/* Measures as rows of a list: in the main screen's third pane and in the list of all measures.
 *
 * Invariant: a pane that uses these has a struct measure_rows as its state. */
#ifndef LB_UI_MEASURE_ROWS_H
#define LB_UI_MEASURE_ROWS_H

#include "ui/app.h"

enum {
  MEASURE_SIGN,
  MEASURE_NUMBER,
  MEASURE_TEXT,
  MEASURE_AREA,
  MEASURE_OWNER,
  MEASURE_DEADLINE,
  MEASURE_STATE,
  MEASURE_COLUMNS
};

struct measure_rows {
  struct column columns[MEASURE_COLUMNS]; /* deadlines are weeks where there is little room */
  struct measure *rows;
  size_t n;
  int64_t newest; /* of the load before */
  int today;
  bool wide;
};

/* By deadline, with what is done last; then as the list was left. */
void measure_rows_open(struct app *app, struct pane *pane);
bool measure_rows_load(struct app *app, struct pane *pane, const struct measure_query *query,
                       struct err *err);
void measure_rows_draw(struct pane *pane, struct rect r, bool focus);

/* Commands on the selected measure. */
bool measure_open_selected(struct app *app, int argument, struct err *err);
bool measure_edit_selected(struct app *app, int argument, struct err *err);
bool measure_new(struct app *app, int argument, struct err *err);
bool measure_decide_selected(struct app *app, int argument, struct err *err);
#define MEASURE_COMMANDS(prefix)                                                        \
  {.id = prefix "-open",                                                                \
   .key = K_ENTER,                                                                      \
   .second = K_RIGHT,                                                                   \
   .name = N_("Open the measure"),                                                      \
   .help = N_("Shows the measure with its log."),                                       \
   .menu = MENU_SHOW,                                                                   \
   .flags = COMMAND_ROW,                                                                \
   .run = measure_open_selected},                                                       \
      {.id = prefix "-edit",                                                            \
       .key = K_F2,                                                                     \
       .second = K_CTRL('e'),                                                           \
       .label = N_("Change"),                                                           \
       .name = N_("Change the measure …"),                                              \
       .help = N_("Opens the form of the selected measure."),                           \
       .priority = 5,                                                                   \
       .menu = MENU_EDIT,                                                               \
       .flags = COMMAND_ROW | COMMAND_WRITES,                                           \
       .run = measure_edit_selected},                                                   \
      {.id = prefix "-new",                                                             \
       .key = K_F4,                                                                     \
       .second = K_CTRL('n'),                                                           \
       .label = N_("New"),                                                              \
       .name = N_("New measure …"),                                                     \
       .help = N_("Opens the form for something to be done, with owner and deadline."), \
       .priority = 2,                                                                   \
       .menu = MENU_FILE,                                                               \
       .flags = COMMAND_WRITES,                                                         \
       .run = measure_new},                                                             \
  {                                                                                     \
    .id = prefix "-decide", .key = K_F8, .second = 'b', .label = N_("Decide"),          \
    .name = N_("Decide the measure …"),                                                 \
    .help = N_("Notes what the management group decided about the selected measure."),  \
    .priority = 8, .menu = MENU_DECIDE, .flags = COMMAND_ROW | COMMAND_WRITES,          \
    .run = measure_decide_selected                                                      \
  }

#endif
