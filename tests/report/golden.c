// SPDX-License-Identifier: GPL-3.0-or-later
#include "golden.h"

#include "report/sink_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *folder(void)
{
  const char *named = getenv("LAGESBILD_GOLDEN");
  return named ? named : "tests/report";
}

const char *golden_text(struct scenario *s, const struct document *d)
{
  struct buf out = {0};
  sink_text_print(d, &out);
  const char *text = arena_strdup(&s->arena, buf_text(&out));
  buf_release(&out);
  return text;
}

/* The version in the foot of a draft is no part of what is tested. */
static const char *without_version(struct scenario *s, const char *text)
{
  static const char mark[] = "Lägesbild\u00a0";
  struct buf out = {0};
  const char *at;
  while ((at = strstr(text, mark))) {
    at += strlen(mark);
    buf_addn(&out, text, (size_t)(at - text));
    buf_addc(&out, 'N');
    text = at + strcspn(at, " \n");
  }
  buf_add(&out, text);
  text = arena_strdup(&s->arena, buf_text(&out));
  buf_release(&out);
  return text;
}

static const char *golden_read(struct scenario *s, const char *path)
{
  struct buf text = {0};
  char part[4096];
  size_t length;
  FILE *file = fopen(path, "r");
  if (!file) fail_msg("%s is not there; UPDATE=1 makes it", path);
  while ((length = fread(part, 1, sizeof part, file)) > 0)
    buf_addn(&text, part, length);
  fclose(file);
  const char *kept = arena_strdup(&s->arena, buf_text(&text));
  buf_release(&text);
  return kept;
}

void assert_golden(struct scenario *s, const char *name, const struct document *d)
{
  const char *path = arena_printf(&s->arena, "%s/%s.txt", folder(), name);
  const char *text = without_version(s, golden_text(s, d));
  if (getenv("UPDATE")) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
  }
  assert_string_equal(text, golden_read(s, path));
}
