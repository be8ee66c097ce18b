// SPDX-License-Identifier: GPL-3.0-or-later
/* The prints of the worked scenarios as PDF, read back by the tools of poppler and qpdf, which know
 * nothing of how they were made. */
#include "scenario.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/paper.h"
#include "report/report.h"
#include "report/sink_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Columns that a row of narrow letters may take above those of the page. */
enum { ROW_MORE = 6 };

static struct scenario scenario;
static struct arena arena;
static struct paper *paper;
static char path[96];

/* What a command says about the PDF at `path`; its failure is the test's. */
static const char *said(const char *command, const char *options)
{
  struct buf out = {0}, line = {0};
  char chunk[4096];
  buf_addf(&line, "%s %s %s %s 2>&1", command, options, path,
           strcmp(command, "pdftotext") == 0 ? "-" : "");
  FILE *pipe = popen(buf_text(&line), "r");
  assert_non_null(pipe);
  for (size_t got; (got = fread(chunk, 1, sizeof chunk, pipe)) > 0;)
    buf_addn(&out, chunk, got);
  if (pclose(pipe) != 0) fail_msg("%s: %s", buf_text(&line), buf_text(&out));
  const char *text = arena_strndup(&arena, buf_text(&out), out.length);
  buf_release(&out);
  buf_release(&line);
  return text;
}

static void assert_in(const char *text, const char *part)
{
  assert_non_null(text);
  if (!strstr(text, part)) fail_msg("no \"%s\" in:\n%s", part, text);
}

static size_t count(const char *text, const char *part)
{
  size_t n = 0;
  for (; (text = strstr(text, part)); text += strlen(part))
    n++;
  return n;
}

/* Without what differs between two ways to set the same words: blanks, hyphens, rules. */
static const char *squeezed(const char *text, size_t length)
{
  static const char *const dropped[] = {" ", "\n", "\f", "-", "_", "\"", "\u00a0", "\u2007"};
  struct buf out = {0};
  for (size_t at = 0; at < length;) {
    size_t skip = 0;
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped && !skip; i++)
      if (strncmp(text + at, dropped[i], strlen(dropped[i])) == 0) skip = strlen(dropped[i]);
    if (!skip) buf_addc(&out, text[at]);
    at += skip ? skip : 1;
  }
  text = arena_strdup(&arena, buf_text(&out));
  buf_release(&out);
  return text;
}

static void assert_words(const struct document *d)
{
  struct buf text = {0};
  sink_text_print(d, &text);
  const char *drawn = said("pdftotext", "-raw"), *tree = said("pdfinfo", "-struct-text");
  drawn = squeezed(drawn, strlen(drawn));
  tree = squeezed(tree, strlen(tree));
  for (const char *at = buf_text(&text); *at;) {
    size_t length = strcspn(at, " \n\f");
    const char *word = squeezed(at, length);
    if (!strstr(drawn, word) && !strstr(tree, word)) fail_msg("%s is not in the PDF", word);
    at += length + (at[length] != '\0');
  }
  buf_release(&text);
}

static void assert_embedded(void)
{
  const char *fonts = said("pdffonts", "");
  const char *line = strchr(strchr(fonts, '\n') + 1, '\n');
  for (size_t n = 0; line && line[1]; n++, line = strchr(line + 1, '\n'))
    if (!strstr(line, " yes yes yes ")) fail_msg("not embedded, a subset, or unreadable:%s", line);
}

/* The preview: line for line what stands on the page. */
static void assert_preview(const struct document *d)
{
  const struct page *pages;
  size_t n = paper_pages(paper, d, &arena, &pages);
  for (size_t i = 0; i < n; i++) {
    const char *const *lines;
    size_t n_lines = paper_lines(&pages[i], &arena, &lines), at = 0;
    char options[64];
    snprintf(options, sizeof options, "-layout -f %zu -l %zu", i + 1, i + 1);
    for (const char *drawn = said("pdftotext", options); *drawn;) {
      size_t length = strcspn(drawn, "\n\f");
      const char *line = squeezed(drawn, length);
      drawn += length + (drawn[length] != '\0');
      if (!*line) continue;
      while (at < n_lines && !*squeezed(lines[at], strlen(lines[at])))
        at++;
      assert_true(at < n_lines);
      assert_in_range(text_width(lines[at]), 1, LAYOUT_COLUMNS + ROW_MORE);
      assert_string_equal(squeezed(lines[at], strlen(lines[at])), line);
      at++;
    }
    while (at < n_lines && !*squeezed(lines[at], strlen(lines[at])))
      at++;
    assert_int_equal(at, n_lines);
  }
}

static size_t save(const struct document *d)
{
  struct buf once = {0}, again = {0};
  size_t n = 0;
  MUST(paper_pdf(paper, d, (struct paper_range){0}, &once, &n, err));
  MUST(paper_pdf(paper, d, (struct paper_range){0}, &again, NULL, err));
  assert_int_equal(once.length, again.length);
  assert_memory_equal(once.data, again.data, once.length);
  MUST(file_replace(path, once.data, once.length, err));
  buf_release(&once);
  buf_release(&again);
  return n;
}

/* What holds for every PDF. */
static void assert_sound(const struct document *d, size_t pages)
{
  assert_int_equal(save(d), pages);
  const char *info = said("pdfinfo", "");
  char expected[64];
  snprintf(expected, sizeof expected, "Pages:           %zu\n", pages);
  assert_in(info, expected);
  assert_in(info, "Tagged:          yes");
  assert_in(info, "Metadata Stream: yes");
  assert_in(info, "(A4)");
  assert_in(said("qpdf", "--check"), "No syntax or stream encoding errors");
  assert_embedded();
}

static void assert_print(const char *name, struct period period, size_t pages)
{
  const struct report_request request = {
      .name = name, .period = period, .today = scenario.clock.date};
  struct document *d = NULL;
  MUST(report_make(scenario.ops.store, &request, &scenario.arena, &d, err));
  assert_sound(d, pages);
  assert_words(d);
  assert_preview(d);
  assert_in(said("pdfinfo", ""), d->head.title);
  const char *tree = said("pdfinfo", "-struct");
  static const char *const kinds[] = {"\n  H1", "\n  P", "\n  Table", "TR", "TH", "TD", "/Scope"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    assert_in(tree, kinds[i]);
}

static void test_prints(void **state)
{
  (void)state;
  const struct period quarter = {PERIOD_QUARTER, 20260701, 20260930};
  scenario_inventory(&scenario);
  assert_print("P1", period_of_month(202608), 1); /* one A4 in a normal month */
  scenario_september(&scenario);
  scenario_meeting(&scenario);
  assert_print("P4", quarter, 2);
  assert_print("P6", quarter, 4); /* one a department */
  scenario_decision(&scenario);
  assert_print("P5", quarter, 1); /* domain.md 7: the decision is one page */
  assert_in(said("pdfinfo", ""), "CreationDate:    Wed Oct  7 ");
  assert_print("P7", period_of_month(202611), 1);
}

static struct document *empty(void)
{
  struct document *d = document_new(&arena);
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
  assert_sound(d, 1);
  const char *text = said("pdftotext", "");
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
  size_t n = paper_pages(paper, d, &arena, &pages);
  assert_sound(d, n);
  const char *text = said("pdftotext", "-raw");
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
              (const char *const[]){arena_printf(&arena, "%d", i), "Parkeringshuset", "12"});
  const struct page *pages;
  assert_sound(d, paper_pages(paper, d, &arena, &pages));
  const char *tree = said("pdfinfo", "-struct-text");
  /* The head stands on every page and is read out once. */
  assert_int_equal(count(tree, "TH"), 3);
  assert_int_equal(count(tree, "TR"), 10001);
  assert_int_equal(count(tree, "Caption"), 1);
  assert_true(count(said("pdftotext", "-raw"), "Nr Plats Antal") > 100);
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
    table_row(d, t, DOC_ROW, (const char *const[]){arena_printf(&arena, "%d", i), "Hamnen"});
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
  assert_int_equal(paper_pages(paper, d, &arena, &pages), 1);
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
  assert_sound(d, 1);
  assert_preview(d);
  const char *tree = said("pdfinfo", "-struct-text");
  assert_int_equal(count(tree, "\n  L\n") + count(tree, "\n  L "), 2);
  assert_int_equal(count(tree, "LI"), 3);
  assert_int_equal(count(tree, "Lbl"), 3);
  assert_in(tree, "Figure");
  /* An empty cell is one all the same: the rows of a table are equally long. */
  assert_int_equal(count(tree, "TD"), 6);
  assert_int_equal(count(tree, "TH"), 2);
  assert_int_equal(count(tree, "/ColSpan 2"), 2);
  said("qpdf", "--check");
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
  size_t n = save(d);
  assert_sound(d, n);
  assert_int_equal(count(said("pdfinfo", "-struct"), "\n  Figure"), PLOT_KINDS);
  assert_int_equal(count(said("qpdf", "--json"), "\"u:Flest i mars.\""), PLOT_KINDS);
  const char *text = said("pdftotext", "-raw");
  /* In each table, and as a label of map, key, forest and sparklines. */
  assert_int_equal(count(text, "Stationsområdet"), PLOT_KINDS + 4);
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
  size_t n = paper_pages(paper, d, &arena, &pages), parted = 0;
  assert_int_equal(n, 1);
  for (size_t i = 0; i < pages->n_runs; i++) {
    const char *text = pages->runs[i].text;
    size_t length = strlen(text);
    parted += length > 2 && strcmp(text + length - 2, "\u00ad") == 0;
  }
  assert_int_equal(parted, 1);
  assert_sound(d, 1);
  const char *text = said("pdftotext", "-raw");
  assert_in(squeezed(text, strlen(text)), "bostadsrättsföreningarnas");
}

static void test_ranges(void **state)
{
  (void)state;
  struct document *d = empty();
  for (int i = 1; i <= 3; i++) {
    document_paragraph(d, arena_printf(&arena, "sida nummer %d", i));
    document_page(d);
  }
  struct buf out = {0};
  size_t n = 0;
  MUST(paper_pdf(paper, d, (struct paper_range){2, 3}, &out, &n, err));
  assert_int_equal(n, 2);
  MUST(file_replace(path, out.data, out.length, err));
  const char *text = said("pdftotext", "");
  assert_null(strstr(text, "nummer 1"));
  assert_in(text, "nummer 3");
  assert_in(text, "sida 2 av 3");
  said("qpdf", "--check");
  static const struct paper_range wrong[] = {{0, 1}, {2, 1}, {1, 4}, {4, 4}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    struct err err = {0};
    size_t length = out.length;
    assert_false(paper_pdf(paper, d, wrong[i], &out, &n, &err));
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
  const struct paper_fonts fonts = {.serif = "No such face", .sans = NULL};
  scenario_begin(&scenario);
  snprintf(path, sizeof path, "%s/prov.pdf", scenario.folder);
  MUST(paper_open(&paper, &fonts, err));
  return 0;
}

static int end_test(void **state)
{
  (void)state;
  paper_close(paper);
  unlink(path);
  arena_release(&arena);
  scenario_end(&scenario);
  return 0;
}

#define ON_PAPER(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

int main(void)
{
  i18n_start("sv");
  const struct CMUnitTest tests[] = {
      ON_PAPER(test_prints),
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
