// SPDX-License-Identifier: GPL-3.0-or-later
/* D: the quarter's figures, which the picture (P4) has no room for on its two pages. */
#include "report/print.h"

#include "base/i18n.h"
#include "ops/ops.h"
#include "report/figure.h"

/* A page for each figure with its table. */
static bool put(struct print *p, enum figure_kind kind, int64_t area_id, struct err *err)
{
  const struct figure_request request = {.kind = kind,
                                         .quarter = quarter_of(p->request->period.first),
                                         .today = p->request->today,
                                         .area_id = area_id};
  struct figure figure;
  if (!figure_make(p->store, &request, p->arena, &figure, err)) return false;
  if (p->d->n_blocks > 0) document_page(p->d);
  figure_put(p->d, &figure);
  return true;
}

bool d_figures(struct print *p, struct err *err)
{
  const struct print_head head = {
      .title = arena_printf(p->arena, _("Figures %s"), print_label(p, p->request->period)),
      .version = 1,
  };
  struct ranking_view view;
  if (!ops_ranking_view(p->store, quarter_of(p->request->period.first), NULL, p->arena, &view, err))
    return false;
  print_set_head(p, &head);
  if (!put(p, FIGURE_HEAT, 0, err) || !put(p, FIGURE_SPARKS, 0, err) ||
      !put(p, FIGURE_PANELS, 0, err) || !put(p, FIGURE_BUMP, 0, err) ||
      !put(p, FIGURE_GRID, 0, err))
    return false;
  for (int place = 1; place <= view.places; place++)
    for (size_t i = 0; i < view.n; i++)
      if (view.rows[i].chosen == place && !put(p, FIGURE_RUN, view.rows[i].area_id, err))
        return false;
  return true;
}
