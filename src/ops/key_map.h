// SPDX-License-Identifier: GPL-3.0-or-later
/* From a text or a number to a small number, for asking once what a million rows say.
 *
 * Invariant: a map holds either texts or numbers. Its memory is the arena's that it was given;
 * keys are copied. `struct key_map m = {.arena = &a};` is empty. */
#ifndef LB_OPS_KEY_MAP_H
#define LB_OPS_KEY_MAP_H

#include "base/arena.h"

#include <stdint.h>

struct key_slot;
struct key_map {
  struct arena *arena;
  struct key_slot *slots;
  size_t n, capacity;
};

/* Room for so many keys at once: growing a map of a million keys takes as long as a key may wait.
 */
void key_map_reserve(struct key_map *map, size_t keys);
/* The value of the key, which is 0 when the key is new; valid until the next call. */
uint32_t *key_map_text(struct key_map *map, const char *text, size_t length);
uint32_t *key_map_number(struct key_map *map, int64_t number);

#endif
