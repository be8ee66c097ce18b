// SPDX-License-Identifier: GPL-3.0-or-later
/* How the file of an import is read: questions with a few fixed answers. */
#include "base/i18n.h"
#include "ui/import_pane.h"

#include <string.h>

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

/* A file about the whole country: what the group has no area for is none of its business. */
static void leave_out_other_areas(struct app *app, struct import_mapping *mapping, bool leave_out)
{
  struct import_pair *areas = arena_alloc(&app->arena, (mapping->n_areas + 1) * sizeof *areas);
  size_t n = 0;
  for (size_t i = 0; i < mapping->n_areas; i++)
    if (strcmp(mapping->areas[i].word, "*") != 0) areas[n++] = mapping->areas[i];
  if (leave_out) areas[n++] = (struct import_pair){.word = "*"};
  mapping->areas = areas;
  mapping->n_areas = n;
}

enum { UNKNOWN_AREAS_LEFT_OUT = UNKNOWN_REFUSE + 1, UNKNOWN_CHOICES };

static void unknown_chosen(struct app *app, void *data, long choice)
{
  struct import_state *s = data;
  struct import_mapping mapping = import_preview_of(s->import)->mapping;
  bool leave_out = choice == UNKNOWN_AREAS_LEFT_OUT;
  if (choice < 0) return;
  mapping.unknown = leave_out ? UNKNOWN_CREATE : (enum import_unknown)choice;
  leave_out_other_areas(app, &mapping, leave_out);
  import_remap(app, &mapping);
}

bool import_change_unknown(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const char *labels[UNKNOWN_CHOICES] = {[UNKNOWN_ASK] = _("Ask about each"),
                                         [UNKNOWN_CREATE] = _("Make new areas and categories"),
                                         [UNKNOWN_REFUSE] = _("Refuse their rows"),
                                         [UNKNOWN_AREAS_LEFT_OUT] =
                                             _("Leave out other areas, make new categories")};
  app_choose(app, _("Unknown areas and categories"), labels, UNKNOWN_CHOICES, unknown_chosen,
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
