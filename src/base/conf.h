// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading libconfig files: settings, catalogue and import mappings. The only file that includes
 * libconfig.h is conf.c.
 *
 * Invariant: a `conf` is read-only; strings borrowed from it live until conf_close. Each sentence
 * about a file says file, line, what is wrong and what is allowed. */
#ifndef LB_BASE_CONF_H
#define LB_BASE_CONF_H

#include "base/err.h"

#include <stddef.h>

struct conf;      /* an open file */
struct conf_node; /* a group, list, array or value in it; borrowed from its conf */

bool conf_open(struct conf **conf, const char *path, struct err *err);
/* The same from text in memory; `name` stands in sentences where the path would. */
bool conf_open_text(struct conf **conf, const char *name, const char *text, struct err *err);
void conf_close(struct conf *conf);
const struct conf_node *conf_root(const struct conf *conf);

enum conf_kind { CONF_GROUP, CONF_LIST, CONF_STRING, CONF_INTEGER, CONF_NUMBER, CONF_BOOLEAN };
enum conf_kind conf_kind(const struct conf_node *node); /* arrays count as lists */
size_t conf_length(const struct conf_node *node);
const struct conf_node *conf_at(const struct conf_node *node, size_t i);
const char *conf_name(const struct conf_node *node); /* NULL for an element of a list */
const struct conf_node *conf_get(const struct conf_node *node, const char *name); /* or NULL */
int conf_line(const struct conf_node *node);

/* The value of member `name`, or `otherwise` when it is not there. A wrong type fails. */
bool conf_string(const struct conf_node *node, const char *name, const char *otherwise,
                 const char **value, struct err *err);
bool conf_integer(const struct conf_node *node, const char *name, long long otherwise,
                  long long *value, struct err *err);
bool conf_boolean(const struct conf_node *node, const char *name, bool otherwise, bool *value,
                  struct err *err);
/* The text of a string node itself; NULL when it is not a string. */
const char *conf_text(const struct conf_node *node);
long long conf_whole(const struct conf_node *node); /* the value of an integer node */
/* "file:line: sentence" in err; returns false. */
bool conf_refuse(const struct conf *conf, const struct conf_node *node, struct err *err,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Refuses every member of `node` that is not in the list of `names` (ends with NULL). */
bool conf_only(const struct conf *conf, const struct conf_node *node, const char *const *names,
               struct err *err);

#endif
