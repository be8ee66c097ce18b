// SPDX-License-Identifier: GPL-3.0-or-later
/* What the program and its paper module have in common. The module alone is linked to the
 * libraries for fonts, PDF and printers, which would cost every start of the program more than its
 * first frame; it is loaded when paper is first wanted.
 *
 * Invariant: nothing of those libraries is seen here, and a module of another version is never
 * used: raise PAPER_MODULE_VERSION with every change below or in layout.h and document.h. */
#ifndef LB_REPORT_PAPER_MODULE_H
#define LB_REPORT_PAPER_MODULE_H

#include "report/layout.h"

enum { PAPER_MODULE_VERSION = 4 };

/* Families; NULL, "" and what is not installed give the program's own. */
struct paper_fonts {
  const char *serif, *sans;
};

enum paper_printer_state { PRINTER_IDLE, PRINTER_PRINTING, PRINTER_STOPPED };

struct paper_printer {
  const char *name;        /* of the queue */
  const char *description; /* "" for none */
  const char *reason;      /* why it is stopped, in the printer system's word; "" for none */
  enum paper_printer_state state;
  bool accepting;
  bool is_default;
};

struct paper_job {
  const char *printer; /* a queue's name or an ipp:// address; NULL is the system's default */
  const char *title;
  const char *remedy; /* what can be done instead, a whole sentence behind each refusal */
  int copies;         /* at least 1 */
  bool two_sided;     /* along the long edge, where the printer can */
  /* Passes `ms` while the printer is waited for; false ends the waiting, and the job stays in its
   * queue. NULL waits as long as it takes. */
  bool (*wait)(void *data, int ms);
  void *data;
};

struct pdf;
struct hyphens;

struct paper_module {
  int version;

  /* The fonts; false when there is none. */
  bool (*pdf_new)(struct pdf **pdf, const struct paper_fonts *fonts, struct err *err);
  void (*pdf_free)(struct pdf *pdf);
  const struct layout_measure *(*pdf_measure)(const struct pdf *pdf);
  /* Adds a whole file to `out`, or nothing. The pages must be laid out by pdf_measure from `d`. */
  bool (*pdf_draw)(struct pdf *pdf, const struct document *d, const struct page *pages, size_t n,
                   struct buf *out, struct err *err);

  /* NULL when the language has no dictionary here. */
  struct hyphens *(*hyphens_new)(const char *language);
  void (*hyphens_free)(struct hyphens *hyphens);
  /* Adds the text with a soft hyphen wherever a long word may be parted. */
  void (*hyphens_add)(const struct hyphens *hyphens, const char *text, struct buf *out);

  bool (*printers)(struct arena *arena, struct paper_printer **printers, size_t *n,
                   struct err *err);
  /* Returns when the printer has the job. `*name` is where it went; it lives in the arena. */
  bool (*print)(const struct paper_job *job, const struct buf *pdf, struct arena *arena,
                const char **name, struct err *err);
};

/* The only name that the module shows. */
#define PAPER_MODULE_SYMBOL "lagesbild_paper"
extern const struct paper_module lagesbild_paper;

#endif
