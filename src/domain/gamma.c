// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/stats.h"

#include <assert.h>
#include <float.h>

static const double tau = 6.283185307179586476925287;

/* What Stirling's formula misses: lgamma(n + 1) - ((n + 1/2) ln n - n + ln(tau) / 2). Taking
 * lgamma itself would lose as many digits as lgamma(n) has before the point. */
static double stirling_error(double n)
{
  if (n < 15) return lgamma(n + 1) - (n + 0.5) * log(n) + n - log(tau) / 2;
  double nn = n * n;
  return (1.0 / 12 -
          (1.0 / 360 -
           (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / nn) / nn) / nn) / nn) /
              nn) /
         n;
}

/* x ln(x/m) + m - x, without cancellation where x is near m. */
static double deviance(double x, double m)
{
  if (fabs(x - m) >= 0.1 * (x + m)) return x * log(x / m) + m - x;
  double v = (x - m) / (x + m);
  double sum = (x - m) * v, power = 2 * x * v;
  for (int j = 1;; j++) {
    power *= v * v;
    double next = sum + power / (2 * j + 1);
    if (next == sum) return sum;
    sum = next;
  }
}

/* m^x e^-m / Gamma(x + 1) for x, m > 0. */
static double poisson_factor(double x, double m)
{
  return exp(-stirling_error(x) - deviance(x, m)) / sqrt(tau * x);
}

/* Gamma(a+b+1) / (Gamma(a+1) Gamma(b+1)) x^a y^b for a, b, x, y > 0 and y = 1 - x. */
static double binomial_factor(double a, double b, double x, double y)
{
  double n = a + b;
  double exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) -
                    deviance(b, n * y);
  return exp(exponent) * sqrt(n / (tau * a * b));
}

/* A continued fraction b0 + a1/(b1 + a2/(b2 + ...)), one step at a time (modified Lentz). */
struct lentz {
  double f, c, d;
};

static double not_zero(double x)
{
  return fabs(x) < DBL_MIN ? DBL_MIN : x;
}

static void lentz_start(struct lentz *l, double b0)
{
  l->f = l->c = not_zero(b0);
  l->d = 0;
}

/* True when the step changed nothing that matters. */
static bool lentz_step(struct lentz *l, double a, double b)
{
  l->d = 1 / not_zero(b + a * l->d);
  l->c = not_zero(b + a / l->c);
  double factor = l->c * l->d;
  l->f *= factor;
  return fabs(factor - 1) <= DBL_EPSILON;
}

/* Steps enough for arguments far above any count of a municipality; they end long before. */
enum { STEPS = 10000000 };

static double gamma_series(double a, double x)
{
  double term = 1, sum = 1;
  for (int i = 1; i < STEPS; i++) {
    term *= x / (a + i);
    sum += term;
    if (term <= sum * DBL_EPSILON / 4) break;
  }
  return poisson_factor(a, x) * sum;
}

static double gamma_fraction(double a, double x)
{
  struct lentz l;
  lentz_start(&l, x + 1 - a);
  for (int i = 1; i < STEPS; i++)
    if (lentz_step(&l, -i * (i - a), x + 2 * i + 1 - a)) break;
  return poisson_factor(a, x) * a / l.f;
}

double stats_gamma_p(double a, double x)
{
  assert(a > 0 && x >= 0);
  if (x == 0) return 0;
  return x < a + 1 ? gamma_series(a, x) : 1 - gamma_fraction(a, x);
}

double stats_gamma_q(double a, double x)
{
  assert(a > 0 && x >= 0);
  if (x == 0) return 1;
  return x < a + 1 ? 1 - gamma_series(a, x) : gamma_fraction(a, x);
}

/* I_x(a, b) for x below about a / (a + b). */
static double beta_fraction(double a, double b, double x, double y)
{
  struct lentz l;
  lentz_start(&l, 1);
  for (int m = 0; m < STEPS; m++) {
    double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double even = (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2));
    bool still = lentz_step(&l, odd, 1);
    if (lentz_step(&l, even, 1) && still) break;
  }
  return binomial_factor(a, b, x, y) * b / (a + b) / l.f;
}

static double beta_between(double a, double b, double x, double y)
{
  assert(a >= 0 && b >= 0 && a + b > 0 && x >= 0 && y >= 0);
  if (a == 0) return 1;
  if (b == 0) return 0;
  if (x == 0) return 0;
  if (y == 0) return 1;
  if (x < (a + 1) / (a + b + 2)) return beta_fraction(a, b, x, y);
  return 1 - beta_fraction(b, a, y, x);
}

double stats_beta(double x, double a, double b)
{
  return beta_between(a, b, x, 1 - x);
}

double stats_beta_odds(double odds, double a, double b)
{
  return beta_between(a, b, odds / (1 + odds), 1 / (1 + odds));
}

double stats_poisson(long k, double mean)
{
  if (mean == 0) return k == 0;
  return k == 0 ? exp(-mean) : poisson_factor((double)k, mean);
}

double stats_binomial(long k, long n, double p)
{
  if (k == 0) return exp((double)n * log1p(-p));
  if (k == n) return exp((double)n * log(p));
  if (p == 0 || p == 1) return 0;
  return binomial_factor((double)k, (double)(n - k), p, 1 - p);
}
