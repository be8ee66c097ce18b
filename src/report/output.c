// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/output.h"

#include "base/i18n.h"
#include "report/sink_csv.h"
#include "report/sink_html.h"
#include "report/sink_text.h"

const char *const output_names[OUTPUT_FORMS + 1] = {"text", "pdf", "html", "csv", NULL};
const char *const output_endings[OUTPUT_FORMS] = {".txt", ".pdf", ".html", ".csv"};

bool output_make(const struct document *d, enum output_form form, const struct paper *paper,
                 struct buf *out, struct err *err)
{
  switch (form) {
  case OUTPUT_PDF:
    return paper_pdf(paper, d, (struct paper_range){0}, out, NULL, err);
  case OUTPUT_HTML:
    sink_html_print(d, out);
    return true;
  case OUTPUT_CSV:
    return sink_csv_print(d, out) > 0 ||
           err_set(err, _("There is no table in this print, and CSV holds tables alone. Choose "
                          "another form."));
  default:
    sink_text_print(d, out);
    return true;
  }
}
