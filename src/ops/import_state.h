// SPDX-License-Identifier: GPL-3.0-or-later
/* An opened import as the import_*.c files see it.
 *
 * Invariant: `work` holds everything of one examination and is emptied by the next; what the user
 * said (mapping, corrections, marks) lives in `keep`. A row is read from its cells each time it is
 * needed: only its key and its status are kept, so that a million rows take little memory. */
#ifndef LB_OPS_IMPORT_STATE_H
#define LB_OPS_IMPORT_STATE_H

#include "ops/decoding.h"
#include "ops/import.h"
#include "ops/import_words.h"
#include "ops/table.h"

enum { IMPORT_ROWS_A_CALL = 500, IMPORT_MOST_LINES = 1000 };
enum { MARK_ACCEPTED = 1, MARK_CORRECTED = 2 };

struct import_correction {
  long line;
  enum import_field field;
  const char *text;
};
struct import_wide { /* a column of a table of counts that holds a month */
  size_t column;
  int month;
};
struct import_item { /* what was found out about a row of observations */
  int64_t key, known;
  enum import_status status;
};
struct import_cell { /* an area, a category and a month of a table of counts */
  uint32_t area, category, source;
  int month, severity;
  enum answer police_reported;
  long count, before;
  long sources; /* numbers of the file that make it */
  bool had;     /* an earlier table had it, with `before` */
  enum import_status status;
};
struct import_sum { /* a month of a table of counts */
  int month;
  long now, before, usual; /* usual: of the months around it, 0 when they say nothing */
  bool incomplete, taken;
};

struct import {
  struct ops *ops;
  struct arena keep, work, row; /* row: what is read of one row */
  struct buf bytes;             /* the file as it is */
  struct table table;
  struct decoding decoding;
  struct import_mapping mapping;
  const char *file_name, *file_hash;
  bool storing; /* rows are read again to be stored: what the rules said of them holds */
  const char *read_encoding; /* that and the separator the table was read with */
  char read_separator;
  enum import_kind read_kind;
  bool (*progress)(void *data, long done, long all);
  void *progress_data;

  bool has_heads;
  size_t head_row, first_row; /* of the table */
  int columns[FIELD_NONE];    /* -1: none */
  struct import_wide *wide;
  size_t n_wide;
  bool all_months; /* the wide columns are all that the file has */

  struct import_correction *corrections;
  size_t n_corrections, correction_capacity;
  unsigned char *marks; /* MARK_ of each row of the table */
  int *taken_months;
  size_t n_taken, taken_capacity;

  struct registers registers;
  struct key_map months;    /* yyyymm -> period state + 1 of those that have been opened */
  struct key_map sentences; /* a sentence -> its place in kept_sentences + 1 */
  const char **kept_sentences;
  size_t n_sentences, sentence_capacity;
  struct import_item *items; /* one a row of the table */
  struct import_cell *cells;
  size_t n_cells, cell_capacity;
  struct import_sum *sums;
  size_t n_sums, sum_capacity;
  struct import_line *refused; /* and doubtful: all of them */
  struct import_line *settled; /* same, changed, left out: the first ones */
  size_t n_refused, refused_capacity, n_settled, settled_capacity;
  struct import_preview preview;
};

/* ---- import_mapping.c ---- */

const char *import_kind_id(enum import_kind kind);
void import_mapping_copy(struct arena *arena, const struct import_mapping *from,
                         struct import_mapping *to);

/* ---- import_heads.c: which column is what ---- */

/* Finds heads and columns by the mapping, and fills in the preview's. False when the mapping names
 * a column that is not there, or one on persons. */
bool import_find_columns(struct import *import, struct err *err);
/* The latest remembered mapping that fits the heads, else a guess from the words of the heads. */
bool import_choose_mapping(struct import *import, enum import_kind kind, struct err *err);
/* Says which mandatory fields come from nowhere, as lines of the preview. */
bool import_has_fields(struct import *import);

/* ---- import_guess.c: what the words of heads say ---- */

/* FIELD_NONE when they say nothing. */
enum import_field import_guess_field(const char *head);
/* A column on persons: it can never be taken. */
bool import_person_head(const char *head);
/* A head such as 202307. */
bool import_is_month(const char *cell, int *month);
/* Finds head_row among the first rows by what heads look like. */
bool import_sniff_heads(struct import *import, size_t rows);
/* The name of a mapping that nobody has named: the file's, without what counts its releases. */
const char *import_family_of(struct arena *arena, const char *file_name);

/* ---- import_polisen.c ---- */

/* The events as a table whose columns are those of import_polisen_mapping. */
bool import_polisen_table(struct import *import, const struct buf *text, struct err *err);
/* Fills in what such a table's columns are. */
void import_polisen_columns(struct import_mapping *mapping);

/* ---- import_rows.c: the rules for one row ---- */

struct import_row_read {
  enum import_status status; /* ROW_NEW unless something is wrong */
  enum import_field field;
  const char *why;
  struct observation o; /* ids of what is yet to be made are IMPORT_PENDING */
  uint32_t area, place, category, source;
  struct word *unknown[2];
};
enum { IMPORT_PENDING = -1 };

/* What stands in the file, or instead of it, for a field; never NULL. */
const char *import_text_of(const struct import *import, size_t row, enum import_field field);
/* Strings of the result live in import->row until the next call. */
void import_read_row(struct import *import, size_t row, struct import_row_read *read);
/* The part that tables of counts share: faults, words, severity. False: status says why. */
bool import_read_words(struct import *import, size_t row, struct import_row_read *read);
/* Fills in the ids of the targets, as they are now. */
void import_set_ids(const struct import *import, struct import_row_read *read);
bool import_refuse(struct import_row_read *read, enum import_field field, const char *sentence);
/* The same with what was written in the place of %s. */
bool import_refuse_value(struct import *import, struct import_row_read *read,
                         enum import_field field, const char *format, const char *text);
bool import_missing(struct import *import, size_t row, struct import_row_read *read,
                    enum import_field field);
/* Lines of sums lack what rows have, which is how they are found out. */
bool import_says_sum(const struct import *import, size_t row);
bool import_refuse_sum(struct import_row_read *read);
bool import_blank(const char *text);
/* Cleaned, short, and without anything that looks like a person. Lives in import->row. */
const char *import_shown(struct import *import, const char *text);
/* Whether a period of the month exists, and is locked. */
bool import_month_locked(struct import *import, int month);

/* ---- import_values.c: dates, numbers and answers of a row; false: status says why ---- */

bool import_read_moment(struct import *import, size_t row, struct import_row_read *read);
bool import_read_month_of(struct import *import, size_t row, struct import_row_read *read,
                          int *month);
bool import_read_severity(struct import *import, size_t row, struct import_row_read *read);
bool import_read_police(struct import *import, size_t row, struct import_row_read *read);
bool import_read_cost(struct import *import, size_t row, struct import_row_read *read);

/* ---- import_keys.c: what came before ---- */

/* Gives every accepted row its key, and tells new from changed and same. */
bool import_examine_rows(struct import *import, struct err *err);

/* ---- import_counts.c ---- */

bool import_examine_counts(struct import *import, struct err *err);

/* ---- import_make.c: inside the transaction ---- */

bool import_make_targets(struct import *import, struct err *err);
bool import_remember_words(struct import *import, struct err *err);

/* ---- import.c ---- */

void import_add_line(struct import *import, long line, enum import_status status,
                     enum import_field field, const char *sentence);
/* Every IMPORT_ROWS_A_CALL rows; false: cancelled. */
bool import_go_on(const struct import *import, size_t done, size_t all, struct err *err);
bool import_examine(struct import *import, struct err *err);
/* The file and its table, not what was found out about them; under the import's progress. */
void import_forget_file(struct import *import);
/* Opens the periods' states, sorted into import->months. */
bool import_load_months(struct import *import, struct err *err);

#endif
