// SPDX-License-Identifier: GPL-3.0-or-later
/* The prints by name. Each print is one file p*.c with one function that reads the store and
 * returns a document; the table in report.c is the only list of them.
 *
 * Invariant: the document depends on the store's content, the request and its date alone. What was
 * locked or decided comes from what was stored then. */
#ifndef LB_REPORT_REPORT_H
#define LB_REPORT_REPORT_H

#include "domain/period.h"
#include "report/document.h"
#include "store/store.h"

struct report_request {
  const char *name;       /* "P1" ... */
  struct period period;   /* P5's is the quarter that it rests on */
  int64_t area_id;        /* 0: all; others are refused where the kind is not for one area */
  int64_t owner_id;       /* 0: all; likewise */
  int64_t meeting_id;     /* P8's; 0: the meeting of the period */
  int today;              /* the date on drafts */
  const char *clock_text; /* when a draft was made, "kl. 13.40"; NULL for none */
  /* Made to be locked now: UPPRÄTTAD today, without the line of a draft. */
  bool established;
  const char *registry_number; /* of this document; NULL takes the decision's or municipality's */
};

struct print; /* see print.h */

struct report_kind {
  const char *name;        /* P1 */
  const char *title;       /* msgid */
  enum period_kind period; /* the kind of period that it takes */
  bool area, owner;        /* can be narrowed to one */
  /* NULL: named in the design, not made yet; report_make says so. */
  bool (*make)(struct print *print, struct err *err);
};
/* All of P1 to P17 in order, then those that have no number; ends with a NULL name. */
extern const struct report_kind report_kinds[];
const struct report_kind *report_find(const char *name); /* any case; NULL when there is none */

bool report_make(struct store *store, const struct report_request *request, struct arena *arena,
                 struct document **document, struct err *err);

/* The status of a quarter's ranking as it stands in page heads: ARBETSMATERIAL, FÖRSLAG TILL KLG,
 * BESLUTAD KLG 2026-10-14 § 87. Lives in the arena. */
bool report_ranking_status(struct store *store, int quarter, struct arena *arena,
                           const char **status, struct err *err);
/* P5 as it stands, as text to be kept: what ops_propose and ops_decide are given as print. */
bool report_ranking_kept(struct store *store, int quarter, struct buf *out, struct err *err);

/* P8 as it is confirmed: what ops_confirm_meeting is given as print. */
bool report_meeting_kept(struct store *store, int64_t meeting_id, int today, struct buf *out,
                         struct err *err);

#endif
