// SPDX-License-Identifier: GPL-3.0-or-later
/* What the group says of an unusual month. */
#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

static bool find_present(struct ops *ops, struct month_comment *row, struct arena *arena,
                         struct err *err)
{
  struct month_comment *rows;
  size_t n;
  if (!store_month_comments(ops->store, row->month, arena, &rows, &n, err)) return false;
  row->id = 0;
  for (size_t i = 0; i < n; i++)
    if (rows[i].area_id == row->area_id && rows[i].group_id == row->group_id) row->id = rows[i].id;
  return true;
}

bool ops_put_month_comment(struct ops *ops, const struct month_comment *comment,
                           const char *person_reason, struct err *err)
{
  struct arena arena = {0};
  struct month_comment row = *comment;
  struct area area;
  bool ok = words_said(row.text) || err_set_field(err, 0, _("Write what the group says of it."));
  ok = ok && person_check(row.text, person_reason, err) &&
       lookup_area(ops->store, row.area_id, date_last_of_month(row.month), &arena, &area, err) &&
       find_present(ops, &row, &arena, err) && store_begin(ops->store, err);
  if (ok) {
    const char *name =
        arena_printf(&arena, "%s %d-%02d", area.name, row.month / 100, row.month % 100);
    ok = store_put_month_comment(ops->store, &row, err);
    ok = verb_finish(ops, ok, VERB_MONTH_COMMENT, name, NULL, err);
  }
  arena_release(&arena);
  return ok;
}
