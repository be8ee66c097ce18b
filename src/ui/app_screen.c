// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands on the screen: load what is marked, draw all, place the cursor. */
#include "ui/app_part.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/views.h"

#include <stdio.h>
#include <string.h>

enum {
  WORK_LINES = 24,
  WORK_COLUMNS = 80, /* below these the projector's view is shown */
  SHOW_LINES = 18,
  SHOW_COLUMNS = 60,
  MESSAGE_ROWS = 3
};

bool app_too_small(void)
{
  return term_lines() < SHOW_LINES || term_columns() < SHOW_COLUMNS;
}

static void mark_changed(struct app *app)
{
  if (!app->store) return;
  unsigned changed = store_take_changes(app->store);
  if (!changed) return;
  struct err err = {.field = -1};
  if (((changed & TOPIC_SETTINGS) && !app_load_municipality(app, &err)) ||
      ((changed & TOPIC_PERIODS) && !app_leave_locked_month(app, &err)))
    app_say_error(app, &err);
  for (int v = 0; v < app->n_views; v++)
    for (int p = 0; p < app->views[v]->n_panes; p++)
      if (app->views[v]->panes[p].ops->watch & changed) app->views[v]->panes[p].marked = true;
}

static void load_pane(struct app *app, struct pane *pane)
{
  pane->marked = false;
  pane->error.text[0] = 0;
  arena_reset(&pane->arena);
  pane->list.width = 0; /* no cell is asked for before the new rows are drawn */
  if (pane->ops->load && !pane->ops->load(app, pane, &pane->error)) {
    pane->list.source.n = pane->list.n_shown = 0;
    if (!pane->error.text[0]) err_set(&pane->error, _("This could not be read."));
  }
}

enum title_part { TITLE_ALL, TITLE_UNNAMED, TITLE_WARNING, TITLE_PARTS };

/* The words that warn stay when the municipality's name, and then the program's, has no room. */
static void title_left(const struct app *app, int part, struct buf *out)
{
  bool practice = app->store && app->municipality.practice;
  bool read_only = app->store && store_read_only(app->store);
  buf_clear(out);
  if (part < TITLE_WARNING || (!practice && !read_only)) buf_addf(out, " %s", _("LÄGESBILD"));
  if (part == TITLE_ALL && app->store) buf_addf(out, " %s", app->municipality.name);
  if (practice) buf_addf(out, out->length ? " · %s" : " %s", _("PRACTICE"));
  if (read_only) buf_addf(out, out->length ? " · %s" : " %s", _("READ ONLY"));
}

static void draw_title(struct app *app, struct view *view)
{
  struct buf left = {0}, right = {0};
  int width = term_columns();
  if (view->ops->title) {
    view->ops->title(app, view, &right);
  } else if (app->store) {
    struct buf quarter = {0};
    quarter_label(&quarter, app->quarter);
    buf_add(&right, text_capital(&view->panes[0].arena, buf_text(&quarter)));
    buf_release(&quarter);
    buf_add(&right, " · ");
    date_compact(&right, app->clock.date);
    buf_addf(&right, _(" w. %d"), date_iso_week(app->clock.date, NULL));
  }
  buf_add(&right, " ");
  int free = width - 1 - text_width(buf_text(&right)); /* a blank keeps the halves apart */
  for (int part = TITLE_ALL; part < TITLE_PARTS; part++) {
    title_left(app, part, &left);
    if (text_width(buf_text(&left)) <= free) break;
  }
  draw_text(0, 0, width, STYLE_TITLE, "");
  draw_run(0, 0, free > 0 ? free : width, STYLE_TITLE, buf_text(&left));
  if (free > 0) draw_run(0, free + 1, width - free - 1, STYLE_TITLE, buf_text(&right));
  buf_release(&left);
  buf_release(&right);
}

/* A message too long for its row takes those above it too, so that its remedy is always read; a
 * hint does not. Without either, what was cut of the selected row stands here whole. */
static void draw_message(struct app *app)
{
  struct pane *pane = app_pane(app);
  int width = term_columns();
  const char *text = app->status;
  if (!*text && pane->ops->hint) text = pane->ops->hint(app, pane);
  struct buf cut = {0};
  if (!text || !*text) {
    list_cut(&pane->list, &cut);
    text = buf_text(&cut);
  }
  enum style style = app->status_is_error ? STYLE_ERROR : STYLE_TEXT;
  const char *lines[MESSAGE_ROWS] = {text};
  size_t n = 0, skip = 0;
  for (const char *rest = text; *rest && n < MESSAGE_ROWS; rest += skip) {
    lines[n++] = rest;
    text_line(rest, width - 3, &skip);
  }
  if (text_width(text) <= width - 2 || text != app->status) n = 1;
  bool asked = app_view(app)->ops->asks; /* the question has the message row */
  int below = asked ? 2 : 1;
  if (asked && !*text) n = 0;
  for (size_t i = 0; i < n; i++) {
    int y = term_lines() - below - (int)(n - i);
    size_t length = i + 1 < n ? (size_t)(lines[i + 1] - lines[i]) : strlen(lines[i]);
    struct buf line = {0};
    buf_addn(&line, lines[i], length);
    draw_text(y, 0, width, STYLE_TEXT, "");
    if (line.length) draw_text(y, 2, width - 2, style, buf_text(&line));
    buf_release(&line);
  }
  buf_release(&cut);
}

static void draw_bar_row(struct app *app)
{
  struct buf bar = {0};
  struct pane *pane = app_pane(app);
  const struct command *own = pane->ops->bar ? pane->ops->bar(app, pane) : NULL;
  bool over = own || app_view(app)->ops->over;
  command_bar(&bar, app, own ? own : pane->ops->commands, app_commands, over ? COMMAND_OVER : 0,
              term_columns());
  draw_text(term_lines() - 1, 0, term_columns(), STYLE_BAR_LABEL, buf_text(&bar));
  buf_release(&bar);
}

static void draw_view(struct app *app, struct view *view, bool top)
{
  if (view->ops->draw) view->ops->draw(app, view);
  for (int i = 0; i < view->n_panes; i++) {
    struct pane *pane = &view->panes[i];
    if (pane->rect.h <= 0 || pane->rect.w <= 0) continue;
    if (!pane->error.text[0]) {
      pane->ops->draw(app, pane, top && i == view->focus);
      continue;
    }
    draw_clear(pane->rect);
    draw_frame(pane->rect, _(pane->ops->name), top && i == view->focus);
    struct rect inside = draw_inside(pane->rect);
    size_t skip = 0;
    const char *rest = pane->error.text;
    for (int line = 0; line < inside.h && *rest; line++) {
      size_t n = text_line(rest, inside.w - 2, &skip);
      char part[sizeof pane->error.text];
      snprintf(part, sizeof part, "%.*s", (int)n, rest);
      draw_text(inside.y + line, inside.x + 1, inside.w - 2, STYLE_TEXT, part);
      rest += skip;
    }
  }
}

static void draw_too_small(void)
{
  struct rect all = {0, 0, term_lines(), term_columns()};
  draw_clear(all);
  if (all.w < 20 || all.h < 4) {
    draw_text(0, 0, all.w, STYLE_TEXT, _("Too small"));
    return;
  }
  struct buf text = {0};
  buf_addf(&text, _("The window is too small: %d × %d.\n"), all.w, all.h);
  buf_add(&text, _("60 × 18 is needed to show\nand 80 × 24 to work.\nMake the window larger or the "
                   "text\nsmaller. Nothing has been lost,\nthe draft is saved."));
  draw_text(0, 0, all.w, STYLE_TITLE, _(" LÄGESBILD"));
  const char *rest = buf_text(&text);
  for (int y = 1; y < all.h - 1 && *rest; y++) {
    size_t skip, n = text_line(rest, all.w - 1, &skip);
    struct buf line = {0};
    buf_addn(&line, rest, n);
    draw_text(y, 1, all.w - 1, STYLE_TEXT, buf_text(&line));
    buf_release(&line);
    rest += skip;
  }
  draw_text(all.h - 1, 0, all.w, STYLE_BAR_LABEL, _(" F10 Quit"));
  buf_release(&text);
}

/* The lowest view that shows: everything above it lies over it. */
static int lowest_shown(const struct app *app)
{
  int i = app->n_views - 1;
  while (i > 0 && app->views[i]->ops->over)
    i--;
  return i;
}

/* In a small window the main screen is shown as the projector would show it. */
static void follow_size(struct app *app)
{
  bool small = term_lines() < WORK_LINES || term_columns() < WORK_COLUMNS;
  if (small && app_view(app)->ops == &main_view)
    app_push(app, &projector_view, &(struct subject){.other = 1, .id = 1});
  else if (!small && app_view(app)->ops == &projector_view && app_view(app)->subject.id == 1)
    app_pop(app);
}

void app_show(struct app *app)
{
  mark_changed(app);
  if (app_too_small()) {
    draw_too_small();
    draw_no_cursor();
    draw_show();
    return;
  }
  follow_size(app);
  struct rect screen = {0, 0, term_lines(), term_columns()};
  struct rect inner = {1, 0, screen.h - 3, screen.w};
  int first = lowest_shown(app);
  for (int v = first; v < app->n_views; v++) {
    struct view *view = app->views[v];
    view->ops->layout(app, view, view->ops->plain || view->ops->over ? screen : inner);
    for (int p = 0; p < view->n_panes; p++)
      if (view->panes[p].marked) load_pane(app, &view->panes[p]);
  }
  bool plain = app->views[first]->ops->plain;
  draw_no_cursor();
  if (!plain) draw_clear(screen);
  for (int v = first; v < app->n_views; v++) {
    draw_view(app, app->views[v], v == app->n_views - 1);
    if (v == first && !plain) draw_title(app, app->views[v]);
  }
  if (!app_view(app)->ops->plain) {
    draw_message(app);
    draw_bar_row(app);
  }
  draw_show();
}

void app_settle(struct app *app)
{
  bool again = false;
  for (int v = lowest_shown(app); v < app->n_views; v++) {
    struct view *view = app->views[v];
    for (int i = 0; i < view->n_panes; i++) {
      struct pane *pane = &view->panes[i];
      if (!pane->ops->settle || !pane->ops->settle(app, pane)) continue;
      pane->marked = again = true;
    }
  }
  if (again) app_show(app);
}
