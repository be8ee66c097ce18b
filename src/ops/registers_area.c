// SPDX-License-Identifier: GPL-3.0-or-later
/* Areas, their places and the other spellings that lead to them. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

#include <string.h>

static bool same_name(struct arena *arena, const char *a, const char *b)
{
  return strcmp(text_lower(arena, a), text_lower(arena, b)) == 0;
}

static bool taken(const struct area *areas, size_t n, int64_t id, struct err *err)
{
  for (size_t i = 0; i < n; i++)
    if (areas[i].id == id)
      return err_set(err, _("The name or alias exists already: %s."), areas[i].name);
  return err_set(err, _("The name or alias exists already."));
}

/* A name leads to one area only. `area_id` is the area that may have it already (0: none). */
static bool area_name_free(struct store *store, const char *name, int64_t area_id,
                           struct arena *arena, struct err *err)
{
  struct area *areas;
  struct alias *aliases;
  size_t n, n_aliases;
  if (!words_said(name)) return err_set(err, _("A name is missing."));
  if (!person_check(name, NULL, err) || !store_areas(store, 0, arena, &areas, &n, err) ||
      !store_aliases(store, arena, &aliases, &n_aliases, err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (areas[i].id != area_id && same_name(arena, areas[i].name, name))
      return taken(areas, n, areas[i].id, err);
  for (size_t i = 0; i < n_aliases; i++)
    if (aliases[i].place_id == 0 && aliases[i].area_id != area_id &&
        same_name(arena, aliases[i].name, name))
      return taken(areas, n, aliases[i].area_id, err);
  return true;
}

/* Two areas may both have a bryggan, one area may not. */
static bool place_name_free(struct store *store, const char *name, int64_t area_id,
                            int64_t place_id, struct arena *arena, struct err *err)
{
  struct place *places;
  struct alias *aliases;
  struct area area;
  size_t n, n_aliases;
  if (!words_said(name)) return err_set(err, _("A name is missing."));
  if (!person_check(name, NULL, err) || !lookup_area(store, area_id, 0, arena, &area, err) ||
      !store_places(store, area_id, arena, &places, &n, err) ||
      !store_aliases(store, arena, &aliases, &n_aliases, err))
    return false;
  bool found = false;
  for (size_t i = 0; i < n; i++)
    found = found || (places[i].id != place_id && same_name(arena, places[i].name, name));
  for (size_t i = 0; i < n_aliases; i++)
    found = found || (aliases[i].area_id == area_id && aliases[i].place_id != 0 &&
                      aliases[i].place_id != place_id && same_name(arena, aliases[i].name, name));
  return found ? taken(&area, 1, area_id, err) : true;
}

static bool area_check(struct store *store, struct area *row, struct arena *arena, struct err *err)
{
  struct area *areas;
  size_t n;
  if (!area_name_free(store, row->name, row->id, arena, err) ||
      !store_areas(store, 0, arena, &areas, &n, err))
    return false;
  if (!date_valid(row->valid_from)) return err_set(err, _("Say from which date it applies."));
  if (row->valid_to != DATE_NONE && row->valid_to < row->valid_from)
    return err_set(err, _("It cannot end before it begins. Correct one of the dates."));
  struct numbering numbering = {.id = row->id, .wanted = row->number};
  bool parent_found = row->parent_id == 0;
  for (size_t i = 0; i < n; i++) {
    numbering_see(&numbering, areas[i].id, areas[i].number, areas[i].name);
    parent_found = parent_found || (areas[i].id == row->parent_id && row->id != row->parent_id);
  }
  if (!parent_found) return err_set(err, _("An area is summed under another area of the list."));
  return numbering_end(&numbering, &row->number, err);
}

static bool store_area_row(struct ops *ops, struct area *area, enum verb verb, struct err *err)
{
  struct arena arena = {0};
  struct area row = *area;
  bool ok = area_check(ops->store, &row, &arena, err) && store_begin(ops->store, err) &&
            verb_finish(ops, store_put_area(ops->store, &row, err), verb, row.name, NULL, err);
  arena_release(&arena);
  if (ok) *area = row;
  return ok;
}

bool ops_add_area(struct ops *ops, struct area *area, struct err *err)
{
  return store_area_row(ops, area, VERB_AREA_ADD, err);
}

bool ops_change_area(struct ops *ops, const struct area *area, struct err *err)
{
  struct area row = *area;
  return store_area_row(ops, &row, VERB_AREA_CHANGE, err);
}

/* Prints of days before `from` keep the old name, and whoever types it still finds the area. */
static bool keep_old_name(struct store *store, const struct area *area, int from,
                          struct arena *arena, struct err *err)
{
  struct alias *aliases, alias = {.area_id = area->id, .name = area->name};
  size_t n;
  if (!store_aliases(store, arena, &aliases, &n, err)) return false;
  bool there = false;
  for (size_t i = 0; i < n; i++)
    there = there || (aliases[i].area_id == area->id && aliases[i].place_id == 0 &&
                      same_name(arena, aliases[i].name, area->name));
  return store_put_area_name(store, area->id, area->name, date_add(from, -1), err) &&
         (there || store_put_alias(store, &alias, err));
}

bool ops_rename_area(struct ops *ops, int64_t id, const char *name, int from, struct err *err)
{
  struct arena arena = {0};
  struct store *store = ops->store;
  struct area area, then, before;
  bool ok =
      lookup_area(store, id, 0, &arena, &area, err) && area_name_free(store, name, id, &arena, err);
  if (ok && !date_valid(from)) ok = err_set(err, _("Say from which date the new name applies."));
  if (ok && strcmp(area.name, name) == 0) ok = err_set(err, _("The area has that name already."));
  ok = ok && store_area(store, id, from, &arena, &then, err) &&
       store_area(store, id, date_add(from, -1), &arena, &before, err);
  if (ok && strcmp(then.name, area.name) != 0)
    ok = err_set(err,
                 _("The area is called %s on that date. Choose a date after the latest "
                   "change of name."),
                 then.name);
  if (ok && store_begin(store, err)) {
    /* A second name from the very same day corrects the first, which no print has borne. */
    bool corrects = strcmp(before.name, area.name) != 0;
    const char *old = area.name;
    ok = corrects || keep_old_name(store, &area, from, &arena, err);
    area.name = name;
    ok = ok && store_put_area(store, &area, err);
    ok = verb_finish(ops, ok, VERB_AREA_RENAME, old, name, err);
  } else {
    ok = false;
  }
  arena_release(&arena);
  return ok;
}

bool ops_close_area(struct ops *ops, int64_t id, int last, struct err *err)
{
  struct arena arena = {0};
  struct area area;
  const struct observation_query later = {
      .area_id = id, .late = -1, .soft = -1, .period = {PERIOD_DAYS, date_add(last, 1), 21991231}};
  long n = 0;
  bool ok = date_valid(last) || err_set(err, _("Say the last day on which the area applies."));
  ok = ok && lookup_area(ops->store, id, 0, &arena, &area, err);
  if (ok && last < area.valid_from)
    ok = err_set(err, _("It cannot end before it begins. Correct one of the dates."));
  ok = ok && store_count(ops->store, &later, &n, err);
  if (ok && n > 0)
    ok = err_set(err, _("%s has observations after that date. Choose a later date."), area.name);
  if (ok && store_begin(ops->store, err)) {
    area.valid_to = last;
    ok = verb_finish(ops, store_put_area(ops->store, &area, err), VERB_AREA_CLOSE, area.name, NULL,
                     err);
  } else {
    ok = false;
  }
  arena_release(&arena);
  return ok;
}

static bool store_place_row(struct ops *ops, struct place *place, enum verb verb, struct err *err)
{
  struct arena arena = {0};
  struct place row = *place;
  bool ok = place_name_free(ops->store, row.name, row.area_id, row.id, &arena, err);
  if (ok && !date_valid(row.valid_from)) ok = err_set(err, _("Say from which date it applies."));
  ok = ok && store_begin(ops->store, err) &&
       verb_finish(ops, store_put_place(ops->store, &row, err), verb, row.name, NULL, err);
  arena_release(&arena);
  if (ok) *place = row;
  return ok;
}

bool ops_add_place(struct ops *ops, struct place *place, struct err *err)
{
  return store_place_row(ops, place, VERB_PLACE_ADD, err);
}

bool ops_change_place(struct ops *ops, const struct place *place, struct err *err)
{
  struct place row = *place;
  return store_place_row(ops, &row, VERB_PLACE_CHANGE, err);
}

bool ops_add_alias(struct ops *ops, struct alias *alias, struct err *err)
{
  struct arena arena = {0};
  struct alias row = *alias;
  bool ok = row.place_id == 0 ? area_name_free(ops->store, row.name, 0, &arena, err)
                              : place_name_free(ops->store, row.name, row.area_id, 0, &arena, err);
  ok =
      ok && store_begin(ops->store, err) &&
      verb_finish(ops, store_put_alias(ops->store, &row, err), VERB_ALIAS_ADD, row.name, NULL, err);
  arena_release(&arena);
  if (ok) *alias = row;
  return ok;
}
