// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables of counts: what they make, what a newer one changes, and months that were cut. */
#include "import_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char mapping[] =
    "kind = \"counts\";\n"
    "columns: { month = \"Månad\"; area = \"Område\"; category = \"Brott\"; count = \"Antal\"; };\n"
    "defaults: { source = \"Polisen\"; severity = 2; };\n";
#define HEADS "Månad;Område;Brott;Antal\n"

static long count_in(struct trial *t, int month)
{
  struct total *totals;
  size_t n;
  long sum = 0;
  assert_true(store_month_totals(t->f.store, month, month, &t->arena, &totals, &n, &t->err));
  for (size_t i = 0; i < n; i++)
    sum += totals[i].observations;
  return sum;
}

static void one_observation_for_each_counted(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.csv", mapping,
             HEADS
             "2026-05;Ekgatan;SKA-KLO;3\n2026-05;Brastad;SKA-KLO;0\n2026-06;Ekgatan;SKA-KLO;1\n");
  assert_int_equal(trial_live(t), 4);
  struct observation o = trial_observation(t, 0);
  assert_int_equal(o.known, KNOWN_MONTH);
  assert_int_equal(o.day, 20260500);
  assert_int_equal(o.month, 202605);
  assert_int_equal(o.source_id, UNIT_POLISEN);
  assert_int_equal(o.severity, 2);
}

static void newer_count_adds_or_voids_the_difference(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.csv", mapping, HEADS "2026-05;Ekgatan;SKA-KLO;5\n2026-05;Brastad;SKA-KLO;2\n");
  assert_true(trial_open_text(t, "b.csv", mapping,
                              HEADS "2026-05;Ekgatan;SKA-KLO;3\n2026-05;Brastad;SKA-KLO;6\n"));
  assert_int_equal(t->preview->changed, 2);
  assert_int_equal(t->preview->new_rows, 0);
  assert_non_null(strstr(t->preview->lines[0].sentence, "5"));
  assert_non_null(strstr(t->preview->lines[0].sentence, "3"));
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_live(t), 9);
  trial_take(t, "b.csv", mapping, HEADS "2026-05;Ekgatan;SKA-KLO;3\n2026-05;Brastad;SKA-KLO;6\n");
  assert_int_equal(trial_live(t), 9);

  struct buf phrase = {0};
  assert_true(ops_undo(&t->f.ops, &phrase, &t->err));
  buf_release(&phrase);
  assert_int_equal(trial_live(t), 7);
  /* After the undo the first table is again what is compared with. */
  assert_true(trial_open_text(t, "a.csv", mapping,
                              HEADS "2026-05;Ekgatan;SKA-KLO;5\n2026-05;Brastad;SKA-KLO;2\n"));
  assert_int_equal(t->preview->same, 2);
}

static void withdrawn_counts_can_come_again(void **state)
{
  struct trial *t = *state;
  const char *first = HEADS "2026-05;Ekgatan;SKA-KLO;5\n";
  const char *second = HEADS "2026-05;Ekgatan;SKA-KLO;8\n2026-06;Ekgatan;SKA-KLO;1\n";
  trial_take(t, "a.csv", mapping, first);
  trial_take(t, "b.csv", mapping, second);
  assert_int_equal(trial_live(t), 9);
  assert_true(import_withdraw(&t->f.ops, t->id, &t->err));
  assert_int_equal(trial_live(t), 5);
  trial_take(t, "b.csv", mapping, second);
  assert_int_equal(trial_live(t), 9);
}

static void what_is_not_said_is_not_zero(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.csv", mapping, HEADS "2026-05;Ekgatan;SKA-KLO;5\n2026-05;Brastad;SKA-KLO;2\n");
  /* Suppressed, not computable, empty, and a row that is missing: unknown, so nothing changes. */
  trial_take(t, "b.csv", mapping,
             HEADS "2026-05;Ekgatan;SKA-KLO;..\n2026-05;Ekgatan;SKA-ANN;.\n"
                   "2026-05;Ekgatan;TIL-INB;\n2026-05;Stadsparken;SKA-KLO;2\n");
  assert_int_equal(trial_live(t), 9);
  char omits[sizeof mapping + 64];
  strcat(strcpy(omits, mapping), "omits_zeros = true;\n");
  trial_take(t, "c.csv", omits, HEADS "2026-05;Ekgatan;SKA-KLO;5\n");
  assert_int_equal(trial_live(t), 5);
}

static void numbers_as_they_are_written(void **state)
{
  struct trial *t = *state;
  assert_true(
      trial_open_text(t, "a.csv", mapping,
                      HEADS "2026-01;Ekgatan;SKA-KLO;1 234\n202602;Ekgatan;SKA-KLO;1012.0\n"
                            "2026M03;Ekgatan;SKA-KLO;1\u00A0000\napril 2026;Ekgatan;SKA-KLO;1003\n"
                            "05/2026;Ekgatan;SKA-KLO;1,5\n2026-05;Ekgatan;SKA-KLO;-1\n"
                            "2026-05;Ekgatan;SKA-KLO;många\n2026-11;Ekgatan;SKA-KLO;1\n"
                            "2026-05;Totalt;SKA-KLO;2000\nSumma;;;5\n"));
  assert_int_equal(t->preview->new_rows, 4);
  assert_int_equal(t->preview->refused, 6);
  assert_int_equal(t->preview->read, 10);
}

static const char wide_mapping[] =
    "kind = \"counts\"; separator = \",\";\n"
    "columns: { area = 1; category = \"Brott\"; count = [\"202604\", \"202605\", \"202606\"]; };\n"
    "defaults: { source = \"Polisen\"; severity = 2; };\n";
static const char wide_file[] = "Område,Brott,202604,202605,202606\n"
                                "Ekgatan,SKA-KLO,1,2,3\n\"Norra hamnen\",SKA-KLO,0,,4\n";

static void wide_months_become_long(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv", wide_mapping, wide_file));
  assert_int_equal(t->preview->read, 6);
  assert_int_equal(t->preview->left_out, 1);
  assert_int_equal(t->preview->observations, 10);
  assert_true(trial_run(t, NULL));
  assert_int_equal(count_in(t, 202604), 1);
  assert_int_equal(count_in(t, 202605), 2);
  assert_int_equal(count_in(t, 202606), 7);
}

/* A list of months and heads that are found by themselves are one table to the family, and the
 * remembered mapping takes the next release with other months. */
static void wide_months_are_found_by_themselves(void **state)
{
  static const char found[] = "kind = \"counts\"; columns: { area = \"Område\"; category = 2; };\n"
                              "defaults: { source = \"Polisen\"; severity = 2; };\n";
  struct trial *t = *state;
  trial_take(t, "a.csv", wide_mapping, wide_file);
  assert_true(trial_open_text(t, "b.csv", found, wide_file));
  assert_int_equal(t->preview->same, 5);
  assert_true(trial_run(t, NULL));
  assert_true(trial_open_text(t, "c.csv", found,
                              "Område;Brott;202607\nEkgatan;SKA-KLO;2\nBrastad;SKA-KLO;1\n"));
  assert_true(trial_run(t, "polisen bred"));
  const char *text;
  assert_true(store_mapping(t->f.store, "polisen bred", &t->arena, &text, &t->err));
  assert_null(strstr(text, "202607"));
}

static const char steady[] = "Område;Brott;202601;202602;202603;202604;202605;202606\n"
                             "Ekgatan;SKA-KLO;70;71;69;%s;70;72\n";

/* 4 of 71 is stopped; a third is not. */
static void incomplete_month_is_skipped(void **state)
{
  static const char found[] = "kind = \"counts\"; columns: { area = 1; category = 2; };\n"
                              "defaults: { source = \"Polisen\"; severity = 2; };\n";
  struct trial *t = *state;
  const char *low = arena_printf(&t->arena, steady, "4");
  assert_true(trial_open_text(t, "a.csv", found, arena_printf(&t->arena, steady, "24")));
  assert_int_equal(t->preview->n_incomplete, 0);
  assert_true(trial_open_text(t, "a.csv", found, low));
  assert_int_equal(t->preview->n_incomplete, 1);
  assert_int_equal(t->preview->incomplete[0].month, 202604);
  assert_int_equal(t->preview->incomplete[0].now, 4);
  /* The median of 71, 69, 70 and 72 (202601 is three months away): 70, 71, 69, 70, 72. */
  assert_int_equal(t->preview->incomplete[0].before, 70);
  assert_true(trial_run(t, NULL));
  assert_int_equal(count_in(t, 202604), 0);
  int *months;
  size_t n;
  assert_true(store_incomplete_months(t->f.store, &t->arena, &months, &n, &t->err));
  assert_int_equal(n, 1);
  assert_int_equal(months[0], 202604);

  /* The whole month comes with the next release, and is then compared with again. */
  trial_take(t, "b.csv", found, arena_printf(&t->arena, steady, "68"));
  assert_int_equal(count_in(t, 202604), 68);
  assert_true(store_incomplete_months(t->f.store, &t->arena, &months, &n, &t->err));
  assert_int_equal(n, 0);

  /* Against its own old total; taken when the user says so. */
  assert_true(trial_open_text(t, "c.csv", found, low));
  assert_int_equal(import_preview_of(t->import)->incomplete[0].before, 68);
  assert_true(import_accept_month(t->import, 202604, true, &t->err));
  assert_true(trial_run(t, NULL));
  assert_int_equal(count_in(t, 202604), 4);
}

static void missing_fields_are_said(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv",
                              "kind = \"counts\"; columns: { month = 1; area = 2; category "
                              "= 3; count = 4; };\n",
                              HEADS "2026-05;Ekgatan;SKA-KLO;3\n"));
  assert_int_equal(t->preview->n_lines, 2);
  assert_int_equal(t->preview->lines[0].line, 0);
  int64_t id;
  assert_false(import_run(t->import, NULL, NULL, NULL, &id, &t->err));
  assert_int_equal(trial_live(t), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, trial_set_up, trial_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(one_observation_for_each_counted),
      TEST(newer_count_adds_or_voids_the_difference),
      TEST(withdrawn_counts_can_come_again),
      TEST(what_is_not_said_is_not_zero),
      TEST(numbers_as_they_are_written),
      TEST(wide_months_become_long),
      TEST(wide_months_are_found_by_themselves),
      TEST(incomplete_month_is_skipped),
      TEST(missing_fields_are_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
