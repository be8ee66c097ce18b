// SPDX-License-Identifier: GPL-3.0-or-later
/* Swedish identity numbers (personnummer) and coordination numbers (the day plus 60). Ten digits:
 * yymmdd, a serial of three and a check digit by the Luhn rule; or twelve, with the century. */
#include "base/date.h"
#include "base/mem.h"
#include "domain/person_scan.h"

#include <string.h>

enum { MOST_DIGITS = 12, MOST_BLANKS = 3, MOST_GROUPS = 4, COORDINATION = 60 };

/* How the digits before and after the last separator may be grouped. A bare number of ten digits
 * and one that begins like an ISO date are so often something else that only a right check digit
 * makes them one. */
struct shape {
  int groups[MOST_GROUPS + 1];
  bool needs_check, dated;
};
static const struct shape shapes[] = {
    {{12}, false, false},   {{10}, true, false},        {{8, 4}, false, false},
    {{6, 4}, false, false}, {{4, 2, 2, 4}, true, true},
};

struct number {
  char digits[MOST_DIGITS];
  int count;
  bool blank; /* the separator is only a blank */
  size_t end;
};

/* Reads exactly `count` digits that no more digits follow. */
static bool read_group(const struct person_text *text, size_t *at, int count, struct number *number)
{
  size_t end = 0;
  if (person_digits(text, *at, count, &end) != count) return false;
  for (int i = 0; i < count; i++) {
    struct person_glyph glyph = person_read(text, *at);
    number->digits[number->count++] = glyph.symbol;
    *at = glyph.end;
  }
  number->end = end;
  return true;
}

static size_t skip_blanks(const struct person_text *text, size_t at, int *count)
{
  for (*count = 0; *count < MOST_BLANKS; (*count)++) {
    struct person_glyph glyph = person_read(text, at);
    if (glyph.symbol != ' ' && glyph.symbol != '\n') break;
    at = glyph.end;
  }
  return at;
}

/* A hyphen or plus sign with blanks around it, or one blank alone. */
static bool read_separator(const struct person_text *text, size_t *at, bool *blank)
{
  int before, after;
  size_t sign = skip_blanks(text, *at, &before);
  struct person_glyph glyph = person_read(text, sign);
  *blank = glyph.symbol != '-' && glyph.symbol != '+';
  if (*blank) {
    if (before != 1 || person_read(text, *at).symbol == '\n') return false;
    *at = sign;
    return true;
  }
  *at = skip_blanks(text, glyph.end, &after);
  return true;
}

static bool read_shape(const struct person_text *text, size_t at, const struct shape *shape,
                       struct number *number)
{
  *number = (struct number){.count = 0};
  for (int i = 0; shape->groups[i]; i++) {
    bool last = shape->groups[i + 1] == 0;
    if (i > 0 && last && !read_separator(text, &at, &number->blank)) return false;
    if (i > 0 && !last) {
      struct person_glyph glyph = person_read(text, at);
      if (glyph.symbol != '-') return false;
      at = glyph.end;
    }
    if (!read_group(text, &at, shape->groups[i], number)) return false;
  }
  return true;
}

static int value_of(const char *digits, int count)
{
  int value = 0;
  for (int i = 0; i < count; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

static bool possible_date(const struct number *number)
{
  int year = value_of(number->digits, number->count - 8);
  const char *rest = number->digits + number->count - 8;
  int month = value_of(rest, 2), day = value_of(rest + 2, 2);
  if (day > COORDINATION) day -= COORDINATION;
  if (number->count < MOST_DIGITS)
    year += 2000; /* leap in this century when it is leap in any */
  else if (year < 1800 || year > 2099)
    return false;
  else if (year < 1900)
    year += 100; /* the same leap years, in the range that dates have */
  return date_make(year, month, day) != DATE_NONE;
}

/* Luhn over the last ten digits: every second one doubled, from the first. */
static bool right_check(const struct number *number)
{
  const char *digits = number->digits + number->count - 10;
  int sum = 0;
  for (int i = 0; i < 10; i++) {
    int digit = digits[i] - '0';
    if (i % 2 == 0) digit *= 2;
    sum += digit / 10 + digit % 10;
  }
  return sum % 10 == 0;
}

/* A recent day with a time of day: "2026-08-01 2340", "260801 2340". */
static bool reads_as_moment(const struct number *number)
{
  bool recent = number->count < MOST_DIGITS || number->digits[0] == '2';
  return recent && time_valid(value_of(number->digits + number->count - 4, 4));
}

/* Part of a longer row such as 2024-850101-2384 or 850101-2384-01. */
static bool in_a_row(const struct person_text *text, struct person_before before, size_t end)
{
  if (before.symbol && strchr("-.,:/", before.symbol) && person_digit(before.further)) return true;
  struct person_glyph after = person_read(text, end);
  return after.symbol && strchr("-.,:/", after.symbol) &&
         person_digit(person_read(text, after.end).symbol);
}

static enum person_kind judge(const struct shape *shape, const struct number *number, bool row)
{
  if (!possible_date(number)) return PERSON_NONE;
  if (!right_check(number))
    return shape->needs_check || number->blank || row ? PERSON_NONE : PERSON_NUMBER_LIKELY;
  if ((shape->dated || number->blank) && reads_as_moment(number)) return PERSON_NUMBER_LIKELY;
  return PERSON_NUMBER;
}

bool person_find_number(const struct person_text *text, size_t at, struct person_before before,
                        struct person_hit *hit)
{
  enum person_kind kind = PERSON_NONE;
  struct number number;
  for (size_t i = 0; i < sizeof shapes / sizeof shapes[0] && kind == PERSON_NONE; i++)
    if (read_shape(text, at, &shapes[i], &number))
      kind = judge(&shapes[i], &number, in_a_row(text, before, number.end));
  if (kind != PERSON_NONE) *hit = (struct person_hit){kind, at, number.end - at};
  mem_wipe(&number, sizeof number);
  return kind != PERSON_NONE;
}
