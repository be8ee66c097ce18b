// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows for people (text), spreadsheets (CSV) and programs (JSON), written as they come.
 *
 * Invariant: CSV and JSON name the fields by the glossary's identifiers and values by theirs,
 * whatever the language; text is in the user's. A CSV cell never begins a formula. Cells come in
 * the order of the fields, and a row ends with its last cell. */
#ifndef LB_CLI_TABLE_H
#define LB_CLI_TABLE_H

#include "base/buf.h"
#include "domain/terms.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum table_format { TABLE_TEXT, TABLE_CSV, TABLE_JSON };

enum { FIELD_HIDDEN = 0, FIELD_REST = -1 };

struct cli_field {
  const char *name; /* the identifier */
  const char *head; /* msgid, in text; NULL where it is hidden */
  int width;        /* columns in text; negative for numbers, to the right */
};

struct cli_table {
  enum table_format format;
  const struct cli_field *fields;
  size_t n_fields, field; /* the one whose cell comes next */
  long rows;
  struct buf out; /* not yet written to standard output */
};

/* What "--format" may say where all three are possible; NULL ends it. */
extern const char *const cli_formats[];

void cli_table_begin(struct cli_table *table, enum table_format format,
                     const struct cli_field *fields, size_t n_fields);
void cli_cell(struct cli_table *table, const char *text); /* NULL: not said */
void cli_cell_integer(struct cli_table *table, long long value);
void cli_cell_amount(struct cli_table *table, long long value); /* negative: not said */
void cli_cell_real(struct cli_table *table, double value);      /* negative: not said */
void cli_cell_boolean(struct cli_table *table, bool value);
void cli_cell_date(struct cli_table *table, int date);   /* 0: not said */
void cli_cell_time(struct cli_table *table, int time);   /* TIME_NONE: not said */
void cli_cell_month(struct cli_table *table, int month); /* 0: not said */
void cli_cell_term(struct cli_table *table, const struct term *terms, unsigned value);
/* A list of texts; in text and CSV parted by commas. */
void cli_cell_list(struct cli_table *table, const char *const *texts, size_t n);
/* Writes what is left. */
void cli_table_end(struct cli_table *table);

/* The shortest text that reads back as the same number. */
void cli_json_real(struct buf *out, double value);
void cli_json_text(struct buf *out, const char *text);

#endif
