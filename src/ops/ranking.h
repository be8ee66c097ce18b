// SPDX-License-Identifier: GPL-3.0-or-later
/* The pieces of a ranking that its view and its verbs share. For ops/ alone. */
#ifndef LB_OPS_RANKING_H
#define LB_OPS_RANKING_H

#include "ops/ops.h"

enum { RANKING_JOINT_RATER = 0 }; /* the number of the rater that stands for the whole group */

/* Fills rows, totals, choice and notes of an open ranking from what is in the file now. The view's
 * ranking, raters, places and few are set before. */
bool ranking_compute(struct store *store, struct arena *arena, struct ranking_view *view,
                     struct err *err);

/* A category whose weight is not 1. */
struct ranking_weight {
  const char *code;
  int weight;
};
/* The sentences that stand under the list, in the order of the paper. */
void ranking_notes(const struct rank_result *result, const struct ranking_weight *weights,
                   size_t n_weights, struct arena *arena, struct ranking_view *view);

/* Keeps the print of the ranking as it now stands; with `print` NULL none is kept. */
bool ranking_keep_print(struct ops *ops, const struct ranking *ranking, ops_print *print,
                        struct err *err);

/* "2026-K3", as journals name a quarter. */
const char *ranking_name(struct arena *arena, int quarter);

#endif
