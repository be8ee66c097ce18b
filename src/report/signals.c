// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/signals.h"

#include "base/date.h"
#include "domain/raters.h"
#include "domain/stats.h"

#include <math.h>
#include <stdlib.h>

size_t signals_at(const struct signals *s, size_t area, size_t group, int month)
{
  return (area * s->n_groups + group) * (size_t)s->n_months +
         (size_t)months_between(s->first, month);
}

static bool has_month(const struct signals *s, int month)
{
  return s->first != 0 && month >= s->first && month <= s->last;
}

bool signals_left_out(const struct signals *s, int month)
{
  int at = months_between(s->first, month);
  return s->nearly_empty[at] || s->missing[at] > 0;
}

static bool area_there(const struct area *area, int month)
{
  return area->valid_from <= date_first_of_month(month);
}

bool signals_compared(const struct signals *s, size_t area, size_t group, int month)
{
  return has_month(s, month) && !signals_left_out(s, month) && area_there(&s->areas[area], month) &&
         !s->measure[signals_at(s, area, group, month)];
}

/* Whole years back from the month; a year with a month that is nearly empty says nothing of the
 * season. A single unit that is missing does not change it. */
static size_t whole_years(const struct signals *s, const double *totals, int month, double *kept)
{
  size_t before = (size_t)months_between(s->first, month), n = 0;
  for (size_t year = before / 12; year > 0; year--) {
    size_t from = before - 12 * year;
    bool whole = true;
    for (size_t m = from; m < from + 12; m++)
      whole = whole && !s->nearly_empty[m];
    for (size_t m = from; whole && m < from + 12; m++)
      kept[n++] = totals[m];
  }
  return n;
}

static int season_of(const double *years, size_t n, int month, double factors[12])
{
  return signal_season(years, n, month_add(month, -1) % 100, factors);
}

size_t signals_season_months(const struct signals *s, size_t group, int month, struct arena *arena,
                             const double **months)
{
  double *totals = arena_alloc(arena, 2 * ((size_t)s->n_months + 1) * sizeof *totals);
  double *kept = totals + s->n_months + 1;
  for (int m = 0; m < s->n_months; m++)
    totals[m] = (double)s->group_totals[group * (size_t)s->n_months + (size_t)m];
  *months = kept;
  return whole_years(s, totals, month, kept);
}

int signals_season(const struct signals *s, size_t group, int month, double factors[12],
                   struct arena *arena)
{
  const double *months;
  size_t n = signals_season_months(s, group, month, arena, &months);
  return season_of(months, n, month, factors);
}

/* Over-dispersion of the group in the 24 months before, of the months that are compared with. */
static struct signal_phi phi_of(const struct signals *s, size_t group, int month,
                                struct arena *arena)
{
  int months[SIGNAL_BASELINE];
  size_t n = 0;
  for (int back = SIGNAL_BASELINE; back > 0; back--) {
    int earlier = month_add(month, -back);
    if (has_month(s, earlier) && !signals_left_out(s, earlier)) months[n++] = earlier;
  }
  double *counts = arena_alloc(arena, (s->n_areas * n + 1) * sizeof *counts);
  for (size_t a = 0; a < s->n_areas; a++)
    for (size_t m = 0; m < n; m++)
      counts[a * n + m] = (double)s->counts[signals_at(s, a, group, months[m])];
  return signal_phi(counts, s->n_areas, n, 1, arena);
}

/* What the group has in common in all areas. */
struct of_group {
  double factors[12];
  int years;
  struct signal_phi phi;
};

static void fill_cell(const struct signals *s, size_t area, size_t group, int month,
                      const struct of_group *of, struct signals_cell *cell)
{
  *cell = (struct signals_cell){.area = &s->areas[area],
                                .group = &s->groups[group],
                                .phi = of->phi,
                                .season_years = of->years,
                                .measure = s->measure[signals_at(s, area, group, month)]};
  for (int i = 0; i < SIGNALS_SERIES; i++) {
    int earlier = month_add(month, i + 1 - SIGNALS_SERIES);
    bool known = has_month(s, earlier) && !s->nearly_empty[months_between(s->first, earlier)];
    cell->series[i] = known && area_there(cell->area, earlier)
                          ? (double)s->counts[signals_at(s, area, group, earlier)]
                          : STATS_NA;
    if (i + 1 == SIGNALS_SERIES || !signals_compared(s, area, group, earlier)) continue;
    cell->judged.baseline.count += cell->series[i];
    cell->judged.baseline.exposure += of->factors[earlier % 100 - 1];
    cell->judged.months++;
  }
  cell->judged.x = (double)s->counts[signals_at(s, area, group, month)];
  cell->judged.baseline.month = of->factors[month % 100 - 1];
  cell->judged.baseline.phi = of->phi.phi;
}

/* Higher before lower before what was expected, the clear ones first. */
static int urgency(enum signal_level level)
{
  static const int by_level[] = {[SIGNAL_CLEARLY_LOWER + 2] = 2,
                                 [SIGNAL_LOWER + 2] = 1,
                                 [SIGNAL_AS_EXPECTED + 2] = 0,
                                 [SIGNAL_HIGHER + 2] = 3,
                                 [SIGNAL_CLEARLY_HIGHER + 2] = 4};
  return by_level[level + 2];
}

static int in_order(const void *a, const void *b)
{
  const struct signals_cell *x = a, *y = b;
  int order = urgency(y->judged.level) - urgency(x->judged.level);
  if (order == 0) order = y->judged.judged - x->judged.judged;
  double from_x = x->judged.x - x->judged.prediction.expected;
  double from_y = y->judged.x - y->judged.prediction.expected;
  if (x->judged.level < SIGNAL_AS_EXPECTED) from_x = -from_x, from_y = -from_y;
  if (order == 0) order = (from_y > from_x) - (from_y < from_x);
  if (order == 0) order = x->area->number - y->area->number;
  return order ? order : x->group->number - y->group->number;
}

static void judge_all(struct signals_month *found, struct arena *arena)
{
  struct signal_cell *cells = arena_alloc(arena, (found->n + 1) * sizeof *cells);
  for (size_t i = 0; i < found->n; i++)
    cells[i] = found->cells[i].judged;
  found->judged = signal_judge(cells, found->n, arena);
  for (size_t i = 0; i < found->n; i++) {
    struct signals_cell *cell = &found->cells[i];
    cell->judged = cells[i];
    if (cells[i].level < SIGNAL_AS_EXPECTED && !found->may_be_lower)
      cell->judged.level = SIGNAL_AS_EXPECTED;
    found->higher += cell->judged.level > SIGNAL_AS_EXPECTED;
    found->lower += cell->judged.level < SIGNAL_AS_EXPECTED;
    if (cells[i].months > found->months) found->months = cells[i].months;
  }
  if (found->n > 1) qsort(found->cells, found->n, sizeof *found->cells, in_order);
}

void signals_judge(const struct signals *s, int month, struct arena *arena,
                   struct signals_month *found)
{
  *found = (struct signals_month){.month = month};
  if (!has_month(s, month)) return;
  int at = months_between(s->first, month);
  found->may_be_lower = s->missing[at] == 0 && !s->nearly_empty[at];
  for (int back = 1; back <= SIGNAL_BASELINE; back++) {
    int earlier = month_add(month, -back);
    found->left_out += has_month(s, earlier) && signals_left_out(s, earlier);
  }
  found->cells = arena_alloc(arena, (s->n_areas * s->n_groups + 1) * sizeof *found->cells);
  for (size_t g = 0; g < s->n_groups; g++) {
    struct of_group of = {.phi = phi_of(s, g, month, arena)};
    of.years = signals_season(s, g, month, of.factors, arena);
    for (size_t a = 0; a < s->n_areas; a++)
      fill_cell(s, a, g, month, &of, &found->cells[found->n++]);
  }
  judge_all(found, arena);
}

bool signals_of_month(struct store *store, int month, struct arena *arena,
                      struct signals_month *found, struct err *err)
{
  struct signals signals;
  if (!signals_read(store, month, arena, &signals, err)) return false;
  signals_judge(&signals, month, arena, found);
  return true;
}

long signals_limit(const struct signals_cell *cell)
{
  long unlikely = signal_upper_limit(&cell->judged.baseline, SIGNAL_P);
  long above = (long)ceil(cell->judged.prediction.expected + SIGNAL_DIFFERENCE);
  return unlikely > above ? unlikely : above;
}

long signals_by_chance(size_t judged)
{
  return (long)ceil((double)judged * SIGNAL_P - 1e-9);
}

/* All groups of the area; of all areas there ever were when it is n_areas. */
static double area_total(const struct signals *s, size_t area, int month)
{
  long sum = 0;
  for (size_t g = 0; g < s->n_groups; g++)
    sum += area < s->n_areas
               ? s->counts[signals_at(s, area, g, month)]
               : s->group_totals[g * (size_t)s->n_months + (size_t)months_between(s->first, month)];
  return (double)sum;
}

int signals_run(const struct signals *s, size_t area, int month, struct arena *arena)
{
  double *totals = arena_alloc(arena, SIGNALS_SERIES * sizeof *totals);
  size_t n = 0;
  for (int back = SIGNAL_BASELINE; back >= 0; back--) {
    int earlier = month_add(month, -back);
    if (has_month(s, earlier) && !signals_left_out(s, earlier) &&
        area_there(&s->areas[area], earlier))
      totals[n++] = area_total(s, area, earlier);
  }
  if (n < SIGNAL_BASELINE_LEAST) return 0;
  return signal_run(totals, n, raters_median(totals, n));
}

double signals_expected(const struct signals *s, size_t area, int first, int months,
                        struct arena *arena)
{
  double factors[12], count = 0, exposure = 0, ahead = 0;
  int n = 0;
  if (s->first == 0 || first < s->first || first > month_add(s->last, 1)) return STATS_NA;
  double *totals = arena_alloc(arena, 2 * ((size_t)s->n_months + 1) * sizeof *totals);
  double *years = totals + s->n_months + 1;
  for (int m = 0; m < s->n_months; m++)
    totals[m] = area_total(s, s->n_areas, month_add(s->first, m));
  season_of(years, whole_years(s, totals, first, years), first, factors);
  for (int back = SIGNAL_BASELINE; back > 0; back--) {
    int earlier = month_add(first, -back);
    if (!has_month(s, earlier) || signals_left_out(s, earlier) ||
        (area < s->n_areas && !area_there(&s->areas[area], earlier)))
      continue;
    count += area_total(s, area, earlier);
    exposure += factors[earlier % 100 - 1];
    n++;
  }
  for (int m = 0; m < months; m++)
    ahead += factors[month_add(first, m) % 100 - 1];
  return n < SIGNAL_BASELINE_LEAST ? STATS_NA : count * ahead / exposure;
}
