// SPDX-License-Identifier: GPL-3.0-or-later
/* Printers: what queues there are, and a file on its way into one.
 *
 * Invariant: a name is only ever compared and handed on, never interpreted; the program is never
 * asked for a password in the middle of a screen. */
#ifndef LB_PAPER_PRINTER_H
#define LB_PAPER_PRINTER_H

#include "report/paper_module.h"

bool printer_list(struct arena *arena, struct paper_printer **printers, size_t *n, struct err *err);
bool printer_print(const struct paper_job *job, const struct buf *pdf, struct arena *arena,
                   const char **name, struct err *err);

#endif
