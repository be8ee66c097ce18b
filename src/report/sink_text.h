// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages as plain text: 78 columns, UTF-8, pages parted by form feeds.
 *
 * Invariant: no line is wider than 78 columns, none ends with a blank, and the only control
 * characters are LF and FF, whatever the document holds. Pages must be laid out by layout_cells. */
#ifndef LB_REPORT_SINK_TEXT_H
#define LB_REPORT_SINK_TEXT_H

#include "base/buf.h"
#include "report/page_sink.h"

struct sink_text {
  struct buf *out;    /* borrowed; the text is added to its end */
  struct arena arena; /* one page's lines */
  bool follows;       /* a page stands in `out` already */
};

/* For page_sink_print with a `struct sink_text` whose `out` is set. It never fails. */
extern const struct page_sink sink_text;

/* The lines of a page, without LF, down to the last that is not empty; the same that are printed.
 * Returns how many. */
size_t sink_text_lines(const struct page *page, struct arena *arena, const char *const **lines);

/* The whole document as text. */
void sink_text_print(const struct document *d, struct buf *out);

#endif
