// SPDX-License-Identifier: GPL-3.0-or-later
/* Reports of units as observations: what a row becomes, what comes again, and taking it back. */
#include "import_fixture.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char mapping[] =
    "kind = \"observations\";\n"
    "columns: { date = \"Datum\"; time = \"Kl\"; area = \"Ort\"; place = \"Plats\";\n"
    "  category = \"Rubrik\"; severity = \"Allvar\"; cost = \"Kostnad\"; note = \"Text\";\n"
    "  police_reported = \"Polisanmält\"; };\n"
    "defaults: { source = \"Fältteamet\"; };\n";
#define HEADS "Datum;Kl;Ort;Plats;Rubrik;Allvar;Kostnad;Text;Polisanmält\n"

static void row_becomes_observation(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.csv", mapping,
             HEADS
             "2026-08-10;07:20;Mariedal;Mariedalsskolan;SKA-GLAS;2;4 800 kr;Krossad ruta, hus "
             "B;ja\n");
  struct observation o = trial_observation(t, 0);
  assert_int_equal(o.area_id, MARIEDAL);
  assert_string_equal(o.place_name, "Mariedalsskolan");
  assert_int_equal(o.category_id, SKA_GLAS);
  assert_int_equal(o.source_id, UNIT_FALT);
  assert_int_equal(o.severity, 2);
  assert_int_equal(o.known, KNOWN_TIME);
  assert_int_equal(o.day, 20260810);
  assert_int_equal(o.time, 720);
  assert_int_equal(o.month, 202608);
  assert_int_equal(o.cost, 4800);
  assert_int_equal(o.police_reported, ANSWER_YES);
  assert_string_equal(o.note, "Krossad ruta, hus B");
  assert_int_equal(o.import_id, t->id);
}

static void knowledge_of_time_follows_the_cells(void **state)
{
  static const char spans[] =
      "columns: { date = 1; time = 2; date_to = 3; time_to = 4; area = 5; category = 6; };\n"
      "defaults: { source = \"KSF\"; severity = 1; };\nhead_row = 0;\n";
  struct trial *t = *state;
  trial_take(t, "a.csv", spans,
             "2026-05;;;;Ekgatan;TRA-BUS\n"
             "2026-06-01;;;;Ekgatan;TRA-BUS\n"
             "2026-06-02;21.30;;;Ekgatan;TRA-BUS\n"
             "2026-06-30;18.00;2026-07-03;06.00;Ekgatan;TRA-BUS\n");
  assert_int_equal(trial_observation(t, 0).known, KNOWN_MONTH);
  assert_int_equal(trial_observation(t, 0).day, 20260500);
  assert_int_equal(trial_observation(t, 1).known, KNOWN_DAY);
  assert_int_equal(trial_observation(t, 1).time, TIME_NONE);
  assert_int_equal(trial_observation(t, 2).time, 2130);
  assert_int_equal(trial_observation(t, 3).known, KNOWN_INTERVAL);
  /* Its middle is 2 July 00.00, so it counts in July. */
  assert_int_equal(trial_observation(t, 3).month, 202607);
}

static void refused_rows_say_line_and_reason(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv", mapping,
                              HEADS "2026-11-31;;Ekgatan;;TRA-BUS;2;;;\n" /* no such date */
                                    "2026-08-01;25:10;Ekgatan;;TRA-BUS;2;;;\n"
                                    "2026-08-01;;Ekgatan;;TRA-BUS;4;;;\n"
                                    "2026-09-15;;Ekgatan;;TRA-BUS;2;;;\n" /* lies ahead */
                                    "2026-08-01;;;;TRA-BUS;2;;;\n"
                                    "2026-08-01;;Ekgatan;;TRA-BUS;2;mycket;;\n"
                                    "2026-08-01;;Ekgatan;;TRA-BUS;2;;;\n"));
  static const enum import_field fields[] = {FIELD_DATE, FIELD_TIME, FIELD_SEVERITY,
                                             FIELD_DATE, FIELD_AREA, FIELD_COST};
  for (long i = 0; i < 6; i++) {
    struct import_line line = trial_line(t, i + 2);
    assert_int_equal(line.status, ROW_REFUSED);
    assert_int_equal(line.field, fields[i]);
    assert_true(strlen(line.sentence) > 10);
  }
  assert_int_equal(t->preview->read, 7);
  assert_int_equal(t->preview->new_rows, 1);
  assert_int_equal(t->preview->refused, 6);
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_live(t), 1);
}

static void unknown_words_stop_it_until_answered(void **state)
{
  struct trial *t = *state;
  const char *file = HEADS "2026-08-01;;Stn.området;;Buskörning;2;;;\n"
                           "2026-08-02;;Stn.området;;TRA-BUS;2;;;\n";
  assert_true(trial_open_text(t, "a.csv", mapping, file));
  assert_int_equal(t->preview->doubtful, 2);
  assert_int_equal(t->preview->n_unknown, 2);
  assert_string_equal(t->preview->unknown[0].word, "Stn.området");
  assert_int_equal(t->preview->unknown[0].rows, 2);
  int64_t id;
  assert_false(import_run(t->import, NULL, NULL, NULL, &id, &t->err));
  assert_int_equal(trial_live(t), 0);

  assert_true(import_translate(t->import, FIELD_AREA, "Stn.området", "Norra hamnen", &t->err));
  assert_true(import_translate(t->import, FIELD_CATEGORY, "Buskörning", NULL, &t->err));
  assert_int_equal(import_preview_of(t->import)->left_out, 1);
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_live(t), 1);
  assert_int_equal(trial_observation(t, 0).area_id, NORRA_HAMNEN);

  /* Asked once: the next file of the same mapping is understood. */
  assert_true(trial_open_text(t, "b.csv", mapping, file));
  assert_int_equal(t->preview->n_unknown, 0);
  assert_int_equal(t->preview->same, 1);
  assert_int_equal(t->preview->left_out, 1);
}

static void create_makes_what_is_missing(void **state)
{
  struct trial *t = *state;
  char create[sizeof mapping + 64];
  snprintf(create, sizeof create, "%sunknown = \"create\";\n", mapping);
  trial_take(t, "a.csv", create,
             HEADS "2026-08-01;;Åtorget;Kiosken;Trafikolycka, personskada;2;;;\n"
                   "2026-08-02;;åtorget ;Kiosken;Trafikolycka, personskada;2;;;\n"
                   "2026-08-02;;Åtorget;;Trafikolycka, vilt;2;;;\n");
  struct area *areas;
  struct category *categories;
  size_t n;
  assert_true(store_areas(t->f.store, 0, &t->arena, &areas, &n, &t->err));
  assert_int_equal(n, N_AREAS + 1);
  assert_string_equal(areas[N_AREAS].name, "Åtorget");
  assert_int_equal(areas[N_AREAS].number, N_AREAS + 1);
  assert_true(store_categories(t->f.store, 0, &t->arena, &categories, &n, &t->err));
  assert_int_equal(n, N_CATEGORIES + 2);
  for (size_t i = 0; i < n; i++) {
    assert_in_range(strlen(categories[i].code), 1, 8);
    for (size_t k = 0; k < i; k++)
      assert_string_not_equal(categories[i].code, categories[k].code);
  }
  assert_int_equal(trial_observation(t, 0).place_id, trial_observation(t, 1).place_id);
}

static void same_file_twice_adds_nothing(void **state)
{
  struct trial *t = *state;
  /* The second and third rows are alike, and stay two. */
  const char *file = HEADS "2026-08-01;21:00;Ekgatan;Coop;TRA-BUS;2;;;\n"
                           "2026-08-02;;Ekgatan;;TRA-BUS;2;;;\n"
                           "2026-08-02;;Ekgatan;;TRA-BUS;2;;;\n";
  trial_take(t, "a.csv", mapping, file);
  assert_int_equal(trial_live(t), 3);
  assert_true(trial_open_text(t, "a.csv", mapping, file));
  assert_true(t->preview->seen_before);
  assert_int_equal(t->preview->same, 3);
  assert_int_equal(t->preview->new_rows, 0);
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_live(t), 3);
}

static void newer_release_updates(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.csv", mapping,
             HEADS "2026-08-01;21:00;Ekgatan;Coop;TRA-BUS;1;;först;\n"
                   "2026-08-02;;Mariedal;;SKA-KLO;2;;;\n");
  trial_take(t, "b.csv", mapping,
             HEADS "2026-08-01;21:00;Ekgatan;Coop;TRA-BUS;3;;sedan;\n"
                   "2026-08-02;;Mariedal;;SKA-KLO;2;;;\n"
                   "2026-08-03;;Mariedal;;SKA-KLO;2;;;\n");
  assert_int_equal(trial_live(t), 3);
  struct observation o = trial_observation(t, 0);
  assert_int_equal(o.severity, 3);
  assert_string_equal(o.note, "sedan");
  struct import_row *imports;
  size_t n;
  assert_true(store_imports(t->f.store, &t->arena, &imports, &n, &t->err));
  assert_int_equal(n, 2);
  assert_int_equal(imports[0].rows_new, 1);
  assert_int_equal(imports[0].rows_changed, 1);
  assert_int_equal(imports[0].rows_same, 1);
}

/* A correction by hand is not silently taken back when a file with the old value comes again. */
static void corrections_by_hand_are_asked_about(void **state)
{
  struct trial *t = *state;
  const char *file = HEADS "2026-08-01;21:00;Ekgatan;;TRA-BUS;1;;;\n";
  trial_take(t, "a.csv", mapping, file);
  struct observation o = trial_observation(t, 0);
  o.severity = 3;
  assert_true(ops_put_observation(&t->f.ops, &o, NULL, &t->err));
  assert_true(trial_open_text(t, "a.csv", mapping, file));
  assert_int_equal(t->preview->doubtful, 1);
  assert_int_equal(t->preview->changed, 0);
  assert_true(import_accept_line(t->import, 2, &t->err));
  assert_int_equal(import_preview_of(t->import)->changed, 1);
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_observation(t, 0).severity, 1);
}

static void ids_tell_rows(void **state)
{
  static const char with_id[] =
      "columns: { date = \"Datum\"; area = \"Ort\"; category = \"Typ\"; id = \"Nr\"; };\n"
      "defaults: { source = \"Polisen\"; severity = \"2\"; };\n";
  struct trial *t = *state;
  /* 7 comes twice, and two rows have none: four rows. */
  trial_take(t, "a.csv", with_id,
             "Nr;Datum;Ort;Typ\n7;2026-08-01;Ekgatan;TRA-BUS\n7;2026-08-01;Ekgatan;SKA-KLO\n"
             ";2026-08-01;Ekgatan;TRA-BUS\n;2026-08-01;Ekgatan;TRA-BUS\n");
  assert_int_equal(trial_live(t), 4);
  /* With an id another date is a correction. */
  trial_take(t, "b.csv", with_id,
             "Nr;Datum;Ort;Typ\n7;2026-08-09;Ekgatan;TRA-BUS\n7;2026-08-01;Ekgatan;SKA-KLO\n");
  assert_int_equal(trial_live(t), 4);
}

static void undo_takes_the_whole_import_back(void **state)
{
  struct trial *t = *state;
  struct buf phrase = {0};
  trial_take(t, "a.csv", mapping, HEADS "2026-08-01;;Ekgatan;;TRA-BUS;1;;;\n");
  const char *newer =
      HEADS "2026-08-01;;Ekgatan;;TRA-BUS;3;;;\n2026-08-02;;Ekgatan;;TRA-BUS;1;;;\n";
  trial_take(t, "b.csv", mapping, newer);
  assert_int_equal(trial_live(t), 2);
  fixture_reopen(&t->f); /* also next day */
  assert_true(ops_undo(&t->f.ops, &phrase, &t->err));
  assert_int_equal(trial_live(t), 1);
  assert_int_equal(trial_observation(t, 0).severity, 1);
  assert_true(ops_redo(&t->f.ops, &phrase, &t->err));
  assert_int_equal(trial_live(t), 2);
  assert_int_equal(trial_observation(t, 0).severity, 3);
  assert_true(ops_undo(&t->f.ops, &phrase, &t->err));
  assert_true(ops_undo(&t->f.ops, &phrase, &t->err));
  assert_int_equal(trial_live(t), 0);
  /* What was undone is not there, so it can be read in again. */
  trial_take(t, "b.csv", mapping, newer);
  assert_int_equal(trial_live(t), 2);
  buf_release(&phrase);
}

static size_t areas_today(struct trial *t)
{
  struct area *areas;
  size_t n;
  assert_true(store_areas(t->f.store, 20260902, &t->arena, &areas, &n, &t->err));
  return n;
}

static void undo_of_made_areas(void **state)
{
  struct trial *t = *state;
  struct buf phrase = {0};
  char create[sizeof mapping + 64];
  snprintf(create, sizeof create, "%sunknown = \"create\";\n", mapping);
  trial_take(t, "a.csv", create, HEADS "2026-08-01;;Åtorget;;Buskörning;2;;;\n");
  assert_int_equal(areas_today(t), N_AREAS + 1);
  assert_true(ops_undo(&t->f.ops, &phrase, &t->err));
  assert_int_equal(trial_live(t), 0);
  assert_int_equal(areas_today(t), N_AREAS);
  assert_true(ops_redo(&t->f.ops, &phrase, &t->err));
  assert_int_equal(trial_live(t), 1);
  assert_int_equal(areas_today(t), N_AREAS + 1);
  assert_true(ops_undo(&t->f.ops, &phrase, &t->err));
  /* What was made and undone is unknown again, and is made again without a twin. */
  const char *file = HEADS "2026-08-01;;Åtorget;;Buskörning;2;;;\n";
  assert_true(trial_open_text(t, "a.csv", mapping, file));
  assert_int_equal(t->preview->n_unknown, 2);
  trial_take(t, "a.csv", create, file);
  assert_int_equal(areas_today(t), N_AREAS + 1);
  buf_release(&phrase);
}

static void withdrawn_by_itself_past_later_work(void **state)
{
  struct trial *t = *state;
  const char *file = HEADS "2026-08-01;;Ekgatan;;TRA-BUS;1;;;\n2026-08-02;;Ekgatan;;TRA-BUS;1;;;\n";
  trial_take(t, "a.csv", mapping, file);
  int64_t id = t->id;
  fixture_observe(&t->f, BRASTAD, TIL_INB, 1, 20260826);
  struct observation o = trial_observation(t, 0);
  o.severity = 3;
  assert_true(ops_put_observation(&t->f.ops, &o, NULL, &t->err));
  struct observation *edited;
  size_t n;
  assert_true(import_edited(&t->f.ops, id, &t->arena, &edited, &n, &t->err));
  assert_int_equal(n, 1);
  assert_true(import_withdraw(&t->f.ops, id, &t->err));
  assert_int_equal(trial_live(t), 1);
  assert_false(import_withdraw(&t->f.ops, id, &t->err));
  trial_take(t, "a.csv", mapping, file);
  assert_int_equal(trial_live(t), 3);
}

static void locked_month_takes_late_rows(void **state)
{
  struct trial *t = *state;
  assert_true(ops_open_month(&t->f.ops, 202607, &t->err));
  assert_true(ops_lock_month(&t->f.ops, 202607, "P1", NULL, &t->err));
  assert_true(ops_open_month(&t->f.ops, 202608, &t->err));
  trial_take(t, "a.csv", mapping,
             HEADS "2026-07-31;;Ekgatan;;TRA-BUS;1;;;\n2026-08-01;;Ekgatan;;TRA-BUS;1;;;\n");
  assert_true(trial_observation(t, 0).late);
  assert_false(trial_observation(t, 1).late);
  struct unit_report *reports;
  size_t n;
  assert_true(store_unit_reports(t->f.store, 202608, &t->arena, &reports, &n, &t->err));
  for (size_t i = 0; i < n; i++)
    assert_int_equal(reports[i].state,
                     reports[i].unit_id == UNIT_FALT ? REPORT_REPORTED : REPORT_MISSING);
  assert_true(store_unit_reports(t->f.store, 202607, &t->arena, &reports, &n, &t->err));
  for (size_t i = 0; i < n; i++)
    if (reports[i].unit_id == UNIT_FALT) assert_int_equal(reports[i].state, REPORT_LATE);
}

static void corrections_and_refused_file(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(t, "a.csv", mapping,
                              HEADS "2026-11-31;;Ekgatan;;TRA-BUS;2;;;\n"
                                    "2026-08-02;;Ekgatan;;TRA-BUS;2;;\"säger; 640823-3234\";\n"));
  assert_int_equal(t->preview->refused, 2);
  const char *path = arena_printf(&t->arena, "%s/refused.csv", t->f.folder);
  assert_true(import_write_refused(t->import, path, &t->err));
  struct buf written = {0};
  FILE *file = fopen(path, "r");
  char bytes[2048];
  assert_non_null(file);
  buf_addn(&written, bytes, fread(bytes, 1, sizeof bytes, file));
  fclose(file);
  remove(path);
  assert_non_null(strstr(buf_text(&written), "2;Date;"));
  assert_non_null(strstr(buf_text(&written), "3;Text;"));
  assert_null(strstr(buf_text(&written), "640823"));
  buf_release(&written);
  assert_true(import_correct(t->import, 2, FIELD_DATE, "2026-08-30", &t->err));
  assert_int_equal(import_preview_of(t->import)->refused, 1);
  assert_true(import_correct(t->import, 3, FIELD_NOTE, "skräp i trappan", &t->err));
  assert_int_equal(import_preview_of(t->import)->refused, 0);
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_live(t), 2);
  assert_false(trial_file_holds(t, "640823"));
}

static void saved_mapping_is_proposed_next_time(void **state)
{
  struct trial *t = *state;
  const char *file = HEADS "2026-08-01;;Stationen;;TRA-BUS;2;;;\n";
  assert_true(trial_open_text(t, "a.csv", mapping, file));
  assert_true(import_translate(t->import, FIELD_AREA, "Stationen", "Ekgatan", &t->err));
  assert_true(trial_run(t, "Fältet ”månad” \"a\\b\""));
  assert_true(trial_open_text(t, "b.csv", NULL, HEADS "2026-08-05;;Stationen;;TRA-BUS;2;;;\n"));
  assert_string_equal(t->preview->mapping.name, "Fältet ”månad” \"a\\b\"");
  assert_string_equal(t->preview->mapping.defaults[FIELD_SOURCE], "Fältteamet");
  assert_int_equal(t->preview->new_rows, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, trial_set_up, trial_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(row_becomes_observation),
      TEST(knowledge_of_time_follows_the_cells),
      TEST(refused_rows_say_line_and_reason),
      TEST(unknown_words_stop_it_until_answered),
      TEST(create_makes_what_is_missing),
      TEST(same_file_twice_adds_nothing),
      TEST(newer_release_updates),
      TEST(corrections_by_hand_are_asked_about),
      TEST(ids_tell_rows),
      TEST(undo_takes_the_whole_import_back),
      TEST(undo_of_made_areas),
      TEST(withdrawn_by_itself_past_later_work),
      TEST(locked_month_takes_late_rows),
      TEST(corrections_and_refused_file),
      TEST(saved_mapping_is_proposed_next_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
