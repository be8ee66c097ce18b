// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rank.h"

#include "base/text.h"
#include "domain/stats.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One way to rank. `order` decides the rank (0: shared); `listing` puts those that share one in
 * order on the page. */
struct rank_method {
  const char *id;
  double (*product)(const struct rank_area *row, double influence);
  double (*priority)(const struct rank_area *row, double influence);
  int (*order)(const struct rank_area *a, const struct rank_area *b);
  int (*listing)(const struct rank_area *a, const struct rank_area *b);
  int (*compare)(const void *a, const void *b); /* all of it, for qsort */
  bool tests_chance;                            /* "kan inte skiljas åt" belongs to it */
};

static int larger_first(double a, double b)
{
  if (stats_same(a, b)) return 0;
  return a > b ? -1 : 1;
}

static int number_order(const struct rank_area_input *a, const struct rank_area_input *b)
{
  if (a->area_number != b->area_number) return a->area_number < b->area_number ? -1 : 1;
  return (a->area_id > b->area_id) - (a->area_id < b->area_id);
}

static int list_order(const struct rank_method *method, const struct rank_area *a,
                      const struct rank_area *b)
{
  if (a->input->scored != b->input->scored) return a->input->scored ? -1 : 1;
  int order = a->input->scored ? method->order(a, b) : larger_first(a->need, b->need);
  if (order == 0 && a->input->scored) order = method->listing(a, b);
  return order != 0 ? order : number_order(a->input, b->input);
}

static double share_product(const struct rank_area *row, double influence)
{
  return row->input->load * influence;
}

static double share_priority(const struct rank_area *row, double influence)
{
  return row->need * influence / 5;
}

static int share_order(const struct rank_area *a, const struct rank_area *b)
{
  return larger_first(a->product, b->product);
}

static int share_listing(const struct rank_area *a, const struct rank_area *b)
{
  return larger_first(a->input->load, b->input->load);
}

static double steps_product(const struct rank_area *row, double influence)
{
  return row->need * influence;
}

static int steps_order(const struct rank_area *a, const struct rank_area *b)
{
  int order = larger_first(a->product, b->product);
  if (order == 0) order = larger_first(a->need, b->need);
  if (order == 0)
    order = larger_first((double)a->input->observations, (double)b->input->observations);
  if (order == 0)
    order = larger_first((double)a->input->severity_sum, (double)b->input->severity_sum);
  return order;
}

static int steps_listing(const struct rank_area *a, const struct rank_area *b)
{
  return text_compare(a->input->name, b->input->name);
}

static int share_compare(const void *a, const void *b);
static int steps_compare(const void *a, const void *b);

static const struct rank_method methods[] = {
    [RANK_SHARE] = {"share", share_product, share_priority, share_order, share_listing,
                    share_compare, true},
    [RANK_STEPS] = {"steps", steps_product, steps_product, steps_order, steps_listing,
                    steps_compare, false},
};

enum { N_METHODS = sizeof methods / sizeof methods[0] };

static int share_compare(const void *a, const void *b)
{
  return list_order(&methods[RANK_SHARE], a, b);
}

static int steps_compare(const void *a, const void *b)
{
  return list_order(&methods[RANK_STEPS], a, b);
}

double rank_z(const struct rank_area_input *a, const struct rank_area_input *b, double phi)
{
  double sa = a->influence / 5, sb = b->influence / 5;
  double variance = phi * (sa * sa * a->load_sq + sb * sb * b->load_sq);
  return variance > 0 ? fabs(sa * a->load - sb * b->load) / sqrt(variance) : 0;
}

static void fill_rows(const struct rank_input *input, const struct rank_method *method,
                      struct rank_result *result)
{
  struct stats_sum load = {0};
  for (size_t i = 0; i < input->n; i++)
    stats_sum_add(&load, input->areas[i].load);
  result->load = stats_sum_total(&load);
  for (size_t i = 0; i < input->n; i++) {
    const struct rank_area_input *area = &input->areas[i];
    struct rank_area *row = &result->rows[i];
    row->input = area;
    if (input->method == RANK_STEPS)
      row->need = area->need;
    else if (result->load > 0)
      row->need = 100 * area->load / result->load;
    if (!area->scored) continue;
    row->influence = area->influence;
    row->product = method->product(row, area->influence);
    row->priority = method->priority(row, area->influence);
    result->scored++;
  }
  if (input->n > 0) qsort(result->rows, input->n, sizeof *result->rows, method->compare);
}

static void number_rows(const struct rank_method *method, struct rank_result *result)
{
  for (size_t i = 0; i < result->scored; i++) {
    struct rank_area *row = &result->rows[i];
    row->rank = (int)i + 1;
    if (i == 0 || method->order(row - 1, row) != 0) continue;
    row->rank = row[-1].rank;
    row->shared = row[-1].shared = true;
  }
}

/* False when they may stand in either order: by chance, or because they are equal. */
static bool apart(const struct rank_method *method, const struct rank_area *a,
                  const struct rank_area *b, double phi, double *z)
{
  *z = method->tests_chance ? rank_z(a->input, b->input, phi) : 0;
  return method->tests_chance ? *z >= RANK_SEPARABLE : method->order(a, b) != 0;
}

static void join_rows(const struct rank_method *method, double phi, size_t places,
                      struct rank_result *result)
{
  for (size_t i = 0; i + 1 < result->scored; i++) {
    struct rank_area *row = &result->rows[i];
    row->joined_next = !apart(method, row, row + 1, phi, &row->z_next);
  }
  for (size_t i = 0; i < places && i < result->scored; i++) {
    struct rank_area *row = &result->rows[i];
    if (result->outside < result->n) {
      const struct rank_area *outside = &result->rows[result->outside];
      row->joined_outside = !apart(method, row, outside, phi, &row->z_outside);
    }
    /* An area without any need is no proposal, however few the others are. */
    row->proposed = !row->joined_outside && row->product > 0;
    result->undecided = result->undecided || row->joined_outside;
  }
}

static void add_pair(struct rank_result *result, size_t upper, size_t lower)
{
  bool equal = result->rows[upper].rank == result->rows[lower].rank;
  result->pairs[result->n_pairs++] = (struct rank_pair){upper, lower, equal};
}

static void list_pairs(size_t places, struct arena *arena, struct rank_result *result)
{
  result->pairs = arena_alloc(arena, (2 * result->scored + 1) * sizeof *result->pairs);
  size_t first = places < result->scored ? places : result->scored;
  for (size_t i = 0; i < first; i++)
    if (result->rows[i].joined_next) add_pair(result, i, i + 1);
  for (size_t i = 0; i < first; i++)
    if (result->rows[i].joined_outside && i + 1 != result->outside)
      add_pair(result, i, result->outside);
}

/* The rank that row `at` would have with another influence; `*inside` is whether it then is among
 * the first places without sharing that border. */
static int rank_with(const struct rank_method *method, const struct rank_result *result, size_t at,
                     double influence, size_t places, bool *inside)
{
  struct rank_area moved = result->rows[at];
  moved.influence = influence;
  moved.product = method->product(&moved, influence);
  size_t ahead = 0, level = 0;
  for (size_t i = 0; i < result->scored; i++) {
    if (i == at) continue;
    int order = method->order(&result->rows[i], &moved);
    ahead += order < 0;
    level += order == 0;
  }
  *inside = ahead + level < places;
  return (int)ahead + 1;
}

static void find_changes(const struct rank_method *method, size_t places,
                         struct rank_result *result)
{
  if (result->outside == result->n) return;
  size_t last = result->outside - 1;
  const struct rank_area *lowest = &result->rows[last], *next = &result->rows[result->outside];
  if (lowest->rank == next->rank) return;

  bool inside;
  for (int influence = 1; influence <= 5 && result->lift_influence == 0; influence++) {
    int rank = rank_with(method, result, result->outside, influence, places, &inside);
    if (!inside) continue;
    result->lift_influence = influence;
    result->lift_rank = rank;
    result->lift_priority = method->priority(next, influence);
  }
  int kept = 1;
  while (kept < 5 && (rank_with(method, result, last, kept, places, &inside), !inside))
    kept++;
  result->keep_influence = kept < lowest->influence ? kept : lowest->influence;
  result->keep_below = kept - 1;
  if (result->keep_below > 0) result->keep_priority = method->priority(lowest, result->keep_below);
}

void rank_compute(const struct rank_input *input, struct arena *arena, struct rank_result *result)
{
  assert(input->places > 0 && input->method >= 0 && (size_t)input->method < N_METHODS);
  const struct rank_method *method = &methods[input->method];
  size_t places = (size_t)input->places;
  *result = (struct rank_result){.n = input->n};
  result->rows = arena_alloc(arena, (input->n + 1) * sizeof *result->rows);
  fill_rows(input, method, result);
  number_rows(method, result);
  result->outside = places < result->scored ? places : result->n;
  join_rows(method, input->phi, places, result);
  list_pairs(places, arena, result);
  find_changes(method, places, result);
}

const char *rank_method_id(enum rank_method_kind method)
{
  return methods[method].id;
}

bool rank_method_from_id(const char *id, enum rank_method_kind *method)
{
  for (size_t i = 0; i < N_METHODS; i++)
    if (strcmp(id, methods[i].id) == 0) {
      *method = (enum rank_method_kind)i;
      return true;
    }
  return false;
}
