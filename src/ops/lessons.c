// SPDX-License-Identifier: GPL-3.0-or-later
/* What the group takes with it from a year, and which areas lie beside each other. */
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

#include <inttypes.h>

static bool find_lesson(struct ops *ops, int64_t id, struct arena *arena, struct lesson *lesson,
                        struct err *err)
{
  if (!store_lesson(ops->store, id, arena, lesson, err)) return false;
  return lesson->id != 0 || err_set(err, _("That lesson has been undone. Write it again."));
}

static bool finish(struct ops *ops, bool ok, enum verb verb, const struct lesson *lesson,
                   struct err *err)
{
  struct buf name = {0};
  buf_addf(&name, "%03" PRId64, lesson->id);
  ok = verb_finish(ops, ok, verb, buf_text(&name), NULL, err);
  buf_release(&name);
  return ok;
}

/* What has been answered is what a survey rests on. */
static bool may_change(struct ops *ops, struct lesson *row, struct arena *arena, struct err *err)
{
  struct lesson before;
  if (!find_lesson(ops, row->id, arena, &before, err)) return false;
  row->created = before.created;
  return before.state == LESSON_NEW ||
         err_set(err, _("The lesson has been answered. Write a new one instead."));
}

bool ops_put_lesson(struct ops *ops, struct lesson *lesson, const char *person_reason,
                    struct err *err)
{
  struct arena arena = {0};
  struct lesson row = *lesson;
  struct measure m;
  bool new = row.id == 0, ok = true;
  row.state = LESSON_NEW;
  row.word = NULL;
  row.answered = 0;
  row.created = ops->clock->date;
  if (!words_said(row.text)) ok = err_set_field(err, 0, _("Write what the lesson is."));
  ok = ok && person_check(row.text, person_reason, err) &&
       (row.measure_id == 0 || lookup_measure(ops->store, row.measure_id, &arena, &m, err)) &&
       (new || may_change(ops, &row, &arena, err)) && store_begin(ops->store, err);
  if (ok) {
    ok = store_put_lesson(ops->store, &row, err);
    ok = finish(ops, ok, new ? VERB_LESSON_ADD : VERB_LESSON_CHANGE, &row, err);
  }
  if (ok) lesson->id = row.id;
  arena_release(&arena);
  return ok;
}

bool ops_set_neighbour(struct ops *ops, int64_t area_id, int64_t other_id, bool beside,
                       struct err *err)
{
  struct arena arena = {0};
  struct area area, other;
  bool ok = lookup_area(ops->store, area_id, 0, &arena, &area, err) &&
            lookup_area(ops->store, other_id, 0, &arena, &other, err);
  if (ok && area_id == other_id)
    ok = err_set(err, _("An area is no neighbour of its own. Choose another."));
  if (ok && store_begin(ops->store, err))
    ok = verb_finish(ops, store_set_neighbour(ops->store, area_id, other_id, beside, err),
                     VERB_NEIGHBOUR, area.name, NULL, err);
  else
    ok = false;
  arena_release(&arena);
  return ok;
}
