// SPDX-License-Identifier: GPL-3.0-or-later
/* Real files of others, which lie beside the project and are no part of it: LAGESBILD_SHARED names
 * their folder. Their sums are taken here by a few lines that know nothing of the importer. */
#include "import_fixture.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { SKIPPED = 77, MOST_AREAS = 64 };

static const char *folder;

static void take(struct trial *t, const char *path, const char *family, const char *mapping)
{
  const char *whole = arena_printf(&t->arena, "%s/%s", folder, path);
  if (!trial_open_path(t, whole, family, mapping) || !trial_run(t, NULL))
    fail_msg("%s: %s", path, t->err.text);
}

struct sum {
  char area[64];
  long count;
};

/* area;count of "month;area;category;count", which holds no quotation marks. */
static size_t sum_areas(const char *path, struct sum *sums)
{
  char line[1024];
  size_t n = 0;
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file) != NULL) {
    char *area = strchr(line, ';') + 1, *count = strrchr(line, ';') + 1;
    *strchr(area, ';') = '\0';
    size_t i = 0;
    while (i < n && strcmp(sums[i].area, area) != 0)
      i++;
    assert_true(i < MOST_AREAS);
    if (i == n) snprintf(sums[n++].area, sizeof sums->area, "%s", area);
    sums[i].count += strtol(count, NULL, 10);
  }
  fclose(file);
  return n;
}

static long area_total(struct trial *t, const char *name)
{
  struct area *areas;
  struct total *totals;
  size_t n, n_totals;
  const struct period all = {.kind = PERIOD_DAYS, .first = 20200101, .last = 20261231};
  assert_true(store_areas(t->f.store, 0, &t->arena, &areas, &n, &t->err));
  assert_true(store_area_totals(t->f.store, all, &t->arena, &totals, &n_totals, &t->err));
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < n_totals && strcmp(areas[i].name, name) == 0; k++)
      if (totals[k].area_id == areas[i].id) return totals[k].observations;
  return 0;
}

static const char long_counts[] = "kind = \"counts\"; unknown = \"create\";\n"
                                  "columns: { month = \"manad\"; area = \"omrade\"; category = "
                                  "\"kategori\"; count = \"antal\"; };\n"
                                  "defaults: { severity = 2; source = \"Polisen\"; };\n";

static void counts_are_all_there(void **state)
{
  struct trial *t = *state;
  struct sum sums[MOST_AREAS] = {0};
  const char *path = arena_printf(&t->arena, "%s/camden/ward-month-category.csv", folder);
  size_t n = sum_areas(path, sums);
  take(t, "camden/ward-month-category.csv", "camden", long_counts);
  assert_int_equal(trial_live(t), 111619);
  for (size_t i = 0; i < n; i++)
    assert_int_equal(area_total(t, sums[i].area), sums[i].count);
  take(t, "camden/ward-month-category.csv", "camden", long_counts);
  assert_int_equal(trial_live(t), 111619);
}

/* A release has no row for a category that an area has none of. */
static const char wide_counts[] = "kind = \"counts\"; unknown = \"create\"; omits_zeros = true;\n"
                                  "columns: { area = \"WardName\"; category = \"MinorText\"; };\n"
                                  "defaults: { severity = 2; source = \"Polisen\"; };\n";

/* The two releases of wide months disagree, and the newer one's first month holds 4 of some 3,400:
 * that month stands as it was, and from then on the sums are the newer release's. */
static void newer_release_replaces_the_older(void **state)
{
  struct trial *t = *state;
  take(t, "camden/wide-202307-202506.csv", "wide", wide_counts);
  const char *newer = arena_printf(&t->arena, "%s/camden/wide-202403-202603.csv", folder);
  assert_true(trial_open_path(t, newer, "wide", wide_counts));
  assert_int_equal(t->preview->n_incomplete, 1);
  assert_int_equal(t->preview->incomplete[0].month, 202403);
  assert_int_equal(t->preview->incomplete[0].now, 4);
  assert_int_equal(t->preview->incomplete[0].before, 3455);
  assert_true(trial_run(t, NULL));
  struct total *totals;
  int *incomplete;
  size_t n, n_incomplete;
  assert_true(store_incomplete_months(t->f.store, &t->arena, &incomplete, &n_incomplete, &t->err));
  assert_int_equal(n_incomplete, 1);
  assert_true(store_month_totals(t->f.store, 202403, 202405, &t->arena, &totals, &n, &t->err));
  long march = 0, april = 0, may = 0;
  for (size_t i = 0; i < n; i++) {
    long *month = totals[i].month == 202403 ? &march : totals[i].month == 202404 ? &april : &may;
    *month += totals[i].observations;
  }
  assert_int_equal(march, 3455);
  assert_int_equal(april, 3311);
  assert_int_equal(may, 3364); /* the older release had 3367 */
}

static const char incidents[] =
    "unknown = \"create\";\n"
    "columns: { month = \"Month\"; area = \"LSOA name\"; place = \"Location\";\n"
    "  category = \"Crime type\"; id = \"Crime ID\"; };\n"
    "defaults: { severity = 2; source = \"Polisen\"; };\n";

/* Every row but those that name no area, month by month under one mapping. */
static void incidents_are_all_there(void **state)
{
  struct trial *t = *state;
  const char *path = arena_printf(&t->arena, "%s/city-of-london", folder);
  const char *const *names;
  size_t n = file_list(&t->arena, path, ".csv", &names);
  long rows = 0, without_area = 0;
  assert_int_equal(n, 32);
  for (size_t i = 0; i < n; i++) {
    const char *name = arena_printf(&t->arena, "city-of-london/%s", names[i]);
    const char *whole = arena_printf(&t->arena, "%s/%s", folder, name);
    assert_true(trial_open_path(t, whole, "city", incidents));
    rows += t->preview->read;
    without_area += t->preview->refused;
    assert_int_equal(t->preview->new_rows + t->preview->refused, t->preview->read);
    if (!trial_run(t, NULL)) fail_msg("%s: %s", name, t->err.text);
  }
  assert_int_equal(rows, 22111);
  assert_int_equal(trial_live(t), rows - without_area);
}

static const char events[] = "kind = \"polisen\"; unknown = \"create\";\n"
                             "defaults: { severity = 2; source = \"Polisen\"; };\n";

/* Events that are no summaries, counted by how often the type's member begins otherwise. */
static void police_events_are_all_there(void **state)
{
  struct trial *t = *state;
  const char *path = arena_printf(&t->arena, "%s/polisen/response-2.json", folder);
  struct buf text = {0};
  long all = 0, summaries = 0;
  assert_true(file_read(path, &text, &t->err));
  for (const char *at = text.data; (at = strstr(at, "\"type\": \"")) != NULL; at++)
    all++;
  for (const char *at = text.data; (at = strstr(at, "\"type\": \"Sammanfattning")) != NULL; at++)
    summaries++;
  buf_release(&text);
  assert_true(trial_open_path(t, path, "polisen", events));
  assert_int_equal(t->preview->read, all);
  assert_int_equal(t->preview->left_out, summaries);
  assert_int_equal(t->preview->new_rows + t->preview->doubtful + t->preview->refused,
                   all - summaries);
  long taken = t->preview->new_rows;
  assert_true(taken > (all - summaries) * 9 / 10);
  assert_true(trial_run(t, NULL));
  assert_int_equal(trial_live(t), taken);
}

int main(void)
{
  const char *given = getenv("LAGESBILD_SHARED");
  folder = given != NULL ? given : "../shared/data";
  if (access(folder, R_OK) != 0) {
    printf("no folder %s: skipped\n", folder);
    return SKIPPED;
  }
#define TEST(name) cmocka_unit_test_setup_teardown(name, trial_set_up, trial_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(counts_are_all_there),
      TEST(newer_release_replaces_the_older),
      TEST(incidents_are_all_there),
      TEST(police_events_are_all_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
