// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "domain/raters.h"
#include "domain/signal.h"
#include "ops/ranking.h"

#include <string.h>

/* Over-dispersion is taken from the 24 months that end with the quarter (evaluation document 1.4,
 * "the last 24 months"); the same quarter of last year lies in them. */
enum { MONTHS = SIGNAL_BASELINE, QUARTER = 3, LAST_YEAR = MONTHS - 12 - QUARTER };

/* What is computed from, one element an area in the group's own order. */
struct basis {
  struct store *store;
  struct arena *arena;
  struct ranking_view *view;
  struct ranking_row *rows;
  struct rank_area_input *inputs;
  double *loads; /* MONTHS of each area */
  size_t n;
  int first_month, last_day;
  struct category *categories;
  size_t n_categories;
};

static bool find_areas(struct basis *b, struct err *err)
{
  struct area *areas;
  size_t n;
  int counted_from;
  if (!store_areas(b->store, b->last_day, b->arena, &areas, &n, err) ||
      !store_first_month(b->store, &counted_from, err))
    return false;
  bool counted =
      counted_from != 0 && counted_from <= month_add(b->first_month, LAST_YEAR + QUARTER - 1);
  b->rows = arena_alloc(b->arena, (n + 1) * sizeof *b->rows);
  b->inputs = arena_alloc(b->arena, (n + 1) * sizeof *b->inputs);
  b->loads = arena_alloc(b->arena, (n * MONTHS + 1) * sizeof *b->loads);
  int last_year = date_last_of_month(month_add(b->first_month, LAST_YEAR + QUARTER - 1));
  for (size_t i = 0; i < n; i++) {
    if (!areas[i].ranked) continue;
    b->rows[b->n] = (struct ranking_row){.area_id = areas[i].id,
                                         .area_number = areas[i].number,
                                         .area_name = areas[i].name,
                                         .need = -1,
                                         .influence = -1,
                                         .priority = -1,
                                         .chosen = -1,
                                         .confidence = CONFIDENCE_MEDIUM};
    /* What was not there, or not counted, last year has nothing to be compared with. */
    if (!counted || areas[i].valid_from > last_year) b->rows[b->n].observations_before = -1;
    b->n++;
  }
  return true;
}

static int weight_of(const struct basis *b, int64_t category_id)
{
  for (size_t i = 0; i < b->n_categories; i++)
    if (b->categories[i].id == category_id) return b->categories[i].weight;
  return 1;
}

static void count(struct basis *b, size_t at, const struct total *total)
{
  struct ranking_row *row = &b->rows[at];
  int month = months_between(b->first_month, total->month);
  double weight = weight_of(b, total->category_id), n = (double)total->observations;
  b->loads[at * MONTHS + (size_t)month] += weight * n;
  if (month >= LAST_YEAR && month < LAST_YEAR + QUARTER && row->observations_before >= 0)
    row->observations_before += total->observations;
  if (month < MONTHS - QUARTER) return;
  row->months[month - (MONTHS - QUARTER)] += total->observations;
  row->observations += total->observations;
  row->severity += total->severity;
  row->load += weight * n;
  row->load_sq += weight * weight * n;
}

static bool sum_up(struct basis *b, struct err *err)
{
  struct total *totals;
  size_t n, at = 0;
  if (!store_categories(b->store, b->last_day, b->arena, &b->categories, &b->n_categories, err) ||
      !store_month_totals(b->store, b->first_month, month_add(b->first_month, MONTHS - 1), b->arena,
                          &totals, &n, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    if (at >= b->n || b->rows[at].area_id != totals[i].area_id)
      for (at = 0; at < b->n && b->rows[at].area_id != totals[i].area_id;)
        at++;
    if (at < b->n) count(b, at, &totals[i]);
  }
  return true;
}

static bool is_incomplete(const int *months, size_t n, int first)
{
  for (size_t i = 0; i < n; i++)
    if (months[i] >= first && months[i] < month_add(first, QUARTER)) return true;
  return false;
}

/* Whole quarters only: those since the first observation that have no incomplete month. */
static bool find_phi(struct basis *b, struct err *err)
{
  int *incomplete, begun;
  size_t n_incomplete, kept = 0;
  if (!store_first_month(b->store, &begun, err) ||
      !store_incomplete_months(b->store, b->arena, &incomplete, &n_incomplete, err))
    return false;
  double *counts = arena_alloc(b->arena, (b->n * MONTHS + 1) * sizeof *counts);
  bool take[MONTHS / QUARTER];
  for (size_t q = 0; q < MONTHS / QUARTER; q++) {
    int first = month_add(b->first_month, (int)q * QUARTER);
    take[q] = begun != 0 && first >= begun && !is_incomplete(incomplete, n_incomplete, first);
    kept += take[q];
  }
  for (size_t i = 0; i < b->n; i++)
    for (size_t q = 0, to = 0; q < MONTHS / QUARTER; q++)
      if (take[q])
        memcpy(&counts[(i * kept + to++) * QUARTER], &b->loads[i * MONTHS + q * QUARTER],
               QUARTER * sizeof *counts);
  struct signal_phi phi = signal_phi(counts, b->n, kept * QUARTER, QUARTER, b->arena);
  b->view->phi = phi.phi;
  b->view->phi_assumed = phi.assumed;
  return true;
}

static bool counts_now(const struct ranking_view *view, int64_t rater_id)
{
  for (size_t i = 0; i < view->n_raters; i++)
    if (view->raters[i].id == rater_id) return true;
  return false;
}

/* Medians of what the raters said of one area. */
static void score_area(struct basis *b, size_t at, const struct score *scores, size_t n)
{
  struct ranking_row *row = &b->rows[at];
  bool joint = b->view->ranking.joint, steps = b->view->ranking.method == METHOD_STEPS;
  double *values = arena_alloc(b->arena, (3 * n + 1) * sizeof *values);
  double *influence = values, *need = values + n, *confidence = values + 2 * n;
  size_t n_influence = 0, n_need = 0, n_confidence = 0;
  for (size_t i = 0; i < n; i++) {
    if (scores[i].area_id != row->area_id || !counts_now(b->view, scores[i].rater_id)) continue;
    if (scores[i].influence > 0) influence[n_influence++] = scores[i].influence;
    if (scores[i].need > 0) need[n_need++] = scores[i].need;
    if (scores[i].influence > 0 || (steps && scores[i].need > 0))
      confidence[n_confidence++] = scores[i].confidence;
  }
  struct raters said = raters_of(influence, n_influence, joint);
  struct raters needs = raters_of(need, n_need, joint);
  struct rank_area_input *input = &b->inputs[at];
  input->scored = said.n > 0 && (!steps || needs.n > 0);
  row->raters = (int)(steps && needs.n < said.n ? needs.n : said.n);
  row->spread = (int)(steps && needs.spread > said.spread ? needs.spread : said.spread);
  if (n_confidence > 0)
    row->confidence = (enum confidence)raters_lower_median(confidence, n_confidence);
  if (said.n > 0) row->influence = input->influence = said.median;
  if (steps && needs.n > 0) row->need = input->need = needs.median;
}

static bool score_all(struct basis *b, struct err *err)
{
  struct score *scores = NULL;
  size_t n = 0;
  if (b->view->ranking.id != 0 &&
      !store_scores(b->store, b->view->ranking.id, b->arena, &scores, &n, err))
    return false;
  for (size_t i = 0; i < b->n; i++) {
    score_area(b, i, scores, n);
    struct rank_area_input *input = &b->inputs[i];
    const struct ranking_row *row = &b->rows[i];
    input->area_id = row->area_id;
    input->area_number = row->area_number;
    input->name = row->area_name;
    input->load = row->load;
    input->load_sq = row->load_sq;
    input->observations = row->observations;
    input->severity_sum = row->severity;
  }
  return true;
}

/* Rows in list order, with what the ranking says of them. */
static void list_rows(struct basis *b, const struct rank_result *result)
{
  struct ranking_view *view = b->view;
  bool share = view->ranking.method == METHOD_SHARE;
  view->rows = arena_alloc(b->arena, (b->n + 1) * sizeof *view->rows);
  view->n = b->n;
  for (size_t i = 0; i < b->n; i++) {
    const struct rank_area *ranked = &result->rows[i];
    struct ranking_row *row = &view->rows[i];
    *row = b->rows[ranked->input - b->inputs];
    if (share) row->need = ranked->need;
    if (ranked->rank > 0) row->priority = ranked->priority;
    row->rank = ranked->rank;
    row->shared = ranked->shared;
    row->joined = ranked->joined_next;
    row->proposed = ranked->proposed;
  }
}

/* The group's own choice once it has made one; until then what the program proposes stands. */
static bool choose(struct basis *b, struct err *err)
{
  struct ranking_view *view = b->view;
  struct choice *choices = NULL;
  size_t n = 0;
  if (view->ranking.id != 0 &&
      !store_choices(b->store, view->ranking.id, b->arena, &choices, &n, err))
    return false;
  int next = 1;
  for (size_t i = 0; i < view->n; i++) {
    struct ranking_row *row = &view->rows[i];
    if (n == 0 && row->proposed) row->chosen = next++;
    for (size_t c = 0; c < n; c++)
      if (choices[c].area_id == row->area_id && choices[c].chosen > 0)
        row->chosen = choices[c].chosen;
  }
  return true;
}

static void list_weights(struct basis *b, struct ranking_weight **weights, size_t *n)
{
  *weights = arena_alloc(b->arena, (b->n_categories + 1) * sizeof **weights);
  *n = 0;
  for (size_t i = 0; i < b->n_categories; i++) {
    const struct category *category = &b->categories[i];
    bool closed = category->valid_to != DATE_NONE && category->valid_to < b->last_day;
    if (category->weight != 1 && !closed)
      (*weights)[(*n)++] = (struct ranking_weight){category->code, category->weight};
  }
}

bool ranking_compute(struct store *store, struct arena *arena, struct ranking_view *view,
                     struct err *err)
{
  struct period period = period_of_quarter(view->ranking.quarter);
  struct basis b = {.store = store,
                    .arena = arena,
                    .view = view,
                    .first_month = month_add(date_month(period.last), 1 - MONTHS),
                    .last_day = period.last};
  if (!find_areas(&b, err) || !sum_up(&b, err) || !find_phi(&b, err) || !score_all(&b, err))
    return false;
  const struct rank_input input = {.method = view->ranking.method == METHOD_STEPS ? RANK_STEPS
                                                                                  : RANK_SHARE,
                                   .n = b.n,
                                   .areas = b.inputs,
                                   .phi = view->phi,
                                   .places = view->places};
  struct rank_result result;
  rank_compute(&input, arena, &result);
  list_rows(&b, &result);
  if (!choose(&b, err)) return false;
  for (size_t i = 0; i < view->n; i++)
    view->enough = view->enough || view->rows[i].observations > 0;
  struct ranking_weight *weights;
  size_t n_weights;
  list_weights(&b, &weights, &n_weights);
  ranking_notes(&result, weights, n_weights, arena, view);
  return true;
}
