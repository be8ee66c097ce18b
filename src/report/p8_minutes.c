// SPDX-License-Identifier: GPL-3.0-or-later
/* P8: who met, what was said under each item of the agenda, and the numbered decisions. Before the
 * meeting the same paper calls it. Roles, never names. */
#include "report/print.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/rules.h"
#include "domain/words.h"

#include <stdio.h>
#include <string.h>

struct minutes {
  struct meeting meeting;
  struct meeting_item *items;
  struct attendance *people;
  struct minutes_line *lines;
  size_t n_items, n_people, n_lines;
};

static bool find_meeting(struct print *p, struct meeting *m, struct err *err)
{
  const struct meeting_query query = {
      .first = p->request->period.first, .last = p->request->period.last, .limit = 1};
  struct meeting *rows;
  size_t n;
  if (p->request->meeting_id)
    return store_meeting(p->store, p->request->meeting_id, p->arena, m, err);
  if (!store_meetings(p->store, &query, p->arena, &rows, &n, err)) return false;
  if (n == 0)
    return err_set(err, _("There is no meeting %s. Call it first, or choose another date."),
                   print_period(p, p->request->period));
  *m = rows[0];
  return true;
}

static const char *day_and_time(struct print *p, const struct meeting *m)
{
  struct buf text = {0}, time = {0};
  date_compact(&text, m->date);
  time_dotted(&time, m->time);
  if (m->time != TIME_NONE) buf_addf(&text, _(" at %s"), buf_text(&time));
  if (m->time != TIME_NONE && m->ended != TIME_NONE) {
    buf_add(&text, PRINT_DASH);
    time_dotted(&text, m->ended);
  }
  buf_release(&time);
  return print_taken(p, &text);
}

/* ---- who ---- */

static void add_person(struct buf *out, const struct attendance *a)
{
  buf_addf(out, "%s%s", out->length > 0 ? ", " : "", a->name);
  if (a->item) buf_addf(out, _(" (item %d)"), a->item);
  if (a->duty != DUTY_NONE) buf_addf(out, " (%s)", term_label(meeting_duty_terms, (int)a->duty));
  if (a->state == ATTENDANCE_ABSENT)
    buf_addf(out, " (%s)",
             words_said(a->note) ? a->note : term_label(attendance_state_terms, ATTENDANCE_ABSENT));
}

static void put_people(struct print *p, const struct minutes *s, const char *label, bool co_opted,
                       bool present)
{
  struct buf text = {0};
  bool called = s->meeting.item == 0;
  for (size_t i = 0; i < s->n_people; i++) {
    const struct attendance *a = &s->people[i];
    bool here = called || a->state == ATTENDANCE_PRESENT;
    if ((a->post_id == 0) == co_opted && here == present) add_person(&text, a);
  }
  if (text.length > 0) document_labelled(p->d, label, buf_text(&text));
  buf_release(&text);
}

static void put_attendance(struct print *p, const struct minutes *s)
{
  bool called = s->meeting.item == 0;
  put_people(p, s, called ? _("Called:") : _("Present:"), false, true);
  put_people(p, s, _("Co-opted:"), true, true);
  put_people(p, s, _("Absent:"), false, false);
  if (!called && meeting_lacks_police(s->people, s->n_people))
    document_paragraph(p->d, _("The police were not at the meeting."));
}

/* ---- what ---- */

/* A measure's number says nothing to those who never see the screen: its area and text instead. */
static bool put_words(struct print *p, const struct minutes_line *line, struct buf *out,
                      struct err *err)
{
  struct measure m;
  long long id = 0;
  int end = 0;
  const char *text = line->text;
  if (line->decision) buf_addf(out, _("Decision %d: "), line->decision);
  if (strncmp(text, "Å-", strlen("Å-")) == 0 && sscanf(text, "%*[^0-9]%lld%n", &id, &end) == 1) {
    if (!store_measure(p->store, id, p->arena, &m, err)) return false;
    if (m.id && !strstr(text, m.text)) {
      buf_addf(out, "%s, %s:%s", m.area_name, m.text, text + end);
      return true;
    }
  }
  buf_add(out, text);
  return true;
}

static bool put_next(struct print *p, const struct minutes *s, struct buf *out, struct err *err)
{
  const struct meeting_query query = {.body_id = s->meeting.body_id,
                                      .first = date_add(s->meeting.date, 1),
                                      .oldest_first = true,
                                      .limit = 1};
  struct meeting *rows;
  size_t n;
  if (!store_meetings(p->store, &query, p->arena, &rows, &n, err)) return false;
  if (n == 0) return true;
  if (out->length > 0) buf_addc(out, '\n');
  buf_add(out, day_and_time(p, &rows[0]));
  if (words_said(rows[0].place)) buf_addf(out, ", %s", rows[0].place);
  return true;
}

/* The labels of all items take the same room, so that what was said stands in one column. */
static int label_width(const struct minutes *s)
{
  enum { MOST = 34 };
  int width = 0;
  for (size_t i = 0; i < s->n_items; i++)
    if (text_width(s->items[i].text) > width) width = text_width(s->items[i].text);
  return (width > MOST ? MOST : width) + 4;
}

static bool put_item(struct print *p, const struct minutes *s, const struct meeting_item *item,
                     struct err *err)
{
  struct buf label = {0}, text = {0};
  bool ok = true;
  text_pad(&label, arena_printf(p->arena, "%d %s", item->number, item->text), label_width(s),
           false);
  for (size_t i = 0; ok && i < s->n_lines; i++) {
    if (s->lines[i].item != item->number) continue;
    if (text.length > 0) buf_addc(&text, '\n');
    ok = put_words(p, &s->lines[i], &text, err);
  }
  if (ok && item->kind == AGENDA_NEXT) ok = put_next(p, s, &text, err);
  if (ok && text.length == 0) buf_add(&text, s->meeting.item == 0 ? " " : PRINT_DASH);
  if (ok) document_labelled(p->d, buf_text(&label), buf_text(&text));
  buf_release(&label);
  buf_release(&text);
  return ok;
}

static void put_confirmation(struct print *p)
{
  document_space(p->d);
  document_paragraph(p->d, _("Confirmed:"));
  document_lines(p->d, 2);
}

static const char *title(const struct print *p, const struct meeting *m)
{
  if (m->item == 0) return arena_printf(p->arena, _("Call to meeting %d"), m->number);
  return m->formal ? arena_printf(p->arena, _("Minutes of meeting %d"), m->number)
                   : arena_printf(p->arena, _("Notes of meeting %d"), m->number);
}

static void set_head(struct print *p, const struct meeting *m)
{
  print_set_head(p, &(struct print_head){.title = title(p, m),
                                         .date = m->date,
                                         .source = _("Source: the notes of the meeting")});
  p->d->head.body = m->body_name;
}

static bool read_minutes(struct print *p, struct minutes *s, struct err *err)
{
  return store_meeting_items(p->store, s->meeting.id, p->arena, &s->items, &s->n_items, err) &&
         store_attendance(p->store, s->meeting.id, p->arena, &s->people, &s->n_people, err) &&
         store_minutes(p->store, s->meeting.id, p->arena, &s->lines, &s->n_lines, err);
}

bool p8_minutes(struct print *p, struct err *err)
{
  struct minutes s = {0};
  const char *kept = NULL;
  if (!find_meeting(p, &s.meeting, err) ||
      !store_meeting_document(p->store, s.meeting.id, p->arena, &kept, err))
    return false;
  if (kept) return document_read(p->arena, kept, &p->d, err);
  if (!read_minutes(p, &s, err)) return false;
  set_head(p, &s.meeting);
  document_labelled(p->d, _("Time:"), day_and_time(p, &s.meeting));
  if (words_said(s.meeting.place)) document_labelled(p->d, _("Place:"), s.meeting.place);
  put_attendance(p, &s);
  document_space(p->d);
  for (size_t i = 0; i < s.n_items; i++)
    if (!put_item(p, &s, &s.items[i], err)) return false;
  if (s.meeting.item != 0) put_confirmation(p);
  return true;
}

bool report_meeting_kept(struct store *store, int64_t meeting_id, int today, struct buf *out,
                         struct err *err)
{
  struct document *document = NULL;
  struct arena arena = {0};
  struct meeting m;
  bool ok = store_meeting(store, meeting_id, &arena, &m, err);
  const struct report_request request = {.name = "P8",
                                         .period = {PERIOD_DAYS, m.date, m.date},
                                         .meeting_id = meeting_id,
                                         .today = today,
                                         .established = true};
  ok = ok && report_make(store, &request, &arena, &document, err);
  if (ok) document_write(document, out);
  arena_release(&arena);
  return ok;
}
