// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

#include <string.h>

/* One write that is a whole entry by itself. */
#define STORE_ONE(ops, put, verb, name, detail, err) \
  (store_begin((ops)->store, err) && verb_finish(ops, put, verb, name, detail, err))

static bool named(const char *name, struct err *err)
{
  return words_said(name) ? person_check(name, NULL, err) : err_set(err, _("A name is missing."));
}

/* What every register row has: from when, and not until before that. */
static bool dated(int from, int to, struct err *err)
{
  if (!date_valid(from)) return err_set(err, _("Say from which date it applies."));
  if (to != DATE_NONE && (!date_valid(to) || to < from))
    return err_set(err, _("It cannot end before it begins. Correct one of the dates."));
  return true;
}

bool ops_put_municipality(struct ops *ops, const struct municipality *m, struct err *err)
{
  if (!named(m->name, err) || !named(m->group_name, err) || !person_check(m->signature, NULL, err))
    return false;
  if (m->places < 1 || m->places > 9)
    return err_set(err, _("The number of areas to choose is 1 to 9."));
  if (m->few < 0 || m->few > 100) return err_set(err, _("The limit for few reports is 0 to 100."));
  if (m->lock_day < 1 || m->lock_day > 28)
    return err_set(err, _("The day for locking a month is 1 to 28."));
  return STORE_ONE(ops, store_put_municipality(ops->store, m, err), VERB_MUNICIPALITY, m->name,
                   NULL, err);
}

bool ops_set_signature(struct ops *ops, const char *signature, struct err *err)
{
  if (!words_said(signature)) return err_set(err, _("Write initials or a post."));
  if (!person_check(signature, NULL, err)) return false;
  struct arena arena = {0};
  struct municipality m;
  bool ok = store_municipality(ops->store, &arena, &m, err);
  m.signature = signature;
  ok = ok && STORE_ONE(ops, store_put_municipality(ops->store, &m, err), VERB_SIGNATURE, signature,
                       NULL, err);
  arena_release(&arena);
  return ok;
}

bool ops_put_category(struct ops *ops, struct category *category, struct err *err)
{
  struct category row = *category;
  if (row.id == 0 && row.weight == 0) row.weight = 1;
  if (!words_said(row.code) || text_width(row.code) > 8)
    return err_set(err, _("A code has one to eight signs."));
  if (!named(row.name, err) || !dated(row.valid_from, row.valid_to, err)) return false;
  if (row.id == 0 && (row.weight < 1 || row.weight > 5))
    return err_set(err, _("The weight is a whole number from 1 to 5."));
  struct arena arena = {0};
  struct category *rows;
  size_t n;
  bool ok = store_categories(ops->store, 0, &arena, &rows, &n, err);
  for (size_t i = 0; ok && i < n; i++)
    if (rows[i].id != row.id && strcmp(rows[i].code, row.code) == 0)
      ok = err_set(err, _("The code %s is taken by %s."), row.code, rows[i].name);
  arena_release(&arena);
  if (!ok || !store_begin(ops->store, err)) return false;
  ok = store_put_category(ops->store, &row, err);
  if (category->id == 0 && row.weight != 1)
    ok = ok && store_put_weight(ops->store, row.id, row.weight, row.valid_from, err);
  ok = verb_finish(ops, ok, VERB_CATEGORY, row.code, NULL, err);
  if (ok) *category = row;
  return ok;
}

bool ops_set_weight(struct ops *ops, int64_t category_id, int weight, int from, struct err *err)
{
  if (weight < 1 || weight > 5) return err_set(err, _("The weight is a whole number from 1 to 5."));
  if (!dated(from, DATE_NONE, err)) return false;
  struct arena arena = {0};
  struct category category;
  bool ok = lookup_category(ops->store, category_id, 0, &arena, &category, err) &&
            STORE_ONE(ops, store_put_weight(ops->store, category_id, weight, from, err),
                      VERB_WEIGHT, category.code, arena_printf(&arena, "%d", weight), err);
  arena_release(&arena);
  return ok;
}

static bool unit_check(struct ops *ops, struct reporting_unit *row, struct arena *arena,
                       struct err *err)
{
  struct reporting_unit *rows;
  size_t n;
  if (!named(row->name, err) || !named(row->short_name, err) ||
      !dated(row->valid_from, row->valid_to, err) || !person_check(row->reporter, NULL, err) ||
      !store_units(ops->store, 0, arena, &rows, &n, err))
    return false;
  struct numbering numbering = {.id = row->id, .wanted = row->number};
  for (size_t i = 0; i < n; i++)
    numbering_see(&numbering, rows[i].id, rows[i].number, rows[i].name);
  return numbering_end(&numbering, &row->number, err);
}

bool ops_put_unit(struct ops *ops, struct reporting_unit *unit, struct err *err)
{
  struct arena arena = {0};
  struct reporting_unit row = *unit;
  bool ok = unit_check(ops, &row, &arena, err) &&
            STORE_ONE(ops, store_put_unit(ops->store, &row, err), VERB_UNIT, row.name, NULL, err);
  arena_release(&arena);
  if (ok) *unit = row;
  return ok;
}

static bool owner_check(struct ops *ops, struct owner *row, struct arena *arena, struct err *err)
{
  struct owner *rows;
  size_t n;
  if (!named(row->name, err) || !named(row->short_name, err) ||
      !dated(row->valid_from, row->valid_to, err) ||
      !store_owners(ops->store, 0, arena, &rows, &n, err))
    return false;
  struct numbering numbering = {.id = row->id, .wanted = row->number};
  for (size_t i = 0; i < n; i++)
    numbering_see(&numbering, rows[i].id, rows[i].number, rows[i].name);
  return numbering_end(&numbering, &row->number, err);
}

bool ops_put_owner(struct ops *ops, struct owner *owner, struct err *err)
{
  struct arena arena = {0};
  struct owner row = *owner;
  bool ok = owner_check(ops, &row, &arena, err) &&
            STORE_ONE(ops, store_put_owner(ops->store, &row, err), VERB_OWNER, row.name, NULL, err);
  arena_release(&arena);
  if (ok) *owner = row;
  return ok;
}

bool ops_put_committee(struct ops *ops, int64_t owner_id, const char *committee, int from, int to,
                       struct err *err)
{
  if (!named(committee, err) || !dated(from, to, err)) return false;
  struct arena arena = {0};
  struct owner owner;
  bool ok = lookup_owner(ops->store, owner_id, 0, &arena, &owner, err) &&
            STORE_ONE(ops, store_put_committee(ops->store, owner_id, committee, from, to, err),
                      VERB_COMMITTEE, owner.name, committee, err);
  arena_release(&arena);
  return ok;
}

bool ops_put_body(struct ops *ops, struct body *body, struct err *err)
{
  struct body row = *body;
  if (!named(row.name, err) || !named(row.short_name, err)) return false;
  if (row.valid_from != DATE_NONE && !dated(row.valid_from, row.valid_to, err)) return false;
  bool ok = STORE_ONE(ops, store_put_body(ops->store, &row, err), VERB_BODY, row.name, NULL, err);
  if (ok) *body = row;
  return ok;
}

bool ops_put_post(struct ops *ops, struct post *post, struct err *err)
{
  struct post row = *post;
  if (!named(row.name, err) || !dated(row.valid_from, row.valid_to, err)) return false;
  bool ok = STORE_ONE(ops, store_put_post(ops->store, &row, err), VERB_POST, row.name, NULL, err);
  if (ok) *post = row;
  return ok;
}

bool ops_put_step(struct ops *ops, const struct step *step, struct err *err)
{
  if (!words_said(step->text)) return err_set(err, _("Describe the step."));
  if (!person_check(step->text, NULL, err)) return false;
  struct arena arena = {0};
  bool ok = STORE_ONE(ops, store_put_step(ops->store, step, err), VERB_STEP,
                      arena_printf(&arena, "%d", step->value), NULL, err);
  arena_release(&arena);
  return ok;
}
