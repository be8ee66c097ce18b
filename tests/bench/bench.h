// SPDX-License-Identifier: GPL-3.0-or-later
/* Figures of the program beside those of a floor, tests/bench/floor.c, measured in the same run.
 *
 * Invariant: nothing is asserted; what cannot be measured is said, and the rest goes on. */
#ifndef LB_TESTS_BENCH_H
#define LB_TESTS_BENCH_H

#include "../pty/real_pty.h"

#include <stddef.h>

enum { PATH_SIZE = 512, SAMPLES = 400, LINES_SHOWN = 24, COLUMNS_SHOWN = 80 };

/* ---- samples ---- */

struct samples {
  double values[SAMPLES];
  size_t n;
};
void samples_add(struct samples *samples, double value); /* those beyond SAMPLES are left out */
double samples_median(struct samples *samples);          /* 0 of none */
double now_us(void);

/* ---- files, all in one folder that is kept from run to run ---- */

const char *bench_folder(void);
/* The practice file with so many observations, made when it is not there. */
void bench_practice(char path[PATH_SIZE], long observations);
void bench_path(char path[PATH_SIZE], const char *name);
void bench_copy(const char *from, const char *to);
void bench_remove(const char *path); /* with what SQLite keeps beside it */
long bench_size(const char *path);
/* Runs a program to its end and returns how long it took; -1 when it failed. */
double bench_run(const char *program, const char *const *arguments);
/* Writes rows of the file as a table for import; returns how many. */
long bench_csv(const char *from, const char *to, long most);

struct import_figures {
  long rows;
  double seconds, wait_ms; /* all of it; the longest time between two looks at the keyboard */
  double bytes;            /* how much the file grew by */
};
bool bench_import(const char *csv, const char *database, struct import_figures *figures);

/* ---- the terminal ---- */

/* Sends the bytes, and returns the microseconds until the last byte of the answer: what comes
 * before the screen shows `until` (NULL: anything), and then nothing for a while. */
double terminal_send(struct pty *pty, const char *bytes, const char *until);
/* Starts a program, "valgrind" as well as our own; returns the microseconds until the screen that
 * shows `until` is whole. */
double terminal_start(struct pty *pty, const char *const *words, const char *until);
void terminal_key(struct pty *pty, const char *keys); /* sends, and waits for the answer */
void terminal_end(struct pty *pty, const char *keys);
/* From the kernel: resident memory in kB, and microseconds on a processor. */
double terminal_resident(const struct pty *pty);
double terminal_cpu(const struct pty *pty);

#define KEY_DOWN_ "\033OB"
#define KEY_PAGE_DOWN_ "\033[6~"
#define KEY_F8_ "\033[19~"
#define KEY_F3_ "\033OR"
#define KEY_F10_ "\033[21~"
#define CTRL_(letter) ((const char[]){(letter)&0x1f, 0})

#endif
