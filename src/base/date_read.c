// SPDX-License-Identifier: GPL-3.0-or-later
/* What a person types is cut into numbers, words and signs; the order of these ("n/n", "nw") says
 * which form it is, and one function reads each form. */
#include "base/date.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TOKENS = 7, LONGEST_WORD = 16, MOST_DIGITS = 8, SHORTEST_PREFIX = 3, DAYS_OF_WEEK = 7 };

/* How far to look for the year of a date. Eight reach over a 29 February that a century leaves out
 * and over any run of years without a week 53. */
enum { YEARS_TRIED = 8 };

struct token {
  int value, digits;       /* of a number */
  char word[LONGEST_WORD]; /* folded: "lordag" */
};

struct typed {
  char shape[MOST_TOKENS + 1]; /* n number, w word, else the sign itself */
  struct token token[MOST_TOKENS];
  size_t count;
};

/* Signs that stand for a plain one, as other programs write them when text is pasted. */
static const struct {
  const char *bytes;
  char sign;
} twins[] = {
    {"\u2212", '-'}, {"\u2013", '-'}, {"\u2011", '-'}, {"\u00A0", ' '}, {"\u202F", ' '},
};

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static size_t read_sign(const char *text, char *sign)
{
  for (size_t i = 0; i < sizeof twins / sizeof twins[0]; i++) {
    size_t length = strlen(twins[i].bytes);
    if (strncmp(text, twins[i].bytes, length) == 0) {
      *sign = twins[i].sign;
      return length;
    }
  }
  if (!strchr(" \t+-/.:", *text)) return 0;
  *sign = *text == '\t' ? ' ' : *text;
  return 1;
}

static size_t read_digits(const char *text, struct token *token)
{
  size_t length = 0;
  for (; is_digit(text[length]); length++)
    if (length < MOST_DIGITS) token->value = token->value * 10 + (text[length] - '0');
  token->digits = (int)length;
  return length;
}

static size_t read_word(const char *text, struct token *token)
{
  size_t length = 0;
  char sign;
  while (text[length] && !is_digit(text[length]) && read_sign(text + length, &sign) == 0)
    length++;
  struct buf raw = {0};
  struct buf folded = {0};
  buf_addn(&raw, text, length);
  text_fold(&folded, buf_text(&raw));
  bool fits = folded.length < LONGEST_WORD;
  if (fits) memcpy(token->word, buf_text(&folded), folded.length + 1);
  buf_release(&folded);
  buf_release(&raw);
  return fits ? length : 0;
}

static bool cut_up(const char *text, struct typed *typed)
{
  *typed = (struct typed){0};
  while (*text) {
    char sign = '\0';
    size_t length = read_sign(text, &sign);
    if (sign != ' ') {
      if (typed->count == MOST_TOKENS) return false;
      struct token *token = &typed->token[typed->count];
      char kind = sign;
      if (length == 0) {
        kind = is_digit(*text) ? 'n' : 'w';
        length = kind == 'n' ? read_digits(text, token) : read_word(text, token);
      }
      if (length == 0 || token->digits > MOST_DIGITS) return false;
      typed->shape[typed->count++] = kind;
    }
    text += length;
  }
  return true;
}

static bool shaped(const struct typed *typed, const char *shape)
{
  return strcmp(typed->shape, shape) == 0;
}

/* 1 for the first name that `word` is, or is the beginning of; 0 when there is none. */
static int find_name(const char *word, const char *const names[][2], int count)
{
  size_t length = strlen(word);
  if (length < SHORTEST_PREFIX) return 0;
  for (int i = 0; i < count; i++)
    for (int language = 0; language < 2; language++)
      if (strncmp(names[i][language], word, length) == 0) return i + 1;
  return 0;
}

static int find_weekday(const char *word)
{
  static const char *const names[][2] = {
      {"mandag", "monday"},    {"tisdag", "tuesday"}, {"onsdag", "wednesday"},
      {"torsdag", "thursday"}, {"fredag", "friday"},  {"lordag", "saturday"},
      {"sondag", "sunday"},
  };
  return find_name(word, names, DAYS_OF_WEEK);
}

static int find_month(const char *word)
{
  static const char *const names[][2] = {
      {"januari", "january"}, {"februari", "february"}, {"mars", "march"},
      {"april", "april"},     {"maj", "may"},           {"juni", "june"},
      {"juli", "july"},       {"augusti", "august"},    {"september", "september"},
      {"oktober", "october"}, {"november", "november"}, {"december", "december"},
  };
  return find_name(word, names, 12);
}

static bool is_week_word(const char *word)
{
  static const char *const words[] = {"v", "vecka", "w", "week"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strcmp(word, words[i]) == 0) return true;
  return false;
}

static int read_near_day(const char *first, const char *second, int today)
{
  static const struct {
    const char *first, *second;
    int days;
  } near_days[] = {
      {"t", "", 0},         {"idag", "", 0},     {"i", "dag", 0},     {"today", "", 0},
      {"g", "", -1},        {"igar", "", -1},    {"i", "gar", -1},    {"yesterday", "", -1},
      {"imorgon", "", 1},   {"i", "morgon", 1},  {"tomorrow", "", 1}, {"iforrgar", "", -2},
      {"i", "forrgar", -2}, {"forrgar", "", -2},
  };
  for (size_t i = 0; i < sizeof near_days / sizeof near_days[0]; i++)
    if (strcmp(first, near_days[i].first) == 0 && strcmp(second, near_days[i].second) == 0)
      return date_add(today, near_days[i].days);
  return DATE_NONE;
}

static int read_weekday(const char *word, const struct date_context *context)
{
  int weekday = find_weekday(word);
  if (!weekday) return DATE_NONE;
  int ahead = (weekday - date_weekday(context->today) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  if (context->sense == DATE_LATEST && ahead > 0) ahead -= DAYS_OF_WEEK;
  return date_add(context->today, ahead);
}

static int read_words(const struct typed *typed, const struct date_context *context)
{
  const char *second = typed->count > 1 ? typed->token[1].word : "";
  int date = read_near_day(typed->token[0].word, second, context->today);
  if (date || typed->count > 1) return date;
  return read_weekday(typed->token[0].word, context);
}

/* The date in the year that the sense asks for. */
static int read_day_and_month(int day, int month, const struct date_context *context)
{
  int step = context->sense == DATE_LATEST ? -1 : 1;
  for (int i = 0; i <= YEARS_TRIED; i++) {
    int date = date_make(date_year(context->today) + i * step, month, day);
    if (date && (date == context->today || (date > context->today) == (step > 0))) return date;
  }
  return DATE_NONE;
}

/* A week is filled in like a date that lacks its year, but the coming week counts as near: whoever
 * writes next week's number does not mean last year's. */
static int read_week(int week, int weekday, const struct date_context *context)
{
  int year;
  date_iso_week(context->today, &year);
  int sunday = date_add(context->today, DAYS_OF_WEEK - date_weekday(context->today));
  bool latest = context->sense == DATE_LATEST;
  int last = latest ? date_add(sunday, DAYS_OF_WEEK) : 0;
  for (int i = -1; i <= YEARS_TRIED; i++) {
    int date = date_from_iso_week(latest ? year - i : year + i, week, weekday);
    if (date && (latest ? date <= last : date >= context->today)) return date;
  }
  return DATE_NONE;
}

/* v48, v48 ons, ons v48; a full stop after the v has been taken away. */
static int read_week_form(const struct typed *typed, const struct date_context *context)
{
  const struct token *token = typed->token;
  bool day_first = shaped(typed, "wwn");
  if (!day_first && !shaped(typed, "wn") && !shaped(typed, "wnw")) return DATE_NONE;
  const struct token *week = day_first ? &token[1] : &token[0];
  if (!is_week_word(week->word)) return DATE_NONE;
  int weekday = 1;
  if (day_first) weekday = find_weekday(token[0].word);
  if (typed->count == 3 && !day_first) weekday = find_weekday(token[2].word);
  return weekday ? read_week(week[1].value, weekday, context) : DATE_NONE;
}

/* Two digits are the year nearest to now. */
static int read_year(const struct token *token, int today)
{
  if (token->digits == 4) return token->value;
  if (token->digits != 2) return 0;
  int now = date_year(today);
  int year = now / 100 * 100 + token->value;
  if (year > now + 50) year -= 100;
  if (year < now - 49) year += 100;
  return year;
}

/* Digits alone: 21, 1121, 261121, 20261121. */
static int read_number(const struct token *token, const struct date_context *context)
{
  int month_and_day = token->value % 10000;
  int month = month_and_day / 100;
  int day = month_and_day % 100;
  struct token year = {.value = token->value / 10000, .digits = token->digits - 4};
  switch (token->digits) {
  case 1:
  case 2:
    month = context->open_month ? context->open_month : date_month(context->today);
    return date_make(month / 100, month % 100, token->value);
  case 4:
    return read_day_and_month(day, month, context);
  case 6:
  case 8:
    return date_make(read_year(&year, context->today), month, day);
  default:
    return DATE_NONE;
  }
}

static bool is_short(const struct token *token)
{
  return token->digits == 1 || token->digits == 2;
}

/* 21 nov, 21 nov 2026, nov 21. */
static int read_named_month(const struct typed *typed, const struct date_context *context)
{
  const struct token *token = typed->token;
  bool month_first = shaped(typed, "wn");
  if (!month_first && !shaped(typed, "nw") && !shaped(typed, "nwn")) return DATE_NONE;
  int month = find_month(month_first ? token[0].word : token[1].word);
  const struct token *day = month_first ? &token[1] : &token[0];
  if (!month || !is_short(day)) return DATE_NONE;
  if (typed->count == 2) return read_day_and_month(day->value, month, context);
  return date_make(read_year(&token[2], context->today), month, day->value);
}

/* 2026-11-21 and 26-11-21; 21/11, 21/11 2026, 21/11-26, 21.11.2026. */
static int read_parted(const struct typed *typed, const struct date_context *context)
{
  static const char *const day_first[] = {"n/n/n", "n/n-n", "n.n.n"};
  const struct token *token = typed->token;
  if (shaped(typed, "n-n-n")) {
    if (!is_short(&token[2]) || !is_short(&token[4])) return DATE_NONE;
    return date_make(read_year(&token[0], context->today), token[2].value, token[4].value);
  }
  if (typed->count < 3 || !is_short(&token[0]) || !is_short(&token[2])) return DATE_NONE;
  if (shaped(typed, "n/n") || shaped(typed, "n.n"))
    return read_day_and_month(token[0].value, token[2].value, context);
  const struct token *year = shaped(typed, "n/nn") ? &token[3] : NULL;
  for (size_t i = 0; i < sizeof day_first / sizeof day_first[0]; i++)
    if (shaped(typed, day_first[i])) year = &token[4];
  if (!year) return DATE_NONE;
  return date_make(read_year(year, context->today), token[2].value, token[0].value);
}

/* "v. 48" and "21 nov." are read as without the full stop. */
static void drop_stops_after_words(struct typed *typed)
{
  size_t kept = 0;
  for (size_t i = 0; i < typed->count; i++) {
    if (i > 0 && typed->shape[i] == '.' && typed->shape[i - 1] == 'w') continue;
    typed->shape[kept] = typed->shape[i];
    typed->token[kept++] = typed->token[i];
  }
  typed->shape[kept] = '\0';
  typed->count = kept;
}

bool date_read(const char *text, const struct date_context *context, int *date)
{
  struct typed typed;
  if (!cut_up(text, &typed)) return false;
  drop_stops_after_words(&typed);
  int read = DATE_NONE;
  if (shaped(&typed, "w") || shaped(&typed, "ww"))
    read = read_words(&typed, context);
  else if (shaped(&typed, "n"))
    read = read_number(&typed.token[0], context);
  else if (shaped(&typed, "+n"))
    read = date_add(context->today, typed.token[1].value);
  else if (shaped(&typed, "-n"))
    read = date_add(context->today, -typed.token[1].value);
  if (!read) read = read_week_form(&typed, context);
  if (!read) read = read_named_month(&typed, context);
  if (!read) read = read_parted(&typed, context);
  if (!read) return false;
  *date = read;
  return true;
}

bool time_read(const char *text, int *hhmm)
{
  struct typed typed;
  if (!cut_up(text, &typed)) return false;
  const struct token *token = typed.token;
  int time = TIME_NONE;
  if (shaped(&typed, "n") && is_short(&token[0])) time = token[0].value * 100;
  if (shaped(&typed, "n") && (token[0].digits == 3 || token[0].digits == 4)) time = token[0].value;
  if ((shaped(&typed, "n.n") || shaped(&typed, "n:n")) && is_short(&token[0]) &&
      token[2].digits == 2)
    time = token[0].value * 100 + token[2].value;
  if (typed.count > 0 && !time_valid(time)) return false;
  *hhmm = time;
  return true;
}

bool time_read_span(const char *text, int *from, int *to)
{
  enum { TIME_MOST = 16 };
  char first[TIME_MOST];
  size_t length = strcspn(text, "-");
  const char *dash = strstr(text, "–");
  if (dash && (size_t)(dash - text) < length) length = (size_t)(dash - text);
  if (length == 0 || length >= sizeof first || !text[length]) return false;
  memcpy(first, text, length);
  first[length] = 0;
  const char *second = text + length + (text[length] == '-' ? 1 : strlen("–"));
  return time_read(first, from) && time_read(second, to) && *from != TIME_NONE &&
         *to != TIME_NONE && *from != *to;
}
