// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_scan.h"

#include "base/text_code.h"

enum { FULL_WIDTH_FIRST = 0xFF01, FULL_WIDTH_LAST = 0xFF5E, FULL_WIDTH_SHIFT = 0xFEE0 };

struct range {
  int32_t first, last;
};

static bool within(const struct range *ranges, size_t n, int32_t code)
{
  for (size_t i = 0; i < n; i++)
    if (code >= ranges[i].first && code <= ranges[i].last) return true;
  return false;
}

/* The value of a decimal digit beyond ASCII, by the zeros of Unicode's digit rows; -1 when none. */
static int digit_value(int32_t code)
{
  static const int32_t zeros[] = {
      0x0660, 0x06F0, 0x07C0,  0x0966,  0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,  0x0C66, 0x0CE6,
      0x0D66, 0x0DE6, 0x0E50,  0x0ED0,  0x0F20,  0x1040,  0x1090,  0x17E0,  0x1810,  0x1946, 0x19D0,
      0x1A80, 0x1A90, 0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0, 0xA9F0,
      0xAA50, 0xABF0, 0x104A0, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0,
  };
  for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++)
    if (code >= zeros[i] && code < zeros[i] + 10) return (int)(code - zeros[i]);
  return -1;
}

/* Soft hyphen, zero-width spaces and joiners, marks of direction: unseen, so they part nothing. */
static bool is_unseen(int32_t code)
{
  static const struct range unseen[] = {
      {0x00AD, 0x00AD}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064},
      {0x2066, 0x2069}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
  };
  return within(unseen, sizeof unseen / sizeof unseen[0], code);
}

static bool is_dash(int32_t code)
{
  static const struct range dashes[] = {
      {0x2010, 0x2015}, {0x2043, 0x2043}, {0x2212, 0x2212}, {0xFE58, 0xFE58}, {0xFE63, 0xFE63},
  };
  return within(dashes, sizeof dashes / sizeof dashes[0], code);
}

static bool is_blank(int32_t code)
{
  static const struct range blanks[] = {
      {'\t', '\t'},     {0x00A0, 0x00A0}, {0x2000, 0x200A},
      {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
  };
  return within(blanks, sizeof blanks / sizeof blanks[0], code);
}

static bool is_foreign_letter(int32_t code)
{
  static const struct range others[] = {
      {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, {0x2000, 0x2BFF}, {0x3000, 0x303F}, {0xFE10, 0xFFFF},
  };
  return code >= 0xC0 && code < 0x1F000 && !within(others, sizeof others / sizeof others[0], code);
}

static char symbol_of(int32_t code)
{
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) code -= FULL_WIDTH_SHIFT;
  if (code == '\r') return '\n';
  if (is_blank(code)) return ' ';
  if (code >= ' ' && code < 0x7F) return (char)code;
  if (code == '\n') return '\n';
  if (is_dash(code)) return '-';
  int digit = digit_value(code);
  if (digit >= 0) return (char)('0' + digit);
  return is_foreign_letter(code) ? SYMBOL_LETTER : SYMBOL_OTHER;
}

struct person_glyph person_read(const struct person_text *text, size_t at)
{
  while (at < text->length) {
    int32_t code = (unsigned char)text->bytes[at];
    size_t taken = code < 0x80 ? 1 : text_decode(text->bytes + at, text->length - at, &code);
    if (!is_unseen(code)) return (struct person_glyph){at, at + taken, symbol_of(code)};
    at += taken;
  }
  return (struct person_glyph){text->length, text->length, 0};
}

bool person_digit(char symbol)
{
  return symbol >= '0' && symbol <= '9';
}

bool person_letter(char symbol)
{
  return (symbol >= 'a' && symbol <= 'z') || (symbol >= 'A' && symbol <= 'Z') ||
         symbol == SYMBOL_LETTER;
}

int person_digits(const struct person_text *text, size_t at, int most, size_t *end)
{
  int count = 0;
  for (;;) {
    struct person_glyph glyph = person_read(text, at);
    if (!person_digit(glyph.symbol) || count > most) return count;
    *end = at = glyph.end;
    count++;
  }
}
