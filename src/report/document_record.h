// SPDX-License-Identifier: GPL-3.0-or-later
/* One line of a stored document: its word, then its fields. For document_store*.c alone.
 *
 * Invariant: a reader stops at the first line that is not as document_write writes it. */
#ifndef LB_REPORT_DOCUMENT_RECORD_H
#define LB_REPORT_DOCUMENT_RECORD_H

#include "report/document.h"

/* A field is NULL when it was \N. */
struct record {
  const char *word;
  const char **fields;
  size_t n;
};

struct reader {
  struct arena *arena;
  const char *rest;
  size_t line;
  struct err *err;
};

/* Adds a tab and the text, or \N for none. */
void record_field(struct buf *out, const char *text);

bool record_damaged(const struct reader *r); /* false, with the sentence */
bool record_read(struct reader *r, struct record *record);
/* Reads the next record, which must be `word` with `n` fields. */
bool record_expect(struct reader *r, const char *word, size_t n, struct record *record);
/* A whole number just as document_write writes one. */
bool record_count(const struct reader *r, const char *field, int least, int *value);
bool record_choice(const struct reader *r, const char *field, const char *const *words, size_t n,
                   size_t *choice);

/* The lines of a plot below its block. */
void record_put_plot(const struct plot *plot, struct buf *out);
bool record_plot(struct reader *r, const struct plot **plot);

#endif
