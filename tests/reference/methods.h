// SPDX-License-Identifier: GPL-3.0-or-later
/* The methods of the reference cases: inputs in, one named number out, all computed by domain/.
 *
 * Invariant: a method checks the range of what it was given before it calls domain/, and answers
 * NA where the program must refuse to give a number. */
#ifndef LB_REFERENCE_METHODS_H
#define LB_REFERENCE_METHODS_H

#include "cases.h"

enum answer_kind {
  ANSWER_NUMBER, /* NaN is NA */
  ANSWER_TEXT,
  ANSWER_UNKNOWN /* the method has no such output */
};

struct answer {
  enum answer_kind kind;
  double number;
  const char *text;
};

struct question {
  const struct case_row *row;
  const struct case_file *file; /* for methods that combine other cases of the same file */
  struct arena *arena;
  const char *bad; /* set to the name of an input that is missing or malformed; ends the row */
};

struct method {
  const char *name;
  struct answer (*compute)(struct question *question);
};

/* Each ends with a row whose name is NULL. */
extern const struct method count_methods[];
extern const struct method chart_methods[];
extern const struct method effect_methods[];
extern const struct method rank_methods[];
extern const struct method time_methods[];

/* Reading inputs. A malformed one sets question->bad and reads as 0 or as an empty matrix. */
double question_number(struct question *question, const char *name);
double question_number_or(struct question *question, const char *name, double otherwise);
const char *question_text(struct question *question, const char *name);
struct case_matrix question_matrix(struct question *question, const char *name);
/* A matrix of one row. */
struct case_matrix question_vector(struct question *question, const char *name);
/* `conf` between 0 and 1, 0.95 when it is not given; else bad. */
double question_conf(struct question *question);
bool is_count(double number); /* whole and not negative */
bool all_above(const struct case_matrix *matrix, double limit);
bool all_counts(const struct case_matrix *matrix);

/* Answers. */
struct answer answer_number(double number);
struct answer answer_na(void);
struct answer answer_text(const char *text);
struct answer answer_unknown(void);

struct named {
  const char *name;
  double number;
};
/* The number whose name is the output asked for; unknown when there is none. */
struct answer answer_pick(const struct question *question, const struct named *named, size_t n);
#define ANSWER_PICK(question, named) answer_pick(question, named, sizeof(named) / sizeof *(named))

/* True when the output is `prefix` and a number from 1 to n; `*index` is then one less. */
bool output_index(const struct question *question, const char *prefix, size_t n, size_t *index);

#endif
