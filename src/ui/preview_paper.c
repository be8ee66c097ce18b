// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the pages of the preview go: a text, a PDF, a printer. The paper module is loaded when one
 * of the last two is first wanted. */
#include "ui/preview.h"

#include "base/file.h"
#include "base/i18n.h"
#include "report/paper.h"
#include "report/sink_text.h"

#include <string.h>

static const char printer_state[] = "printer"; /* view state that remembers the choice */

/* P5-2026-K3.pdf, beside where the program was started. */
static void file_name(struct app *app, const struct view *view, bool pdf, struct buf *out)
{
  struct report_request request = preview_request(app, view);
  buf_addf(out, "%s-", request.name);
  period_id(out, request.period);
  buf_add(out, pdf ? ".pdf" : ".txt");
}

static bool draw(struct app *app, const struct document *d, struct buf *out, size_t *n_pages,
                 struct err *err)
{
  const struct paper_fonts fonts = {.serif = app->config->serif, .sans = app->config->sans};
  struct paper *paper = NULL;
  bool ok = paper_open(&paper, &fonts, err) &&
            paper_pdf(paper, d, (struct paper_range){0}, out, n_pages, err);
  paper_close(paper);
  return ok;
}

static void save(struct app *app, struct pane *pane, const char *name, bool pdf)
{
  struct err err = {.field = -1};
  struct buf bytes = {0};
  const struct preview *p = pane->state;
  bool ok = true;
  if (pdf)
    ok = draw(app, p->document, &bytes, NULL, &err);
  else
    sink_text_print(p->document, &bytes);
  ok = ok && file_replace(name, buf_text(&bytes), bytes.length, &err);
  if (!ok)
    app_say_error(app, &err);
  else if (pdf)
    app_say(app, _("PDF saved: %s."), name);
  else
    app_say(app, _("Text saved: %s."), name);
  buf_release(&bytes);
}

static void pdf_named(struct app *app, void *pane, const char *name)
{
  if (name) save(app, pane, name, true);
}

static void text_named(struct app *app, void *pane, const char *name)
{
  if (name) save(app, pane, name, false);
}

bool preview_save(struct app *app, int pdf, struct err *err)
{
  (void)err;
  struct pane *pane = app_pane(app);
  struct buf question = {0}, name = {0};
  file_name(app, pane->view, pdf, &name);
  buf_addf(&question, _("Write the file's name, for example %s."), buf_text(&name));
  app_ask_text(app, pdf ? _("Save as PDF") : _("Save as text"), buf_text(&question),
               _("Write a file name."), pdf ? pdf_named : text_named, pane);
  buf_release(&question);
  buf_release(&name);
  return true;
}

/* The one that was chosen last, else the settings', else (NULL) the computer's own. */
static bool printer_of(struct app *app, struct arena *arena, const char **name, struct err *err)
{
  *name = NULL;
  if (!store_view_state(app->store, printer_state, arena, name, err)) return false;
  if ((!*name || !**name) && *app->config->printer) *name = app->config->printer;
  if (*name && !**name) *name = NULL;
  return true;
}

bool preview_print(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct preview *p = app_pane(app)->state;
  struct paper_job job = {.title = p->document->head.title,
                          .copies = 1,
                          .two_sided = true,
                          .remedy = _("The print is there as a PDF: P saves it.")};
  const struct paper_fonts fonts = {.serif = app->config->serif, .sans = app->config->sans};
  struct paper *paper = NULL;
  struct arena arena = {0};
  struct buf pdf = {0};
  size_t n_pages = 0;
  const char *name = NULL;
  bool ok = printer_of(app, &arena, &job.printer, err) && paper_open(&paper, &fonts, err) &&
            paper_pdf(paper, p->document, (struct paper_range){0}, &pdf, &n_pages, err) &&
            paper_print(paper, &job, &pdf, &arena, &name, err);
  if (ok)
    app_say(app,
            ngettext("Sent to the printer %s, %zu page.", "Sent to the printer %s, %zu pages.",
                     n_pages),
            name, n_pages);
  paper_close(paper);
  buf_release(&pdf);
  arena_release(&arena);
  return ok;
}

/* ---- choosing ---- */

static void remember(struct app *app, const char *name)
{
  struct err err = {.field = -1};
  if (!store_set_view_state(app->store, printer_state, name, &err))
    app_say_error(app, &err);
  else
    app_say(app, _("Prints go to %s from now on."), name);
}

static void address_written(struct app *app, void *data, const char *text)
{
  (void)data;
  if (text) remember(app, text);
}

static bool printers(struct app *app, struct arena *arena, struct paper_printer **rows, size_t *n,
                     struct err *err)
{
  const struct paper_fonts fonts = {.serif = app->config->serif, .sans = app->config->sans};
  struct paper *paper = NULL;
  bool ok = paper_open(&paper, &fonts, err) && paper_printers(paper, arena, rows, n, err);
  paper_close(paper);
  return ok;
}

static void printer_chosen(struct app *app, void *data, long choice)
{
  (void)data;
  struct err err = {.field = -1};
  struct arena arena = {0};
  struct paper_printer *rows;
  size_t n = 0;
  if (choice < 0) return;
  if (!printers(app, &arena, &rows, &n, &err))
    app_say_error(app, &err);
  else if ((size_t)choice < n)
    remember(app, rows[choice].name);
  else
    app_ask_text(app, _("Printer"),
                 _("Write the printer's address, for example ipp://printer.example/ipp/print."),
                 _("Write an address."), address_written, NULL);
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
      names[i] = arena_printf(&arena, "%s · %s", rows[i].name, state_word(&rows[i]));
    names[n] = _("An address of its own …");
    app_choose(app, n ? _("Printer") : _("No printer was found"), names, n + 1, printer_chosen,
               NULL);
  }
  arena_release(&arena);
  return ok;
}
