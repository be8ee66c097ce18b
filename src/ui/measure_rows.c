// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/measure_rows.h"

#include "base/date.h"
#include "base/i18n.h"
#include "ui/forms.h"
#include "ui/pane_util.h"
#include "ui/view_main.h"
#include "ui/view_parts.h"
#include "ui/views.h"

#include <string.h>

enum { WEEK_WIDTH = 5, DONE_LAST = 100000000 };

static const struct column measure_columns[MEASURE_COLUMNS] = {
    {"sign", " ", 1, 1, 1, false, SORT_NONE, 1},
    {"number", N_("No."), 5, 5, 6, false, SORT_NUMBER, 2},
    {"measure", N_("Measure"), 17, 26, 60, false, SORT_TEXT, 3},
    {"area", N_("Area"), 15, 19, 30, false, SORT_TEXT, 7},
    {"owner", N_("Dept"), 4, 4, 16, false, SORT_TEXT, 4},
    {"deadline", N_("Due by"), 10, 10, 10, false, SORT_NUMBER, 2},
    {"state", " ", 8, 8, 11, false, SORT_TEXT, 6},
};

static int64_t row_id(void *data, size_t row)
{
  return ((struct measure_rows *)data)->rows[row].id;
}

static void add_deadline(struct buf *out, const struct measure_rows *s, int deadline)
{
  if (!deadline)
    buf_add(out, "–");
  else if (s->wide)
    date_iso(out, deadline);
  else
    buf_addf(out, _("w. %d"), date_iso_week(deadline, NULL));
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct measure_rows *s = data;
  const struct measure *m = &s->rows[row];
  enum measure_state state = measure_shown_state(m, s->today);
  if (state == MEASURE_OVERDUE) *style = STYLE_ACTION;
  if (state >= MEASURE_DONE && state <= MEASURE_REJECTED) *style = STYLE_DONE;
  switch (column) {
  case MEASURE_SIGN:
    buf_add(out, draw_sign(measure_state_terms[state].sign, measure_state_terms[state].ascii));
    break;
  case MEASURE_NUMBER:
    ops_measure_name(out, m->id);
    break;
  case MEASURE_TEXT:
    buf_add(out, m->text);
    break;
  case MEASURE_AREA:
    buf_add(out, m->area_name ? m->area_name : "–");
    break;
  case MEASURE_OWNER:
    buf_add(out, measure_owner(m));
    break;
  case MEASURE_DEADLINE:
    add_deadline(out, s, m->deadline);
    break;
  default:
    buf_add(out, term_label(measure_state_terms, (int)state));
  }
}

static double row_number(void *data, size_t row, size_t column)
{
  const struct measure *m = &((struct measure_rows *)data)->rows[row];
  if (column == MEASURE_NUMBER) return (double)m->id;
  return (double)m->deadline + (m->state >= MEASURE_DONE ? DONE_LAST : 0);
}

void measure_rows_open(struct app *app, struct pane *pane)
{
  struct measure_rows *s = pane->state;
  memcpy(s->columns, measure_columns, sizeof measure_columns);
  list_init(&pane->list, s->columns, MEASURE_COLUMNS);
  pane->list.sort = MEASURE_DEADLINE;
  pane_recall(app, pane);
}

bool measure_rows_load(struct app *app, struct pane *pane, const struct measure_query *query,
                       struct err *err)
{
  struct measure_rows *s = pane->state;
  s->today = app->clock.date;
  if (!store_measures(app->store, query, &pane->arena, &s->rows, &s->n, err)) return false;
  list_set(&pane->list, &pane->arena, &(struct list_source){s->n, s, row_id, row_cell, row_number});
  pane_select_added(pane, &s->newest);
  return true;
}

void measure_rows_draw(struct pane *pane, struct rect r, bool focus)
{
  struct measure_rows *s = pane->state;
  struct column *deadline = &s->columns[MEASURE_DEADLINE];
  s->wide = r.w > MAIN_WIDE;
  *deadline = measure_columns[MEASURE_DEADLINE];
  if (!s->wide) {
    deadline->head = N_("Due");
    deadline->min = deadline->want = deadline->max = WEEK_WIDTH;
  }
  int y = list_draw(&pane->list, r, focus, LIST_HEAD);
  if (focus && y >= 0) draw_cursor(y, r.x, true);
}

bool measure_open_selected(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &measure_screen, &(struct subject){.id = app_pane(app)->list.selected});
  return true;
}

bool measure_edit_selected(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_measure_edit(app, app_pane(app)->list.selected);
  return true;
}

bool measure_new(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct view *view = app_view(app);
  form_measure_new(app, view->ops == &measures_view ? view->subject.id : 0, NULL, 0, false);
  return true;
}

bool measure_decide_selected(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_decide_measure(app, app_pane(app)->list.selected);
  return true;
}
