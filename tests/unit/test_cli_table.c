// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "cli_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct cli_field fields[] = {
    {"area", N_("Area"), 8},  {"observations", N_("Obs"), -5}, {"need", NULL, FIELD_HIDDEN},
    {"date", N_("Date"), 10}, {"known", N_("State"), 6},       {"note", N_("What"), FIELD_REST},
};

static void put_rows(struct cli_table *table)
{
  static const char *const two[] = {"a", "b\"c"};
  cli_cell(table, "Åtorget");
  cli_cell_integer(table, 12);
  cli_cell_real(table, 0.1);
  cli_cell_date(table, 20260801);
  cli_cell_term(table, answer_terms, ANSWER_NO);
  cli_cell(table, "=1+1; \"citat\"");
  cli_cell(table, NULL);
  cli_cell_amount(table, -1);
  cli_cell_real(table, -1);
  cli_cell_date(table, DATE_NONE);
  cli_cell_boolean(table, true);
  cli_cell_list(table, two, 2);
}

/* What the table writes to standard output; overwritten by the next call. */
static char *written(enum table_format format)
{
  static char text[4096];
  FILE *file = tmpfile();
  assert_non_null(file);
  fflush(stdout);
  int kept = dup(STDOUT_FILENO);
  dup2(fileno(file), STDOUT_FILENO);
  struct cli_table table;
  cli_table_begin(&table, format, fields, sizeof fields / sizeof fields[0]);
  put_rows(&table);
  cli_table_end(&table);
  fflush(stdout);
  dup2(kept, STDOUT_FILENO);
  close(kept);
  rewind(file);
  text[fread(text, 1, sizeof text - 1, file)] = '\0';
  fclose(file);
  return text;
}

static void test_json(void **state)
{
  (void)state;
  assert_string_equal(
      written(TABLE_JSON),
      "[\n"
      "  {\"area\": \"Åtorget\", \"observations\": 12, \"need\": 0.1, \"date\": \"2026-08-01\", "
      "\"known\": \"no\", \"note\": \"=1+1; \\\"citat\\\"\"},\n"
      "  {\"area\": null, \"observations\": null, \"need\": null, \"date\": null, "
      "\"known\": true, \"note\": [\"a\", \"b\\\"c\"]}\n"
      "]\n");
}

/* With a byte order mark, so that a spreadsheet takes it for UTF-8, semicolons, a decimal comma,
 * and nothing that begins like a formula. */
static void test_csv(void **state)
{
  (void)state;
  assert_string_equal(written(TABLE_CSV), "\xEF\xBB\xBF"
                                          "area;observations;need;date;known;note\n"
                                          "Åtorget;12;0,1;2026-08-01;no;\"'=1+1; \"\"citat\"\"\"\n"
                                          ";;;;yes;\"a, b\"\"c\"\n");
}

static void test_text(void **state)
{
  (void)state;
  assert_string_equal(written(TABLE_TEXT), "Area        Obs  Date        State   What\n"
                                           "Åtorget      12  2026-08-01  no      =1+1; \"citat\"\n"
                                           "                             yes     a, b\"c\n");
}

static void test_json_text_has_no_control_characters(void **state)
{
  (void)state;
  struct buf out = {0};
  cli_json_text(&out, "a\tb\x1b\nö");
  assert_string_equal(buf_text(&out), "\"a\\u0009b\\u001b\\nö\"");
  buf_release(&out);
}

/* Unrounded: what is read back is the same number, and no digit stands there in vain. */
static void test_numbers_come_back(void **state)
{
  (void)state;
  static const double numbers[] = {0, 0.1, 1.0 / 3, 27.0, 20.1, 1e300, 5e-324, 100 * 7.0 / 60};
  struct buf out = {0};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    buf_clear(&out);
    cli_json_real(&out, numbers[i]);
    double back = strtod(buf_text(&out), NULL);
    assert_memory_equal(&back, &numbers[i], sizeof back);
  }
  buf_clear(&out);
  cli_json_real(&out, 0.1);
  assert_string_equal(buf_text(&out), "0.1");
  buf_clear(&out);
  cli_json_real(&out, 1710);
  assert_string_equal(buf_text(&out), "1710");
  buf_release(&out);
}

int main(void)
{
  i18n_start("en");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_json),
      cmocka_unit_test(test_csv),
      cmocka_unit_test(test_text),
      cmocka_unit_test(test_json_text_has_no_control_characters),
      cmocka_unit_test(test_numbers_come_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
