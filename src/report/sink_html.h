// SPDX-License-Identifier: GPL-3.0-or-later
/* A document as one HTML page that needs nothing else: no script, no picture, no other file.
 *
 * Invariant: every element is closed, so that an XML parser reads it as well, and no text of the
 * document is ever markup. */
#ifndef LB_REPORT_SINK_HTML_H
#define LB_REPORT_SINK_HTML_H

#include "base/buf.h"
#include "report/document.h"

void sink_html_print(const struct document *d, struct buf *out);

#endif
