// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/paper.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/paper_text.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct paper {
  void *library;
  const struct paper_module *module;
  struct pdf *pdf;
};

static const char *module_path(void)
{
  static const char installed[] = LB_PAPER_INSTALLED, built[] = LB_PAPER_BUILT;
  const char *named = getenv("LAGESBILD_PAPER");
  if (named && *named) return named;
  return access(built, R_OK) == 0 ? built : installed;
}

/* The libraries behind it cannot be unloaded safely, so it stays till the process ends. */
static bool load(struct paper *paper, const char *path, struct err *err)
{
  paper->library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (!paper->library)
    return err_set(err,
                   _("PDF and printers cannot be used here (%s). Install the program again. "
                     "Text is there all the same."),
                   dlerror());
  paper->module = dlsym(paper->library, PAPER_MODULE_SYMBOL);
  if (!paper->module || paper->module->version != PAPER_MODULE_VERSION)
    return err_set(err,
                   _("%s belongs to another version of the program. Install the program again. "
                     "Text is there all the same."),
                   path);
  return true;
}

bool paper_open(struct paper **paper, const struct paper_fonts *fonts, struct err *err)
{
  struct paper *opened = mem_alloc(sizeof *opened);
  if (!load(opened, module_path(), err) || !opened->module->pdf_new(&opened->pdf, fonts, err)) {
    paper_close(opened);
    return false;
  }
  *paper = opened;
  return true;
}

void paper_close(struct paper *paper)
{
  if (!paper) return;
  if (paper->pdf) paper->module->pdf_free(paper->pdf);
  if (paper->library) dlclose(paper->library);
  free(paper);
}

/* A document whose texts are ready for paper, and its pages. */
static const struct document *lay_out(const struct paper *paper, const struct document *d,
                                      struct arena *arena, const struct page **pages, size_t *n)
{
  const struct paper_module *module = paper->module;
  struct hyphens *hyphens = module->hyphens_new(d->head.language);
  const struct document *ready = paper_text(d, module, hyphens, arena);
  module->hyphens_free(hyphens);
  *n = layout_pages(ready, module->pdf_measure(paper->pdf), arena, pages);
  return ready;
}

size_t paper_pages(const struct paper *paper, const struct document *d, struct arena *arena,
                   const struct page **pages)
{
  size_t n;
  lay_out(paper, d, arena, pages, &n);
  return n;
}

bool paper_read_range(const char *text, struct paper_range *range)
{
  struct buf part = {0};
  size_t length = strcspn(text, "-\u2013");
  const char *dash = text + length;
  long long first = 0, last = 0;
  buf_addn(&part, text, length);
  bool read = text_read_integer(buf_text(&part), &first) &&
              text_read_integer(*dash ? dash + strspn(dash, "-\u2013") : text, &last) &&
              first >= 1 && last >= first;
  buf_release(&part);
  if (read) *range = (struct paper_range){.first = (size_t)first, .last = (size_t)last};
  return read;
}

static bool in_range(struct paper_range *range, size_t n, struct err *err)
{
  if (range->first == 0 && range->last == 0) *range = (struct paper_range){1, n};
  if (range->first >= 1 && range->first <= range->last && range->last <= n) return true;
  return err_set(err,
                 ngettext("There is %zu page, and not %zu–%zu. Leave the pages out to get all.",
                          "There are %zu pages, and not %zu–%zu. Leave the pages out to get all.",
                          n),
                 n, range->first, range->last);
}

bool paper_pdf(const struct paper *paper, const struct document *d, struct paper_range range,
               struct buf *out, size_t *n_pages, struct err *err)
{
  struct arena arena = {0};
  const struct page *pages;
  size_t n;
  const struct document *ready = lay_out(paper, d, &arena, &pages, &n);
  bool drawn = in_range(&range, n, err) &&
               paper->module->pdf_draw(paper->pdf, ready, pages + range.first - 1,
                                       range.last - range.first + 1, out, err);
  if (drawn && n_pages) *n_pages = range.last - range.first + 1;
  arena_release(&arena);
  return drawn;
}

bool paper_printers(const struct paper *paper, struct arena *arena, struct paper_printer **printers,
                    size_t *n, struct err *err)
{
  return paper->module->printers(arena, printers, n, err);
}

bool paper_print(const struct paper *paper, const struct paper_job *job, const struct buf *pdf,
                 struct arena *arena, const char **name, struct err *err)
{
  return paper->module->print(job, pdf, arena, name, err);
}
