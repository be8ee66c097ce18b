// SPDX-License-Identifier: GPL-3.0-or-later
/* Preview of a print (drawing 17): its own pages, line by line, and where they go. */
#include "ui/views.h"

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/layout.h"
#include "report/report.h"
#include "report/sink_text.h"

#include <stdio.h>
#include <string.h>

struct preview {
  struct document *document;
  const struct page *pages;
  size_t n_pages, page;
  const char *const *lines; /* of the page */
  size_t n_lines, top, room;
};

static struct report_request request_of(struct app *app, const struct view *view)
{
  const struct report_kind *kind = report_find(view->subject.text);
  struct report_request request = {.name = view->subject.text, .today = app->clock.date};
  request.period = kind && kind->period == PERIOD_MONTH ? period_of_month(view->subject.month)
                                                        : period_of_quarter(view->subject.quarter);
  if (kind && kind->owner) request.owner_id = view->subject.other;
  if (kind && kind->area) request.area_id = view->subject.id;
  return request;
}

static bool preview_load(struct app *app, struct pane *pane, struct err *err)
{
  struct preview *p = pane->state;
  struct report_request request = request_of(app, pane->view);
  struct buf clock = {0};
  buf_addf(&clock, _("at %02d.%02d"), app->clock.time / 100, app->clock.time % 100);
  request.clock_text = arena_strdup(&pane->arena, buf_text(&clock));
  buf_release(&clock);
  if (!report_make(app->store, &request, &pane->arena, &p->document, err)) return false;
  p->n_pages = layout_pages(p->document, &layout_cells, &pane->arena, &p->pages);
  if (p->page >= p->n_pages) p->page = p->n_pages - 1;
  p->n_lines = sink_text_lines(&p->pages[p->page], &pane->arena, &p->lines);
  return true;
}

static void preview_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct preview *p = pane->state;
  struct rect r = draw_inside(pane->rect);
  const struct report_kind *kind = report_find(pane->view->subject.text);
  struct buf title = {0};
  buf_addf(&title, "%s %s · %s", kind->name, _(kind->title), _("A4 portrait"));
  draw_frame(pane->rect, buf_text(&title), true);
  p->room = (size_t)r.h;
  if (p->top + p->room > p->n_lines) p->top = p->n_lines > p->room ? p->n_lines - p->room : 0;
  for (size_t i = 0; i < p->room; i++)
    draw_text(r.y + (int)i, r.x + (r.w - LAYOUT_COLUMNS) / 2, LAYOUT_COLUMNS, STYLE_TEXT,
              p->top + i < p->n_lines ? p->lines[p->top + i] : "");
  draw_cursor(r.y, r.x, focus);
  buf_release(&title);
}

static void turn_page(struct pane *pane, int step)
{
  struct preview *p = pane->state;
  if (step > 0 && p->page + 1 < p->n_pages)
    p->page++;
  else if (step < 0 && p->page > 0)
    p->page--;
  else
    return;
  p->top = 0;
  pane->marked = true;
}

static bool preview_key(struct app *app, struct pane *pane, const struct key *key)
{
  (void)app;
  struct preview *p = pane->state;
  switch (key->code) {
  case K_DOWN:
    p->top++;
    return true;
  case K_UP:
    p->top = p->top ? p->top - 1 : 0;
    return true;
  case K_HOME:
    p->top = 0;
    return true;
  case K_END:
    p->top = p->n_lines;
    return true;
  default:
    return false;
  }
}

static bool next_page(struct app *app, int step, struct err *err)
{
  (void)err;
  turn_page(app_pane(app), step);
  return true;
}

/* prioritering-2026-K3.txt, beside where the program was started. */
static void file_name(const struct view *view, const struct report_request *request,
                      struct buf *out)
{
  buf_addf(out, "%s-", view->subject.text);
  period_id(out, request->period);
  buf_add(out, ".txt");
}

static void text_named(struct app *app, void *data, const char *name)
{
  struct err err = {.field = -1};
  struct buf text = {0};
  struct pane *pane = data;
  const struct preview *p = pane->state;
  if (!name) return;
  sink_text_print(p->document, &text);
  if (file_replace(name, buf_text(&text), text.length, &err))
    app_say(app, _("Text saved: %s."), name);
  else
    app_say_error(app, &err);
  buf_release(&text);
}

static bool save_text(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct pane *pane = app_pane(app);
  struct report_request request = request_of(app, pane->view);
  struct buf question = {0}, name = {0};
  file_name(pane->view, &request, &name);
  buf_addf(&question, _("Write the file's name, for example %s."), buf_text(&name));
  app_ask_text(app, _("Save as text"), buf_text(&question), _("Write a file name."), text_named,
               pane);
  buf_release(&question);
  buf_release(&name);
  return true;
}

static const struct command preview_commands[] = {
    {.id = "preview-next",
     .key = K_PGDN,
     .label = N_("Next page"),
     .name = N_("Next page"),
     .help = N_("Shows the next page."),
     .priority = 4,
     .menu = MENU_SHOW,
     .run = next_page,
     .argument = 1},
    {.id = "preview-previous",
     .key = K_PGUP,
     .label = N_("Previous"),
     .name = N_("Previous page"),
     .help = N_("Shows the page before."),
     .priority = 5,
     .menu = MENU_SHOW,
     .run = next_page,
     .argument = -1},
    {.id = "preview-text",
     .key = 't',
     .second = K_F7,
     .third = K_CTRL('s'),
     .label = N_("Text"),
     .name = N_("Save as text …"),
     .help = N_("Saves the pages as a text of 78 columns."),
     .priority = 3,
     .menu = MENU_REPORT,
     .run = save_text},
    {.id = "preview-close",
     .key = K_ESC,
     .label = N_("Close"),
     .name = N_("Close the preview"),
     .help = N_("Goes back to the same row."),
     .priority = 2,
     .menu = MENU_SHOW,
     .run = app_leave},
    {.id = NULL},
};

static const char *preview_hint(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return _("T saves the text. PgDn turns the page, arrows scroll.");
}

const struct pane_ops preview_pane = {
    .id = "preview",
    .name = N_("Preview"),
    .about = N_("What stands here is what is printed: the same lines, the same pages. PROPOSAL, "
                "DECIDED and PRACTICE stand in the head of every page."),
    .commands = preview_commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_MEASURES | TOPIC_RANKINGS | TOPIC_PERIODS,
    .state_size = sizeof(struct preview),
    .load = preview_load,
    .draw = preview_draw,
    .key = preview_key,
    .hint = preview_hint,
};

static void preview_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = r;
}

static void preview_title(struct app *app, struct view *view, struct buf *out)
{
  (void)app;
  const struct preview *p = view->panes[0].state;
  size_t last = p->top + p->room < p->n_lines ? p->top + p->room : p->n_lines;
  buf_addf(out, _("Preview · page %zu of %zu · line %zu–%zu of %zu"), p->page + 1, p->n_pages,
           p->n_lines ? p->top + 1 : 0, last, p->n_lines);
}

const struct view_ops preview_view = {
    .id = "preview",
    .panes = {&preview_pane},
    .layout = preview_layout,
    .title = preview_title,
};

/* ---- the list of prints ---- */

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

static bool show_report(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct report_kind *kind = &report_kinds[list_row(&app_pane(app)->list)];
  if (!kind->make) return err_set(err, _("%s is not made yet in this version."), _(kind->title));
  struct subject s = {.text = kind->name, .quarter = app->quarter, .month = app->month};
  if (strcmp(kind->name, "P5") == 0) s.quarter = quarter_add(app->quarter, -1);
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
    .layout = preview_layout,
};
