// SPDX-License-Identifier: GPL-3.0-or-later
/* The small forms of the registers of units, categories, owners and bodies. */
#include "base/i18n.h"
#include "ui/form_common.h"
#include "ui/form_options.h"
#include "ui/forms.h"
#include "ui/register_form.h"

#include <string.h>

void register_title(struct app *app, struct form *form, struct buf *out)
{
  (void)app;
  buf_add(out, _(form->subject.id ? form->ops->change_name : form->ops->new_name));
}

int register_first_day(const struct app *app)
{
  int now = date_year(app->clock.date), entered = app->month / 100;
  return date_make(entered < now ? entered : now, 1, 1);
}

void register_fill_valid(struct app *app, struct form *form, int field, int from, int to)
{
  form_set_date(app, form, field, from);
  form_set_date(app, form, field + 1, to);
}

/* ---- rows that are found by their id in a whole list ---- */

#define FIND_ROW(type, list)                                                                    \
  static bool find_##type(struct app *app, int64_t id, struct arena *arena, struct type *found) \
  {                                                                                             \
    struct type *rows;                                                                          \
    size_t n;                                                                                   \
    struct err err = {.field = -1};                                                             \
    if (!id || !form_told(app, list, &err)) return false;                                       \
    for (size_t i = 0; i < n; i++)                                                              \
      if (rows[i].id == id) {                                                                   \
        *found = rows[i];                                                                       \
        return true;                                                                            \
      }                                                                                         \
    return false;                                                                               \
  }
FIND_ROW(reporting_unit, store_units(app->store, 0, arena, &rows, &n, &err))
FIND_ROW(category, store_categories(app->store, 0, arena, &rows, &n, &err))
FIND_ROW(owner, store_owners(app->store, 0, arena, &rows, &n, &err))
FIND_ROW(body, store_bodies(app->store, arena, &rows, &n, &err))
#undef FIND_ROW

/* ---- reporting units ---- */

enum { N_NAME, N_SHORT, N_KIND, N_REPORTER, N_ADDRESS, N_FROM, N_TO };
static const struct field unit_fields[] = {
    [N_NAME] = {"name", N_("Name"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 0, 1, .width = 33},
    [N_SHORT] = {"short", N_("Short name"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 1, 1, .width = 16},
    [N_KIND] = {"kind", N_("Kind"), FIELD_PICK, FIELD_MUST, 2, 1, .width = 22,
                .note = N_("F4 List")},
    [N_REPORTER] = {"reporter", N_("Reporting post"), FIELD_TEXT, FIELD_FREE, 3, 1, .width = 33},
    [N_ADDRESS] = {"address", N_("Address"), FIELD_TEXT, 0, 4, 1, .width = 33},
    VALID_ROWS(5),
};

static void unit_options(struct app *app, struct form *form, int field, struct option **rows,
                         size_t *n)
{
  struct options o = options_begin(app, form);
  (void)field;
  options_terms(&o, unit_kind_terms);
  *rows = o.rows;
  *n = o.n;
}

static bool unit_save(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct reporting_unit u = {.id = 0};
  find_reporting_unit(app, form->subject.id, &arena, &u);
  u.name = form_text(form, N_NAME);
  u.short_name = form_text(form, N_SHORT);
  u.kind = (enum unit_kind)(form_id(form, N_KIND) - 1);
  u.reporter = form_text(form, N_REPORTER);
  u.address = form_text(form, N_ADDRESS);
  u.valid_from = form_date(form, N_FROM);
  u.valid_to = form_date(form, N_TO);
  bool ok = ops_put_unit(&app->ops, &u, err);
  arena_release(&arena);
  return ok;
}

static void unit_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct reporting_unit u = {.valid_from = register_first_day(app)};
  find_reporting_unit(app, form->subject.id, &arena, &u);
  form_set_text(app, form, N_NAME, u.name);
  form_set_text(app, form, N_SHORT, u.short_name);
  form_set_id(app, form, N_KIND, (int64_t)u.kind + 1);
  form_set_text(app, form, N_REPORTER, u.reporter);
  form_set_text(app, form, N_ADDRESS, u.address);
  register_fill_valid(app, form, N_FROM, u.valid_from, u.valid_to);
  arena_release(&arena);
}

static const struct form_ops unit_form = {
    REGISTER_FORM(unit_form, "unit", N_("New unit"), N_("Change unit"),
                  N_("Who reports to the group each month.")),
    FIELDS(unit_fields),
    .options = unit_options,
    .save = unit_save,
};

void form_unit(struct app *app, int64_t id)
{
  form_open_small(app, &unit_form, &(struct subject){.id = id}, unit_fill);
}

/* ---- categories ---- */

enum { G_CODE, G_NAME, G_GROUP, G_WEIGHT, G_SOFT, G_FROM, G_TO };
static const struct field category_fields[] = {
    [G_CODE] = {"code", N_("Code"), FIELD_TEXT, FIELD_MUST, 0, 1, .width = 10},
    [G_NAME] = {"name", N_("Name"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 1, 1, .width = 33},
    [G_GROUP] = {"group", N_("Category group"), FIELD_PICK, FIELD_MUST, 2, 1, .width = 22,
                 .note = N_("F4 List")},
    [G_WEIGHT] = {"weight", N_("Weight"), FIELD_WHOLE, FIELD_MUST, 3, 1, .width = 5,
                  .note = N_("1–5, changed from today")},
    [G_SOFT] = {"soft", N_("Soft"), FIELD_CHOICE, FIELD_MUST, 4, 1, .width = 2,
                .choices = form_yes_no},
    VALID_ROWS(5),
};

static void group_options(struct app *app, struct form *form, int field, struct option **rows,
                          size_t *n)
{
  struct options o = options_begin(app, form);
  struct category_group *groups;
  struct err err = {.field = -1};
  size_t count;
  (void)field;
  if (form_told(app, store_category_groups(app->store, o.arena, &groups, &count, &err), &err))
    for (size_t i = 0; i < count; i++)
      options_add(&o, groups[i].id, groups[i].name, NULL);
  *rows = o.rows;
  *n = o.n;
}

static bool category_save(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct category c = {.weight = 0};
  bool old = find_category(app, form->subject.id, &arena, &c);
  int weight = (int)form_whole(form, G_WEIGHT), before = c.weight;
  c.code = form_text(form, G_CODE);
  c.name = form_text(form, G_NAME);
  c.group_id = form_id(form, G_GROUP);
  c.soft = form_id(form, G_SOFT) == 0;
  c.valid_from = form_date(form, G_FROM);
  c.valid_to = form_date(form, G_TO);
  if (!old) c.weight = weight;
  bool ok = ops_put_category(&app->ops, &c, err);
  if (ok && old && weight != before)
    ok = ops_set_weight(&app->ops, c.id, weight, app->clock.date, err);
  arena_release(&arena);
  return ok;
}

static void category_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct category c = {.valid_from = register_first_day(app), .weight = 1};
  find_category(app, form->subject.id, &arena, &c);
  form_set_text(app, form, G_CODE, c.code);
  form_set_text(app, form, G_NAME, c.name);
  form_set_id(app, form, G_GROUP, c.group_id);
  form_set_whole(app, form, G_WEIGHT, c.weight);
  form_set_id(app, form, G_SOFT, c.soft ? 0 : 1);
  register_fill_valid(app, form, G_FROM, c.valid_from, c.valid_to);
  arena_release(&arena);
}

static const struct form_ops category_form = {
    REGISTER_FORM(category_form, "category", N_("New category"), N_("Change category"),
                  N_("What an observation is about, and how much it weighs.")),
    FIELDS(category_fields),
    .options = group_options,
    .save = category_save,
};

void form_category(struct app *app, int64_t id)
{
  form_open_small(app, &category_form, &(struct subject){.id = id}, category_fill);
}

/* ---- owners ---- */

enum { W_NAME, W_SHORT, W_COMMITTEE, W_EXTERNAL, W_FROM, W_TO };
static const struct field owner_fields[] = {
    [W_NAME] = {"name", N_("Name"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 0, 1, .width = 33},
    [W_SHORT] = {"short", N_("Short name"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 1, 1, .width = 16},
    [W_COMMITTEE] = {"committee", N_("Committee"), FIELD_TEXT, FIELD_FREE, 2, 1, .width = 33},
    [W_EXTERNAL] = {"external", N_("External"), FIELD_CHOICE, FIELD_MUST, 3, 1, .width = 2,
                    .choices = form_yes_no},
    VALID_ROWS(4),
};

static bool owner_save(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct owner o = {.id = 0};
  find_owner(app, form->subject.id, &arena, &o);
  const char *committee = form_text(form, W_COMMITTEE), *before = o.committee;
  o.name = form_text(form, W_NAME);
  o.short_name = form_text(form, W_SHORT);
  o.external = form_id(form, W_EXTERNAL) == 0;
  o.valid_from = form_date(form, W_FROM);
  o.valid_to = form_date(form, W_TO);
  bool ok = ops_put_owner(&app->ops, &o, err);
  if (ok && committee && (!before || strcmp(committee, before) != 0))
    ok = ops_put_committee(&app->ops, o.id, committee, before ? app->clock.date : o.valid_from,
                           o.valid_to, err);
  arena_release(&arena);
  return ok;
}

static void owner_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct owner o = {.valid_from = register_first_day(app)};
  find_owner(app, form->subject.id, &arena, &o);
  form_set_text(app, form, W_NAME, o.name);
  form_set_text(app, form, W_SHORT, o.short_name);
  form_set_text(app, form, W_COMMITTEE, o.committee);
  form_set_id(app, form, W_EXTERNAL, o.external ? 0 : 1);
  register_fill_valid(app, form, W_FROM, o.valid_from, o.valid_to);
  arena_release(&arena);
}

static const struct form_ops owner_form = {
    REGISTER_FORM(owner_form, "owner", N_("New owner of measures"), N_("Change owner"),
                  N_("A department or other organisation that carries out measures.")),
    FIELDS(owner_fields),
    .save = owner_save,
};

void form_owner(struct app *app, int64_t id)
{
  form_open_small(app, &owner_form, &(struct subject){.id = id}, owner_fill);
}

/* ---- bodies ---- */

enum { Y_NAME, Y_SHORT, Y_KIND, Y_FROM, Y_TO };
static const struct field body_fields[] = {
    [Y_NAME] = {"name", N_("Name"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 0, 1, .width = 33},
    [Y_SHORT] = {"short", N_("Short name"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 1, 1, .width = 16},
    [Y_KIND] = {"kind", N_("Kind"), FIELD_TEXT, FIELD_FREE, 2, 1, .width = 33},
    VALID_ROWS(3),
};

static bool body_save(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct body b = {.id = 0};
  find_body(app, form->subject.id, &arena, &b);
  b.name = form_text(form, Y_NAME);
  b.short_name = form_text(form, Y_SHORT);
  b.kind = form_text(form, Y_KIND);
  b.valid_from = form_date(form, Y_FROM);
  b.valid_to = form_date(form, Y_TO);
  bool ok = ops_put_body(&app->ops, &b, err);
  arena_release(&arena);
  return ok;
}

static void body_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct body b = {.valid_from = register_first_day(app)};
  find_body(app, form->subject.id, &arena, &b);
  form_set_text(app, form, Y_NAME, b.name);
  form_set_text(app, form, Y_SHORT, b.short_name);
  form_set_text(app, form, Y_KIND, b.kind);
  register_fill_valid(app, form, Y_FROM, b.valid_from, b.valid_to);
  arena_release(&arena);
}

static const struct form_ops body_form = {
    REGISTER_FORM(body_form, "body", N_("New body"), N_("Change body"),
                  N_("A body that decides or is told.")),
    FIELDS(body_fields),
    .save = body_save,
};

void form_body(struct app *app, int64_t id)
{
  form_open_small(app, &body_form, &(struct subject){.id = id}, body_fill);
}
