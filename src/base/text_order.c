// SPDX-License-Identifier: GPL-3.0-or-later
/* Folding for search, and the Swedish order. */
#include "base/text.h"
#include "base/text_code.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

enum { MOST_DECOMPOSED = 32 };

char text_plain_latin(int32_t code)
{
  /* A space where there is no plain letter: eth, thorn, sharp s and the two signs. */
  static const char letters[] = "aaaaaaaceeeeiiii nooooo ouuuuy  "
                                "aaaaaaaceeeeiiii nooooo ouuuuy y";
  if (code < 0xC0 || code > 0xFF) return 0;
  char letter = letters[code - 0xC0];
  return letter == ' ' ? 0 : letter;
}

static char lower_ascii(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_hyphen_or_space(int32_t code)
{
  return code == ' ' || code == '-' || (code >= '\t' && code <= '\r') ||
         code == TEXT_NO_BREAK_SPACE || (code >= 0x2000 && code <= 0x2015) || code == 0x202F ||
         code == 0x2212 || code == 0x3000;
}

/* The letters of a code point without case and marks; returns how many there are. */
static int decompose(int32_t code, int32_t letters[MOST_DECOMPOSED])
{
  int last_class = UTF8PROC_BOUNDCLASS_START;
  int32_t parts[MOST_DECOMPOSED];
  utf8proc_ssize_t count = utf8proc_decompose_char(
      code, parts, MOST_DECOMPOSED, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
      &last_class);
  if (count < 0 || count > MOST_DECOMPOSED) return 0;
  int kept = 0;
  for (utf8proc_ssize_t i = 0; i < count; i++)
    if (utf8proc_category(parts[i]) != UTF8PROC_CATEGORY_MN) letters[kept++] = parts[i];
  return kept;
}

static void fold_code(struct buf *out, int32_t code)
{
  char plain = text_plain_latin(code);
  if (plain) {
    buf_addc(out, plain);
    return;
  }
  int32_t letters[MOST_DECOMPOSED];
  int count = decompose(code, letters);
  for (int i = 0; i < count; i++)
    text_encode(out, letters[i]);
}

void text_fold(struct buf *out, const char *text)
{
  size_t length = strlen(text);
  size_t start = out->length;
  bool space = false;
  for (size_t at = 0; at < length;) {
    int32_t code;
    at += text_decode(text + at, length - at, &code);
    if (code < 0) code = TEXT_REPLACEMENT;
    if (is_hyphen_or_space(code)) {
      space = true;
      continue;
    }
    size_t before = out->length;
    if (space && before > start) buf_addc(out, ' ');
    size_t letter = out->length;
    if (code < 0x80)
      buf_addc(out, lower_ascii((char)code));
    else
      fold_code(out, code);
    if (out->length == letter)
      buf_cut(out, before); /* a mark alone: the space waits for the next letter */
    else
      space = false;
  }
}

/* The best place of `needle` in `text`, both folded: as text_match_place. */
static int best_place(const char *text, const char *needle)
{
  int best = 0;
  for (const char *hit = strstr(text, needle); hit && best < 2; hit = strstr(hit + 1, needle)) {
    if (hit == text) return 3;
    char before = hit[-1];
    bool inside = (before >= 'a' && before <= 'z') || is_digit(before) || (before & 0x80);
    best = inside ? 1 : 2;
  }
  return best;
}

static bool holds_each_word(const char *text, char *words)
{
  for (char *word = words; word;) {
    char *end = strchr(word, ' ');
    if (end) *end = '\0';
    if (!strstr(text, word)) return false;
    word = end ? end + 1 : NULL;
  }
  return true;
}

int text_match_place(const char *text, const char *needle)
{
  struct buf in = {0};
  struct buf wanted = {0};
  text_fold(&in, text);
  text_fold(&wanted, needle);
  int place = 3;
  if (wanted.length > 0) {
    place = best_place(buf_text(&in), wanted.data);
    if (place == 0 && holds_each_word(buf_text(&in), wanted.data)) place = 1;
  }
  buf_release(&wanted);
  buf_release(&in);
  return place;
}

bool text_matches(const char *text, const char *needle)
{
  return text_match_place(text, needle) > 0;
}

/* The order is that of three keys, one after the other: which letters, which marks, which case.
 * A text is a row of elements; a run of digits is one element, so that it counts as a number. */
enum {
  WEIGHT_END = 0,
  WEIGHT_SIGN = 0x100, /* plus the code point: signs that are not ASCII, whose weight is the code */
  WEIGHT_DIGITS = 0x120000,
  WEIGHT_LETTER = 0x120001,       /* a to z, then å ä ö */
  WEIGHT_OTHER_LETTER = 0x120100, /* plus the code point */
  LETTER_RING_A = 26,
  LETTER_UMLAUT_A,
  LETTER_UMLAUT_O
};

struct element {
  int32_t weight;
  int32_t mark;       /* 0 for a plain letter of the alphabet */
  int32_t capital;    /* small letters come first; for a number, how many leading noughts */
  const char *digits; /* without leading noughts */
  size_t digit_count;
};

struct reader {
  const char *at, *end;
};

static int32_t letter_weight(char letter)
{
  return WEIGHT_LETTER + (letter - 'a');
}

/* For what is no letter of the alphabet the base letter decides, if it has one. */
static int32_t other_weight(int32_t code)
{
  int32_t letters[MOST_DECOMPOSED];
  char latin = text_plain_latin(code);
  if (latin) return letter_weight(latin);
  if (decompose(code, letters) == 0) return WEIGHT_END;
  int32_t base = letters[0];
  if (base >= 'a' && base <= 'z') return letter_weight((char)base);
  char plain = text_plain_latin(base);
  if (plain) return letter_weight(plain);
  utf8proc_category_t category = utf8proc_category(base);
  bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
  return base + (letter ? WEIGHT_OTHER_LETTER : WEIGHT_SIGN);
}

/* WEIGHT_END for a code point that has no place of its own, such as a mark that stands alone, or
 * a blank: names are ordered letter by letter (LysekilsBostäder before Lysekils Hamn). */
static void weigh(int32_t code, struct element *element)
{
  int32_t small = utf8proc_tolower(code);
  element->capital = small != code;
  element->mark = small;
  switch (small) {
  case 0xE5: /* a with a ring */
    element->weight = WEIGHT_LETTER + LETTER_RING_A;
    element->mark = 0;
    break;
  case 0xE4: /* a with an umlaut */
    element->weight = WEIGHT_LETTER + LETTER_UMLAUT_A;
    element->mark = 0;
    break;
  case 0xF6: /* o with an umlaut */
    element->weight = WEIGHT_LETTER + LETTER_UMLAUT_O;
    element->mark = 0;
    break;
  case 0xE6: /* ae */
    element->weight = WEIGHT_LETTER + LETTER_UMLAUT_A;
    break;
  case 0xF8: /* o with a stroke */
    element->weight = WEIGHT_LETTER + LETTER_UMLAUT_O;
    break;
  case 0xFC: /* u with an umlaut */
    element->weight = letter_weight('y');
    break;
  case TEXT_NO_BREAK_SPACE:
    element->weight = WEIGHT_END;
    break;
  default:
    element->weight = other_weight(small);
  }
}

static void read_number(struct reader *reader, struct element *element)
{
  const char *start = reader->at;
  while (reader->at < reader->end && *reader->at == '0')
    reader->at++;
  element->capital = (int32_t)(reader->at - start);
  element->digits = reader->at;
  while (reader->at < reader->end && is_digit(*reader->at))
    reader->at++;
  element->digit_count = (size_t)(reader->at - element->digits);
  element->weight = WEIGHT_DIGITS;
}

static void read_element(struct reader *reader, struct element *element)
{
  do {
    *element = (struct element){.weight = WEIGHT_END};
    if (reader->at == reader->end) return;
    char c = *reader->at;
    if (is_digit(c)) {
      read_number(reader, element);
    } else if ((c & 0x80) == 0) {
      char small = lower_ascii(c);
      bool letter = small >= 'a' && small <= 'z';
      element->weight = letter ? letter_weight(small) : c == ' ' ? WEIGHT_END : c ? c : 1;
      element->capital = small != c;
      reader->at++;
    } else {
      int32_t code;
      reader->at += text_decode(reader->at, (size_t)(reader->end - reader->at), &code);
      weigh(code < 0 ? TEXT_REPLACEMENT : code, element);
    }
  } while (element->weight == WEIGHT_END);
}

static int sign_of(int64_t a, int64_t b)
{
  return (a > b) - (a < b);
}

static int compare_primary(const struct element *a, const struct element *b)
{
  if (a->weight != b->weight) return sign_of(a->weight, b->weight);
  if (a->weight != WEIGHT_DIGITS) return 0;
  if (a->digit_count != b->digit_count) return a->digit_count < b->digit_count ? -1 : 1;
  return memcmp(a->digits, b->digits, a->digit_count);
}

/* The same sign in both decides nothing; most of two names that stand near each other is that. */
static void skip_common(struct reader *a, struct reader *b)
{
  while (a->at < a->end && b->at < b->end && *a->at == *b->at && (*a->at & 0x80) == 0 &&
         !is_digit(*a->at)) {
    a->at++;
    b->at++;
  }
}

int text_compare_n(const void *a, size_t a_length, const void *b, size_t b_length)
{
  struct reader first = {a, (const char *)a + a_length};
  struct reader second = {b, (const char *)b + b_length};
  int mark = 0;
  int capital = 0;
  for (;;) {
    struct element x;
    struct element y;
    skip_common(&first, &second);
    read_element(&first, &x);
    read_element(&second, &y);
    int primary = compare_primary(&x, &y);
    if (primary) return primary;
    if (x.weight == WEIGHT_END) break;
    if (!mark) mark = sign_of(x.mark, y.mark);
    if (!capital) capital = sign_of(x.capital, y.capital);
  }
  if (mark) return mark;
  if (capital) return capital;
  /* Only the same bytes are equal, so that the order never depends on where rows came from. */
  size_t shorter = a_length < b_length ? a_length : b_length;
  int bytes = shorter > 0 ? memcmp(a, b, shorter) : 0;
  return bytes ? bytes : (a_length > b_length) - (a_length < b_length);
}

int text_compare(const char *a, const char *b)
{
  return text_compare_n(a, strlen(a), b, strlen(b));
}
