// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/key_map.h"

#include <stdbool.h>
#include <string.h>

enum { FEWEST_SLOTS = 64 };

struct key_slot {
  uint64_t hash;    /* a number is its own hash */
  const char *text; /* NULL for a number */
  uint32_t length, value;
  bool used;
};

static uint64_t hash_text(const char *text, size_t length)
{
  uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
  return hash;
}

/* Spreads numbers that lie close (months, ids) over the whole map; Fibonacci hashing. */
static size_t place_of(const struct key_map *map, uint64_t hash)
{
  return (size_t)((hash * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & (map->capacity - 1);
}

static struct key_slot *find(const struct key_map *map, uint64_t hash, const char *text,
                             size_t length)
{
  for (size_t at = place_of(map, hash);; at = (at + 1) & (map->capacity - 1)) {
    struct key_slot *slot = &map->slots[at];
    if (!slot->used) return slot;
    if (slot->hash != hash || slot->length != length) continue;
    if (text == NULL || memcmp(slot->text, text, length) == 0) return slot;
  }
}

static void grow(struct key_map *map, size_t capacity)
{
  struct key_map grown = *map;
  grown.capacity = capacity;
  grown.slots = arena_alloc(map->arena, grown.capacity * sizeof *grown.slots);
  for (size_t i = 0; i < map->capacity; i++) {
    const struct key_slot *old = &map->slots[i];
    if (old->used) *find(&grown, old->hash, old->text, old->length) = *old;
  }
  *map = grown;
}

static void make_room(struct key_map *map)
{
  if (map->capacity > 0 && map->n * 2 < map->capacity) return;
  grow(map, map->capacity == 0 ? FEWEST_SLOTS : map->capacity * 2);
}

void key_map_reserve(struct key_map *map, size_t keys)
{
  size_t capacity = FEWEST_SLOTS;
  while (capacity < keys * 2)
    capacity *= 2;
  if (capacity > map->capacity) grow(map, capacity);
}

static uint32_t *value_of(struct key_map *map, uint64_t hash, const char *text, size_t length)
{
  make_room(map);
  struct key_slot *slot = find(map, hash, text, length);
  if (!slot->used) {
    *slot = (struct key_slot){.hash = hash, .length = (uint32_t)length, .used = true};
    if (text != NULL) slot->text = arena_strndup(map->arena, text, length);
    map->n++;
  }
  return &slot->value;
}

uint32_t *key_map_text(struct key_map *map, const char *text, size_t length)
{
  return value_of(map, hash_text(text, length), text, length);
}

uint32_t *key_map_number(struct key_map *map, int64_t number)
{
  return value_of(map, (uint64_t)number, NULL, 0);
}
