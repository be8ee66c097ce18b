// SPDX-License-Identifier: GPL-3.0-or-later
/* A document and its print, line by line, for the tests of the layout. */
#ifndef LB_TEST_LAYOUT_PRINT_H
#define LB_TEST_LAYOUT_PRINT_H

#include "base/text.h"
#include "report/sink_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PAGES_MOST = 400, LINES_MOST = 60 };

/* A document and what came out of it, line by line. */
struct print {
  struct arena arena;
  struct document *d;
  size_t n_pages;
  size_t n_lines[PAGES_MOST];
  const char *const *lines[PAGES_MOST];
};

static inline struct document *begin(struct print *p)
{
  *p = (struct print){0};
  p->d = document_new(&p->arena);
  p->d->head = (struct doc_head){.municipality = "Lysekils kommun",
                                 .body = "Trygghetsgruppen",
                                 .title = "Prioritering kvartal 3 2026",
                                 .date = "2026-10-07",
                                 .status = "FÖRSLAG TILL KLG",
                                 .language = "sv"};
  return p->d;
}

static inline void lay_out(struct print *p)
{
  const struct page *pages;
  p->n_pages = layout_pages(p->d, &layout_cells, &p->arena, &pages);
  assert_in_range(p->n_pages, 1, PAGES_MOST);
  for (size_t i = 0; i < p->n_pages; i++) {
    p->n_lines[i] = sink_text_lines(&pages[i], &p->arena, &p->lines[i]);
    assert_in_range(p->n_lines[i], 0, LINES_MOST);
    for (size_t y = 0; y < p->n_lines[i]; y++) {
      const char *line = p->lines[i][y];
      assert_in_range(text_width(line), 0, 78);
      assert_true(!*line || line[strlen(line) - 1] != ' ');
    }
  }
}

static inline void end(struct print *p)
{
  arena_release(&p->arena);
}

static inline const char *line_at(const struct print *p, size_t page, size_t y)
{
  return page < p->n_pages && y < p->n_lines[page] ? p->lines[page][y] : "";
}

static inline void assert_lines(const struct print *p, size_t page, size_t y,
                                const char *const *expected)
{
  for (; *expected; expected++, y++)
    assert_string_equal(line_at(p, page, y), *expected);
}

/* The line of a page that holds `needle`; -1 when none does. */
static inline int find_line(const struct print *p, size_t page, const char *needle)
{
  for (size_t y = 0; page < p->n_pages && y < p->n_lines[page]; y++)
    if (strstr(p->lines[page][y], needle)) return (int)y;
  return -1;
}

static inline int find_page(const struct print *p, const char *needle)
{
  for (size_t i = 0; i < p->n_pages; i++)
    if (find_line(p, i, needle) >= 0) return (int)i;
  return -1;
}

#define ROW(...) table_row(d, t, DOC_ROW, (const char *const[]){__VA_ARGS__})
#define ROW_AS(kind, ...) table_row(d, t, kind, (const char *const[]){__VA_ARGS__})
#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

static const struct doc_column two_columns[] = {{"Nr", DOC_RIGHT, 6}, {"Text", DOC_LEFT, 20}};

static inline struct doc_table *add_numbered(struct document *d, int rows)
{
  struct doc_table *t = document_table(d, NULL, two_columns, 2);
  for (int i = 1; i <= rows; i++)
    ROW(arena_printf(d->arena, "%d", i), arena_printf(d->arena, "rad %d.", i));
  return t;
}

/* Fills the page down to where `left` lines remain of its body of 56. */
static inline void fill_but(struct document *d, int left)
{
  for (int i = 0; i < 56 - left; i++)
    document_paragraph(d, "x");
}

static inline struct doc_table *loose_table(struct document *d, const char *head, int rows)
{
  const struct doc_column columns[] = {{head, DOC_LEFT, 0}, {"Antal", DOC_RIGHT, 5}};
  struct doc_table *t = table_new(d, NULL, columns, 2);
  for (int i = 1; i <= rows; i++)
    ROW(arena_printf(d->arena, "%s %d.", head, i), arena_printf(d->arena, "%d", i));
  return t;
}

#endif
