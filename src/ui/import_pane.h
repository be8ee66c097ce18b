// SPDX-License-Identifier: GPL-3.0-or-later
/* What the two panes of the import share. */
#ifndef LB_UI_IMPORT_PANE_H
#define LB_UI_IMPORT_PANE_H

#include "ui/app.h"
#include "ops/import.h"

struct import_state {
  struct import *import; /* owned by the first pane */
  char *path;
  enum import_kind kind;
  enum import_field missing[FIELD_NONE]; /* mandatory fields that no column gives */
  size_t n_missing;
};

struct import_state *import_state_of(struct pane *pane);
void import_refresh(struct app *app); /* both panes show the preview again */
bool import_store(struct app *app, int argument, struct err *err);
const char *import_hint(struct app *app, struct pane *pane);
extern const struct pane_ops import_rows_pane;

#endif
