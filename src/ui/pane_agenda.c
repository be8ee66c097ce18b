// SPDX-License-Identifier: GPL-3.0-or-later
/* The agenda of a meeting: Enter goes to where the item's work is done, space ticks it off. */
#include "base/date.h"
#include "base/i18n.h"
#include "ui/forms.h"
#include "ui/meeting.h"
#include "ui/pane_util.h"
#include "ui/panes.h"
#include "ui/view_parts.h"
#include "ui/views.h"

enum { NUMBER_AT = 2, TEXT_AT = 4, STATE_AT = 46, START_AT = 58 };

static const struct column columns[] = {
    {"item", N_("Item"), 20, 40, 80, false, SORT_NONE, 1},
};

/* ---- loading ---- */

static int64_t row_id(void *data, size_t row)
{
  return ((struct agenda *)data)->items[row].number;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  (void)column, (void)style;
  buf_add(out, ((struct agenda *)data)->items[row].text);
}

static bool agenda_load(struct app *app, struct pane *pane, struct err *err)
{
  struct agenda *s = pane->state;
  struct subject *subject = &pane->view->subject;
  int64_t before = s->meeting.id;
  s->n = 0;
  if (subject->id == 0) {
    if (!ops_present_meeting(app->store, app->clock.date, &pane->arena, &s->meeting, err))
      return false;
    subject->id = s->meeting.id;
    for (int i = MEETING_ATTENDANCE; i <= MEETING_MINUTES; i++)
      pane->view->panes[i].marked = true;
  }
  app->ops.meeting = subject->id;
  if (!agenda_read(app, subject->id, &pane->arena, s, err)) return false;
  /* The calling of it was undone. */
  if (s->meeting.id == 0) subject->id = app->ops.meeting = 0;
  if (s->meeting.id != before) pane->list.selected = s->meeting.item ? s->meeting.item : 1;
  list_set(&pane->list, &pane->arena, &(struct list_source){s->n, s, row_id, row_cell, NULL});
  return true;
}

static void agenda_open(struct app *app, struct pane *pane)
{
  struct agenda *s = pane->state;
  struct err ignored = {.field = -1}; /* the load that follows says what is wrong */
  list_init(&pane->list, columns, 1);
  if (pane->view->subject.id)
    store_meeting(app->store, pane->view->subject.id, &pane->arena, &s->meeting, &ignored);
  else
    ops_present_meeting(app->store, app->clock.date, &pane->arena, &s->meeting, &ignored);
  pane->list.selected = s->meeting.item ? s->meeting.item : 1;
}

static void agenda_close(struct app *app, struct pane *pane)
{
  (void)pane;
  app->ops.meeting = 0;
}

/* ---- drawing ---- */

static void draw_item(const struct agenda *s, const struct meeting_item *item, struct rect r, int y,
                      bool selected)
{
  bool here = s->meeting.item == item->number && s->meeting.state == MEETING_CALLED;
  enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
  int state_at = STATE_AT < r.w - 20 ? STATE_AT : r.w - 20,
      start_at = state_at + START_AT - STATE_AT;
  struct buf text = {0};
  draw_text(y, r.x, r.w, style, selected ? draw_arrow() : item->done ? draw_sign("✓", "x") : " ");
  buf_addf(&text, "%d", item->number);
  draw_run(y, r.x + NUMBER_AT, 2, style, buf_text(&text));
  buf_clear(&text);
  buf_add(&text, item->text);
  if (item->kind == AGENDA_FOLLOWUP && s->round > 0)
    buf_addf(&text, _(", %zu of %zu"), s->handled, s->round);
  draw_run(y, r.x + TEXT_AT, state_at - TEXT_AT - 1, style, buf_text(&text));
  draw_run(y, r.x + state_at, start_at - state_at - 1, style,
           item->done ? _("finished")
           : here     ? _("ongoing")
                      : "");
  buf_clear(&text);
  time_dotted(&text, item->started);
  draw_run(y, r.x + start_at, r.w - start_at, style, buf_text(&text));
  buf_release(&text);
}

static void draw_title(const struct pane *pane, const struct meeting *m, bool focus)
{
  struct buf title = {0}, time = {0};
  buf_add(&title, _("Meeting"));
  if (m->id) {
    buf_addc(&title, ' ');
    date_iso(&title, m->date);
    time_dotted(&time, m->time);
    if (m->time != TIME_NONE) buf_addf(&title, _(" at %s"), buf_text(&time));
    if (m->place) buf_addf(&title, ", %s", m->place);
    if (m->state != MEETING_CALLED || m->item == 0)
      buf_addf(&title, " · %s", term_label(meeting_state_terms, (int)m->state));
  }
  draw_frame(pane->rect, buf_text(&title), focus);
  buf_release(&title);
  buf_release(&time);
}

static void agenda_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct agenda *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  int state_at = STATE_AT < r.w - 20 ? STATE_AT : r.w - 20;
  draw_title(pane, &s->meeting, focus);
  if (s->meeting.id == 0) {
    pane_empty(pane, _("No meeting has been called. Press F4 to call the first."), focus);
    return;
  }
  draw_run(r.y, r.x + NUMBER_AT, r.w, STYLE_HEAD, _("Item"));
  draw_run(r.y, r.x + state_at, r.w - state_at, STYLE_HEAD, _("State"));
  draw_run(r.y, r.x + state_at + START_AT - STATE_AT, 8, STYLE_HEAD, _("Begun"));
  list_scroll(&pane->list, r.h - 2);
  for (size_t i = 0; i < list_visible(&pane->list); i++) {
    size_t place = pane->list.top + i;
    int y = r.y + 1 + (int)i;
    bool selected = focus && place == pane->list.cursor;
    draw_item(s, &s->items[pane->list.order[place]], r, y, selected);
    if (selected) draw_cursor(y, r.x, true);
  }
  draw_run(r.y + r.h - 1, r.x + NUMBER_AT, r.w - NUMBER_AT, STYLE_TEXT,
           _("Enter goes to the item · space ticks it off"));
}

/* ---- commands ---- */

static const struct meeting_item *selected_item(struct app *app)
{
  const struct agenda *s = meeting_shown(app);
  return &s->items[list_row(&app_view(app)->panes[MEETING_AGENDA].list)];
}

/* In a quarter's first month the quarter before, which the ranking rests on; else the month
 * before. */
static void show_picture(struct app *app)
{
  int date = meeting_shown(app)->meeting.date, month = date_month(date);
  struct subject s = {.text = "P1", .month = month_add(month, -1)};
  if (month == quarter_first_month(quarter_of(date)))
    s = (struct subject){.text = "P4", .quarter = quarter_add(quarter_of(date), -1)};
  app_push(app, &preview_view, &s);
}

static void go_to(struct app *app, const struct meeting_item *item)
{
  int64_t meeting_id = item->meeting_id;
  switch (item->kind) {
  case AGENDA_ATTENDANCE:
    app_focus(app, MEETING_ATTENDANCE);
    break;
  case AGENDA_FOLLOWUP:
    app_push(app, &walk_view, &(struct subject){.id = meeting_id});
    break;
  case AGENDA_PICTURE:
    show_picture(app);
    break;
  case AGENDA_EVENTS:
    app_push(app, &events_view, NULL);
    break;
  case AGENDA_RANKING:
    app_push(app, &ranking_screen, &(struct subject){.quarter = quarter_add(app->quarter, -1)});
    break;
  case AGENDA_MEASURES:
    app_push(app, &measures_view, NULL);
    break;
  case AGENDA_NEXT:
    form_meeting_next(app, meeting_id);
    break;
  case AGENDA_INFORMATION:
  case AGENDA_OTHER:
    form_minutes(app, meeting_id, 0);
    break;
  }
}

/* Beginning an item is an act of its own, kept in the file; a meeting that is over is only looked
 * at. */
static bool go(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct agenda *s = meeting_shown(app);
  const struct meeting_item item = *selected_item(app);
  bool begins = s->meeting.state == MEETING_CALLED && s->meeting.item != item.number && !item.done;
  if (begins && !store_read_only(app->store) &&
      !ops_start_item(&app->ops, s->meeting.id, item.number, err))
    return false;
  go_to(app, &item);
  return true;
}

/* The mark follows the meeting to its next item. */
static bool tick(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct meeting_item *item = selected_item(app);
  struct meeting m;
  struct arena arena = {0};
  int64_t id = item->meeting_id;
  bool ok = ops_tick_item(&app->ops, id, item->number, !item->done, err) &&
            store_meeting(app->store, id, &arena, &m, err);
  if (ok) list_select(&app_view(app)->panes[MEETING_AGENDA].list, m.item);
  if (ok) app_saved(app, true, err);
  arena_release(&arena);
  return ok;
}

static bool change(struct app *app, int argument, struct err *err)
{
  (void)argument;
  if (!meeting_check_editable(&meeting_shown(app)->meeting, err)) return false;
  form_meeting_edit(app, meeting_shown(app)->meeting.id);
  return true;
}

static bool add(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_meeting_new(app);
  return true;
}

static bool other_meeting(struct app *app, int step, struct err *err)
{
  const struct meeting_query query = {.oldest_first = true};
  struct view *view = app_view(app);
  struct arena arena = {0};
  struct meeting *rows;
  size_t n;
  int64_t to = 0;
  bool ok = store_meetings(app->store, &query, &arena, &rows, &n, err);
  for (size_t i = 0; ok && i < n; i++)
    if (rows[i].id == view->subject.id && i + (size_t)step < n) to = rows[i + (size_t)step].id;
  if (ok && to == 0)
    ok = err_set(err, step < 0 ? _("This is the first meeting.") : _("This is the last meeting."));
  if (ok) meeting_show(app, to);
  arena_release(&arena);
  return ok;
}

static const struct command commands[] = {
    {.id = "agenda-go",
     .key = K_ENTER,
     .name = N_("Go to the item"),
     .help = N_("Begins the item and goes to where its work is done."),
     .menu = MENU_MEETING,
     .flags = COMMAND_ROW,
     .run = go},
    {.id = "agenda-tick",
     .key = ' ',
     .name = N_("Tick off the item"),
     .help = N_("The item is finished and the next begins; once more takes it up again."),
     .menu = MENU_MEETING,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = tick},
    {.id = "agenda-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Change the meeting …"),
     .help = N_("Changes date, time, place or kind of minutes."),
     .priority = 5,
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = change,
     .why_not = meeting_none},
    {.id = "agenda-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .name = N_("Call a meeting …"),
     .help = N_("Calls a meeting: the agenda and the posts are filled in."),
     .menu = MENU_MEETING,
     .flags = COMMAND_WRITES,
     .run = add},
    {.id = "agenda-previous",
     .key = K_LEFT,
     .name = N_("The meeting before"),
     .help = N_("Shows the meeting before this one."),
     .menu = MENU_SHOW,
     .run = other_meeting,
     .argument = -1,
     .why_not = meeting_none},
    {.id = "agenda-next",
     .key = K_RIGHT,
     .name = N_("The meeting after"),
     .help = N_("Shows the meeting after this one."),
     .menu = MENU_SHOW,
     .run = other_meeting,
     .argument = 1,
     .why_not = meeting_none},
    MEETING_COMMANDS("agenda"),
    {.id = NULL},
};

const struct pane_ops agenda_pane = {
    .id = "agenda",
    .name = N_("Meeting"),
    .about = N_("The agenda comes from the template. Enter goes to the item's own screen, space "
                "ticks it off. What is saved meanwhile writes the minutes by itself. The meeting "
                "can be left at any time and goes on at the same item."),
    .commands = commands,
    .watch = TOPIC_MEETINGS | TOPIC_MEASURES,
    .state_size = sizeof(struct agenda),
    .open = agenda_open,
    .load = agenda_load,
    .draw = agenda_draw,
    .close = agenda_close,
    .hint = meeting_hint,
};
