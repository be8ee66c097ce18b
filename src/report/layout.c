// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/layout.h"

#include "base/text.h"
#include "report/layout_flow.h"

#include <assert.h>
#include <string.h>

enum {
  HEAD_GAP = 2,   /* columns between the left and the right text of the head */
  LINES_MOST = 3, /* a text in the head or foot longer than this is cut */
  PAGES_WIDEST = 9999
};

static const struct page_words page_words[] = {
    {"sv", "sida", "av", "dnr", "ÖVNING"},
    {"en", "page", "of", "ref.", "PRACTICE"},
};

/* What surrounds the body and is the same on every page but for its number. */
struct page_frame {
  const struct page_words *words;
  struct strips head, foot;
  const struct flow_run *number; /* the run in the head that becomes the page number */
  const char *date;
  int top, room; /* of the body */
};

struct page_cut {
  size_t from, to;
  const struct strips *repeat;
};

struct page_cuts {
  struct page_cut *items;
  size_t n, capacity;
};

struct page_builder {
  struct page_run *runs;
  size_t n;
};

const struct page_words *layout_words(const char *language)
{
  for (size_t i = 0; i < sizeof page_words / sizeof *page_words; i++)
    if (language && strcmp(page_words[i].language, language) == 0) return &page_words[i];
  return &page_words[0];
}

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

static int frame_width(const struct flow *f, const char *text)
{
  return f->measure->width(f->measure, PAGE_HEAD, text, strlen(text));
}

/* Wraps beside what already stands in the strips from `from` on. */
static void frame_wrap(const struct flow *f, struct strips *out, size_t from, struct page_run run,
                       const char *text)
{
  struct flow_text lines = {.rest = text};
  for (size_t at = from;
       at < from + LINES_MOST && (run.text = flow_line(f, run.style, run.width, &lines)); at++) {
    if (at == out->n) flow_strip(f, out, f->measure->line_height[run.style]);
    flow_place(f, &out->items[at], &run);
  }
}

/* One text to the left and one to the right; when they do not fit side by side, each wraps in its
 * part, and the right one has at least half. */
static void head_line(const struct flow *f, struct strips *out, const char *left, const char *right)
{
  int page = f->measure->page_width, gap = flow_columns(f, HEAD_GAP);
  int right_width = frame_width(f, right), beside = page - gap - frame_width(f, left);
  int least = beside > page / 2 ? beside : page / 2;
  if (right_width > least) right_width = least;
  size_t from = out->n;
  flow_strip(f, out, f->measure->line_height[PAGE_HEAD]);
  frame_wrap(f, out, from, flow_run(f, PAGE_HEAD, 0, page - gap - right_width), left);
  struct page_run run = flow_run(f, PAGE_HEAD, page - right_width, right_width);
  run.align = DOC_RIGHT;
  frame_wrap(f, out, from, run, right);
}

static void practice_line(const struct flow *f, struct strips *out, const char *word)
{
  int width = frame_width(f, word), page = f->measure->page_width;
  frame_wrap(f, out, out->n, flow_run(f, PAGE_HEAD, (page - width) / 2, width), word);
}

static const char *number_text(struct arena *arena, const struct page_frame *frame, size_t page,
                               size_t pages)
{
  return arena_printf(arena, "%s%s%s %zu %s %zu", frame->date, *frame->date ? "  " : "",
                      frame->words->page, page, frame->words->of, pages);
}

static int strips_height(const struct strips *strips)
{
  int height = 0;
  for (size_t i = 0; i < strips->n; i++)
    height += strips->items[i].height;
  return height;
}

static void make_head(const struct flow *f, const struct doc_head *head, struct page_frame *frame)
{
  struct strips *out = &frame->head;
  const char *registry = head->registry_number ? head->registry_number : "..........";
  if (head->practice) practice_line(f, out, frame->words->practice);
  head_line(f, out, text_upper(f->arena, or_empty(head->municipality)), or_empty(head->title));
  size_t numbered = out->n;
  head_line(f, out, or_empty(head->body), number_text(f->arena, frame, PAGES_WIDEST, PAGES_WIDEST));
  frame->number = out->items[numbered].last;
  head_line(f, out, or_empty(head->status),
            arena_printf(f->arena, "%s %s", frame->words->registry, registry));
  flow_strip(f, out, f->measure->space);
}

static void make_foot(const struct flow *f, const struct doc_head *head, struct page_frame *frame)
{
  struct strips *out = &frame->foot;
  const char *text = or_empty(head->foot);
  if (!*text && !head->practice) return;
  flow_strip(f, out, f->measure->space);
  frame_wrap(f, out, out->n, flow_run(f, PAGE_FOOT, 0, f->measure->page_width), text);
  if (head->practice) practice_line(f, out, frame->words->practice);
}

static struct page_frame make_frame(const struct flow *f, const struct doc_head *head)
{
  struct page_frame frame = {.words = layout_words(head->language), .date = or_empty(head->date)};
  make_head(f, head, &frame);
  make_foot(f, head, &frame);
  frame.top = strips_height(&frame.head);
  frame.room = f->measure->page_height - frame.top - strips_height(&frame.foot);
  assert(frame.room > 0);
  return frame;
}

/* Does the row that begins at `from` fit on a page of its own? */
static bool row_fits(const struct strips *body, size_t from, int room)
{
  int height = 0;
  for (size_t i = from; i < body->n && height <= room; i++) {
    height += body->items[i].height;
    if (body->items[i].hold != HOLD_NEVER) break;
  }
  return height <= room;
}

/* Where a page that begins at `from` ends: at the last of the loosest places that fit. A row too
 * high for any page begins where it stands. `part` when a part begins with the page. */
static size_t page_end(const struct strips *body, size_t from, bool part, int room)
{
  size_t best[HOLD_LEVELS] = {from, from, from}, at = from;
  for (int used = 0; at < body->n; at++) {
    const struct strip *strip = &body->items[at];
    if (at > from && (strip->new_page == PAGE_BEGINS || (strip->new_page && part))) return at;
    used += strip->height;
    if (at > from && used > room) break;
    best[strip->hold] = at + 1;
  }
  if (at == body->n) return at;
  if (best[HOLD_FREE] > from) return best[HOLD_FREE];
  if (best[HOLD_KEPT] > from && row_fits(body, best[HOLD_KEPT], room)) return best[HOLD_KEPT];
  return at;
}

static struct page_cuts cut_pages(const struct flow *f, const struct strips *body, int room)
{
  struct page_cuts cuts = {0};
  size_t at = 0;
  do {
    bool part = cuts.n == 0;
    while (at < body->n && body->items[at].blank)
      part = body->items[at++].new_page || part;
    if (at == body->n && cuts.n > 0) break;
    part = part || (at < body->n && body->items[at].new_page);
    struct page_cut cut = {.from = at};
    int left = room;
    if (at < body->n && body->items[at].repeat) {
      int height = strips_height(body->items[at].repeat);
      if (height <= room / 2) {
        cut.repeat = body->items[at].repeat;
        left -= height;
      }
    }
    cut.to = at = page_end(body, at, part, left);
    cuts.items = arena_grow(f->arena, cuts.items, cuts.n, &cuts.capacity, sizeof *cuts.items);
    cuts.items[cuts.n++] = cut;
  } while (at < body->n);
  return cuts;
}

static size_t count_runs(const struct strips *strips, size_t from, size_t to)
{
  size_t n = 0;
  for (size_t i = from; i < to; i++)
    n += strips->items[i].n_runs;
  return n;
}

/* Returns the y below the last strip. */
static int build_strips(struct page_builder *b, const struct strips *strips, size_t from, size_t to,
                        int y)
{
  for (size_t i = from; i < to; i++) {
    for (const struct flow_run *r = strips->items[i].first; r; r = r->next) {
      b->runs[b->n] = r->run;
      b->runs[b->n].height = strips->items[i].height;
      b->runs[b->n++].y = y;
    }
    y += strips->items[i].height;
  }
  return y;
}

static void build_head(struct page_builder *b, const struct page_frame *frame, const char *number)
{
  int y = 0;
  for (size_t i = 0; i < frame->head.n; i++) {
    size_t first = b->n;
    y = build_strips(b, &frame->head, i, i + 1, y);
    if (frame->head.items[i].last == frame->number)
      b->runs[first + frame->head.items[i].n_runs - 1].text = number;
  }
}

static struct page build_page(const struct flow *f, const struct page_frame *frame,
                              const struct strips *body, const struct page_cut *cut,
                              const char *number)
{
  const struct layout_measure *m = f->measure;
  size_t n = count_runs(&frame->head, 0, frame->head.n) + count_runs(body, cut->from, cut->to) +
             count_runs(&frame->foot, 0, frame->foot.n);
  if (cut->repeat) n += count_runs(cut->repeat, 0, cut->repeat->n);
  struct page_builder b = {.runs = arena_alloc(f->arena, n * sizeof *b.runs)};
  build_head(&b, frame, number);
  int y = frame->top;
  if (cut->repeat) {
    size_t first = b.n;
    y = build_strips(&b, cut->repeat, 0, cut->repeat->n, y);
    for (size_t i = first; i < b.n; i++)
      b.runs[i].repeated = true;
  }
  build_strips(&b, body, cut->from, cut->to, y);
  build_strips(&b, &frame->foot, 0, frame->foot.n, frame->top + frame->room);
  return (struct page){
      .runs = b.runs, .n_runs = b.n, .width = m->page_width, .height = m->page_height};
}

size_t layout_pages(const struct document *d, const struct layout_measure *measure,
                    struct arena *arena, const struct page **pages)
{
  struct flow f = {.arena = arena, .measure = measure, .block = PAGE_NO_BLOCK};
  struct page_frame frame = make_frame(&f, &d->head);
  struct strips body = {0};
  flow_document(&f, d, &body);
  struct page_cuts cuts = cut_pages(&f, &body, frame.room);
  struct page *out = arena_alloc(arena, cuts.n * sizeof *out);
  for (size_t i = 0; i < cuts.n; i++)
    out[i] =
        build_page(&f, &frame, &body, &cuts.items[i], number_text(arena, &frame, i + 1, cuts.n));
  *pages = out;
  return cuts.n;
}

static int cell_width(const struct layout_measure *measure, enum page_style style, const char *text,
                      size_t length)
{
  (void)measure, (void)style;
  return text_width_n(text, length);
}

static size_t cell_line(const struct layout_measure *measure, enum page_style style,
                        const char *text, int width, size_t *skip)
{
  (void)measure, (void)style;
  return text_line(text, width, skip);
}

const struct layout_measure layout_cells = {
    .page_width = LAYOUT_COLUMNS,
    .page_height = 60,
    .space = 1,
    .line_height = {[PAGE_BODY] = 1,
                    [PAGE_LABEL] = 1,
                    [PAGE_HEADING_1] = 1,
                    [PAGE_HEADING_2] = 1,
                    [PAGE_CAPTION] = 1,
                    [PAGE_COLUMN_HEAD] = 1,
                    [PAGE_CELL] = 1,
                    [PAGE_SUM] = 1,
                    [PAGE_GROUP] = 1,
                    [PAGE_NOTE] = 1,
                    [PAGE_TABLE_FOOT] = 1,
                    [PAGE_FIGURE] = 1,
                    [PAGE_PLOT] = 1,
                    [PAGE_RULED] = 1,
                    [PAGE_HEAD] = 1,
                    [PAGE_FOOT] = 1},
    .width = cell_width,
    .line = cell_line,
};
