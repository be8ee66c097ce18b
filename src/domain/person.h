// SPDX-License-Identifier: GPL-3.0-or-later
/* The guard against data on persons in free text (domain.md section 5, "Unwanted person data").
 *
 * Invariant: text in which person_check finds a certain identity number is never stored, by
 * anybody; anything else it finds is stored only with a reason. Names cannot be recognised. */
#ifndef LB_DOMAIN_PERSON_H
#define LB_DOMAIN_PERSON_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum person_kind {
  PERSON_NONE,
  PERSON_NUMBER,        /* identity or coordination number whose date and check digit are right */
  PERSON_NUMBER_LIKELY, /* the same form with a wrong check digit */
  PERSON_TELEPHONE,
  PERSON_EMAIL,
  PERSON_PLATE /* registration plate */
};

struct person_hit {
  enum person_kind kind;
  size_t start, length; /* bytes in the text */
};

/* Finds what looks like a person, most serious first in `hits[0]`, then in order of place.
 * Returns how many there are; at most `limit` are written. NULL text has none. */
size_t person_find(const char *text, struct person_hit *hits, size_t limit);

/* The kind as a noun phrase: "a telephone number" (translated). */
const char *person_kind_name(enum person_kind kind);

/* False with the right sentence when the text may not be stored as it is: always for a certain
 * number; for the others unless `reason` is a text. Names every kind that was found. */
bool person_check(const char *text, const char *reason, struct err *err);

#endif
