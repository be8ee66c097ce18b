// SPDX-License-Identifier: GPL-3.0-or-later
/* A document as the bytes of a file, in each form that there is.
 *
 * Invariant: the same document gives the same bytes. */
#ifndef LB_REPORT_OUTPUT_H
#define LB_REPORT_OUTPUT_H

#include "report/paper.h"

enum output_form { OUTPUT_TEXT, OUTPUT_PDF, OUTPUT_HTML, OUTPUT_CSV, OUTPUT_FORMS };

/* How the forms are named on the command line ("text", "pdf"), with a NULL at the end; and how
 * their files end (".txt"). */
extern const char *const output_names[OUTPUT_FORMS + 1];
extern const char *const output_endings[OUTPUT_FORMS];

/* Adds the whole file to `out`, or nothing. `paper` is asked for a PDF alone and may else be NULL.
 * False: the PDF cannot be drawn, or there is no table for CSV. */
bool output_make(const struct document *d, enum output_form form, const struct paper *paper,
                 struct buf *out, struct err *err);

#endif
