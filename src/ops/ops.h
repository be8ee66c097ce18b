// SPDX-License-Identifier: GPL-3.0-or-later
/* The verbs of the group's work. Each function is one transaction: rules, writes, one journal
 * entry, one commit; when it returns true the change is durable and can be undone (unless the
 * function says that it is bound). When it returns false nothing has changed and err holds the
 * sentence.
 *
 * Invariant: nothing outside this folder writes a record. */
#ifndef LB_OPS_OPS_H
#define LB_OPS_OPS_H

#include "base/clock.h"
#include "base/conf.h"
#include "domain/rank.h"
#include "domain/rules.h"
#include "store/store.h"

/* What every verb needs to know. Borrowed by the verbs, owned by app or cli. */
struct ops {
  struct store *store;
  struct clock *clock;
  const char *who; /* the signature in the journal */
  int64_t meeting; /* that is going on: the verbs write its minutes (ops/meeting.h); 0: none */
};

/* ---- verbs as data ---- */

/* The verb's phrase for a line like "new observation O-118" (translated), from its identifier and
 * the object as it stands in the journal: a name, or a name and a detail ("Å-035 · 2026-11-27"). */
void ops_verb_phrase(struct buf *out, const char *verb, const char *object);
/* The entry's line in the history: "New observation O-118, Åtorget". */
void ops_history_line(struct buf *out, const struct journal_entry *entry);
/* "Sparat 13.42. Ctrl+Z ångrar: ny observation O-118." for the newest entry. */
bool ops_saved_sentence(struct ops *ops, struct buf *out, struct err *err);

/* O-118, Å-031 */
void ops_observation_name(struct buf *out, int64_t id);
void ops_measure_name(struct buf *out, int64_t id);

/* ---- a new file ---- */

/* Creates `path` and loads the catalogue: a libconfig file, NULL for the shipped one, "empty" for
 * categories, techniques, steps, agenda, the group and the body that decides. The entry is bound.
 */
bool ops_new_database(const char *path, const char *catalogue, const char *municipality,
                      const struct clock *clock, struct err *err);
/* Creates the practice file: Exempelby, three years up to the clock's day, the same for the same
 * day. `observations` 0 takes the usual few thousand; a larger number makes a file to measure on.
 */
bool ops_new_practice(const char *path, const struct clock *clock, long observations,
                      bool (*progress)(void *data, long done, long all), void *data,
                      struct err *err);

/* ---- registers: everything from the catalogue can be changed ---- */

bool ops_put_municipality(struct ops *ops, const struct municipality *m, struct err *err);
bool ops_set_signature(struct ops *ops, const char *signature, struct err *err);
bool ops_add_area(struct ops *ops, struct area *area, struct err *err);
/* Renamed from a date: old prints keep the old name, which becomes an alias. */
bool ops_rename_area(struct ops *ops, int64_t id, const char *name, int from, struct err *err);
bool ops_change_area(struct ops *ops, const struct area *area, struct err *err);
/* Closed from the day after `last`; never erased. */
bool ops_close_area(struct ops *ops, int64_t id, int last, struct err *err);
bool ops_add_place(struct ops *ops, struct place *place, struct err *err);
bool ops_change_place(struct ops *ops, const struct place *place, struct err *err);
bool ops_add_alias(struct ops *ops, struct alias *alias, struct err *err);
bool ops_put_category(struct ops *ops, struct category *category, struct err *err);
bool ops_set_weight(struct ops *ops, int64_t category_id, int weight, int from, struct err *err);
bool ops_put_unit(struct ops *ops, struct reporting_unit *unit, struct err *err);
bool ops_put_owner(struct ops *ops, struct owner *owner, struct err *err);
bool ops_put_committee(struct ops *ops, int64_t owner_id, const char *committee, int from, int to,
                       struct err *err);
bool ops_put_body(struct ops *ops, struct body *body, struct err *err);
bool ops_put_post(struct ops *ops, struct post *post, struct err *err);
bool ops_put_step(struct ops *ops, const struct step *step, struct err *err);

/* ---- inventory ---- */

/* Opens the month if it is not; every unit is then missing. */
bool ops_open_month(struct ops *ops, int month, struct err *err);
/* Stores an observation (id 0: new; else a change). Fills its month, its lateness (the month is
 * locked) and the state of its unit. Refused while its unit is set to nil: when the user says that
 * it is not, ops_unit_reported goes first. `person_reason` as in person_check. */
bool ops_put_observation(struct ops *ops, struct observation *o, const char *person_reason,
                         struct err *err);
bool ops_void_observation(struct ops *ops, int64_t id, const char *reason, struct err *err);
/* The unit has reported, also when it was set to nil; `way` NULL keeps what is said of it. */
bool ops_unit_reported(struct ops *ops, int month, int64_t unit_id, const char *way,
                       struct err *err);
bool ops_unit_nil(struct ops *ops, int month, int64_t unit_id, struct err *err);
bool ops_unit_reminded(struct ops *ops, int month, int64_t unit_id, struct err *err);
bool ops_unit_void(struct ops *ops, int month, int64_t unit_id, const char *reason,
                   struct err *err);
/* Locks the month with P1 (`document`, from report/) as its picture. Bound. */
bool ops_lock_month(struct ops *ops, int month, const char *document, const char *registry_number,
                    struct err *err);
/* Id 0: a new one; else a change of one that is not voided. */
bool ops_put_event(struct ops *ops, struct planned_event *e, const char *person_reason,
                   struct err *err);
/* What was called off, or was entered by mistake; it is listed no more. */
bool ops_void_event(struct ops *ops, int64_t id, const char *reason, struct err *err);

/* ---- ranking ---- */

/* What is shown and printed of a quarter: its state, every area's row in list order, the choice.
 * Open: computed now from kept totals, weights and scores. Proposed and decided: as stored. */
struct ranking_view {
  struct ranking ranking;   /* id 0 when nobody has begun */
  struct decision decision; /* id 0 when none */
  struct ranking_row *rows;
  size_t n;
  struct rater *raters;
  size_t n_raters;
  int places, few;
  long total, total_before; /* of the quarter, and of the same last year (-1: no such numbers) */
  long month_totals[3];
  double phi;               /* how much more quarters vary than chance alone */
  bool phi_assumed;         /* too little history: the value is a convention */
  bool enough;              /* false: no observation in the quarter */
  const char *const *notes; /* sentences: pairs, what would have to change, weights, raters */
  size_t n_notes;
  bool deviates; /* the choice differs from what is proposed by the order */
};
/* Pure reading; everything lives in the arena. */
bool ops_ranking_view(struct store *store, int quarter, const enum ranking_method *method,
                      struct arena *arena, struct ranking_view *view, struct err *err);
/* Begins the quarter's ranking if there is none, with the posts that are raters, or jointly. */
bool ops_begin_ranking(struct ops *ops, int quarter, enum ranking_method method, bool joint,
                       struct err *err);
bool ops_set_joint(struct ops *ops, int quarter, bool joint, struct err *err);
bool ops_set_hidden(struct ops *ops, int quarter, bool hidden, struct err *err);
bool ops_add_rater(struct ops *ops, int quarter, const char *name, struct err *err);
/* need and influence 0 leave that part as it is not said (an abstaining rater). */
bool ops_score(struct ops *ops, int quarter, const struct score *score, struct err *err);
/* Moves the area into the chosen ones as number `chosen` (1-), or out of them (0). */
bool ops_choose(struct ops *ops, int quarter, int64_t area_id, int chosen, struct err *err);
bool ops_set_deviation(struct ops *ops, int quarter, const char *reason, struct err *err);
/* Makes the print of the quarter's ranking as it stands inside the running transaction. It is kept,
 * so that a reprint has the same bytes whatever changes later; without one (NULL) the print is made
 * anew from the copied rows. */
typedef bool ops_print(struct store *store, int quarter, struct buf *out, struct err *err);
/* FÖRSLAG: exactly three, a reason when they depart; computed and proposed order are copied. */
bool ops_propose(struct ops *ops, int quarter, ops_print *print, struct err *err);
/* KLG's answer. decided and changed copy the order and are bound: P5 is printed from the copy. With
 * RESULT_CHANGED `choices` is KLG's own three. Proposed measures of the three become decided. */
bool ops_decide(struct ops *ops, int quarter, struct decision *decision,
                const struct choice *choices, size_t n_choices, ops_print *print, struct err *err);
/* After `sent_back`, or to correct a decision: a new version, open, with the scores kept. */
bool ops_reopen_ranking(struct ops *ops, int quarter, const char *reason, struct err *err);

/* ---- measures ---- */

/* A new measure (id 0) gets its before-values by itself; a change keeps them, unless it gives a
 * measure that is only proposed another area or problem. A problem that is only text (problem_id 0)
 * is made. */
bool ops_put_measure(struct ops *ops, struct measure *m, const char *problem_text,
                     int64_t problem_category, int64_t observation_id, const char *person_reason,
                     struct err *err);
bool ops_change_measure_state(struct ops *ops, int64_t id, const struct measure_change *change,
                              struct err *err);
/* One measure decided, changed (new owner), sent back or rejected by a body. */
bool ops_decide_measure(struct ops *ops, int64_t id, struct decision *decision,
                        int64_t new_owner_id, struct err *err);
/* A quick measure by its owner's consent. */
bool ops_consent_measure(struct ops *ops, int64_t id, int date, struct err *err);
bool ops_move_deadline(struct ops *ops, int64_t id, int deadline, const char *reason,
                       struct err *err);
bool ops_change_owner(struct ops *ops, int64_t id, int64_t owner_id, const char *reason,
                      struct err *err);
bool ops_followup(struct ops *ops, struct followup *f, const char *person_reason, struct err *err);
bool ops_reviewed(struct ops *ops, int64_t measure_id, const char *note, struct err *err);

/* What the group says of an area's month in a category group; it replaces what was said before,
 * whatever the id. `person_reason` as in person_check. */
bool ops_put_month_comment(struct ops *ops, const struct month_comment *comment,
                           const char *person_reason, struct err *err);

/* ---- lessons and neighbours ---- */

/* A new lesson (id 0) of a measure, or of the year's analysis as a whole; or other words for one
 * that nobody has answered yet. */
bool ops_put_lesson(struct ops *ops, struct lesson *lesson, const char *person_reason,
                    struct err *err);
/* Two areas lie beside each other, or do not: neighbours are no comparison for a measure. */
bool ops_set_neighbour(struct ops *ops, int64_t area_id, int64_t other_id, bool beside,
                       struct err *err);

/* ---- undo, copies ---- */

/* Fills `phrase` with what was undone ("ny observation O-118"). */
bool ops_undo(struct ops *ops, struct buf *phrase, struct err *err);
bool ops_redo(struct ops *ops, struct buf *phrase, struct err *err);
/* At the first start of a day: copies the file to the folder, checks the copy, keeps the last ten
 * days and twelve months. One step of at most some milliseconds a call, so that no key waits;
 * `*done` when there is nothing left to do. `*daily` is NULL when today's copy is there already. */
struct ops_daily;
bool ops_daily_begin(struct ops *ops, const char *folder, struct ops_daily **daily,
                     struct err *err);
bool ops_daily_step(struct ops_daily *daily, bool *done, struct err *err);
void ops_daily_end(struct ops_daily *daily);

/* What an entry of the journal changed, in lines that a person reads: each record before and after.
 */
bool ops_history_details(struct store *store, int64_t entry, struct arena *arena,
                         const char *const **lines, size_t *n, struct err *err);

/* ---- words: the shipped data/glossary.conf, and over it the group's own glossary.conf in the
 * folder of the settings; no word stands twice, and the group's wording wins ---- */

struct glossary_entry {
  const char *word, *english, *meaning; /* the meaning in the language that is shown */
};
/* Reads both files; everything lies in the arena. Fails with file, line and what is allowed. */
bool ops_glossary(struct arena *arena, struct glossary_entry **entries, size_t *n, struct err *err);

#endif
