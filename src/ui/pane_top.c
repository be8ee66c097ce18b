// SPDX-License-Identifier: GPL-3.0-or-later
/* Pane 2 of the main screen: the three areas of the quarter and what is done in them. */
#include "base/date.h"
#include "base/i18n.h"
#include "domain/words.h"
#include "ui/forms.h"
#include "ui/pane_util.h"
#include "ui/ranking_text.h"
#include "ui/view_main.h"
#include "ui/view_parts.h"
#include "ui/views.h"

#include <string.h>

enum { LINES_NARROW = 2, LINES_WIDE = 4, MARK_AT = 32, RANK_AT = 43, MEASURE_STEP = 14 };

struct top {
  struct ranking_view view;
  const struct ranking_row **chosen; /* in the order of the choice */
  size_t n;
  struct measure *measures;
  size_t n_measures;
};

static int64_t row_id(void *data, size_t row)
{
  return ((struct top *)data)->chosen[row]->area_id;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  (void)column, (void)style;
  buf_add(out, ((struct top *)data)->chosen[row]->area_name);
}

static const struct column top_columns[] = {
    {"area", N_("Area"), 19, 19, 40, false, SORT_NONE, 1},
};

static bool top_load(struct app *app, struct pane *pane, struct err *err)
{
  struct top *t = pane->state;
  struct measure_query open = {.open_only = true};
  if (!ops_ranking_view(app->store, quarter_add(app->quarter, -1), NULL, &pane->arena, &t->view,
                        err) ||
      !store_measures(app->store, &open, &pane->arena, &t->measures, &t->n_measures, err))
    return false;
  measures_unfinished_first(t->measures, t->n_measures, &pane->arena);
  t->chosen = arena_alloc(&pane->arena, (t->view.n + 1) * sizeof *t->chosen);
  t->n = 0;
  for (size_t i = 0; i < t->view.n; i++) {
    const struct ranking_row *row = &t->view.rows[i];
    if (row->chosen <= 0) continue;
    size_t j = t->n++;
    for (; j > 0 && t->chosen[j - 1]->chosen > row->chosen; j--)
      t->chosen[j] = t->chosen[j - 1];
    t->chosen[j] = row;
  }
  list_set(&pane->list, &pane->arena, &(struct list_source){t->n, t, row_id, row_cell, NULL});
  return true;
}

/* "Behov 27 % × påverkan 4  prio 21,3" */
static void add_numbers(struct buf *out, const struct top *t, const struct ranking_row *row,
                        bool wide)
{
  struct buf need = {0}, influence = {0}, priority = {0};
  ranking_need(&need, row, t->view.ranking.method);
  ranking_half(&influence, row->influence);
  ranking_priority(&priority, row, t->view.ranking.method);
  buf_addf(out, wide ? _("Need %s × influence %s, prio %s") : _("Need %s × influence %s  prio %s"),
           buf_text(&need), buf_text(&influence), buf_text(&priority));
  buf_release(&need);
  buf_release(&influence);
  buf_release(&priority);
}

static void draw_measures(const struct app *app, const struct top *t, int64_t area_id, int y,
                          struct rect r)
{
  int x = r.x + 4;
  for (size_t i = 0; i < t->n_measures && x + MEASURE_STEP < r.x + r.w; i++) {
    const struct measure *m = &t->measures[i];
    if (m->area_id != area_id) continue;
    const struct term *term = &measure_state_terms[measure_shown_state(m, app->clock.date)];
    bool first = x == r.x + 4;
    struct buf name = {0};
    draw_run(y, first ? r.x + 1 : x - 2, 1, STYLE_TEXT, draw_sign(term->sign, term->ascii));
    ops_measure_name(&name, m->id);
    buf_addf(&name, " %s", measure_owner(m));
    draw_run(y, x, MEASURE_STEP - 3, STYLE_TEXT, buf_text(&name));
    buf_release(&name);
    x += MEASURE_STEP;
  }
}

static void draw_chosen(const struct top *t, const struct ranking_row *row, struct rect r, int y,
                        enum style style)
{
  bool wide = r.w > MAIN_WIDE;
  struct buf text = {0};
  buf_addf(&text, wide ? "%d  %s" : "%d %s", row->chosen, row->area_name);
  if (row->moved && !wide) buf_addf(&text, "  (%s)", _("M, with a reason"));
  draw_run(y, r.x + 1, r.w - 2, style, buf_text(&text));
  if (row->moved && wide)
    draw_run(y, r.x + MARK_AT, r.w - MARK_AT - 1, style, _("M chosen with a reason"));
  buf_clear(&text);
  add_numbers(&text, t, row, wide);
  draw_run(y + 1, r.x + (wide ? 4 : 3), r.w - (wide ? 5 : 4), STYLE_TEXT, buf_text(&text));
  buf_clear(&text);
  if (wide && row->previous_rank > 0 && row->rank > 0) {
    const char *arrow = row->rank < row->previous_rank   ? "↑"
                        : row->rank > row->previous_rank ? "↓"
                                                         : "→";
    buf_addf(&text, _("%s from %d"), arrow, row->previous_rank);
    draw_run(y + 1, r.x + RANK_AT, r.w - RANK_AT - 1, STYLE_TEXT, buf_text(&text));
  }
  buf_release(&text);
}

static void draw_rows(struct app *app, struct pane *pane, struct rect r, bool focus)
{
  const struct top *t = pane->state;
  bool wide = r.w > MAIN_WIDE && r.h > LINES_WIDE * t->view.places;
  int lines = wide ? LINES_WIDE : LINES_NARROW;
  list_scroll(&pane->list, (r.h - 1) / lines);
  for (size_t i = 0; i < list_visible(&pane->list); i++) {
    size_t place = pane->list.top + i;
    const struct ranking_row *row = t->chosen[pane->list.order[place]];
    int y = r.y + (int)i * lines;
    bool selected = focus && place == pane->list.cursor;
    if (selected) {
      draw_text(y, r.x, r.w, STYLE_SELECTED, draw_arrow());
      draw_cursor(y, r.x, true);
    }
    draw_chosen(t, row, r, y, selected ? STYLE_SELECTED : STYLE_TEXT);
    if (wide) draw_measures(app, t, row->area_id, y + 2, r);
  }
  if (wide && t->view.n_notes > 0)
    draw_run(r.y + r.h - 2, r.x + 1, r.w - 2, STYLE_TEXT, t->view.notes[0]);
}

static void add_state(struct buf *out, const struct top *t, bool wide)
{
  const struct decision *d = &t->view.decision;
  ranking_status(out, &t->view);
  if (t->view.ranking.state == RANKING_PROPOSED) {
    buf_addc(out, ' ');
    date_iso(out, t->view.ranking.proposed_on);
  }
  if (t->view.ranking.state == RANKING_DECIDED && wide && d->registry_number)
    buf_addf(out, _(", ref. %s"), d->registry_number);
  if (t->view.ranking.state != RANKING_DECIDED) buf_addf(out, " · %s", _("F8 goes on"));
}

static void top_draw(struct app *app, struct pane *pane, bool focus)
{
  const struct top *t = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  struct buf places = {0};
  words_number(&places, (size_t)t->view.places, false);
  buf_addf(&text, _("2 Top %s quarter %d"), buf_text(&places), app->quarter % 10);
  buf_release(&places);
  draw_frame(pane->rect, buf_text(&text), focus);
  buf_release(&text);
  if (t->n == 0) {
    pane_empty(pane,
               t->view.enough
                   ? _("No areas have been chosen for the quarter. Press F8 to rank and choose.")
                   : _("There are no observations in the quarter before, which the choice rests "
                       "on. Choose another quarter with [ and ]."),
               focus);
    return;
  }
  draw_rows(app, pane, r, focus);
  add_state(&text, t, r.w > MAIN_WIDE);
  pane_foot(pane, buf_text(&text));
  buf_release(&text);
}

static void top_open(struct app *app, struct pane *pane)
{
  list_init(&pane->list, top_columns, sizeof top_columns / sizeof *top_columns);
  pane_recall(app, pane);
}

static bool change_scores(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &influence_view, &(struct subject){.quarter = quarter_add(app->quarter, -1)});
  return true;
}

static bool new_measure(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_measure_new(app, app_pane(app)->list.selected, NULL, 0, false);
  return true;
}

static const struct command top_commands[] = {
    {.id = "top-open",
     .key = K_ENTER,
     .second = K_RIGHT,
     .name = N_("Open the ranking"),
     .help = N_("Shows all areas in order, with what the order rests on."),
     .menu = MENU_SHOW,
     .run = main_decide},
    {.id = "top-edit",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Need and influence …"),
     .help = N_("Opens the scores of the ranking that the three rest on."),
     .priority = 5,
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = change_scores},
    {.id = "top-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New"),
     .name = N_("New measure in the area …"),
     .help = N_("Opens the form for something to be done in the selected area."),
     .priority = 2,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = new_measure},
    MAIN_DECIDE("top-decide"),
    {.id = NULL},
};

const struct pane_ops top_pane = {
    .id = "top",
    .name = N_("2 Top three"),
    .about = N_("The areas that the work of the quarter goes to. They rest on the ranking of the "
                "quarter before; M marks an area that was chosen with a reason."),
    .commands = top_commands,
    .watch = TOPIC_AREAS | TOPIC_OBSERVATIONS | TOPIC_CATEGORIES | TOPIC_RANKINGS | TOPIC_MEASURES |
             TOPIC_BODIES | TOPIC_SETTINGS,
    .state_size = sizeof(struct top),
    .open = top_open,
    .load = top_load,
    .draw = top_draw,
    .close = pane_remember,
};
