// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario.h"

#include "base/date.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { QUARTER = 20263, ANY_SEVERITY = 2 };

/* 9.2's table: months, the same quarter last year month by month, need, influence, choice. */
static const struct scenario_area_row {
  const char *name;
  int july, september, last_year[3], need, influence, chosen;
} area_rows[] = {
    {"Stadsparken", 3, 4, {2, 2, 2}, 5, 4, 1},  {"Mariedal", 1, 4, {1, 1, 2}, 4, 5, 2},
    {"Norra hamnen", 6, 2, {6, 5, 4}, 4, 4, 0}, {"Brastad", 1, 3, {1, 0, 1}, 3, 5, 3},
    {"Badhusberget", 2, 2, {3, 2, 2}, 3, 3, 0}, {"Ekgatan", 4, 3, {3, 3, 3}, 4, 2, 0},
    {"Grundsund", 2, 0, {0, 1, 0}, 1, 3, 0},    {"Fiskebäckskil", 0, 0, {0, 0, 0}, 1, 3, 0},
};
enum { AREA_ROWS = sizeof area_rows / sizeof *area_rows };

static const struct {
  int day, time;
  const char *area, *place, *code;
  int severity;
  const char *source;
  long long cost;
  const char *note;
} august[] = {
    {20260801, 2340, "Norra hamnen", "bryggan", "ORD-SAML", 2, "Fältteamet", NO_AMOUNT,
     "20-tal ungdomar, hög musik, skingrades"},
    {20260802, 115, "Norra hamnen", "uteserveringen", "VAL-MISS", 3, "Polisen", NO_AMOUNT,
     "Bråk efter stängning, polisanmält"},
    {20260805, 2130, "Ekgatan", "Coop", "TRA-BUS", 2, "KSF", NO_AMOUNT,
     "A-traktorer, klagomål via kontaktcenter"},
    {20260807, 2210, "Ekgatan", "Bilprovningen", "TRA-BUS", 1, "KSF", NO_AMOUNT, "Samma sak"},
    {20260808, 2250, "Stadsparken", "paviljongen", "NAR-HAN", 3, "Fältteamet", NO_AMOUNT,
     "Misstänkt överlämning, polis larmad"},
    {20260810, 720, "Mariedal", "Mariedalsskolan", "SKA-GLAS", 2, "UTB", 4800,
     "Krossad ruta, hus B"},
    {20260814, 2305, "Norra hamnen", "bryggan", "ORD-SAML", 2, "Lysekils Hamn", NO_AMOUNT,
     "Gästbåtar störda"},
    {20260815, 30, "Norra hamnen", "parkbänkarna", "SKA-ANN", 2, "SBF", 6500, "Bänk sönderslagen"},
    {20260817, 650, "Mariedal", "Mariedalsskolan", "SKA-KLO", 1, "UTB", 2200, "Klotter gavel"},
    {20260821, 2145, "Badhusberget", "trappan", "OTR-MORK", 1, "LysekilsBostäder", NO_AMOUNT,
     "Två stolpar släckta"},
    {20260822, 2220, "Stadsparken", "paviljongen", "NAR-ALK", 2, "Fältteamet", NO_AMOUNT,
     "Berusade, oro bland förbipasserande"},
    {20260826, 805, "Brastad", "Stångenässkolan", "TIL-INB", 3, "UTB", 12000,
     "Inbrott förråd, polisanmält"},
};

void scenario_now(struct scenario *s, int date, int time)
{
  s->clock = (struct clock){.date = date, .time = time, .fixed = true};
}

#define FIND(function_call, type, member)                                       \
  type *rows;                                                                   \
  size_t n;                                                                     \
  MUST(function_call);                                                          \
  for (size_t i = 0; i < n; i++)                                                \
    if (rows[i].member && strcmp(rows[i].member, name) == 0) return rows[i].id; \
  fail_msg("there is no %s", name);                                             \
  return 0

int64_t scenario_area(struct scenario *s, const char *name)
{
  FIND(store_areas(s->ops.store, 0, &s->arena, &rows, &n, err), struct area, name);
}

int64_t scenario_owner(struct scenario *s, const char *name)
{
  FIND(store_owners(s->ops.store, 0, &s->arena, &rows, &n, err), struct owner, short_name);
}

int64_t scenario_unit(struct scenario *s, const char *name)
{
  FIND(store_units(s->ops.store, 0, &s->arena, &rows, &n, err), struct reporting_unit, short_name);
}

int64_t scenario_measure(struct scenario *s, const char *name)
{
  const struct measure_query query = {0};
  FIND(store_measures(s->ops.store, &query, &s->arena, &rows, &n, err), struct measure, text);
}

static int64_t find_category(struct scenario *s, const char *name)
{
  FIND(store_categories(s->ops.store, 0, &s->arena, &rows, &n, err), struct category, code);
}

static int64_t find_place(struct scenario *s, int64_t area_id, const char *name)
{
  FIND(store_places(s->ops.store, area_id, &s->arena, &rows, &n, err), struct place, name);
}

static int64_t find_body(struct scenario *s, const char *name)
{
  FIND(store_bodies(s->ops.store, &s->arena, &rows, &n, err), struct body, short_name);
}

int64_t scenario_ranking(struct scenario *s, int quarter)
{
  struct ranking ranking = {0};
  MUST(store_ranking(s->ops.store, quarter, &s->arena, &ranking, err));
  return ranking.id;
}

static bool is_ranked(const char *name)
{
  for (size_t i = 0; i < AREA_ROWS; i++)
    if (strcmp(area_rows[i].name, name) == 0) return true;
  return false;
}

static void rank_only_the_eight(struct scenario *s)
{
  struct area *areas;
  size_t n;
  MUST(store_areas(s->ops.store, 0, &s->arena, &areas, &n, err));
  for (size_t i = 0; i < n; i++) {
    if (areas[i].ranked == is_ranked(areas[i].name)) continue;
    areas[i].ranked = !areas[i].ranked;
    MUST(ops_change_area(&s->ops, &areas[i], err));
  }
}

static void make_folder(struct scenario *s)
{
  *s = (struct scenario){0};
  snprintf(s->folder, sizeof s->folder, "/tmp/lagesbild-report-XXXXXX");
  assert_non_null(mkdtemp(s->folder));
  snprintf(s->path, sizeof s->path, "%s/test.db", s->folder);
}

void scenario_practice(struct scenario *s)
{
  const struct store_options options = {.mode = STORE_READ};
  make_folder(s);
  scenario_now(s, 20261122, 1342);
  MUST(ops_new_practice(s->path, &s->clock, 0, NULL, NULL, err));
  MUST(store_open(&s->ops.store, s->path, &options, err));
}

void scenario_begin(struct scenario *s)
{
  make_folder(s);
  scenario_now(s, 20260902, 1300);
  MUST(ops_new_database(s->path, NULL, NULL, &s->clock, err));
  const struct store_options options = {.mode = STORE_WRITE};
  s->ops = (struct ops){.clock = &s->clock, .who = "säkerhetssamordnare"};
  MUST(store_open(&s->ops.store, s->path, &options, err));
  struct municipality m;
  MUST(store_municipality(s->ops.store, &s->arena, &m, err));
  m.method = METHOD_STEPS;
  MUST(ops_put_municipality(&s->ops, &m, err));
  rank_only_the_eight(s);
}

void scenario_end(struct scenario *s)
{
  store_close(s->ops.store);
  arena_release(&s->arena);
  unlink(s->path);
  rmdir(s->folder);
}

void scenario_observe(struct scenario *s, int day, int time, const char *area, const char *place,
                      const char *code, int severity, const char *source, long long cost,
                      const char *note)
{
  struct observation o = {.area_id = scenario_area(s, area),
                          .category_id = find_category(s, code),
                          .source_id = scenario_unit(s, source),
                          .severity = severity,
                          .known = time == TIME_NONE ? KNOWN_DAY : KNOWN_TIME,
                          .day = day,
                          .time = time,
                          .to_time = TIME_NONE,
                          .police_reported = ANSWER_UNKNOWN,
                          .cost = cost,
                          .note = note};
  if (place) o.place_id = find_place(s, o.area_id, place);
  MUST(ops_put_observation(&s->ops, &o, NULL, err));
}

/* `count` observations of the month; what they are does not matter to the table. */
static void observe_some(struct scenario *s, int month, const char *area, int count)
{
  for (int i = 0; i < count; i++)
    scenario_observe(s, month * 100 + 3 + 4 * i, 2100, area, NULL, "ORD-LJUD", ANY_SEVERITY,
                     "Polisen", NO_AMOUNT, NULL);
}

/* All that have said nothing of the month say that it was calm, but for one. */
static void calm_units(struct scenario *s, int month, const char *silent)
{
  struct unit_report *reports;
  size_t n;
  MUST(store_unit_reports(s->ops.store, month, &s->arena, &reports, &n, err));
  for (size_t i = 0; i < n; i++)
    if (reports[i].state == REPORT_MISSING && (!silent || strcmp(reports[i].unit_short, silent)))
      MUST(ops_unit_nil(&s->ops, month, reports[i].unit_id, err));
}

void scenario_add_measure(struct scenario *s, const struct measure *measure, const char *area,
                          const char *owner, const char *problem)
{
  struct measure m = *measure;
  m.area_id = scenario_area(s, area);
  m.owner_id = scenario_owner(s, owner);
  m.budget = NO_AMOUNT;
  m.hours = -1;
  MUST(ops_put_measure(&s->ops, &m, problem, 0, 0, NULL, err));
}

void scenario_inventory(struct scenario *s)
{
  for (size_t i = 0; i < AREA_ROWS; i++) {
    observe_some(s, 202607, area_rows[i].name, area_rows[i].july);
    for (int month = 0; month < 3; month++)
      observe_some(s, 202507 + month, area_rows[i].name, area_rows[i].last_year[month]);
  }
  for (int month = 0; month < 3; month++)
    calm_units(s, 202507 + month, NULL);
  calm_units(s, 202607, NULL);
  for (size_t i = 0; i < sizeof august / sizeof *august; i++)
    scenario_observe(s, august[i].day, august[i].time, august[i].area, august[i].place,
                     august[i].code, august[i].severity, august[i].source, august[i].cost,
                     august[i].note);
  MUST(ops_unit_nil(&s->ops, 202608, scenario_unit(s, "SOC"), err));
  scenario_now(s, 20260902, 1336);
  scenario_add_measure(s,
                       &(struct measure){.text = "Byt lampor trappan Badhusberget",
                                         .type = TYPE_SIT,
                                         .type2 = TYPE_NONE,
                                         .technique = "2",
                                         .quick = true,
                                         .deadline = 20260909,
                                         .deadline_kind = DEADLINE_FINISH_BY},
                       "Badhusberget", "SBF", "Två stolpar släckta");
  scenario_now(s, 20260902, 1338);
}

static void score_and_choose(struct scenario *s)
{
  struct rater *raters;
  size_t n;
  MUST(ops_begin_ranking(&s->ops, QUARTER, METHOD_STEPS, true, err));
  MUST(store_raters(s->ops.store, scenario_ranking(s, QUARTER), &s->arena, &raters, &n, err));
  int64_t joint = 0;
  for (size_t i = 0; i < n; i++)
    if (raters[i].number == 0) joint = raters[i].id;
  for (size_t i = 0; i < AREA_ROWS; i++) {
    const struct score score = {.rater_id = joint,
                                .area_id = scenario_area(s, area_rows[i].name),
                                .need = area_rows[i].need,
                                .influence = area_rows[i].influence,
                                .confidence = CONFIDENCE_MEDIUM};
    MUST(ops_score(&s->ops, QUARTER, &score, err));
  }
  MUST(ops_set_deviation(&s->ops, QUARTER, "Säsong slut, Brastad ökar, skolan kan agera direkt.",
                         err));
  for (size_t i = 0; i < AREA_ROWS; i++)
    if (area_rows[i].chosen == 0)
      MUST(ops_choose(&s->ops, QUARTER, scenario_area(s, area_rows[i].name), 0, err));
  for (int chosen = 1; chosen <= 3; chosen++)
    for (size_t i = 0; i < AREA_ROWS; i++)
      if (area_rows[i].chosen == chosen)
        MUST(ops_choose(&s->ops, QUARTER, scenario_area(s, area_rows[i].name), chosen, err));
}

static void add_measures(struct scenario *s)
{
  const struct {
    const char *area, *owner, *problem;
    struct measure m;
  } rows[] = {
      {"Stadsparken",
       "SBF",
       "Gångstråket ligger mörkt efter klockan 18",
       {.text = "Ny belysning gångstråket",
        .type = TYPE_SIT,
        .type2 = TYPE_NONE,
        .technique = "2",
        .deadline = 20261130,
        .deadline_kind = DEADLINE_FINISH_BY,
        .followup_measure = "obs per kvartal"}},
      {"Stadsparken",
       "SOC",
       "Gångstråket ligger mörkt efter klockan 18",
       {.text = "Fältteam fre–lö 20–01",
        .type = TYPE_SIT,
        .type2 = TYPE_NONE,
        .technique = "2",
        .deadline = 20261016,
        .deadline_kind = DEADLINE_START_BY,
        .followup_measure = "genomförda pass"}},
      {"Mariedal",
       "SBF",
       "Klotter och krossade rutor på skolan",
       {.text = "Klotter bort inom 48 h",
        .type = TYPE_SIT,
        .type2 = TYPE_NONE,
        .technique = "3",
        .deadline = 20261231,
        .deadline_kind = DEADLINE_UNTIL,
        .followup_measure = "andel inom 48 h"}},
      {"Mariedal",
       "KSF",
       "Klotter och krossade rutor på skolan",
       {.text = "Utred kamerabevakning skolgård (14 §)",
        .type = TYPE_KAM,
        .type2 = TYPE_UTR,
        .deadline = 20261215,
        .deadline_kind = DEADLINE_FINISH_BY,
        .legal_basis = "kamerabevakningslagen",
        .followup_measure = "beslut fattat ja/nej"}},
      {"Brastad",
       "UTB",
       "Unga samlas vid skolan på kvällarna",
       {.text = "Öppen mötesplats torsdagar",
        .type = TYPE_SOC,
        .type2 = TYPE_NONE,
        .deadline = 20261031,
        .deadline_kind = DEADLINE_START_BY,
        .followup_measure = "besökare",
        .governance = "mål 2, trygga unga"}},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct measure m = rows[i].m;
    m.ranking_id = scenario_ranking(s, QUARTER);
    scenario_add_measure(s, &m, rows[i].area, rows[i].owner, rows[i].problem);
  }
}

void scenario_september(struct scenario *s)
{
  scenario_now(s, 20261007, 900);
  for (size_t i = 0; i < AREA_ROWS; i++)
    observe_some(s, 202609, area_rows[i].name, area_rows[i].september);
  calm_units(s, 202609, NULL);
}

void scenario_meeting(struct scenario *s)
{
  int64_t lamps = scenario_measure(s, "Byt lampor trappan Badhusberget");
  MUST(ops_consent_measure(&s->ops, lamps, 20260902, err));
  const struct measure_change done = {.to = MEASURE_DONE, .date = 20260907};
  MUST(ops_change_measure_state(&s->ops, lamps, &done, err));
  score_and_choose(s);
  add_measures(s);
  scenario_now(s, 20261007, 955);
  MUST(ops_propose(&s->ops, QUARTER, report_ranking_kept, err));
}

void scenario_decision(struct scenario *s)
{
  scenario_now(s, 20261014, 1000);
  struct decision decision = {.body_id = find_body(s, "KLG"),
                              .date = 20261014,
                              .paragraph = "87",
                              .registry_number = "KS 2026/00412",
                              .result = RESULT_DECIDED};
  MUST(ops_decide(&s->ops, QUARTER, &decision, NULL, 0, report_ranking_kept, err));
}
