// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/buf.h"

#include "base/mem.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 64 };

/* Room for `more` bytes and the final 0. */
static void reserve(struct buf *buf, size_t more)
{
  assert(more < SIZE_MAX / 2 - buf->length);
  size_t needed = buf->length + more + 1;
  if (needed <= buf->capacity) return;
  size_t capacity = buf->capacity ? buf->capacity * 2 : SMALLEST;
  if (capacity < needed) capacity = needed;
  buf->data = mem_grow(buf->data, capacity);
  buf->capacity = capacity;
  buf->data[buf->length] = '\0';
}

void buf_add(struct buf *buf, const char *text)
{
  buf_addn(buf, text, strlen(text));
}

void buf_addn(struct buf *buf, const void *bytes, size_t length)
{
  reserve(buf, length);
  if (length > 0) memcpy(buf->data + buf->length, bytes, length);
  buf->length += length;
  buf->data[buf->length] = '\0';
}

void buf_addc(struct buf *buf, char c)
{
  buf_addn(buf, &c, 1);
}

void buf_pad(struct buf *buf, char c, int count)
{
  if (count <= 0) return;
  reserve(buf, (size_t)count);
  memset(buf->data + buf->length, c, (size_t)count);
  buf->length += (size_t)count;
  buf->data[buf->length] = '\0';
}

void buf_addf(struct buf *buf, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  buf_vaddf(buf, format, arguments);
  va_end(arguments);
}

void buf_vaddf(struct buf *buf, const char *format, va_list arguments)
{
  va_list again;
  va_copy(again, arguments);
  reserve(buf, 0);
  size_t room = buf->capacity - buf->length;
  int wanted = vsnprintf(buf->data + buf->length, room, format, arguments);
  assert(wanted >= 0);
  if ((size_t)wanted >= room) {
    reserve(buf, (size_t)wanted);
    vsnprintf(buf->data + buf->length, (size_t)wanted + 1, format, again);
  }
  buf->length += (size_t)wanted;
  va_end(again);
}

const char *buf_text(const struct buf *buf)
{
  return buf->data ? buf->data : "";
}

void buf_cut(struct buf *buf, size_t length)
{
  if (length >= buf->length) return;
  buf->length = length;
  buf->data[length] = '\0';
}

void buf_clear(struct buf *buf)
{
  buf_cut(buf, 0);
}

void buf_release(struct buf *buf)
{
  free(buf->data);
  *buf = (struct buf){0};
}
