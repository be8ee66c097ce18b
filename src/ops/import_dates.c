// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/import_dates.h"

#include "base/date.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { MOST_DIGITS = 9, MOST_NUMBERS = 3 };

/* The numbers that a date begins with, and what stands between them. */
struct numbers {
  int value[MOST_NUMBERS], digits[MOST_NUMBERS];
  char parts[MOST_NUMBERS];
  int count;
  const char *rest;
};

static const char *skip_blanks(const char *text)
{
  while (*text == ' ' || *text == '\t' || strncmp(text, "\u00A0", 2) == 0)
    text += *text == ' ' || *text == '\t' ? 1 : 2;
  return text;
}

static int read_digits(const char **text, int *value)
{
  int digits = 0;
  *value = 0;
  for (; isdigit((unsigned char)**text) && digits < MOST_DIGITS; (*text)++, digits++)
    *value = *value * 10 + (**text - '0');
  return digits;
}

/* True when a further number of the same date follows the sign at `at`. "3/5 2018" has a blank. */
static bool parts_numbers(const struct numbers *read, const char *at)
{
  if (!isdigit((unsigned char)at[1]) || read->count == MOST_NUMBERS) return false;
  if (*at == '-' || *at == '/' || *at == 'M') return true;
  bool short_before = read->digits[read->count - 1] <= 2;
  if (*at == ' ') return read->count == 2 && read->parts[0] == '/' && short_before;
  return *at == '.';
}

static struct numbers read_numbers(const char *text)
{
  struct numbers read = {.rest = skip_blanks(text)};
  while (read.count < MOST_NUMBERS) {
    read.digits[read.count] = read_digits(&read.rest, &read.value[read.count]);
    if (read.digits[read.count] == 0) break;
    read.count++;
    if (!parts_numbers(&read, read.rest)) break;
    read.parts[read.count - 1] = *read.rest++;
  }
  return read;
}

static int whole_year(int value, int digits)
{
  if (digits == 4) return value;
  /* Two digits in a file are of this century: registers of the last one are not what is counted. */
  return digits == 2 ? 2000 + value : 0;
}

static bool is_short(const struct numbers *read, int i)
{
  return read->digits[i] <= 2;
}

static bool month_only(int year, int month, struct file_date *date)
{
  if (date_make(year, month, 1) == DATE_NONE) return false;
  *date = (struct file_date){DATE_NONE, year * 100 + month, TIME_NONE};
  return true;
}

static bool whole_date(int year, int month, int day, struct file_date *date)
{
  int made = date_make(year, month, day);
  if (made == DATE_NONE) return false;
  *date = (struct file_date){made, date_month(made), TIME_NONE};
  return true;
}

static bool from_one(const struct numbers *read, struct file_date *date)
{
  int value = read->value[0];
  if (read->digits[0] == 8) return whole_date(value / 10000, value / 100 % 100, value % 100, date);
  if (read->digits[0] != 6) return false;
  /* 210512 is a day of 2021, not a month of 2105. */
  return (value / 100 < 2100 && month_only(value / 100, value % 100, date)) ||
         whole_date(2000 + value / 10000, value / 100 % 100, value % 100, date);
}

static bool from_two(const struct numbers *read, struct file_date *date)
{
  if (read->digits[0] == 4 && is_short(read, 1))
    return month_only(read->value[0], read->value[1], date);
  if (read->digits[1] == 4 && is_short(read, 0))
    return month_only(read->value[1], read->value[0], date);
  return false;
}

static bool from_three(const struct numbers *read, const char *form, struct file_date *date)
{
  const int *value = read->value, *digits = read->digits;
  bool asked_year_first = form != NULL && strcmp(form, "ymd") == 0;
  bool dashed = form == NULL && read->parts[0] == '-' && digits[2] == 2;
  bool year_first = digits[0] == 4 || (is_short(read, 0) && (asked_year_first || dashed));
  if (year_first)
    return is_short(read, 1) && is_short(read, 2) &&
           whole_date(whole_year(value[0], digits[0]), value[1], value[2], date);
  if (!is_short(read, 0) || !is_short(read, 1)) return false;
  bool month_first = form != NULL && strcmp(form, "mdy") == 0;
  int year = whole_year(value[2], digits[2]);
  return month_first ? whole_date(year, value[0], value[1], date)
                     : whole_date(year, value[1], value[0], date);
}

/* Seconds, parts of them and an offset say nothing that the group counts. */
static bool only_offset(const char *text)
{
  return strspn(text, "0123456789:.,+-Z \t") == strlen(text);
}

static bool clock_time(const char *text, int *hhmm, const char **rest)
{
  int hour, minute, digits = read_digits(&text, &hour);
  if (digits < 1 || digits > 2 || (*text != ':' && *text != '.')) return false;
  text++;
  if (read_digits(&text, &minute) != 2 || !time_valid(hour * 100 + minute)) return false;
  *hhmm = hour * 100 + minute;
  *rest = text;
  return true;
}

bool import_read_time(const char *text, int *hhmm)
{
  const char *at = skip_blanks(text), *rest;
  if (strncasecmp(at, "kl", 2) == 0) at = skip_blanks(at + (at[2] == '.' ? 3 : 2));
  if (clock_time(at, hhmm, &rest)) return only_offset(rest);
  if (*at != '\0' && !isdigit((unsigned char)*at)) return false;
  return time_read(at, hhmm);
}

/* What stands behind the date is a time or nothing. */
static bool read_rest(const char *rest, struct file_date *date)
{
  const char *at = skip_blanks(*rest == 'T' ? rest + 1 : rest);
  if (*at == '\0') return true;
  int time;
  if (at == rest || date->day == DATE_NONE || !clock_time(at, &time, &rest) || !only_offset(rest))
    return false;
  date->time = time;
  return true;
}

/* "3/5" and "3 maj", whose year is the latest that is not ahead. */
static bool as_typed(const char *text, int today, struct file_date *date)
{
  const char *start = skip_blanks(text), *at = start;
  int value;
  if (read_digits(&at, &value) == 0 || *skip_blanks(at) == '\0') return false;
  const struct date_context context = {.today = today, .sense = DATE_LATEST};
  int day;
  if (!date_read(start, &context, &day)) return false;
  *date = (struct file_date){day, date_month(day), TIME_NONE};
  return true;
}

bool import_read_date(const char *text, const char *form, int today, struct file_date *date)
{
  struct numbers read = read_numbers(text);
  struct file_date found;
  bool ok = (read.count == 1 && from_one(&read, &found)) ||
            (read.count == 2 && from_two(&read, &found)) ||
            (read.count == 3 && from_three(&read, form, &found));
  if (ok && read_rest(read.rest, &found)) {
    *date = found;
    return true;
  }
  /* Three numbers that make no date are no date: 31/11 2026 must not be read as something else. */
  return read.count < 3 && as_typed(text, today, date);
}

int import_month_of_word(const char *word, size_t length)
{
  static const char *const names[] = {"januari",   "februari", "mars",     "april",     "maj",
                                      "juni",      "juli",     "augusti",  "september", "oktober",
                                      "november",  "december", "january",  "february",  "march",
                                      "april",     "may",      "june",     "july",      "august",
                                      "september", "october",  "november", "december"};
  if (length < 3) return 0;
  for (int i = 0; i < 24; i++)
    if (length <= strlen(names[i]) && strncasecmp(word, names[i], length) == 0) return i % 12 + 1;
  return 0;
}

/* "juli 2023", "jul. 2023" */
static bool named_month(const char *text, int *month)
{
  size_t letters = 0;
  while (isalpha((unsigned char)text[letters]))
    letters++;
  int of_year = import_month_of_word(text, letters), year;
  const char *at = skip_blanks(text + letters + (text[letters] == '.'));
  if (of_year == 0 || read_digits(&at, &year) != 4 || *skip_blanks(at) != '\0') return false;
  if (date_make(year, of_year, 1) == DATE_NONE) return false;
  *month = year * 100 + of_year;
  return true;
}

bool import_read_month(const char *text, const char *form, int *month)
{
  const char *start = skip_blanks(text);
  if (named_month(start, month)) return true;
  struct numbers read = read_numbers(start);
  struct file_date date;
  bool ok = (read.count == 1 && from_one(&read, &date)) ||
            (read.count == 2 && from_two(&read, &date)) ||
            (read.count == 3 && from_three(&read, form, &date));
  if (!ok || !read_rest(read.rest, &date)) return false;
  *month = date.month;
  return true;
}
