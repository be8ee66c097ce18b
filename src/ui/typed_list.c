// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/typed_list.h"

bool typed_list_key(struct app *app, struct pane *pane, struct edit *edit, const struct key *key)
{
  switch (key->code) {
  case K_UP:
  case K_DOWN:
  case K_PGUP:
  case K_PGDN:
  case K_CTRL_HOME:
  case K_CTRL_END:
    return list_key(&pane->list, key->code);
  case K_ENTER:
  case K_ESC:
    return false;
  default:
    edit->limit = EDIT_SEARCH;
    if (!app_edit(app, edit, key)) return false;
    if (edit->changed) list_filter(&pane->list, &pane->arena, buf_text(&edit->text));
    return true;
  }
}
