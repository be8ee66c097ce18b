// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_tree.h"

#include "base/mem.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

struct tree {
  qpdf_data file;
  const struct document *d;
  const struct pdf_mark **order; /* the content in the document's order */
  size_t n, at;
  qpdf_oh *pages;
  qpdf_oh *parents; /* one array a page: the element of each content */
};

/* An element of the tree while its content is added. */
struct element {
  qpdf_oh object, kids;
  size_t page; /* the one that its numbers are of */
  bool has_page;
};

/* Where in its block a run stands; the text of a label, a figure or a caption goes first. */
static int place_of(const struct page_run *run)
{
  enum { FIRST, TEXT, HEAD, ROWS };
  switch (run->style) {
  case PAGE_LABEL:
  case PAGE_FIGURE:
    return FIRST;
  case PAGE_COLUMN_HEAD:
    return HEAD;
  case PAGE_TABLE_FOOT:
    return INT_MAX;
  default:
    return run->row < 0 ? TEXT : ROWS + run->row;
  }
}

static int compare(size_t a, size_t b)
{
  return (a > b) - (a < b);
}

static int in_document_order(const void *a, const void *b)
{
  const struct pdf_mark *x = *(const struct pdf_mark *const *)a;
  const struct pdf_mark *y = *(const struct pdf_mark *const *)b;
  const struct page_run *r = x->run, *s = y->run;
  /* No block is one before the first. */
  if (r->block != s->block) return compare(r->block + 1, s->block + 1);
  if (r->table != s->table) return r->table - s->table;
  int place = place_of(r), other = place_of(s);
  if (place != other) return place < other ? -1 : 1;
  if (r->column != s->column) return r->column - s->column;
  if (x->page != y->page) return compare(x->page, y->page);
  return x->id - y->id;
}

static struct element new_element(struct tree *t, const struct element *parent, const char *kind)
{
  qpdf_data q = t->file;
  struct element e = {.object = qpdf_make_indirect_object(q, qpdf_oh_new_dictionary(q)),
                      .kids = qpdf_oh_new_array(q)};
  qpdf_oh_replace_key(q, e.object, "/Type", qpdf_oh_new_name(q, "/StructElem"));
  qpdf_oh_replace_key(q, e.object, "/S", qpdf_oh_new_name(q, kind));
  qpdf_oh_replace_key(q, e.object, "/P", parent->object);
  qpdf_oh_replace_key(q, e.object, "/K", e.kids);
  qpdf_oh_append_item(q, parent->kids, e.object);
  return e;
}

static void set_table_attribute(struct tree *t, const struct element *e, const char *attribute)
{
  qpdf_oh_replace_key(t->file, e->object, "/A", qpdf_oh_parse(t->file, attribute));
}

/* Content of a page that is not the element's first names its own. */
static qpdf_oh content_of(struct tree *t, struct element *e, const struct pdf_mark *mark)
{
  qpdf_data q = t->file;
  qpdf_oh id = qpdf_oh_new_integer(q, mark->id);
  if (!e->has_page) {
    qpdf_oh_replace_key(q, e->object, "/Pg", t->pages[mark->page]);
    e->page = mark->page;
    e->has_page = true;
  }
  if (e->page == mark->page) return id;
  qpdf_oh reference = qpdf_oh_parse(q, "<< /Type /MCR >>");
  qpdf_oh_replace_key(q, reference, "/Pg", t->pages[mark->page]);
  qpdf_oh_replace_key(q, reference, "/MCID", id);
  return reference;
}

static const struct page_run *next_run(const struct tree *t)
{
  return t->at < t->n ? t->order[t->at]->run : NULL;
}

/* What is taken: runs of one place, and of one column where that is said. */
struct part {
  size_t block;
  int table, place, column;
};

enum { ANY = -2 };

static bool follows(const struct tree *t, struct part part)
{
  const struct page_run *run = next_run(t);
  return run && run->block == part.block && (part.table == ANY || run->table == part.table) &&
         (part.place == ANY || place_of(run) == part.place) &&
         (part.column == ANY || run->column == part.column);
}

static void take_next(struct tree *t, struct element *e)
{
  const struct pdf_mark *mark = t->order[t->at++];
  qpdf_oh_append_item(t->file, e->kids, content_of(t, e, mark));
  qpdf_oh_set_array_item(t->file, t->parents[mark->page], mark->id, e->object);
}

static void take(struct tree *t, struct element *e, struct part part)
{
  while (follows(t, part))
    take_next(t, e);
}

/* An element with all that follows of a part; none when nothing does. */
static void add_part(struct tree *t, const struct element *parent, const char *kind,
                     struct part part)
{
  if (!follows(t, part)) return;
  struct element e = new_element(t, parent, kind);
  take(t, &e, part);
}

static void add_head(struct tree *t, const struct element *table, const struct doc_table *source,
                     struct part part)
{
  struct element row = new_element(t, table, "/TR");
  for (size_t c = 0; c < source->n_columns; c++) {
    bool named = *source->columns[c].head;
    struct element cell = new_element(t, &row, named ? "/TH" : "/TD");
    if (named) set_table_attribute(t, &cell, "<< /O /Table /Scope /Column >>");
    part.column = (int)c;
    take(t, &cell, part);
  }
}

/* A row of one text spans the columns; as a heading it is the head of what follows. */
static void add_spanning(struct tree *t, const struct element *row, const struct doc_table *source,
                         bool head, struct part part)
{
  char attribute[80];
  snprintf(attribute, sizeof attribute, "<< /O /Table /ColSpan %zu%s >>", source->n_columns,
           head ? " /Scope /Column" : "");
  struct element cell = new_element(t, row, head ? "/TH" : "/TD");
  set_table_attribute(t, &cell, attribute);
  take(t, &cell, part);
}

static void add_row(struct tree *t, const struct element *table, const struct doc_table *source,
                    const struct doc_row *row, struct part part)
{
  struct element e = new_element(t, table, "/TR");
  if (row->kind == DOC_ROW_NOTE || row->kind == DOC_ROW_HEAD) {
    add_spanning(t, &e, source, row->kind == DOC_ROW_HEAD, part);
    return;
  }
  for (size_t c = 0; c < source->n_columns; c++) {
    struct element cell = new_element(t, &e, "/TD");
    part.column = (int)c;
    take(t, &cell, part);
  }
}

static void add_table(struct tree *t, const struct element *parent, size_t block, int table)
{
  const struct doc_block *b = &t->d->blocks[block];
  const struct doc_table *source = table ? b->second : b->table;
  struct part part = {.block = block, .table = table, .place = ANY, .column = ANY};
  if (!source || !follows(t, part)) return;
  struct element e = new_element(t, parent, "/Table");
  while (follows(t, part)) {
    const struct page_run *run = next_run(t);
    struct part here = part;
    here.place = place_of(run);
    if (run->style == PAGE_CAPTION)
      add_part(t, &e, "/Caption", here);
    else if (run->style == PAGE_COLUMN_HEAD)
      add_head(t, &e, source, here);
    else if (run->row >= 0)
      add_row(t, &e, source, &source->rows[run->row], here);
    else
      add_part(t, parent, "/P", here);
  }
}

static void add_figure(struct tree *t, const struct element *parent, size_t block)
{
  struct part part = {.block = block, .table = ANY, .place = ANY, .column = ANY};
  const struct page_run *run = next_run(t);
  if (run && run->block == block && run->style == PAGE_FIGURE) {
    struct element e = new_element(t, parent, "/Figure");
    const char *label = t->d->blocks[block].label;
    qpdf_oh_replace_key(t->file, e.object, "/Alt",
                        qpdf_oh_new_unicode_string(t->file, label ? label : ""));
    part.place = place_of(run);
    take(t, &e, part);
  }
  add_table(t, parent, block, 0);
}

static void add_item(struct tree *t, const struct element *list, size_t block)
{
  struct part part = {.block = block, .table = ANY, .place = ANY, .column = ANY};
  if (!follows(t, part)) return;
  struct element e = new_element(t, list, "/LI");
  part.place = place_of(next_run(t));
  if (next_run(t)->style == PAGE_LABEL) add_part(t, &e, "/Lbl", part);
  part.place = ANY;
  add_part(t, &e, "/LBody", part);
}

static void add_page_head(struct tree *t, const struct element *root)
{
  for (const struct page_run *run; (run = next_run(t)) && run->block == PAGE_NO_BLOCK;) {
    struct element e = new_element(t, root, "/P");
    take_next(t, &e);
  }
}

static void add_blocks(struct tree *t, const struct element *root)
{
  struct element list = {0};
  for (size_t i = 0; i < t->d->n_blocks; i++) {
    const struct doc_block *b = &t->d->blocks[i];
    struct part all = {.block = i, .table = ANY, .place = ANY, .column = ANY};
    bool begins = i == 0 || b[-1].kind != DOC_ITEM || !list.object;
    switch (b->kind) {
    case DOC_HEADING:
      add_part(t, root, b->level == 1 ? "/H1" : "/H2", all);
      break;
    case DOC_ITEM:
      if (begins && follows(t, all)) list = new_element(t, root, "/L");
      if (follows(t, all)) add_item(t, &list, i);
      break;
    case DOC_TABLE:
      add_table(t, root, i, 0);
      break;
    case DOC_PAIR:
      add_table(t, root, i, 0);
      add_table(t, root, i, 1);
      break;
    case DOC_FIGURE:
      add_figure(t, root, i);
      break;
    default:
      add_part(t, root, "/P", all);
    }
  }
}

static void order_marks(struct tree *t, const struct pdf_marks *marks)
{
  t->order = mem_alloc((marks->n + 1) * sizeof *t->order);
  for (size_t i = 0; i < marks->n; i++)
    if (marks->items[i].run) t->order[t->n++] = &marks->items[i];
  qsort(t->order, t->n, sizeof *t->order, in_document_order);
}

/* Each page knows its number in the table that leads from content back to its element. */
static qpdf_oh make_parents(struct tree *t, size_t n_pages)
{
  qpdf_data q = t->file;
  qpdf_oh numbers = qpdf_oh_new_array(q), tree = qpdf_oh_new_dictionary(q);
  for (size_t i = 0; i < n_pages; i++) {
    qpdf_oh number = qpdf_oh_new_integer(q, (long long)i);
    t->pages[i] = qpdf_get_page_n(q, i);
    t->parents[i] = qpdf_oh_new_array(q);
    qpdf_oh_replace_key(q, t->pages[i], "/StructParents", number);
    qpdf_oh_replace_key(q, t->pages[i], "/Tabs", qpdf_oh_new_name(q, "/S"));
    qpdf_oh_append_item(q, numbers, number);
    qpdf_oh_append_item(q, numbers, qpdf_make_indirect_object(q, t->parents[i]));
  }
  for (size_t i = 0; i < t->n; i++)
    qpdf_oh_append_item(q, t->parents[t->order[i]->page], qpdf_oh_new_null(q));
  qpdf_oh_replace_key(q, tree, "/Nums", numbers);
  return qpdf_make_indirect_object(q, tree);
}

void pdf_tree(qpdf_data q, const struct document *d, size_t n_pages, const struct pdf_marks *marks)
{
  struct tree t = {.file = q, .d = d};
  t.pages = mem_alloc(n_pages * sizeof *t.pages);
  t.parents = mem_alloc(n_pages * sizeof *t.parents);
  order_marks(&t, marks);
  struct element root = {.object = qpdf_make_indirect_object(q, qpdf_oh_new_dictionary(q)),
                         .kids = qpdf_oh_new_array(q)};
  qpdf_oh_replace_key(q, root.object, "/Type", qpdf_oh_new_name(q, "/StructTreeRoot"));
  qpdf_oh_replace_key(q, root.object, "/K", root.kids);
  qpdf_oh_replace_key(q, root.object, "/ParentTree", make_parents(&t, n_pages));
  qpdf_oh_replace_key(q, root.object, "/ParentTreeNextKey",
                      qpdf_oh_new_integer(q, (long long)n_pages));
  struct element document = new_element(&t, &root, "/Document");
  add_page_head(&t, &document);
  add_blocks(&t, &document);
  qpdf_oh_replace_key(q, qpdf_get_root(q), "/StructTreeRoot", root.object);
  free(t.order);
  free(t.pages);
  free(t.parents);
}
