// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "domain/stats.h"
#include "report/effects_part.h"

#include <stdlib.h>

static bool in_year(const struct effects_measure *m, int year)
{
  return date_year(m->measure->created) <= year &&
         (m->course->left == 0 || date_year(m->course->left) >= year);
}

static const struct effect_ratio *headline(const struct effect *effect)
{
  return &effect->before[BEFORE_C].ratio;
}

/* 0 for those that can be judged, then those with too little, then those not started. */
static int rank_of(const struct effect *effect)
{
  if (!effect->started) return 2;
  return effect->verdict == EFFECT_TOO_FEW;
}

/* By the end of the interval that lies nearest no difference, the upper one of the rate ratio: the
 * lower one would put the most uncertain first. */
static int by_upper_end(const void *a, const void *b)
{
  const struct effect *x = a, *y = b;
  if (rank_of(x) != rank_of(y)) return rank_of(x) - rank_of(y);
  double one = headline(x)->res_lower, other = headline(y)->res_lower;
  if (rank_of(x) == 0 && one != other) return one > other ? -1 : 1;
  return (x->measure->id > y->measure->id) - (x->measure->id < y->measure->id);
}

static void compare_all(struct effects *effects, struct arena *arena)
{
  size_t n = effects->judged;
  double *p = arena_alloc(arena, (n + 1) * sizeof *p), *q = arena_alloc(arena, (n + 1) * sizeof *q);
  for (size_t i = 0; i < n; i++)
    p[i] = headline(&effects->rows[i])->p;
  stats_bh(p, n, q, arena);
  for (size_t i = 0; i < n; i++) {
    struct effect *effect = &effects->rows[i];
    effect->q = q[i];
    effect->differs = stats_bh_keeps(q[i], EFFECT_Q);
    effect->place = (int)i + 1;
  }
}

static bool seen_area(const struct effect *const *rows, size_t n, int64_t area_id)
{
  for (size_t i = 0; i < n; i++)
    if (rows[i]->measure->area_id == area_id) return true;
  return false;
}

static void pool_types(struct effects *effects, struct arena *arena)
{
  struct effect_ratio *ratios = arena_alloc(arena, (effects->judged + 1) * sizeof *ratios);
  const struct effect **rows = arena_alloc(arena, (effects->judged + 1) * sizeof *rows);
  effects->types = arena_alloc(arena, TYPE_NONE * sizeof *effects->types);
  for (int type = 0; type < TYPE_NONE; type++) {
    struct effect_type row = {.type = (enum measure_type)type};
    size_t n = 0;
    for (size_t i = 0; i < effects->judged; i++) {
      const struct effect *effect = &effects->rows[i];
      if (effect->measure->type != row.type) continue;
      row.areas += !seen_area(rows, n, effect->measure->area_id);
      rows[n] = effect;
      ratios[n++] = *headline(effect);
    }
    if (n == 0) continue;
    row.pool = effect_pool(ratios, n, EFFECT_CONF);
    row.level = row.areas >= EFFECT_LEVEL_AREAS ? 4 : 3;
    effects->types[effects->n_types++] = row;
  }
}

bool effects_of(struct store *store, int year, int today, struct arena *arena,
                struct effects *effects, struct err *err)
{
  struct effects_data data;
  int whole = month_add(date_month(today), -1), december = year * 100 + 12;
  *effects = (struct effects){.year = year, .last_month = whole < december ? whole : december};
  if (!effects_read(store, effects->last_month, arena, &data, err)) return false;
  effects->rows = arena_alloc(arena, (data.n_measures + 1) * sizeof *effects->rows);
  for (size_t i = 0; i < data.n_measures; i++) {
    struct effect *effect = &effects->rows[effects->n];
    if (!in_year(&data.measures[i], year)) continue;
    effects_one(&data, &data.measures[i], effects->last_month, effect);
    effects->n++;
    effects->started += effect->started;
    effects->judged += rank_of(effect) == 0;
  }
  if (effects->n > 1) qsort(effects->rows, effects->n, sizeof *effects->rows, by_upper_end);
  compare_all(effects, arena);
  pool_types(effects, arena);
  return true;
}
