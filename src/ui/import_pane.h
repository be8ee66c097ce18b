// SPDX-License-Identifier: GPL-3.0-or-later
/* What the two panes of the import share. */
#ifndef LB_UI_IMPORT_PANE_H
#define LB_UI_IMPORT_PANE_H

#include "ops/import.h"
#include "ui/app.h"

struct import_state {
  struct import *import; /* owned by the first pane */
  char *path;
  enum import_kind kind;
  enum import_field missing[FIELD_NONE]; /* mandatory fields that no column gives */
  size_t n_missing;
};

struct import_state *import_state_of(struct pane *pane);
void import_refresh(struct app *app); /* both panes show the preview again */
/* Opens the file anew; `mapping` NULL: the one that was last used for such a file, or a guess. */
bool import_read_file(struct app *app, struct import_state *s, const struct import_mapping *mapping,
                      struct err *err);
/* A changed mapping examines the file again. */
void import_remap(struct app *app, const struct import_mapping *mapping);
/* Commands of import_reading.c. */
bool import_change_encoding(struct app *app, int argument, struct err *err);
bool import_change_separator(struct app *app, int argument, struct err *err);
bool import_change_kind(struct app *app, int argument, struct err *err);
bool import_change_unknown(struct app *app, int argument, struct err *err);
bool import_change_missing(struct app *app, int argument, struct err *err);
bool import_store(struct app *app, int argument, struct err *err);
const char *import_hint(struct app *app, struct pane *pane);
extern const struct pane_ops import_rows_pane;

#endif
