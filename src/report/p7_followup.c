// SPDX-License-Identifier: GPL-3.0-or-later
/* P7: the measures as the meeting goes through them, those that are late first. */
#include "report/print.h"

#include "base/i18n.h"
#include "domain/rules.h"
#include "domain/words.h"

#include <stdlib.h>

enum group { OVERDUE, THIS_MONTH, ONGOING, NO_OUTCOME, GROUPS };

struct line {
  const struct measure *measure;
  int owner_number;
};

/* -1 for what is only proposed: nobody has been told to do it yet. */
static int group_of(const struct measure *m, const struct report_request *request)
{
  if (measure_overdue(m, request->today)) return OVERDUE;
  if (m->state == MEASURE_DONE || m->state == MEASURE_FOLLOWED_UP)
    return m->outcome == OUTCOME_NONE ? NO_OUTCOME : -1;
  if (m->state != MEASURE_DECIDED && m->state != MEASURE_ONGOING) return -1;
  return period_has(request->period, m->deadline) ? THIS_MONTH : ONGOING;
}

static int by_owner(const void *a, const void *b)
{
  const struct line *x = a, *y = b;
  if (x->owner_number != y->owner_number) return x->owner_number - y->owner_number;
  if (x->measure->deadline != y->measure->deadline)
    return x->measure->deadline - y->measure->deadline;
  return (x->measure->id > y->measure->id) - (x->measure->id < y->measure->id);
}

static const struct owner *owner_of(const struct owner *owners, size_t n, int64_t id)
{
  for (size_t i = 0; i < n; i++)
    if (owners[i].id == id) return &owners[i];
  return NULL;
}

static void put_line(struct print *p, struct doc_table *t, const struct measure *m)
{
  int days = measure_days_overdue(m, p->request->today);
  const char *state = term_label(measure_state_terms, (int)m->state);
  const char *goal =
      words_said(m->governance)
          ? arena_printf(p->arena, _(" · Goal in the governance model: %s"), m->governance)
          : "";
  table_row(p->d, t, DOC_ROW,
            (const char *const[]){m->area_name, m->text, m->owner_short, print_date(p, m->deadline),
                                  arena_printf(p->arena, "%d", m->moved),
                                  days ? arena_printf(p->arena, "%d", days) : NULL});
  const char *note = arena_printf(p->arena, _("State: %s%s"), state, goal);
  table_row(p->d, t, DOC_ROW_NOTE, &note);
}

static void put_group(struct print *p, struct doc_table *t, const char *name,
                      const struct line *lines, size_t n)
{
  const char *head = arena_printf(p->arena, "%s (%zu)", name, n);
  table_row(p->d, t, DOC_ROW_HEAD, &head);
  for (size_t i = 0; i < n; i++)
    put_line(p, t, lines[i].measure);
}

static struct doc_table *list_table(struct print *p)
{
  const struct doc_column columns[] = {{_("Area"), DOC_LEFT, 12},  {_("Measure"), DOC_LEFT, 27},
                                       {_("Owner"), DOC_LEFT, 9},  {_("Deadline"), DOC_LEFT, 10},
                                       {_("Moved"), DOC_RIGHT, 8}, {_("Days"), DOC_RIGHT, 6}};
  return document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
}

static void set_head(struct print *p)
{
  print_set_head(p, &(struct print_head){.title = _("Follow-up list"), .version = 1});
}

/* What was left out is said, so that nobody takes a part for the whole. */
static bool put_filter(struct print *p, const struct owner *owner, struct err *err)
{
  struct area area;
  if (owner)
    document_paragraph(p->d, arena_printf(p->arena, _("Only measures of %s."), owner->name));
  if (p->request->area_id == 0) return true;
  if (!store_area(p->store, p->request->area_id, p->request->today, p->arena, &area, err))
    return false;
  document_paragraph(p->d, arena_printf(p->arena, _("Only measures in %s."), area.name));
  return true;
}

bool p7_followup(struct print *p, struct err *err)
{
  const char *const names[GROUPS] = {_("Overdue measures"), _("To follow up this month"),
                                     _("Ongoing measures"), _("Carried out without outcome")};
  const struct measure_query query = {
      .owner_id = p->request->owner_id, .area_id = p->request->area_id, .open_only = true};
  struct measure *measures;
  struct owner *owners;
  size_t n, n_owners;
  if (!store_measures(p->store, &query, p->arena, &measures, &n, err) ||
      !store_owners(p->store, 0, p->arena, &owners, &n_owners, err))
    return false;
  set_head(p);
  if (!put_filter(p, owner_of(owners, n_owners, p->request->owner_id), err)) return false;
  struct doc_table *t = list_table(p);
  struct line *lines = arena_alloc(p->arena, (n + 1) * sizeof *lines);
  for (int group = 0; group < GROUPS; group++) {
    size_t n_lines = 0;
    for (size_t i = 0; i < n; i++) {
      if (group_of(&measures[i], p->request) != group) continue;
      const struct owner *owner = owner_of(owners, n_owners, measures[i].owner_id);
      lines[n_lines++] = (struct line){&measures[i], owner ? owner->number : 0};
    }
    if (n_lines > 1) qsort(lines, n_lines, sizeof *lines, by_owner);
    put_group(p, t, names[group], lines, n_lines);
  }
  return true;
}
