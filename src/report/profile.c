// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/profile.h"

#include "base/date.h"
#include "domain/aoristic.h"

#include <math.h>

enum { HOURS_A_PART = 24 / PROFILE_PARTS, SECONDS_A_MINUTE = 60 };

/* An end without a time is the end of its day. */
static struct stockholm_time end_of(const struct observation *o)
{
  if (o->to_time == TIME_NONE) return (struct stockholm_time){date_add(o->to_day, 1), 0};
  return (struct stockholm_time){o->to_day, time_minutes(o->to_time) * SECONDS_A_MINUTE};
}

static bool add_interval(struct print *p, const struct observation *o, struct profile *profile)
{
  int minutes = o->time == TIME_NONE ? 0 : time_minutes(o->time);
  struct stockholm_time from = {o->day, minutes * SECONDS_A_MINUTE};
  struct aoristic spread;
  if (!date_valid(o->to_day) ||
      !aoristic_weights(from, end_of(o), AORISTIC_WEEKDAY_HOUR, p->arena, &spread))
    return false;
  for (size_t i = 0; i < spread.n; i++) {
    int day = spread.parts[i].part / 100 - 1, hour = spread.parts[i].part % 100;
    profile->cells[day][hour / HOURS_A_PART] += spread.parts[i].weight;
  }
  return true;
}

static void add_known(const struct observation *o, struct profile *profile)
{
  int day = date_weekday(o->day) - 1;
  if (o->time == TIME_NONE)
    profile->timeless[day] += 1;
  else
    profile->cells[day][o->time / 100 / HOURS_A_PART] += 1;
}

void profile_of(struct print *p, const struct observation *rows, size_t n, struct profile *profile)
{
  *profile = (struct profile){0};
  for (size_t i = 0; i < n; i++) {
    const struct observation *o = &rows[i];
    if (o->known == KNOWN_INTERVAL && add_interval(p, o, profile)) continue;
    if (o->known == KNOWN_MONTH || o->known == KNOWN_UNKNOWN || !date_valid(o->day))
      profile->dayless++;
    else
      add_known(o, profile);
  }
}

double profile_day(const struct profile *profile, int day)
{
  double sum = profile->timeless[day];
  for (int part = 0; part < PROFILE_PARTS; part++)
    sum += profile->cells[day][part];
  return sum;
}

double profile_part(const struct profile *profile, int part)
{
  double sum = 0;
  for (int day = 0; day < PROFILE_DAYS; day++)
    sum += profile->cells[day][part];
  return sum;
}

double profile_timeless(const struct profile *profile)
{
  double sum = (double)profile->dayless;
  for (int day = 0; day < PROFILE_DAYS; day++)
    sum += profile->timeless[day];
  return sum;
}

const char *profile_part_name(int part)
{
  static const char *const names[PROFILE_PARTS] = {"00–06", "06–12", "12–18", "18–24"};
  return names[part];
}

const char *profile_number(struct print *p, double number)
{
  double tenths = round(number * 10);
  return print_decimal(p, number, fmod(tenths, 10) > 0 ? 1 : 0);
}
