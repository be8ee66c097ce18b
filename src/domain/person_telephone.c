// SPDX-License-Identifier: GPL-3.0-or-later
/* Telephone numbers: a word that starts with 0 or +46, 7 to 12 digits in groups. Dates, times and
 * amounts that stand in such a row are told apart by their own forms. */
#include "domain/person_scan.h"

#include <string.h>

enum { FEWEST = 7, MOST = 12, MOST_ABROAD = 14, MOST_PARTING = 3, LONGEST_GROUP = 16, GROUPS = 16 };

struct telephone {
  int groups[GROUPS], count, digits, most;
  bool abroad, blank; /* +46 or 00 first; a blank has parted two groups */
  size_t end;
};

/* A word starts here: no letter or digit before, nor a sign that ties it to one, as in Å-031 or
 * 2026-08-01. "tel:" and "tel." may stand before. */
static bool starts_word(struct person_before before)
{
  char nearest = before.symbol, further = before.further;
  if (person_digit(nearest) || person_letter(nearest)) return false;
  if (nearest == '-') return !person_digit(further) && !person_letter(further);
  if (nearest == '.' || nearest == ',' || nearest == ':' || nearest == '/')
    return !person_digit(further);
  return true;
}

static bool is_digit_at(const struct person_text *text, size_t at)
{
  return person_digit(person_read(text, at).symbol);
}

/* 08.30, 07:20, 4,50, 0523/61: the group goes on as something else. */
static bool goes_on(const struct person_text *text, size_t end)
{
  struct person_glyph after = person_read(text, end);
  char sign = after.symbol;
  return (sign == '.' || sign == ',' || sign == ':' || sign == '/') && is_digit_at(text, after.end);
}

/* Digits of the group after a hyphen that stands right at `end`; 0 when there is none. */
static int hyphen_group(const struct person_text *text, size_t *end)
{
  struct person_glyph sign = person_read(text, *end);
  if (sign.symbol != '-') return 0;
  return person_digits(text, sign.end, LONGEST_GROUP, end);
}

/* 2026-08-01, and after a blank 13-17: a date or an interval of its own. */
static bool is_date_or_interval(const struct person_text *text, int first, size_t end, bool abroad)
{
  int second = hyphen_group(text, &end);
  if (first == 2 && second == 2) return !abroad;
  return first == 4 && second == 2 && hyphen_group(text, &end) == 2;
}

/* Blanks, a hyphen and brackets, "(0)" and "0523 - 61"; then a digit. */
static bool skip_parting(const struct person_text *text, size_t *at, bool *blank)
{
  size_t place = *at;
  bool hyphen = false;
  for (int i = 0; i <= MOST_PARTING; i++) {
    struct person_glyph glyph = person_read(text, place);
    if (person_digit(glyph.symbol)) {
      *at = place;
      return i > 0;
    }
    if (glyph.symbol == ' ')
      *blank = true;
    else if (glyph.symbol == '-' && !hyphen)
      hyphen = true;
    else if (glyph.symbol != '(' && glyph.symbol != ')')
      return false;
    place = glyph.end;
  }
  return false;
}

/* Takes the group at `at` when it can belong to the number. */
static bool take_group(const struct person_text *text, size_t at, struct telephone *t)
{
  size_t end = at;
  int count = person_digits(text, at, LONGEST_GROUP, &end);
  if (t->count == GROUPS || t->digits + count > t->most || goes_on(text, end)) return false;
  if (t->count > 0) {
    struct person_hit number;
    if (t->blank && is_date_or_interval(text, count, end, t->abroad)) return false;
    if (person_find_number(text, at, (struct person_before){0, 0}, &number)) return false;
  }
  t->groups[t->count++] = count;
  t->digits += count;
  t->end = end;
  return true;
}

/* 01-08-2026 and 01-08 2026 */
static bool reads_as_date(const struct person_text *text, const struct telephone *t)
{
  if (t->count != 3 || t->groups[0] != 2 || t->groups[1] != 2 || t->groups[2] != 4) return false;
  const char *year = text->bytes + t->end - 4;
  return strncmp(year, "19", 2) == 0 || strncmp(year, "20", 2) == 0;
}

static bool starts_abroad(const struct person_text *text, size_t at)
{
  struct person_glyph four = person_read(text, at), six = person_read(text, four.end);
  return four.symbol == '4' && six.symbol == '6';
}

/* Reads the beginning and its first group. */
static bool take_start(const struct person_text *text, size_t at, struct telephone *t)
{
  struct person_glyph first = person_read(text, at);
  if (first.symbol == '+') {
    t->abroad = starts_abroad(text, first.end);
    return t->abroad && take_group(text, first.end, t);
  }
  if (first.symbol != '0') return false;
  struct person_glyph second = person_read(text, first.end);
  t->abroad = second.symbol == '0' && starts_abroad(text, second.end);
  if (t->abroad) t->most = MOST_ABROAD;
  return person_digit(second.symbol) && take_group(text, at, t);
}

bool person_find_telephone(const struct person_text *text, size_t at, struct person_before before,
                           struct person_hit *hit)
{
  struct telephone t = {.most = MOST};
  if (!starts_word(before) || !take_start(text, at, &t)) return false;
  for (size_t next = t.end; skip_parting(text, &next, &t.blank) && take_group(text, next, &t);)
    next = t.end;
  if (t.digits < FEWEST || reads_as_date(text, &t)) return false;
  *hit = (struct person_hit){PERSON_TELEPHONE, at, t.end - at};
  return true;
}
