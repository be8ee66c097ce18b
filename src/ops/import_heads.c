// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"
#include "ops/import_dates.h"
#include "ops/import_state.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
  HEADS_WITHIN = 30, /* rows in which heads are looked for */
  EXAMPLES_WITHIN = 20,
  HEAD_COLUMNS = 60,
  EXAMPLE_COLUMNS = 40
};

static size_t rows_to_look_at(const struct import *import)
{
  return import->table.n_rows < HEADS_WITHIN ? import->table.n_rows : HEADS_WITHIN;
}

/* The column whose head it is, or whose number; -1 for none. */
static int find_column(struct import *import, const char *name)
{
  const char *key = word_key(&import->work, name);
  const struct table *table = &import->table;
  size_t columns = table->n_rows > import->head_row ? table->rows[import->head_row].count : 0;
  for (size_t column = 0; import->has_heads && column < columns; column++) {
    const char *head = table_cell(table, import->head_row, column);
    if (strcmp(word_key(&import->work, text_clean(&import->work, head, strlen(head), false)),
               key) == 0)
      return (int)column;
  }
  char *end;
  long number = strtol(name, &end, 10);
  bool is_number = isdigit((unsigned char)*name) && *end == '\0';
  return is_number && number >= 1 && number <= (long)TABLE_MOST_COLUMNS &&
                 (number <= (long)columns || !import->has_heads)
             ? (int)number - 1
             : -1;
}

static const char *first_missing(struct import *import)
{
  const struct import_mapping *m = &import->mapping;
  for (int field = 0; field < FIELD_NONE; field++)
    if (m->columns[field] != NULL && find_column(import, m->columns[field]) < 0)
      return m->columns[field];
  for (size_t i = 0; i < m->n_month_columns; i++)
    if (find_column(import, m->month_columns[i]) < 0) return m->month_columns[i];
  return NULL;
}

static bool names_columns(const struct import_mapping *m)
{
  for (int field = 0; field < FIELD_NONE; field++)
    if (m->columns[field] != NULL) return true;
  return m->n_month_columns > 0;
}

/* The row that holds every head that the mapping names. */
static bool search_named_heads(struct import *import)
{
  for (import->head_row = 0; import->head_row < rows_to_look_at(import); import->head_row++)
    if (first_missing(import) == NULL) return true;
  return false;
}

static bool row_of_line(const struct import *import, long line, size_t *row)
{
  for (*row = 0; *row < import->table.n_rows; (*row)++)
    if (import->table.rows[*row].line >= line) return import->table.rows[*row].line == line;
  return false;
}

static void find_heads(struct import *import)
{
  const struct import_mapping *m = &import->mapping;
  import->has_heads = true;
  import->head_row = 0;
  if (m->head_row > 0 && row_of_line(import, m->head_row, &import->head_row) &&
      first_missing(import) == NULL)
    return;
  import->has_heads = m->head_row != 0 && ((names_columns(m) && m->head_row < 0 &&
                                            import_sniff_heads(import, rows_to_look_at(import)) && first_missing(import) == NULL) ||
                                           (names_columns(m) && search_named_heads(import)) ||
                                           import_sniff_heads(import, rows_to_look_at(import)));
  if (!import->has_heads) import->head_row = 0;
}

static bool refuse_missing(struct import *import, const char *name, struct err *err)
{
  struct buf heads = {0};
  size_t columns = import->has_heads ? import->preview.n_columns : 0;
  for (size_t column = 0; column < columns && heads.length < 200; column++)
    if (*import->preview.columns[column].head != '\0')
      buf_addf(&heads, "%s%s", heads.length == 0 ? "" : ", ", import->preview.columns[column].head);
  bool ok = heads.length > 0
                ? err_set(err, _("%s has no column “%s”. Its columns are: %s."), import->file_name,
                          name, buf_text(&heads))
                : err_set(err, _("%s has no column “%s”. Give the number of the column."),
                          import->file_name, name);
  buf_release(&heads);
  return ok;
}

/* ---- what the preview says of columns ---- */

static const char *cut(struct import *import, const char *cell, int columns)
{
  const char *clean = text_clean(&import->work, cell, strlen(cell), false);
  if (person_find(clean, NULL, 0) > 0) return "";
  return arena_strndup(&import->work, clean, text_fit(clean, columns));
}

static const char *example_of(struct import *import, size_t column)
{
  size_t last = import->first_row + EXAMPLES_WITHIN;
  for (size_t row = import->first_row; row < last && row < import->table.n_rows; row++) {
    const char *cell = table_cell(&import->table, row, column);
    if (!import_blank(cell)) return cut(import, cell, EXAMPLE_COLUMNS);
  }
  return "";
}

static size_t count_columns(const struct import *import)
{
  size_t most = 0, last = import->head_row + HEADS_WITHIN;
  for (size_t row = import->head_row; row < last && row < import->table.n_rows; row++)
    for (size_t column = import->table.rows[row].count; column > most; column--)
      if (!import_blank(table_cell(&import->table, row, column - 1))) most = column;
  return most;
}

static void describe_columns(struct import *import)
{
  struct import_preview *preview = &import->preview;
  preview->n_columns = count_columns(import);
  preview->columns =
      arena_alloc(&import->work, (preview->n_columns + 1) * sizeof *preview->columns);
  for (size_t i = 0; i < preview->n_columns; i++) {
    struct import_column *column = &preview->columns[i];
    const char *head = import->has_heads ? table_cell(&import->table, import->head_row, i) : "";
    column->head = import->has_heads ? cut(import, head, HEAD_COLUMNS)
                                     : arena_printf(&import->work, "%zu", i + 1);
    column->field = FIELD_NONE;
    column->person = import_person_head(head);
    column->example = column->person ? "" : example_of(import, i);
  }
}

/* ---- which column is which field ---- */

static bool refuse_person(const char *head, struct err *err)
{
  return err_set(
      err, _("The column “%s” is about persons and cannot be taken. Choose another one."), head);
}

static bool take_column(struct import *import, enum import_field field, int column, struct err *err)
{
  if ((size_t)column >= import->preview.n_columns) return true;
  struct import_column *taken = &import->preview.columns[column];
  if (taken->person) return refuse_person(taken->head, err);
  taken->field = field;
  return true;
}

static bool add_wide(struct import *import, int column, int month, struct err *err)
{
  import->wide[import->n_wide++] = (struct import_wide){(size_t)column, month};
  return take_column(import, FIELD_COUNT, column, err);
}

static bool take_named_months(struct import *import, struct err *err)
{
  const struct import_mapping *m = &import->mapping;
  for (size_t i = 0; i < m->n_month_columns; i++) {
    int column = find_column(import, m->month_columns[i]), month;
    const char *head = table_cell(&import->table, import->head_row, (size_t)column);
    if (!import->has_heads || !import_read_month(head, m->date_form, &month))
      return err_set(err, _("The head of the column “%s” is no month. Write for example 2026-08."),
                     m->month_columns[i]);
    if (!add_wide(import, column, month, err)) return false;
  }
  return true;
}

static size_t find_months(struct import *import, struct import_wide *months)
{
  size_t n = 0;
  for (size_t i = 0; import->has_heads && i < import->preview.n_columns; i++) {
    int month;
    if (!import_is_month(table_cell(&import->table, import->head_row, i), &month)) continue;
    months[n++] = (struct import_wide){i, month};
  }
  return n;
}

/* A table of counts has either a column of months or a column for each month. */
static bool take_months(struct import *import, struct err *err)
{
  struct import_mapping *m = &import->mapping;
  struct import_wide *all =
      arena_alloc(&import->work, (import->preview.n_columns + 1) * sizeof *all);
  size_t n = find_months(import, all);
  size_t room = (n > m->n_month_columns ? n : m->n_month_columns) + 1;
  import->wide = arena_alloc(&import->work, room * sizeof *import->wide);
  import->n_wide = 0;
  if (m->kind != IMPORT_COUNTS) return true;
  if (m->n_month_columns > 0) {
    import->all_months = m->n_month_columns == n;
    return take_named_months(import, err);
  }
  bool long_form = m->columns[FIELD_MONTH] != NULL || m->columns[FIELD_DATE] != NULL ||
                   m->defaults[FIELD_MONTH] != NULL;
  if (long_form || n == 0) return true;
  import->all_months = true;
  const char **heads = arena_alloc(&import->keep, (n + 1) * sizeof *heads);
  for (size_t i = 0; i < n; i++) {
    heads[i] = arena_strdup(&import->keep, import->preview.columns[all[i].column].head);
    if (!add_wide(import, (int)all[i].column, all[i].month, err)) return false;
  }
  m->month_columns = heads;
  m->n_month_columns = n;
  return true;
}

bool import_find_columns(struct import *import, struct err *err)
{
  struct import_mapping *m = &import->mapping;
  if (m->kind == IMPORT_POLISEN) {
    import->has_heads = true;
    import->head_row = 0;
  } else {
    find_heads(import);
  }
  import->first_row = import->has_heads ? import->head_row + 1 : 0;
  if (import->table.n_rows > 0)
    m->head_row = import->has_heads ? (int)import->table.rows[import->head_row].line : 0;
  describe_columns(import);
  const char *missing = first_missing(import);
  if (missing != NULL) return refuse_missing(import, missing, err);
  for (int field = 0; field < FIELD_NONE; field++) {
    import->columns[field] =
        m->columns[field] == NULL ? -1 : find_column(import, m->columns[field]);
    if (import->columns[field] >= 0 &&
        !take_column(import, (enum import_field)field, import->columns[field], err))
      return false;
  }
  return take_months(import, err);
}

/* ---- a mapping that nobody has given ---- */

static bool fits(struct import *import, const struct import_mapping *mapping)
{
  import->mapping = *mapping;
  find_heads(import);
  return names_columns(mapping) && first_missing(import) == NULL;
}

/* One that was used before, the latest first. */
static bool choose_remembered(struct import *import, enum import_kind kind, bool *found,
                              struct err *err)
{
  struct import_row *imports;
  const char *const *names;
  size_t n_imports, n_names;
  struct store *store = import->ops->store;
  if (!store_imports(store, &import->work, &imports, &n_imports, err) ||
      !store_mapping_names(store, &import->work, &names, &n_names, err))
    return false;
  for (size_t i = 0; i < n_imports + n_names && !*found; i++) {
    const char *name = i < n_imports ? imports[i].mapping : names[i - n_imports], *text = NULL;
    if (name == NULL) continue;
    if (!store_mapping(store, name, &import->work, &text, err)) return false;
    struct import_mapping mapping;
    if (text == NULL || !import_mapping_read(&import->keep, name, text, &mapping, NULL)) continue;
    *found = mapping.kind == kind && (kind == IMPORT_POLISEN || fits(import, &mapping));
    if (*found) import->mapping = mapping;
  }
  return true;
}

static void guess_columns(struct import *import)
{
  struct import_mapping *m = &import->mapping;
  find_heads(import);
  describe_columns(import);
  for (size_t i = 0; import->has_heads && i < import->preview.n_columns; i++) {
    const struct import_column *column = &import->preview.columns[i];
    enum import_field field = column->person ? FIELD_NONE : import_guess_field(column->head);
    if (field == FIELD_NONE || m->columns[field] != NULL) continue;
    if (field == FIELD_COUNT && m->kind != IMPORT_COUNTS) continue;
    m->columns[field] = arena_strdup(&import->keep, column->head);
  }
}

/* The only unit of the police, when there is one. */
static bool police_unit(struct import *import, struct err *err)
{
  struct reporting_unit *units;
  size_t n, police = 0;
  if (!store_units(import->ops->store, import->ops->clock->date, &import->work, &units, &n, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    if (units[i].kind != UNIT_POLICE) continue;
    police++;
    import->mapping.defaults[FIELD_SOURCE] = arena_strdup(&import->keep, units[i].name);
  }
  if (police != 1) import->mapping.defaults[FIELD_SOURCE] = NULL;
  return true;
}

/* A number or several months as heads, and nothing that only a single event has. */
static enum import_kind kind_by_heads(struct import *import)
{
  bool heads[FIELD_NONE + 1] = {false};
  size_t months = 0;
  import->mapping = (struct import_mapping){.kind = IMPORT_OBSERVATIONS, .head_row = -1};
  find_heads(import);
  describe_columns(import);
  for (size_t i = 0; import->has_heads && i < import->preview.n_columns; i++) {
    int month;
    heads[import_guess_field(import->preview.columns[i].head)] = true;
    months += import_is_month(import->preview.columns[i].head, &month);
  }
  bool event = heads[FIELD_TIME] || heads[FIELD_NOTE] || heads[FIELD_SEVERITY];
  return (heads[FIELD_COUNT] || months > 1) && !event ? IMPORT_COUNTS : IMPORT_OBSERVATIONS;
}

bool import_choose_mapping(struct import *import, enum import_kind kind, struct err *err)
{
  bool found = false;
  if (kind == IMPORT_BY_HEADS) kind = kind_by_heads(import);
  if (!choose_remembered(import, kind, &found, err)) return false;
  if (found) return true;
  import->mapping = (struct import_mapping){.kind = kind, .head_row = -1};
  import->mapping.name = kind == IMPORT_POLISEN
                             ? import_kind_id(kind)
                             : import_family_of(&import->keep, import->file_name);
  if (kind == IMPORT_POLISEN) return police_unit(import, err);
  guess_columns(import);
  return true;
}

bool import_has_fields(struct import *import)
{
  static const enum import_field wanted[] = {FIELD_DATE,     FIELD_AREA,   FIELD_CATEGORY,
                                             FIELD_SEVERITY, FIELD_SOURCE, FIELD_COUNT};
  const struct import_mapping *m = &import->mapping;
  bool all = true;
  for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
    enum import_field field = wanted[i];
    bool has = import->columns[field] >= 0 || m->defaults[field] != NULL;
    if (field == FIELD_AREA) has = has || import->columns[FIELD_PLACE] >= 0;
    if (field == FIELD_DATE)
      has = has || import->columns[FIELD_MONTH] >= 0 || m->defaults[FIELD_MONTH] != NULL ||
            import->n_wide > 0;
    if (field == FIELD_COUNT) has = has || m->kind != IMPORT_COUNTS || import->n_wide > 0;
    if (has) continue;
    all = false;
    import_add_line(import, 0, ROW_REFUSED, field,
                    arena_printf(&import->work,
                                 _("%s comes from no column. Choose a column, or a value for all "
                                   "rows."),
                                 import_field_label(field)));
  }
  return all;
}
