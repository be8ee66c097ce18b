// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/signals_text.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"

#include <stdlib.h>

static const char *taken(struct buf *text, struct arena *arena)
{
  const char *copy = arena_strdup(arena, buf_text(text));
  buf_release(text);
  return copy;
}

static const char *count_text(long count, struct arena *arena)
{
  struct buf text = {0};
  text_number(&text, count);
  return taken(&text, arena);
}

const struct term *signals_term(enum signal_level level)
{
  return &signal_level_terms[level - SIGNAL_CLEARLY_LOWER];
}

const char *signals_counted(const struct signals_cell *cell, int month, struct arena *arena)
{
  struct buf expected = {0};
  long count = (long)cell->judged.x;
  const char *where =
      arena_printf(arena, "%s, %s", cell->area->name, text_lower(arena, cell->group->name));
  const char *said = arena_printf(
      arena,
      ngettext("%s: %s observation in %s.", "%s: %s observations in %s.", (unsigned long)count),
      where, count_text(count, arena), date_month_name(month % 100));
  if (!cell->judged.judged) return said;
  text_decimal(&expected, cell->judged.prediction.expected, 1);
  return arena_printf(arena, _("%s Expected was %s."), said, taken(&expected, arena));
}

const char *signals_rule(const struct signals_cell *cell, struct arena *arena)
{
  if (!cell->judged.judged)
    return arena_printf(arena, _("Needs %d months. There are %d now."), SIGNAL_BASELINE_LEAST,
                        cell->judged.months);
  return arena_printf(arena, _("Higher than expected from %s, by the %d months before."),
                      count_text(signals_limit(cell), arena), cell->judged.months);
}

const char *signals_chance(size_t judged, struct arena *arena)
{
  const char *n = count_text((long)judged, arena);
  return arena_printf(arena,
                      ngettext("Of %s comparison at most about %s is higher by chance.",
                               "Of %s comparisons at most about %s are higher by chance.",
                               (unsigned long)judged),
                      n, count_text(signals_by_chance(judged), arena));
}

const char *signals_not_lower(const struct signals_month *found)
{
  return found->may_be_lower ? NULL
                             : _("Lower than expected is not shown until all units have reported.");
}

const char *signals_too_short(const struct signals_month *found, struct arena *arena)
{
  if (found->judged > 0) return NULL;
  return arena_printf(arena, _("Needs %d months. There are %d now."), SIGNAL_BASELINE_LEAST,
                      found->months);
}

const char *signals_without(const struct signals_month *found, struct arena *arena)
{
  if (found->left_out == 0) return NULL;
  return arena_printf(arena,
                      ngettext("%d month is not compared with, as reports are missing in it.",
                               "%d months are not compared with, as reports are missing in them.",
                               (unsigned long)found->left_out),
                      found->left_out);
}

const char *signals_drift(const struct signals *signals, size_t area, int month,
                          struct arena *arena)
{
  int run = signals_run(signals, area, month, arena);
  struct buf number = {0};
  if (abs(run) < SIGNAL_RUN) return NULL;
  words_number(&number, (size_t)abs(run), false);
  return arena_printf(arena,
                      run > 0 ? _("%s: %s months in a row above the median.")
                              : _("%s: %s months in a row below the median."),
                      signals->areas[area].name, taken(&number, arena));
}
