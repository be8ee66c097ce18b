// SPDX-License-Identifier: GPL-3.0-or-later
/* P16: short lists of the group's own. The year wheel is the one that can be made. */
#include "report/print.h"

#include "base/date.h"
#include "base/i18n.h"
#include "ops/wheel.h"

static const char *week_of(struct print *p, int date)
{
  return arena_printf(p->arena, "%d", date_iso_week(date, NULL));
}

static const char *words_of(struct print *p, const struct wheel_row *row)
{
  struct buf text = {0};
  wheel_state_words(&text, row);
  return print_taken(p, &text);
}

static void put_row(struct print *p, struct doc_table *t, const struct wheel_row *row)
{
  const struct wheel_entry *e = row->entry;
  table_row(p->d, t, DOC_ROW,
            (const char *const[]){print_date(p, row->date), week_of(p, row->date), row->name,
                                  row->body, words_of(p, row)});
  if (!e || !e->reason) return;
  const char *note = e->moved_to ? arena_printf(p->arena, _("Moved from %s: %s"),
                                                print_date(p, row->by_rule.due), e->reason)
                                 : e->reason;
  table_row(p->d, t, DOC_ROW_NOTE, &note);
}

static void put_rhythm(struct print *p, const struct wheel_view *view, const struct rhythm *r)
{
  const struct period period = p->request->period;
  if (r->first_day > period.last || (r->last_day && r->last_day < period.first)) return;
  const char *task = "";
  for (size_t i = 0; i < view->n_rules; i++)
    if (view->rules[i].id == r->rule_id)
      task = view->rules[i].short_name ? view->rules[i].short_name : view->rules[i].task;
  const char *how = term_label(rhythm_kind_terms, (int)r->kind),
             *from = print_date(p, r->first_day);
  const char *when = r->last_day ? arena_printf(p->arena, _("%s %s from %s to %s"), task, how, from,
                                                print_date(p, r->last_day))
                                 : arena_printf(p->arena, _("%s %s from %s"), task, how, from);
  document_item(p->d, arena_printf(p->arena, _("%s. Decided by %s, reconsidered %s: %s"), when,
                                   r->post, print_date(p, r->review), r->reason));
}

bool p16_registers(struct print *p, struct err *err)
{
  const int year = date_year(p->request->period.first);
  const struct doc_column columns[] = {{_("Date"), DOC_LEFT, 10},
                                       {_("Week"), DOC_LEFT, 5},
                                       {_("What"), DOC_LEFT, 0},
                                       {_("Whose"), DOC_LEFT, 16},
                                       {_("State"), DOC_LEFT, 9}};
  struct wheel_view view;
  if (!wheel_read(p->store, year - 1, year + 1, p->request->today, p->arena, &view, err))
    return false;
  print_set_head(p, &(struct print_head){.title = arena_printf(p->arena, _("Year wheel %d"), year),
                                         .version = 1});
  document_paragraph(
      p->d, _("This print holds the year wheel. The communication plan, the dispatch list, the "
              "organisation, the document sheets and the glossary are not in it yet."));
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  size_t n = 0;
  for (size_t i = 0; i < view.n; i++) {
    if (!period_has(p->request->period, view.rows[i].date)) continue;
    put_row(p, t, &view.rows[i]);
    n++;
  }
  if (n == 0) document_paragraph(p->d, _("Nothing is due in the year."));
  if (view.n_rhythms) document_heading(p->d, 2, _("Rhythm at social unrest"));
  for (size_t i = 0; i < view.n_rhythms; i++)
    put_rhythm(p, &view, &view.rhythms[i]);
  return true;
}
