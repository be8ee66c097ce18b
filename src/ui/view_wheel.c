// SPDX-License-Identifier: GPL-3.0-or-later
/* The year wheel (drawing 13): twelve months on top, below them what is due. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/pane_util.h"
#include "ui/view_parts.h"
#include "ui/views.h"
#include "ui/wheel_pane.h"

#include <string.h>

enum { MONTHS = 12, MONTH_AT = 8, MONTH_WIDTH = 4, MOST_LINES = 6 };
enum { COLUMN_DATE, COLUMN_WEEK, COLUMN_TASK, COLUMN_STATE };

static const struct column columns[] = {
    [COLUMN_DATE] = {"date", N_("Date"), 10, 11, 11, false, SORT_TEXT, 1},
    [COLUMN_WEEK] = {"week", N_("Week"), 5, 6, 6, false, SORT_NONE, 4},
    [COLUMN_TASK] = {"task", N_("What"), 20, 41, 72, false, SORT_TEXT, 2},
    [COLUMN_STATE] = {"state", N_("State"), 10, 14, 16, false, SORT_NONE, 3},
};

/* ---- the list ---- */

static int64_t row_id(void *data, size_t row)
{
  return ((struct wheel_pane *)data)->rows[row]->id;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct wheel_row *r = ((struct wheel_pane *)data)->rows[row];
  const struct term *term = &wheel_state_terms[r->state];
  if (wheel_needs_action(r)) *style = STYLE_ACTION;
  if (r->state == WHEEL_DONE) *style = STYLE_DONE;
  if (column == COLUMN_DATE) {
    date_iso(out, r->date);
  } else if (column == COLUMN_WEEK) {
    buf_addf(out, _("w. %d"), date_iso_week(r->date, NULL));
  } else if (column == COLUMN_TASK) {
    buf_add(out, r->name);
  } else {
    buf_addf(out, "%s ", draw_sign(term->sign, term->ascii));
    wheel_state_words(out, r);
  }
}

static bool is_open(const struct wheel_row *row)
{
  return row->state != WHEEL_DONE && row->state != WHEEL_CANCELLED;
}

/* What is next of each rule, what is late, and what was added by hand. */
static bool is_next(const struct wheel_row *row)
{
  return is_open(row) && (row->upcoming || wheel_needs_action(row) || !row->rule);
}

static void choose_rows(struct wheel_pane *w, int this_year, struct arena *arena)
{
  w->rows = arena_alloc(arena, (w->view.n + 1) * sizeof *w->rows);
  w->n = w->all = 0;
  for (size_t i = 0; i < w->view.n; i++) {
    struct wheel_row *row = &w->view.rows[i];
    bool of_year = date_year(row->date) == w->year;
    bool next = w->year == this_year && is_next(row);
    if (!of_year && !next) continue;
    w->all++;
    if (next || (of_year && (w->whole || w->year != this_year))) w->rows[w->n++] = row;
  }
}

static void wheel_open(struct app *app, struct pane *pane)
{
  struct wheel_pane *w = pane->state;
  w->year = date_year(app->clock.date);
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
  pane->list.sort = COLUMN_DATE;
  pane_recall(app, pane);
}

static bool wheel_load(struct app *app, struct pane *pane, struct err *err)
{
  struct wheel_pane *w = pane->state;
  struct list_source source = {.data = w, .id = row_id, .cell = row_cell};
  if (!wheel_read(app->store, w->year - 1, w->year + 2, app->clock.date, &pane->arena, &w->view,
                  err))
    return false;
  choose_rows(w, date_year(app->clock.date), &pane->arena);
  source.n = w->n;
  list_set(&pane->list, &pane->arena, &source);
  return true;
}

struct wheel_row *wheel_selected(struct app *app)
{
  struct pane *pane = app_pane(app);
  size_t row = list_row(&pane->list);
  return row == SIZE_MAX ? NULL : ((struct wheel_pane *)pane->state)->rows[row];
}

/* ---- twelve months ---- */

/* The month that a row stands under: what it is about, else when it is. */
static int month_of(const struct wheel_row *row)
{
  return row->rule->about == ABOUT_MONTH && row->by_rule.about ? row->by_rule.about
                                                               : date_month(row->date);
}

/* The state that matters most: late, then what remains, then what is done. -1: nothing there. */
static int month_state(const struct wheel_view *view, const struct wheel_rule *rule, int month,
                       int today)
{
  int found = -1;
  for (size_t i = 0; i < view->n; i++) {
    const struct wheel_row *row = &view->rows[i];
    if (row->rule != rule || month_of(row) != month) continue;
    if (row->state == WHEEL_OVERDUE) return WHEEL_OVERDUE;
    if (is_open(row))
      found = month == date_month(today) ? WHEEL_NEXT : WHEEL_PLANNED;
    else if (found < 0 || (found == WHEEL_CANCELLED && row->state == WHEEL_DONE))
      found = (int)row->state;
  }
  return found < 0 && wheel_rests(rule, month) ? WHEEL_CANCELLED : found;
}

static void draw_months_of(const struct wheel_pane *w, const struct wheel_rule *rule, int today,
                           struct rect r, int y)
{
  draw_run(y, r.x + 2, MONTH_AT - 3, STYLE_TEXT, rule->short_name);
  for (int i = 0; i < MONTHS; i++) {
    int state = month_state(&w->view, rule, w->year * 100 + i + 1, today);
    if (state < 0) continue;
    const struct term *term = &wheel_state_terms[state];
    enum style style = state == WHEEL_OVERDUE ? STYLE_ACTION
                       : state == WHEEL_DONE  ? STYLE_DONE
                                              : STYLE_TEXT;
    draw_run(y, r.x + MONTH_AT + 1 + i * MONTH_WIDTH, 1, style, draw_sign(term->sign, term->ascii));
  }
}

/* Returns how many lines were used. */
static int draw_months(const struct wheel_pane *w, int today, struct rect r)
{
  struct buf year = {0};
  int y = r.y;
  buf_addf(&year, "%d", w->year);
  draw_run(y, r.x + 2, 4, STYLE_HEAD, buf_text(&year));
  for (int i = 0; i < MONTHS; i++)
    draw_run(y, r.x + MONTH_AT + i * MONTH_WIDTH, MONTH_WIDTH - 1, STYLE_HEAD,
             date_month_short(i + 1));
  buf_release(&year);
  y++;
  for (size_t i = 0; i < w->view.n_rules && y - r.y <= MOST_LINES; i++)
    if (w->view.rules[i].short_name) draw_months_of(w, &w->view.rules[i], today, r, y++);
  return y - r.y;
}

/* ---- the pane ---- */

/* "rytm: möte varannan vecka, inventering varje månad (F2 ändrar)": what has another rhythm. */
static void add_rhythms(const struct wheel_pane *w, struct arena *arena, int today, struct buf *out)
{
  const char *between = _(" · rhythm: ");
  bool any = false;
  for (size_t i = 0; i < w->view.n_rules; i++) {
    const struct wheel_rule *rule = &w->view.rules[i];
    if (!rule->fast_task) continue;
    const char *word = arena_strndup(arena, rule->task, strcspn(rule->task, " "));
    buf_addf(out, "%s%s ", between, text_lower(arena, word));
    wheel_rhythm_words(out, &w->view, rule, today);
    between = ", ";
    any = true;
  }
  if (any) buf_add(out, _(" (F2 changes)"));
}

static void draw_empty(struct pane *pane, struct rect r, bool focus)
{
  const struct wheel_pane *w = pane->state;
  const char *text =
      _("Nothing is due. What the group does month by month stands here. F4 adds the "
        "first.");
  if (w->view.n_rules == 0)
    text =
        _("The year wheel is empty. S takes the standard rules: meetings, inventory, ranking and "
          "pictures. F4 adds the first of your own.");
  if (pane->list.filter[0]) return;
  view_wrap((struct rect){r.y + 1, r.x + 2, r.h - 1, r.w - 4}, STYLE_TEXT, text);
  draw_cursor(r.y + 1, r.x, focus);
}

static void wheel_draw(struct app *app, struct pane *pane, bool focus)
{
  const struct wheel_pane *w = pane->state;
  struct rect r = draw_inside(pane->rect), list = r;
  struct buf foot = {0};
  draw_frame(pane->rect, _("Year wheel"), focus);
  int used = draw_months(w, app->clock.date, r);
  draw_rule(r.y + used, r.x + 2, r.w - 4);
  list.y += used + 1;
  list.h -= used + 3;
  list.w -= 1;
  view_list(pane, list, focus, LIST_HEAD);
  if (w->n == 0) draw_empty(pane, list, focus);
  buf_add(&foot, " ");
  view_status(&pane->list, (long)w->all, &foot);
  add_rhythms(w, &pane->arena, app->clock.date, &foot);
  pane_foot(pane, buf_text(&foot));
  buf_release(&foot);
}

static void add_sign(struct buf *out, enum wheel_state state)
{
  if (out->length) buf_add(out, "   ");
  view_term(out, wheel_state_terms, (int)state);
}

/* Why the row is not as its rule says; else what the signs mean. */
static const char *wheel_hint(struct app *app, struct pane *pane)
{
  struct buf text = {0};
  const struct wheel_row *row = wheel_selected(app);
  if (row && row->entry && row->entry->reason && *row->entry->reason) {
    date_iso(&text, row->by_rule.due);
    const char *due = arena_strdup(&pane->arena, buf_text(&text));
    buf_clear(&text);
    buf_addf(&text, row->state == WHEEL_CANCELLED ? _("Cancelled, was %s: %s") : _("Was %s: %s"),
             due, row->entry->reason);
  } else {
    static const enum wheel_state signs[] = {WHEEL_DONE, WHEEL_NEXT, WHEEL_PLANNED, WHEEL_OVERDUE,
                                             WHEEL_CANCELLED};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
      add_sign(&text, signs[i]);
  }
  const char *hint = arena_strdup(&pane->arena, buf_text(&text));
  buf_release(&text);
  return hint;
}

const struct pane_ops wheel_pane_ops = {
    .id = "wheel",
    .name = N_("Year wheel"),
    .about = N_("What the group does when: meetings, inventories, rankings, pictures and reports. "
                "Dates come from rules; one date can be moved or cancelled with a reason. At "
                "social unrest the meeting or the inventory gets a faster rhythm for a time; sums "
                "per month do not change. Working days are Monday to Friday: holidays are not "
                "known here."),
    .commands = wheel_commands,
    .watch = TOPIC_WHEEL | TOPIC_PERIODS | TOPIC_UNITS | TOPIC_OBSERVATIONS | TOPIC_RANKINGS |
             TOPIC_BODIES | TOPIC_SETTINGS | TOPIC_MEETINGS,
    .state_size = sizeof(struct wheel_pane),
    .open = wheel_open,
    .load = wheel_load,
    .draw = wheel_draw,
    .hint = wheel_hint,
    .close = pane_remember,
};

static void wheel_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = r;
}

const struct view_ops wheel_view_ops = {
    .id = "wheel",
    .panes = {&wheel_pane_ops},
    .layout = wheel_layout,
};
