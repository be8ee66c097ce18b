// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rank.h"
#include "domain/raters.h"
#include "domain/stats.h"
#include "prng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 12 };

static struct arena arena;

static int release(void **state)
{
  (void)state;
  arena_release(&arena);
  return 0;
}

static void near_to(double got, double expected, double within)
{
  if (!(fabs(got - expected) <= within)) fail_msg("expected %.12g, got %.12g", expected, got);
}

static struct rank_result rank(enum rank_method_kind method, const struct rank_area_input *areas,
                               size_t n)
{
  struct rank_input input = {method, n, areas, 1, RANK_PLACES};
  struct rank_result result;
  rank_compute(&input, &arena, &result);
  return result;
}

static struct rank_area_input share_area(int number, double load, double influence)
{
  return (struct rank_area_input){.area_id = number,
                                  .area_number = number,
                                  .name = "",
                                  .load = load,
                                  .load_sq = load,
                                  .influence = influence,
                                  .scored = true};
}

/* Domain document 9.2, in name order; severity sums are invented and decide nothing here. */
static const struct rank_area_input autumn[] = {
    {1, 1, "Badhusberget", 0, 0, 5, 7, 3, 3, true},
    {2, 2, "Brastad", 0, 0, 5, 11, 3, 5, true},
    {3, 3, "Ekgatan", 0, 0, 9, 14, 4, 2, true},
    {4, 4, "Fiskebäckskil", 0, 0, 0, 0, 1, 3, true},
    {5, 5, "Grundsund", 0, 0, 2, 3, 1, 3, true},
    {6, 6, "Mariedal", 0, 0, 7, 12, 4, 5, true},
    {7, 7, "Norra hamnen", 0, 0, 12, 25, 4, 4, true},
    {8, 8, "Stadsparken", 0, 0, 9, 19, 5, 4, true},
};

static void steps_of_the_quarterly_meeting(void **state)
{
  (void)state;
  static const char *const order[] = {"Stadsparken",  "Mariedal", "Norra hamnen", "Brastad",
                                      "Badhusberget", "Ekgatan",  "Grundsund",    "Fiskebäckskil"};
  static const double priority[] = {20, 20, 16, 15, 9, 8, 3, 3};
  struct rank_result result = rank(RANK_STEPS, autumn, 8);
  for (size_t i = 0; i < 8; i++) {
    assert_string_equal(result.rows[i].input->name, order[i]);
    assert_true(result.rows[i].priority == priority[i]);
    assert_int_equal(result.rows[i].rank, i + 1);
    assert_false(result.rows[i].shared || result.rows[i].joined_next);
    assert_true(result.rows[i].proposed == (i < 3));
  }
  assert_int_equal(result.n_pairs, 0);
  assert_false(result.undecided);
  /* Brastad already has influence 5. Norra hamnen at 3 would have 12, under Brastad's 15. */
  assert_int_equal(result.lift_influence, 0);
  assert_true(result.keep_influence == 4);
  assert_int_equal(result.keep_below, 3);
  assert_true(result.keep_priority == 12);
}

static void steps_share_only_when_all_is_equal(void **state)
{
  (void)state;
  struct rank_area_input areas[] = {
      {1, 1, "Örnen", 0, 0, 4, 6, 3, 3, true},   {2, 2, "Ängen", 0, 0, 4, 6, 3, 3, true},
      {3, 3, "Åsen", 0, 0, 4, 6, 3, 3, true},    {4, 4, "Zon", 0, 0, 4, 6, 3, 3, true},
      {5, 5, "Tyngre", 0, 0, 4, 7, 3, 3, true},  {6, 6, "Fler", 0, 0, 5, 1, 3, 3, true},
      {7, 7, "Behov", 0, 0, 1, 1, 4.5, 2, true},
  };
  struct rank_result result = rank(RANK_STEPS, areas, 7);
  static const char *const order[] = {"Behov", "Fler", "Tyngre", "Zon", "Åsen", "Ängen", "Örnen"};
  static const int ranks[] = {1, 2, 3, 4, 4, 4, 4};
  for (size_t i = 0; i < 7; i++) {
    assert_string_equal(result.rows[i].input->name, order[i]);
    assert_int_equal(result.rows[i].rank, ranks[i]);
  }
  assert_true(result.rows[2].proposed);

  /* Without the three first, the shared rank crosses 3/4: the group chooses. */
  result = rank(RANK_STEPS, areas, 4);
  for (size_t i = 0; i < 4; i++)
    assert_false(result.rows[i].proposed);
  assert_true(result.undecided && result.rows[0].joined_outside);
  assert_int_equal(result.lift_influence, 0);
}

/* Case RK-1 of the reference cases, which evaluation document 1.3 prints. */
static void share_of_the_printed_example(void **state)
{
  (void)state;
  static const double counts[6][3] = {{12, 30, 4}, {8, 22, 9}, {3, 10, 1},
                                      {20, 5, 2},  {6, 28, 3}, {1, 2, 0}};
  static const double weights[] = {3, 1, 5}, influence[] = {4, 3, 5, 2, 4, 5};
  struct rank_area_input areas[6];
  for (int i = 0; i < 6; i++) {
    areas[i] = share_area(i + 1, 0, influence[i]);
    areas[i].load_sq = 0;
    for (int k = 0; k < 3; k++) {
      areas[i].load += weights[k] * counts[i][k];
      areas[i].load_sq += weights[k] * weights[k] * counts[i][k];
    }
  }
  struct rank_result result = rank(RANK_SHARE, areas, 6);
  static const int order[] = {1, 2, 5, 4, 3, 6};
  static const double z[] = {0.8687656218, 0.3952626773, 1.599898606, 0.601203612};
  for (size_t i = 0; i < 6; i++)
    assert_int_equal(result.rows[i].input->area_number, order[i]);
  for (size_t i = 0; i < 4; i++)
    near_to(result.rows[i].z_next, z[i], 1e-9);
  near_to(result.rows[0].need, 25.14619883, 1e-8);
  near_to(result.rows[0].priority, 20.11695906, 1e-8);
  assert_true(result.rows[0].proposed && result.rows[1].proposed && !result.rows[2].proposed);
  assert_true(result.undecided);
  /* "Plats 1-2, 2-3 och 3-4": places 4 and 5 are joined too, but choose nothing. */
  assert_int_equal(result.n_pairs, 3);
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(result.pairs[i].upper, i);
    assert_int_equal(result.pairs[i].lower, i + 1);
    assert_false(result.pairs[i].equal);
  }
  assert_true(result.rows[3].joined_next);
  /* 75 x 4 = 300 passes 61 x 4 = 244 but 75 x 3 = 225 does not, nor 273 of place 2: place 2 it is.
   */
  assert_int_equal(result.lift_influence, 4);
  assert_int_equal(result.lift_rank, 2);
  near_to(result.lift_priority, 300 / 342.0 * 20, 1e-9);
  /* 61 x 3 = 183 is still above 75 x 2 = 150; 61 x 2 = 122 is not. */
  assert_true(result.keep_influence == 3);
  assert_int_equal(result.keep_below, 2);
  near_to(result.keep_priority, 122 / 342.0 * 20, 1e-9);
}

static void share_ranks_equal_products_alike(void **state)
{
  (void)state;
  /* 12 x 2.5 = 10 x 3 = 30 x 1; quotients of these loads need not be equal to the last digit. */
  struct rank_area_input areas[] = {share_area(1, 10, 3), share_area(2, 12, 2.5),
                                    share_area(3, 50, 5), share_area(4, 30, 1),
                                    share_area(5, 1, 1)};
  struct rank_result result = rank(RANK_SHARE, areas, 5);
  static const int order[] = {3, 4, 2, 1, 5}, ranks[] = {1, 2, 2, 2, 5};
  for (size_t i = 0; i < 5; i++) {
    assert_int_equal(result.rows[i].input->area_number, order[i]);
    assert_int_equal(result.rows[i].rank, ranks[i]);
    assert_true(result.rows[i].shared == (ranks[i] == 2));
  }
  assert_true(result.rows[0].proposed);
  assert_false(result.rows[1].proposed || result.rows[2].proposed || result.rows[3].proposed);
}

static void no_load_gives_no_number_that_is_none(void **state)
{
  (void)state;
  struct rank_area_input areas[] = {share_area(2, 0, 5), share_area(1, 0, 3), share_area(3, 0, 1)};
  struct rank_result result = rank(RANK_SHARE, areas, 3);
  for (size_t i = 0; i < 3; i++) {
    assert_true(result.rows[i].need == 0 && result.rows[i].priority == 0);
    assert_true(result.rows[i].z_next == 0 && !result.rows[i].proposed);
    assert_int_equal(result.rows[i].rank, 1);
    assert_int_equal(result.rows[i].input->area_number, i + 1);
  }
  result = rank(RANK_SHARE, areas, 0);
  assert_int_equal(result.n_pairs, 0);
}

static void unscored_stand_last_and_keep_their_share(void **state)
{
  (void)state;
  struct rank_area_input areas[] = {share_area(1, 30, 0), share_area(2, 10, 4),
                                    share_area(3, 40, 0), share_area(4, 20, 4)};
  areas[0].scored = areas[2].scored = false;
  struct rank_result result = rank(RANK_SHARE, areas, 4);
  static const int order[] = {4, 2, 3, 1}, ranks[] = {1, 2, 0, 0};
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(result.rows[i].input->area_number, order[i]);
    assert_int_equal(result.rows[i].rank, ranks[i]);
  }
  near_to(result.rows[0].need, 20, 1e-12);
  near_to(result.rows[2].need, 40, 1e-12);
  assert_true(result.rows[1].proposed && !result.rows[2].proposed);
}

static size_t random_areas(struct prng *prng, struct rank_area_input *areas, size_t most)
{
  size_t n = 1 + (size_t)prng_below(prng, (int)most);
  for (size_t i = 0; i < n; i++) {
    areas[i] = share_area((int)i + 1, 0, 1 + prng_below(prng, 9) / 2.0);
    areas[i].load_sq = 0;
    for (int weight = 1; weight <= 5; weight++) {
      int count = prng_below(prng, 12);
      areas[i].load += weight * count;
      areas[i].load_sq += weight * weight * count;
      areas[i].observations += count;
    }
    areas[i].need = 1 + prng_below(prng, 9) / 2.0;
  }
  return n;
}

static int rank_of(const struct rank_result *result, int number)
{
  for (size_t i = 0; i < result->n; i++)
    if (result->rows[i].input->area_number == number) return result->rows[i].rank;
  return -1;
}

static void shares_sum_to_a_hundred(void **state)
{
  (void)state;
  struct prng prng = {11};
  struct rank_area_input areas[MOST];
  for (int round = 0; round < 300; round++) {
    size_t n = random_areas(&prng, areas, MOST);
    struct rank_result result = rank(RANK_SHARE, areas, n);
    double sum = 0;
    for (size_t i = 0; i < n; i++)
      sum += result.rows[i].need;
    near_to(sum, 100, 1e-9);
  }
}

static void an_area_without_load_changes_no_order(void **state)
{
  (void)state;
  struct prng prng = {12};
  struct rank_area_input areas[MOST + 1];
  for (int round = 0; round < 300; round++) {
    size_t n = random_areas(&prng, areas, MOST);
    struct rank_result before = rank(RANK_SHARE, areas, n);
    areas[n] = share_area(99, 0, 5);
    struct rank_result after = rank(RANK_SHARE, areas, n + 1);
    for (size_t i = 0; i < n; i++) {
      int number = areas[i].area_number;
      assert_int_equal(rank_of(&before, number), rank_of(&after, number));
    }
  }
}

static void more_influence_never_lowers_a_place(void **state)
{
  (void)state;
  struct prng prng = {13};
  struct rank_area_input areas[MOST];
  for (int round = 0; round < 600; round++) {
    enum rank_method_kind method = round % 2 ? RANK_SHARE : RANK_STEPS;
    size_t n = random_areas(&prng, areas, MOST), one = (size_t)prng_below(&prng, (int)n);
    struct rank_result before = rank(method, areas, n);
    int was = rank_of(&before, areas[one].area_number);
    areas[one].influence = fmin(5, areas[one].influence + 0.5);
    struct rank_result after = rank(method, areas, n);
    assert_true(rank_of(&after, areas[one].area_number) <= was);
  }
}

static void scaling_all_weights_changes_nothing(void **state)
{
  (void)state;
  struct prng prng = {14};
  struct rank_area_input areas[MOST], scaled[MOST];
  for (int round = 0; round < 300; round++) {
    size_t n = random_areas(&prng, areas, MOST);
    for (size_t i = 0; i < n; i++) {
      scaled[i] = areas[i];
      scaled[i].load *= 3;
      scaled[i].load_sq *= 9;
    }
    struct rank_result a = rank(RANK_SHARE, areas, n), b = rank(RANK_SHARE, scaled, n);
    for (size_t i = 0; i < n; i++) {
      assert_int_equal(a.rows[i].input->area_number, b.rows[i].input->area_number);
      assert_int_equal(a.rows[i].rank, b.rows[i].rank);
      near_to(a.rows[i].need, b.rows[i].need, 1e-10);
      near_to(a.rows[i].z_next, b.rows[i].z_next, 1e-10);
    }
    assert_int_equal(a.lift_influence, b.lift_influence);
  }
}

/* True when the area is among the first three and shares its rank with none outside them. */
static bool inside(const struct rank_result *result, int number)
{
  int rank_there = rank_of(result, number);
  for (size_t i = RANK_PLACES; i < result->n; i++)
    if (result->rows[i].rank <= rank_there) return false;
  return true;
}

/* What is said would change is tried: with it the area is in, with a step less it is not. */
static void what_would_have_to_change_is_true(void **state)
{
  (void)state;
  struct prng prng = {15};
  struct rank_area_input areas[MOST];
  int lifted = 0, kept = 0;
  for (int round = 0; round < 600; round++) {
    enum rank_method_kind method = round % 2 ? RANK_SHARE : RANK_STEPS;
    size_t n = random_areas(&prng, areas, MOST);
    struct rank_result result = rank(method, areas, n), after;
    if (result.lift_influence > 0) {
      struct rank_area_input *area = &areas[result.rows[result.outside].input - areas];
      double own = area->influence;
      area->influence = result.lift_influence;
      after = rank(method, areas, n);
      assert_true(inside(&after, area->area_number));
      assert_int_equal(rank_of(&after, area->area_number), result.lift_rank);
      area->influence = result.lift_influence - 1;
      after = rank(method, areas, n);
      assert_true(area->influence < own || !inside(&after, area->area_number));
      area->influence = own;
      lifted++;
    }
    if (result.keep_below > 0) {
      struct rank_area_input *area = &areas[result.rows[RANK_PLACES - 1].input - areas];
      double own = area->influence;
      area->influence = result.keep_influence;
      after = rank(method, areas, n);
      assert_true(inside(&after, area->area_number));
      area->influence = result.keep_below;
      after = rank(method, areas, n);
      assert_false(inside(&after, area->area_number));
      area->influence = own;
      kept++;
    }
  }
  assert_true(lifted > 50 && kept > 50);
}

static void raters_together(void **state)
{
  (void)state;
  double even[] = {4, 1, 3, 2}, odd[] = {5, 1, 4};
  assert_true(raters_median(even, 4) == 2.5 && raters_lower_median(even, 4) == 2);
  assert_true(raters_median(odd, 3) == 4 && raters_lower_median(odd, 3) == 4);
  assert_true(stats_is_na(raters_median(even, 0)));

  struct raters three = raters_of(odd, 3, false), two = raters_of(even, 2, false);
  assert_true(three.spread == 4 && three.apart && !three.few);
  assert_true(two.few && two.apart); /* 4 and 1 lie three steps apart */
  struct raters joint = raters_of(odd, 1, true);
  assert_true(joint.median == 5 && !joint.few && !joint.apart);
}

static void agreement_of_raters(void **state)
{
  (void)state;
  double same[] = {1, 2, 3, 1, 2, 3}, opposite[] = {1, 2, 3, 3, 2, 1}, flat[] = {2, 2, 2, 4, 4, 4};
  near_to(raters_kendall_w(same, 2, 3), 1, 1e-15);
  near_to(raters_kendall_w(opposite, 2, 3), 0, 1e-15);
  assert_true(stats_is_na(raters_kendall_w(flat, 2, 3)));

  double tied[] = {5, 5, 1}, points[3];
  raters_borda(tied, 1, 3, points); /* ranks 1.5, 1.5 and 3 of three */
  assert_true(points[0] == 1.5 && points[1] == 1.5 && points[2] == 0);
}

static void method_names(void **state)
{
  (void)state;
  enum rank_method_kind method;
  assert_true(rank_method_from_id("steps", &method) && method == RANK_STEPS);
  assert_string_equal(rank_method_id(RANK_SHARE), "share");
  assert_false(rank_method_from_id("andel", &method));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(steps_of_the_quarterly_meeting),
      cmocka_unit_test(steps_share_only_when_all_is_equal),
      cmocka_unit_test(share_of_the_printed_example),
      cmocka_unit_test(share_ranks_equal_products_alike),
      cmocka_unit_test(no_load_gives_no_number_that_is_none),
      cmocka_unit_test(unscored_stand_last_and_keep_their_share),
      cmocka_unit_test(shares_sum_to_a_hundred),
      cmocka_unit_test(an_area_without_load_changes_no_order),
      cmocka_unit_test(more_influence_never_lowers_a_place),
      cmocka_unit_test(scaling_all_weights_changes_nothing),
      cmocka_unit_test(what_would_have_to_change_is_true),
      cmocka_unit_test(raters_together),
      cmocka_unit_test(agreement_of_raters),
      cmocka_unit_test(method_names),
  };
  return cmocka_run_group_tests(tests, NULL, release);
}
