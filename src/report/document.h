// SPDX-License-Identifier: GPL-3.0-or-later
/* What a print says, before anything is known of paper: headings, paragraphs, tables.
 *
 * Invariant: a document holds only whole texts, already formatted for people; its bytes depend on
 * data and date alone, so the same document gives the same pages. All of it lives in the arena
 * that document_new was given. A document that was locked is kept as document_write's text and
 * comes back byte for byte by document_read. */
#ifndef LB_REPORT_DOCUMENT_H
#define LB_REPORT_DOCUMENT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "domain/plot.h"

#include <stdbool.h>
#include <stddef.h>

enum doc_kind {
  DOC_HEADING,   /* text; level 1 or 2 */
  DOC_PARAGRAPH, /* text, wrapped */
  DOC_ITEM,      /* text, wrapped, behind a dash */
  DOC_LABELLED,  /* label and text; the text is wrapped beside its label */
  DOC_TABLE,
  DOC_PAIR,  /* two tables side by side */
  DOC_SPACE, /* one blank line */
  DOC_LINES, /* `level` ruled lines to write on by hand */
  DOC_PAGE,  /* the next page begins here */
  DOC_PART,  /* so it does, unless what is above has run over its own: then a blank line */
  DOC_FIGURE /* a plot: text is its lines of cells, label its words, table its numbers */
};

enum doc_align { DOC_LEFT, DOC_RIGHT };

struct doc_column {
  const char *head;
  enum doc_align align;
  int width; /* columns of the 78; 0 takes what is left */
};

enum doc_row_kind {
  DOC_ROW,
  DOC_ROW_SUM,  /* kept on the page of the row before it */
  DOC_ROW_NOTE, /* one text over the whole width, indented, on the page of the row above it */
  DOC_ROW_HEAD  /* a heading inside the table, kept with the next row */
};

struct doc_row {
  enum doc_row_kind kind;
  const char *const *cells; /* one a column; for NOTE and HEAD only the first */
};

struct doc_table {
  const char *caption; /* NULL for none; always said to a screen reader */
  const struct doc_column *columns;
  size_t n_columns;
  struct doc_row *rows;
  size_t n_rows, capacity;
  const char *foot; /* a note that stays on the page of the last row; NULL for none */
};

struct doc_block {
  enum doc_kind kind;
  int level;
  const char *label, *text;
  struct doc_table *table, *second;
  const struct plot *plot; /* of a figure: what `text` draws in cells; NULL when only cells exist */
};

/* The head that every page repeats, and the foot. */
struct doc_head {
  const char *municipality; /* printed in capitals */
  const char *body;         /* Trygghetsgruppen */
  const char *title;        /* Prioritering kvartal 3 2026 */
  const char *date;         /* the document's own date, ISO */
  const char *status;       /* ARBETSMATERIAL, FÖRSLAG TILL KLG, BESLUTAD KLG 2026-10-14 § 87 */
  const char *registry_number; /* NULL prints a dotted line */
  const char *foot;            /* period, version, marks; printed when and by what on drafts */
  const char *language;        /* "sv" or "en" */
  bool practice;               /* ÖVNING above and below */
};

struct document {
  struct arena *arena;
  struct doc_head head;
  struct doc_block *blocks;
  size_t n_blocks, capacity;
};

struct document *document_new(struct arena *arena);
void document_heading(struct document *d, int level, const char *text);
void document_paragraph(struct document *d, const char *text);
void document_item(struct document *d, const char *text);
void document_labelled(struct document *d, const char *label, const char *text);
void document_space(struct document *d);
void document_lines(struct document *d, int count);
void document_page(struct document *d);
void document_part(struct document *d);
/* Adds a block as it stands; what it points to must live as long as the document. */
void document_block(struct document *d, const struct doc_block *block);
/* Columns are copied. Rows are added with table_row afterwards. */
struct doc_table *document_table(struct document *d, const char *caption,
                                 const struct doc_column *columns, size_t n_columns);
void document_pair(struct document *d, struct doc_table *left, struct doc_table *right);
/* A plot as it stands in the text print (`lines`, parted by LF), what it says in words, and its
 * numbers as a table_new table; NULL for none. */
void document_figure(struct document *d, const char *alternative, const char *lines,
                     struct doc_table *table);
/* A plot, copied: its cells for the text print are drawn here, paper draws it anew. */
void document_plot(struct document *d, const char *alternative, const struct plot *plot,
                   struct doc_table *table);
/* A table that stands in no document yet, for document_pair. */
struct doc_table *table_new(struct document *d, const char *caption,
                            const struct doc_column *columns, size_t n_columns);
/* Takes one text a column; the texts are copied into the arena. A NULL is an empty cell. */
void table_row(struct document *d, struct doc_table *t, enum doc_row_kind kind,
               const char *const *cells);
/* How many cells a row of that kind holds. */
size_t table_row_cells(const struct doc_table *t, enum doc_row_kind kind);

/* The whole document as text that document_read takes back (UTF-8, one record a line, so that a
 * person with an editor can read a locked document). */
void document_write(const struct document *d, struct buf *out);
/* False when the text is not such a document: the sentence says that the stored copy is damaged. */
bool document_read(struct arena *arena, const char *text, struct document **d, struct err *err);

#endif
