// SPDX-License-Identifier: GPL-3.0-or-later
/* What the prints share: where they read from, their head and foot, and how they write numbers.
 * For report/ alone.
 *
 * Invariant: every text here is made for paper: a hyphen for minus, hard blanks inside numbers, a
 * dash for what cannot be computed. All of it lives in the print's arena. */
#ifndef LB_REPORT_PRINT_H
#define LB_REPORT_PRINT_H

#include "base/buf.h"
#include "report/report.h"

/* A print while it is being made. */
struct print {
  struct store *store;
  const struct report_request *request;
  struct arena *arena;
  struct municipality municipality;
  struct document *d;
};

/* One function a print. It fills p->d, or replaces it by what was stored when it was locked. */
bool p16_registers(struct print *p, struct err *err);
bool p1_inventory(struct print *p, struct err *err);
bool p4_quarter(struct print *p, struct err *err);
bool p5_ranking(struct print *p, struct err *err);
bool p6_slips(struct print *p, struct err *err);
bool p7_followup(struct print *p, struct err *err);
bool p8_minutes(struct print *p, struct err *err);
bool p9_year(struct print *p, struct err *err);
bool d_figures(struct print *p, struct err *err);
bool arr_events(struct print *p, struct err *err);
bool avv_unusual(struct print *p, struct err *err);

/* What differs between the heads of two prints. */
struct print_head {
  const char *title;
  int date;                    /* the document's own; 0 for today */
  const char *status;          /* NULL: of the document itself, see print_set_head */
  const char *registry_number; /* NULL: the municipality's */
  struct period compared;      /* the same days last year; first 0 when nothing is compared */
  int version;                 /* 0: none to print */
  const char *period;          /* in the foot; NULL: "Period" and the print's own */
  const char *source;          /* in the foot; NULL: the units' reports */
  const char *const *marks;    /* what signs in the print mean; ends with NULL; NULL for none */
};
/* Without a status of its own the document is UPPRÄTTAD when the request says so, else
 * ARBETSMATERIAL. On ARBETSMATERIAL the foot says when and by what it was made. */
void print_set_head(struct print *p, const struct print_head *head);
/* Status and registry number of the ranking of the print's quarter, into the head. */
bool print_ranking_status(struct print *p, struct print_head *head, struct err *err);
/* The locked document of this print and period, into p->d; `*found` false when there is none. */
bool print_locked(struct print *p, const char *name, bool *found, struct err *err);

/* Takes what the buffer holds into the arena and releases it. */
const char *print_taken(struct print *p, struct buf *buf);
const char *print_period(struct print *p, struct period period); /* 2026-08-01--2026-08-31 */
const char *print_label(struct print *p, struct period period);  /* kvartal 3 2026 */
const char *print_date(struct print *p, int date);               /* 2026-08-01; nothing for 0 */
const char *print_number(struct print *p, long long number);     /* 4 800 */
const char *print_count(struct print *p, long count);            /* a dash below 0 */
const char *print_decimal(struct print *p, double number, int decimals);
/* 4, and 3,5 for a half; a dash below 0. */
const char *print_half(struct print *p, double number);
/* A change, its figures above each other in a column that ends with the sign for percent. */
const char *print_change(struct print *p, long now, long before);
/* "2026-11-30 klar", "2026-10-16 start", "2026-12-31 löpande" */
const char *print_deadline(struct print *p, const struct measure *m);
/* All texts with `between` between them. */
const char *print_joined(struct print *p, const char *const *texts, size_t n, const char *between);

/* The signs and what they mean, for print_head.marks. */
const char *print_mark_few(struct print *p, int few);
const char *print_mark_none(void);

#define PRINT_DASH "\u2013"

#endif
