// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/followup_rows.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ops/wheel.h"
#include "report/signals_text.h"

enum {
  SECTION_MOST = 3, /* lines under a head; the rest stand in the list behind it */
  EVENT_DAYS = 30,
  LINE_SHIFT = 40 /* of the kind of a line in its id */
};

static struct followup_row *add(struct arena *arena, struct followup_lines *lines,
                                enum followup_line line, int64_t record)
{
  lines->rows = arena_grow(arena, lines->rows, lines->n, &lines->capacity, sizeof *lines->rows);
  struct followup_row *row = &lines->rows[lines->n++];
  *row = (struct followup_row){.id = ((int64_t)(line + 1) << LINE_SHIFT) + record,
                               .line = line,
                               .record = record,
                               .style = STYLE_TEXT};
  return row;
}

static void set_term(struct followup_row *row, const struct term *term)
{
  row->sign = term->sign;
  row->ascii = term->ascii;
}

/* "tor 26/11", and "tor 2026-11-26" where there is room. */
static void set_day(struct arena *arena, struct followup_row *row, int date)
{
  struct buf whole = {0};
  date_compact(&whole, date);
  row->right_wide = arena_strdup(arena, buf_text(&whole));
  row->right = arena_printf(arena, "%s %d/%d", date_weekday_short(date_weekday(date)),
                            date_day(date), date_month_of_year(date));
  buf_release(&whole);
}

static const char *measure_line(struct arena *arena, const struct measure *m)
{
  struct buf text = {0};
  ops_measure_name(&text, m->id);
  buf_addf(&text, " %s", m->text);
  const char *copy = arena_strdup(arena, buf_text(&text));
  buf_release(&text);
  return copy;
}

static void add_overdue(struct app *app, struct arena *arena, const struct measure *measures,
                        size_t n, struct followup_lines *lines)
{
  int today = app->clock.date, count = 0;
  for (size_t i = 0; i < n; i++)
    count += measure_overdue(&measures[i], today);
  if (count == 0) return;
  struct followup_row *head = add(arena, lines, LINE_OVERDUE, 0);
  set_term(head, &measure_state_terms[MEASURE_OVERDUE]);
  head->style = STYLE_ACTION;
  head->text = arena_printf(arena, _("OVERDUE %d"), count);
  lines->needs_action = true;
  for (size_t i = 0, shown = 0; i < n && shown < SECTION_MOST; i++) {
    if (!measure_overdue(&measures[i], today)) continue;
    int days = measure_days_overdue(&measures[i], today);
    struct followup_row *row = add(arena, lines, LINE_MEASURE, measures[i].id);
    row->text = measure_line(arena, &measures[i]);
    row->right = arena_printf(arena, ngettext("%d day", "%d days", (unsigned long)days), days);
    shown++;
  }
}

/* Measures that fall due from `first` to `last`, days of one week. */
static void add_week(struct app *app, struct arena *arena, const struct measure *measures, size_t n,
                     int first, int last, struct followup_lines *lines)
{
  size_t shown = 0;
  for (size_t i = 0; i < n && shown < SECTION_MOST; i++) {
    const struct measure *m = &measures[i];
    if (m->deadline < first || m->deadline > last || m->state >= MEASURE_DONE ||
        measure_overdue(m, app->clock.date))
      continue;
    if (shown++ == 0) {
      struct followup_row *head = add(arena, lines, LINE_WEEK, first);
      set_term(head, &measure_state_terms[MEASURE_ONGOING]);
      int week = date_iso_week(first, NULL);
      head->text = first == app->clock.date ? arena_printf(arena, _("THIS WEEK w. %d"), week)
                                            : arena_printf(arena, _("NEXT WEEK w. %d"), week);
    }
    struct followup_row *row = add(arena, lines, LINE_MEASURE, m->id);
    row->text = measure_line(arena, m);
    set_day(arena, row, m->deadline);
  }
}

static const char *missing_text(struct arena *arena, const char *month, size_t missing, size_t n)
{
  return arena_printf(
      arena, ngettext("NO REPORT %s: %zu of %zu unit", "NO REPORT %s: %zu of %zu units", n), month,
      missing, n);
}

static bool add_reports(struct app *app, struct arena *arena, struct followup_lines *lines,
                        struct err *err)
{
  struct unit_report *reports;
  size_t n, missing = 0;
  if (!store_unit_states(app->store, app->month, arena, &reports, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    missing += reports[i].state == REPORT_MISSING || reports[i].state == REPORT_VOIDED;
  if (n == 0) return true;
  int month = app->month % 100;
  struct followup_row *row = add(arena, lines, LINE_REPORTS, 0);
  if (missing == 0) {
    set_term(row, &report_state_terms[REPORT_REPORTED]);
    row->style = STYLE_DONE;
    row->text = arena_printf(arena, _("ALL HAVE REPORTED %s"), date_month_name(month));
    return true;
  }
  set_term(row, &report_state_terms[REPORT_MISSING]);
  row->style = STYLE_ACTION;
  row->text = missing_text(arena, date_month_short(month), missing, n);
  row->text_wide = missing_text(arena, date_month_name(month), missing, n);
  lines->needs_action = true;
  return true;
}

int followup_month(const struct app *app)
{
  return month_add(date_month(app->clock.date), -1);
}

bool followup_signals_load(struct app *app, struct followup_signals *signals, struct err *err)
{
  struct arena arena = {0};
  struct signals_month found;
  int month = followup_month(app);
  bool ok = signals_of_month(app->store, month, &arena, &found, err);
  if (ok) *signals = (struct followup_signals){month, found.higher, found.judged};
  arena_release(&arena);
  return ok;
}

/* One line for the last whole month, when anything in it was higher than expected. */
static void add_signals(struct app *app, struct arena *arena,
                        const struct followup_signals *signals, struct followup_lines *lines)
{
  int month = followup_month(app);
  if (signals->month != month || signals->higher == 0) return;
  struct followup_row *row = add(arena, lines, LINE_SIGNALS, month);
  set_term(row, signals_term(SIGNAL_HIGHER));
  row->text = arena_printf(arena, _("HIGHER THAN EXPECTED %s: %zu of %zu"),
                           date_month_short(month % 100), signals->higher, signals->judged);
  row->text_wide = arena_printf(arena, _("HIGHER THAN EXPECTED %s: %zu of %zu cells"),
                                date_month_name(month % 100), signals->higher, signals->judged);
}

static bool add_events(struct app *app, struct arena *arena, struct followup_lines *lines,
                       struct err *err)
{
  struct planned_event *events;
  size_t n;
  int today = app->clock.date;
  struct period ahead = {PERIOD_DAYS, today, date_add(today, EVENT_DAYS)};
  if (!store_planned_events(app->store, ahead, arena, &events, &n, err)) return false;
  for (size_t i = 0; i < n && i < SECTION_MOST; i++) {
    if (i == 0) {
      struct followup_row *head = add(arena, lines, LINE_EVENTS, 0);
      set_term(head, &measure_state_terms[MEASURE_DECIDED]);
      head->text = _("COMING");
    }
    struct followup_row *row = add(arena, lines, LINE_EVENT, events[i].id);
    row->text = events[i].area_name
                    ? arena_printf(arena, "%s, %s", events[i].what, events[i].area_name)
                    : events[i].what;
    set_day(arena, row, events[i].from_day);
  }
  return true;
}

/* ---- the year wheel ---- */

/* What has its own line here already: the reports of the month that is being entered. */
static bool told_already(const struct app *app, const struct wheel_row *row)
{
  return row->rule && row->rule->basis == BASIS_INVENTORY && row->by_rule.about == app->month;
}

/* What was late a year ago is the next date's by now: only the year wheel's own list has it. */
static bool is_told(const struct app *app, const struct wheel_row *row)
{
  int today = app->clock.date;
  return wheel_needs_action(row) && !told_already(app, row) &&
         row->date >= date_same_day_of_year(today, date_year(today) - 1);
}

/* One line, however many there are: the list behind it has the others. */
static void add_dates(struct app *app, struct arena *arena, const struct wheel_view *view,
                      struct followup_lines *lines)
{
  const struct wheel_row *earliest = NULL;
  size_t count = 0;
  for (size_t i = 0; i < view->n; i++) {
    if (!is_told(app, &view->rows[i])) continue;
    if (count++ == 0) earliest = &view->rows[i];
  }
  if (count == 0) return;
  struct followup_row *row = add(arena, lines, LINE_WHEEL, 0);
  set_term(row, &wheel_state_terms[WHEEL_OVERDUE]);
  row->style = STYLE_ACTION;
  row->text = arena_printf(arena, _("YEAR WHEEL %zu: %s"), count, earliest->name);
  set_day(arena, row, earliest->date);
  lines->needs_action = true;
}

/* On the review date, and until it is answered. */
static void add_reviews(struct app *app, struct arena *arena, const struct wheel_view *view,
                        struct followup_lines *lines)
{
  for (size_t i = 0; i < view->n_rhythms; i++) {
    const struct rhythm *r = &view->rhythms[i];
    if (r->last_day || r->review > app->clock.date) continue;
    struct followup_row *row = add(arena, lines, LINE_RHYTHM, r->id);
    set_term(row, &wheel_state_terms[WHEEL_OVERDUE]);
    row->style = STYLE_ACTION;
    row->text =
        arena_printf(arena, _("RECONSIDER: %s"), term_label(rhythm_kind_terms, (int)r->kind));
    set_day(arena, row, r->review);
    lines->needs_action = true;
  }
}

static bool add_wheel(struct app *app, struct arena *arena, struct followup_lines *lines,
                      struct err *err)
{
  struct wheel_view view;
  int year = date_year(app->clock.date);
  if (!wheel_read(app->store, year - 1, year + 1, app->clock.date, arena, &view, err)) return false;
  add_reviews(app, arena, &view, lines);
  add_dates(app, arena, &view, lines);
  return true;
}

bool followup_lines_load(struct app *app, struct arena *arena, const struct measure *measures,
                         size_t n, const struct followup_signals *signals,
                         struct followup_lines *lines, struct err *err)
{
  int today = app->clock.date, sunday = date_add(today, 7 - date_weekday(today));
  *lines = (struct followup_lines){0};
  add_overdue(app, arena, measures, n, lines);
  add_week(app, arena, measures, n, today, sunday, lines);
  add_week(app, arena, measures, n, date_add(sunday, 1), date_add(sunday, 7), lines);
  if (!add_reports(app, arena, lines, err)) return false;
  add_signals(app, arena, signals, lines);
  return add_wheel(app, arena, lines, err) && add_events(app, arena, lines, err);
}
