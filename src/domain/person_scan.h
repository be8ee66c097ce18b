// SPDX-License-Identifier: GPL-3.0-or-later
/* Text as the patterns of person data see it, for the person_*.c files alone: one symbol a
 * character, whatever script or typography it was written in.
 *
 * Invariant: nothing of the text is copied, so that nothing of it has to be wiped. */
#ifndef LB_DOMAIN_PERSON_SCAN_H
#define LB_DOMAIN_PERSON_SCAN_H

#include "domain/person.h"

/* A digit of any script is '0' to '9', any dash '-', any blank within a line ' '; full-width forms
 * of ASCII are ASCII. The end of the text is 0, for as long as one reads on. */
enum { SYMBOL_LETTER = 1, SYMBOL_OTHER = 2 }; /* letters beyond A-Z, and all the rest */

struct person_text {
  const char *bytes;
  size_t length;
};

struct person_glyph {
  size_t start, end; /* bytes */
  char symbol;
};

/* The first character at or after `at`, characters without a width left out. */
struct person_glyph person_read(const struct person_text *text, size_t at);
bool person_digit(char symbol);
bool person_letter(char symbol); /* A-Z, a-z and SYMBOL_LETTER */
/* Digits in a row from `at`; counts no further than `most` + 1. Sets `end` when there are some. */
int person_digits(const struct person_text *text, size_t at, int most, size_t *end);

/* What stands before the place that is tried, nearest first. */
struct person_before {
  char symbol, further;
};

/* Identity and coordination numbers: fills the hit when one starts at the digit at `at`. */
bool person_find_number(const struct person_text *text, size_t at, struct person_before before,
                        struct person_hit *hit);
/* A telephone number that starts at the 0 or + at `at`. */
bool person_find_telephone(const struct person_text *text, size_t at, struct person_before before,
                           struct person_hit *hit);

#endif
