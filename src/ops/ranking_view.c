// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/ranking.h"

#include "domain/period.h"

#include <string.h>

const char *ranking_name(struct arena *arena, int quarter)
{
  struct buf name = {0};
  quarter_id(&name, quarter);
  const char *copy = arena_strdup(arena, buf_text(&name));
  buf_release(&name);
  return copy;
}

/* The raters that count: the whole group's one when the scoring is joint, else the others. */
static bool find_raters(struct store *store, struct arena *arena, struct ranking_view *view,
                        struct err *err)
{
  struct rater *raters;
  size_t n;
  if (view->ranking.id == 0) return true;
  if (!store_raters(store, view->ranking.id, arena, &raters, &n, err)) return false;
  view->raters = arena_alloc(arena, (n + 1) * sizeof *view->raters);
  for (size_t i = 0; i < n; i++)
    if ((raters[i].number == RANKING_JOINT_RATER) == view->ranking.joint)
      view->raters[view->n_raters++] = raters[i];
  return true;
}

static const struct ranking_row *row_of(const struct ranking_row *rows, size_t n, int64_t area_id)
{
  for (size_t i = 0; i < n; i++)
    if (rows[i].area_id == area_id) return &rows[i];
  return NULL;
}

/* The rows as they were stored. What the program proposed is the choice of the computed stage. */
static bool read_stage(struct store *store, const char *stage, struct arena *arena,
                       struct ranking_view *view, struct err *err)
{
  int64_t id = view->ranking.id;
  struct ranking_row *computed;
  struct area *areas;
  size_t n, n_areas;
  if (!store_ranking_rows(store, id, stage, arena, &view->rows, &view->n, err) ||
      !store_ranking_rows(store, id, "computed", arena, &computed, &n, err) ||
      !store_ranking_notes(store, id, arena, &view->notes, &view->n_notes, err) ||
      !store_areas(store, 0, arena, &areas, &n_areas, err))
    return false;
  view->places = 0;
  view->few = view->ranking.few;
  view->phi = view->ranking.phi;
  view->phi_assumed = view->ranking.phi_assumed;
  for (size_t i = 0; i < view->n; i++) {
    struct ranking_row *row = &view->rows[i];
    const struct ranking_row *first = row_of(computed, n, row->area_id);
    row->proposed = first != NULL && first->chosen > 0;
    row->shared = false;
    for (size_t j = 0; j < view->n; j++)
      row->shared = row->shared || (j != i && row->rank > 0 && view->rows[j].rank == row->rank);
    for (size_t j = 0; j < n_areas; j++)
      if (areas[j].id == row->area_id) row->area_number = areas[j].number;
    view->places += row->chosen > 0;
    view->enough = view->enough || row->observations > 0;
  }
  return true;
}

static const char *stage_of(enum ranking_state state)
{
  return state == RANKING_DECIDED ? "decided" : "proposed";
}

/* Ranks of the quarter before, as they were last decided, else as last proposed. */
static bool find_previous(struct store *store, struct arena *arena, struct ranking_view *view,
                          struct err *err)
{
  struct ranking *rankings, before = {0};
  size_t n;
  int quarter = quarter_add(view->ranking.quarter, -1);
  if (!store_rankings(store, arena, &rankings, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    const struct ranking *r = &rankings[i];
    if (r->quarter != quarter || r->state == RANKING_OPEN) continue;
    int better = (r->state == RANKING_DECIDED) - (before.state == RANKING_DECIDED);
    if (before.id == 0 || better > 0 || (better == 0 && r->version > before.version)) before = *r;
  }
  if (before.id == 0) return true;
  struct ranking_row *rows;
  if (!store_ranking_rows(store, before.id, stage_of(before.state), arena, &rows, &n, err))
    return false;
  for (size_t i = 0; i < view->n; i++) {
    const struct ranking_row *row = row_of(rows, n, view->rows[i].area_id);
    if (row != NULL) view->rows[i].previous_rank = row->rank;
  }
  return true;
}

/* Sums, marks, and whether the choice differs from what the order proposes. */
static void sum_rows(struct ranking_view *view)
{
  bool compared = false;
  for (size_t i = 0; i < view->n; i++) {
    struct ranking_row *row = &view->rows[i];
    row->few = row->observations < view->few;
    row->moved = (row->chosen > 0) != row->proposed;
    view->deviates = view->deviates || row->moved;
    for (size_t j = 0; j < i; j++)
      view->deviates = view->deviates || (row->chosen > 0 && view->rows[j].chosen > row->chosen &&
                                          view->rows[j].rank < row->rank);
    for (int m = 0; m < 3; m++)
      view->month_totals[m] += row->months[m];
    view->total += row->observations;
    if (row->observations_before < 0) continue;
    compared = true;
    view->total_before += row->observations_before;
  }
  if (!compared) view->total_before = -1;
}

bool ops_ranking_view(struct store *store, int quarter, const enum ranking_method *method,
                      struct arena *arena, struct ranking_view *view, struct err *err)
{
  struct municipality m;
  *view = (struct ranking_view){0};
  if (!store_municipality(store, arena, &m, err) ||
      !store_ranking(store, quarter, arena, &view->ranking, err))
    return false;
  if (view->ranking.id == 0)
    view->ranking = (struct ranking){.quarter = quarter, .method = m.method, .state = RANKING_OPEN};
  view->places = m.places;
  view->few = m.few;
  bool open = view->ranking.state == RANKING_OPEN;
  if (method != NULL && open) view->ranking.method = *method;
  if (!find_raters(store, arena, view, err)) return false;
  if (view->ranking.decision_id != 0 &&
      !store_decision(store, view->ranking.decision_id, arena, &view->decision, err))
    return false;
  bool ok = open ? ranking_compute(store, arena, view, err)
                 : read_stage(store, stage_of(view->ranking.state), arena, view, err);
  if (!ok || !find_previous(store, arena, view, err)) return false;
  sum_rows(view);
  return true;
}
