// SPDX-License-Identifier: GPL-3.0-or-later
/* P9: the annual analysis, as far as it is about measures. */
#include "report/p9_parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/words.h"

/* The over-dispersion that the example of the evaluation document has. */
#define USUAL_PHI 1.3

static void set_head(struct print *p, const struct effects *effects)
{
  const char *const marks[] = {print_mark_none(), NULL};
  print_set_head(p, &(struct print_head){
                        .title = arena_printf(p->arena, _("Annual analysis %d"), effects->year),
                        .version = 1,
                        .marks = marks});
}

static bool no_outcome(const struct measure *m)
{
  return (m->state == MEASURE_DONE || m->state == MEASURE_FOLLOWED_UP) &&
         m->outcome == OUTCOME_NONE;
}

static size_t without_outcome(const struct effects *effects)
{
  size_t n = 0;
  for (size_t i = 0; i < effects->n; i++)
    n += no_outcome(effects->rows[i].measure);
  return n;
}

static void put_title(struct print *p, const struct effects *effects)
{
  document_heading(p->d, 1, arena_printf(p->arena, _("Annual analysis %d"), effects->year));
  document_labelled(p->d, _("Decision:"), _("body .................... date .......... § ......"));
  document_space(p->d);
  document_labelled(p->d, _("Contains:"),
                    _("all measures with their outcome, an analysis of each measure, measures of "
                      "one type together, lessons. The other parts of the annual analysis are not "
                      "in this version of the program."));
  document_labelled(
      p->d, _("Measures:"),
      arena_printf(p->arena,
                   _("%zu in the year, %zu started, %zu with enough to say anything, %zu carried "
                     "out without outcome."),
                   effects->n, effects->started, effects->judged, without_outcome(effects)));
  document_labelled(p->d, _("Months:"),
                    arena_printf(p->arena, _("whole months up to and including %s."),
                                 print_label(p, period_of_month(effects->last_month))));
  document_space(p->d);
  document_paragraph(p->d, _("How to read the numbers:"));
  document_item(p->d,
                _("Before A is directly before the measure, with the quarter in which the area "
                  "was chosen. Before B is the twelve months before that quarter. Before C is A "
                  "drawn towards what all areas have, and it is the one that is judged by."));
  document_item(p->d, _("The areas compared with had no measure under way in the months that are "
                        "compared. The month of the start belongs to neither period."));
  document_item(
      p->d,
      arena_printf(p->arena,
                   _("Most measures in one area in one year cannot be shown either way. To "
                     "see a fall by 30 %% takes about %.0f events before, a fall by half about "
                     "%.0f."),
                   effect_needed(EFFECT_FALL_THIRD, USUAL_PHI),
                   effect_needed(EFFECT_FALL_HALF, USUAL_PHI)));
  document_item(p->d, effect_words_always());
  document_page(p->d);
}

/* ---- all measures ---- */

static const char *done_text(struct print *p, const struct measure *m)
{
  return m->done_on ? print_date(p, m->done_on) : PRINT_DASH;
}

static const char *compared_text(struct print *p, const struct effect *e)
{
  const char *before = p9_count(p, e->before[BEFORE_A].compared);
  return arena_printf(p->arena, "%s\u00a0->\u00a0%s", before, p9_after(p, e, e->compared_after));
}

static void put_measure(struct print *p, struct doc_table *t, const struct effect *e)
{
  const struct measure *m = e->measure;
  const char *outcome =
      m->outcome != OUTCOME_NONE ? term_label(outcome_terms, (int)m->outcome) : PRINT_DASH;
  table_row(p->d, t, DOC_ROW,
            (const char *const[]){m->text, m->owner_short, done_text(p, m),
                                  e->started ? p9_count(p, e->before[BEFORE_A].count) : PRINT_DASH,
                                  p9_after(p, e, e->after),
                                  e->started ? compared_text(p, e) : PRINT_DASH, outcome});
  const char *note =
      arena_printf(p->arena, "%s · %s · %s · %s", p9_number(p, m), m->area_name,
                   measure_type_terms[m->type].id, term_label(measure_state_terms, (int)m->state));
  table_row(p->d, t, DOC_ROW_NOTE, &note);
}

static void put_all(struct print *p, const struct effects *effects)
{
  const struct doc_column columns[] = {
      {_("Measure"), DOC_LEFT, 0},         {_("Resp"), DOC_LEFT, 5},
      {_("Done"), DOC_LEFT, 10},           {_("Before"), DOC_RIGHT, 5},
      {_("After"), DOC_RIGHT, 5},          {_("Comparison"), DOC_RIGHT, 11},
      {_("Outcome (group)"), DOC_LEFT, 17}};
  document_heading(p->d, 1, _("All measures of the year"));
  struct doc_table *t = document_table(p->d, NULL, columns, sizeof columns / sizeof *columns);
  t->foot = _("Before A and after in the area; comparison: the areas without a measure, together. "
              "Before is "
              "as long as after, and at least six months.");
  for (int first = 1; first >= 0; first--)
    for (size_t i = 0; i < effects->n; i++)
      if (no_outcome(effects->rows[i].measure) == (first == 1))
        put_measure(p, t, &effects->rows[i]);
  if (effects->n == 0) document_paragraph(p->d, _("There was no measure in the year."));
}

/* ---- lessons ---- */

static void put_lesson(struct print *p, const struct lesson *lesson)
{
  const char *state = term_label(lesson_state_terms, (int)lesson->state);
  const char *answer =
      words_said(lesson->word) ? arena_printf(p->arena, "%s: %s", state, lesson->word) : state;
  document_item(p->d, lesson->measure_text
                          ? arena_printf(p->arena, "%s (%s, %s) · %s", lesson->text,
                                         lesson->measure_text, lesson->area_name, answer)
                          : arena_printf(p->arena, "%s · %s", lesson->text, answer));
}

static bool put_lessons(struct print *p, int year, struct err *err)
{
  struct lesson *rows;
  size_t n;
  if (!store_lessons(p->store, year, p->arena, &rows, &n, err)) return false;
  document_heading(p->d, 1, _("Lessons"));
  for (size_t i = 0; i < n; i++)
    put_lesson(p, &rows[i]);
  if (n == 0) document_paragraph(p->d, _("No lesson has been written down."));
  return true;
}

bool p9_year(struct print *p, struct err *err)
{
  struct effects effects;
  bool locked = false;
  if (!print_locked(p, "P9", &locked, err)) return false;
  if (locked) return true;
  int year = date_year(p->request->period.first);
  if (!effects_of(p->store, year, p->request->today, p->arena, &effects, err)) return false;
  set_head(p, &effects);
  put_title(p, &effects);
  put_all(p, &effects);
  document_space(p->d);
  p9_forest(p, &effects);
  document_space(p->d);
  p9_measures(p, &effects);
  p9_types(p, &effects);
  document_space(p->d);
  return put_lessons(p, year, err);
}
