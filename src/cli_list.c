// SPDX-License-Identifier: GPL-3.0-or-later
/* The verb list: registers and records as rows. */
#include "cli_list.h"

#include "base/date.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 2000 }; /* rows that are read at a time */

void cli_list_name(struct cli_table *table, void (*name)(struct buf *out, int64_t id), int64_t id)
{
  struct buf text = {0};
  name(&text, id);
  cli_cell(table, buf_text(&text));
  buf_release(&text);
}

/* ---- observations ---- */

static const struct cli_field observation_fields[] = {
    {"observation", N_("No."), 6},
    {"date", N_("Date"), 10},
    {"time", N_("Time"), 5},
    {"area", N_("Area"), 20},
    {"place", N_("Place"), 16},
    {"category", N_("Category"), 8},
    {"severity", N_("S"), -2},
    {"source", N_("Source"), 18},
    {"known", NULL, FIELD_HIDDEN},
    {"to_date", NULL, FIELD_HIDDEN},
    {"to_time", NULL, FIELD_HIDDEN},
    {"month", NULL, FIELD_HIDDEN},
    {"received", NULL, FIELD_HIDDEN},
    {"police_reported", NULL, FIELD_HIDDEN},
    {"cost", N_("Cost"), -7},
    {"soft_information", NULL, FIELD_HIDDEN},
    {"late", NULL, FIELD_HIDDEN},
    {"consequence", NULL, FIELD_HIDDEN},
    {"note", N_("What happened"), FIELD_REST},
};

static void put_observation(struct cli_table *table, const struct observation *o)
{
  cli_list_name(table, ops_observation_name, o->id);
  cli_cell_date(table, o->known == KNOWN_MONTH ? DATE_NONE : o->day);
  cli_cell_time(table, o->time);
  cli_cell(table, o->area_name);
  cli_cell(table, o->place_name);
  cli_cell(table, o->category_code);
  cli_cell_integer(table, o->severity);
  cli_cell(table, o->source_name);
  cli_cell_term(table, known_terms, o->known);
  cli_cell_date(table, o->to_day);
  cli_cell_time(table, o->to_day ? o->to_time : TIME_NONE);
  cli_cell_month(table, o->month);
  cli_cell_date(table, o->received);
  cli_cell_term(table, answer_terms, o->police_reported);
  cli_cell_amount(table, o->cost);
  cli_cell_boolean(table, o->soft);
  cli_cell_boolean(table, o->late);
  cli_cell(table, o->consequence);
  cli_cell(table, o->note);
}

/* A page at a time, so that a million rows need no more memory than one page. */
static bool list_observations(struct listing *l, struct err *err)
{
  struct observation_query query = {
      .period = l->period, .oldest_first = true, .late = -1, .soft = -1, .limit = PAGE};
  struct arena page = {0};
  bool read = true;
  for (size_t n = PAGE; read && n == PAGE;) {
    struct observation *rows = NULL;
    n = 0;
    arena_reset(&page);
    read = store_observations(l->cli->store, &query, &page, &rows, &n, err);
    for (size_t i = 0; i < n; i++)
      put_observation(&l->table, &rows[i]);
    if (n == 0) break;
    query.after_day = rows[n - 1].day;
    query.after_id = rows[n - 1].id;
  }
  arena_release(&page);
  return read;
}
static const struct listing_kind observations = {
    "observations", observation_fields, sizeof observation_fields / sizeof observation_fields[0],
    list_observations};

/* ---- the journal ---- */

static const struct cli_field journal_fields[] = {
    {"entry", N_("No."), -6},       {"at", N_("When"), 16},
    {"who", N_("Who"), 20},         {"verb", NULL, FIELD_HIDDEN},
    {"object", NULL, FIELD_HIDDEN}, {"kind", NULL, FIELD_HIDDEN},
    {"target", NULL, FIELD_HIDDEN}, {"bound", NULL, FIELD_HIDDEN},
    {"undone", NULL, FIELD_HIDDEN}, {"text", N_("What"), FIELD_REST},
};

static void put_entry(struct cli_table *table, const struct journal_entry *entry)
{
  struct buf line = {0};
  ops_history_line(&line, entry);
  cli_cell_integer(table, entry->id);
  cli_cell(table, entry->at);
  cli_cell(table, entry->who);
  cli_cell(table, entry->verb);
  cli_cell(table, entry->object);
  cli_cell(table, entry->kind);
  cli_cell_amount(table, entry->target ? entry->target : NO_AMOUNT);
  cli_cell_boolean(table, entry->bound);
  cli_cell_boolean(table, entry->undone);
  cli_cell(table, buf_text(&line));
  buf_release(&line);
}

/* The day of "2026-09-02T13:02". */
static int day_of(const char *at)
{
  int year = atoi(at), month = atoi(at + strcspn(at, "-") + 1);
  const char *dash = strrchr(at, '-');
  return date_make(year, month, dash ? atoi(dash + 1) : 0);
}

static bool list_journal(struct listing *l, struct err *err)
{
  struct arena page = {0};
  bool read = true;
  int64_t before = 0;
  for (size_t n = PAGE; read && n == PAGE;) {
    struct journal_entry *rows = NULL;
    n = 0;
    arena_reset(&page);
    read = store_journal(l->cli->store, before, PAGE, &page, &rows, &n, err);
    for (size_t i = 0; i < n; i++)
      if (l->period.first == 0 || period_has(l->period, day_of(rows[i].at)))
        put_entry(&l->table, &rows[i]);
    before = n > 0 ? rows[n - 1].id : 0;
  }
  arena_release(&page);
  return read;
}

static const struct listing_kind journal = {
    "journal", journal_fields, sizeof journal_fields / sizeof journal_fields[0], list_journal};

/* ---- the verb ---- */

static const struct listing_kind *const kinds[] = {
    &observations,        &cli_list_areas,    &cli_list_measures, &cli_list_log,
    &cli_list_units,      &cli_list_rankings, &cli_list_wheel,    &journal,
    &cli_list_categories, &cli_list_owners,   &cli_list_bodies,   NULL};

static const struct listing_kind *find_kind(const char *name)
{
  for (size_t i = 0; kinds[i]; i++)
    if (strcmp(kinds[i]->name, name) == 0) return kinds[i];
  return NULL;
}

int cli_list(struct cli *cli, struct err *err)
{
  const struct listing_kind *kind = find_kind(cli->words[0]);
  struct listing listing = {.cli = cli};
  int format = 0;
  if (!kind) {
    err_set(err,
            _("%s cannot be listed. Say observations, areas, measures, log, units, rankings, "
              "wheel, journal, categories, owners or bodies."),
            cli->words[0]);
    return CLI_USAGE;
  }
  if (!cli_choice(cli, OPTION_FORMAT, cli_formats, 0, &format, err) ||
      !cli_period(cli, OPTION_PERIOD, &listing.period, err))
    return CLI_USAGE;
  if (!cli_open(cli, STORE_READ, err)) return CLI_FAILED;
  cli_table_begin(&listing.table, (enum table_format)format, kind->fields, kind->n_fields);
  bool listed = kind->list(&listing, err);
  cli_table_end(&listing.table);
  return listed ? CLI_DONE : CLI_FAILED;
}
