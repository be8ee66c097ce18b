// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/period.h"
#include "ops/import_dates.h"
#include "ops/import_state.h"

#include <string.h>
#include <strings.h>

static bool read_date(struct import *import, struct import_row_read *read, const char *text,
                      enum import_field field, struct file_date *date)
{
  if (import_read_date(text, import->mapping.date_form, import->ops->clock->date, date))
    return true;
  return import_refuse_value(import, read, field, _("The date %s does not exist."), text);
}

static bool read_time(struct import *import, size_t row, struct import_row_read *read,
                      enum import_field field, int *time)
{
  const char *text = import_text_of(import, row, field);
  if (*text == '\0') return true;
  int said;
  if (!import_read_time(text, &said))
    return import_refuse_value(import, read, field, _("%s is no time. Times are 00.00–23.59."),
                               text);
  if (said != TIME_NONE) *time = said;
  return true;
}

bool import_read_month_of(struct import *import, size_t row, struct import_row_read *read,
                          int *month)
{
  const char *text = import_text_of(import, row, FIELD_MONTH);
  enum import_field field = FIELD_MONTH;
  if (import_blank(text)) text = import_text_of(import, row, field = FIELD_DATE);
  if (import_blank(text)) return import_missing(import, row, read, FIELD_MONTH);
  if (import_read_month(text, import->mapping.date_form, month)) return true;
  if (import_says_sum(import, row)) return import_refuse_sum(read);
  return import_refuse_value(import, read, field, _("%s is no month. Write for example 2026-08."),
                             text);
}

static void set_known_month(struct observation *o, int month)
{
  o->known = KNOWN_MONTH;
  o->day = month * 100;
  o->month = month;
}

static void set_end(struct observation *o, int to_day, int to_time)
{
  bool same = to_day == o->day && to_time == o->time;
  if (same || (to_day == o->day && to_time == TIME_NONE)) return;
  o->known = KNOWN_INTERVAL;
  o->to_day = to_day;
  o->to_time = to_time;
  /* A backward interval is refused by the rules, which ask for its middle no more. */
  if (to_day >= o->day)
    o->month = date_month(period_middle_day(o->day, o->time, o->to_day, o->to_time));
}

bool import_read_moment(struct import *import, size_t row, struct import_row_read *read)
{
  struct observation *o = &read->o;
  const char *text = import_text_of(import, row, FIELD_DATE);
  if (import_blank(text)) {
    int month;
    if (import->columns[FIELD_MONTH] < 0 && import->mapping.defaults[FIELD_MONTH] == NULL)
      return import_missing(import, row, read, FIELD_DATE);
    if (!import_read_month_of(import, row, read, &month)) return false;
    set_known_month(o, month);
    return true;
  }
  struct file_date from, to;
  if (!read_date(import, read, text, FIELD_DATE, &from))
    return import_says_sum(import, row) ? import_refuse_sum(read) : false;
  if (from.day == DATE_NONE) {
    set_known_month(o, from.month);
    return true;
  }
  o->day = from.day;
  o->month = from.month;
  o->time = from.time;
  if (!read_time(import, row, read, FIELD_TIME, &o->time)) return false;
  o->known = o->time == TIME_NONE ? KNOWN_DAY : KNOWN_TIME;
  const char *end = import_text_of(import, row, FIELD_DATE_TO);
  to = (struct file_date){o->day, o->month, TIME_NONE};
  if (!import_blank(end) && !read_date(import, read, end, FIELD_DATE_TO, &to)) return false;
  if (!read_time(import, row, read, FIELD_TIME_TO, &to.time)) return false;
  if (to.day != DATE_NONE) set_end(o, to.day, to.time);
  return true;
}

/* "4 800 kr", "4800:-" and "1.234,50": sums of money have no thousandths, so a point before three
 * digits parts thousands. */
static bool read_amount(const char *text, double *value)
{
  char plain[64];
  size_t length = 0;
  for (; *text != '\0'; text++) {
    bool thousands = *text == '.' && strspn(text + 1, "0123456789") == 3;
    if (thousands) continue;
    if (length + 1 == sizeof plain) return false;
    plain[length++] = *text;
  }
  plain[length] = '\0';
  char *unit = strpbrk(plain, "kKsS:");
  static const char *const units[] = {"kr", "kr.", "sek", ":-", "kronor"};
  for (size_t i = 0; unit != NULL && i < sizeof units / sizeof units[0]; i++)
    if (strncasecmp(unit, units[i], strlen(units[i])) == 0 &&
        import_blank(unit + strlen(units[i]))) {
      *unit = '\0';
      break;
    }
  return text_read_decimal(plain, value);
}

bool import_read_cost(struct import *import, size_t row, struct import_row_read *read)
{
  const char *text = import_text_of(import, row, FIELD_COST);
  if (*text == '\0' || import_blank(text)) return true;
  double value;
  if (!read_amount(text, &value) || value < 0 || value > 1e12)
    return import_refuse_value(import, read, FIELD_COST, _("%s is no cost. Write whole kronor."),
                               text);
  read->o.cost = (long long)(value + 0.5);
  return true;
}

bool import_read_severity(struct import *import, size_t row, struct import_row_read *read)
{
  static const char *const words[][3] = {{"låg", "medel", "hög"}, {"low", "medium", "high"}};
  const char *text = import_text_of(import, row, FIELD_SEVERITY);
  if (import_blank(text)) return import_missing(import, row, read, FIELD_SEVERITY);
  double value = 0;
  if (!text_read_decimal(text, &value)) {
    const char *key = word_key(&import->row, import_shown(import, text));
    for (int i = 0; i < 6; i++)
      if (strcmp(key, words[i / 3][i % 3]) == 0) value = i % 3 + 1;
  }
  read->o.severity = value >= 1 && value <= 3 ? (int)value : 0;
  if (read->o.severity == 0 || read->o.severity != value)
    return import_refuse(read, FIELD_SEVERITY, _("The severity is 1, 2 or 3."));
  return true;
}

bool import_read_police(struct import *import, size_t row, struct import_row_read *read)
{
  static const struct {
    const char *word;
    enum answer answer;
  } answers[] = {{"ja", ANSWER_YES},
                 {"yes", ANSWER_YES},
                 {"j", ANSWER_YES},
                 {"x", ANSWER_YES},
                 {"1", ANSWER_YES},
                 {"true", ANSWER_YES},
                 {"nej", ANSWER_NO},
                 {"no", ANSWER_NO},
                 {"n", ANSWER_NO},
                 {"0", ANSWER_NO},
                 {"false", ANSWER_NO},
                 {"okänt", ANSWER_UNKNOWN},
                 {"unknown", ANSWER_UNKNOWN},
                 {"vet ej", ANSWER_UNKNOWN}};
  const char *text = import_text_of(import, row, FIELD_POLICE_REPORTED);
  read->o.police_reported = ANSWER_UNKNOWN;
  if (*text == '\0' || import_blank(text)) return true;
  const char *key = word_key(&import->row, text_clean(&import->row, text, strlen(text), false));
  for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
    if (strcmp(key, answers[i].word) == 0) {
      read->o.police_reported = answers[i].answer;
      return true;
    }
  return import_refuse_value(import, read, FIELD_POLICE_REPORTED,
                             _("“%s” says neither yes nor no. Write yes, no or nothing."), text);
}
