// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/layout.h"

#include "layout_print.h"

#include <locale.h>
#include <stdio.h>

/* The print of the worked scenario, domain.md 9.2, line for line. */
static void test_ranking_sample(void **state)
{
  (void)state;
  static const struct doc_column columns[] = {
      {"Plats", DOC_LEFT, 5},     {"Område", DOC_LEFT, 17},  {"Rapp", DOC_RIGHT, 4},
      {"Fg år", DOC_RIGHT, 6},    {"Förändr", DOC_RIGHT, 8}, {"Behov", DOC_RIGHT, 6},
      {"Påverkan", DOC_RIGHT, 9}, {"Prio", DOC_RIGHT, 5},    {" Vald", DOC_LEFT, 6}};
  struct print p;
  struct document *d = begin(&p);
  struct doc_table *t = document_table(d, NULL, columns, 9);
  ROW("  1", "Stadsparken", "9", "6", "+50 %", "5", "4", "20", "  1  *");
  ROW("  2", "Mariedal", "7", "4", "+75 %", "4", "5", "20", "  2  *");
  ROW("  3", "Norra hamnen", "12", "15", "-20 %", "4", "4", "16", NULL);
  ROW("  4", "Brastad", "5", "2", "+150 %", "3", "5", "15", "  3  *");
  ROW("  5", "Badhusberget", "5", "7", "-29 %", "3", "3", "9", "     *");
  ROW("  6", "Ekgatan", "9", "9", "±0 %", "4", "2", "8", "     *");
  ROW("  7", "Grundsund", "2", "1", "+100 %", "1", "3", "3", "     *");
  ROW("  8", "Fiskebäckskil", "0", "0", "–  ", "1", "3", "3", "     *");
  ROW_AS(DOC_ROW_SUM, NULL, "Hela kommunen", "49", "44", "+11 %", NULL, NULL, NULL, NULL);
  t->foot = "* få rapporter (under 10): tolka försiktigt.";
  document_labelled(d, "Avsteg från beräknad ordning:", "Norra hamnen ersatt av Brastad.");
  document_labelled(d, "Skäl:", "Säsong slut, Brastad ökar, skolan kan agera direkt.");
  document_paragraph(d,
                     "Prio = behov x påverkansmöjlighet. Lika: högre behov, sedan fler rapporter.");
  lay_out(&p);
  assert_int_equal(p.n_pages, 1);
  assert_lines(
      &p, 0, 0,
      LINES("LYSEKILS KOMMUN                                    Prioritering kvartal 3 2026",
            "Trygghetsgruppen                                       2026-10-07  sida 1 av 1",
            "FÖRSLAG TILL KLG                                                dnr ..........", "",
            "Plats Område            Rapp  Fg år  Förändr  Behov  Påverkan  Prio  Vald",
            "  1   Stadsparken          9      6    +50 %      5         4    20   1  *",
            "  2   Mariedal             7      4    +75 %      4         5    20   2  *",
            "  3   Norra hamnen        12     15    -20 %      4         4    16",
            "  4   Brastad              5      2   +150 %      3         5    15   3  *",
            "  5   Badhusberget         5      7    -29 %      3         3     9      *",
            "  6   Ekgatan              9      9     ±0 %      4         2     8      *",
            "  7   Grundsund            2      1   +100 %      1         3     3      *",
            "  8   Fiskebäckskil        0      0      –        1         3     3      *",
            "      Hela kommunen       49     44    +11 %",
            "* få rapporter (under 10): tolka försiktigt.",
            "Avsteg från beräknad ordning: Norra hamnen ersatt av Brastad.",
            "Skäl: Säsong slut, Brastad ökar, skolan kan agera direkt.",
            "Prio = behov x påverkansmöjlighet. Lika: högre behov, sedan fler rapporter."));
  assert_int_equal(p.n_lines[0], 18);
  end(&p);
}

/* domain.md 7, P1: a wrapped label, and a note under the second column. */
static void test_inventory_sample(void **state)
{
  (void)state;
  static const struct doc_column columns[] = {{"Nr", DOC_RIGHT, 2},
                                              {"Datum", DOC_LEFT, 10},
                                              {"Tid", DOC_LEFT, 5},
                                              {"Område", DOC_LEFT, 0},
                                              {"Kr", DOC_RIGHT, 7}};
  struct print p;
  struct document *d = begin(&p);
  document_labelled(
      d, "Rapporterat 7:", "Fältteamet, KSF, LysekilsBostäder, Lysekils Hamn, Polisen, SBF, UTB");
  struct doc_table *t = document_table(d, NULL, columns, 5);
  ROW("6", "2026-08-10", "07:20", "Mariedal", "4\u00a0800");
  ROW_AS(DOC_ROW_NOTE, "Krossad ruta, hus B");
  lay_out(&p);
  assert_lines(
      &p, 0, 4,
      LINES("Rapporterat 7: Fältteamet, KSF, LysekilsBostäder, Lysekils Hamn, Polisen, SBF,",
            "               UTB",
            "Nr Datum      Tid   Område                                                  Kr",
            " 6 2026-08-10 07:20 Mariedal                                             4\u00a0800",
            "   Krossad ruta, hus B"));
  end(&p);
}

static void test_head_and_foot_on_every_page(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  d->head.registry_number = "KS 2026/00412";
  d->head.foot = "Period 2026-07-01--2026-09-30 · version 1 · Lägesbild 1.0";
  add_numbered(d, 120);
  lay_out(&p);
  /* 60 lines less 4 of head, 2 of foot and one column head leave 53 rows. */
  assert_int_equal(p.n_pages, 3);
  static const char *const numbers[] = {
      "Trygghetsgruppen                                       2026-10-07  sida 1 av 3",
      "Trygghetsgruppen                                       2026-10-07  sida 2 av 3",
      "Trygghetsgruppen                                       2026-10-07  sida 3 av 3"};
  for (size_t i = 0; i < 3; i++) {
    assert_lines(
        &p, i, 0,
        LINES("LYSEKILS KOMMUN                                    Prioritering kvartal 3 2026",
              numbers[i],
              "FÖRSLAG TILL KLG                                             dnr KS 2026/00412", "",
              "    Nr Text"));
    assert_string_equal(line_at(&p, i, 58), "");
    assert_string_equal(line_at(&p, i, 59), d->head.foot);
  }
  assert_string_equal(line_at(&p, 1, 5), "    54 rad 54.");
  end(&p);
}

static void test_practice_and_language(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  d->head.practice = true;
  d->head.foot = "fot";
  d->head.language = "en";
  lay_out(&p);
  assert_int_equal(p.n_pages, 1);
  assert_string_equal(line_at(&p, 0, 0), "                                   PRACTICE");
  assert_non_null(strstr(line_at(&p, 0, 2), "2026-10-07  page 1 of 1"));
  assert_string_equal(line_at(&p, 0, 58), "fot");
  assert_string_equal(line_at(&p, 0, 59), "                                   PRACTICE");
  d->head.language = "sv";
  lay_out(&p);
  assert_string_equal(line_at(&p, 0, 0), "                                    ÖVNING");
  assert_string_equal(line_at(&p, 0, 59), "                                    ÖVNING");
  end(&p);
}

static void test_long_title_wraps(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  d->head.title =
      "Prioritering av områden inför kvartal 4 2026 med underlag från kvartal 3 2026, extra";
  lay_out(&p);
  const char *first = line_at(&p, 0, 0), *second = line_at(&p, 0, 1);
  assert_int_equal(strncmp(first, "LYSEKILS KOMMUN  ", 17), 0);
  assert_int_equal(text_width(first), 78);
  assert_int_equal(text_width(second), 78);
  assert_non_null(strstr(second, "extra"));
  assert_non_null(strstr(line_at(&p, 0, 2), "sida 1 av 1"));
  end(&p);
}

static void test_heading_is_kept_with_its_text(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  fill_but(d, 2);
  document_heading(d, 1, "Rubrik");
  document_space(d);
  document_paragraph(d, "Texten.");
  lay_out(&p);
  assert_int_equal(find_page(&p, "Rubrik"), 1);
  end(&p);
}

static void test_heading_is_kept_with_its_table(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  fill_but(d, 5);
  document_heading(d, 1, "Rubrik");
  document_space(d);
  document_labelled(d, "Räknat:", "klotter");
  document_space(d);
  add_numbered(d, 4);
  lay_out(&p);
  assert_int_equal(find_page(&p, "Rubrik"), 1);
  assert_int_equal(find_page(&p, "Räknat"), 1);
  end(&p);
}

static void test_page_break_and_spaces(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  document_page(d);
  document_paragraph(d, "ett.");
  document_page(d);
  document_page(d);
  document_space(d);
  document_paragraph(d, "två.");
  document_page(d);
  document_space(d);
  lay_out(&p);
  assert_int_equal(p.n_pages, 2);
  assert_string_equal(line_at(&p, 0, 4), "ett.");
  assert_string_equal(line_at(&p, 1, 4), "två.");
  end(&p);
}

static void test_items_and_lines_to_write_on(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  document_item(d, "Ett långt stycke som tar mer än en rad och därför ska fortsätta under sin "
                   "egen början.");
  document_lines(d, 2);
  lay_out(&p);
  const char *rule =
      "______________________________________________________________________________";
  assert_lines(&p, 0, 4,
               LINES("- Ett långt stycke som tar mer än en rad och därför ska fortsätta under sin",
                     "  egen början.", "", rule, "", rule));
  end(&p);
}

/* A second part has a page of its own, as long as the first one leaves it whole. */
static void test_part(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  document_paragraph(d, "Första delen.");
  document_part(d);
  document_paragraph(d, "Andra delen.");
  lay_out(&p);
  assert_int_equal(p.n_pages, 2);
  assert_int_equal(find_page(&p, "Andra"), 1);
  end(&p);
  d = begin(&p);
  add_numbered(d, 60);
  document_part(d);
  document_paragraph(d, "Andra delen.");
  lay_out(&p);
  assert_int_equal(p.n_pages, 2);
  assert_string_equal(line_at(&p, 1, (size_t)find_line(&p, 1, "Andra") - 1), "");
  end(&p);
}

/* domain.md 7 and the rules of Swedish type: a number stands with its sign. */
static void test_what_no_line_parts(void **state)
{
  (void)state;
  static const char *const whole[] = {"14\u00a0§",      "§\u00a087",      "25\u00a0%",
                                      "300\u00a0kr",    "kl.\u00a013.42", "7\u00a0oktober",
                                      "kvartal\u00a03", "48\u00a0h"};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
    struct print p;
    struct document *d = begin(&p);
    char text[128] = {0};
    const char *blank = strstr(whole[i], "\u00a0");
    /* The line is full in the middle of what belongs together. */
    int first = (int)(blank - whole[i]);
    memset(text, 'x', (size_t)(76 - text_width_n(whole[i], (size_t)first)));
    snprintf(text + strlen(text), sizeof text - strlen(text), " %.*s %s, sedan.", first, whole[i],
             blank + strlen("\u00a0"));
    document_paragraph(d, text);
    lay_out(&p);
    if (find_line(&p, 0, whole[i]) != 5) fail_msg("%s: %s", whole[i], text);
    end(&p);
  }
}

static int tenfold_width(const struct layout_measure *measure, enum page_style style,
                         const char *text, size_t length)
{
  return 10 * layout_cells.width(measure, style, text, length);
}

static size_t tenfold_line(const struct layout_measure *measure, enum page_style style,
                           const char *text, int width, size_t *skip)
{
  return layout_cells.line(measure, style, text, width / 10, skip);
}

/* A measure whose letters are ten wide and twelve high on a page as many times larger places the
 * same runs: nothing in the layout counts cells on its own. */
static void test_another_measure(void **state)
{
  (void)state;
  struct layout_measure tenfold = layout_cells;
  tenfold.page_width *= 10;
  tenfold.page_height *= 12;
  tenfold.space *= 12;
  for (int i = 0; i < PAGE_STYLES; i++) {
    assert_int_equal(layout_cells.line_height[i], 1);
    tenfold.line_height[i] = 12;
  }
  tenfold.width = tenfold_width;
  tenfold.line = tenfold_line;
  struct print p;
  struct document *d = begin(&p);
  d->head.foot = "fot";
  document_labelled(d,
                    "Skäl:", "Säsong slut, Brastad ökar, skolan kan agera direkt, och mer text.");
  add_numbered(d, 60);
  document_pair(d, loose_table(d, "Område", 3), loose_table(d, "Grupp", 4));
  document_lines(d, 2);
  const struct page *small, *large;
  size_t n = layout_pages(d, &layout_cells, &p.arena, &small);
  assert_int_equal(layout_pages(d, &tenfold, &p.arena, &large), n);
  assert_int_equal(n, 2);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(small[i].n_runs, large[i].n_runs);
    for (size_t r = 0; r < small[i].n_runs; r++) {
      const struct page_run *a = &small[i].runs[r], *b = &large[i].runs[r];
      assert_int_equal(a->x * 10, b->x);
      assert_int_equal(a->y * 12, b->y);
      assert_string_equal(a->text, b->text);
    }
  }
  end(&p);
}

/* What a tagged print needs to know of each run. */
static void test_runs_know_their_place(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  document_heading(d, 1, "Rubrik");
  add_numbered(d, 80);
  const struct page *pages;
  assert_int_equal(layout_pages(d, &layout_cells, &p.arena, &pages), 2);
  bool heading = false, cell = false;
  for (size_t r = 0; r < pages[0].n_runs; r++) {
    const struct page_run *run = &pages[0].runs[r];
    assert_false(run->repeated);
    if (run->style == PAGE_HEAD) assert_true(run->block == PAGE_NO_BLOCK);
    heading = heading || (run->style == PAGE_HEADING_1 && run->block == 0 && run->row == -1);
    cell = cell || (run->style == PAGE_CELL && run->block == 1 && run->row == 4 &&
                    run->column == 1 && strcmp(run->text, "rad 5.") == 0);
  }
  assert_true(heading && cell);
  for (size_t r = 0; r < pages[1].n_runs; r++)
    assert_int_equal(pages[1].runs[r].repeated, pages[1].runs[r].style == PAGE_COLUMN_HEAD);
  end(&p);
}

/* Texts are cleaned at the borders; the sink does not rely on it. */
static void test_no_control_character_gets_through(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  d->head.title = "Titel\x1b[31m";
  document_paragraph(d, "klocka\a och \xc2\x9b"
                        "0m och \xff och \xe2\x80\xaevänd");
  struct doc_table *t = document_table(d, NULL, two_columns, 2);
  ROW("1", "cell\f\x7f");
  struct buf out = {0};
  sink_text_print(d, &out);
  for (size_t i = 0; i < out.length; i++)
    assert_true((unsigned char)out.data[i] >= ' ' || out.data[i] == '\n');
  assert_true(text_valid(out.data, out.length));
  static const char *const never[] = {"\x7f", "\xc2\x9b", "\xe2\x80\xae"};
  for (size_t i = 0; i < sizeof never / sizeof *never; i++)
    assert_null(strstr(buf_text(&out), never[i]));
  assert_non_null(strstr(buf_text(&out), "klocka\ufffd och"));
  assert_non_null(strstr(buf_text(&out), "cell\ufffd\ufffd"));
  buf_release(&out);
  end(&p);
}

static void test_form_feed_between_pages(void **state)
{
  (void)state;
  struct print p;
  struct document *d = begin(&p);
  document_paragraph(d, "ett.");
  document_page(d);
  document_paragraph(d, "två.");
  struct buf out = {0};
  sink_text_print(d, &out);
  const char *feed = strstr(buf_text(&out), "\nett.\n\f");
  assert_non_null(feed);
  assert_null(strchr(strchr(feed, '\f') + 1, '\f'));
  assert_string_equal(buf_text(&out) + out.length - strlen("\ntvå.\n"), "\ntvå.\n");
  buf_release(&out);
  end(&p);
}

int main(void)
{
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ranking_sample),
      cmocka_unit_test(test_inventory_sample),
      cmocka_unit_test(test_head_and_foot_on_every_page),
      cmocka_unit_test(test_practice_and_language),
      cmocka_unit_test(test_long_title_wraps),
      cmocka_unit_test(test_heading_is_kept_with_its_text),
      cmocka_unit_test(test_heading_is_kept_with_its_table),
      cmocka_unit_test(test_page_break_and_spaces),
      cmocka_unit_test(test_items_and_lines_to_write_on),
      cmocka_unit_test(test_part),
      cmocka_unit_test(test_what_no_line_parts),
      cmocka_unit_test(test_another_measure),
      cmocka_unit_test(test_runs_know_their_place),
      cmocka_unit_test(test_no_control_character_gets_through),
      cmocka_unit_test(test_form_feed_between_pages),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
