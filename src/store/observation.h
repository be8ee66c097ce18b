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
/* A statement that inserts an observation, or replaces the one with its id, bound to `o`. */
struct statement *observation_put(struct store *store, const struct observation *o);

#endif
