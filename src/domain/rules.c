// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rules.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/rule_parts.h"
#include "domain/words.h"

size_t rule_missing(const struct rule_field *fields, size_t n, const char **labels, int *first)
{
  size_t missing = 0;
  *first = -1;
  for (size_t i = 0; i < n; i++) {
    if (!fields[i].missing) continue;
    if (missing == 0) *first = fields[i].field;
    labels[missing++] = fields[i].label;
  }
  return missing;
}

bool rule_guard(const struct rule_text *texts, size_t n, const char *person_reason, struct err *err)
{
  for (size_t i = 0; i < n; i++) {
    if (person_check(texts[i].text, person_reason, err)) continue;
    if (err) err->field = texts[i].field;
    return false;
  }
  return true;
}

bool rule_date(int date, int field, struct err *err)
{
  if (date_valid(date)) return true;
  return err_set_field(err, field,
                       _("The date %04d-%02d-%02d does not exist. Write for example 31/8 or "
                         "yesterday."),
                       date / 10000, date / 100 % 100, date % 100);
}

bool rule_amount(long long amount, int field, struct err *err)
{
  if (amount == NO_AMOUNT || amount >= 0) return true;
  return err_set_field(err, field,
                       _("The cost cannot be negative. Write whole kronor, or leave it empty."));
}

static bool only_month(enum known known)
{
  return known == KNOWN_MONTH || known == KNOWN_UNKNOWN;
}

static int month_of(const struct observation *o)
{
  return o->month ? o->month : date_month(o->day);
}

static bool nothing_missing(const struct observation *o, struct err *err)
{
  const struct rule_field fields[] = {
      {N_("Date"), OBSERVATION_DAY, only_month(o->known) ? !month_of(o) : !o->day},
      {N_("Area"), OBSERVATION_AREA, !o->area_id},
      {N_("Source"), OBSERVATION_SOURCE, !o->source_id},
      {N_("Category"), OBSERVATION_CATEGORY, !o->category_id},
      {N_("Severity"), OBSERVATION_SEVERITY, !o->severity},
      {N_("To date"), OBSERVATION_TO_DAY, o->known == KNOWN_INTERVAL && !o->to_day},
  };
  const char *labels[sizeof fields / sizeof fields[0]];
  int first;
  size_t n = rule_missing(fields, sizeof fields / sizeof fields[0], labels, &first);
  if (n == 0) return true;
  /* Translated only now: an import asks this a million times. */
  for (size_t i = 0; i < n; i++)
    labels[i] = _(labels[i]);
  if (n == 1) return err_set_field(err, first, _("The field %s is missing."), labels[0]);

  struct buf number = {0}, list = {0};
  words_number(&number, n, true);
  words_and(&list, labels, n);
  /* TRANSLATORS: a number of two or more as a word, and the names of the fields */
  err_set_field(err, first, _("%s fields are missing: %s."), buf_text(&number), buf_text(&list));
  buf_release(&number);
  buf_release(&list);
  return false;
}

static bool time_exists(int time, int field, struct err *err)
{
  if (time == TIME_NONE || time_valid(time)) return true;
  return err_set_field(err, field,
                       _("%02d.%02d is no time. Write 00.00–23.59, or leave it empty if the time "
                         "is not known."),
                       time / 100, time % 100);
}

static bool not_ahead(bool ahead, int field, struct err *err)
{
  if (!ahead) return true;
  return err_set_field(err, field, _("The date lies in the future. Is it a planned event?"));
}

static bool interval_right(const struct observation *o, int today, struct err *err)
{
  if (!rule_date(o->to_day, OBSERVATION_TO_DAY, err) ||
      !time_exists(o->to_time, OBSERVATION_TO_TIME, err) ||
      !not_ahead(o->to_day > today, OBSERVATION_TO_DAY, err))
    return false;
  bool times = o->time != TIME_NONE && o->to_time != TIME_NONE;
  if (o->to_day > o->day || (o->to_day == o->day && (!times || o->to_time >= o->time))) return true;
  return err_set_field(err, o->to_day < o->day ? OBSERVATION_TO_DAY : OBSERVATION_TO_TIME,
                       _("The interval ends before it begins. Change the date or the time."));
}

/* How well the time is known has to agree with what is said of it. */
static bool time_agrees(const struct observation *o, struct err *err)
{
  if (o->known == KNOWN_INTERVAL) return true;
  if (o->known == KNOWN_TIME && o->time == TIME_NONE)
    return err_set_field(err, OBSERVATION_TIME,
                         _("Known time needs a time. Write it, or choose known day."));
  if (o->known != KNOWN_TIME && o->time != TIME_NONE)
    return err_set_field(err, OBSERVATION_KNOWN,
                         _("A time is given. Choose known time, or leave the time empty."));
  return true;
}

static bool month_right(const struct observation *o, int today, struct err *err)
{
  int month = month_of(o);
  return rule_date(month * 100 + 1, OBSERVATION_DAY, err) &&
         not_ahead(month > date_month(today), OBSERVATION_DAY, err);
}

static bool moment_right(const struct observation *o, int today, struct err *err)
{
  if (only_month(o->known)) return month_right(o, today, err) && time_agrees(o, err);
  if (!rule_date(o->day, OBSERVATION_DAY, err) || !time_exists(o->time, OBSERVATION_TIME, err) ||
      !not_ahead(o->day > today, OBSERVATION_DAY, err) || !time_agrees(o, err))
    return false;
  return o->known != KNOWN_INTERVAL || interval_right(o, today, err);
}

bool observation_check(const struct observation *o, int today, const char *person_reason,
                       struct err *err)
{
  const struct rule_text texts[] = {
      {o->note, OBSERVATION_NOTE},
      {o->consequence, OBSERVATION_CONSEQUENCE},
      {o->void_reason, -1},
  };
  if (!nothing_missing(o, err) || !moment_right(o, today, err)) return false;
  if (o->severity < 1 || o->severity > 3)
    return err_set_field(err, OBSERVATION_SEVERITY, _("The severity is 1, 2 or 3."));
  if (o->received && !rule_date(o->received, OBSERVATION_RECEIVED, err)) return false;
  return rule_amount(o->cost, OBSERVATION_COST, err) &&
         rule_guard(texts, sizeof texts / sizeof texts[0], person_reason, err);
}
