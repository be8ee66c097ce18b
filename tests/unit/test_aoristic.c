// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/aoristic.h"
#include "prng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct arena arena;

static int release(void **state)
{
  (void)state;
  arena_release(&arena);
  return 0;
}

static struct stockholm_time at(int date, int hour, int minute)
{
  return (struct stockholm_time){date, (hour * 60 + minute) * 60};
}

static double weight_of(const struct aoristic *weights, int part)
{
  for (size_t i = 0; i < weights->n; i++)
    if (weights->parts[i].part == part) return weights->parts[i].weight;
  return 0;
}

static void close_to(double got, double expected)
{
  if (fabs(got - expected) > 1e-12) fail_msg("expected %.15g, got %.15g", expected, got);
}

/* 2026: summer begins Sunday 29 March and ends Sunday 25 October. */
static void clocks_at_the_changes(void **state)
{
  (void)state;
  int64_t first, second;
  assert_false(stockholm_instant(at(20260329, 2, 30), false, &first));
  assert_true(stockholm_instant(at(20260329, 3, 0), false, &second));
  assert_true(stockholm_instant(at(20260329, 1, 59), false, &first));
  assert_int_equal(second - first, 60);

  assert_true(stockholm_instant(at(20261025, 2, 30), false, &first));
  assert_true(stockholm_instant(at(20261025, 2, 30), true, &second));
  assert_int_equal(second - first, 3600);
  assert_int_equal(stockholm_at(first).second, stockholm_at(second).second);
  assert_false(stockholm_instant(at(20260230, 2, 30), false, &first));
}

static void local_times_come_back(void **state)
{
  (void)state;
  struct prng prng = {41};
  for (int i = 0; i < 5000; i++) {
    int64_t instant = (int64_t)(prng_next(&prng) % 4000000000u) - 1000000000; /* 1938 to 2065 */
    struct stockholm_time local = stockholm_at(instant);
    int64_t first, second;
    assert_true(stockholm_instant(local, false, &first));
    assert_true(stockholm_instant(local, true, &second));
    assert_true(first == instant || second == instant);
  }
}

static void written_times(void **state)
{
  (void)state;
  struct stockholm_time t;
  assert_true(stockholm_read_offset("2026-08-22 9:05:59 +02:00", &t));
  assert_int_equal(t.date, 20260822);
  assert_int_equal(stockholm_hhmm(t), 905);
  /* Greenwich writes it so; in Stockholm it is half past midnight. */
  assert_true(stockholm_read_offset("2026-03-31 22:30:00 +00:00", &t));
  assert_true(t.date == 20260401 && stockholm_hhmm(t) == 30);
  assert_true(stockholm_read_offset("2026-01-01 0:30:00 +02:00", &t));
  assert_true(t.date == 20251231 && stockholm_hhmm(t) == 2330);
  static const char *const wrong[] = {"2026-08-22 9:05:00",
                                      "2026-08-32 9:05:00 +02:00",
                                      "2026-08-22 24:05:00 +02:00",
                                      "2026-08-22 9:05:00 +02:00 ",
                                      "2026-08-22T9:05:00 +02:00",
                                      "1900-01-01 0:00:00 +02:00",
                                      ""};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
    assert_false(stockholm_read_offset(wrong[i], &t));
  int64_t instant;
  assert_true(stockholm_read_utc("1970-01-02T00:00:01Z", &instant) && instant == 86401);
  assert_false(stockholm_read_utc("1970-01-02T00:00:01", &instant));
}

static void weights_sum_to_one(void **state)
{
  (void)state;
  struct prng prng = {42};
  for (int i = 0; i < 300; i++) {
    int64_t start = 1772000000 + prng_below(&prng, 30000000);
    int64_t end = start + prng_below(&prng, 40 * 86400);
    for (int unit = AORISTIC_MONTH; unit <= AORISTIC_WEEKDAY_HOUR; unit++) {
      struct aoristic weights;
      double sum = 0;
      assert_true(aoristic_weights(stockholm_at(start), stockholm_at(end), (enum aoristic_unit)unit,
                                   &arena, &weights));
      for (size_t k = 0; k < weights.n; k++)
        sum += weights.parts[k].weight;
      close_to(sum, 1);
    }
    arena_reset(&arena);
  }
}

static void days_of_23_and_25_hours(void **state)
{
  (void)state;
  struct aoristic w;
  assert_true(aoristic_weights(at(20261025, 0, 0), at(20261026, 0, 0), AORISTIC_HOUR, &arena, &w));
  close_to(weight_of(&w, 2), 2 / 25.0);
  close_to(weight_of(&w, 3), 1 / 25.0);
  assert_true(aoristic_weights(at(20260329, 0, 0), at(20260331, 0, 0), AORISTIC_DAY, &arena, &w));
  close_to(weight_of(&w, 20260329), 23 / 47.0);
  assert_int_equal(w.n, 2); /* the end is not in it */
}

static void weekday_and_hour(void **state)
{
  (void)state;
  struct aoristic w; /* Friday 21 August 23.15 to Saturday 00.45 */
  assert_true(aoristic_weights(at(20260821, 23, 15), at(20260822, 0, 45), AORISTIC_WEEKDAY_HOUR,
                               &arena, &w));
  close_to(weight_of(&w, 523), 0.5);
  close_to(weight_of(&w, 600), 0.5);
}

static void an_instant_and_what_is_refused(void **state)
{
  (void)state;
  struct aoristic w;
  struct stockholm_time t = at(20260731, 23, 59), middle;
  assert_true(aoristic_weights(t, t, AORISTIC_MONTH, &arena, &w));
  assert_true(w.n == 1 && w.parts[0].part == 202607 && w.parts[0].weight == 1);
  assert_false(aoristic_weights(t, at(20260731, 23, 58), AORISTIC_MONTH, &arena, &w));
  assert_false(aoristic_weights(at(20260329, 2, 0), t, AORISTIC_MONTH, &arena, &w));
  /* Friday evening to Monday morning over a month end: the middle is Sunday the 2nd, 03.30. */
  assert_true(aoristic_middle(at(20260731, 20, 0), at(20260803, 11, 0), &middle));
  assert_true(middle.date == 20260802 && stockholm_hhmm(middle) == 330);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(clocks_at_the_changes),
      cmocka_unit_test(local_times_come_back),
      cmocka_unit_test(written_times),
      cmocka_unit_test(weights_sum_to_one),
      cmocka_unit_test(days_of_23_and_25_hours),
      cmocka_unit_test(weekday_and_hour),
      cmocka_unit_test(an_instant_and_what_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, release);
}
