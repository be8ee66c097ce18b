// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view_main.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/view_parts.h"
#include "ui/views.h"

enum { NARROW = 80, WIDE = 100 };

bool main_decide(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &ranking_screen, &(struct subject){.quarter = quarter_add(app->quarter, -1)});
  return true;
}

/* Two by two. The left ones are lists and get a little more of a wide window. */
static void main_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  int top = (r.h + 1) / 2, left = r.w / 2 + (r.w > NARROW ? (r.w - NARROW) / 20 : 0);
  /* How wide it is decides what it reads. */
  if (view->panes[MAIN_AREAS].rect.w != left) view->panes[MAIN_AREAS].marked = true;
  view->panes[MAIN_AREAS].rect = (struct rect){r.y, r.x, top, left};
  view->panes[MAIN_TOP].rect = (struct rect){r.y, r.x + left, top, r.w - left};
  view->panes[MAIN_MEASURES].rect = (struct rect){r.y + top, r.x, r.h - top, left};
  view->panes[MAIN_FOLLOWUP].rect = (struct rect){r.y + top, r.x + left, r.h - top, r.w - left};
}

static void add_day(struct buf *out, int date)
{
  buf_addf(out, "%d %s", date_day(date), date_month_short(date_month_of_year(date)));
}

static void main_title(struct app *app, struct view *view, struct buf *out)
{
  struct period quarter = period_of_quarter(app->quarter);
  struct buf label = {0};
  quarter_label(&label, app->quarter);
  buf_add(out, text_capital(&view->panes[MAIN_AREAS].arena, buf_text(&label)));
  buf_release(&label);
  if (view->panes[MAIN_TOP].rect.w + view->panes[MAIN_AREAS].rect.w >= WIDE) {
    buf_add(out, " (");
    add_day(out, quarter.first);
    buf_add(out, "–");
    add_day(out, quarter.last);
    buf_add(out, ")");
  }
  buf_add(out, " · ");
  view_today(out, app);
}

const struct view_ops main_view = {
    .id = "main",
    .panes = {&areas_pane, &top_pane, &measures_pane, &followup_pane},
    .layout = main_layout,
    .title = main_title,
};
