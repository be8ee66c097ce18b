// SPDX-License-Identifier: GPL-3.0-or-later
/* Sums from the kept totals, never from the observations themselves: those are read only where a
 * period cuts a month, and then only these days. */
#include "store/totals.h"

#include "base/date.h"

#include <stdlib.h>

/* The days of a cut month, and what no day of it counts: rows that begin in it but count in
 * another month. */
#define CUT(first, last)                                                             \
  "UNION ALL SELECT area_id, 0, 0, observations, 0, severity, 0 FROM day_total "     \
  "WHERE day BETWEEN " first " AND " last " "                                        \
  "UNION ALL SELECT area_id, 0, 0, -1, 0, -severity, 0 FROM observation INDEXED BY " \
  "observation_moved "                                                               \
  "WHERE day / 100 <> month AND day BETWEEN " first " AND " last                     \
  " AND state = 'live' AND soft = 0 "

/* Added up here: grouped by SQLite the same rows cost four times as much, at every start. */
#define AREA_TOTALS                                                                    \
  "SELECT area_id, 0, 0, observations, late, severity, cost FROM month_total "         \
  "WHERE month BETWEEN :first_month AND :last_month " CUT(":head_first", ":head_last") \
      CUT(":tail_first", ":tail_last")

#define DAYS(index, area)                                                                      \
  "UNION ALL SELECT category_id, 1, late, severity, ifnull(cost, 0) FROM observation INDEXED " \
  "BY " index " WHERE " area                                                                   \
  "(day BETWEEN :head_first AND :head_last OR day BETWEEN :tail_first AND "                    \
  ":tail_last) AND day / 100 = month AND state = 'live' AND soft = 0 "
#define CATEGORY_TOTALS(days)                                                                   \
  "SELECT :area, category_id, 0, sum(observations), sum(late), sum(severity), sum(cost) FROM (" \
  "SELECT category_id, observations, late, severity, cost FROM month_total "                    \
  "WHERE month BETWEEN :first_month AND :last_month AND (:area = 0 OR area_id = :area) " days   \
  ") GROUP BY category_id ORDER BY category_id"

struct totals_range totals_range_of(struct period period)
{
  struct totals_range range = {.first_month = date_month(period.first),
                               .last_month = date_month(period.last),
                               .head_first = 1,
                               .tail_first = 1};
  int end_of_first = date_last_of_month(range.first_month);
  bool cut_first = period.first != date_first_of_month(range.first_month);
  bool cut_last = period.last != date_last_of_month(range.last_month);
  if (range.first_month == range.last_month && (cut_first || cut_last)) {
    range.head_first = period.first;
    range.head_last = period.last;
    range.last_month = month_add(range.first_month, -1);
    return range;
  }
  if (cut_first) {
    range.head_first = period.first;
    range.head_last = end_of_first;
    range.first_month = month_add(range.first_month, 1);
  }
  if (cut_last) {
    range.tail_first = date_first_of_month(range.last_month);
    range.tail_last = period.last;
    range.last_month = month_add(range.last_month, -1);
  }
  return range;
}

bool totals_whole_months(struct period period)
{
  if (period.first == 0) return true;
  struct totals_range range = totals_range_of(period);
  return range.head_last == 0 && range.tail_last == 0;
}

static void bind_range(struct statement *st, struct period period)
{
  struct totals_range range = totals_range_of(period);
  db_bind_int(st, ":first_month", range.first_month);
  db_bind_int(st, ":last_month", range.last_month);
  db_bind_int(st, ":head_first", range.head_first);
  db_bind_int(st, ":head_last", range.head_last);
  db_bind_int(st, ":tail_first", range.tail_first);
  db_bind_int(st, ":tail_last", range.tail_last);
}

static void read_total(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  struct total *total = row;
  total->area_id = db_int64(st, 0);
  total->category_id = db_int64(st, 1);
  total->month = db_int(st, 2);
  total->observations = (long)db_int64(st, 3);
  total->late = (long)db_int64(st, 4);
  total->severity = (long)db_int64(st, 5);
  total->cost = db_int64(st, 6);
}

/* In the order of the index, so that nothing is sorted: it is read at every start. */
bool store_area_months(struct store *store, int first_month, int last_month, struct arena *arena,
                       struct total **rows, size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT area_id, 0, month, sum(observations), 0, 0, 0 FROM month_total "
                            "WHERE month BETWEEN :first AND :last GROUP BY month, area_id");
  db_bind_int(st, ":first", first_month);
  db_bind_int(st, ":last", last_month);
  return (*rows = db_list(st, sizeof **rows, read_total, arena, n, err)) != NULL;
}

bool store_month_totals(struct store *store, int first_month, int last_month, struct arena *arena,
                        struct total **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT area_id, category_id, month, observations, late, severity, cost FROM "
                 "month_total WHERE month BETWEEN :first AND :last ORDER BY area_id, category_id, "
                 "month");
  db_bind_int(st, ":first", first_month);
  db_bind_int(st, ":last", last_month);
  return (*rows = db_list(st, sizeof **rows, read_total, arena, n, err)) != NULL;
}

bool store_category_months(struct store *store, int first_month, int last_month,
                           struct arena *arena, struct total **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT area_id, category_id, month, observations, 0, 0, 0 FROM month_total "
                 "WHERE month BETWEEN :first AND :last ORDER BY month, area_id, category_id");
  db_bind_int(st, ":first", first_month);
  db_bind_int(st, ":last", last_month);
  return (*rows = db_list(st, sizeof **rows, read_total, arena, n, err)) != NULL;
}

/* The place of the area's sum; rows of one area lie together, so the last one is tried first. */
static size_t place_of_area(const struct total *sums, size_t n, size_t last, int64_t area_id)
{
  if (last < n && sums[last].area_id == area_id) return last;
  size_t at = 0;
  while (at < n && sums[at].area_id != area_id)
    at++;
  return at;
}

static void add_total(struct total *sum, const struct total *part)
{
  sum->observations += part->observations;
  sum->late += part->late;
  sum->severity += part->severity;
  sum->cost += part->cost;
}

static int compare_areas(const void *a, const void *b)
{
  const struct total *left = a, *right = b;
  return (left->area_id > right->area_id) - (left->area_id < right->area_id);
}

/* By area, without those that nothing was seen in. */
static size_t put_in_order(struct total *sums, size_t n)
{
  size_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if (sums[i].observations != 0) sums[kept++] = sums[i];
  qsort(sums, kept, sizeof *sums, compare_areas);
  return kept;
}

bool store_area_totals(struct store *store, struct period period, struct arena *arena,
                       struct total **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(store->db, AREA_TOTALS);
  size_t capacity = 0, count = 0, at = 0;
  struct total *sums = arena_grow(arena, NULL, 0, &capacity, sizeof *sums);
  bind_range(st, period);
  while (db_row(st)) {
    struct total part;
    read_total(st, arena, &part);
    at = place_of_area(sums, count, at, part.area_id);
    if (at < count) {
      add_total(&sums[at], &part);
      continue;
    }
    sums = arena_grow(arena, sums, count, &capacity, sizeof *sums);
    sums[count++] = part;
  }
  *n = put_in_order(sums, count);
  *rows = sums;
  return db_done(st, err);
}

bool store_category_totals(struct store *store, int64_t area_id, struct period period,
                           struct arena *arena, struct total **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, area_id ? CATEGORY_TOTALS(DAYS("observation_area", "area_id = :area AND "))
                         : CATEGORY_TOTALS(DAYS("observation_day", "")));
  db_bind_int(st, ":area", area_id);
  bind_range(st, period);
  return (*rows = db_list(st, sizeof **rows, read_total, arena, n, err)) != NULL;
}

bool store_day_counts(struct store *store, int64_t area_id, struct period period,
                      struct arena *arena, long **counts, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT day, sum(observations) FROM day_total WHERE day BETWEEN :first AND :last "
                 "AND day % 100 > 0 AND (:area = 0 OR area_id = :area) GROUP BY day");
  db_bind_int(st, ":first", period.first);
  db_bind_int(st, ":last", period.last);
  db_bind_int(st, ":area", area_id);
  *n = (size_t)date_days_between(period.first, period.last) + 1;
  *counts = arena_alloc(arena, *n * sizeof **counts);
  while (db_row(st)) {
    int day = date_days_between(period.first, db_int(st, 0));
    (*counts)[day] = (long)db_int64(st, 1);
  }
  return db_done(st, err);
}

bool totals_count(struct store *store, const struct observation_query *query, long *n,
                  struct err *err)
{
  int64_t count = 0;
  bool all = query->period.first == 0;
  struct statement *st = db_prepare(
      store->db, "SELECT sum(CASE :late WHEN 1 THEN late WHEN 0 THEN observations - late ELSE "
                 "observations END) FROM month_total WHERE month BETWEEN :first AND :last AND "
                 "(:area = 0 OR area_id = :area) AND (:category = 0 OR category_id = :category)");
  db_bind_int(st, ":late", query->late);
  db_bind_int(st, ":first", all ? 0 : date_month(query->period.first));
  db_bind_int(st, ":last", all ? INT32_MAX : date_month(query->period.last));
  db_bind_int(st, ":area", query->area_id);
  db_bind_int(st, ":category", query->category_id);
  bool well = db_number(st, &count, err);
  *n = (long)count;
  return well;
}

static void read_month(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  *(int *)row = db_int(st, 0);
}

bool store_incomplete_months(struct store *store, struct arena *arena, int **months, size_t *n,
                             struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT DISTINCT month FROM incomplete_month ORDER BY month");
  return (*months = db_list(st, sizeof **months, read_month, arena, n, err)) != NULL;
}

bool store_first_month(struct store *store, int *month, struct err *err)
{
  int64_t first = 0;
  struct statement *st = db_prepare(store->db, "SELECT min(month) FROM month_total");
  if (!db_number(st, &first, err)) return false;
  *month = (int)first;
  return true;
}
