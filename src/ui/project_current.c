// SPDX-License-Identifier: GPL-3.0-or-later
/* What the projector shows for the screen that it is called from. */
#include "domain/period.h"
#include "ui/app.h"
#include "ui/views.h"
#include "ui/walk.h"

/* A follow-up's page; false when it has none. */
static bool project_page(struct app *app, const struct view *view)
{
  const struct walk *walk = view->panes[0].state;
  if (walk->round.n == 0) return false;
  app_push(app, &projector_measure_view, &(struct subject){.other = (int64_t)walk->at + 1});
  return true;
}

void project_current(struct app *app)
{
  const struct view *view = app_view(app);
  const struct view_ops *ops = view->ops;
  if (ops == &walk_view && project_page(app, view)) return;
  if (ops == &events_view || ops == &measures_view || ops == &wheel_view_ops)
    app_push(app, &projector_rows_view, NULL);
  else if (ops == &measure_screen)
    app_push(app, &projector_measure_view, &(struct subject){.id = view->subject.id});
  else if (ops == &ranking_screen || ops == &influence_view)
    /* What a quarter's figures lead to holds for the next. */
    app_push(app, &projector_view,
             &(struct subject){.other = 1, .quarter = quarter_add(view->subject.quarter, 1)});
  else if (app->ops.meeting)
    app_push(app, &projector_meeting_view, &(struct subject){.id = app->ops.meeting});
  else
    app_push(app, &projector_view, &(struct subject){.other = 1});
}
