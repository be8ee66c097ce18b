// SPDX-License-Identifier: GPL-3.0-or-later
/* A page of paper in the cells of a screen. */
#include "report/paper.h"

#include "base/text.h"
#include "report/paper_text.h"

#include <stdlib.h>
#include <string.h>

/* A page holds almost as many lines of body text; gaps are counted in them, and the half line that
 * parts two blocks is to count as one. */
enum { LINES_A_PAGE = 51 };

static int by_place(const void *a, const void *b)
{
  const struct page_run *x = *(const struct page_run *const *)a;
  const struct page_run *y = *(const struct page_run *const *)b;
  if (x->y != y->y) return x->y < y->y ? -1 : 1;
  return (x->x > y->x) - (x->x < y->x);
}

/* A soft hyphen shows at the end of its line alone; a blank as wide as a figure is one like any
 * other here. */
static const char *shown(struct arena *arena, const char *text)
{
  static const char soft[] = PAPER_SOFT_HYPHEN, figure[] = PAPER_FIGURE_SPACE;
  if (!strstr(text, soft) && !strstr(text, figure)) return text;
  struct buf out = {0};
  while (*text) {
    if (strncmp(text, soft, sizeof soft - 1) == 0) {
      text += sizeof soft - 1;
      if (!*text) buf_addc(&out, '-');
    } else if (strncmp(text, figure, sizeof figure - 1) == 0) {
      text += sizeof figure - 1;
      buf_addc(&out, ' ');
    } else {
      buf_addc(&out, *text++);
    }
  }
  text = arena_strdup(arena, buf_text(&out));
  buf_release(&out);
  return text;
}

static int cells(const struct page *page, int units)
{
  return (int)(((long long)units * LAYOUT_COLUMNS + page->width / 2) / page->width);
}

/* A text may take more cells than its box has, as many narrow letters do; it then moves what
 * follows on its line. */
static void add_run(struct buf *line, int *column, const struct page *page,
                    const struct page_run *run, struct arena *arena)
{
  const char *text = run->style == PAGE_RULED ? run->text : shown(arena, run->text);
  int width = text_width(text), start = cells(page, run->x);
  if (run->align == DOC_RIGHT) start = cells(page, run->x + run->width) - width;
  if (*column > 0 && start <= *column) start = *column + 1;
  buf_pad(line, ' ', start - *column);
  buf_add(line, text);
  *column = (start > *column ? start : *column) + width;
}

/* The widest white in a line, the one at its beginning as well; 0 when all words stand close. */
static size_t widest_gap(const char *line, size_t *at)
{
  size_t widest = 0;
  for (size_t i = 0, n; line[i]; i += n) {
    n = strspn(line + i, " ");
    bool wide = i == 0 ? n > 0 : n > 1;
    if (wide && n > widest) {
      widest = n;
      *at = i;
    }
    n += strcspn(line + i + n, " ");
  }
  return widest;
}

/* Many narrow letters take more cells than the page has: the white gives way. */
static const char *finish(struct buf *line, struct arena *arena)
{
  for (size_t at; text_width(buf_text(line)) > LAYOUT_COLUMNS && widest_gap(line->data, &at) > 0;) {
    memmove(line->data + at, line->data + at + 1, line->length - at);
    line->length--;
  }
  while (line->length > 0 && line->data[line->length - 1] == ' ')
    buf_cut(line, line->length - 1);
  const char *text = arena_strdup(arena, buf_text(line));
  buf_clear(line);
  return text;
}

/* Empty lines for the white between two lines of text. */
static size_t gap_lines(const struct page *page, int white)
{
  int line = page->height / LINES_A_PAGE;
  return white > 0 ? (size_t)(white + line / 2) / (size_t)line : 0;
}

size_t paper_lines(const struct page *page, struct arena *arena, const char *const **lines)
{
  const struct page_run **order = arena_alloc(arena, (page->n_runs + 1) * sizeof *order);
  const char **text = NULL;
  size_t n = 0, capacity = 0;
  for (size_t i = 0; i < page->n_runs; i++)
    order[i] = &page->runs[i];
  qsort(order, page->n_runs, sizeof *order, by_place);
  struct buf line = {0};
  for (size_t i = 0; i < page->n_runs;) {
    int y = order[i]->y, below = y + order[i]->height, column = 0;
    for (; i < page->n_runs && order[i]->y == y; i++)
      add_run(&line, &column, page, order[i], arena);
    text = arena_grow(arena, text, n, &capacity, sizeof *text);
    text[n++] = finish(&line, arena);
    size_t empty = i < page->n_runs ? gap_lines(page, order[i]->y - below) : 0;
    for (; empty > 0; empty--) {
      text = arena_grow(arena, text, n, &capacity, sizeof *text);
      text[n++] = "";
    }
  }
  buf_release(&line);
  *lines = text;
  return n;
}
