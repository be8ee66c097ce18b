// SPDX-License-Identifier: GPL-3.0-or-later
/* One file on its way into a printer that has been found. For printer*.c alone. */
#ifndef LB_PAPER_PRINTER_JOB_H
#define LB_PAPER_PRINTER_JOB_H

#include "report/paper_module.h"

#include <cups/cups.h>

struct printer_line {
  cups_dest_t *dest;
  http_t *http;
  char resource[256];
  const char *uri;  /* what requests name; lives with dest */
  const char *name; /* for people */
  const char *remedy;
};

/* Refuses with a sentence about the printer, and the remedy behind it. */
bool printer_refuse(const struct printer_line *line, const char *sentence, struct err *err);
/* The file is sent and the job followed until the printer has it. */
bool printer_send(struct printer_line *line, const struct paper_job *job, const struct buf *pdf,
                  struct err *err);

#endif
