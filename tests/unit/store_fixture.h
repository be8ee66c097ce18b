// SPDX-License-Identifier: GPL-3.0-or-later
/* A small file to test the store with: three areas, three categories (one of soft information), two
 * units. Each test has a folder of its own, which is removed with everything in it. */
#ifndef LB_TESTS_STORE_FIXTURE_H
#define LB_TESTS_STORE_FIXTURE_H

#include "base/date.h"
#include "store/store_write.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { AREAS = 3, CATEGORIES = 3, UNITS = 2, SOFT_CATEGORY = 3 };

struct fixture {
  char folder[64], path[96];
  struct store *store;
  struct arena arena;
  struct clock clock;
  struct err err;
};

#define assert_done(f, call)                    \
  do {                                          \
    if (!(call)) fail_msg("%s", (f)->err.text); \
  } while (0)

static inline struct entry fixture_entry(struct fixture *f, const char *verb, const char *object)
{
  return (struct entry){.verb = verb, .object = object, .who = "samordnare", .clock = &f->clock};
}

static inline void fixture_commit(struct fixture *f, const char *verb, const char *object)
{
  const struct entry entry = fixture_entry(f, verb, object);
  assert_done(f, store_commit(f->store, &entry, &f->err));
}

static inline void fixture_open(struct fixture *f, enum store_mode mode)
{
  const struct store_options options = {.mode = mode};
  assert_done(f, store_open(&f->store, f->path, &options, &f->err));
}

static inline void fixture_close(struct fixture *f)
{
  store_close(f->store);
  f->store = NULL;
}

static inline void fixture_registers(struct fixture *f)
{
  static const char *const areas[AREAS] = {"Åtorget", "Örnparken", "Zinkgatan"};
  static const char *const codes[CATEGORIES] = {"SKA-KLO", "TRA-BUS", "MJUK"};
  static const char *const units[UNITS] = {"Kultur och fritid", "Polisen"};
  struct store *s = f->store;
  assert_done(f, store_begin(s, &f->err));
  const struct municipality m = {
      .name = "Exempelby kommun", .group_name = "Gruppen", .places = 3, .few = 10, .lock_day = 2};
  assert_done(f, store_put_municipality(s, &m, &f->err));
  struct category_group group = {.number = 1, .name = "Ordning"};
  assert_done(f, store_put_category_group(s, &group, &f->err));
  for (int i = 0; i < AREAS; i++) {
    struct area area = {.number = i + 1,
                        .name = areas[i],
                        .ranked = true,
                        .population = NO_AMOUNT,
                        .valid_from = 20200101};
    assert_done(f, store_put_area(s, &area, &f->err));
    assert_int_equal(area.id, i + 1);
  }
  for (int i = 0; i < CATEGORIES; i++) {
    struct category category = {.code = codes[i],
                                .name = codes[i],
                                .group_id = group.id,
                                .soft = i + 1 == SOFT_CATEGORY,
                                .valid_from = 20200101};
    assert_done(f, store_put_category(s, &category, &f->err));
  }
  for (int i = 0; i < UNITS; i++) {
    struct reporting_unit unit = {
        .number = i + 1, .name = units[i], .short_name = units[i], .valid_from = 20200101};
    assert_done(f, store_put_unit(s, &unit, &f->err));
  }
  fixture_commit(f, "catalogue", "");
}

static inline struct observation fixture_observation(int64_t area_id, int64_t category_id, int day)
{
  return (struct observation){.area_id = area_id,
                              .category_id = category_id,
                              .source_id = 1,
                              .severity = 2,
                              .known = KNOWN_DAY,
                              .day = day,
                              .time = TIME_NONE,
                              .to_time = TIME_NONE,
                              .month = day / 100,
                              .police_reported = ANSWER_UNKNOWN,
                              .cost = NO_AMOUNT,
                              .soft = category_id == SOFT_CATEGORY};
}

/* One observation as an entry of its own. */
static inline int64_t fixture_add(struct fixture *f, struct observation o)
{
  char object[32];
  assert_done(f, store_begin(f->store, &f->err));
  assert_done(f, store_put_observation(f->store, &o, &f->err));
  snprintf(object, sizeof object, "O-%lld", (long long)o.id);
  fixture_commit(f, "observation_add", object);
  return o.id;
}

static inline long fixture_live(struct fixture *f)
{
  const struct observation_query query = {.late = -1, .soft = -1};
  long n = -1;
  assert_done(f, store_count(f->store, &query, &n, &f->err));
  return n;
}

static inline struct journal_entry fixture_undo(struct fixture *f)
{
  struct journal_entry undone;
  const struct entry entry = fixture_entry(f, "undo", NULL);
  assert_done(f, store_undo(f->store, &entry, &undone, &f->arena, &f->err));
  return undone;
}

static inline struct journal_entry fixture_redo(struct fixture *f)
{
  struct journal_entry redone;
  const struct entry entry = fixture_entry(f, "redo", NULL);
  assert_done(f, store_redo(f->store, &entry, &redone, &f->arena, &f->err));
  return redone;
}

static inline struct journal_entry fixture_newest(struct fixture *f)
{
  struct journal_entry *rows;
  size_t n;
  assert_done(f, store_journal(f->store, 0, 1, &f->arena, &rows, &n, &f->err));
  assert_int_equal(n, 1);
  return rows[0];
}

static inline void fixture_reopen(struct fixture *f)
{
  fixture_close(f);
  fixture_open(f, STORE_WRITE);
}

static inline void fixture_sound(struct fixture *f)
{
  struct store_finding *findings;
  size_t n;
  assert_done(f, store_check(f->store, &f->arena, &findings, &n, &f->err));
  if (n > 0) fail_msg("%s", findings[0].text);
}

static inline struct fixture *fixture_new(void)
{
  struct fixture *f = calloc(1, sizeof *f);
  f->clock = (struct clock){.date = 20260902, .time = 1302, .fixed = true};
  strcpy(f->folder, "/tmp/lagesbild-test-XXXXXX");
  assert_non_null(mkdtemp(f->folder));
  snprintf(f->path, sizeof f->path, "%s/data/kommun.db", f->folder);
  return f;
}

static inline int fixture_setup(void **state)
{
  struct fixture *f = fixture_new();
  const struct store_options options = {.create = true};
  assert_done(f, store_open(&f->store, f->path, &options, &f->err));
  fixture_registers(f);
  *state = f;
  return 0;
}

static inline int fixture_teardown(void **state)
{
  struct fixture *f = *state;
  char command[128];
  store_close(f->store);
  arena_release(&f->arena);
  snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
  if (system(command) != 0) return -1;
  free(f);
  return 0;
}

#define STORE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

#endif
