// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/wheel.h"

#include "base/date.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* A row of a rule is told apart by its due date, one added by hand by its own number. */
enum { ID_SHIFT = 32, NEAR_DAYS = 3 };

struct reading {
  struct store *store;
  struct arena *arena;
  struct wheel_view *view;
  struct wheel_entry *entries;
  struct period_row *periods;
  struct ranking *rankings;
  struct meeting *meetings;
  size_t n_entries, n_periods, n_rankings, n_meetings, capacity;
  int lock_day, today, first_year, last_year;
};

/* ---- what the file knows ---- */

static const struct period_row *period_of(const struct reading *r, int month)
{
  for (size_t i = 0; i < r->n_periods; i++)
    if (date_month(r->periods[i].first_day) == month) return &r->periods[i];
  return NULL;
}

/* The meeting of the rule's body that lies nearest, if it is the same week's: one further away may
 * be about something else, and is tied to its date by moving that. */
static const struct meeting *meeting_of(const struct reading *r, const struct wheel_rule *rule,
                                        int date)
{
  const struct meeting *found = NULL;
  int least = NEAR_DAYS + 1;
  if (rule->basis != BASIS_MEETING) return NULL;
  for (size_t i = 0; i < r->n_meetings; i++) {
    int days = abs(date_days_between(date, r->meetings[i].date));
    bool own = !rule->body || strcmp(rule->body, r->meetings[i].body_name) == 0;
    if (!own || days >= least) continue;
    least = days;
    found = &r->meetings[i];
  }
  return found;
}

/* The day on which the ranking that the quarter's three rest on was proposed, or decided. */
static void ranking_day(const struct reading *r, struct wheel_row *row)
{
  bool decision = row->rule->basis == BASIS_DECISION;
  int rests_on = quarter_add(row->by_rule.about ? row->by_rule.about : quarter_of(row->date), -1);
  for (size_t i = 0; i < r->n_rankings; i++) {
    const struct ranking *ranking = &r->rankings[i];
    bool decided = ranking->state == RANKING_DECIDED;
    if (ranking->quarter != rests_on || (!decided && ranking->state != RANKING_PROPOSED)) continue;
    if (!decision)
      row->done_on = ranking->proposed_on;
    else if (decided)
      row->done_on = ranking->decided_on;
  }
}

/* Units are counted only near the date: a month long past says that it is late without a number. */
static bool count_missing(struct reading *r, struct wheel_row *row, int month, struct err *err)
{
  struct unit_report *reports;
  size_t n;
  int ahead = date_days_between(r->today, row->date);
  if (ahead > row->rule->warning || ahead < -31) return true;
  if (!store_unit_states(r->store, month, r->arena, &reports, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    row->missing += reports[i].state == REPORT_MISSING || reports[i].state == REPORT_VOIDED;
  if (row->missing == 0 && date_last_of_month(month) < r->today) row->done_on = row->date;
  return true;
}

static bool look(struct reading *r, struct wheel_row *row, struct err *err)
{
  enum wheel_basis basis = row->by_rule.fast ? BASIS_HAND : row->rule->basis;
  if (basis == BASIS_HAND || basis == BASIS_MEETING) return true;
  if (basis == BASIS_PROPOSAL || basis == BASIS_DECISION) {
    ranking_day(r, row);
    return true;
  }
  int month = row->by_rule.about ? row->by_rule.about : date_month(row->date);
  const struct period_row *period = period_of(r, month);
  if (period && period->state == PERIOD_LOCKED) {
    row->done_on = period->locked_on;
    return true;
  }
  return basis == BASIS_PICTURE || count_missing(r, row, month, err);
}

/* ---- rows ---- */

static const struct wheel_entry *entry_of(const struct reading *r, int64_t rule_id, int due)
{
  for (size_t i = 0; i < r->n_entries; i++)
    if (r->entries[i].rule_id == rule_id && r->entries[i].due == due) return &r->entries[i];
  return NULL;
}

static struct wheel_row *add(struct reading *r)
{
  struct wheel_view *v = r->view;
  v->rows = arena_grow(r->arena, v->rows, v->n, &r->capacity, sizeof *v->rows);
  v->rows[v->n] = (struct wheel_row){0};
  return &v->rows[v->n++];
}

static bool set(struct reading *r, struct wheel_row *row, struct err *err)
{
  const struct wheel_entry *e = row->entry;
  enum wheel_state told = e ? e->state : WHEEL_PLANNED;
  if (!row->date) row->date = e && e->moved_to ? e->moved_to : row->by_rule.due;
  if (told == WHEEL_DONE) row->done_on = e->done_on;
  if (told == WHEEL_PLANNED && row->rule && !look(r, row, err)) return false;
  if (row->done_on) told = WHEEL_DONE;
  row->state = wheel_stands(told, row->date, row->rule ? row->rule->warning : 0, r->today);
  /* Near its date an inventory is in time as long as nobody is missing. */
  if (row->state == WHEEL_SOON && row->rule->basis == BASIS_INVENTORY && row->missing == 0)
    row->state = WHEEL_PLANNED;
  return true;
}

static bool add_dated(struct reading *r, const struct wheel_rule *rule,
                      const struct wheel_date *date, struct err *err)
{
  struct wheel_row *row = add(r);
  const struct wheel_entry *entry = entry_of(r, rule->id, date->due);
  const struct meeting *meeting =
      meeting_of(r, rule, entry && entry->moved_to ? entry->moved_to : date->due);
  struct buf name = {0};
  row->id = (rule->id << ID_SHIFT) + date->due;
  row->rule = rule;
  row->by_rule = *date;
  if (meeting) {
    row->meeting_id = meeting->id;
    row->date = meeting->date;
    row->by_rule.number = meeting->number;
    if (meeting->state != MEETING_CALLED) row->done_on = meeting->date;
  }
  wheel_name(&name, rule, &row->by_rule);
  row->entry = entry;
  row->name = arena_strdup(r->arena, buf_text(&name));
  row->body = rule->body;
  buf_release(&name);
  return set(r, row, err);
}

static bool in_years(const struct reading *r, int date)
{
  return date_year(date) >= r->first_year && date_year(date) <= r->last_year;
}

static bool seen(const struct wheel_view *view, size_t from, int due)
{
  for (size_t i = from; i < view->n; i++)
    if (view->rows[i].by_rule.due == due) return true;
  return false;
}

/* What was said of a date stays when the rule no longer gives it. */
static bool add_kept(struct reading *r, const struct wheel_rule *rule, size_t from, struct err *err)
{
  for (size_t i = 0; i < r->n_entries; i++) {
    const struct wheel_entry *e = &r->entries[i];
    const struct wheel_date date = {.due = e->due};
    if (e->rule_id == rule->id && in_years(r, e->due) && !seen(r->view, from, e->due) &&
        !add_dated(r, rule, &date, err))
      return false;
  }
  return true;
}

static int last_done(const struct reading *r, int64_t rule_id)
{
  int last = DATE_NONE;
  for (size_t i = 0; i < r->n_entries; i++)
    if (r->entries[i].rule_id == rule_id && r->entries[i].done_on > last)
      last = r->entries[i].done_on;
  return last;
}

static bool add_rule(struct reading *r, const struct wheel_rule *rule, struct err *err)
{
  const struct wheel_setting setting = {.lock_day = r->lock_day,
                                        .rhythms = r->view->rhythms,
                                        .n_rhythms = r->view->n_rhythms,
                                        .last_done = last_done(r, rule->id)};
  size_t from = r->view->n;
  for (int year = r->first_year; year <= r->last_year; year++) {
    struct wheel_date *dates;
    size_t n = wheel_dates(rule, &setting, year, r->arena, &dates);
    for (size_t i = 0; i < n; i++)
      if (!add_dated(r, rule, &dates[i], err)) return false;
  }
  return add_kept(r, rule, from, err);
}

static bool add_own(struct reading *r, struct err *err)
{
  for (size_t i = 0; i < r->n_entries; i++) {
    const struct wheel_entry *e = &r->entries[i];
    if (e->rule_id != 0 || !in_years(r, e->due)) continue;
    struct wheel_row *row = add(r);
    row->id = -e->id;
    row->by_rule = (struct wheel_date){.due = e->due};
    row->entry = e;
    row->name = e->task;
    row->body = e->body;
    if (!set(r, row, err)) return false;
  }
  return true;
}

static int rule_number(const struct wheel_row *row)
{
  return row->rule ? row->rule->number : 0;
}

static int by_date(const void *a, const void *b)
{
  const struct wheel_row *x = a, *y = b;
  if (x->date != y->date) return x->date - y->date;
  if (rule_number(x) != rule_number(y)) return rule_number(x) - rule_number(y);
  return (x->id > y->id) - (x->id < y->id);
}

static void mark_next(struct wheel_view *view, int today)
{
  bool next = false;
  for (size_t i = 0; i < view->n; i++) {
    struct wheel_row *row = &view->rows[i];
    bool open = row->state == WHEEL_PLANNED || row->state == WHEEL_SOON;
    if (!open || row->date < today) continue;
    row->upcoming = true;
    for (size_t j = 0; j < i && row->upcoming; j++)
      row->upcoming = !row->rule || view->rows[j].rule != row->rule || !view->rows[j].upcoming;
    if (next || row->state != WHEEL_PLANNED) continue;
    row->state = WHEEL_NEXT;
    next = true;
  }
}

bool wheel_read(struct store *store, int first_year, int last_year, int today, struct arena *arena,
                struct wheel_view *view, struct err *err)
{
  struct reading r = {.store = store,
                      .arena = arena,
                      .view = view,
                      .today = today,
                      .first_year = first_year,
                      .last_year = last_year};
  const struct meeting_query meetings = {
      .first = first_year * 10000 + 101, .last = last_year * 10000 + 1231, .oldest_first = true};
  struct municipality m;
  *view = (struct wheel_view){0};
  if (!store_municipality(store, arena, &m, err) ||
      !store_wheel_rules(store, arena, &view->rules, &view->n_rules, err) ||
      !store_rhythms(store, arena, &view->rhythms, &view->n_rhythms, err) ||
      !store_wheel_entries(store, arena, &r.entries, &r.n_entries, err) ||
      !store_periods(store, arena, &r.periods, &r.n_periods, err) ||
      !store_rankings(store, arena, &r.rankings, &r.n_rankings, err) ||
      !store_meetings(store, &meetings, arena, &r.meetings, &r.n_meetings, err))
    return false;
  r.lock_day = m.lock_day;
  for (size_t i = 0; i < view->n_rules; i++)
    if (!add_rule(&r, &view->rules[i], err)) return false;
  if (!add_own(&r, err)) return false;
  if (view->n > 1) qsort(view->rows, view->n, sizeof *view->rows, by_date);
  mark_next(view, today);
  return true;
}

bool wheel_needs_action(const struct wheel_row *row)
{
  return row->state == WHEEL_OVERDUE || row->state == WHEEL_SOON;
}

void wheel_state_words(struct buf *out, const struct wheel_row *row)
{
  if (wheel_needs_action(row) && row->missing)
    buf_addf(out, ngettext("%zu missing", "%zu missing", row->missing), row->missing);
  else
    buf_add(out, term_label(wheel_state_terms, (int)row->state));
}

void wheel_rhythm_words(struct buf *out, const struct wheel_view *view,
                        const struct wheel_rule *rule, int day)
{
  const struct rhythm *fast = wheel_rhythm(view->rhythms, view->n_rhythms, rule->id, day);
  bool weeks = rule->kind == WHEEL_WEEKS;
  if (fast)
    buf_add(out, term_label(rhythm_kind_terms, (int)fast->kind));
  else if (weeks && rule->every <= 2)
    buf_add(out, term_label(rhythm_kind_terms, rule->every == 1 ? RHYTHM_WEEK : RHYTHM_TWO_WEEKS));
  else if (weeks)
    buf_addf(out, _("every %d weeks"), rule->every);
  else if (rule->every == 1)
    buf_add(out, _("every month"));
  else
    buf_addf(out, _("every %d months"), rule->every);
}
