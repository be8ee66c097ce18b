// SPDX-License-Identifier: GPL-3.0-or-later
/* What there is too little, too much or nothing of: a number that is right, or a sentence why there
 * is none. One table over the arithmetic, one over files and everything that is printed of them. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/charts.h"
#include "domain/effect.h"
#include "domain/interval.h"
#include "domain/rank.h"
#include "domain/raters.h"
#include "domain/shrink.h"
#include "domain/signal.h"
#include "domain/stats.h"
#include "ops_fixture.h"
#include "report/effects.h"
#include "report/explain.h"
#include "report/report.h"
#include "report/sink_text.h"

#include <ctype.h>
#include <math.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define HUGE 10000000

static struct arena arena;

/* ---- the arithmetic ---- */

static double ratio_of_nothing(void)
{
  const struct effect_counts none = {.e_a = 6, .e_b = 6, .e_c = 6, .e_d = 6};
  return effect_ratio(&none, 1, 0.95).irr; /* a half each */
}
static double ratio_from_nothing(void)
{
  const struct effect_counts rise = {0, 4, 40, 40, 6, 6, 6, 6};
  return effect_ratio(&rise, 1, 0.95).irr;
}
static double shrunk_from_nothing(void)
{
  const struct effect_counts rise = {0, 4, 40, 40, 6, 6, 6, 6};
  return effect_ratio_shrunk(&rise, 0, 0, 1, 0.95).irr;
}
static double huge_ratio(void)
{
  const struct effect_counts n = {HUGE, HUGE / 2.0, HUGE, HUGE, 12, 12, 12, 12};
  return effect_ratio(&n, 1, 0.95).change;
}
static double difference_of_nothing(void)
{
  const struct effect_wdd_counts none = {.w_before = 1, .w_after = 1};
  return effect_wdd(&none, 1, 0.95).wdd;
}
static double z_of_nothing(void)
{
  const struct effect_wdd_counts none = {.w_before = 1, .w_after = 1};
  return effect_wdd(&none, 1, 0.95).z;
}
static double quotient_of_nothing(void)
{
  const struct effect_wdq_counts none = {0};
  return effect_wdq(&none).wdq;
}
static double pool_of_none(void)
{
  return effect_pool(NULL, 0, 0.95).irr;
}
static double placebo_of_none(void)
{
  return effect_placebo(-0.5, NULL, 0).p;
}
static double needed_for_no_fall(void)
{
  return effect_needed(1, 1);
}
static double garwood_of_none(void)
{
  return interval_garwood(0, 0.95).upper;
}
static double garwood_of_many(void)
{
  return interval_garwood(HUGE, 0.95).upper;
}
static double rates_of_none(void)
{
  return interval_rate_ratio(0, 1, 0, 1, 0.95).ratio;
}
static double rates_of_many(void)
{
  return interval_rate_ratio(HUGE, 1, HUGE, 1, 0.95).p_doubled;
}
static double e_test_of_none(void)
{
  return interval_e_test(0, 1, 0, 1);
}
static double predicted(double x, double before, double phi)
{
  const struct signal_baseline b = {before, 24, 1, phi};
  return signal_predict(x, &b).p_high;
}
static double chance_of_none(void)
{
  return predicted(0, 0, 1);
}
static double chance_after_none(void)
{
  return predicted(1, 0, 1); /* 1 - sqrt(24/25): nothing is left of the baseline but the prior */
}
static double expected_after_many(void)
{
  const struct signal_baseline b = {24.0 * HUGE, 24, 1, 1};
  return signal_predict(HUGE, &b).expected;
}
static double chance_of_many(void)
{
  return predicted(HUGE, 24.0 * HUGE, 1);
}
static double phi_of(double one, double other, size_t areas)
{
  double counts[2 * 24];
  for (int i = 0; i < 48; i++)
    counts[i] = i < 24 ? one : other;
  return signal_phi(counts, areas, 24, 1, &arena).phi;
}
static double phi_below_one(void)
{
  return phi_of(10, 20, 2); /* without any variation at all */
}
static double phi_of_one_area(void)
{
  return phi_of(10, 20, 1);
}
static double phi_of_none(void)
{
  return phi_of(0, 0, 2);
}
static double phi_without_history(void)
{
  return signal_phi(NULL, 5, 0, 1, &arena).phi;
}
static double season_of_none(void)
{
  double factors[12];
  return signal_season(NULL, 0, 1, factors) + factors[6];
}
static double judged_without_history(void)
{
  struct signal_cell cell = {.x = 9, .baseline = {0, 1, 1, 1}};
  return (double)signal_judge(&cell, 1, &arena) + (double)cell.level;
}
static double shrunk_rate(double x, double n, double other)
{
  const double counts[] = {x, other}, months[] = {n, 12};
  struct shrink_prior prior = shrink_prior(counts, months, 2, 1);
  return shrink_rate(&prior, x, n);
}
static double rate_without_people(void)
{
  return shrunk_rate(3, 0, 24); /* that of all: 27 in 12 */
}
static double rate_of_nobody(void)
{
  const double none[] = {0, 0};
  return shrink_prior(none, none, 2, 1).m;
}
static double rate_of_none(void)
{
  return shrunk_rate(0, 12, 0);
}
static struct rank_result ranked(double load, double other, size_t n)
{
  static struct rank_area_input areas[2];
  for (int i = 0; i < 2; i++)
    areas[i] = (struct rank_area_input){.area_id = i + 1,
                                        .area_number = i + 1,
                                        .name = "",
                                        .load = i ? other : load,
                                        .load_sq = i ? other : load,
                                        .influence = 3,
                                        .scored = true};
  const struct rank_input input = {RANK_SHARE, n, areas, 1, RANK_PLACES};
  struct rank_result result;
  rank_compute(&input, &arena, &result);
  return result;
}
static double need_of_none(void)
{
  return ranked(0, 0, 2).rows[1].need;
}
static double z_of_ties(void)
{
  return ranked(7, 7, 2).rows[0].z_next;
}
static double place_of_ties(void)
{
  return ranked(7, 7, 2).rows[1].rank;
}
static double need_of_one_area(void)
{
  return ranked(7, 0, 1).rows[0].need;
}
static double need_of_many(void)
{
  return ranked(HUGE, 3.0 * HUGE, 2).rows[1].need;
}
static double median_of_nobody(void)
{
  return raters_of(NULL, 0, false).median;
}
static double agreement_on_one_area(void)
{
  const double scores[] = {1, 2, 3};
  return raters_kendall_w(scores, 3, 1);
}
static double agreement_on_ties(void)
{
  const double scores[] = {2, 2, 2, 4, 4, 4};
  return raters_kendall_w(scores, 2, 3);
}
static double q_of_ties(void)
{
  double p[] = {0.04, 0.04, 0.04}, q[3];
  stats_bh(p, 3, q, &arena);
  return q[1];
}
static double variation_of_none(void)
{
  const double none[] = {0, 0, 0};
  return charts_c(none, 3).phi;
}

static void each_number_is_right_or_refused(void **state)
{
  static const struct {
    const char *what;
    double (*number)(void);
    double right, within; /* NAN: it must be refused */
  } rows[] = {
      {"zero counts, ratio", ratio_of_nothing, 1, 1e-12},
      {"nothing before, ratio", ratio_from_nothing, 9, 1e-12}, /* 4.5 / 0.5 */
      {"nothing before, shrunk", shrunk_from_nothing, NAN, 0},
      {"zero counts, difference", difference_of_nothing, 0, 0},
      {"zero counts, z of the difference", z_of_nothing, NAN, 0},
      {"zero counts, quotient", quotient_of_nothing, NAN, 0},
      {"zero counts, interval", garwood_of_none, 3.688879454113936, 1e-12},
      {"zero counts, rate ratio", rates_of_none, NAN, 0},
      {"zero counts, E-test", e_test_of_none, 1, 0},
      {"zero counts, prediction", chance_of_none, 1, 0},
      {"zero counts, shrunk rate", rate_of_none, 0, 0},
      {"zero counts, need", need_of_none, 0, 0},
      {"zero counts, chart", variation_of_none, NAN, 0},
      {"zero counts, phi", phi_of_none, 1.5, 0},
      {"one area, need", need_of_one_area, 100, 0},
      {"one area, phi", phi_of_one_area, 1.5, 0},
      {"one area, agreement", agreement_on_one_area, NAN, 0},
      {"all ties, place", place_of_ties, 1, 0},
      {"all ties, z", z_of_ties, 0, 0},
      {"all ties, agreement", agreement_on_ties, NAN, 0},
      {"all ties, q", q_of_ties, 0.04, 1e-15},
      {"no history, prediction", chance_after_none, 1 - 0.9797958971132712, 1e-12},
      {"no history, judgement", judged_without_history, 0, 0},
      {"no history, phi", phi_without_history, 1.5, 0},
      {"no history, season", season_of_none, 1, 0},
      {"no areas to compare with, placebo", placebo_of_none, 1, 0},
      {"no measures, pooled", pool_of_none, NAN, 0},
      {"no fall, events needed", needed_for_no_fall, NAN, 0},
      {"population 0, shrunk rate", rate_without_people, 27 / 12.0, 1e-12},
      {"population 0, rate of all", rate_of_nobody, NAN, 0},
      {"raters absent, median", median_of_nobody, 0, 0},
      {"10^7, ratio", huge_ratio, -50, 1e-9},
      {"10^7, interval", garwood_of_many, HUGE + 1.959964 * 3162.2777 + 1.6, 1},
      {"10^7, rate ratio", rates_of_many, 1, 1e-9},
      {"10^7, expected", expected_after_many, HUGE, 1e-3},
      {"10^7, chance", chance_of_many, 0.5, 1e-3},
      {"10^7, need", need_of_many, 25, 1e-12}, /* the larger one stands first */
      {"over-dispersion below 1", phi_below_one, 1, 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    double got = rows[i].number();
    bool right =
        isnan(rows[i].right) ? stats_is_na(got) : fabs(got - rows[i].right) <= rows[i].within;
    if (!right) fail_msg("%s: expected %.12g, got %.12g", rows[i].what, rows[i].right, got);
  }
}

/* ---- the files ---- */

enum { TODAY = 20270113, FIRST = 202407, LAST = 202612, STARTED = 20251210, QUARTER = 20264 };

static void must(bool ok, const struct err *err)
{
  if (!ok) fail_msg("%s", err->text);
}

static void fill(struct fixture *f, int area, int category, int first, int last, int n)
{
  for (int month = first; month <= last; month = month_add(month, 1))
    fixture_observe(f, area, category, n, date_first_of_month(month));
}

static void measure(struct fixture *f, int area, int category, enum deadline_kind kind, bool done)
{
  struct err err = {0};
  struct measure m = fixture_measure(area, OWNER_SBF);
  f->clock.date = STARTED;
  m.deadline_kind = kind;
  m.deadline = date_add(STARTED, 90);
  must(ops_put_measure(&f->ops, &m, "Problemet", category, 0, NULL, &err), &err);
  must(ops_consent_measure(&f->ops, m.id, STARTED, &err), &err);
  const struct measure_change start = {.to = MEASURE_ONGOING, .date = STARTED};
  must(ops_change_measure_state(&f->ops, m.id, &start, &err), &err);
  const struct measure_change end = {.to = MEASURE_DONE, .date = STARTED};
  if (done) must(ops_change_measure_state(&f->ops, m.id, &end, &err), &err);
  f->clock.date = TODAY;
}

static void ranking(struct fixture *f, bool joint, int influence)
{
  struct err err = {0};
  must(ops_begin_ranking(&f->ops, QUARTER, METHOD_SHARE, joint, &err), &err);
  struct rater *raters = NULL;
  struct ranking_view view;
  must(ops_ranking_view(f->store, QUARTER, NULL, &arena, &view, &err), &err);
  raters = view.raters;
  for (size_t i = 0; joint && influence && i < view.n; i++) {
    const struct score score = {.rater_id = raters[0].id,
                                .area_id = view.rows[i].area_id,
                                .influence = influence,
                                .confidence = CONFIDENCE_MEDIUM};
    must(ops_score(&f->ops, QUARTER, &score, &err), &err);
  }
}

static void everywhere(struct fixture *f, int category, int n)
{
  for (int area = 1; area <= N_AREAS; area++)
    fill(f, area, category, FIRST, LAST, n);
}

static void no_history(struct fixture *f)
{
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
static void zero_counts(struct fixture *f)
{
  everywhere(f, NAR_HAN, 1);
  measure(f, STADSPARKEN, SKA_KLO, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
static void one_area(struct fixture *f)
{
  struct err err = {0};
  fill(f, STADSPARKEN, NAR_HAN, FIRST, LAST, 3);
  for (int id = 1; id < N_AREAS; id++) {
    struct area area;
    must(store_area(f->store, id, 0, &arena, &area, &err), &err);
    area.ranked = false;
    area.population = 0;
    must(ops_change_area(&f->ops, &area, &err), &err);
  }
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
static void all_ties(struct fixture *f)
{
  everywhere(f, NAR_HAN, 2);
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
static void all_gone(struct fixture *f)
{
  for (int area = 1; area < N_AREAS; area++)
    fill(f, area, NAR_HAN, FIRST, LAST, 2);
  fill(f, STADSPARKEN, NAR_HAN, FIRST, 202512, 6);
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
/* Nine before: enough to be counted, too few for a percentage. */
static void small_base(struct fixture *f)
{
  for (int area = 1; area < N_AREAS; area++)
    fill(f, area, NAR_HAN, FIRST, LAST, 2);
  fill(f, STADSPARKEN, NAR_HAN, 202503, 202511, 1);
  fill(f, STADSPARKEN, NAR_HAN, 202601, LAST, 4);
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
/* Twelve before, of which all areas together make less than ten: the base of the headline. */
static void small_shrunk_base(struct fixture *f)
{
  for (int area = 1; area < N_AREAS; area++)
    for (int month = FIRST; month <= LAST; month = month_add(month, 2))
      fill(f, area, NAR_HAN, month, month, 1);
  fill(f, STADSPARKEN, NAR_HAN, 202412, LAST, 1);
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
/* Twelve directly before and two in the twelve months before the choice. */
static void small_second_base(struct fixture *f)
{
  for (int area = 1; area < N_AREAS; area++)
    fill(f, area, NAR_HAN, FIRST, LAST, 1);
  fill(f, STADSPARKEN, NAR_HAN, 202506, 202511, 2);
  fill(f, STADSPARKEN, NAR_HAN, 202601, LAST, 1);
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
/* Two that are not done and one that is, in the same area and months. */
static void overlap_without_end(struct fixture *f)
{
  everywhere(f, NAR_HAN, 3);
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_UNTIL, false);
  measure(f, STADSPARKEN, 0, DEADLINE_START_BY, false);
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
static void no_raters(struct fixture *f)
{
  everywhere(f, NAR_HAN, 2);
  ranking(f, false, 0);
}
static void months_without_report(struct fixture *f)
{
  for (int area = 1; area <= N_AREAS; area++) {
    fill(f, area, NAR_HAN, FIRST, 202505, 2);
    fill(f, area, NAR_HAN, 202509, 202606, 2);
    fill(f, area, NAR_HAN, 202608, 202611, 2);
  }
  measure(f, STADSPARKEN, NAR_HAN, DEADLINE_FINISH_BY, true);
  ranking(f, true, 3);
}
static void huge_counts(struct fixture *f)
{
  char sql[96];
  sqlite3 *db = NULL;
  all_ties(f);
  snprintf(sql, sizeof sql, "UPDATE month_total SET observations = %d WHERE area_id > 2", HUGE);
  assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(db);
}

/* A number that is none, or a nought below nought: "nan", "inf", "-0" as words of their own. */
static bool has_no_number(const char *text)
{
  static const char *const words[] = {"nan", "inf", "-0", "\u22120", "-nan", "-inf"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    for (const char *at = text; (at = strstr(at, words[i])); at++) {
      const char *end = at + strlen(words[i]);
      bool begins =
          at == text || !(isalnum((unsigned char)at[-1]) || (unsigned char)at[-1] >= 0x80);
      bool ends = !isalnum((unsigned char)*end) && strncmp(end, "\xc3", 1) != 0; /* ö of inför */
      if (*end == ',') ends = strspn(end + 1, "0") == strspn(end + 1, "0123456789") && end[1];
      if (*end == '-') ends = false; /* of a date */
      if (begins && ends) return true;
    }
  return false;
}

static void assert_sound(const char *situation, const char *what, const char *text)
{
  if (has_no_number(text)) fail_msg("%s, %s has no number:\n%s", situation, what, text);
}

static void print_all(struct fixture *f, const char *situation)
{
  static const struct {
    const char *name;
    struct period period;
  } prints[] = {
      {"P1", {PERIOD_MONTH, 20261201, 20261231}},   {"P4", {PERIOD_QUARTER, 20261001, 20261231}},
      {"P5", {PERIOD_QUARTER, 20261001, 20261231}}, {"P7", {PERIOD_MONTH, 20261201, 20261231}},
      {"P9", {PERIOD_YEAR, 20260101, 20261231}},    {"AVV", {PERIOD_MONTH, 20261201, 20261231}},
      {"D", {PERIOD_QUARTER, 20261001, 20261231}},
  };
  for (size_t i = 0; i < sizeof prints / sizeof *prints; i++) {
    struct document *d = NULL;
    struct err err = {0};
    struct buf out = {0};
    const struct report_request request = {
        .name = prints[i].name, .period = prints[i].period, .today = TODAY};
    must(report_make(f->store, &request, &arena, &d, &err), &err);
    sink_text_print(d, &out);
    assert_true(out.length > 0);
    assert_sound(situation, prints[i].name, buf_text(&out));
    buf_release(&out);
  }
}

static const char *explained(struct fixture *f, const struct explain_request *request)
{
  struct document *d = NULL;
  struct err err = {0};
  struct buf out = {0};
  const char *const *lines;
  /* A refusal is a sentence too. */
  if (!explain_make(f->store, request, &arena, &d, &err)) return arena_strdup(&arena, err.text);
  size_t n = explain_lines(d, &arena, &lines);
  for (size_t i = 0; i < n; i++)
    buf_addf(&out, "%s\n", lines[i]);
  const char *text = arena_strdup(&arena, buf_text(&out));
  buf_release(&out);
  return text;
}

static void explain_all(struct fixture *f, const char *situation, const struct effects *effects)
{
  const struct explain_request all = {.name = "ranking", .quarter = QUARTER, .today = TODAY};
  assert_sound(situation, "explain ranking", explained(f, &all));
  for (int area = 1; area <= N_AREAS; area++)
    for (int group = 1; group <= 4; group++) {
      const struct explain_request month = {
          .name = "month", .month = LAST, .area_id = area, .group_id = group, .today = TODAY};
      assert_sound(situation, "explain month", explained(f, &month));
    }
  for (size_t i = 0; i < effects->n; i++) {
    const struct effect *e = &effects->rows[i];
    const struct explain_request effect = {
        .name = "effect", .quarter = 20261, .measure_id = e->measure->id, .today = TODAY};
    const char *text = explained(f, &effect);
    assert_sound(situation, "explain effect", text);
  }
}

/* The part of P9 that is about one measure. */
static const char *of_measure(const char *text, const char *name)
{
  const char *start = strstr(text, "Analys per åtgärd");
  start = start ? strstr(start, name) : NULL;
  if (!start) return "";
  const char *end = strstr(start, "av sig själv.");
  return end ? arena_strndup(&arena, start, (size_t)(end - start)) : start;
}

/* Of a statement on effect: no percentage that rests on fewer than ten. */
static void assert_no_percentage(struct fixture *f, const char *situation,
                                 const struct effects *effects)
{
  struct document *d = NULL;
  struct err err = {0};
  struct buf out = {0}, name = {0};
  const struct report_request request = {
      .name = "P9", .period = {PERIOD_YEAR, 20260101, 20261231}, .today = TODAY};
  must(report_make(f->store, &request, &arena, &d, &err), &err);
  sink_text_print(d, &out);
  for (size_t i = 0; i < effects->n; i++) {
    const struct effect *e = &effects->rows[i];
    buf_clear(&name);
    ops_measure_name(&name, e->measure->id);
    bool small = e->before[BEFORE_A].count < 10 || e->before[BEFORE_C].count < 10;
    if (small && strchr(of_measure(buf_text(&out), buf_text(&name)), '%'))
      fail_msg("%s: a percentage of fewer than ten:\n%s", situation, buf_text(&out));
    if (small) assert_int_equal(e->verdict, EFFECT_TOO_FEW);
    const char *second = strstr(of_measure(buf_text(&out), buf_text(&name)), "Före B");
    if (e->before[BEFORE_B].count < 10 && second && memchr(second, '%', strcspn(second, "\n")))
      fail_msg("%s: a percentage of fewer than ten before B", situation);
  }
  buf_release(&out);
  buf_release(&name);
}

static void each_print_has_a_number_or_a_sentence(void **state)
{
  static const struct {
    const char *what;
    void (*make)(struct fixture *f);
  } files[] = {
      {"no history", no_history},
      {"zero counts", zero_counts},
      {"one area, population 0", one_area},
      {"one category, all ties", all_ties},
      {"nothing after", all_gone},
      {"base under 10", small_base},
      {"shrunk base under 10", small_shrunk_base},
      {"second base under 10", small_second_base},
      {"overlapping, without end", overlap_without_end},
      {"raters absent", no_raters},
      {"months without any report", months_without_report},
      {"counts of 10^7", huge_counts},
  };
  (void)state;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    struct fixture f;
    struct effects effects;
    struct err err = {0};
    fixture_open(&f, TODAY, 900);
    files[i].make(&f);
    must(effects_of(f.store, 2026, TODAY, &arena, &effects, &err), &err);
    if (files[i].make == small_second_base) assert_int_equal(effects.judged, 1);
    print_all(&f, files[i].what);
    explain_all(&f, files[i].what, &effects);
    assert_no_percentage(&f, files[i].what, &effects);
    fixture_close(&f);
    arena_reset(&arena);
  }
}

/* What the search itself takes and leaves. */
static void the_search_finds_what_it_is_for(void **state)
{
  static const char *const wrong[] = {"nan",    "x nan ", "-nan %",    "inf",
                                      "(-0 %)", "-0,00 ", "\u22120 %", "Ratio: inf."},
                           *const right[] = {"Hamnan", "infört", "2026-07--2026-09",
                                             "-0,25",  "innan",  "-05",
                                             "inför"};
  (void)state;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    if (!has_no_number(wrong[i])) fail_msg("%s passed", wrong[i]);
  for (size_t i = 0; i < sizeof right / sizeof *right; i++)
    if (has_no_number(right[i])) fail_msg("%s was taken", right[i]);
}

static int release(void **state)
{
  (void)state;
  arena_release(&arena);
  return 0;
}

int main(void)
{
  i18n_start("sv");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_number_is_right_or_refused),
      cmocka_unit_test(the_search_finds_what_it_is_for),
      cmocka_unit_test(each_print_has_a_number_or_a_sentence),
  };
  return cmocka_run_group_tests(tests, NULL, release);
}
