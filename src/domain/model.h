// SPDX-License-Identifier: GPL-3.0-or-later
/* The things the group works with, as plain data.
 *
 * Invariant: these structs own nothing. Their strings live in the arena of whoever read them;
 * NULL is "not said". Dates are yyyymmdd with 0 for none, months yyyymm, quarters yyyyq (20263),
 * times hhmm with TIME_NONE, money whole kronor with NO_AMOUNT for not said, ids 0 for none. */
#ifndef LB_DOMAIN_MODEL_H
#define LB_DOMAIN_MODEL_H

#include "domain/terms.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NO_AMOUNT = -1 };

struct municipality {
  const char *name, *code, *signature, *group_name, *registry_number, *sender;
  bool practice;
  int64_t decider_id;
  int places, few, lock_day;
  enum ranking_method method;
};

struct area {
  int64_t id, parent_id;
  int number, valid_from, valid_to;
  const char *name;
  bool ranked;
  long long population; /* NO_AMOUNT when not said */
};

struct place {
  int64_t id, area_id;
  const char *name;
  int valid_from, valid_to;
};

struct alias {
  int64_t id, area_id, place_id;
  const char *name;
};

struct category_group {
  int64_t id;
  int number;
  const char *name;
};

struct category {
  int64_t id, group_id;
  const char *code, *name, *group_name;
  int group_number, weight, valid_from, valid_to; /* weight on the day that was asked for */
  bool soft;
};

struct reporting_unit {
  int64_t id;
  int number, valid_from, valid_to;
  const char *name, *short_name, *reporter, *address;
  enum unit_kind kind;
};

struct body {
  int64_t id;
  const char *name, *short_name, *kind;
  int valid_from, valid_to;
};

struct post {
  int64_t id, body_id;
  const char *name;
  bool rater;
  int valid_from, valid_to;
};

struct owner {
  int64_t id;
  int number, valid_from, valid_to;
  const char *name, *short_name, *committee; /* committee on the day that was asked for */
  bool external;
};

struct technique {
  int64_t id;
  const char *code, *name;
};

struct step {
  const char *kind;
  int value;
  const char *text;
};

struct period_row {
  int64_t id;
  int first_day, last_day, locked_on;
  enum period_state state;
};

struct unit_report {
  int64_t id, period_id, unit_id; /* id 0: no row, the unit is missing */
  const char *unit_name, *unit_short, *way, *reason;
  enum report_state state;
  int received, reminded;
  long observations; /* live ones of the unit in the period */
};

struct observation {
  int64_t id, area_id, place_id, category_id, source_id, import_id, row_key;
  int severity;
  enum known known;
  int day, time, to_day, to_time, month, received;
  enum answer police_reported;
  long long cost;
  bool soft, late;
  enum row_state state;
  const char *note, *consequence, *void_reason;
  /* names as of the event date; filled when read, ignored when written */
  const char *area_name, *place_name, *category_code, *category_name, *source_name;
};

struct planned_event {
  int64_t id, area_id;
  const char *what, *area_name, *size, *responsible, *expected_problem, *note;
  int from_day, to_day;
};

struct ranking {
  int64_t id, decision_id;
  int quarter, version, proposed_on, decided_on; /* decided_on is filled when read */
  enum ranking_method method;
  enum ranking_state state;
  bool joint, hidden;
  const char *deviation;
  /* what it was proposed with; nothing yet while proposed_on is 0 */
  int few;
  double phi;
  bool phi_assumed;
};

struct rater {
  int64_t id, ranking_id;
  int number;
  const char *name;
};

struct score {
  int64_t rater_id, area_id;
  int need, influence; /* 0: not said */
  enum confidence confidence;
};

/* One area's row of a ranking, computed now or as it was stored. Numbers that do not exist are
 * negative (observations_before, need, influence, priority, chosen) or 0 (rank). */
struct ranking_row {
  int64_t area_id;
  int area_number;
  const char *area_name;
  long months[3], observations, observations_before, severity;
  double load, load_sq, need, influence, priority;
  enum confidence confidence;
  int spread, raters, rank, chosen, previous_rank;
  bool joined, shared, proposed, few, moved;
};

struct decision {
  int64_t id, body_id, object_id;
  int64_t meeting_id; /* where it was taken; 0: not at a meeting that is kept here */
  int date, number;   /* number: among the decisions of that meeting; 0: none */
  const char *body_name, *body_short, *paragraph, *registry_number, *reason;
  enum decision_result result;
};

struct problem {
  int64_t id, area_id, category_id;
  const char *text, *consequence;
};

struct measure {
  int64_t id, area_id, problem_id, owner_id, ranking_id, decision_id;
  const char *text, *technique, *service, *tags, *goal, *followup_measure, *cause, *legal_basis,
      *governance, *outcome_text;
  enum measure_type type, type2;
  enum deadline_kind deadline_kind;
  enum party party;
  enum measure_state state;
  enum outcome outcome;
  bool long_term, quick;
  int deadline, moved, before_quarter, created, decided_on, started_on, done_on, in_plan;
  long before_area, before_category; /* before_category -1: the problem has no category */
  long long budget;
  double hours; /* negative: not said */
  /* filled when read */
  const char *area_name, *owner_name, *owner_short, *problem_text;
  bool owner_external;
};

/* What a measure's history says of its time, and what its problem is about. */
struct measure_course {
  int64_t measure_id, category_id; /* category 0: the problem is about the area as a whole */
  const char *category_name;       /* NULL then */
  int start_noted;                 /* the day on which its start was entered; 0: not started */
  int left; /* the day on which it was closed, aborted or rejected; 0: it is open */
};

/* How a unit reported in a month. */
struct unit_month {
  int64_t unit_id;
  int month;
  enum report_state state;
};

/* An area that was renamed, split or merged. */
struct area_link {
  int64_t from_id, to_id;
  int date;
};

/* What the group takes with it from a measure, or (measure_id 0) from a year's analysis. */
struct lesson {
  int64_t id, measure_id;
  int year, created, answered;
  enum lesson_state state;
  const char *text, *word;
  const char *measure_text, *area_name; /* filled when read; NULL without a measure */
};

/* Two areas that lie beside each other. */
struct area_pair {
  int64_t a, b;
};

struct measure_event {
  int64_t id, measure_id;
  int date;
  const char *kind, *before, *after, *reason, *who;
};

struct followup {
  int64_t id, measure_id;
  int date;
  enum followup_kind kind;
  double number, hours; /* negative: not said */
  long long cost;
  int64_t after_event; /* the measure's newest event when it was written; negative: not known */
  const char *text, *who;
};

struct meeting {
  int64_t id, body_id;
  int number, date, time; /* number: of the body in the year */
  int item;               /* number of the item it is at; 0 before it began */
  int ended, confirmed_on;
  const char *place, *body_name; /* body_name is filled when read */
  bool formal;                   /* minutes of record; else notes */
  enum meeting_state state;
};

struct meeting_item {
  int64_t id, meeting_id;
  int number, started;
  enum agenda_kind kind;
  const char *text;
  bool done;
};

struct attendance {
  int64_t id, meeting_id, post_id; /* post_id 0: co-opted */
  int item;                        /* co-opted to this item only; 0: to the whole meeting */
  const char *name, *note;         /* note: why absent, in a word */
  enum attendance_state state;
  enum meeting_duty duty;
};

struct minutes_line {
  int64_t id, meeting_id;
  int item, time, decision; /* decision: its number in the meeting; 0: none */
  const char *text;
  const char *verb, *object; /* as in the journal; NULL for what was written by hand */
};

struct picture {
  int64_t id;
  const char *print, *document, *registry_number, *post;
  int first_day, last_day, version, established_on;
  bool superseded;
};

/* What the group says of an area's month in a category group. */
struct month_comment {
  int64_t id, area_id, group_id;
  int month;
  const char *text;
};

struct import_row {
  int64_t id;
  const char *kind, *file_name, *file_hash, *mapping, *at;
  long rows_new, rows_changed, rows_same, rows_refused;
  bool withdrawn;
};

/* Sums of an area, a category or both over some period. */
struct total {
  int64_t area_id, category_id;
  int month; /* 0 when summed over several */
  long observations, late, severity;
  long long cost;
};

#endif
