// SPDX-License-Identifier: GPL-3.0-or-later
/* The panes of the main screen and what they share. */
#ifndef LB_UI_VIEW_MAIN_H
#define LB_UI_VIEW_MAIN_H

#include "ui/app.h"

enum { MAIN_AREAS, MAIN_TOP, MAIN_MEASURES, MAIN_FOLLOWUP };
extern const struct pane_ops areas_pane, top_pane, measures_pane, followup_pane;

/* At this inner width a pane shows more columns and whole dates. */
enum { MAIN_WIDE = 50 };

/* Opens the ranking that the shown quarter's three rest on. */
bool main_decide(struct app *app, int argument, struct err *err);
#define MAIN_DECIDE(own_id)                                                           \
  {                                                                                   \
    .id = own_id, .key = K_F8, .second = 'b', .label = N_("Decide"),                  \
    .name = N_("Ranking and decision …"),                                             \
    .help = N_("Shows the ranking that the quarter's three rest on."), .priority = 8, \
    .menu = MENU_DECIDE, .run = main_decide                                           \
  }

#endif
