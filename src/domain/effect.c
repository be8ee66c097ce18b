// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/effect.h"

#include "domain/stats.h"

#include <math.h>

static struct effect_ratio ratio_of(double before, double inverse, const struct effect_counts *n,
                                    double phi, double conf)
{
  if (!(before > 0))
    return (struct effect_ratio){STATS_NA, STATS_NA, STATS_NA, STATS_NA, STATS_NA,
                                 STATS_NA, STATS_NA, STATS_NA, STATS_NA, STATS_NA};
  struct effect_ratio r = {.irr = (n->b / n->e_b) * (n->c / n->e_c) /
                                  ((before / n->e_a) * (n->d / n->e_d))};
  r.res = 1 / r.irr;
  r.se_log = sqrt(phi * (inverse + 1 / n->b + 1 / n->c + 1 / n->d));
  double off = exp(stats_normal_z(conf) * r.se_log);
  r.res_lower = r.res / off;
  r.res_upper = r.res * off;
  r.change = 100 * (r.irr - 1);
  r.change_lower = 100 * (1 / r.res_upper - 1);
  r.change_upper = 100 * (1 / r.res_lower - 1);
  r.z = log(r.res) / r.se_log;
  r.p = 2 * stats_normal_cdf(-fabs(r.z));
  return r;
}

/* No logarithm of nothing: half an event each, so that the ratio stays between the same four. */
static struct effect_counts without_zero(const struct effect_counts *counts, bool any_zero)
{
  struct effect_counts n = *counts;
  if (!any_zero) return n;
  n.a += 0.5;
  n.b += 0.5;
  n.c += 0.5;
  n.d += 0.5;
  return n;
}

struct effect_ratio effect_ratio(const struct effect_counts *counts, double phi, double conf)
{
  bool zero = counts->a == 0 || counts->b == 0 || counts->c == 0 || counts->d == 0;
  struct effect_counts n = without_zero(counts, zero);
  return ratio_of(n.a, 1 / n.a, &n, phi, conf);
}

struct effect_ratio effect_ratio_shrunk(const struct effect_counts *counts, double before,
                                        double inverse, double phi, double conf)
{
  bool zero = counts->b == 0 || counts->c == 0 || counts->d == 0;
  struct effect_counts n = without_zero(counts, zero);
  return ratio_of(before, inverse, &n, phi, conf);
}

double effect_res_from_percent(double measure, double comparison)
{
  return measure > -100 ? (1 + comparison / 100) / (1 + measure / 100) : STATS_NA;
}

static struct effect_wdd difference(double local, double displacement, double variance, double conf)
{
  struct effect_wdd w = {.local = local, .displacement = displacement, .variance = variance};
  w.wdd = local + displacement;
  w.se = sqrt(variance);
  w.z = variance > 0 ? w.wdd / w.se : STATS_NA;
  double off = stats_normal_z(conf) * w.se;
  w.lower = w.wdd - off;
  w.upper = w.wdd + off;
  return w;
}

struct effect_wdd effect_wdd(const struct effect_wdd_counts *n, double phi, double conf)
{
  double before = n->w_before, after = n->w_after;
  double local = (n->t1 / after - n->t0 / before) - (n->c1 / after - n->c0 / before);
  double displacement = (n->dt1 / after - n->dt0 / before) - (n->dc1 / after - n->dc0 / before);
  double variance = phi * ((n->t0 + n->c0 + n->dt0 + n->dc0) / (before * before) +
                           (n->t1 + n->c1 + n->dt1 + n->dc1) / (after * after));
  return difference(local, displacement, variance, conf);
}

struct effect_wdd effect_wdd_scaled(double a, double b, double c, double d, double phi, double conf)
{
  if (!(a > 0 && c > 0 && d > 0)) return difference(STATS_NA, 0, STATS_NA, conf);
  double expected = a * d / c;
  double variance = phi * (b + expected * expected * (1 / a + 1 / c + 1 / d));
  return difference(b - expected, 0, variance, conf);
}

struct effect_wdd effect_wdd_sum(const struct effect_wdd *parts, const double *weights, size_t n,
                                 double conf)
{
  struct stats_sum local = {0}, displacement = {0}, variance = {0};
  for (size_t i = 0; i < n; i++) {
    stats_sum_add(&local, weights[i] * parts[i].local);
    stats_sum_add(&displacement, weights[i] * parts[i].displacement);
    stats_sum_add(&variance, weights[i] * weights[i] * parts[i].variance);
  }
  return difference(stats_sum_total(&local), stats_sum_total(&displacement),
                    stats_sum_total(&variance), conf);
}

struct effect_wdq effect_wdq(const struct effect_wdq_counts *n)
{
  struct effect_wdq q = {n->r0 - n->r1, STATS_NA, STATS_NA, STATS_NA, STATS_NA, STATS_NA};
  if (n->c0 > 0) q.tne = (n->r0 * n->c1 / n->c0 - n->r1) + (n->d0 * n->c1 / n->c0 - n->d1);
  if (!(n->c0 > 0 && n->c1 > 0)) return q;
  q.success = n->r1 / n->c1 - n->r0 / n->c0;
  q.net_effect = n->r0 / n->c0 - n->r1 / n->c1;
  q.buffer = n->d1 / n->c1 - n->d0 / n->c0;
  /* Whole numbers decide the sign: quotients that are equal may differ in the last digit. */
  if (n->r1 * n->c0 - n->r0 * n->c1 < 0) q.wdq = q.buffer / q.success;
  return q;
}

struct effect_placebo effect_placebo(double treated, const double *placebo, size_t n)
{
  struct effect_placebo result = {.n = n};
  for (size_t i = 0; i < n; i++)
    result.as_large += placebo[i] <= treated || stats_same(placebo[i], treated);
  result.p = (1 + (double)result.as_large) / (1 + (double)n);
  return result;
}

double effect_needed(double irr, double phi)
{
  if (!(irr > 0) || irr == 1) return STATS_NA;
  double z = stats_normal_quantile(0.975) + stats_normal_quantile(0.8), fall = log(irr);
  return phi * z * z * (1 + 1 / irr) / (fall * fall);
}

/* Weighted mean of the logarithms; `tau2` is the variance between measures. */
static void weigh(const struct effect_ratio *effects, size_t n, double tau2, double *mean,
                  double *weights, double *squares)
{
  struct stats_sum w = {0}, w2 = {0}, wy = {0};
  for (size_t i = 0; i < n; i++) {
    double weight = 1 / (effects[i].se_log * effects[i].se_log + tau2);
    stats_sum_add(&w, weight);
    stats_sum_add(&w2, weight * weight);
    stats_sum_add(&wy, weight * log(effects[i].irr));
  }
  *weights = stats_sum_total(&w);
  *squares = stats_sum_total(&w2);
  *mean = stats_sum_total(&wy) / *weights;
}

struct effect_pool effect_pool(const struct effect_ratio *effects, size_t n, double conf)
{
  struct effect_pool pool = {n, STATS_NA, STATS_NA, STATS_NA, STATS_NA, STATS_NA, false};
  if (n == 0) return pool;
  double weights, squares;
  weigh(effects, n, 0, &pool.log_irr, &weights, &squares);
  struct stats_sum q = {0};
  for (size_t i = 0; i < n; i++) {
    double off = (log(effects[i].irr) - pool.log_irr) / effects[i].se_log;
    stats_sum_add(&q, off * off);
  }
  double excess = stats_sum_total(&q) - (double)(n - 1);
  pool.random = n >= 5 && excess > 0;
  if (pool.random)
    weigh(effects, n, excess / (weights - squares / weights), &pool.log_irr, &weights, &squares);
  pool.se = 1 / sqrt(weights);
  double off = stats_normal_z(conf) * pool.se;
  pool.irr = exp(pool.log_irr);
  pool.lower = exp(pool.log_irr - off);
  pool.upper = exp(pool.log_irr + off);
  return pool;
}

unsigned effect_lacks(const struct effect_data *data)
{
  const struct effect_counts *n = &data->counts;
  unsigned lacks = 0;
  if (n->a + n->b < EFFECT_EVENTS_LEAST || n->a < EFFECT_EVENTS_BEFORE) lacks |= LACKS_EVENTS;
  if (n->c + n->d < EFFECT_EVENTS_COMPARED) lacks |= LACKS_EVENTS | LACKS_COMPARED;
  if (data->comparison_areas < EFFECT_AREAS_LEAST) lacks |= LACKS_AREAS;
  if (data->months_before < EFFECT_BEFORE_LEAST) lacks |= LACKS_BEFORE;
  if (data->months_after < EFFECT_AFTER_LEAST) lacks |= LACKS_AFTER;
  if (!data->same_regime) lacks |= LACKS_REGIME;
  if (!data->start_known) lacks |= LACKS_START;
  return lacks;
}

enum effect_verdict effect_verdict(bool enough, const struct effect_ratio *a,
                                   const struct effect_ratio *b, const struct effect_ratio *c)
{
  if (!enough || stats_is_na(a->irr) || stats_is_na(b->irr) || stats_is_na(c->irr))
    return EFFECT_TOO_FEW;
  if (c->irr > 1) return EFFECT_WRONG_WAY;
  bool all_fell = a->irr < 1 && b->irr < 1 && c->irr < 1;
  return all_fell && c->res_lower > 1 ? EFFECT_FELL_MORE : EFFECT_UNCLEAR;
}
