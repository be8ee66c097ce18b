// SPDX-License-Identifier: GPL-3.0-or-later
/* What was reported before and after one measure. */
#include "base/date.h"
#include "domain/period.h"
#include "domain/shrink.h"
#include "domain/signal.h"
#include "domain/stats.h"
#include "report/effects_part.h"

#include <string.h>

enum { PHI_MONTHS = 24, PHI_BLOCK = 6, NO_RECORDS = -1 };

/* All that is at hand while one measure is looked at. */
struct look {
  const struct effects_data *data;
  const struct effects_measure *m;
  struct effects_series series;
  const int *areas; /* the comparison areas */
  size_t n;
  struct effect *effect;
};

/* ---- periods ---- */

static void add_month(const struct look *look, struct effect_span *span, int month)
{
  span->months++;
  span->exposure += look->series.factors[month % 100 - 1];
  if (span->first == 0 || month < span->first) span->first = month;
  if (span->last == 0 || month > span->last) span->last = month;
}

static struct effect_span span_before(const struct look *look, int last, int months)
{
  struct effect_span span = {0};
  for (int month = last; month >= look->data->first && span.months < months;
       month = month_add(month, -1))
    if (!effects_incomplete(look->data, month)) add_month(look, &span, month);
  return span;
}

static struct effect_span span_after(const struct look *look, int last)
{
  struct effect_span span = {0};
  if (look->m->works == 0) return span;
  if (look->m->stops && look->m->stops < last) last = look->m->stops;
  for (int month = look->m->works; month <= last && span.months < EFFECT_MOST;
       month = month_add(month, 1))
    if (month >= look->data->first && !effects_incomplete(look->data, month))
      add_month(look, &span, month);
  return span;
}

static void set_spans(struct look *look, int last)
{
  struct effect *e = look->effect;
  e->after_span = span_after(look, last);
  int months = e->after_span.months;
  if (months < EFFECT_BEFORE_LEAST) months = EFFECT_BEFORE_LEAST;
  e->before[BEFORE_A].span = span_before(look, month_add(look->m->start, -1), months);
  e->before[BEFORE_C].span = e->before[BEFORE_A].span;
  int chosen = quarter_first_month(look->m->measure->before_quarter);
  e->before[BEFORE_B].span = span_before(look, month_add(chosen, -1), EFFECT_BEFORE_B);
}

/* The months that are looked at from the first to the last. */
static void reach(const struct effect *e, const struct effects_measure *m, int *first, int *last)
{
  *first = *last = m->start;
  for (int i = 0; i < BEFORES; i++)
    if (e->before[i].span.first && e->before[i].span.first < *first)
      *first = e->before[i].span.first;
  if (e->after_span.last > *last) *last = e->after_span.last;
}

/* ---- counts ---- */

static double sum(const struct look *look, int area, const struct effect_span *span)
{
  return effects_sum(look->data, &look->series, area, span);
}

/* Of the comparison areas but one, which is compared with the others (NO_AREA: with none left out).
 */
static double sum_compared(const struct look *look, int without, const struct effect_span *span)
{
  double all = 0;
  for (size_t i = 0; i < look->n; i++)
    if (look->areas[i] != without) all += sum(look, look->areas[i], span);
  return all;
}

/* The same blocks that signal_phi makes: months that do not fill one are left out, the oldest. */
static void keep_halves(const struct look *look, const double *counts, size_t months, int last)
{
  const struct effects_data *data = look->data;
  struct effect_halves *halves = &look->effect->halves;
  size_t n = months / PHI_BLOCK, skip = months % PHI_BLOCK;
  double *sums = arena_alloc(data->arena, (data->n_areas * n + 1) * sizeof *sums);
  const char **names = arena_alloc(data->arena, (data->n_areas + 1) * sizeof *names);
  for (size_t area = 0; area < data->n_areas; area++) {
    names[area] = data->areas[area].name;
    for (size_t month = skip; month < months; month++)
      sums[area * n + (month - skip) / PHI_BLOCK] += counts[area * months + month];
  }
  *halves = (struct effect_halves){names, sums, data->n_areas, n,
                                   month_add(last, 1 - (int)(n * PHI_BLOCK))};
}

static struct signal_phi phi_of(const struct look *look, int last)
{
  const struct effects_data *data = look->data;
  int first = month_add(last, 1 - PHI_MONTHS);
  if (first < data->first) first = data->first;
  size_t n = (size_t)months_between(first, last) + 1,
         from = (size_t)months_between(data->first, first);
  double *counts = arena_alloc(data->arena, (data->n_areas * n + 1) * sizeof *counts);
  for (size_t area = 0; area < data->n_areas; area++)
    memcpy(counts + area * n, look->series.counts + area * (size_t)data->n_months + from,
           n * sizeof *counts);
  keep_halves(look, counts, n, last);
  return signal_phi(counts, data->n_areas, n, PHI_BLOCK, data->arena);
}

/* What the rates of all areas have together in the months before. */
static struct shrink_prior prior_of(const struct look *look)
{
  const struct effects_data *data = look->data;
  const struct effect_span *span = &look->effect->before[BEFORE_A].span;
  double *x = arena_alloc(data->arena, (data->n_areas + 1) * sizeof *x);
  double *n = arena_alloc(data->arena, (data->n_areas + 1) * sizeof *n);
  size_t areas = 0;
  for (int i = 0; i < (int)data->n_areas; i++) {
    if (!data->areas[i].ranked && i != look->m->area) continue;
    x[areas] = sum(look, i, span);
    n[areas++] = span->exposure;
  }
  return shrink_prior(x, n, areas, look->effect->phi);
}

/* ---- ratios ---- */

static void keep_ratio(struct effect_ratio *out, struct effect_ratio ratio)
{
  *out = stats_is_na(ratio.irr) ? (struct effect_ratio){0} : ratio;
}

static struct effect_counts counts_of(const struct look *look, const struct effect_baseline *before)
{
  const struct effect *e = look->effect;
  return (struct effect_counts){.a = before->count,
                                .b = e->after,
                                .c = before->compared,
                                .d = e->compared_after,
                                .e_a = before->span.exposure,
                                .e_b = e->after_span.exposure,
                                .e_c = before->span.exposure,
                                .e_d = e->after_span.exposure};
}

static void compute_ratios(struct look *look, const struct shrink_prior *prior)
{
  struct effect *e = look->effect;
  for (int i = BEFORE_A; i <= BEFORE_B; i++) {
    struct effect_baseline *before = &e->before[i];
    struct effect_counts n = counts_of(look, before);
    if (before->span.months == 0) continue;
    keep_ratio(&before->ratio, effect_ratio(&n, e->phi, EFFECT_CONF));
  }
  struct effect_baseline *own = &e->before[BEFORE_C];
  struct shrink_before shrunk = shrink_before(prior, e->before[BEFORE_A].count, own->span.exposure);
  struct effect_counts n = counts_of(look, &e->before[BEFORE_A]);
  own->count = shrunk.before;
  keep_ratio(&own->ratio,
             effect_ratio_shrunk(&n, shrunk.before, shrunk.inverse, e->phi, EFFECT_CONF));
}

/* Each area without a measure as if it had had this one, against the others. */
static void compute_placebo(struct look *look, const struct shrink_prior *prior)
{
  struct effect *e = look->effect;
  const struct effect_span *before = &e->before[BEFORE_C].span, *after = &e->after_span;
  if (look->n < EFFECT_AREAS_LEAST) return;
  e->placebo = arena_alloc(look->data->arena, look->n * sizeof *e->placebo);
  double *logs = arena_alloc(look->data->arena, look->n * sizeof *logs);
  for (size_t i = 0; i < look->n; i++) {
    int area = look->areas[i];
    const struct effect_counts n = {.b = sum(look, area, after),
                                    .c = sum_compared(look, area, before),
                                    .d = sum_compared(look, area, after),
                                    .e_a = before->exposure,
                                    .e_b = after->exposure,
                                    .e_c = before->exposure,
                                    .e_d = after->exposure};
    struct shrink_before own = shrink_before(prior, sum(look, area, before), before->exposure);
    struct effect_ratio ratio =
        effect_ratio_shrunk(&n, own.before, own.inverse, e->phi, EFFECT_CONF);
    if (stats_is_na(ratio.irr)) continue;
    logs[e->n_placebo] = log(ratio.irr);
    e->placebo[e->n_placebo++] = ratio.irr;
  }
  e->as_large = effect_placebo(log(e->before[BEFORE_C].ratio.irr), logs, e->n_placebo).as_large;
}

static void compute_events(struct look *look)
{
  struct effect *e = look->effect;
  const struct effect_baseline *a = &e->before[BEFORE_A];
  const struct effects_data *data = look->data;
  struct effect_wdd wdd =
      effect_wdd_scaled(a->count, e->after, a->compared, e->compared_after, e->phi, EFFECT_CONF);
  e->has_wdd = !stats_is_na(wdd.wdd) && !stats_is_na(wdd.z);
  if (e->has_wdd) e->wdd = wdd;
  struct effect_wdq_counts n = {
      .r0 = a->count, .r1 = e->after, .c0 = a->compared, .c1 = e->compared_after};
  for (int i = 0; look->m->area != NO_AREA && i < (int)data->n_areas; i++) {
    if (!effects_neighbour(data, look->m->area, i)) continue;
    n.d0 += sum(look, i, &a->span);
    n.d1 += sum(look, i, &e->after_span);
  }
  struct effect_wdq wdq = effect_wdq(&n);
  e->has_wdq = n.d0 + n.d1 > 0 && !stats_is_na(wdq.wdq);
  if (e->has_wdq) e->wdq = wdq;
}

/* ---- what may be said ---- */

static unsigned lacks_of(const struct look *look, int first, int last)
{
  const struct effect *e = look->effect;
  const struct effect_baseline *a = &e->before[BEFORE_A], *b = &e->before[BEFORE_B];
  const struct effects_measure *m = look->m;
  const struct effect_data data = {
      .counts = counts_of(look, a),
      .comparison_areas = look->n,
      .months_before = a->span.months < b->span.months ? a->span.months : b->span.months,
      .months_after = e->after_span.months,
      .same_regime = effects_same_regime(look->data, &a->span, &e->after_span),
      /* What the first month showed is known when it is over. */
      .start_known = m->course->start_noted <= date_last_of_month(month_add(m->start, 1)),
  };
  bool changed = effects_changed(look->data, m->area, first, last);
  return effect_lacks(&data) | (changed ? (unsigned)LACKS_SAME_AREA : 0);
}

/* The ratio compares with others; what is said of rising and falling must be true of the area too.
 */
static enum effect_verdict true_verdict(const struct effect *e)
{
  const struct effect_baseline *before = e->before;
  enum effect_verdict verdict = effect_verdict(e->lacks == 0, &before[BEFORE_A].ratio,
                                               &before[BEFORE_B].ratio, &before[BEFORE_C].ratio);
  double rate = before[BEFORE_C].count / before[BEFORE_C].span.exposure;
  double since = e->after / e->after_span.exposure;
  bool untrue = (verdict == EFFECT_WRONG_WAY && since <= rate) ||
                (verdict == EFFECT_FELL_MORE && since >= rate);
  return untrue ? EFFECT_UNCLEAR : verdict;
}

static void set_quarter(struct look *look)
{
  struct effect *e = look->effect;
  int last = e->after_span.last;
  e->in_quarter = e->in_quarter_before = NO_RECORDS;
  if (last == 0) return;
  int quarter = quarter_of(date_last_of_month(last));
  if (last % 100 % 3 != 0) quarter = quarter_add(quarter, -1);
  int first = quarter_first_month(quarter), year_before = month_add(first, -12);
  if (first < e->after_span.first) return;
  e->quarter = quarter;
  const struct effect_span now = {.first = first, .last = month_add(first, 2)};
  const struct effect_span then = {.first = year_before, .last = month_add(year_before, 2)};
  e->in_quarter = (long)sum(look, look->m->area, &now);
  if (then.first >= look->data->first) e->in_quarter_before = (long)sum(look, look->m->area, &then);
}

static void name_others(struct look *look, int first, int last)
{
  const struct effects_data *data = look->data;
  struct effect *e = look->effect;
  const char **areas = arena_alloc(data->arena, (look->n + 1) * sizeof *areas);
  const char **beside = arena_alloc(data->arena, (data->n_measures + 1) * sizeof *beside);
  for (size_t i = 0; i < look->n; i++)
    areas[e->n_areas++] = data->areas[look->areas[i]].name;
  for (size_t i = 0; i < data->n_measures; i++) {
    const struct effects_measure *other = &data->measures[i];
    if (other != look->m && other->area == look->m->area && other->start && other->start <= last &&
        (other->end == 0 || other->end >= first))
      beside[e->n_beside++] = other->measure->text;
  }
  e->areas = areas;
  e->beside = beside;
}

void effects_one(const struct effects_data *data, const struct effects_measure *m, int last,
                 struct effect *effect)
{
  struct look look = {.data = data, .m = m, .effect = effect};
  *effect = (struct effect){.measure = m->measure,
                            .category = m->course->category_name,
                            /* What began after the months that are read has not begun in them;
                             * what began in the month that runs has its months before. */
                            .started = m->start != 0 && m->start <= month_add(last, 1),
                            .in_quarter = NO_RECORDS,
                            .in_quarter_before = NO_RECORDS};
  if (!effect->started) return;
  look.series = effects_series(data, m->course->category_id, last);
  effect->season_years = look.series.season_years;
  set_spans(&look, last);
  int first, until;
  reach(effect, m, &first, &until);
  look.areas = effects_comparison(data, m->area, first, until, &look.n);
  struct signal_phi phi = phi_of(&look, effect->after_span.last ? effect->after_span.last : last);
  effect->phi = phi.phi;
  effect->phi_assumed = phi.assumed;
  effect->after = sum(&look, m->area, &effect->after_span);
  effect->compared_after = sum_compared(&look, NO_AREA, &effect->after_span);
  for (int i = 0; i < BEFORES; i++) {
    effect->before[i].count = sum(&look, m->area, &effect->before[i].span);
    effect->before[i].compared = sum_compared(&look, NO_AREA, &effect->before[i].span);
  }
  name_others(&look, m->start, until);
  set_quarter(&look);
  effect->needed_half = effect_needed(EFFECT_FALL_HALF, phi.phi);
  effect->needed_third = effect_needed(EFFECT_FALL_THIRD, phi.phi);
  effect->lacks = lacks_of(&look, first, until);
  if (effect->before[BEFORE_A].span.months && effect->after_span.months) {
    struct shrink_prior prior = effect->prior = prior_of(&look);
    compute_ratios(&look, &prior);
    compute_placebo(&look, &prior);
    compute_events(&look);
    /* The shrunk count stands for a, so it too must be enough for a percentage. */
    if (effect->before[BEFORE_C].count < EFFECT_EVENTS_BEFORE) effect->lacks |= LACKS_EVENTS;
  }
  for (int i = 0; i < BEFORES; i++) {
    struct effect_baseline *before = &effect->before[i];
    before->like =
        before->span.exposure > 0
            ? before->count * effect->before[BEFORE_A].span.exposure / before->span.exposure
            : 0;
  }
  effect->verdict = true_verdict(effect);
  effect->level = look.n > 0 ? 3 : 2;
}
