// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "domain/plot.h"
#include "domain/stats.h"
#include "prng.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct buf text;

static int release(void **state)
{
  (void)state;
  buf_release(&text);
  return 0;
}

static const char *spark(const double *values, size_t n, double most, bool ascii)
{
  buf_clear(&text);
  plot_spark(&text, values, n, most, ascii);
  return buf_text(&text);
}

static const char *forest(double percent, double low, double high, int width, bool ascii)
{
  buf_clear(&text);
  struct plot_ratio r = {1 + percent / 100, 1 + low / 100, 1 + high / 100};
  plot_forest(&text, &r, width, ascii);
  return buf_text(&text);
}

/* Screens document 8: the row of Stationsområdet, scale 0-9, which ends with 9. */
static void sparkline_of_the_document(void **state)
{
  (void)state;
  static const double v[] = {1, 2, 1, 2, 3, 2, 2, 1, 2, 3, 2, 3,
                             3, 2, 3, 4, 3, 3, 6, 4, 6, 8, 7, 9};
  assert_string_equal(spark(v, 24, 9, false), "▁▂▁▂▃▂▂▁▂▃▂▃▃▂▃▄▃▃▅▄▅▇▆█");
  static const double gap[] = {0, 0, 1, 1, STATS_NA, 1, 2, 1, 2, 2, 1, 3};
  assert_string_equal(spark(gap, 12, 9, false), "··▁▁ ▁▂▁▂▂▁▃");
  assert_string_equal(spark(gap, 12, 9, true), "00__ _._.._-");
}

/* round(8 v / most), and at least one when v > 0. */
static void sparkline_steps(void **state)
{
  (void)state;
  const double v[] = {0.001, 24, 25, 100, 1e300, INFINITY, -INFINITY, -3};
  assert_string_equal(spark(v, 8, 400, false), "▁▁▁▂██··");
  assert_string_equal(spark(v, 8, 0, false), "██████··");
  assert_string_equal(spark(v, 0, 400, false), "");
  assert_true(plot_most(v, 8) == 1e300);
  assert_true(plot_most(v + 5, 3) == 0);
}

/* Drawing 15: 31 columns with no difference in the middle; each row is given by its figures. */
static void forest_of_the_drawing(void **state)
{
  (void)state;
  assert_string_equal(forest(-56, -75, -15, 31, false), "├─────●──────┤ ┆               ");
  assert_string_equal(forest(-33, -64, 26, 31, false), "    ├──────●──────┤            ");
  buf_clear(&text);
  plot_forest_axis(&text, 31, false);
  assert_string_equal(buf_text(&text), "       −50     0     +100 %    ");
  buf_clear(&text);
  plot_forest_axis(&text, 61, true);
  assert_string_equal(buf_text(&text),
                      "              -50      -25    0    +33     +100 %            ");
}

/* What the interval has outside is an arrow; so is an estimate there. */
static void forest_is_cut(void **state)
{
  (void)state;
  assert_string_equal(forest(-56, -77, -15, 31, false), "◄─────●──────┤ ┆               ");
  assert_string_equal(forest(50, -20, 900, 31, false), "             ├─────●──────────►");
  assert_string_equal(forest(-90, -95, -80, 31, true), "<              :               ");
  assert_string_equal(forest(STATS_NA, 0, 0, 31, true), "               :               ");
  assert_string_equal(forest(0, STATS_NA, STATS_NA, 31, true), "               o               ");
  assert_string_equal(forest(0, -100, INFINITY, 3, true), "<o>");
  assert_string_equal(forest(0, -50, 100, 1, true), "o");
  assert_string_equal(forest(0, -50, 100, 0, true), "");
}

/* Screens document 8: -75 % to +100 %, one area with the measure, one of nine as low. */
static void strip_of_the_document(void **state)
{
  (void)state;
  const double others[] = {0.345, 0.43, 0.47, 0.64, 0.79, 0.79, 1.2, 1.65, STATS_NA};
  struct plot_strip strip = {0.38, others, 9, PLOT_RATIO_LOW, PLOT_STRIP_HIGH};
  buf_clear(&text);
  plot_strip(&text, &strip, 21, false);
  assert_string_equal(buf_text(&text), "   ·●··  · 2 ┆ ·  ·  ");
  buf_clear(&text);
  plot_strip(&text, &strip, 21, true);
  assert_string_equal(buf_text(&text), "   .O..  . 2 : .  .  ");
}

static double any_value(struct prng *prng)
{
  static const double odd[] = {0, -1, 1, INFINITY, -INFINITY, 1e300, -1e300, 1e-300, 0.25, 4};
  int pick = prng_below(prng, 30);
  if (pick == 0) return STATS_NA;
  if (pick <= 10) return odd[pick - 1];
  return 20 * prng_share(prng) - (pick == 11 ? 10 : 0);
}

static void expect_line(int width, bool ascii)
{
  assert_int_equal(text_width(buf_text(&text)), width);
  for (const char *c = buf_text(&text); ascii && *c; c++)
    assert_in_range(*c, ' ', '~');
  buf_clear(&text);
}

static void rows_keep_their_width(void **state)
{
  (void)state;
  struct prng prng = {8};
  buf_clear(&text);
  for (int round = 0; round < 20000; round++) {
    double values[40];
    size_t n = (size_t)prng_below(&prng, 41);
    for (size_t i = 0; i < n; i++)
      values[i] = any_value(&prng);
    bool ascii = prng_below(&prng, 2);
    int width = prng_below(&prng, 90);
    plot_spark(&text, values, n, any_value(&prng), ascii);
    expect_line((int)n, ascii);
    struct plot_ratio r = {any_value(&prng), any_value(&prng), any_value(&prng)};
    plot_forest(&text, &r, width, ascii);
    expect_line(width, ascii);
    plot_forest_axis(&text, width, ascii);
    expect_line(width, ascii);
    struct plot_strip strip = {any_value(&prng), values, n, PLOT_RATIO_LOW, PLOT_STRIP_HIGH};
    plot_strip(&text, &strip, width, ascii);
    expect_line(width, ascii);
  }
}

int main(void)
{
  setlocale(LC_ALL, "");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sparkline_of_the_document), cmocka_unit_test(sparkline_steps),
      cmocka_unit_test(forest_of_the_drawing),     cmocka_unit_test(forest_is_cut),
      cmocka_unit_test(strip_of_the_document),     cmocka_unit_test(rows_keep_their_width),
  };
  return cmocka_run_group_tests(tests, NULL, release);
}
