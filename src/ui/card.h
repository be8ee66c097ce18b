// SPDX-License-Identifier: GPL-3.0-or-later
/* The panes of an area's card. Their view's subject is the area; the quarter is the one that the
 * program shows. */
#ifndef LB_UI_CARD_H
#define LB_UI_CARD_H

#include "ui/views.h"

extern const struct pane_ops card_title_pane, card_categories_pane, card_measures_pane,
    card_observations_pane, card_numbers_pane;

enum { CARD_MONTHS = 24 };

/* What 24 months of an area look like beside the others. */
struct card_months {
  int last;                       /* yyyymm of the last one */
  long observations[CARD_MONTHS]; /* -1: before anything was counted */
  long severity[CARD_MONTHS], late[CARD_MONTHS];
  long long cost[CARD_MONTHS];
  long scale; /* the most of any area in any of the months */
};
bool card_months(struct app *app, int64_t area_id, struct arena *arena, struct card_months *months,
                 struct err *err);

/* Commands' runs: a new observation in the area, and the numbers behind the curve. */
bool card_new_observation(struct app *app, int argument, struct err *err);
bool card_show_numbers(struct app *app, int argument, struct err *err);
const char *card_hint(struct app *app, struct pane *pane);

/* The rows of a table that hold in every pane of the card. */
#define CARD_NUMBERS                                                                           \
  {                                                                                            \
    .id = "card-numbers", .key = 'g', .name = N_("The numbers behind the curve"),              \
    .help = N_("Shows the 24 months as a table."), .menu = MENU_SHOW, .run = card_show_numbers \
  }
#define CARD_NEW_OBSERVATION                                                                  \
  {                                                                                           \
    .id = "card-new", .key = K_F4, .second = K_CTRL('n'), .label = N_("New obs"),             \
    .name = N_("New observation here …"),                                                     \
    .help = N_("Opens the form for what was seen, with this area filled in."), .priority = 3, \
    .menu = MENU_FILE, .flags = COMMAND_WRITES, .run = card_new_observation                   \
  }

#endif
