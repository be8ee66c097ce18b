// SPDX-License-Identifier: GPL-3.0-or-later
/* P1: what the units reported of one month, on one sheet in a normal month. */
#include "report/print.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/compare.h"
#include "report/inventory.h"
#include "report/layout.h"
#include "report/print_lists.h"
#include "report/profile.h"
#include "report/reporting.h"

enum { OTHER_STATES = 4, BETWEEN_STATES = 10 /* blanks between two that share a line */ };

struct inventory {
  struct reporting reporting;
  struct comparison comparison;
  struct observation *rows; /* counted ones, by day and time */
  size_t n;
};

struct state_line {
  const char *label, *names;
};

static size_t state_lines(struct print *p, const struct reporting *reporting,
                          struct state_line lines[OTHER_STATES])
{
  const struct {
    enum report_state state;
    const char *label;
  } states[OTHER_STATES] = {{REPORT_NIL, _("Nil report")},
                            {REPORT_MISSING, _("Missing")},
                            {REPORT_LATE, _("Late")},
                            {REPORT_VOIDED, _("Voided")}};
  size_t n = 0;
  for (size_t i = 0; i < OTHER_STATES; i++) {
    size_t n_names;
    const char *const *names = reporting_names(p, reporting, states[i].state, &n_names);
    if (n_names == 0) continue;
    lines[n].label = arena_printf(p->arena, "%s %zu:", states[i].label, n_names);
    lines[n++].names = print_joined(p, names, n_names, ", ");
  }
  return n;
}

/* The units that have not simply reported stand on one line when there is room. */
static void put_other_states(struct print *p, const struct reporting *reporting)
{
  struct state_line lines[OTHER_STATES];
  size_t n = state_lines(p, reporting, lines);
  const char *all[OTHER_STATES];
  for (size_t i = 0; i < n; i++)
    all[i] = arena_printf(p->arena, "%s %s", lines[i].label, lines[i].names);
  const char *line = print_joined(p, all, n, arena_printf(p->arena, "%*s", BETWEEN_STATES, ""));
  bool fits = text_width(line) <= LAYOUT_COLUMNS;
  if (fits && n > 0) document_paragraph(p->d, line);
  for (size_t i = 0; i < n && !fits; i++)
    document_labelled(p->d, lines[i].label, lines[i].names);
}

static void put_reporting(struct print *p, const struct reporting *reporting)
{
  size_t n;
  const char *const *names = reporting_names(p, reporting, REPORT_REPORTED, &n);
  document_labelled(p->d, arena_printf(p->arena, _("Reported %zu:"), n),
                    n ? print_joined(p, names, n, ", ") : PRINT_DASH);
  put_other_states(p, reporting);
}

static void put_summary(struct print *p, const struct inventory *inventory)
{
  long severity = 0;
  long long cost = 0;
  for (size_t i = 0; i < inventory->n; i++) {
    severity += inventory->rows[i].severity;
    if (inventory->rows[i].cost > 0) cost += inventory->rows[i].cost;
  }
  document_paragraph(p->d, arena_printf(p->arena,
                                        _("Observations %s   sum of severity %s   cost %s\u00a0kr"),
                                        print_number(p, (long long)inventory->n),
                                        print_number(p, severity), print_number(p, cost)));
}

static bool put_counts(struct print *p, const struct inventory *inventory, struct err *err)
{
  const char *difference;
  const struct comparison *c = &inventory->comparison;
  struct doc_table *areas, *groups;
  if (!inventory_areas(p, inventory->rows, inventory->n, c, &areas, err) ||
      !inventory_groups(p, inventory->rows, inventory->n, &groups, err) ||
      !reporting_difference(p, c->now, c->before, &difference, err))
    return false;
  areas->foot = difference ? text_capital(p->arena, difference) : NULL;
  document_pair(p->d, areas, groups);
  return true;
}

static void put_profile(struct print *p, const struct inventory *inventory)
{
  enum { COLUMNS = PROFILE_DAYS + PROFILE_PARTS };
  struct profile profile;
  struct doc_column columns[COLUMNS];
  const char *cells[COLUMNS];
  profile_of(p, inventory->rows, inventory->n, &profile);
  for (int i = 0; i < PROFILE_DAYS; i++) {
    columns[i] = (struct doc_column){date_weekday_short(i + 1), DOC_RIGHT, 5};
    cells[i] = profile_number(p, profile_day(&profile, i));
  }
  for (int i = 0; i < PROFILE_PARTS; i++) {
    columns[PROFILE_DAYS + i] = (struct doc_column){profile_part_name(i), DOC_RIGHT, 6};
    cells[PROFILE_DAYS + i] = profile_number(p, profile_part(&profile, i));
  }
  struct doc_table *t = document_table(p->d, NULL, columns, COLUMNS);
  table_row(p->d, t, DOC_ROW, cells);
  double timeless = profile_timeless(&profile);
  if (timeless > 0)
    t->foot = arena_printf(p->arena, _("unknown time: %s"), profile_number(p, timeless));
}

/* Those that were made since the month before was locked: a round goes on into the next month. */
static bool measures_since(struct print *p, struct measure_query *query, struct err *err)
{
  struct period_row before = {0};
  struct period month = p->request->period;
  int first = date_month(month.first);
  int round_end = date_last_of_month(month_add(first, 1));
  if (!store_period(p->store, month_add(first, -1), &before, err)) return false;
  bool locked = before.id != 0 && before.locked_on >= month.first;
  *query = (struct measure_query){
      .quick_only = true,
      .created_first = locked ? date_add(before.locked_on, 1) : month.first,
      .created_last = p->request->today < round_end ? p->request->today : round_end,
  };
  return true;
}

static bool put_measures(struct print *p, struct err *err)
{
  struct measure_query query;
  struct measure *rows;
  size_t n;
  if (!measures_since(p, &query, err) ||
      !store_measures(p->store, &query, p->arena, &rows, &n, err))
    return false;
  const char **texts = arena_alloc(p->arena, (n + 1) * sizeof *texts);
  for (size_t i = 0; i < n; i++)
    texts[i] = arena_printf(p->arena, "%s (%s), %s, %s", rows[i].text, rows[i].area_name,
                            rows[i].owner_short, print_deadline(p, &rows[i]));
  document_labelled(p->d, _("Quick measures:"),
                    n ? print_joined(p, texts, n, "; ") : _("no measures"));
  return true;
}

static void set_head(struct print *p, const struct comparison *comparison)
{
  const char *marks[] = {comparison->possible ? NULL : print_mark_none(), NULL};
  const struct print_head head = {
      .title =
          arena_printf(p->arena, _("Monthly inventory %s"), print_label(p, p->request->period)),
      .compared = comparison->before,
      .version = 1,
      .marks = marks,
  };
  print_set_head(p, &head);
}

static bool make(struct print *p, struct err *err)
{
  struct inventory inventory;
  int month = date_month(p->request->period.first);
  if (!reporting_read(p, month, &inventory.reporting, err) ||
      !compare_years(p->store, p->request->period, p->request->today, p->arena,
                     &inventory.comparison, err) ||
      !print_rows(p, 0, 0, &inventory.rows, &inventory.n, err))
    return false;
  inventory_sort(inventory.rows, inventory.n);
  set_head(p, &inventory.comparison);
  put_reporting(p, &inventory.reporting);
  put_summary(p, &inventory);
  document_space(p->d);
  if (!put_counts(p, &inventory, err)) return false;
  document_space(p->d);
  put_profile(p, &inventory);
  document_space(p->d);
  if (!put_measures(p, err) || !print_events(p, err)) return false;
  document_space(p->d);
  if (inventory.n > 0) {
    if (!inventory_list(p, inventory.rows, inventory.n, err)) return false;
    document_space(p->d);
  }
  return print_soft(p, 0, err);
}

bool p1_inventory(struct print *p, struct err *err)
{
  bool locked = false;
  return print_locked(p, "P1", &locked, err) && (locked || make(p, err));
}
