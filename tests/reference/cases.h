// SPDX-License-Identifier: GPL-3.0-or-later
/* Files of reference cases: rows of RFC 4180, and the inputs inside a row.
 *
 * Invariant: a file that breaks the format in any place gives no rows at all. Strings live in the
 * arena. */
#ifndef LB_REFERENCE_CASES_H
#define LB_REFERENCE_CASES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum case_column {
  CASE_ID,
  CASE_METHOD,
  CASE_INPUTS,
  CASE_OUTPUT,
  CASE_EXPECTED,
  CASE_TOLERANCE,
  CASE_KIND,
  CASE_SOURCE,
  CASE_NOTE,
  CASE_COLUMNS
};

struct case_row {
  const char *field[CASE_COLUMNS];
  int line; /* of the file, where the row begins */
};

struct case_file {
  struct case_row *rows;
  size_t n;
};

/* False when the text is not strict CSV with the header of the cases; `*problem` then says what and
 * where. */
bool cases_parse(const char *text, struct arena *arena, struct case_file *file,
                 const char **problem);

/* The value of `name` in "name=value;name=value", or NULL. */
const char *cases_input(const char *inputs, const char *name, struct arena *arena);

/* The whole text as one number with a decimal point; false otherwise. "Inf" and "-Inf" are not. */
bool cases_number(const char *text, double *number);

/* Numbers parted by single spaces, rows by `|`; every row as long as the first. */
struct case_matrix {
  size_t rows, columns;
  double *values;
};
bool cases_matrix(const char *text, struct arena *arena, struct case_matrix *matrix);

#endif
