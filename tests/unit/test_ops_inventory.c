// SPDX-License-Identifier: GPL-3.0-or-later
/* The month's round: scenario 9.1, states of units, late rows, voided rows and refusals. */
#include "ops_fixture.h"

#include "base/date.h"
#include "store/store_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { AUGUST = 202608 };

static const struct {
  int day, time, area, category, severity, unit;
  long cost;
} august[] = {
    {20260801, 2340, NORRA_HAMNEN, ORD_SAML, 2, UNIT_FALT, NO_AMOUNT},
    {20260802, 115, NORRA_HAMNEN, VAL_MISS, 3, UNIT_POLISEN, NO_AMOUNT},
    {20260805, 2130, EKGATAN, TRA_BUS, 2, UNIT_KSF, NO_AMOUNT},
    {20260807, 2210, EKGATAN, TRA_BUS, 1, UNIT_KSF, NO_AMOUNT},
    {20260808, 2250, STADSPARKEN, NAR_HAN, 3, UNIT_FALT, NO_AMOUNT},
    {20260810, 720, MARIEDAL, SKA_GLAS, 2, UNIT_UTB, 4800},
    {20260814, 2305, NORRA_HAMNEN, ORD_SAML, 2, UNIT_HAMN, NO_AMOUNT},
    {20260815, 30, NORRA_HAMNEN, SKA_ANN, 2, UNIT_SBF, 6500},
    {20260817, 650, MARIEDAL, SKA_KLO, 1, UNIT_UTB, 2200},
    {20260821, 2145, BADHUSBERGET, OTR_MORK, 1, UNIT_BOSTADER, NO_AMOUNT},
    {20260822, 2220, STADSPARKEN, NAR_ALK, 2, UNIT_FALT, NO_AMOUNT},
    {20260826, 805, BRASTAD, TIL_INB, 3, UNIT_UTB, 12000},
};
enum { N_AUGUST = sizeof august / sizeof august[0] };

static int set_up(void **state)
{
  struct fixture *f = malloc(sizeof *f);
  fixture_open(f, 20260902, 1300);
  *state = f;
  return 0;
}

static int tear_down(void **state)
{
  fixture_close(*state);
  free(*state);
  return 0;
}

static void enter_august(struct fixture *f)
{
  struct err err = {0};
  for (size_t i = 0; i < N_AUGUST; i++) {
    struct observation o = fixture_observation(august[i].area, august[i].category, august[i].unit,
                                               august[i].severity, august[i].day, august[i].time);
    o.cost = august[i].cost;
    assert_true(ops_put_observation(&f->ops, &o, NULL, &err));
    assert_int_equal(o.id, i + 1);
    assert_int_equal(o.month, AUGUST);
  }
}

static struct unit_report report_of(struct fixture *f, int month, int64_t unit)
{
  struct arena arena = {0};
  struct unit_report *rows, found = {0};
  size_t n;
  struct err err = {0};
  assert_true(store_unit_reports(f->store, month, &arena, &rows, &n, &err));
  for (size_t i = 0; i < n; i++)
    if (rows[i].unit_id == unit) found = rows[i];
  arena_release(&arena);
  found.unit_name = found.unit_short = found.way = found.reason = NULL;
  return found;
}

static enum report_state state_of(struct fixture *f, int64_t unit)
{
  return report_of(f, AUGUST, unit).state;
}

/* 9.1, 13.33: sums of the whole, by area and by group. */
static void test_scenario_sums(void **state)
{
  struct fixture *f = *state;
  enter_august(f);
  struct arena arena = {0};
  struct err err = {0};
  struct total *totals;
  size_t n;
  long areas[N_AREAS + 1][2] = {{0}}, groups[8] = {0}, observations = 0, severity = 0;
  long long cost = 0;
  struct category *categories;
  size_t n_categories;
  assert_true(store_categories(f->store, 0, &arena, &categories, &n_categories, &err));
  assert_true(store_month_totals(f->store, AUGUST, AUGUST, &arena, &totals, &n, &err));
  for (size_t i = 0; i < n; i++) {
    areas[totals[i].area_id][0] += totals[i].observations;
    areas[totals[i].area_id][1] += totals[i].severity;
    for (size_t c = 0; c < n_categories; c++)
      if (categories[c].id == totals[i].category_id)
        groups[categories[c].group_number] += totals[i].observations;
    observations += totals[i].observations;
    severity += totals[i].severity;
    cost += totals[i].cost;
  }
  assert_int_equal(observations, 12);
  assert_int_equal(severity, 24);
  assert_int_equal(cost, 25500);
  static const long by_area[N_AREAS + 1][2] = {
      [NORRA_HAMNEN] = {4, 9}, [STADSPARKEN] = {2, 5}, [EKGATAN] = {2, 3},
      [MARIEDAL] = {2, 3},     [BRASTAD] = {1, 3},     [BADHUSBERGET] = {1, 1}};
  assert_memory_equal(areas, by_area, sizeof by_area);
  static const long by_group[8] = {0, 1, 3, 1, 2, 2, 2, 1};
  assert_memory_equal(groups, by_group, sizeof by_group);
  arena_release(&arena);
}

/* 9.1, 13.30: SOC is quiet, Räddningstjänsten is silent, the other seven came with their rows. */
static void test_scenario_states(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  assert_true(ops_open_month(&f->ops, AUGUST, &err));
  for (int unit = 1; unit <= N_UNITS; unit++)
    assert_int_equal(state_of(f, unit), REPORT_MISSING);
  enter_august(f);
  assert_true(ops_unit_nil(&f->ops, AUGUST, UNIT_SOC, &err));
  for (int unit = 1; unit <= N_UNITS; unit++)
    assert_int_equal(state_of(f, unit), unit == UNIT_SOC        ? REPORT_NIL
                                        : unit == UNIT_RADDNING ? REPORT_MISSING
                                                                : REPORT_REPORTED);
  assert_int_equal(report_of(f, AUGUST, UNIT_SOC).received, 20260902);
  assert_int_equal(report_of(f, AUGUST, UNIT_FALT).observations, 3);
}

static void test_month_opens_once(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct period_row period;
  enter_august(f); /* opens it by itself */
  assert_true(store_period(f->store, AUGUST, &period, &err));
  assert_int_equal(period.state, PERIOD_OPEN);
  assert_int_equal(period.last_day, 20260831);
  assert_false(ops_open_month(&f->ops, AUGUST, &err));
  assert_string_equal(err.text, "August is open already.");
}

static void test_nil_refusals(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  enter_august(f);
  assert_false(ops_unit_nil(&f->ops, AUGUST, UNIT_FALT, &err));
  assert_string_equal(err.text, "Fältteamet has 3 observations and cannot get a zero.");
  assert_false(ops_unit_nil(&f->ops, AUGUST, UNIT_SBF, &err));
  assert_string_equal(err.text, "SBF has 1 observation and cannot get a zero.");

  assert_true(ops_unit_nil(&f->ops, AUGUST, UNIT_SOC, &err));
  struct observation o = fixture_observation(EKGATAN, TRA_BUS, UNIT_SOC, 1, 20260830, 2200);
  assert_false(ops_put_observation(&f->ops, &o, NULL, &err));
  assert_string_equal(err.text, "The unit is set to a nil report. Change it to reported?");
  assert_int_equal(o.id, 0);
  assert_true(ops_unit_reported(&f->ops, AUGUST, UNIT_SOC, NULL, &err));
  assert_true(ops_put_observation(&f->ops, &o, NULL, &err));
  assert_int_equal(state_of(f, UNIT_SOC), REPORT_REPORTED);
}

/* Rows of a month that nobody has opened, as an import brings them. */
static void bring_in(struct fixture *f, int unit)
{
  struct err err = {0};
  struct observation o = fixture_observation(EKGATAN, TRA_BUS, unit, 1, 20260801, TIME_NONE);
  const struct entry entry = {.verb = "import", .object = "a.csv", .who = "", .clock = &f->clock};
  o.month = AUGUST;
  assert_true(store_begin(f->store, &err) && store_put_observation(f->store, &o, &err) &&
              store_commit(f->store, &entry, &err));
}

/* Whatever opens the month afterwards, those who have told of something have reported. */
static void test_imported_before_the_month_is_opened(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct buf phrase = {0};
  struct observation o = fixture_observation(EKGATAN, TRA_BUS, UNIT_KSF, 1, 20260830, 2200);
  bring_in(f, UNIT_FALT);
  bring_in(f, UNIT_SBF);
  for (int way = 0; way < 5; way++) {
    switch (way) {
    case 0:
      assert_true(ops_open_month(&f->ops, AUGUST, &err));
      break;
    case 1: /* another unit's row */
      o.id = 0;
      assert_true(ops_put_observation(&f->ops, &o, NULL, &err));
      break;
    case 2: /* its own verb finds the row that was made */
      assert_true(ops_unit_reported(&f->ops, AUGUST, UNIT_FALT, "mejl", &err));
      break;
    case 3:
      assert_false(ops_unit_reminded(&f->ops, AUGUST, UNIT_FALT, &err));
      assert_true(ops_unit_reminded(&f->ops, AUGUST, UNIT_SOC, &err));
      break;
    case 4:
      assert_true(ops_lock_month(&f->ops, AUGUST, "P1", NULL, &err));
      break;
    }
    assert_int_equal(state_of(f, UNIT_FALT), REPORT_REPORTED);
    assert_int_equal(state_of(f, UNIT_SBF), REPORT_REPORTED);
    assert_int_equal(state_of(f, UNIT_SOC), REPORT_MISSING);
    if (way < 4) assert_true(ops_undo(&f->ops, &phrase, &err));
    assert_int_equal(report_of(f, AUGUST, UNIT_FALT).period_id == 0, way < 4);
  }
  buf_release(&phrase);
}

static void test_reminded_and_voided(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  enter_august(f);
  assert_true(ops_unit_reminded(&f->ops, AUGUST, UNIT_RADDNING, &err));
  assert_int_equal(report_of(f, AUGUST, UNIT_RADDNING).reminded, 20260902);
  assert_int_equal(state_of(f, UNIT_RADDNING), REPORT_MISSING);
  assert_false(ops_unit_reminded(&f->ops, AUGUST, UNIT_KSF, &err));
  assert_false(ops_unit_void(&f->ops, AUGUST, UNIT_KSF, " ", &err));
  assert_string_equal(err.text, "Write a reason.");
  assert_true(ops_unit_void(&f->ops, AUGUST, UNIT_KSF, "fel månad", &err));
  assert_int_equal(state_of(f, UNIT_KSF), REPORT_VOIDED);
  /* The unit is asked again, and its next row makes it reported. */
  struct observation o = fixture_observation(EKGATAN, TRA_BUS, UNIT_KSF, 1, 20260830, 2200);
  assert_true(ops_put_observation(&f->ops, &o, NULL, &err));
  assert_int_equal(state_of(f, UNIT_KSF), REPORT_REPORTED);
  assert_false(ops_unit_void(&f->ops, AUGUST, UNIT_RADDNING, "tom", &err));
}

/* 9.1, the day after: a row for a locked month is taken, is late and counts. */
static void test_lock_and_late(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  enter_august(f);
  f->clock.date = 20260831;
  assert_false(ops_lock_month(&f->ops, AUGUST, "P1", NULL, &err));
  f->clock.date = 20260903;
  assert_false(ops_lock_month(&f->ops, AUGUST, "", NULL, &err));
  assert_true(ops_lock_month(&f->ops, AUGUST, "the print", "KS 2026/1", &err));
  assert_false(ops_lock_month(&f->ops, AUGUST, "the print", NULL, &err));
  assert_string_equal(err.text, "August is locked already.");

  struct arena arena = {0};
  struct picture picture;
  assert_true(store_picture(f->store, "P1", period_of_month(AUGUST), &arena, &picture, &err));
  assert_string_equal(picture.document, "the print");
  assert_int_equal(picture.established_on, 20260903);

  struct observation late = fixture_observation(EKGATAN, TRA_BUS, UNIT_RADDNING, 1, 20260830, 2200);
  assert_true(ops_put_observation(&f->ops, &late, NULL, &err));
  assert_true(late.late);
  assert_int_equal(state_of(f, UNIT_RADDNING), REPORT_LATE);
  struct observation also = fixture_observation(EKGATAN, TRA_BUS, UNIT_UTB, 1, 20260830, 2200);
  assert_true(ops_put_observation(&f->ops, &also, NULL, &err));
  assert_true(also.late);
  assert_int_equal(state_of(f, UNIT_UTB), REPORT_REPORTED);

  /* A correction of a row that the picture holds is none. */
  struct observation first;
  assert_true(store_observation(f->store, 1, &arena, &first, &err));
  first.severity = 3;
  assert_true(ops_put_observation(&f->ops, &first, NULL, &err));
  assert_false(first.late);
  /* A nil that comes after the lock was not in the picture either. */
  assert_true(ops_unit_nil(&f->ops, AUGUST, UNIT_SOC, &err));
  assert_int_equal(state_of(f, UNIT_SOC), REPORT_LATE);
  arena_release(&arena);
}

static void test_void(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  enter_august(f);
  assert_false(ops_void_observation(&f->ops, 4, "", &err));
  assert_string_equal(err.text, "Write a reason.");
  /* A reason is a text like any other: a number with a right check digit is never stored. */
  assert_false(ops_void_observation(&f->ops, 4, "gäller 191212121212", &err));
  assert_true(ops_void_observation(&f->ops, 4, "dubblett", &err));
  assert_false(ops_void_observation(&f->ops, 4, "dubblett", &err));
  const struct observation_query query = {
      .area_id = EKGATAN, .period = period_of_month(AUGUST), .late = -1, .soft = -1};
  long n;
  assert_true(store_count(f->store, &query, &n, &err));
  assert_int_equal(n, 1);
  struct observation o = fixture_observation(EKGATAN, TRA_BUS, UNIT_KSF, 1, 20260807, 2210);
  o.id = 4;
  assert_false(ops_put_observation(&f->ops, &o, NULL, &err));
}

static void test_months(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  /* An interval counts in the month of its middle: noon of 1 August. */
  struct observation o = fixture_observation(EKGATAN, TRA_BUS, UNIT_KSF, 1, 20260730, TIME_NONE);
  o.known = KNOWN_INTERVAL;
  o.to_day = 20260803;
  assert_true(ops_put_observation(&f->ops, &o, NULL, &err));
  assert_int_equal(o.month, AUGUST);
  struct observation month = fixture_observation(EKGATAN, TRA_BUS, UNIT_KSF, 1, 0, TIME_NONE);
  month.known = KNOWN_MONTH;
  month.month = AUGUST;
  assert_true(ops_put_observation(&f->ops, &month, NULL, &err));
  assert_int_equal(month.day, 20260800);
  assert_int_equal(month.month, AUGUST);
}

static void test_registers_of_the_day(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  assert_true(ops_close_area(&f->ops, GRUNDSUND, 20260815, &err));
  struct observation o = fixture_observation(GRUNDSUND, TRA_BUS, UNIT_KSF, 1, 20260816, 2200);
  assert_false(ops_put_observation(&f->ops, &o, NULL, &err));
  assert_string_equal(err.text, "The area does not apply on this date (it ended 2026-08-15).");
  o.day = 20260815;
  assert_true(ops_put_observation(&f->ops, &o, NULL, &err));
  assert_false(ops_close_area(&f->ops, GRUNDSUND, 20260814, &err));
  o = fixture_observation(EKGATAN, TRA_BUS, UNIT_KSF, 1, 20260816, 2200);
  o.place_id = 1; /* bryggan lies in Norra hamnen */
  assert_false(ops_put_observation(&f->ops, &o, NULL, &err));
  o.area_id = NORRA_HAMNEN;
  assert_true(ops_put_observation(&f->ops, &o, NULL, &err));
  assert_false(ops_put_observation(
      &f->ops, &(struct observation){.known = KNOWN_DAY, .day = 20260816}, NULL, &err));
}

static void test_event(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct planned_event e = {
      .what = "Hamnfest", .area_id = NORRA_HAMNEN, .from_day = 20260912, .to_day = 20260911};
  assert_false(ops_put_event(&f->ops, &e, NULL, &err));
  e.to_day = 20260913;
  e.note = "ring 070-123 45 67";
  assert_false(ops_put_event(&f->ops, &e, NULL, &err));
  assert_int_equal(e.id, 0);
  assert_true(ops_put_event(&f->ops, &e, "kommunens växel", &err));
  assert_int_equal(e.id, 1);
  /* A change keeps the row; what is taken away is listed no more, and not changed either. */
  struct arena arena = {0};
  struct planned_event found;
  e.note = NULL;
  e.size = "omkring 600";
  assert_true(ops_put_event(&f->ops, &e, NULL, &err));
  assert_int_equal(e.id, 1);
  assert_true(store_planned_event(f->store, 1, &arena, &found, &err));
  assert_string_equal(found.size, "omkring 600");
  assert_false(ops_void_event(&f->ops, 1, " ", &err));
  assert_true(ops_void_event(&f->ops, 1, "inställd", &err));
  assert_true(store_planned_event(f->store, 1, &arena, &found, &err));
  assert_int_equal(found.id, 0);
  assert_false(ops_put_event(&f->ops, &e, NULL, &err));
  assert_false(ops_void_event(&f->ops, 1, "inställd", &err));
  arena_release(&arena);
}

static void test_rename(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  struct arena arena = {0};
  struct area area;
  assert_false(ops_rename_area(&f->ops, EKGATAN, "brastad", 20260901, &err));
  assert_string_equal(err.text, "The name or alias exists already: Brastad.");
  assert_true(ops_rename_area(&f->ops, EKGATAN, "Ekparken", 20260901, &err));
  assert_true(store_area(f->store, EKGATAN, 20260831, &arena, &area, &err));
  assert_string_equal(area.name, "Ekgatan");
  assert_true(store_area(f->store, EKGATAN, 20260901, &arena, &area, &err));
  assert_string_equal(area.name, "Ekparken");
  /* The old name is an alias now, and an alias leads to one area only. */
  struct area other = {.name = "Ekgatan", .valid_from = 20260901, .population = NO_AMOUNT};
  assert_false(ops_add_area(&f->ops, &other, &err));
  assert_string_equal(err.text, "The name or alias exists already: Ekparken.");
  assert_false(ops_rename_area(&f->ops, EKGATAN, "Ekbacken", 20260601, &err));
  other.name = "Valbodalen";
  assert_true(ops_add_area(&f->ops, &other, &err));
  assert_int_equal(other.number, N_AREAS + 1);
  arena_release(&arena);
}

static void test_weights(void **state)
{
  struct fixture *f = *state;
  struct err err = {0};
  assert_false(ops_set_weight(&f->ops, NAR_HAN, 6, 20260101, &err));
  assert_string_equal(err.text, "The weight is a whole number from 1 to 5.");
  assert_true(ops_set_weight(&f->ops, NAR_HAN, 3, 20260101, &err));
  struct category c = {
      .code = "OVR-ANN", .name = "Övrigt", .group_id = 7, .weight = 2, .valid_from = 20180517};
  assert_true(ops_put_category(&f->ops, &c, &err));
  struct category again = c;
  again.id = 0;
  assert_false(ops_put_category(&f->ops, &again, &err));
  again.code = "LONGERTHAN";
  assert_false(ops_put_category(&f->ops, &again, &err));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_scenario_sums, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_scenario_states, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_month_opens_once, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_nil_refusals, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_imported_before_the_month_is_opened, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_reminded_and_voided, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_lock_and_late, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_void, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_months, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_registers_of_the_day, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_event, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_rename, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_weights, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
