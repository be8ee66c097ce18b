// SPDX-License-Identifier: GPL-3.0-or-later
/* Blanks that no line may end at: 14 §, § 87, 25 %, 300 kr, kl. 13.42, 7 oktober, kvartal 3. */
#include "report/layout_flow.h"

#include "base/text.h"

#include <string.h>

static const char hard_blank[] = "\u00a0";

static bool is_digit(char letter)
{
  return letter >= '0' && letter <= '9';
}

static bool is_one_of(const char *const *words, const char *word, size_t length)
{
  for (; *words; words++)
    if (strlen(*words) == length && memcmp(*words, word, length) == 0) return true;
  return false;
}

/* What a number stands for does not part from it. */
static bool is_unit(const char *word)
{
  static const char *const units[] = {
      "\u00a7",  "\u00a7\u00a7", "%",       "kr",       "m",        "km",   "h",
      "januari", "februari",     "mars",    "april",    "maj",      "juni", "juli",
      "augusti", "september",    "oktober", "november", "december", NULL};
  return is_one_of(units, word, strcspn(word, " \n.,;:)"));
}

/* The word that ends before `end` says what the number after it is. */
static bool is_counter(const char *text, const char *end)
{
  static const char *const counters[] = {"\u00a7", "\u00a7\u00a7", "kl.",   "nr", "punkt", "sida",
                                         "mål",    "kvartal",      "vecka", "kv", "Kv",    NULL};
  const char *word = end;
  while (word > text && word[-1] != ' ' && word[-1] != '\n' && word[-1] != '(')
    word--;
  return is_one_of(counters, word, (size_t)(end - word));
}

static bool ties(const char *text, const char *blank)
{
  if (blank == text || blank[-1] == ' ' || blank[1] == ' ') return false;
  return (is_digit(blank[-1]) && is_unit(blank + 1)) ||
         (is_digit(blank[1]) && is_counter(text, blank));
}

const char *flow_tied(struct arena *arena, const char *text)
{
  const char *blank = text;
  while ((blank = strchr(blank, ' ')) && !ties(text, blank))
    blank++;
  if (!blank) return text;
  struct buf tied = {0};
  for (const char *at = text; *at; at++) {
    if (*at == ' ' && ties(text, at))
      buf_add(&tied, hard_blank);
    else
      buf_addc(&tied, *at);
  }
  text = arena_strdup(arena, buf_text(&tied));
  buf_release(&tied);
  return text;
}
