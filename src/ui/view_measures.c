// SPDX-License-Identifier: GPL-3.0-or-later
/* All measures, also those that are closed; of one area when the subject names it. */
#include "base/i18n.h"
#include "ui/measure_rows.h"
#include "ui/pane_util.h"
#include "ui/view_parts.h"
#include "ui/views.h"

static bool all_load(struct app *app, struct pane *pane, struct err *err)
{
  struct measure_query query = {.area_id = pane->view->subject.id};
  return measure_rows_load(app, pane, &query, err);
}

static void all_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct measure_rows *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  buf_add(&text, _("Measures"));
  if (pane->view->subject.id && s->n) buf_addf(&text, " · %s", s->rows[0].area_name);
  draw_frame(pane->rect, buf_text(&text), focus);
  buf_release(&text);
  if (s->n == 0) {
    pane_empty(pane, _("No measures yet. Press F4 to add the first."), focus);
    return;
  }
  measure_rows_draw(pane, (struct rect){r.y, r.x, r.h - 1, r.w - 1}, focus);
  list_status(&pane->list, &text);
  pane_foot(pane, buf_text(&text));
  buf_release(&text);
}

static const struct command all_commands[] = {
    MEASURE_COMMANDS("all-measures"),
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops all_measures_pane = {
    .id = "all-measures",
    .name = N_("Measures"),
    .about = N_("Every measure there has been, with owner, deadline and state."),
    .commands = all_commands,
    .watch = TOPIC_MEASURES | TOPIC_AREAS | TOPIC_BODIES,
    .state_size = sizeof(struct measure_rows),
    .open = measure_rows_open,
    .load = all_load,
    .draw = all_draw,
    .close = pane_remember,
};

const struct view_ops measures_view = {
    .id = "measures",
    .panes = {&all_measures_pane},
    .layout = view_whole,
};
