// SPDX-License-Identifier: GPL-3.0-or-later
/* An area's place in the quarter's ranking, from its observations to its place and its neighbours.
 * What was proposed or decided is explained by what was stored then. */
#include "report/explain.h"

#include "base/date.h"
#include "base/i18n.h"
#include "ops/ops.h"

/* What all areas of the ranking have in common. */
struct basis {
  struct print *p;
  struct ranking_view view;
  struct category *categories; /* with the weights of the quarter's last day */
  size_t n_categories;
  struct total *totals; /* of the quarter, as they are today */
  size_t n_totals;
  struct score *scores;
  size_t n_scores;
  double load; /* of all areas */
};

static bool share(const struct basis *b)
{
  return b->view.ranking.method == METHOD_SHARE;
}

static struct rank_area_input input_of(const struct ranking_row *row)
{
  return (struct rank_area_input){
      .load = row->load, .load_sq = row->load_sq, .influence = row->influence};
}

static long count_of(const struct basis *b, int64_t area_id, int64_t category_id)
{
  long count = 0;
  for (size_t i = 0; i < b->n_totals; i++)
    if (b->totals[i].area_id == area_id && b->totals[i].category_id == category_id)
      count += b->totals[i].observations;
  return count;
}

static struct doc_table *load_table(struct print *p)
{
  const struct doc_column columns[] = {
      {_("Category"), DOC_LEFT, 12}, {_("Name"), DOC_LEFT, 0},     {_("Count"), DOC_RIGHT, 7},
      {_("Weight"), DOC_RIGHT, 7},   {_("Product"), DOC_RIGHT, 9}, {_("x weight"), DOC_RIGHT, 10}};
  return document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
}

/* Categories are not stored with a proposal, so they are shown only while they still give what it
 * rested on. */
static bool counts_hold(const struct basis *b, const struct ranking_row *row)
{
  double load = 0;
  for (size_t i = 0; i < b->n_categories; i++)
    load +=
        (double)count_of(b, row->area_id, b->categories[i].id) * (double)b->categories[i].weight;
  return load == row->load;
}

static void put_load(const struct basis *b, const struct ranking_row *row)
{
  struct print *p = b->p;
  if (!counts_hold(b, row)) {
    document_paragraph(p->d, _("What was counted has changed since the ranking was proposed. The "
                               "sums are those that were stored then."));
    return;
  }
  struct doc_table *t = load_table(p);
  for (size_t i = 0; i < b->n_categories; i++) {
    const struct category *c = &b->categories[i];
    long count = count_of(b, row->area_id, c->id), weight = c->weight;
    if (count == 0) continue;
    table_row(p->d, t, DOC_ROW,
              (const char *const[]){c->code, c->name, print_number(p, count),
                                    print_number(p, weight), print_number(p, weight * count),
                                    print_number(p, weight * weight * count)});
  }
  table_row(p->d, t, DOC_ROW_SUM,
            (const char *const[]){_("Sum"), NULL, print_number(p, row->observations), NULL,
                                  explain_number(p, row->load), explain_number(p, row->load_sq)});
}

static void put_need(const struct basis *b, const struct ranking_row *row)
{
  struct print *p = b->p;
  if (!share(b)) {
    explain_step(p, _("Need:"), _("the group's judgement, %s"), print_half(p, row->need));
    return;
  }
  const char *load = explain_number(p, row->load), *all = explain_number(p, b->load);
  explain_step(p, _("Load:"), _("weight x count, summed over the categories: %s. All areas: %s."),
               load, all);
  if (b->load > 0)
    explain_step(p, _("Need:"), _("the area's share of all load = 100 x %s / %s = %s %%"), load,
                 all, explain_number(p, row->need));
  else
    explain_step(p, _("Need:"), "%s", _("0, as nothing was counted in any area"));
}

static const char *scores_text(const struct basis *b, const struct ranking_row *row)
{
  struct buf text = {0};
  for (size_t r = 0; r < b->view.n_raters; r++)
    for (size_t i = 0; i < b->n_scores; i++) {
      const struct score *score = &b->scores[i];
      if (score->area_id != row->area_id || score->rater_id != b->view.raters[r].id) continue;
      if (score->influence)
        buf_addf(&text, "%s%s %d", text.length ? ", " : "", b->view.raters[r].name,
                 score->influence);
    }
  return print_taken(b->p, &text);
}

static void put_influence(const struct basis *b, const struct ranking_row *row)
{
  struct print *p = b->p;
  const char *scores = scores_text(b, row), *median = print_half(p, row->influence);
  /* Hidden scores are hidden from everybody until the group has finished. */
  bool covered = b->view.ranking.hidden && b->view.ranking.state == RANKING_OPEN;
  if (row->influence <= 0)
    explain_step(p, _("Influence:"), "%s", _("not judged yet, so the area has no place"));
  else if (b->view.ranking.joint)
    explain_step(p, _("Influence:"), _("the group's joint judgement, %s"), median);
  else if (covered || !*scores)
    explain_step(p, _("Influence:"), _("the median of the raters' 1-5, %s"), median);
  else
    explain_step(p, _("Influence:"), _("the median of %s, that is %s"), scores, median);
}

static void put_rank(const struct basis *b, const struct ranking_row *row)
{
  struct print *p = b->p;
  long above = 0;
  const char *need = explain_number(p, row->need), *influence = print_half(p, row->influence);
  if (share(b))
    explain_step(p, _("Priority:"), _("need x influence / 5 = %s x %s / 5 = %s, rounded %s"), need,
                 influence, explain_number(p, row->priority), print_decimal(p, row->priority, 1));
  else
    explain_step(p, _("Priority:"), _("need x influence = %s x %s = %s"), print_half(p, row->need),
                 influence, print_half(p, row->priority));
  for (size_t i = 0; i < b->view.n; i++)
    above += b->view.rows[i].rank > 0 && b->view.rows[i].rank < row->rank;
  explain_step(p, _("Place:"),
               share(b)
                   ? _("1 + the number of areas with a higher priority = 1 + %ld = %d")
                   : _("1 + the number of areas that come before it = 1 + %ld = %d. Of equal "
                       "priorities the greater need comes first, then more observations, then the "
                       "greater sum of severity."),
               above, row->rank);
}

/* The areas are at most so far apart as chance alone moves them. */
static void put_pair(const struct basis *b, const struct ranking_row *row,
                     const struct ranking_row *other)
{
  struct print *p = b->p;
  struct rank_area_input x = input_of(row), y = input_of(other);
  double z = rank_z(&x, &y, b->view.phi), sx = row->influence / 5, sy = other->influence / 5;
  double variance = b->view.phi * (sx * sx * row->load_sq + sy * sy * other->load_sq);
  if (variance <= 0) return;
  document_paragraph(p->d, arena_printf(p->arena, _("Against %s:"), other->area_name));
  explain_item(p, _("the difference is %s x %s - %s x %s = %s"), explain_number(p, sx),
               explain_number(p, row->load), explain_number(p, sy), explain_number(p, other->load),
               explain_number(p, sx * row->load - sy * other->load));
  explain_item(p, _("its variance is %s x (%s² x %s + %s² x %s) = %s"),
               explain_number(p, b->view.phi), explain_number(p, sx),
               explain_number(p, row->load_sq), explain_number(p, sy),
               explain_number(p, other->load_sq), explain_number(p, variance));
  explain_item(p,
               z < RANK_SEPARABLE
                   ? _("z = the difference / the square root of the variance = %s, without its "
                       "sign. Below 1,6449: the two cannot be told apart.")
                   : _("z = the difference / the square root of the variance = %s, without its "
                       "sign. Not below 1,6449: more than chance."),
               explain_number(p, z));
}

static void put_pairs(const struct basis *b, size_t at)
{
  const struct ranking_row *rows = b->view.rows;
  size_t outside = (size_t)b->view.places;
  if (!share(b) || rows[at].rank == 0) return;
  if (at > 0) put_pair(b, &rows[at], &rows[at - 1]);
  if (at + 1 < b->view.n && rows[at + 1].rank > 0) put_pair(b, &rows[at], &rows[at + 1]);
  if (at + 1 < outside && outside < b->view.n && rows[outside].rank > 0)
    put_pair(b, &rows[at], &rows[outside]);
}

static void put_area(const struct basis *b, size_t at)
{
  const struct ranking_row *row = &b->view.rows[at];
  document_heading(b->p->d, 2, row->area_name);
  if (share(b)) put_load(b, row);
  put_need(b, row);
  put_influence(b, row);
  if (row->rank > 0) put_rank(b, row);
  put_pairs(b, at);
  document_space(b->p->d);
}

static void put_sources(const struct basis *b)
{
  struct print *p = b->p;
  if (share(b)) {
    explain_step(
        p, "phi =",
        b->view.phi_assumed
            ? _("%s: how much more quarters vary than chance alone. It is a convention, as "
                "there is too little to estimate it from.")
            : _("%s: how much more quarters vary than chance alone. Over the quarters of 24 "
                "months: the sum of (load - expected)² / expected, divided by (areas - "
                "1) x (quarters - 1), and at least 1; expected = the area's sum x the "
                "quarter's sum / the sum of all."),
        explain_number(p, b->view.phi));
    document_labelled(p->d, _("The x weight column:"),
                      _("weight x weight x count: the variance of the load when only chance is in "
                        "it, before phi."));
    document_labelled(
        p->d, _("Source:"),
        _("priority is the group's own rule (need x influence). That places are given with what "
          "cannot be told apart: Goldstein and Spiegelhalter 1996; 1,6449 gives 90 percent "
          "confidence. phi: Pearson's chi-square by degrees of freedom, McCullagh and Nelder "
          "1989."));
    return;
  }
  document_labelled(p->d, _("Source:"),
                    _("the group's own rule: need in steps x influence, 1-5 each."));
}

static bool read_basis(struct basis *b, int quarter, struct err *err)
{
  struct print *p = b->p;
  struct period period = period_of_quarter(quarter);
  if (!ops_ranking_view(p->store, quarter, NULL, p->arena, &b->view, err) ||
      !store_categories(p->store, period.last, p->arena, &b->categories, &b->n_categories, err) ||
      !store_month_totals(p->store, date_month(period.first), date_month(period.last), p->arena,
                          &b->totals, &b->n_totals, err))
    return false;
  for (size_t i = 0; i < b->view.n; i++)
    b->load += b->view.rows[i].load;
  return b->view.ranking.id == 0 ||
         store_scores(p->store, b->view.ranking.id, p->arena, &b->scores, &b->n_scores, err);
}

bool explain_ranking(struct print *p, const struct explain_request *request, struct err *err)
{
  struct basis b = {.p = p};
  bool found = request->area_id == 0;
  if (!read_basis(&b, request->quarter, err)) return false;
  const char *rests_on = print_label(p, period_of_quarter(request->quarter));
  const char *next = print_label(p, period_of_quarter(quarter_add(request->quarter, 1)));
  document_heading(p->d, 1, arena_printf(p->arena, _("How the ranking for %s was computed"), next));
  document_paragraph(p->d, arena_printf(p->arena, _("It rests on %s."), rests_on));
  document_space(p->d);
  for (size_t i = 0; i < b.view.n; i++) {
    if (request->area_id != 0 && b.view.rows[i].area_id != request->area_id) continue;
    put_area(&b, i);
    found = true;
  }
  if (!found) return err_set(err, _("The area is not ranked in %s."), rests_on);
  put_sources(&b);
  explain_rounding(p);
  return true;
}
