// SPDX-License-Identifier: GPL-3.0-or-later
/* A measure's effect, from the counts of its months to the interval and the places of the areas
 * without one. What is uncommon (WDD, WDQ) stands here alone. */
#include "report/effect_words.h"
#include "report/explain.h"
#include "report/p9_parts.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>

static const struct effect *find(const struct effects *effects, int64_t id)
{
  for (size_t i = 0; i < effects->n; i++)
    if (effects->rows[i].measure->id == id) return &effects->rows[i];
  return NULL;
}

/* ---- what went in ---- */

/* A sum of season factors over whole years is a whole number but for its last bits. */
static const char *exposure(struct print *p, const struct effect_span *span)
{
  return explain_number(p, round(span->exposure * 1e9) / 1e9);
}

static void put_span(struct print *p, const char *label, const struct effect_span *span,
                     const char *own, double in_area, const char *others, double compared)
{
  if (span->months == 0) {
    explain_step(p, label, "%s", _("no whole month"));
    return;
  }
  explain_step(p, label,
               _("%d-%02d to %d-%02d, %d months, e = %s; in the area %s = %s, in the "
                 "areas compared with %s = %s"),
               span->first / 100, span->first % 100, span->last / 100, span->last % 100,
               span->months, exposure(p, span), own, explain_number(p, in_area), others,
               explain_number(p, compared));
}

static void put_counts(struct print *p, const struct effect *e)
{
  const struct effect_baseline *a = &e->before[BEFORE_A], *b = &e->before[BEFORE_B];
  explain_step(p, _("Counted:"), "%s", effect_words_category(p->arena, e));
  put_span(p, _("Before A:"), &a->span, "a", a->count, "c", a->compared);
  put_span(p, _("Before B:"), &b->span, "a", b->count, "c", b->compared);
  put_span(p, _("After:"), &e->after_span, "b", e->after, "d", e->compared_after);
  if (e->n_areas)
    explain_step(p, _("Compared with:"), "%s", print_joined(p, e->areas, e->n_areas, ", "));
  explain_step(p, _("Season:"), "%s",
               e->season_years
                   ? arena_printf(p->arena,
                                  _("e is months weighted by season, from %d whole years"),
                                  e->season_years)
                   : _("fewer than three whole years, so every month weighs 1"));
  explain_step(p, "phi:", "%s",
               e->phi_assumed
                   ? _("2 is assumed, as there is too little to reckon it from (half-years)")
                   : arena_printf(p->arena,
                                  _("%s, by half-years over all areas: sum of (x - E)^2 / "
                                    "E, divided by (areas - 1)(half-years - 1), at least 1"),
                                  explain_number(p, e->phi)));
}

/* What phi is reckoned from; the sums of rows and columns give what is expected of each cell. */
static void put_halves(struct print *p, const struct effect *e)
{
  const struct effect_halves *h = &e->halves;
  size_t n = h->n + 2;
  struct doc_column *columns = arena_alloc(p->arena, n * sizeof *columns);
  const char **cells = arena_alloc(p->arena, n * sizeof *cells);
  double *sums = arena_alloc(p->arena, (h->n + 1) * sizeof *sums);
  if (e->phi_assumed) return;
  columns[0] = (struct doc_column){_("Area"), DOC_LEFT, 0};
  columns[n - 1] = (struct doc_column){_("Sum"), DOC_RIGHT, 8};
  for (size_t i = 0; i < h->n; i++) {
    int first = month_add(h->first, (int)i * 6);
    columns[i + 1] = (struct doc_column){
        arena_printf(p->arena, _("from %d-%02d"), first / 100, first % 100), DOC_RIGHT, 12};
  }
  struct doc_table *t = document_table(p->d, NULL, columns, n);
  for (size_t area = 0; area <= h->n_areas; area++) {
    bool last = area == h->n_areas;
    double sum = 0;
    for (size_t i = 0; i < h->n; i++) {
      double count = last ? sums[i] : h->counts[area * h->n + i];
      if (!last) sums[i] += count;
      sum += count;
      cells[i + 1] = explain_number(p, count);
    }
    cells[0] = last ? _("Sum") : h->areas[area];
    cells[n - 1] = explain_number(p, sum);
    table_row(p->d, t, last ? DOC_ROW_SUM : DOC_ROW, cells);
  }
}

/* ---- the ratios ---- */

static void put_shrunk(struct print *p, const struct effect *e)
{
  const struct effect_baseline *a = &e->before[BEFORE_A], *c = &e->before[BEFORE_C];
  const char *months = exposure(p, &c->span), *result = explain_number(p, c->count);
  const char *m = explain_number(p, e->prior.m);
  if (!(e->prior.a > 0)) {
    explain_step(p, _("Before C:"), _("all areas have the same rate, m = %s: e x m = %s x %s = %s"),
                 m, months, m, result);
    return;
  }
  const char *alpha = explain_number(p, e->prior.alpha), *beta = explain_number(p, e->prior.beta);
  explain_step(p, _("Before C:"),
               _("all areas together give m = %s, alpha = %s, beta = %s; e (a/phi + alpha) / "
                 "(e/phi + beta) = %s x (%s/%s + %s) / (%s/%s + %s) = %s"),
               m, alpha, beta, months, explain_number(p, a->count), explain_number(p, e->phi),
               alpha, months, explain_number(p, e->phi), beta, result);
}

static void put_ratio(struct print *p, const struct effect *e, const char *label,
                      enum effect_before which)
{
  const struct effect_baseline *before = &e->before[which];
  const struct effect_ratio *r = &before->ratio;
  if (!(r->irr > 0)) return;
  explain_step(
      p, label, _("(b/e_b)(c/e_c) / ((a/e_a)(d/e_d)) = (%s/%s)(%s/%s) / ((%s/%s)(%s/%s)) = %s"),
      explain_number(p, e->after), exposure(p, &e->after_span), explain_number(p, before->compared),
      exposure(p, &before->span), explain_number(p, before->count), exposure(p, &before->span),
      explain_number(p, e->compared_after), exposure(p, &e->after_span), explain_number(p, r->irr));
  explain_item(p,
               _("se = sqrt(phi (1/a + 1/b + 1/c + 1/d)) = %s; times and divided by exp(1.959964 "
                 "se): %s to %s"),
               explain_number(p, r->se_log), explain_number(p, 1 / r->res_upper),
               explain_number(p, 1 / r->res_lower));
}

static void put_ratios(struct print *p, const struct effect *e)
{
  document_heading(p->d, 2, _("The ratio of rates"));
  put_ratio(p, e, _("With A:"), BEFORE_A);
  put_ratio(p, e, _("With B:"), BEFORE_B);
  put_shrunk(p, e);
  put_ratio(p, e, _("With C:"), BEFORE_C);
  if (e->prior.a > 0)
    explain_item(p, _("in its se, 1/a is 1 / (a + phi alpha), with a of before A"));
  else
    explain_item(p, _("in its se, 1/a is 0, as the rate is that of all areas"));
  explain_item(p, _("when a count is 0, 0.5 is added to all; below 1 it fell more than the areas "
                    "compared with"));
}

/* ---- the whole year, and what is uncommon ---- */

/* q rests on the p of every judged measure, so they are all told. */
static void put_family(struct print *p, const struct effects *effects, const struct effect *e)
{
  const char **ps = arena_alloc(p->arena, (effects->judged + 1) * sizeof *ps);
  explain_step(
      p, "q:",
      _("p = 2 Phi(-|ln ratio| / se) = %s; with all judged measures of the year, Benjamini "
        "and Hochberg, q = %s. Place %d by the upper end of the interval."),
      explain_number(p, e->before[BEFORE_C].ratio.p), explain_number(p, e->q), e->place);
  for (size_t i = 0; i < effects->judged; i++)
    ps[i] = arena_printf(p->arena, "%s %s", p9_number(p, effects->rows[i].measure),
                         explain_number(p, effects->rows[i].before[BEFORE_C].ratio.p));
  explain_item(p,
               _("p of all %zu: %s. The least of %zu x p / number in rising order, of its own and "
                 "those after it."),
               effects->judged, print_joined(p, ps, effects->judged, "; "), effects->judged);
}

static void put_year(struct print *p, const struct effects *effects, const struct effect *e)
{
  document_heading(p->d, 2, _("Beside the others"));
  if (e->place) put_family(p, effects, e);
  const char **ratios = arena_alloc(p->arena, (e->n_placebo + 1) * sizeof *ratios);
  for (size_t i = 0; i < e->n_placebo; i++)
    ratios[i] = e->n_placebo == e->n_areas
                    ? arena_printf(p->arena, "%s %s", e->areas[i], explain_number(p, e->placebo[i]))
                    : explain_number(p, e->placebo[i]);
  if (e->n_placebo)
    explain_step(p, _("Without a measure:"),
                 _("the ratio with C of each area, against the others: %s. As low or lower: %zu of "
                   "%zu."),
                 print_joined(p, ratios, e->n_placebo, "; "), e->as_large, e->n_placebo);
  if (e->level) explain_step(p, _("Level:"), _("%d on the Maryland scale"), e->level);
}

static void put_events(struct print *p, const struct effect *e)
{
  const struct effect_baseline *a = &e->before[BEFORE_A];
  if (e->has_wdd) {
    explain_step(
        p, "WDD:",
        _("b - a d / c = %s - %s x %s / %s = %s events in the time after, scaled to the level "
          "of the area"),
        explain_number(p, e->after), explain_number(p, a->count),
        explain_number(p, e->compared_after), explain_number(p, a->compared),
        explain_number(p, e->wdd.wdd));
    explain_item(p, _("variance phi (b + (a d / c)^2 (1/a + 1/c + 1/d)) = %s; interval %s to %s"),
                 explain_number(p, e->wdd.variance), explain_number(p, e->wdd.lower),
                 explain_number(p, e->wdd.upper));
  }
  if (e->has_wdq)
    explain_step(p, "WDQ:",
                 _("(D1/C1 - D0/C0) / (R1/C1 - R0/C0) = %s with the named neighbours as D; above 0 "
                   "they gained too, below -1 the gain was eaten. It has no interval."),
                 explain_number(p, e->wdq.wdq));
  explain_step(p, _("Needed:"),
               _("phi (1.96 + 0.84)^2 (1 + 1/ratio) / ln(ratio)^2 events before: %s for a fall by "
                 "half, %s for one by 30 %%"),
               print_decimal(p, e->needed_half, 0), print_decimal(p, e->needed_third, 0));
}

static const char *words(struct print *p, void (*say)(struct buf *, const struct effect *),
                         const struct effect *e)
{
  struct buf text = {0};
  say(&text, e);
  return print_taken(p, &text);
}

static void put_words(struct print *p, const struct effect *e)
{
  const char *verdict = words(p, effect_words_verdict, e), *lack = words(p, effect_words_lack, e);
  document_space(p->d);
  if (*verdict) document_paragraph(p->d, verdict);
  if (*lack) document_paragraph(p->d, lack);
  document_paragraph(p->d, effect_words_always());
}

bool explain_effect(struct print *p, const struct explain_request *request, struct err *err)
{
  struct effects effects;
  int year = request->quarter / 10;
  if (!effects_of(p->store, year, request->today, p->arena, &effects, err)) return false;
  const struct effect *e = find(&effects, request->measure_id);
  if (!e)
    return err_set(err, _("The measure was not open in %d. Choose another year or measure."), year);
  const struct measure *m = e->measure;
  document_heading(
      p->d, 1,
      arena_printf(p->arena, "%s %s, %s · %d", p9_number(p, m), m->text, m->area_name, year));
  if (!e->started) {
    document_paragraph(p->d, _("The measure had not started."));
    return true;
  }
  put_counts(p, e);
  put_halves(p, e);
  if (e->after_span.months && e->before[BEFORE_A].span.months) {
    put_ratios(p, e);
    put_year(p, &effects, e);
  }
  document_heading(p->d, 2, _("In events"));
  put_events(p, e);
  put_words(p, e);
  document_paragraph(
      p->d, _("Sources: Welsh & Farrington, Farrington et al. 2007 (ratio), Clayton & "
              "Kaldor 1987 and Marshall 1991 (C), Wheeler & Ratcliffe 2018 (WDD), Bowers & "
              "Johnson 2003 (WDQ), Benjamini & Hochberg 1995 (q)."));
  explain_rounding(p);
  return true;
}
