// SPDX-License-Identifier: GPL-3.0-or-later
/* Where pages go: text, HTML, PDF.
 *
 * Invariant: begin is called once, then page once for each page in order, then end once; after
 * one of them fails nothing more is called, and the sink's owner releases what it holds. */
#ifndef LB_REPORT_PAGE_SINK_H
#define LB_REPORT_PAGE_SINK_H

#include "base/err.h"
#include "report/layout.h"

struct page_sink {
  bool (*begin)(void *self, const struct document *d, size_t n_pages, struct err *err);
  bool (*page)(void *self, const struct page *page, struct err *err);
  bool (*end)(void *self, struct err *err);
};

bool page_sink_print(const struct page_sink *sink, void *self, const struct document *d,
                     const struct page *pages, size_t n, struct err *err);

#endif
