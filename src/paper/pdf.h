// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages as a tagged PDF file.
 *
 * Invariant: the file is a function of the document, its pages and the fonts: neither clock nor
 * chance has a part in it. */
#ifndef LB_PAPER_PDF_H
#define LB_PAPER_PDF_H

#include "report/page_sink.h"
#include "report/paper_module.h"

struct pdf;

bool pdf_new(struct pdf **pdf, const struct paper_fonts *fonts, struct err *err);
void pdf_free(struct pdf *pdf);
const struct layout_measure *pdf_measure(const struct pdf *pdf);
bool pdf_draw(struct pdf *pdf, const struct document *d, const struct page *pages, size_t n,
              struct buf *out, struct err *err);

#endif
