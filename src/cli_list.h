// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the verb list share: one row of a table for each thing that can be listed. */
#ifndef LB_CLI_LIST_H
#define LB_CLI_LIST_H

#include "cli.h"
#include "cli_table.h"

/* A listing under way. */
struct listing {
  struct cli *cli;
  struct period period; /* first 0: all */
  struct cli_table table;
};

struct listing_kind {
  const char *name;
  const struct cli_field *fields;
  size_t n_fields;
  bool (*list)(struct listing *listing, struct err *err);
};

/* cli_list_registers.c */
extern const struct listing_kind cli_list_areas, cli_list_units, cli_list_categories,
    cli_list_owners, cli_list_bodies;
/* cli_list_work.c */
extern const struct listing_kind cli_list_measures, cli_list_log, cli_list_rankings, cli_list_wheel;

/* A cell with the name that `name` writes for the id: O-118. */
void cli_list_name(struct cli_table *table, void (*name)(struct buf *out, int64_t id), int64_t id);

#endif
