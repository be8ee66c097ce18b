// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods.h"

#include "domain/stats.h"

#include <string.h>

const char *question_text(struct question *q, const char *name)
{
  const char *text = cases_input(q->row->field[CASE_INPUTS], name, q->arena);
  if (text == NULL || *text == '\0') q->bad = name;
  return text ? text : "";
}

double question_number(struct question *q, const char *name)
{
  double number = 0;
  if (!cases_number(question_text(q, name), &number)) q->bad = name;
  return number;
}

double question_number_or(struct question *q, const char *name, double otherwise)
{
  bool given = cases_input(q->row->field[CASE_INPUTS], name, q->arena) != NULL;
  return given ? question_number(q, name) : otherwise;
}

struct case_matrix question_matrix(struct question *q, const char *name)
{
  struct case_matrix matrix;
  if (cases_matrix(question_text(q, name), q->arena, &matrix)) return matrix;
  q->bad = name;
  return (struct case_matrix){0};
}

struct case_matrix question_vector(struct question *q, const char *name)
{
  struct case_matrix matrix = question_matrix(q, name);
  if (matrix.rows != 1) q->bad = name;
  return matrix;
}

double question_conf(struct question *q)
{
  double conf = question_number_or(q, "conf", 0.95);
  if (!(conf > 0 && conf < 1)) q->bad = "conf";
  return conf;
}

bool is_count(double number)
{
  return number >= 0 && number == floor(number) && number < 1e15;
}

bool all_above(const struct case_matrix *matrix, double limit)
{
  for (size_t i = 0; i < matrix->rows * matrix->columns; i++)
    if (!(matrix->values[i] > limit)) return false;
  return true;
}

bool all_counts(const struct case_matrix *matrix)
{
  for (size_t i = 0; i < matrix->rows * matrix->columns; i++)
    if (!is_count(matrix->values[i])) return false;
  return true;
}

struct answer answer_number(double number)
{
  return (struct answer){.kind = ANSWER_NUMBER, .number = number};
}

struct answer answer_na(void)
{
  return answer_number(STATS_NA);
}

struct answer answer_text(const char *text)
{
  return (struct answer){.kind = ANSWER_TEXT, .text = text};
}

struct answer answer_unknown(void)
{
  return (struct answer){.kind = ANSWER_UNKNOWN};
}

struct answer answer_pick(const struct question *q, const struct named *named, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (strcmp(named[i].name, q->row->field[CASE_OUTPUT]) == 0)
      return answer_number(named[i].number);
  return answer_unknown();
}

bool output_index(const struct question *q, const char *prefix, size_t n, size_t *index)
{
  const char *output = q->row->field[CASE_OUTPUT];
  size_t length = strlen(prefix), number = 0;
  if (strncmp(output, prefix, length) != 0 || output[length] < '1' || output[length] > '9')
    return false;
  for (const char *at = output + length; *at != '\0'; at++) {
    if (*at < '0' || *at > '9' || number > n) return false;
    number = 10 * number + (size_t)(*at - '0');
  }
  *index = number - 1;
  return number <= n;
}
