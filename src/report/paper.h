// SPDX-License-Identifier: GPL-3.0-or-later
/* Paper: a document as PDF pages, on the screen before it is printed, in a file, through a printer.
 *
 * Invariant: paper_pages is the only layout of paper, so what is previewed is what is drawn. The
 * same document gives the same bytes. Where the paper module or its fonts are missing paper_open
 * says so, and everything that needs only text works as before. */
#ifndef LB_REPORT_PAPER_H
#define LB_REPORT_PAPER_H

#include "report/paper_module.h"

struct paper;

/* Loads what paper needs. There is one paper at a time. */
bool paper_open(struct paper **paper, const struct paper_fonts *fonts, struct err *err);
void paper_close(struct paper *paper); /* NULL is nothing */

/* The pages of A4, as they are drawn. Everything is the arena's. */
size_t paper_pages(const struct paper *paper, const struct document *d, struct arena *arena,
                   const struct page **pages);
/* One of those pages for a screen: the same lines, without LF, down to the last that is not empty.
 * Returns how many. They are LAYOUT_COLUMNS wide; a row of a table that is full of narrow letters
 * can be some columns wider. */
size_t paper_lines(const struct page *page, struct arena *arena, const char *const **lines);

/* Some of the pages, counted from 1; {0} is all of them. */
struct paper_range {
  size_t first, last;
};
/* Reads "2" or "2-3"; false when it is neither. */
bool paper_read_range(const char *text, struct paper_range *range);
/* Adds the pages to `out` as a PDF file, or nothing; n_pages (may be NULL) is how many. */
bool paper_pdf(const struct paper *paper, const struct document *d, struct paper_range range,
               struct buf *out, size_t *n_pages, struct err *err);

/* The printers that the system knows, the default first; none when it has no such system. */
bool paper_printers(const struct paper *paper, struct arena *arena, struct paper_printer **printers,
                    size_t *n, struct err *err);
/* Sends a PDF file and waits until the printer has it. `*name` is where it went. */
bool paper_print(const struct paper *paper, const struct paper_job *job, const struct buf *pdf,
                 struct arena *arena, const char **name, struct err *err);

#endif
