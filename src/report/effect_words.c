// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/effect_words.h"

#include "base/i18n.h"
#include "base/text.h"
#include "domain/stats.h"

#include <math.h>

#define HARD_PERCENT "\u00a0%"

long effect_events(const struct effect *effect)
{
  return lround(effect->before[BEFORE_A].count + effect->after);
}

/* As many events as a fall by half takes: what is needed before, and half of it after. */
long effect_needed_together(const struct effect *effect)
{
  return lround(ceil(effect->needed_half * (1 + EFFECT_FALL_HALF)));
}

const char *effect_words_category(struct arena *arena, const struct effect *effect)
{
  if (!effect->category) return _("all problems");
  /* Only the first letter: "A-traktor" in the middle of a name keeps its own. */
  size_t first = text_next(effect->category, 0);
  return arena_printf(arena, "%s%s",
                      text_lower(arena, arena_strndup(arena, effect->category, first)),
                      effect->category + first);
}

static void add_percent(struct buf *out, double change, const char *minus)
{
  double whole = round(fabs(change));
  if (whole == 0)
    buf_add(out, "±0");
  else
    buf_addf(out, "%s%.0f", change < 0 ? minus : "+", whole);
}

void effect_words_change(struct buf *out, double irr, const char *minus)
{
  if (!(irr > 0)) {
    buf_add(out, "–");
    return;
  }
  add_percent(out, 100 * (irr - 1), minus);
  buf_add(out, HARD_PERCENT);
}

void effect_words_interval(struct buf *out, const struct effect_ratio *ratio, const char *minus)
{
  struct buf low = {0}, high = {0};
  add_percent(&low, ratio->change_lower, minus);
  add_percent(&high, ratio->change_upper, minus);
  /* TRANSLATORS: the ends of an interval: -77 to -15 */
  buf_addf(out, _("%s to %s"), buf_text(&low), buf_text(&high));
  buf_release(&low);
  buf_release(&high);
}

static void add_fell_more(struct buf *out, const struct effect *effect, struct arena *arena)
{
  const struct effect_ratio *ratio = &effect->before[BEFORE_C].ratio;
  buf_addf(out,
           _("Reports of %s in %s fell by %.0f %% more than in the comparison areas (%.0f–%.0f %% "
             "with a 95 %% confidence interval). There is an association in time. We cannot show "
             "that the measure is the cause."),
           effect_words_category(arena, effect), effect->measure->area_name, round(-ratio->change),
           round(-ratio->change_upper), round(-ratio->change_lower));
}

void effect_words_verdict(struct buf *out, const struct effect *effect)
{
  struct arena arena = {0};
  switch (effect->verdict) {
  case EFFECT_FELL_MORE:
    if (effect->before[BEFORE_A].count >= EFFECT_EVENTS_BEFORE) add_fell_more(out, effect, &arena);
    break;
  case EFFECT_UNCLEAR:
    buf_add(out, _("The fall can be explained by usual variation. We can say neither that the "
                   "measure helped nor that it did not help."));
    break;
  case EFFECT_WRONG_WAY:
    buf_addf(out,
             _("%s rose more than in the comparison areas. It may be due to more reports; see "
               "the sources."),
             text_capital(&arena, effect_words_category(&arena, effect)));
    break;
  case EFFECT_TOO_FEW:
    if (effect->lacks & LACKS_EVENTS)
      buf_addf(out, _("Too few events (%ld) to say anything. About %ld would be needed."),
               effect_events(effect), effect_needed_together(effect));
    break;
  }
  arena_release(&arena);
}

/* A blank before every sentence but the first. */
static void go_on(struct buf *out)
{
  if (out->length > 0) buf_addc(out, ' ');
}

static int months_before(const struct effect *effect)
{
  int a = effect->before[BEFORE_A].span.months, b = effect->before[BEFORE_B].span.months;
  return a < b ? a : b;
}

static void add_periods(struct buf *out, const struct effect *effect)
{
  int before = months_before(effect), after = effect->after_span.months;
  if (effect->lacks & LACKS_BEFORE) {
    go_on(out);
    buf_addf(out,
             ngettext("There is %d whole month before the measure; six are needed.",
                      "There are %d whole months before the measure; six are needed.",
                      (unsigned long)before),
             before);
  }
  if (effect->lacks & LACKS_AFTER) {
    go_on(out);
    buf_addf(out,
             ngettext("There is %d whole month after the measure; three are needed.",
                      "There are %d whole months after the measure; three are needed.",
                      (unsigned long)after),
             after);
  }
}

void effect_words_lack(struct buf *out, const struct effect *effect)
{
  static const struct {
    enum effect_lack lack;
    const char *sentence;
  } others[] = {
      {LACKS_REGIME, N_("Before and after were not reported alike: a unit reported in one of them "
                        "only.")},
      {LACKS_START, N_("The start was noted only when the months after it could be seen.")},
      {LACKS_SAME_AREA, N_("The area itself was changed in the months that are compared.")},
  };
  add_periods(out, effect);
  if (effect->lacks & LACKS_AREAS) {
    go_on(out);
    buf_addf(out,
             ngettext("There is %zu area without a measure to compare with; two are needed.",
                      "There are %zu areas without a measure to compare with; two are needed.",
                      effect->n_areas),
             effect->n_areas);
  }
  if (effect->lacks & LACKS_COMPARED && effect->n_areas) {
    go_on(out);
    buf_addf(out, _("There are %.0f events in the areas compared with; 40 are needed."),
             effect->before[BEFORE_A].compared + effect->compared_after);
  }
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    if (!(effect->lacks & (unsigned)others[i].lack)) continue;
    go_on(out);
    buf_add(out, _(others[i].sentence));
  }
}

void effect_words_short(struct buf *out, const struct effect *effect)
{
  unsigned lacks = effect->lacks;
  if (!effect->started)
    buf_add(out, _("not started"));
  else if (lacks & LACKS_EVENTS)
    buf_addf(out, _("too few events (%ld)"), effect_events(effect));
  else if (lacks & LACKS_AFTER)
    buf_add(out, _("too short a time after"));
  else if (lacks & LACKS_BEFORE)
    buf_add(out, _("too short a time before"));
  else if (lacks & LACKS_AREAS)
    buf_add(out, _("too few areas to compare with"));
  else if (lacks)
    buf_add(out, _("cannot be compared"));
}

void effect_words_placebo(struct buf *out, const struct effect *effect)
{
  if (effect->n_placebo == 0) return;
  buf_addf(out, _("%zu of %zu areas without a measure fell as much or more."), effect->as_large,
           effect->n_placebo);
}

const char *effect_words_always(void)
{
  return _("The area was chosen because things were bad there. Part of an improvement often comes "
           "by itself.");
}

const char *effect_words_pooled(void)
{
  return _("The measures share areas that they are compared with, so the interval of several "
           "together is a little too narrow.");
}
