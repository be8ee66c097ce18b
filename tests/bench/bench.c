// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints the figures of the program as ratios to a floor of its own, all from one run:
 *
 *   bench [SMALL [LARGE]]      how many observations; 1000000 and 5000000 when not said
 *
 * Each figure is the median of several; a smaller computer makes both sides slower. Not a part of
 * the tests: a clock is never asserted. */
#include "bench.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STARTS = 21, KEYS = 60, ENTRIES = 21, SEARCHES = 9, IDLE_MS = 10000, DRAFT_MS = 2500 };

static const char *program, *own_floor;
static char small[PATH_SIZE], large[PATH_SIZE], usual[PATH_SIZE], rows[PATH_SIZE];
static const char first_screen[] = "F1 Hjälp", search_word[] = "klotter";

/* ---- the table ---- */

static void head(void)
{
  printf("%-58s %12s %12s %8s %6s %6s\n", "figure", "program", "floor", "ratio", "must", "aim");
}

/* `must` and `aim` are of the ratio, or of the value when there is no floor. */
static void line(const char *what, double value, double floor_value, const char *unit, double must,
                 double aim, bool higher)
{
  double judged = floor_value > 0 ? value / floor_value : value;
  bool missed = higher ? judged < must : judged > must,
       reached = higher ? judged >= aim : judged <= aim;
  char base[32] = "-", ratio[32] = "-";
  if (floor_value > 0) {
    snprintf(base, sizeof base, "%.1f", floor_value);
    snprintf(ratio, sizeof ratio, "%.2f", judged);
  }
  printf("%-58s %12.1f %12s %8s %6g %6g  %s%s\n", what, value, base, ratio, must, aim, unit,
         missed    ? "  MISSED"
         : reached ? "  aim"
                   : "  ok");
  fflush(stdout);
}

/* ---- start ---- */

static void words_of(const char *database, const char **words)
{
  words[0] = program;
  words[1] = "--db";
  words[2] = database;
  words[3] = NULL;
}

static void floor_words(const char *database, const char *panes, const char **words)
{
  words[0] = own_floor;
  words[1] = "screen";
  words[2] = database;
  words[3] = rows;
  words[4] = panes;
  words[5] = NULL;
}

static double start_once(const char *const *words, bool ours)
{
  struct pty pty;
  double took = terminal_start(&pty, words, ours ? first_screen : "TR");
  terminal_end(&pty, ours ? KEY_F10_ : "q");
  return took;
}

/* In turns, so that what else the computer does falls on all of them. */
static void measure_start(void)
{
  const char *of_small[8], *of_large[8], *of_floor[8];
  struct samples a = {.n = 0}, b = {.n = 0}, c = {.n = 0};
  words_of(small, of_small);
  words_of(large, of_large);
  floor_words(small, "2", of_floor);
  for (int i = 0; i < STARTS; i++) {
    samples_add(&a, start_once(of_small, true));
    samples_add(&b, start_once(of_large, true));
    samples_add(&c, start_once(of_floor, false));
  }
  double ours = samples_median(&a);
  line("first whole frame, small file", ours, samples_median(&c), "us", 1.5, 1.2, false);
  line("first whole frame, large file / small", samples_median(&b), ours, "us", 1.2, 1.05, false);
}

/* ---- keys ---- */

struct keys {
  double us, bytes;
};

static struct keys measure_key(struct pty *pty, const char *key)
{
  struct samples samples = {.n = 0};
  long before = pty->bytes;
  for (int i = 0; i < KEYS; i++)
    samples_add(&samples, terminal_send(pty, key, NULL));
  return (struct keys){samples_median(&samples), (double)(pty->bytes - before) / KEYS};
}

static void key_lines(const char *name, struct keys ours, struct keys base)
{
  char what[64];
  snprintf(what, sizeof what, "%s", name);
  line(what, ours.us, base.us, "us", 2, 1.3, false);
  snprintf(what, sizeof what, "  bytes to the terminal");
  line(what, ours.bytes, base.bytes, "bytes", 1.5, 1, false);
}

/* From the main screen to all observations of the month. */
static void open_observations(struct pty *pty)
{
  terminal_send(pty, CTRL_('P'), "Kommando");
  terminal_send(pty, "månadens obs", "Månadens observationer");
  terminal_send(pty, "\r", "Observationer november");
}

static void measure_search(struct pty *ours, struct pty *base)
{
  struct samples a = {.n = 0}, b = {.n = 0};
  for (int i = 0; i < SEARCHES; i++) {
    terminal_send(ours, KEY_F3_, "Sök i alla");
    terminal_key(ours, search_word);
    samples_add(&a, terminal_send(ours, "\r", "”klotter”"));
    terminal_key(ours, "\033");
    terminal_key(base, "/");
    terminal_key(base, search_word);
    samples_add(&b, terminal_send(base, "\r", "SKA-KLO"));
  }
  line("search in the large file, Enter to hits", samples_median(&a), samples_median(&b), "us", 3,
       1.5, false);
}

static double measure_large(const char **words, const char **base_words)
{
  struct pty ours, base;
  terminal_start(&ours, words, first_screen);
  terminal_start(&base, base_words, "TR");
  struct samples opened = {.n = 0};
  terminal_key(&ours, "1");
  for (int i = 0; i < SEARCHES; i++) {
    samples_add(&opened, terminal_send(&ours, KEY_F8_, "Prioritering"));
    terminal_key(&ours, "\033");
  }
  line("quarterly ranking opened, large file", samples_median(&opened) / 1000, 0, "ms", 5, 3,
       false);
  open_observations(&ours);
  measure_search(&ours, &base);
  for (int i = 0; i < KEYS; i++)
    terminal_key(&ours, KEY_DOWN_);
  double resident = terminal_resident(&ours);
  terminal_end(&ours, KEY_F10_);
  terminal_end(&base, "q");
  return resident;
}

static void measure_idle(struct pty *ours)
{
  pty_quiet(ours, DRAFT_MS); /* what was being written is kept a second after the last key */
  double cpu = terminal_cpu(ours);
  long bytes = pty_quiet(ours, IDLE_MS);
  line("bytes with no key for 10 s", (double)bytes, 0, "bytes", 0, 0, false);
  line("processor with no key for 10 s", terminal_cpu(ours) - cpu, 0, "us", 0, 0, false);
}

static void measure_keys(void)
{
  const char *words[8], *base_words[8];
  struct pty ours, base;
  words_of(small, words);
  floor_words(small, "2", base_words);
  terminal_start(&ours, words, first_screen);
  terminal_start(&base, base_words, "TR");
  key_lines("change of pane", measure_key(&ours, "\t"), measure_key(&base, "\t"));
  terminal_end(&base, "q");
  floor_words(small, "1", base_words);
  terminal_start(&base, base_words, "TR");
  open_observations(&ours);
  key_lines("Down", measure_key(&ours, KEY_DOWN_), measure_key(&base, KEY_DOWN_));
  key_lines("Page Down", measure_key(&ours, KEY_PAGE_DOWN_), measure_key(&base, KEY_PAGE_DOWN_));
  measure_idle(&ours);
  double resident = terminal_resident(&ours);
  line("resident memory, small file", resident, terminal_resident(&base), "kB", 3, 2, false);
  terminal_end(&ours, KEY_F10_);
  terminal_end(&base, "q");
  words_of(large, words);
  floor_words(large, "1", base_words);
  line("resident memory, large file / small", measure_large(words, base_words), resident, "kB", 1.1,
       1.05, false);
}

/* ---- one row ---- */

static void fill_form(struct pty *pty, bool first)
{
  if (first) {
    terminal_send(pty, "o", "Ny observation");
    terminal_key(pty, "åtorg");
    terminal_key(pty, "\t");
    terminal_key(pty, "polis");
    terminal_key(pty, "\t");
  }
  terminal_key(pty, "1200");
  terminal_key(pty, "\t");
  terminal_key(pty, "\t");
  terminal_key(pty, "tra-bus");
  terminal_key(pty, "\t");
  terminal_key(pty, "2");
  terminal_key(pty, "Bussen sen");
}

static void measure_entry(void)
{
  char copied[PATH_SIZE];
  const char *words[8], *base_words[8];
  struct pty ours, base;
  struct samples a = {.n = 0}, b = {.n = 0};
  bench_path(copied, "entry.db");
  bench_copy(small, copied);
  words_of(copied, words);
  floor_words(small, "1", base_words);
  terminal_start(&ours, words, first_screen);
  terminal_start(&base, base_words, "TR");
  for (int i = 0; i < ENTRIES; i++) {
    fill_form(&ours, i == 0);
    samples_add(&a, terminal_send(&ours, CTRL_('S'), "Sparat"));
    terminal_key(&base, KEY_DOWN_);
    samples_add(&b, terminal_send(&base, "a", "Sparat"));
  }
  line("one row, key to a durable \"Sparat\" / commit and Down", samples_median(&a),
       samples_median(&b), "us", 2, 1.3, false);
  terminal_end(&base, "q");
  pty_release(&ours);
  bench_remove(copied);
}

/* ---- files ---- */

static void measure_import(long observations)
{
  char csv[PATH_SIZE], made[PATH_SIZE], bare[PATH_SIZE], schema[PATH_SIZE], indexes[PATH_SIZE];
  struct import_figures figures = {0};
  const char *data = getenv("LAGESBILD_DATA");
  bench_path(csv, "rows.csv");
  bench_path(made, "import.db");
  bench_path(bare, "bare.db");
  bench_remove(bare);
  snprintf(schema, sizeof schema, "%s/schema/0001-initial.sql", data ? data : "data");
  snprintf(indexes, sizeof indexes, "%s/schema/observation-indexes.sql", data ? data : "data");
  long written = bench_csv(large, csv, observations);
  bench_copy(usual, made);
  double loop = bench_run(own_floor, (const char *const[]){own_floor, "fill", csv, bare, usual,
                                                           schema, indexes, NULL}) /
                1e6;
  if (bench_import(csv, made, &figures) && loop > 0) {
    line("import, rows a second / bare loop", (double)figures.rows / figures.seconds,
         (double)written / loop, "rows/s", 0.6, 0.85, true);
    line("longest wait for a key during it", figures.wait_ms, 0, "ms", 50, 20, false);
    line("file bytes an observation, imported", figures.bytes / (double)figures.rows, 0, "bytes",
         154, 140, false);
  }
  bench_remove(bare);
  bench_remove(made);
  unlink(csv);
}

static void measure_backup(void)
{
  char copied[PATH_SIZE];
  struct samples a = {.n = 0}, b = {.n = 0};
  bench_path(copied, "copy.db");
  for (int i = 0; i < 3; i++) {
    bench_remove(copied);
    samples_add(&a, bench_run(program, (const char *const[]){program, "--db", large, "backup",
                                                             copied, NULL}));
    bench_remove(copied);
    samples_add(
        &b, bench_run(own_floor, (const char *const[]){own_floor, "backup", large, copied, NULL}));
  }
  bench_remove(copied);
  line("backup of the large file", samples_median(&a) / 1000, samples_median(&b) / 1000, "ms", 1.2,
       1, false);
}

static double print_once(const char *database)
{
  char paper[PATH_SIZE];
  bench_path(paper, "p5.pdf");
  struct samples samples = {.n = 0};
  const char *const words[] = {program,   "--db",         database, "report", "P5", "--period",
                               "2026-K3", "--format=pdf", "-o",     paper,    NULL};
  for (int i = 0; i < 5; i++)
    samples_add(&samples, bench_run(program, words));
  unlink(paper);
  return samples_median(&samples) / 1000;
}

static void measure_paper(void)
{
  double small_file = print_once(usual);
  line("P5 as PDF, large file / 5,000", print_once(large), small_file, "ms", 1.5, 1.1, false);
}

/* ---- instructions ---- */

static double counted(const char *file)
{
  char text[256];
  double sum = 0;
  FILE *in = fopen(file, "r");
  while (in && fgets(text, sizeof text, in))
    if (strncmp(text, "summary:", 8) == 0 || strncmp(text, "totals:", 7) == 0)
      sum = strtod(strchr(text, ':') + 1, NULL);
  if (in) fclose(in);
  unlink(file);
  return sum / 1e6;
}

static double count_run(const char *database, int downs, bool entry)
{
  char out[PATH_SIZE], option[PATH_SIZE + 32];
  struct pty pty;
  bench_path(out, "callgrind.out");
  snprintf(option, sizeof option, "--callgrind-out-file=%s", out);
  const char *const words[] = {
      "/usr/bin/valgrind", "--tool=callgrind", option, "-q", program, "--db", database, NULL};
  terminal_start(&pty, words, first_screen);
  if (entry) {
    fill_form(&pty, true);
    terminal_send(&pty, CTRL_('S'), "Sparat");
    terminal_key(&pty, "\033");
  }
  if (downs) open_observations(&pty);
  for (int i = 1; i < downs; i++)
    terminal_key(&pty, KEY_DOWN_);
  terminal_end(&pty, KEY_F10_);
  return counted(out);
}

static void measure_instructions(void)
{
  char copied[PATH_SIZE];
  if (access("/usr/bin/valgrind", X_OK) != 0) {
    puts("instructions: valgrind is not installed");
    return;
  }
  bench_path(copied, "count.db");
  bench_copy(small, copied);
  double start = count_run(copied, 0, false), opened = count_run(copied, 1, false);
  printf("%-58s %12.2f  million instructions\n", "start and end, small file", start);
  printf("%-58s %12.2f  million instructions\n", "100 x Down",
         count_run(copied, 101, false) - opened);
  printf("%-58s %12.2f  million instructions\n", "one entry, typed and stored",
         count_run(copied, 0, true) - start);
  bench_remove(copied);
}

static long number_of(int argc, char **argv, int place, long otherwise)
{
  long number = argc > place ? strtol(argv[place], NULL, 10) : otherwise;
  return number > 0 ? number : otherwise;
}

int main(int argc, char **argv)
{
  long few = number_of(argc, argv, 1, 1000000), many = number_of(argc, argv, 2, 5 * few);
  program = getenv("BENCH_PROGRAM");
  own_floor = getenv("BENCH_FLOOR");
  if (!program || !own_floor) {
    fputs("bench: run it as 'meson compile -C BUILD bench'\n", stderr);
    return 2;
  }
  setenv("LAGESBILD_NOW", "2026-11-22T13:42", 1);
  setenv("XDG_CONFIG_HOME", bench_folder(), 1);
  setenv("XDG_STATE_HOME", bench_folder(), 1);
  setenv("XDG_DATA_HOME", bench_folder(), 1);
  i18n_start(NULL);
  bench_practice(usual, 5000);
  bench_practice(small, few);
  bench_practice(large, many);
  bench_path(rows, "floor-rows.db");
  printf("%ld and %ld observations\n", few, many);
  head();
  measure_start();
  measure_keys();
  measure_entry();
  measure_import(few);
  measure_backup();
  measure_paper();
  line("file bytes an observation, practice", (double)bench_size(large) / (double)many, 0, "bytes",
       154, 140, false);
  measure_instructions();
  bench_remove(rows);
  return 0;
}
