// SPDX-License-Identifier: GPL-3.0-or-later
/* The database file: opening it, reading from it, and knowing what changed.
 *
 * Invariant: what is read through here is what has been committed; nothing here changes a record
 * (see store_write.h, which only ops/ includes). Rows and their strings live in the arena that the
 * caller gives. Lists are in Swedish order or in the order that each function states.
 *
 * On failure every function returns false with a whole sentence in err. */
#ifndef LB_STORE_STORE_H
#define LB_STORE_STORE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "domain/model.h"
#include "domain/period.h"
#include "domain/wheel.h"

struct store;

enum { STORE_SCHEMA = 6, STORE_APPLICATION_ID = 0x4c424c44 /* "LBLD" */ };

/* ---- the file ---- */

enum store_mode { STORE_WRITE, STORE_READ };
struct store_options {
  enum store_mode mode;
  bool create; /* make a new file; refused when one is there */
  /* Called now and then in long work (integrity check, store_check); false cancels. May be NULL.
   * `all` is 0 when it is not known how much there is to do. */
  bool (*progress)(void *data, long done, long all);
  void *progress_data;
};
/* Opens `path`. Creates with the schema of data/schema, 0600 in a folder 0700; migrates an older
 * file after a backup beside it; refuses a newer, foreign or damaged one with its own sentence.
 * When another process writes to it and mode is STORE_WRITE: false with ERR_BUSY, and the caller
 * may open it with STORE_READ. A file that cannot be written is opened for reading; see
 * store_read_only. After a crash the file is checked before it is handed out. */
bool store_open(struct store **store, const char *path, const struct store_options *options,
                struct err *err);
void store_close(struct store *store); /* NULL is fine; leaves one file behind */
bool store_read_only(const struct store *store);
const char *store_path(const struct store *store);
/* When the process that holds the lock took it ("08.12"); empty when not known. */
const char *store_lock_since(const struct store *store);

/* ---- what changed ---- */

enum store_topic {
  TOPIC_AREAS = 1 << 0,      /* areas, places, aliases */
  TOPIC_CATEGORIES = 1 << 1, /* categories, weights, steps */
  TOPIC_UNITS = 1 << 2,
  TOPIC_PERIODS = 1 << 3,      /* periods, unit reports, pictures */
  TOPIC_OBSERVATIONS = 1 << 4, /* observations and kept totals */
  TOPIC_RANKINGS = 1 << 5,
  TOPIC_MEASURES = 1 << 6, /* problems, measures, events, follow-ups */
  TOPIC_BODIES = 1 << 7,   /* bodies, posts, owners, decisions */
  TOPIC_IMPORTS = 1 << 8,
  TOPIC_JOURNAL = 1 << 9,
  TOPIC_SETTINGS = 1 << 10, /* the municipality's row */
  TOPIC_EVENTS = 1 << 11,   /* planned events */
  TOPIC_MEETINGS = 1 << 12, /* meetings, agenda, attendance, minutes */
  TOPIC_WHEEL = 1 << 13     /* rules, entries and rhythms of the year wheel */
};
/* The topics of all commits since the last call, which it clears. */
unsigned store_take_changes(struct store *store);

/* ---- reading: registers ---- */

#define STORE_LIST(type, name)                                                               \
  bool store_##name(struct store *store, struct arena *arena, struct type **rows, size_t *n, \
                    struct err *err)

bool store_municipality(struct store *store, struct arena *arena, struct municipality *m,
                        struct err *err);
/* By number. `on` 0: all, also closed ones; otherwise those valid that day, under the name they
 * had then. */
bool store_areas(struct store *store, int on, struct arena *arena, struct area **rows, size_t *n,
                 struct err *err);
bool store_area(struct store *store, int64_t id, int on, struct arena *arena, struct area *area,
                struct err *err);
STORE_LIST(area_link, area_links);
STORE_LIST(area_pair, area_pairs); /* neighbours */
/* Those of an area (0: of all), by name. */
bool store_places(struct store *store, int64_t area_id, struct arena *arena, struct place **rows,
                  size_t *n, struct err *err);
STORE_LIST(alias, aliases);
STORE_LIST(category_group, category_groups);
/* By group and code, with the weights that hold on day `on` (0: today's newest). */
bool store_categories(struct store *store, int on, struct arena *arena, struct category **rows,
                      size_t *n, struct err *err);
bool store_units(struct store *store, int on, struct arena *arena, struct reporting_unit **rows,
                 size_t *n, struct err *err);
STORE_LIST(body, bodies);
STORE_LIST(post, posts);
STORE_LIST(technique, techniques);
/* By number, with the committee of day `on` (0: all owners, newest committee). */
bool store_owners(struct store *store, int on, struct arena *arena, struct owner **rows, size_t *n,
                  struct err *err);
bool store_steps(struct store *store, const char *kind, struct arena *arena, struct step **rows,
                 size_t *n, struct err *err);
/* How often each place of an area, or each category, area or unit, was used: ids of the latest
 * `limit` observations' values, newest first, for ordering pick lists by latest use. */
bool store_latest_used(struct store *store, const char *column, size_t limit, struct arena *arena,
                       int64_t **ids, size_t *n, struct err *err);

/* ---- reading: inventory ---- */

/* id 0 when the month has not been opened yet. */
bool store_period(struct store *store, int month, struct period_row *row, struct err *err);
STORE_LIST(period_row, periods);
/* One row a unit valid in the month, by number; missing ones with id 0. */
bool store_unit_reports(struct store *store, int month, struct arena *arena,
                        struct unit_report **rows, size_t *n, struct err *err);
/* The same without counting observations, which costs a look at all of the month. */
bool store_unit_states(struct store *store, int month, struct arena *arena,
                       struct unit_report **rows, size_t *n, struct err *err);
/* One row a unit and month that has any, by month; missing ones have none. */
bool store_unit_months(struct store *store, int first_month, int last_month, struct arena *arena,
                       struct unit_month **rows, size_t *n, struct err *err);
/* One unit's; its observations, which cost a look at the whole month, are not counted (at most 1).
 * unit_id 0 when the unit is not valid in the month. */
bool store_unit_report(struct store *store, int month, int64_t unit_id, struct arena *arena,
                       struct unit_report *report, struct err *err);

/* Each month in [first_month, last_month] that was opened, ascending, and how many of the units
 * valid in it have not reported. */
struct month_missing {
  int month, units;
};
bool store_months_missing(struct store *store, int first_month, int last_month, struct arena *arena,
                          struct month_missing **rows, size_t *n, struct err *err);

/* What the group has said of the month (0: of all months), by month and id. */
bool store_month_comments(struct store *store, int month, struct arena *arena,
                          struct month_comment **rows, size_t *n, struct err *err);

struct observation_query {
  int64_t area_id, category_id, source_id, import_id; /* 0: any */
  struct period period;                               /* first 0: any */
  const char *search; /* folded words, all must be in it; NULL: any */
  bool oldest_first;  /* else newest first */
  bool voided;        /* voided ones too */
  int late;           /* -1 any, 0 not late, 1 late */
  int soft;           /* -1 any, 0 counted only, 1 soft only */
  int after_day;      /* keyset: rows that come after (day, id) in the order; 0: from the top */
  int64_t after_id;
  size_t limit; /* 0: all */
};
bool store_observations(struct store *store, const struct observation_query *query,
                        struct arena *arena, struct observation **rows, size_t *n, struct err *err);
/* Live rows with words that begin so, all of them; those that were registered last come first. It
 * reads no more rows than it gives, so a word that is in a hundred thousand costs no more. */
bool store_search(struct store *store, const char *words, size_t limit, struct arena *arena,
                  struct observation **rows, size_t *n, struct err *err);
/* How many the query has altogether (limit and keyset left out); from kept totals where it can. */
bool store_count(struct store *store, const struct observation_query *query, long *n,
                 struct err *err);
bool store_observation(struct store *store, int64_t id, struct arena *arena, struct observation *o,
                       struct err *err);
/* Live ones of the same area and category within `days` of `day`, nearest first. */
bool store_similar(struct store *store, int64_t area_id, int64_t category_id, int day, int days,
                   struct arena *arena, struct observation **rows, size_t *n, struct err *err);
/* Live ones that touch the period, by first day. */
bool store_planned_events(struct store *store, struct period period, struct arena *arena,
                          struct planned_event **rows, size_t *n, struct err *err);
/* A live one; id 0 when there is none. */
bool store_planned_event(struct store *store, int64_t id, struct arena *arena,
                         struct planned_event *event, struct err *err);

/* ---- reading: kept totals ---- */

/* One row an area and month in [first_month, last_month], by month and area: only observations. */
bool store_area_months(struct store *store, int first_month, int last_month, struct arena *arena,
                       struct total **rows, size_t *n, struct err *err);
/* One row an area, category and month in [first_month, last_month], by area, category, month. */
bool store_month_totals(struct store *store, int first_month, int last_month, struct arena *arena,
                        struct total **rows, size_t *n, struct err *err);
/* The same rows by month, area and category, only their observations. */
bool store_category_months(struct store *store, int first_month, int last_month,
                           struct arena *arena, struct total **rows, size_t *n, struct err *err);
/* Sums an area over whole days: whole months from the month totals, the rest from day totals. A
 * row known only by month counts when its whole month is in the period. One row an area that has
 * any, by area id. */
bool store_area_totals(struct store *store, struct period period, struct arena *arena,
                       struct total **rows, size_t *n, struct err *err);
/* The same for one area by category; area_id 0 sums all areas. */
bool store_category_totals(struct store *store, int64_t area_id, struct period period,
                           struct arena *arena, struct total **rows, size_t *n, struct err *err);
/* Observations a day of all areas in the period (for weeks and weekdays), indexed from its first
 * day; `counts` has one number a day. */
bool store_day_counts(struct store *store, int64_t area_id, struct period period,
                      struct arena *arena, long **counts, size_t *n, struct err *err);
/* The months marked incomplete, ascending. */
bool store_incomplete_months(struct store *store, struct arena *arena, int **months, size_t *n,
                             struct err *err);
/* The first month with a counted observation; 0 when there is none. */
bool store_first_month(struct store *store, int *month, struct err *err);

/* ---- reading: rankings and measures ---- */

/* The newest version of the quarter's ranking; id 0 when there is none. */
bool store_ranking(struct store *store, int quarter, struct arena *arena, struct ranking *ranking,
                   struct err *err);
STORE_LIST(ranking, rankings); /* newest quarter first */
/* The print that was kept when the ranking was proposed or decided; NULL when there is none. */
bool store_ranking_document(struct store *store, int64_t ranking_id, struct arena *arena,
                            const char **document, struct err *err);
bool store_raters(struct store *store, int64_t ranking_id, struct arena *arena, struct rater **rows,
                  size_t *n, struct err *err);
bool store_scores(struct store *store, int64_t ranking_id, struct arena *arena, struct score **rows,
                  size_t *n, struct err *err);
/* The group's choice while the ranking is open: pairs of area_id and chosen (1-). */
struct choice {
  int64_t area_id;
  int chosen;
};
bool store_choices(struct store *store, int64_t ranking_id, struct arena *arena,
                   struct choice **rows, size_t *n, struct err *err);
/* Stage "computed", "proposed" or "decided" as it was stored, in list order. */
bool store_ranking_rows(struct store *store, int64_t ranking_id, const char *stage,
                        struct arena *arena, struct ranking_row **rows, size_t *n, struct err *err);
bool store_ranking_notes(struct store *store, int64_t ranking_id, struct arena *arena,
                         const char *const **texts, size_t *n, struct err *err);
bool store_decision(struct store *store, int64_t id, struct arena *arena, struct decision *d,
                    struct err *err);

struct measure_query {
  int64_t area_id, owner_id, ranking_id; /* 0: any */
  bool open_only;                        /* not closed, aborted or rejected */
  bool quick_only;
  int created_first, created_last; /* 0: any */
};
/* By deadline, then id. */
bool store_measures(struct store *store, const struct measure_query *query, struct arena *arena,
                    struct measure **rows, size_t *n, struct err *err);
bool store_measure(struct store *store, int64_t id, struct arena *arena, struct measure *m,
                   struct err *err);
bool store_measure_events(struct store *store, int64_t measure_id, struct arena *arena,
                          struct measure_event **rows, size_t *n,
                          struct err *err); /* newest first */
bool store_followups(struct store *store, int64_t measure_id, struct arena *arena,
                     struct followup **rows, size_t *n, struct err *err); /* newest first */
/* Of every measure, by id. */
STORE_LIST(measure_course, measure_courses);
/* Of an area, newest first. */
bool store_problems(struct store *store, int64_t area_id, struct arena *arena,
                    struct problem **rows, size_t *n, struct err *err);

/* In the order they were written; year 0: of all years. */
bool store_lessons(struct store *store, int year, struct arena *arena, struct lesson **rows,
                   size_t *n, struct err *err);
bool store_lesson(struct store *store, int64_t id, struct arena *arena, struct lesson *lesson,
                  struct err *err);
/* ---- reading: meetings ---- */

struct meeting_query {
  int64_t body_id;   /* 0: any */
  int first, last;   /* dates; 0: any */
  bool unfinished;   /* only those that are not held yet */
  bool oldest_first; /* else newest first */
  size_t limit;      /* 0: all */
};
bool store_meetings(struct store *store, const struct meeting_query *query, struct arena *arena,
                    struct meeting **rows, size_t *n, struct err *err);
/* id 0 when there is none. */
bool store_meeting(struct store *store, int64_t id, struct arena *arena, struct meeting *meeting,
                   struct err *err);
/* The P8 that was kept when the meeting was confirmed; NULL when there is none. */
bool store_meeting_document(struct store *store, int64_t id, struct arena *arena,
                            const char **document, struct err *err);
/* The template that a new meeting's agenda is copied from, by number; ids are of the template. */
STORE_LIST(meeting_item, agenda);
bool store_meeting_items(struct store *store, int64_t meeting_id, struct arena *arena,
                         struct meeting_item **rows, size_t *n, struct err *err); /* by number */
/* Members in the order of the posts, then those co-opted in the order they were called. */
bool store_attendance(struct store *store, int64_t meeting_id, struct arena *arena,
                      struct attendance **rows, size_t *n, struct err *err);
/* In the order they were written. */
bool store_minutes(struct store *store, int64_t meeting_id, struct arena *arena,
                   struct minutes_line **rows, size_t *n, struct err *err);

/* ---- reading: the year wheel ---- */

STORE_LIST(wheel_rule, wheel_rules);    /* by number */
STORE_LIST(wheel_entry, wheel_entries); /* by the date of their rule */
STORE_LIST(rhythm, rhythms);            /* by first day */

/* ---- reading: pictures, imports, journal, view state ---- */

/* The current version of a print that was locked for exactly this period; id 0 when none. */
bool store_picture(struct store *store, const char *print, struct period period,
                   struct arena *arena, struct picture *picture, struct err *err);
STORE_LIST(import_row, imports); /* newest first */
/* The mapping's libconfig text; NULL when no mapping has the name. */
bool store_mapping(struct store *store, const char *name, struct arena *arena, const char **text,
                   struct err *err);
bool store_mapping_names(struct store *store, struct arena *arena, const char *const **names,
                         size_t *n, struct err *err);

struct journal_entry {
  int64_t id, target, import_id;
  const char *at, *who, *verb, *object, *kind;
  bool bound, undone, removed; /* removed: its texts were taken away by a retention decision */
};
/* Newest first, those with an id below `before` (0: from the newest), at most `limit`. */
bool store_journal(struct store *store, int64_t before, size_t limit, struct arena *arena,
                   struct journal_entry **rows, size_t *n, struct err *err);
bool store_journal_count(struct store *store, long *n, struct err *err);
/* How many entries of `verb` were made on `day` and stand, and the object of the latest of them
 * ("": none). Reads the day's entries and no others. */
bool store_journal_day(struct store *store, const char *verb, int day, struct arena *arena, int *n,
                       const char **latest, struct err *err);
/* The number that the next new record gets; kind is "observation" or "measure". */
bool store_next_number(struct store *store, const char *kind, int64_t *n, struct err *err);
/* What the entry changed, a line a row: table, id, and column: before -> after. */
struct journal_change {
  const char *table, *column, *before,
      *after; /* before NULL: the row was new; after NULL: removed */
  int64_t id;
};
bool store_journal_changes(struct store *store, int64_t entry, struct arena *arena,
                           struct journal_change **rows, size_t *n, struct err *err);
/* The entry that undo, or redo, would take next; id 0 when there is none. When undo stops at a
 * bound entry, `*bound` is it. `bound` may be NULL. */
bool store_undoable(struct store *store, struct arena *arena, struct journal_entry *entry,
                    struct journal_entry *bound, struct err *err);
bool store_redoable(struct store *store, struct arena *arena, struct journal_entry *entry,
                    struct err *err);

bool store_view_state(struct store *store, const char *view, struct arena *arena,
                      const char **state, struct err *err);
/* View state is the one write that is neither journalled nor undone, so panes may do it. Does
 * nothing in a file that is only read. */
bool store_set_view_state(struct store *store, const char *view, const char *state,
                          struct err *err);

/* ---- the whole file ---- */

struct store_finding {
  const char *text; /* one sentence */
};
/* integrity_check, foreign keys, month and day totals recomputed and compared, journal chain. No
 * finding means that all is well. */
bool store_check(struct store *store, struct arena *arena, struct store_finding **findings,
                 size_t *n, struct err *err);
/* A copy in steps that is then read back and compared, or looked through when another has the file
 * open; 0600; never a half file under the name. It holds what the file held at the beginning.
 * `step_pages` pages are copied or compared for each call of progress. */
bool store_backup(struct store *store, const char *path, int step_pages,
                  bool (*progress)(void *data, long done, long all), void *data, struct err *err);
/* The same copy a step at a time, for a program that must answer keys meanwhile. `*done` when the
 * whole copy is checked and stands under its name. Ending it early leaves nothing behind. */
struct store_copy;
bool store_copy_begin(struct store *store, const char *path, struct store_copy **copy,
                      struct err *err);
bool store_copy_step(struct store_copy *copy, int pages, bool *done, struct err *err);
void store_copy_end(struct store_copy *copy); /* NULL is fine */
/* Replaces the file at `path` by the backup, after checking it and keeping the present one beside
 * it. No store may be open on it. */
bool store_restore(const char *backup, const char *path, struct err *err);

#endif
