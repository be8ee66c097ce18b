// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* vsnprintf cuts at a byte: takes away a last character that lost its end. */
static void drop_half_character(char *text)
{
  size_t length = strlen(text);
  size_t start = length;
  while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
    start--;
  if (start == 0 || (unsigned char)text[start - 1] < 0xC0) return;
  unsigned char lead = (unsigned char)text[--start];
  size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (length - start < whole) text[start] = '\0';
}

__attribute__((format(printf, 4, 0))) static bool
set(struct err *err, enum err_kind kind, int field, const char *format, va_list arguments)
{
  if (!err) return false;
  /* By way of a copy, as the arguments may point into err->text itself. */
  char text[sizeof err->text];
  int wanted = vsnprintf(text, sizeof text, format, arguments);
  if (wanted < 0) text[0] = '\0';
  if ((size_t)wanted >= sizeof text) drop_half_character(text);
  err->kind = kind;
  err->code = 0;
  err->field = field;
  memcpy(err->text, text, sizeof text);
  return false;
}

bool err_set(struct err *err, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  set(err, ERR_REFUSED, -1, format, arguments);
  va_end(arguments);
  return false;
}

bool err_set_kind(struct err *err, enum err_kind kind, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  set(err, kind, -1, format, arguments);
  va_end(arguments);
  return false;
}

bool err_set_field(struct err *err, int field, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  set(err, ERR_REFUSED, field, format, arguments);
  va_end(arguments);
  return false;
}

bool err_set_code(struct err *err, int code)
{
  if (err) err->code = code;
  return false;
}
