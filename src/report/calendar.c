// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/calendar.h"

#include "base/date.h"
#include "base/i18n.h"

#include <inttypes.h>
#include <string.h>

enum { LINE_BYTES = 75 };

/* Section 3.1: a longer line goes on after CR LF and a blank, which counts as one of its bytes. */
static void add_line(struct buf *out, const char *line)
{
  size_t room = LINE_BYTES, length = strlen(line);
  while (length > room) {
    size_t cut = room;
    while (((unsigned char)line[cut] & 0xC0) == 0x80)
      cut--;
    buf_addn(out, line, cut);
    buf_add(out, "\r\n ");
    line += cut;
    length -= cut;
    room = LINE_BYTES - 1;
  }
  buf_add(out, line);
  buf_add(out, "\r\n");
}

/* Section 3.3.11. */
static void add_text(struct buf *out, const char *name, const char *text)
{
  struct buf line = {0};
  buf_addf(&line, "%s:", name);
  for (; *text; text++) {
    if (*text == '\n')
      buf_add(&line, "\\n");
    else if (strchr("\\;,", *text))
      buf_addf(&line, "\\%c", *text);
    else
      buf_addn(&line, text, 1);
  }
  add_line(out, buf_text(&line));
  buf_release(&line);
}

/* FNV-1a over the municipality's name: two groups that send their wheels to one calendar do not
 * take each other's events. */
static uint32_t group_number(const struct municipality *m)
{
  uint32_t number = 2166136261u;
  for (const char *at = m->name; at && *at; at++)
    number = (number ^ (unsigned char)*at) * 16777619u;
  return number;
}

static void add_uid(struct buf *out, const struct wheel_row *row, const struct municipality *m)
{
  struct buf line = {0};
  if (row->rule)
    buf_addf(&line, "UID:rule-%" PRId64 "-%d", row->rule->id, row->by_rule.due);
  else
    buf_addf(&line, "UID:entry-%" PRId64, row->entry->id);
  buf_addf(&line, "-%08" PRIx32 "@lagesbild.invalid", group_number(m));
  add_line(out, buf_text(&line));
  buf_release(&line);
}

static void add_description(struct buf *out, const struct wheel_row *row)
{
  struct buf text = {0}, due = {0};
  if (row->body) buf_add(&text, row->body);
  if (row->entry && row->entry->reason) {
    if (text.length) buf_add(&text, "\n");
    date_iso(&due, row->by_rule.due);
    if (row->entry->moved_to)
      buf_addf(&text, _("Moved from %s: %s"), buf_text(&due), row->entry->reason);
    else
      buf_add(&text, row->entry->reason);
  }
  buf_release(&due);
  if (text.length) add_text(out, "DESCRIPTION", buf_text(&text));
  buf_release(&text);
}

static void add_event(struct buf *out, const struct wheel_row *row, const struct municipality *m,
                      int today)
{
  struct buf line = {0};
  add_line(out, "BEGIN:VEVENT");
  add_uid(out, row, m);
  buf_addf(&line, "DTSTAMP:%dT000000Z", today);
  add_line(out, buf_text(&line));
  buf_clear(&line);
  buf_addf(&line, "DTSTART;VALUE=DATE:%d", row->date);
  add_line(out, buf_text(&line));
  buf_clear(&line);
  if (m->practice) buf_addf(&line, "%s: ", _("PRACTICE"));
  buf_add(&line, row->name);
  add_text(out, "SUMMARY", buf_text(&line));
  add_description(out, row);
  add_line(out, row->state == WHEEL_CANCELLED ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  add_line(out, "TRANSP:TRANSPARENT");
  add_line(out, "END:VEVENT");
  buf_release(&line);
}

void calendar_write(const struct wheel_row *rows, size_t n, int year, const struct municipality *m,
                    int today, struct buf *out)
{
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//lagesbild//" LB_VERSION "//SV");
  add_line(out, "CALSCALE:GREGORIAN");
  add_line(out, "METHOD:PUBLISH");
  for (size_t i = 0; i < n; i++)
    if (date_year(rows[i].date) == year) add_event(out, &rows[i], m, today);
  add_line(out, "END:VCALENDAR");
}
