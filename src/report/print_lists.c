// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/print_lists.h"

#include "base/date.h"
#include "base/i18n.h"

static struct period period_after(struct period period)
{
  if (period.kind == PERIOD_QUARTER)
    return period_of_quarter(quarter_add(quarter_of(period.first), 1));
  return period_of_month(month_add(date_month(period.first), 1));
}

static const char *event_text(struct print *p, const struct planned_event *e)
{
  struct buf text = {0};
  buf_addf(&text, "%s, %s, ", e->what, e->area_name);
  date_iso(&text, e->from_day);
  if (e->to_day > e->from_day) {
    buf_add(&text, "--");
    date_iso(&text, e->to_day);
  }
  const char *const more[] = {e->size, e->responsible, e->expected_problem, e->note};
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (more[i] && *more[i]) buf_addf(&text, ", %s", more[i]);
  return print_taken(p, &text);
}

bool print_events(struct print *p, struct err *err)
{
  struct planned_event *rows;
  size_t n;
  struct period after = period_after(p->request->period);
  if (!store_planned_events(p->store, after, p->arena, &rows, &n, err)) return false;
  const char *label = _("Coming events:");
  if (n == 0) document_labelled(p->d, label, _("no events"));
  if (n == 1) document_labelled(p->d, label, event_text(p, &rows[0]));
  if (n > 1) document_paragraph(p->d, label);
  for (size_t i = 0; n > 1 && i < n; i++)
    document_item(p->d, event_text(p, &rows[i]));
  return true;
}

bool print_rows(struct print *p, int soft, int late, struct observation **rows, size_t *n,
                struct err *err)
{
  const struct observation_query query = {
      .period = p->request->period, .oldest_first = true, .soft = soft, .late = late};
  return store_observations(p->store, &query, p->arena, rows, n, err);
}

static const char *soft_text(struct print *p, const struct observation *o)
{
  const char *text = o->note && *o->note ? o->note : o->category_name;
  if (date_valid(o->day))
    return arena_printf(p->arena, "%s %s: %s", print_date(p, o->day), o->area_name, text);
  return arena_printf(p->arena, "%s: %s", o->area_name, text);
}

bool print_soft(struct print *p, int late, struct err *err)
{
  struct observation *rows;
  size_t n;
  if (!print_rows(p, 1, late, &rows, &n, err)) return false;
  document_labelled(p->d, _("Soft information:"), n ? _("not counted above") : _("no information"));
  for (size_t i = 0; i < n; i++)
    document_item(p->d, soft_text(p, &rows[i]));
  return true;
}
