// SPDX-License-Identifier: GPL-3.0-or-later
/* The year wheel: from rules to dates (domain.md sections 1 and 5, screens.md "13 Year wheel").
 *
 * Invariant: a rule says all of its dates by one of them and by how often it comes; what was moved,
 * done or cancelled stands in an entry beside it and changes no other date. Sums are made from the
 * dates of observations, so no rhythm changes them. Nothing here knows of holidays: a date that
 * falls on one is moved by hand. */
#ifndef LB_DOMAIN_WHEEL_H
#define LB_DOMAIN_WHEEL_H

#include "base/arena.h"
#include "base/buf.h"
#include "domain/terms.h"

#include <stddef.h>
#include <stdint.h>

struct wheel_rule {
  int64_t id;
  int number;             /* order of rules that share a day */
  const char *task;       /* with {nr}, {vecka}, {månad}, {kvartal} and {år}, see wheel_name */
  const char *short_name; /* of its line among the twelve months; NULL: it has none */
  const char *fast_task;  /* its name in a faster rhythm; NULL: it has no other */
  const char *body, *pauses;
  enum wheel_kind kind;
  enum wheel_day day;
  enum wheel_about about; /* the period that stands in its name and is opened from it */
  enum wheel_basis basis; /* what tells that it is done */
  int every;              /* weeks or months */
  int first_day;          /* one of its dates, from which the others are counted */
  int day_offset;         /* days after the lock day, for WHEEL_LOCK_DAY */
  int about_offset;       /* periods from that of the date to what it is about: -1 the one before */
  int warning;            /* days ahead; 0: none */
  int valid_from, valid_to;
};

struct wheel_entry {
  int64_t id, rule_id; /* rule_id 0: added by hand */
  int due;             /* the date by the rule */
  int moved_to, done_on;
  enum wheel_state state; /* planned, done or cancelled */
  const char *task, *body, *reason;
};

/* A faster rhythm of a rule, from first_day to last_day (0: still). */
struct rhythm {
  int64_t id, rule_id;
  enum rhythm_kind kind;
  int first_day, last_day, review;
  const char *reason, *post;
};

/* What the dates of a rule rest on besides itself. */
struct wheel_setting {
  int lock_day; /* of the month after */
  const struct rhythm *rhythms;
  size_t n_rhythms; /* of all rules */
  int last_done;    /* the newest date on which the rule's task was done; 0: never */
};

struct wheel_date {
  int due;
  int about;  /* yyyymm, yyyyq or yyyy as rule->about says; 0: nothing */
  int number; /* of the year, from 1 */
  bool fast;  /* comes from a faster rhythm */
};

/* The rule's dates of the year, ascending, in the arena; returns how many. */
size_t wheel_dates(const struct wheel_rule *rule, const struct wheel_setting *setting, int year,
                   struct arena *arena, struct wheel_date **dates);
/* True when the rule holds in the month but rests in all of it. */
bool wheel_rests(const struct wheel_rule *rule, int month);
/* "06-20--08-16, 12-20--01-10"; NULL and "" are well formed. */
bool wheel_pauses_valid(const char *pauses);
/* The rhythm that holds for the rule on the day; NULL when it is the ordinary one. */
const struct rhythm *wheel_rhythm(const struct rhythm *rhythms, size_t n, int64_t rule_id, int day);

/* The task with its places filled in: the number in the year, the week, and month, quarter and year
 * of what it is about. */
void wheel_name(struct buf *out, const struct wheel_rule *rule, const struct wheel_date *date);
/* How a date stands: done and cancelled as told, late when it has passed, soon within the warning,
 * else planned. */
enum wheel_state wheel_stands(enum wheel_state told, int date, int warning, int today);

#endif
