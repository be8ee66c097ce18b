// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/lookup.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"

#include <string.h>

bool lookup_valid(int from, int to, int day)
{
  return from <= day && (to == DATE_NONE || day <= to);
}

/* `ended` and `ahead` are translated sentences with a %s for the day. */
static bool in_force(int from, int to, int day, const char *ended, const char *ahead,
                     struct err *err)
{
  if (day == DATE_NONE || lookup_valid(from, to, day)) return true;
  struct buf sentence = {0}, date = {0};
  date_iso(&date, day < from ? from : to);
  const char *text = day < from ? ahead : ended, *at = strstr(text, "%s");
  buf_addn(&sentence, text, at != NULL ? (size_t)(at - text) : strlen(text));
  if (at != NULL) buf_addf(&sentence, "%s%s", buf_text(&date), at + 2);
  err_set(err, "%s", buf_text(&sentence));
  buf_release(&sentence);
  buf_release(&date);
  return false;
}

bool lookup_area(struct store *store, int64_t id, int day, struct arena *arena, struct area *area,
                 struct err *err)
{
  if (id == 0) return err_set(err, _("Choose an area."));
  return store_area(store, id, 0, arena, area, err) &&
         (area->id != 0 || err_set(err, _("The area does not exist any more. Choose another."))) &&
         in_force(area->valid_from, area->valid_to, day,
                  _("The area does not apply on this date (it ended %s)."),
                  _("The area does not apply on this date (it begins %s)."), err);
}

bool lookup_place(struct store *store, int64_t id, int64_t area_id, int day, struct arena *arena,
                  struct err *err)
{
  struct place *places;
  size_t n;
  if (!store_places(store, area_id, arena, &places, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (places[i].id == id)
      return in_force(places[i].valid_from, places[i].valid_to, day,
                      _("The place does not apply on this date (it ended %s)."),
                      _("The place does not apply on this date (it begins %s)."), err);
  return err_set(err, _("The place does not lie in this area. Choose another place or area."));
}

bool lookup_category(struct store *store, int64_t id, int day, struct arena *arena,
                     struct category *category, struct err *err)
{
  struct category *rows;
  size_t n;
  if (!store_categories(store, 0, arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == id) {
      *category = rows[i];
      return in_force(rows[i].valid_from, rows[i].valid_to, day,
                      _("The category does not apply on this date (it ended %s)."),
                      _("The category does not apply on this date (it begins %s)."), err);
    }
  return err_set(err, _("There is no such category. Choose one from the list."));
}

bool lookup_unit(struct store *store, int64_t id, int day, struct arena *arena,
                 struct reporting_unit *unit, struct err *err)
{
  struct reporting_unit *rows;
  size_t n;
  if (!store_units(store, 0, arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == id) {
      *unit = rows[i];
      return in_force(rows[i].valid_from, rows[i].valid_to, day,
                      _("The unit does not apply on this date (it ended %s)."),
                      _("The unit does not apply on this date (it begins %s)."), err);
    }
  return err_set(err, _("There is no such unit. Choose one from the list."));
}

bool lookup_owner(struct store *store, int64_t id, int day, struct arena *arena,
                  struct owner *owner, struct err *err)
{
  struct owner *rows;
  size_t n;
  if (!store_owners(store, 0, arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    if (rows[i].id != id) continue;
    *owner = rows[i];
    if (day == DATE_NONE || lookup_valid(rows[i].valid_from, rows[i].valid_to, day)) return true;
    return err_set(err, _("The owner %s does not apply on this date."), rows[i].name);
  }
  return err_set(err, _("There is no such owner. Choose one from the list."));
}

bool lookup_body(struct store *store, int64_t id, int day, struct arena *arena, struct body *body,
                 struct err *err)
{
  struct body *rows;
  size_t n;
  if (!store_bodies(store, arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == id) {
      *body = rows[i];
      return in_force(rows[i].valid_from, rows[i].valid_to, day,
                      _("The body does not apply on this date (it ended %s)."),
                      _("The body does not apply on this date (it begins %s)."), err);
    }
  return err_set(err, _("Say which body decided."));
}

bool lookup_observation(struct store *store, int64_t id, struct arena *arena, struct observation *o,
                        struct err *err)
{
  return store_observation(store, id, arena, o, err) &&
         (o->id != 0 ||
          err_set(err, _("The observation does not exist any more. Choose another.")));
}

bool lookup_measure(struct store *store, int64_t id, struct arena *arena, struct measure *m,
                    struct err *err)
{
  return store_measure(store, id, arena, m, err) &&
         (m->id != 0 || err_set(err, _("The measure does not exist any more. Choose another.")));
}

void numbering_see(struct numbering *numbering, int64_t id, int number, const char *name)
{
  if (number > numbering->highest) numbering->highest = number;
  if (id != numbering->id && number == numbering->wanted) numbering->taken_by = name;
}

bool numbering_end(const struct numbering *numbering, int *number, struct err *err)
{
  if (numbering->taken_by != NULL)
    return err_set(err, _("Number %d is taken by %s."), numbering->wanted, numbering->taken_by);
  *number = numbering->wanted != 0 ? numbering->wanted : numbering->highest + 1;
  return true;
}

bool lookup_reason(const char *reason, struct err *err)
{
  if (!words_said(reason)) return err_set(err, _("Write a reason."));
  return person_check(reason, NULL, err);
}
