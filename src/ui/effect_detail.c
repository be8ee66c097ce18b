// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/effect_detail.h"

#include "base/i18n.h"
#include "base/text.h"
#include "domain/plot.h"
#include "ui/term.h"
#include "ui/view_parts.h"

enum { STRIP = 14, STRIP_LEAST = 10 };

/* One line: what it is compared with goes first when there is no room, as the line on the areas
 * without a measure says it too. */
static void put_name(struct rect *r, const struct effect *e)
{
  struct buf text = {0};
  ops_measure_name(&text, e->measure->id);
  buf_addf(&text, " %s, %s", e->measure->text, e->measure->area_name);
  size_t name = text.length;
  buf_add(&text, " · ");
  buf_addf(&text,
           ngettext("compared with %zu area without a measure",
                    "compared with %zu areas without a measure", e->n_areas),
           e->n_areas);
  if (text_width(buf_text(&text)) > r->w) buf_cut(&text, name);
  draw_text(r->y++, r->x, r->w, STYLE_TEXT, buf_text(&text));
  r->h--;
  buf_release(&text);
}

/* B and C are told for as long a time as A, or nobody could hold them against it. */
static void add_numbers(struct buf *out, const struct effect *e)
{
  if (effect_judged(e)) {
    effect_words_change(out, effect_headline(e)->irr, EFFECT_MINUS);
    buf_add(out, " (");
    effect_words_interval(out, effect_headline(e), EFFECT_MINUS);
    buf_add(out, "). ");
  }
  buf_addf(out, _("Before A %.0f, before B %.0f, before C %.0f."), e->before[BEFORE_A].like,
           e->before[BEFORE_B].like, e->before[BEFORE_C].like);
  if (e->after_span.months != e->before[BEFORE_A].span.months)
    buf_addf(out, _(" Months: %d before, %d after."), e->before[BEFORE_A].span.months,
             e->after_span.months);
  if (effect_judged(e)) buf_addf(out, _(" Place in the list %d."), e->place);
}

/* Beside the sentence, where there is room for it. */
static void add_strip(struct buf *out, const struct effect *e, int width)
{
  const struct plot_strip strip = {.own = effect_headline(e)->irr,
                                   .others = e->placebo,
                                   .n = e->n_placebo,
                                   .low = PLOT_RATIO_LOW,
                                   .high = PLOT_STRIP_HIGH};
  int room = width - text_width(buf_text(out)) - 2;
  if (room < STRIP_LEAST) return;
  buf_add(out, "  ");
  plot_strip(out, &strip, room < STRIP ? room : STRIP, term_ascii());
}

static void put_line(struct rect *r, const char *text)
{
  int used = view_wrap(*r, STYLE_TEXT, text);
  r->y += used;
  r->h -= used;
}

static void put_words(struct rect *r, void (*words)(struct buf *, const struct effect *),
                      const struct effect *e)
{
  struct buf text = {0};
  words(&text, e);
  put_line(r, buf_text(&text));
  buf_release(&text);
}

static void put_placebo(struct rect *r, const struct effect *e)
{
  struct buf text = {0};
  effect_words_placebo(&text, e);
  if (text.length > 0 && effect_judged(e)) {
    add_strip(&text, e, r->w);
    put_line(r, buf_text(&text));
  }
  buf_release(&text);
}

static void put_lesson(struct rect *r, const struct effect_rows *s, const struct effect *e)
{
  struct buf text = {0};
  const struct lesson *lesson = effect_lesson(s, e->measure->id);
  if (lesson) buf_addf(&text, _("Lesson: %s"), lesson->text);
  put_line(r, buf_text(&text));
  buf_release(&text);
}

/* Where there is little room the sentences go before the numbers, and the one that always stands
 * there has its lines kept for it. */
void effect_detail_draw(const struct effect_rows *s, const struct effect *e, struct rect r)
{
  bool low = r.h < EFFECT_DETAIL_LINES;
  int kept = view_lines(r.w, effect_words_always());
  struct rect rest = {r.y, r.x, r.h - kept, r.w};
  put_name(&rest, e);
  if (!low) put_words(&rest, add_numbers, e);
  put_words(&rest, effect_words_verdict, e);
  put_words(&rest, effect_words_lack, e);
  if (low) put_words(&rest, add_numbers, e);
  put_placebo(&rest, e);
  rest.h += kept;
  put_line(&rest, effect_words_always());
  put_lesson(&rest, s, e);
}
