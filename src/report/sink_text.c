// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sink_text.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static int in_reading_order(const void *a, const void *b)
{
  const struct page_run *x = *(const struct page_run *const *)a;
  const struct page_run *y = *(const struct page_run *const *)b;
  if (x->y != y->y) return x->y < y->y ? -1 : 1;
  return (x->x > y->x) - (x->x < y->x);
}

static bool is_plain(const char *text)
{
  for (; *text; text++)
    if (*text < ' ' || *text > '~') return false;
  return true;
}

/* Draws into a line that is `*column` columns long so far. A run is cut to its box: the box next
 * to it has the better right to the cells there. */
static void draw_run(struct buf *line, int *column, const struct page_run *run, int page_width,
                     struct arena *arena)
{
  int start = run->x > *column ? run->x : *column;
  int room = (run->x + run->width < page_width ? run->x + run->width : page_width) - start;
  if (room <= 0) return;
  const char *text =
      is_plain(run->text) ? run->text : text_clean(arena, run->text, strlen(run->text), false);
  size_t length = text_fit(text, room);
  int width = text_width_n(text, length);
  if (run->align == DOC_RIGHT) start += room - width;
  buf_pad(line, ' ', start - *column);
  buf_addn(line, text, length);
  *column = start + width;
}

static const char *finish_line(struct buf *line, struct arena *arena)
{
  size_t length = line->length;
  while (length > 0 && line->data[length - 1] == ' ')
    length--;
  const char *text = length > 0 ? arena_strndup(arena, line->data, length) : "";
  buf_clear(line);
  return text;
}

size_t sink_text_lines(const struct page *page, struct arena *arena, const char *const **lines)
{
  const struct page_run **order = arena_alloc(arena, (page->n_runs + 1) * sizeof *order);
  for (size_t i = 0; i < page->n_runs; i++)
    order[i] = &page->runs[i];
  qsort(order, page->n_runs, sizeof *order, in_reading_order);

  const char **text = arena_alloc(arena, (size_t)page->height * sizeof *text);
  size_t next = 0, n = 0;
  struct buf line = {0};
  for (int y = 0; y < page->height; y++) {
    int column = 0;
    for (; next < page->n_runs && order[next]->y <= y; next++)
      draw_run(&line, &column, order[next], page->width, arena);
    text[y] = finish_line(&line, arena);
    if (*text[y]) n = (size_t)y + 1;
  }
  buf_release(&line);
  *lines = text;
  return n;
}

static bool begin_text(void *self, const struct document *d, size_t n_pages, struct err *err)
{
  (void)d, (void)n_pages, (void)err;
  ((struct sink_text *)self)->follows = false;
  return true;
}

static bool add_page(void *self, const struct page *page, struct err *err)
{
  (void)err;
  struct sink_text *sink = self;
  if (sink->follows) buf_addc(sink->out, '\f');
  sink->follows = true;
  const char *const *lines;
  size_t n = sink_text_lines(page, &sink->arena, &lines);
  for (size_t i = 0; i < n; i++) {
    buf_add(sink->out, lines[i]);
    buf_addc(sink->out, '\n');
  }
  arena_reset(&sink->arena);
  return true;
}

static bool end_text(void *self, struct err *err)
{
  (void)err;
  arena_release(&((struct sink_text *)self)->arena);
  return true;
}

const struct page_sink sink_text = {.begin = begin_text, .page = add_page, .end = end_text};

void sink_text_print(const struct document *d, struct buf *out)
{
  struct arena arena = {0};
  const struct page *pages;
  size_t n = layout_pages(d, &layout_cells, &arena, &pages);
  struct sink_text sink = {.out = out};
  bool printed = page_sink_print(&sink_text, &sink, d, pages, n, NULL);
  (void)printed;
  arena_release(&arena);
}
