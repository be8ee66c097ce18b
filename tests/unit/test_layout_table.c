// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_print.h"

#include <locale.h>
#include <time.h>

static void test_two_rows_before_a_break(void **state)
{
  (void)state;
  struct print p;
  fill_but(begin(&p), 2);
  add_numbered(p.d, 6);
  lay_out(&p);
  assert_int_equal(find_page(&p, "Nr Text"), 1);
  end(&p);
  fill_but(begin(&p), 3);
  add_numbered(p.d, 6);
  lay_out(&p);
  assert_int_equal(find_page(&p, "rad 2."), 0);
  assert_int_equal(find_page(&p, "rad 3."), 1);
  assert_string_equal(line_at(&p, 1, 4), "    Nr Text");
  end(&p);
}

static void test_a_row_is_never_split(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  fill_but(d, 8);
  struct doc_table *t = add_numbered(d, 5);
  ROW("6", "ett två tre fyra fem sex sju åtta nio slut.");
  lay_out(&p);
  /* Two lines are left on the page, the row needs three. */
  assert_int_equal(find_page(&p, "rad 5."), 0);
  assert_lines(&p, 1, 4,
               LINES("    Nr Text", "     6 ett två tre fyra fem", "       sex sju åtta nio",
                     "       slut."));
  end(&p);
}

static void test_sum_note_and_group_are_kept(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  fill_but(d, 7);
  struct doc_table *t = add_numbered(d, 6);
  ROW_AS(DOC_ROW_SUM, "10", "summa.");
  lay_out(&p);
  assert_lines(&p, 1, 4, LINES("    Nr Text", "     6 rad 6.", "    10 summa."));
  end(&p);

  d = begin(&p);
  fill_but(d, 7);
  t = add_numbered(d, 6);
  ROW_AS(DOC_ROW_NOTE, "not.");
  lay_out(&p);
  /* The first column is wider than a number's: the note is indented by two. */
  assert_lines(&p, 1, 4, LINES("    Nr Text", "     6 rad 6.", "  not."));
  end(&p);

  d = begin(&p);
  fill_but(d, 7);
  t = add_numbered(d, 5);
  ROW_AS(DOC_ROW_HEAD, "Grupp");
  ROW("6", "rad 6.");
  lay_out(&p);
  assert_lines(&p, 1, 4, LINES("    Nr Text", "Grupp", "     6 rad 6."));
  end(&p);

  d = begin(&p);
  fill_but(d, 7);
  t = add_numbered(d, 6);
  t->foot = "fotnot.";
  lay_out(&p);
  assert_lines(&p, 1, 4, LINES("    Nr Text", "     6 rad 6.", "fotnot."));
  end(&p);
}

/* Five rows are read at one glance; the sixth may stand on the next page. */
static void test_short_table_stands_whole(void **state)
{
  (void)state;
  struct print p;
  fill_but(begin(&p), 5);
  add_numbered(p.d, 5);
  lay_out(&p);
  assert_int_equal(find_page(&p, "rad 1."), 1);
  end(&p);
  fill_but(begin(&p), 5);
  add_numbered(p.d, 6);
  lay_out(&p);
  assert_int_equal(find_page(&p, "rad 4."), 0);
  assert_int_equal(find_page(&p, "rad 5."), 1);
  end(&p);
}

/* A long text needs no second line where nothing stands to its right. */
static void test_text_runs_on_over_empty_cells(void **state)
{
  (void)state;
  static const char long_word[] = "sextiobokstäverlångtordsomtarallaplatsenochintekanbrytasalls";
  struct print p;
  struct document *d = begin(&p);
  const struct doc_column columns[] = {
      {"Källa", DOC_LEFT, 10}, {"Kr", DOC_RIGHT, 6}, {"Anm", DOC_LEFT, 60}};
  struct doc_table *t = document_table(d, NULL, columns, 3);
  ROW("Räddningstjänsten", "", long_word);
  ROW("Räddningstjänsten", "5 700", long_word);
  lay_out(&p);
  assert_lines(
      &p, 0, 5,
      LINES("Räddningstjänsten sextiobokstäverlångtordsomtarallaplatsenochintekanbrytasalls",
            "Räddningst  5 700 sextiobokstäverlångtordsomtarallaplatsenochintekanbrytasalls",
            "jänsten"));
  end(&p);
}

/* A row higher than a page must come out whole even so, and the print must end. */
static void test_row_higher_than_a_page(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  struct doc_table *t = document_table(d, NULL, two_columns, 2);
  struct buf text = {0};
  for (int i = 0; i < 200; i++)
    buf_addf(&text, "stycke%03d rad\n", i);
  ROW("1", buf_text(&text));
  lay_out(&p);
  assert_int_equal(p.n_pages, 4);
  assert_int_equal(find_page(&p, "stycke000"), 0);
  assert_int_equal(find_page(&p, "stycke199"), 3);
  buf_release(&text);
  end(&p);
}

static void test_long_word_is_cut_into_lines(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  struct doc_table *t = document_table(d, NULL, two_columns, 2);
  ROW("1", "Barnomsorgsverksamhetschefsbefattning");
  lay_out(&p);
  /* There is white beside the table. */
  assert_lines(&p, 0, 5, LINES("     1 Barnomsorgsverksamhetschefsbefattning"));
  end(&p);
  d = begin(&p);
  struct buf word = {0};
  buf_pad(&word, 'a', 78);
  t = document_table(d, NULL, two_columns, 2);
  ROW("1", buf_text(&word));
  lay_out(&p);
  assert_lines(&p, 0, 5, LINES("     1 aaaaaaaaaaaaaaaaaaaa", "       aaaaaaaaaaaaaaaaaaaa"));
  buf_release(&word);
  end(&p);
}

static void test_columns_too_wide_are_narrowed(void **state)
{
  (void)state;
  static const struct doc_column columns[] = {
      {"A", DOC_LEFT, 60}, {"B", DOC_LEFT, 60}, {"C", DOC_LEFT, 0}};
  struct print p;
  struct document *d = begin(&p);
  struct doc_table *t = document_table(d, NULL, columns, 3);
  ROW("a", "b", "sist");
  lay_out(&p);
  /* 78 less two gaps and six for the last: 35 each. */
  assert_string_equal(
      line_at(&p, 0, 5),
      "a                                   b                                   sist");
  end(&p);
}

/* Four columns were asked for, which 12 345 does not go into: the name gives way, since it may wrap
 * and a number may not be cut. */
static void test_a_number_is_never_cut(void **state)
{
  (void)state;
  static const struct doc_column columns[] = {{"Namn", DOC_LEFT, 0}, {"Antal", DOC_RIGHT, 4}};
  struct print p;
  struct document *d = begin(&p);
  struct doc_table *t = document_table(d, NULL, columns, 2);
  ROW("Torget", "12\u00a0345");
  lay_out(&p);
  const char *line = line_at(&p, 0, 5);
  assert_non_null(strstr(line, "12\u00a0345"));
  assert_int_equal(strspn(line, "Torget "), 78 - 6);
  end(&p);
}

/* A head wraps like any cell, and shorter heads stand on its last line. */
static void test_wrapped_heads(void **state)
{
  (void)state;
  static const struct doc_column columns[] = {{"Område", DOC_LEFT, 8},
                                              {"Samma månad", DOC_RIGHT, 6}};
  struct print p;
  struct document *d = begin(&p);
  struct doc_table *t = document_table(d, "Tabell 1", columns, 2);
  ROW("Torget", "4");
  lay_out(&p);
  assert_lines(&p, 0, 4,
               LINES("Tabell 1", "          Samma", "Område    månad", "Torget        4"));
  end(&p);
}

static void test_pair_side_by_side(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  struct doc_table *left = loose_table(d, "Område", 2), *t = loose_table(d, "Grupp", 1);
  t->caption = "Per grupp";
  ROW("En grupp vars namn tar två rad i sin cell", "7");
  ROW("Sist", "8");
  document_pair(d, left, t);
  lay_out(&p);
  /* 37 columns each, 4 between them. */
  assert_lines(
      &p, 0, 4,
      LINES("                                         Per grupp",
            "Område                          Antal    Grupp                           Antal",
            "Område 1.                           1    Grupp 1.                            1",
            "Område 2.                           2    En grupp vars namn tar två rad      7",
            "                                         i sin cell",
            "                                         Sist                                8"));
  end(&p);
}

static void test_pair_over_pages(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  document_pair(d, loose_table(d, "Område", 60), loose_table(d, "Grupp", 130));
  lay_out(&p);
  /* 55 rows a page under one line of heads. */
  assert_int_equal(p.n_pages, 3);
  assert_lines(
      &p, 1, 4,
      LINES("Område                          Antal    Grupp                           Antal",
            "Område 56.                         56    Grupp 56.                          56"));
  assert_lines(
      &p, 2, 4,
      LINES("                                         Grupp                           Antal",
            "                                         Grupp 111.                        111"));
  end(&p);
}

/* The same table as one of ten thousand rows: each row once, in order, and in linear time. The
 * limit is some hundred times what it takes, and far below what quadratic work would. */
static void test_ten_thousand_rows(void **state)
{
  (void)state;
  struct print p;
  clock_t start = clock();
  add_numbered(begin(&p), 10000);
  lay_out(&p);
  assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
  int next = 1;
  for (size_t i = 0; i < p.n_pages; i++) {
    assert_string_equal(line_at(&p, i, 4), "    Nr Text");
    for (size_t y = 5; y < p.n_lines[i]; y++)
      assert_int_equal(atoi(line_at(&p, i, y)), next++);
  }
  assert_int_equal(next, 10001);
  assert_int_equal(p.n_pages, 182); /* 55 rows a page */
  end(&p);
}

int main(void)
{
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_two_rows_before_a_break),
      cmocka_unit_test(test_short_table_stands_whole),
      cmocka_unit_test(test_text_runs_on_over_empty_cells),
      cmocka_unit_test(test_a_row_is_never_split),
      cmocka_unit_test(test_sum_note_and_group_are_kept),
      cmocka_unit_test(test_row_higher_than_a_page),
      cmocka_unit_test(test_long_word_is_cut_into_lines),
      cmocka_unit_test(test_columns_too_wide_are_narrowed),
      cmocka_unit_test(test_a_number_is_never_cut),
      cmocka_unit_test(test_wrapped_heads),
      cmocka_unit_test(test_pair_side_by_side),
      cmocka_unit_test(test_pair_over_pages),
      cmocka_unit_test(test_ten_thousand_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
