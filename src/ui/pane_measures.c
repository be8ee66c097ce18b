// SPDX-License-Identifier: GPL-3.0-or-later
/* Pane 3 of the main screen: what has been decided and is not finished, by deadline. */
#include "base/i18n.h"
#include "ui/measure_rows.h"
#include "ui/pane_util.h"
#include "ui/view_main.h"
#include "ui/view_parts.h"

static bool measures_load(struct app *app, struct pane *pane, struct err *err)
{
  return measure_rows_load(app, pane, &(struct measure_query){.open_only = true}, err);
}

static void measures_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct measure_rows *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  draw_frame(pane->rect, _("3 Measures"), focus);
  if (s->n == 0) {
    pane_empty(pane, _("No measures yet. Press F4 to add the first."), focus);
    return;
  }
  measure_rows_draw(pane, (struct rect){r.y, r.x, r.h - 1, r.w - (r.w <= MAIN_WIDE)}, focus);
  struct buf foot = {0};
  if (s->wide || pane->list.filter[0])
    list_status(&pane->list, &foot);
  else
    buf_addf(&foot,
             ngettext("%zu of %zu measure · / filters", "%zu of %zu measures · / filters", s->n),
             list_visible(&pane->list), s->n);
  pane_foot(pane, buf_text(&foot));
  buf_release(&foot);
}

static const struct command measures_commands[] = {
    MEASURE_COMMANDS("measures"),
    {.id = NULL},
};

const struct pane_ops measures_pane = {
    .id = "measures",
    .name = N_("3 Measures"),
    .about = N_("Everything that has been proposed or decided and is not closed, the nearest "
                "deadline first."),
    .commands = measures_commands,
    .watch = TOPIC_MEASURES | TOPIC_AREAS | TOPIC_BODIES,
    .state_size = sizeof(struct measure_rows),
    .open = measure_rows_open,
    .load = measures_load,
    .draw = measures_draw,
    .close = pane_remember,
};
