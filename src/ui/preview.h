// SPDX-License-Identifier: GPL-3.0-or-later
/* What the preview shows, for the commands that send it somewhere. */
#ifndef LB_UI_PREVIEW_H
#define LB_UI_PREVIEW_H

#include "report/layout.h"
#include "report/report.h"
#include "ui/views.h"

struct preview {
  struct document *document;
  const struct page *pages;
  size_t n_pages, page;
  const char *const *lines; /* of the page */
  size_t n_lines, top, room;
};

struct report_request preview_request(struct app *app, const struct view *view);

/* Commands of the preview. The argument of preview_save is true for a PDF, false for text. */
bool preview_save(struct app *app, int pdf, struct err *err);
bool preview_print(struct app *app, int argument, struct err *err);
bool preview_choose_printer(struct app *app, int argument, struct err *err);

#endif
