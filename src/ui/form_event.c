// SPDX-License-Identifier: GPL-3.0-or-later
/* Something that is going to happen: listed among what is coming, never counted. */
#include "base/i18n.h"
#include "ui/form_common.h"
#include "ui/form_options.h"
#include "ui/forms.h"

enum { E_WHAT, E_AREA, E_FROM, E_TO, E_SIZE, E_RESPONSIBLE, E_PROBLEM, E_NOTE };

static const struct field fields[] = {
    {"what", N_("What"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 0, 1, .width = 34},
    {"area", N_("Area"), FIELD_PICK, FIELD_MUST, 1, 1, .width = 16, .note = N_("F4 List")},
    {"from", N_("From"), FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 2, 1, .width = 16},
    {"to", N_("To"), FIELD_DAY, FIELD_NEXT_DATE, 3, 1, .width = 16, .note = N_("empty = one day")},
    {"size", N_("Expected size"), FIELD_TEXT, FIELD_FREE, 4, 1, .width = 34},
    {"responsible", N_("Responsible"), FIELD_TEXT, FIELD_FREE, 5, 1, .width = 34},
    {"problem", N_("Problem"), FIELD_TEXT, FIELD_FREE, 6, 1, .width = 34},
    {"note", N_("Note"), FIELD_LONG, FIELD_FREE, 7, 1, .width = 34, .lines = 2},
};

static void options(struct app *app, struct form *form, int field, struct option **rows, size_t *n)
{
  struct options o = options_begin(app, form);
  (void)field;
  options_areas(&o, form_date(form, E_FROM));
  *rows = o.rows;
  *n = o.n;
}

static void title(struct app *app, struct form *form, struct buf *out)
{
  (void)app;
  buf_add(out, form->subject.id ? _("Change event") : _("Planned event"));
}

static bool save(struct app *app, struct form *form, struct err *err)
{
  struct planned_event e = {
      .id = form->subject.id,
      .area_id = form_id(form, E_AREA),
      .what = form_text(form, E_WHAT),
      .from_day = form_date(form, E_FROM),
      .to_day = form_date(form, E_TO) ? form_date(form, E_TO) : form_date(form, E_FROM),
      .size = form_text(form, E_SIZE),
      .responsible = form_text(form, E_RESPONSIBLE),
      .expected_problem = form_text(form, E_PROBLEM),
      .note = form_text(form, E_NOTE),
  };
  return ops_put_event(&app->ops, &e, form_person_reason(form), err);
}

const struct form_ops form_event_ops = {
    .pane = FORM_PANE("event", N_("Planned event"),
                      N_("An event that lies ahead. It is listed in the coming period and never "
                         "counted as an observation."),
                      form_small_commands),
    .view = FORM_SMALL_VIEW(form_event_ops),
    .new_name = N_("New event"),
    .change_name = N_("Change event"),
    .fields = fields,
    .n_fields = sizeof fields / sizeof *fields,
    .label_width = 15,
    .width = 54,
    .options = options,
    .title = title,
    .save = save,
};

static void fill(struct app *app, struct form *form)
{
  form_set_date(app, form, E_FROM, form->subject.month);
  form_set_id(app, form, E_AREA, form->subject.other);
}

void form_event_from(struct app *app, int date, int64_t area_id)
{
  form_open_small(app, &form_event_ops, &(struct subject){.other = area_id, .month = date}, fill);
}

void form_event_new(struct app *app)
{
  form_event_from(app, DATE_NONE, 0);
}

static void fill_edit(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct planned_event e;
  struct err err = {.field = -1};
  if (form_told(app, store_planned_event(app->store, form->subject.id, &arena, &e, &err), &err) &&
      e.id) {
    form_set_text(app, form, E_WHAT, e.what);
    form_set_named(form, E_AREA, e.area_id, e.area_name);
    form_set_date(app, form, E_FROM, e.from_day);
    form_set_date(app, form, E_TO, e.to_day > e.from_day ? e.to_day : DATE_NONE);
    form_set_text(app, form, E_SIZE, e.size);
    form_set_text(app, form, E_RESPONSIBLE, e.responsible);
    form_set_text(app, form, E_PROBLEM, e.expected_problem);
    form_set_text(app, form, E_NOTE, e.note);
  }
  arena_release(&arena);
}

void form_event_edit(struct app *app, int64_t id)
{
  form_open_small(app, &form_event_ops, &(struct subject){.id = id}, fill_edit);
}
