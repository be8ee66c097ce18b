// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/arena.h"

#include "base/buf.h"
#include "base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 8 * 1024, LARGEST_STEP = 1024 * 1024, FEWEST_ELEMENTS = 8 };

/* Invariant: the bytes from `used` on are 0, so that what is given out need not be zeroed again. */
struct arena_block {
  struct arena_block *older;
  size_t used, capacity;
  max_align_t data[];
};

static struct arena_block *add_block(struct arena *arena, size_t size)
{
  size_t capacity = arena->head ? arena->head->capacity * 2 : FIRST_BLOCK;
  if (capacity > LARGEST_STEP) capacity = LARGEST_STEP;
  if (capacity < size) capacity = size;
  struct arena_block *block = mem_alloc(sizeof *block + capacity);
  block->capacity = capacity;
  block->older = arena->head;
  arena->head = block;
  return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
  const size_t unit = _Alignof(max_align_t);
  assert(size < SIZE_MAX / 2);
  size_t rounded = (size + unit - 1) / unit * unit;
  struct arena_block *block = arena->head;
  if (!block || block->capacity - block->used < rounded) block = add_block(arena, rounded);
  void *given = (char *)block->data + block->used;
  block->used += rounded;
  return given;
}

const char *arena_strdup(struct arena *arena, const char *text)
{
  return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

const char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
  char *copy = arena_alloc(arena, length + 1);
  if (length > 0) memcpy(copy, text, length);
  return copy;
}

const char *arena_printf(struct arena *arena, const char *format, ...)
{
  struct buf text = {0};
  va_list arguments;
  va_start(arguments, format);
  buf_vaddf(&text, format, arguments);
  va_end(arguments);
  const char *kept = arena_strndup(arena, buf_text(&text), text.length);
  buf_release(&text);
  return kept;
}

void *arena_grow(struct arena *arena, void *block, size_t count, size_t *capacity, size_t element)
{
  if (block && count < *capacity) return block;
  size_t wanted = count < FEWEST_ELEMENTS / 2 ? FEWEST_ELEMENTS : count * 2;
  assert(wanted < SIZE_MAX / 2 / element);
  void *grown = arena_alloc(arena, wanted * element);
  if (block && count > 0) memcpy(grown, block, count * element);
  *capacity = wanted;
  return grown;
}

static void free_blocks(struct arena_block *block)
{
  while (block) {
    struct arena_block *older = block->older;
    free(block);
    block = older;
  }
}

void arena_reset(struct arena *arena)
{
  struct arena_block *kept = arena->head;
  if (!kept) return;
  free_blocks(kept->older);
  kept->older = NULL;
  memset(kept->data, 0, kept->used);
  kept->used = 0;
}

void arena_release(struct arena *arena)
{
  free_blocks(arena->head);
  arena->head = NULL;
}
