// SPDX-License-Identifier: GPL-3.0-or-later
/* The numbers behind the curve of an area's card, month by month. */
#include "ui/card.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/figure.h"
#include "ui/panes.h"
#include "ui/view_parts.h"

#include <string.h>

static void add_total(struct card_months *m, const struct total *total)
{
  int at = CARD_MONTHS - 1 - months_between(total->month, m->last);
  m->observations[at] += total->observations;
  m->severity[at] += total->severity;
  m->late[at] += total->late;
  m->cost[at] += total->cost;
}

/* The rows come area by area, so the months of one are summed before the next begins. */
static long most_of_a_month(const struct total *rows, size_t n, int last)
{
  long sums[CARD_MONTHS] = {0}, most = 0;
  for (size_t i = 0; i < n; i++) {
    if (i > 0 && rows[i].area_id != rows[i - 1].area_id) memset(sums, 0, sizeof sums);
    long *sum = &sums[CARD_MONTHS - 1 - months_between(rows[i].month, last)];
    *sum += rows[i].observations;
    if (*sum > most) most = *sum;
  }
  return most;
}

bool card_months(struct app *app, int64_t area_id, struct arena *arena, struct card_months *months,
                 struct err *err)
{
  struct total *rows;
  size_t n;
  int first, now = date_month(app->clock.date);
  int end = month_add(quarter_first_month(app->quarter), 2);
  *months = (struct card_months){.last = end < now ? end : now};
  if (!store_month_totals(app->store, month_add(months->last, 1 - CARD_MONTHS), months->last, arena,
                          &rows, &n, err) ||
      !store_first_month(app->store, &first, err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].area_id == area_id) add_total(months, &rows[i]);
  for (int i = 0; i < CARD_MONTHS; i++)
    if (first == 0 || month_add(months->last, i + 1 - CARD_MONTHS) < first)
      months->observations[i] = -1;
  months->scale = most_of_a_month(rows, n, months->last);
  return true;
}

/* ---- the table ---- */

enum { PANE_CHART, PANE_NUMBERS };
enum { COLUMN_MONTH, COLUMN_OBSERVATIONS, COLUMN_SEVERITY, COLUMN_LATE, COLUMN_COST };

static const struct column columns[] = {
    [COLUMN_MONTH] = {"month", N_("Month"), 10, 16, 20, false, SORT_NUMBER, 1},
    [COLUMN_OBSERVATIONS] = {"observations", N_("Observations"), 13, 14, 16, true, SORT_NUMBER, 2},
    [COLUMN_SEVERITY] = {"severity", N_("Sum of severity"), 14, 16, 18, true, SORT_NUMBER, 3},
    [COLUMN_LATE] = {"late", N_("Late"), 6, 8, 10, true, SORT_NUMBER, 5},
    [COLUMN_COST] = {"cost", N_("Cost, kr"), 11, 14, 18, true, SORT_NUMBER, 4},
};

struct numbers {
  struct card_months months;
  struct area area;
};

/* Newest first. */
static int place(size_t row)
{
  return CARD_MONTHS - 1 - (int)row;
}

static int64_t row_id(void *data, size_t row)
{
  return month_add(((const struct numbers *)data)->months.last, -(int)row);
}

static double row_number(void *data, size_t row, size_t column)
{
  const struct card_months *m = &((const struct numbers *)data)->months;
  switch (column) {
  case COLUMN_OBSERVATIONS:
    return (double)m->observations[place(row)];
  case COLUMN_SEVERITY:
    return (double)m->severity[place(row)];
  case COLUMN_LATE:
    return (double)m->late[place(row)];
  case COLUMN_COST:
    return (double)m->cost[place(row)];
  default:
    return (double)row_id(data, row);
  }
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct card_months *m = &((const struct numbers *)data)->months;
  (void)style;
  if (column == COLUMN_MONTH)
    view_month(out, (int)row_id(data, row));
  else if (m->observations[place(row)] >= 0)
    text_number(out, (long long)row_number(data, row, column));
}

static void numbers_open(struct app *app, struct pane *pane)
{
  (void)app;
  pane->view->focus = PANE_NUMBERS;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
}

static bool numbers_load(struct app *app, struct pane *pane, struct err *err)
{
  struct numbers *s = pane->state;
  int64_t id = pane->view->subject.id;
  if (!store_area(app->store, id, 0, &pane->arena, &s->area, err)) return false;
  if (s->area.id == 0) return err_set(err, _("The area is not there any more. Esc goes back."));
  if (!card_months(app, id, &pane->arena, &s->months, err)) return false;
  list_set(&pane->list, &pane->arena,
           &(struct list_source){
               .n = CARD_MONTHS, .data = s, .id = row_id, .cell = row_cell, .number = row_number});
  return true;
}

static void numbers_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct numbers *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  buf_addf(&text, _("%s, %d months"), s->area.name, CARD_MONTHS);
  draw_frame(pane->rect, buf_text(&text), focus);
  view_list(pane, (struct rect){r.y, r.x, r.h - 1, r.w - 1}, focus, LIST_HEAD);
  buf_clear(&text);
  view_status(&pane->list, CARD_MONTHS, &text);
  buf_addf(&text, " · %s", _("a blank month was before anything was counted"));
  draw_text(r.y + r.h - 1, r.x + 2, r.w - 3, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static const struct command commands[] = {
    {.id = "numbers-curve",
     .key = 'g',
     .second = 't',
     .name = N_("Back to the curve"),
     .help = N_("Closes the table."),
     .menu = MENU_SHOW,
     .run = view_back},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops card_numbers_pane = {
    .id = "card-numbers",
    .name = N_("The numbers behind the curve"),
    .commands = commands,
    .watch = TOPIC_AREAS | TOPIC_OBSERVATIONS,
    .state_size = sizeof(struct numbers),
    .open = numbers_open,
    .load = numbers_load,
    .draw = numbers_draw,
};

/* The chart stands above its numbers where they keep enough lines. */
static void numbers_layout(struct app *app, struct view *view, struct rect r)
{
  enum { CHART = 10, NUMBERS_LEAST = 10 };
  (void)app;
  int chart = r.h >= CHART + NUMBERS_LEAST ? CHART : 0;
  view->panes[PANE_CHART].rect = (struct rect){r.y, r.x, chart, r.w};
  view->panes[PANE_NUMBERS].rect = (struct rect){r.y + chart, r.x, r.h - chart, r.w};
}

static const struct view_ops numbers_view = {
    .id = "card-numbers", .panes = {&plot_pane, &card_numbers_pane}, .layout = numbers_layout};

bool card_show_numbers(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &numbers_view,
           &(struct subject){
               .id = app_view(app)->subject.id,
               .other = FIGURE_RUN,
               .quarter = app->quarter,
           });
  return true;
}
