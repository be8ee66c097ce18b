// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/compare.h"

#include "base/date.h"

static bool any_in(const int *months, size_t n, struct period period)
{
  for (size_t i = 0; i < n; i++)
    if (date_month(period.first) <= months[i] && months[i] <= date_month(period.last)) return true;
  return false;
}

bool compare_years(struct store *store, struct period period, int today, struct arena *arena,
                   struct comparison *comparison, struct err *err)
{
  int first = 0, *incomplete;
  size_t n;
  struct period now = period_until(period, today);
  *comparison = (struct comparison){.now = now, .before = period_years_before(now, 1)};
  struct total *totals, *totals_now;
  if (!store_first_month(store, &first, err) ||
      !store_incomplete_months(store, arena, &incomplete, &n, err) ||
      !store_area_totals(store, now, arena, &totals_now, &comparison->n_now, err) ||
      !store_area_totals(store, comparison->before, arena, &totals, &comparison->n, err))
    return false;
  comparison->totals = totals;
  comparison->totals_now = totals_now;
  comparison->possible = first != 0 && first <= date_month(comparison->before.first) &&
                         !any_in(incomplete, n, now) && !any_in(incomplete, n, comparison->before);
  return true;
}

static const struct total *total_of(const struct total *totals, size_t n, int64_t area_id)
{
  for (size_t i = 0; i < n; i++)
    if (totals[i].area_id == area_id) return &totals[i];
  return NULL;
}

const struct total *compare_now(const struct comparison *comparison, int64_t area_id)
{
  return total_of(comparison->totals_now, comparison->n_now, area_id);
}

long compare_area(const struct comparison *comparison, const struct area *area)
{
  if (!comparison->possible || area->valid_from > comparison->before.last) return -1;
  const struct total *total = total_of(comparison->totals, comparison->n, area->id);
  return total ? total->observations : 0;
}

long compare_all(const struct comparison *comparison)
{
  long sum = 0;
  if (!comparison->possible) return -1;
  for (size_t i = 0; i < comparison->n; i++)
    sum += comparison->totals[i].observations;
  return sum;
}
