// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/signal.h"

#include "domain/stats.h"

#include <assert.h>
#include <math.h>

/* Sums of a table of areas by blocks of time. */
struct table {
  size_t rows, columns;
  double *cells, *row_totals, *column_totals;
  double total;
};

static struct table blocks_of(const double *counts, size_t areas, size_t months, size_t block,
                              struct arena *arena)
{
  struct table table = {.rows = areas, .columns = months / block};
  size_t skipped = months % block;
  table.cells = arena_alloc(arena, (areas * table.columns + 1) * sizeof(double));
  table.row_totals = arena_alloc(arena, (areas + 1) * sizeof(double));
  table.column_totals = arena_alloc(arena, (table.columns + 1) * sizeof(double));
  for (size_t i = 0; i < areas; i++)
    for (size_t m = skipped; m < months; m++) {
      double count = counts[i * months + m];
      size_t t = (m - skipped) / block;
      table.cells[i * table.columns + t] += count;
      table.row_totals[i] += count;
      table.column_totals[t] += count;
      table.total += count;
    }
  return table;
}

static size_t above_zero(const double *values, size_t n)
{
  size_t count = 0;
  for (size_t i = 0; i < n; i++)
    count += values[i] > 0;
  return count;
}

struct signal_phi signal_phi(const double *counts, size_t areas, size_t months, size_t block,
                             struct arena *arena)
{
  assert(block > 0);
  struct table table = blocks_of(counts, areas, months, block, arena);
  if (months < 12 || table.columns < 4 || table.total < 100)
    return (struct signal_phi){block == 1 ? 1.5 : 2, true};
  size_t rows = above_zero(table.row_totals, table.rows);
  size_t columns = above_zero(table.column_totals, table.columns);
  if (rows < 2 || columns < 2) return (struct signal_phi){1.5, true};

  struct stats_sum chi2 = {0};
  for (size_t i = 0; i < table.rows; i++)
    for (size_t t = 0; t < table.columns; t++) {
      double expected = table.row_totals[i] * table.column_totals[t] / table.total;
      double off = table.cells[i * table.columns + t] - expected;
      if (expected > 0) stats_sum_add(&chi2, off * off / expected);
    }
  double phi = stats_sum_total(&chi2) / (double)((rows - 1) * (columns - 1));
  return (struct signal_phi){fmax(1, phi), false};
}

int signal_season(const double *totals, size_t months, int last_month, double factors[12])
{
  for (int m = 0; m < 12; m++)
    factors[m] = 1;
  size_t years = months / 12;
  if (years < SIGNAL_SEASON_YEARS) return 0;
  double all = stats_total(totals + (months - 12 * years), 12 * years);
  if (all <= 0) return 0;

  double sums[12] = {0}, scale = 0;
  for (size_t back = 0; back < 12 * years; back++)
    sums[((size_t)last_month + 11 - back % 12) % 12] += totals[months - 1 - back];
  /* Two years of no season are mixed in, so that few years do not make a wild one. */
  for (int m = 0; m < 12; m++) {
    factors[m] = (12 * sums[m] / all * (double)years + 2) / ((double)years + 2);
    scale += factors[m] / 12;
  }
  for (int m = 0; m < 12; m++)
    factors[m] /= scale;
  return (int)years;
}

struct signal_prediction signal_predict(double x, const struct signal_baseline *b)
{
  assert(x >= 0 && b->count >= 0 && b->exposure > 0 && b->month > 0 && b->phi > 0);
  double size = b->count / b->phi + 0.5, odds = b->month / b->exposure;
  return (struct signal_prediction){
      .expected = b->count * b->month / b->exposure,
      .p_high = stats_beta_odds(odds, x / b->phi, size),
      .p_low = stats_beta_odds(1 / odds, size, x / b->phi + 1),
  };
}

long signal_upper_limit(const struct signal_baseline *baseline, double p)
{
  long below = 0, limit = 1; /* p_high is 1 at 0 and falls all the way */
  while (signal_predict((double)limit, baseline).p_high >= p) {
    below = limit;
    limit *= 2;
  }
  while (limit - below > 1) {
    long middle = below + (limit - below) / 2;
    if (signal_predict((double)middle, baseline).p_high >= p)
      below = middle;
    else
      limit = middle;
  }
  return limit;
}

/* Judges one direction: sign 1 for higher, -1 for lower. They are families of their own. */
static void judge_side(struct signal_cell *cells, size_t n, int sign, struct arena *arena)
{
  double *p = arena_alloc(arena, (2 * n + 1) * sizeof *p), *q = p + n;
  size_t family = 0;
  for (size_t i = 0; i < n; i++)
    if (cells[i].judged && cells[i].baseline.count + cells[i].x >= SIGNAL_TESTED)
      p[family++] = sign > 0 ? cells[i].prediction.p_high : cells[i].prediction.p_low;
  stats_bh(p, family, q, arena);

  size_t member = 0;
  for (size_t i = 0; i < n; i++) {
    struct signal_cell *cell = &cells[i];
    if (!cell->judged) continue;
    bool tested = cell->baseline.count + cell->x >= SIGNAL_TESTED;
    bool survives = tested && stats_bh_keeps(q[member++], SIGNAL_Q);
    double chance = sign > 0 ? cell->prediction.p_high : cell->prediction.p_low;
    if (chance < SIGNAL_P && sign * (cell->x - cell->prediction.expected) >= SIGNAL_DIFFERENCE)
      cell->level = (enum signal_level)(survives ? 2 * sign : sign);
  }
}

size_t signal_judge(struct signal_cell *cells, size_t n, struct arena *arena)
{
  size_t judged = 0;
  for (size_t i = 0; i < n; i++) {
    struct signal_cell *cell = &cells[i];
    cell->judged = cell->months >= SIGNAL_BASELINE_LEAST;
    cell->level = SIGNAL_AS_EXPECTED;
    cell->prediction = (struct signal_prediction){0, 1, 1};
    if (!cell->judged) continue;
    cell->prediction = signal_predict(cell->x, &cell->baseline);
    judged++;
  }
  judge_side(cells, n, 1, arena);
  judge_side(cells, n, -1, arena);
  return judged;
}

static int side(double x, double median)
{
  return (x > median) - (x < median);
}

int signal_run(const double *x, size_t n, double median)
{
  int run = 0;
  for (size_t i = 0; i < n; i++) {
    int here = side(x[i], median);
    run = here != 0 && here * run > 0 ? run + here : here;
  }
  return run;
}
