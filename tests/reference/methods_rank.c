// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods.h"

#include "base/buf.h"
#include "domain/rank.h"
#include "domain/raters.h"
#include "domain/stats.h"

#include <string.h>

static struct rank_area_input *read_areas(struct question *q, size_t *n)
{
  struct case_matrix counts = question_matrix(q, "counts");
  struct case_matrix weights = question_vector(q, "weights");
  struct case_matrix influence = question_vector(q, "influence");
  if (weights.columns != counts.columns) q->bad = "weights";
  if (influence.columns != counts.rows) q->bad = "influence";
  if (q->bad) return NULL;
  struct rank_area_input *areas = arena_alloc(q->arena, counts.rows * sizeof *areas);
  for (size_t i = 0; i < counts.rows; i++) {
    areas[i] = (struct rank_area_input){
        .area_number = (int)i + 1, .name = "", .influence = influence.values[i], .scored = true};
    for (size_t k = 0; k < counts.columns; k++) {
      double count = counts.values[i * counts.columns + k], weight = weights.values[k];
      areas[i].load += weight * count;
      areas[i].load_sq += weight * weight * count;
    }
  }
  *n = counts.rows;
  return areas;
}

/* The neighbours of the list whose names end in 1_2, 2_3 ... */
static struct answer answer_neighbours(const struct question *q, const struct rank_result *ranking)
{
  for (size_t k = 0; k + 1 < ranking->n; k++) {
    double z = ranking->rows[k].z_next;
    struct named named[] = {
        {arena_printf(q->arena, "z_place%zu_%zu", k + 1, k + 2), z},
        {arena_printf(q->arena, "separable_%zu_%zu", k + 1, k + 2), z >= RANK_SEPARABLE}};
    struct answer answer = ANSWER_PICK(q, named);
    if (answer.kind != ANSWER_UNKNOWN) return answer;
  }
  return answer_unknown();
}

static struct answer need_x_influence(struct question *q)
{
  size_t n = 0;
  struct rank_area_input *areas = read_areas(q, &n);
  double phi = question_number_or(q, "phi", 1);
  if (q->bad || !(phi > 0)) return answer_na();
  struct rank_input input = {RANK_SHARE, n, areas, phi, RANK_PLACES};
  struct rank_result ranking;
  rank_compute(&input, q->arena, &ranking);

  size_t area, at = 0;
  if (output_index(q, "load_", n, &area)) return answer_number(areas[area].load);
  bool need = output_index(q, "need_pct_", n, &area), priority = output_index(q, "prio_", n, &area);
  bool place = output_index(q, "place_", n, &area);
  if (!need && !priority && !place) return answer_neighbours(q, &ranking);
  while (ranking.rows[at].input != &areas[area])
    at++;
  if (place) return answer_number(ranking.rows[at].rank);
  return answer_number(need ? ranking.rows[at].need : ranking.rows[at].priority);
}

static struct answer borda(struct question *q)
{
  struct case_matrix scores = question_matrix(q, "scores");
  if (q->bad) return answer_na();
  double *points = arena_alloc(q->arena, scores.columns * sizeof *points);
  raters_borda(scores.values, scores.rows, scores.columns, points);
  size_t area;
  bool known = output_index(q, "borda_", scores.columns, &area);
  return known ? answer_number(points[area]) : answer_unknown();
}

static struct answer kendall_w(struct question *q)
{
  struct case_matrix scores = question_matrix(q, "scores");
  if (q->bad) return answer_na();
  struct named named[] = {{"W", raters_kendall_w(scores.values, scores.rows, scores.columns)}};
  return ANSWER_PICK(q, named);
}

static struct answer median(struct question *q)
{
  struct case_matrix scores = question_matrix(q, "scores");
  if (q->bad) return answer_na();
  if (strcmp(q->row->field[CASE_OUTPUT], "medians") != 0) return answer_unknown();
  struct buf text = {0};
  double *column = arena_alloc(q->arena, scores.rows * sizeof *column);
  for (size_t i = 0; i < scores.columns; i++) {
    for (size_t r = 0; r < scores.rows; r++)
      column[r] = scores.values[r * scores.columns + i];
    buf_addf(&text, "%s%.10g", i > 0 ? " " : "", raters_median(column, scores.rows));
  }
  const char *medians = arena_strdup(q->arena, buf_text(&text));
  buf_release(&text);
  return answer_text(medians);
}

const struct method rank_methods[] = {
    {"need_x_influence", need_x_influence},
    {"borda", borda},
    {"kendall_w", kendall_w},
    {"median", median},
    {NULL, NULL},
};
