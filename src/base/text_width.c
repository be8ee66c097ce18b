// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "base/text_code.h"

#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

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

size_t text_next(const char *text, size_t at)
{
  if (text[at] == '\0') return at;
  if (is_plain(text[at]) && (unsigned char)text[at + 1] < 0x80) return at + 1;
  size_t length = at + strlen(text + at);
  int32_t before;
  int32_t after;
  utf8proc_int32_t state = 0;
  at += text_decode(text + at, length - at, &before);
  while (at < length) {
    size_t taken = text_decode(text + at, length - at, &after);
    if (before < 0 || after < 0 || utf8proc_grapheme_break_stateful(before, after, &state)) break;
    at += taken;
    before = after;
  }
  return at;
}

size_t text_previous(const char *text, size_t at)
{
  if (at >= 2 && is_plain(text[at - 1]) && is_plain(text[at - 2])) return at - 1;
  size_t start = 0;
  for (size_t next = 0; next < at; next = text_next(text, start))
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
