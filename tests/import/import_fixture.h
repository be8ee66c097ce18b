// SPDX-License-Identifier: GPL-3.0-or-later
/* Files made by a test, and bringing them in. */
#ifndef LB_TEST_IMPORT_FIXTURE_H
#define LB_TEST_IMPORT_FIXTURE_H

#include "ops/import.h"
#include "ops_fixture.h"

struct trial {
  struct fixture f;
  struct arena arena;
  struct import *import; /* the one that trial_open opened last */
  const struct import_preview *preview;
  struct err err;
  int64_t id; /* of the import that was run last */
};

void trial_start(struct trial *trial); /* 2 September 2026, 13.00 */
void trial_end(struct trial *trial);
/* The same for each test of a cmocka group; its state is the trial. */
int trial_set_up(void **state);
int trial_tear_down(void **state);

/* Writes the file and opens it with the mapping's text under the name "rapport"; NULL guesses. */
bool trial_open(struct trial *trial, const char *name, const char *mapping, const void *bytes,
                size_t length);
bool trial_open_text(struct trial *trial, const char *name, const char *mapping, const char *text);
bool trial_open_path(struct trial *trial, const char *path, const char *name, const char *mapping);
/* Runs what is open and closes it. */
bool trial_run(struct trial *trial, const char *save_as);
/* Opens and runs; fails the test when either says no. */
void trial_take(struct trial *trial, const char *name, const char *mapping, const char *text);

long trial_live(struct trial *trial); /* observations that are live */
/* The row of the file that made it, or the only one; oldest first. */
struct observation trial_observation(struct trial *trial, size_t i);
/* The preview's line; a line with status ROW_NEW when it holds none. */
struct import_line trial_line(const struct trial *trial, long line);
/* True when the stored file holds the bytes anywhere. */
bool trial_file_holds(struct trial *trial, const char *bytes);

#endif
