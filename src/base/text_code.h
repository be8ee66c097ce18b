// SPDX-License-Identifier: GPL-3.0-or-later
/* Code points in and out of UTF-8, for the text_*.c files alone. */
#ifndef LB_BASE_TEXT_CODE_H
#define LB_BASE_TEXT_CODE_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

enum { TEXT_REPLACEMENT = 0xFFFD, TEXT_NO_BREAK_SPACE = 0xA0 };

/* The code point at the start of `length` > 0 bytes; returns the bytes it took. A malformed byte
 * is taken alone and gives -1. */
size_t text_decode(const char *text, size_t length, int32_t *code);
void text_encode(struct buf *out, int32_t code);
/* The unaccented lower-case ASCII letter for U+00C0 to U+00FF, å ä æ as a and ö ø as o; 0 for the
 * few that have none. */
char text_plain_latin(int32_t code);

#endif
