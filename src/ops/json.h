// SPDX-License-Identifier: GPL-3.0-or-later
/* The events that the police publish, from the saved answer of their service. The only file that
 * includes jansson.h is json.c.
 *
 * Invariant: strings are UTF-8 without NUL, neither cleaned nor trimmed; NULL is not there. */
#ifndef LB_OPS_JSON_H
#define LB_OPS_JSON_H

#include "base/arena.h"
#include "base/err.h"

struct json_event {
  const char *id, *datetime, *name, *summary, *type, *place;
};

/* False when it is not an array of events: an error page, half a file. `file_name` stands in the
 * sentences. */
bool json_read_events(const char *file_name, const char *text, size_t length, struct arena *arena,
                      struct json_event **events, size_t *n, struct err *err);

#endif
