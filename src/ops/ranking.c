// SPDX-License-Identifier: GPL-3.0-or-later
/* The group's work with a ranking, until it is proposed. */
#include "ops/ranking.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/person.h"
#include "domain/words.h"
#include "ops/lookup.h"
#include "ops/verb.h"
#include "store/store_write.h"

/* The quarter's ranking as it stands, which must be open. */
static bool open_view(struct ops *ops, int quarter, struct arena *arena, struct ranking_view *view,
                      struct err *err)
{
  if (!ops_ranking_view(ops->store, quarter, NULL, arena, view, err)) return false;
  if (view->ranking.id == 0)
    return err_set(
        err, _("The ranking of the quarter is not begun. Score the influence of an area first."));
  if (view->ranking.state == RANKING_PROPOSED)
    return err_set(err, _("The ranking is proposed. Undo the proposal to change it."));
  if (view->ranking.state != RANKING_OPEN)
    return err_set(err, _("The ranking is answered. Open it again to change it."));
  return true;
}

static bool put_joint_rater(struct ops *ops, int64_t ranking_id, struct arena *arena,
                            struct err *err)
{
  struct municipality m;
  struct rater *raters;
  size_t n;
  if (!store_raters(ops->store, ranking_id, arena, &raters, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (raters[i].number == RANKING_JOINT_RATER) return true;
  if (!store_municipality(ops->store, arena, &m, err)) return false;
  struct rater rater = {
      .ranking_id = ranking_id, .number = RANKING_JOINT_RATER, .name = m.group_name};
  return store_put_rater(ops->store, &rater, err);
}

static bool put_post_raters(struct ops *ops, int64_t ranking_id, struct arena *arena,
                            struct err *err)
{
  struct post *posts;
  size_t n;
  int number = RANKING_JOINT_RATER;
  if (!store_posts(ops->store, arena, &posts, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    if (!posts[i].rater || !lookup_valid(posts[i].valid_from, posts[i].valid_to, ops->clock->date))
      continue;
    struct rater rater = {.ranking_id = ranking_id, .number = ++number, .name = posts[i].name};
    if (!store_put_rater(ops->store, &rater, err)) return false;
  }
  return true;
}

bool ops_begin_ranking(struct ops *ops, int quarter, enum ranking_method method, bool joint,
                       struct err *err)
{
  struct arena arena = {0};
  struct ranking ranking;
  bool ok = store_ranking(ops->store, quarter, &arena, &ranking, err);
  if (ok && ranking.id != 0) ok = err_set(err, _("The ranking of the quarter is begun already."));
  if (ok && period_of_quarter(quarter).first > ops->clock->date)
    ok = err_set(err, _("The quarter has not begun. Choose an earlier quarter."));
  if (ok && store_begin(ops->store, err)) {
    ranking = (struct ranking){
        .quarter = quarter, .version = 1, .method = method, .state = RANKING_OPEN, .joint = joint};
    ok = store_put_ranking(ops->store, &ranking, err) &&
         (joint ? put_joint_rater(ops, ranking.id, &arena, err)
                : put_post_raters(ops, ranking.id, &arena, err));
    ok = verb_finish(ops, ok, VERB_RANKING_BEGIN, ranking_name(&arena, quarter), NULL, err);
  } else {
    ok = false;
  }
  arena_release(&arena);
  return ok;
}

bool ops_set_joint(struct ops *ops, int quarter, bool joint, struct err *err)
{
  struct arena arena = {0};
  struct ranking_view view;
  bool ok = open_view(ops, quarter, &arena, &view, err) && store_begin(ops->store, err);
  if (ok) {
    view.ranking.joint = joint;
    ok = store_put_ranking(ops->store, &view.ranking, err) &&
         (!joint || put_joint_rater(ops, view.ranking.id, &arena, err));
    ok = verb_finish(ops, ok, VERB_RANKING_JOINT, ranking_name(&arena, quarter), NULL, err);
  }
  arena_release(&arena);
  return ok;
}

bool ops_set_hidden(struct ops *ops, int quarter, bool hidden, struct err *err)
{
  struct arena arena = {0};
  struct ranking_view view;
  bool ok = open_view(ops, quarter, &arena, &view, err) && store_begin(ops->store, err);
  if (ok) {
    view.ranking.hidden = hidden;
    ok = verb_finish(ops, store_put_ranking(ops->store, &view.ranking, err), VERB_RANKING_HIDDEN,
                     ranking_name(&arena, quarter), NULL, err);
  }
  arena_release(&arena);
  return ok;
}

bool ops_add_rater(struct ops *ops, int quarter, const char *name, struct err *err)
{
  if (!words_said(name)) return err_set(err, _("Name the post that scores."));
  if (!person_check(name, NULL, err)) return false;
  struct arena arena = {0};
  struct ranking_view view;
  struct rater *raters;
  size_t n;
  bool ok = open_view(ops, quarter, &arena, &view, err) &&
            store_raters(ops->store, view.ranking.id, &arena, &raters, &n, err) &&
            store_begin(ops->store, err);
  if (ok) {
    struct rater rater = {.ranking_id = view.ranking.id, .name = name};
    for (size_t i = 0; i < n; i++)
      if (raters[i].number > rater.number) rater.number = raters[i].number;
    rater.number++;
    ok =
        verb_finish(ops, store_put_rater(ops->store, &rater, err), VERB_RATER_ADD, name, NULL, err);
  }
  arena_release(&arena);
  return ok;
}

static const struct ranking_row *row_of(const struct ranking_view *view, int64_t area_id,
                                        struct err *err)
{
  for (size_t i = 0; i < view->n; i++)
    if (view->rows[i].area_id == area_id) return &view->rows[i];
  err_set(err, _("The area is not ranked in this quarter. Choose one from the list."));
  return NULL;
}

/* Two digits may come one after the other: a blank is one only when it takes away what was said, or
 * when nothing is said at all. */
static bool joint_blank(const struct score *before, const struct score *score, bool need)
{
  int was = need ? before->need : before->influence, is = need ? score->need : score->influence;
  return is == 0 && (was != 0 || (score->need == 0 && score->influence == 0));
}

static bool may_score(struct ops *ops, const struct ranking_view *view, const struct score *score,
                      struct arena *arena, struct err *err)
{
  struct score *scores, before = {0};
  size_t n;
  bool rater = false, steps = view->ranking.method == METHOD_STEPS;
  if (row_of(view, score->area_id, err) == NULL) return false;
  for (size_t i = 0; i < view->n_raters; i++)
    rater = rater || view->raters[i].id == score->rater_id;
  if (!rater) return err_set(err, _("The rater does not take part in this ranking. Add it first."));
  if (score->need != 0 && !score_check(score->need, true, err)) return false;
  if (score->influence != 0 && !score_check(score->influence, false, err)) return false;
  if (!view->ranking.joint) return true;
  if (!store_scores(ops->store, view->ranking.id, arena, &scores, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (scores[i].rater_id == score->rater_id && scores[i].area_id == score->area_id)
      before = scores[i];
  if (joint_blank(&before, score, false)) return score_check(0, false, err);
  return !steps || !joint_blank(&before, score, true) || score_check(0, true, err);
}

bool ops_score(struct ops *ops, int quarter, const struct score *score, struct err *err)
{
  struct arena arena = {0};
  struct ranking_view view;
  bool ok = open_view(ops, quarter, &arena, &view, err) &&
            may_score(ops, &view, score, &arena, err) && store_begin(ops->store, err);
  if (ok)
    ok = verb_finish(ops, store_put_score(ops->store, view.ranking.id, score, err), VERB_SCORE,
                     row_of(&view, score->area_id, NULL)->area_name, ranking_name(&arena, quarter),
                     err);
  arena_release(&arena);
  return ok;
}

/* The chosen areas in their order, without `except`; returns how many. */
static int list_chosen(const struct ranking_view *view, int64_t except, int64_t *ids)
{
  int n = 0;
  for (int number = 1; number <= (int)view->n; number++)
    for (size_t i = 0; i < view->n; i++)
      if (view->rows[i].chosen == number && view->rows[i].area_id != except)
        ids[n++] = view->rows[i].area_id;
  return n;
}

/* A proposed area that was taken out is kept as such, or the proposal would come back by itself
 * when nothing else is chosen. */
static size_t list_choices(const struct ranking_view *view, const int64_t *ids, int n,
                           struct choice *choices)
{
  size_t count = 0;
  for (int i = 0; i < n; i++)
    choices[count++] = (struct choice){ids[i], i + 1};
  for (size_t r = 0; r < view->n; r++) {
    bool chosen = !view->rows[r].proposed;
    for (int i = 0; i < n; i++)
      chosen = chosen || ids[i] == view->rows[r].area_id;
    if (!chosen) choices[count++] = (struct choice){view->rows[r].area_id, 0};
  }
  return count;
}

bool ops_choose(struct ops *ops, int quarter, int64_t area_id, int chosen, struct err *err)
{
  struct arena arena = {0};
  struct ranking_view view;
  const struct ranking_row *row = NULL;
  bool ok =
      open_view(ops, quarter, &arena, &view, err) && (row = row_of(&view, area_id, err)) != NULL;
  if (ok) {
    int64_t *ids = arena_alloc(&arena, (view.n + 1) * sizeof *ids);
    struct choice *choices = arena_alloc(&arena, (2 * view.n + 1) * sizeof *choices);
    int n = list_chosen(&view, area_id, ids);
    if (chosen > 0) {
      int at = chosen - 1 < n ? chosen - 1 : n;
      for (int i = n++; i > at; i--)
        ids[i] = ids[i - 1];
      ids[at] = area_id;
    }
    size_t count = list_choices(&view, ids, n, choices);
    if (n > view.places) {
      struct ranking_row *rows = arena_alloc(&arena, view.n * sizeof *rows);
      for (int i = 0; i < n; i++)
        rows[i].chosen = i + 1;
      ok = choice_check(rows, view.n, view.places, NULL, err);
    }
    ok = ok && store_begin(ops->store, err) &&
         verb_finish(ops, store_put_choices(ops->store, view.ranking.id, choices, count, err),
                     VERB_CHOOSE, row->area_name, ranking_name(&arena, quarter), err);
  }
  arena_release(&arena);
  return ok;
}

bool ops_set_deviation(struct ops *ops, int quarter, const char *reason, struct err *err)
{
  struct arena arena = {0};
  struct ranking_view view;
  bool ok = person_check(reason, NULL, err) && open_view(ops, quarter, &arena, &view, err);
  if (ok && view.deviates && !words_said(reason))
    ok = err_set(err, _("Write a reason. Without a reason no departure is saved."));
  if (ok && store_begin(ops->store, err)) {
    view.ranking.deviation = words_said(reason) ? reason : NULL;
    ok = verb_finish(ops, store_put_ranking(ops->store, &view.ranking, err), VERB_DEVIATION,
                     ranking_name(&arena, quarter), NULL, err);
  } else {
    ok = false;
  }
  arena_release(&arena);
  return ok;
}

static bool may_propose(const struct ranking_view *view, struct err *err)
{
  if (!view->enough) {
    struct buf quarter = {0};
    quarter_label(&quarter, view->ranking.quarter);
    err_set(err, _("No observations in %s. Choose another quarter in the menu View."),
            buf_text(&quarter));
    buf_release(&quarter);
    return false;
  }
  for (size_t i = 0; view->ranking.joint && i < view->n; i++)
    if (view->rows[i].rank == 0)
      return err_set(err, _("%s is not scored. A joint score leaves no area out."),
                     view->rows[i].area_name);
  return choice_check(view->rows, view->n, view->places, view->ranking.deviation, err);
}

/* All three orders are kept: the computed one with what it proposed, and the group's. */
static bool store_proposal(struct ops *ops, struct ranking_view *view, struct arena *arena,
                           struct err *err)
{
  struct ranking_row *computed = arena_alloc(arena, (view->n + 1) * sizeof *computed);
  int next = 1;
  for (size_t i = 0; i < view->n; i++) {
    computed[i] = view->rows[i];
    computed[i].chosen = view->rows[i].proposed ? next++ : -1;
  }
  int64_t id = view->ranking.id;
  view->ranking.state = RANKING_PROPOSED;
  view->ranking.proposed_on = ops->clock->date;
  view->ranking.few = view->few;
  view->ranking.phi = view->phi;
  view->ranking.phi_assumed = view->phi_assumed;
  if (!view->deviates) view->ranking.deviation = NULL;
  return store_put_ranking_rows(ops->store, id, "computed", computed, view->n, err) &&
         store_put_ranking_rows(ops->store, id, "proposed", view->rows, view->n, err) &&
         store_put_ranking_notes(ops->store, id, view->notes, view->n_notes, err) &&
         store_put_ranking(ops->store, &view->ranking, err);
}

/* What was kept before would itself be printed again, so it goes first. */
bool ranking_keep_print(struct ops *ops, const struct ranking *ranking, ops_print *print,
                        struct err *err)
{
  struct buf text = {0};
  bool ok = store_put_ranking_document(ops->store, ranking->id, NULL, err) &&
            (!print || (print(ops->store, ranking->quarter, &text, err) &&
                        store_put_ranking_document(ops->store, ranking->id, buf_text(&text), err)));
  buf_release(&text);
  return ok;
}

bool ops_propose(struct ops *ops, int quarter, ops_print *print, struct err *err)
{
  struct arena arena = {0};
  struct ranking_view view;
  bool ok = open_view(ops, quarter, &arena, &view, err) && may_propose(&view, err) &&
            store_begin(ops->store, err) &&
            verb_finish(ops,
                        store_proposal(ops, &view, &arena, err) &&
                            ranking_keep_print(ops, &view.ranking, print, err),
                        VERB_PROPOSE, ranking_name(&arena, quarter), NULL, err);
  arena_release(&arena);
  return ok;
}
