// SPDX-License-Identifier: GPL-3.0-or-later
/* The only sentences that say anything of what a measure did (evaluation document 3.7).
 *
 * Invariant: each is printed in the one situation it is for; none names a cause, and none has a
 * percentage where fewer than ten events came before. A new sentence is a change of the document,
 * not of this file. */
#ifndef LB_REPORT_EFFECT_WORDS_H
#define LB_REPORT_EFFECT_WORDS_H

#include "base/buf.h"
#include "report/effects.h"

/* What was found: it fell more, unclear, it rose more, too few events. Nothing when something other
 * than events is missing: effect_words_lack says what. */
void effect_words_verdict(struct buf *out, const struct effect *effect);
/* What the basis lacks besides events, a sentence each; nothing when nothing is missing. */
void effect_words_lack(struct buf *out, const struct effect *effect);
/* The same in a few words, for a row: "for få händelser (10)". */
void effect_words_short(struct buf *out, const struct effect *effect);
/* How many areas without a measure fell as much; nothing when none could be looked at. */
void effect_words_placebo(struct buf *out, const struct effect *effect);
/* Stands beside every result. */
const char *effect_words_always(void);
/* Beside what measures of one type have together. */
const char *effect_words_pooled(void);

/* "-56 %" of a rate ratio, "±0 %" when it rounds to none; a dash for none at all. `minus` is "-" on
 * paper and U+2212 on the screen. */
void effect_words_change(struct buf *out, double irr, const char *minus);
/* "-77 till -15" of an interval of change in percent. */
void effect_words_interval(struct buf *out, const struct effect_ratio *ratio, const char *minus);
/* "misshandel", or "alla problem" for a problem that is about the area as a whole. */
const char *effect_words_category(struct arena *arena, const struct effect *effect);

#endif
