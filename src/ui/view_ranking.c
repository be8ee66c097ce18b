// SPDX-License-Identifier: GPL-3.0-or-later
/* The quarter's ranking (drawing 07): the computed order, the group's choice beside it, and why it
 * departs. The computed place never disappears. */
#include "ui/views.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/report.h"
#include "ui/forms.h"
#include "ui/open_commands.h"
#include "ui/ranking_text.h"
#include "ui/view_parts.h"

#include <stdio.h>
#include <string.h>

enum {
  COLUMN_RANK,
  COLUMN_AREA,
  COLUMN_OBS,
  COLUMN_BEFORE,
  COLUMN_NEED,
  COLUMN_INFLUENCE,
  COLUMN_PRIORITY,
  COLUMN_JOINED,
  COLUMN_CHOSEN
};

static const struct column columns[] = {
    [COLUMN_RANK] = {"rank", N_("Place"), 7, 7, 7, false, SORT_NUMBER, 1},
    [COLUMN_AREA] = {"area", N_("Area"), 14, 22, 34, false, SORT_TEXT, 2},
    [COLUMN_OBS] = {"observations", N_("Obs"), 5, 5, 6, true, SORT_NUMBER, 3},
    [COLUMN_BEFORE] = {"before", N_("Last year"), 7, 7, 10, true, SORT_NUMBER, 9},
    [COLUMN_NEED] = {"need", N_("Need"), 6, 6, 8, true, SORT_NUMBER, 4},
    [COLUMN_INFLUENCE] = {"influence", N_("Influence"), 8, 9, 10, true, SORT_NUMBER, 6},
    [COLUMN_PRIORITY] = {"priority", N_("Prio"), 6, 6, 8, true, SORT_NUMBER, 5},
    [COLUMN_JOINED] = {"joined", " ", 1, 1, 1, false, SORT_NONE, 7},
    [COLUMN_CHOSEN] = {"chosen", N_("Chosen"), 6, 6, 8, false, SORT_NUMBER, 2},
};

struct ranking_pane_state {
  struct ranking_view view;
  struct ranking_row *rows; /* those that are shown */
  bool wrong_way;           /* only areas with more than the same quarter last year */
};

static int64_t row_id(void *data, size_t row)
{
  return ((struct ranking_pane_state *)data)->rows[row].area_id;
}

static double row_number(void *data, size_t row, size_t column)
{
  const struct ranking_row *r = &((struct ranking_pane_state *)data)->rows[row];
  switch (column) {
  case COLUMN_RANK:
    return r->rank ? r->rank : 999;
  case COLUMN_OBS:
    return (double)r->observations;
  case COLUMN_BEFORE:
    return (double)r->observations_before;
  case COLUMN_NEED:
    return r->need;
  case COLUMN_INFLUENCE:
    return r->influence;
  case COLUMN_PRIORITY:
    return r->priority;
  default:
    return r->chosen > 0 ? -r->chosen : -999;
  }
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct ranking_pane_state *s = data;
  const struct ranking_row *r = &s->rows[row];
  switch (column) {
  case COLUMN_RANK:
    ranking_rank(out, r);
    break;
  case COLUMN_AREA:
    buf_addf(out, "%s%s", r->area_name, r->few ? " *" : "");
    break;
  case COLUMN_OBS:
    text_number(out, r->observations);
    break;
  case COLUMN_BEFORE:
    ranking_whole(out, r->observations_before);
    break;
  case COLUMN_NEED:
    ranking_need(out, r, s->view.ranking.method);
    break;
  case COLUMN_INFLUENCE:
    ranking_half(out, r->influence);
    break;
  case COLUMN_PRIORITY:
    ranking_priority(out, r, s->view.ranking.method);
    break;
  case COLUMN_JOINED:
    if (s->view.ranking.method == METHOD_SHARE) buf_add(out, ranking_bracket(&s->view, r));
    break;
  default:
    if (r->chosen > 0) buf_addf(out, "  %d%s", r->chosen, r->moved ? " M" : "");
    if (r->chosen > 0) *style = STYLE_MARK;
  }
}

static void choose_shown(struct ranking_pane_state *s, struct arena *arena,
                         struct list_source *source)
{
  s->rows = arena_alloc(arena, (s->view.n + 1) * sizeof *s->rows);
  source->n = 0;
  for (size_t i = 0; i < s->view.n; i++)
    if (!s->wrong_way || (s->view.rows[i].observations_before >= 0 &&
                          s->view.rows[i].observations > s->view.rows[i].observations_before))
      s->rows[source->n++] = s->view.rows[i];
}

static bool ranking_load(struct app *app, struct pane *pane, struct err *err)
{
  struct ranking_pane_state *s = pane->state;
  struct list_source source = {.data = s, .id = row_id, .cell = row_cell, .number = row_number};
  if (!ops_ranking_view(app->store, pane->view->subject.quarter, NULL, &pane->arena, &s->view, err))
    return false;
  choose_shown(s, &pane->arena, &source);
  list_set(&pane->list, &pane->arena, &source);
  return true;
}

static void ranking_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
}

static void draw_title_text(const struct pane *pane, struct buf *title)
{
  struct buf next = {0};
  int quarter = pane->view->subject.quarter;
  quarter_label(&next, quarter_add(quarter, 1));
  buf_addf(title, _("Ranking for %s · rests on quarter %d"), buf_text(&next), quarter % 10);
  buf_release(&next);
}

static void ranking_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct ranking_pane_state *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  draw_title_text(pane, &text);
  draw_frame(pane->rect, buf_text(&text), focus);
  buf_clear(&text);
  if (!s->view.enough && s->view.n == 0) {
    draw_text(r.y + 1, r.x + 2, r.w - 3, STYLE_TEXT,
              _("No area is ranked this quarter. Add areas in the menu File."));
    buf_release(&text);
    return;
  }
  int legend = r.h < 10 ? 2 : 3; /* three rows need the room more */
  view_list(pane, (struct rect){r.y, r.x, r.h - legend, r.w - 1}, focus, LIST_RULED);
  int y = r.y + r.h - legend;
  bool share = s->view.ranking.method == METHOD_SHARE;
  buf_addf(&text,
           share ? _("┐│┘ cannot be told apart: the group chooses with a reason. * few reports "
                     "(under %d)")
                 : _("* few reports (under %d): read with care."),
           s->view.few);
  draw_text(y, r.x + 2, r.w - 3, STYLE_TEXT, buf_text(&text));
  if (legend > 2)
    draw_text(y + 1, r.x + 2, r.w - 3, STYLE_TEXT,
              share ? _("Prio = need × influence / 5. Equal: shared place, greater need first.")
                    : _("Prio = need × influence. Equal: greater need, then more reports."));
  buf_clear(&text);
  buf_addf(&text,
           s->wrong_way ? _("%zu of %zu areas · only those that go the wrong way")
                        : _("%zu of %zu areas · in brackets: place the quarter before"),
           pane->list.n_shown, s->view.n);
  draw_text(y + legend - 1, r.x + 2, r.w - 3, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static const char *ranking_hint(struct app *app, struct pane *pane)
{
  (void)app;
  struct ranking_pane_state *s = pane->state;
  if (s->view.ranking.id == 0)
    return _("Nobody has judged this quarter yet. F2 opens the judgement of influence.");
  if (deviation_owes_reason(&s->view))
    return _("F6 goes to the reason. Without a reason no departure is saved.");
  return _("+ and - move the row. Without a reason no departure is saved.");
}

/* ---- what the group does ---- */

static struct ranking_pane_state *state_of(struct app *app)
{
  return app_view(app)->panes[0].state;
}

static const struct ranking_row *selected_row(struct app *app)
{
  struct pane *pane = &app_view(app)->panes[0];
  size_t row = list_row(&pane->list);
  return row == SIZE_MAX ? NULL : &((struct ranking_pane_state *)pane->state)->rows[row];
}

static int first_free(const struct ranking_view *view)
{
  for (int number = 1; number <= view->places; number++) {
    bool taken = false;
    for (size_t i = 0; i < view->n; i++)
      taken |= view->rows[i].chosen == number;
    if (!taken) return number;
  }
  return view->places + 1; /* the operation refuses it, with its sentence */
}

static bool move(struct app *app, int in, struct err *err)
{
  const struct ranking_row *row = selected_row(app);
  const struct ranking_view *view = &state_of(app)->view;
  if (!row) return err_set(err, _("Choose a row first. There is none here."));
  if (in && row->chosen > 0)
    return err_set(err, _("%s is already among the chosen."), row->area_name);
  if (!in && row->chosen <= 0) return err_set(err, _("%s is not chosen."), row->area_name);
  if (!ops_choose(&app->ops, app_view(app)->subject.quarter, row->area_id,
                  in ? first_free(view) : 0, err))
    return false;
  return app_saved(app, true, err);
}

static void begin_answered(struct app *app, void *data, int answer)
{
  struct err err = {.field = -1};
  (void)data;
  if (answer < 0) return;
  struct view *view = app_view(app);
  if (ops_begin_ranking(&app->ops, view->subject.quarter, app->municipality.method, answer == 0,
                        &err))
    app_push(app, &influence_view, &view->subject);
  else
    app_say_error(app, &err);
}

static bool judge(struct app *app, int argument, struct err *err)
{
  static const char *const answers[] = {N_("One joint score for the group"),
                                        N_("Each rater by itself")};
  (void)argument, (void)err;
  struct view *view = app_view(app);
  if (state_of(app)->view.ranking.id != 0)
    app_push(app, &influence_view, &view->subject);
  else if (app_may_write(app))
    app_ask(app, _("Judge the influence"), _("How does the group score this quarter?"), answers, 2,
            begin_answered, NULL);
  return true;
}

static void reopen_answered(struct app *app, void *data, const char *reason)
{
  struct err err = {.field = -1};
  (void)data;
  if (reason)
    app_saved(app, ops_reopen_ranking(&app->ops, app_view(app)->subject.quarter, reason, &err),
              &err);
}

static bool decide(struct app *app, int argument, struct err *err)
{
  (void)argument;
  int quarter = app_view(app)->subject.quarter;
  switch (state_of(app)->view.ranking.state) {
  case RANKING_PROPOSED:
    form_decide_ranking(app, quarter);
    return true;
  case RANKING_DECIDED:
    app_ask_text(app, _("New version"),
                 _("The quarter is decided and stays so. A wrong entry is corrected by a new "
                   "version and a new decision. Why?"),
                 _("Write a reason."), reopen_answered, NULL);
    return true;
  case RANKING_SENT_BACK:
    app_ask_text(app, _("New version"), _("The proposal was sent back. What is done differently?"),
                 _("Write a reason."), reopen_answered, NULL);
    return true;
  default:
    if (!ops_propose(&app->ops, quarter, report_ranking_kept, err)) return false;
    app_say(app, "%s",
            _("Proposed to the management. Prints are marked PROPOSAL until the decision is "
              "entered."));
    return true;
  }
}

static bool wrong_way(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  state_of(app)->wrong_way ^= true;
  app_view(app)->panes[0].marked = true;
  return true;
}

static bool other_quarter(struct app *app, int step, struct err *err)
{
  (void)err;
  struct view *view = app_view(app);
  view->subject.quarter = quarter_add(view->subject.quarter, step);
  for (int i = 0; i < view->n_panes; i++)
    view->panes[i].marked = true;
  return true;
}

static bool open_area(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct ranking_row *row = selected_row(app);
  if (row) app_push(app, &card_view, &(struct subject){.id = row->area_id});
  return true;
}

static bool explain(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct ranking_row *row = selected_row(app);
  app_push(app, &explain_view,
           &(struct subject){
               .text = "ranking", .quarter = app_view(app)->subject.quarter, .id = row->area_id});
  return true;
}

static const struct command ranking_commands[] = {
    {.id = "ranking-in",
     .key = '+',
     .label = N_("Choose"),
     .name = N_("Choose the area"),
     .help = N_("Moves the area into the chosen ones."),
     .priority = 5,
     .menu = MENU_DECIDE,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = move,
     .argument = 1},
    {.id = "ranking-out",
     .key = '-',
     .label = N_("Take out"),
     .name = N_("Take the area out"),
     .help = N_("Moves the area out of the chosen ones."),
     .priority = 8,
     .menu = MENU_DECIDE,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = move,
     .argument = 0},
    {.id = "ranking-judge",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Influence"),
     .name = N_("Judge the influence …"),
     .help = N_("Opens the scores of this quarter, rater by rater or jointly."),
     .priority = 4,
     .menu = MENU_DECIDE,
     .run = judge},
    {.id = "ranking-decide",
     .key = K_F8,
     .second = 'b',
     .label = N_("Decide"),
     .name = N_("Propose, or enter the decision …"),
     .help = N_("Sends the list as a proposal; then enters what was decided."),
     .priority = 3,
     .menu = MENU_DECIDE,
     .flags = COMMAND_WRITES,
     .run = decide},
    {.id = "ranking-wrong-way",
     .key = 'v',
     .name = N_("Only those that go the wrong way"),
     .help = N_("Shows only areas with more than the same quarter last year."),
     .menu = MENU_SHOW,
     .run = wrong_way},
    {.id = "ranking-earlier",
     .key = K_LEFT,
     .name = N_("The quarter before"),
     .help = N_("Shows the ranking of the quarter before."),
     .menu = MENU_SHOW,
     .run = other_quarter,
     .argument = -1},
    {.id = "ranking-later",
     .key = K_RIGHT,
     .name = N_("The quarter after"),
     .help = N_("Shows the ranking of the quarter after."),
     .menu = MENU_SHOW,
     .run = other_quarter,
     .argument = 1},
    OPEN_FIGURE("ranking-grid", 'd', N_("Need and influence …"),
                N_("Shows why these areas come first: need beside influence."), FIGURE_GRID),
    OPEN_FIGURE("ranking-places", 'p', N_("Places by quarter …"),
                N_("Shows how the areas changed places in the last four quarters."), FIGURE_BUMP),
    {.id = "ranking-area",
     .key = K_ENTER,
     .name = N_("Open the area"),
     .help = N_("Opens the card of the area."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = open_area},
    {.id = "ranking-numbers",
     .key = 'g',
     .name = N_("How the place was computed"),
     .help = N_("Shows every step from the observations to the place, to be done again by hand."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = explain},
    {.id = NULL},
};

const struct pane_ops ranking_pane = {
    .id = "ranking",
    .name = N_("Ranking"),
    .about = N_("Need is the area's share of all that was reported, weighted. Influence is what "
                "the group judges that it can do something about. The program counts; the group "
                "decides, and a departure needs a reason that is printed."),
    .commands = ranking_commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_RANKINGS | TOPIC_AREAS | TOPIC_CATEGORIES,
    .state_size = sizeof(struct ranking_pane_state),
    .open = ranking_open,
    .load = ranking_load,
    .draw = ranking_draw,
    .hint = ranking_hint,
};

static void ranking_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  enum { REASON_LINES = 7, REASON_LINES_LARGE = 11, LARGE = 28, SMALL = 20 };
  int lines = r.h >= LARGE ? REASON_LINES_LARGE : r.h < SMALL ? REASON_LINES - 1 : REASON_LINES;
  view->panes[0].rect = (struct rect){r.y, r.x, r.h - lines, r.w};
  view->panes[1].rect = (struct rect){r.y + r.h - lines, r.x, lines, r.w};
}

static void screen_title(struct app *app, struct view *view, struct buf *out)
{
  const struct ranking_pane_state *s = view->panes[0].state;
  ranking_title(app, &s->view, out);
}

const struct view_ops ranking_screen = {
    .id = "ranking",
    .panes = {&ranking_pane, &deviation_pane},
    .layout = ranking_layout,
    .title = screen_title,
};
