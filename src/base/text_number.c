// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "base/text_code.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROUP = 3, MOST_DECIMALS = 15, LONGEST_NUMBER = 64 };

void text_number(struct buf *out, long long value)
{
  char digits[32];
  int length = snprintf(digits, sizeof digits, "%lld", value);
  for (int i = 0; i < length; i++) {
    bool between_digits = i > 0 && digits[i - 1] != '-';
    if (between_digits && (length - i) % GROUP == 0) text_encode(out, TEXT_NO_BREAK_SPACE);
    buf_addc(out, digits[i]);
  }
}

const char *text_grouped(char room[TEXT_NUMBER], long long value)
{
  struct buf text = {0};
  text_number(&text, value);
  assert(text.length < TEXT_NUMBER);
  memcpy(room, buf_text(&text), text.length + 1);
  buf_release(&text);
  return room;
}

void text_decimal(struct buf *out, double value, int decimals)
{
  assert(decimals >= 0 && decimals <= MOST_DECIMALS);
  if (!isfinite(value)) {
    buf_add(out, "\u2013"); /* the sign for no value */
    return;
  }
  double scale = pow(10, decimals);
  double scaled = round(value * scale);
  double rounded = isfinite(scaled) ? scaled / scale : value;
  size_t start = out->length;
  buf_addf(out, "%.*f", decimals, rounded == 0 ? 0.0 : rounded);
  char *point = strchr(out->data + start, '.');
  if (point) *point = ',';
}

/* Bytes of the blank at the start of `text`, 0 when there is none. */
static size_t blank_length(const char *text)
{
  if (*text == ' ') return 1;
  if (strncmp(text, "\u00A0", 2) == 0) return 2;
  return strncmp(text, "\u202F", 3) == 0 ? 3 : 0;
}

static const char *skip_blanks(const char *text)
{
  while (blank_length(text) > 0)
    text += blank_length(text);
  return text;
}

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static size_t count_digits(const char *text)
{
  size_t count = 0;
  while (is_digit(text[count]))
    count++;
  return count;
}

struct plain_number {
  char text[LONGEST_NUMBER];
  size_t length;
};

static bool add_digits(struct plain_number *plain, const char **at, size_t count)
{
  if (plain->length + count + 2 > sizeof plain->text) return false;
  memcpy(plain->text + plain->length, *at, count);
  plain->length += count;
  plain->text[plain->length] = '\0';
  *at += count;
  return true;
}

/* Digits with or without a blank between thousands: "25 500" and "25500", not "25 50". */
static bool read_whole(struct plain_number *plain, const char **at)
{
  size_t count = count_digits(*at);
  bool may_group = count >= 1 && count <= GROUP;
  if (!add_digits(plain, at, count)) return false;
  while (may_group) {
    size_t blank = blank_length(*at);
    if (blank == 0 || !is_digit((*at)[blank])) return true;
    *at += blank;
    if (count_digits(*at) != GROUP || !add_digits(plain, at, GROUP)) return false;
  }
  return true;
}

/* Brings what was typed to the form that strtoll and strtod read. */
static bool read_plain(const char *text, bool decimals, struct plain_number *plain)
{
  *plain = (struct plain_number){0};
  const char *at = skip_blanks(text);
  bool minus_sign = strncmp(at, "\u2212", 3) == 0;
  if (minus_sign || *at == '-') plain->text[plain->length++] = '-';
  if (minus_sign || *at == '-' || *at == '+') at += minus_sign ? 3 : 1;
  size_t start = plain->length;
  if (!read_whole(plain, &at)) return false;
  if (decimals && (*at == ',' || *at == '.')) {
    size_t count = count_digits(at + 1);
    if (count == 0) return false;
    at++;
    plain->text[plain->length++] = '.';
    if (!add_digits(plain, &at, count)) return false;
  }
  return plain->length > start && *skip_blanks(at) == '\0';
}

bool text_read_integer(const char *text, long long *value)
{
  struct plain_number plain;
  if (!read_plain(text, false, &plain)) return false;
  /* Eighteen digits always fit, and no count or sum of the work comes near them. */
  if (plain.length > 18) return false;
  *value = strtoll(plain.text, NULL, 10);
  return true;
}

bool text_read_decimal(const char *text, double *value)
{
  struct plain_number plain;
  if (!read_plain(text, true, &plain)) return false;
  *value = strtod(plain.text, NULL);
  return true;
}
