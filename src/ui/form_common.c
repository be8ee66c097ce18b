// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form_common.h"

#include "base/i18n.h"
#include "ui/register_form.h"

const struct term form_yes_no[] = {
    {"yes", N_("yes"), NULL, NULL},
    {"no", N_("no"), NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

bool form_add_area(struct app *app, const char *name, int from, int64_t *id, struct err *err)
{
  struct arena arena = {0};
  struct area *areas, area = {.name = name, .ranked = true, .valid_from = from, .number = 1};
  size_t n = 0;
  area.population = NO_AMOUNT;
  bool ok = store_areas(app->store, 0, &arena, &areas, &n, err);
  for (size_t i = 0; ok && i < n; i++)
    if (areas[i].number >= area.number) area.number = areas[i].number + 1;
  ok = ok && ops_add_area(&app->ops, &area, err);
  *id = area.id;
  arena_release(&arena);
  return ok;
}

bool form_add_unit(struct app *app, const char *name, int from, int64_t *id, struct err *err)
{
  struct reporting_unit unit = {
      .name = name, .short_name = name, .kind = UNIT_OTHER, .valid_from = from};
  bool ok = ops_put_unit(&app->ops, &unit, err);
  *id = unit.id;
  return ok;
}

bool form_add_owner(struct app *app, struct form *form, int field, const char *name, int64_t *id,
                    struct err *err)
{
  struct owner owner = {.name = name, .short_name = name, .valid_from = register_first_day(app)};
  (void)form;
  (void)field;
  bool ok = ops_put_owner(&app->ops, &owner, err);
  *id = owner.id;
  return ok;
}

struct form *form_open_small(struct app *app, const struct form_ops *ops,
                             const struct subject *subject,
                             void (*fill)(struct app *app, struct form *form))
{
  return app_may_write(app) ? form_open(app, ops, subject, fill, 0) : NULL;
}

bool form_told(struct app *app, bool ok, const struct err *err)
{
  if (!ok) app_say_error(app, err);
  return ok;
}

int64_t form_next_number(struct app *app, const char *kind)
{
  struct err err = {.field = -1};
  int64_t number = 0;
  return form_told(app, store_next_number(app->store, kind, &number, &err), &err) ? number : 0;
}

void form_numbered(struct buf *out, const char *words, int64_t number,
                   void (*add_name)(struct buf *out, int64_t id))
{
  buf_add(out, words);
  if (number == 0) return;
  buf_add(out, " ");
  add_name(out, number);
}

const char *form_person_reason(const struct form *form)
{
  return form->person_reason[0] ? form->person_reason : NULL;
}
