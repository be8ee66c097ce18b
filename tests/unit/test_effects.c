// SPDX-License-Identifier: GPL-3.0-or-later
/* The model of a year's measures against the formulas of evaluation document section 3, worked out
 * here from the counts that were put in. The usual measure starts and is carried out in December
 * 2025 in Stadsparken, on a quarter that began in July: before A is December 2024 to November 2025,
 * before B July 2024 to June 2025, after all of 2026. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/stats.h"
#include "ops_fixture.h"
#include "report/effect_words.h"
#include "report/explain.h"
#include "report/report.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TODAY = 20270113, FIRST = 202407, STARTED = 20251210 };

static void must(bool ok, const struct err *err)
{
  if (!ok) fail_msg("%s", err->text);
}

static void near_to(double got, double expected)
{
  if (!(fabs(got - expected) <= 1e-9 * (1 + fabs(expected))))
    fail_msg("expected %.12g, got %.12g", expected, got);
}

/* So many a month, on its first day. */
static void fill(struct fixture *f, int area, int category, int first, int last, int n)
{
  f->clock.date = TODAY;
  for (int month = first; month <= last; month = month_add(month, 1))
    fixture_observe(f, area, category, n, date_first_of_month(month));
}

/* Each area two a month of NAR_HAN from July 2024, but Stadsparken. */
static void fill_others(struct fixture *f)
{
  for (int area = 1; area < STADSPARKEN; area++)
    fill(f, area, NAR_HAN, FIRST, 202612, 2);
}

struct plan {
  int area, category;
  enum deadline_kind kind;
  int started, done; /* done 0: not yet */
};
static const struct plan usual = {STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, STARTED, STARTED + 5};

static int64_t measure(struct fixture *f, const struct plan *plan)
{
  struct err err = {0};
  struct measure m = fixture_measure(plan->area, OWNER_SBF);
  f->clock.date = plan->started;
  m.deadline_kind = plan->kind;
  m.deadline = date_add(plan->started, 90);
  must(ops_put_measure(&f->ops, &m, "Öppen försäljning", plan->category, 0, NULL, &err), &err);
  must(ops_consent_measure(&f->ops, m.id, plan->started, &err), &err);
  const struct measure_change start = {.to = MEASURE_ONGOING, .date = plan->started};
  must(ops_change_measure_state(&f->ops, m.id, &start, &err), &err);
  if (plan->done) {
    f->clock.date = plan->done;
    const struct measure_change done = {.to = MEASURE_DONE, .date = plan->done};
    must(ops_change_measure_state(&f->ops, m.id, &done, &err), &err);
  }
  f->clock.date = TODAY;
  return m.id;
}

static struct arena arena;
static struct effects effects_now(struct fixture *f)
{
  struct effects effects;
  struct err err = {0};
  must(effects_of(f->store, 2026, TODAY, &arena, &effects, &err), &err);
  return effects;
}

static const struct effect *effect_of(const struct effects *effects, int64_t id)
{
  for (size_t i = 0; i < effects->n; i++)
    if (effects->rows[i].measure->id == id) return &effects->rows[i];
  fail_msg("measure %d is not there", (int)id);
  return NULL;
}

static void never_nan(const struct effects *effects)
{
  for (size_t i = 0; i < effects->n; i++) {
    const struct effect *e = &effects->rows[i];
    double all[] = {e->after,        e->compared_after,
                    e->phi,          e->q,
                    e->wdd.wdd,      e->wdd.z,
                    e->wdq.wdq,      e->needed_half,
                    e->needed_third, e->after_span.exposure};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
      assert_false(stats_is_na(all[k]));
    for (size_t k = 0; k < e->n_placebo; k++)
      assert_false(stats_is_na(e->placebo[k]));
    for (int k = 0; k < BEFORES; k++) {
      const struct effect_baseline *b = &e->before[k];
      double numbers[] = {b->count,
                          b->compared,
                          b->like,
                          b->ratio.irr,
                          b->ratio.p,
                          b->ratio.z,
                          b->ratio.change_lower,
                          b->ratio.change_upper,
                          b->span.exposure};
      for (size_t j = 0; j < sizeof numbers / sizeof *numbers; j++)
        assert_false(stats_is_na(numbers[j]));
    }
  }
}

/* ---- the numbers ---- */

/* 6 a month before, 2 a month after; the others 2 a month all the time. */
static const struct effect *fallen(struct fixture *f, struct effects *effects)
{
  fill_others(f);
  fill(f, STADSPARKEN, NAR_HAN, FIRST, 202512, 6);
  fill(f, STADSPARKEN, NAR_HAN, 202601, 202612, 2);
  measure(f, &usual);
  *effects = effects_now(f);
  assert_int_equal(effects->n, 1);
  return &effects->rows[0];
}

static void the_periods_are_whole_months_around_the_start(void **state)
{
  struct effects effects;
  const struct effect *e = fallen(*state, &effects);
  assert_int_equal(e->before[BEFORE_A].span.first, 202412);
  assert_int_equal(e->before[BEFORE_A].span.last, 202511);
  assert_int_equal(e->before[BEFORE_B].span.first, 202407);
  assert_int_equal(e->before[BEFORE_B].span.last, 202506);
  assert_int_equal(e->after_span.first, 202601);
  assert_int_equal(e->after_span.last, 202612);
  assert_int_equal(e->n_areas, 7);
  /* Two and a half years hold no three whole years to know a season from. */
  assert_int_equal(e->season_years, 0);
  assert_int_equal(e->quarter, 20264);
  assert_int_equal(e->in_quarter, 6);
  assert_int_equal(e->in_quarter_before, 18);
}

static void the_numbers_are_the_formulas(void **state)
{
  struct effects effects;
  const struct effect *e = fallen(*state, &effects);
  double a = 72, b = 24, c = 7 * 24, d = 7 * 24;
  near_to(e->before[BEFORE_A].count, a);
  near_to(e->after, b);
  near_to(e->before[BEFORE_A].compared, c);
  near_to(e->compared_after, d);
  /* 1.4 by half-years: the last 24 months begin in January 2025, so Stadsparken has 36, 36, 12, 12
   * and each of the seven others 12, 12, 12, 12. */
  double rows[8][4], total = 0, of_row[8] = {0}, of_column[4] = {0}, chi = 0;
  for (int i = 0; i < 8; i++)
    for (int t = 0; t < 4; t++) {
      rows[i][t] = i == 0 && t < 2 ? 36 : 12;
      total += rows[i][t];
      of_row[i] += rows[i][t];
      of_column[t] += rows[i][t];
    }
  for (int i = 0; i < 8; i++)
    for (int t = 0; t < 4; t++) {
      double expected = of_row[i] * of_column[t] / total;
      chi += (rows[i][t] - expected) * (rows[i][t] - expected) / expected;
    }
  double phi = fmax(1, chi / (7 * 3));
  near_to(e->phi, phi);
  near_to(e->before[BEFORE_A].ratio.irr, b * c / (a * d));
  near_to(e->before[BEFORE_A].ratio.se_log, sqrt(phi * (1 / a + 1 / b + 1 / c + 1 / d)));
  /* Shrunk, 1.5(2): rates 6 and seven times 2 a month, twelve months each. */
  double m = (6 + 7 * 2) / 8.0, s2 = ((6 - m) * (6 - m) + 7 * (2 - m) * (2 - m)) / 8;
  double big_a = fmax(0, s2 - phi * m / 12), alpha = m * m / big_a, beta = m / big_a;
  double before = 12 * (a / phi + alpha) / (12 / phi + beta);
  near_to(e->before[BEFORE_C].count, before);
  const struct effect_ratio *r = &e->before[BEFORE_C].ratio;
  double irr = b / before * c / d, se = sqrt(phi * (1 / (a + phi * alpha) + 1 / b + 1 / c + 1 / d));
  near_to(r->irr, irr);
  near_to(r->se_log, se);
  near_to(1 / r->res_lower, irr * exp(1.959963984540054 * se));
  near_to(r->p, erfc(fabs(log(irr)) / se / sqrt(2)));
  near_to(e->wdd.wdd, b - a * d / c);
  near_to(e->q, r->p);
  assert_int_equal(e->n_placebo, 7);
  assert_int_equal(e->as_large, 0);
  assert_int_equal(e->verdict, EFFECT_FELL_MORE);
  assert_int_equal(e->level, 3);
  near_to(e->needed_half,
          phi * pow(1.959963984540054 + 0.841621233572914, 2) * 3 / (log(2) * log(2)));
  never_nan(&effects);
}

/* What a measure without end had before and what it has had since, exchanged. */
static void swapping_before_and_after_turns_the_ratio_over(void **state)
{
  struct fixture *f = *state;
  static const int counts[2][2] = {{5, 3}, {3, 5}};
  double irr[2];
  for (int i = 0; i < 2; i++) {
    int category = i == 0 ? NAR_HAN : NAR_ALK;
    for (int area = 1; area < STADSPARKEN; area++) {
      fill(f, area, category, 202412, 202511, 1 + (area + i) % 2);
      fill(f, area, category, 202601, 202612, 1 + (area + 1 - i) % 2);
    }
    fill(f, STADSPARKEN, category, 202412, 202511, counts[i][0]);
    fill(f, STADSPARKEN, category, 202601, 202612, counts[i][1]);
    struct plan plan = usual;
    plan.category = category;
    int64_t id = measure(f, &plan);
    struct effects effects = effects_now(f);
    irr[i] = effect_of(&effects, id)->before[BEFORE_A].ratio.irr;
    assert_true(irr[i] > 0);
  }
  near_to(irr[0] * irr[1], 1);
}

/* What is explained ends at the numbers of the model. */
static void the_explanation_ends_at_the_same_numbers(void **state)
{
  struct fixture *f = *state;
  struct effects effects;
  struct document *d = NULL;
  struct err err = {0};
  const char *const *lines;
  struct buf text = {0}, number = {0};
  const struct effect *e = fallen(f, &effects);
  const struct explain_request request = {
      .name = "effect", .quarter = 20261, .measure_id = e->measure->id, .today = TODAY};
  must(explain_make(f->store, &request, &arena, &d, &err), &err);
  size_t n = explain_lines(d, &arena, &lines);
  for (size_t i = 0; i < n; i++)
    buf_addf(&text, "%s ", lines[i] + strspn(lines[i], " "));
  const double shown[] = {e->before[BEFORE_A].ratio.irr,
                          e->before[BEFORE_B].ratio.irr,
                          e->before[BEFORE_C].ratio.irr,
                          1 / e->before[BEFORE_C].ratio.res_lower,
                          e->phi,
                          e->before[BEFORE_C].count,
                          e->wdd.wdd};
  for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
    buf_clear(&number);
    text_decimal(&number, shown[i], shown[i] == round(shown[i]) ? 0 : 4);
    if (!strstr(buf_text(&text), buf_text(&number)))
      fail_msg("%s is not in: %s", buf_text(&number), buf_text(&text));
  }
  buf_release(&text);
  buf_release(&number);
  const struct explain_request other = {
      .name = "effect", .quarter = 20241, .measure_id = e->measure->id, .today = TODAY};
  assert_false(explain_make(f->store, &other, &arena, &d, &err));
}

/* ---- periods ---- */

static void a_measure_without_end_is_looked_at_for_a_year(void **state)
{
  struct fixture *f = *state;
  fill_others(f);
  const struct plan plan = {STADSPARKEN, NAR_HAN, DEADLINE_UNTIL, 20250210, 0};
  int64_t id = measure(f, &plan);
  struct effects effects = effects_now(f);
  const struct effect *e = effect_of(&effects, id);
  assert_int_equal(e->after_span.first, 202503);
  assert_int_equal(e->after_span.last, 202602);
  /* The file begins in July 2024: of before A seven months are left, of B three. */
  assert_int_equal(e->before[BEFORE_A].span.months, 7);
  assert_int_equal(e->before[BEFORE_B].span.months, 3);
  assert_true(e->lacks & LACKS_BEFORE);
  never_nan(&effects);
}

static void a_running_measure_ends_when_it_is_carried_out(void **state)
{
  struct fixture *f = *state;
  fill_others(f);
  const struct plan plan = {STADSPARKEN, NAR_HAN, DEADLINE_UNTIL, STARTED, 20260415};
  int64_t id = measure(f, &plan);
  struct effects effects = effects_now(f);
  const struct effect *e = effect_of(&effects, id);
  assert_int_equal(e->after_span.last, 202603);
  assert_int_equal(e->after_span.months, 3);
  /* Never fewer than the six months that are needed. */
  assert_int_equal(e->before[BEFORE_A].span.months, 6);
}

static void what_is_not_in_place_has_no_time_after(void **state)
{
  struct fixture *f = *state;
  fill_others(f);
  struct plan plan = usual;
  plan.done = 0;
  int64_t id = measure(f, &plan);
  struct effects effects = effects_now(f);
  const struct effect *e = effect_of(&effects, id);
  assert_int_equal(e->after_span.months, 0);
  assert_true(e->lacks & LACKS_AFTER);
  assert_int_equal(e->verdict, EFFECT_TOO_FEW);
  assert_int_equal(effects.judged, 0);
  never_nan(&effects);
}

static void the_year_ends_with_the_last_whole_month(void **state)
{
  struct fixture *f = *state;
  struct effects effects;
  struct err err = {0};
  fill_others(f);
  measure(f, &usual);
  must(effects_of(f->store, 2026, 20260815, &arena, &effects, &err), &err);
  assert_int_equal(effects.last_month, 202607);
  assert_int_equal(effects.rows[0].after_span.last, 202607);
  must(effects_of(f->store, 2025, TODAY, &arena, &effects, &err), &err);
  assert_int_equal(effects.rows[0].after_span.months, 0);
  must(effects_of(f->store, 2024, TODAY, &arena, &effects, &err), &err);
  assert_int_equal(effects.n, 0);
}

/* ---- areas to compare with ---- */

static void measures_at_the_same_time_are_no_comparison_for_each_other(void **state)
{
  struct fixture *f = *state;
  fill_others(f);
  fill(f, STADSPARKEN, NAR_HAN, FIRST, 202612, 3);
  struct plan other = usual;
  other.area = EKGATAN;
  other.started = 20260310;
  other.done = 20260320;
  int64_t one = measure(f, &usual), two = measure(f, &other);
  struct effects effects = effects_now(f);
  for (int i = 0; i < 2; i++) {
    const struct effect *e = effect_of(&effects, i ? two : one);
    assert_int_equal(e->n_areas, 6);
    for (size_t k = 0; k < e->n_areas; k++)
      assert_true(strcmp(e->areas[k], "Ekgatan") != 0 && strcmp(e->areas[k], "Stadsparken") != 0);
  }
  /* Each is judged alone: places 1 and 2, q by Benjamini and Hochberg of both p. */
  assert_int_equal(effects.judged, 2);
  const struct effect *first = &effects.rows[0], *last = &effects.rows[1];
  assert_int_equal(first->place, 1);
  assert_true(first->before[BEFORE_C].ratio.res_lower >= last->before[BEFORE_C].ratio.res_lower);
  double p[2] = {first->before[BEFORE_C].ratio.p, last->before[BEFORE_C].ratio.p};
  double most = fmax(p[0], p[1]), least = fmin(p[0], p[1]);
  near_to(fmin(first->q, last->q), fmin(2 * least, most));
  near_to(fmax(first->q, last->q), most);
  assert_int_equal(effects.n_types, 1);
  assert_int_equal(effects.types[0].areas, 2);
  assert_int_equal(effects.types[0].level, 3);
  double w[2], log_irr = 0;
  for (int i = 0; i < 2; i++) {
    const struct effect_ratio *r = &effects.rows[i].before[BEFORE_C].ratio;
    w[i] = 1 / (r->se_log * r->se_log);
    log_irr += w[i] * log(r->irr);
  }
  near_to(effects.types[0].pool.irr, exp(log_irr / (w[0] + w[1])));
}

static void neighbours_are_no_comparison(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  fill_others(f);
  fill(f, STADSPARKEN, NAR_HAN, FIRST, 202612, 3);
  measure(f, &usual);
  must(ops_set_neighbour(&f->ops, STADSPARKEN, BRASTAD, true, &err), &err);
  struct effects effects = effects_now(f);
  assert_int_equal(effects.rows[0].n_areas, 6);
  assert_int_equal(effects.rows[0].lacks, 0);
  for (int area = 1; area < NORRA_HAMNEN; area++)
    must(ops_set_neighbour(&f->ops, area, STADSPARKEN, true, &err), &err);
  effects = effects_now(f);
  assert_int_equal(effects.rows[0].n_areas, 1);
  assert_true(effects.rows[0].lacks & LACKS_AREAS);
  assert_int_equal(effects.rows[0].n_placebo, 0);
  never_nan(&effects);
  must(ops_set_neighbour(&f->ops, NORRA_HAMNEN, STADSPARKEN, true, &err), &err);
  effects = effects_now(f);
  assert_int_equal(effects.rows[0].n_areas, 0);
  assert_int_equal(effects.rows[0].level, 2);
  never_nan(&effects);
}

static void nothing_reported_is_no_number(void **state)
{
  struct fixture *f = *state;
  measure(f, &usual);
  struct effects effects = effects_now(f);
  never_nan(&effects);
  assert_int_equal(effects.rows[0].verdict, EFFECT_TOO_FEW);
  assert_int_equal(effect_events(&effects.rows[0]), 0);
  fill(f, STADSPARKEN, NAR_HAN, 202501, 202511, 4);
  effects = effects_now(f);
  never_nan(&effects);
  fill_others(f);
  effects = effects_now(f);
  never_nan(&effects);
  /* None at all after: 0.5 is added, and the fall is no fall by 100 %. */
  assert_true(effects.rows[0].before[BEFORE_C].ratio.irr > 0);
}

static void a_start_noted_afterwards_proves_nothing(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  fill_others(f);
  fill(f, STADSPARKEN, NAR_HAN, FIRST, 202612, 3);
  struct measure m = fixture_measure(STADSPARKEN, OWNER_SBF);
  f->clock.date = STARTED;
  m.deadline_kind = DEADLINE_START_BY;
  must(ops_put_measure(&f->ops, &m, "Öppen försäljning", NAR_HAN, 0, NULL, &err), &err);
  must(ops_consent_measure(&f->ops, m.id, STARTED, &err), &err);
  f->clock.date = 20260910;
  const struct measure_change start = {.to = MEASURE_ONGOING, .date = STARTED};
  must(ops_change_measure_state(&f->ops, m.id, &start, &err), &err);
  struct effects effects = effects_now(f);
  assert_int_equal(effects.rows[0].lacks, LACKS_START);
}

/* Silence is not zero: a unit that reported before and in no month after. */
static void a_unit_that_fell_silent_makes_two_regimes(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  fill_others(f);
  fill(f, STADSPARKEN, NAR_HAN, FIRST, 202612, 3);
  measure(f, &usual);
  struct effects effects = effects_now(f);
  assert_int_equal(effects.rows[0].lacks, 0);
  for (int month = 202412; month <= 202511; month = month_add(month, 1))
    must(ops_unit_nil(&f->ops, month, UNIT_SOC, &err), &err);
  effects = effects_now(f);
  assert_int_equal(effects.rows[0].lacks, LACKS_REGIME);
  must(ops_unit_nil(&f->ops, 202606, UNIT_SOC, &err), &err);
  effects = effects_now(f);
  assert_int_equal(effects.rows[0].lacks, 0);
}

/* ---- the sentences ---- */

static const char *said(void (*words)(struct buf *, const struct effect *), const struct effect *e)
{
  struct buf text = {0};
  words(&text, e);
  const char *kept = arena_strdup(&arena, buf_text(&text));
  buf_release(&text);
  return kept;
}

static struct effect made_up(enum effect_verdict verdict, unsigned lacks)
{
  static const struct measure m = {.area_name = "Åtorget"};
  struct effect e = {.measure = &m,
                     .category = "Klotter",
                     .started = true,
                     .verdict = verdict,
                     .lacks = lacks,
                     .after = 4,
                     .needed_half = 64.1,
                     .n_placebo = 9,
                     .as_large = 1};
  e.before[BEFORE_A].count = verdict == EFFECT_TOO_FEW ? 6 : 46;
  e.before[BEFORE_C].ratio =
      (struct effect_ratio){.change = -56.2, .change_lower = -77.4, .change_upper = -15.3};
  return e;
}

/* Evaluation document 3.7, letter for letter. */
static const char fell[] =
    "Anmälningarna om klotter i Åtorget minskade med 56\u00a0% mer än i jämförelseområdena "
    "(15–77\u00a0% med 95\u00a0% säkerhetsintervall). Det finns ett samband i tid. Vi kan inte "
    "visa "
    "att åtgärden är orsaken.";
static const char unclear[] =
    "Minskningen kan förklaras av vanlig variation. Vi kan varken säga att åtgärden hjälpte eller "
    "att den inte hjälpte.";
static const char wrong_way[] = "Klotter ökade mer än i jämförelseområdena. Det kan bero på fler "
                                "anmälningar; se källorna.";
/* 64,1 before and half as many after. */
static const char too_few[] =
    "För få händelser (10) för att säga något. Det skulle krävas ungefär 97.";

static void each_sentence_in_its_own_situation(void **state)
{
  (void)state;
  static const struct {
    enum effect_verdict verdict;
    unsigned lacks;
    const char *sentence;
  } situations[] = {
      {EFFECT_FELL_MORE, 0, fell},
      {EFFECT_UNCLEAR, 0, unclear},
      {EFFECT_WRONG_WAY, 0, wrong_way},
      {EFFECT_TOO_FEW, LACKS_EVENTS, too_few},
      {EFFECT_TOO_FEW, LACKS_EVENTS | LACKS_AFTER, too_few},
      {EFFECT_TOO_FEW, LACKS_AFTER, ""},
  };
  for (size_t i = 0; i < sizeof situations / sizeof *situations; i++) {
    struct effect e = made_up(situations[i].verdict, situations[i].lacks);
    assert_string_equal(said(effect_words_verdict, &e), situations[i].sentence);
    assert_int_equal(*said(effect_words_lack, &e) != '\0',
                     (situations[i].lacks & LACKS_AFTER) != 0);
    assert_string_equal(said(effect_words_placebo, &e),
                        "1 av 9 områden utan åtgärd minskade lika mycket eller mer.");
  }
  assert_string_equal(effect_words_always(),
                      "Området valdes för att läget var dåligt. En del av en förbättring kommer "
                      "ofta av sig själv.");
  struct effect alone = made_up(EFFECT_TOO_FEW, LACKS_AREAS);
  alone.n_placebo = 0;
  assert_string_equal(said(effect_words_placebo, &alone), "");
}

/* The whole print of a year that has all situations: in the part of each measure stand the sentence
 * of its own situation and none of the others, and nowhere else stands any of them. */
static void the_print_says_each_where_it_belongs(void **state)
{
  struct fixture *f = *state;
  static const struct {
    enum effect_verdict verdict;
    const char *words;
  } sentences[] = {{EFFECT_FELL_MORE, "Det finns ett samband i tid."},
                   {EFFECT_UNCLEAR, "Minskningen kan förklaras av vanlig variation."},
                   {EFFECT_WRONG_WAY, "ökade mer än i jämförelseområdena."},
                   {EFFECT_TOO_FEW, "För få händelser ("}};
  const struct clock clock = {TODAY, 900, true};
  const struct store_options options = {.mode = STORE_READ};
  const struct report_request request = {
      .name = "P9", .period = {PERIOD_YEAR, 20260101, 20261231}, .today = TODAY};
  struct err err = {0};
  struct store *store = NULL;
  struct effects effects;
  struct document *d = NULL;
  struct buf out = {0}, name = {0};
  size_t said = 0, all = 0;
  const char *path = arena_printf(&arena, "%s/practice.db", f->folder);
  must(ops_new_practice(path, &clock, 0, NULL, NULL, &err), &err);
  must(store_open(&store, path, &options, &err), &err);
  must(effects_of(store, 2026, TODAY, &arena, &effects, &err), &err);
  must(report_make(store, &request, &arena, &d, &err), &err);
  const char *const *lines;
  size_t n = explain_lines(d, &arena, &lines);
  for (size_t i = 0; i < n; i++)
    buf_addf(&out, "%s ", lines[i] + strspn(lines[i], " "));
  const char *text = strstr(buf_text(&out), "Analys per åtgärd");
  assert_non_null(text);
  for (size_t k = 0; k < sizeof sentences / sizeof *sentences; k++)
    for (const char *at = buf_text(&out); (at = strstr(at, sentences[k].words)); at++)
      all++;
  for (size_t i = 0; i < effects.started; i++) {
    const struct effect *e = &effects.rows[i];
    buf_clear(&name);
    ops_measure_name(&name, e->measure->id);
    const char *from = strstr(text, buf_text(&name));
    assert_non_null(from);
    const char *to = strstr(from, effect_words_always());
    assert_non_null(to);
    const char *part = arena_strndup(&arena, from, (size_t)(to - from));
    for (size_t k = 0; k < sizeof sentences / sizeof *sentences; k++) {
      bool wanted = sentences[k].verdict == e->verdict &&
                    (e->verdict != EFFECT_TOO_FEW || e->lacks & LACKS_EVENTS);
      if (wanted != (strstr(part, sentences[k].words) != NULL))
        fail_msg("%s %s", wanted ? "missing:" : "not for it:", part);
      said += wanted;
    }
    assert_int_equal(strstr(part, "utan åtgärd minskade lika mycket eller mer.") != NULL,
                     e->verdict != EFFECT_TOO_FEW);
  }
  assert_int_equal(said, all);
  assert_true(effects.judged >= 4);
  buf_release(&out);
  buf_release(&name);
  store_close(store);
  remove(path);
}

static void no_percentage_on_few(void **state)
{
  (void)state;
  struct effect e = made_up(EFFECT_FELL_MORE, 0);
  e.before[BEFORE_A].count = 9;
  assert_null(strchr(said(effect_words_verdict, &e), '%'));
}

/* An area that rose less than the others has not fallen, and one that fell less has not risen. */
static void what_is_said_is_true_of_the_area_too(void **state)
{
  struct fixture *f = *state;
  for (int area = 1; area < STADSPARKEN; area++) {
    fill(f, area, NAR_HAN, FIRST, 202512, 1);
    fill(f, area, NAR_HAN, 202601, 202612, 6);
    fill(f, area, NAR_ALK, FIRST, 202512, 6);
    fill(f, area, NAR_ALK, 202601, 202612, 1);
  }
  fill(f, STADSPARKEN, NAR_HAN, FIRST, 202512, 6);
  fill(f, STADSPARKEN, NAR_HAN, 202601, 202612, 9);
  fill(f, STADSPARKEN, NAR_ALK, FIRST, 202512, 6);
  fill(f, STADSPARKEN, NAR_ALK, 202601, 202612, 5);
  struct plan other = usual;
  other.category = NAR_ALK;
  int64_t less_up = measure(f, &usual), less_down = measure(f, &other);
  struct effects effects = effects_now(f);
  assert_true(effect_of(&effects, less_up)->before[BEFORE_C].ratio.irr < 1);
  assert_int_equal(effect_of(&effects, less_up)->verdict, EFFECT_UNCLEAR);
  assert_true(effect_of(&effects, less_down)->before[BEFORE_C].ratio.irr > 1);
  assert_int_equal(effect_of(&effects, less_down)->verdict, EFFECT_UNCLEAR);
}

/* The year's analysis knows the year's months: what began after it has no before in it. */
static void a_start_after_the_year_is_not_seen_from_it(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  fill_others(f);
  fill(f, STADSPARKEN, NAR_HAN, FIRST, 202612, 6);
  f->clock.date = STARTED;
  struct measure m = fixture_measure(STADSPARKEN, OWNER_SBF);
  m.deadline = 20261231;
  must(ops_put_measure(&f->ops, &m, "Öppen försäljning", NAR_HAN, 0, NULL, &err), &err);
  must(ops_consent_measure(&f->ops, m.id, STARTED, &err), &err);
  f->clock.date = 20260415;
  const struct measure_change start = {.to = MEASURE_ONGOING, .date = 20260415};
  must(ops_change_measure_state(&f->ops, m.id, &start, &err), &err);
  f->clock.date = TODAY;
  struct effects effects;
  must(effects_of(f->store, 2025, TODAY, &arena, &effects, &err), &err);
  assert_int_equal(effects.n, 1);
  assert_int_equal(effects.started, 0);
  assert_false(effects.rows[0].started);
}

static int tear_down(void **state)
{
  arena_release(&arena);
  return fixture_tear_down(state);
}

int main(void)
{
  i18n_start("sv");
#define ON_FILE(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, tear_down)
  const struct CMUnitTest tests[] = {
      ON_FILE(the_periods_are_whole_months_around_the_start),
      ON_FILE(the_numbers_are_the_formulas),
      ON_FILE(the_explanation_ends_at_the_same_numbers),
      ON_FILE(swapping_before_and_after_turns_the_ratio_over),
      ON_FILE(a_measure_without_end_is_looked_at_for_a_year),
      ON_FILE(a_running_measure_ends_when_it_is_carried_out),
      ON_FILE(what_is_not_in_place_has_no_time_after),
      ON_FILE(the_year_ends_with_the_last_whole_month),
      ON_FILE(measures_at_the_same_time_are_no_comparison_for_each_other),
      ON_FILE(neighbours_are_no_comparison),
      ON_FILE(nothing_reported_is_no_number),
      ON_FILE(a_start_noted_afterwards_proves_nothing),
      ON_FILE(a_unit_that_fell_silent_makes_two_regimes),
      ON_FILE(a_start_after_the_year_is_not_seen_from_it),
      ON_FILE(what_is_said_is_true_of_the_area_too),
      ON_FILE(each_sentence_in_its_own_situation),
      ON_FILE(the_print_says_each_where_it_belongs),
      ON_FILE(no_percentage_on_few),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
