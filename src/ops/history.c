// SPDX-License-Identifier: GPL-3.0-or-later
/* What an entry of the journal changed, in words: a record before, and the record after. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ops/ops.h"

#include <stdlib.h>
#include <string.h>

enum value_kind {
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_DATE,
  VALUE_TIME,
  VALUE_MARK, /* 1: the words alone; 0: nothing */
  VALUE_TERM,
  VALUE_AREA,
  VALUE_CATEGORY,
  VALUE_UNIT,
  VALUE_OWNER,
  VALUE_BODY,
  VALUE_MEASURE
};

/* A column as it is told. One that is not here tells a person nothing, or what another says. */
static const struct told_column {
  const char *table, *column; /* table NULL: of any */
  const char *words;          /* msgid before the value; NULL: the value says what it is */
  enum value_kind kind;
  const struct term *terms;
} columns[] = {
    {"unit_report", "state", NULL, VALUE_TERM, report_state_terms},
    {"period", "state", NULL, VALUE_TERM, period_state_terms},
    {"ranking", "state", NULL, VALUE_TERM, ranking_state_terms},
    {"measure", "state", NULL, VALUE_TERM, measure_state_terms},
    {"measure", "outcome", N_("outcome"), VALUE_TERM, outcome_terms},
    {"measure", "deadline_kind", NULL, VALUE_TERM, deadline_kind_terms},
    {"measure", "deadline", NULL, VALUE_DATE, NULL},
    {"measure", "text", NULL, VALUE_TEXT, NULL},
    {"measure", "goal", N_("goal"), VALUE_TEXT, NULL},
    {"measure", "budget", N_("kr"), VALUE_NUMBER, NULL},
    {"measure", "hours", N_("hours"), VALUE_NUMBER, NULL},
    {"measure", "done_on", N_("carried out"), VALUE_DATE, NULL},
    {"decision", "result", NULL, VALUE_TERM, decision_result_terms},
    {"decision", "paragraph", N_("§"), VALUE_TEXT, NULL},
    {"decision", "registry_number", N_("reg. no."), VALUE_TEXT, NULL},
    {"ranking", "deviation", N_("reason"), VALUE_TEXT, NULL},
    {"ranking_choice", "chosen", N_("place"), VALUE_NUMBER, NULL},
    {"ranking_score", "need", N_("need"), VALUE_NUMBER, NULL},
    {"ranking_score", "influence", N_("influence"), VALUE_NUMBER, NULL},
    {"ranking_score", "confidence", NULL, VALUE_TERM, confidence_terms},
    {"ranking", "joint", N_("joint score"), VALUE_MARK, NULL},
    {"ranking", "hidden", N_("hidden scores"), VALUE_MARK, NULL},
    {"meeting", "state", NULL, VALUE_TERM, meeting_state_terms},
    {"meeting", "item", N_("item"), VALUE_NUMBER, NULL},
    {"meeting", "confirmed_on", N_("confirmed"), VALUE_DATE, NULL},
    {"meeting_item", "number", N_("item"), VALUE_NUMBER, NULL},
    {"meeting_item", "started", N_("begun at"), VALUE_TIME, NULL},
    {"meeting_item", "done", N_("done"), VALUE_MARK, NULL},
    {"area", "population", N_("inhabitants"), VALUE_NUMBER, NULL},
    {"area", "ranked", N_("is ranked"), VALUE_MARK, NULL},
    {"area_neighbour", "neighbour_id", NULL, VALUE_AREA, NULL},
    {"step", "value", NULL, VALUE_NUMBER, NULL},
    {"municipality", "signature", N_("signature"), VALUE_TEXT, NULL},
    {"municipality", "places", N_("areas that are chosen"), VALUE_NUMBER, NULL},
    {"municipality", "few", N_("few reports under"), VALUE_NUMBER, NULL},
    {"municipality", "lock_day", N_("locked on day"), VALUE_NUMBER, NULL},
    {"category_weight", "weight", N_("weight"), VALUE_NUMBER, NULL},
    {"attendance", "duty", NULL, VALUE_TEXT, NULL},
    {"import", "file_name", NULL, VALUE_TEXT, NULL},
    {"import", "rows_new", N_("new rows"), VALUE_NUMBER, NULL},
    {NULL, "day", NULL, VALUE_DATE, NULL},
    {NULL, "date", NULL, VALUE_DATE, NULL},
    {NULL, "time", N_("at"), VALUE_TIME, NULL},
    {NULL, "to_day", N_("until"), VALUE_DATE, NULL},
    {NULL, "from_day", NULL, VALUE_DATE, NULL},
    {NULL, "first_day", NULL, VALUE_DATE, NULL},
    {NULL, "what", NULL, VALUE_TEXT, NULL},
    {NULL, "name", NULL, VALUE_TEXT, NULL},
    {NULL, "short_name", NULL, VALUE_TEXT, NULL},
    {NULL, "area_id", NULL, VALUE_AREA, NULL},
    {NULL, "category_id", NULL, VALUE_CATEGORY, NULL},
    {NULL, "severity", N_("severity"), VALUE_NUMBER, NULL},
    {NULL, "source_id", NULL, VALUE_UNIT, NULL},
    {NULL, "unit_id", NULL, VALUE_UNIT, NULL},
    {NULL, "owner_id", NULL, VALUE_OWNER, NULL},
    {NULL, "body_id", NULL, VALUE_BODY, NULL},
    {NULL, "measure_id", NULL, VALUE_MEASURE, NULL},
    {NULL, "received", N_("received"), VALUE_DATE, NULL},
    {NULL, "reminded", N_("reminded"), VALUE_DATE, NULL},
    {NULL, "established_on", N_("established"), VALUE_DATE, NULL},
    {NULL, "locked_on", N_("locked"), VALUE_DATE, NULL},
    {NULL, "valid_to", N_("until"), VALUE_DATE, NULL},
    {NULL, "cost", N_("kr"), VALUE_NUMBER, NULL},
    {NULL, "count", N_("count"), VALUE_NUMBER, NULL},
    {NULL, "soft", N_("soft information"), VALUE_MARK, NULL},
    {NULL, "late", N_("late report"), VALUE_MARK, NULL},
    {NULL, "quick", N_("quick measure"), VALUE_MARK, NULL},
    {"observation", "state", NULL, VALUE_TERM, row_state_terms},
    {NULL, "way", NULL, VALUE_TEXT, NULL},
    {NULL, "text", NULL, VALUE_TEXT, NULL},
    {NULL, "committee", NULL, VALUE_TEXT, NULL},
    {NULL, "task", NULL, VALUE_TEXT, NULL},
    {NULL, "due", NULL, VALUE_DATE, NULL},
    {NULL, "moved_to", N_("moved to"), VALUE_DATE, NULL},
    {NULL, "done_on", N_("carried out"), VALUE_DATE, NULL},
    {NULL, "review", N_("tried anew"), VALUE_DATE, NULL},
    {NULL, "last_day", N_("until"), VALUE_DATE, NULL},
    {NULL, "note", NULL, VALUE_TEXT, NULL},
    {NULL, "reason", N_("reason"), VALUE_TEXT, NULL},
    {NULL, "void_reason", N_("reason"), VALUE_TEXT, NULL},
};

/* What a record is called; a table that is not here has no record that a person knows. */
static const struct told_table {
  const char *table, *noun; /* msgid */
} tables[] = {
    {"observation", NULL}, /* O-118 */
    {"measure", NULL},     /* Å-031 */
    {"area", N_("Area")},
    {"area_name", N_("Area")},
    {"area_neighbour", N_("Neighbours")},
    {"place", N_("Place")},
    {"alias", N_("Alias")},
    {"category", N_("Category")},
    {"category_weight", N_("Weight")},
    {"reporting_unit", N_("Unit")},
    {"owner", N_("Owner")},
    {"body", N_("Body")},
    {"owner_committee", N_("Committee")},
    {"step", N_("Step")},
    {"post", N_("Post")},
    {"period", N_("Month")},
    {"unit_report", N_("Report")},
    {"import", N_("Import")},
    {"planned_event", N_("Event")},
    {"situation_picture", N_("Picture")},
    {"decision", N_("Decision")},
    {"ranking", N_("Ranking")},
    {"ranking_rater", N_("Rater")},
    {"ranking_score", N_("Score")},
    {"ranking_choice", N_("Choice")},
    {"problem", N_("Problem")},
    {"measure_event", N_("Log")},
    {"followup", N_("Follow-up")},
    {"lesson", N_("Lesson")},
    {"meeting", N_("Meeting")},
    {"month_comment", N_("Comment")},
    {"wheel_rule", N_("Rule")},
    {"wheel_entry", N_("Date")},
    {"rhythm", N_("Rhythm")},
    {"meeting_item", N_("Item")},
    {"attendance", N_("Attendance")},
    {"minutes", N_("Minutes")},
    {"municipality", N_("Settings")},
};

struct names {
  struct area *areas;
  struct category *categories;
  struct reporting_unit *units;
  struct owner *owners;
  struct body *bodies;
  size_t n_areas, n_categories, n_units, n_owners, n_bodies;
};

static bool names_load(struct store *store, struct arena *arena, struct names *names,
                       struct err *err)
{
  return store_areas(store, 0, arena, &names->areas, &names->n_areas, err) &&
         store_categories(store, 0, arena, &names->categories, &names->n_categories, err) &&
         store_units(store, 0, arena, &names->units, &names->n_units, err) &&
         store_owners(store, 0, arena, &names->owners, &names->n_owners, err) &&
         store_bodies(store, arena, &names->bodies, &names->n_bodies, err);
}

/* Adds the name of the row of a list that has the id. */
#define ADD_NAME(out, rows, n, wanted, member) \
  for (size_t i_ = 0; i_ < (n); i_++)          \
    if ((rows)[i_].id == (wanted) && (rows)[i_].member) buf_add((out), (rows)[i_].member)

static void add_date(struct buf *out, int date)
{
  if (date_valid(date))
    date_iso(out, date);
  else
    buf_addf(out, "%04d-%02d", date / 10000, date / 100 % 100);
}

static void add_value(struct buf *out, const struct told_column *column, const struct names *names,
                      const char *value)
{
  int64_t number = strtoll(value, NULL, 10);
  int term;
  switch (column->kind) {
  case VALUE_DATE:
    add_date(out, (int)number);
    break;
  case VALUE_TIME:
    buf_addf(out, "%02d.%02d", (int)number / 100, (int)number % 100);
    break;
  case VALUE_TERM:
    term = term_find(column->terms, value);
    if (term >= 0) buf_add(out, _(column->terms[term].label));
    break;
  case VALUE_AREA:
    ADD_NAME(out, names->areas, names->n_areas, number, name);
    break;
  case VALUE_CATEGORY:
    ADD_NAME(out, names->categories, names->n_categories, number, code);
    break;
  case VALUE_UNIT:
    ADD_NAME(out, names->units, names->n_units, number, name);
    break;
  case VALUE_OWNER:
    ADD_NAME(out, names->owners, names->n_owners, number, name);
    break;
  case VALUE_BODY:
    ADD_NAME(out, names->bodies, names->n_bodies, number, name);
    break;
  case VALUE_MEASURE:
    ops_measure_name(out, number);
    break;
  case VALUE_NUMBER:
    if (strspn(value, "-0123456789") == strlen(value)) {
      text_number(out, number);
      break;
    } /* FALLTHROUGH */
  case VALUE_TEXT:
  case VALUE_MARK:
    buf_add(out, value);
  }
}

static const struct told_column *column_of(const struct journal_change *change)
{
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
    if ((!columns[i].table || strcmp(columns[i].table, change->table) == 0) &&
        strcmp(columns[i].column, change->column) == 0)
      return &columns[i];
  return NULL;
}

static void add_part(struct buf *out, const struct journal_change *change, const char *value,
                     const struct names *names)
{
  const struct told_column *column = column_of(change);
  if (!column || (column->kind == VALUE_MARK && (!value || strcmp(value, "1") != 0))) return;
  struct buf said = {0};
  if (column->kind != VALUE_MARK && value && *value) add_value(&said, column, names, value);
  bool new_or_gone = !change->before || !change->after;
  if (said.length || column->kind == VALUE_MARK || !new_or_gone) {
    if (out->length) buf_add(out, ", ");
    if (column->words) buf_add(out, _(column->words));
    if (column->words && column->kind != VALUE_MARK) buf_addc(out, ' ');
    if (column->kind != VALUE_MARK) buf_add(out, said.length ? buf_text(&said) : "–");
  }
  buf_release(&said);
}

static void add_name(struct buf *out, const struct told_table *table, int64_t id)
{
  if (table->noun)
    buf_add(out, _(table->noun));
  else if (strcmp(table->table, "observation") == 0)
    ops_observation_name(out, id);
  else
    ops_measure_name(out, id);
}

struct told {
  struct arena *arena;
  const struct names *names;
  const char **lines;
  size_t n, capacity;
};

static void add_line(struct told *told, const char *line)
{
  told->lines = arena_grow(told->arena, told->lines, told->n, &told->capacity, sizeof *told->lines);
  told->lines[told->n++] = line;
}

/* One record: what it was and what it became. */
static void tell_record(struct told *told, const struct journal_change *changes, size_t n,
                        const struct told_table *table)
{
  struct buf name = {0}, before = {0}, after = {0};
  bool was = false, is = false;
  add_name(&name, table, changes->id);
  for (size_t i = 0; i < n; i++) {
    was |= changes[i].before != NULL;
    is |= changes[i].after != NULL;
  }
  /* In the order of the columns above: when, where, what. */
  for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
    for (size_t i = 0; i < n; i++) {
      if (column_of(&changes[i]) != &columns[c]) continue;
      if (changes[i].before) add_part(&before, &changes[i], changes[i].before, told->names);
      if (changes[i].after) add_part(&after, &changes[i], changes[i].after, told->names);
    }
  if (before.length || after.length) {
    add_line(told, arena_printf(told->arena, _("%s before: %s"), buf_text(&name),
                                before.length ? buf_text(&before)
                                : was         ? "–"
                                              : _("was not there")));
    add_line(told, arena_printf(told->arena, _("%s after: %s"), buf_text(&name),
                                after.length ? buf_text(&after)
                                : is         ? "–"
                                             : _("is not there")));
  }
  buf_release(&name);
  buf_release(&before);
  buf_release(&after);
}

bool ops_history_details(struct store *store, int64_t entry, struct arena *arena,
                         const char *const **lines, size_t *n, struct err *err)
{
  struct names names = {0};
  struct journal_change *changes;
  size_t n_changes;
  struct told told = {.arena = arena, .names = &names};
  if (!store_journal_changes(store, entry, arena, &changes, &n_changes, err) ||
      !names_load(store, arena, &names, err))
    return false;
  for (size_t i = 0, end; i < n_changes; i = end) {
    const struct told_table *table = NULL;
    for (end = i + 1; end < n_changes && changes[end].id == changes[i].id &&
                      strcmp(changes[end].table, changes[i].table) == 0;
         end++)
      ;
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
      if (strcmp(tables[t].table, changes[i].table) == 0) table = &tables[t];
    if (table) tell_record(&told, &changes[i], end - i, table);
  }
  *lines = told.lines;
  *n = told.n;
  return true;
}
