// SPDX-License-Identifier: GPL-3.0-or-later
/* Mappings as text: what is accepted, what is refused, and that writing loses nothing. */
#include "ops/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char whole[] =
    "kind = \"counts\"; separator = \"tab\"; encoding = \"windows-1252\"; date_form = \"dmy\";\n"
    "unknown = \"refuse\"; omits_zeros = true; head_row = 3;\n"
    "columns: { area = \"WardName\"; category = 2; month = (\"202307\", 202308); };\n"
    "defaults: { severity = 2; source = \"Polisen\"; };\n"
    "areas: { Belsize = \"Belsize Park\"; Kilburn = \"\"; };\n"
    "categories = ( { theirs = \"Stöld, \\\"grov\\\"\"; ours = \"TIL\\\\INB\"; },\n"
    "  ( \"rad\\nbrott\", \"SKA\" ), { word = \"x\"; } );\n";

static void expect_whole(const struct import_mapping *m)
{
  assert_int_equal(m->kind, IMPORT_COUNTS);
  assert_int_equal(m->separator, '\t');
  assert_string_equal(m->encoding, "windows-1252");
  assert_string_equal(m->date_form, "dmy");
  assert_int_equal(m->unknown, UNKNOWN_REFUSE);
  assert_true(m->omits_zeros);
  assert_int_equal(m->head_row, 3);
  assert_string_equal(m->columns[FIELD_AREA], "WardName");
  assert_string_equal(m->columns[FIELD_CATEGORY], "2");
  assert_null(m->columns[FIELD_MONTH]);
  assert_int_equal(m->n_month_columns, 2);
  assert_string_equal(m->month_columns[0], "202307");
  assert_string_equal(m->month_columns[1], "202308");
  assert_string_equal(m->defaults[FIELD_SEVERITY], "2");
  assert_string_equal(m->defaults[FIELD_SOURCE], "Polisen");
  assert_int_equal(m->n_areas, 2);
  assert_string_equal(m->areas[0].word, "Belsize");
  assert_string_equal(m->areas[0].ours, "Belsize Park");
  assert_null(m->areas[1].ours);
  assert_int_equal(m->n_categories, 3);
  assert_string_equal(m->categories[0].word, "Stöld, \"grov\"");
  assert_string_equal(m->categories[0].ours, "TIL\\INB");
  assert_string_equal(m->categories[1].word, "rad\nbrott");
  assert_null(m->categories[2].ours);
}

static void reads_every_form_and_writes_it_back(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct import_mapping m;
  struct buf text = {0};
  struct err err;
  if (!import_mapping_read(&arena, "prov", whole, &m, &err)) fail_msg("%s", err.text);
  expect_whole(&m);
  assert_string_equal(m.name, "prov");
  import_mapping_write(&text, &m);
  if (!import_mapping_read(&arena, "prov", buf_text(&text), &m, &err)) fail_msg("%s", err.text);
  expect_whole(&m);
  buf_release(&text);
  arena_release(&arena);
}

static void empty_mapping_sniffs_and_asks(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct import_mapping m;
  struct err err;
  assert_true(import_mapping_read(&arena, "prov", "", &m, &err));
  assert_int_equal(m.kind, IMPORT_OBSERVATIONS);
  assert_int_equal(m.separator, 0);
  assert_null(m.encoding);
  assert_null(m.date_form);
  assert_int_equal(m.head_row, -1);
  assert_int_equal(m.unknown, UNKNOWN_ASK);
  assert_false(m.omits_zeros);
  arena_release(&arena);
}

/* Each names the mapping and the line, and what is wrong. */
static void wrong_mappings_are_refused(void **state)
{
  (void)state;
  static const struct {
    const char *text, *said;
  } wrong[] = {{"kind = \"brott\";", "brott"},
               {"\nunknown = \"kanske\";", "prov:2"},
               {"separator = \"ab\";", "separator"},
               {"separator = \"\\\"\";", "separator"},
               {"encoding = \"ebcdic\";", "ebcdic"},
               {"date_form = \"dag\";", "dag"},
               {"columns: { namn = \"Namn\"; };", "namn"},
               {"columns = 3;", "columns"},
               {"columns: { date = true; };", "prov:1"},
               {"areas = ( 1 );", "theirs"},
               {"areas = \"a\";", "areas"},
               {"defaults: { severity = [1, 2]; };", "prov:1"},
               {"omits_zeros = 1;", "omits_zeros"},
               {"färg = \"röd\";", "prov:1"},
               {"kind = ", "prov:1"}};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    struct arena arena = {0};
    struct import_mapping m;
    struct err err = {0};
    if (import_mapping_read(&arena, "prov", wrong[i].text, &m, &err)) fail_msg("%s", wrong[i].text);
    if (strstr(err.text, wrong[i].said) == NULL) fail_msg("%s: %s", wrong[i].text, err.text);
    arena_release(&arena);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_every_form_and_writes_it_back),
      cmocka_unit_test(empty_mapping_sniffs_and_asks),
      cmocka_unit_test(wrong_mappings_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
