// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observation_rows.h"

#include "base/date.h"
#include "base/i18n.h"
#include "ui/forms.h"

#include <inttypes.h>
#include <string.h>

enum { PAGE = 200 };

static int64_t row_id(void *data, size_t row)
{
  return ((const struct observation_rows *)data)->rows[row].id;
}

/* A day that is only known by its month has no day of the month. */
static void add_day(struct buf *out, const struct observation *o)
{
  if (date_valid(o->day))
    date_iso(out, o->day);
  else
    buf_addf(out, "%04d-%02d", o->day / 10000, o->day / 100 % 100);
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct observation_rows *s = data;
  const struct observation *o = &s->rows[row];
  const char *text = NULL;
  (void)style;
  switch (s->cells[column]) {
  case CELL_DAY:
    add_day(out, o);
    break;
  case CELL_TIME:
    time_dotted(out, o->time);
    break;
  case CELL_AREA:
    text = o->area_name;
    break;
  case CELL_CATEGORY:
    text = o->category_code;
    break;
  case CELL_SEVERITY:
    buf_addf(out, "%d", o->severity);
    break;
  case CELL_SOURCE:
    text = o->source_name;
    break;
  case CELL_NOTE:
    if (o->late) buf_addf(out, "%s ", draw_sign("◄", "<"));
    text = o->note ? o->note : o->category_name;
    break;
  case CELL_PLACE:
    text = o->place_name;
    break;
  case CELL_NUMBER:
    ops_observation_name(out, o->id);
    break;
  }
  if (text) buf_add(out, text);
}

static double row_number(void *data, size_t row, size_t column)
{
  const struct observation_rows *s = data;
  const struct observation *o = &s->rows[row];
  switch (s->cells[column]) {
  case CELL_TIME:
    return o->time;
  case CELL_SEVERITY:
    return o->severity;
  case CELL_NUMBER:
    return (double)o->id;
  default:
    return o->day;
  }
}

void observation_rows_open(struct pane *pane, const struct column *columns, size_t n_columns,
                           const enum observation_cell *cells)
{
  struct observation_rows *s = pane->state;
  s->cells = cells;
  list_init(&pane->list, columns, n_columns);
  pane->list.sort = 0;
  pane->list.descending = true;
}

/* Sorted as they are read: more of them only come at the end. */
static bool in_order(const struct list *list)
{
  return list->sort == 0 && list->descending && !list->filter[0];
}

static bool read_rows(struct app *app, struct pane *pane, struct observation_query query,
                      struct err *err)
{
  struct observation_rows *s = pane->state;
  struct observation *more;
  size_t n;
  if (s->n > 0) {
    query.after_day = s->rows[s->n - 1].day;
    query.after_id = s->rows[s->n - 1].id;
  }
  if (!store_observations(app->store, &query, &s->kept, &more, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    s->rows = arena_grow(&s->kept, s->rows, s->n, &s->capacity, sizeof *s->rows);
    s->rows[s->n++] = more[i];
  }
  s->whole = query.limit == 0 || n < query.limit;
  return true;
}

static void show_rows(struct pane *pane)
{
  struct observation_rows *s = pane->state;
  list_set(&pane->list, &pane->arena,
           &(struct list_source){
               .n = s->n, .data = s, .id = row_id, .cell = row_cell, .number = row_number});
}

bool observation_rows_load(struct app *app, struct pane *pane,
                           const struct observation_query *query, struct err *err)
{
  struct observation_rows *s = pane->state;
  struct observation_query page = *query;
  bool read_on = s->read_on;
  s->read_on = false;
  page.limit = PAGE;
  if (!read_on) {
    /* What had been read stays read, so that the selected row is among them. */
    if (s->n > page.limit) page.limit = s->n;
    arena_reset(&s->kept);
    s->rows = NULL;
    s->n = s->capacity = 0;
    if (!store_count(app->store, query, &s->all, err)) return false;
  }
  if (!in_order(&pane->list)) page.limit = 0;
  if (!read_rows(app, pane, page, err)) return false;
  show_rows(pane);
  return true;
}

bool observation_rows_search(struct app *app, struct pane *pane, const char *words, struct err *err)
{
  struct observation_rows *s = pane->state;
  arena_reset(&s->kept);
  s->n = s->capacity = 0;
  s->whole = true;
  if (!store_search(app->store, words, PAGE + 1, &s->kept, &s->rows, &s->n, err)) return false;
  s->more = s->n > PAGE;
  if (s->more) s->n = PAGE;
  s->all = (long)s->n;
  show_rows(pane);
  return true;
}

void observation_rows_follow(struct pane *pane)
{
  struct observation_rows *s = pane->state;
  const struct list *list = &pane->list;
  if (s->whole || pane->marked || pane->error.text[0]) return;
  if (in_order(list) && list->cursor + (size_t)list->page < list->n_shown) return;
  s->read_on = pane->marked = true;
}

void observation_rows_close(struct app *app, struct pane *pane)
{
  (void)app;
  arena_release(&((struct observation_rows *)pane->state)->kept);
}

const struct observation *observation_rows_selected(const struct pane *pane)
{
  const struct observation_rows *s = pane->state;
  size_t row = list_row(&pane->list);
  return row < s->n ? &s->rows[row] : NULL;
}

bool observation_rows_change(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct observation *o = observation_rows_selected(app_pane(app));
  if (o) form_observation_edit(app, o->id);
  return true;
}

/* The question has closed, so the list that it was about has the focus again. */
static void reason_given(struct app *app, void *data, const char *text)
{
  (void)data;
  struct err err = {.field = -1};
  const struct observation *o = observation_rows_selected(app_pane(app));
  if (!text || !o) return;
  app_saved(app, ops_void_observation(&app->ops, o->id, text, &err), &err);
}

bool observation_rows_void(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct observation *o = observation_rows_selected(app_pane(app));
  if (!o) return true;
  struct buf title = {0};
  buf_addf(&title, "%s ", _("Void"));
  ops_observation_name(&title, o->id);
  app_ask_text(app, buf_text(&title), _("Why shall the observation not be counted?"),
               _("Write a reason."), reason_given, NULL);
  buf_release(&title);
  return true;
}

bool observation_rows_measure(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct observation *o = observation_rows_selected(app_pane(app));
  if (o) form_measure_new(app, o->area_id, o->note ? o->note : o->category_name, o->id, true);
  return true;
}
