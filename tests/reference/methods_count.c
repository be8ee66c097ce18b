// SPDX-License-Identifier: GPL-3.0-or-later
/* Intervals and tests of counts, prediction of a month, shrinkage, many tests at once. */
#include "methods.h"

#include "domain/effect.h"
#include "domain/interval.h"
#include "domain/shrink.h"
#include "domain/signal.h"
#include "domain/stats.h"

static struct answer garwood(struct question *q)
{
  double x = question_number(q, "x"), conf = question_conf(q);
  if (q->bad || !is_count(x)) return answer_na();
  struct interval interval = interval_garwood((long)x, conf);
  struct named named[] = {{"lower", interval.lower}, {"upper", interval.upper}};
  return ANSWER_PICK(q, named);
}

static struct answer poisson_rate_ratio(struct question *q)
{
  double x1 = question_number(q, "x1"), t1 = question_number(q, "t1");
  double x2 = question_number(q, "x2"), t2 = question_number(q, "t2"), conf = question_conf(q);
  if (q->bad || !is_count(x1) || !is_count(x2) || !(t1 > 0 && t2 > 0)) return answer_na();
  struct interval_ratio r = interval_rate_ratio((long)x1, t1, (long)x2, t2, conf);
  struct named named[] = {{"ratio", r.ratio},
                          {"exact_lower", r.exact.lower},
                          {"exact_upper", r.exact.upper},
                          {"midp_lower", r.midp.lower},
                          {"midp_upper", r.midp.upper},
                          {"p_doubled", r.p_doubled},
                          {"p_mid", r.p_mid}};
  return ANSWER_PICK(q, named);
}

static struct answer etest_two_sided(struct question *q)
{
  double k1 = question_number(q, "k1"), n1 = question_number(q, "n1");
  double k2 = question_number(q, "k2"), n2 = question_number(q, "n2");
  if (q->bad || !is_count(k1) || !is_count(k2) || !(n1 > 0 && n2 > 0)) return answer_na();
  struct named named[] = {{"p", interval_e_test((long)k1, n1, (long)k2, n2)}};
  return ANSWER_PICK(q, named);
}

static struct answer poisson_z(struct question *q)
{
  double now = question_number(q, "now"), before = question_number(q, "before");
  if (q->bad || now < 0 || before < 0) return answer_na();
  struct named named[] = {{"z", interval_poisson_z(now, before)}};
  return ANSWER_PICK(q, named);
}

static struct answer predictive_negbin(struct question *q)
{
  double x = question_number(q, "x");
  struct signal_baseline b = {question_number(q, "Y"), question_number(q, "E"),
                              question_number_or(q, "e0", 1), question_number_or(q, "phi", 1)};
  if (q->bad || !(x >= 0 && b.count >= 0 && b.exposure > 0 && b.month > 0 && b.phi > 0))
    return answer_na();
  struct signal_prediction p = signal_predict(x, &b);
  struct named named[] = {{"expected", p.expected}, {"p_high", p.p_high}, {"p_low", p.p_low}};
  return ANSWER_PICK(q, named);
}

static struct answer poisson_gamma_moment(struct question *q)
{
  struct case_matrix x = question_vector(q, "x"), n = question_vector(q, "n");
  double phi = question_number_or(q, "phi", 1);
  if (x.columns != n.columns) q->bad = "n";
  if (q->bad || !all_counts(&x) || !all_above(&n, 0) || !(phi > 0)) return answer_na();
  struct shrink_prior prior = shrink_prior(x.values, n.values, x.columns, phi);
  size_t i;
  if (output_index(q, "theta_", x.columns, &i))
    return answer_number(shrink_rate(&prior, x.values[i], n.values[i]));
  struct named named[] = {
      {"m", prior.m}, {"A", prior.a}, {"alpha", prior.alpha}, {"beta", prior.beta}};
  return ANSWER_PICK(q, named);
}

static struct answer rtm_adjusted_before(struct question *q)
{
  double x = question_number(q, "x"), months = question_number(q, "months");
  double common = question_number(q, "common_rate"), beta = question_number(q, "beta");
  if (q->bad || !(x >= 0 && months > 0 && common >= 0 && beta >= 0)) return answer_na();
  struct shrink_known known = shrink_known(x, months, common, beta);
  struct named named[] = {
      {"weight", known.weight}, {"rate", known.rate}, {"expected_before", known.expected_before}};
  return ANSWER_PICK(q, named);
}

static struct answer benjamini_hochberg(struct question *q)
{
  struct case_matrix p = question_vector(q, "p");
  double limit = question_number(q, "q");
  if (q->bad) return answer_na();
  double *values = arena_alloc(q->arena, p.columns * sizeof *values);
  stats_bh(p.values, p.columns, values, q->arena);
  size_t i, rejected = 0;
  if (output_index(q, "q_", p.columns, &i)) return answer_number(values[i]);
  for (i = 0; i < p.columns; i++)
    rejected += stats_bh_keeps(values[i], limit);
  struct named named[] = {{"n_rejected", (double)rejected}};
  return ANSWER_PICK(q, named);
}

static struct answer placebo_rank(struct question *q)
{
  double treated = question_number(q, "treated");
  struct case_matrix placebo = question_vector(q, "placebo");
  if (q->bad) return answer_na();
  struct effect_placebo result = effect_placebo(treated, placebo.values, placebo.columns);
  struct named named[] = {{"n_as_large", (double)result.as_large}, {"p", result.p}};
  return ANSWER_PICK(q, named);
}

const struct method count_methods[] = {
    {"garwood", garwood},
    {"poisson_rate_ratio", poisson_rate_ratio},
    {"etest_two_sided", etest_two_sided},
    {"poisson_z", poisson_z},
    {"predictive_negbin", predictive_negbin},
    {"poisson_gamma_moment", poisson_gamma_moment},
    {"rtm_adjusted_before", rtm_adjusted_before},
    {"benjamini_hochberg", benjamini_hochberg},
    {"placebo_rank", placebo_rank},
    {NULL, NULL},
};
