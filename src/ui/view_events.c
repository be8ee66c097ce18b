// SPDX-License-Identifier: GPL-3.0-or-later
/* What is planned and may affect safety, from today on. */
#include "base/date.h"
#include "base/i18n.h"
#include "domain/words.h"
#include "ui/forms.h"
#include "ui/pane_util.h"
#include "ui/view_parts.h"
#include "ui/views.h"

enum {
  EVENT_DATE,
  EVENT_WEEK,
  EVENT_AREA,
  EVENT_WHAT,
  EVENT_SIZE,
  EVENT_RESPONSIBLE,
  EVENT_COLUMNS
};

static const struct column columns[EVENT_COLUMNS] = {
    [EVENT_DATE] = {"date", N_("Date"), 10, 10, 10, false, SORT_NUMBER, 1},
    [EVENT_WEEK] = {"week", N_("Week"), 5, 5, 5, true, SORT_NONE, 6},
    [EVENT_AREA] = {"area", N_("Area"), 10, 15, 30, false, SORT_TEXT, 3},
    [EVENT_WHAT] = {"what", N_("What"), 13, 18, 60, false, SORT_TEXT, 2},
    [EVENT_SIZE] = {"size", N_("Expected"), 8, 22, 28, false, SORT_TEXT, 5},
    [EVENT_RESPONSIBLE] = {"responsible", N_("Responsible"), 8, 18, 28, false, SORT_TEXT, 4},
};

struct events {
  struct planned_event *rows;
  const char **more; /* what the columns have no room for */
  size_t n;
  int64_t newest; /* of the load before */
};

static int64_t row_id(void *data, size_t row)
{
  return ((struct events *)data)->rows[row].id;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct planned_event *e = &((struct events *)data)->rows[row];
  const char *text = NULL;
  (void)style;
  switch (column) {
  case EVENT_DATE:
    date_iso(out, e->from_day);
    return;
  case EVENT_WEEK:
    buf_addf(out, "%d", date_iso_week(e->from_day, NULL));
    return;
  case EVENT_AREA:
    text = e->area_name;
    break;
  case EVENT_WHAT:
    text = e->what;
    break;
  case EVENT_SIZE:
    text = e->size;
    break;
  default:
    text = e->responsible;
  }
  buf_add(out, words_said(text) ? text : "–");
}

static double row_number(void *data, size_t row, size_t column)
{
  (void)column;
  return ((struct events *)data)->rows[row].from_day;
}

static void events_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, EVENT_COLUMNS);
  pane->list.selected = pane->view->subject.id;
}

static const char *more_of(struct arena *arena, const struct planned_event *e)
{
  struct buf text = {0}, day = {0};
  date_iso(&day, e->to_day);
  if (e->to_day > e->from_day) buf_addf(&text, _("Until %s"), buf_text(&day));
  const char *const more[] = {e->expected_problem, e->note};
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (words_said(more[i])) buf_addf(&text, "%s%s", text.length > 0 ? " · " : "", more[i]);
  const char *copy = arena_strdup(arena, buf_text(&text));
  buf_release(&text);
  buf_release(&day);
  return copy;
}

static bool events_load(struct app *app, struct pane *pane, struct err *err)
{
  struct events *s = pane->state;
  const struct period ahead = {PERIOD_DAYS, app->clock.date, DATE_LAST};
  if (!store_planned_events(app->store, ahead, &pane->arena, &s->rows, &s->n, err)) return false;
  s->more = arena_alloc(&pane->arena, (s->n + 1) * sizeof *s->more);
  for (size_t i = 0; i < s->n; i++)
    s->more[i] = more_of(&pane->arena, &s->rows[i]);
  list_set(&pane->list, &pane->arena, &(struct list_source){s->n, s, row_id, row_cell, row_number});
  pane_select_added(pane, &s->newest);
  return true;
}

static const struct planned_event *selected(struct app *app)
{
  struct pane *pane = app_pane(app);
  size_t row = list_row(&pane->list);
  return row == SIZE_MAX ? NULL : &((struct events *)pane->state)->rows[row];
}

static const char *events_hint(struct app *app, struct pane *pane)
{
  const struct events *s = pane->state;
  size_t row = list_row(&pane->list);
  (void)app;
  return row < s->n && *s->more[row] ? s->more[row] : NULL;
}

static void events_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct events *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf foot = {0};
  draw_frame(pane->rect, _("Coming events"), focus);
  if (s->n == 0) {
    pane_empty(pane,
               _("No coming events. What is planned and may affect safety stands here: a market, "
                 "a match, a demonstration. F4 adds the first."),
               focus);
    return;
  }
  view_list(pane, (struct rect){r.y, r.x, r.h - 1, r.w}, focus, LIST_RULED);
  list_status(&pane->list, &foot);
  pane_foot(pane, buf_text(&foot));
  buf_release(&foot);
}

/* ---- commands ---- */

static bool add(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_event_new(app);
  return true;
}

static bool change(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_event_edit(app, selected(app)->id);
  return true;
}

/* The question has closed, so the list that it was about has the focus again. */
static void reason_given(struct app *app, void *data, const char *reason)
{
  (void)data;
  struct err err = {.field = -1};
  const struct planned_event *e = selected(app);
  if (reason && e) app_saved(app, ops_void_event(&app->ops, e->id, reason, &err), &err);
}

static bool take_away(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_ask_text(app, selected(app)->what, _("Why shall the event not be listed?"),
               _("Write a reason."), reason_given, NULL);
  return true;
}

static bool show_area(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &card_view, &(struct subject){.id = selected(app)->area_id});
  return true;
}

static const struct command commands[] = {
    {.id = "events-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .third = K_ENTER,
     .label = N_("Change"),
     .name = N_("Change the event …"),
     .help = N_("Opens the form of the selected event."),
     .priority = 4,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = change},
    {.id = "events-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New"),
     .name = N_("New event …"),
     .help = N_("Opens the form for something that is planned."),
     .priority = 3,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = add},
    {.id = "events-void",
     .key = K_DELETE,
     .name = N_("Take the event away …"),
     .help = N_("Asks why; the event is listed no more. It can be undone."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = take_away},
    {.id = "events-area",
     .key = K_RIGHT,
     .name = N_("The event's area"),
     .help = N_("Shows the card of the area where it will be."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = show_area},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops events_pane = {
    .id = "events",
    .name = N_("Coming events"),
    .about = N_("What is planned and may affect safety, from today on. Events are listed, on the "
                "screen and in the prints of the period before, and never counted."),
    .commands = commands,
    .watch = TOPIC_EVENTS | TOPIC_AREAS,
    .state_size = sizeof(struct events),
    .open = events_open,
    .load = events_load,
    .draw = events_draw,
    .hint = events_hint,
};

const struct view_ops events_view = {
    .id = "events",
    .panes = {&events_pane},
    .layout = view_whole,
};
