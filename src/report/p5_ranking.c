// SPDX-License-Identifier: GPL-3.0-or-later
/* P5: which areas the group proposes for the coming quarter, and why. */
#include "report/print.h"

#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"
#include "ops/ops.h"

/* The column "chosen" holds number, bracket and mark at places of their own, so that they stand
 * above each other whatever is missing. */
static const char *chosen_cell(struct print *p, int before, int chosen, const char *between,
                               const char *mark)
{
  const char *number = chosen > 0 ? arena_printf(p->arena, "%d", chosen) : " ";
  return arena_printf(p->arena, "%*s%s%s%s", before, "", number, between, mark);
}

static const char *few_mark(const struct ranking_row *row)
{
  return row->few ? "*" : "";
}

static const char *rank_cell(struct print *p, const struct ranking_row *row)
{
  return row->rank > 0 ? arena_printf(p->arena, "%3d", row->rank) : "";
}

static bool is_half(double number)
{
  return number > (double)(long)number;
}

/* A priority of steps has a decimal when one of the two that it is made of is a half. */
static const char *step_priority(struct print *p, const struct ranking_row *row)
{
  if (row->priority < 0) return PRINT_DASH;
  return print_decimal(p, row->priority, is_half(row->need) || is_half(row->influence) ? 1 : 0);
}

static struct doc_table *steps_table(struct print *p)
{
  const struct doc_column columns[] = {{_("Rank"), DOC_LEFT, 5},
                                       {_("Area"), DOC_LEFT, 17},
                                       {_("Reports"), DOC_RIGHT, 4},
                                       {_("Last yr"), DOC_RIGHT, 6},
                                       {_("Chg"), DOC_RIGHT, 8},
                                       {_("Need"), DOC_RIGHT, 6},
                                       {_("Influence"), DOC_RIGHT, 9},
                                       {_("Prio"), DOC_RIGHT, 5},
                                       {arena_printf(p->arena, " %s", _("Chosen")), DOC_LEFT, 0}};
  return document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
}

static void put_steps(struct print *p, const struct ranking_view *view)
{
  struct doc_table *t = steps_table(p);
  for (size_t i = 0; i < view->n; i++) {
    const struct ranking_row *row = &view->rows[i];
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){
                  rank_cell(p, row), row->area_name, print_count(p, row->observations),
                  print_count(p, row->observations_before),
                  print_change(p, row->observations, row->observations_before),
                  print_half(p, row->need), print_half(p, row->influence), step_priority(p, row),
                  chosen_cell(p, 2, row->chosen, "  ", few_mark(row))});
  }
  table_row(p->d, t, DOC_ROW_SUM,
            (const char *const[]){NULL, _("Whole municipality"), print_count(p, view->total),
                                  print_count(p, view->total_before),
                                  print_change(p, view->total, view->total_before), NULL, NULL,
                                  NULL, NULL});
  t->foot = arena_printf(p->arena, _("* few reports (under %d): read with care."), view->few);
}

/* From the first row to the first area outside: what cannot be told apart is joined. */
static const char *bracket(const struct ranking_view *view, size_t at)
{
  size_t last = (size_t)view->places;
  bool above = at > 0 && at <= last && view->rows[at - 1].joined;
  bool below = at < last && at + 1 < view->n && view->rows[at].joined;
  return above && below ? "│" : above ? "┘" : below ? "┐" : " ";
}

static struct doc_table *share_table(struct print *p)
{
  const struct doc_column columns[] = {
      {_("Rank"), DOC_LEFT, 6},
      {_("Area"), DOC_LEFT, 0},
      {_("Reports"), DOC_RIGHT, 4},
      {_("Need"), DOC_RIGHT, 6},
      {_("Influence"), DOC_RIGHT, 9},
      {_("Priority"), DOC_RIGHT, 10},
      {arena_printf(p->arena, " %s", _("Confidence")), DOC_LEFT, 9},
      {arena_printf(p->arena, " %s", _("Chosen")), DOC_LEFT, 8}};
  return document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
}

static const char *share_cell(struct print *p, double percent)
{
  if (percent < 0) return PRINT_DASH;
  return arena_printf(p->arena, "%s\u00a0%%", print_decimal(p, percent, 0));
}

static const char *confidence_cell(struct print *p, const struct ranking_row *row)
{
  if (row->raters == 0) return "";
  return arena_printf(p->arena, " %s", term_label(confidence_terms, (int)row->confidence));
}

static void put_shares(struct print *p, const struct ranking_view *view)
{
  struct doc_table *t = share_table(p);
  bool few = false;
  for (size_t i = 0; i < view->n; i++) {
    const struct ranking_row *row = &view->rows[i];
    const char *between = arena_printf(p->arena, " %s", bracket(view, i));
    few = few || row->few;
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){
                  rank_cell(p, row), row->area_name, print_count(p, row->observations),
                  share_cell(p, row->need), print_half(p, row->influence),
                  row->priority < 0 ? PRINT_DASH : print_decimal(p, row->priority, 1),
                  confidence_cell(p, row), chosen_cell(p, 4, row->chosen, between, few_mark(row))});
  }
  if (few)
    t->foot = arena_printf(p->arena, _("* few reports (under %d): read with care."), view->few);
}

/* Rows whose place among the first was given to a row below them, and those rows. */
struct departure {
  const char **out, **in, **order; /* names; order: the chosen ones as numbered */
  size_t n_out, n_in, n_order;
  bool reordered;
};

static const struct ranking_row *chosen_row(const struct ranking_view *view, int number)
{
  for (size_t i = 0; i < view->n; i++)
    if (view->rows[i].chosen == number) return &view->rows[i];
  return NULL;
}

static void find_departure(struct print *p, const struct ranking_view *view, struct departure *d)
{
  *d = (struct departure){0};
  d->out = arena_alloc(p->arena, (view->n + 1) * sizeof *d->out);
  d->in = arena_alloc(p->arena, (view->n + 1) * sizeof *d->in);
  d->order = arena_alloc(p->arena, (view->n + 1) * sizeof *d->order);
  int before = 0;
  const struct ranking_row *row;
  for (int number = 1; number <= view->places && (row = chosen_row(view, number)); number++) {
    d->order[d->n_order++] = row->area_name;
    d->reordered = d->reordered || row->rank < before;
    before = row->rank;
    if (row->rank == 0 || row->rank > view->places) d->in[d->n_in++] = row->area_name;
  }
  for (size_t i = 0; i < view->n && d->n_in > 0; i++) {
    row = &view->rows[i];
    if (row->chosen <= 0 && row->rank > 0 && row->rank <= view->places)
      d->out[d->n_out++] = row->area_name;
  }
}

static const char *listed(struct print *p, const char *const *names, size_t n)
{
  struct buf text = {0};
  words_and(&text, names, n);
  return print_taken(p, &text);
}

static void put_departure(struct print *p, const struct ranking_view *view)
{
  struct departure d;
  const char *reason = view->ranking.deviation, *label = _("Departure from the computed order:");
  find_departure(p, view, &d);
  bool departs = d.n_out > 0 && d.n_order == (size_t)view->places;
  if (departs)
    document_labelled(
        p->d, label,
        arena_printf(p->arena,
                     ngettext("%s replaced by %s.", "%s replaced by %s.", (unsigned long)d.n_out),
                     listed(p, d.out, d.n_out), listed(p, d.in, d.n_in)));
  else if (d.reordered)
    document_labelled(p->d, label,
                      arena_printf(p->arena, _("chosen in the order %s."),
                                   print_joined(p, d.order, d.n_order, ", ")));
  if (reason && *reason)
    document_labelled(p->d, departs || d.reordered ? _("Reason:") : _("The group's reason:"),
                      reason);
}

static void put_decision(struct print *p, const struct ranking_view *view)
{
  const struct decision *decision = &view->decision;
  if (decision->id == 0 || decision->result != RESULT_CHANGED || !decision->reason) return;
  document_labelled(p->d, arena_printf(p->arena, _("Changed by %s:"), decision->body_short),
                    decision->reason);
}

/* How many of the notes are about pairs; those come first, and belong right under the brackets. */
static size_t pair_notes(const struct ranking_view *view)
{
  size_t n = 0, outside = (size_t)view->places;
  bool joined = false;
  if (outside >= view->n || view->rows[outside].rank == 0) return 0;
  for (size_t i = 0; i < outside; i++) {
    const struct ranking_row *row = &view->rows[i];
    bool equal = row->rank == row[1].rank;
    n += equal;
    n += i + 1 < outside && row->rank == view->rows[outside].rank;
    joined = joined || (row->joined && !equal);
  }
  n += joined;
  return n < view->n_notes ? n : view->n_notes;
}

static bool put_steps_defined(struct print *p, const char *kind, const char *label, struct err *err)
{
  struct step *steps;
  size_t n;
  if (!store_steps(p->store, kind, p->arena, &steps, &n, err)) return false;
  const char **texts = arena_alloc(p->arena, (n + 1) * sizeof *texts);
  for (size_t i = 0; i < n; i++)
    texts[i] = arena_printf(p->arena, "%d %s", steps[i].value, steps[i].text);
  if (n > 0) document_labelled(p->d, label, print_joined(p, texts, n, "; "));
  return true;
}

static void put_rule(struct print *p, bool share)
{
  document_paragraph(
      p->d, share ? _("Priority = need (share of the weighted problems, %) x influence / 5.")
                  : _("Prio = need x influence. Equal: greater need, then more reports."));
  struct period next = period_of_quarter(quarter_add(quarter_of(p->request->period.first), 1));
  document_paragraph(p->d, arena_printf(p->arena, _("For %s, resting on %s."), print_label(p, next),
                                        print_label(p, p->request->period)));
}

static bool set_head(struct print *p, const struct ranking_view *view, struct err *err)
{
  const char *const marks[] = {print_mark_few(p, view->few),
                               view->ranking.method == METHOD_STEPS ? print_mark_none() : NULL,
                               NULL};
  bool changed = view->decision.id != 0 && view->decision.result == RESULT_CHANGED;
  struct print_head head = {
      .title = arena_printf(p->arena, _("Ranking %s"), print_label(p, p->request->period)),
      .date = changed ? view->decision.date : view->ranking.proposed_on,
      .version = view->ranking.version,
      .marks = marks,
  };
  if (!print_ranking_status(p, &head, err)) return false;
  if (view->ranking.state == RANKING_OPEN || view->ranking.state == RANKING_SENT_BACK)
    head.date = 0;
  if (view->ranking.method == METHOD_STEPS)
    head.compared = period_years_before(p->request->period, 1);
  print_set_head(p, &head);
  return true;
}

static bool make(struct print *p, const struct ranking_view *view, struct err *err)
{
  bool share = view->ranking.method == METHOD_SHARE;
  if (!set_head(p, view, err)) return false;
  if (share)
    put_shares(p, view);
  else
    put_steps(p, view);
  if (!view->enough) document_paragraph(p->d, _("There is no observation in the quarter."));
  size_t pairs = pair_notes(view);
  for (size_t i = 0; i < pairs; i++)
    document_paragraph(p->d, view->notes[i]);
  put_departure(p, view);
  put_decision(p, view);
  for (size_t i = pairs; i < view->n_notes; i++)
    document_paragraph(p->d, view->notes[i]);
  put_rule(p, share);
  return (share || put_steps_defined(p, "need", _("Need:"), err)) &&
         put_steps_defined(p, "influence", _("Influence:"), err);
}

bool p5_ranking(struct print *p, struct err *err)
{
  struct ranking_view view;
  const char *kept = NULL;
  int quarter = quarter_of(p->request->period.first);
  if (!ops_ranking_view(p->store, quarter, NULL, p->arena, &view, err) ||
      !store_ranking_document(p->store, view.ranking.id, p->arena, &kept, err))
    return false;
  return kept ? document_read(p->arena, kept, &p->d, err) : make(p, &view, err);
}
