// SPDX-License-Identifier: GPL-3.0-or-later
/* The marks inside the drawing operators of a page. */
#ifndef LB_PAPER_PDF_CONTENT_H
#define LB_PAPER_PDF_CONTENT_H

#include "base/buf.h"
#include "paper/pdf_tags.h"

/* Copies a page's operators to `out`; the n-th mark of cairo's becomes marks[n], an artifact or
 * content with its id. False when there are not exactly `n` of them. */
bool pdf_content(const char *bytes, size_t length, const struct pdf_mark *marks, size_t n,
                 struct buf *out);

#endif
