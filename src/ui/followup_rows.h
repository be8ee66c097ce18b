// SPDX-License-Identifier: GPL-3.0-or-later
/* What needs the group's attention, as lines: late measures, what is due, missing reports and
 * events ahead. */
#ifndef LB_UI_FOLLOWUP_ROWS_H
#define LB_UI_FOLLOWUP_ROWS_H

#include "ui/app.h"

enum followup_line {
  LINE_OVERDUE, /* heads of a section */
  LINE_WEEK,
  LINE_REPORTS,
  LINE_EVENTS,
  LINE_WHEEL,
  LINE_SIGNALS, /* `record` is the month */
  LINE_MEASURE, /* lines of a section; `record` is the measure or event */
  LINE_EVENT,
  LINE_RHYTHM /* a rhythm whose review date has come; `record` is it */
};

struct followup_row {
  int64_t id; /* of the line */
  enum followup_line line;
  int64_t record;
  const char *sign, *ascii; /* NULL: none */
  enum style style;
  const char *text, *text_wide; /* text_wide NULL: the same */
  const char *right, *right_wide;
};

struct followup_lines {
  struct followup_row *rows;
  size_t n, capacity;
  bool needs_action; /* something is overdue or missing */
};

/* How much was higher than expected in a month; month 0 while it is not known. */
struct followup_signals {
  int month;
  size_t higher, judged;
};

int followup_month(const struct app *app); /* the last whole one, yyyymm */
/* Everything lives in the arena. */
bool followup_lines_load(struct app *app, struct arena *arena, const struct measure *measures,
                         size_t n, const struct followup_signals *signals,
                         struct followup_lines *lines, struct err *err);
/* Of the last whole month. It reads years of totals, which a first frame cannot wait for. */
bool followup_signals_load(struct app *app, struct followup_signals *signals, struct err *err);

#endif
