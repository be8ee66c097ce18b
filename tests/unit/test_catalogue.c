// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/i18n.h"
#include "ops/ops.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64], database[96], catalogue[96];
static const struct clock now = {20260902, 1300, true};

struct opened {
  struct store *store;
  struct arena arena;
  struct err err;
};

static int make_folder(void **state)
{
  (void)state;
  i18n_start("en");
  snprintf(folder, sizeof folder, "/tmp/lagesbild-catalogue-XXXXXX");
  if (!mkdtemp(folder)) return -1;
  snprintf(database, sizeof database, "%s/new.db", folder);
  snprintf(catalogue, sizeof catalogue, "%s/own.conf", folder);
  return 0;
}

static int remove_folder(void **state)
{
  (void)state;
  return rmdir(folder);
}

static int remove_files(void **state)
{
  (void)state;
  unlink(database);
  unlink(catalogue);
  return 0;
}

static void open_new(struct opened *o, const char *from, const char *municipality)
{
  const struct store_options options = {.mode = STORE_READ};
  *o = (struct opened){0};
  if (!ops_new_database(database, from, municipality, &now, &o->err)) fail_msg("%s", o->err.text);
  assert_true(store_open(&o->store, database, &options, &o->err));
}

static void close_new(struct opened *o)
{
  store_close(o->store);
  arena_release(&o->arena);
}

static const struct area *area_called(const struct area *areas, size_t n, const char *name)
{
  for (size_t i = 0; i < n; i++)
    if (strcmp(areas[i].name, name) == 0) return &areas[i];
  fail_msg("no area %s", name);
  return NULL;
}

/* Counts of domain.md section 6: nine groups with 36 categories; 23 areas, two of them parents. */
static void test_shipped_catalogue(void **state)
{
  (void)state;
  struct opened o;
  open_new(&o, NULL, NULL);
  struct municipality m;
  assert_true(store_municipality(o.store, &o.arena, &m, &o.err));
  assert_string_equal(m.name, "Lysekils kommun");
  assert_string_equal(m.code, "1484");
  assert_int_equal(m.places, 3);
  assert_int_equal(m.few, 10);
  assert_int_equal(m.method, METHOD_SHARE);
  assert_false(m.practice);
  assert_true(m.decider_id > 0);

  struct category_group *groups = NULL;
  struct category *categories = NULL;
  size_t n = 0;
  assert_true(store_category_groups(o.store, &o.arena, &groups, &n, &o.err));
  assert_int_equal(n, 9);
  assert_true(store_categories(o.store, 0, &o.arena, &categories, &n, &o.err));
  assert_int_equal(n, 36);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(categories[i].weight, 1);
    assert_int_equal(categories[i].soft, strcmp(categories[i].code, "SOC-RYKT") == 0);
  }
  struct reporting_unit *units = NULL;
  assert_true(store_units(o.store, 20260902, &o.arena, &units, &n, &o.err));
  assert_int_equal(n, 9);
  assert_string_equal(units[4].name, "Polisen");
  assert_int_equal(units[4].kind, UNIT_POLICE);
  struct technique *techniques = NULL;
  assert_true(store_techniques(o.store, &o.arena, &techniques, &n, &o.err));
  assert_int_equal(n, 5 + 25);
  close_new(&o);
}

static void test_areas_have_parents_places_and_aliases(void **state)
{
  (void)state;
  struct opened o;
  open_new(&o, NULL, NULL);
  struct area *areas = NULL;
  struct alias *aliases = NULL;
  struct place *places = NULL;
  size_t n = 0, n_aliases = 0, n_places = 0;
  assert_true(store_areas(o.store, 20260902, &o.arena, &areas, &n, &o.err));
  assert_int_equal(n, 23);
  const struct area *centre = area_called(areas, n, "Lysekil centrum");
  const struct area *park = area_called(areas, n, "Stadsparken");
  const struct area *harbour = area_called(areas, n, "Norra hamnen");
  assert_false(centre->ranked);
  assert_true(park->ranked);
  assert_int_equal(park->parent_id, centre->id);
  assert_int_equal(park->population, NO_AMOUNT);
  assert_int_equal(area_called(areas, n, "Skalhamn")->parent_id, 0);
  assert_true(store_aliases(o.store, &o.arena, &aliases, &n_aliases, &o.err));
  assert_int_equal(n_aliases, 2);
  assert_true(store_places(o.store, harbour->id, &o.arena, &places, &n_places, &o.err));
  assert_int_equal(n_places, 3);
  close_new(&o);
}

static const char *committee_of(struct opened *o, const char *short_name, int day)
{
  struct owner *owners = NULL;
  size_t n = 0;
  assert_true(store_owners(o->store, day, &o->arena, &owners, &n, &o->err));
  for (size_t i = 0; i < n; i++)
    if (strcmp(owners[i].short_name, short_name) == 0) return owners[i].committee;
  return NULL;
}

/* G26: a print of 2018 says Kommunstyrelsen, one of 2019 Samhällsbyggnadsnämnden. */
static void test_committees_follow_dates_and_off_is_not_loaded(void **state)
{
  (void)state;
  struct opened o;
  open_new(&o, NULL, NULL);
  assert_string_equal(committee_of(&o, "SBF", 20181231), "Kommunstyrelsen");
  assert_string_equal(committee_of(&o, "SBF", 20190101), "Samhällsbyggnadsnämnden");
  struct owner *owners = NULL;
  struct body *bodies = NULL;
  struct post *posts = NULL;
  size_t n = 0;
  assert_true(store_owners(o.store, 0, &o.arena, &owners, &n, &o.err));
  for (size_t i = 0; i < n; i++)
    assert_string_not_equal(owners[i].short_name, "ALF");
  assert_true(store_bodies(o.store, &o.arena, &bodies, &n, &o.err));
  for (size_t i = 0; i < n; i++) {
    assert_string_not_equal(bodies[i].name, "Styrgrupp");
    if (strcmp(bodies[i].short_name, "BRÅ") == 0) assert_int_equal(bodies[i].valid_to, 20180517);
  }
  assert_true(store_posts(o.store, &o.arena, &posts, &n, &o.err));
  assert_int_equal(n, 3);
  close_new(&o);
}

static void test_empty_has_what_every_database_has(void **state)
{
  (void)state;
  struct opened o;
  open_new(&o, "empty", "Provkommunen");
  struct municipality m;
  struct area *areas = NULL;
  struct category *categories = NULL;
  struct step *steps = NULL;
  size_t n = 0;
  assert_true(store_municipality(o.store, &o.arena, &m, &o.err));
  assert_string_equal(m.name, "Provkommunen");
  /* The group proposes and KLG decides: with neither there would be no ranking to decide. */
  struct body *bodies = NULL;
  struct post *posts = NULL;
  assert_true(store_bodies(o.store, &o.arena, &bodies, &n, &o.err));
  assert_int_equal(n, 2);
  assert_true(store_posts(o.store, &o.arena, &posts, &n, &o.err));
  assert_int_equal(n, 3);
  const struct body *decider = &bodies[bodies[1].id == m.decider_id];
  assert_int_equal(decider->id, m.decider_id);
  assert_string_equal(decider->short_name, "KLG");
  assert_true(store_areas(o.store, 0, &o.arena, &areas, &n, &o.err));
  assert_int_equal(n, 0);
  assert_true(store_categories(o.store, 0, &o.arena, &categories, &n, &o.err));
  assert_int_equal(n, 36);
  assert_true(store_steps(o.store, "influence", &o.arena, &steps, &n, &o.err));
  assert_int_equal(n, 5);
  assert_string_equal(steps[1].text, "liten");
  close_new(&o);
}

static void test_the_entry_is_bound(void **state)
{
  (void)state;
  struct opened o;
  open_new(&o, NULL, NULL);
  struct journal_entry *entries = NULL, undoable, bound;
  size_t n = 0;
  assert_true(store_journal(o.store, 0, 10, &o.arena, &entries, &n, &o.err));
  assert_int_equal(n, 1);
  assert_string_equal(entries[0].verb, "new_database");
  assert_true(entries[0].bound);
  assert_true(store_undoable(o.store, &o.arena, &undoable, &bound, &o.err));
  assert_int_equal(undoable.id, 0);
  close_new(&o);
}

static void write_catalogue(const char *text)
{
  struct err err = {0};
  assert_true(file_replace(catalogue, text, strlen(text), &err));
}

static void test_own_catalogue_takes_what_it_lacks_from_the_shipped(void **state)
{
  (void)state;
  struct opened o;
  write_catalogue("municipality = { name = \"Sotby\"; method = \"steps\"; };\n"
                  "areas = ( { name = \"Torget\"; population = 120; } );\n");
  open_new(&o, catalogue, NULL);
  struct municipality m;
  struct area *areas = NULL;
  struct category *categories = NULL;
  size_t n = 0;
  assert_true(store_municipality(o.store, &o.arena, &m, &o.err));
  assert_string_equal(m.name, "Sotby");
  assert_int_equal(m.method, METHOD_STEPS);
  assert_true(store_areas(o.store, 0, &o.arena, &areas, &n, &o.err));
  assert_int_equal(n, 1);
  assert_int_equal(areas[0].population, 120);
  assert_true(store_categories(o.store, 0, &o.arena, &categories, &n, &o.err));
  assert_int_equal(n, 36);
  close_new(&o);
}

static void refused(const char *text, int line, const char *part)
{
  struct err err = {0};
  char place[128];
  write_catalogue(text);
  if (ops_new_database(database, catalogue, "X", &now, &err)) fail_msg("taken: %s", text);
  snprintf(place, sizeof place, "%s:%d: ", catalogue, line);
  if (strncmp(err.text, place, strlen(place)) != 0 || !strstr(err.text, part))
    fail_msg("wanted %s...%s..., got %s", place, part, err.text);
  assert_false(file_exists(database));
}

static void test_errors_say_file_line_and_what_is_allowed(void **state)
{
  (void)state;
  refused("\nplaces = ();\n", 2, "areas");
  refused("areas = (\n {\n nam = \"A\"; } );\n", 3, "places");
  refused("areas = ( { name = \"A\"; },\n { name = \"B\"; aliases = ( \"a\" ); } );\n", 2, "twice");
  refused("category_groups = ( { name = \"G\"; categories = (\n"
          " { code = \"LANGKODEN\"; name = \"x\"; } ); } );\n",
          2, "8");
  refused("category_groups = ( { name = \"G\"; categories = (\n"
          " { code = \"A\"; name = \"x\";\n weight = 6; } ); } );\n",
          3, "1 to 5");
  refused("reporting_units = (\n { name = \"A\"; short_name = \"A\"; kind = \"firma\"; } );\n", 2,
          "\"department\", \"company\"");
  refused("departments = ( { name = \"A\"; short_name = \"A\";\n valid_from = \"17/5\"; } );\n", 2,
          "2018-05-17");
  refused(
      "areas = ( { name = \"A\"; valid_from = \"2020-01-01\";\n valid_to = \"2019-01-01\"; } );\n",
      2, "before");
  refused("steps = { severity = ( \"a\", \"b\" ); };\n", 1, "3");
  refused("municipality = { decider = \"KXG\"; };\n", 1, "KXG");
  refused("areas = ( { name = \"fråga 0523-61 30 00\"; } );\n", 1, "telephone");
}

/* An agenda was a list of words once. Those of the shipped one lead where that leads. */
static void test_an_agenda_of_words_alone(void **state)
{
  (void)state;
  static const char text[] = "agenda = ( \"Närvaro och adjungerade\", \"Kaffe\", \"Åtgärder\" );\n";
  struct opened o;
  struct meeting_item *items = NULL;
  size_t n = 0;
  struct err err = {0};
  assert_true(file_replace(catalogue, text, sizeof text - 1, &err));
  open_new(&o, catalogue, "Exempelby kommun");
  assert_true(store_agenda(o.store, &o.arena, &items, &n, &o.err));
  assert_int_equal(n, 3);
  assert_int_equal(items[0].kind, AGENDA_ATTENDANCE);
  assert_string_equal(items[1].text, "Kaffe");
  assert_int_equal(items[1].kind, AGENDA_OTHER);
  assert_int_equal(items[2].kind, AGENDA_MEASURES);
  assert_int_equal(items[2].number, 3);
  close_new(&o);
}

static void test_a_file_that_is_there_is_left(void **state)
{
  (void)state;
  struct err err = {0};
  assert_true(file_replace(database, "keep", 4, &err));
  assert_false(ops_new_database(database, NULL, NULL, &now, &err));
  struct buf text = {0};
  assert_true(file_read(database, &text, &err));
  assert_string_equal(buf_text(&text), "keep");
  buf_release(&text);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(test_shipped_catalogue, remove_files),
      cmocka_unit_test_teardown(test_areas_have_parents_places_and_aliases, remove_files),
      cmocka_unit_test_teardown(test_committees_follow_dates_and_off_is_not_loaded, remove_files),
      cmocka_unit_test_teardown(test_empty_has_what_every_database_has, remove_files),
      cmocka_unit_test_teardown(test_the_entry_is_bound, remove_files),
      cmocka_unit_test_teardown(test_own_catalogue_takes_what_it_lacks_from_the_shipped,
                                remove_files),
      cmocka_unit_test_teardown(test_errors_say_file_line_and_what_is_allowed, remove_files),
      cmocka_unit_test_teardown(test_an_agenda_of_words_alone, remove_files),
      cmocka_unit_test_teardown(test_a_file_that_is_there_is_left, remove_files),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
