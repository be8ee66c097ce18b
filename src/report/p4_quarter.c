// SPDX-License-Identifier: GPL-3.0-or-later
/* P4: the quarter's picture that the ranking rests on. */
#include "report/print.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/rules.h"
#include "domain/words.h"
#include "report/print_lists.h"
#include "report/quarter_checks.h"
#include "report/quarter_tables.h"
#include "report/unusual_lists.h"

static bool set_head(struct print *p, const struct comparison *comparison, struct err *err)
{
  const char *const marks[] = {print_mark_few(p, p->municipality.few), print_mark_none(), NULL};
  struct print_head head = {
      .title = arena_printf(p->arena, _("Picture of %s"), print_label(p, p->request->period)),
      .compared = comparison->before,
      .version = 1,
      .marks = marks,
  };
  if (!print_ranking_status(p, &head, err)) return false;
  print_set_head(p, &head);
  return true;
}

/* Of the quarter; of the one before while no month of it is over. */
static int last_whole_month(const struct print *p)
{
  int last = date_month(p->request->period.last), now = date_month(p->request->today);
  return last < now ? last : month_add(now, -1);
}

static bool put_counts(struct print *p, const struct comparison *c, struct err *err)
{
  struct quarter_counts counts;
  struct signals signals;
  const char *difference;
  if (!signals_read(p->store, last_whole_month(p), p->arena, &signals, err) ||
      !quarter_counts(p, c, &signals, &counts, err) ||
      !reporting_difference(p, c->now, c->before, &difference, err))
    return false;
  struct doc_table *t = quarter_months_table(p, &counts);
  if (difference) t->foot = text_capital(p->arena, difference);
  document_space(p->d);

  const char **names = arena_alloc(p->arena, (counts.n_areas + 1) * sizeof *names);
  size_t n = 0;
  for (size_t i = 0; i < counts.n_areas; i++)
    if (counts.areas[i].before >= 0 && counts.areas[i].observations > counts.areas[i].before)
      names[n++] = counts.areas[i].area.name;
  document_labelled(p->d, _("Going the wrong way:"),
                    n ? print_joined(p, names, n, ", ") : _("no areas"));
  document_space(p->d);
  unusual_of_quarter(p, &signals);
  document_space(p->d);
  quarter_groups_table(p, &counts);
  return true;
}

/* What the rows say: when it happened, and what it led to. */
static void put_rows(struct print *p, const struct observation *rows, size_t n)
{
  struct profile profile;
  profile_of(p, rows, n, &profile);
  quarter_profile_table(p, &profile);
  document_space(p->d);
  bool any = false;
  for (size_t i = 0; i < n; i++) {
    if (!words_said(rows[i].consequence)) continue;
    if (!any) document_paragraph(p->d, _("Consequences:"));
    any = true;
    document_item(p->d, arena_printf(p->arena, "%s: %s", rows[i].area_name, rows[i].consequence));
  }
  if (!any) document_labelled(p->d, _("Consequences:"), _("none noted"));
}

static const char *measure_text(struct print *p, const struct measure *m)
{
  enum measure_state state = measure_shown_state(m, p->request->today);
  return arena_printf(p->arena, "%s (%s, %s)", m->text, m->owner_short,
                      term_label(measure_state_terms, (int)state));
}

static bool put_chosen(struct print *p, const struct ranking *ranking,
                       const struct ranking_row *row, struct err *err)
{
  const struct measure_query query = {.area_id = row->area_id, .ranking_id = ranking->id};
  struct measure *rows;
  size_t n;
  if (!store_measures(p->store, &query, p->arena, &rows, &n, err)) return false;
  const char **texts = arena_alloc(p->arena, (n + 1) * sizeof *texts);
  for (size_t i = 0; i < n; i++)
    texts[i] = measure_text(p, &rows[i]);
  document_item(p->d, arena_printf(p->arena, "%s: %s", row->area_name,
                                   n ? print_joined(p, texts, n, "; ") : _("no measures")));
  return true;
}

/* What was chosen a quarter ago, and what became of it. */
static bool put_previous(struct print *p, struct err *err)
{
  int quarter = quarter_add(quarter_of(p->request->period.first), -1);
  struct ranking ranking = {0};
  struct ranking_row *rows;
  size_t n = 0;
  if (!store_ranking(p->store, quarter, p->arena, &ranking, err)) return false;
  const char *stage = ranking.state == RANKING_DECIDED ? "decided" : "proposed";
  if (ranking.id != 0 && !store_ranking_rows(p->store, ranking.id, stage, p->arena, &rows, &n, err))
    return false;
  const char *name = print_label(p, period_of_quarter(quarter));
  const char *label = arena_printf(p->arena, _("Chosen after %s:"), name);
  if (n == 0) document_labelled(p->d, label, _("no areas"));
  if (n > 0) document_paragraph(p->d, label);
  for (int number = 1; number <= p->municipality.places; number++)
    for (size_t i = 0; i < n; i++)
      if (rows[i].chosen == number && !put_chosen(p, &ranking, &rows[i], err)) return false;
  return true;
}

static bool make(struct print *p, struct err *err)
{
  struct comparison comparison;
  struct observation *rows;
  size_t n;
  if (!compare_years(p->store, p->request->period, p->request->today, p->arena, &comparison, err) ||
      !set_head(p, &comparison, err) || !print_rows(p, 0, -1, &rows, &n, err) ||
      !quarter_reporting(p, err))
    return false;
  document_space(p->d);
  if (!put_counts(p, &comparison, err)) return false;
  document_part(p->d);
  put_rows(p, rows, n);
  document_space(p->d);
  if (!put_previous(p, err)) return false;
  document_space(p->d);
  if (!print_soft(p, -1, err) || !print_events(p, err)) return false;
  document_space(p->d);
  return quarter_checks(p, rows, n, err);
}

bool p4_quarter(struct print *p, struct err *err)
{
  bool locked = false;
  return print_locked(p, "P4", &locked, err) && (locked || make(p, err));
}
