// SPDX-License-Identifier: GPL-3.0-or-later
/* Text is UTF-8, always; it is validated, brought to NFC and cleaned at the borders (keyboard,
 * import, command line) by text_clean, and everything inside relies on that.
 *
 * Widths are columns of a terminal as wcwidth(3) counts them, the same oracle that curses uses. */
#ifndef LB_BASE_TEXT_H
#define LB_BASE_TEXT_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* True when the bytes are well-formed UTF-8 without NUL. */
bool text_valid(const char *bytes, size_t length);

/* NFC, with each malformed byte, C0 and C1 control, DEL, bidi control and lone combining mark
 * shown as U+FFFD and tabs as a space. `newlines` keeps LF (CRLF and CR become LF); otherwise
 * they become spaces. The result is safe to draw, to print and to store. */
const char *text_clean(struct arena *arena, const char *bytes, size_t length, bool newlines);

int text_width(const char *text);                  /* columns */
int text_width_n(const char *text, size_t length); /* columns of the first `length` bytes */
/* Bytes of the longest beginning, of whole graphemes, that fits in `columns`. */
size_t text_fit(const char *text, int columns);
/* Adds `text` to `out` in exactly `columns`: padded with spaces (on the left when `right`), or cut
 * with an ellipsis as its last column. */
void text_pad(struct buf *out, const char *text, int columns, bool right);
/* The byte offsets of the grapheme after and before `at`; the end and 0 at the borders. */
size_t text_next(const char *text, size_t at);
size_t text_previous(const char *text, size_t at);

/* Lines of at most `columns`, broken at spaces (a longer word is cut), an LF always breaks.
 * Give the rest of the text; returns the bytes of the line and sets `*skip` to the bytes from its
 * start to the start of the next line. At the end of the text returns 0 with *skip 0. */
size_t text_line(const char *text, int columns, size_t *skip);

/* For lenient search: no case; å, ä as a, ö as o, é as e (any mark is removed), æ as a, ø as o;
 * hyphen and any white space as one space; no leading or trailing space. */
void text_fold(struct buf *out, const char *text);
/* True when the folded `text` holds each word of the folded `needle`. */
bool text_matches(const char *text, const char *needle);
/* 0 no hit, 1 inside a word, 2 at the start of a word, 3 at the start of the text. */
int text_match_place(const char *text, const char *needle);

/* Swedish order: a-z å ä ö, v and w apart, é è ê as e, ü as y, æ as ä, ø as ö, digits as numbers,
 * blanks left out, case as the last level. The same in any locale. Negative, 0 or positive. */
int text_compare(const char *a, const char *b);
int text_compare_n(const void *a, size_t a_length, const void *b, size_t b_length);

/* Simple case mappings of one whole text ("ÅTORGET", "åtorget"). */
const char *text_upper(struct arena *arena, const char *text);
const char *text_lower(struct arena *arena, const char *text);
/* First letter as a capital. */
const char *text_capital(struct arena *arena, const char *text);

/* A whole number with groups of three parted by U+00A0: 25 500. */
void text_number(struct buf *out, long long value);
/* The same in the room that is given, for a sentence with several numbers. */
enum { TEXT_NUMBER = 40 };
const char *text_grouped(char room[TEXT_NUMBER], long long value);
#define TEXT_GROUPED(value) text_grouped((char[TEXT_NUMBER]){0}, value)
/* A number with a decimal comma, rounded half away from zero to `decimals`; never "-0". */
void text_decimal(struct buf *out, double value, int decimals);
/* Reads a whole number: blanks (also U+00A0, U+202F) as thousands, nothing else around it. */
bool text_read_integer(const char *text, long long *value);
/* As above, and a decimal comma or point. */
bool text_read_decimal(const char *text, double *value);

#endif
