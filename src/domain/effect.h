// SPDX-License-Identifier: GPL-3.0-or-later
/* Did a measure work? Ratios against comparison areas, and differences in events.
 *
 * Invariant: nothing here claims a cause; a number that the data cannot give is STATS_NA. Counts
 * are events, exposures and lengths are months (any unit, the same for all), `phi` is the
 * over-dispersion of 1 or more by half-years, `conf` is 0 < conf < 1. Source: evaluation document
 * section 3. */
#ifndef LB_DOMAIN_EFFECT_H
#define LB_DOMAIN_EFFECT_H

#include <stdbool.h>
#include <stddef.h>

/* a, b: the area with the measure, before and after. c, d: the comparison areas. */
struct effect_counts {
  double a, b, c, d;
  double e_a, e_b, e_c, e_d; /* exposures, above 0 */
};

struct effect_ratio {
  double irr; /* below 1: fell more than the comparison */
  double res; /* 1 / irr, Welsh and Farrington's relative effect size */
  double se_log;
  double res_lower, res_upper;
  double change, change_lower, change_upper; /* %, of which lower is the largest fall */
  double z;                                  /* above 0: fell more */
  double p;                                  /* two-sided */
};
/* When a count is 0, 0.5 is added to all four. Farrington et al. 2007; variance times phi. */
struct effect_ratio effect_ratio(const struct effect_counts *counts, double phi, double conf);

/* The same with a shrunk count before (shrink.h) in place of a: nothing is added to it, and 0.5 to
 * b, c and d when one of them is 0. `inverse` stands for 1/a in se: 0 when the shrunk rate is the
 * common rate of all. When `before` is 0 all is STATS_NA. */
struct effect_ratio effect_ratio_shrunk(const struct effect_counts *counts, double before,
                                        double inverse, double phi, double conf);

/* Relative effect size from two changes in percent (a fall is negative); STATS_NA at -100 %. */
double effect_res_from_percent(double measure, double comparison);

/* Events before (0) and after (1): treated area, its comparison, and both for the neighbours. */
struct effect_wdd_counts {
  double t0, t1, c0, c1, dt0, dt1, dc0, dc1;
  double w_before, w_after; /* lengths of the periods, above 0 */
};
struct effect_wdd {
  double local, displacement;
  double wdd; /* events per unit of length; below 0 is a fall */
  double variance, se;
  double z; /* STATS_NA when there are no events at all */
  double lower, upper;
};
/* Weighted displacement difference, Wheeler & Ratcliffe 2018. */
struct effect_wdd effect_wdd(const struct effect_wdd_counts *counts, double phi, double conf);
/* b - ad/c for a comparison of another level, equal periods; local only. All STATS_NA unless a, c
 * and d are above 0. */
struct effect_wdd effect_wdd_scaled(double a, double b, double c, double d, double phi,
                                    double conf);
/* Sum of weight times wdd, as one difference (harm over several kinds of events). */
struct effect_wdd effect_wdd_sum(const struct effect_wdd *parts, const double *weights, size_t n,
                                 double conf);

/* R the area with the measure, D the buffer, C the comparison; before (0) and after (1). */
struct effect_wdq_counts {
  double r0, r1, d0, d1, c0, c1;
};
struct effect_wdq {
  double gross_effect;                /* events */
  double net_effect, success, buffer; /* shares of the comparison; STATS_NA unless c0, c1 > 0 */
  double wdq; /* STATS_NA unless success < 0; above 0 diffusion, below -1 the gain is eaten */
  double tne; /* total net effect in events; STATS_NA unless c0 > 0 */
};
/* Weighted displacement quotient, Bowers & Johnson 2003. No interval exists. */
struct effect_wdq effect_wdq(const struct effect_wdq_counts *counts);

struct effect_placebo {
  size_t n;
  size_t as_large; /* areas without a measure with as low a log rate ratio, or lower */
  double p;        /* (1 + as_large) / (1 + n); never shown, the area was chosen */
};
struct effect_placebo effect_placebo(double treated, const double *placebo, size_t n);

/* Events needed before, for 80 % power at 95 %: equal periods, noise of the comparison left out.
 * STATS_NA unless irr is above 0 and not 1. */
double effect_needed(double irr, double phi);

struct effect_pool {
  size_t n;
  double irr, lower, upper; /* STATS_NA when n is 0 */
  double log_irr, se;
  bool random; /* between-measure variance is in it (DerSimonian & Laird 1986) */
};
/* Effects of one type of measure, each with its se above 0, weighted by 1 / se^2. */
struct effect_pool effect_pool(const struct effect_ratio *effects, size_t n, double conf);

/* What there is to judge from. */
struct effect_data {
  struct effect_counts counts; /* before A: directly before the measure */
  size_t comparison_areas;
  int months_before, months_after;
  bool same_regime; /* before and after were reported in the same way */
  bool start_known; /* the start was recorded before any result was seen */
};
/* The least that is needed to say anything at all (evaluation document 3.5). */
enum {
  EFFECT_EVENTS_LEAST = 20,    /* before and after */
  EFFECT_EVENTS_BEFORE = 10,   /* also for any percentage to be said */
  EFFECT_EVENTS_COMPARED = 40, /* before and after, in the comparison areas */
  EFFECT_AREAS_LEAST = 2,
  EFFECT_BEFORE_LEAST = 6, /* months */
  EFFECT_AFTER_LEAST = 3
};
enum effect_lack {
  LACKS_EVENTS = 1,
  LACKS_AREAS = 2,
  LACKS_BEFORE = 4,
  LACKS_AFTER = 8,
  LACKS_REGIME = 16,
  LACKS_START = 32,
  LACKS_SAME_AREA = 64, /* of the caller: the area itself was changed in these months */
  LACKS_COMPARED = 128  /* events in the comparison areas; LACKS_EVENTS is then set too */
};
/* What there is too little of, as enum effect_lack; 0 when there is enough. */
unsigned effect_lacks(const struct effect_data *data);

enum effect_verdict {
  EFFECT_TOO_FEW,   /* "För få händelser" */
  EFFECT_FELL_MORE, /* fell more than the comparison, by all three baselines */
  EFFECT_UNCLEAR,   /* usual variation can explain it */
  EFFECT_WRONG_WAY  /* rose more than the comparison */
};
/* The only four things that may be said. a and b are the ratios of the optimistic and the severe
 * baseline, c the headline with the shrunk one. */
enum effect_verdict effect_verdict(bool enough, const struct effect_ratio *a,
                                   const struct effect_ratio *b, const struct effect_ratio *c);

#endif
