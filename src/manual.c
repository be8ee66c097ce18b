// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes the manual page: the file that is named, with the key section in the place of @KEYS@. */
#include "base/file.h"
#include "base/i18n.h"
#include "ui/manual_keys.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
  static const char mark[] = "@KEYS@\n";
  struct buf page = {0}, keys = {0};
  struct err err = {.field = -1};
  i18n_start("en");
  if (argc != 2 || !file_read(argv[1], &page, &err)) {
    fprintf(stderr, "manual: %s\n", argc == 2 ? err.text : "which page?");
    return 1;
  }
  const char *at = strstr(buf_text(&page), mark);
  if (!at) {
    fprintf(stderr, "manual: %s has no %s", argv[1], mark);
    return 1;
  }
  manual_keys(&keys);
  printf("%.*s%s%s", (int)(at - buf_text(&page)), buf_text(&page), buf_text(&keys),
         at + sizeof mark - 1);
  buf_release(&page);
  buf_release(&keys);
  return 0;
}
