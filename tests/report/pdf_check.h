// SPDX-License-Identifier: GPL-3.0-or-later
/* PDF files read back by the tools of poppler and qpdf, which know nothing of how they were made.
 * Every failure is the test's. */
#ifndef LB_TEST_PDF_CHECK_H
#define LB_TEST_PDF_CHECK_H

#include "report/paper.h"
#include "scenario.h"

struct pdf_check {
  struct paper *paper;
  struct arena arena;
  char path[96]; /* where the file stands that is read back */
};

void pdf_check_begin(struct pdf_check *c, const char *folder);
void pdf_check_end(struct pdf_check *c);

/* Draws twice, the same bytes both times, and saves; returns the number of pages. */
size_t pdf_save(struct pdf_check *c, const struct document *d);
/* What a command says about the file. */
const char *pdf_said(struct pdf_check *c, const char *command, const char *options);

/* Saves, and asserts what holds for every PDF. */
void assert_sound(struct pdf_check *c, const struct document *d, size_t pages);
/* The words of the text print are those of the PDF. */
void assert_words(struct pdf_check *c, const struct document *d);
/* The preview is line for line what stands on the page. */
void assert_preview(struct pdf_check *c, const struct document *d);

void assert_in(const char *text, const char *part);
size_t count(const char *text, const char *part);
/* Without what differs between two ways to set the same words: blanks, hyphens, rules. */
const char *squeezed(struct pdf_check *c, const char *text, size_t length);

#endif
