// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ops/import_dates.h"
#include "ops/import_state.h"

#include <ctype.h>
#include <string.h>

struct head_word {
  const char *folded;
  enum import_field field;
};

/* Whole heads as offices write them, folded: no case, no dots over letters. */
static const struct head_word heads[] = {{"datum", FIELD_DATE},
                                         {"date", FIELD_DATE},
                                         {"handelsedatum", FIELD_DATE},
                                         {"brottsdatum", FIELD_DATE},
                                         {"fran datum", FIELD_DATE},
                                         {"dag", FIELD_DATE},
                                         {"tid", FIELD_TIME},
                                         {"kl", FIELD_TIME},
                                         {"klockslag", FIELD_TIME},
                                         {"time", FIELD_TIME},
                                         {"fran tid", FIELD_TIME},
                                         {"till datum", FIELD_DATE_TO},
                                         {"slutdatum", FIELD_DATE_TO},
                                         {"date to", FIELD_DATE_TO},
                                         {"till tid", FIELD_TIME_TO},
                                         {"sluttid", FIELD_TIME_TO},
                                         {"time to", FIELD_TIME_TO},
                                         {"manad", FIELD_MONTH},
                                         {"month", FIELD_MONTH},
                                         {"omrade", FIELD_AREA},
                                         {"area", FIELD_AREA},
                                         {"ort", FIELD_AREA},
                                         {"stadsdel", FIELD_AREA},
                                         {"ward", FIELD_AREA},
                                         {"wardname", FIELD_AREA},
                                         {"lsoa name", FIELD_AREA},
                                         {"plats", FIELD_PLACE},
                                         {"place", FIELD_PLACE},
                                         {"location", FIELD_PLACE},
                                         {"kategori", FIELD_CATEGORY},
                                         {"category", FIELD_CATEGORY},
                                         {"typ", FIELD_CATEGORY},
                                         {"type", FIELD_CATEGORY},
                                         {"rubrik", FIELD_CATEGORY},
                                         {"brottstyp", FIELD_CATEGORY},
                                         {"crime type", FIELD_CATEGORY},
                                         {"minortext", FIELD_CATEGORY},
                                         {"kod", FIELD_CATEGORY},
                                         {"allvar", FIELD_SEVERITY},
                                         {"severity", FIELD_SEVERITY},
                                         {"allvarlighetsgrad", FIELD_SEVERITY},
                                         {"kalla", FIELD_SOURCE},
                                         {"source", FIELD_SOURCE},
                                         {"enhet", FIELD_SOURCE},
                                         {"polisanmalt", FIELD_POLICE_REPORTED},
                                         {"polisanmald", FIELD_POLICE_REPORTED},
                                         {"police reported", FIELD_POLICE_REPORTED},
                                         {"kostnad", FIELD_COST},
                                         {"cost", FIELD_COST},
                                         {"belopp", FIELD_COST},
                                         {"kostnad kr", FIELD_COST},
                                         {"text", FIELD_NOTE},
                                         {"note", FIELD_NOTE},
                                         {"notering", FIELD_NOTE},
                                         {"anteckning", FIELD_NOTE},
                                         {"beskrivning", FIELD_NOTE},
                                         {"kommentar", FIELD_NOTE},
                                         {"fritext", FIELD_NOTE},
                                         {"vad hande", FIELD_NOTE},
                                         {"handelse", FIELD_NOTE},
                                         {"what happened", FIELD_NOTE},
                                         {"antal", FIELD_COUNT},
                                         {"count", FIELD_COUNT},
                                         {"id", FIELD_ID},
                                         {"crime id", FIELD_ID},
                                         {"lopnummer", FIELD_ID},
                                         {"arendenummer", FIELD_ID},
                                         {"nr", FIELD_ID}};

/* A head that is, or holds the word, and is about persons. */
static const char *const whole_person_heads[] = {"namn", "name", "first name", "last name"};
static const char *const person_words[] = {"fornamn",
                                           "efternamn",
                                           "personnamn",
                                           "fullstandigt namn",
                                           "personnr",
                                           "pnr",
                                           "tel",
                                           "tfn",
                                           "mobil",
                                           "mobilnr",
                                           "epost",
                                           "e post",
                                           "mail",
                                           "mejl",
                                           "email",
                                           "e mail",
                                           "handlaggare",
                                           "anmalare",
                                           "malsagande",
                                           "malsaganden",
                                           "vittne",
                                           "vittnen",
                                           "misstankt",
                                           "garningsman",
                                           "garningsperson",
                                           "kontaktperson",
                                           "uppgiftslamnare",
                                           "utredare",
                                           "vardnadshavare",
                                           "elev",
                                           "patient",
                                           "hemadress",
                                           "bostadsadress",
                                           "regnr",
                                           "registreringsnummer",
                                           "surname",
                                           "phone",
                                           "officer",
                                           "victim",
                                           "suspect",
                                           "witness"};
static const char *const person_beginnings[] = {"personnummer", "samordningsnummer", "telefon",
                                                "mobilnummer",  "mobiltelefon",      "epost",
                                                "personal id"};

#define COUNT_OF(list) (sizeof(list) / sizeof(list)[0])

static const char *folded_head(const char *head, struct buf *folded)
{
  struct buf plain = {0};
  for (; *head != '\0'; head++) {
    bool mark = strchr("_.:*()[]\"/", *head) != NULL;
    buf_addc(&plain, mark ? ' ' : *head);
  }
  text_fold(folded, buf_text(&plain));
  buf_release(&plain);
  return buf_text(folded);
}

enum import_field import_guess_field(const char *head)
{
  struct buf folded = {0};
  const char *text = folded_head(head, &folded);
  enum import_field found = FIELD_NONE;
  for (size_t i = 0; i < COUNT_OF(heads) && found == FIELD_NONE; i++)
    if (strcmp(text, heads[i].folded) == 0) found = heads[i].field;
  buf_release(&folded);
  return found;
}

static bool holds_word(const char *text, const char *word)
{
  size_t length = strlen(word);
  for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
    bool begins = at == text || at[-1] == ' ';
    if (begins && (at[length] == '\0' || at[length] == ' ')) return true;
  }
  return false;
}

static bool is_person(const char *text)
{
  for (size_t i = 0; i < COUNT_OF(whole_person_heads); i++)
    if (strcmp(text, whole_person_heads[i]) == 0) return true;
  for (size_t i = 0; i < COUNT_OF(person_words); i++)
    if (holds_word(text, person_words[i])) return true;
  for (size_t i = 0; i < COUNT_OF(person_beginnings); i++)
    if (strncmp(text, person_beginnings[i], strlen(person_beginnings[i])) == 0) return true;
  return false;
}

bool import_person_head(const char *head)
{
  struct buf folded = {0};
  bool person = is_person(folded_head(head, &folded));
  buf_release(&folded);
  return person;
}

bool import_is_month(const char *cell, int *month)
{
  return strlen(cell) <= 16 && import_read_month(cell, NULL, month);
}

static bool is_data(const char *cell, int today)
{
  double number;
  struct file_date date;
  if (!isdigit((unsigned char)*cell) && *cell != '-') return false;
  return text_read_decimal(cell, &number) || import_read_date(cell, NULL, today, &date);
}

/* Heads are words in more than half of the columns. Months may be heads too, but not a single one:
 * that is the first cell of a row. */
static bool looks_like_heads(const struct import *import, size_t row, size_t widest)
{
  size_t words = 0, months = 0, data = 0;
  for (size_t column = 0; column < import->table.rows[row].count; column++) {
    const char *cell = table_cell(&import->table, row, column);
    int month;
    if (import_blank(cell)) continue;
    if (import_is_month(cell, &month))
      months++;
    else if (is_data(cell, import->ops->clock->date))
      data++;
    else
      words++;
  }
  return data == 0 && months != 1 && words >= 1 && (words + months) * 2 > widest;
}

static size_t said_cells(const struct table *table, size_t row)
{
  size_t said = 0;
  for (size_t column = 0; column < table->rows[row].count; column++)
    said += !import_blank(table_cell(table, row, column));
  return said;
}

bool import_sniff_heads(struct import *import, size_t rows)
{
  size_t widest = 0;
  for (size_t row = 0; row < rows; row++) {
    size_t said = said_cells(&import->table, row);
    if (said > widest) widest = said;
  }
  for (size_t row = 0; row < rows; row++)
    if (looks_like_heads(import, row, widest)) {
      import->head_row = row;
      return true;
    }
  return false;
}

const char *import_family_of(struct arena *arena, const char *file_name)
{
  struct buf name = {0};
  const char *dot = strrchr(file_name, '.');
  size_t length = dot != NULL && dot != file_name ? (size_t)(dot - file_name) : strlen(file_name);
  for (size_t i = 0; i < length; i++) {
    bool counted = isdigit((unsigned char)file_name[i]) || strchr("-_ ", file_name[i]) != NULL;
    if (!counted)
      buf_addc(&name, file_name[i]);
    else if (name.length > 0 && name.data[name.length - 1] != ' ')
      buf_addc(&name, ' ');
  }
  while (name.length > 0 && name.data[name.length - 1] == ' ')
    buf_cut(&name, name.length - 1);
  const char *kept = text_clean(arena, name.length > 0 ? name.data : "import",
                                name.length > 0 ? name.length : strlen("import"), false);
  buf_release(&name);
  return kept;
}
