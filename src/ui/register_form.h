// SPDX-License-Identifier: GPL-3.0-or-later
/* What the small forms of the registers have in common: their frame, and from when until when a
 * row applies. */
#ifndef LB_UI_REGISTER_FORM_H
#define LB_UI_REGISTER_FORM_H

#include "ui/form_common.h"

void register_title(struct app *app, struct form *form, struct buf *out);
/* From when a new row applies if nothing else is said: the first of January of this year, or of the
 * one before when the month that is being entered lies there. */
int register_first_day(const struct app *app);
/* Fills the two fields of VALID_ROWS, the first of which is `field`. */
void register_fill_valid(struct app *app, struct form *form, int field, int from, int to);

#define REGISTER_FORM(self, id_, new_, change_, about_)                                        \
  .pane = FORM_PANE(id_, change_, about_, form_small_commands), .view = FORM_SMALL_VIEW(self), \
  .new_name = new_, .change_name = change_, .label_width = 15, .width = 54,                    \
  .title = register_title

#define FIELDS(table) .fields = table, .n_fields = sizeof table / sizeof *table

/* What every register row ends with: from when and until when it applies. */
#define VALID_ROWS(row_)                                                                       \
  {"from", N_("Valid from"), FIELD_DAY, FIELD_MUST, row_, 1, .width = 16},                     \
  {                                                                                            \
    "to", N_("Valid to"), FIELD_DAY, FIELD_NEXT_DATE, row_ + 1, 1, .width = 16,                \
                                                                   .note = N_("empty = still") \
  }

#endif
