// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"
#include "domain/rule_parts.h"
#include "domain/rules.h"
#include "domain/words.h"

bool meeting_check(const struct meeting *m, const char *person_reason, struct err *err)
{
  const struct rule_text texts[] = {{m->place, MEETING_F_PLACE}};
  if (!m->body_id) return err_set(err, _("Say which body meets."));
  if (m->number < 0)
    return err_set_field(err, MEETING_F_NUMBER, _("The number of a meeting is 1 or more."));
  if (!date_valid(m->date)) return err_set_field(err, MEETING_F_DATE, _("A meeting needs a date."));
  return rule_guard(texts, sizeof texts / sizeof *texts, person_reason, err);
}

bool meeting_check_editable(const struct meeting *m, struct err *err)
{
  if (m->state != MEETING_CONFIRMED) return true;
  return err_set(err, _("The minutes are confirmed and locked. Write the correction in the minutes "
                        "of the next meeting."));
}

bool meeting_check_runs(const struct meeting *m, struct err *err)
{
  if (!meeting_check_editable(m, err)) return false;
  if (m->state == MEETING_CALLED) return true;
  return err_set(err, _("The meeting is held. Its minutes can be changed until they are "
                        "confirmed."));
}

bool guest_check(const struct attendance *guest, const struct meeting_item *items, size_t n,
                 struct err *err)
{
  if (!words_said(guest->name))
    return err_set_field(err, GUEST_F_NAME, _("Write a role, never a name."));
  if (!person_check(guest->name, NULL, err)) {
    err->field = GUEST_F_NAME;
    return false;
  }
  bool found = guest->item == 0;
  for (size_t i = 0; i < n; i++)
    found = found || items[i].number == guest->item;
  return found || err_set_field(err, GUEST_F_ITEM, _("The agenda has no item %d."), guest->item);
}

bool meeting_lacks_police(const struct attendance *rows, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (rows[i].state == ATTENDANCE_PRESENT && text_match_place(rows[i].name, "polis") > 0)
      return false;
  return true;
}
