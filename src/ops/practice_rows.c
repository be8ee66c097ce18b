// SPDX-License-Identifier: GPL-3.0-or-later
/* Where, when and what: the observations of the practice file. */
#include "ops/practice.h"

#include "base/date.h"

#include <string.h>

enum {
  DAYS_A_YEAR = 365,
  LATE_ONE_IN = 250, /* observations that come after the lock */
  OF_DAY_KNOWN = 88, /* per cent whose time is known; of the rest */
  OF_DAY_ONLY = 95,  /* those whose day alone is, up to this per cent, then intervals */
  OF_INTERVAL = 99,  /* and then those whose month alone is */
  EVENING = 2000,
  MORNING = 700
};

uint64_t random_next(struct random *random)
{
  uint64_t z = random->state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

int random_below(struct random *random, int limit)
{
  return limit > 0 ? (int)(random_next(random) % (uint64_t)limit) : 0;
}

int random_between(struct random *random, int least, int most)
{
  return least + random_below(random, most - least + 1);
}

double random_share(struct random *random)
{
  return (double)(random_next(random) >> 11) * 0x1p-53;
}

static const char *pick_text(struct random *random, const struct practice_texts *texts)
{
  return texts->n > 0 ? texts->texts[random_below(random, (int)texts->n)] : NULL;
}

/* ---- how many where ---- */

static int first_day(const struct practice *p)
{
  return date_first_of_month(p->first_month);
}

static size_t day_count(const struct practice *p)
{
  return (size_t)date_days_between(first_day(p), p->today) + 1;
}

/* How much more or less each month of each area is than its season says; the last whole month of
 * the first area stands out, so that there is something to find. */
static double *draw_months(struct practice *p)
{
  size_t n = (size_t)p->n_months * p->plan.n_areas;
  double *factors = arena_alloc(&p->arena, n * sizeof *factors);
  for (size_t i = 0; i < n; i++)
    factors[i] = 0.7 + 0.6 * random_share(&p->rows);
  if (p->n_months > 1) factors[((size_t)p->n_months - 2) * p->plan.n_areas] = 2.0;
  return factors;
}

static double weight_of(const struct practice *p, const double *months, int date, int day,
                        size_t area)
{
  const struct practice_plan *plan = &p->plan;
  const struct practice_area *a = &plan->areas[area];
  size_t month = (size_t)months_between(p->first_month, date_month(date));
  double years = (double)day / DAYS_A_YEAR;
  return a->share * (1 + a->drift / 100.0 * years) * plan->months[date_month_of_year(date) - 1] *
         plan->weekdays[date_weekday(date) - 1] * months[month * plan->n_areas + area];
}

/* The first cell whose sum with all before it is above `at`. */
static size_t cell_at(const double *sums, size_t n, double at)
{
  size_t low = 0, high = n - 1;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (sums[middle] > at)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

void practice_spread(struct practice *p, long observations)
{
  size_t days = day_count(p), n = days * p->plan.n_areas;
  const double *months = draw_months(p);
  double *sums = arena_alloc(&p->arena, n * sizeof *sums), sum = 0;
  int date = first_day(p);
  for (size_t day = 0; day < days; day++, date = date_add(date, 1))
    for (size_t area = 0; area < p->plan.n_areas; area++)
      sums[day * p->plan.n_areas + area] = sum += weight_of(p, months, date, (int)day, area);
  p->cells = arena_alloc(&p->arena, n * sizeof *p->cells);
  p->reports = arena_alloc(&p->arena, (size_t)p->n_months * p->n_units * sizeof *p->reports);
  for (long i = 0; i < observations; i++)
    p->cells[cell_at(sums, n, random_share(&p->rows) * sum)]++;
}

/* ---- one of them ---- */

int practice_lock_day(const struct practice *p, int month)
{
  return date_add(date_last_of_month(month), p->municipality.lock_day + 1);
}

static const struct practice_kind *draw_kind(struct practice *p, const struct practice_area *area)
{
  size_t n = p->plan.n_kinds;
  return &p->plan.kinds[cell_at(area->kinds, n, random_share(&p->rows) * area->kinds[n - 1])];
}

static void draw_time(struct practice *p, const struct practice_kind *kind, struct observation *o)
{
  int hour = random_between(&p->rows, kind->hours[0], kind->hours[1]) % 24;
  int minute = 5 * random_below(&p->rows, 12), sort = random_below(&p->rows, 100);
  bool next_day_is_there = o->day < p->today && o->day < date_last_of_month(o->month);
  o->time = hour * 100 + minute;
  o->to_time = TIME_NONE;
  if (sort >= OF_INTERVAL && o->day < p->today) {
    o->known = KNOWN_MONTH;
    o->time = TIME_NONE;
    o->day = o->month * 100;
  } else if (sort >= OF_DAY_ONLY && next_day_is_there) {
    o->known = KNOWN_INTERVAL;
    o->time = EVENING;
    o->to_day = date_add(o->day, 1);
    o->to_time = MORNING;
  } else if (sort >= OF_DAY_KNOWN || (o->day == p->today && o->time > p->now)) {
    o->known = KNOWN_DAY;
    o->time = TIME_NONE;
  }
}

static void draw_received(struct practice *p, struct observation *o, int date)
{
  int lock = practice_lock_day(p, o->month);
  bool late = random_below(&p->rows, LATE_ONE_IN) == 0;
  int days = random_between(&p->rows, 1, 9);
  o->late = late && date_add(lock, days) <= p->today;
  o->received = o->late ? date_add(lock, days) : date_add(date, days);
  if (!o->late && o->received >= lock) o->received = date_add(lock, -1);
  if (o->received > p->today) o->received = p->today;
}

static size_t draw_unit(struct practice *p, const struct practice_kind *kind, int month)
{
  size_t unit = kind->units[random_below(&p->rows, (int)kind->sources.n)];
  if (month != date_month(p->today) || !p->slow[unit]) return unit;
  for (size_t i = 0; i < kind->sources.n; i++)
    if (!p->slow[kind->units[i]]) return kind->units[i];
  return 0;
}

static struct observation draw(struct practice *p, const struct practice_area *area, int date)
{
  const struct practice_kind *kind = draw_kind(p, area);
  struct observation o = {.area_id = area->id,
                          .category_id = kind->category_id,
                          .severity = kind->severity[random_below(&p->rows, (int)kind->n_severity)],
                          .known = KNOWN_TIME,
                          .day = date,
                          .month = date_month(date),
                          .cost = NO_AMOUNT,
                          .soft = kind->soft,
                          .state = ROW_LIVE};
  draw_received(p, &o, date);
  draw_time(p, kind, &o);
  size_t unit = draw_unit(p, kind, o.month);
  o.source_id = p->units[unit].id;
  p->reports[(size_t)months_between(p->first_month, o.month) * p->n_units + unit]++;
  if (area->n_places > 0 && random_below(&p->rows, 100) < 75)
    o.place_id = area->places[random_below(&p->rows, (int)area->n_places)];
  o.police_reported = random_below(&p->rows, 100) < kind->police ? ANSWER_YES
                      : random_below(&p->rows, 3) > 0            ? ANSWER_NO
                                                                 : ANSWER_UNKNOWN;
  if (kind->cost[0] >= 0)
    o.cost = random_between(&p->rows, kind->cost[0] / 100, kind->cost[1] / 100) * 100LL;
  if (random_below(&p->rows, 100) < 65) o.note = pick_text(&p->rows, &kind->notes);
  if (o.severity == 3 && random_below(&p->rows, 100) < 15)
    o.consequence = pick_text(&p->rows, &p->plan.consequences);
  return o;
}

bool practice_rows(struct practice *p, int first, int last,
                   bool (*put)(void *data, struct observation *o, struct err *err), void *data,
                   struct err *err)
{
  int from = date_first_of_month(month_add(p->first_month, first));
  int to = date_last_of_month(month_add(p->first_month, last));
  size_t day = (size_t)date_days_between(first_day(p), from);
  for (int date = from; date <= to && date <= p->today; date = date_add(date, 1), day++)
    for (size_t area = 0; area < p->plan.n_areas; area++)
      for (int i = 0; i < p->cells[day * p->plan.n_areas + area]; i++) {
        struct observation o = draw(p, &p->plan.areas[area], date);
        if (!put(data, &o, err)) return false;
      }
  return true;
}
