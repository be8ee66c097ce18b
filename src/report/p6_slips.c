// SPDX-License-Identifier: GPL-3.0-or-later
/* P6: to each department and external owner its own measures, with lines to answer on. */
#include "report/print.h"

#include "base/i18n.h"
#include "domain/words.h"

#include <stddef.h>

struct slips {
  struct owner *owners;
  size_t n_owners;
  struct measure *measures; /* those of all owners that belong on a slip */
  size_t n_measures;
  struct period quarter; /* that they are meant for */
};

/* What the owner still has to do, or has done of what this quarter's ranking led to. */
static bool belongs(const struct measure *m, const struct ranking *ranking)
{
  switch (m->state) {
  case MEASURE_PROPOSED:
  case MEASURE_DECIDED:
  case MEASURE_ONGOING:
    return true;
  case MEASURE_DONE:
  case MEASURE_FOLLOWED_UP:
    return ranking->id != 0 && m->ranking_id == ranking->id;
  case MEASURE_CLOSED:
  case MEASURE_ABORTED:
  case MEASURE_REJECTED:
  case MEASURE_OVERDUE:
    break;
  }
  return false;
}

static bool read_measures(struct print *p, struct slips *slips, struct err *err)
{
  const struct measure_query query = {.owner_id = p->request->owner_id, .open_only = true};
  struct ranking ranking = {0};
  size_t n;
  if (!store_ranking(p->store, quarter_of(p->request->period.first), p->arena, &ranking, err) ||
      !store_measures(p->store, &query, p->arena, &slips->measures, &n, err))
    return false;
  slips->n_measures = 0;
  for (size_t i = 0; i < n; i++)
    if (belongs(&slips->measures[i], &ranking))
      slips->measures[slips->n_measures++] = slips->measures[i];
  return true;
}

static size_t count_of(const struct slips *slips, int64_t owner_id)
{
  size_t n = 0;
  for (size_t i = 0; i < slips->n_measures; i++)
    n += slips->measures[i].owner_id == owner_id;
  return n;
}

static bool has_owner(const struct slips *slips, int64_t owner_id)
{
  for (size_t i = 0; i < slips->n_owners; i++)
    if (slips->owners[i].id == owner_id) return true;
  return false;
}

/* Owners with their committee of the last day of the period; one that does not exist on that day
 * as it is known now. */
static bool read_owners(struct print *p, struct slips *slips, struct err *err)
{
  const int days[] = {p->request->period.last, 0};
  size_t capacity = 0;
  slips->owners = NULL;
  slips->n_owners = 0;
  for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
    struct owner *rows;
    size_t n;
    if (!store_owners(p->store, days[d], p->arena, &rows, &n, err)) return false;
    for (size_t i = 0; i < n; i++) {
      bool wanted = rows[i].id == p->request->owner_id || count_of(slips, rows[i].id) > 0;
      if (!wanted || has_owner(slips, rows[i].id)) continue;
      slips->owners = arena_grow(p->arena, slips->owners, slips->n_owners, &capacity, sizeof *rows);
      slips->owners[slips->n_owners++] = rows[i];
    }
  }
  return true;
}

static const char *type_text(struct print *p, const struct measure *m)
{
  struct buf text = {0};
  buf_add(&text, measure_type_terms[m->type].id);
  if (m->type2 != TYPE_NONE) buf_addf(&text, "/%s", measure_type_terms[m->type2].id);
  if (words_said(m->technique)) buf_addf(&text, " %s", m->technique);
  return print_taken(p, &text);
}

static void add_part(struct print *p, struct buf *text, const char *label, const char *value)
{
  if (!words_said(value)) return;
  if (text->length > 0) buf_add(text, " · ");
  buf_add(text, arena_printf(p->arena, "%s %s", label, value));
}

static void put_note(struct print *p, struct doc_table *t, struct buf *text)
{
  const char *note = print_taken(p, text);
  if (*note) table_row(p->d, t, DOC_ROW_NOTE, &note);
}

static const char *before_text(struct print *p, const struct measure *m)
{
  struct buf text = {0};
  buf_addf(&text, _("%s in the area in %s"), print_count(p, m->before_area),
           print_label(p, period_of_quarter(m->before_quarter)));
  if (m->before_category >= 0)
    buf_addf(&text, _(", of which %s in the category of the problem"),
             print_count(p, m->before_category));
  return print_taken(p, &text);
}

static void put_notes(struct print *p, struct doc_table *t, const struct measure *m)
{
  struct buf text = {0};
  add_part(p, &text, _("Problem:"), m->problem_text);
  add_part(p, &text, _("Goal:"), m->goal);
  put_note(p, t, &text);
  add_part(p, &text, _("Measured by:"), m->followup_measure);
  add_part(p, &text, _("Before:"), before_text(p, m));
  put_note(p, t, &text);
  add_part(p, &text, _("Service:"), m->service);
  add_part(p, &text, _("In the plan of the service:"),
           m->in_plan ? print_date(p, m->in_plan) : _("no"));
  put_note(p, t, &text);
  /* TRANSLATORS: lines to write on; keep the whole within 75 columns */
  buf_add(&text, _("Number ______  Hours ______  Kronor ________  Comment ____________________"));
  put_note(p, t, &text);
}

static void put_measures(struct print *p, const struct slips *slips, const struct owner *owner)
{
  const struct doc_column columns[] = {
      {_("No."), DOC_RIGHT, 2}, {_("Area"), DOC_LEFT, 12},     {_("Measure"), DOC_LEFT, 0},
      {_("Type"), DOC_LEFT, 7}, {_("Deadline"), DOC_LEFT, 18}, {_("Carried out"), DOC_LEFT, 6}};
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  int number = 0;
  for (size_t i = 0; i < slips->n_measures; i++) {
    const struct measure *m = &slips->measures[i];
    if (m->owner_id != owner->id) continue;
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){arena_printf(p->arena, "%d", ++number), m->area_name, m->text,
                                    type_text(p, m), print_deadline(p, m), "______"});
    put_notes(p, t, m);
  }
}

static void put_slip(struct print *p, const struct slips *slips, const struct owner *owner)
{
  if (p->request->owner_id == 0) document_heading(p->d, 1, owner->name);
  if (!owner->external && words_said(owner->committee))
    document_labelled(p->d, _("Committee:"), owner->committee);
  document_space(p->d);
  if (count_of(slips, owner->id) == 0) {
    document_paragraph(p->d, _("There is no measure to report on."));
    return;
  }
  put_measures(p, slips, owner);
  document_space(p->d);
  document_paragraph(p->d,
                     arena_printf(p->arena, _("To be returned to %s by %s at the latest."),
                                  p->municipality.group_name, print_date(p, slips->quarter.last)));
}

static bool set_head(struct print *p, const struct slips *slips, struct err *err)
{
  struct print_head head = {0};
  const char *quarter = print_label(p, slips->quarter);
  if (!print_ranking_status(p, &head, err)) return false;
  head.title =
      p->request->owner_id && slips->n_owners == 1
          ? arena_printf(p->arena, _("Tasks of %s %s"), slips->owners[0].short_name, quarter)
          : arena_printf(p->arena, _("Tasks %s"), quarter);
  print_set_head(p, &head);
  return true;
}

bool p6_slips(struct print *p, struct err *err)
{
  struct slips slips = {
      .quarter = period_of_quarter(quarter_add(quarter_of(p->request->period.first), 1))};
  if (!read_measures(p, &slips, err) || !read_owners(p, &slips, err) || !set_head(p, &slips, err))
    return false;
  if (slips.n_owners == 0) document_paragraph(p->d, _("There is no measure to report on."));
  for (size_t i = 0; i < slips.n_owners; i++) {
    if (i > 0) document_page(p->d);
    put_slip(p, &slips, &slips.owners[i]);
  }
  return true;
}
