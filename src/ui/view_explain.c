// SPDX-License-Identifier: GPL-3.0-or-later
/* The numbers behind a number: the same text as the verb explain gives, to scroll in. The subject's
 * text is the kind of explanation. */
#include "ui/views.h"

#include "base/i18n.h"
#include "report/explain.h"
#include "report/layout.h"
#include "ui/view_parts.h"

struct explain_pane {
  const char *const *lines;
  size_t n, top, room;
};

static bool explain_load(struct app *app, struct pane *pane, struct err *err)
{
  struct explain_pane *s = pane->state;
  const struct subject *subject = &pane->view->subject;
  const struct explain_request request = {.name = subject->text,
                                          .quarter = subject->quarter,
                                          .month = subject->month,
                                          .area_id = subject->id,
                                          .group_id = subject->other,
                                          .measure_id = subject->other,
                                          .today = app->clock.date};
  struct document *document;
  s->n = 0;
  if (!explain_make(app->store, &request, &pane->arena, &document, err)) return false;
  s->n = explain_lines(document, &pane->arena, &s->lines);
  return true;
}

static void explain_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct explain_pane *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  int width = r.w < LAYOUT_COLUMNS ? r.w : LAYOUT_COLUMNS;
  draw_frame(pane->rect, _("How the number was computed"), focus);
  s->room = (size_t)r.h;
  if (s->top + s->room > s->n) s->top = s->n > s->room ? s->n - s->room : 0;
  for (size_t i = 0; i < s->room && s->top + i < s->n; i++)
    draw_text(r.y + (int)i, r.x + (r.w - width) / 2, width, STYLE_TEXT, s->lines[s->top + i]);
  draw_cursor(r.y, r.x, focus);
}

static void scroll(struct explain_pane *s, size_t lines, bool down)
{
  if (down)
    s->top += lines;
  else
    s->top = s->top > lines ? s->top - lines : 0;
}

static bool explain_key(struct app *app, struct pane *pane, const struct key *key)
{
  (void)app;
  struct explain_pane *s = pane->state;
  size_t page = s->room > 1 ? s->room - 1 : 1;
  switch (key->code) {
  case K_DOWN:
  case K_UP:
    scroll(s, 1, key->code == K_DOWN);
    return true;
  case K_PGDN:
  case K_PGUP:
    scroll(s, page, key->code == K_PGDN);
    return true;
  case K_HOME:
  case K_END:
    s->top = key->code == K_END ? s->n : 0;
    return true;
  default:
    return false;
  }
}

static const struct command explain_commands[] = {
    {.id = "explain-close",
     .key = K_ESC,
     .second = 'g',
     .label = N_("Back"),
     .name = N_("Back to the screen with the number"),
     .help = N_("Goes back to the same row."),
     .priority = 2,
     .menu = MENU_SHOW,
     .run = app_leave},
    {.id = NULL},
};

const struct pane_ops explain_pane = {
    .id = "explain",
    .name = N_("How a number was computed"),
    .about = N_("Every step stands here with its numbers filled in, so that it can be done again "
                "with a pocket calculator, and whose formula it is."),
    .commands = explain_commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_RANKINGS | TOPIC_MEASURES | TOPIC_CATEGORIES | TOPIC_AREAS,
    .state_size = sizeof(struct explain_pane),
    .load = explain_load,
    .draw = explain_draw,
    .key = explain_key,
};

static void explain_title(struct app *app, struct view *view, struct buf *out)
{
  (void)app;
  const struct explain_pane *s = view->panes[0].state;
  size_t last = s->top + s->room < s->n ? s->top + s->room : s->n;
  buf_addf(out, _("line %zu–%zu of %zu"), s->n ? s->top + 1 : 0, last, s->n);
}

const struct view_ops explain_view = {
    .id = "explain",
    .panes = {&explain_pane},
    .layout = view_whole,
    .title = explain_title,
};
