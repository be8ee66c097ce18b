// SPDX-License-Identifier: GPL-3.0-or-later
/* ARR: what is planned from a day on, as a list to take along to the meeting. */
#include "report/print.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/words.h"

static const char *said(const char *text)
{
  return words_said(text) ? text : PRINT_DASH;
}

/* The last day, the problem and the note have no column: they stand below their row. */
static const char *below(struct print *p, const struct planned_event *e)
{
  struct buf text = {0};
  if (e->to_day > e->from_day) buf_addf(&text, _("Until %s"), print_date(p, e->to_day));
  const char *const more[] = {e->expected_problem, e->note};
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (words_said(more[i])) buf_addf(&text, "%s%s", text.length > 0 ? ", " : "", more[i]);
  return print_taken(p, &text);
}

static void put_row(struct print *p, struct doc_table *t, const struct planned_event *e)
{
  const char *week = arena_printf(p->arena, "%d", date_iso_week(e->from_day, NULL));
  const char *note = below(p, e);
  table_row(p->d, t, DOC_ROW,
            (const char *const[]){print_date(p, e->from_day), week, e->area_name, e->what,
                                  said(e->size), said(e->responsible)});
  if (*note) table_row(p->d, t, DOC_ROW_NOTE, &note);
}

bool arr_events(struct print *p, struct err *err)
{
  const struct doc_column columns[] = {
      {_("Date"), DOC_LEFT, 10}, {_("Week"), DOC_RIGHT, 5},     {_("Area"), DOC_LEFT, 16},
      {_("What"), DOC_LEFT, 0},  {_("Expected"), DOC_LEFT, 10}, {_("Responsible"), DOC_LEFT, 11}};
  const int first = p->request->period.first;
  struct planned_event *rows;
  size_t n;
  if (!store_planned_events(p->store, (struct period){PERIOD_DAYS, first, DATE_LAST}, p->arena,
                            &rows, &n, err))
    return false;
  print_set_head(
      p, &(struct print_head){.title = _("Coming events"),
                              .period = arena_printf(p->arena, _("From %s"), print_date(p, first)),
                              .source = _("Source: the group's list of events")});
  if (n == 0) {
    document_paragraph(p->d, _("No events are planned."));
    return true;
  }
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < n; i++)
    put_row(p, t, &rows[i]);
  return true;
}
