// SPDX-License-Identifier: GPL-3.0-or-later
/* The stack of views. */
#include "ui/app_part.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/form.h"

#include <stdlib.h>
#include <string.h>

struct view *app_view(struct app *app)
{
  return app->views[app->n_views - 1];
}

const struct view *app_below(const struct app *app, const struct view *view)
{
  int place = app->n_views - 1;
  while (place > 1 && app->views[place] != view)
    place--;
  return app->views[place - 1];
}

struct pane *app_pane(struct app *app)
{
  struct view *view = app_view(app);
  return &view->panes[view->focus];
}

static struct view *take_view(struct app *app, int place)
{
  struct view *view = app->views[place];
  app->n_views--;
  memmove(&app->views[place], &app->views[place + 1],
          (size_t)(app->n_views - place) * sizeof *app->views);
  app->views[app->n_views] = NULL;
  if (app->attempt.view == view) app->attempt.view = NULL;
  if (app->retry.view == view) app->retry.view = NULL;
  return view;
}

static void close_view(struct app *app, struct view *view)
{
  for (int i = 0; i < view->n_panes; i++) {
    struct pane *pane = &view->panes[i];
    if (pane->ops->close) pane->ops->close(app, pane);
    arena_release(&pane->arena);
    free(pane->state);
  }
  free(view);
}

/* A view that goes because another is opened is closed when the key has been dealt with: what it
 * opens the other with may lie in it. */
static void leave_view(struct app *app, int place)
{
  struct view *view = take_view(app, place);
  view->left = app->left;
  app->left = view;
}

void app_close_left(struct app *app)
{
  while (app->left) {
    struct view *view = app->left;
    app->left = view->left;
    close_view(app, view);
  }
}

static bool same_subject(const struct subject *a, const struct subject *b)
{
  bool text = a->text == b->text || (a->text && b->text && strcmp(a->text, b->text) == 0);
  return text && a->id == b->id && a->other == b->other && a->quarter == b->quarter &&
         a->month == b->month;
}

/* The place of the view when it is open already; 0 for none, as nothing returns to the first. */
static int place_of(const struct app *app, const struct view_ops *ops,
                    const struct subject *subject)
{
  const struct subject none = {0};
  int place = ops->over ? 0 : app->n_views - 1;
  while (place > 0 && (app->views[place]->ops != ops ||
                       !same_subject(&app->views[place]->subject, subject ? subject : &none)))
    place--;
  return place > 0 ? place : 0;
}

struct view *app_push(struct app *app, const struct view_ops *ops, const struct subject *subject)
{
  int place = place_of(app, ops, subject);
  if (place > 0 || app->n_views == APP_VIEWS) form_idle(app);
  if (place > 0) {
    while (app->n_views > place + 1)
      leave_view(app, app->n_views - 1);
    return app_view(app);
  }
  if (app->n_views == APP_VIEWS) leave_view(app, 1);
  struct view *view = mem_alloc(sizeof *view);
  view->ops = ops;
  if (subject) view->subject = *subject;
  app->views[app->n_views++] = view;
  for (int i = 0; i < VIEW_PANES && ops->panes[i]; i++) {
    struct pane *pane = &view->panes[view->n_panes++];
    pane->ops = ops->panes[i];
    pane->view = view;
    pane->marked = true;
    pane->state = mem_alloc(pane->ops->state_size + 1);
    if (pane->ops->open) pane->ops->open(app, pane);
  }
  return view;
}

void app_pop(struct app *app)
{
  close_view(app, take_view(app, app->n_views - 1));
}

bool app_leave(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_pop(app);
  return true;
}

bool app_arrows(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_say(app, "%s", _("Press the arrow keys."));
  return true;
}

void app_home(struct app *app)
{
  while (app->n_views > 1)
    app_pop(app);
}

void app_focus(struct app *app, int pane)
{
  struct view *view = app_view(app);
  if (pane >= 0 && pane < view->n_panes) view->focus = pane;
}

void app_mark_all(struct app *app)
{
  for (int v = 0; v < app->n_views; v++)
    for (int p = 0; p < app->views[v]->n_panes; p++)
      app->views[v]->panes[p].marked = true;
}
