// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods.h"

#include "domain/charts.h"
#include "domain/stats.h"

static struct answer c_chart(struct question *q)
{
  struct case_matrix x = question_vector(q, "x");
  if (q->bad || !all_counts(&x)) return answer_na();
  struct charts_c chart = charts_c(x.values, x.columns);
  struct named named[] = {{"center", chart.limits.center},
                          {"UCL", chart.limits.upper},
                          {"LCL", chart.limits.lower},
                          {"phi", chart.phi},
                          {"n_out", (double)chart.n_out}};
  return ANSWER_PICK(q, named);
}

static struct answer u_chart(struct question *q)
{
  struct case_matrix x = question_vector(q, "x"), n = question_vector(q, "n");
  if (x.columns != n.columns) q->bad = "n";
  if (q->bad || !all_counts(&x) || !all_above(&n, 0)) return answer_na();
  size_t i;
  if (output_index(q, "UCL_", n.columns, &i))
    return answer_number(charts_u(x.values, n.values, n.columns, n.values[i]).upper);
  if (output_index(q, "LCL_", n.columns, &i))
    return answer_number(charts_u(x.values, n.values, n.columns, n.values[i]).lower);
  struct charts_limits limits = charts_u(x.values, n.values, n.columns, n.values[0]);
  /* One limit for all exists only when all exposures are the same. */
  for (i = 1; i < n.columns; i++)
    if (n.values[i] != n.values[0]) limits.upper = limits.lower = STATS_NA;
  struct named named[] = {{"center", limits.center}, {"UCL", limits.upper}, {"LCL", limits.lower}};
  return ANSWER_PICK(q, named);
}

static struct answer g_chart(struct question *q)
{
  struct case_matrix days = question_vector(q, "days_between");
  if (q->bad || !all_above(&days, -1e-300)) return answer_na();
  struct charts_g chart = charts_g(days.values, days.columns);
  struct named named[] = {{"center", chart.center}, {"UCL", chart.upper}, {"max", chart.max}};
  return ANSWER_PICK(q, named);
}

/* Two series of the same length as x. */
static double *two_series(struct question *q, size_t n)
{
  return arena_alloc(q->arena, (2 * n + 1) * sizeof(double));
}

static struct answer answer_series(const struct question *q, const char *first_prefix,
                                   const char *second_prefix, const double *series, size_t n)
{
  size_t i;
  if (output_index(q, first_prefix, n, &i)) return answer_number(series[i]);
  if (output_index(q, second_prefix, n, &i)) return answer_number(series[n + i]);
  return answer_unknown();
}

static struct answer ewma(struct question *q)
{
  struct case_matrix x = question_vector(q, "x");
  double center = question_number(q, "center"), sd = question_number(q, "sd");
  double lambda = question_number(q, "lambda"), nsigmas = question_number(q, "nsigmas");
  if (q->bad || !(sd >= 0 && lambda > 0 && lambda <= 1)) return answer_na();
  double *series = two_series(q, x.columns);
  charts_ewma(x.values, x.columns, center, sd, lambda, nsigmas, series, series + x.columns);
  return answer_series(q, "z_", "UCL_", series, x.columns);
}

static struct answer cusum_standardised(struct question *q)
{
  struct case_matrix x = question_vector(q, "x");
  double center = question_number(q, "center"), sd = question_number(q, "sd");
  double k = question_number(q, "k");
  if (q->bad || !(sd > 0)) return answer_na();
  double *series = two_series(q, x.columns);
  charts_cusum(x.values, x.columns, center, sd, k, series, series + x.columns);
  return answer_series(q, "pos_", "neg_", series, x.columns);
}

static struct answer cusum_poisson(struct question *q)
{
  struct case_matrix x = question_vector(q, "x");
  double k = charts_cusum_poisson_k(question_number(q, "mu0"), question_number(q, "mu1"));
  if (q->bad || stats_is_na(k)) return answer_na();
  double *s = two_series(q, x.columns);
  charts_cusum_poisson(x.values, x.columns, k, s);
  size_t i;
  if (output_index(q, "S_", x.columns, &i)) return answer_number(s[i]);
  struct named named[] = {{"k", k}};
  return ANSWER_PICK(q, named);
}

static struct answer sum(struct question *q)
{
  struct case_matrix x = question_vector(q, "x");
  if (q->bad) return answer_na();
  struct named named[] = {{"sum", stats_total(x.values, x.columns)}};
  return ANSWER_PICK(q, named);
}

const struct method chart_methods[] = {
    {"c_chart", c_chart},
    {"u_chart", u_chart},
    {"g_chart", g_chart},
    {"ewma", ewma},
    {"cusum_standardised", cusum_standardised},
    {"cusum_poisson", cusum_poisson},
    {"sum", sum},
    {NULL, NULL},
};
