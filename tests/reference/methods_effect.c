// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods.h"

#include "domain/effect.h"
#include "domain/stats.h"

#include <string.h>

static struct answer relative_effect_size(struct question *q)
{
  struct effect_counts n = {question_number(q, "a"),           question_number(q, "b"),
                            question_number(q, "c"),           question_number(q, "d"),
                            question_number_or(q, "e_a", 1.0), question_number_or(q, "e_b", 1.0),
                            question_number_or(q, "e_c", 1.0), question_number_or(q, "e_d", 1.0)};
  double phi = question_number_or(q, "phi", 1), conf = question_conf(q);
  bool counts = n.a >= 0 && n.b >= 0 && n.c >= 0 && n.d >= 0;
  bool exposures = n.e_a > 0 && n.e_b > 0 && n.e_c > 0 && n.e_d > 0;
  if (q->bad || !counts || !exposures || !(phi > 0)) return answer_na();
  struct effect_ratio r = effect_ratio(&n, phi, conf);
  struct named named[] = {{"RES", r.res},
                          {"IRR", r.irr},
                          {"se_log", r.se_log},
                          {"RES_lower", r.res_lower},
                          {"RES_upper", r.res_upper},
                          {"change_pct", r.change},
                          {"change_lower_pct", r.change_lower},
                          {"change_upper_pct", r.change_upper},
                          {"z", r.z},
                          {"p", r.p}};
  return ANSWER_PICK(q, named);
}

static struct answer relative_effect_size_from_pct(struct question *q)
{
  double measure = question_number(q, "exp_change_pct");
  double comparison = question_number(q, "ctrl_change_pct");
  if (q->bad || comparison < -100) return answer_na();
  struct named named[] = {{"RES", effect_res_from_percent(measure, comparison)}};
  return ANSWER_PICK(q, named);
}

/* False when the counts or lengths cannot be. */
static bool read_wdd(struct question *q, struct effect_wdd *wdd)
{
  struct effect_wdd_counts n = {question_number(q, "t0"),
                                question_number(q, "t1"),
                                question_number(q, "c0"),
                                question_number(q, "c1"),
                                question_number_or(q, "dt0", 0),
                                question_number_or(q, "dt1", 0),
                                question_number_or(q, "dc0", 0),
                                question_number_or(q, "dc1", 0),
                                question_number_or(q, "w_before", 1),
                                question_number_or(q, "w_after", 1)};
  double phi = question_number_or(q, "phi", 1), conf = question_conf(q);
  double least =
      fmin(fmin(fmin(n.t0, n.t1), fmin(n.c0, n.c1)), fmin(fmin(n.dt0, n.dt1), fmin(n.dc0, n.dc1)));
  if (q->bad || !(least >= 0 && n.w_before > 0 && n.w_after > 0 && phi > 0)) return false;
  *wdd = effect_wdd(&n, phi, conf);
  return true;
}

static struct answer weighted_displacement_difference(struct question *q)
{
  struct effect_wdd w;
  if (!read_wdd(q, &w)) return answer_na();
  struct named named[] = {{"local", w.local}, {"displacement", w.displacement},
                          {"WDD", w.wdd},     {"variance", w.variance},
                          {"se", w.se},       {"z", w.z},
                          {"lower", w.lower}, {"upper", w.upper}};
  return ANSWER_PICK(q, named);
}

/* The difference of another case of the file, computed from its inputs. */
static bool wdd_of_case(struct question *q, const char *id, struct effect_wdd *wdd)
{
  for (size_t i = 0; i < q->file->n; i++) {
    struct question other = *q;
    other.row = &q->file->rows[i];
    if (strcmp(other.row->field[CASE_ID], id) == 0 &&
        strcmp(other.row->field[CASE_METHOD], "weighted_displacement_difference") == 0)
      return read_wdd(&other, wdd);
  }
  return false;
}

static struct answer wdd_harm_sum(struct question *q)
{
  struct case_matrix weights = question_vector(q, "weights");
  const char *ids = question_text(q, "cases");
  double conf = question_conf(q);
  struct effect_wdd *parts = arena_alloc(q->arena, (weights.columns + 1) * sizeof *parts);
  size_t n = 0;
  for (const char *at = ids; *at != '\0' && n <= weights.columns; n++) {
    size_t length = strcspn(at, " ");
    if (!wdd_of_case(q, arena_strndup(q->arena, at, length), &parts[n])) q->bad = "cases";
    at += length + (at[length] == ' ');
  }
  if (n != weights.columns) q->bad = "cases";
  if (q->bad) return answer_na();
  struct effect_wdd sum = effect_wdd_sum(parts, weights.values, n, conf);
  struct named named[] = {{"sum", sum.wdd},     {"se", sum.se},       {"z", sum.z},
                          {"lower", sum.lower}, {"upper", sum.upper}, {"variance", sum.variance}};
  return ANSWER_PICK(q, named);
}

static struct answer weighted_displacement_quotient(struct question *q)
{
  struct effect_wdq_counts n = {question_number(q, "R0"), question_number(q, "R1"),
                                question_number(q, "D0"), question_number(q, "D1"),
                                question_number(q, "C0"), question_number(q, "C1")};
  if (q->bad) return answer_na();
  struct effect_wdq w = effect_wdq(&n);
  struct named named[] = {{"gross_effect", w.gross_effect},
                          {"net_effect", w.net_effect},
                          {"success", w.success},
                          {"buffer", w.buffer},
                          {"WDQ", w.wdq},
                          {"TNE", w.tne}};
  return ANSWER_PICK(q, named);
}

const struct method effect_methods[] = {
    {"relative_effect_size", relative_effect_size},
    {"relative_effect_size_from_pct", relative_effect_size_from_pct},
    {"weighted_displacement_difference", weighted_displacement_difference},
    {"wdd_harm_sum", wdd_harm_sum},
    {"weighted_displacement_quotient", weighted_displacement_quotient},
    {NULL, NULL},
};
