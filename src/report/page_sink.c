// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/page_sink.h"

bool page_sink_print(const struct page_sink *sink, void *self, const struct document *d,
                     const struct page *pages, size_t n, struct err *err)
{
  if (!sink->begin(self, d, n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (!sink->page(self, &pages[i], err)) return false;
  return sink->end(self, err);
}
