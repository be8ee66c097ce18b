// SPDX-License-Identifier: GPL-3.0-or-later
/* The projector over a list: its rows as they stand, without what is only proposed. */
#include "base/i18n.h"
#include "ui/measure_rows.h"
#include "ui/pane_util.h"
#include "ui/panes.h"
#include "ui/sheet.h"
#include "ui/view_parts.h"
#include "ui/views.h"

enum { ROWS_AT = 2 };

static const struct pane *shown_pane(const struct app *app, const struct view *view)
{
  const struct view *below = app_below(app, view);
  return &below->panes[below->focus];
}

static bool is_draft(const struct pane *shown, size_t row)
{
  return shown->ops == &all_measures_pane &&
         ((const struct measure_rows *)shown->state)->rows[row].state == MEASURE_PROPOSED;
}

/* A list of its own over the same rows, so that turning it leaves the one below where it was. */
static bool rows_load(struct app *app, struct pane *pane, struct err *err)
{
  const struct pane *shown = shown_pane(app, pane->view);
  struct list *list = &pane->list;
  (void)err;
  *list = shown->list;
  list->order = arena_alloc(&pane->arena, (shown->list.n_shown + 1) * sizeof *list->order);
  list->n_shown = 0;
  for (size_t i = 0; i < shown->list.n_shown; i++)
    if (!is_draft(shown, shown->list.order[i])) list->order[list->n_shown++] = shown->list.order[i];
  if (list->cursor >= list->n_shown) list->cursor = list->n_shown ? list->n_shown - 1 : 0;
  return true;
}

static void rows_draw(struct app *app, struct pane *pane, bool focus)
{
  struct rect sheet = pane->rect;
  int first = sheet_y(sheet, ROWS_AT), foot = sheet_y(sheet, SHEET_LINES - 2);
  struct buf text = {0};
  sheet_head(app, &pane->arena, sheet, _(shown_pane(app, pane->view)->ops->name));
  if (pane->list.n_shown == 0) {
    sheet_line(sheet, ROWS_AT, 1, STYLE_TEXT, _("There is nothing to show here."));
    draw_cursor(first, sheet.x + 1, focus);
  } else {
    int y = list_draw(&pane->list, (struct rect){first, sheet.x + 1, foot - first, sheet.w - 2},
                      focus, LIST_RULED);
    draw_cursor(y >= 0 ? y : first, sheet.x + 1, focus);
    list_status(&pane->list, &text);
    sheet_line(sheet, SHEET_LINES - 2, 1, STYLE_TEXT, buf_text(&text));
  }
  buf_release(&text);
  sheet_bar(sheet, pane->ops->commands);
}

static const struct command commands[] = {
    SHEET_BACK("projector-rows-back", app_leave),
    {.id = NULL},
};

const struct pane_ops projector_rows_pane = {
    .id = "projector-rows",
    .name = N_("Projector, a list"),
    .about = N_("The list that was on the screen, to be shown to all. What is only proposed is not "
                "shown."),
    .commands = commands,
    .load = rows_load,
    .draw = rows_draw,
};

const struct view_ops projector_rows_view = {
    .id = "projector-rows",
    .plain = true,
    .panes = {&projector_rows_pane},
    .layout = sheet_layout,
    .draw = sheet_clear,
};
