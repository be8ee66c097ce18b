// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/compare.h"

#include "base/date.h"

static bool any_in(const int *months, size_t n, struct period period)
{
  for (size_t i = 0; i < n; i++)
    if (date_month(period.first) <= months[i] && months[i] <= date_month(period.last)) return true;
  return false;
}

bool compare_years(struct print *p, struct comparison *comparison, struct err *err)
{
  int first = 0, *incomplete;
  size_t n;
  struct period now = period_until(p->request->period, p->request->today);
  *comparison = (struct comparison){.now = now, .before = period_years_before(now, 1)};
  struct total *totals;
  if (!store_first_month(p->store, &first, err) ||
      !store_incomplete_months(p->store, p->arena, &incomplete, &n, err) ||
      !store_area_totals(p->store, comparison->before, p->arena, &totals, &comparison->n, err))
    return false;
  comparison->totals = totals;
  comparison->possible = first != 0 && first <= date_month(comparison->before.first) &&
                         !any_in(incomplete, n, now) && !any_in(incomplete, n, comparison->before);
  return true;
}

long compare_area(const struct comparison *comparison, const struct area *area)
{
  if (!comparison->possible || area->valid_from > comparison->before.last) return -1;
  for (size_t i = 0; i < comparison->n; i++)
    if (comparison->totals[i].area_id == area->id) return comparison->totals[i].observations;
  return 0;
}

long compare_all(const struct comparison *comparison)
{
  long sum = 0;
  if (!comparison->possible) return -1;
  for (size_t i = 0; i < comparison->n; i++)
    sum += comparison->totals[i].observations;
  return sum;
}
