// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/words.h"

#include "base/i18n.h"

#include <string.h>

static void join(struct buf *out, const char *const *items, size_t n, const char *last)
{
  for (size_t i = 0; i < n; i++) {
    if (i > 0) buf_add(out, i + 1 == n ? last : ", ");
    buf_add(out, items[i]);
  }
}

void words_and(struct buf *out, const char *const *items, size_t n)
{
  /* TRANSLATORS: between the last two of a list, with its blanks */
  join(out, items, n, _(" and "));
}

void words_or(struct buf *out, const char *const *items, size_t n)
{
  /* TRANSLATORS: between the last two of a list, with its blanks */
  join(out, items, n, _(" or "));
}

void words_number(struct buf *out, size_t n, bool first)
{
  static const char *const inside[] = {
      N_("one"),   N_("two"),   N_("three"), N_("four"), N_("five"),   N_("six"),
      N_("seven"), N_("eight"), N_("nine"),  N_("ten"),  N_("eleven"), N_("twelve"),
  };
  static const char *const opening[] = {
      N_("One"),   N_("Two"),   N_("Three"), N_("Four"), N_("Five"),   N_("Six"),
      N_("Seven"), N_("Eight"), N_("Nine"),  N_("Ten"),  N_("Eleven"), N_("Twelve"),
  };
  if (n >= 1 && n <= sizeof inside / sizeof inside[0])
    buf_add(out, gettext(first ? opening[n - 1] : inside[n - 1]));
  else
    buf_addf(out, "%zu", n);
}

bool words_said(const char *text)
{
  return text && text[strspn(text, " \t\r\n")] != '\0';
}
