// SPDX-License-Identifier: GPL-3.0-or-later
/* A document's texts as they can be set in a font: no control characters, and soft hyphens where a
 * long word may be parted. For paper*.c alone. */
#ifndef LB_REPORT_PAPER_TEXT_H
#define LB_REPORT_PAPER_TEXT_H

#include "report/paper_module.h"

/* A copy with a title above it, where it has none. Lives in the arena; hyphens NULL parts no
 * words. */
const struct document *paper_text(const struct document *d, const struct paper_module *module,
                                  const struct hyphens *hyphens, struct arena *arena);

#define PAPER_SOFT_HYPHEN "\u00ad"
#define PAPER_FIGURE_SPACE "\u2007"

#endif
