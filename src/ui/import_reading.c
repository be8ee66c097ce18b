// SPDX-License-Identifier: GPL-3.0-or-later
/* How the file of an import is read: questions with a few fixed answers. */
#include "base/i18n.h"
#include "ui/import_pane.h"

static void encoding_chosen(struct app *app, void *data, long choice)
{
  static const char *const names[] = {"utf-8", "utf-16", "windows-1252", "latin-1"};
  struct import_state *s = data;
  struct import_mapping mapping = import_preview_of(s->import)->mapping;
  if (choice < 0) return;
  mapping.encoding = names[choice];
  import_remap(app, &mapping);
}

bool import_change_encoding(struct app *app, int argument, struct err *err)
{
  static const char *const labels[] = {"UTF-8", "UTF-16", "Windows-1252", "Latin-1"};
  (void)argument, (void)err;
  app_choose(app, _("Encoding"), labels, 4, encoding_chosen, app_view(app)->panes[0].state);
  return true;
}

static void separator_chosen(struct app *app, void *data, long choice)
{
  struct import_state *s = data;
  struct import_mapping mapping = import_preview_of(s->import)->mapping;
  if (choice < 0) return;
  mapping.separator = ";,\t"[choice];
  import_remap(app, &mapping);
}

bool import_change_separator(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const char *labels[] = {";", ",", _("tab")};
  app_choose(app, _("Separator"), labels, 3, separator_chosen, app_view(app)->panes[0].state);
  return true;
}

static void kind_chosen(struct app *app, void *data, long choice)
{
  struct import_state *s = data;
  struct err err = {.field = -1};
  if (choice < 0) return;
  s->kind = (enum import_kind)choice;
  if (!import_read_file(app, s, NULL, &err)) {
    app_pop(app);
    app_say_error(app, &err);
    return;
  }
  import_refresh(app);
}

bool import_change_kind(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const char *labels[] = {_("Observations, a row each"), _("A table of counts"),
                          _("Events from polisen.se (JSON)")};
  app_choose(app, _("What the file holds"), labels, 3, kind_chosen, app_view(app)->panes[0].state);
  return true;
}

static void unknown_chosen(struct app *app, void *data, long choice)
{
  struct import_state *s = data;
  struct import_mapping mapping = import_preview_of(s->import)->mapping;
  if (choice < 0) return;
  mapping.unknown = (enum import_unknown)choice;
  import_remap(app, &mapping);
}

bool import_change_unknown(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const char *labels[] = {_("Ask about each"), _("Make new areas and categories"),
                          _("Refuse their rows")};
  app_choose(app, _("Unknown areas and categories"), labels, 3, unknown_chosen,
             app_view(app)->panes[0].state);
  return true;
}

static void missing_chosen(struct app *app, void *data, long choice)
{
  struct import_state *s = data;
  struct import_mapping mapping = import_preview_of(s->import)->mapping;
  if (choice < 0) return;
  mapping.omits_zeros = choice == 1;
  import_remap(app, &mapping);
}

bool import_change_missing(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct import_state *s = app_view(app)->panes[0].state;
  const char *labels[] = {_("Not known: what was counted before stands"),
                          _("Zero: the source leaves out zeros")};
  if (import_preview_of(s->import)->mapping.kind != IMPORT_COUNTS)
    return err_set(err, _("Only a table of counts has missing numbers. K says what the file "
                          "holds."));
  app_choose(app, _("A number that is not in the file"), labels, 2, missing_chosen, s);
  return true;
}
