// SPDX-License-Identifier: GPL-3.0-or-later
/* The middle of an area's card: its categories in the quarter, and its measures. */
#include "ui/card.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/forms.h"
#include "ui/view_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- categories ---- */

enum { BAR = 8 };

/* One column, as the bar stands at the right edge of the pane whatever its width is. */
static const struct column category_columns[] = {
    {"group", N_("Category"), 20, 36, 120, false, SORT_NONE, 1},
};

struct group_sum {
  int64_t id;
  const char *name;
  long observations;
};

struct card_categories {
  struct group_sum *groups;
  size_t n;
  int width;
};

static int64_t group_id(void *data, size_t row)
{
  return ((const struct card_categories *)data)->groups[row].id;
}

static void group_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  enum { NUMBER = 3, GAP = 4 };
  const struct card_categories *s = data;
  const struct group_sum *g = &s->groups[row];
  (void)column, (void)style;
  int name = s->width - NUMBER - GAP - BAR;
  text_pad(out, g->name, name > 1 ? name : 1, false);
  buf_addf(out, "%*ld%*s", NUMBER, g->observations, GAP, "");
  draw_bar(out, g->observations, s->groups[0].observations, BAR, false);
}

static int compare_sums(const void *a, const void *b)
{
  const struct group_sum *x = a, *y = b;
  if (x->observations != y->observations) return x->observations > y->observations ? -1 : 1;
  return text_compare(x->name, y->name);
}

static struct group_sum *group_of(struct card_categories *s, const struct category *c)
{
  for (size_t i = 0; i < s->n; i++)
    if (s->groups[i].id == c->group_id) return &s->groups[i];
  s->groups[s->n] = (struct group_sum){.id = c->group_id, .name = c->group_name};
  return &s->groups[s->n++];
}

static bool categories_load(struct app *app, struct pane *pane, struct err *err)
{
  struct card_categories *s = pane->state;
  struct category *categories;
  struct total *totals;
  size_t n, n_totals;
  if (!store_categories(app->store, 0, &pane->arena, &categories, &n, err) ||
      !store_category_totals(app->store, pane->view->subject.id, period_of_quarter(app->quarter),
                             &pane->arena, &totals, &n_totals, err))
    return false;
  s->groups = arena_alloc(&pane->arena, (n + 1) * sizeof *s->groups);
  s->n = 0;
  for (size_t t = 0; t < n_totals; t++)
    for (size_t i = 0; i < n; i++)
      if (categories[i].id == totals[t].category_id && totals[t].observations > 0)
        group_of(s, &categories[i])->observations += totals[t].observations;
  qsort(s->groups, s->n, sizeof *s->groups, compare_sums);
  list_set(&pane->list, &pane->arena,
           &(struct list_source){.n = s->n, .data = s, .id = group_id, .cell = group_cell});
  return true;
}

static void categories_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, category_columns, 1);
}

static void categories_draw(struct app *app, struct pane *pane, bool focus)
{
  struct card_categories *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf title = {0};
  buf_addf(&title, _("Categories quarter %d"), app->quarter % 10);
  draw_frame(pane->rect, buf_text(&title), focus);
  buf_release(&title);
  s->width = r.w - 2;
  int y = list_draw(&pane->list, (struct rect){r.y, r.x, r.h, r.w - 1}, focus, LIST_BARE);
  if (s->n == 0)
    view_wrap((struct rect){r.y, r.x + 1, r.h, r.w - 2}, STYLE_TEXT,
              _("No observations in the quarter. Press F4 to add the first."));
  if (focus) draw_cursor(y < 0 ? r.y : y, r.x, true);
}

static const struct command category_commands[] = {
    CARD_NEW_OBSERVATION, CARD_NUMBERS, VIEW_PANE_NEXT, VIEW_BACK, {.id = NULL},
};

const struct pane_ops card_categories_pane = {
    .id = "card-categories",
    .name = N_("Categories of the area"),
    .commands = category_commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_CATEGORIES,
    .state_size = sizeof(struct card_categories),
    .open = categories_open,
    .load = categories_load,
    .draw = categories_draw,
    .hint = card_hint,
};

/* ---- measures ---- */

enum { COLUMN_NUMBER, COLUMN_TEXT, COLUMN_STATE };

static const struct column measure_columns[] = {
    [COLUMN_NUMBER] = {"number", N_("No."), 7, 7, 9, false, SORT_NUMBER, 3},
    [COLUMN_TEXT] = {"measure", N_("Measure"), 12, 17, 80, false, SORT_TEXT, 1},
    [COLUMN_STATE] = {"state", N_("State"), 9, 10, 14, false, SORT_TEXT, 2},
};

struct card_measures {
  struct measure *rows;
  size_t n;
  int today;
};

static int64_t measure_id(void *data, size_t row)
{
  return ((const struct card_measures *)data)->rows[row].id;
}

static double measure_number(void *data, size_t row, size_t column)
{
  (void)column;
  return (double)measure_id(data, row);
}

static void measure_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct card_measures *s = data;
  const struct measure *m = &s->rows[row];
  enum measure_state state = measure_shown_state(m, s->today);
  const struct term *term = &measure_state_terms[state];
  if (state == MEASURE_OVERDUE) *style = STYLE_ACTION;
  if (column == COLUMN_NUMBER) {
    buf_addf(out, "%s ", draw_sign(term->sign, term->ascii));
    ops_measure_name(out, m->id);
  } else {
    buf_add(out, column == COLUMN_TEXT ? m->text : term_label(measure_state_terms, (int)state));
  }
}

/* Overdue ones first, finished ones last. */
static int urgency(const struct measure *m, int today)
{
  if (measure_overdue(m, today)) return 0;
  return m->state == MEASURE_CLOSED || m->state == MEASURE_ABORTED || m->state == MEASURE_REJECTED
             ? 2
             : 1;
}

static bool measures_load(struct app *app, struct pane *pane, struct err *err)
{
  struct card_measures *s = pane->state;
  const struct measure_query query = {.area_id = pane->view->subject.id};
  struct measure *rows;
  if (!store_measures(app->store, &query, &pane->arena, &rows, &s->n, err)) return false;
  s->today = app->clock.date;
  s->rows = arena_alloc(&pane->arena, (s->n + 1) * sizeof *s->rows);
  size_t at = 0;
  for (int pass = 0; pass < 3; pass++)
    for (size_t i = 0; i < s->n; i++)
      if (urgency(&rows[i], s->today) == pass) s->rows[at++] = rows[i];
  list_set(
      &pane->list, &pane->arena,
      &(struct list_source){
          .n = s->n, .data = s, .id = measure_id, .cell = measure_cell, .number = measure_number});
  return true;
}

static void measures_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, measure_columns, sizeof measure_columns / sizeof *measure_columns);
}

static void measures_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct card_measures *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  draw_frame(pane->rect, _("Measures"), focus);
  int y = list_draw(&pane->list, r, focus, LIST_BARE);
  if (s->n == 0)
    view_wrap((struct rect){r.y, r.x + 1, r.h, r.w - 2}, STYLE_TEXT,
              _("No measures yet. Press F4 to add the first."));
  if (focus) draw_cursor(y < 0 ? r.y : y, r.x, true);
}

static bool open_measure(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &measure_screen, &(struct subject){.id = app_pane(app)->list.selected});
  return true;
}

static bool change_measure(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_measure_edit(app, app_pane(app)->list.selected);
  return true;
}

static bool new_measure(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_measure_new(app, app_view(app)->subject.id, NULL, 0, false);
  return true;
}

static const struct command measure_commands[] = {
    {.id = "card-measure-open",
     .key = K_ENTER,
     .name = N_("Open the measure"),
     .help = N_("Shows the measure with all that was noted of it."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = open_measure},
    {.id = "card-measure-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Change the measure …"),
     .help = N_("Opens the measure in its form."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = change_measure},
    {.id = "card-measure-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New"),
     .name = N_("New measure here …"),
     .help = N_("Opens the form for something to be done in this area."),
     .priority = 3,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = new_measure},
    CARD_NUMBERS,
    VIEW_PANE_NEXT,
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops card_measures_pane = {
    .id = "card-measures",
    .name = N_("Measures of the area"),
    .commands = measure_commands,
    .watch = TOPIC_MEASURES | TOPIC_BODIES,
    .state_size = sizeof(struct card_measures),
    .open = measures_open,
    .load = measures_load,
    .draw = measures_draw,
    .hint = card_hint,
};
