// SPDX-License-Identifier: GPL-3.0-or-later
/* The list of prints: P1 to P17, those that are made and those that are not yet. */
#include "ui/views.h"

#include "base/i18n.h"
#include "report/report.h"
#include "ui/view_parts.h"

#include <string.h>

enum { COLUMN_NAME, COLUMN_TITLE, COLUMN_STATE };

static const struct column columns[] = {
    [COLUMN_NAME] = {"name", N_("Nr"), 4, 4, 4, false, SORT_NONE, 1},
    [COLUMN_TITLE] = {"title", N_("Print"), 30, 46, 60, false, SORT_TEXT, 2},
    [COLUMN_STATE] = {"state", " ", 10, 20, 30, false, SORT_NONE, 3},
};

static int64_t kind_id(void *data, size_t row)
{
  (void)data;
  return (int64_t)row + 1;
}

static void kind_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct report_kind *kind = &report_kinds[row];
  (void)data, (void)style;
  buf_add(out, column == COLUMN_NAME    ? kind->name
               : column == COLUMN_TITLE ? _(kind->title)
               : kind->make             ? ""
                                        : _("not made yet"));
}

static void reports_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
}

static bool reports_load(struct app *app, struct pane *pane, struct err *err)
{
  (void)app, (void)err;
  struct list_source source = {.id = kind_id, .cell = kind_cell};
  while (report_kinds[source.n].name)
    source.n++;
  list_set(&pane->list, &pane->arena, &source);
  return true;
}

static void reports_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  draw_frame(pane->rect, _("All prints"), focus);
  int line = list_draw(&pane->list, draw_inside(pane->rect), focus, LIST_RULED);
  if (line >= 0) draw_cursor(line, pane->rect.x + 1, focus);
}

/* That has been held, or goes on. */
static bool latest_meeting(struct app *app, int64_t *id, struct err *err)
{
  const struct meeting_query query = {.last = app->clock.date, .limit = 1};
  struct arena arena = {0};
  struct meeting *rows;
  size_t n;
  bool ok = store_meetings(app->store, &query, &arena, &rows, &n, err) &&
            (n > 0 || err_set(err, _("No meeting has been held yet.")));
  if (ok) *id = rows[0].id;
  arena_release(&arena);
  return ok;
}

static bool show_report(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct report_kind *kind = &report_kinds[list_row(&app_pane(app)->list)];
  if (!kind->make) return err_set(err, _("%s is not made yet in this version."), _(kind->title));
  struct subject s = {.text = kind->name, .quarter = app->quarter, .month = app->month};
  if (strcmp(kind->name, "P5") == 0) s.quarter = quarter_add(app->quarter, -1);
  if (strcmp(kind->name, "P8") == 0 && !latest_meeting(app, &s.id, err)) return false;
  app_push(app, &preview_view, &s);
  return true;
}

static const struct command reports_commands[] = {
    {.id = "reports-show",
     .key = K_ENTER,
     .label = N_("Show"),
     .name = N_("Show the print"),
     .help = N_("Shows the chosen print, page by page."),
     .priority = 2,
     .menu = MENU_REPORT,
     .flags = COMMAND_ROW,
     .run = show_report},
    {.id = NULL},
};

const struct pane_ops reports_pane = {
    .id = "reports",
    .name = N_("All prints"),
    .commands = reports_commands,
    .open = reports_open,
    .load = reports_load,
    .draw = reports_draw,
};

const struct view_ops reports_view = {
    .id = "reports",
    .panes = {&reports_pane},
    .layout = view_whole,
};
