// SPDX-License-Identifier: GPL-3.0-or-later
/* Filling a new database from a catalogue: a libconfig file of the form of data/catalogue.conf.
 *
 * Invariant: a catalogue is taken whole or not at all; what is wrong in it is said with file, line
 * and what is allowed. */
#ifndef LB_OPS_CATALOGUE_H
#define LB_OPS_CATALOGUE_H

#include "base/arena.h"
#include "base/conf.h"
#include "store/store.h"

/* Makes the file and loads the catalogue as ops_new_database says. On failure no file is left.
 * `catalogue` may also be the name of a shipped file. */
bool catalogue_new(struct store **store, const char *path, const char *catalogue,
                   const char *municipality, bool practice, const struct clock *clock,
                   struct err *err);

/* ---- reading entries, shared with the practice data; catalogue_read.c ---- */

struct catalogue {
  struct store *store;
  const struct conf *conf;
  const struct conf *shipped; /* NULL for the practice data */
  struct arena *arena;
  int valid_from; /* of entries that say nothing */
  int today;      /* from when the year wheel holds */
  bool basics;    /* the section is the shipped one, taken only for what every group needs */
  int n_owners;
  const char **names; /* what catalogue_claim has seen */
  size_t n_names, capacity;
};

struct catalogue_section {
  const char *name;
  bool always; /* every database has it: from the shipped catalogue when the own one lacks it */
  bool (*load)(struct catalogue *c, const char *name, struct err *err);
};
extern const struct catalogue_section
    catalogue_sections[]; /* in this order; catalogue_sections.c */

/* Calls `load` for each group of the list `name` in `node`, but those that are `off`. No such list
 * is no entry. */
bool catalogue_each(struct catalogue *c, const struct conf_node *node, const char *name,
                    bool (*load)(struct catalogue *c, const struct conf_node *node, void *data,
                                 struct err *err),
                    void *data, struct err *err);
/* The same for a list of texts; `i` counts from 0. */
bool catalogue_each_text(struct catalogue *c, const struct conf_node *node, const char *name,
                         bool (*load)(struct catalogue *c, const struct conf_node *node,
                                      const char *text, int i, void *data, struct err *err),
                         void *data, struct err *err);
/* The text of member `name`: refused when it is empty, or looks like a person. */
bool catalogue_text(struct catalogue *c, const struct conf_node *node, const char *name,
                    const char **text, struct err *err);
/* A date written 2018-05-17; `otherwise` when it is not said. */
bool catalogue_day(struct catalogue *c, const struct conf_node *node, const char *name,
                   int otherwise, int *day, struct err *err);
/* valid_from and valid_to, in that order. */
bool catalogue_validity(struct catalogue *c, const struct conf_node *node, int *from, int *to,
                        struct err *err);
bool catalogue_number(struct catalogue *c, const struct conf_node *node, const char *name,
                      int otherwise, int least, int most, int *number, struct err *err);
/* One of the identifiers of `terms`; the first when it is not said. */
bool catalogue_word(struct catalogue *c, const struct conf_node *node, const char *name,
                    const struct term *terms, int *value, struct err *err);
/* Refuses a name that has been claimed before within `space`. */
bool catalogue_claim(struct catalogue *c, const struct conf_node *node, const char *space,
                     const char *name, struct err *err);

#endif
