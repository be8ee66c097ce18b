// SPDX-License-Identifier: GPL-3.0-or-later
/* Bringing in files: bytes -> encoding -> rows -> rules for each row -> preview -> one transaction.
 *
 * Invariant: until import_run nothing is written; after it either every accepted row is in, with
 * totals, search and one journal entry, or nothing is. Refused text is never stored or shown raw.
 */
#ifndef LB_OPS_IMPORT_H
#define LB_OPS_IMPORT_H

#include "ops/ops.h"

enum import_kind {
  IMPORT_OBSERVATIONS,
  IMPORT_COUNTS,
  IMPORT_POLISEN,
  IMPORT_BY_HEADS /* for import_open: observations or counts, as the heads of the file say */
};
enum import_field {
  FIELD_DATE,
  FIELD_TIME,
  FIELD_DATE_TO,
  FIELD_TIME_TO,
  FIELD_MONTH,
  FIELD_AREA,
  FIELD_PLACE,
  FIELD_CATEGORY,
  FIELD_SEVERITY,
  FIELD_SOURCE,
  FIELD_POLICE_REPORTED,
  FIELD_COST,
  FIELD_NOTE,
  FIELD_COUNT,
  FIELD_ID,
  FIELD_NONE
};
/* Identifiers of the fields, as in a mapping file; ends with NULL. Labels are translated. */
extern const char *const import_field_ids[];
const char *import_field_label(enum import_field field);

enum import_unknown { UNKNOWN_ASK, UNKNOWN_CREATE, UNKNOWN_REFUSE };

struct import_pair {
  const char *word, *ours; /* a word of the file ("*": every other one); our name or code, NULL:
                              leave such rows out */
};

struct import_mapping {
  enum import_kind kind;
  const char *name;
  char separator;        /* 0: sniffed */
  const char *encoding;  /* NULL: sniffed; "utf-8", "utf-16", "windows-1252", "latin-1" */
  const char *date_form; /* "ymd", "dmy", "mdy"; NULL: read as people write */
  int head_row;          /* the row of the heads, from 1; 0: there are none */
  enum import_unknown unknown;
  bool omits_zeros;                 /* a missing cell of a table of counts is zero, not unknown */
  const char *columns[FIELD_NONE];  /* column head or number; NULL: not in the file */
  const char *const *month_columns; /* wide months: heads such as 202307, in order */
  size_t n_month_columns;
  const char *defaults[FIELD_NONE]; /* the value of all rows */
  struct import_pair *areas, *categories;
  size_t n_areas, n_categories;
};

enum import_status { ROW_NEW, ROW_CHANGED, ROW_SAME, ROW_DOUBTFUL, ROW_REFUSED, ROW_LEFT_OUT };
struct import_line {
  long line; /* of the file, from 1 */
  enum import_status status;
  enum import_field field; /* what it is about; FIELD_NONE for the whole row */
  const char *sentence;    /* why; cleaned, never the refused text itself */
};
struct import_word { /* an area or category of the file that we do not know */
  enum import_field field;
  const char *word; /* cleaned */
  long rows;
};
struct import_month { /* a month far below what it was */
  int month;
  long now, before;
};
struct import_column {
  const char *head, *example; /* cleaned and cut */
  enum import_field field;    /* what it becomes; FIELD_NONE: not taken */
  bool person;                /* looks like a column on persons; can never be taken */
};

struct import_preview {
  struct import_mapping mapping; /* with everything that was sniffed filled in */
  const char *file_name, *file_hash, *encoding_name;
  bool byte_order_mark, seen_before;
  const char *seen_at;
  struct import_column *columns;
  size_t n_columns;
  long read, new_rows, changed, same, doubtful, refused, left_out;
  long observations;         /* how many the accepted rows make (counts: their sum) */
  struct import_line *lines; /* those that need somebody, at most 1,000 */
  size_t n_lines;
  struct import_word *unknown;
  size_t n_unknown;
  struct import_month *incomplete;
  size_t n_incomplete;
};

struct import; /* an opened file with its preview */

/* Reads and examines the file. `mapping` NULL: the one that was last used for such heads, or a
 * guess. `progress` as in store_options. */
bool import_open(struct import **import, struct ops *ops, const char *path, enum import_kind kind,
                 const struct import_mapping *mapping,
                 bool (*progress)(void *data, long done, long all), void *data, struct err *err);
void import_close(struct import *import);
const struct import_preview *import_preview_of(const struct import *import);
/* Examines again after a change by the user. */
bool import_set_mapping(struct import *import, const struct import_mapping *mapping,
                        struct err *err);
/* Says what an unknown word means from now on: our name or code; NULL leaves its rows out. */
bool import_translate(struct import *import, enum import_field field, const char *word,
                      const char *ours, struct err *err);
/* Replaces one field of one row. */
bool import_correct(struct import *import, long line, enum import_field field, const char *text,
                    struct err *err);
/* Takes a row that is the same or doubtful all the same; takes an incomplete month or skips it. */
bool import_accept_line(struct import *import, long line, struct err *err);
bool import_accept_month(struct import *import, int month, bool take, struct err *err);
/* Stores everything in one transaction, remembers mapping (under `save_as`, may be NULL) and
 * translations. Fails without writing when words are unknown and the mapping says ask or refuse.
 * What has been stored is no longer held: then only the preview and the refused rows are there. */
bool import_run(struct import *import, const char *save_as,
                bool (*progress)(void *data, long done, long all), void *data, int64_t *import_id,
                struct err *err);
/* The rows of an import that were changed since: what to show before it is withdrawn. */
bool import_edited(struct ops *ops, int64_t import_id, struct arena *arena,
                   struct observation **rows, size_t *n, struct err *err);
/* Withdraws a whole import by itself, past later work and past a bound entry. */
bool import_withdraw(struct ops *ops, int64_t import_id, struct err *err);
/* Writes the refused rows without the refused text: line, column, reason. */
bool import_write_refused(const struct import *import, const char *path, struct err *err);

/* A mapping from a libconfig file or text, and as such text. */
bool import_mapping_read(struct arena *arena, const char *name, const char *text,
                         struct import_mapping *mapping, struct err *err);
void import_mapping_write(struct buf *out, const struct import_mapping *mapping);

#endif
