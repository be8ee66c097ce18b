// SPDX-License-Identifier: GPL-3.0-or-later
/* What a PDF says besides its ink: which text is a heading, a cell, a table's head; language,
 * title, date. Cairo's own tags know neither artifacts nor the scope of a head nor an alternative
 * text, so it only marks where each run stands, and the tree is made here.
 *
 * Invariant: every mark of every page is a part of one element, or an artifact. */
#ifndef LB_PAPER_PDF_TAGS_H
#define LB_PAPER_PDF_TAGS_H

#include "report/layout.h"

/* The tag that cairo is given for every mark. */
#define PDF_MARK "P"

struct pdf_mark {
  size_t page;
  const struct page_run *run; /* NULL: an artifact */
  int id;                     /* of the content in its page, from 0; set by pdf_tag */
};

/* In the order in which they were drawn. */
struct pdf_marks {
  struct pdf_mark *items;
  size_t n, capacity;
};

/* Adds the finished file to `out`, or nothing. */
bool pdf_tag(const struct document *d, size_t n_pages, const struct pdf_marks *marks,
             const struct buf *drawn, struct buf *out, struct err *err);

#endif
