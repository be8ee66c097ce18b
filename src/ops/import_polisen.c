// SPDX-License-Identifier: GPL-3.0-or-later
/* Events that the police publish. What happened when and where stands in the title, "18 september
 * 07:58, Trafikolycka, personskada, Knivsta"; the date beside it is that of the publication, and
 * the place beside it is often the county. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ops/import_dates.h"
#include "ops/import_state.h"
#include "ops/json.h"

#include <ctype.h>
#include <string.h>

enum { COLUMN_DATE, COLUMN_TIME, COLUMN_AREA, COLUMN_CATEGORY, COLUMN_NOTE, COLUMN_ID, N_COLUMNS };

static const struct {
  const char *head;
  enum import_field field;
} columns[N_COLUMNS] = {
    [COLUMN_DATE] = {"date", FIELD_DATE},    [COLUMN_TIME] = {"time", FIELD_TIME},
    [COLUMN_AREA] = {"place", FIELD_AREA},   [COLUMN_CATEGORY] = {"type", FIELD_CATEGORY},
    [COLUMN_NOTE] = {"summary", FIELD_NOTE}, [COLUMN_ID] = {"id", FIELD_ID}};

static const char summary_type[] = "Sammanfattning";

void import_polisen_columns(struct import_mapping *mapping)
{
  for (int i = 0; i < N_COLUMNS; i++)
    mapping->columns[columns[i].field] = columns[i].head;
}

struct event {
  int day, time;
  const char *area, *category, *note, *id;
};

/* What stands for a sign in a web page. */
static size_t entity(const char *text, const char **sign)
{
  static const struct {
    const char *name, *sign;
  } entities[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},   {"&quot;", "\""},
                  {"&#39;", "'"},   {"&nbsp;", " "}, {"&apos;", "'"}, {"&#160;", " "},
                  {"&aring;", "å"}, {"&auml;", "ä"}, {"&ouml;", "ö"}};
  for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
    size_t length = strlen(entities[i].name);
    if (strncmp(text, entities[i].name, length) != 0) continue;
    *sign = entities[i].sign;
    return length;
  }
  return 0;
}

/* Without entities, with single plain blanks and none around. */
static const char *plain(struct arena *arena, const char *text, size_t length)
{
  struct buf out = {0};
  bool blank = false;
  for (size_t at = 0; at < length;) {
    const char *sign = text + at;
    size_t taken = entity(text + at, &sign), size = taken > 0 ? strlen(sign) : 1;
    bool hard = strncmp(sign, "\u00A0", 2) == 0;
    at += taken > 0 ? taken : hard ? 2 : 1;
    if (hard || strchr(" \t\r\n", *sign) != NULL) {
      blank = out.length > 0;
      continue;
    }
    if (blank) buf_addc(&out, ' ');
    blank = false;
    buf_addn(&out, sign, size);
  }
  const char *kept = arena_strndup(arena, buf_text(&out), out.length);
  buf_release(&out);
  return kept;
}

static const char *plain_text(struct arena *arena, const char *text)
{
  return text == NULL ? "" : plain(arena, text, strlen(text));
}

/* "18 september 07:58", published on a day that is not before it: 31 December told of on
 * 1 January was the year before. */
static bool read_title_day(const char *text, int published, struct event *event)
{
  int day = 0;
  while (isdigit((unsigned char)*text) && day < 100)
    day = day * 10 + (*text++ - '0');
  while (*text == ' ')
    text++;
  size_t letters = 0;
  while (isalpha((unsigned char)text[letters]))
    letters++;
  int month = import_month_of_word(text, letters), year = date_year(published);
  event->day = date_make(year, month, day);
  if (month == 0 || day == 0) return false;
  /* 29 February need not exist in the year of the publication, but then does in the one before. */
  if (event->day == DATE_NONE || event->day > published)
    event->day = date_make(year - 1, month, day);
  if (event->day == DATE_NONE) return false;
  if (!import_read_time(text + letters, &event->time)) event->time = TIME_NONE;
  return true;
}

static bool read_event(struct import *import, const struct json_event *from, struct event *event)
{
  struct arena *arena = &import->work;
  *event = (struct event){.time = TIME_NONE};
  event->note = plain_text(arena, from->summary);
  event->id = plain_text(arena, from->id);
  event->category = plain_text(arena, from->type);
  const char *title = plain_text(arena, from->name);
  const char *first = strchr(title, ','), *last = strrchr(title, ',');
  struct file_date published;
  const char *datetime = plain_text(arena, from->datetime);
  if (first == NULL || !import_read_date(datetime, "ymd", import->ops->clock->date, &published) ||
      published.day == DATE_NONE)
    return false;
  if (last != first) event->area = plain_text(arena, last + 1);
  if (last == first || *event->area == '\0') event->area = plain_text(arena, from->place);
  if (*event->category == '\0')
    event->category =
        plain(arena, first + 1, last > first ? (size_t)(last - first - 1) : strlen(first + 1));
  const char *moment = plain(arena, title, (size_t)(first - title));
  return *event->area != '\0' && read_title_day(moment, published.day, event);
}

static void add_event(struct table *table, const struct event *event)
{
  struct buf date = {0}, time = {0};
  date_iso(&date, event->day);
  time_colon(&time, event->time);
  const char *cells[N_COLUMNS] = {
      [COLUMN_DATE] = buf_text(&date), [COLUMN_TIME] = buf_text(&time),
      [COLUMN_AREA] = event->area,     [COLUMN_CATEGORY] = event->category,
      [COLUMN_NOTE] = event->note,     [COLUMN_ID] = event->id};
  for (int i = 0; i < N_COLUMNS; i++)
    table_add(table, cells[i], strlen(cells[i]));
  buf_release(&date);
  buf_release(&time);
}

/* For each id the event that was published last; ties go to the later one in the file. */
static void note_latest(struct key_map *latest, const struct json_event *events, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    if (events[i].id == NULL) continue;
    uint32_t *at = key_map_text(latest, events[i].id, strlen(events[i].id));
    const char *old = *at == 0 ? NULL : events[*at - 1].datetime, *new = events[i].datetime;
    struct file_date before, after;
    bool older = old != NULL && new != NULL &&import_read_date(old, "ymd", 20000101, &before) &&
                 import_read_date(new, "ymd", 20000101, &after) &&
                 (after.day < before.day || (after.day == before.day && after.time < before.time));
    if (!older) *at = (uint32_t)i + 1;
  }
}

static enum table_fault fault_of(struct import *import, struct key_map *latest,
                                 const struct json_event *events, size_t i, struct event *event)
{
  const char *id = events[i].id;
  if (id != NULL && *key_map_text(latest, id, strlen(id)) != i + 1) return TABLE_REPLACED;
  bool read = read_event(import, &events[i], event);
  if (strncmp(event->category, summary_type, strlen(summary_type)) == 0) return TABLE_SUMMARY;
  return read ? TABLE_FINE : TABLE_NO_PLACE;
}

bool import_polisen_table(struct import *import, const struct buf *text, struct err *err)
{
  struct json_event *events;
  size_t n;
  if (!json_read_events(import->file_name, buf_text(text), text->length, &import->work, &events, &n,
                        err))
    return false;
  struct key_map latest = {.arena = &import->work};
  note_latest(&latest, events, n);
  for (int i = 0; i < N_COLUMNS; i++)
    table_add(&import->table, columns[i].head, strlen(columns[i].head));
  table_end_row(&import->table, 0, TABLE_FINE);
  for (size_t i = 0; i < n; i++) {
    struct event event;
    enum table_fault fault = fault_of(import, &latest, events, i, &event);
    if (fault == TABLE_FINE) add_event(&import->table, &event);
    /* A saved answer has no lines that a person could find: events are counted from 1. */
    table_end_row(&import->table, (long)i + 1, fault);
  }
  return true;
}
