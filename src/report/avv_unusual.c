// SPDX-License-Identifier: GPL-3.0-or-later
/* AVV: the unusual months of one month on paper, with what the group has said of them. */
#include "report/print.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/signals_text.h"

enum { NEXT = 3 /* of those that are as expected, to compare with */ };

static void set_head(struct print *p)
{
  const char *title =
      arena_printf(p->arena, _("Unusual months %s"), print_label(p, p->request->period));
  print_set_head(p, &(struct print_head){.title = title, .version = 1});
}

static struct doc_table *cells_table(struct print *p, int month)
{
  const struct doc_column columns[] = {
      {_("Area"), DOC_LEFT, 22},
      {_("Category group"), DOC_LEFT, 0},
      {text_capital(p->arena, date_month_short(month % 100)), DOC_RIGHT, 5},
      {_("Expected"), DOC_RIGHT, 8},
      {_("Limit"), DOC_RIGHT, 6},
      {arena_printf(p->arena, " %s", _("Judgement")), DOC_LEFT, 14}};
  return document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
}

static void put_cell(struct print *p, struct doc_table *t, const struct signals_cell *cell,
                     const struct month_comment *comments, size_t n)
{
  const char *word = gettext(signals_term(cell->judged.level)->label);
  table_row(p->d, t, DOC_ROW,
            (const char *const[]){
                cell->area->name, cell->group->name, print_number(p, (long long)cell->judged.x),
                print_decimal(p, cell->judged.prediction.expected, 1),
                print_number(p, signals_limit(cell)), arena_printf(p->arena, " %s", word)});
  for (size_t i = 0; i < n; i++) {
    if (comments[i].area_id != cell->area->id || comments[i].group_id != cell->group->id) continue;
    const char *note = arena_printf(p->arena, _("Comment: %s"), comments[i].text);
    table_row(p->d, t, DOC_ROW_NOTE, &note);
  }
}

static void put_cells(struct print *p, const struct signals_month *found,
                      const struct month_comment *comments, size_t n)
{
  struct doc_table *t = cells_table(p, found->month);
  size_t next = 0;
  for (size_t i = 0; i < found->n; i++) {
    const struct signals_cell *cell = &found->cells[i];
    bool expected = cell->judged.level == SIGNAL_AS_EXPECTED;
    if (!cell->judged.judged || (expected && next++ >= NEXT)) continue;
    put_cell(p, t, cell, comments, n);
  }
  document_space(p->d);
}

static void put_feet(struct print *p, const struct signals *signals,
                     const struct signals_month *found)
{
  const char *not_lower = signals_not_lower(found), *without = signals_without(found, p->arena);
  document_paragraph(p->d, arena_printf(p->arena, _("%zu of %zu are outside the limit."),
                                        found->higher + found->lower, found->judged));
  document_paragraph(p->d, signals_chance(found->judged, p->arena));
  if (not_lower) document_paragraph(p->d, not_lower);
  if (without) document_paragraph(p->d, without);
  for (size_t a = 0; a < signals->n_areas; a++) {
    const char *drift = signals_drift(signals, a, found->month, p->arena);
    if (drift) document_paragraph(p->d, drift);
  }
  document_paragraph(p->d, _("A judgement is a question to the meeting, not an answer."));
}

bool avv_unusual(struct print *p, struct err *err)
{
  struct signals signals;
  struct signals_month found;
  struct month_comment *comments;
  size_t n;
  int month = date_month(p->request->period.first);
  if (!signals_read(p->store, month, p->arena, &signals, err) ||
      !store_month_comments(p->store, month, p->arena, &comments, &n, err))
    return false;
  signals_judge(&signals, month, p->arena, &found);
  set_head(p);
  const char *too_short = signals_too_short(&found, p->arena);
  if (too_short) {
    document_paragraph(p->d, too_short);
    return true;
  }
  put_cells(p, &found, comments, n);
  put_feet(p, &signals, &found);
  return true;
}
