// SPDX-License-Identifier: GPL-3.0-or-later
/* A number's own arithmetic, in words and figures, so that it can be redone with a pocket
 * calculator: what went in, each step with its numbers filled in, and whose formula it is. The verb
 * explain and the screens show the same document. Each explanation is one file explain_*.c; the
 * table in explain.c is the only list of them.
 *
 * Invariant: nothing is computed here that is not computed by the same functions where the number
 * is shown, so an explanation ends at exactly that number. */
#ifndef LB_REPORT_EXPLAIN_H
#define LB_REPORT_EXPLAIN_H

#include "report/print.h"

struct explain_request {
  const char *name;   /* of the kind: "ranking", "month" */
  int quarter;        /* yyyyq; of a ranking */
  int month;          /* yyyymm; of an unusual month */
  int64_t area_id;    /* 0: all areas, where the kind can */
  int64_t group_id;   /* category group; of an unusual month */
  int64_t measure_id; /* of an effect, in the year that the quarter is of */
  int today;
};

struct explain_kind {
  const char *name; /* as the verb and the screens ask for it */
  bool (*make)(struct print *p, const struct explain_request *request, struct err *err);
};
extern const struct explain_kind explain_kinds[];          /* ends with a NULL name */
const struct explain_kind *explain_find(const char *name); /* NULL when there is none */

/* The name of the request must be one of the table. */
bool explain_make(struct store *store, const struct explain_request *request, struct arena *arena,
                  struct document **document, struct err *err);
/* The document as running lines of 78 columns, without pages. Returns how many. */
size_t explain_lines(const struct document *d, struct arena *arena, const char *const **lines);

/* ---- for explain_*.c ---- */

bool explain_ranking(struct print *p, const struct explain_request *request, struct err *err);
bool explain_month(struct print *p, const struct explain_request *request, struct err *err);
bool explain_effect(struct print *p, const struct explain_request *request, struct err *err);

/* A step as it is written out by hand: a name before it, and the calculation or sentence. */
void explain_step(struct print *p, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* One of several steps towards the same number. */
void explain_item(struct print *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Ends an explanation: why the last decimal may differ when it is done by hand. */
void explain_rounding(struct print *p);
/* A number that is calculated on with: four decimals, or none when it is whole. */
const char *explain_number(struct print *p, double number);

#endif
