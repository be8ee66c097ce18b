// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"
#include "domain/rules.h"
#include "ops/import_state.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

enum { SHOWN_COLUMNS = 40 };

bool import_blank(const char *text)
{
  while (*text != '\0' && (isspace((unsigned char)*text) || strncmp(text, "\u00A0", 2) == 0))
    text += isspace((unsigned char)*text) ? 1 : 2;
  return *text == '\0';
}

static const char *correction_of(const struct import *import, long line, enum import_field field)
{
  for (size_t i = import->n_corrections; i-- > 0;) {
    const struct import_correction *correction = &import->corrections[i];
    if (correction->line == line && correction->field == field) return correction->text;
  }
  return NULL;
}

const char *import_text_of(const struct import *import, size_t row, enum import_field field)
{
  if (import->marks[row] & MARK_CORRECTED) {
    const char *corrected = correction_of(import, import->table.rows[row].line, field);
    if (corrected != NULL) return corrected;
  }
  int column = import->columns[field];
  const char *cell = column < 0 ? "" : table_cell(&import->table, row, (size_t)column);
  const char *otherwise = import->mapping.defaults[field];
  return otherwise != NULL && import_blank(cell) ? otherwise : cell;
}

bool import_refuse(struct import_row_read *read, enum import_field field, const char *sentence)
{
  read->status = ROW_REFUSED;
  read->field = field;
  read->why = sentence;
  return false;
}

const char *import_shown(struct import *import, const char *text)
{
  const char *clean = text_clean(&import->row, text, strlen(text), false);
  if (person_find(clean, NULL, 0) > 0) return "\u2026";
  size_t fits = text_fit(clean, SHOWN_COLUMNS);
  return arena_printf(&import->row, "%.*s%s", (int)fits, clean,
                      clean[fits] == '\0' ? "" : "\u2026");
}

bool import_refuse_value(struct import *import, struct import_row_read *read,
                         enum import_field field, const char *format, const char *text)
{
  struct buf sentence = {0};
  const char *at = strstr(format, "%s");
  assert(at != NULL);
  buf_addn(&sentence, format, (size_t)(at - format));
  buf_add(&sentence, import_shown(import, text));
  buf_add(&sentence, at + 2);
  import_refuse(read, field, arena_strdup(&import->row, buf_text(&sentence)));
  buf_release(&sentence);
  return false;
}

static bool check_fault(const struct table_row *row, struct import_row_read *read)
{
  switch (row->fault) {
  case TABLE_FINE:
    return true;
  case TABLE_LONG_CELL:
    return import_refuse(
        read, FIELD_NONE,
        _("A field of the row is longer than 64 kB. Is a quotation mark missing?"));
  case TABLE_MANY_COLUMNS:
    return import_refuse(read, FIELD_NONE, _("The row has more than 1,000 columns."));
  case TABLE_NUL:
    return import_refuse(read, FIELD_NONE, _("The row holds bytes that are not text."));
  case TABLE_UNCLOSED:
    return import_refuse(read, FIELD_NONE,
                         _("A quotation mark is never closed, so the rest of the file is not read. "
                           "Fetch the file again."));
  case TABLE_NO_PLACE:
    return import_refuse(read, FIELD_NONE, _("The title of the event names no day or no place."));
  case TABLE_SUMMARY:
    import_refuse(read, FIELD_NONE, _("A summary is no event."));
    break;
  case TABLE_REPLACED:
    import_refuse(read, FIELD_ID, _("The event comes again in the file with newer text."));
    break;
  }
  read->status = ROW_LEFT_OUT;
  return false;
}

/* Sums stand under tables and above their parts; counting them counts everything twice. */
static bool is_sum_word(const char *text)
{
  static const char *const sums[] = {"summa", "totalt", "total", "totalsumma", "samtliga", "sum"};
  size_t length = 0;
  text += strspn(text, " ");
  while (isalpha((unsigned char)text[length]))
    length++;
  for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++)
    if (length == strlen(sums[i]) && strncasecmp(text, sums[i], length) == 0) return true;
  return false;
}

bool import_says_sum(const struct import *import, size_t row)
{
  for (size_t column = 0; column < import->table.rows[row].count; column++)
    if (is_sum_word(table_cell(&import->table, row, column))) return true;
  return false;
}

bool import_refuse_sum(struct import_row_read *read)
{
  return import_refuse(read, FIELD_NONE, _("A line of sums. Its rows are counted, so it is not."));
}

/* A word that leads to an area that the import would make. */
static bool is_made(const struct import *import, const struct word *area)
{
  return area->state == WORD_KNOWN &&
         import->registers.words[WORD_AREA].targets.rows[area->target].id == 0;
}

/* A word of the row; false when the row cannot be taken because of it. */
static bool use_word(struct import *import, size_t row, struct import_row_read *read,
                     enum word_kind kind, enum import_field field, struct word **found)
{
  struct word *word = registers_word(&import->registers, kind, import_text_of(import, row, field));
  *found = word;
  if (word == NULL) return true;
  if (word->state == WORD_KNOWN) return true;
  if (import_says_sum(import, row)) return import_refuse_sum(read);
  if (word->state == WORD_REFUSED) return import_refuse(read, field, word->why);
  if (word->state == WORD_LEFT_OUT) {
    import_refuse(read, field, _("Rows with this word are left out."));
    read->status = ROW_LEFT_OUT;
    return false;
  }
  return true;
}

static const char *unknown_sentence(struct import *import, const struct word *word,
                                    enum import_field field)
{
  /* TRANSLATORS: a field such as Area, and a word of the file */
  return arena_printf(&import->row, _("%s “%s” is not known."), import_field_label(field),
                      import_shown(import, word->text));
}

static void ask_about(struct import *import, struct import_row_read *read, struct word *word,
                      enum import_field field)
{
  if (read->status == ROW_NEW) {
    read->field = field;
    read->why = unknown_sentence(import, word, field);
  }
  read->status = ROW_DOUBTFUL;
  read->unknown[read->unknown[0] != NULL] = word;
}

bool import_missing(struct import *import, size_t row, struct import_row_read *read,
                    enum import_field field)
{
  if (import_says_sum(import, row)) return import_refuse_sum(read);
  return import_refuse(
      read, field,
      arena_printf(&import->row, _("The field %s is missing."), import_field_label(field)));
}

static bool use_area(struct import *import, size_t row, struct import_row_read *read,
                     struct word **area)
{
  enum import_field field = FIELD_AREA;
  if (!use_word(import, row, read, WORD_AREA, field, area)) return false;
  /* Reports that name only the place: where it lies is known, if it is one of ours. */
  if (*area == NULL && !use_word(import, row, read, WORD_AREA, field = FIELD_PLACE, area))
    return false;
  /* A place without an area is no area: none is made of it. */
  bool made = field == FIELD_PLACE && *area != NULL && is_made(import, *area);
  if (*area == NULL || made) return import_missing(import, row, read, FIELD_AREA);
  if ((*area)->state == WORD_UNKNOWN) {
    ask_about(import, read, *area, FIELD_AREA);
    return true;
  }
  read->area = (*area)->target;
  read->place = (*area)->place;
  if (field == FIELD_PLACE) return true;
  uint32_t place =
      registers_place(&import->registers, read->area, import_text_of(import, row, FIELD_PLACE));
  if (place == NO_TARGET) return true;
  read->place = place;
  const char *why = import->registers.places.rows[place].why;
  return why == NULL || import_refuse(read, FIELD_PLACE, why);
}

bool import_read_words(struct import *import, size_t row, struct import_row_read *read)
{
  arena_reset(&import->row);
  *read = (struct import_row_read){.status = ROW_NEW,
                                   .field = FIELD_NONE,
                                   .area = NO_TARGET,
                                   .place = NO_TARGET,
                                   .category = NO_TARGET,
                                   .source = NO_TARGET};
  read->o = (struct observation){.time = TIME_NONE, .to_time = TIME_NONE, .cost = NO_AMOUNT};
  struct word *area, *category, *source;
  if (!check_fault(&import->table.rows[row], read)) return false;
  if (!use_area(import, row, read, &area) ||
      !use_word(import, row, read, WORD_CATEGORY, FIELD_CATEGORY, &category) ||
      !use_word(import, row, read, WORD_SOURCE, FIELD_SOURCE, &source))
    return false;
  if (category == NULL) return import_missing(import, row, read, FIELD_CATEGORY);
  if (source == NULL) return import_missing(import, row, read, FIELD_SOURCE);
  if (category->state == WORD_UNKNOWN) ask_about(import, read, category, FIELD_CATEGORY);
  /* Areas and categories are asked about; who reports is the group's own to say. */
  if (source->state == WORD_UNKNOWN)
    return import_refuse(read, FIELD_SOURCE, unknown_sentence(import, source, FIELD_SOURCE));
  read->category = category->target;
  read->source = source->target;
  return import_read_severity(import, row, read) && import_read_police(import, row, read);
}

static int64_t id_of(const struct word_targets *targets, uint32_t target)
{
  if (target == NO_TARGET) return 0;
  int64_t id = targets->rows[target].id;
  return id != 0 ? id : IMPORT_PENDING;
}

void import_set_ids(const struct import *import, struct import_row_read *read)
{
  const struct registers *registers = &import->registers;
  read->o.area_id = id_of(&registers->words[WORD_AREA].targets, read->area);
  read->o.place_id = id_of(&registers->places, read->place);
  read->o.category_id = id_of(&registers->words[WORD_CATEGORY].targets, read->category);
  read->o.source_id = id_of(&registers->words[WORD_SOURCE].targets, read->source);
}

static bool read_note(struct import *import, size_t row, struct import_row_read *read)
{
  const char *text = import_text_of(import, row, FIELD_NOTE);
  if (*text == '\0' || import_blank(text)) return true;
  read->o.note = text_clean(&import->row, text, strlen(text), true);
  struct person_hit hit;
  if (import->storing) return true;
  if (person_find(read->o.note, &hit, 1) == 0) return true;
  if (hit.kind == PERSON_NUMBER)
    return import_refuse(read, FIELD_NOTE,
                         _("A personal identity number in the text. Write it anew; the row is not "
                           "stored."));
  if (import->marks[row] & MARK_ACCEPTED) return true;
  if (read->status == ROW_NEW) {
    read->field = FIELD_NOTE;
    read->why = arena_printf(&import->row, _("The text looks as if it held %s."),
                             person_kind_name(hit.kind));
  }
  read->status = ROW_DOUBTFUL;
  return true;
}

/* The rules that everybody who writes an observation obeys. */
static bool check_rules(struct import *import, struct import_row_read *read)
{
  static const enum import_field fields[] = {
      [OBSERVATION_DAY] = FIELD_DATE,          [OBSERVATION_TIME] = FIELD_TIME,
      [OBSERVATION_TO_DAY] = FIELD_DATE_TO,    [OBSERVATION_TO_TIME] = FIELD_TIME_TO,
      [OBSERVATION_AREA] = FIELD_AREA,         [OBSERVATION_SOURCE] = FIELD_SOURCE,
      [OBSERVATION_CATEGORY] = FIELD_CATEGORY, [OBSERVATION_SEVERITY] = FIELD_SEVERITY,
      [OBSERVATION_COST] = FIELD_COST};
  const struct word_target *area = &import->registers.words[WORD_AREA].targets.rows[read->area];
  struct err err = {.field = -1};
  int last = read->o.day % 100 == 0 ? date_first_of_month(read->o.month) : read->o.day;
  if (area->valid_to != 0 && !area->dormant && last > area->valid_to) {
    struct buf day = {0};
    date_iso(&day, area->valid_to);
    import_refuse(read, FIELD_AREA,
                  arena_printf(&import->row, _("The area was closed %s."), buf_text(&day)));
    buf_release(&day);
    return false;
  }
  /* The text has been looked through, and what is doubtful has its own sentence. */
  struct observation textless = read->o;
  textless.note = NULL;
  if (observation_check(&textless, import->ops->clock->date, NULL, &err)) return true;
  bool known = err.field >= 0 && (size_t)err.field < sizeof fields / sizeof fields[0];
  return import_refuse(read, known ? fields[err.field] : FIELD_NONE,
                       arena_strdup(&import->row, err.text));
}

void import_read_row(struct import *import, size_t row, struct import_row_read *read)
{
  if (!import_read_words(import, row, read) || !import_read_moment(import, row, read) ||
      !import_read_cost(import, row, read) || !read_note(import, row, read))
    return;
  if (read->unknown[0] != NULL) return;
  import_set_ids(import, read);
  if (!import->storing && !check_rules(import, read)) return;
  read->o.soft = import->registers.words[WORD_CATEGORY].targets.rows[read->category].soft;
  read->o.late = import_month_locked(import, read->o.month);
}
