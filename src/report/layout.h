// SPDX-License-Identifier: GPL-3.0-or-later
/* From a document to pages: where each line of text stands.
 *
 * Invariant: there is one layout for all paper. What differs between the text print (cells) and
 * the PDF (a font) is a measure: how large a page is and how wide a text is. The same document
 * under the same measure gives the same pages; neither clock nor language of the user is asked.
 *
 * All numbers are whole units of the measure: a cell in the text print, whatever is fine enough
 * (Pango's 1/1024 point) in a PDF. */
#ifndef LB_REPORT_LAYOUT_H
#define LB_REPORT_LAYOUT_H

#include "report/document.h"

#include <stdint.h>

/* The columns that widths in a doc_column count in, on any measure. */
enum { LAYOUT_COLUMNS = 78 };

/* What a run is. How that looks is decided by the measure and the sink. */
enum page_style {
  PAGE_BODY,
  PAGE_LABEL,
  PAGE_HEADING_1,
  PAGE_HEADING_2,
  PAGE_CAPTION,
  PAGE_COLUMN_HEAD,
  PAGE_CELL,
  PAGE_SUM,   /* a cell of a sum row */
  PAGE_GROUP, /* a heading inside a table */
  PAGE_NOTE,  /* a note under a row */
  PAGE_TABLE_FOOT,
  PAGE_FIGURE, /* a line of a plot: never wrapped, every letter equally wide */
  PAGE_PLOT,   /* a label in a plot, which paper draws in the place of the figure's lines */
  PAGE_RULED,  /* a line to write on; text is underscores, a sink may draw a rule instead */
  PAGE_HEAD,   /* of the page */
  PAGE_FOOT,   /* of the page */
  PAGE_STYLES
};

#define PAGE_NO_BLOCK SIZE_MAX

/* One line of text in its box. Runs with the same block, table, row and column are the lines of
 * one cell. */
struct page_run {
  int x, y, width; /* of the box; y is its upper edge */
  int height;      /* of the line it stands on */
  enum doc_align align;
  enum page_style style;
  const char *text;
  size_t block;  /* index in the document; PAGE_NO_BLOCK in the head and foot of the page */
  int table;     /* 0, or 1 in the second table of a pair */
  int row;       /* index in the table; -1 outside its rows */
  int column;    /* index in the table; -1 outside columns */
  bool repeated; /* a column head that has already stood on an earlier page */
};

struct page {
  const struct page_run *runs;
  size_t n_runs;
  int width, height;
};

struct layout_measure {
  int page_width, page_height; /* of what is printed on, without margins */
  int line_height[PAGE_STYLES];
  int space;     /* the blank line between two blocks */
  int block_gap; /* white that parts a heading or a table from a text that stands close to it */
  /* Letters are not equally wide, so the widths that columns ask for are what they may shrink or
   * grow from, and their content decides. */
  bool fit_columns;
  /* How wide the first `length` bytes of a text are. */
  int (*width)(const struct layout_measure *measure, enum page_style style, const char *text,
               size_t length);
  /* As text_line: bytes of the longest line that fits; *skip leads to the next one. */
  size_t (*line)(const struct layout_measure *measure, enum page_style style, const char *text,
                 int width, size_t *skip);
  void *data; /* the measure's own */
};

/* The text print: 78 cells, 60 lines a page. */
extern const struct layout_measure layout_cells;

/* The words around a document follow its own language, not the user's: a locked document must come
 * out the same for everybody, so these few are not left to gettext. */
struct page_words {
  const char *language, *page, *of, *registry, *practice;
};
const struct page_words *layout_words(const char *language); /* Swedish for any other language */

/* Lays out; there is always at least one page. Everything is the arena's. */
size_t layout_pages(const struct document *d, const struct layout_measure *measure,
                    struct arena *arena, const struct page **pages);

#endif
