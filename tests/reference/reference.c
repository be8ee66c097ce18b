// SPDX-License-Identifier: GPL-3.0-or-later
/* reference FOLDER: computes every row of the folder's *.csv by its method and prints each number
 * that is off. Ends with "N passed, N failed"; exit status 0 only when none failed. */
#include "methods.h"

#include "base/buf.h"
#include "base/file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct method *const all_methods[] = {count_methods, chart_methods, effect_methods,
                                                   rank_methods, time_methods};

static const struct method *find_method(const char *name)
{
  for (size_t i = 0; i < sizeof all_methods / sizeof all_methods[0]; i++)
    for (const struct method *method = all_methods[i]; method->name != NULL; method++)
      if (strcmp(method->name, name) == 0) return method;
  return NULL;
}

struct tally {
  size_t passed, failed;
};

static const char *written(struct arena *arena, const struct answer *answer)
{
  if (answer->kind == ANSWER_TEXT) return answer->text;
  if (isnan(answer->number)) return "NA";
  if (isinf(answer->number)) return answer->number > 0 ? "Inf" : "-Inf";
  return arena_printf(arena, "%.15g", answer->number);
}

static bool agrees(const struct case_row *row, const struct answer *answer, const char *got)
{
  double expected, tolerance;
  const char *text = row->field[CASE_EXPECTED];
  if (answer->kind == ANSWER_TEXT || !isfinite(answer->number)) return strcmp(got, text) == 0;
  return cases_number(text, &expected) && cases_number(row->field[CASE_TOLERANCE], &tolerance) &&
         fabs(answer->number - expected) <= tolerance;
}

/* What is wrong with the row, or NULL. */
static const char *try_row(const struct case_file *file, const struct case_row *row,
                           struct arena *arena)
{
  const struct method *method = find_method(row->field[CASE_METHOD]);
  if (method == NULL) return "unknown method";
  struct question question = {.row = row, .file = file, .arena = arena};
  struct answer answer = method->compute(&question);
  if (question.bad) return arena_printf(arena, "input %s is missing or malformed", question.bad);
  if (answer.kind == ANSWER_UNKNOWN) return "the method has no such output";
  const char *got = written(arena, &answer);
  if (agrees(row, &answer, got)) return NULL;
  return arena_printf(arena, "expected %s, got %s, tolerance %s", row->field[CASE_EXPECTED], got,
                      row->field[CASE_TOLERANCE]);
}

static void try_file(const char *folder, const char *name, struct arena *arena, struct tally *tally)
{
  struct buf text = {0};
  struct err err;
  struct case_file file = {0};
  const char *problem = NULL;
  if (!file_read(file_join(arena, folder, name), &text, &err))
    problem = err.text;
  else if (strlen(buf_text(&text)) != text.length)
    problem = "holds a NUL byte";
  else
    cases_parse(buf_text(&text), arena, &file, &problem);
  buf_release(&text);
  if (problem) {
    printf("%s: %s\n", name, problem);
    tally->failed++;
  }
  for (size_t i = 0; i < file.n; i++) {
    const struct case_row *row = &file.rows[i];
    problem = try_row(&file, row, arena);
    tally->passed += problem == NULL;
    tally->failed += problem != NULL;
    if (problem)
      printf("%s:%d: %s %s %s: %s\n", name, row->line, row->field[CASE_ID], row->field[CASE_METHOD],
             row->field[CASE_OUTPUT], problem);
  }
}

int main(int argc, char **argv)
{
  if (argc != 2) {
    fprintf(stderr, "usage: reference FOLDER\n");
    return 2;
  }
  struct arena arena = {0};
  struct tally tally = {0};
  const char *const *names;
  size_t n = file_list(&arena, argv[1], ".csv", &names);
  if (n == 0) {
    printf("%s: no case files\n", argv[1]);
    tally.failed++;
  }
  for (size_t i = 0; i < n; i++)
    try_file(argv[1], names[i], &arena, &tally);
  printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
  arena_release(&arena);
  return tally.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
