// SPDX-License-Identifier: GPL-3.0-or-later
/* The line at the bottom where a filter or a search is typed. The list below follows each key. */
#include "ui/search_line.h"

#include "base/i18n.h"
#include "base/text.h"
#include "ui/edit.h"

#include <stdio.h>
#include <string.h>

struct search_line {
  struct edit edit;
  bool filters;
};

static struct pane *pane_below(struct app *app)
{
  struct view *view = app->views[app->n_views - 2];
  return &view->panes[view->focus];
}

static void line_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = (struct rect){r.h - 2, 0, 1, r.w};
}

static void line_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct search_line *s = pane->state;
  struct rect r = pane->rect;
  int cy = r.y, cx = r.x;
  draw_text(r.y, r.x, r.w, STYLE_TEXT, "");
  int x = 2 + draw_run(r.y, 2, r.w - 2, STYLE_MARK, s->filters ? _("Filter: ") : _("Search: "));
  edit_draw(&s->edit, (struct rect){r.y, x, 1, r.w - x}, STYLE_TEXT, &cy, &cx);
  draw_cursor(cy, cx, focus);
}

static bool line_key(struct app *app, struct pane *pane, const struct key *key)
{
  struct search_line *s = pane->state;
  struct pane *below = pane_below(app);
  if (key->code == K_ENTER || key->code == K_ESC || !app_edit(app, &s->edit, key)) return false;
  if (s->filters && s->edit.changed)
    list_filter(&below->list, &below->arena, buf_text(&s->edit.text));
  return true;
}

static bool line_typing(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return true;
}

static void line_close(struct app *app, struct pane *pane)
{
  (void)app;
  edit_release(&((struct search_line *)pane->state)->edit);
}

bool search_next(struct app *app, int step, struct err *err)
{
  struct pane *pane = app_pane(app);
  if (!app->last_find[0]) return err_set(err, _("Nothing has been searched for yet. F3 searches."));
  if (list_find(&pane->list, app->last_find, step)) return true;
  return err_set(err, _("No row has ”%s”."), app->last_find);
}

static bool accept(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct search_line *s = app_pane(app)->state;
  struct list *list = &pane_below(app)->list;
  bool filters = s->filters;
  char typed[sizeof app->last_find];
  snprintf(typed, sizeof typed, "%s", buf_text(&s->edit.text));
  app_pop(app);
  if (filters && typed[0] && list->n_shown == 0)
    app_say(app, _("No hits for ”%s”. Esc shows all %s again."), typed,
            TEXT_GROUPED((long long)list->source.n));
  if (filters || !typed[0]) return true;
  snprintf(app->last_find, sizeof app->last_find, "%s", typed);
  return search_next(app, 1, err);
}

static bool give_up(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct search_line *s = app_pane(app)->state;
  struct pane *below = pane_below(app);
  if (s->filters) list_filter(&below->list, &below->arena, "");
  app_pop(app);
  return true;
}

static const struct command line_commands[] = {
    {.id = "search-accept",
     .key = K_ENTER,
     .label = N_("Take"),
     .name = N_("Keep the filter"),
     .help = N_("Keeps the filter, or goes to the next hit."),
     .priority = 1,
     .run = accept},
    {.id = "search-leave",
     .key = K_ESC,
     .label = N_("Show all"),
     .name = N_("Show all rows"),
     .help = N_("Takes the filter away and shows all rows again."),
     .priority = 2,
     .run = give_up},
    {.id = NULL},
};

const struct pane_ops search_line_pane = {
    .id = "search-line",
    .name = N_("Filter and search"),
    .commands = line_commands,
    .state_size = sizeof(struct search_line),
    .draw = line_draw,
    .key = line_key,
    .typing = line_typing,
    .close = line_close,
};

static const struct view_ops line_view = {
    .id = "search-line",
    .over = true,
    .asks = true,
    .panes = {&search_line_pane},
    .layout = line_layout,
};

void search_line_open(struct app *app, bool filters)
{
  const char *filter = app_pane(app)->list.filter;
  char now[sizeof app_pane(app)->list.filter];
  snprintf(now, sizeof now, "%s", filters ? filter : "");
  struct search_line *s = app_push(app, &line_view, NULL)->panes[0].state;
  s->filters = filters;
  s->edit.limit = EDIT_SEARCH;
  edit_set(&s->edit, now);
}
