// SPDX-License-Identifier: GPL-3.0-or-later
/* The judgement of one area and category group in one month, from the months before to the word. */
#include "report/explain.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/stats.h"
#include "report/signals_text.h"

enum { SMALL_DECIMALS = 6 };

struct basis {
  struct print *p;
  struct signals signals;
  struct signals_month found;
  const struct signals_cell *cell;
  size_t area, group;
  double factors[12];
};

/* Why a month is not compared with; NULL when it is. */
static const char *reason_of(const struct basis *b, int month)
{
  const struct signals *s = &b->signals;
  int at = months_between(s->first, month);
  if (month < s->first) return _("nothing was counted yet");
  if (s->nearly_empty[at]) return _("the month is incomplete");
  if (s->missing[at] > 0) return _("reports are missing");
  if (s->areas[b->area].valid_from > date_first_of_month(month))
    return _("the area was not there yet");
  if (s->measure[signals_at(s, b->area, b->group, month)]) return _("a measure was under way");
  return NULL;
}

static void put_baseline(const struct basis *b)
{
  struct print *p = b->p;
  const struct doc_column columns[] = {
      {_("Month"), DOC_LEFT, 16},
      {_("Count"), DOC_RIGHT, 8},
      {_("Season"), DOC_RIGHT, 10},
      {arena_printf(p->arena, " %s", _("Left out because")), DOC_LEFT, 0}};
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  for (int i = 0; i < SIGNAL_BASELINE; i++) {
    int month = month_add(b->found.month, i - SIGNAL_BASELINE);
    const char *reason = reason_of(b, month);
    bool counted = month >= b->signals.first;
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){print_label(p, period_of_month(month)),
                                    counted ? explain_number(p, b->cell->series[i]) : NULL,
                                    reason ? NULL : explain_number(p, b->factors[month % 100 - 1]),
                                    reason ? arena_printf(p->arena, " %s", reason) : NULL});
  }
  table_row(p->d, t, DOC_ROW_SUM,
            (const char *const[]){arena_printf(p->arena, _("Sum of %d"), b->cell->judged.months),
                                  explain_number(p, b->cell->judged.baseline.count),
                                  explain_number(p, b->cell->judged.baseline.exposure), NULL});
}

static const char *season_row(const struct basis *b, const double *months, size_t n, int calendar)
{
  double all = stats_total(months, n), sum = 0;
  int last = month_add(b->found.month, -1) % 100;
  for (size_t i = 0; i < n; i++)
    if ((last + 11 - (int)((n - 1 - i) % 12)) % 12 == calendar) sum += months[i];
  return arena_printf(b->p->arena, _("12 x %s / %s = %s"), explain_number(b->p, sum),
                      explain_number(b->p, all),
                      explain_number(b->p, all > 0 ? 12 * sum / all : 0));
}

static void put_season(const struct basis *b)
{
  struct print *p = b->p;
  const double *months;
  size_t n = signals_season_months(&b->signals, b->group, b->found.month, p->arena, &months);
  if (b->cell->season_years == 0) {
    explain_step(p, _("Season:"),
                 _("1 in every month, as there are not %d whole years to see it "
                   "from."),
                 SIGNAL_SEASON_YEARS);
    return;
  }
  explain_step(p, _("Season:"),
               _("from all areas together in %d whole years: share = the calendar month's sum x 12 "
                 "/ the sum of all; (%d x share + 2) / (%d + 2), then divided by the mean of the "
                 "twelve."),
               b->cell->season_years, b->cell->season_years, b->cell->season_years);
  const struct doc_column columns[] = {
      {_("Month"), DOC_LEFT, 16}, {_("Share"), DOC_RIGHT, 34}, {_("Season"), DOC_RIGHT, 10}};
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  for (int m = 0; m < 12; m++)
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){date_month_name(m + 1), season_row(b, months, n, m),
                                    explain_number(p, b->factors[m])});
}

static void put_expected(const struct basis *b)
{
  struct print *p = b->p;
  const struct signal_cell *c = &b->cell->judged;
  explain_step(p, "phi =",
               b->cell->phi.assumed
                   ? _("%s: how much more counts vary than chance alone. It is a convention, as "
                       "there is too little to estimate it from.")
                   : _("%s: how much more counts vary than chance alone. Over all areas and the "
                       "months that are compared: the sum of (count - expected)² / expected, "
                       "divided by (areas - 1) x (months - 1), and at least 1; expected = the "
                       "area's sum x the month's sum / the sum of all."),
               explain_number(p, c->baseline.phi));
  explain_step(p, _("Expected:"), _("count x the month's season / season = %s x %s / %s = %s"),
               explain_number(p, c->baseline.count), explain_number(p, c->baseline.month),
               explain_number(p, c->baseline.exposure), explain_number(p, c->prediction.expected));
}

static void put_chance(const struct basis *b)
{
  struct print *p = b->p;
  const struct signal_cell *c = &b->cell->judged;
  const struct signal_baseline *base = &c->baseline;
  const char *x = explain_number(p, c->x);
  if (c->x <= 0) {
    explain_step(p, _("Chance:"), "%s", _("of 0 or more: 1, as no count is lower."));
    return;
  }
  explain_step(p, _("Chance:"),
               _("of %s or more: %s. In a spreadsheet: =BETA.DIST(%s; %s; %s; TRUE)"), x,
               print_decimal(p, c->prediction.p_high, SMALL_DECIMALS),
               print_decimal(p, base->month / (base->exposure + base->month), SMALL_DECIMALS),
               print_decimal(p, c->x / base->phi, SMALL_DECIMALS),
               print_decimal(p, base->count / base->phi + 0.5, SMALL_DECIMALS));
  explain_item(p,
               _("the first is the month's season / (season + the month's season), then count of "
                 "the month / phi, then count before / phi + 1/2."));
}

/* The share of the month's other comparisons that it must beat: Benjamini and Hochberg. */
static void put_family(const struct basis *b)
{
  struct print *p = b->p;
  double own = b->cell->judged.prediction.p_high, q = 1;
  size_t tested = 0, rank = 0;
  double *ps = arena_alloc(p->arena, (b->found.n + 1) * sizeof *ps);
  for (size_t i = 0; i < b->found.n; i++) {
    const struct signal_cell *c = &b->found.cells[i].judged;
    if (!c->judged || c->baseline.count + c->x < SIGNAL_TESTED) continue;
    ps[tested++] = c->prediction.p_high;
    rank += c->prediction.p_high <= own;
  }
  double *qs = arena_alloc(p->arena, (tested + 1) * sizeof *qs);
  stats_bh(ps, tested, qs, p->arena);
  for (size_t i = 0; i < tested; i++)
    if (ps[i] == own) q = qs[i];
  explain_step(p, _("Clearly:"),
               _("%zu comparisons of the month have at least %d observations, then and before. "
                 "This is number %zu from the least likely. The least of %zu x chance / number, of "
                 "it and those after it: %s. At most 0,10 is clearly higher."),
               tested, SIGNAL_TESTED, rank, tested, print_decimal(p, q, 4));
}

static void put_word(const struct basis *b)
{
  struct print *p = b->p;
  const struct signal_cell *c = &b->cell->judged;
  explain_step(
      p, _("Rule:"),
      _("higher is a chance below 0,05 and at least %d more than expected: %s - %s = %s. "
        "The smallest such count is %s."),
      SIGNAL_DIFFERENCE, explain_number(p, c->x), explain_number(p, c->prediction.expected),
      explain_number(p, c->x - c->prediction.expected), print_number(p, signals_limit(b->cell)));
  if (c->baseline.count + c->x >= SIGNAL_TESTED) put_family(b);
  if (c->prediction.p_low < SIGNAL_P)
    explain_step(p, _("Lower:"),
                 _("the chance of so few or fewer is %s. Lower asks the same of that chance, when "
                   "no unit is missing."),
                 print_decimal(p, c->prediction.p_low, SMALL_DECIMALS));
  document_labelled(p->d, _("Judgement:"), gettext(signals_term(c->level)->label));
  document_paragraph(p->d, signals_chance(b->found.judged, p->arena));
  const char *not_lower = signals_not_lower(&b->found);
  if (not_lower) document_paragraph(p->d, not_lower);
}

static void put_sources(struct print *p)
{
  document_labelled(
      p->d, _("Source:"),
      _("negative binomial prediction from the area's own months with Jeffreys' prior; phi: "
        "Pearson's chi-square by degrees of freedom, McCullagh and Nelder 1989; clearly: Benjamini "
        "and Hochberg 1995."));
}

static bool find_cell(struct basis *b, const struct explain_request *request, struct err *err)
{
  for (size_t i = 0; i < b->found.n; i++)
    if (b->found.cells[i].area->id == request->area_id &&
        b->found.cells[i].group->id == request->group_id)
      b->cell = &b->found.cells[i];
  if (!b->cell)
    return err_set(err, _("Nothing was counted for that area by %s, or it is not ranked."),
                   print_label(b->p, period_of_month(request->month)));
  b->area = (size_t)(b->cell->area - b->signals.areas);
  b->group = (size_t)(b->cell->group - b->signals.groups);
  signals_season(&b->signals, b->group, request->month, b->factors, b->p->arena);
  return true;
}

bool explain_month(struct print *p, const struct explain_request *request, struct err *err)
{
  struct basis b = {.p = p};
  if (!signals_read(p->store, request->month, p->arena, &b.signals, err)) return false;
  signals_judge(&b.signals, request->month, p->arena, &b.found);
  if (!find_cell(&b, request, err)) return false;
  document_heading(p->d, 1,
                   arena_printf(p->arena, _("How %s was judged"),
                                print_label(p, period_of_month(request->month))));
  document_paragraph(p->d, signals_counted(b.cell, request->month, p->arena));
  document_space(p->d);
  put_baseline(&b);
  document_space(p->d);
  if (!b.cell->judged.judged) {
    document_paragraph(p->d, signals_rule(b.cell, p->arena));
    return true;
  }
  put_season(&b);
  put_expected(&b);
  put_chance(&b);
  put_word(&b);
  put_sources(p);
  explain_rounding(p);
  return true;
}
