// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops_fixture.h"

#include "base/date.h"
#include "base/file.h"
#include "store/store_write.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const area_names[] = {"Badhusberget",  "Brastad",    "Ekgatan",
                                         "Fiskebäckskil", "Grundsund",  "Mariedal",
                                         "Norra hamnen",  "Stadsparken"};
static const char *const group_names[] = {"Våld och hot",          "Skadegörelse",     "Tillgrepp",
                                          "Narkotika och alkohol", "Ordningsstörning", "Trafik",
                                          "Otrygg miljö"};
static const struct {
  const char *code;
  int group;
} categories[] = {{"VAL-MISS", 1}, {"SKA-GLAS", 2}, {"SKA-KLO", 2}, {"SKA-ANN", 2},
                  {"TIL-INB", 3},  {"NAR-HAN", 4},  {"NAR-ALK", 4}, {"ORD-SAML", 5},
                  {"TRA-BUS", 6},  {"OTR-MORK", 7}};
static const char *const unit_names[] = {"KSF",           "SBF",
                                         "SOC",           "UTB",
                                         "Polisen",       "LysekilsBostäder",
                                         "Lysekils Hamn", "Räddningstjänsten",
                                         "Fältteamet"};
static const char *const owner_names[] = {"KSF", "SBF", "SOC", "UTB", "ALF"};
static const char *const rater_names[] = {"Samordnare", "Folkhälsa", "Polis"};

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

enum { BEGINNING = 20180517 };

static bool fill_registers(struct store *s, struct err *err)
{
  bool ok = true;
  for (int i = 0; i < COUNT(area_names); i++)
    ok = ok && store_put_area(s,
                              &(struct area){.number = i + 1,
                                             .name = area_names[i],
                                             .ranked = true,
                                             .population = NO_AMOUNT,
                                             .valid_from = BEGINNING},
                              err);
  for (int i = 0; i < COUNT(group_names); i++)
    ok = ok && store_put_category_group(
                   s, &(struct category_group){.number = i + 1, .name = group_names[i]}, err);
  for (int i = 0; i < COUNT(categories); i++)
    ok = ok && store_put_category(s,
                                  &(struct category){.code = categories[i].code,
                                                     .name = categories[i].code,
                                                     .group_id = categories[i].group,
                                                     .valid_from = BEGINNING},
                                  err);
  for (int i = 0; i < COUNT(unit_names); i++)
    ok = ok && store_put_unit(s,
                              &(struct reporting_unit){.number = i + 1,
                                                       .name = unit_names[i],
                                                       .short_name = unit_names[i],
                                                       .valid_from = BEGINNING},
                              err);
  for (int i = 0; i < COUNT(owner_names); i++)
    ok = ok && store_put_owner(s,
                               &(struct owner){.number = i + 1,
                                               .name = owner_names[i],
                                               .short_name = owner_names[i],
                                               .valid_from = BEGINNING,
                                               .valid_to = i + 1 == OWNER_CLOSED ? 20201231 : 0},
                               err);
  return ok;
}

/* The template of an agenda, one item of each kind. */
static bool fill_agenda(struct store *s, struct err *err)
{
  bool ok = true;
  for (int kind = AGENDA_ATTENDANCE; kind <= AGENDA_NEXT; kind++)
    ok = ok && store_put_agenda_item(s,
                                     &(struct meeting_item){.number = kind + 1,
                                                            .kind = (enum agenda_kind)kind,
                                                            .text = agenda_kind_terms[kind].id},
                                     err);
  return ok;
}

static bool fill_bodies(struct store *s, struct err *err)
{
  bool ok =
      store_put_body(
          s, &(struct body){.name = "Trygghetsgruppen", .short_name = "TG", .kind = "group"},
          err) &&
      store_put_body(s,
                     &(struct body){.name = "Kommundirektörens ledningsgrupp",
                                    .short_name = "KLG",
                                    .kind = "management"},
                     err) &&
      store_put_place(
          s, &(struct place){.area_id = NORRA_HAMNEN, .name = "bryggan", .valid_from = BEGINNING},
          err);
  for (int i = 0; i < COUNT(rater_names); i++)
    ok = ok && store_put_post(s,
                              &(struct post){.body_id = BODY_GROUP,
                                             .name = rater_names[i],
                                             .rater = true,
                                             .valid_from = BEGINNING},
                              err);
  return ok && store_put_municipality(s,
                                      &(struct municipality){.name = "Lysekils kommun",
                                                             .group_name = "Trygghetsgruppen",
                                                             .decider_id = BODY_KLG,
                                                             .places = 3,
                                                             .few = 10,
                                                             .lock_day = 2},
                                      err);
}

static void open_store(struct fixture *f, bool create)
{
  struct err err = {0};
  const struct store_options options = {.mode = STORE_WRITE, .create = create};
  if (!store_open(&f->store, f->path, &options, &err)) {
    fprintf(stderr, "%s\n", err.text);
    abort();
  }
  f->ops = (struct ops){.store = f->store, .clock = &f->clock, .who = "säkerhetssamordnare"};
}

void fixture_open(struct fixture *f, int date, int time)
{
  struct err err = {0};
  *f = (struct fixture){.clock = {date, time, true}};
  snprintf(f->folder, sizeof f->folder, "/tmp/lagesbild-ops-XXXXXX");
  if (mkdtemp(f->folder) == NULL) abort();
  snprintf(f->path, sizeof f->path, "%s/grupp.db", f->folder);
  open_store(f, true);
  const struct entry entry = {
      .verb = "new_database", .object = "Lysekils kommun", .clock = &f->clock, .bound = true};
  if (!store_begin(f->store, &err) || !fill_registers(f->store, &err) ||
      !fill_bodies(f->store, &err) || !fill_agenda(f->store, &err) ||
      !store_commit(f->store, &entry, &err)) {
    fprintf(stderr, "%s\n", err.text);
    abort();
  }
}

void fixture_reopen(struct fixture *f)
{
  store_close(f->store);
  open_store(f, false);
}

static void remove_all(const char *folder)
{
  struct arena arena = {0};
  const char *const *names;
  size_t n = file_list(&arena, folder, "", &names);
  for (size_t i = 0; i < n; i++)
    unlink(file_join(&arena, folder, names[i]));
  arena_release(&arena);
  rmdir(folder);
}

void fixture_close(struct fixture *f)
{
  store_close(f->store);
  remove_all(f->folder);
}

int fixture_set_up(void **state)
{
  struct fixture *f = malloc(sizeof *f);
  fixture_open(f, 20261007, 900);
  *state = f;
  return 0;
}

int fixture_tear_down(void **state)
{
  fixture_close(*state);
  free(*state);
  return 0;
}

struct observation fixture_observation(int area, int category, int unit, int severity, int day,
                                       int time)
{
  return (struct observation){.area_id = area,
                              .category_id = category,
                              .source_id = unit,
                              .severity = severity,
                              .known = time == TIME_NONE ? KNOWN_DAY : KNOWN_TIME,
                              .day = day,
                              .time = time,
                              .to_time = TIME_NONE,
                              .police_reported = ANSWER_UNKNOWN,
                              .cost = NO_AMOUNT};
}

/* One transaction around them all, or a test would wait for the disk a thousand times. */
void fixture_observe(struct fixture *f, int area, int category, int n, int day)
{
  struct err err = {0};
  const struct entry entry = {.verb = "observation_add", .object = "many", .clock = &f->clock};
  bool ok = store_begin(f->store, &err);
  for (int i = 0; ok && i < n; i++) {
    struct observation o = fixture_observation(area, category, UNIT_POLISEN, 2, day, TIME_NONE);
    ok = ops_put_observation(&f->ops, &o, NULL, &err);
  }
  if (!ok || !store_commit(f->store, &entry, &err)) {
    fprintf(stderr, "%s\n", err.text);
    abort();
  }
}

struct measure fixture_measure(int area, int owner)
{
  return (struct measure){.area_id = area,
                          .owner_id = owner,
                          .text = "Ny belysning gångstråket",
                          .type = TYPE_SIT,
                          .type2 = TYPE_NONE,
                          .technique = "2",
                          .deadline = 20261130,
                          .deadline_kind = DEADLINE_FINISH_BY,
                          .budget = NO_AMOUNT,
                          .hours = -1};
}

struct ranking_row fixture_row(struct fixture *f, int quarter, int area)
{
  struct arena arena = {0};
  struct err err = {0};
  struct ranking_view view;
  struct ranking_row found = {0};
  if (!ops_ranking_view(f->store, quarter, NULL, &arena, &view, &err)) abort();
  for (size_t i = 0; i < view.n; i++)
    if (view.rows[i].area_id == area) found = view.rows[i];
  arena_release(&arena);
  found.area_name = NULL;
  return found;
}

/* ---- the dump ---- */

static bool is_record_table(const char *name)
{
  static const char *const others[] = {"journal", "view_state", "sqlite_"};
  for (int i = 0; i < COUNT(others); i++)
    if (strncmp(name, others[i], strlen(others[i])) == 0) return false;
  return strstr(name, "search") == NULL && strstr(name, "fts") == NULL;
}

/* A total is known by what it sums; its own number may be another after an undo. */
static void dump_table(sqlite3 *db, const char *table, struct buf *out)
{
  bool total = strstr(table, "_total") != NULL;
  char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY %s", table, total ? "2, 3, 4" : "id");
  sqlite3_stmt *st;
  if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK) abort();
  while (sqlite3_step(st) == SQLITE_ROW) {
    buf_addf(out, "%s", table);
    for (int i = total ? 1 : 0; i < sqlite3_column_count(st); i++) {
      const char *value = (const char *)sqlite3_column_text(st, i);
      buf_addf(out, "|%s", value != NULL ? value : "-");
    }
    buf_addc(out, '\n');
  }
  sqlite3_finalize(st);
  sqlite3_free(sql);
}

void fixture_dump(const struct fixture *f, struct buf *out)
{
  sqlite3 *db;
  sqlite3_stmt *st;
  if (sqlite3_open_v2(f->path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(
          db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
          -1, &st, NULL) != SQLITE_OK)
    abort();
  while (sqlite3_step(st) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(st, 0);
    if (is_record_table(name)) dump_table(db, name, out);
  }
  sqlite3_finalize(st);
  sqlite3_close(db);
}
