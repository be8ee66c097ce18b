// SPDX-License-Identifier: GPL-3.0-or-later
/* The projector over one measure, or over those that a follow-up goes through: what was decided, by
 * whom, until when, and what was said of it last. */
#include "base/date.h"
#include "base/i18n.h"
#include "report/measure_history.h"
#include "ui/measure_text.h"
#include "ui/panes.h"
#include "ui/sheet.h"
#include "ui/view_parts.h"
#include "ui/views.h"
#include "ui/walk.h"

enum { LABEL_AT = 1, VALUE_AT = 16, FACTS_AT = 5, SAID_AT = 9, SAID_LINES = 4 };

struct shown {
  const struct walk *walk; /* NULL: one measure alone */
  struct measure measure;
  int place, quarter;
  struct measure_line *lines;
  size_t n_lines;
};

static const struct walk *walk_below(const struct app *app, const struct view *view)
{
  const struct view *below = app_below(app, view);
  return below->ops == &walk_view ? below->panes[0].state : NULL;
}

/* subject.other: the page of the follow-up, from 1; it turns here without turning there. */
static bool measure_load(struct app *app, struct pane *pane, struct err *err)
{
  struct shown *s = pane->state;
  const struct subject *subject = &pane->view->subject;
  *s = (struct shown){.walk = walk_below(app, pane->view)};
  int64_t id = s->walk ? s->walk->round.pages[subject->other - 1].id : subject->id;
  return store_measure(app->store, id, &pane->arena, &s->measure, err) &&
         measure_text_place(app->store, &s->measure, &pane->arena, &s->place, &s->quarter, err) &&
         measure_history(app->store, id, &pane->arena, &s->lines, &s->n_lines, err);
}

static void draw_fact(struct rect sheet, int line, enum style style, const char *label,
                      const char *value)
{
  sheet_line(sheet, line, LABEL_AT, STYLE_TEXT, label);
  sheet_line(sheet, line, VALUE_AT, style, value);
}

static void draw_facts(const struct app *app, struct pane *pane, struct rect sheet)
{
  const struct shown *s = pane->state;
  const struct measure *m = &s->measure;
  struct buf text = {0};
  ops_measure_name(&text, m->id);
  buf_addf(&text, " %s", m->text);
  sheet_line(sheet, 1, LABEL_AT, STYLE_MARK, buf_text(&text));
  draw_rule(sheet_y(sheet, 2), sheet.x + 1, sheet.w - 4);
  buf_clear(&text);
  buf_add(&text, m->area_name);
  if (s->place) buf_addf(&text, _(", top three place %d"), s->place);
  sheet_line(sheet, 3, LABEL_AT, STYLE_TEXT, buf_text(&text));
  buf_clear(&text);
  measure_text_state(&text, m, app->clock.date);
  draw_fact(sheet, FACTS_AT, measure_overdue(m, app->clock.date) ? STYLE_ACTION : STYLE_MARK,
            _("State"), buf_text(&text));
  buf_clear(&text);
  measure_text_owner(&text, m);
  draw_fact(sheet, FACTS_AT + 1, STYLE_TEXT, _("Responsible"), buf_text(&text));
  buf_clear(&text);
  measure_text_deadline(&text, m);
  draw_fact(sheet, FACTS_AT + 2, STYLE_TEXT, measure_text_deadline_label(&pane->arena, m),
            buf_text(&text));
  buf_release(&text);
}

static void draw_said(const struct shown *s, struct rect sheet)
{
  size_t i = 0;
  struct buf text = {0}, date = {0};
  while (i < s->n_lines && !s->lines[i].said)
    i++;
  if (i < s->n_lines) {
    date_iso(&date, s->lines[i].date);
    buf_addf(&text, _("Said last (%s)"), buf_text(&date));
    sheet_line(sheet, SAID_AT, LABEL_AT, STYLE_HEAD, buf_text(&text));
    view_wrap((struct rect){sheet_y(sheet, SAID_AT + 1), sheet.x + 1, SAID_LINES, sheet.w - 4},
              STYLE_TEXT, s->lines[i].said);
  } else {
    sheet_line(sheet, SAID_AT, LABEL_AT, STYLE_TEXT, _("Nothing has been said of it before."));
  }
  buf_release(&text);
  buf_release(&date);
}

static const struct command bar_alone[] = {
    {.id = "projector-measure-back", .key = K_ESC, .label = N_("Back"), .priority = 1},
    {.id = NULL},
};

static void measure_draw(struct app *app, struct pane *pane, bool focus)
{
  const struct shown *s = pane->state;
  struct rect sheet = pane->rect;
  struct buf text = {0};
  if (s->walk)
    buf_addf(&text, _("Follow-up %d of %zu"), (int)pane->view->subject.other, s->walk->round.n);
  else
    buf_add(&text, _("Measure"));
  sheet_head(app, &pane->arena, sheet, buf_text(&text));
  buf_release(&text);
  draw_facts(app, pane, sheet);
  draw_said(s, sheet);
  sheet_bar(sheet, s->walk ? pane->ops->commands : bar_alone);
  draw_cursor(sheet_y(sheet, 1), sheet.x + 1, focus);
}

static bool step_measure(struct app *app, int step, struct err *err)
{
  (void)err;
  struct view *view = app_view(app);
  const struct walk *walk = walk_below(app, view);
  int64_t to = view->subject.other + step;
  if (!walk || to < 1 || to > (int64_t)walk->round.n) return true;
  view->subject.other = to;
  view->panes[0].marked = true;
  return true;
}

static const struct command commands[] = {
    SHEET_BACK("projector-measure-back", app_leave),
    {.id = "projector-measure-step",
     .key = K_LEFT_RIGHT,
     .label = N_("Turn"),
     .name = N_("Step through the measures"),
     .help = N_("The arrow keys show the measure beside in the follow-up."),
     .priority = 2,
     .menu = MENU_SHOW,
     .run = app_arrows},
    {.id = "projector-measure-previous",
     .key = K_LEFT,
     .second = K_UP,
     .third = K_PGUP,
     .name = N_("The measure before"),
     .help = N_("Shows the measure before in the follow-up."),
     .menu = MENU_SHOW,
     .run = step_measure,
     .argument = -1},
    {.id = "projector-measure-next",
     .key = K_RIGHT,
     .second = K_DOWN,
     .third = K_PGDN,
     .name = N_("The measure after"),
     .help = N_("Shows the measure after in the follow-up."),
     .menu = MENU_SHOW,
     .run = step_measure,
     .argument = 1},
    {.id = NULL},
};

const struct pane_ops projector_measure_pane = {
    .id = "projector-measure",
    .name = N_("Projector, a measure"),
    .about = N_("One measure with its state, who is responsible, until when, and what was said of "
                "it last."),
    .commands = commands,
    .watch = TOPIC_MEASURES | TOPIC_BODIES | TOPIC_RANKINGS | TOPIC_SETTINGS,
    .state_size = sizeof(struct shown),
    .load = measure_load,
    .draw = measure_draw,
};

const struct view_ops projector_measure_view = {
    .id = "projector-measure",
    .plain = true,
    .panes = {&projector_measure_pane},
    .layout = sheet_layout,
    .draw = sheet_clear,
};
