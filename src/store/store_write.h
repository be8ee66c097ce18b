// SPDX-License-Identifier: GPL-3.0-or-later
/* Changing the database. Only ops/ includes this, so that a pane cannot write.
 *
 * Invariant: every change happens between store_begin and store_commit of one journal entry; the
 * entry holds before and after of each row by itself (SQLite's session extension records them), so
 * that undo and redo need nothing from an operation. A failed operation leaves the file as it was.
 */
#ifndef LB_STORE_STORE_WRITE_H
#define LB_STORE_STORE_WRITE_H

#include "store/store.h"

struct entry {
  const char *verb;   /* an identifier from ops/verb.c */
  const char *object; /* O-118, Å-031, a name; may be given at the commit instead */
  const char *who;
  const struct clock *clock;
  bool bound;        /* others rely on it: it cannot be undone */
  int64_t import_id; /* its rows are withdrawn and restored by state, not by changes */
};

bool store_begin(struct store *store, struct err *err);
/* Writes the journal entry and commits, durable when it returns true. On false everything is
 * rolled back, as by store_rollback. */
bool store_commit(struct store *store, const struct entry *entry, struct err *err);
void store_rollback(struct store *store);

/* Undoes or redoes the entry that store_undoable or store_redoable names, as an entry of its own.
 */
bool store_undo(struct store *store, const struct entry *entry, struct journal_entry *undone,
                struct arena *arena, struct err *err);
bool store_redo(struct store *store, const struct entry *entry, struct journal_entry *redone,
                struct arena *arena, struct err *err);

/* Each _put inserts when id is 0 (and sets it), else updates the whole row. */
bool store_put_municipality(struct store *s, const struct municipality *m, struct err *err);
bool store_put_area(struct store *s, struct area *a, struct err *err);
bool store_put_area_name(struct store *s, int64_t area_id, const char *old_name, int last_day,
                         struct err *err);
bool store_put_place(struct store *s, struct place *p, struct err *err);
bool store_put_alias(struct store *s, struct alias *a, struct err *err);
bool store_put_category_group(struct store *s, struct category_group *g, struct err *err);
bool store_put_category(struct store *s, struct category *c, struct err *err);
bool store_put_weight(struct store *s, int64_t category_id, int weight, int from, struct err *err);
bool store_put_unit(struct store *s, struct reporting_unit *u, struct err *err);
bool store_put_body(struct store *s, struct body *b, struct err *err);
bool store_put_post(struct store *s, struct post *p, struct err *err);
bool store_put_owner(struct store *s, struct owner *o, struct err *err);
bool store_put_committee(struct store *s, int64_t owner_id, const char *committee, int from, int to,
                         struct err *err);
bool store_put_step(struct store *s, const struct step *step, struct err *err);
bool store_put_technique(struct store *s, struct technique *t, struct err *err);
bool store_put_agenda_item(struct store *s, const struct meeting_item *item, struct err *err);
bool store_put_meeting(struct store *s, struct meeting *m, struct err *err);
bool store_put_meeting_document(struct store *s, int64_t meeting_id, const char *document,
                                struct err *err);
bool store_put_meeting_item(struct store *s, struct meeting_item *item, struct err *err);
bool store_put_attendance(struct store *s, struct attendance *a, struct err *err);
bool store_drop_attendance(struct store *s, int64_t id, struct err *err);
bool store_put_minutes(struct store *s, struct minutes_line *line, struct err *err);
bool store_drop_minutes(struct store *s, int64_t id, struct err *err);
/* Ties the newest decision to the meeting where it was taken, under its number there. */
bool store_tie_decision(struct store *s, int64_t meeting_id, int number, struct err *err);
bool store_put_period(struct store *s, struct period_row *p, struct err *err);
bool store_put_unit_report(struct store *s, struct unit_report *r, struct err *err);
bool store_put_observation(struct store *s, struct observation *o, struct err *err);
bool store_put_event(struct store *s, struct planned_event *e, struct err *err);
bool store_void_event(struct store *s, int64_t id, const char *reason, struct err *err);
bool store_put_picture(struct store *s, struct picture *p, const char *reason, struct err *err);
bool store_put_decision(struct store *s, struct decision *d, const char *object_kind,
                        struct err *err);
bool store_put_ranking(struct store *s, struct ranking *r, struct err *err);
/* NULL takes the kept print away. */
bool store_put_ranking_document(struct store *s, int64_t ranking_id, const char *document,
                                struct err *err);
bool store_put_rater(struct store *s, struct rater *r, struct err *err);
bool store_put_score(struct store *s, int64_t ranking_id, const struct score *score,
                     struct err *err);
/* Replaces the group's whole choice. */
bool store_put_choices(struct store *s, int64_t ranking_id, const struct choice *rows, size_t n,
                       struct err *err);
/* Replaces a stage, and the notes. */
bool store_put_ranking_rows(struct store *s, int64_t ranking_id, const char *stage,
                            const struct ranking_row *rows, size_t n, struct err *err);
bool store_put_ranking_notes(struct store *s, int64_t ranking_id, const char *const *texts,
                             size_t n, struct err *err);
bool store_put_problem(struct store *s, struct problem *p, struct err *err);
bool store_put_problem_observation(struct store *s, int64_t problem_id, int64_t observation_id,
                                   struct err *err);
bool store_put_measure(struct store *s, struct measure *m, struct err *err);
bool store_put_measure_event(struct store *s, struct measure_event *e, struct err *err);
/* An id of 0 is a new row; there is at most one of a month, area and group. */
bool store_put_month_comment(struct store *s, struct month_comment *comment, struct err *err);
bool store_put_lesson(struct store *s, struct lesson *lesson, struct err *err);
/* The two lie beside each other, or (false) do not. */
bool store_set_neighbour(struct store *s, int64_t one, int64_t other, bool beside, struct err *err);
bool store_put_followup(struct store *s, struct followup *f, struct err *err);
bool store_put_wheel_rule(struct store *s, struct wheel_rule *r, struct err *err);
bool store_put_wheel_entry(struct store *s, struct wheel_entry *e, struct err *err);
bool store_put_rhythm(struct store *s, struct rhythm *r, struct err *err);
bool store_put_import(struct store *s, struct import_row *i, struct err *err);
bool store_put_mapping(struct store *s, const char *name, const char *text, struct err *err);
bool store_put_translation(struct store *s, const char *mapping, const char *kind, const char *word,
                           int64_t target_id, struct err *err);
bool store_put_counted_cell(struct store *s, const char *family, int64_t area_id,
                            int64_t category_id, int month, long count, int64_t import_id,
                            struct err *err);
bool store_put_incomplete_month(struct store *s, const char *family, int month, long counted,
                                long expected, struct err *err);
/* A newer release has the month whole. */
bool store_drop_incomplete_month(struct store *s, const char *family, int month, struct err *err);

/* Bulk import, inside begin and commit: drops indexes, triggers and search when the rows are many
 * compared with those that are there; adds rows whose own changes are not recorded (they belong to
 * the import and go with its state); makes everything anew at the end. */
bool store_bulk_begin(struct store *s, long expected_rows, struct err *err);
/* Before begin: many rows are written straight into the file unless somebody else reads it. The end
 * of the transaction, whichever it is, makes it as it was. */
void store_bulk_prepare(struct store *s, long expected_rows);
bool store_bulk_add(struct store *s, struct observation *o, struct err *err);
bool store_bulk_end(struct store *s, bool (*progress)(void *data, long done, long all), void *data,
                    struct err *err);
/* What the importer asks for once, before its loop. */
struct known_row {
  int64_t row_key, id, content; /* content: hash of the fields, to tell changed from same */
};
/* That hash: what an import can say of a row. store_known_rows computes it from the stored row. */
int64_t store_content(const struct observation *o);
bool store_known_rows(struct store *s, const char *mapping, struct arena *arena,
                      struct known_row **rows, size_t *n, struct err *err); /* by row_key */
struct counted_cell {
  int64_t area_id, category_id;
  int month;
  long count;
};
bool store_counted_cells(struct store *s, const char *family, struct arena *arena,
                         struct counted_cell **rows, size_t *n, struct err *err);
struct translation {
  const char *kind, *word;
  int64_t target_id;
};
bool store_translations(struct store *s, const char *mapping, struct arena *arena,
                        struct translation **rows, size_t *n, struct err *err);
/* Voids the `n` newest live rows of a cell that an import of this family made. */
bool store_void_cell_rows(struct store *s, const char *family, int64_t area_id, int64_t category_id,
                          int month, long n, const char *reason, struct err *err);
/* Live rows of an import that were changed by a later entry, by id. */
bool store_import_edited(struct store *s, int64_t import_id, struct arena *arena,
                         struct observation **rows, size_t *n, struct err *err);
/* Withdraws or restores all rows of an import (state), late rows of a locked month become voided.
 */
bool store_set_import_state(struct store *s, int64_t import_id, bool withdrawn, struct err *err);
bool store_import_with_hash(struct store *s, const char *file_hash, struct arena *arena,
                            struct import_row *row, struct err *err); /* id 0: none */

/* For fault tests: the n-th statement from now on fails with the given result code; 0 turns it off.
 * LAGESBILD_FAULT is not read: only tests call this. */
void store_fail_at(struct store *s, long statement, int code);

#endif
