// SPDX-License-Identifier: GPL-3.0-or-later
/* Memory that is given back all at once: rows of a pane, a report, an import.
 *
 * Invariant: nothing in an arena is ever freed alone; what an arena gave is valid until its
 * arena_reset or arena_release. `struct arena a = {0};` is an empty arena. */
#ifndef LB_BASE_ARENA_H
#define LB_BASE_ARENA_H

#include <stddef.h>

struct arena_block;
struct arena {
  struct arena_block *head;
};

void *arena_alloc(struct arena *arena, size_t size);             /* zeroed, aligned for any type */
const char *arena_strdup(struct arena *arena, const char *text); /* NULL gives NULL */
const char *arena_strndup(struct arena *arena, const char *text, size_t length);
const char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A growing array in an arena: returns a block of at least `count` + 1 elements that begins with
 * the old ones; `*capacity` is kept up to date. */
void *arena_grow(struct arena *arena, void *block, size_t count, size_t *capacity, size_t element);
void arena_reset(struct arena *arena);   /* empties it, keeps one block for the next round */
void arena_release(struct arena *arena); /* gives all memory back */

#endif
