// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/explain.h"

#include "base/i18n.h"
#include "report/sink_text.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

/* High enough for any explanation, so that no page is turned inside one. */
enum { SCREEN_LINES = 2000 };

const struct explain_kind explain_kinds[] = {
    {"ranking", explain_ranking},
    {"month", explain_month},
    {"effect", explain_effect},
    {NULL, NULL},
};

const struct explain_kind *explain_find(const char *name)
{
  for (const struct explain_kind *kind = explain_kinds; kind->name; kind++)
    if (strcmp(kind->name, name) == 0) return kind;
  return NULL;
}

bool explain_make(struct store *store, const struct explain_request *request, struct arena *arena,
                  struct document **document, struct err *err)
{
  const struct explain_kind *kind = explain_find(request->name);
  assert(kind);
  const struct report_request of_print = {.name = request->name, .today = request->today};
  struct print p = {.store = store, .request = &of_print, .arena = arena, .d = document_new(arena)};
  if (!store_municipality(store, arena, &p.municipality, err) || !kind->make(&p, request, err))
    return false;
  *document = p.d;
  return true;
}

/* What belongs to the document itself, not to the head and foot of a page, moved to the top. */
static struct page body_of(const struct page *page, struct arena *arena)
{
  struct page_run *runs = arena_alloc(arena, (page->n_runs + 1) * sizeof *runs);
  struct page body = {.runs = runs, .width = page->width, .height = page->height};
  int top = page->height;
  for (size_t i = 0; i < page->n_runs; i++)
    if (page->runs[i].block != PAGE_NO_BLOCK) {
      runs[body.n_runs++] = page->runs[i];
      if (page->runs[i].y < top) top = page->runs[i].y;
    }
  for (size_t i = 0; i < body.n_runs; i++)
    runs[i].y -= top;
  return body;
}

size_t explain_lines(const struct document *d, struct arena *arena, const char *const **lines)
{
  struct layout_measure measure = layout_cells;
  const struct page *pages;
  const char **all = NULL;
  size_t n = 0, capacity = 0;
  measure.page_height = SCREEN_LINES;
  size_t n_pages = layout_pages(d, &measure, arena, &pages);
  for (size_t i = 0; i < n_pages; i++) {
    struct page body = body_of(&pages[i], arena);
    const char *const *part;
    size_t n_part = sink_text_lines(&body, arena, &part);
    for (size_t j = 0; j < n_part; j++) {
      all = arena_grow(arena, all, n, &capacity, sizeof *all);
      all[n++] = part[j];
    }
  }
  *lines = all;
  return n;
}

__attribute__((format(printf, 2, 0))) static const char *
formatted(struct print *p, const char *format, va_list arguments)
{
  struct buf text = {0};
  buf_vaddf(&text, format, arguments);
  return print_taken(p, &text);
}

void explain_step(struct print *p, const char *label, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  document_labelled(p->d, label, formatted(p, format, arguments));
  va_end(arguments);
}

void explain_item(struct print *p, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  document_item(p->d, formatted(p, format, arguments));
  va_end(arguments);
}

void explain_rounding(struct print *p)
{
  document_space(p->d);
  document_paragraph(p->d, _("The program calculates with all decimals. Done by hand with those "
                             "that are shown, the last one may differ."));
}

const char *explain_number(struct print *p, double number)
{
  enum { DECIMALS = 4 };
  return print_decimal(p, number, number == floor(number) ? 0 : DECIMALS);
}
