// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/effect_rows.h"

#include "base/date.h"

int effect_year(const struct app *app)
{
  return month_add(date_month(app->clock.date), -1) / 100;
}

bool effect_rows_load(struct app *app, struct pane *pane, struct err *err)
{
  struct effect_rows *s = pane->state;
  int year = (int)pane->view->subject.other;
  s->n = 0;
  if (!effects_of(app->store, year, app->clock.date, &pane->arena, &s->effects, err) ||
      !store_lessons(app->store, year, &pane->arena, &s->lessons, &s->n_lessons, err))
    return false;
  s->rows = s->effects.rows;
  s->n = s->effects.started;
  return true;
}

int64_t effect_row_id(void *data, size_t row)
{
  return ((const struct effect_rows *)data)->rows[row].measure->id;
}

const struct effect *effect_selected(const struct pane *pane)
{
  const struct effect_rows *s = pane->state;
  size_t row = list_row(&pane->list);
  return row < s->n ? &s->rows[row] : NULL;
}

const struct lesson *effect_lesson(const struct effect_rows *s, int64_t measure_id)
{
  const struct lesson *found = NULL;
  for (size_t i = 0; i < s->n_lessons; i++)
    if (s->lessons[i].measure_id == measure_id && s->lessons[i].state == LESSON_NEW)
      found = &s->lessons[i];
  return found;
}

const struct effect_ratio *effect_headline(const struct effect *effect)
{
  return &effect->before[BEFORE_C].ratio;
}

bool effect_judged(const struct effect *effect)
{
  return effect->verdict != EFFECT_TOO_FEW;
}

void effect_count(struct buf *out, double count)
{
  buf_addf(out, "%.0f", count);
}
