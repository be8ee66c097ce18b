// SPDX-License-Identifier: GPL-3.0-or-later
/* A growing string of bytes.
 *
 * Invariant: `data[length]` is 0 whenever data is not NULL. `struct buf b = {0};` is empty. */
#ifndef LB_BASE_BUF_H
#define LB_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
  char *data;
  size_t length, capacity;
};

void buf_add(struct buf *buf, const char *text);
void buf_addn(struct buf *buf, const void *bytes, size_t length);
void buf_addc(struct buf *buf, char c);
void buf_pad(struct buf *buf, char c, int count); /* count < 0 adds nothing */
void buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *buf, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
const char *buf_text(const struct buf *buf);  /* never NULL; borrowed until the next change */
void buf_cut(struct buf *buf, size_t length); /* shortens */
void buf_clear(struct buf *buf);              /* empties, keeps the memory */
void buf_release(struct buf *buf);

#endif
