// SPDX-License-Identifier: GPL-3.0-or-later
/* How the pages of the preview are printed: where, on how many sides, how many copies. It is kept
 * in the file from one time to the next; where that can only be read, till the preview is left. */
#include "ui/preview.h"

#include "base/i18n.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COPIES = 99 };

/* View states. */
static const char printer_state[] = "printer", copies_state[] = "copies", sides_state[] = "sides";
static const char one_sided[] = "one";

static bool read_state(struct app *app, const char *name, struct arena *arena, const char **text,
                       struct err *err)
{
  *text = NULL;
  if (!store_view_state(app->store, name, arena, text, err)) return false;
  if (!*text) *text = "";
  return true;
}

bool preview_read_choices(struct app *app, struct preview *p, struct err *err)
{
  struct arena arena = {0};
  const char *printer, *copies, *sides;
  bool read = read_state(app, printer_state, &arena, &printer, err) &&
              read_state(app, copies_state, &arena, &copies, err) &&
              read_state(app, sides_state, &arena, &sides, err);
  if (read) {
    snprintf(p->printer, sizeof p->printer, "%s", *printer ? printer : app->config->printer);
    p->copies = atoi(copies) > 0 ? atoi(copies) : 1;
    p->one_sided = strcmp(sides, one_sided) == 0;
  }
  arena_release(&arena);
  return read;
}

/* A queue may be called anything, even with a new line. */
static const char *shown_name(struct arena *arena, const char *name)
{
  return text_clean(arena, name, strlen(name), false);
}

void preview_add_choices(const struct preview *p, struct buf *out)
{
  struct arena arena = {0};
  const char *name = *p->printer ? shown_name(&arena, p->printer) : _("the computer's own");
  buf_addf(out, _("Printer: %s"), name);
  buf_addf(out, " · %s · ", p->one_sided ? _("one-sided") : _("two-sided"));
  buf_addf(out, ngettext("%d copy", "%d copies", (unsigned)p->copies), p->copies);
  arena_release(&arena);
}

static bool keep(struct app *app, const char *name, const char *text, struct err *err)
{
  return store_read_only(app->store) || store_set_view_state(app->store, name, text, err);
}

bool preview_turn_sides(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct preview *p = app_pane(app)->state;
  p->one_sided = !p->one_sided;
  return keep(app, sides_state, p->one_sided ? one_sided : "two", err);
}

static void copies_written(struct app *app, void *pane, const char *text)
{
  struct err err = {.field = -1};
  struct preview *p = ((struct pane *)pane)->state;
  long long copies = 0;
  if (!text) return;
  if (!text_read_integer(text, &copies) || copies < 1 || copies > MOST_COPIES)
    err_set(&err, _("%s is no number of copies. Write a number from 1 to %d."), text, MOST_COPIES);
  else {
    p->copies = (int)copies;
    keep(app, copies_state, text, &err);
  }
  if (err.text[0]) app_say_error(app, &err);
}

bool preview_ask_copies(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_ask_text(app, _("Copies"), _("How many copies? Write a number from 1 to 99."),
               _("Write a number."), copies_written, app_pane(app));
  return true;
}

/* ---- the printer ---- */

static void choose(struct app *app, struct pane *pane, const char *name)
{
  struct err err = {.field = -1};
  struct arena arena = {0};
  struct preview *p = pane->state;
  snprintf(p->printer, sizeof p->printer, "%s", name);
  if (keep(app, printer_state, name, &err))
    app_say(app, _("Prints go to %s from now on."), shown_name(&arena, name));
  else
    app_say_error(app, &err);
  arena_release(&arena);
}

static void address_written(struct app *app, void *pane, const char *text)
{
  if (text) choose(app, pane, text);
}

static bool printers(struct app *app, struct arena *arena, struct paper_printer **rows, size_t *n,
                     struct err *err)
{
  return preview_open_paper(app, err) && paper_printers(app->paper, arena, rows, n, err);
}

static void printer_chosen(struct app *app, void *pane, long choice)
{
  struct err err = {.field = -1};
  struct arena arena = {0};
  struct paper_printer *rows;
  size_t n = 0;
  if (choice < 0) return;
  if (!printers(app, &arena, &rows, &n, &err))
    app_say_error(app, &err);
  else if ((size_t)choice < n)
    choose(app, pane, rows[choice].name);
  else
    app_ask_text(app, _("Printer"),
                 _("Write the printer's address, for example ipp://printer.example/ipp/print."),
                 _("Write an address."), address_written, pane);
  arena_release(&arena);
}

static const char *state_word(const struct paper_printer *printer)
{
  if (printer->state == PRINTER_STOPPED) return _("stopped");
  if (!printer->accepting) return _("takes no jobs");
  return printer->state == PRINTER_PRINTING ? _("printing") : _("idle");
}

bool preview_choose_printer(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct arena arena = {0};
  struct paper_printer *rows;
  size_t n = 0;
  bool ok = printers(app, &arena, &rows, &n, err);
  if (ok) {
    const char **names = arena_alloc(&arena, (n + 1) * sizeof *names);
    for (size_t i = 0; i < n; i++)
      names[i] = arena_printf(&arena, "%s · %s",
                              text_clean(&arena, rows[i].name, strlen(rows[i].name), false),
                              state_word(&rows[i]));
    names[n] = _("An address of its own …");
    app_choose(app, n ? _("Printer") : _("No printer was found"), names, n + 1, printer_chosen,
               app_pane(app));
  }
  arena_release(&arena);
  return ok;
}
