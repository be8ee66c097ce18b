// SPDX-License-Identifier: GPL-3.0-or-later
/* Listing measures and rankings. */
#include "base/date.h"
#include "base/i18n.h"
#include "cli_list.h"
#include "ops/wheel.h"
#include "report/measure_history.h"

static void put_quarter(struct cli_table *table, int quarter)
{
  struct buf text = {0};
  quarter_id(&text, quarter);
  cli_cell(table, buf_text(&text));
  buf_release(&text);
}

/* ---- measures ---- */

static const struct cli_field measure_fields[] = {
    {"measure", N_("No."), 6},
    {"area", N_("Area"), 20},
    {"problem", NULL, FIELD_HIDDEN},
    {"measure_type", N_("Type"), 4},
    {"technique", NULL, FIELD_HIDDEN},
    {"owner", N_("Owner"), 8},
    {"party", NULL, FIELD_HIDDEN},
    {"deadline", N_("Deadline"), 10},
    {"deadline_kind", NULL, FIELD_HIDDEN},
    {"moved", N_("Moved"), -5},
    {"state", N_("State"), 11},
    {"overdue", N_("Days over"), -9},
    {"quick_measure", NULL, FIELD_HIDDEN},
    {"goal", NULL, FIELD_HIDDEN},
    {"followup_measure", NULL, FIELD_HIDDEN},
    {"before_quarter", NULL, FIELD_HIDDEN},
    {"before_value", NULL, FIELD_HIDDEN},
    {"before_value_category", NULL, FIELD_HIDDEN},
    {"budget", NULL, FIELD_HIDDEN},
    {"hours", NULL, FIELD_HIDDEN},
    {"created", NULL, FIELD_HIDDEN},
    {"decided", NULL, FIELD_HIDDEN},
    {"started", NULL, FIELD_HIDDEN},
    {"done", NULL, FIELD_HIDDEN},
    {"outcome", NULL, FIELD_HIDDEN},
    {"outcome_text", NULL, FIELD_HIDDEN},
    {"text", N_("Measure"), FIELD_REST},
};

static void put_measure(struct cli_table *table, const struct measure *m, int today)
{
  cli_list_name(table, ops_measure_name, m->id);
  cli_cell(table, m->area_name);
  cli_cell(table, m->problem_text);
  cli_cell(table, m->type == TYPE_NONE ? NULL : measure_type_terms[m->type].id);
  cli_cell(table, m->technique);
  cli_cell(table, m->owner_short);
  cli_cell_term(table, party_terms, m->party);
  cli_cell_date(table, m->deadline);
  cli_cell_term(table, deadline_kind_terms, m->deadline_kind);
  cli_cell_integer(table, m->moved);
  cli_cell_term(table, measure_state_terms, measure_shown_state(m, today));
  cli_cell_integer(table, measure_days_overdue(m, today));
  cli_cell_boolean(table, m->quick);
  cli_cell(table, m->goal);
  cli_cell(table, m->followup_measure);
  put_quarter(table, m->before_quarter);
  cli_cell_integer(table, m->before_area);
  cli_cell_amount(table, m->before_category);
  cli_cell_amount(table, m->budget);
  cli_cell_real(table, m->hours);
  cli_cell_date(table, m->created);
  cli_cell_date(table, m->decided_on);
  cli_cell_date(table, m->started_on);
  cli_cell_date(table, m->done_on);
  cli_cell_term(table, outcome_terms, m->outcome);
  cli_cell(table, m->outcome_text);
  cli_cell(table, m->text);
}

static bool list_measures(struct listing *l, struct err *err)
{
  struct measure_query query = {.created_first = l->period.first, .created_last = l->period.last};
  struct measure *rows = NULL;
  size_t n = 0;
  if (!store_measures(l->cli->store, &query, &l->cli->arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    put_measure(&l->table, &rows[i], l->cli->clock.date);
  return true;
}

const struct listing_kind cli_list_measures = {
    "measures", measure_fields, sizeof measure_fields / sizeof measure_fields[0], list_measures};

/* ---- what happened to each measure ---- */

static const struct cli_field log_fields[] = {
    {"measure", N_("No."), 6},  {"date", N_("Date"), 10},   {"who", N_("By"), 20},
    {"state", N_("State"), 11}, {"change", N_("What"), 24}, {"text", N_("Note"), FIELD_REST},
};

static bool list_log(struct listing *l, struct err *err)
{
  struct measure_query query = {0};
  struct measure *measures = NULL;
  size_t n_measures = 0;
  if (!store_measures(l->cli->store, &query, &l->cli->arena, &measures, &n_measures, err))
    return false;
  for (size_t i = 0; i < n_measures; i++) {
    struct measure_line *lines;
    size_t n;
    if (!measure_history(l->cli->store, measures[i].id, &l->cli->arena, &lines, &n, err))
      return false;
    for (size_t j = 0; j < n; j++) {
      if (l->period.first && !period_has(l->period, lines[j].date)) continue;
      cli_list_name(&l->table, ops_measure_name, measures[i].id);
      cli_cell_date(&l->table, lines[j].date);
      cli_cell(&l->table, lines[j].who);
      cli_cell_term(&l->table, measure_state_terms, lines[j].state);
      cli_cell(&l->table, lines[j].text);
      cli_cell(&l->table, lines[j].said);
    }
  }
  return true;
}

const struct listing_kind cli_list_log = {"log", log_fields, sizeof log_fields / sizeof *log_fields,
                                          list_log};

/* ---- rankings ---- */

static const struct cli_field ranking_fields[] = {
    {"quarter", N_("Quarter"), 8},
    {"version", NULL, FIELD_HIDDEN},
    {"method", N_("Method"), 6},
    {"state", N_("State"), 12},
    {"proposed", N_("Proposed"), 10},
    {"decision", N_("Decided"), 10},
    {"body", N_("By"), 5},
    {"paragraph", N_("§"), 4},
    {"registry_number", NULL, FIELD_HIDDEN},
    {"deviation", NULL, FIELD_HIDDEN},
    {"chosen", N_("Chosen"), FIELD_REST},
};

static void put_chosen(struct listing *l, const struct ranking_view *view)
{
  const char **names = arena_alloc(&l->cli->arena, (view->n + 1) * sizeof *names);
  size_t n = 0;
  for (int number = 1; number <= view->places; number++)
    for (size_t i = 0; i < view->n; i++)
      if (view->rows[i].chosen == number) names[n++] = view->rows[i].area_name;
  cli_cell_list(&l->table, names, n);
}

static void put_ranking(struct listing *l, const struct ranking_view *view)
{
  const struct ranking *r = &view->ranking;
  const struct decision *d = &view->decision;
  put_quarter(&l->table, r->quarter);
  cli_cell_integer(&l->table, r->version);
  cli_cell_term(&l->table, ranking_method_terms, r->method);
  cli_cell_term(&l->table, ranking_state_terms, r->state);
  cli_cell_date(&l->table, r->proposed_on);
  cli_cell_date(&l->table, d->id ? d->date : DATE_NONE);
  cli_cell(&l->table, d->id ? d->body_short : NULL);
  cli_cell(&l->table, d->id ? d->paragraph : NULL);
  cli_cell(&l->table, d->id ? d->registry_number : NULL);
  cli_cell(&l->table, r->deviation);
  put_chosen(l, view);
}

static bool list_rankings(struct listing *l, struct err *err)
{
  struct ranking *rows = NULL;
  size_t n = 0;
  if (!store_rankings(l->cli->store, &l->cli->arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    struct ranking_view view;
    int first = period_of_quarter(rows[i].quarter).first;
    bool older_version = i > 0 && rows[i - 1].quarter == rows[i].quarter;
    if (older_version || (l->period.first && !period_has(l->period, first))) continue;
    if (!ops_ranking_view(l->cli->store, rows[i].quarter, NULL, &l->cli->arena, &view, err))
      return false;
    put_ranking(l, &view);
  }
  return true;
}

const struct listing_kind cli_list_rankings = {
    "rankings", ranking_fields, sizeof ranking_fields / sizeof ranking_fields[0], list_rankings};

/* ---- the year wheel ---- */

static const struct cli_field wheel_fields[] = {
    {"date", N_("Date"), 10},   {"week", N_("Week"), -5},        {"due", NULL, FIELD_HIDDEN},
    {"state", N_("State"), 10}, {"missing", NULL, FIELD_HIDDEN}, {"done", N_("Done"), 10},
    {"body", N_("Whose"), 18},  {"reason", NULL, FIELD_HIDDEN},  {"task", N_("What"), FIELD_REST},
};

static void put_row(struct cli_table *table, const struct wheel_row *row)
{
  cli_cell_date(table, row->date);
  cli_cell_integer(table, date_iso_week(row->date, NULL));
  cli_cell_date(table, row->by_rule.due);
  cli_cell_term(table, wheel_state_terms, row->state);
  cli_cell_integer(table, (long long)row->missing);
  cli_cell_date(table, row->done_on);
  cli_cell(table, row->body);
  cli_cell(table, row->entry ? row->entry->reason : NULL);
  cli_cell(table, row->name);
}

/* This year's dates when no period is said: rules go on without end. What is next is told from
 * today, so the dates from then on are read too. */
static bool list_wheel(struct listing *l, struct err *err)
{
  struct wheel_view view;
  struct period period =
      l->period.first ? l->period : period_of_year(date_year(l->cli->clock.date));
  int year = date_year(l->cli->clock.date), first = date_year(period.first);
  if (!wheel_read(l->cli->store, first < year ? first : year, date_year(period.last),
                  l->cli->clock.date, &l->cli->arena, &view, err))
    return false;
  for (size_t i = 0; i < view.n; i++)
    if (period_has(period, view.rows[i].date)) put_row(&l->table, &view.rows[i]);
  return true;
}

const struct listing_kind cli_list_wheel = {
    "wheel", wheel_fields, sizeof wheel_fields / sizeof wheel_fields[0], list_wheel};
