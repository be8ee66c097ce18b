// SPDX-License-Identifier: GPL-3.0-or-later
/* Memory that cannot fail: when there is none left, the hook that main installs restores the
 * terminal, a sentence goes to stderr and the program ends with status 70. */
#ifndef LB_BASE_MEM_H
#define LB_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

void *mem_alloc(size_t size);             /* zeroed; yours to free() */
void *mem_grow(void *block, size_t size); /* as realloc */
char *mem_strdup(const char *text);       /* yours to free() */
void mem_wipe(void *block, size_t size);  /* overwrites; the compiler may not remove it */
/* Wipes a large block and gives it back, a piece at a time: a hundred megabytes take the kernel
 * longer than a key may wait. `progress` (may be NULL) is told bytes; what it answers does not
 * matter. */
void mem_give_back(void *block, size_t size, bool (*progress)(void *data, long done, long all),
                   void *data);
void mem_on_exhausted(void (*restore)(void));

#endif
