// SPDX-License-Identifier: GPL-3.0-or-later
/* A meeting (drawing 12): its agenda, who is there, and the minutes that write themselves. */
#include "ui/meeting.h"

#include "base/date.h"
#include "base/i18n.h"
#include "report/report.h"
#include "ui/panes.h"
#include "ui/views.h"

#include <string.h>

const struct agenda *meeting_shown(struct app *app)
{
  return app_view(app)->panes[MEETING_AGENDA].state;
}

void meeting_show(struct app *app, int64_t id)
{
  for (int v = 0; v < app->n_views; v++) {
    struct view *view = app->views[v];
    if (view->ops != &meeting_view) continue;
    view->subject.id = app->ops.meeting = id;
    for (int i = 0; i < view->n_panes; i++)
      view->panes[i].marked = true;
  }
}

void meeting_add_name(struct buf *out, const struct meeting *m)
{
  buf_addf(out, _("Meeting %d · "), m->number);
  date_compact(out, m->date);
  buf_addf(out, _(" w. %d"), date_iso_week(m->date, NULL));
}

const char *meeting_none(struct app *app)
{
  if (app_view(app)->ops != &meeting_view) return NULL;
  return meeting_shown(app)->meeting.id ? NULL : _("no meeting has been called");
}

static size_t items_left(const struct agenda *s)
{
  size_t left = 0;
  for (size_t i = 0; i < s->n; i++)
    left += !s->items[i].done;
  return left;
}

const char *meeting_hint(struct app *app, struct pane *pane)
{
  (void)pane;
  const struct agenda *s = meeting_shown(app);
  if (s->meeting.id == 0) return NULL;
  if (s->meeting.state == MEETING_CONFIRMED) return _("The minutes are confirmed and locked.");
  if (s->meeting.state == MEETING_HELD)
    return _("The meeting is held. J confirms its minutes and locks them.");
  if (s->meeting.item == 0) return _("The meeting is called. Enter on an item begins it.");
  if (items_left(s) == 0) return _("All items are ticked off. A ends the meeting.");
  return _("The meeting can be closed at any time and goes on at the same item.");
}

bool meeting_pause(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct meeting m = meeting_shown(app)->meeting;
  app_pop(app);
  if (m.id && m.state == MEETING_CALLED && m.item)
    app_say(app, _("Meeting %d is paused at item %d. It goes on there when you open it again."),
            m.number, m.item);
  return true;
}

static void hold_answered(struct app *app, void *data, int answer)
{
  (void)data;
  struct err err = {.field = -1};
  if (answer == 1)
    app_saved(app, ops_hold_meeting(&app->ops, app_view(app)->subject.id, &err), &err);
}

/* Items that were not ticked are named, so that none is forgotten. */
bool meeting_hold(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct agenda *s = meeting_shown(app);
  const char *const answers[] = {_("Go on with the meeting"), _("End the meeting")};
  size_t left = items_left(s);
  struct buf text = {0};
  if (!meeting_check_runs(&s->meeting, err)) return false;
  if (left > 0)
    buf_addf(&text, ngettext("%zu item is not ticked off.", "%zu items are not ticked off.", left),
             left);
  else
    buf_add(&text, _("All items are ticked off."));
  app_ask(app, _("End the meeting"), buf_text(&text), answers, 2, hold_answered, NULL);
  buf_release(&text);
  return true;
}

static void confirm_answered(struct app *app, void *data, int answer)
{
  (void)data;
  struct err err = {.field = -1};
  if (answer == 1)
    app_saved(app,
              ops_confirm_meeting(&app->ops, app_view(app)->subject.id, report_meeting_kept, &err),
              &err);
}

bool meeting_confirm(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const char *const answers[] = {_("Do not confirm yet"), _("Confirm and lock")};
  if (!meeting_check_editable(&meeting_shown(app)->meeting, err)) return false;
  app_ask(app, _("Confirm the minutes"),
          _("The minutes are kept as they are printed now. They cannot be changed or undone "
            "afterwards."),
          answers, 2, confirm_answered, NULL);
  return true;
}

/* The agenda takes what it needs; the lower half is parted in the middle. */
static void meeting_layout(struct app *app, struct view *view, struct rect r)
{
  enum { AROUND = 4, LOWER_LEAST = 8 };
  (void)app;
  const struct agenda *s = view->panes[MEETING_AGENDA].state;
  int top = (int)(s->n > 8 ? s->n : 8) + AROUND, left = r.w / 2;
  if (r.h - top < LOWER_LEAST) top = r.h - LOWER_LEAST;
  view->panes[MEETING_AGENDA].rect = (struct rect){r.y, r.x, top, r.w};
  view->panes[MEETING_ATTENDANCE].rect = (struct rect){r.y + top, r.x, r.h - top, left};
  view->panes[MEETING_MINUTES].rect = (struct rect){r.y + top, r.x + left, r.h - top, r.w - left};
}

static void meeting_title(struct app *app, struct view *view, struct buf *out)
{
  (void)app;
  const struct agenda *s = view->panes[MEETING_AGENDA].state;
  if (s->meeting.id == 0)
    buf_add(out, _("Meeting"));
  else
    meeting_add_name(out, &s->meeting);
}

const struct view_ops meeting_view = {
    .id = "meeting",
    .panes = {&agenda_pane, &attendance_pane, &minutes_pane},
    .layout = meeting_layout,
    .title = meeting_title,
};
