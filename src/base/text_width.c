// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "base/text_code.h"

#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

enum { UTF8_MOST = 4, ZERO_WIDTH_JOINER = 0x200D };

static bool is_plain(char c)
{
  return c >= 0x20 && c < 0x7F;
}

/* What wcwidth does not know is drawn as one replacement sign. */
static int code_width(int32_t code)
{
  int width = code < 0 ? 1 : wcwidth((wchar_t)code);
  return width < 0 ? 1 : width;
}

int text_width_n(const char *text, size_t length)
{
  int columns = 0;
  for (size_t at = 0; at < length;) {
    if (is_plain(text[at])) {
      at++;
      columns++;
      continue;
    }
    int32_t code;
    at += text_decode(text + at, length - at, &code);
    columns += code_width(code);
  }
  return columns;
}

int text_width(const char *text)
{
  return text_width_n(text, strlen(text));
}

/* The code point at `at`; 0 at the end. Looks at no more than its own bytes, so that a walk through
 * a long text takes one pass. */
static size_t decode_at(const char *text, size_t at, int32_t *code)
{
  *code = 0;
  size_t length = strnlen(text + at, UTF8_MOST);
  return length > 0 ? text_decode(text + at, length, code) : 0;
}

size_t text_next(const char *text, size_t at)
{
  if (text[at] == '\0') return at;
  if (is_plain(text[at]) && (unsigned char)text[at + 1] < 0x80) return at + 1;
  int32_t before;
  int32_t after;
  utf8proc_int32_t state = 0;
  at += decode_at(text, at, &before);
  while (text[at]) {
    size_t taken = decode_at(text, at, &after);
    if (before < 0 || after < 0 || utf8proc_grapheme_break_stateful(before, after, &state)) break;
    at += taken;
    before = after;
  }
  return at;
}

static size_t code_before(const char *text, size_t at)
{
  size_t start = at - 1;
  while (start > 0 && at - start < UTF8_MOST && ((unsigned char)text[start] & 0xC0) == 0x80)
    start--;
  return start;
}

/* A place at or before `at` where a grapheme surely begins: flags and joined signs depend on what
 * stands before them. */
static size_t sure_start(const char *text, size_t at)
{
  while (at > 0) {
    int32_t code;
    int32_t before;
    size_t previous = code_before(text, at);
    decode_at(text, at, &code);
    decode_at(text, previous, &before);
    bool flag = code >= 0x1F1E6 && code <= 0x1F1FF;
    if (!flag && before != ZERO_WIDTH_JOINER && before >= 0 && code >= 0 &&
        utf8proc_grapheme_break(before, code))
      break;
    at = previous;
  }
  return at;
}

size_t text_previous(const char *text, size_t at)
{
  if (at == 0) return 0;
  if (at >= 2 && is_plain(text[at - 1]) && is_plain(text[at - 2])) return at - 1;
  size_t start = sure_start(text, code_before(text, at));
  for (size_t next = start; next < at; next = text_next(text, start))
    start = next;
  return start;
}

size_t text_fit(const char *text, int columns)
{
  size_t end = 0;
  int used = 0;
  while (text[end]) {
    size_t next = text_next(text, end);
    used += text_width_n(text + end, next - end);
    if (used > columns) break;
    end = next;
  }
  return end;
}

void text_pad(struct buf *out, const char *text, int columns, bool right)
{
  if (columns <= 0) return;
  int width = text_width(text);
  if (width > columns) {
    size_t kept = text_fit(text, columns - 1);
    buf_addn(out, text, kept);
    buf_pad(out, ' ', columns - 1 - text_width_n(text, kept));
    buf_add(out, "\u2026");
    return;
  }
  if (right) buf_pad(out, ' ', columns - width);
  buf_add(out, text);
  if (!right) buf_pad(out, ' ', columns - width);
}

/* Where the next line begins when this one ends at `end`: the spaces it broke at are gone, and an
 * LF after them does not make an empty line. */
static size_t skip_break(const char *text, size_t end)
{
  while (text[end] == ' ')
    end++;
  return text[end] == '\n' ? end + 1 : end;
}

size_t text_line(const char *text, int columns, size_t *skip)
{
  size_t at = 0;
  size_t last_space = 0;
  int used = 0;
  while (text[at] && text[at] != '\n') {
    size_t next = text_next(text, at);
    int width = text_width_n(text + at, next - at);
    if (text[at] == ' ' && at > 0 && text[at - 1] != ' ') last_space = at;
    if (used + width > columns && at > 0) {
      size_t end = last_space > 0 ? last_space : at;
      *skip = skip_break(text, end);
      return end;
    }
    used += width;
    at = next;
  }
  *skip = text[at] == '\n' ? at + 1 : at;
  return at;
}
