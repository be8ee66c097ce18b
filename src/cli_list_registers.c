// SPDX-License-Identifier: GPL-3.0-or-later
/* Listing areas and units. */
#include "base/date.h"
#include "base/i18n.h"
#include "cli_list.h"

static const struct period all_time = {PERIOD_DAYS, 19000101, 21991231};

/* ---- areas ---- */

static const struct cli_field area_fields[] = {
    {"number", N_("No."), -4},          {"area", N_("Area"), 22},
    {"parent_area", N_("Part of"), 18}, {"ranked", N_("Ranked"), 6},
    {"observations", N_("Obs"), -7},    {"severity", N_("Severity"), -8},
    {"population", NULL, FIELD_HIDDEN}, {"valid_from", NULL, FIELD_HIDDEN},
    {"valid_to", NULL, FIELD_HIDDEN},   {"alias", N_("Other spellings"), FIELD_REST},
};

static const char *area_name(const struct area *areas, size_t n, int64_t id)
{
  for (size_t i = 0; i < n; i++)
    if (areas[i].id == id) return areas[i].name;
  return NULL;
}

static struct total total_of(const struct total *totals, size_t n, int64_t area_id)
{
  for (size_t i = 0; i < n; i++)
    if (totals[i].area_id == area_id) return totals[i];
  return (struct total){0};
}

static void put_aliases(struct listing *l, const struct alias *aliases, size_t n, int64_t area_id)
{
  const char **names = arena_alloc(&l->cli->arena, (n + 1) * sizeof *names);
  size_t found = 0;
  for (size_t i = 0; i < n; i++)
    if (aliases[i].area_id == area_id && aliases[i].place_id == 0) names[found++] = aliases[i].name;
  cli_cell_list(&l->table, names, found);
}

static bool list_areas(struct listing *l, struct err *err)
{
  struct store *store = l->cli->store;
  struct arena *arena = &l->cli->arena;
  struct area *areas = NULL;
  struct alias *aliases = NULL;
  struct total *totals = NULL;
  size_t n = 0, n_aliases = 0, n_totals = 0;
  struct period period = l->period.first ? l->period : all_time;
  if (!store_areas(store, 0, arena, &areas, &n, err) ||
      !store_aliases(store, arena, &aliases, &n_aliases, err) ||
      !store_area_totals(store, period, arena, &totals, &n_totals, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    struct total total = total_of(totals, n_totals, areas[i].id);
    cli_cell_integer(&l->table, areas[i].number);
    cli_cell(&l->table, areas[i].name);
    cli_cell(&l->table, area_name(areas, n, areas[i].parent_id));
    cli_cell_boolean(&l->table, areas[i].ranked);
    cli_cell_integer(&l->table, total.observations);
    cli_cell_integer(&l->table, total.severity);
    cli_cell_amount(&l->table, areas[i].population);
    cli_cell_date(&l->table, areas[i].valid_from);
    cli_cell_date(&l->table, areas[i].valid_to);
    put_aliases(l, aliases, n_aliases, areas[i].id);
  }
  return true;
}

const struct listing_kind cli_list_areas = {"areas", area_fields,
                                            sizeof area_fields / sizeof area_fields[0], list_areas};

/* ---- units ---- */

static const struct cli_field unit_fields[] = {
    {"reporting_unit", N_("Unit"), 30}, {"short_name", N_("Short name"), 18},
    {"kind", NULL, FIELD_HIDDEN},       {"reporter", NULL, FIELD_HIDDEN},
    {"valid_from", NULL, FIELD_HIDDEN}, {"valid_to", NULL, FIELD_HIDDEN},
    {"month", N_("Month"), 7},          {"unit_report", N_("State"), 11},
    {"observations", N_("Obs"), -4},    {"received", N_("Received"), 10},
    {"reminded", NULL, FIELD_HIDDEN},   {"way", N_("Way"), FIELD_REST},
};

static bool unit_reports(struct listing *l, int month, struct unit_report **reports, size_t *n,
                         struct err *err)
{
  *n = 0;
  return month == 0 || store_unit_reports(l->cli->store, month, &l->cli->arena, reports, n, err);
}

static void put_report(struct cli_table *table, int month, const struct unit_report *report)
{
  cli_cell_month(table, report ? month : 0);
  if (report)
    cli_cell_term(table, report_state_terms, report->state);
  else
    cli_cell(table, NULL);
  cli_cell_amount(table, report ? report->observations : NO_AMOUNT);
  cli_cell_date(table, report ? report->received : DATE_NONE);
  cli_cell_date(table, report ? report->reminded : DATE_NONE);
  cli_cell(table, report ? report->way : NULL);
}

static bool list_units(struct listing *l, struct err *err)
{
  struct reporting_unit *units = NULL;
  struct unit_report *reports = NULL;
  size_t n = 0, n_reports = 0;
  int month = l->period.first ? date_month(l->period.first) : 0;
  if (month && l->period.kind != PERIOD_MONTH)
    return err_set(err, _("Units report by month: --period 2026-08, for example."));
  if (!store_units(l->cli->store, 0, &l->cli->arena, &units, &n, err) ||
      !unit_reports(l, month, &reports, &n_reports, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    const struct unit_report *report = NULL;
    for (size_t j = 0; j < n_reports; j++)
      if (reports[j].unit_id == units[i].id) report = &reports[j];
    cli_cell(&l->table, units[i].name);
    cli_cell(&l->table, units[i].short_name);
    cli_cell_term(&l->table, unit_kind_terms, units[i].kind);
    cli_cell(&l->table, units[i].reporter);
    cli_cell_date(&l->table, units[i].valid_from);
    cli_cell_date(&l->table, units[i].valid_to);
    put_report(&l->table, month, report);
  }
  return true;
}

const struct listing_kind cli_list_units = {"units", unit_fields,
                                            sizeof unit_fields / sizeof unit_fields[0], list_units};

/* ---- what else the group keeps ---- */

static const struct cli_field category_fields[] = {
    {"category", N_("Code"), 8},          {"group", N_("Group"), 24},
    {"weight", N_("Weight"), -6},         {"soft_information", NULL, FIELD_HIDDEN},
    {"valid_from", NULL, FIELD_HIDDEN},   {"valid_to", NULL, FIELD_HIDDEN},
    {"name", N_("Category"), FIELD_REST},
};

static bool list_categories(struct listing *l, struct err *err)
{
  struct category *rows = NULL;
  size_t n = 0;
  if (!store_categories(l->cli->store, l->cli->clock.date, &l->cli->arena, &rows, &n, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    cli_cell(&l->table, rows[i].code);
    cli_cell(&l->table, rows[i].group_name);
    cli_cell_integer(&l->table, rows[i].weight);
    cli_cell_boolean(&l->table, rows[i].soft);
    cli_cell_date(&l->table, rows[i].valid_from);
    cli_cell_date(&l->table, rows[i].valid_to);
    cli_cell(&l->table, rows[i].name);
  }
  return true;
}

const struct listing_kind cli_list_categories = {"categories", category_fields,
                                                 sizeof category_fields / sizeof *category_fields,
                                                 list_categories};

static const struct cli_field owner_fields[] = {
    {"owner", N_("Short name"), 10},  {"committee", N_("Committee"), 30},
    {"external", NULL, FIELD_HIDDEN}, {"valid_from", NULL, FIELD_HIDDEN},
    {"valid_to", NULL, FIELD_HIDDEN}, {"name", N_("Owner"), FIELD_REST},
};

static bool list_owners(struct listing *l, struct err *err)
{
  struct owner *rows = NULL;
  size_t n = 0;
  if (!store_owners(l->cli->store, l->cli->clock.date, &l->cli->arena, &rows, &n, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    cli_cell(&l->table, rows[i].short_name);
    cli_cell(&l->table, rows[i].committee);
    cli_cell_boolean(&l->table, rows[i].external);
    cli_cell_date(&l->table, rows[i].valid_from);
    cli_cell_date(&l->table, rows[i].valid_to);
    cli_cell(&l->table, rows[i].name);
  }
  return true;
}

const struct listing_kind cli_list_owners = {
    "owners", owner_fields, sizeof owner_fields / sizeof *owner_fields, list_owners};

static const struct cli_field body_fields[] = {
    {"body", N_("Short name"), 10},     {"kind", NULL, FIELD_HIDDEN},
    {"valid_from", NULL, FIELD_HIDDEN}, {"valid_to", NULL, FIELD_HIDDEN},
    {"name", N_("Body"), FIELD_REST},
};

static bool list_bodies(struct listing *l, struct err *err)
{
  struct body *rows = NULL;
  size_t n = 0;
  if (!store_bodies(l->cli->store, &l->cli->arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    cli_cell(&l->table, rows[i].short_name);
    cli_cell(&l->table, rows[i].kind);
    cli_cell_date(&l->table, rows[i].valid_from);
    cli_cell_date(&l->table, rows[i].valid_to);
    cli_cell(&l->table, rows[i].name);
  }
  return true;
}

const struct listing_kind cli_list_bodies = {"bodies", body_fields,
                                             sizeof body_fields / sizeof *body_fields, list_bodies};
