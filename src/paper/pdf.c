// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "paper/pdf_plot.h"
#include "paper/pdf_tags.h"
#include "paper/type.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

static const double points_per_mm = 72 / 25.4;
static const double page_width_mm = 210, page_height_mm = 297, left_mm = 30, top_mm = 25;
static const double rule_width = 0.5; /* points */
static const double head_rule = 1.5;  /* points above the first row, under the head's letters */

struct pdf {
  struct type *type;
};

bool pdf_new(struct pdf **pdf, const struct paper_fonts *fonts, struct err *err)
{
  struct type *type;
  if (!type_new(&type, fonts, err)) return false;
  *pdf = mem_alloc(sizeof **pdf);
  (*pdf)->type = type;
  return true;
}

void pdf_free(struct pdf *pdf)
{
  type_free(pdf->type);
  free(pdf);
}

const struct layout_measure *pdf_measure(const struct pdf *pdf)
{
  return type_measure(pdf->type);
}

/* A file while its pages are being drawn. */
struct drawing {
  const struct type *type;
  const struct document *d;
  cairo_surface_t *surface;
  cairo_t *cr;
  struct buf drawn; /* what cairo has written */
  struct arena arena;
  struct pdf_marks marks;
  size_t page;
};

/* What is drawn of a table on one page. */
struct ruled {
  size_t block;
  int table;
  int left, right;
  int head, end; /* where a rule stands; 0 for none */
};

static cairo_status_t take_bytes(void *data, const unsigned char *bytes, unsigned int length)
{
  buf_addn(data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static bool check(const struct drawing *draw, struct err *err)
{
  cairo_status_t status = cairo_status(draw->cr);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(draw->surface);
  return status == CAIRO_STATUS_SUCCESS ||
         err_set(err, _("The PDF could not be drawn (%s). Save the print as text instead."),
                 cairo_status_to_string(status));
}

static double points(int units)
{
  return (double)units / PANGO_SCALE;
}

/* Everything that is drawn is marked: by its run, or with NULL as no part of the text. Cairo is
 * told only where marks begin and end; what they are is pdf_tags' part. */
static void begin_mark(struct drawing *draw, const struct page_run *run)
{
  struct pdf_marks *marks = &draw->marks;
  marks->items =
      arena_grow(&draw->arena, marks->items, marks->n, &marks->capacity, sizeof *marks->items);
  marks->items[marks->n++] = (struct pdf_mark){.page = draw->page, .run = run};
  cairo_tag_begin(draw->cr, PDF_MARK, NULL);
}

static void end_mark(struct drawing *draw)
{
  cairo_tag_end(draw->cr, PDF_MARK);
}

static void draw_rule(struct drawing *draw, int left, int right, int y)
{
  begin_mark(draw, NULL);
  cairo_move_to(draw->cr, points(left), points(y));
  cairo_line_to(draw->cr, points(right), points(y));
  cairo_stroke(draw->cr);
  end_mark(draw);
}

/* The head of the first page is read out, for it alone says whose the document is and whether it
 * is decided; what other pages repeat of it is not. */
static bool is_artifact(const struct drawing *draw, const struct page_run *run)
{
  bool first_head = draw->page == 0 && run->style == PAGE_HEAD;
  return run->repeated || (run->block == PAGE_NO_BLOCK && !first_head);
}

static void draw_text(struct drawing *draw, const struct page_run *run)
{
  int baseline, width, x = run->x;
  PangoLayoutLine *line = type_line(draw->type, run, &baseline, &width);
  if (run->align == DOC_RIGHT) x += run->width - width;
  begin_mark(draw, is_artifact(draw, run) ? NULL : run);
  cairo_move_to(draw->cr, points(x), points(run->y + baseline));
  pango_cairo_show_layout_line(draw->cr, line);
  end_mark(draw);
}

static const struct doc_table *table_of(const struct document *d, const struct page_run *run)
{
  if (run->block == PAGE_NO_BLOCK) return NULL;
  const struct doc_block *b = &d->blocks[run->block];
  return run->table ? b->second : b->table;
}

/* The last row that has anything to draw; -1 for none. */
static int last_row(const struct doc_table *table)
{
  for (size_t i = table->n_rows; i-- > 0;) {
    size_t n = table_row_cells(table, table->rows[i].kind);
    for (size_t c = 0; c < n; c++)
      if (*table->rows[i].cells[c]) return (int)i;
  }
  return -1;
}

/* At most the two tables of a pair are drawn in turns. */
static struct ruled *find_ruled(struct ruled *ruled, size_t n, const struct page_run *run)
{
  for (size_t i = n; i-- > 0 && n - i <= 2;)
    if (ruled[i].block == run->block && ruled[i].table == run->table) return &ruled[i];
  return NULL;
}

static void note_rules(struct ruled *t, const struct page_run *run, int bottom, bool last)
{
  if (run->column >= 0) {
    if (run->x < t->left) t->left = run->x;
    if (run->x + run->width > t->right) t->right = run->x + run->width;
  }
  if (run->style == PAGE_COLUMN_HEAD && bottom > t->head) t->head = bottom;
  if (last && bottom > t->end) t->end = bottom;
}

/* A rule under the head of each table and at its end. */
static void draw_rules(struct drawing *draw, const struct page *page)
{
  const struct layout_measure *m = type_measure(draw->type);
  struct ruled *ruled = NULL;
  size_t n = 0, capacity = 0;
  int last = -1;
  for (size_t i = 0; i < page->n_runs; i++) {
    const struct page_run *run = &page->runs[i];
    const struct doc_table *table = table_of(draw->d, run);
    if (!table || run->style == PAGE_FIGURE) continue;
    struct ruled *t = find_ruled(ruled, n, run);
    if (!t) {
      ruled = arena_grow(&draw->arena, ruled, n, &capacity, sizeof *ruled);
      t = &ruled[n++];
      *t = (struct ruled){.block = run->block, .table = run->table, .left = page->width};
    }
    last = last_row(table);
    note_rules(t, run, run->y + m->line_height[run->style], run->row >= 0 && run->row == last);
  }
  for (size_t i = 0; i < n; i++) {
    int head = ruled[i].head - (int)(head_rule * PANGO_SCALE);
    if (ruled[i].head) draw_rule(draw, ruled[i].left, ruled[i].right, head);
    if (ruled[i].end) draw_rule(draw, ruled[i].left, ruled[i].right, ruled[i].end);
  }
}

/* The lines of cells that a plot is in the text print are one drawing here, in the room that they
 * have on the page less a gap below. */
static size_t draw_plot(struct drawing *draw, const struct page *page, size_t first)
{
  const struct page_run *run = &page->runs[first];
  size_t n = 0;
  while (first + n < page->n_runs && page->runs[first + n].block == run->block &&
         page->runs[first + n].style == PAGE_FIGURE)
    n++;
  int line = type_measure(draw->type)->line_height[PAGE_PLOT];
  begin_mark(draw, run);
  cairo_save(draw->cr);
  cairo_translate(draw->cr, points(run->x), points(run->y));
  pdf_plot(draw->type, draw->cr, draw->d->blocks[run->block].plot, points(run->width),
           points(page->runs[first + n - 1].y - run->y + line) - PDF_PLOT_GAP);
  cairo_restore(draw->cr);
  end_mark(draw);
  return n;
}

static bool is_plot(const struct drawing *draw, const struct page_run *run)
{
  return run->style == PAGE_FIGURE && run->block != PAGE_NO_BLOCK &&
         draw->d->blocks[run->block].plot;
}

static bool begin_pdf(void *self, const struct document *d, size_t n_pages, struct err *err)
{
  (void)n_pages;
  struct drawing *draw = self;
  draw->d = d;
  draw->surface = cairo_pdf_surface_create_for_stream(
      take_bytes, &draw->drawn, page_width_mm * points_per_mm, page_height_mm * points_per_mm);
  cairo_pdf_surface_restrict_to_version(draw->surface, CAIRO_PDF_VERSION_1_5);
  draw->cr = cairo_create(draw->surface);
  return check(draw, err);
}

static bool draw_page(void *self, const struct page *page, struct err *err)
{
  struct drawing *draw = self;
  cairo_save(draw->cr);
  cairo_translate(draw->cr, left_mm * points_per_mm, top_mm * points_per_mm);
  cairo_set_line_width(draw->cr, rule_width);
  for (size_t i = 0, n; i < page->n_runs; i += n) {
    const struct page_run *run = &page->runs[i];
    n = 1;
    if (is_plot(draw, run))
      n = draw_plot(draw, page, i);
    else if (run->style == PAGE_RULED)
      draw_rule(draw, run->x, run->x + run->width,
                run->y + type_measure(draw->type)->line_height[PAGE_RULED]);
    else
      draw_text(draw, run);
  }
  draw_rules(draw, page);
  cairo_restore(draw->cr);
  cairo_show_page(draw->cr);
  draw->page++;
  return check(draw, err);
}

/* Cairo finds out only at the end that its tags do not fit together. */
static bool end_pdf(void *self, struct err *err)
{
  struct drawing *draw = self;
  cairo_surface_finish(draw->surface);
  return check(draw, err);
}

static const struct page_sink sink = {.begin = begin_pdf, .page = draw_page, .end = end_pdf};

bool pdf_draw(struct pdf *pdf, const struct document *d, const struct page *pages, size_t n,
              struct buf *out, struct err *err)
{
  struct drawing draw = {.type = pdf->type};
  bool drawn = page_sink_print(&sink, &draw, d, pages, n, err);
  cairo_destroy(draw.cr);
  cairo_surface_destroy(draw.surface);
  drawn = drawn && pdf_tag(d, n, &draw.marks, &draw.drawn, out, err);
  arena_release(&draw.arena);
  buf_release(&draw.drawn);
  return drawn;
}
