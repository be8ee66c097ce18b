// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const header[CASE_COLUMNS] = {
    "case_id", "method", "inputs", "output", "expected", "tolerance", "kind", "source", "note"};

struct reader {
  const char *at;
  int line;
  struct arena *arena;
  const char *problem;
};

static const char *fail(struct reader *r, const char *what)
{
  r->problem = arena_printf(r->arena, "line %d: %s", r->line, what);
  return NULL;
}

static const char *read_quoted(struct reader *r)
{
  char *text = arena_alloc(r->arena, strlen(r->at) + 1), *end = text;
  for (r->at++;; r->at++) {
    if (*r->at == '\0') return fail(r, "a quoted field does not end");
    if (*r->at == '\n') r->line++;
    if (*r->at == '"' && *++r->at != '"') return text;
    *end++ = *r->at;
  }
}

static const char *read_field(struct reader *r)
{
  if (*r->at == '"') return read_quoted(r);
  size_t length = strcspn(r->at, ",\r\n\"");
  if (r->at[length] == '"') return fail(r, "a quotation mark inside a field without quotes");
  const char *text = arena_strndup(r->arena, r->at, length);
  r->at += length;
  return text;
}

/* True when a line end was passed. */
static bool end_line(struct reader *r)
{
  if (r->at[0] == '\r' && r->at[1] == '\n') r->at++;
  if (*r->at != '\n') return false;
  r->at++;
  r->line++;
  return true;
}

static bool read_row(struct reader *r, struct case_row *row)
{
  row->line = r->line;
  for (int i = 0; i < CASE_COLUMNS; i++) {
    row->field[i] = read_field(r);
    if (row->field[i] == NULL) return false;
    bool last = i + 1 == CASE_COLUMNS;
    if (!last && *r->at++ != ',') return fail(r, "fewer than nine fields, or text after a quote");
  }
  if (!end_line(r) && *r->at != '\0')
    return fail(r, "more than nine fields, or text after a quote");
  return true;
}

bool cases_parse(const char *text, struct arena *arena, struct case_file *file,
                 const char **problem)
{
  struct reader r = {.at = text, .line = 1, .arena = arena};
  struct case_row row;
  size_t capacity = 0;
  *file = (struct case_file){0};
  bool good = read_row(&r, &row);
  for (int i = 0; good && i < CASE_COLUMNS; i++)
    if (strcmp(row.field[i], header[i]) != 0) good = fail(&r, "the header is not the one of cases");
  while (good && *r.at != '\0') {
    good = read_row(&r, &row);
    file->rows = arena_grow(arena, file->rows, file->n, &capacity, sizeof *file->rows);
    file->rows[file->n++] = row;
  }
  *problem = r.problem;
  if (!good) *file = (struct case_file){0};
  return good;
}

const char *cases_input(const char *inputs, const char *name, struct arena *arena)
{
  size_t length = strlen(name);
  for (const char *at = inputs;; at++) {
    size_t end = strcspn(at, ";");
    if (strncmp(at, name, length) == 0 && at[length] == '=')
      return arena_strndup(arena, at + length + 1, end - length - 1);
    at += end;
    if (*at == '\0') return NULL;
  }
}

bool cases_number(const char *text, double *number)
{
  if (*text == '\0' || strspn(text, "+-.0123456789eE") != strlen(text)) return false;
  char *end;
  *number = strtod(text, &end);
  return *end == '\0' && isfinite(*number);
}

bool cases_matrix(const char *text, struct arena *arena, struct case_matrix *matrix)
{
  size_t capacity = 0, n = 0, in_row = 0;
  *matrix = (struct case_matrix){0};
  for (;;) {
    size_t length = strcspn(text, " |");
    matrix->values = arena_grow(arena, matrix->values, n, &capacity, sizeof(double));
    if (!cases_number(arena_strndup(arena, text, length), &matrix->values[n++])) return false;
    in_row++;
    text += length;
    if (*text != ' ') {
      if (matrix->rows++ == 0) matrix->columns = in_row;
      if (in_row != matrix->columns) return false;
      in_row = 0;
    }
    if (*text++ == '\0') return true;
  }
}
