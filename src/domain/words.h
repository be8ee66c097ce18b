// SPDX-License-Identifier: GPL-3.0-or-later
/* Pieces of sentences that the rules share.
 *
 * Invariant: what stands in a sentence is translated before it comes here. */
#ifndef LB_DOMAIN_WORDS_H
#define LB_DOMAIN_WORDS_H

#include "base/buf.h"

#include <stdbool.h>

/* "a", "a and b", "a, b and c" */
void words_and(struct buf *out, const char *const *items, size_t n);
void words_or(struct buf *out, const char *const *items, size_t n);
/* "two", and "Two" at the start of a sentence; digits for 0 and from thirteen on. */
void words_number(struct buf *out, size_t n, bool first);
/* True when the text holds more than blanks. */
bool words_said(const char *text);

#endif
