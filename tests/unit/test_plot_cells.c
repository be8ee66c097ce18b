// SPDX-License-Identifier: GPL-3.0-or-later
/* Whole plots: the samples of the screens document, section 8, and what holds for any numbers. */
#include "base/i18n.h"
#include "base/text.h"
#include "domain/plot.h"
#include "domain/plot_scale.h"
#include "domain/stats.h"
#include "prng.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static int release(void **state)
{
  (void)state;
  arena_release(&arena);
  return 0;
}

static const char *const months[] = {"januari",   "februari", "mars",     "april",
                                     "maj",       "juni",     "juli",     "augusti",
                                     "september", "oktober",  "november", "december"};

static void expect(const struct plot *plot, struct plot_room room, const char *const *lines)
{
  struct plot_lines got = plot_cells(plot, &room, &arena);
  for (size_t i = 0; i < got.n && lines[i]; i++)
    assert_string_equal(got.lines[i], lines[i]);
  assert_true(got.n > 0 && !lines[got.n]);
  assert_true(got.width <= room.width && got.n <= (size_t)room.height);
}

/* Two cells a month; the document's chart ends with its seventh point. */
static void run_chart_of_the_document(void **state)
{
  (void)state;
  static const double counted[] = {2, 6, 2, 4, 4, 9, 2},
                      expected[] = {4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2},
                      lower[] = {STATS_NA, STATS_NA, STATS_NA, STATS_NA,
                                 STATS_NA, STATS_NA, STATS_NA},
                      upper[] = {8, 8, 8, 8, 8, 8, 8};
  const struct plot_row rows[] = {{.values = counted, .note = "okt: 9, högre än väntat"},
                                  {.values = expected, .note = "väntat 4,2"},
                                  {.values = upper, .note = "övre gräns 8"},
                                  {.values = lower}};
  const struct plot_mark mark = {5, 'a', "Å-031"};
  struct plot plot = {PLOT_RUN, months, 7, rows, 4, &mark, 1, STATS_NA};
  expect(&plot, (struct plot_room){60, 5, false, false},
         (const char *const[]){
             " 9 ┄┄┄┄┄┄┄┄┄┄▲┄┄┄  övre gräns 8", " 6   ●       │a", " 4 ──────●─●─│───  väntat 4,2",
             " 2 ●   ●     │ ●   okt: 9, högre än väntat", "   j f m a m j j   a = Å-031", NULL});
  expect(&plot, (struct plot_room){60, 5, true, false},
         (const char *const[]){
             " 9 ..........^...  övre gräns 8", " 6   o       |a", " 4 ------o-o-|---  väntat 4,2",
             " 2 o   o     | o   okt: 9, högre än väntat", "   j f m a m j j   a = Å-031", NULL});
  /* One cell a month where there is no room for two; the letter hides no point. */
  expect(&plot, (struct plot_room){20, 5, false, false},
         (const char *const[]){" 9 ┄┄┄┄┄▲┄  övre gr…", " 6  ●   │a", " 4 ───●●│─  väntat …",
                               " 2 ● ●  │●  okt: 9,…", "   jfmamjj  a = Å-0…", NULL});
}

static void heat_map_of_the_document(void **state)
{
  (void)state;
  static const double station[] = {1, 2, 3, 2, 4, 3, 6, 7, 7, 9},
                      square[] = {0, 1, 1, 0, 0, 2, 3, 4, 1, 2};
  const struct plot_row rows[] = {{.name = "Stationsomr.", .values = station},
                                  {.name = "Åtorget", .values = square}};
  struct plot plot = {PLOT_HEAT, months, 10, rows, 2, NULL, 0, STATS_NA};
  /* The borders of the document's legend, which its largest number 9 gives. */
  expect(&plot, (struct plot_room){90, 20, false, false},
         (const char *const[]){
             "             j f m a m j j a s o   sum",
             "Stationsomr. ░ ░ ▒ ░ ▒ ▒ ▓ ▓ ▓ █    44      blank 0  ░ 1–2  ▒ 3–4  ▓ 5–7  █ 8–",
             "Åtorget        ░ ░     ░ ▒ ▒ ░ ░    14", NULL});
  expect(&plot, (struct plot_room){60, 20, true, false},
         (const char *const[]){
             "             j f m a m j j a s o   sum", "Stationsomr. . . : . : : * * * #    44",
             "Åtorget        . .     . : : . .    14", "blank 0  . 1-2  : 3-4  * 5-7  # 8-", NULL});
  expect(&plot, (struct plot_room){60, 20, false, true},
         (const char *const[]){
             "             j f m a m j j a s o   sum", "Stationsomr. ░1░2▒3░2▒4▒3▓6▓7▓7█9   44",
             "Åtorget        ░1░1    ░2▒3▒4░1░2   14", "blank 0  ░ 1–2  ▒ 3–4  ▓ 5–7  █ 8–", NULL});
}

static void heat_borders_are_whole_and_rise(void **state)
{
  (void)state;
  double b[PLOT_HEAT_STEPS];
  plot_heat_borders(9, b);
  assert_true(b[0] == 1 && b[1] == 3 && b[2] == 5 && b[3] == 8);
  for (int most = 0; most < 500; most++) {
    plot_heat_borders(most, b);
    assert_true(b[0] == 1 && b[1] > b[0] && b[2] > b[1] && b[3] > b[2]);
    int before = 0;
    for (int v = 0; v <= most; v++) {
      int step = plot_heat_step(v, b);
      assert_true(step >= before && (step > 0) == (v > 0));
      before = step;
    }
    assert_true(most < PLOT_HEAT_STEPS ? before == most : before == PLOT_HEAT_STEPS);
  }
}

static void bump_chart_of_the_document(void **state)
{
  (void)state;
  static const char *const quarters[] = {"kv 2", "kv 3", "kv 4"};
  static const double station[] = {1, 2, 1}, square[] = {2, 1, 2}, meadow[] = {3, 3, 3};
  const struct plot_row rows[] = {{.name = "Station", .values = station, .joined = true},
                                  {.name = "Åtorget", .values = square, .joined = true},
                                  {.name = "Ängs", .values = meadow, .joined = true}};
  struct plot plot = {PLOT_BUMP, quarters, 3, rows, 3, NULL, 0, STATS_NA};
  /* The document's heads stand over their columns here. */
  expect(&plot, (struct plot_room){78, 20, false, false},
         (const char *const[]){"    kv 2        kv 3        kv 4",
                               " 1  Station ╲ ╱ Åtorget ╲ ╱ Station ┊",
                               " 2  Åtorget ╱ ╲ Station ╱ ╲ Åtorget ┊",
                               " 3  Ängs    ─── Ängs    ─── Ängs    ┊", NULL});
  expect(&plot, (struct plot_room){78, 3, true, false},
         (const char *const[]){"    kv 2        kv 3        kv 4",
                               " 1  Station \\ / Åtorget \\ / Station :",
                               " 2  Åtorget / \\ Station / \\ Åtorget :", NULL});
}

/* A shared place takes as many lines as there are areas, in the order of the rows. */
static void shared_places_stand_apart(void **state)
{
  (void)state;
  static const char *const quarters[] = {"kv 3"};
  static const double first[] = {1}, second[] = {2}, third[] = {2}, none[] = {STATS_NA};
  const struct plot_row rows[] = {{.name = "C", .values = third},
                                  {.name = "D", .values = none},
                                  {.name = "B", .values = second},
                                  {.name = "A", .values = first}};
  struct plot plot = {PLOT_BUMP, quarters, 1, rows, 4, NULL, 0, STATS_NA};
  size_t slots[4];
  plot_bump_slots(&plot, 0, slots);
  assert_true(slots[0] == 1 && slots[1] == SIZE_MAX && slots[2] == 2 && slots[3] == 0);
}

/* Need and influence of drawing 07, the curve through place 3. */
static void grid_of_the_document(void **state)
{
  (void)state;
  static const char *const columns[] = {"need", "influence"};
  static const double v[][2] = {{26.7, 4}, {16.7, 5}, {15.6, 4}, {14.4, 4}, {6.7, 2}, {4.4, 3}};
  const struct plot_row rows[] = {
      {.name = "Stationsområdet", .values = v[0]}, {.name = "Åtorget", .values = v[1]},
      {.name = "Ängsskolan", .values = v[2]},      {.name = "Örtagårdsparken", .values = v[3]},
      {.name = "Zinkgatan", .values = v[4]},       {.name = "Wallinska", .values = v[5]}};
  struct plot plot = {PLOT_GRID, columns, 2, rows, 6, NULL, 0, 12.4};
  expect(
      &plot, (struct plot_room){76, 7, false, false},
      (const char *const[]){" 5 │            ·    B                A Stationsområdet, B Åtorget",
                            " 4 │              D C          A      C Ängsskolan, D Örtagårdsparken",
                            " 3 │    F                ·            E Zinkgatan, F Wallinska",
                            " 2 │       E                       ·  · = prio 12,4",
                            " 1 └──────────┬─────────┬─────────┬──",
                            "    0         10        20        30 %", NULL});
}

static void strip_and_forest_as_plots(void **state)
{
  (void)state;
  static const char *const columns[] = {"ratio", "low", "high"};
  static const double v[][3] = {
      {0.44, 0.25, 0.85}, {STATS_NA, STATS_NA, STATS_NA}, {0.69, 0.5, 1.2}};
  struct plot_row rows[] = {
      {.name = "Å-012 Belysning", .note = "-56 %", .values = v[0], .chosen = true},
      {.name = "Å-009 Svar", .note = "?", .values = v[1]},
      {.name = "Å-018 Rond", .note = "-31 %", .values = v[2]}};
  struct plot plot = {PLOT_FOREST, columns, 3, rows, 3, NULL, 0, STATS_NA};
  expect(&plot, (struct plot_room){55, 9, true, false},
         (const char *const[]){"                        -50     0     +100 %",
                               "Å-012 Belysning  |-----o------| :                 -56 %",
                               "Å-009 Svar                      :                     ?",
                               "Å-018 Rond               |--o-----|               -31 %", NULL});
  plot.kind = PLOT_STRIP;
  plot.n_columns = 1;
  expect(&plot, (struct plot_room){40, 1, true, false},
         (const char *const[]){"-75 %      O   .  :       +100 %  -56 %", NULL});
}

/* ---- any numbers ---- */

enum { MOST_ROWS = 14, MOST_COLUMNS = 30 };

static double any_value(struct prng *prng)
{
  static const double odd[] = {0, -1, 1, INFINITY, -INFINITY, 1e300, -1e300, 1e-300, 5};
  int pick = prng_below(prng, 40);
  if (pick == 0) return STATS_NA;
  if (pick <= 9) return odd[pick - 1];
  return pick < 25 ? prng_below(prng, 13) : 40 * prng_share(prng);
}

static void any_plot(struct prng *prng, struct plot *plot, struct plot_row *rows, double *values)
{
  static const char *const names[] = {"A", "Station", "A rather long name of an area", "B 2", ""};
  static const struct plot_mark marks[] = {
      {0, 'a', "M-1"}, {4, 'b', "M-2"}, {29, 'c', "M-3"}, {77, 'd', "M-4"}};
  *plot = (struct plot){.kind = (enum plot_kind)prng_below(prng, PLOT_KINDS),
                        .columns = months,
                        .n_columns = (size_t)prng_below(prng, MOST_COLUMNS + 1),
                        .rows = rows,
                        .n_rows = (size_t)prng_below(prng, MOST_ROWS + 1),
                        .marks = marks,
                        .n_marks = (size_t)prng_below(prng, 5),
                        .reference = any_value(prng)};
  for (size_t i = 0; i < plot->n_rows; i++) {
    rows[i] = (struct plot_row){.name = names[prng_below(prng, 5)],
                                .note = prng_below(prng, 2) ? "note 12" : NULL,
                                .values = values + i * MOST_COLUMNS,
                                .chosen = prng_below(prng, 4) == 0,
                                .joined = prng_below(prng, 2)};
    for (size_t c = 0; c < plot->n_columns; c++)
      values[i * MOST_COLUMNS + c] = any_value(prng);
  }
}

static void plots_keep_their_room(void **state)
{
  (void)state;
  static const char *many[MOST_COLUMNS];
  static double values[MOST_ROWS * MOST_COLUMNS];
  struct plot_row rows[MOST_ROWS];
  struct prng prng = {80};
  for (size_t i = 0; i < MOST_COLUMNS; i++)
    many[i] = months[i % 12];
  for (int round = 0; round < 20000; round++) {
    struct plot plot;
    any_plot(&prng, &plot, rows, values);
    plot.columns = many;
    struct plot_room room = {prng_below(&prng, 130), prng_below(&prng, 20), false,
                             prng_below(&prng, 2)};
    struct plot_lines signs = plot_cells(&plot, &room, &arena);
    room.ascii = true;
    struct plot_lines ascii = plot_cells(&plot, &room, &arena);
    assert_true(signs.n <= (size_t)room.height && signs.width <= room.width);
    assert_true(ascii.n == signs.n && ascii.width == signs.width);
    for (size_t i = 0; i < signs.n; i++) {
      assert_true(text_width(signs.lines[i]) <= signs.width);
      assert_int_equal(text_width(signs.lines[i]), text_width(ascii.lines[i]));
      for (const char *c = ascii.lines[i]; *c; c++)
        if (*c < ' ' || *c > '~') fail_msg("kind %d: %s", (int)plot.kind, ascii.lines[i]);
    }
    arena_reset(&arena);
  }
}

int main(void)
{
  setenv("LANGUAGE", "C", 1);
  setlocale(LC_ALL, "");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(run_chart_of_the_document),
      cmocka_unit_test(heat_map_of_the_document),
      cmocka_unit_test(heat_borders_are_whole_and_rise),
      cmocka_unit_test(bump_chart_of_the_document),
      cmocka_unit_test(shared_places_stand_apart),
      cmocka_unit_test(grid_of_the_document),
      cmocka_unit_test(strip_and_forest_as_plots),
      cmocka_unit_test(plots_keep_their_room),
  };
  return cmocka_run_group_tests(tests, NULL, release);
}
