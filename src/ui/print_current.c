// SPDX-License-Identifier: GPL-3.0-or-later
/* Which paper belongs to which screen. */
#include "ui/views.h"

#include "base/date.h"
#include "base/i18n.h"
#include "ui/effect_rows.h"
#include "ui/meeting.h"

#include <string.h>

void print_current(struct app *app)
{
  const struct view *view = app_view(app);
  if (view->ops == &projector_rows_view || view->ops == &projector_measure_view)
    view = app_below(app, view);
  struct subject s = {.text = "P7", .quarter = app->quarter, .month = app->month};
  if (view->ops == &inventory_view) {
    s.text = "P1";
    s.month = view->subject.month;
  } else if (view->ops == &ranking_screen || view->ops == &influence_view) {
    s.text = "P5";
    s.quarter = view->subject.quarter;
  } else if (view->ops == &signals_view ||
             (view->ops == &explain_view && view->subject.month != 0)) {
    s.text = "AVV";
    s.month = view->subject.month;
  } else if (view->ops == &explain_view && view->subject.quarter != 0) {
    s.text = "P5";
    s.quarter = view->subject.quarter;
  } else if (view->ops == &meeting_view) {
    if (meeting_none(app)) {
      app_say(app, "%s", _("No meeting has been called. Press F4 to call the first."));
      return;
    }
    s = (struct subject){.text = "P8", .id = view->subject.id};
  } else if (view->ops == &projector_meeting_view) {
    s = (struct subject){.text = "P8", .id = view->subject.id};
  } else if (view->ops == &events_view) {
    s = (struct subject){.text = "ARR"};
  } else if (view->ops == &effects_view || view->ops == &effects_table_view) {
    s.text = "P9";
    s.quarter = (int)view->subject.other * 10 + 1;
  } else if (view->ops == &plot_view) {
    s.text = "D";
    s.quarter = view->subject.quarter;
  } else if (view->ops == &card_view) {
    s.text = "P4";
  } else if (view->ops == &main_view || view->ops == &projector_view) {
    /* The quarter's three rest on the quarter before. */
    static const char *const prints[] = {"P4", "P5", "P6", "P7"};
    s.text = view->ops == &main_view ? prints[view->focus] : "P5";
    int quarter = view->subject.quarter ? view->subject.quarter : app->quarter;
    if (strcmp(s.text, "P5") == 0) s.quarter = quarter_add(quarter, -1);
  }
  app_push(app, &preview_view, &s);
}
