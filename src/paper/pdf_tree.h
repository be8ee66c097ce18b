// SPDX-License-Identifier: GPL-3.0-or-later
/* The tree of a tagged PDF: headings, paragraphs, lists, tables, figures, in the order of the
 * document whatever the order in which they were drawn. */
#ifndef LB_PAPER_PDF_TREE_H
#define LB_PAPER_PDF_TREE_H

#include "paper/pdf_tags.h"

#include <qpdf/qpdf-c.h>

/* Puts the tree into the file in place of any other. The marks have their ids. */
void pdf_tree(qpdf_data file, const struct document *d, size_t n_pages,
              const struct pdf_marks *marks);

#endif
