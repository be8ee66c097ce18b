// SPDX-License-Identifier: GPL-3.0-or-later
/* The prints of the worked scenarios and of the practice file as whole pages of text. */
#include "golden.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/layout.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct scenario scenario;

static struct report_request request_of(const char *name, struct period period)
{
  return (struct report_request){.name = name,
                                 .period = period,
                                 .today = scenario.clock.date,
                                 .clock_text = scenario.clock.time == 1338 ? "kl. 13.38" : NULL};
}

static const struct document *made(const struct report_request *request)
{
  struct document *d = NULL;
  MUST(report_make(scenario.ops.store, request, &scenario.arena, &d, err));
  return d;
}

static const char *printed(const struct document *d)
{
  return golden_text(&scenario, d);
}

static size_t pages_of(const struct document *d)
{
  const struct page *pages;
  return layout_pages(d, &layout_cells, &scenario.arena, &pages);
}

static void assert_has(const struct document *d, const char *needle)
{
  const char *text = printed(d);
  if (!strstr(text, needle)) fail_msg("“%s” is not in:\n%s", needle, text);
}

static const struct period august = {PERIOD_MONTH, 20260801, 20260831};
static const struct period third_quarter = {PERIOD_QUARTER, 20260701, 20260930};

static void test_inventory(void **state)
{
  (void)state;
  scenario_inventory(&scenario);
  const struct report_request request = request_of("P1", august);
  const struct document *d = made(&request);
  assert_golden(&scenario, "p1-augusti", d);
  assert_int_equal(pages_of(d), 1);
}

/* The sheet that was locked comes out again byte for byte; the late row is in the quarter. */
static void test_locked_month(void **state)
{
  (void)state;
  scenario_inventory(&scenario);
  scenario_now(&scenario, 20260903, 900);
  struct report_request request = request_of("P1", august);
  request.established = true;
  request.registry_number = "KS 2026/00398";
  struct buf document = {0};
  const struct document *established = made(&request);
  document_write(established, &document);
  MUST(ops_lock_month(&scenario.ops, 202608, buf_text(&document), "KS 2026/00398", err));
  const char *locked = printed(established);
  assert_non_null(strstr(locked, "UPPRÄTTAD 2026-09-03"));
  assert_non_null(strstr(locked, "dnr KS 2026/00398"));
  assert_null(strstr(locked, "Utskrivet"));

  scenario_now(&scenario, 20261007, 1338);
  scenario_observe(&scenario, 20260830, TIME_NONE, "Ekgatan", NULL, "TRA-BUS", 2,
                   "Räddningstjänsten", NO_AMOUNT, NULL);
  struct buf again = {0};
  const struct report_request later = request_of("P1", august);
  document_write(made(&later), &again);
  assert_string_equal(buf_text(&again), buf_text(&document));
  assert_string_equal(printed(made(&later)), locked);
  const struct report_request quarter = request_of("P4", third_quarter);
  /* 12 of the scenario and the late one. */
  assert_has(made(&quarter), "Hela kommunen        19   13    0    32");
  assert_has(made(&quarter), "Rapporter som kom efter att månaden låsts: 1.");
  buf_release(&document);
  buf_release(&again);
}

/* The paper that was decided on keeps the words that it was decided with. */
static void test_decided_words(void **state)
{
  (void)state;
  scenario_inventory(&scenario);
  scenario_september(&scenario);
  scenario_meeting(&scenario);
  const struct report_request request = request_of("P5", third_quarter);
  const char *proposed = printed(made(&request));
  const struct step step = {.kind = "need", .value = 2, .text = "något annat"};
  struct municipality m;
  struct arena arena = {0};
  MUST(ops_put_step(&scenario.ops, &step, err));
  MUST(store_municipality(scenario.ops.store, &arena, &m, err));
  m.name = "En annan kommun";
  MUST(ops_put_municipality(&scenario.ops, &m, err));
  assert_string_equal(printed(made(&request)), proposed);
  scenario_decision(&scenario);
  const char *decided = printed(made(&request));
  assert_non_null(strstr(decided, "något annat"));
  const struct step back = {.kind = "need", .value = 2, .text = "enstaka"};
  MUST(ops_put_step(&scenario.ops, &back, err));
  assert_string_equal(printed(made(&request)), decided);
  arena_release(&arena);
}

static void test_meeting(void **state)
{
  (void)state;
  scenario_inventory(&scenario);
  scenario_september(&scenario);
  scenario_meeting(&scenario);
  const struct report_request picture = request_of("P4", third_quarter);
  const struct report_request ranking = request_of("P5", third_quarter);
  const struct report_request slips = request_of("P6", third_quarter);
  assert_golden(&scenario, "p4-kvartal", made(&picture));
  assert_in_range(pages_of(made(&picture)), 1, 2);
  assert_golden(&scenario, "p5-forslag", made(&ranking));
  assert_int_equal(pages_of(made(&ranking)), 1);
  assert_golden(&scenario, "p6-alla", made(&slips));

  struct report_request one = slips;
  one.owner_id = scenario_owner(&scenario, "SBF");
  assert_golden(&scenario, "p6-sbf", made(&one));
  assert_int_equal(pages_of(made(&one)), 1);
}

static void test_decision(void **state)
{
  (void)state;
  scenario_inventory(&scenario);
  scenario_september(&scenario);
  scenario_meeting(&scenario);
  const struct report_request before = request_of("P5", third_quarter);
  const char *proposed = printed(made(&before));
  scenario_decision(&scenario);
  const char *status;
  MUST(report_ranking_status(scenario.ops.store, 20263, &scenario.arena, &status, err));
  assert_string_equal(status, "BESLUTAD KLG 2026-10-14 § 87");
  const struct report_request ranking = request_of("P5", third_quarter);
  assert_golden(&scenario, "p5-beslut", made(&ranking));
  /* A decision without change of content changes the head alone. */
  assert_string_equal(strstr(printed(made(&ranking)), "\nPlats Område"),
                      strstr(proposed, "\nPlats Område"));

  /* What comes in afterwards does not change it, nor does another limit for few reports. */
  struct municipality m;
  MUST(store_municipality(scenario.ops.store, &scenario.arena, &m, err));
  m.few = 5;
  MUST(ops_put_municipality(&scenario.ops, &m, err));
  scenario_observe(&scenario, 20260930, 2200, "Ekgatan", NULL, "TRA-BUS", 2, "Polisen", NO_AMOUNT,
                   NULL);
  scenario_now(&scenario, 20261101, 800);
  const struct report_request later = request_of("P5", third_quarter);
  assert_golden(&scenario, "p5-beslut", made(&later));
}

/* Three raters score the same quarter by shares; the group takes another third than the computed.
 */
static void test_shares(void **state)
{
  (void)state;
  static const struct {
    const char *area;
    int influence[3];
    enum confidence confidence;
  } scores[] = {
      {"Stadsparken", {4, 4, 5}, CONFIDENCE_HIGH},  {"Mariedal", {5, 5, 4}, CONFIDENCE_MEDIUM},
      {"Norra hamnen", {3, 4, 2}, CONFIDENCE_HIGH}, {"Brastad", {5, 4, 5}, CONFIDENCE_LOW},
      {"Badhusberget", {3, 3, 0}, CONFIDENCE_LOW},  {"Ekgatan", {2, 1, 5}, CONFIDENCE_MEDIUM},
      {"Grundsund", {3, 3, 3}, CONFIDENCE_LOW},     {"Fiskebäckskil", {3, 4, 3}, CONFIDENCE_LOW},
  };
  struct ops *ops = &scenario.ops;
  struct rater *raters;
  size_t n;
  scenario_inventory(&scenario);
  scenario_september(&scenario);
  MUST(ops_begin_ranking(ops, 20263, METHOD_SHARE, false, err));
  MUST(store_raters(ops->store, scenario_ranking(&scenario, 20263), &scenario.arena, &raters, &n,
                    err));
  const struct report_request request = request_of("P5", third_quarter);
  assert_golden(&scenario, "p5-andel-utan-poang", made(&request));
  size_t given = 0;
  for (size_t r = 0; r < n; r++) {
    if (raters[r].number == 0) continue;
    assert_in_range(given, 0, 2);
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
      const struct score score = {.rater_id = raters[r].id,
                                  .area_id = scenario_area(&scenario, scores[i].area),
                                  .influence = scores[i].influence[given],
                                  .confidence = scores[i].confidence};
      MUST(ops_score(ops, 20263, &score, err));
    }
    given++;
  }
  MUST(ops_choose(ops, 20263, scenario_area(&scenario, "Norra hamnen"), 0, err));
  static const char *const chosen[] = {"Stadsparken", "Mariedal", "Brastad"};
  for (int i = 0; i < 3; i++)
    MUST(ops_choose(ops, 20263, scenario_area(&scenario, chosen[i]), i + 1, err));
  MUST(ops_set_deviation(ops, 20263, "Säsongen är slut i hamnen.", err));
  assert_golden(&scenario, "p5-andel", made(&request));
  assert_int_equal(pages_of(made(&request)), 1);
}

static void test_lists(void **state)
{
  (void)state;
  scenario_observe(&scenario, 20260812, TIME_NONE, "Stadsparken", NULL, "SOC-RYKT", 1, "UTB",
                   NO_AMOUNT, "Rykte om bråk vid skolstarten");
  struct observation_query query = {.soft = -1, .late = -1};
  struct observation *rows;
  size_t n;
  MUST(store_observations(scenario.ops.store, &query, &scenario.arena, &rows, &n, err));
  rows[0].soft = true;
  MUST(ops_put_observation(&scenario.ops, &rows[0], NULL, err));
  struct planned_event event = {.what = "Hamnfesten",
                                .area_id = scenario_area(&scenario, "Norra hamnen"),
                                .from_day = 20260912,
                                .to_day = 20260913,
                                .size = "3 000 besökare"};
  MUST(ops_put_event(&scenario.ops, &event, NULL, err));
  const struct report_request request = request_of("P1", august);
  const struct document *d = made(&request);
  assert_has(d, "Rapporterat 1: UTB");
  assert_has(d, "Observationer 0   allvarssumma 0");
  assert_has(d, "Kommande arrangemang: Hamnfesten, Norra hamnen, 2026-09-12--2026-09-13,");
  assert_has(d, "Mjuk information: räknas inte ovan\n"
                "- 2026-08-12 Stadsparken: Rykte om bråk vid skolstarten");
}

static void test_followup(void **state)
{
  (void)state;
  scenario_inventory(&scenario);
  scenario_september(&scenario);
  scenario_meeting(&scenario);
  scenario_decision(&scenario);
  struct ops *ops = &scenario.ops;
  int64_t meeting_place = scenario_measure(&scenario, "Öppen mötesplats torsdagar");
  MUST(ops_move_deadline(ops, meeting_place, 20261101, "Lokalen var inte klar", err));
  const struct measure_change started = {.to = MEASURE_ONGOING, .date = 20261014};
  MUST(ops_change_measure_state(ops, scenario_measure(&scenario, "Fältteam fre–lö 20–01"), &started,
                                err));
  scenario_now(&scenario, 20261122, 900);
  struct report_request request = request_of("P7", period_of_month(202611));
  assert_golden(&scenario, "p7-november", made(&request));
  request.owner_id = scenario_owner(&scenario, "UTB");
  assert_has(made(&request), "Bara åtgärder som Utbildningsförvaltningen ansvarar för.");
  /* Due 1 November, so 21 days late on the 22nd; moved once. */
  assert_has(made(&request),
             "Brastad      Öppen mötesplats torsdagar  UTB       2026-11-01        1     21");
}

/* The year of the two scenarios: a lamp that was changed, five measures that KLG decided on.
 * Nothing can be said of any of them, and the paper says so. */
static void test_year(void **state)
{
  (void)state;
  scenario_inventory(&scenario);
  scenario_september(&scenario);
  scenario_meeting(&scenario);
  scenario_decision(&scenario);
  const struct measure_change started = {.to = MEASURE_ONGOING, .date = 20261014};
  int64_t team = scenario_measure(&scenario, "Fältteam fre–lö 20–01");
  MUST(ops_change_measure_state(&scenario.ops, team, &started, err));
  scenario_now(&scenario, 20270113, 900);
  struct lesson lesson = {.measure_id = team, .year = 2026, .text = "Börja före sommaren"};
  MUST(ops_put_lesson(&scenario.ops, &lesson, NULL, err));
  const struct report_request request = request_of("P9", period_of_year(2026));
  assert_golden(&scenario, "p9-2026", made(&request));
  /* Those carried out without outcome stand first. */
  const char *text = strstr(printed(made(&request)), "Årets alla åtgärder");
  assert_non_null(text);
  assert_true(strstr(text, "Byt lampor") < strstr(text, "Fältteam"));
}

/* Twelve areas, seventy observations a month, unusual months, long names: every print there is. */
static void test_practice(void **state)
{
  (void)state;
  static const struct {
    const char *name, *golden;
    struct period period;
  } prints[] = {
      {"P1", "ovning-p1", {PERIOD_MONTH, 20261001, 20261031}},
      {"P4", "ovning-p4", {PERIOD_QUARTER, 20260701, 20260930}},
      {"P5", "ovning-p5", {PERIOD_QUARTER, 20260701, 20260930}},
      {"P6", "ovning-p6", {PERIOD_QUARTER, 20260701, 20260930}},
      {"P7", "ovning-p7", {PERIOD_MONTH, 20261101, 20261130}},
      {"P8", "ovning-p8", {PERIOD_DAYS, 20261007, 20261007}},
      {"ARR", "ovning-arr", {PERIOD_DAYS, 20261122, 20261122}},
      {"AVV", "ovning-avv", {PERIOD_MONTH, 20261001, 20261031}},
  };
  scenario_end(&scenario);
  scenario_practice(&scenario);
  for (size_t i = 0; i < sizeof prints / sizeof *prints; i++) {
    const struct report_request request = request_of(prints[i].name, prints[i].period);
    assert_golden(&scenario, prints[i].golden, made(&request));
  }
  const struct report_request picture = request_of("P4", third_quarter);
  assert_int_equal(pages_of(made(&picture)), 2); /* domain.md 7 */
}

static void test_nothing_there(void **state)
{
  (void)state;
  static const char *const names[] = {"P1", "P4", "P5", "P6", "P7"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const struct report_kind *kind = report_find(names[i]);
    const struct report_request request =
        request_of(names[i], kind->period == PERIOD_QUARTER ? third_quarter : august);
    const struct document *d = made(&request);
    assert_has(d, "ARBETSMATERIAL");
    assert_has(d, "LYSEKILS KOMMUN");
    assert_int_equal(pages_of(d), 1 + (i == 1));
  }
  const struct report_request empty = request_of("P1", august);
  assert_has(made(&empty), "\nSaknas 9: Fältteamet, KSF, ");
  assert_has(made(&empty), "Observationer 0   allvarssumma 0   kostnad 0\u00a0kr");
  assert_has(made(&empty), "–\u00a0kan\u00a0inte\u00a0beräknas");
}

static void test_refusals(void **state)
{
  (void)state;
  struct document *d;
  struct err err = {0};
  struct report_request request = request_of("P1", third_quarter);
  assert_false(report_make(scenario.ops.store, &request, &scenario.arena, &d, &err));
  assert_string_equal(err.text, "P1 skrivs ut för en månad. Skriv till exempel 2026-08.");
  request = request_of("P9", third_quarter);
  assert_false(report_make(scenario.ops.store, &request, &scenario.arena, &d, &err));
  assert_string_equal(err.text, "P9 skrivs ut för ett år. Skriv till exempel 2026.");
  request = request_of("P13", third_quarter);
  assert_false(report_make(scenario.ops.store, &request, &scenario.arena, &d, &err));
  assert_string_equal(err.text,
                      "P13 Bilaga till samverkansöverenskommelse kan inte skrivas ut i den här "
                      "versionen.");
  request = request_of("P99", third_quarter);
  assert_false(report_make(scenario.ops.store, &request, &scenario.arena, &d, &err));
  request = request_of("P1", august);
  request.area_id = scenario_area(&scenario, "Brastad");
  assert_false(report_make(scenario.ops.store, &request, &scenario.arena, &d, &err));
  assert_ptr_equal(report_find("p5"), report_find("P5"));
  assert_null(report_find("P"));
}

/* Every place in the paper where a long name or text can stand. */
static void test_long_text(void **state)
{
  (void)state;
  const char *name = "Södra industriområdet vid Gullmarsvägen och gamla konservfabriken";
  struct area area = {
      .number = 900, .name = name, .ranked = true, .valid_from = 20200101, .population = NO_AMOUNT};
  MUST(ops_add_area(&scenario.ops, &area, err));
  struct buf note = {0};
  for (int i = 0; i < 120; i++)
    buf_addf(&note, "stycke%03d ", i);
  scenario_observe(&scenario, 20260814, 2200, name, NULL, "ORD-LJUD", 2, "LysekilsBostäder", 125000,
                   buf_text(&note));
  const struct report_request inventory = request_of("P1", august);
  assert_has(made(&inventory), "125\u00a0000");
  assert_has(made(&inventory), "stycke119");
  static const char *const names[] = {"P4", "P5"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const struct report_request request = request_of(names[i], third_quarter);
    assert_has(made(&request), "konservfabriken");
  }
  buf_release(&note);
}

static void test_two_hundred_areas(void **state)
{
  (void)state;
  for (int i = 0; i < 200; i++) {
    struct area area = {.number = 1000 + i,
                        .name = arena_printf(&scenario.arena, "Område %03d", i),
                        .ranked = true,
                        .valid_from = 20200101,
                        .population = NO_AMOUNT};
    MUST(ops_add_area(&scenario.ops, &area, err));
  }
  const struct report_request picture = request_of("P4", third_quarter);
  const struct report_request ranking = request_of("P5", third_quarter);
  /* 208 rows of 50-some a page, twice in the picture. */
  assert_in_range(pages_of(made(&ranking)), 4, 5);
  assert_in_range(pages_of(made(&picture)), 8, 10);
  assert_has(made(&ranking), "Område 199");
}

/* Domain.md 5: an interval counts whole in its month and is spread over weekday and time only;
 * a row without a day stands in neither. */
static void test_profile(void **state)
{
  (void)state;
  struct observation o = {.area_id = scenario_area(&scenario, "Brastad"),
                          .category_id = 1,
                          .source_id = scenario_unit(&scenario, "UTB"),
                          .severity = 1,
                          .known = KNOWN_INTERVAL,
                          .day = 20260814, /* a Friday */
                          .time = 1800,
                          .to_day = 20260815,
                          .to_time = 600,
                          .police_reported = ANSWER_UNKNOWN,
                          .cost = NO_AMOUNT};
  MUST(ops_put_observation(&scenario.ops, &o, NULL, err));
  o.id = 0;
  o.known = KNOWN_MONTH;
  o.day = 20260800;
  o.month = 202608;
  o.time = o.to_time = TIME_NONE;
  o.to_day = 0;
  MUST(ops_put_observation(&scenario.ops, &o, NULL, err));
  const struct report_request request = request_of("P1", august);
  const struct document *d = made(&request);
  assert_has(d, "  mån   tis   ons   tor   fre   lör   sön  00–06  06–12  12–18  18–24\n"
                "    0     0     0     0   0,5   0,5     0    0,5      0      0    0,5\n"
                "okänd tid: 1");
  assert_has(d, "till 2026-08-15 06:00");
  assert_has(d, " 2 2026-08          Brastad");
}

static int begin_test(void **state)
{
  (void)state;
  scenario_begin(&scenario);
  return 0;
}

static int end_test(void **state)
{
  (void)state;
  scenario_end(&scenario);
  return 0;
}

#define IN_SCENARIO(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

int main(void)
{
  i18n_start("sv");
  const struct CMUnitTest tests[] = {
      IN_SCENARIO(test_inventory),
      IN_SCENARIO(test_locked_month),
      IN_SCENARIO(test_lists),
      IN_SCENARIO(test_profile),
      IN_SCENARIO(test_meeting),
      IN_SCENARIO(test_decided_words),
      IN_SCENARIO(test_decision),
      IN_SCENARIO(test_shares),
      IN_SCENARIO(test_followup),
      IN_SCENARIO(test_year),
      IN_SCENARIO(test_practice),
      IN_SCENARIO(test_nothing_there),
      IN_SCENARIO(test_refusals),
      IN_SCENARIO(test_long_text),
      IN_SCENARIO(test_two_hundred_areas),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
