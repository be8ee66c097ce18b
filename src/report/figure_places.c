// SPDX-License-Identifier: GPL-3.0-or-later
/* Figures of the ranking: places over the quarters, need and influence. */
#include "report/figure_parts.h"

#include "base/i18n.h"
#include "base/text.h"
#include "domain/period.h"
#include "domain/stats.h"
#include "ops/ops.h"

enum { QUARTERS = 4, GRID_COLUMNS = 2 };

static const char *quarter_name(struct arena *arena, int quarter)
{
  struct buf name = {0};
  quarter_label(&name, quarter);
  const char *made = arena_strdup(arena, buf_text(&name));
  buf_release(&name);
  return made;
}

/* The first three of an order, by name. */
static const char *first_names(const struct figure_work *w, const struct ranking_view *view)
{
  struct buf names = {0};
  for (size_t i = 0; i < view->n && (int)i < view->places; i++)
    if (view->rows[i].rank > 0)
      buf_addf(&names, "%s%s", names.length ? ", " : "", view->rows[i].area_name);
  const char *made = arena_strdup(w->arena, buf_text(&names));
  buf_release(&names);
  return made;
}

static size_t ranked(const struct ranking_view *view)
{
  size_t n = 0;
  while (n < view->n && view->rows[n].rank > 0)
    n++;
  return n;
}

bool figure_bump(const struct figure_work *w, struct err *err)
{
  struct ranking_view views[QUARTERS];
  struct plot_row *rows;
  const char **columns = arena_alloc(w->arena, QUARTERS * sizeof *columns);
  w->figure->title = _("Places by quarter");
  w->figure->plot.kind = PLOT_BUMP;
  for (int q = 0; q < QUARTERS; q++) {
    int quarter = quarter_add(w->request->quarter, q + 1 - QUARTERS);
    columns[q] = arena_printf(w->arena, _("Q%d"), quarter % 10);
    if (!ops_ranking_view(w->store, quarter, NULL, w->arena, &views[q], err)) return false;
  }
  const struct ranking_view *last = &views[QUARTERS - 1];
  size_t n = ranked(last);
  double *values = figure_space(w, &rows, n, QUARTERS);
  w->figure->plot.columns = columns;
  for (size_t row = 0; row < n; row++) {
    const struct ranking_row *area = &last->rows[row];
    bool share = last->ranking.method == METHOD_SHARE;
    rows[row].name = area->area_name;
    rows[row].chosen = area->chosen > 0;
    rows[row].joined = share && (area->joined || (row > 0 && last->rows[row - 1].joined));
    for (int q = 0; q < QUARTERS; q++)
      for (size_t i = 0; i < ranked(&views[q]); i++)
        if (views[q].rows[i].area_id == area->area_id)
          values[row * QUARTERS + (size_t)q] = views[q].rows[i].rank;
  }
  const char *name = quarter_name(w->arena, w->request->quarter);
  w->figure->words =
      n == 0
          ? arena_printf(w->arena, _("No area has a place for %s: nobody has judged it yet."), name)
          : arena_printf(w->arena,
                         _("Places in the ranking, the last four quarters. First %s: %s."), name,
                         first_names(w, last));
  w->figure->remark = _("┊ cannot be told apart from the area above or below.");
  return true;
}

bool figure_grid(const struct figure_work *w, struct err *err)
{
  struct ranking_view view;
  struct plot_row *rows;
  const char **columns = arena_alloc(w->arena, GRID_COLUMNS * sizeof *columns);
  w->figure->title = _("Need and influence");
  w->figure->plot.kind = PLOT_GRID;
  if (!ops_ranking_view(w->store, w->request->quarter, NULL, w->arena, &view, err)) return false;
  size_t n = view.ranking.method == METHOD_SHARE ? ranked(&view) : 0;
  double *values = figure_space(w, &rows, n, GRID_COLUMNS);
  columns[0] = _("Need %");
  columns[1] = _("Influence");
  w->figure->plot.columns = columns;
  for (size_t row = 0; row < n; row++) {
    rows[row].name = view.rows[row].area_name;
    rows[row].chosen = view.rows[row].chosen > 0;
    values[row * GRID_COLUMNS] = view.rows[row].need;
    values[row * GRID_COLUMNS + 1] = view.rows[row].influence;
  }
  const char *name = quarter_name(w->arena, w->request->quarter);
  if (n == 0)
    w->figure->words =
        view.ranking.method == METHOD_STEPS
            ? _("Need is judged in steps, so there is no share to draw. The ranking has the "
                "numbers.")
            : arena_printf(w->arena, _("No area has a place for %s: nobody has judged it yet."),
                           name);
  else
    w->figure->words = arena_printf(w->arena, _("Need and influence for %s. First: %s."), name,
                                    first_names(w, &view));
  if (view.places > 0 && (size_t)view.places <= n) {
    w->figure->plot.reference = view.rows[view.places - 1].priority;
    w->figure->remark = arena_printf(
        w->arena,
        _("The curve joins all that would share place %d. Above it to the right comes first."),
        view.places);
  }
  return true;
}
