// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reporting.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>

static int by_short_name(const void *a, const void *b)
{
  const struct unit_report *x = a, *y = b;
  int order = text_compare(x->unit_short, y->unit_short);
  return order ? order : (x->unit_id > y->unit_id) - (x->unit_id < y->unit_id);
}

bool reporting_counts(const struct unit_report *row)
{
  return row->state == REPORT_REPORTED || row->state == REPORT_NIL || row->state == REPORT_LATE;
}

bool reporting_read(struct print *p, int month, struct reporting *reporting, struct err *err)
{
  struct period_row period = {0};
  struct unit_report *rows;
  *reporting = (struct reporting){0};
  if (!store_period(p->store, month, &period, err) ||
      !store_unit_reports(p->store, month, p->arena, &rows, &reporting->n, err))
    return false;
  if (reporting->n > 1) qsort(rows, reporting->n, sizeof *rows, by_short_name);
  for (size_t i = 0; i < reporting->n; i++)
    reporting->reported += reporting_counts(&rows[i]);
  reporting->rows = rows;
  reporting->opened = period.id != 0;
  return true;
}

const char *const *reporting_names(struct print *p, const struct reporting *reporting,
                                   enum report_state state, size_t *n)
{
  const char **names = arena_alloc(p->arena, (reporting->n + 1) * sizeof *names);
  *n = 0;
  for (size_t i = 0; i < reporting->n; i++)
    if (reporting->rows[i].state == state) names[(*n)++] = reporting->rows[i].unit_short;
  return names;
}

static const struct unit_report *unit_of(const struct reporting *reporting, int64_t unit_id)
{
  for (size_t i = 0; i < reporting->n; i++)
    if (reporting->rows[i].unit_id == unit_id) return &reporting->rows[i];
  return NULL;
}

struct units {
  struct unit_report *rows;
  size_t n, capacity;
};

static bool has_unit(const struct units *units, int64_t unit_id)
{
  for (size_t i = 0; i < units->n; i++)
    if (units->rows[i].unit_id == unit_id) return true;
  return false;
}

static void add_differing(struct print *p, struct units *units, const struct reporting *now,
                          const struct reporting *before)
{
  if (!now->opened || !before->opened) return;
  for (size_t i = 0; i < now->n; i++) {
    const struct unit_report *row = &now->rows[i], *old = unit_of(before, row->unit_id);
    if (!old || reporting_counts(row) == reporting_counts(old) || has_unit(units, row->unit_id))
      continue;
    units->rows =
        arena_grow(p->arena, units->rows, units->n, &units->capacity, sizeof *units->rows);
    units->rows[units->n++] = *row;
  }
}

bool reporting_difference(struct print *p, struct period now, struct period before,
                          const char **text, struct err *err)
{
  struct units units = {0};
  int month = date_month(now.first), last = date_month(now.last);
  *text = NULL;
  for (int old = date_month(before.first); month <= last; month = month_add(month, 1)) {
    struct reporting one, other;
    if (!reporting_read(p, month, &one, err) || !reporting_read(p, old, &other, err)) return false;
    add_differing(p, &units, &one, &other);
    old = month_add(old, 1);
  }
  if (units.n == 0) return true;
  qsort(units.rows, units.n, sizeof *units.rows, by_short_name);
  const char **names = arena_alloc(p->arena, units.n * sizeof *names);
  for (size_t i = 0; i < units.n; i++)
    names[i] = units.rows[i].unit_short;
  *text =
      arena_printf(p->arena, _("different reporting: %s"), print_joined(p, names, units.n, ", "));
  return true;
}
