// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_content.h"

#include <string.h>

/* What cairo writes where a mark begins, with its own number between the two. */
static const char mark_begin[] = "/" PDF_MARK " << /MCID ", mark_end[] = "BDC";

/* Where a string in brackets ends; a text may hold anything, marks too. */
static const char *string_end(const char *at, const char *end)
{
  int depth = 0;
  for (; at < end; at++) {
    if (*at == '\\')
      at++;
    else if (*at == '(')
      depth++;
    else if (*at == ')' && --depth == 0)
      return at + 1;
  }
  return end;
}

static const char *find(const char *at, const char *end, const char *what)
{
  size_t length = strlen(what);
  for (; (size_t)(end - at) >= length; at++)
    if (memcmp(at, what, length) == 0) return at;
  return NULL;
}

static void add_mark(struct buf *out, const struct pdf_mark *mark)
{
  if (mark->run)
    buf_addf(out, "/" PDF_MARK " << /MCID %d >> BDC", mark->id);
  else
    buf_add(out, "/Artifact BMC");
}

bool pdf_content(const char *bytes, size_t length, const struct pdf_mark *marks, size_t n,
                 struct buf *out)
{
  const char *at = bytes, *end = bytes + length, *copied = bytes;
  size_t found = 0;
  while (at < end) {
    if (*at == '(') {
      at = string_end(at, end);
    } else if ((size_t)(end - at) > sizeof mark_begin &&
               memcmp(at, mark_begin, sizeof mark_begin - 1) == 0) {
      const char *last = find(at, end, mark_end);
      if (!last || found == n) return false;
      buf_addn(out, copied, (size_t)(at - copied));
      add_mark(out, &marks[found++]);
      copied = at = last + sizeof mark_end - 1;
    } else {
      at++;
    }
  }
  buf_addn(out, copied, (size_t)(end - copied));
  return found == n;
}
