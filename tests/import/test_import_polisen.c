// SPDX-License-Identifier: GPL-3.0-or-later
/* Events of the police in the shapes that their service has been seen to give. */
#include "import_fixture.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char mapping[] = "kind = \"polisen\"; unknown = \"create\";\n"
                              "defaults: { source = \"Polisen\"; severity = \"2\"; };\n";

#define EVENT(id, datetime, name, summary, type, place)                   \
  "{\"id\": " id ", \"datetime\": \"" datetime "\", \"name\": \"" name    \
  "\", \"summary\": \"" summary "\", \"url\": \"/x/\", \"type\": \"" type \
  "\", \"location\": {\"name\": \"" place "\", \"gps\": \"58.2,11.4\"}}"

static void title_says_when_and_where(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.json", mapping,
             "[" EVENT("1", "2026-08-22 9:05:00 +02:00",
                       "22 augusti 08:57, Trafikolycka, personskada, Brastad", "Två bilar.",
                       "Trafikolycka, personskada", "Västra Götalands län") "]");
  struct observation o = trial_observation(t, 0);
  assert_int_equal(o.day, 20260822);
  assert_int_equal(o.time, 857); /* the event's, not the publication's 09.05 */
  assert_int_equal(o.area_id, BRASTAD);
  assert_string_equal(o.category_name, "Trafikolycka, personskada");
  assert_string_equal(o.note, "Två bilar.");
  assert_int_equal(o.source_id, UNIT_POLISEN);
}

static void year_is_that_of_the_event(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.json", mapping,
             "[" EVENT("1", "2026-01-01 0:40:16 +01:00", "31 december 00.07, Brand, Ekgatan", "a",
                       "Brand", "Ekgatan") "," EVENT("2", "2026-01-01 10:22:58 +01:00",
                                                     "01 januari 03.29, Brand, Ekgatan", "b",
                                                     "Brand", "Ekgatan") "]");
  assert_int_equal(trial_observation(t, 0).day, 20251231);
  assert_int_equal(trial_observation(t, 1).day, 20260101);
}

static void blanks_and_entities(void **state)
{
  struct trial *t = *state;
  trial_take(t, "a.json", mapping,
             "[" EVENT("\"77\"", "2026-08-02 10:00:00 +02:00",
                       "02 augusti 9.15, Lagen om hundar\\u00a0och katter , Norra\\u00a0hamnen ",
                       " Hund &amp; katt\\u00a0i park. ", "Lagen om hundar\\u00a0och katter ",
                       "Norra hamnen") "]");
  struct observation o = trial_observation(t, 0);
  assert_int_equal(o.area_id, NORRA_HAMNEN);
  assert_int_equal(o.time, 915);
  assert_string_equal(o.category_name, "Lagen om hundar och katter");
  assert_string_equal(o.note, "Hund & katt i park.");
}

static void what_is_no_event(void **state)
{
  struct trial *t = *state;
  assert_true(trial_open_text(
      t, "a.json", mapping,
      "[" EVENT("1", "2026-08-02 7:00:00 +02:00", "02 augusti 07:00, Sammanfattning natt, Ekgatan",
                "Natten.", "Sammanfattning natt",
                "Ekgatan") "," EVENT("2", "2026-08-02 7:00:00 +02:00", "Kontakta oss", "?", "Annat",
                                     "Ekgatan") "," EVENT("3", "2026-08-02 7:00:00 +02:00",
                                                          "32 augusti 07:00, Brand, Ekgatan", "?",
                                                          "Brand", "Ekgatan") ", 7, null, {} ]"));
  assert_int_equal(t->preview->left_out, 1);
  assert_int_equal(t->preview->refused, 5);
  assert_int_equal(t->preview->new_rows, 0);
}

#define FIRST(text)                                                                           \
  EVENT("5", "2026-08-02 10:00:00 +02:00", "02 augusti 09:15, Brand, Ekgatan", text, "Brand", \
        "Ekgatan")
#define LATER(text)                                                                           \
  EVENT("5", "2026-08-02 12:30:00 +02:00", "02 augusti 09:15, Brand, Ekgatan", text, "Brand", \
        "Ekgatan")

static void same_event_again_with_other_text(void **state)
{
  struct trial *t = *state;
  /* In one file the text published last holds, wherever it stands. */
  assert_true(trial_open_text(t, "a.json", mapping, "[" LATER("Släckt.") "," FIRST("Pågår.") "]"));
  assert_int_equal(t->preview->new_rows, 1);
  assert_int_equal(t->preview->left_out, 1);
  assert_true(trial_run(t, NULL));
  assert_string_equal(trial_observation(t, 0).note, "Släckt.");
  /* In a later file it is a change of the same event. */
  trial_take(t, "b.json", mapping, "[" LATER("Släckt, ingen skadad.") "]");
  assert_int_equal(trial_live(t), 1);
  assert_string_equal(trial_observation(t, 0).note, "Släckt, ingen skadad.");
}

static void files_that_are_no_lists(void **state)
{
  static const char *const files[] = {"<!DOCTYPE html><html>Tjänsten är stängd</html>",
                                      "[" FIRST("Pågår.") ", {\"id\": 6, \"na",
                                      "{\"error\": \"too many requests\"}",
                                      "",
                                      "[",
                                      "\"text\"",
                                      "[\x1B[2J]"};
  struct trial *t = *state;
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    assert_false(trial_open_text(t, "a.json", mapping, files[i]));
    assert_non_null(strstr(t->err.text, "a.json"));
    assert_null(strchr(t->err.text, '\x1B'));
  }
  /* An empty list is a list. */
  assert_true(trial_open_text(t, "a.json", mapping, "[]"));
}

/* One municipality's places out of the country's: all others are left out by a single pair. */
static void other_places_are_left_out(void **state)
{
  static const char mine[] =
      "kind = \"polisen\"; unknown = \"ask\";\n"
      "defaults: { source = \"Polisen\"; severity = 2; };\n"
      "areas = ( { theirs = \"Lysekil\"; ours = \"Stadsparken\"; }, { theirs = \"*\"; } );\n"
      "categories: { Brand = \"SKA-ANN\"; };\n";
  struct trial *t = *state;
  trial_take(t, "a.json", mine,
             "[" EVENT("1", "2026-08-02 9:00:00 +02:00", "02 augusti 08:00, Brand, Lysekil", "a",
                       "Brand", "Lysekil") "," EVENT("2", "2026-08-02 9:00:00 +02:00",
                                                     "02 augusti 08:00, Rån, Kiruna", "b", "Rån",
                                                     "Kiruna") "]");
  assert_int_equal(trial_live(t), 1);
  assert_int_equal(trial_observation(t, 0).area_id, STADSPARKEN);
  assert_int_equal(trial_observation(t, 0).category_id, SKA_ANN);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, trial_set_up, trial_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(title_says_when_and_where),
      TEST(year_is_that_of_the_event),
      TEST(blanks_and_entities),
      TEST(what_is_no_event),
      TEST(same_event_again_with_other_text),
      TEST(files_that_are_no_lists),
      TEST(other_places_are_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
