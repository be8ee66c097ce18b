// SPDX-License-Identifier: GPL-3.0-or-later
/* The endless strip of lines that a document is before it is cut into pages. For layout*.c only.
 *
 * Invariant: a strip is one line high, and `hold` says how much is lost by a page break below it,
 * so that where to break is decided in one place and in linear time. */
#ifndef LB_REPORT_LAYOUT_FLOW_H
#define LB_REPORT_LAYOUT_FLOW_H

#include "report/layout.h"

/* May the page end below this strip? The looser one is always preferred. */
enum hold {
  HOLD_FREE,
  HOLD_KEPT,  /* belongs to what follows; given up only when a page would be overfull */
  HOLD_NEVER, /* inside a row; given up only for a row higher than a page */
  HOLD_LEVELS
};

/* Does a page begin at this strip whatever fits? */
enum new_page { PAGE_GOES_ON, PAGE_BEGINS, PAGE_BEGINS_PART /* as DOC_PART says */ };

struct flow_run {
  struct page_run run; /* its y is not known yet */
  struct flow_run *next;
};

struct strip {
  struct flow_run *first, *last;
  size_t n_runs;
  const struct strips *repeat; /* the table head for a page that begins here; NULL for none */
  int height;
  enum hold hold;
  bool blank; /* a space, dropped at the top of a page */
  enum new_page new_page;
};

struct strips {
  struct strip *items;
  size_t n, capacity;
};

struct flow {
  struct arena *arena;
  const struct layout_measure *measure;
  const struct document *document;
  size_t block; /* the one of its blocks being laid out */
};

/* The text with hard blanks where words belong together: a number and its sign, a date. Both the
 * lines and the widths of columns are made from it. */
const char *flow_tied(struct arena *arena, const char *text);

/* A text on its way into lines. */
struct flow_text {
  const char *rest;
  bool begun;
};

int flow_columns(const struct flow *f, int columns); /* columns of the 78 in the measure's units */
struct strip *flow_strip(const struct flow *f, struct strips *out, int height);
/* Copies the run to the end of the strip. */
void flow_place(const struct flow *f, struct strip *strip, const struct page_run *run);
/* A run of the current block that is in no table. */
struct page_run flow_run(const struct flow *f, enum page_style style, int x, int width);
/* The next line of a text that is `width` wide, or NULL after the last. A text that fits is one
 * line just as it stands, with the blanks at its ends that a table may count on. */
const char *flow_line(const struct flow *f, enum page_style style, int width,
                      struct flow_text *text);
/* One strip for each line of `text`, each with a run like `model`; all may be broken after. */
void flow_wrap(const struct flow *f, struct strips *out, const struct page_run *model,
               const char *text);
/* Sets the hold of the strips from `from` to the end, and of the last of them. */
void flow_hold(struct strips *out, size_t from, enum hold inside, enum hold last);

/* The strips of a whole document. */
void flow_document(struct flow *f, const struct document *d, struct strips *out);

/* Where something stands across the page. */
struct flow_span {
  int x, width;
};
/* One span a column of a table within `whole`. */
struct flow_span *flow_spans(const struct flow *f, const struct doc_table *table,
                             struct flow_span whole);
void flow_table(const struct flow *f, struct strips *out, const struct doc_table *table);
void flow_pair(const struct flow *f, struct strips *out, const struct doc_table *left,
               const struct doc_table *right);

#endif
