// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv_text.h"

#include <stdbool.h>
#include <string.h>

/* A spreadsheet takes what begins like this for a formula, and would run it. */
static bool begins_formula(const char *text)
{
  return *text && strchr("=+-@\t\r", *text);
}

void csv_text(struct buf *out, const char *text)
{
  bool quoted = begins_formula(text) || strpbrk(text, ";\"\r\n");
  if (!quoted) {
    buf_add(out, text);
    return;
  }
  buf_addc(out, '"');
  if (begins_formula(text)) buf_addc(out, '\'');
  for (; *text; text++)
    buf_addf(out, *text == '"' ? "\"%c" : "%c", *text);
  buf_addc(out, '"');
}
