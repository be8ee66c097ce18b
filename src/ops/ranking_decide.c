// SPDX-License-Identifier: GPL-3.0-or-later
/* What becomes of a proposed ranking: the answer of the body that decides, and a new version. */
#include "base/i18n.h"
#include "domain/person.h"
#include "ops/lookup.h"
#include "ops/measures.h"
#include "ops/ranking.h"
#include "ops/verb.h"
#include "store/store_write.h"

static bool proposed_view(struct ops *ops, int quarter, struct arena *arena,
                          struct ranking_view *view, struct err *err)
{
  if (!ops_ranking_view(ops->store, quarter, NULL, arena, view, err)) return false;
  if (view->ranking.id != 0 && view->ranking.state == RANKING_PROPOSED) return true;
  if (view->ranking.state == RANKING_DECIDED)
    return err_set(err, _("The ranking is decided already. Open it again to correct it."));
  return err_set(err, _("The ranking is not proposed. Propose it first."));
}

static bool check_decision(struct ops *ops, struct decision *d, struct arena *arena,
                           struct err *err)
{
  struct body body;
  if (d->body_id == 0) {
    struct municipality m;
    if (!store_municipality(ops->store, arena, &m, err)) return false;
    d->body_id = m.decider_id;
  }
  if (d->result == RESULT_REJECTED)
    return err_set(err, _("A ranking is decided as proposed, changed or sent back."));
  return decision_check(d, ops->clock->date, err) && person_check(d->reason, NULL, err) &&
         lookup_body(ops->store, d->body_id, d->date, arena, &body, err);
}

/* The body's own choice takes the place of the group's. */
static bool change_rows(struct ranking_view *view, const struct choice *choices, size_t n,
                        const char *reason, struct err *err)
{
  for (size_t i = 0; i < view->n; i++) {
    view->rows[i].chosen = -1;
    for (size_t c = 0; c < n; c++)
      if (choices[c].area_id == view->rows[i].area_id && choices[c].chosen > 0)
        view->rows[i].chosen = choices[c].chosen;
  }
  return choice_check(view->rows, view->n, view->places, reason, err);
}

static bool decide_measures(struct ops *ops, const struct ranking_view *view,
                            const struct decision *d, struct arena *arena, struct err *err)
{
  const struct measure_query query = {.ranking_id = view->ranking.id};
  struct measure *measures;
  size_t n;
  if (!store_measures(ops->store, &query, arena, &measures, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    bool in = false;
    for (size_t r = 0; r < view->n; r++)
      in = in || (view->rows[r].area_id == measures[i].area_id && view->rows[r].chosen > 0);
    if (in && measures[i].state == MEASURE_PROPOSED &&
        !measures_decide(ops, &measures[i], d->id, d->date, NULL, err))
      return false;
  }
  return true;
}

static bool store_decided(struct ops *ops, struct ranking_view *view, struct decision *d,
                          struct arena *arena, struct err *err)
{
  bool back = d->result == RESULT_SENT_BACK;
  d->paragraph = decision_paragraph(d->paragraph);
  if (!store_put_decision(ops->store, d, "ranking", err)) return false;
  view->ranking.decision_id = d->id;
  view->ranking.state = back ? RANKING_SENT_BACK : RANKING_DECIDED;
  if (!store_put_ranking(ops->store, &view->ranking, err)) return false;
  return back || (store_put_ranking_rows(ops->store, view->ranking.id, "decided", view->rows,
                                         view->n, err) &&
                  decide_measures(ops, view, d, arena, err));
}

bool ops_decide(struct ops *ops, int quarter, struct decision *decision,
                const struct choice *choices, size_t n_choices, ops_print *print, struct err *err)
{
  struct arena arena = {0};
  struct ranking_view view;
  struct decision row = *decision;
  row.id = 0;
  bool ok =
      proposed_view(ops, quarter, &arena, &view, err) && check_decision(ops, &row, &arena, err);
  if (ok && row.result == RESULT_CHANGED)
    ok = change_rows(&view, choices, n_choices, row.reason, err);
  row.object_id = view.ranking.id;
  bool back = row.result == RESULT_SENT_BACK;
  ok = ok && store_begin(ops->store, err) &&
       verb_finish(ops,
                   store_decided(ops, &view, &row, &arena, err) &&
                       ranking_keep_print(ops, &view.ranking, back ? NULL : print, err),
                   back ? VERB_SEND_BACK : VERB_DECIDE, ranking_name(&arena, quarter), NULL, err);
  if (ok) {
    decision->id = row.id;
    decision->object_id = row.object_id;
    decision->body_id = row.body_id;
  }
  arena_release(&arena);
  return ok;
}

/* Raters belong to one version: the new one gets its own, with the scores they gave. */
static bool copy_scores(struct ops *ops, int64_t from, int64_t to, struct arena *arena,
                        struct err *err)
{
  struct rater *raters;
  struct score *scores;
  size_t n_raters, n_scores;
  if (!store_raters(ops->store, from, arena, &raters, &n_raters, err) ||
      !store_scores(ops->store, from, arena, &scores, &n_scores, err))
    return false;
  for (size_t r = 0; r < n_raters; r++) {
    struct rater rater = {.ranking_id = to, .number = raters[r].number, .name = raters[r].name};
    if (!store_put_rater(ops->store, &rater, err)) return false;
    for (size_t s = 0; s < n_scores; s++) {
      if (scores[s].rater_id != raters[r].id) continue;
      struct score score = scores[s];
      score.rater_id = rater.id;
      if (!store_put_score(ops->store, to, &score, err)) return false;
    }
  }
  return true;
}

/* What was proposed with the old version waits for the decision on the new one. */
static bool move_measures(struct ops *ops, int64_t from, int64_t to, struct arena *arena,
                          struct err *err)
{
  const struct measure_query query = {.ranking_id = from};
  struct measure *measures;
  size_t n;
  if (!store_measures(ops->store, &query, arena, &measures, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    measures[i].ranking_id = to;
    if (!store_put_measure(ops->store, &measures[i], err)) return false;
  }
  return true;
}

static bool store_reopened(struct ops *ops, const struct ranking *old, struct arena *arena,
                           struct err *err)
{
  struct choice *choices;
  size_t n;
  struct ranking again = *old;
  again.id = 0;
  again.version = old->version + 1;
  again.state = RANKING_OPEN;
  again.decision_id = 0;
  again.proposed_on = 0;
  return store_put_ranking(ops->store, &again, err) &&
         copy_scores(ops, old->id, again.id, arena, err) &&
         move_measures(ops, old->id, again.id, arena, err) &&
         store_choices(ops->store, old->id, arena, &choices, &n, err) &&
         store_put_choices(ops->store, again.id, choices, n, err);
}

bool ops_reopen_ranking(struct ops *ops, int quarter, const char *reason, struct err *err)
{
  struct arena arena = {0};
  struct ranking ranking;
  bool ok = store_ranking(ops->store, quarter, &arena, &ranking, err);
  if (ok && ranking.state != RANKING_DECIDED && ranking.state != RANKING_SENT_BACK)
    ok = err_set(err, _("The ranking has no answer yet, so it needs no new version."));
  ok = ok && lookup_reason(reason, err) && store_begin(ops->store, err) &&
       verb_finish(ops, store_reopened(ops, &ranking, &arena, err), VERB_REOPEN,
                   ranking_name(&arena, quarter), reason, err);
  arena_release(&arena);
  return ok;
}
