// SPDX-License-Identifier: GPL-3.0-or-later
/* The numbers behind the plot of screen 15, for those who read or copy numbers. */
#include "base/i18n.h"
#include "base/text.h"
#include "ui/effect_rows.h"
#include "ui/panes.h"
#include "ui/view_parts.h"

enum {
  COLUMN_MEASURE,
  COLUMN_A,
  COLUMN_B,
  COLUMN_C,
  COLUMN_AFTER,
  COLUMN_COMPARED_BEFORE,
  COLUMN_COMPARED_AFTER,
  COLUMN_CHANGE,
  COLUMN_INTERVAL,
  COLUMN_Q,
  COLUMN_PLACEBO,
  COLUMN_AREA,
  COLUMNS
};

static const struct column columns[COLUMNS] = {
    [COLUMN_MEASURE] = {"measure", N_("No."), 5, 5, 6, false, SORT_NUMBER, 1},
    [COLUMN_A] = {"a", N_("A"), 4, 4, 6, true, SORT_NUMBER, 2},
    [COLUMN_B] = {"b", N_("B"), 4, 4, 6, true, SORT_NUMBER, 2},
    [COLUMN_C] = {"c", N_("C"), 4, 4, 6, true, SORT_NUMBER, 2},
    [COLUMN_AFTER] = {"after", N_("After"), 5, 5, 6, true, SORT_NUMBER, 2},
    [COLUMN_COMPARED_BEFORE] = {"compared-before", N_("Others"), 6, 6, 8, true, SORT_NUMBER, 3},
    [COLUMN_COMPARED_AFTER] = {"compared-after", N_("after"), 5, 5, 8, true, SORT_NUMBER, 3},
    [COLUMN_CHANGE] = {"change", N_("Difference"), 7, 7, 8, true, SORT_NUMBER, 2},
    [COLUMN_INTERVAL] = {"interval", N_("Interval"), 13, 13, 16, true, SORT_NONE, 4},
    [COLUMN_Q] = {"q", N_("q"), 5, 5, 5, true, SORT_NUMBER, 5},
    [COLUMN_PLACEBO] = {"placebo", N_("Areas"), 6, 7, 8, true, SORT_NUMBER, 6},
    [COLUMN_AREA] = {"area", N_("Area"), 10, 16, 30, false, SORT_TEXT, 7},
};

static void add_judged(struct buf *out, const struct effect *e, size_t column)
{
  const struct effect_ratio *ratio = effect_headline(e);
  if (!effect_judged(e))
    buf_add(out, "–");
  else if (column == COLUMN_CHANGE)
    effect_words_change(out, ratio->irr, EFFECT_MINUS);
  else if (column == COLUMN_INTERVAL)
    effect_words_interval(out, ratio, EFFECT_MINUS);
  else if (column == COLUMN_PLACEBO)
    buf_addf(out, _("%zu of %zu"), e->as_large, e->n_placebo);
  else
    text_decimal(out, e->q, 2);
}

static double number_of(const struct effect *e, size_t column)
{
  switch (column) {
  case COLUMN_MEASURE:
    return (double)e->measure->id;
  case COLUMN_A:
  case COLUMN_B:
  case COLUMN_C:
    return e->before[column - COLUMN_A].count;
  case COLUMN_AFTER:
    return e->after;
  case COLUMN_COMPARED_BEFORE:
    return e->before[BEFORE_A].compared;
  case COLUMN_COMPARED_AFTER:
    return e->compared_after;
  case COLUMN_CHANGE:
    return effect_headline(e)->change;
  case COLUMN_Q:
    return e->q;
  default:
    return (double)e->as_large;
  }
}

static double row_number(void *data, size_t row, size_t column)
{
  return number_of(&((const struct effect_rows *)data)->rows[row], column);
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct effect *e = &((const struct effect_rows *)data)->rows[row];
  (void)style;
  if (column == COLUMN_MEASURE)
    ops_measure_name(out, e->measure->id);
  else if (column == COLUMN_AREA)
    buf_add(out, e->measure->area_name);
  else if (column == COLUMN_C)
    text_decimal(out, number_of(e, column), 1);
  else if (column < COLUMN_CHANGE)
    effect_count(out, number_of(e, column));
  else
    add_judged(out, e, column);
}

static void table_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, COLUMNS);
}

static bool table_load(struct app *app, struct pane *pane, struct err *err)
{
  struct effect_rows *s = pane->state;
  if (!effect_rows_load(app, pane, err)) return false;
  list_set(&pane->list, &pane->arena,
           &(struct list_source){s->n, s, effect_row_id, row_cell, row_number});
  return true;
}

static void table_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct effect_rows *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  buf_addf(&text, _("Numbers of %d"), s->effects.year);
  draw_frame(pane->rect, buf_text(&text), focus);
  view_list(pane, (struct rect){r.y, r.x, r.h - 2, r.w - 1}, focus, LIST_HEAD);
  draw_text(r.y + r.h - 2, r.x + 2, r.w - 3, STYLE_TEXT,
            _("A directly before, B twelve months before the choice, C drawn towards all areas."));
  buf_clear(&text);
  view_status(&pane->list, (long)s->n, &text);
  buf_addf(&text, " · %s",
           _("Others: the areas compared with. Areas: without one, as large a fall"));
  draw_text(r.y + r.h - 1, r.x + 2, r.w - 3, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static const struct command commands[] = {
    {.id = "effects-table-close",
     .key = 't',
     .name = N_("Back to the plot"),
     .help = N_("Closes the table."),
     .menu = MENU_SHOW,
     .run = view_back},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops effects_table_pane = {
    .id = "effects-table",
    .name = N_("The numbers before and after measures"),
    .commands = commands,
    .watch = TOPIC_MEASURES | TOPIC_OBSERVATIONS | TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_PERIODS,
    .state_size = sizeof(struct effect_rows),
    .open = table_open,
    .load = table_load,
    .draw = table_draw,
};

static void table_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = r;
}

const struct view_ops effects_table_view = {
    .id = "effects-table", .panes = {&effects_table_pane}, .layout = table_layout};
