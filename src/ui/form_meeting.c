// SPDX-License-Identifier: GPL-3.0-or-later
/* The small forms of a meeting: the meeting itself, one co-opted, a line of its minutes. */
#include "base/i18n.h"
#include "ui/form_options.h"
#include "ui/meeting.h"
#include "ui/register_form.h"

#include <string.h>

static const struct term kind_terms[] = {
    {"notes", N_("notes"), NULL, NULL},
    {"formal", N_("minutes of record"), NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- the meeting ---- */

enum { M_NUMBER, M_DATE, M_TIME, M_PLACE, M_BODY, M_KIND };
enum { DAYS_TO_NEXT = 14 };
static const struct field meeting_fields[] = {
    [M_NUMBER] = {"number", N_("Meeting no."), FIELD_WHOLE, 0, 0, 1, .width = 5,
                  .note = N_("empty = the next of the year")},
    [M_DATE] = {"date", N_("Date"), FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 1, 1, .width = 16},
    [M_TIME] = {"time", N_("Time"), FIELD_CLOCK, 0, 2, 1, .width = 8},
    [M_PLACE] = {"place", N_("Place"), FIELD_TEXT, FIELD_FREE | FIELD_PROPOSED, 3, 1, .width = 33},
    [M_BODY] = {"body", N_("Body"), FIELD_PICK, FIELD_MUST, 4, 1, .width = 22,
                .note = N_("F4 List")},
    [M_KIND] = {"kind", N_("Kind"), FIELD_CHOICE, FIELD_MUST, 5, 1, .width = 1,
                .choices = kind_terms},
};

static void meeting_options(struct app *app, struct form *form, int field, struct option **rows,
                            size_t *n)
{
  struct options o = options_begin(app, form);
  (void)field;
  options_bodies(&o, app->clock.date);
  *rows = o.rows;
  *n = o.n;
}

static bool find_meeting(struct app *app, int64_t id, struct arena *arena, struct meeting *m)
{
  struct err err = {.field = -1};
  *m = (struct meeting){0};
  return id && form_told(app, store_meeting(app->store, id, arena, m, &err), &err) && m->id;
}

static bool meeting_save(struct app *app, struct form *form, struct err *err)
{
  struct meeting m = {.id = form->subject.id};
  long long number = form_whole(form, M_NUMBER);
  m.number = number > 0 ? (int)number : 0;
  m.date = form_date(form, M_DATE);
  m.time = form_time(form, M_TIME);
  m.place = form_text(form, M_PLACE);
  m.body_id = form_id(form, M_BODY);
  m.formal = form_id(form, M_KIND) == 1;
  if (!ops_call_meeting(&app->ops, &m, form_person_reason(form), err)) return false;
  if (form->subject.other == 0) meeting_show(app, m.id);
  return true;
}

/* The body that meets when nothing is said: that of the latest meeting, else the group. */
static int64_t usual_body(struct app *app, const struct meeting *latest, struct arena *arena)
{
  struct body *bodies;
  struct err err = {.field = -1};
  size_t n = 0;
  if (latest->body_id) return latest->body_id;
  if (!form_told(app, store_bodies(app->store, arena, &bodies, &n, &err), &err)) return 0;
  for (size_t i = 0; i < n; i++)
    if (strcmp(bodies[i].kind, "group") == 0) return bodies[i].id;
  return 0;
}

/* `subject.other`: the meeting that this one comes after; 0: the latest, and it is held now. */
static void meeting_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct meeting m, *rows;
  struct err err = {.field = -1};
  size_t n = 0;
  bool old = find_meeting(app, form->subject.id, &arena, &m);
  bool next = !old && find_meeting(app, form->subject.other, &arena, &m);
  if (!old && !next) {
    const struct meeting_query query = {.limit = 1};
    if (form_told(app, store_meetings(app->store, &query, &arena, &rows, &n, &err), &err) && n > 0)
      m = rows[0];
    m.body_id = usual_body(app, &m, &arena);
    m.date = app->clock.date;
    m.time = app->clock.time;
  }
  if (old) form_set_whole(app, form, M_NUMBER, m.number);
  form_set_date(app, form, M_DATE, next ? date_add(m.date, DAYS_TO_NEXT) : m.date);
  form_set_time(app, form, M_TIME, m.time);
  form_set_text(app, form, M_PLACE, m.place);
  form_set_id(app, form, M_BODY, m.body_id);
  form_set_id(app, form, M_KIND, m.formal);
  arena_release(&arena);
}

static const struct form_ops meeting_form = {
    REGISTER_FORM(meeting_form, "meeting", N_("Call a meeting"), N_("Change the meeting"),
                  N_("When and where a body meets; the agenda and its posts follow.")),
    FIELDS(meeting_fields),
    .own_fields = true,
    .options = meeting_options,
    .save = meeting_save,
};

/* The number and the time that are proposed are seldom changed. */
static void open_at(struct app *app, const struct form_ops *ops, const struct subject *subject,
                    void (*fill)(struct app *app, struct form *form), int field)
{
  struct form *form = form_open_small(app, ops, subject, fill);
  if (form) form_go(app, form, field);
}

void form_meeting_new(struct app *app)
{
  open_at(app, &meeting_form, NULL, meeting_fill, M_DATE);
}

void form_meeting_edit(struct app *app, int64_t id)
{
  open_at(app, &meeting_form, &(struct subject){.id = id}, meeting_fill, M_DATE);
}

void form_meeting_next(struct app *app, int64_t id)
{
  open_at(app, &meeting_form, &(struct subject){.other = id}, meeting_fill, M_DATE);
}

/* ---- one co-opted: subject.other is the meeting ---- */

enum { U_NAME, U_ITEM };
static const struct field guest_fields[] = {
    [U_NAME] = {"name", N_("Role"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 0, 1, .width = 33},
    [U_ITEM] = {"item", N_("To item"), FIELD_PICK, 0, 1, 1, .width = 33, .note = NULL},
};

static void guest_options(struct app *app, struct form *form, int field, struct option **rows,
                          size_t *n)
{
  struct options o = options_begin(app, form);
  struct meeting_item *items;
  struct err err = {.field = -1};
  size_t count;
  (void)field;
  if (form_told(app,
                store_meeting_items(app->store, form->subject.other, o.arena, &items, &count, &err),
                &err))
    for (size_t i = 0; i < count; i++)
      options_add(&o, items[i].number,
                  arena_printf(o.arena, "%d %s", items[i].number, items[i].text), NULL);
  *rows = o.rows;
  *n = o.n;
}

static bool find_guest(struct app *app, const struct subject *subject, struct arena *arena,
                       struct attendance *guest)
{
  struct attendance *rows;
  struct err err = {.field = -1};
  size_t n;
  *guest = (struct attendance){.meeting_id = subject->other};
  if (!form_told(app, store_attendance(app->store, subject->other, arena, &rows, &n, &err), &err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == subject->id) *guest = rows[i];
  return guest->id != 0;
}

static bool guest_save(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct attendance guest;
  find_guest(app, &form->subject, &arena, &guest);
  guest.name = form_text(form, U_NAME);
  guest.item = (int)form_id(form, U_ITEM);
  bool ok = ops_put_guest(&app->ops, &guest, err);
  arena_release(&arena);
  return ok;
}

static void guest_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct attendance guest;
  if (find_guest(app, &form->subject, &arena, &guest)) {
    form_set_text(app, form, U_NAME, guest.name);
    form_set_id(app, form, U_ITEM, guest.item);
  }
  arena_release(&arena);
}

static const struct form_ops guest_form = {
    REGISTER_FORM(guest_form, "guest", N_("Co-opt a role"), N_("Change one co-opted"),
                  N_("A role that is called to the whole meeting, or to one item of it.")),
    FIELDS(guest_fields),
    .own_fields = true,
    .options = guest_options,
    .save = guest_save,
};

void form_guest(struct app *app, int64_t meeting_id, int64_t id)
{
  form_open_small(app, &guest_form, &(struct subject){.id = id, .other = meeting_id}, guest_fill);
}

/* ---- a line of the minutes: subject.other is the meeting ---- */

enum { L_TIME, L_TEXT };
static const struct field line_fields[] = {
    [L_TIME] = {"time", N_("Time"), FIELD_CLOCK, FIELD_MUST, 0, 1, .width = 8},
    [L_TEXT] = {"text", N_("Text"), FIELD_LONG, FIELD_MUST | FIELD_FREE, 1, 1, .width = 33,
                .lines = 4},
};

static bool find_line(struct app *app, const struct subject *subject, struct arena *arena,
                      struct minutes_line *line)
{
  struct minutes_line *rows;
  struct err err = {.field = -1};
  size_t n;
  *line = (struct minutes_line){.meeting_id = subject->other};
  if (!form_told(app, store_minutes(app->store, subject->other, arena, &rows, &n, &err), &err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == subject->id) *line = rows[i];
  return line->id != 0;
}

static bool line_save(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct minutes_line line;
  struct meeting m;
  if (!find_line(app, &form->subject, &arena, &line) &&
      find_meeting(app, form->subject.other, &arena, &m))
    line.item = m.item;
  line.time = form_time(form, L_TIME);
  line.text = form_text(form, L_TEXT);
  bool ok = ops_put_minutes(&app->ops, &line, form_person_reason(form), err);
  arena_release(&arena);
  return ok;
}

static void line_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct minutes_line line;
  bool old = find_line(app, &form->subject, &arena, &line);
  form_set_time(app, form, L_TIME, old ? line.time : app->clock.time);
  if (old) form_set_text(app, form, L_TEXT, line.text);
  arena_release(&arena);
}

static const struct form_ops line_form = {
    REGISTER_FORM(line_form, "minutes", N_("Write a line"), N_("Change the line"),
                  N_("What the minutes say, in words that those who were not there understand.")),
    FIELDS(line_fields),
    .save = line_save,
};

void form_minutes(struct app *app, int64_t meeting_id, int64_t id)
{
  open_at(app, &line_form, &(struct subject){.id = id, .other = meeting_id}, line_fill, L_TEXT);
}
