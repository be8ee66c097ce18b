// SPDX-License-Identifier: GPL-3.0-or-later
#include "all_forms.h"

#include "ui/forms.h"
#include "ui/meeting.h"
#include "ui/views.h"
#include "ui/wheel_pane.h"

#include <stdlib.h>

int64_t all_newest_meeting(struct app *app)
{
  struct arena arena = {0};
  struct meeting *rows;
  struct err err = {.field = -1};
  size_t n = 0;
  if (!store_meetings(app->store, &(struct meeting_query){.limit = 1}, &arena, &rows, &n, &err) ||
      n == 0)
    abort();
  int64_t id = rows[0].id;
  arena_release(&arena);
  return id;
}

static void observation_new(struct app *app)
{
  form_observation_new(app, 1);
}
static void observation_edit(struct app *app)
{
  form_observation_edit(app, 1);
}
static void event_edit(struct app *app)
{
  form_event_edit(app, 1);
}
static void measure_new(struct app *app)
{
  form_measure_new(app, 1, NULL, 0, false);
}
static void measure_edit(struct app *app)
{
  form_measure_edit(app, 1);
}
static void measure_state(struct app *app)
{
  form_measure_state(app, 1);
}
static void measure_done(struct app *app)
{
  form_measure_done(app, 1);
}
static void outcome(struct app *app)
{
  form_outcome(app, 1);
}
static void followup(struct app *app)
{
  form_followup(app, 1);
}
static void move_deadline(struct app *app)
{
  form_move_deadline(app, 1);
}
static void change_owner(struct app *app)
{
  form_change_owner(app, 1);
}
static void decide_measure(struct app *app)
{
  form_decide_measure(app, 1);
}
static void consent_measure(struct app *app)
{
  form_consent_measure(app, 1);
}
static void lesson_new(struct app *app)
{
  form_lesson(app, 0, 1, 2026);
}
static void lesson_edit(struct app *app)
{
  form_lesson(app, 1, 1, 2026);
}
static void decide_ranking(struct app *app)
{
  form_decide_ranking(app, app->quarter);
}
static void area_rename(struct app *app)
{
  form_rename_area(app, 2);
}
static void area_close(struct app *app)
{
  form_close_area(app, 3);
}
static void unit_edit(struct app *app)
{
  form_unit(app, 1);
}
static void unit_new(struct app *app)
{
  form_unit(app, 0);
}
static void category_edit(struct app *app)
{
  form_category(app, 1);
}
static void owner_edit(struct app *app)
{
  form_owner(app, 1);
}
static void body_edit(struct app *app)
{
  form_body(app, 1);
}
static void meeting_edit(struct app *app)
{
  form_meeting_edit(app, all_newest_meeting(app));
}
static void guest_new(struct app *app)
{
  form_guest(app, all_newest_meeting(app), 0);
}
static void minutes_new(struct app *app)
{
  form_minutes(app, all_newest_meeting(app), 0);
}
static void minutes_edit(struct app *app)
{
  form_minutes(app, 1, 1);
}
static void wheel_new(struct app *app)
{
  form_wheel_task(app, NULL);
}
static void wheel_of(struct app *app, void (*open)(struct app *, const struct wheel_row *))
{
  app_push(app, &wheel_view_ops, NULL);
  app_show(app);
  const struct wheel_row *row = wheel_selected(app);
  if (!row) abort();
  open(app, row);
}
static void wheel_edit(struct app *app)
{
  wheel_of(app, form_wheel_task);
}
static void wheel_move(struct app *app)
{
  wheel_of(app, form_wheel_move);
}
static void rhythm_new(struct app *app)
{
  form_rhythm(app, 1, NULL);
}
static void rhythm_extend(struct app *app)
{
  form_rhythm_extend(app, 1);
}

const struct opener all_forms[] = {
    {"new observation", observation_new, false},
    {"observation", observation_edit, true},
    {"new event", form_event_new, false},
    {"event", event_edit, true},
    {"new measure", measure_new, false},
    {"measure", measure_edit, true},
    {"state of a measure", measure_state, false},
    {"measure done", measure_done, false},
    {"outcome", outcome, false},
    {"follow-up", followup, false},
    {"move the deadline", move_deadline, false},
    {"change the owner", change_owner, false},
    {"decide a measure", decide_measure, false},
    {"consent to a measure", consent_measure, false},
    {"new lesson", lesson_new, false},
    {"lesson", lesson_edit, true},
    {"decide a ranking", decide_ranking, false},
    {"municipality", form_municipality, true},
    {"new area", form_new_area, false},
    {"rename an area", area_rename, true},
    {"close an area", area_close, false},
    {"new unit", unit_new, false},
    {"unit", unit_edit, true},
    {"category", category_edit, true},
    {"owner", owner_edit, true},
    {"body", body_edit, true},
    {"new meeting", form_meeting_new, false},
    {"meeting", meeting_edit, true},
    {"co-opted", guest_new, false},
    {"new line of the minutes", minutes_new, false},
    {"line of the minutes", minutes_edit, true},
    {"new task", wheel_new, false},
    {"task", wheel_edit, true},
    {"move a date", wheel_move, false},
    {"rhythm", rhythm_new, false},
    {"extend a rhythm", rhythm_extend, false},
    {NULL, NULL, false},
};
