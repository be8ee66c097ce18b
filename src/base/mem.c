// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mem.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_NO_MEMORY = 70, PIECE = 4 * 1024 * 1024 };

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

static size_t without_a_piece(size_t size)
{
  return size > PIECE ? size - PIECE : 0;
}

void mem_give_back(void *block, size_t size, bool (*progress)(void *data, long done, long all),
                   void *data)
{
  /* All is wiped before anything is given back, as a shrunken block may lie elsewhere. */
  for (size_t left = size; left > 0;) {
    size_t rest = without_a_piece(left);
    mem_wipe((char *)block + rest, left - rest);
    left = rest;
    if (progress) progress(data, (long)(size - left), (long)size);
  }
  for (size_t left = without_a_piece(size); left > 0; left = without_a_piece(left)) {
    block = mem_grow(block, left);
    if (progress) progress(data, (long)(size - left), (long)size);
  }
  free(block);
}

void mem_on_exhausted(void (*restore)(void))
{
  restore_terminal = restore;
}
