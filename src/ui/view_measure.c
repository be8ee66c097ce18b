// SPDX-License-Identifier: GPL-3.0-or-later
/* A measure (drawing 10): its facts, its log below, and what can be done with it. */
#include "ui/measure_panes.h"

#include "base/date.h"
#include "base/i18n.h"
#include "report/measure_history.h"
#include "ui/forms.h"
#include "ui/measure_text.h"
#include "ui/view_parts.h"

enum { PANE_FACTS, PANE_LOG };
enum { COLUMN_DATE, COLUMN_WEEK, COLUMN_WHO, COLUMN_STATE, COLUMN_NOTE };

static const struct column columns[] = {
    [COLUMN_DATE] = {"date", N_("Date"), 11, 11, 11, false, SORT_NUMBER, 1},
    [COLUMN_WEEK] = {"week", N_("Week"), 6, 6, 6, false, SORT_NONE, 5},
    [COLUMN_WHO] = {"who", N_("By"), 7, 20, 24, false, SORT_TEXT, 4},
    [COLUMN_STATE] = {"state", N_("State"), 11, 11, 14, false, SORT_TEXT, 3},
    [COLUMN_NOTE] = {"note", N_("Note"), 20, 40, 200, false, SORT_NONE, 2},
};

struct measure_log {
  struct measure_line *rows;
  size_t n;
};

/* Places in the log are its ids: it only grows, and only at the top. */
static int64_t row_id(void *data, size_t row)
{
  return (int64_t)(((const struct measure_log *)data)->n - row);
}

static double row_number(void *data, size_t row, size_t column)
{
  (void)column;
  return ((const struct measure_log *)data)->rows[row].date;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct measure_line *line = &((const struct measure_log *)data)->rows[row];
  (void)style;
  switch (column) {
  case COLUMN_DATE:
    date_iso(out, line->date);
    break;
  case COLUMN_WEEK:
    buf_addf(out, _("w. %d"), date_iso_week(line->date, NULL));
    break;
  case COLUMN_WHO:
    buf_add(out, line->who);
    break;
  case COLUMN_STATE:
    view_term(out, measure_state_terms, (int)line->state);
    break;
  default:
    buf_add(out, line->said ? line->said : line->text);
  }
}

static void log_open(struct app *app, struct pane *pane)
{
  (void)app;
  pane->view->focus = PANE_LOG;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
  pane->list.sort = COLUMN_DATE;
  pane->list.descending = true;
}

static bool log_load(struct app *app, struct pane *pane, struct err *err)
{
  struct measure_log *s = pane->state;
  if (!measure_history(app->store, pane->view->subject.id, &pane->arena, &s->rows, &s->n, err))
    return false;
  list_set(&pane->list, &pane->arena,
           &(struct list_source){
               .n = s->n, .data = s, .id = row_id, .cell = row_cell, .number = row_number});
  return true;
}

static void log_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct measure_log *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  draw_frame(pane->rect, _("Follow-up, newest first"), focus);
  view_list(pane, (struct rect){r.y, r.x, r.h - 1, r.w - 1}, focus, LIST_HEAD);
  view_status(&pane->list, (long)s->n, &text);
  buf_addf(&text, " · %s",
           _("the state ”overdue” is computed from the deadline, it is never written"));
  draw_text(r.y + r.h - 1, r.x + 2, r.w - 3, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

/* ---- commands ---- */

/* The measure of the view that commands act on; NULL on any other screen. */
static const struct measure *current(struct app *app)
{
  for (int i = app->n_views - 1; i >= 0; i--)
    if (app->views[i]->ops == &measure_screen)
      return &((const struct measure_facts *)app->views[i]->panes[PANE_FACTS].state)->measure;
  return NULL;
}

/* The keys of what can follow, which are others before the decision and after the end. */
const char *measure_hint(struct app *app, struct pane *pane)
{
  (void)pane;
  const struct measure *m = current(app);
  switch (m ? m->state : MEASURE_ONGOING) {
  case MEASURE_PROPOSED:
    return m->quick ? _("F8 decision   C the owner's consent   L reject")
                    : _("F8 decision   D new deadline (with a reason)   L reject");
  case MEASURE_DONE:
    return _("Carried out: F4 note a follow-up   L followed up   then U outcome");
  case MEASURE_CLOSED:
  case MEASURE_ABORTED:
    return _("L takes the measure up again (with a reason)");
  default:
    return _("L new state   D new deadline (with a reason)   K carried out   U outcome");
  }
}

enum act {
  ACT_CHANGE,
  ACT_NOTE,
  ACT_STATE,
  ACT_DEADLINE,
  ACT_DONE,
  ACT_OUTCOME,
  ACT_DECIDE,
  ACT_CONSENT,
  ACT_OWNER
};

static bool act(struct app *app, int which, struct err *err)
{
  (void)err;
  static void (*const forms[])(struct app *, int64_t) = {
      [ACT_CHANGE] = form_measure_edit,   [ACT_NOTE] = form_followup,
      [ACT_STATE] = form_measure_state,   [ACT_DEADLINE] = form_move_deadline,
      [ACT_DONE] = form_measure_done,     [ACT_OUTCOME] = form_outcome,
      [ACT_DECIDE] = form_decide_measure, [ACT_CONSENT] = form_consent_measure,
      [ACT_OWNER] = form_change_owner,
  };
  forms[which](app, app_view(app)->subject.id);
  return true;
}

static const char *not_followed_up(struct app *app)
{
  const struct measure *m = current(app);
  return !m || m->state == MEASURE_FOLLOWED_UP ? NULL
                                               : _("set the state to followed up first, with L");
}

static const char *not_proposed(struct app *app)
{
  const struct measure *m = current(app);
  return !m || m->state == MEASURE_PROPOSED ? NULL : _("the measure waits for no decision");
}

static const char *no_consent(struct app *app)
{
  const struct measure *m = current(app);
  if (m && !m->quick) return _("only a quick measure is decided by its owner");
  return not_proposed(app);
}

static bool step(struct app *app, int by, struct err *err)
{
  struct view *view = app_view(app);
  const struct measure_facts *s = view->panes[PANE_FACTS].state;
  if (by < 0 ? s->at == 0 : s->at + 1 >= s->n_others)
    return err_set(err, by < 0 ? _("This is the first measure.") : _("This is the last measure."));
  view->subject.id = s->others[by < 0 ? s->at - 1 : s->at + 1];
  view->panes[PANE_FACTS].marked = view->panes[PANE_LOG].marked = true;
  view->panes[PANE_LOG].list.selected = 0;
  view->panes[PANE_LOG].list.cursor = 0;
  return true;
}

#define ACT(id_, key_, name_, help_, act_, why_not_)                           \
  {                                                                            \
    .id = id_, .key = key_, .name = name_, .help = help_, .menu = MENU_DECIDE, \
    .flags = COMMAND_WRITES, .run = act, .argument = act_, .why_not = why_not_ \
  }

const struct command measure_commands[] = {
    {.id = "measure-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Change the measure …"),
     .help = N_("Opens the measure in its form."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = act,
     .argument = ACT_CHANGE},
    {.id = "measure-note",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("Add note"),
     .name = N_("Note a follow-up …"),
     .help = N_("Notes what was done, how it went or what changed."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = act,
     .argument = ACT_NOTE},
    ACT("measure-state", 'l', N_("New state …"),
        N_("Moves the measure to one of the states that can follow."), ACT_STATE, NULL),
    ACT("measure-deadline", 'd', N_("New deadline …"),
        N_("Moves the deadline with a reason; the old one is kept."), ACT_DEADLINE, NULL),
    ACT("measure-done", 'k', N_("Carried out …"),
        N_("Notes the date when the measure was carried out."), ACT_DONE, NULL),
    ACT("measure-outcome", 'u', N_("Outcome …"),
        N_("Sets the group's outcome and closes the measure."), ACT_OUTCOME, not_followed_up),
    ACT("measure-owner", 'a', N_("New owner …"),
        N_("Gives the measure to another owner, with a reason."), ACT_OWNER, NULL),
    {.id = "measure-decide",
     .key = K_F8,
     .second = 'b',
     .name = N_("Enter the decision …"),
     .help = N_("Enters who decided on the measure, when and in which paragraph."),
     .menu = MENU_DECIDE,
     .flags = COMMAND_WRITES,
     .run = act,
     .argument = ACT_DECIDE,
     .why_not = not_proposed},
    ACT("measure-consent", 'c', N_("The owner's consent …"),
        N_("Enters the day when the owner agreed to a quick measure."), ACT_CONSENT, no_consent),
    {.id = "measure-previous",
     .key = K_LEFT,
     .name = N_("The measure before"),
     .help = N_("Shows the measure before, by deadline."),
     .menu = MENU_SHOW,
     .run = step,
     .argument = -1},
    {.id = "measure-next",
     .key = K_RIGHT,
     .name = N_("The measure after"),
     .help = N_("Shows the measure after, by deadline."),
     .menu = MENU_SHOW,
     .run = step,
     .argument = 1},
    VIEW_PANE_NEXT,
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops measure_log_pane = {
    .id = "measure-log",
    .name = N_("Log of the measure"),
    .about = N_("Everything that was noted of the measure: states, owners, deadlines and "
                "follow-ups, newest first."),
    .commands = measure_commands,
    .watch = TOPIC_MEASURES,
    .state_size = sizeof(struct measure_log),
    .open = log_open,
    .load = log_load,
    .draw = log_draw,
    .hint = measure_hint,
};

static void measure_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  int facts = MEASURE_FACT_LINES + 2;
  view->panes[PANE_FACTS].rect = (struct rect){r.y, r.x, facts, r.w};
  view->panes[PANE_LOG].rect = (struct rect){r.y + facts, r.x, r.h - facts, r.w};
}

static void measure_title(struct app *app, struct view *view, struct buf *out)
{
  const struct measure_facts *s = view->panes[PANE_FACTS].state;
  buf_addf(out, _("Measure %zu of %zu"), s->at + 1, s->n_others);
  buf_add(out, " · ");
  view_today(out, app);
}

const struct view_ops measure_screen = {
    .id = "measure",
    .panes = {&measure_facts_pane, &measure_log_pane},
    .layout = measure_layout,
    .title = measure_title,
};
