// SPDX-License-Identifier: GPL-3.0-or-later
/* Hard documents as PDF: what no print of today holds, but a person may write one day. */
#include "pdf_check.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/sink_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct pdf_check pdf;

static struct document *empty(void)
{
  struct document *d = document_new(&pdf.arena);
  d->head = (struct doc_head){.municipality = "Lysekils kommun",
                              .body = "Trygghetsgruppen",
                              .title = "Prov",
                              .date = "2026-10-07",
                              .status = "ARBETSMATERIAL",
                              .language = "sv"};
  return d;
}

static void test_control_characters(void **state)
{
  (void)state;
  struct document *d = empty();
  struct buf all = {0};
  for (int c = 1; c < 0xA0; c++) {
    if (c >= 0x80) buf_addc(&all, '\xC2');
    buf_addc(&all, (char)c);
  }
  buf_add(&all, " \xff\xc3 slut ) Tj ( /P << /MCID 3 >> BDC EMC \\ %");
  document_paragraph(d, buf_text(&all));
  document_item(d, buf_text(&all));
  d->head.foot = d->head.title = buf_text(&all);
  assert_sound(&pdf, d, 1);
  const char *text = pdf_said(&pdf, "pdftotext", "");
  assert_in(text, "/P << /MCID 3 >> BDC EMC");
  for (; *text; text++)
    assert_true((unsigned char)*text >= ' ' || strchr("\n\f", *text));
  buf_release(&all);
}

static void test_long_word(void **state)
{
  (void)state;
  struct document *d = empty();
  struct buf word = {0};
  buf_pad(&word, 'a', 10000);
  document_paragraph(d, buf_text(&word));
  const struct doc_column columns[] = {{"Nr", DOC_RIGHT, 3}, {"Ord", DOC_LEFT, 10}};
  struct doc_table *t = document_table(d, NULL, columns, 2);
  table_row(d, t, DOC_ROW, (const char *const[]){"1", buf_text(&word)});
  const struct page *pages;
  size_t n = paper_pages(pdf.paper, d, &pdf.arena, &pages);
  assert_sound(&pdf, d, n);
  const char *text = pdf_said(&pdf, "pdftotext", "-raw");
  size_t letters = 0;
  for (; *text; text++)
    letters += *text == 'a';
  /* "Lysekils kommun" and the like have some too. */
  assert_in_range(letters, 20000, 20000 + 10 * n);
  buf_release(&word);
}

static void test_long_table(void **state)
{
  (void)state;
  struct document *d = empty();
  const struct doc_column columns[] = {
      {"Nr", DOC_RIGHT, 5}, {"Plats", DOC_LEFT, 0}, {"Antal", DOC_RIGHT, 5}};
  struct doc_table *t = document_table(d, "Alla platser", columns, 3);
  for (int i = 1; i <= 10000; i++)
    table_row(d, t, DOC_ROW,
              (const char *const[]){arena_printf(&pdf.arena, "%d", i), "Parkeringshuset", "12"});
  const struct page *pages;
  assert_sound(&pdf, d, paper_pages(pdf.paper, d, &pdf.arena, &pages));
  const char *tree = pdf_said(&pdf, "pdfinfo", "-struct-text");
  /* The head stands on every page and is read out once. */
  assert_int_equal(count(tree, "TH"), 3);
  assert_int_equal(count(tree, "TR"), 10001);
  assert_int_equal(count(tree, "Caption"), 1);
  assert_true(count(pdf_said(&pdf, "pdftotext", "-raw"), "Nr Plats Antal") > 100);
}

/* The text print bears the same: nothing is lost, and no line is wider than its page. */
static void test_text_of_any_length(void **state)
{
  (void)state;
  struct document *d = empty();
  struct buf word = {0}, text = {0};
  buf_pad(&word, 'z', 10000);
  document_paragraph(d, buf_text(&word));
  const struct doc_column columns[] = {{"Nr", DOC_RIGHT, 5}, {"Plats", DOC_LEFT, 0}};
  struct doc_table *t = document_table(d, NULL, columns, 2);
  for (int i = 1; i <= 10000; i++)
    table_row(d, t, DOC_ROW, (const char *const[]){arena_printf(&pdf.arena, "%d", i), "Hamnen"});
  sink_text_print(d, &text);
  assert_int_equal(count(buf_text(&text), "z"), 10000);
  assert_int_equal(count(buf_text(&text), "Hamnen\n"), 10000);
  assert_in(buf_text(&text), "\n10000 Hamnen\n");
  for (const char *at = buf_text(&text); *at; at += strcspn(at, "\n\f"), at += *at != '\0')
    assert_in_range(text_width_n(at, strcspn(at, "\n\f")), 0, LAYOUT_COLUMNS);
  buf_release(&text);
  buf_release(&word);
}

/* One long name is parted, before the many short ones all are. */
static void test_columns_give_way_cheaply(void **state)
{
  (void)state;
  struct document *d = empty();
  const struct doc_column columns[] = {{"Område", DOC_LEFT, 12},
                                       {"Plats", DOC_LEFT, 0},
                                       {"Källa", DOC_LEFT, 10},
                                       {"Anteckning", DOC_LEFT, 26}};
  struct doc_table *t = document_table(d, NULL, columns, 4);
  for (int i = 0; i < 8; i++)
    table_row(d, t, DOC_ROW,
              (const char *const[]){"Norra hamnen", "vid uteserveringen",
                                    i == 3 ? "LysekilsBostäder och andra" : "Lysekils Hamn",
                                    "Bråk efter stängning, anmält"});
  const struct page *pages;
  assert_int_equal(paper_pages(pdf.paper, d, &pdf.arena, &pages), 1);
  size_t lines[4] = {0};
  for (size_t i = 0; i < pages->n_runs; i++)
    if (pages->runs[i].row >= 0) lines[pages->runs[i].column]++;
  assert_int_equal(lines[0], 8);
  assert_int_equal(lines[1], 8);
  assert_int_equal(lines[2], 9);
  assert_int_equal(lines[3], 8);
}

static void test_tree(void **state)
{
  (void)state;
  struct document *d = empty();
  document_heading(d, 1, "Första");
  document_heading(d, 2, "Andra");
  document_item(d, "ett");
  document_item(d, "två");
  document_paragraph(d, "mellan");
  document_item(d, "tre");
  document_labelled(d, "Skäl:", "därför");
  document_figure(d, "Nio i oktober.", "  ▁▂▃▄▅▆▇█\n  ├──●──┤\n", NULL);
  document_lines(d, 2);
  const struct doc_column columns[] = {{"Vad", DOC_LEFT, 0}, {"", DOC_LEFT, 10}};
  struct doc_table *t = document_table(d, NULL, columns, 2);
  table_row(d, t, DOC_ROW_HEAD, (const char *const[]){"Grupp"});
  table_row(d, t, DOC_ROW, (const char *const[]){"cell", NULL});
  table_row(d, t, DOC_ROW_NOTE, (const char *const[]){"not"});
  table_row(d, t, DOC_ROW_SUM, (const char *const[]){"summa", "1"});
  assert_sound(&pdf, d, 1);
  assert_preview(&pdf, d);
  const char *tree = pdf_said(&pdf, "pdfinfo", "-struct-text");
  assert_int_equal(count(tree, "\n  L\n") + count(tree, "\n  L "), 2);
  assert_int_equal(count(tree, "LI"), 3);
  assert_int_equal(count(tree, "Lbl"), 3);
  assert_in(tree, "Figure");
  /* An empty cell is one all the same: the rows of a table are equally long. */
  assert_int_equal(count(tree, "TD"), 6);
  assert_int_equal(count(tree, "TH"), 2);
  assert_int_equal(count(tree, "/ColSpan 2"), 2);
  pdf_said(&pdf, "qpdf", "--check");
}

/* Each kind as a figure with its words and its table; lines and labels, no shade of grey. */
static void test_plots(void **state)
{
  (void)state;
  struct document *d = empty();
  static const char *const columns[] = {"jan", "feb", "mar"};
  static const double v[][3] = {{0.5, 0.3, 0.9}, {3, NAN, 1e6}, {1, 2, INFINITY}, {9, 0, -4}};
  const struct plot_row rows[] = {{"Stationsområdet", "-50 %", v[0], true, false},
                                  {"Åtorget", NULL, v[1], false, true},
                                  {"Ängsskolan", "två", v[2], false, true},
                                  {"", "nio", v[3], false, false}};
  const struct plot_mark mark = {1, 'a', "Å-031"};
  for (int kind = 0; kind < PLOT_KINDS; kind++) {
    struct plot plot = {(enum plot_kind)kind, columns, 3, rows, 4, &mark, 1, 2.5};
    const struct doc_column head[] = {{"", DOC_LEFT, 0}, {"jan", DOC_RIGHT, 8}};
    struct doc_table *t = table_new(d, NULL, head, 2);
    table_row(d, t, DOC_ROW, (const char *const[]){"Stationsområdet", "1"});
    document_plot(d, "Flest i mars.", &plot, t);
  }
  size_t n = pdf_save(&pdf, d);
  assert_sound(&pdf, d, n);
  assert_int_equal(count(pdf_said(&pdf, "pdfinfo", "-struct"), "\n  Figure"), PLOT_KINDS);
  assert_int_equal(count(pdf_said(&pdf, "qpdf", "--json"), "\"u:Flest i mars.\""), PLOT_KINDS);
  const char *text = pdf_said(&pdf, "pdftotext", "-raw");
  /* In each table, and as a label of map, key, forest, sparklines and panels. */
  assert_int_equal(count(text, "Stationsområdet"), PLOT_KINDS + 5);
  assert_in(text, "a = Å-031");
  assert_null(strstr(text, "░"));
}

static void test_hyphens(void **state)
{
  (void)state;
  struct document *d = empty();
  /* Without a part of its last word the first line would be a third empty. */
  document_paragraph(d, "Kommunens verksamhet utvärderades tillsammans med "
                        "bostadsrättsföreningarnas organisationer.");
  const struct page *pages;
  size_t n = paper_pages(pdf.paper, d, &pdf.arena, &pages), parted = 0;
  assert_int_equal(n, 1);
  for (size_t i = 0; i < pages->n_runs; i++) {
    const char *text = pages->runs[i].text;
    size_t length = strlen(text);
    parted += length > 2 && strcmp(text + length - 2, "\u00ad") == 0;
  }
  assert_int_equal(parted, 1);
  assert_sound(&pdf, d, 1);
  const char *text = pdf_said(&pdf, "pdftotext", "-raw");
  assert_in(squeezed(&pdf, text, strlen(text)), "bostadsrättsföreningarnas");
}

static void test_ranges(void **state)
{
  (void)state;
  struct document *d = empty();
  for (int i = 1; i <= 3; i++) {
    document_paragraph(d, arena_printf(&pdf.arena, "sida nummer %d", i));
    document_page(d);
  }
  struct buf out = {0};
  size_t n = 0;
  MUST(paper_pdf(pdf.paper, d, (struct paper_range){2, 3}, &out, &n, err));
  assert_int_equal(n, 2);
  MUST(file_replace(pdf.path, out.data, out.length, err));
  const char *text = pdf_said(&pdf, "pdftotext", "");
  assert_null(strstr(text, "nummer 1"));
  assert_in(text, "nummer 3");
  assert_in(text, "sida 2 av 3");
  pdf_said(&pdf, "qpdf", "--check");
  static const struct paper_range wrong[] = {{0, 1}, {2, 1}, {1, 4}, {4, 4}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    struct err err = {0};
    size_t length = out.length;
    assert_false(paper_pdf(pdf.paper, d, wrong[i], &out, &n, &err));
    assert_int_equal(out.length, length);
    assert_in(err.text, "3 sidor");
  }
  buf_release(&out);
}

static void test_missing(void **state)
{
  (void)state;
  const struct paper_fonts fonts = {0};
  static const char *const modules[] = {"/nowhere/paper.so", "libm.so.6"};
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
    struct paper *other = NULL;
    struct err err = {0};
    setenv("LAGESBILD_PAPER", modules[i], 1);
    assert_false(paper_open(&other, &fonts, &err));
    assert_null(other);
    assert_in(err.text, "Text finns ändå.");
  }
  unsetenv("LAGESBILD_PAPER");
}

static int begin_test(void **state)
{
  (void)state;
  pdf_check_begin(&pdf, "/tmp");
  return 0;
}

static int end_test(void **state)
{
  (void)state;
  pdf_check_end(&pdf);
  return 0;
}

#define ON_PAPER(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

int main(void)
{
  i18n_start("sv");
  const struct CMUnitTest tests[] = {
      ON_PAPER(test_control_characters),
      ON_PAPER(test_long_word),
      ON_PAPER(test_long_table),
      ON_PAPER(test_text_of_any_length),
      ON_PAPER(test_columns_give_way_cheaply),
      ON_PAPER(test_tree),
      ON_PAPER(test_hyphens),
      ON_PAPER(test_plots),
      ON_PAPER(test_ranges),
      cmocka_unit_test(test_missing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
