// SPDX-License-Identifier: GPL-3.0-or-later
/* The worked scenarios of domain.md section 9 in a database of their own, entered as a user would:
 * by the verbs of ops/. Every failure ends the test with the program's own sentence. */
#ifndef LB_TEST_SCENARIO_H
#define LB_TEST_SCENARIO_H

#include "ops/ops.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct scenario {
  char folder[64], path[96];
  struct clock clock;
  struct arena arena;
  struct ops ops;
};

/* An empty database with the eight areas of 9.2 as the only ranked ones. */
void scenario_begin(struct scenario *s);
/* The practice municipality on 22 November 2026 instead, to be read. */
void scenario_practice(struct scenario *s);
void scenario_end(struct scenario *s);
void scenario_now(struct scenario *s, int date, int time);

/* 9.1: last year's quarter, July, and August as entered on 2 September, with its quick measure. */
void scenario_inventory(struct scenario *s);
/* September, as it stands when the meeting of 7 October begins. */
void scenario_september(struct scenario *s);
/* 9.2 on top of both: the joint scoring, the choice, the measures, the proposal. */
void scenario_meeting(struct scenario *s);
/* KLG's answer of 14 October. */
void scenario_decision(struct scenario *s);

void scenario_observe(struct scenario *s, int day, int time, const char *area, const char *place,
                      const char *code, int severity, const char *source, long long cost,
                      const char *note);
int64_t scenario_area(struct scenario *s, const char *name);
int64_t scenario_owner(struct scenario *s, const char *short_name);
int64_t scenario_unit(struct scenario *s, const char *short_name);
int64_t scenario_measure(struct scenario *s, const char *text);
int64_t scenario_ranking(struct scenario *s, int quarter);
void scenario_add_measure(struct scenario *s, const struct measure *measure, const char *area,
                          const char *owner, const char *problem);

#define MUST(call)                                     \
  do {                                                 \
    struct err must_err = {0};                         \
    struct err *err = &must_err;                       \
    if (!(call)) fail_msg("%s: %s", #call, err->text); \
  } while (0)

#endif
