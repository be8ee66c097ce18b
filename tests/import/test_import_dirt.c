// SPDX-License-Identifier: GPL-3.0-or-later
/* What Swedish offices send, and what nobody should: encodings, separators, titles, sums, and rows
 * that are hostile or hold persons. */
#include "import_fixture.h"

#include "base/date.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char mapping[] =
    "columns: { date = \"Datum\"; area = \"Område\"; place = \"Plats\"; category = \"Kategori\";\n"
    "  note = \"Text\"; };\n"
    "defaults: { source = \"Fältteamet\"; severity = \"2\"; };\n";
#define HEADS "Datum;Område;Plats;Kategori;Text\n"
#define GOOD "2026-08-07;Ekgatan;Bilprovningen;TRA-BUS;Samma sak\n"

/* ---- encodings ---- */

/* Letters up to U+00FF in an eight-bit encoding; the dash alone tells Windows-1252 from Latin-1. */
static size_t narrow(const char *text, char *out)
{
  size_t n = 0;
  for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
    if (at[0] == 0xE2 && at[1] == 0x80 && at[2] == 0x93) {
      out[n++] = '\x96';
      at += 2;
    } else if (*at >= 0xC2) {
      out[n++] = (char)((at[0] & 3) << 6 | (at[1] & 0x3F));
      at++;
    } else {
      out[n++] = (char)*at;
    }
  }
  return n;
}

static size_t widen(const char *bytes, size_t length, bool big, char *out)
{
  for (size_t i = 0; i < length; i++) {
    out[2 * i + !big] = '\0';
    out[2 * i + big] = bytes[i];
  }
  return 2 * length;
}

static const char encoded[] = "Datum;Område;Plats;Kategori;Text\r\n"
                              "2026-08-10;Fiskebäckskil;Hamnen;TRA-BUS;Båtar på trafikplats\r\n";

static void expect_taken(struct trial *t, const char *label, bool mark)
{
  if (t->preview->new_rows != 1) fail_msg("%s", t->preview->lines[0].sentence);
  assert_string_equal(t->preview->encoding_name, label);
  assert_int_equal(t->preview->byte_order_mark, mark);
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_observation(t, 0).area_id, FISKEBACKSKIL);
  assert_string_equal(trial_observation(t, 0).note, "Båtar på trafikplats");
}

static void windows_1252(void **state)
{
  char bytes[512];
  size_t length = narrow(encoded, bytes);
  assert_true(trial_open(*state, "a.csv", mapping, bytes, length));
  expect_taken(*state, "Windows-1252", false);
}

static void utf8_with_mark(void **state)
{
  char bytes[512] = "\xEF\xBB\xBF";
  strcat(bytes, encoded);
  assert_true(trial_open(*state, "a.csv", mapping, bytes, strlen(bytes)));
  expect_taken(*state, "UTF-8", true);
}

static void utf16(struct trial *t, bool big, bool mark)
{
  char narrow_bytes[512], bytes[1024];
  size_t length = narrow(encoded, narrow_bytes);
  memcpy(bytes, big ? "\xFE\xFF" : "\xFF\xFE", 2);
  length = widen(narrow_bytes, length, big, bytes + 2);
  assert_true(mark ? trial_open(t, "a.csv", mapping, bytes, length + 2)
                   : trial_open(t, "a.csv", mapping, bytes + 2, length));
  expect_taken(t, "UTF-16", mark);
}

static void utf16_little_with_mark(void **state)
{
  utf16(*state, false, true);
}

static void utf16_big_with_mark(void **state)
{
  utf16(*state, true, true);
}

static void utf16_little_without_mark(void **state)
{
  utf16(*state, false, false);
}

static void utf16_big_without_mark(void **state)
{
  utf16(*state, true, false);
}

/* One damaged byte does not make UTF-8 something else. */
static void damaged_utf8(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv", mapping,
                              HEADS "2026-08-10;Fiskebäckskil;å ä ö å ä ö;TRA-BUS;s\xE5 h\n"));
  assert_string_equal(t->preview->encoding_name, "UTF-8");
  assert_true(trial_run(t, NULL));
  assert_string_equal(trial_observation(t, 0).note, "s\uFFFD h");
}

/* ---- shapes ---- */

static void quoted_breaks_and_separators(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv", mapping,
                              HEADS "2026-08-07;Ekgatan;;TRA-BUS;\"rad ett; med tecken\r\nrad "
                                    "\"\"två\"\"\"\n"
                                    "\n"
                                    "2026-02-30;Ekgatan;;TRA-BUS;\n"));
  assert_int_equal(t->preview->read, 2);
  /* The head, a row of two lines, an empty line. */
  assert_int_equal(trial_line(t, 5).status, ROW_REFUSED);
  assert_true(trial_run(t, NULL));
  assert_string_equal(trial_observation(t, 0).note, "rad ett; med tecken\nrad \"två\"");
}

static void comma_and_tab(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.csv", mapping,
             "Datum,Område,Plats,Kategori,Text\n2026-08-07,Ekgatan,,TRA-BUS,\"a, b\"\n");
  trial_take(t, "b.csv", mapping,
             "Datum\tOmråde\tPlats\tKategori\tText\n2026-08-08\tEkgatan\t\tTRA-BUS\ta; b, c\n");
  assert_string_equal(trial_observation(t, 0).note, "a, b");
  assert_string_equal(trial_observation(t, 1).note, "a; b, c");
}

static void title_sums_and_empty_columns(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv", mapping,
                              "Rapport från fältet;;;;;;\n"
                              "Augusti 2026;;;;;;\n"
                              "Datum;Område;Plats;Kategori;Text;;\n"
                              "2026-08-07;Ekgatan;;TRA-BUS;;;\n"
                              "2026-08-08;Ekgatan;;TRA-BUS;;;\n"
                              "Summa;;;2;;;\n"
                              "Totalt;2;;;;;\n"));
  assert_int_equal(t->preview->mapping.head_row, 3);
  assert_int_equal(t->preview->n_columns, 5);
  assert_int_equal(t->preview->new_rows, 2);
  assert_int_equal(t->preview->refused, 2);
  assert_int_equal(trial_line(t, 6).status, ROW_REFUSED);
  assert_string_equal(trial_line(t, 6).sentence, trial_line(t, 7).sentence);
}

static void amounts_as_they_are_written(void **state)
{
  static const char costs[] = "columns: { date = 1; area = 2; category = 3; cost = 4; };\n"
                              "defaults: { source = \"KSF\"; severity = 1; };\nhead_row = 0;\n";
  static const long expected[] = {4800, 12000, 1235, 25500, 300, 1234567};
  struct trial *t = *state;
  trial_take(t, "a.csv", costs,
             "2026-08-01;Ekgatan;TRA-BUS;4 800 kr\n2026-08-02;Ekgatan;TRA-BUS;12\u00A0000\n"
             "2026-08-03;Ekgatan;TRA-BUS;1 234,50\n2026-08-04;Ekgatan;TRA-BUS;25.500,00\n"
             "2026-08-05;Ekgatan;TRA-BUS;300:-\n2026-08-06;Ekgatan;TRA-BUS;1.234.567\n");
  for (size_t i = 0; i < 6; i++)
    assert_int_equal(trial_observation(t, i).cost, expected[i]);
}

static void dates_as_they_are_written(void **state)
{
  static const char forms[] = "columns: { date = 1; area = 2; category = 3; };\n"
                              "defaults: { source = \"KSF\"; severity = 1; };\nhead_row = 0;\n%s";
  struct trial *t = *state;
  const char *rows = "01/03/2026;Ekgatan;TRA-BUS\n";
  trial_take(t, "a.csv", arena_printf(&t->arena, forms, ""), rows);
  trial_take(t, "b.csv", arena_printf(&t->arena, forms, "date_form = \"mdy\";\n"), rows);
  assert_int_equal(trial_observation(t, 0).day, 20260103);
  assert_int_equal(trial_observation(t, 1).day, 20260301);
  trial_take(t, "c.csv", arena_printf(&t->arena, forms, ""),
             "20260402;Ekgatan;TRA-BUS\n3/4 2026;Ekgatan;TRA-BUS\n4 apr 2026;Ekgatan;TRA-BUS\n"
             "2026-04-05 9:05:00 +02:00;Ekgatan;TRA-BUS\n2026-04-06T22:10:00;Ekgatan;TRA-BUS\n"
             "7.4.2026;Ekgatan;TRA-BUS\n8/4;Ekgatan;TRA-BUS\n");
  for (int i = 0; i < 7; i++)
    assert_int_equal(trial_observation(t, 2 + (size_t)i).day, 20260402 + i);
  assert_int_equal(trial_observation(t, 5).time, 905);
  assert_int_equal(trial_observation(t, 6).time, 2210);
}

/* ---- hostile ---- */

static void control_signs_are_shown_not_sent(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv", mapping,
                              HEADS "2026-08-07;Ek\x1B[2Jgatan;;TRA-BUS;\n"
                                    "2026-08-07;Ekgatan;;TRA-BUS;\x1B]0;titel\x07\x7F\n"
                                    "\x1B[31m;Ekgatan;;TRA-BUS;\n"));
  for (size_t i = 0; i < t->preview->n_lines; i++)
    assert_null(strchr(t->preview->lines[i].sentence, '\x1B'));
  for (size_t i = 0; i < t->preview->n_unknown; i++)
    assert_null(strchr(t->preview->unknown[i].word, '\x1B'));
  for (size_t i = 0; i < t->preview->n_columns; i++)
    assert_null(strchr(t->preview->columns[i].example, '\x1B'));
  assert_int_equal(t->preview->n_unknown, 1);
  assert_true(import_translate(t->import, FIELD_AREA, t->preview->unknown[0].word, NULL, &t->err));
  assert_true(trial_run(t, NULL));
  assert_string_equal(trial_observation(t, 0).note, "\uFFFD]0");
}

static void one_field_of_ten_megabytes(void **state)
{
  struct trial *t = *state;
  enum { SIZE = 10 * 1024 * 1024 };
  struct buf file = {0};
  buf_add(&file, HEADS GOOD "2026-08-08;Ekgatan;;TRA-BUS;\"");
  buf_pad(&file, 'x', SIZE);
  buf_add(&file, "\"\n2026-08-09;Ekgatan;;TRA-BUS;kort\n");
  assert_true(trial_open(t, "a.csv", mapping, file.data, file.length));
  buf_release(&file);
  assert_int_equal(t->preview->read, 3);
  assert_int_equal(t->preview->new_rows, 2);
  assert_int_equal(trial_line(t, 3).status, ROW_REFUSED);
}

static void a_million_columns(void **state)
{
  struct trial *t = *state;
  struct buf file = {0};
  buf_add(&file, HEADS GOOD "2026-08-08;Ekgatan;;TRA-BUS");
  for (int i = 0; i < 1000000; i++)
    buf_add(&file, ";x");
  buf_add(&file, "\n2026-08-09;Ekgatan;;TRA-BUS;kort\n");
  assert_true(trial_open(t, "a.csv", mapping, file.data, file.length));
  buf_release(&file);
  assert_int_equal(t->preview->new_rows, 2);
  assert_int_equal(trial_line(t, 3).status, ROW_REFUSED);
}

static void nul_bytes(void **state)
{
  static const char file[] = HEADS GOOD "2026-08-08;Ekgatan;;TRA-BUS;f\0re\n"
                                        "2026-08-09;Ekgatan;;TRA-BUS;efter\n";
  struct trial *t = *state;
  assert_true(trial_open(t, "a.csv", mapping, file, sizeof file - 1));
  assert_int_equal(t->preview->new_rows, 2);
  assert_int_equal(trial_line(t, 3).status, ROW_REFUSED);
}

static void half_a_file(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv", mapping,
                              HEADS GOOD "2026-08-08;Ekgatan;;TRA-BUS;\"en text som aldrig\nslut"));
  assert_int_equal(t->preview->new_rows, 1);
  assert_int_equal(trial_line(t, 3).status, ROW_REFUSED);
}

static void no_rows_and_no_table(void **state)
{
  struct trial *t = *state;
  assert_false(trial_open_text(t, "a.csv", mapping, ""));
  assert_non_null(strstr(t->err.text, "a.csv"));
  assert_false(trial_open_text(t, "a.csv", mapping, "<html><body>Fel 500</body></html>\n"));
  assert_non_null(strstr(t->err.text, "Datum"));
}

/* The number is an invented one of a kind that is never given to anybody. */
static void persons_in_every_row(void **state)
{
  struct trial *t = *state;
  char create[sizeof mapping + 64];
  strcat(strcpy(create, mapping), "unknown = \"create\";\n");
  assert_true(trial_open_text(t, "a.csv", create,
                              HEADS "2026-08-01;Ekgatan;;TRA-BUS;Kund 191212121212 störde\n"
                                    "2026-08-02;Ekgatan;191212121212;TRA-BUS;\n"
                                    "2026-08-03;191212121212;;TRA-BUS;\n"
                                    "2026-08-04;Ekgatan;;191212121212;\n"
                                    "191212121212;Ekgatan;;TRA-BUS;\n"
                                    "2026-08-06;Ekgatan;;TRA-BUS;ring 070-123 45 67\n"
                                    "2026-08-07;Ekgatan;;TRA-BUS;\n"));
  assert_int_equal(t->preview->refused, 5);
  assert_int_equal(t->preview->doubtful, 1);
  assert_int_equal(t->preview->new_rows, 1);
  for (size_t i = 0; i < t->preview->n_lines; i++)
    assert_null(strstr(t->preview->lines[i].sentence, "1212"));
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_live(t), 1);
  assert_false(trial_file_holds(t, "1212121212"));
  assert_false(trial_file_holds(t, "070-123"));
}

static void likely_persons_need_a_yes(void **state)
{
  struct trial *t = *state;
  const char *file = HEADS "2026-08-06;Ekgatan;;TRA-BUS;växeln 0523-61 30 00\n";
  assert_true(trial_open_text(t, "a.csv", mapping, file));
  assert_int_equal(t->preview->doubtful, 1);
  assert_true(import_accept_line(t->import, 2, &t->err));
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_live(t), 1);
  assert_true(trial_open_text(t, "a.csv", mapping, file));
  assert_int_equal(t->preview->same, 1);
}

static void columns_on_persons_cannot_be_taken(void **state)
{
  struct trial *t = *state;
  const char *file = "Datum;Område;Kategori;Handläggare;Telefon;E-post;Personnummer\n"
                     "2026-08-06;Ekgatan;TRA-BUS;någon;070;a;b\n";
  assert_true(trial_open_text(t, "a.csv", NULL, file));
  for (size_t i = 0; i < t->preview->n_columns; i++) {
    assert_int_equal(t->preview->columns[i].person, i >= 3);
    if (i >= 3) assert_string_equal(t->preview->columns[i].example, "");
  }
  assert_false(trial_open_text(t, "a.csv",
                               "columns: { date = \"Datum\"; area = 2; category = 3; note = 4; };\n"
                               "defaults: { source = \"KSF\"; severity = 1; };\n",
                               file));
  assert_non_null(strstr(t->err.text, "Handläggare"));
}

/* An area is made of what stands in the column of areas, never of a place beside an empty one. */
static void a_place_makes_no_area(void **state)
{
  struct trial *t = *state;
  const char *create = arena_printf(&t->arena, "unknown = \"create\";\n%s", mapping);
  assert_true(trial_open_text(t, "p.csv", create,
                              HEADS "2026-08-07;;Okänd plats;TRA-BUS;a\n"
                                    "2026-08-07;Nytorp;Okänd plats;TRA-BUS;b\n"
                                    "2026-08-08;;bryggan;TRA-BUS;c\n"));
  assert_int_equal(t->preview->refused, 1);
  assert_int_equal(trial_line(t, 2).status, ROW_REFUSED);
  assert_int_equal(trial_line(t, 2).field, FIELD_AREA);
  assert_int_equal(t->preview->new_rows, 2);
}

/* Areas and categories are asked about at once, although who reports is not known either. */
static void unknown_words_are_all_told(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "u.csv",
                              "columns: { date = \"Datum\"; area = \"Område\";\n"
                              "  category = \"Kategori\"; };\n"
                              "defaults: { source = \"Ingen alls\"; severity = 2; };\n",
                              HEADS "2026-08-07;Nytorp;;NY-KOD;a\n"));
  assert_int_equal(t->preview->n_unknown, 2);
  assert_int_equal(t->preview->refused, 1);
  assert_int_equal(trial_line(t, 2).field, FIELD_SOURCE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, trial_set_up, trial_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(windows_1252),
      TEST(utf8_with_mark),
      TEST(utf16_little_with_mark),
      TEST(utf16_big_with_mark),
      TEST(utf16_little_without_mark),
      TEST(utf16_big_without_mark),
      TEST(damaged_utf8),
      TEST(quoted_breaks_and_separators),
      TEST(comma_and_tab),
      TEST(title_sums_and_empty_columns),
      TEST(amounts_as_they_are_written),
      TEST(dates_as_they_are_written),
      TEST(control_signs_are_shown_not_sent),
      TEST(one_field_of_ten_megabytes),
      TEST(a_million_columns),
      TEST(nul_bytes),
      TEST(half_a_file),
      TEST(no_rows_and_no_table),
      TEST(a_place_makes_no_area),
      TEST(unknown_words_are_all_told),
      TEST(persons_in_every_row),
      TEST(likely_persons_need_a_yes),
      TEST(columns_on_persons_cannot_be_taken),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
