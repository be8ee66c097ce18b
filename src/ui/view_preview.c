// SPDX-License-Identifier: GPL-3.0-or-later
/* Preview of a print (drawing 17): its own pages, line by line, and where they go. */
#include "ui/preview.h"
#include "ui/view_parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/report.h"
#include "report/sink_text.h"

#include <string.h>

enum { CHOICES_INDENT = 3, SIDE_STEP = 8 };

struct report_request preview_request(struct app *app, const struct view *view)
{
  const struct report_kind *kind = report_find(view->subject.text);
  struct report_request request = {.name = view->subject.text, .today = app->clock.date};
  if (kind && kind->period == PERIOD_DAYS) {
    request.period = (struct period){PERIOD_DAYS, app->clock.date, app->clock.date};
    request.meeting_id = view->subject.id;
    return request;
  }
  request.period = kind && kind->period == PERIOD_MONTH ? period_of_month(view->subject.month)
                   : kind && kind->period == PERIOD_YEAR
                       ? period_of_year(view->subject.quarter / 10)
                       : period_of_quarter(view->subject.quarter);
  if (kind && kind->owner) request.owner_id = view->subject.other;
  if (kind && kind->area) request.area_id = view->subject.id;
  return request;
}

static void measure(struct preview *p)
{
  p->width = LAYOUT_COLUMNS;
  for (size_t i = 0; i < p->n_lines; i++)
    if (text_width(p->lines[i]) > p->width) p->width = text_width(p->lines[i]);
}

/* Where no PDF can be made, the text print is what there is to see; why is said once. */
static void lay_out(struct app *app, struct pane *pane)
{
  struct preview *p = pane->state;
  struct err why = {.field = -1};
  p->on_paper = preview_open_paper(app, &why);
  p->n_pages = p->on_paper ? paper_pages(app->paper, p->document, &pane->arena, &p->pages)
                           : layout_pages(p->document, &layout_cells, &pane->arena, &p->pages);
  if (!p->on_paper && !p->told) app_say_error(app, &why);
  p->told = true;
}

static bool preview_load(struct app *app, struct pane *pane, struct err *err)
{
  struct preview *p = pane->state;
  struct report_request request = preview_request(app, pane->view);
  struct buf clock = {0};
  buf_addf(&clock, _("at %02d.%02d"), app->clock.time / 100, app->clock.time % 100);
  request.clock_text = arena_strdup(&pane->arena, buf_text(&clock));
  buf_release(&clock);
  if (!report_make(app->store, &request, &pane->arena, &p->document, err)) return false;
  lay_out(app, pane);
  if (p->page >= p->n_pages) p->page = p->n_pages - 1;
  const struct page *page = &p->pages[p->page];
  p->n_lines = p->on_paper ? paper_lines(page, &pane->arena, &p->lines)
                           : sink_text_lines(page, &pane->arena, &p->lines);
  measure(p);
  return p->copies > 0 || preview_read_choices(app, p, err);
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
  p->room = (size_t)r.h - 1;
  p->shown = r.w < p->width ? r.w : p->width;
  if (p->left > p->width - p->shown) p->left = p->width - p->shown;
  if (p->top + p->room > p->n_lines) p->top = p->n_lines > p->room ? p->n_lines - p->room : 0;
  for (size_t i = 0; i < p->room; i++) {
    const char *line = p->top + i < p->n_lines ? p->lines[p->top + i] : "";
    draw_text(r.y + (int)i, r.x + (r.w - p->shown) / 2, p->shown, STYLE_TEXT,
              line + text_fit(line, p->left));
  }
  buf_clear(&title);
  preview_add_choices(p, &title);
  draw_text(r.y + r.h - 1, r.x + CHOICES_INDENT, r.w - CHOICES_INDENT, STYLE_TEXT,
            buf_text(&title));
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
  case K_RIGHT:
    p->left += SIDE_STEP;
    return true;
  case K_LEFT:
    p->left = p->left > SIDE_STEP ? p->left - SIDE_STEP : 0;
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
  struct pane *pane = app_pane(app);
  const struct preview *p = pane->state;
  size_t before = p->page;
  turn_page(pane, step);
  if (p->page == before)
    app_say(app, "%s", step > 0 ? _("This is the last page.") : _("This is the first page."));
  return true;
}

static const struct command preview_commands[] = {
    {.id = "preview-next",
     .key = K_PGDN,
     .label = N_("Next page"),
     .name = N_("Next page"),
     .help = N_("Shows the next page."),
     .priority = 5,
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
    {.id = "preview-print",
     .key = 's',
     .second = K_F7,
     .label = N_("Print"),
     .name = N_("Print on paper …"),
     .help = N_("Sends all pages to the printer."),
     .priority = 3,
     .menu = MENU_REPORT,
     .run = preview_print},
    {.id = "preview-pdf",
     .key = 'p',
     .label = N_("PDF"),
     .name = N_("Save as PDF …"),
     .help = N_("Saves the pages as a tagged PDF."),
     .priority = 4,
     .menu = MENU_REPORT,
     .run = preview_save,
     .argument = OUTPUT_PDF},
    {.id = "preview-html",
     .key = 'h',
     .name = N_("Save as HTML …"),
     .help = N_("Saves the print as one page for a web browser."),
     .menu = MENU_REPORT,
     .run = preview_save,
     .argument = OUTPUT_HTML},
    {.id = "preview-text",
     .key = 't',
     .second = K_CTRL('s'),
     .label = N_("Text"),
     .name = N_("Save as text …"),
     .help = N_("Saves the pages as a text of 78 columns."),
     .priority = 6,
     .menu = MENU_REPORT,
     .run = preview_save,
     .argument = OUTPUT_TEXT},
    {.id = "preview-csv",
     .key = 'c',
     .name = N_("Save the tables as CSV …"),
     .help = N_("Saves the tables of the print for a spreadsheet."),
     .menu = MENU_REPORT,
     .run = preview_save,
     .argument = OUTPUT_CSV},
    {.id = "preview-printer",
     .key = 'v',
     .name = N_("Choose the printer …"),
     .help = N_("Chooses where the pages are printed; it is remembered."),
     .menu = MENU_REPORT,
     .run = preview_choose_printer},
    {.id = "preview-some",
     .key = 'u',
     .name = N_("Print some pages …"),
     .help = N_("Asks which pages, and sends them to the printer."),
     .menu = MENU_REPORT,
     .run = preview_print,
     .argument = true},
    {.id = "preview-copies",
     .key = 'e',
     .name = N_("Number of copies …"),
     .help = N_("Asks how many copies are printed; it is remembered."),
     .menu = MENU_REPORT,
     .run = preview_ask_copies},
    {.id = "preview-sides",
     .key = 'd',
     .name = N_("One or two sides"),
     .help = N_("Prints on one side of the paper or on both; it is remembered."),
     .menu = MENU_REPORT,
     .run = preview_turn_sides},
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
  (void)app;
  const struct preview *p = pane->state;
  return p->on_paper
             ? _("S prints   P saves PDF   H saves HTML   T saves text   V chooses the printer")
             : _("These are the pages of the text print: a PDF cannot be made here.");
}

const struct pane_ops preview_pane = {
    .id = "preview",
    .name = N_("Preview"),
    .about = N_("What stands here is what is printed: the same lines, the same pages. PROPOSAL, "
                "DECIDED and PRACTICE stand in the head of every page."),
    .commands = preview_commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_MEASURES | TOPIC_RANKINGS | TOPIC_PERIODS | TOPIC_MEETINGS,
    .state_size = sizeof(struct preview),
    .load = preview_load,
    .draw = preview_draw,
    .key = preview_key,
    .hint = preview_hint,
};

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
    .layout = view_whole,
    .title = preview_title,
};
