// SPDX-License-Identifier: GPL-3.0-or-later
/* A year's measures with what came before and after, as the plot and the table of screen 15 read
 * them.
 *
 * Invariant: a pane that uses these begins its state with a struct effect_rows, and its view's
 * subject has the year in `other`. */
#ifndef LB_UI_EFFECT_ROWS_H
#define LB_UI_EFFECT_ROWS_H

#include "report/effect_words.h"
#include "ui/views.h"

#define EFFECT_MINUS "\u2212"

struct effect_rows {
  struct effects effects;
  struct effect *rows; /* those that have started */
  size_t n;
  struct lesson *lessons; /* of the year */
  size_t n_lessons;
};

bool effect_rows_load(struct app *app, struct pane *pane, struct err *err);
int64_t effect_row_id(void *data, size_t row);
/* The selected row; NULL when there is none. */
const struct effect *effect_selected(const struct pane *pane);
/* The lesson that somebody has written of the measure and nobody has answered; NULL for none. */
const struct lesson *effect_lesson(const struct effect_rows *s, int64_t measure_id);
/* The year that is analysed today: that of the last whole month. */
int effect_year(const struct app *app);
/* The ratio that is judged by. */
const struct effect_ratio *effect_headline(const struct effect *effect);
/* There is enough to say something. */
bool effect_judged(const struct effect *effect);
/* "–", "46" */
void effect_count(struct buf *out, double count);

extern const struct view_ops effects_table_view;

#endif
