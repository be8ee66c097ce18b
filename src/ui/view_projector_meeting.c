// SPDX-License-Identifier: GPL-3.0-or-later
/* The projector while a meeting is on the screen: its agenda with the present item marked. The
 * minutes are not shown; half of what is being written would be. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"
#include "ui/meeting.h"
#include "ui/panes.h"
#include "ui/sheet.h"
#include "ui/views.h"

enum { ROWS_AT = 5, ROWS = SHEET_LINES - ROWS_AT - 2, NUMBER_AT = 3, TEXT_AT = 6, STATE_AT = 42 };

static bool meeting_load(struct app *app, struct pane *pane, struct err *err)
{
  return agenda_read(app, pane->view->subject.id, &pane->arena, pane->state, err);
}

/* Its place in the agenda; `n` when the meeting is at none. */
static size_t present(const struct agenda *s)
{
  size_t at = 0;
  while (at < s->n && (s->meeting.state != MEETING_CALLED || s->meeting.item == 0 ||
                       s->items[at].number != s->meeting.item))
    at++;
  return at;
}

/* "Pågår sedan 13.04 · genomgångna 2 av 6", or when and where it will be. */
static void add_course(struct buf *out, struct arena *arena, const struct agenda *s, size_t at)
{
  const struct meeting *m = &s->meeting;
  struct buf time = {0};
  if (at < s->n) {
    time_dotted(&time, s->items[at].started);
    buf_addf(out, _("Going on since %s"), buf_text(&time));
    if (s->items[at].kind == AGENDA_FOLLOWUP && s->round > 0)
      buf_addf(out, _(" · gone through %zu of %zu"), s->handled, s->round);
  } else {
    time_dotted(&time, m->time);
    buf_add(out, text_capital(arena, term_label(meeting_state_terms, (int)m->state)));
    if (m->time != TIME_NONE) buf_addf(out, _(" at %s"), buf_text(&time));
    if (words_said(m->place)) buf_addf(out, ", %s", m->place);
  }
  buf_release(&time);
}

static void draw_present(struct arena *arena, const struct agenda *s, size_t at, struct rect sheet)
{
  struct buf text = {0};
  if (at < s->n)
    buf_addf(&text, "%d   %s", s->items[at].number, s->items[at].text);
  else
    buf_add(&text, s->meeting.body_name);
  sheet_line(sheet, 1, 1, STYLE_MARK, buf_text(&text));
  draw_rule(sheet_y(sheet, 2), sheet.x + 1, sheet.w - 4);
  buf_clear(&text);
  add_course(&text, arena, s, at);
  sheet_line(sheet, 3, 1, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static void draw_item(const struct meeting_item *item, bool here, struct rect sheet, int line)
{
  int y = sheet_y(sheet, line);
  enum style style = here ? STYLE_MARK : item->done ? STYLE_DONE : STYLE_TEXT;
  struct buf number = {0};
  buf_addf(&number, "%2d", item->number);
  draw_run(y, sheet.x + 1, 1, style, here ? draw_arrow() : item->done ? draw_sign("✓", "x") : " ");
  draw_run(y, sheet.x + NUMBER_AT, 2, style, buf_text(&number));
  draw_run(y, sheet.x + TEXT_AT, STATE_AT - TEXT_AT - 1, style, item->text);
  sheet_line(sheet, line, STATE_AT, style, here ? _("ongoing") : item->done ? _("finished") : "");
  buf_release(&number);
}

static void meeting_draw(struct app *app, struct pane *pane, bool focus)
{
  const struct agenda *s = pane->state;
  struct rect sheet = pane->rect;
  size_t at = present(s), first = 0;
  struct buf name = {0};
  meeting_add_name(&name, &s->meeting);
  sheet_head(app, &pane->arena, sheet, buf_text(&name));
  buf_release(&name);
  draw_present(&pane->arena, s, at, sheet);
  /* Of a long agenda what comes is shown rather than what has been. */
  if (at < s->n && s->n > ROWS) first = at < s->n - ROWS ? at : s->n - ROWS;
  for (size_t i = first; i < s->n && i < first + ROWS; i++)
    draw_item(&s->items[i], i == at, sheet, ROWS_AT + (int)(i - first));
  sheet_bar(sheet, pane->ops->commands);
  draw_cursor(sheet_y(sheet, 1), sheet.x + 1, focus);
}

static const struct command commands[] = {
    SHEET_BACK("projector-meeting-back", app_leave),
    {.id = NULL},
};

const struct pane_ops projector_meeting_pane = {
    .id = "projector-meeting",
    .name = N_("Projector, the agenda"),
    .about = N_("The agenda with the item that the meeting is at, to be shown to all. The minutes "
                "that are being written are not shown."),
    .commands = commands,
    .watch = TOPIC_MEETINGS | TOPIC_MEASURES | TOPIC_SETTINGS,
    .state_size = sizeof(struct agenda),
    .load = meeting_load,
    .draw = meeting_draw,
};

const struct view_ops projector_meeting_view = {
    .id = "projector-meeting",
    .plain = true,
    .panes = {&projector_meeting_pane},
    .layout = sheet_layout,
    .draw = sheet_clear,
};
