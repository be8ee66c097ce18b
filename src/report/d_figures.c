// SPDX-License-Identifier: GPL-3.0-or-later
/* D: the quarter's figures, which the picture (P4) has no room for on its two pages. */
#include "report/print.h"

#include "base/i18n.h"
#include "report/figure.h"

bool d_figures(struct print *p, struct err *err)
{
  static const enum figure_kind kinds[] = {FIGURE_HEAT, FIGURE_BUMP, FIGURE_GRID};
  const char *const marks[] = {print_mark_none(), NULL};
  const struct print_head head = {
      .title = arena_printf(p->arena, _("Figures %s"), print_label(p, p->request->period)),
      .version = 1,
      .marks = marks,
  };
  print_set_head(p, &head);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    const struct figure_request request = {kinds[i], quarter_of(p->request->period.first),
                                           p->request->today, 0};
    struct figure figure;
    if (!figure_make(p->store, &request, p->arena, &figure, err)) return false;
    if (i > 0) document_space(p->d);
    figure_put(p->d, &figure);
  }
  return true;
}
