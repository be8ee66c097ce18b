// SPDX-License-Identifier: GPL-3.0-or-later
/* How often is a measure praised that nobody took?
 *
 *   praise COUNTS MAPPING [CATEGORIES]
 *
 * A table of counts in which no measure is known is brought in. After each quarter the three areas
 * with most of a category get a fictitious measure each, which begins on the first day of the next
 * quarter, and the analysis of measures says what it would say of them. Since nothing was done,
 * every praise is wrong: the words may come about as often as 95 per cent intervals allow (a fall
 * in one in forty by chance alone), while the naive comparison of before with after falls for the
 * return of high counts to what is usual. Nothing is asserted; a table is printed.
 *
 * Columns, in per cent of the measures that could be judged: fell after against before; surely, by
 * a 95 per cent interval without more; surely more than the rest, still unguarded; praised by the
 * words of the program; rose. Then the mean change, after against before and in the headline. The
 * measures of neighbouring quarters share months and often areas, so they are no independent
 * trials.
 *
 * Each quarter and category is tried in a file of its own, so that the other fictitious measures
 * take no area from the comparison. */
#include "base/date.h"
#include "base/file.h"
#include "ops/import.h"
#include "report/effects.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHOSEN = 3, CATEGORIES = 4, MOST_CATEGORIES = 400, MOST_AREAS = 400, PATHS = 128 };

#define NORMAL_95 1.959963984540054

static void give_up(const char *sentence)
{
  fprintf(stderr, "praise: %s\n", sentence);
  exit(1);
}

/* What became of the measures in one category. */
struct tally {
  const char *name;
  int64_t category;
  long count; /* of the whole file */
  long measures, judged;
  long fell, fell_surely; /* after against before A alone; the second by a plain 95 % interval */
  long fell_more_surely;  /* against the comparison areas, without any guard */
  long praised, rose;     /* the words of the program */
  double naive_log, head_log; /* sums of log ratios, for the mean change */
};

struct trial {
  char folder[64], base[PATHS], file[PATHS];
  struct clock clock;
  struct ops ops;
  struct arena arena;
  int first_month, last_month;
};

static void must(bool ok, const struct err *err)
{
  if (!ok) give_up(err->text);
}

/* The first day of the month that comes so many months later. */
static int first_day(int month, int later)
{
  return month_add(month, later) * 100 + 1;
}

/* ---- the file ---- */

static void open_file(struct trial *t, const char *path)
{
  struct err err = {0};
  const struct store_options how = {.mode = STORE_WRITE};
  must(store_open(&t->ops.store, path, &how, &err), &err);
}

static void bring_in(struct trial *t, const char *counts, const char *mapping_path)
{
  struct err err = {0};
  struct buf text = {0};
  struct import_mapping mapping;
  struct import *import = NULL;
  int64_t id;
  must(ops_new_database(t->base, "empty", "Provkommunen", &t->clock, &err), &err);
  open_file(t, t->base);
  must(file_read(mapping_path, &text, &err) &&
           import_mapping_read(&t->arena, mapping_path, buf_text(&text), &mapping, &err),
       &err);
  struct reporting_unit unit = {
      .name = "Polisen", .short_name = "Polisen", .kind = UNIT_POLICE, .valid_from = 20000101};
  struct owner owner = {.name = "Ingen", .short_name = "ING", .valid_from = 20000101};
  must(ops_put_unit(&t->ops, &unit, &err) && ops_put_owner(&t->ops, &owner, &err), &err);
  must(import_open(&import, &t->ops, counts, mapping.kind, &mapping, NULL, NULL, &err) &&
           import_run(import, NULL, NULL, NULL, &id, &err),
       &err);
  import_close(import);
  buf_release(&text);
}

static void copy_base(const struct trial *t)
{
  struct err err = {0};
  struct buf bytes = {0};
  FILE *out = fopen(t->file, "wb");
  must(file_read(t->base, &bytes, &err), &err);
  if (!out || fwrite(bytes.data, 1, bytes.length, out) != bytes.length || fclose(out) != 0)
    give_up("the copy cannot be written");
  buf_release(&bytes);
}

/* ---- choosing ---- */

/* The areas with most of the category in the months, most first; ties by area. */
static size_t top_areas(struct trial *t, int first, int last, int64_t category, int64_t top[CHOSEN])
{
  struct err err = {0};
  struct total *totals;
  size_t n, found = 0;
  int64_t areas[MOST_AREAS];
  long counts[MOST_AREAS];
  must(store_month_totals(t->ops.store, first, last, &t->arena, &totals, &n, &err), &err);
  for (size_t i = 0; i < n; i++) {
    if (totals[i].category_id != category) continue;
    size_t at = 0;
    while (at < found && areas[at] != totals[i].area_id)
      at++;
    if (at == MOST_AREAS) give_up("there are more areas than the table of this program holds");
    if (at == found) areas[found] = totals[i].area_id, counts[found++] = 0;
    counts[at] += totals[i].observations;
  }
  size_t chosen = 0;
  for (; chosen < CHOSEN && chosen < found; chosen++) {
    size_t best = chosen;
    for (size_t i = chosen + 1; i < found; i++)
      if (counts[i] > counts[best] || (counts[i] == counts[best] && areas[i] < areas[best]))
        best = i;
    int64_t area = areas[best];
    long count = counts[best];
    areas[best] = areas[chosen], counts[best] = counts[chosen];
    areas[chosen] = area, counts[chosen] = count;
    top[chosen] = area;
  }
  return chosen;
}

static void take_measure(struct trial *t, int64_t area, int64_t category, int64_t owner, int day)
{
  struct err err = {0};
  struct measure m = {.area_id = area,
                      .owner_id = owner,
                      .text = "Ingenting",
                      .type = TYPE_SIT,
                      .type2 = TYPE_NONE,
                      .quick = true,
                      .deadline = day,
                      .deadline_kind = DEADLINE_START_BY,
                      .budget = NO_AMOUNT,
                      .hours = -1};
  const struct measure_change start = {
      .to = MEASURE_ONGOING, .date = day, .outcome = OUTCOME_NONE, .has_decision = true};
  must(ops_put_measure(&t->ops, &m, "Påhittat", category, 0, NULL, &err), &err);
  must(ops_consent_measure(&t->ops, m.id, day, &err), &err);
  must(ops_change_measure_state(&t->ops, m.id, &start, &err), &err);
}

/* ---- judging ---- */

static bool surely_below(double log_ratio, double variance)
{
  return variance > 0 && log_ratio + NORMAL_95 * sqrt(variance) < 0;
}

static void judge(struct tally *tally, const struct effect *e)
{
  const struct effect_baseline *a = &e->before[BEFORE_A];
  tally->measures++;
  if (e->lacks) return;
  tally->judged++;
  double ratio = log(e->after / e->after_span.months * a->span.months / a->count);
  if (isfinite(ratio)) {
    tally->naive_log += ratio;
    tally->fell += ratio < 0;
    tally->fell_surely += surely_below(ratio, 1 / a->count + 1 / e->after);
    tally->fell_more_surely += surely_below(
        log(a->ratio.irr), 1 / a->count + 1 / e->after + 1 / a->compared + 1 / e->compared_after);
  }
  tally->head_log += log(e->before[BEFORE_C].ratio.irr);
  tally->praised += e->verdict == EFFECT_FELL_MORE;
  tally->rose += e->verdict == EFFECT_WRONG_WAY;
}

/* The three of the quarter before `start` in the category, judged when the file ends. */
static void try_quarter(struct trial *t, struct tally *tally, int quarter)
{
  struct err err = {0};
  struct effects effects;
  struct owner *owners;
  size_t n;
  int64_t top[CHOSEN];
  int first = quarter_first_month(quarter), start = first_day(first, 3);
  copy_base(t);
  open_file(t, t->file);
  t->clock.date = start;
  must(store_owners(t->ops.store, 0, &t->arena, &owners, &n, &err), &err);
  size_t chosen = top_areas(t, first, month_add(first, 2), tally->category, top);
  for (size_t i = 0; i < chosen; i++)
    take_measure(t, top[i], tally->category, owners[0].id, start);
  t->clock.date = first_day(t->last_month, 1);
  must(effects_of(t->ops.store, t->clock.date / 10000, t->clock.date, &t->arena, &effects, &err),
       &err);
  for (size_t i = 0; i < effects.n; i++)
    judge(tally, &effects.rows[i]);
  store_close(t->ops.store);
  unlink(t->file);
}

/* ---- all of it ---- */

static int by_count(const void *a, const void *b)
{
  const struct tally *x = a, *y = b;
  return (x->count < y->count) - (x->count > y->count);
}

/* All categories, largest first. */
static size_t find_categories(struct trial *t, struct tally tallies[MOST_CATEGORIES])
{
  struct err err = {0};
  struct category *categories;
  struct total *totals;
  size_t n, n_totals;
  must(store_categories(t->ops.store, 0, &t->arena, &categories, &n, &err), &err);
  must(store_month_totals(t->ops.store, 0, 999912, &t->arena, &totals, &n_totals, &err), &err);
  if (n > MOST_CATEGORIES) give_up("there are more categories than this program holds");
  for (size_t j = 0; j < n_totals; j++) {
    if (!t->first_month || totals[j].month < t->first_month) t->first_month = totals[j].month;
    if (totals[j].month > t->last_month) t->last_month = totals[j].month;
  }
  for (size_t i = 0; i < n; i++) {
    tallies[i] = (struct tally){.name = categories[i].name, .category = categories[i].id};
    for (size_t j = 0; j < n_totals; j++)
      if (totals[j].category_id == categories[i].id) tallies[i].count += totals[j].observations;
  }
  qsort(tallies, n, sizeof *tallies, by_count);
  return n;
}

static void print_row(const struct tally *t)
{
  double n = t->judged > 0 ? (double)t->judged : 1;
  printf("%-28.28s %8ld %6ld %5.0f %% %7.0f %% %9.0f %% %7.0f %% %6.0f %% %+8.0f %% %+8.0f %%\n",
         t->name, t->measures, t->judged, 100 * (double)t->fell / n,
         100 * (double)t->fell_surely / n, 100 * (double)t->fell_more_surely / n,
         100 * (double)t->praised / n, 100 * (double)t->rose / n, 100 * (exp(t->naive_log / n) - 1),
         100 * (exp(t->head_log / n) - 1));
}

static void add(struct tally *sum, const struct tally *part)
{
  sum->measures += part->measures;
  sum->judged += part->judged;
  sum->fell += part->fell;
  sum->fell_surely += part->fell_surely;
  sum->fell_more_surely += part->fell_more_surely;
  sum->praised += part->praised;
  sum->rose += part->rose;
  sum->naive_log += part->naive_log;
  sum->head_log += part->head_log;
}

int main(int argc, char **argv)
{
  struct trial t = {.clock = {20300101, 900, true}};
  static struct tally tallies[MOST_CATEGORIES];
  struct tally sum = {.name = "all"};
  if (argc < 3) give_up("which table of counts, and by which mapping?");
  snprintf(t.folder, sizeof t.folder, "/tmp/lagesbild-praise-XXXXXX");
  if (!mkdtemp(t.folder)) give_up("no folder can be made");
  snprintf(t.base, sizeof t.base, "%s/base.db", t.folder);
  snprintf(t.file, sizeof t.file, "%s/trial.db", t.folder);
  t.ops = (struct ops){.clock = &t.clock, .who = "praise"};
  bring_in(&t, argv[1], argv[2]);
  size_t n = find_categories(&t, tallies);
  int first = quarter_add(quarter_of(first_day(t.first_month, 0)), 4);
  int last = quarter_of(first_day(t.last_month, 0));
  size_t most = argc > 3 ? (size_t)strtoul(argv[3], NULL, 10) : CATEGORIES;
  store_close(t.ops.store);
  printf("%-28s %8s %6s %7s %9s %11s %9s %8s %10s %10s\n", "", "measures", "judged", "fell",
         "surely", "than rest", "praised", "rose", "naive", "headline");
  for (size_t i = 0; i < n && i < most; i++) {
    for (int quarter = first; quarter < last; quarter = quarter_add(quarter, 1))
      try_quarter(&t, &tallies[i], quarter);
    if (tallies[i].measures > 0) print_row(&tallies[i]);
    add(&sum, &tallies[i]);
  }
  print_row(&sum);
  unlink(t.base);
  rmdir(t.folder);
  arena_release(&t.arena);
  return 0;
}
