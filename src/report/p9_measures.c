// SPDX-License-Identifier: GPL-3.0-or-later
/* What P9 says of each measure, and of measures of one type together. */
#include "report/p9_parts.h"

#include "base/i18n.h"
#include "domain/plot.h"
#include "domain/stats.h"
#include "ops/ops.h"

#include <math.h>

const char *p9_number(struct print *p, const struct measure *m)
{
  struct buf name = {0};
  ops_measure_name(&name, m->id);
  return print_taken(p, &name);
}

const char *p9_count(struct print *p, double count)
{
  return print_number(p, lround(count));
}

const char *p9_after(struct print *p, const struct effect *e, double count)
{
  return e->started && e->after_span.months ? p9_count(p, count) : PRINT_DASH;
}

static bool judged(const struct effect *e)
{
  return e->verdict != EFFECT_TOO_FEW;
}

/* No percentage of fewer than ten events. */
static bool has_percentage(const struct effect *e, enum effect_before before)
{
  return judged(e) && e->before[before].count >= EFFECT_EVENTS_BEFORE;
}

const char *p9_change(struct print *p, const struct effect *e, enum effect_before before)
{
  struct buf text = {0};
  effect_words_change(&text, has_percentage(e, before) ? e->before[before].ratio.irr : 0, "-");
  return print_taken(p, &text);
}

const char *p9_interval(struct print *p, const struct effect *e, enum effect_before before)
{
  struct buf text = {0};
  if (!has_percentage(e, before)) return PRINT_DASH;
  effect_words_interval(&text, &e->before[before].ratio, "-");
  return print_taken(p, &text);
}

static const char *words(struct print *p, void (*say)(struct buf *, const struct effect *),
                         const struct effect *e)
{
  struct buf text = {0};
  say(&text, e);
  return print_taken(p, &text);
}

/* ---- the plot ---- */

static struct plot_row plot_row(struct print *p, const struct effect *e)
{
  const struct effect_ratio *r = &e->before[BEFORE_C].ratio;
  double *values = arena_alloc(p->arena, 3 * sizeof *values);
  values[0] = r->irr;
  values[1] = 1 / r->res_upper;
  values[2] = 1 / r->res_lower;
  return (struct plot_row){
      .name = arena_printf(p->arena, "%s %s", p9_number(p, e->measure), e->measure->text),
      .note = p9_change(p, e, BEFORE_C),
      .values = values,
      .chosen = e->differs};
}

static struct doc_table *plot_table(struct print *p, const struct effects *effects)
{
  const struct doc_column columns[] = {
      {_("No."), DOC_LEFT, 6},         {_("Measure"), DOC_LEFT, 0},
      {_("Difference"), DOC_RIGHT, 8}, {_("Interval"), DOC_RIGHT, 17},
      {_("q"), DOC_RIGHT, 6},          {_("As much without"), DOC_RIGHT, 16}};
  struct doc_table *t = table_new(p->d, NULL, columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < effects->judged; i++) {
    const struct effect *e = &effects->rows[i];
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){
                  p9_number(p, e->measure),
                  arena_printf(p->arena, "%s, %s", e->measure->text, e->measure->area_name),
                  p9_change(p, e, BEFORE_C), p9_interval(p, e, BEFORE_C), print_decimal(p, e->q, 2),
                  arena_printf(p->arena, _("%zu of %zu"), e->as_large, e->n_placebo)});
  }
  t->foot = _("q is the chance of error in calling all down to this row different, with all the "
              "year's measures in mind.");
  return t;
}

void p9_forest(struct print *p, const struct effects *effects)
{
  const char *const columns[] = {_("Difference"), _("from"), _("to")};
  struct plot_row *rows = arena_alloc(p->arena, (effects->judged + 1) * sizeof *rows);
  if (effects->judged == 0) return;
  for (size_t i = 0; i < effects->judged; i++)
    rows[i] = plot_row(p, &effects->rows[i]);
  const struct plot plot = {.kind = PLOT_FOREST,
                            .columns = columns,
                            .n_columns = sizeof columns / sizeof *columns,
                            .rows = rows,
                            .n_rows = effects->judged};
  document_heading(p->d, 1, _("The measures beside each other"));
  document_plot(p->d,
                _("For each measure the change against the areas compared with, and its 95 % "
                  "interval. What crosses the rule at 0 cannot be told from them."),
                &plot, plot_table(p, effects));
}

/* ---- each measure ---- */

static const char *span_text(struct print *p, const struct effect_span *span)
{
  return span->first ? arena_printf(p->arena, "%d-%02d--%d-%02d", span->first / 100,
                                    span->first % 100, span->last / 100, span->last % 100)
                     : PRINT_DASH;
}

static void put_baselines(struct print *p, const struct effect *e)
{
  static const char *const names[BEFORES] = {N_("Before A"), N_("Before B"), N_("Before C")};
  const struct doc_column columns[] = {
      {_("Period"), DOC_LEFT, 0},       {_("Months"), DOC_LEFT, 16},
      {_("Number"), DOC_RIGHT, 7},      {_("Area"), DOC_RIGHT, 7},
      {_("Comparison"), DOC_RIGHT, 11}, {_("Difference"), DOC_RIGHT, 8},
      {_("Interval"), DOC_RIGHT, 14}};
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  for (int i = 0; i < BEFORES; i++) {
    const struct effect_baseline *before = &e->before[i];
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){
                  _(names[i]), span_text(p, &before->span),
                  arena_printf(p->arena, "%d", before->span.months),
                  i == BEFORE_C ? print_decimal(p, before->count, 1) : p9_count(p, before->count),
                  p9_count(p, before->compared), p9_change(p, e, (enum effect_before)i),
                  p9_interval(p, e, (enum effect_before)i)});
  }
  table_row(p->d, t, DOC_ROW_SUM,
            (const char *const[]){_("After"), span_text(p, &e->after_span),
                                  arena_printf(p->arena, "%d", e->after_span.months),
                                  p9_after(p, e, e->after), p9_after(p, e, e->compared_after), NULL,
                                  NULL});
}

static void put_quarter(struct print *p, const struct effect *e)
{
  if (e->quarter == 0) return;
  int before = quarter_add(e->quarter, -4);
  document_labelled(
      p->d, _("Same quarter last year:"),
      arena_printf(p->arena, _("%s: %s, %s: %s"), print_label(p, period_of_quarter(e->quarter)),
                   print_count(p, e->in_quarter), print_label(p, period_of_quarter(before)),
                   print_count(p, e->in_quarter_before)));
}

static void put_sentence(struct print *p, const char *text)
{
  if (*text) document_paragraph(p->d, text);
}

static void put_notes(struct print *p, const struct effect *e)
{
  if (e->n_areas)
    document_labelled(p->d, _("Compared with:"), print_joined(p, e->areas, e->n_areas, ", "));
  if (e->n_beside)
    document_labelled(p->d, _("In the area at the same time:"),
                      print_joined(p, e->beside, e->n_beside, "; "));
  if (e->phi_assumed)
    document_labelled(p->d, _("Variation:"),
                      _("too little to reckon it from; twice that of chance is assumed."));
}

/* The areas without a measure on one axis, and this one among them. Their numbers are ratios: many
 * of them have too few events for a percentage. */
static void put_strip(struct print *p, const struct effect *e)
{
  const char *const columns[] = {_("Ratio")};
  struct plot_row *rows = arena_alloc(p->arena, (e->n_placebo + 1) * sizeof *rows);
  const struct doc_column head[] = {{_("Area"), DOC_LEFT, 0}, {_("Ratio"), DOC_RIGHT, 10}};
  if (e->n_placebo == 0) return;
  struct doc_table *t = table_new(p->d, NULL, head, sizeof head / sizeof *head);
  bool named = e->n_placebo == e->n_areas;
  rows[0] = (struct plot_row){.name = e->measure->area_name,
                              .note = p9_change(p, e, BEFORE_C),
                              .values = &e->before[BEFORE_C].ratio.irr,
                              .chosen = true};
  for (size_t i = 0; i < e->n_placebo; i++)
    rows[i + 1] = (struct plot_row){.name = named ? e->areas[i] : _("an area without a measure"),
                                    .values = &e->placebo[i]};
  for (size_t i = 0; i <= e->n_placebo; i++)
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){rows[i].name, print_decimal(p, rows[i].values[0], 2)});
  const struct plot plot = {.kind = PLOT_STRIP,
                            .columns = columns,
                            .n_columns = 1,
                            .rows = rows,
                            .n_rows = e->n_placebo + 1};
  document_plot(p->d, words(p, effect_words_placebo, e), &plot, t);
}

static void put_measure(struct print *p, const struct effect *e)
{
  const struct measure *m = e->measure;
  document_heading(p->d, 2,
                   arena_printf(p->arena, "%s %s, %s", p9_number(p, m), m->text, m->area_name));
  document_labelled(p->d, _("Counted:"), effect_words_category(p->arena, e));
  put_baselines(p, e);
  put_quarter(p, e);
  put_notes(p, e);
  put_sentence(p, words(p, effect_words_verdict, e));
  put_sentence(p, words(p, effect_words_lack, e));
  if (judged(e)) {
    put_sentence(p, words(p, effect_words_placebo, e));
    put_strip(p, e);
  }
  put_sentence(p, effect_words_always());
  document_space(p->d);
}

void p9_measures(struct print *p, const struct effects *effects)
{
  document_heading(p->d, 1, _("Each measure"));
  for (size_t i = 0; i < effects->started; i++)
    put_measure(p, &effects->rows[i]);
  if (effects->started == 0) document_paragraph(p->d, _("No measure had started."));
}

/* ---- types ---- */

static const char *percent(struct print *p, double ratio)
{
  struct buf text = {0};
  effect_words_change(&text, ratio, "-");
  return print_taken(p, &text);
}

void p9_types(struct print *p, const struct effects *effects)
{
  const struct doc_column columns[] = {{_("Type"), DOC_LEFT, 0},   {_("Measures"), DOC_RIGHT, 9},
                                       {_("Areas"), DOC_RIGHT, 8}, {_("Difference"), DOC_RIGHT, 8},
                                       {_("from"), DOC_RIGHT, 8},  {_("to"), DOC_RIGHT, 8},
                                       {_("Level"), DOC_RIGHT, 6}};
  document_heading(p->d, 1, _("Measures of one type together"));
  if (effects->n_types == 0) {
    document_paragraph(p->d, _("No type has a measure with enough events."));
    return;
  }
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < effects->n_types; i++) {
    const struct effect_type *type = &effects->types[i];
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){term_label(measure_type_terms, (int)type->type),
                                    arena_printf(p->arena, "%zu", type->pool.n),
                                    arena_printf(p->arena, "%zu", type->areas),
                                    percent(p, type->pool.irr), percent(p, type->pool.lower),
                                    percent(p, type->pool.upper),
                                    arena_printf(p->arena, "%d", type->level)});
  }
  t->foot = effect_words_pooled();
  document_paragraph(p->d,
                     _("Level: on the Maryland scale, 3 is before and after with a comparison, "
                       "4 the same in several areas, 5 drawn by lot."));
}
