// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the pages of the preview go: a file, a printer. */
#include "ui/preview.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

bool preview_open_paper(struct app *app, struct err *err)
{
  if (app->paper) return true;
  const struct paper_fonts fonts = {.serif = app->config->serif, .sans = app->config->sans};
  /* The first time on a computer all its fonts are read, which can take a while. */
  draw_text(term_lines() - 2, 2, term_columns() - 2, STYLE_TEXT, _("The fonts are being read …"));
  draw_show();
  return paper_open(&app->paper, &fonts, err);
}

/* prioritering-2026-K3.pdf, beside where the program was started. */
static void file_name(struct app *app, const struct view *view, enum output_form form,
                      struct buf *out)
{
  struct arena arena = {0};
  struct report_request request = preview_request(app, view);
  const char *title = text_lower(&arena, _(report_find(request.name)->title));
  for (; *title; title++)
    buf_addc(out, *title == ' ' ? '-' : *title);
  buf_addc(out, '-');
  period_id(out, request.period);
  buf_add(out, output_endings[form]);
  arena_release(&arena);
}

static bool save(struct app *app, const struct preview *p, const char *name, struct err *err)
{
  struct buf bytes = {0};
  bool saved = (p->form != OUTPUT_PDF || preview_open_paper(app, err)) &&
               output_make(p->document, p->form, app->paper, &bytes, err) &&
               file_replace(name, buf_text(&bytes), bytes.length, err);
  buf_release(&bytes);
  return saved;
}

static void say_saved(struct app *app, enum output_form form, const char *name)
{
  switch (form) {
  case OUTPUT_PDF:
    app_say(app, _("PDF saved: %s."), name);
    break;
  case OUTPUT_HTML:
    app_say(app, _("HTML saved: %s."), name);
    break;
  case OUTPUT_CSV:
    app_say(app, _("CSV saved: %s."), name);
    break;
  default:
    app_say(app, _("Text saved: %s."), name);
  }
}

static void save_named(struct app *app, void *pane, const char *name)
{
  struct err err = {.field = -1};
  const struct preview *p = ((struct pane *)pane)->state;
  if (!name) return;
  struct arena arena = {0};
  if (save(app, p, name, &err))
    say_saved(app, p->form, file_full_path(&arena, name));
  else
    app_say_error(app, &err);
  arena_release(&arena);
}

bool preview_save(struct app *app, int form, struct err *err)
{
  (void)err;
  static const char *const titles[OUTPUT_FORMS] = {
      [OUTPUT_TEXT] = N_("Save as text"),
      [OUTPUT_PDF] = N_("Save as PDF"),
      [OUTPUT_HTML] = N_("Save as HTML"),
      [OUTPUT_CSV] = N_("Save as CSV"),
  };
  struct pane *pane = app_pane(app);
  struct buf name = {0};
  ((struct preview *)pane->state)->form = (enum output_form)form;
  file_name(app, pane->view, (enum output_form)form, &name);
  app_ask_file(app, _(titles[form]), buf_text(&name), save_named, pane);
  buf_release(&name);
  return true;
}

/* Any key ends the waiting, so that the screen is never held by a printer. */
static bool wait_for_printer(void *data, int ms)
{
  (void)data;
  struct key key;
  draw_text(term_lines() - 2, 2, term_columns() - 2, STYLE_TEXT,
            _("Sent. Waiting for the printer … Any key ends the waiting."));
  draw_show();
  return !term_read(&key, ms);
}

static bool print_pages(struct app *app, const struct preview *p, struct paper_range range,
                        struct err *err)
{
  struct paper_job job = {.printer = *p->printer ? p->printer : NULL,
                          .title = p->document->head.title,
                          .copies = p->copies,
                          .two_sided = !p->one_sided,
                          .wait = wait_for_printer,
                          .remedy = _("The print is there as a PDF: P saves it.")};
  struct arena arena = {0};
  struct buf pdf = {0};
  size_t n_pages = 0;
  const char *name = NULL;
  bool ok = paper_pdf(app->paper, p->document, range, &pdf, &n_pages, err) &&
            paper_print(app->paper, &job, &pdf, &arena, &name, err);
  if (ok)
    app_say(app,
            ngettext("Sent to the printer %s, %zu page.", "Sent to the printer %s, %zu pages.",
                     n_pages),
            name, n_pages);
  buf_release(&pdf);
  arena_release(&arena);
  return ok;
}

/* Nothing chosen, and the computer has no printer of its own: then one of the list, if any. */
static bool has_printer(struct app *app, const struct preview *p, bool *has, struct err *err)
{
  struct arena arena = {0};
  struct paper_printer *rows;
  size_t n = 0;
  *has = *p->printer != '\0';
  bool ok = *has || paper_printers(app->paper, &arena, &rows, &n, err);
  if (ok && !*has) {
    *has = n > 0 && rows[0].is_default;
    ok = n > 0 || err_set(err, _("No printer was found. P saves a PDF, T saves a text."));
  }
  arena_release(&arena);
  return ok;
}

static bool print_range(struct app *app, const struct preview *p, struct paper_range range,
                        struct err *err)
{
  bool has = false;
  if (!preview_open_paper(app, err) || !has_printer(app, p, &has, err)) return false;
  return has ? print_pages(app, p, range, err) : preview_choose_printer(app, 0, err);
}

static void pages_written(struct app *app, void *pane, const char *text)
{
  struct err err = {.field = -1};
  struct paper_range range;
  if (!text) return;
  if (!paper_read_range(text, &range))
    err_set(&err, _("%s are no pages. Write 2 or 2-3, for example."), text);
  else
    print_range(app, ((struct pane *)pane)->state, range, &err);
  if (err.text[0]) app_say_error(app, &err);
}

bool preview_print(struct app *app, int some, struct err *err)
{
  struct pane *pane = app_pane(app);
  if (!some) return print_range(app, pane->state, (struct paper_range){0}, err);
  app_ask_text(app, _("Print some pages"), _("Which pages? Write 2 or 2-3, for example."),
               _("Write which pages."), pages_written, pane);
  return true;
}
