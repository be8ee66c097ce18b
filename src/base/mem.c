// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mem.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_NO_MEMORY = 70 };

/* The one variable of the layer: where memory ends there is nobody left to hand a context to. */
static void (*restore_terminal)(void);

static _Noreturn void exhausted(void)
{
  if (restore_terminal) restore_terminal();
  fputs(_("The computer has no memory left, so the program ended. What was saved is still there. "
          "Close other programs and start again."),
        stderr);
  fputc('\n', stderr);
  /* Not exit(): handlers that run there may ask for memory again. */
  _exit(EXIT_NO_MEMORY);
}

void *mem_alloc(size_t size)
{
  void *block = calloc(1, size ? size : 1);
  if (!block) exhausted();
  return block;
}

void *mem_grow(void *block, size_t size)
{
  void *grown = realloc(block, size ? size : 1);
  if (!grown) exhausted();
  return grown;
}

char *mem_strdup(const char *text)
{
  size_t size = strlen(text) + 1;
  return memcpy(mem_alloc(size), text, size);
}

void mem_wipe(void *block, size_t size)
{
  if (block) explicit_bzero(block, size);
}

void mem_on_exhausted(void (*restore)(void))
{
  restore_terminal = restore;
}
