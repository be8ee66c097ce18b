// SPDX-License-Identifier: GPL-3.0-or-later
/* The projector (drawing 27): one of the quarter's areas at a time, without drafts and without any
 * text of an observation. Also what a small window shows of the main screen. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"
#include "report/compare.h"
#include "ui/pane_util.h"
#include "ui/ranking_text.h"
#include "ui/sheet.h"
#include "ui/view_parts.h"
#include "ui/views.h"

enum { VALUE_AT = 12, BAR_AT = 19, BAR = 20, NEXT_AT = 30 };
enum { OWNER_AT = 28, STATE_AT = 34, MEASURES_AT = 12, MEASURES = 3 };
enum { SMALL_WINDOW = 1 }; /* in subject.id: pushed because the window is small */

struct projector {
  struct ranking_view view;
  const struct ranking_row **chosen;
  size_t n, at;
  long now, before;
  int quarter; /* that the areas are chosen for */
  bool begun, compared, table;
  struct measure *measures;
  size_t n_measures;
};

/* Drafts are not shown: an open ranking has no areas here, a proposed measure no line. */
static bool settled(const struct ranking_view *view)
{
  return view->ranking.state == RANKING_PROPOSED || view->ranking.state == RANKING_DECIDED;
}

static bool load_totals(struct app *app, struct arena *arena, struct projector *p, struct err *err)
{
  int64_t area_id = p->chosen[p->at]->area_id;
  struct comparison years;
  struct area area;
  if (!compare_years(app->store, period_of_quarter(p->quarter), app->clock.date, arena, &years,
                     err) ||
      !store_area(app->store, area_id, 0, arena, &area, err))
    return false;
  const struct total *total = compare_now(&years, area_id);
  p->now = total ? total->observations : 0;
  p->before = compare_area(&years, &area);
  p->compared = p->before >= 0;
  struct measure_query open = {.area_id = area_id, .open_only = true};
  if (!store_measures(app->store, &open, arena, &p->measures, &p->n_measures, err)) return false;
  measures_unfinished_first(p->measures, p->n_measures, arena);
  return true;
}

static bool projector_load(struct app *app, struct pane *pane, struct err *err)
{
  struct projector *p = pane->state;
  struct subject *subject = &pane->view->subject;
  p->n = p->n_measures = 0;
  p->quarter = subject->quarter ? subject->quarter : app->quarter;
  p->begun = period_of_quarter(p->quarter).first <= app->clock.date;
  if (!ops_ranking_view(app->store, quarter_add(p->quarter, -1), NULL, &pane->arena, &p->view, err))
    return false;
  p->chosen = arena_alloc(&pane->arena, (p->view.n + 1) * sizeof *p->chosen);
  for (int place = 1; settled(&p->view) && place <= p->view.places; place++)
    for (size_t i = 0; i < p->view.n; i++)
      if (p->view.rows[i].chosen == place) p->chosen[p->n++] = &p->view.rows[i];
  if (p->n == 0) return true;
  if (subject->other < 1 || subject->other > (int64_t)p->n) subject->other = 1;
  p->at = (size_t)subject->other - 1;
  return load_totals(app, &pane->arena, p, err);
}

static void draw_head(struct app *app, struct pane *pane, struct rect sheet)
{
  struct projector *p = pane->state;
  struct buf text = {0}, places = {0};
  words_number(&places, (size_t)p->view.places, false);
  buf_addf(&text, _("Top %s quarter %d %d"), buf_text(&places), p->quarter % 10, p->quarter / 10);
  sheet_head(app, &pane->arena, sheet, buf_text(&text));
  buf_release(&places);
  buf_release(&text);
}

/* "(kan inte skiljas från 1 och 3)": neighbours in the computed order. */
static void add_joined(struct buf *out, const struct projector *p)
{
  const struct ranking_row *row = p->chosen[p->at];
  size_t i = (size_t)(row - p->view.rows);
  bool above = i > 0 && p->view.rows[i - 1].joined, below = row->joined && i + 1 < p->view.n;
  if (above && below)
    buf_addf(out, _("(cannot be told from %d and %d)"), row[-1].rank, row[1].rank);
  else if (above || below)
    buf_addf(out, _("(cannot be told from %d)"), above ? row[-1].rank : row[1].rank);
}

static void draw_numbers(const struct projector *p, struct rect sheet)
{
  const struct ranking_row *row = p->chosen[p->at];
  bool steps = p->view.ranking.method == METHOD_STEPS;
  struct buf text = {0};
  sheet_line(sheet, 5, 1, STYLE_TEXT, _("Need"));
  ranking_need(&text, row, p->view.ranking.method);
  sheet_line(sheet, 5, VALUE_AT, STYLE_MARK, buf_text(&text));
  buf_clear(&text);
  draw_bar(&text, (long)(row->need * 10), steps ? 50 : 1000, BAR, true);
  sheet_line(sheet, 5, BAR_AT, STYLE_TEXT, buf_text(&text));
  buf_clear(&text);
  sheet_line(sheet, 6, 1, STYLE_TEXT, _("Influence"));
  ranking_half(&text, row->influence);
  buf_add(&text, _(" of 5"));
  sheet_line(sheet, 6, VALUE_AT, STYLE_MARK, buf_text(&text));
  buf_clear(&text);
  sheet_line(sheet, 7, 1, STYLE_TEXT, _("Prio"));
  ranking_priority(&text, row, p->view.ranking.method);
  sheet_line(sheet, 7, VALUE_AT, STYLE_MARK, buf_text(&text));
  buf_clear(&text);
  add_joined(&text, p);
  sheet_line(sheet, 7, BAR_AT, STYLE_TEXT, buf_text(&text));
  buf_clear(&text);
  if (p->begun) buf_addf(&text, _("Observations   %s   "), TEXT_GROUPED(p->now));
  long change = p->now - p->before;
  if (!p->begun)
    buf_add(&text, _("The quarter has not begun."));
  else if (p->compared && change > 0)
    buf_addf(&text, _("↑ %s more than the same days last year"), TEXT_GROUPED(change));
  else if (p->compared && change < 0)
    buf_addf(&text, _("↓ %s fewer than the same days last year"), TEXT_GROUPED(-change));
  else if (p->compared)
    buf_add(&text, _("→ as many as the same days last year"));
  sheet_line(sheet, 9, 1, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static void draw_measures(const struct app *app, const struct projector *p, struct rect sheet)
{
  int line = MEASURES_AT;
  sheet_line(sheet, MEASURES_AT - 1, 1, STYLE_HEAD, _("Measures"));
  for (size_t i = 0; i < p->n_measures && line < MEASURES_AT + MEASURES; i++) {
    const struct measure *m = &p->measures[i];
    enum measure_state state = measure_shown_state(m, app->clock.date);
    if (state == MEASURE_PROPOSED) continue;
    const struct term *term = &measure_state_terms[state];
    int y = sheet_y(sheet, line++), days = measure_days_overdue(m, app->clock.date);
    struct buf text = {0};
    enum style style = days ? STYLE_ACTION : STYLE_TEXT;
    draw_run(y, sheet.x + 1, 1, style, draw_sign(term->sign, term->ascii));
    draw_run(y, sheet.x + 3, OWNER_AT - 4, STYLE_TEXT, m->text);
    draw_run(y, sheet.x + OWNER_AT, STATE_AT - OWNER_AT - 1, STYLE_TEXT, measure_owner(m));
    if (days)
      buf_addf(&text, ngettext("OVERDUE %d day", "OVERDUE %d days", (unsigned long)days), days);
    else if (m->deadline && m->state < MEASURE_DONE)
      buf_addf(&text, _("due %s %d %s"), date_weekday_short(date_weekday(m->deadline)),
               date_day(m->deadline), date_month_short(date_month_of_year(m->deadline)));
    else
      buf_add(&text, _(term->label));
    draw_run(y, sheet.x + STATE_AT, sheet.w - STATE_AT - 1, style, buf_text(&text));
    buf_release(&text);
  }
  if (line == MEASURES_AT) sheet_line(sheet, line, 1, STYLE_TEXT, _("None decided yet."));
}

static void draw_neighbour(const struct projector *p, struct rect sheet, int step)
{
  size_t at = p->at + (size_t)step;
  if (at >= p->n) return; /* also before the first: it wraps to a large number */
  struct buf text = {0};
  const struct ranking_row *row = p->chosen[at];
  buf_addf(&text, step < 0 ? "← %d %s" : "%d %s →", row->chosen, row->area_name);
  sheet_line(sheet, SHEET_LINES - 2, step < 0 ? 1 : NEXT_AT, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static void draw_area(struct app *app, const struct projector *p, struct rect sheet)
{
  const struct ranking_row *row = p->chosen[p->at];
  struct buf text = {0};
  buf_addf(&text, "%d   %s", row->chosen, row->area_name);
  sheet_line(sheet, 1, 1, STYLE_MARK, buf_text(&text));
  draw_rule(sheet_y(sheet, 2), sheet.x + 1, sheet.w - 4);
  buf_clear(&text);
  buf_addf(&text, _("Place %d of %zu · quarter %d %d · "), row->chosen, p->n, p->quarter % 10,
           p->quarter / 10);
  bool decided = p->view.ranking.state == RANKING_DECIDED;
  buf_addf(&text, "%s ", decided ? _("DECIDED") : _("PROPOSAL"));
  date_iso(&text, decided ? p->view.decision.date : p->view.ranking.proposed_on);
  sheet_line(sheet, 3, 1, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
  draw_numbers(p, sheet);
  draw_measures(app, p, sheet);
  draw_neighbour(p, sheet, -1);
  draw_neighbour(p, sheet, 1);
}

static void draw_table(const struct projector *p, struct rect sheet)
{
  static const int at[] = {5, 28, 38, 50};
  const char *const heads[] = {_("Area"), _("Need"), _("Influence"), _("Prio")};
  struct buf text = {0};
  for (int i = 0; i < 4; i++)
    sheet_line(sheet, 3, at[i], STYLE_HEAD, heads[i]);
  for (size_t i = 0; i < p->n && i < MEASURES_AT - 5; i++) {
    const struct ranking_row *row = p->chosen[i];
    int line = 5 + (int)i;
    buf_addf(&text, "%d", row->chosen);
    sheet_line(sheet, line, 1, STYLE_TEXT, buf_text(&text));
    draw_run(sheet_y(sheet, line), sheet.x + at[0], at[1] - at[0] - 1, STYLE_MARK, row->area_name);
    for (int c = 1; c < 4; c++) {
      buf_clear(&text);
      if (c == 1) ranking_need(&text, row, p->view.ranking.method);
      if (c == 2) ranking_half(&text, row->influence);
      if (c == 3) ranking_priority(&text, row, p->view.ranking.method);
      sheet_line(sheet, line, at[c], STYLE_TEXT, buf_text(&text));
    }
    buf_clear(&text);
  }
  buf_release(&text);
}

static void projector_draw(struct app *app, struct pane *pane, bool focus)
{
  struct projector *p = pane->state;
  struct rect sheet = pane->rect;
  draw_head(app, pane, sheet);
  if (p->n == 0)
    view_wrap((struct rect){sheet_y(sheet, 3), sheet.x + 1, 3, sheet.w - 4}, STYLE_TEXT,
              _("No areas have been proposed for the quarter yet."));
  else if (p->table)
    draw_table(p, sheet);
  else
    draw_area(app, p, sheet);
  if (pane->view->subject.id == SMALL_WINDOW)
    sheet_line(sheet, SHEET_LINES - 3, 1, STYLE_ERROR,
               _("The window is below 80 × 24: it shows, but does not work."));
  sheet_bar(sheet, pane->ops->commands);
  draw_cursor(sheet_y(sheet, 1), sheet.x + 1, focus);
}

static bool step_area(struct app *app, int step, struct err *err)
{
  (void)err;
  struct pane *pane = app_pane(app);
  const struct projector *p = pane->state;
  int64_t to = pane->view->subject.other + step;
  if (to < 1 || to > (int64_t)p->n) return true;
  pane->view->subject.other = to;
  pane->marked = true;
  return true;
}

static bool leave(struct app *app, int argument, struct err *err)
{
  (void)argument;
  if (app_view(app)->subject.id == SMALL_WINDOW)
    return err_set(err, _("Make the window larger to work."));
  app_pop(app);
  return true;
}

static bool turn_table(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct projector *p = app_pane(app)->state;
  p->table = !p->table;
  return true;
}

static const struct command projector_commands[] = {
    SHEET_BACK("projector-back", leave),
    {.id = "projector-step",
     .key = K_LEFT_RIGHT,
     .label = N_("Turn"),
     .name = N_("Step through the areas"),
     .help = N_("The arrow keys show the area beside."),
     .priority = 2,
     .menu = MENU_SHOW,
     .run = app_arrows},
    {.id = "projector-previous",
     .key = K_LEFT,
     .second = K_UP,
     .third = K_PGUP,
     .name = N_("The area before"),
     .help = N_("Shows the area before."),
     .menu = MENU_SHOW,
     .run = step_area,
     .argument = -1},
    {.id = "projector-next",
     .key = K_RIGHT,
     .second = K_DOWN,
     .third = K_PGDN,
     .name = N_("The next area"),
     .help = N_("Shows the next area."),
     .menu = MENU_SHOW,
     .run = step_area,
     .argument = 1},
    {.id = "projector-table",
     .key = 't',
     .label = N_("Table"),
     .name = N_("As a table"),
     .help = N_("Shows the areas below each other, and back."),
     .priority = 4,
     .menu = MENU_SHOW,
     .run = turn_table},
    {.id = NULL},
};

const struct pane_ops projector_pane = {
    .id = "projector",
    .name = N_("Projector"),
    .about = N_("One area at a time for the meeting. Nothing that somebody wrote in an "
                "observation is shown, and no drafts."),
    .commands = projector_commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_RANKINGS | TOPIC_MEASURES | TOPIC_AREAS | TOPIC_SETTINGS,
    .state_size = sizeof(struct projector),
    .load = projector_load,
    .draw = projector_draw,
};

const struct view_ops projector_view = {
    .id = "projector",
    .plain = true,
    .panes = {&projector_pane},
    .layout = sheet_layout,
    .draw = sheet_clear,
};
