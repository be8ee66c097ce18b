// SPDX-License-Identifier: GPL-3.0-or-later
/* Calendar, local time and aoristic weights. */
#include "methods.h"

#include "base/date.h"
#include "domain/aoristic.h"
#include "domain/stockholm.h"

#include <string.h>

static bool asks_for(const struct question *q, const char *output)
{
  return strcmp(q->row->field[CASE_OUTPUT], output) == 0;
}

/* A date written YYYY-MM-DD; DATE_NONE when there is no such date. */
static int read_date(struct question *q)
{
  const char *text = question_text(q, "date");
  struct stockholm_time midnight;
  if (!stockholm_read_local(arena_printf(q->arena, "%sT00:00", text), &midnight)) return DATE_NONE;
  return midnight.date;
}

static struct answer iso_week(struct question *q)
{
  int date = read_date(q), year;
  if (q->bad || date == DATE_NONE) return answer_na();
  if (!asks_for(q, "iso_week")) return answer_unknown();
  int week = date_iso_week(date, &year);
  return answer_text(arena_printf(q->arena, "%04d-W%02d-%d", year, week, date_weekday(date)));
}

static const char *quarter_text(struct arena *arena, int date)
{
  return arena_printf(arena, "%04d-K%d", date_year(date), date_quarter(date));
}

static struct answer quarter(struct question *q)
{
  int date = read_date(q);
  if (q->bad || date == DATE_NONE) return answer_na();
  return asks_for(q, "quarter") ? answer_text(quarter_text(q->arena, date)) : answer_unknown();
}

static struct answer answer_local(struct question *q, struct stockholm_time local)
{
  int hhmm = stockholm_hhmm(local);
  return answer_text(arena_printf(q->arena, "%04d-%02d-%02d %02d:%02d", date_year(local.date),
                                  date_month_of_year(local.date), date_day(local.date), hhmm / 100,
                                  hhmm % 100));
}

static struct answer utc_to_stockholm(struct question *q)
{
  int64_t instant;
  const char *text = question_text(q, "utc");
  if (q->bad || !stockholm_read_utc(text, &instant)) return answer_na();
  struct stockholm_time local = stockholm_at(instant);
  if (local.date == DATE_NONE) return answer_na();
  if (asks_for(q, "local")) return answer_local(q, local);
  if (asks_for(q, "quarter")) return answer_text(quarter_text(q->arena, local.date));
  if (!asks_for(q, "month")) return answer_unknown();
  return answer_text(
      arena_printf(q->arena, "%04d-%02d", date_year(local.date), date_month_of_year(local.date)));
}

static struct answer polisen_datetime(struct question *q)
{
  struct stockholm_time local;
  const char *text = question_text(q, "text");
  if (q->bad || !stockholm_read_offset(text, &local)) return answer_na();
  return asks_for(q, "local") ? answer_local(q, local) : answer_unknown();
}

static bool read_unit(struct question *q, enum aoristic_unit *unit)
{
  static const char *const names[] = {
      [AORISTIC_MONTH] = "month", [AORISTIC_DAY] = "day", [AORISTIC_HOUR] = "hour"};
  const char *text = question_text(q, "unit");
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strcmp(names[i], text) == 0) {
      *unit = (enum aoristic_unit)i;
      return true;
    }
  q->bad = "unit";
  return false;
}

/* The part that an output names: 2026-03, 2026-03-31 or h07; -1 when it names none. */
static int part_of_output(const char *output, enum aoristic_unit unit)
{
  static const char *const forms[] = {
      [AORISTIC_MONTH] = "0000-00", [AORISTIC_DAY] = "0000-00-00", [AORISTIC_HOUR] = "h00"};
  int part = 0;
  const char *form = forms[unit];
  for (; *form != '\0'; form++, output++) {
    bool digit = *output >= '0' && *output <= '9';
    if (*form == '0' ? !digit : *output != *form) return -1;
    if (digit) part = 10 * part + (*output - '0');
  }
  return *output == '\0' ? part : -1;
}

static struct answer aoristic_weight(struct question *q)
{
  enum aoristic_unit unit;
  struct stockholm_time from, to;
  struct aoristic weights;
  const char *from_text = question_text(q, "from"), *to_text = question_text(q, "to");
  if (!read_unit(q, &unit) || q->bad) return answer_na();
  int part = part_of_output(q->row->field[CASE_OUTPUT], unit);
  if (part < 0) return answer_unknown();
  if (!stockholm_read_local(from_text, &from) || !stockholm_read_local(to_text, &to) ||
      !aoristic_weights(from, to, unit, q->arena, &weights))
    return answer_na();
  for (size_t i = 0; i < weights.n; i++)
    if (weights.parts[i].part == part) return answer_number(weights.parts[i].weight);
  return answer_number(0);
}

const struct method time_methods[] = {
    {"iso_week", iso_week},
    {"quarter", quarter},
    {"utc_to_stockholm", utc_to_stockholm},
    {"polisen_datetime", polisen_datetime},
    {"aoristic_weight", aoristic_weight},
    {NULL, NULL},
};
