// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include "base/text_code.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

size_t text_decode(const char *text, size_t length, int32_t *code)
{
  const unsigned char *bytes = (const unsigned char *)text;
  if (bytes[0] < 0x80) {
    *code = bytes[0];
    return 1;
  }
  utf8proc_ssize_t taken = utf8proc_iterate(bytes, (utf8proc_ssize_t)length, code);
  if (taken > 0) return (size_t)taken;
  *code = -1;
  return 1;
}

void text_encode(struct buf *out, int32_t code)
{
  utf8proc_uint8_t bytes[4];
  buf_addn(out, bytes, (size_t)utf8proc_encode_char(code, bytes));
}

/* The length of the beginning that is printable ASCII, eight bytes at a time. */
static size_t plain_length(const char *bytes, size_t length)
{
  const uint64_t ones = UINT64_C(0x0101010101010101);
  const uint64_t tops = ones * 0x80;
  size_t at = 0;
  for (; length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
    uint64_t word;
    memcpy(&word, bytes + at, sizeof word);
    /* A top bit comes out where a byte is above 0x7E, or below 0x20. */
    if (((word | (word + ones) | (word - ones * 0x20)) & tops) != 0) break;
  }
  while (at < length && bytes[at] >= 0x20 && bytes[at] < 0x7F)
    at++;
  return at;
}

bool text_valid(const char *bytes, size_t length)
{
  size_t at = 0;
  while (at < length) {
    at += plain_length(bytes + at, length - at);
    if (at == length) break;
    int32_t code;
    at += text_decode(bytes + at, length - at, &code);
    if (code <= 0) return false;
  }
  return true;
}

static bool is_bidi_control(int32_t code)
{
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

static bool is_mark(int32_t code)
{
  if (code < 0x300) return false;
  utf8proc_category_t category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
         category == UTF8PROC_CATEGORY_ME;
}

/* No terminal and no font knows what these look like. */
static bool is_without_shape(int32_t code)
{
  if (code < 0x370) return false;
  utf8proc_category_t category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO ||
         category == UTF8PROC_CATEGORY_CS;
}

/* As many as Unicode's own stream-safe text has on one letter. No writing needs so many, and
 * putting a million of them in order would take for ever. */
enum { MARKS_MOST = 30 };

static bool is_line_break(int32_t code)
{
  return code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029;
}

/* What is shown for a code point; `base` says whether a mark has something to stand on. */
static int32_t cleaned(int32_t code, bool newlines, bool base)
{
  if (is_line_break(code)) return newlines ? '\n' : ' ';
  if (code == '\t') return ' ';
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return TEXT_REPLACEMENT;
  if (is_bidi_control(code) || is_without_shape(code)) return TEXT_REPLACEMENT;
  if (!base && is_mark(code)) return TEXT_REPLACEMENT;
  return code;
}

/* Everything below U+0300 is in NFC by itself, and so are the quotation marks and dashes that
 * Swedish text holds. */
static bool may_need_nfc(int32_t code)
{
  return code >= 0x300 && code != TEXT_REPLACEMENT && (code < 0x2010 || code > 0x2027);
}

static const char *compose(struct arena *arena, const struct buf *text)
{
  utf8proc_uint8_t *composed = NULL;
  utf8proc_ssize_t length =
      utf8proc_map((const utf8proc_uint8_t *)text->data, (utf8proc_ssize_t)text->length, &composed,
                   UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  /* Of well-formed text only a lack of memory can fail; the text as it stands does no harm. */
  if (length < 0) return arena_strndup(arena, text->data, text->length);
  const char *kept = arena_strndup(arena, (const char *)composed, (size_t)length);
  free(composed);
  return kept;
}

const char *text_clean(struct arena *arena, const char *bytes, size_t length, bool newlines)
{
  size_t at = plain_length(bytes, length);
  if (at == length) return arena_strndup(arena, bytes, length);
  struct buf clean = {0};
  buf_addn(&clean, bytes, at);
  bool base = at > 0 && bytes[at - 1] != ' ';
  bool needs_nfc = false;
  int marks = 0; /* in a row */
  while (at < length) {
    int32_t code;
    at += text_decode(bytes + at, length - at, &code);
    if (code == '\r' && at < length && bytes[at] == '\n') continue;
    marks = is_mark(code) ? marks + 1 : 0;
    code = cleaned(code, newlines, base && marks <= MARKS_MOST);
    base = code != ' ' && code != '\n' && code != TEXT_REPLACEMENT;
    needs_nfc = needs_nfc || may_need_nfc(code);
    text_encode(&clean, code);
  }
  const char *kept =
      needs_nfc ? compose(arena, &clean) : arena_strndup(arena, buf_text(&clean), clean.length);
  buf_release(&clean);
  return kept;
}

static const char *map_codes(struct arena *arena, const char *text, bool first_only,
                             int32_t (*map)(int32_t))
{
  struct buf out = {0};
  size_t length = strlen(text);
  for (size_t at = 0; at < length;) {
    int32_t code;
    bool mapped = at == 0 || !first_only;
    at += text_decode(text + at, length - at, &code);
    text_encode(&out, mapped ? map(code) : code);
  }
  const char *kept = arena_strndup(arena, buf_text(&out), out.length);
  buf_release(&out);
  return kept;
}

const char *text_upper(struct arena *arena, const char *text)
{
  return map_codes(arena, text, false, utf8proc_toupper);
}

const char *text_lower(struct arena *arena, const char *text)
{
  return map_codes(arena, text, false, utf8proc_tolower);
}

const char *text_capital(struct arena *arena, const char *text)
{
  return map_codes(arena, text, true, utf8proc_toupper);
}
