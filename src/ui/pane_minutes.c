// SPDX-License-Identifier: GPL-3.0-or-later
/* The minutes of a meeting, as they write themselves. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/meeting.h"
#include "ui/pane_util.h"
#include "ui/panes.h"
#include "ui/view_parts.h"

#include <stdint.h>

enum { TEXT_AT = 7 };

static const struct column columns[] = {
    {"line", N_("Minutes"), 20, 30, 80, false, SORT_NONE, 1},
};

struct minutes_rows {
  struct minutes_line *rows;
  const char **texts; /* as they are shown */
  size_t n;
};

static int64_t row_id(void *data, size_t row)
{
  return ((struct minutes_rows *)data)->rows[row].id;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  (void)column, (void)style;
  buf_add(out, ((struct minutes_rows *)data)->texts[row]);
}

static void minutes_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, 1);
}

/* What was written last is what is looked for: the mark goes there when a line is added. */
static bool minutes_load(struct app *app, struct pane *pane, struct err *err)
{
  struct minutes_rows *s = pane->state;
  size_t before = s->n;
  if (!store_minutes(app->store, pane->view->subject.id, &pane->arena, &s->rows, &s->n, err))
    return false;
  s->texts = arena_alloc(&pane->arena, (s->n + 1) * sizeof *s->texts);
  for (size_t i = 0; i < s->n; i++) {
    const struct minutes_line *line = &s->rows[i];
    s->texts[i] = line->decision
                      ? arena_printf(&pane->arena, _("Decision %d: %s"), line->decision, line->text)
                      : line->text;
  }
  if (s->n > before) pane->list.selected = s->rows[s->n - 1].id;
  list_set(&pane->list, &pane->arena, &(struct list_source){s->n, s, row_id, row_cell, NULL});
  return true;
}

static int height_of(const char *text, int width)
{
  int lines = 0;
  for (size_t skip; *text; text += skip, lines++)
    text_line(text, width, &skip);
  return lines;
}

/* The first row that is shown, so that the last of them, or the selected one, is whole. */
static size_t first_shown(const struct pane *pane, const struct minutes_rows *s, struct rect r,
                          bool focus)
{
  size_t anchor = focus ? pane->list.cursor : s->n - 1, first = anchor;
  int used = height_of(s->texts[pane->list.order[anchor]], r.w - TEXT_AT);
  while (first > 0) {
    used += height_of(s->texts[pane->list.order[first - 1]], r.w - TEXT_AT);
    if (used > r.h) break;
    first--;
  }
  return first;
}

static void draw_lines(struct pane *pane, struct rect r, bool focus)
{
  const struct minutes_rows *s = pane->state;
  int y = r.y;
  for (size_t i = first_shown(pane, s, r, focus); i < pane->list.n_shown && y < r.y + r.h; i++) {
    size_t row = pane->list.order[i];
    bool selected = focus && i == pane->list.cursor;
    struct buf time = {0};
    time_dotted(&time, s->rows[row].time);
    enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
    draw_run(y, r.x, 1, style, selected ? draw_arrow() : " ");
    draw_run(y, r.x + 1, TEXT_AT - 2, style, buf_text(&time));
    if (selected) draw_cursor(y, r.x, true);
    y += view_wrap((struct rect){y, r.x + TEXT_AT, r.y + r.h - y, r.w - TEXT_AT}, style,
                   s->texts[row]);
    buf_release(&time);
  }
}

static void minutes_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct minutes_rows *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  draw_frame(pane->rect, _("Minutes, written by themselves"), focus);
  if (s->n == 0 && pane->view->subject.id)
    pane_empty(pane, _("What is saved during the meeting stands here. F4 writes a line."), focus);
  else if (s->n == 0 && focus)
    draw_cursor(r.y, r.x, true);
  if (pane->list.n_shown > 0) draw_lines(pane, (struct rect){r.y, r.x, r.h - 1, r.w}, focus);
  draw_run(r.y + r.h - 1, r.x + 1, r.w - 1, STYLE_TEXT, _("F2 changes the text · F7 minutes"));
}

static bool write_line(struct app *app, int64_t id, struct err *err)
{
  const struct meeting *m = &meeting_shown(app)->meeting;
  if (!meeting_check_editable(m, err)) return false;
  form_minutes(app, m->id, id);
  return true;
}

static bool change(struct app *app, int argument, struct err *err)
{
  (void)argument;
  return write_line(app, app_pane(app)->list.selected, err);
}

static bool add(struct app *app, int argument, struct err *err)
{
  (void)argument;
  return write_line(app, 0, err);
}

static bool drop(struct app *app, int argument, struct err *err)
{
  (void)argument;
  return ops_drop_minutes(&app->ops, meeting_shown(app)->meeting.id, app_pane(app)->list.selected,
                          err) &&
         app_saved(app, true, err);
}

static const struct command commands[] = {
    {.id = "minutes-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .third = K_ENTER,
     .label = N_("Change"),
     .name = N_("Change the line …"),
     .help = N_("Changes the words of the selected line of the minutes."),
     .priority = 5,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = change},
    {.id = "minutes-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .name = N_("Write a line …"),
     .help = N_("Writes a line in the minutes, under the item that the meeting is at."),
     .menu = MENU_MEETING,
     .flags = COMMAND_WRITES,
     .run = add,
     .why_not = meeting_none},
    {.id = "minutes-drop",
     .key = K_DELETE,
     .name = N_("Take the line away"),
     .help = N_("Takes the selected line out of the minutes. It can be undone."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = drop},
    MEETING_COMMANDS("minutes"),
    {.id = NULL},
};

const struct pane_ops minutes_pane = {
    .id = "minutes",
    .name = N_("Minutes"),
    .about = N_("What was saved during the meeting stands here in words, under the item that the "
                "meeting was at, and can be changed. What is undone goes from here too. Decisions "
                "are numbered."),
    .commands = commands,
    .watch = TOPIC_MEETINGS,
    .state_size = sizeof(struct minutes_rows),
    .open = minutes_open,
    .load = minutes_load,
    .draw = minutes_draw,
    .hint = meeting_hint,
};
