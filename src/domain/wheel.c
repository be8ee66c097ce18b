// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/wheel.h"

#include "base/date.h"
#include "domain/period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MONDAY = 1, FRIDAY = 5, WEEK = 7 };

struct dates {
  struct arena *arena;
  struct wheel_date *rows;
  size_t n, capacity;
  int first, last; /* of the year, within the rule's time */
};

static void add(struct dates *d, int due, bool fast)
{
  if (due < d->first || due > d->last) return;
  for (size_t i = 0; i < d->n; i++)
    if (d->rows[i].due == due) return;
  d->rows = arena_grow(d->arena, d->rows, d->n, &d->capacity, sizeof *d->rows);
  d->rows[d->n++] = (struct wheel_date){.due = due, .fast = fast};
}

static int remainder_of(int number, int by)
{
  return (number % by + by) % by;
}

/* ---- pauses ---- */

static bool next_pause(const char **at, int *from, int *to)
{
  int month, day, to_month, to_day, end = 0;
  while (**at == ' ' || **at == ',')
    (*at)++;
  if (sscanf(*at, "%2d-%2d--%2d-%2d%n", &month, &day, &to_month, &to_day, &end) != 4) return false;
  *at += end;
  *from = month * 100 + day;
  *to = to_month * 100 + to_day;
  /* Any leap year has all days. */
  return date_make(2024, month, day) && date_make(2024, to_month, to_day);
}

bool wheel_pauses_valid(const char *pauses)
{
  int from, to;
  const char *at = pauses ? pauses : "";
  while (*at)
    if (!next_pause(&at, &from, &to)) return false;
  return true;
}

/* A pause that ends before it begins goes over New Year. */
static bool pauses_on(const char *pauses, int date)
{
  const char *at = pauses ? pauses : "";
  int day = date % 10000, from, to;
  while (*at && next_pause(&at, &from, &to))
    if (from <= to ? day >= from && day <= to : day >= from || day <= to) return true;
  return false;
}

bool wheel_rests(const struct wheel_rule *rule, int month)
{
  int date = date_first_of_month(month), last = date_last_of_month(month);
  if (last < rule->valid_from || (rule->valid_to && date > rule->valid_to)) return false;
  while (date <= last && pauses_on(rule->pauses, date))
    date = date_add(date, 1);
  return date > last;
}

/* ---- the ordinary rhythm ---- */

static int same_day(int date, int month)
{
  int day = date_day(date), days = date_days_in_month(month);
  return month * 100 + (day < days ? day : days);
}

/* The second Wednesday; a fifth that the month lacks is its last. */
static int same_weekday(int date, int month)
{
  int first = date_first_of_month(month);
  int ahead = remainder_of(date_weekday(date) - date_weekday(first), WEEK);
  int found = date_add(first, ahead + (date_day(date) - 1) / WEEK * WEEK);
  return date_month(found) == month ? found : date_add(found, -WEEK);
}

static int last_workday(int month)
{
  int date = date_last_of_month(month);
  while (date_weekday(date) > FRIDAY)
    date = date_add(date, -1);
  return date;
}

static int day_in(const struct wheel_rule *rule, int month, int lock_day)
{
  switch (rule->day) {
  case WHEEL_WEEKDAY:
    return same_weekday(rule->first_day, month);
  case WHEEL_LAST_WORKDAY:
    return last_workday(month);
  case WHEEL_LOCK_DAY:
    return date_add(date_first_of_month(month), lock_day - 1 + rule->day_offset);
  default:
    return same_day(rule->first_day, month);
  }
}

static bool ordinary(const struct wheel_rule *rule, const struct wheel_setting *s, int date)
{
  bool fast = wheel_rhythm(s->rhythms, s->n_rhythms, rule->id, date) != NULL;
  /* The month is the base: its own date stays when weeks come beside it. */
  return !pauses_on(rule->pauses, date) && (!fast || rule->about == ABOUT_MONTH);
}

static void add_months(const struct wheel_rule *rule, const struct wheel_setting *s, int year,
                       struct dates *d)
{
  int origin = date_month(rule->first_day);
  for (int month = year * 100 + 1; month <= year * 100 + 12; month++) {
    int date = day_in(rule, month, s->lock_day);
    if (remainder_of(months_between(origin, month), rule->every) == 0 && ordinary(rule, s, date))
      add(d, date, false);
  }
}

static void add_weeks(const struct wheel_rule *rule, const struct wheel_setting *s, struct dates *d)
{
  int step = rule->every * WEEK;
  int ahead = remainder_of(date_days_between(d->first, rule->first_day), step);
  for (int date = date_add(d->first, ahead); date && date <= d->last; date = date_add(date, step))
    if (ordinary(rule, s, date)) add(d, date, false);
}

/* Counted from the day it was last done (L3: two clocks, each from its last date). */
static void add_since_done(const struct wheel_rule *rule, const struct wheel_setting *s,
                           struct dates *d)
{
  int from = s->last_done ? s->last_done : rule->first_day;
  int date = s->last_done ? same_day(from, month_add(date_month(from), rule->every)) : from;
  while (date && date < rule->valid_from)
    date = same_day(from, month_add(date_month(date), rule->every));
  add(d, date, false);
}

/* ---- a faster one ---- */

const struct rhythm *wheel_rhythm(const struct rhythm *rhythms, size_t n, int64_t rule_id, int day)
{
  for (size_t i = n; i-- > 0;)
    if (rhythms[i].rule_id == rule_id && rhythms[i].first_day <= day &&
        (rhythms[i].last_day == 0 || day <= rhythms[i].last_day))
      return &rhythms[i];
  return NULL;
}

/* Meetings keep their weekday. What closes a week comes on the Monday after it. No pause holds: the
 * rhythm was ordered because of what happens now. */
static void add_fast(const struct wheel_rule *rule, const struct wheel_setting *s, struct dates *d)
{
  int weekday = rule->kind == WHEEL_WEEKS ? date_weekday(rule->first_day) : MONDAY;
  for (size_t i = 0; i < s->n_rhythms; i++) {
    const struct rhythm *r = &s->rhythms[i];
    if (r->rule_id != rule->id) continue;
    int ahead = remainder_of(weekday - date_weekday(r->first_day), WEEK);
    int date = date_add(r->first_day, rule->kind != WHEEL_WEEKS && ahead == 0 ? WEEK : ahead);
    int step = r->kind == RHYTHM_WEEK ? WEEK : 2 * WEEK;
    for (; date && date <= d->last; date = date_add(date, step))
      if (wheel_rhythm(s->rhythms, s->n_rhythms, rule->id, date) == r) add(d, date, true);
  }
}

/* ---- all of a year ---- */

static int by_due(const void *a, const void *b)
{
  const struct wheel_date *x = a, *y = b;
  return x->due - y->due;
}

static int about_of(const struct wheel_rule *rule, int date)
{
  switch (rule->about) {
  case ABOUT_MONTH:
    return month_add(date_month(date), rule->about_offset);
  case ABOUT_QUARTER:
    return quarter_add(quarter_of(date), rule->about_offset);
  case ABOUT_YEAR:
    return date_year(date) + rule->about_offset;
  default:
    return 0;
  }
}

size_t wheel_dates(const struct wheel_rule *rule, const struct wheel_setting *setting, int year,
                   struct arena *arena, struct wheel_date **dates)
{
  struct dates d = {.arena = arena, .first = year * 10000 + 101, .last = year * 10000 + 1231};
  if (rule->valid_from > d.first) d.first = rule->valid_from;
  if (rule->valid_to && rule->valid_to < d.last) d.last = rule->valid_to;
  *dates = NULL;
  if (d.first > d.last) return 0;
  if (rule->kind == WHEEL_MONTHS) add_months(rule, setting, year, &d);
  if (rule->kind == WHEEL_WEEKS) add_weeks(rule, setting, &d);
  if (rule->kind == WHEEL_SINCE_DONE) add_since_done(rule, setting, &d);
  if (rule->fast_task) add_fast(rule, setting, &d);
  if (d.n > 1) qsort(d.rows, d.n, sizeof *d.rows, by_due);
  for (size_t i = 0; i < d.n; i++) {
    d.rows[i].number = (int)i + 1;
    d.rows[i].about = d.rows[i].fast ? 0 : about_of(rule, d.rows[i].due);
  }
  *dates = d.rows;
  return d.n;
}

/* ---- names and states ---- */

static void add_place(struct buf *out, const char *place, size_t length,
                      const struct wheel_rule *rule, const struct wheel_date *date)
{
  int about = date->about ? date->about : date->due;
  /* A week is told of when it is over, a meeting belongs to its own. */
  int week_day = rule->kind == WHEEL_WEEKS ? date->due : date_add(date->due, -WEEK);
  if (strncmp(place, "{nr}", length) == 0)
    buf_addf(out, "%d", date->number);
  else if (strncmp(place, "{vecka}", length) == 0)
    buf_addf(out, "%d", date_iso_week(week_day, NULL));
  else if (strncmp(place, "{månad}", length) == 0)
    buf_add(out, date_month_name(rule->about == ABOUT_MONTH && date->about
                                     ? about % 100
                                     : date_month_of_year(date->due)));
  else if (strncmp(place, "{kvartal}", length) == 0)
    buf_addf(out, "%d",
             rule->about == ABOUT_QUARTER && date->about ? about % 10 : date_quarter(date->due));
  else if (strncmp(place, "{år}", length) == 0)
    buf_addf(out, "%d", rule->about == ABOUT_YEAR && date->about ? about : date_year(date->due));
  else
    buf_addn(out, place, length);
}

void wheel_name(struct buf *out, const struct wheel_rule *rule, const struct wheel_date *date)
{
  const char *at = date->fast ? rule->fast_task : rule->task;
  while (*at) {
    size_t plain = strcspn(at, "{");
    buf_addn(out, at, plain);
    at += plain;
    const char *end = strchr(at, '}');
    if (!end) break;
    size_t length = (size_t)(end - at) + 1;
    add_place(out, at, length, rule, date);
    at += length;
  }
  buf_add(out, at);
}

enum wheel_state wheel_stands(enum wheel_state told, int date, int warning, int today)
{
  if (told == WHEEL_DONE || told == WHEEL_CANCELLED) return told;
  if (date < today) return WHEEL_OVERDUE;
  if (warning > 0 && date_days_between(today, date) <= warning) return WHEEL_SOON;
  return WHEEL_PLANNED;
}
