// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "base/clock.h"
#include "base/date.h"
#include "ops/import.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 5000 };

static void give_up(const char *sentence)
{
  fprintf(stderr, "bench: %s\n", sentence);
  exit(1);
}

void samples_add(struct samples *samples, double value)
{
  if (samples->n < SAMPLES) samples->values[samples->n++] = value;
}

static int compare(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

double samples_median(struct samples *samples)
{
  if (samples->n == 0) return 0;
  qsort(samples->values, samples->n, sizeof *samples->values, compare);
  return samples->values[samples->n / 2];
}

double now_us(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* ---- files ---- */

const char *bench_folder(void)
{
  static char folder[PATH_SIZE / 2];
  const char *temporary = getenv("TMPDIR");
  if (!*folder)
    snprintf(folder, sizeof folder, "%s/lagesbild-bench",
             temporary && *temporary ? temporary : "/tmp");
  mkdir(folder, 0700);
  return folder;
}

void bench_path(char path[PATH_SIZE], const char *name)
{
  snprintf(path, PATH_SIZE, "%s/%s", bench_folder(), name);
}

static void touch(const char *path)
{
  int file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  if (file >= 0) close(file);
}

/* Today's copy is there already, so that the program does not make it while it is measured. */
static void pretend_copied(const char *name, const struct clock *clock)
{
  char file[160], path[PATH_SIZE];
  bench_path(path, "backup");
  mkdir(path, 0700);
  snprintf(file, sizeof file, "backup/%.100s-%04d-%02d-%02d.db", name, clock->date / 10000,
           clock->date / 100 % 100, clock->date % 100);
  bench_path(path, file);
  touch(path);
}

static void start_clock(struct clock *clock)
{
  struct err err = {0};
  if (!clock_start(clock, &err)) give_up(err.text);
}

void bench_practice(char path[PATH_SIZE], long observations)
{
  char name[64], file[80];
  struct clock clock;
  struct err err = {0};
  start_clock(&clock);
  snprintf(name, sizeof name, "practice-%ld", observations);
  snprintf(file, sizeof file, "%s.db", name);
  bench_path(path, file);
  pretend_copied(name, &clock);
  if (access(path, R_OK) == 0) return;
  fprintf(stderr, "making %s ...\n", path);
  if (!ops_new_practice(path, &clock, observations, NULL, NULL, &err)) give_up(err.text);
}

void bench_copy(const char *from, const char *to)
{
  if (bench_run("cp", (const char *const[]){"cp", from, to, NULL}) < 0) give_up(to);
  const char *slash = strrchr(to, '/');
  char name[64];
  struct clock clock;
  start_clock(&clock);
  snprintf(name, sizeof name, "%.60s", slash ? slash + 1 : to);
  *strrchr(name, '.') = 0;
  pretend_copied(name, &clock);
}

void bench_remove(const char *path)
{
  static const char *const suffixes[] = {"", "-wal", "-shm", ".lock"};
  char name[PATH_SIZE + 8];
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
    snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
    unlink(name);
  }
}

long bench_size(const char *path)
{
  struct stat info;
  return stat(path, &info) == 0 ? (long)info.st_size : 0;
}

double bench_run(const char *program, const char *const *arguments)
{
  double begin = now_us();
  int status = 0;
  pid_t child = fork();
  if (child == 0) {
    int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execvp(program, (char *const *)arguments);
    _exit(127);
  }
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0) return -1;
  return now_us() - begin;
}

/* ---- import ---- */

static struct store *open_store(const char *path, enum store_mode mode)
{
  struct err err = {0};
  struct store *store = NULL;
  const struct store_options how = {.mode = mode};
  if (!store_open(&store, path, &how, &err)) give_up(err.text);
  return store;
}

static void write_row(FILE *file, const struct observation *o)
{
  fprintf(file, "%04d-%02d-%02d;", o->day / 10000, o->day / 100 % 100, o->day % 100);
  if (o->time >= 0) fprintf(file, "%02d.%02d", o->time / 100, o->time % 100);
  fprintf(file, ";%s;%s;%s;%d;%s;%s\n", o->area_name, o->place_name ? o->place_name : "",
          o->category_code, o->severity, o->source_name, o->note ? o->note : "");
}

long bench_csv(const char *from, const char *to, long most)
{
  struct store *store = open_store(from, STORE_READ);
  struct err err = {0};
  struct observation_query query = {.oldest_first = true, .late = -1, .soft = -1, .limit = PAGE};
  FILE *file = fopen(to, "w");
  if (!file) give_up(to);
  fputs("Datum;Tid;Område;Plats;Kategori;Allvar;Källa;Text\n", file);
  long written = 0;
  for (size_t n = PAGE; n == PAGE && written < most;) {
    struct arena arena = {0};
    struct observation *rows;
    if (!store_observations(store, &query, &arena, &rows, &n, &err)) give_up(err.text);
    for (size_t i = 0; i < n && written < most; i++) {
      query.after_day = rows[i].day;
      query.after_id = rows[i].id;
      if (rows[i].day % 100 == 0) continue;
      write_row(file, &rows[i]);
      written++;
    }
    arena_release(&arena);
  }
  fclose(file);
  store_close(store);
  return written;
}

struct wait {
  double last, longest;
};

static bool look(void *data, long done, long all)
{
  struct wait *wait = data;
  double now = now_us();
  (void)done, (void)all;
  if (now - wait->last > wait->longest) wait->longest = now - wait->last;
  wait->last = now;
  return true;
}

static bool import_file(struct ops *ops, const char *csv, struct import_figures *figures,
                        struct wait *wait, struct err *err)
{
  struct import *import = NULL;
  int64_t id;
  if (!import_open(&import, ops, csv, IMPORT_OBSERVATIONS, NULL, look, wait, err)) return false;
  bool ok = import_run(import, NULL, look, wait, &id, err);
  const struct import_preview *preview = import_preview_of(import);
  figures->rows = preview->observations;
  if (ok && preview->observations < preview->read)
    fprintf(stderr, "bench: of %ld rows only %ld came in: %s\n", preview->read,
            preview->observations, preview->n_lines ? preview->lines[0].sentence : "");
  import_close(import);
  return ok;
}

bool bench_import(const char *csv, const char *database, struct import_figures *figures)
{
  struct clock clock;
  struct err err = {0};
  struct arena arena = {0};
  struct ranking_view view;
  start_clock(&clock);
  struct store *store = open_store(database, STORE_WRITE);
  struct ops ops = {.store = store, .clock = &clock, .who = "bench"};
  long before = bench_size(database);
  double begin = now_us();
  struct wait wait = {.last = begin};
  bool ok = import_file(&ops, csv, figures, &wait, &err) &&
            ops_ranking_view(store, quarter_of(clock.date), NULL, &arena, &view, &err);
  look(&wait, 0, 0);
  figures->seconds = (now_us() - begin) / 1e6;
  figures->wait_ms = wait.longest / 1000;
  arena_release(&arena);
  store_close(store);
  figures->bytes = (double)(bench_size(database) - before);
  if (!ok) fprintf(stderr, "bench: %s\n", err.text);
  return ok;
}
