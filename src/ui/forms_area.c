// SPDX-License-Identifier: GPL-3.0-or-later
/* The small forms of the municipality and its areas. */
#include "base/i18n.h"
#include "ui/form_common.h"
#include "ui/form_options.h"
#include "ui/forms.h"
#include "ui/register_form.h"

#include <string.h>

/* ---- the municipality ---- */

enum {
  U_NAME,
  U_GROUP,
  U_SIGNATURE,
  U_NUMBER,
  U_SENDER,
  U_DECIDER,
  U_PLACES,
  U_FEW,
  U_LOCK,
  U_METHOD
};
static const struct field municipality_fields[] = {
    [U_NAME] = {"name", N_("Municipality"), FIELD_TEXT, FIELD_MUST, 0, 1, .width = 33},
    [U_GROUP] = {"group", N_("Group"), FIELD_TEXT, FIELD_MUST, 1, 1, .width = 33},
    [U_SIGNATURE] = {"signature", N_("Signature"), FIELD_TEXT, FIELD_FREE, 2, 1, .width = 16,
                     .note = N_("post or initials")},
    [U_NUMBER] = {"number", N_("Reg. no."), FIELD_TEXT, 0, 3, 1, .width = 33},
    [U_SENDER] = {"sender", N_("Sender"), FIELD_LONG, 0, 4, 1, .width = 33, .lines = 2},
    [U_DECIDER] = {"decider", N_("Decided by"), FIELD_PICK, 0, 6, 1, .width = 22,
                   .note = N_("F4 List")},
    [U_PLACES] = {"places", N_("Chosen areas"), FIELD_WHOLE, FIELD_MUST, 7, 1, .width = 5},
    [U_FEW] = {"few", N_("Few reports"), FIELD_WHOLE, FIELD_MUST, 8, 1, .width = 5,
               .note = N_("marked * below this number")},
    [U_LOCK] = {"lock", N_("Lock day"), FIELD_WHOLE, FIELD_MUST, 9, 1, .width = 5,
                .note = N_("of the month after")},
    [U_METHOD] = {"method", N_("Method"), FIELD_CHOICE, FIELD_MUST, 10, 1, .width = 2,
                  .choices = ranking_method_terms},
};

static void body_options(struct app *app, struct form *form, int field, struct option **rows,
                         size_t *n)
{
  struct options o = options_begin(app, form);
  (void)field;
  options_bodies(&o, app->clock.date);
  *rows = o.rows;
  *n = o.n;
}

static bool municipality_save(struct app *app, struct form *form, struct err *err)
{
  struct municipality m = app->municipality;
  m.name = form_text(form, U_NAME);
  m.group_name = form_text(form, U_GROUP);
  m.signature = form_text(form, U_SIGNATURE);
  m.registry_number = form_text(form, U_NUMBER);
  m.sender = form_text(form, U_SENDER);
  m.decider_id = form_id(form, U_DECIDER);
  m.places = (int)form_whole(form, U_PLACES);
  m.few = (int)form_whole(form, U_FEW);
  m.lock_day = (int)form_whole(form, U_LOCK);
  m.method = (enum ranking_method)form_id(form, U_METHOD);
  return ops_put_municipality(&app->ops, &m, err);
}

static void municipality_fill(struct app *app, struct form *form)
{
  const struct municipality *m = &app->municipality;
  form_set_text(app, form, U_NAME, m->name);
  form_set_text(app, form, U_GROUP, m->group_name);
  form_set_text(app, form, U_SIGNATURE, m->signature);
  form_set_text(app, form, U_NUMBER, m->registry_number);
  form_set_text(app, form, U_SENDER, m->sender);
  form_set_id(app, form, U_DECIDER, m->decider_id);
  form_set_whole(app, form, U_PLACES, m->places);
  form_set_whole(app, form, U_FEW, m->few);
  form_set_whole(app, form, U_LOCK, m->lock_day);
  form_set_id(app, form, U_METHOD, m->method);
}

static const struct form_ops municipality_form = {
    REGISTER_FORM(municipality_form, "municipality", N_("Settings of the group"),
                  N_("Settings of the group"),
                  N_("What stands on the prints, and how the ranking counts.")),
    FIELDS(municipality_fields),
    .options = body_options,
    .save = municipality_save,
};

void form_municipality(struct app *app)
{
  form_open_small(app, &municipality_form, NULL, municipality_fill);
}

/* ---- areas ---- */

enum { A_NAME, A_FROM };
static const struct field area_fields[] = {
    [A_NAME] = {"name", N_("Name"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 0, 1, .width = 33},
    [A_FROM] = {"from", N_("Valid from"), FIELD_DAY, FIELD_MUST, 1, 1, .width = 16},
};
static const struct field close_fields[] = {
    {"last", N_("Last day"), FIELD_DAY, FIELD_MUST, 0, 1, .width = 16},
    {.label = N_("The area is closed, never erased. Old records keep it."),
     .kind = FIELD_SHOW,
     .row = 1,
     .column = 1},
};

static bool area_save(struct app *app, struct form *form, struct err *err)
{
  int64_t id;
  return form_add_area(app, form_text(form, A_NAME), form_date(form, A_FROM), &id, err);
}

static bool rename_save(struct app *app, struct form *form, struct err *err)
{
  return ops_rename_area(&app->ops, form->subject.id, form_text(form, A_NAME),
                         form_date(form, A_FROM), err);
}

static bool close_save(struct app *app, struct form *form, struct err *err)
{
  return ops_close_area(&app->ops, form->subject.id, form_date(form, 0), err);
}

static void area_fill(struct app *app, struct form *form)
{
  form_set_date(app, form, A_FROM, register_first_day(app));
}

static void rename_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct area area;
  struct err err = {.field = -1};
  if (form_told(app, store_area(app->store, form->subject.id, 0, &arena, &area, &err), &err))
    form_set_text(app, form, A_NAME, area.name);
  form_set_date(app, form, A_FROM, app->clock.date);
  arena_release(&arena);
}

static void close_fill(struct app *app, struct form *form)
{
  form_set_date(app, form, 0, app->clock.date);
}

static const struct form_ops area_form = {
    REGISTER_FORM(area_form, "area", N_("New area"), N_("New area"),
                  N_("An area that the group ranks.")),
    FIELDS(area_fields),
    .save = area_save,
};
static const struct form_ops rename_form = {
    REGISTER_FORM(rename_form, "area-name", N_("Rename area"), N_("Rename area"),
                  N_("Old prints keep the old name, which becomes an alias.")),
    FIELDS(area_fields),
    .save = rename_save,
};
static const struct form_ops close_form = {
    REGISTER_FORM(close_form, "area-close", N_("Close area"), N_("Close area"),
                  N_("The area does not apply from the day after.")),
    FIELDS(close_fields),
    .save = close_save,
};

void form_new_area(struct app *app)
{
  form_open_small(app, &area_form, NULL, area_fill);
}

void form_rename_area(struct app *app, int64_t area_id)
{
  form_open_small(app, &rename_form, &(struct subject){.id = area_id}, rename_fill);
}

void form_close_area(struct app *app, int64_t area_id)
{
  form_open_small(app, &close_form, &(struct subject){.id = area_id}, close_fill);
}
