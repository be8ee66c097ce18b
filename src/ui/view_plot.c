// SPDX-License-Identifier: GPL-3.0-or-later
/* One figure on the screen, drawn in cells or as the table of its numbers. The view's subject says
 * which (an enum figure_kind), for which quarter, and of which area. */
#include "ui/views.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/figure.h"
#include "ui/view_parts.h"

struct plot_pane_state {
  struct figure figure;
  bool table, digits;
  int top, lines, room; /* lines: of what is shown; room: those that the pane has for it */
};

static bool plot_load(struct app *app, struct pane *pane, struct err *err)
{
  struct plot_pane_state *s = pane->state;
  const struct subject *subject = &pane->view->subject;
  const struct figure_request request = {.kind = (enum figure_kind)subject->other,
                                         .quarter = subject->quarter,
                                         .today = app->clock.date,
                                         .area_id = subject->id};
  return figure_make(app->store, &request, &pane->arena, &s->figure, err);
}

/* A run chart takes the height that there is; the others are as tall as they have rows. */
static struct plot_lines lines_of(const struct plot_pane_state *s, struct rect r,
                                  struct arena *arena)
{
  enum { TALLEST = 20, ROWS_MOST = 200 };
  const struct plot *plot = &s->figure.plot;
  struct plot_room room = {r.w, ROWS_MOST, term_ascii(), s->digits};
  if (s->table) return figure_table(&s->figure, r.w, arena);
  if (plot->kind == PLOT_RUN) room.height = r.h < TALLEST ? r.h : TALLEST;
  return plot_cells(plot, &room, arena);
}

static void draw_lines(struct plot_pane_state *s, struct rect r)
{
  struct arena arena = {0};
  struct plot_lines lines = lines_of(s, r, &arena);
  s->lines = (int)lines.n;
  s->room = r.h;
  if (s->top > s->lines - r.h) s->top = s->lines - r.h;
  if (s->top < 0) s->top = 0;
  for (int y = 0; y < r.h && s->top + y < s->lines; y++)
    draw_text(r.y + y, r.x, r.w, STYLE_TEXT, lines.lines[s->top + y]);
  arena_release(&arena);
}

/* What it says stands above where there is room for it and some lines of the plot. */
static void plot_draw(struct app *app, struct pane *pane, bool focus)
{
  enum { PLOT_LEAST = 8 };
  (void)app;
  struct plot_pane_state *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  draw_frame(pane->rect, s->figure.title, focus);
  r = (struct rect){r.y, r.x + 2, r.h, r.w - 3};
  if (s->figure.plot.n_rows == 0) {
    view_wrap(r, STYLE_TEXT, s->figure.words);
    return;
  }
  const char *remark = s->figure.remark;
  if (r.h > PLOT_LEAST + 3) {
    int used = view_wrap((struct rect){r.y, r.x, 2, r.w}, STYLE_TEXT, s->figure.words);
    r.y += used + 1;
    r.h -= used + 1;
  }
  if (r.h > PLOT_LEAST && remark) {
    r.h -= 2;
    draw_text(r.y + r.h + 1, r.x, r.w, STYLE_TEXT, remark);
  }
  draw_lines(s, r);
  draw_cursor(r.y, r.x, focus);
}

static bool plot_key(struct app *app, struct pane *pane, const struct key *key)
{
  (void)app;
  struct plot_pane_state *s = pane->state;
  switch (key->code) {
  case K_DOWN:
    s->top += s->top + s->room < s->lines;
    return true;
  case K_UP:
    s->top -= s->top > 0;
    return true;
  case K_PGDN:
    s->top += s->room;
    return true;
  case K_PGUP:
    s->top -= s->room;
    return true;
  default:
    return false;
  }
}

static bool switch_table(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct plot_pane_state *s = app_pane(app)->state;
  s->table = !s->table;
  s->top = 0;
  return true;
}

static bool switch_digits(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct plot_pane_state *s = app_pane(app)->state;
  s->digits = !s->digits;
  return true;
}

static const char *why_no_digits(struct app *app)
{
  const struct plot_pane_state *s = app_pane(app)->state;
  return s->figure.plot.kind == PLOT_HEAT ? NULL : _("The numbers stand beside the marks already.");
}

static bool other_quarter(struct app *app, int step, struct err *err)
{
  (void)err;
  struct view *view = app_view(app);
  view->subject.quarter = quarter_add(view->subject.quarter, step);
  for (int i = 0; i < view->n_panes; i++)
    view->panes[i].marked = true;
  return true;
}

static const char *plot_hint(struct app *app, struct pane *pane)
{
  (void)app;
  const struct plot_pane_state *s = pane->state;
  if (s->table) return _("t shows the plot again.");
  if (s->figure.plot.kind == PLOT_HEAT) return _("t shows the numbers. d puts them into the map.");
  return _("t shows the numbers as a table.");
}

static const struct command plot_commands[] = {
    {.id = "plot-table",
     .key = 't',
     .label = N_("Table"),
     .name = N_("Table or plot"),
     .help = N_("Shows the same numbers as a table, and the plot again."),
     .priority = 3,
     .menu = MENU_SHOW,
     .run = switch_table},
    {.id = "plot-digits",
     .key = 'd',
     .name = N_("Digits in the heat map"),
     .help = N_("Puts the number of each month over its shade."),
     .menu = MENU_SHOW,
     .run = switch_digits,
     .why_not = why_no_digits},
    {.id = "plot-earlier",
     .key = K_LEFT,
     .name = N_("The quarter before"),
     .help = N_("Shows the plot up to the quarter before."),
     .menu = MENU_SHOW,
     .run = other_quarter,
     .argument = -1},
    {.id = "plot-later",
     .key = K_RIGHT,
     .name = N_("The quarter after"),
     .help = N_("Shows the plot up to the quarter after."),
     .menu = MENU_SHOW,
     .run = other_quarter,
     .argument = 1},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops plot_pane = {
    .id = "plot",
    .name = N_("Plot"),
    .about = N_("A plot of what the program has counted. Missing is blank, nought is a dot; every "
                "plot has its numbers as a table, and F7 prints the plots of the quarter."),
    .commands = plot_commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_RANKINGS | TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_MEASURES,
    .state_size = sizeof(struct plot_pane_state),
    .load = plot_load,
    .draw = plot_draw,
    .key = plot_key,
    .hint = plot_hint,
};

static void plot_title(struct app *app, struct view *view, struct buf *out)
{
  struct buf quarter = {0};
  quarter_label(&quarter, view->subject.quarter);
  buf_addf(out, "%s · ", text_capital(&view->panes[0].arena, buf_text(&quarter)));
  buf_release(&quarter);
  view_today(out, app);
}

const struct view_ops plot_view = {
    .id = "plot", .panes = {&plot_pane}, .layout = view_whole, .title = plot_title};
