// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Each kind of block and of row, and each character that the stored form must escape. */
static struct document *make_document(struct arena *arena)
{
  static const struct doc_column columns[] = {{"Nr", DOC_RIGHT, 2}, {"Åtgärd\tslag", DOC_LEFT, 0}};
  struct document *d = document_new(arena);
  d->head = (struct doc_head){.municipality = "Exempelby kommun",
                              .body = "Trygghetsgruppen",
                              .title = "Titel \\N\tmed\nallt\r",
                              .date = "2026-10-07",
                              .status = "BESLUTAD KLG 2026-10-14 § 87",
                              .foot = "",
                              .language = "sv",
                              .practice = true};
  document_heading(d, 2, "Rubrik");
  document_paragraph(d, "\\N");
  document_paragraph(d, "");
  document_item(d, "C:\\temp\\ny\n\nrad\ttvå\\");
  document_labelled(d, "Skäl:", "höst");
  document_space(d);
  document_lines(d, 3);
  document_page(d);
  struct doc_table *table = document_table(d, "Tabell", columns, 2);
  table->foot = "* få";
  table_row(d, table, DOC_ROW, (const char *const[]){"1", "a\tb\nc\\"});
  table_row(d, table, DOC_ROW_NOTE, (const char *const[]){"not"});
  table_row(d, table, DOC_ROW_HEAD, (const char *const[]){"grupp"});
  table_row(d, table, DOC_ROW_SUM, (const char *const[]){"9", NULL});
  struct doc_table *left = table_new(d, NULL, columns, 1), *right = table_new(d, "", columns, 2);
  table_row(d, right, DOC_ROW, (const char *const[]){"2", "x"});
  document_pair(d, left, right);
  document_figure(d, "stiger", "| *\n|* ", NULL);
  document_figure(d, "faller", "|*\n| *", table_new(d, NULL, columns, 2));
  static const double values[] = {1.0 / 3, NAN, -2e-300};
  static const char *const months[] = {"jan", "\tfeb", ""};
  static const struct plot_row rows[] = {{"Torget", "obs\\", values, true, false},
                                         {"", NULL, values, false, true}};
  static const struct plot_mark mark = {2, 'a', "Å-031"};
  const struct plot plot = {PLOT_RUN, months, 3, rows, 2, &mark, 1, 12.4};
  document_plot(d, "svänger", &plot, table_new(d, NULL, columns, 2));
  document_plot(d, "tomt", &(struct plot){.kind = PLOT_HEAT, .reference = NAN}, NULL);
  return d;
}

static void test_round_trip(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct document *d = make_document(&arena), *back = NULL;
  struct buf first = {0}, second = {0};
  struct err err = {0};
  document_write(d, &first);
  assert_true(document_read(&arena, buf_text(&first), &back, &err));
  document_write(back, &second);
  assert_string_equal(buf_text(&first), buf_text(&second));

  assert_string_equal(back->head.title, d->head.title);
  assert_null(back->head.registry_number);
  assert_string_equal(back->head.foot, "");
  assert_true(back->head.practice);
  assert_int_equal(back->n_blocks, d->n_blocks);
  assert_int_equal(back->blocks[0].level, 2);
  /* A text that looks like the sign for no text is still a text. */
  assert_string_equal(back->blocks[1].text, "\\N");
  assert_string_equal(back->blocks[3].text, "C:\\temp\\ny\n\nrad\ttvå\\");
  const struct plot *plot = back->blocks[back->n_blocks - 2].plot;
  assert_true(plot->rows[0].values[0] == 1.0 / 3 && isnan(plot->rows[1].values[1]));
  assert_true(plot->rows[0].chosen && plot->rows[1].joined && plot->n_marks == 1);
  assert_string_equal(plot->columns[1], "\tfeb");
  const struct doc_table *table = back->blocks[8].table;
  assert_string_equal(table->columns[1].head, "Åtgärd\tslag");
  assert_int_equal(table->columns[0].align, DOC_RIGHT);
  assert_string_equal(table->rows[0].cells[1], "a\tb\nc\\");
  assert_int_equal(table->rows[3].kind, DOC_ROW_SUM);
  assert_string_equal(table->rows[3].cells[1], "");
  assert_null(back->blocks[9].table->caption);
  assert_string_equal(back->blocks[9].second->caption, "");
  assert_string_equal(back->blocks[9].second->rows[0].cells[1], "x");
  assert_null(back->blocks[10].table);
  assert_non_null(back->blocks[11].table);
  assert_string_equal(back->blocks[11].label, "faller");
  buf_release(&first);
  buf_release(&second);
  arena_release(&arena);
}

static void test_stored_text_is_readable(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct document *d = document_new(&arena);
  struct buf out = {0};
  d->head.title = "Prioritering";
  document_labelled(d, "Skäl:", "rad\ttvå");
  document_write(d, &out);
  assert_non_null(strstr(buf_text(&out), "\ntitle\tPrioritering\n"));
  assert_non_null(strstr(buf_text(&out), "\nlabelled\trad\\ttvå\tSkäl:\n"));
  buf_release(&out);
  arena_release(&arena);
}

static void assert_damaged(const char *text)
{
  struct arena arena = {0};
  struct document *d = NULL;
  struct err err = {0};
  assert_false(document_read(&arena, text, &d, &err));
  assert_int_equal(err.kind, ERR_DAMAGED);
  assert_non_null(strstr(err.text, "stored copy"));
  assert_null(d);
  arena_release(&arena);
}

/* Whatever is cut off at the end, the rest is not taken for a document. */
static void test_every_truncation_is_refused(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct buf out = {0};
  document_write(make_document(&arena), &out);
  for (size_t n = out.length; n-- > 0;)
    assert_damaged(arena_strndup(&arena, buf_text(&out), n));
  buf_release(&out);
  arena_release(&arena);
}

static const char *replaced(struct arena *arena, const char *text, const char *old, const char *new)
{
  const char *at = strstr(text, old);
  assert_non_null(at);
  return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

static void test_damage_is_refused(void **state)
{
  (void)state;
  static const char *const changes[][2] = {
      {"heading\t2", "heading\t3"},
      {"heading\t2", "heading\t02"},
      {"lines\t3", "lines\t0"},
      {"lines\t3", "lines\t3000000000"},
      {"lines\t3", "lines\t-3"},
      {"lines\t3", "lines"},
      {"paragraph\t\n", "paragraph\n"},
      {"paragraph\t\n", "paragraph\t\\N\n"},
      {"space", "spade"},
      {"item\tC:\\\\", "item\tC:\\q"},
      {"practice\tyes", "practice\t1"},
      {"grid\t2\t4", "grid\t2\t3"},
      {"grid\t2\t4", "grid\t0\t4"},
      {"column\tright", "column\tup"},
      {"sum\t9\t", "sum\t9\t\t"},
      {"note\tnot", "note\t\\N"},
      {"end\t14\n", "end\t13\n"},
      {"end\t14\n", "end\t14\nmore\n"},
      {"Rubrik", "Rub\xffrik"},
      {"figure\t", "pair\t"},
      {"body\t", "boby\t"},
      {"drawing\trun\t3\t2", "drawing\trum\t3\t2"},
      {"drawing\trun\t3\t2", "drawing\trun\t4\t2"},
      {"drawing\trun\t3\t2", "drawing\trun\t3\t1"},
      {"0.33333333333333331", "0,33333333333333331"},
      {"0.33333333333333331", "nan"},
      {"mark\t2\ta", "mark\t2\tab"},
  };
  struct arena arena = {0};
  struct buf out = {0};
  document_write(make_document(&arena), &out);
  for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
    assert_damaged(replaced(&arena, buf_text(&out), changes[i][0], changes[i][1]));
  assert_damaged("");
  buf_release(&out);
  arena_release(&arena);
}

static void test_line_of_damage_is_named(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct document *d = NULL;
  struct err err = {0};
  struct buf out = {0};
  document_write(make_document(&arena), &out);
  /* Ten lines of head: signature, eight texts, practice. The heading is line 11. */
  assert_false(document_read(&arena, replaced(&arena, buf_text(&out), "heading\t2", "heading\tx"),
                             &d, &err));
  assert_non_null(strstr(err.text, "line 11"));
  buf_release(&out);
  arena_release(&arena);
}

static void test_newer_version_is_refused(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct document *d = NULL;
  struct err err = {0};
  assert_false(document_read(&arena, "lagesbild-document\t2\nend\t0\n", &d, &err));
  assert_non_null(strstr(err.text, "newer version"));
  arena_release(&arena);
}

int main(void)
{
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_round_trip),
      cmocka_unit_test(test_stored_text_is_readable),
      cmocka_unit_test(test_every_truncation_is_refused),
      cmocka_unit_test(test_damage_is_refused),
      cmocka_unit_test(test_line_of_damage_is_named),
      cmocka_unit_test(test_newer_version_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
