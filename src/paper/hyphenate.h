// SPDX-License-Identifier: GPL-3.0-or-later
/* Where long words may be parted, by the patterns of the language.
 *
 * Invariant: only soft hyphens are added; no word is parted where its spelling would change. */
#ifndef LB_PAPER_HYPHENATE_H
#define LB_PAPER_HYPHENATE_H

#include "base/buf.h"

struct hyphens;

/* NULL when the language has no dictionary here. */
struct hyphens *hyphens_new(const char *language);
void hyphens_free(struct hyphens *hyphens); /* NULL is nothing */
void hyphens_add(const struct hyphens *hyphens, const char *text, struct buf *out);

#endif
