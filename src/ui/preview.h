// SPDX-License-Identifier: GPL-3.0-or-later
/* What the preview shows, for the commands that send it somewhere.
 *
 * Invariant: `pages` are those of the PDF whenever one can be made here, and else those of the text
 * print; which of them, `on_paper` says. */
#ifndef LB_UI_PREVIEW_H
#define LB_UI_PREVIEW_H

#include "report/output.h"
#include "report/report.h"
#include "ui/views.h"

enum { PREVIEW_PRINTER = 256 };

struct preview {
  struct document *document;
  const struct page *pages;
  size_t n_pages, page;
  const char *const *lines; /* of the page */
  size_t n_lines, top, room;
  int width, left, shown; /* columns of its widest line, the first and how many that are shown */
  bool on_paper;
  bool told; /* why it is not */
  /* How it is printed; kept from one time to the next. */
  char printer[PREVIEW_PRINTER]; /* "" is the computer's own */
  int copies;
  bool one_sided;
  enum output_form form; /* that a file name is being asked for */
};

struct report_request preview_request(struct app *app, const struct view *view);
/* Loads the paper module when it is first wanted; app_stop lets go of it. */
bool preview_open_paper(struct app *app, struct err *err);

/* Commands of the preview. The argument of preview_save is an output_form, that of preview_print is
 * true when it is to ask for the pages. */
bool preview_save(struct app *app, int form, struct err *err);
bool preview_print(struct app *app, int some, struct err *err);
bool preview_choose_printer(struct app *app, int argument, struct err *err);
bool preview_ask_copies(struct app *app, int argument, struct err *err);
bool preview_turn_sides(struct app *app, int argument, struct err *err);

/* What was chosen the last time, and a line that says it. */
bool preview_read_choices(struct app *app, struct preview *preview, struct err *err);
void preview_add_choices(const struct preview *preview, struct buf *out);

#endif
