// SPDX-License-Identifier: GPL-3.0-or-later
/* Pane 1 of the main screen: the areas, the quarter so far beside the same days last year. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/compare.h"
#include "ui/forms.h"
#include "ui/pane_util.h"
#include "ui/view_main.h"
#include "ui/view_parts.h"
#include "ui/views.h"

#include <math.h>
#include <string.h>

enum { AREA_NAME, AREA_MOST, AREA_NOW, AREA_BEFORE, AREA_CHANGE, AREA_QUARTERS, AREA_COLUMNS };
static const struct column area_columns[AREA_COLUMNS] = {
    {"area", N_("Area"), 19, 19, 40, false, SORT_TEXT, 1},
    {"most", N_("Most"), 14, 14, 24, false, SORT_TEXT, 6},
    {"now", N_("Obs"), 3, 3, 5, true, SORT_NUMBER, 2},
    {"before", N_("Yr ago"), 7, 7, 7, true, SORT_NUMBER, 5},
    {"change", N_(" Yr ago"), 5, 6, 6, false, SORT_NUMBER, 3},
    {"quarters", " ", 4, 4, 4, true, SORT_NONE, 4},
};

enum { QUARTERS = 4, WEEKS_ROOM = 6, LIST_LEAST = 8, WEEK_STEP = 4, WEEKS = 15 };

struct area_row {
  int64_t id;
  const char *name, *most; /* the category group with most this quarter; NULL for none */
  long now, before;        /* before -1: it cannot be compared */
  long quarters[QUARTERS];
};

struct areas {
  struct column columns[AREA_COLUMNS]; /* their heads depend on which of them have room */
  struct area_row *rows;
  size_t n;
  long most; /* the scale of all rows */
  long total;
  bool compared;
  bool wide; /* last year has a column of its own, and the change none of its blanks before it */
  struct {
    int week;
    long observations;
  } weeks[WEEKS];
  int n_weeks;
};

static int64_t row_id(void *data, size_t row)
{
  return ((struct areas *)data)->rows[row].id;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  (void)style;
  const struct areas *a = data;
  const struct area_row *r = &a->rows[row];
  switch (column) {
  case AREA_NAME:
    buf_add(out, r->name);
    break;
  case AREA_MOST:
    if (r->most) buf_add(out, r->most);
    break;
  case AREA_NOW:
    buf_addf(out, "%ld", r->now);
    break;
  case AREA_BEFORE:
    if (r->before >= 0)
      buf_addf(out, "%ld ", r->before); /* the head is wider than any number */
    else
      buf_add(out, "– ");
    break;
  case AREA_CHANGE:
    if (!a->wide) buf_add(out, " ");
    if (r->before >= 0)
      change_add(out, r->now - r->before);
    else
      buf_add(out, "–");
    break;
  default:
    draw_sparkline(out, r->quarters, QUARTERS, a->most);
  }
}

static double row_number(void *data, size_t row, size_t column)
{
  const struct area_row *r = &((struct areas *)data)->rows[row];
  if (column == AREA_CHANGE && r->before < 0) return -INFINITY;
  return (double)(column == AREA_NOW      ? r->now
                  : column == AREA_BEFORE ? r->before
                                          : r->now - r->before);
}

static struct area_row *row_of(struct areas *a, int64_t area_id)
{
  for (size_t i = 0; i < a->n; i++)
    if (a->rows[i].id == area_id) return &a->rows[i];
  return NULL;
}

static size_t group_of(const struct category *categories, size_t n, int64_t category_id)
{
  for (size_t i = 0; i < n; i++)
    if (categories[i].id == category_id) return i;
  return n;
}

/* The name of the group that has most of an area's observations in the quarter's months. */
static void find_most(struct arena *arena, struct areas *a, const struct category *categories,
                      size_t n_categories, const struct total *totals, size_t n)
{
  for (size_t r = 0; r < a->n; r++) {
    struct area_row *row = &a->rows[r];
    long *sums = arena_alloc(arena, (n_categories + 1) * sizeof *sums), best = 0;
    for (size_t i = 0; i < n; i++) {
      if (totals[i].area_id != row->id) continue;
      size_t c = group_of(categories, n_categories, totals[i].category_id);
      if (c == n_categories) continue;
      while (c > 0 && categories[c - 1].group_id == categories[c].group_id)
        c--;
      sums[c] += totals[i].observations;
      if (sums[c] <= best) continue;
      best = sums[c];
      row->most = text_lower(arena, categories[c].group_name);
    }
  }
}

/* Quarters before the first observation are missing, which is not nought. */
static void mark_missing(struct areas *a, int first, int first_month)
{
  for (size_t r = 0; r < a->n; r++)
    for (int q = 0; q < QUARTERS; q++)
      if (first_month == 0 || month_add(first, 3 * q + 2) < first_month)
        a->rows[r].quarters[q] = -1;
}

static void area_widths(const struct pane *pane, int widths[AREA_COLUMNS])
{
  list_widths(area_columns, AREA_COLUMNS, draw_inside(pane->rect).w - 3, widths);
}

/* What is most takes as long to read as all the rest, and has no room in a small window. */
static bool load_most(struct app *app, struct pane *pane, struct err *err)
{
  struct areas *a = pane->state;
  struct total *totals;
  struct category *categories;
  size_t n, n_categories;
  int widths[AREA_COLUMNS], first = quarter_first_month(app->quarter);
  area_widths(pane, widths);
  if (widths[AREA_MOST] == 0 && pane->list.sort != AREA_MOST) return true;
  if (!store_month_totals(app->store, first, month_add(first, 2), &pane->arena, &totals, &n, err) ||
      !store_categories(app->store, 0, &pane->arena, &categories, &n_categories, err))
    return false;
  find_most(&pane->arena, a, categories, n_categories, totals, n);
  return true;
}

static bool load_quarters(struct app *app, struct arena *arena, struct areas *a, int first_month,
                          struct err *err)
{
  struct total *months;
  size_t n_months;
  int first = quarter_first_month(quarter_add(app->quarter, 1 - QUARTERS));
  int last = month_add(quarter_first_month(app->quarter), 2);
  if (!store_area_months(app->store, first, last, arena, &months, &n_months, err)) return false;
  mark_missing(a, first, first_month);
  a->most = 0;
  for (size_t i = 0; i < n_months; i++) {
    struct area_row *row = row_of(a, months[i].area_id);
    if (!row) continue;
    long *sum = &row->quarters[months_between(first, months[i].month) / 3];
    *sum += months[i].observations;
    if (*sum > a->most) a->most = *sum;
  }
  return true;
}

static bool load_weeks(struct app *app, struct arena *arena, struct areas *a, struct period period,
                       struct err *err)
{
  long *days;
  size_t n;
  if (!store_day_counts(app->store, 0, period, arena, &days, &n, err)) return false;
  a->n_weeks = 0;
  for (size_t i = 0; i < n; i++) {
    int week = date_iso_week(date_add(period.first, (int)i), NULL);
    if (a->n_weeks == 0 || a->weeks[a->n_weeks - 1].week != week) {
      if (a->n_weeks == WEEKS) break;
      a->weeks[a->n_weeks].week = week;
      a->weeks[a->n_weeks++].observations = 0;
    }
    a->weeks[a->n_weeks - 1].observations += days[i];
  }
  return true;
}

static bool areas_load(struct app *app, struct pane *pane, struct err *err)
{
  struct areas *a = pane->state;
  struct arena *arena = &pane->arena;
  struct period quarter = period_of_quarter(app->quarter);
  struct comparison years;
  struct area *areas;
  int first_month;
  if (!compare_years(app->store, quarter, app->clock.date, arena, &years, err) ||
      !store_areas(app->store, years.now.last, arena, &areas, &a->n, err) ||
      !store_first_month(app->store, &first_month, err))
    return false;
  a->compared = years.possible;
  a->rows = arena_alloc(arena, (a->n + 1) * sizeof *a->rows);
  a->total = 0;
  for (size_t i = 0; i < years.n_now; i++)
    a->total += years.totals_now[i].observations;
  for (size_t i = 0; i < a->n; i++) {
    const struct total *total = compare_now(&years, areas[i].id);
    a->rows[i] = (struct area_row){.id = areas[i].id,
                                   .name = areas[i].name,
                                   .now = total ? total->observations : 0,
                                   .before = compare_area(&years, &areas[i])};
  }
  if (!load_quarters(app, arena, a, first_month, err) || !load_most(app, pane, err) ||
      !load_weeks(app, arena, a, years.now, err))
    return false;
  list_set(&pane->list, arena, &(struct list_source){a->n, a, row_id, row_cell, row_number});
  return true;
}

/* What the quarter looks like week by week: labels, bars and numbers below each other. */
static void draw_weeks(const struct areas *a, struct rect r)
{
  long most = 0;
  for (int i = 0; i < a->n_weeks; i++)
    if (a->weeks[i].observations > most) most = a->weeks[i].observations;
  draw_text(r.y, r.x + 1, r.w - 2, STYLE_HEAD, _("Observations per week, all areas"));
  for (int i = 0; i < a->n_weeks; i++) {
    int x = r.x + 4 + i * WEEK_STEP, room = r.x + r.w - x;
    long count = a->weeks[i].observations;
    struct buf text = {0};
    if (room < 2) break;
    if (i == 0) draw_run(r.y + 1, r.x + 1, 3, STYLE_TEXT, _("w."));
    buf_addf(&text, "%2d", a->weeks[i].week);
    draw_run(r.y + 1, x, room, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
    draw_sparkline(&text, &count, 1, most);
    draw_run(r.y + 2, x, room, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
    buf_addf(&text, "%ld", count);
    draw_run(r.y + 3, x, room, STYLE_TEXT, buf_text(&text));
    buf_release(&text);
  }
}

static void add_foot(struct buf *out, const struct list *list, const struct areas *a, bool compared)
{
  if (a->total == 0) {
    buf_add(out, _("No observations in the quarter yet. F4: new."));
    return;
  }
  if (list->filter[0] || list->sort != AREA_NOW) {
    list_status(list, out);
    return;
  }
  size_t n = list->source.n;
  buf_addf(out, ngettext("%zu of %zu area", "%zu of %zu areas", n), list_visible(list), n);
  if (compared) buf_addf(out, " · %s", _("Yr ago: same days"));
  buf_addf(out, " · %s", _("Enter opens"));
}

static void areas_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct areas *a = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf foot = {0};
  int widths[AREA_COLUMNS];
  draw_frame(pane->rect, _("1 Problem areas"), focus);
  if (a->n == 0) {
    pane_empty(pane, _("No areas yet. Choose Areas and places in the menu File to add the first."),
               focus);
    return;
  }
  area_widths(pane, widths);
  bool wide = a->wide = widths[AREA_BEFORE] > 0;
  a->columns[AREA_CHANGE].head = wide ? " " : area_columns[AREA_CHANGE].head;
  a->columns[AREA_QUARTERS].head = wide ? N_("4 qtr") : " ";
  bool weeks = wide && r.h >= LIST_LEAST + WEEKS_ROOM;
  view_list(pane, (struct rect){r.y, r.x + 1, r.h - 1 - (weeks ? WEEKS_ROOM - 1 : 0), r.w - 1},
            focus, LIST_HEAD);
  if (weeks) draw_weeks(a, (struct rect){r.y + r.h - WEEKS_ROOM + 1, r.x, WEEKS_ROOM, r.w});
  add_foot(&foot, &pane->list, a, wide && a->compared);
  pane_foot(pane, buf_text(&foot));
  buf_release(&foot);
}

static void areas_open(struct app *app, struct pane *pane)
{
  struct areas *a = pane->state;
  memcpy(a->columns, area_columns, sizeof area_columns);
  list_init(&pane->list, a->columns, AREA_COLUMNS);
  pane->list.sort = AREA_NOW;
  pane->list.descending = true;
  pane_recall(app, pane);
}

static bool open_card(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &card_view, &(struct subject){.id = app_pane(app)->list.selected});
  return true;
}

static bool rename_area(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_rename_area(app, app_pane(app)->list.selected);
  return true;
}

static bool new_observation(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_observation_new(app, app_pane(app)->list.selected);
  return true;
}

static const struct command areas_commands[] = {
    {.id = "areas-open",
     .key = K_ENTER,
     .second = K_RIGHT,
     .name = N_("Open the area"),
     .help = N_("Shows the area's card: curve, categories, measures and observations."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = open_card},
    {.id = "areas-edit",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Rename the area …"),
     .help = N_("Gives the area a new name from a date; old prints keep the old one."),
     .priority = 5,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = rename_area},
    {.id = "areas-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New"),
     .name = N_("New observation in the area …"),
     .help = N_("Opens the form for what was seen, with the selected area."),
     .priority = 2,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = new_observation},
    MAIN_DECIDE("areas-decide"),
    {.id = NULL},
};

const struct pane_ops areas_pane = {
    .id = "areas",
    .name = N_("1 Problem areas"),
    .about = N_("The quarter so far beside the same days last year, never a part of a quarter "
                "beside a whole one. The small curve is the last four quarters, with one scale "
                "for all areas."),
    .commands = areas_commands,
    .watch = TOPIC_AREAS | TOPIC_OBSERVATIONS | TOPIC_CATEGORIES,
    .state_size = sizeof(struct areas),
    .open = areas_open,
    .load = areas_load,
    .draw = areas_draw,
    .close = pane_remember,
};
