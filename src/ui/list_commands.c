// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list_commands.h"

#include "base/i18n.h"
#include "ui/search_line.h"

const char *list_command_none(struct app *app)
{
  return app_pane(app)->list.columns ? NULL : _("there is no list here");
}

bool list_command_filter(struct app *app, int filters, struct err *err)
{
  (void)err;
  search_line_open(app, filters);
  return true;
}

bool list_command_find(struct app *app, int step, struct err *err)
{
  return search_next(app, step, err);
}

bool list_command_sort(struct app *app, int step, struct err *err)
{
  (void)err;
  struct pane *pane = app_pane(app);
  list_next_sort(&pane->list, &pane->arena, step);
  return true;
}

bool list_command_turn(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct pane *pane = app_pane(app);
  if (pane->list.sort < 0) return err_set(err, _("Choose a column to sort by first, with < or >."));
  list_sort(&pane->list, &pane->arena, pane->list.sort, !pane->list.descending);
  return true;
}

/* The cells of the selected row, parted by tabs. */
bool list_command_copy(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct list *list = &app_pane(app)->list;
  size_t row = list_row(list);
  struct buf text = {0}, cell = {0};
  for (size_t c = 0; c < list->n_columns; c++) {
    enum style style = STYLE_TEXT;
    buf_clear(&cell);
    list->source.cell(list->source.data, row, c, &cell, &style);
    if (c) buf_addc(&text, '\t');
    buf_add(&text, buf_text(&cell));
  }
  term_copy(buf_text(&text));
  buf_release(&text);
  buf_release(&cell);
  app_say(app, "%s", _("Sent to the clipboard."));
  return true;
}
