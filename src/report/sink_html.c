// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sink_html.h"

#include "base/text.h"
#include "report/layout.h"

#include <string.h>

/* A browser is told to run and fetch nothing, should a text ever be taken for markup. */
static const char head_end[] =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'\" />\n"
    "<style>\n"
    "body { font: 11pt/14pt serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }\n"
    "header, footer, h1, h2, table, .note { font-family: sans-serif; }\n"
    "header p, footer p { margin: 0; font-size: 9.5pt; }\n"
    "h1 { font-size: 16pt; } h2 { font-size: 12pt; }\n"
    "table { border-collapse: collapse; font-size: 9.5pt; line-height: 12pt; margin: 1em 0;\n"
    "  border-bottom: 1px solid; font-variant-numeric: tabular-nums; }\n"
    "caption { text-align: left; font-weight: bold; }\n"
    "thead th { border-bottom: 1px solid; font-weight: normal; vertical-align: bottom; }\n"
    "th, td { text-align: left; vertical-align: top; padding: 0 1em 0 0; }\n"
    ".number { text-align: right; } .sum td { font-weight: bold; }\n"
    ".pair { display: flex; flex-wrap: wrap; gap: 2em; }\n"
    ".note { font-size: 8.5pt; } pre { line-height: 1.1; }\n"
    ".line { border: 0; border-bottom: 1px solid; margin-top: 2em; }\n"
    "@media print { .page { break-after: page; } }\n"
    "</style>\n</head>\n<body>\n";

struct html {
  struct buf *out;
  bool listing; /* inside a list */
};

static void add_escaped(struct buf *out, const char *text, const char *line_break)
{
  if (!text) return;
  struct arena arena = {0};
  for (text = text_clean(&arena, text, strlen(text), true); *text; text++) {
    switch (*text) {
    case '<':
      buf_add(out, "&lt;");
      break;
    case '>':
      buf_add(out, "&gt;");
      break;
    case '&':
      buf_add(out, "&amp;");
      break;
    case '"':
      buf_add(out, "&quot;");
      break;
    case '\n':
      buf_add(out, line_break);
      break;
    default:
      buf_addc(out, *text);
    }
  }
  arena_release(&arena);
}

static void add_text(struct buf *out, const char *text)
{
  add_escaped(out, text, "<br />\n");
}

/* <tag>text</tag>; what stands behind a blank in `tag` is only in the first. */
static void add_element(struct buf *out, const char *tag, const char *text)
{
  buf_addf(out, "<%s>", tag);
  add_text(out, text);
  buf_addf(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

static void add_heads(struct buf *out, const struct doc_table *table)
{
  bool any = false;
  for (size_t i = 0; i < table->n_columns; i++)
    any = any || *table->columns[i].head;
  if (!any) return;
  buf_add(out, "<thead>\n<tr>\n");
  for (size_t i = 0; i < table->n_columns; i++)
    add_element(out,
                table->columns[i].align == DOC_RIGHT ? "th scope=\"col\" class=\"number\""
                                                     : "th scope=\"col\"",
                table->columns[i].head);
  buf_add(out, "</tr>\n</thead>\n");
}

static void add_row(struct buf *out, const struct doc_table *table, const struct doc_row *row)
{
  buf_add(out, row->kind == DOC_ROW_SUM ? "<tr class=\"sum\">\n" : "<tr>\n");
  if (row->kind == DOC_ROW_HEAD || row->kind == DOC_ROW_NOTE) {
    const char *tag = row->kind == DOC_ROW_HEAD ? "th scope=\"rowgroup\"" : "td";
    buf_addf(out, "<%s colspan=\"%zu\">", tag, table->n_columns);
    add_text(out, row->cells[0]);
    buf_addf(out, "</%.2s>\n", tag);
  } else {
    for (size_t i = 0; i < table->n_columns; i++)
      add_element(out, table->columns[i].align == DOC_RIGHT ? "td class=\"number\"" : "td",
                  row->cells[i]);
  }
  buf_add(out, "</tr>\n");
}

/* A heading inside the table begins a group of its rows. */
static void add_table(struct buf *out, const struct doc_table *table)
{
  if (!table) return;
  buf_add(out, "<div>\n<table>\n");
  if (table->caption && *table->caption) add_element(out, "caption", table->caption);
  add_heads(out, table);
  buf_add(out, "<tbody>\n");
  for (size_t i = 0; i < table->n_rows; i++) {
    if (i > 0 && table->rows[i].kind == DOC_ROW_HEAD) buf_add(out, "</tbody>\n<tbody>\n");
    add_row(out, table, &table->rows[i]);
  }
  buf_add(out, "</tbody>\n</table>\n");
  if (table->foot) add_element(out, "p class=\"note\"", table->foot);
  buf_add(out, "</div>\n");
}

static void add_figure(struct buf *out, const struct doc_block *b)
{
  buf_add(out, "<figure>\n<pre role=\"img\" aria-label=\"");
  add_escaped(out, b->label, " ");
  buf_add(out, "\">");
  add_escaped(out, b->text, "\n");
  buf_add(out, "</pre>\n");
  add_table(out, b->table);
  buf_add(out, "</figure>\n");
}

static void add_labelled(struct buf *out, const struct doc_block *b)
{
  buf_add(out, "<p><strong>");
  add_text(out, b->label);
  buf_add(out, "</strong> ");
  add_text(out, b->text);
  buf_add(out, "</p>\n");
}

static void add_block(struct html *html, const struct doc_block *b)
{
  struct buf *out = html->out;
  bool item = b->kind == DOC_ITEM;
  if (item != html->listing) buf_add(out, item ? "<ul>\n" : "</ul>\n");
  html->listing = item;
  switch (b->kind) {
  case DOC_HEADING:
    add_element(out, b->level == 1 ? "h1" : "h2", b->text);
    break;
  case DOC_PARAGRAPH:
    add_element(out, "p", b->text);
    break;
  case DOC_ITEM:
    add_element(out, "li", b->text);
    break;
  case DOC_LABELLED:
    add_labelled(out, b);
    break;
  case DOC_TABLE:
    add_table(out, b->table);
    break;
  case DOC_PAIR:
    buf_add(out, "<div class=\"pair\">\n");
    add_table(out, b->table);
    add_table(out, b->second);
    buf_add(out, "</div>\n");
    break;
  case DOC_FIGURE:
    add_figure(out, b);
    break;
  case DOC_LINES:
    for (int i = 0; i < b->level; i++)
      buf_add(out, "<hr class=\"line\" />\n");
    break;
  case DOC_PAGE:
  case DOC_PART:
    buf_add(out, "<div class=\"page\"></div>\n");
    break;
  case DOC_SPACE:
    break;
  }
}

static void begin(struct buf *out, const struct doc_head *head)
{
  const struct page_words *words = layout_words(head->language);
  struct arena arena = {0};
  buf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\" />\n",
           words->language);
  add_element(out, "title", head->title);
  buf_add(out, head_end);
  buf_add(out, "<header>\n");
  if (head->practice) add_element(out, "p", words->practice);
  add_element(out, "p", head->municipality ? text_upper(&arena, head->municipality) : "");
  const char *const lines[] = {head->body, head->date, head->status};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    if (lines[i] && *lines[i]) add_element(out, "p", lines[i]);
  if (head->registry_number)
    add_element(out, "p", arena_printf(&arena, "%s %s", words->registry, head->registry_number));
  buf_add(out, "</header>\n<main>\n");
  arena_release(&arena);
}

static bool has_title(const struct document *d)
{
  for (size_t i = 0; i < d->n_blocks; i++)
    if (d->blocks[i].kind == DOC_HEADING && d->blocks[i].level == 1) return true;
  return false;
}

void sink_html_print(const struct document *d, struct buf *out)
{
  struct html html = {.out = out};
  begin(out, &d->head);
  if (!has_title(d)) add_element(out, "h1", d->head.title);
  for (size_t i = 0; i < d->n_blocks; i++)
    add_block(&html, &d->blocks[i]);
  if (html.listing) buf_add(out, "</ul>\n");
  buf_add(out, "</main>\n<footer>\n");
  if (d->head.foot && *d->head.foot) add_element(out, "p", d->head.foot);
  if (d->head.practice) add_element(out, "p", layout_words(d->head.language)->practice);
  buf_add(out, "</footer>\n</body>\n</html>\n");
}
