// SPDX-License-Identifier: GPL-3.0-or-later
/* The key section of the manual page, made from the tables of commands. */
#ifndef LB_UI_MANUAL_KEYS_H
#define LB_UI_MANUAL_KEYS_H

#include "base/buf.h"

/* Adds the section as roff: the program's own commands, then those of each pane. A table that
 * several panes share stands once. */
void manual_keys(struct buf *out);

#endif
