// SPDX-License-Identifier: GPL-3.0-or-later
/* What other files of store/ need of observations. */
#ifndef LB_STORE_OBSERVATION_H
#define LB_STORE_OBSERVATION_H

#include "store/handle.h"

#define OBSERVATION_FIELDS                                                                         \
  "o.id, o.area_id, o.place_id, o.category_id, o.severity, o.source_id, o.known, o.day, o.time, "  \
  "o.to_day, o.to_time, o.month, o.received, o.police_reported, o.cost, o.soft, o.late, o.state, " \
  "o.import_id, o.row_key, o.note, o.consequence, o.void_reason"

/* From a statement whose columns begin with OBSERVATION_FIELDS; names are left out. */
void observation_read_fields(struct statement *st, struct arena *arena, struct observation *o);
/* Adds a new one without asking whether its id is there already: for many at once. */
bool observation_append(struct store *store, struct observation *o, struct err *err);

#endif
