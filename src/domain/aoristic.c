// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/aoristic.h"

#include "base/date.h"

enum { HOUR = 3600 };

static bool read_interval(struct stockholm_time from, struct stockholm_time to, int64_t *start,
                          int64_t *end)
{
  return stockholm_instant(from, false, start) && stockholm_instant(to, true, end) &&
         *end >= *start;
}

static int part_of(int64_t instant, enum aoristic_unit unit)
{
  struct stockholm_time local = stockholm_at(instant);
  int hour = local.second / HOUR;
  switch (unit) {
  case AORISTIC_MONTH:
    return date_month(local.date);
  case AORISTIC_DAY:
    return local.date;
  case AORISTIC_HOUR:
    return hour;
  case AORISTIC_WEEKDAY_HOUR:
    break;
  }
  return date_weekday(local.date) * 100 + hour;
}

static struct aoristic_part *find_part(struct aoristic *result, int part, struct arena *arena,
                                       size_t *capacity)
{
  /* Months and days are met in order, so the last one is nearly always it. */
  for (size_t i = result->n; i > 0; i--)
    if (result->parts[i - 1].part == part) return &result->parts[i - 1];
  result->parts = arena_grow(arena, result->parts, result->n, capacity, sizeof *result->parts);
  result->parts[result->n] = (struct aoristic_part){part, 0};
  return &result->parts[result->n++];
}

bool aoristic_weights(struct stockholm_time from, struct stockholm_time to, enum aoristic_unit unit,
                      struct arena *arena, struct aoristic *result)
{
  int64_t start, end;
  if (!read_interval(from, to, &start, &end)) return false;
  *result = (struct aoristic){0};
  size_t capacity = 0;
  if (start == end) {
    find_part(result, part_of(start, unit), arena, &capacity)->weight = 1;
    return true;
  }
  /* Both offsets are whole hours, so every border of a part is a whole hour of UTC. Seconds are
   * summed as whole numbers, which doubles hold exactly. */
  for (int64_t at = start; at < end;) {
    int64_t past = (at % HOUR + HOUR) % HOUR, next = at - past + HOUR;
    if (next > end) next = end;
    find_part(result, part_of(at, unit), arena, &capacity)->weight += (double)(next - at);
    at = next;
  }
  for (size_t i = 0; i < result->n; i++)
    result->parts[i].weight /= (double)(end - start);
  return true;
}

bool aoristic_middle(struct stockholm_time from, struct stockholm_time to,
                     struct stockholm_time *middle)
{
  int64_t start, end;
  if (!read_interval(from, to, &start, &end)) return false;
  *middle = stockholm_at(start + (end - start) / 2);
  return true;
}
