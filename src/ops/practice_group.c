// SPDX-License-Identifier: GPL-3.0-or-later
/* What the group of the practice file does: rankings, decisions, measures. */
#include "ops/practice.h"

#include "base/date.h"
#include "ops/ranking.h"
#include "ops/verb.h"
#include "store/store_write.h"

enum {
  DAYS_TO_DECISION = 7,
  DAYS_TO_EFFECT = 21,
  DAYS_TO_CLOSE = 14,
  DAYS_FORGOTTEN = 280, /* for those whose outcome is put off */
  SLOW_DAYS = 75,       /* how long after its deadline a slow measure is done */
  MOVED_DAYS = 21,
  REST = 7 /* so many other measures are made before the same is taken again */
};

/* Which of the measures, counted as they are made, go another way than the usual. */
static bool is_rejected(int made)
{
  return made % 11 == 7;
}
static bool is_aborted(int made)
{
  return made % 9 == 4;
}
static bool is_slow(int made)
{
  return made % 3 == 1 && !is_rejected(made) && !is_aborted(made);
}
static bool is_moved(int made)
{
  return made % 6 == 1;
}

void practice_plan_act(struct practice *p, struct practice_act act)
{
  p->acts = arena_grow(&p->arena, p->acts, p->n_acts, &p->acts_capacity, sizeof *p->acts);
  p->acts[p->n_acts++] = act;
}

bool practice_next_act(struct practice *p, struct practice_act *act)
{
  size_t first = 0;
  for (size_t i = 1; i < p->n_acts; i++) {
    const struct practice_act *a = &p->acts[i], *b = &p->acts[first];
    if (a->date < b->date || (a->date == b->date && a->what < b->what)) first = i;
  }
  if (p->n_acts == 0 || p->acts[first].date > p->today) return false;
  *act = p->acts[first];
  for (size_t i = first + 1; i < p->n_acts; i++)
    p->acts[i - 1] = p->acts[i];
  p->n_acts--;
  return true;
}

/* ---- the ranking ---- */

static bool put_scores(struct practice *p, int64_t ranking_id, struct err *err)
{
  for (size_t r = 0; r < p->n_raters; r++) {
    struct rater rater = {
        .ranking_id = ranking_id, .number = (int)r + 1, .name = p->raters[r].name};
    if (!store_put_rater(p->ops.store, &rater, err)) return false;
    for (size_t a = 0; a < p->plan.n_areas; a++) {
      int said = p->plan.areas[a].influence + random_between(&p->group, -1, 1);
      const struct score score = {.rater_id = rater.id,
                                  .area_id = p->plan.areas[a].id,
                                  .influence = said < 1   ? 1
                                               : said > 5 ? 5
                                                          : said,
                                  .confidence = (enum confidence)random_below(&p->group, 3)};
      if (!store_put_score(p->ops.store, ranking_id, &score, err)) return false;
    }
  }
  return true;
}

/* The first areas in order; in the newest quarter the group takes one from outside instead of the
 * last of them. */
static size_t choose(struct practice *p, const struct ranking_view *view, struct choice *choices,
                     const char **reason)
{
  size_t n = (size_t)view->places < view->n ? (size_t)view->places : view->n;
  bool newest = view->ranking.quarter == quarter_add(quarter_of(p->today), -1) && n < view->n;
  for (size_t i = 0; i < n; i++) {
    size_t row = newest && i + 1 == n ? n : i;
    choices[i] = (struct choice){view->rows[row].area_id, (int)i + 1};
    if (!view->rows[row].proposed) *reason = p->plan.inseparable;
  }
  if (newest) *reason = p->plan.deviation;
  return n;
}

static bool fill_ranking(struct practice *p, struct ranking *ranking, struct choice *choices,
                         size_t *n, struct arena *arena, struct err *err)
{
  struct ranking_view view;
  const char *reason = NULL;
  if (!store_put_ranking(p->ops.store, ranking, err) || !put_scores(p, ranking->id, err) ||
      !ops_ranking_view(p->ops.store, ranking->quarter, NULL, arena, &view, err))
    return false;
  *n = choose(p, &view, choices, &reason);
  ranking->deviation = reason;
  return store_put_ranking(p->ops.store, ranking, err) &&
         store_put_choices(p->ops.store, ranking->id, choices, *n, err);
}

/* ---- measures ---- */

static bool is_rested(const struct practice *p, const struct practice_measure *plan)
{
  return plan->last_made == 0 || p->made - plan->last_made > REST;
}

/* The one for the commonest category that has one; else one that fits any area. */
static struct practice_measure *plan_for(struct practice *p, const struct total *totals, size_t n)
{
  struct practice_plan *plan = &p->plan;
  struct practice_measure *best = &plan->measures[(size_t)p->made % plan->n_measures];
  long most = -1;
  for (size_t m = 0; m < plan->n_measures; m++) {
    struct practice_measure *measure = &plan->measures[m];
    long observations = 0;
    for (size_t t = 0; t < n; t++)
      if (totals[t].category_id == measure->category_id) observations = totals[t].observations;
    if (!is_rested(p, measure) || observations <= most) continue;
    best = measure;
    most = observations;
  }
  return best;
}

static bool put_measure(struct practice *p, const struct practice_measure *plan, struct measure *m,
                        struct err *err)
{
  m->owner_id = plan->owner_id;
  m->text = plan->text;
  m->technique = plan->technique;
  m->type = (enum measure_type)plan->type;
  m->type2 = TYPE_NONE;
  m->goal = plan->goal;
  m->followup_measure = plan->measure;
  m->deadline_kind = (enum deadline_kind)plan->deadline_kind;
  m->deadline = date_add(p->clock.date, DAYS_TO_DECISION + plan->days);
  m->budget = plan->budget;
  m->hours = plan->hours;
  return ops_put_measure(&p->ops, m, plan->problem, plan->category_id, 0, NULL, err);
}

/* Makes a measure and plans its way. The number of those made decides which it takes. */
static bool propose_measure(struct practice *p, struct practice_measure *plan, int64_t area_id,
                            int64_t ranking_id, struct err *err)
{
  struct measure m = {.area_id = area_id, .ranking_id = ranking_id};
  int decided = date_add(p->clock.date, DAYS_TO_DECISION), made = p->made++;
  plan->last_made = p->made;
  if (!put_measure(p, plan, &m, err)) return false;
  struct practice_act act = {.id = m.id, .number = made, .plan = plan};
  act.what = is_rejected(made) ? ACT_REJECT : ACT_START;
  act.date = is_rejected(made) ? decided : date_add(decided, random_between(&p->group, 2, 9));
  bool late_start = is_slow(made) && m.deadline_kind == DEADLINE_START_BY;
  if (late_start && !is_rejected(made)) act.date = date_add(m.deadline, MOVED_DAYS);
  practice_plan_act(p, act);
  return true;
}

static bool propose_measures(struct practice *p, const struct ranking *ranking,
                             const struct choice *choices, size_t n, struct arena *arena,
                             struct err *err)
{
  bool recent = ranking->quarter >= quarter_add(quarter_of(p->today), -4);
  for (size_t i = 0; i < (recent ? n : n - 1); i++) {
    struct total *totals = NULL;
    size_t n_totals = 0;
    if (!store_category_totals(p->ops.store, choices[i].area_id,
                               period_of_quarter(ranking->quarter), arena, &totals, &n_totals, err))
      return false;
    for (int more = recent && i == 0 ? 2 : 1; more > 0; more--)
      if (!propose_measure(p, plan_for(p, totals, n_totals), choices[i].area_id, ranking->id, err))
        return false;
  }
  return true;
}

static bool meet(struct practice *p, int quarter, struct err *err)
{
  struct arena arena = {0};
  struct ranking ranking = {
      .quarter = quarter, .version = 1, .method = p->municipality.method, .state = RANKING_OPEN};
  struct choice *choices = arena_alloc(&arena, (size_t)p->municipality.places * sizeof *choices);
  size_t n = 0;
  bool ok = practice_meeting_begin(p, err) && store_begin(p->ops.store, err) &&
            verb_finish(&p->ops, fill_ranking(p, &ranking, choices, &n, &arena, err),
                        VERB_RANKING_BEGIN, ranking_name(&arena, quarter), NULL, err) &&
            propose_measures(p, &ranking, choices, n, &arena, err) &&
            ops_propose(&p->ops, quarter, NULL, err) && practice_meeting_end(p, err);
  arena_release(&arena);
  if (ok)
    practice_plan_act(p, (struct practice_act){.what = ACT_DECIDE,
                                               .number = quarter,
                                               .date = date_add(p->clock.date, DAYS_TO_DECISION)});
  return ok;
}

static bool decide(struct practice *p, int quarter, struct err *err)
{
  struct arena arena = {0};
  int year = date_year(p->clock.date);
  struct decision decision = {
      .date = p->clock.date,
      .paragraph = arena_printf(&arena, "%d", random_between(&p->group, 20, 99)),
      .registry_number =
          arena_printf(&arena, "KS %d/%05d", year, random_between(&p->group, 100, 900)),
      .result = RESULT_DECIDED};
  bool ok = ops_decide(&p->ops, quarter, &decision, NULL, 0, NULL, err);
  arena_release(&arena);
  return ok;
}

/* ---- what becomes of a measure ---- */

static bool change_state(struct practice *p, const struct practice_act *act, enum measure_state to,
                         const char *reason, struct err *err)
{
  const struct measure_change change = {.to = to, .date = p->clock.date, .reason = reason};
  return ops_change_measure_state(&p->ops, act->id, &change, err);
}

static void plan_after(struct practice *p, const struct practice_act *act, enum practice_what what,
                       int number, int date)
{
  practice_plan_act(
      p, (struct practice_act){
             .what = what, .id = act->id, .number = number, .plan = act->plan, .date = date});
}

/* What is to be finished works when it is carried out and stays in place; what runs until a day
 * works from its start to that day, and nothing works that was aborted. */
static void let_work(struct practice *p, const struct practice_act *act, const struct measure *m)
{
  if (act->plan->area_id == 0) return;
  bool lasts = m->deadline_kind != DEADLINE_UNTIL, finished = m->state == MEASURE_DONE;
  bool works = m->deadline_kind == DEADLINE_FINISH_BY ? finished
               : finished                             ? lasts
                                                      : m->state == MEASURE_ONGOING;
  practice_change(p, m->area_id, act->plan->category_id,
                  works ? act->plan->since : act->plan->before);
}

static bool move_to(struct practice *p, const struct practice_act *act, enum measure_state to,
                    const char *reason, struct arena *arena, struct measure *m, struct err *err)
{
  if (!change_state(p, act, to, reason, err) ||
      !store_measure(p->ops.store, act->id, arena, m, err))
    return false;
  let_work(p, act, m);
  return true;
}

static bool start(struct practice *p, const struct practice_act *act, struct err *err)
{
  struct arena arena = {0};
  struct measure m;
  if (!move_to(p, act, MEASURE_ONGOING, NULL, &arena, &m, err)) {
    arena_release(&arena);
    return false;
  }
  int today = p->clock.date, done = m.deadline > today ? m.deadline : date_add(today, MOVED_DAYS);
  done = date_add(done, is_slow(act->number) ? SLOW_DAYS : act->plan->late);
  int days = date_days_between(today, done), steps = (int)act->plan->steps.n;
  for (int i = 0; i < steps; i++)
    plan_after(p, act, ACT_STEP, i, date_add(today, (i + 1) * days / (steps + 1)));
  if (is_moved(act->number) && m.deadline > today)
    plan_after(p, act, ACT_MOVE, act->number, date_add(m.deadline, -1));
  if (is_aborted(act->number))
    plan_after(p, act, ACT_ABORT, act->number, done);
  else
    plan_after(p, act, ACT_DONE, act->number, done);
  arena_release(&arena);
  return true;
}

static bool put_followup(struct practice *p, const struct practice_act *act,
                         enum followup_kind kind, const char *text, double number, struct err *err)
{
  struct followup followup = {
      .measure_id = act->id,
      .date = p->clock.date,
      .kind = kind,
      .number = number,
      .hours = kind == FOLLOWUP_PRODUCTION ? random_between(&p->group, 2, 20) : -1,
      .cost = NO_AMOUNT,
      .text = text,
      .who = p->ops.who};
  return ops_followup(&p->ops, &followup, NULL, err);
}

static bool move(struct practice *p, const struct practice_act *act, struct err *err)
{
  return ops_move_deadline(&p->ops, act->id, date_add(p->clock.date, MOVED_DAYS), p->plan.moved,
                           err);
}

static bool end(struct practice *p, const struct practice_act *act, enum measure_state to,
                const char *reason, struct err *err)
{
  struct arena arena = {0};
  struct measure m;
  bool ok = move_to(p, act, to, reason, &arena, &m, err);
  arena_release(&arena);
  return ok;
}

static bool finish(struct practice *p, const struct practice_act *act, struct err *err)
{
  plan_after(p, act, ACT_EFFECT, act->number, date_add(p->clock.date, DAYS_TO_EFFECT));
  return end(p, act, MEASURE_DONE, NULL, err);
}

static bool follow_up(struct practice *p, const struct practice_act *act, struct err *err)
{
  int days = act->number % 5 == 0 ? DAYS_FORGOTTEN : DAYS_TO_CLOSE;
  plan_after(p, act, ACT_CLOSE, act->number, date_add(p->clock.date, days));
  return put_followup(p, act, FOLLOWUP_EFFECT, p->plan.outcome, -1, err) &&
         change_state(p, act, MEASURE_FOLLOWED_UP, NULL, err);
}

static bool close_measure(struct practice *p, const struct practice_act *act, struct err *err)
{
  static const enum outcome outcomes[] = {OUTCOME_POSITIVE, OUTCOME_UNCHANGED,
                                          OUTCOME_POSITIVE, OUTCOME_NOT_ASSESSABLE,
                                          OUTCOME_NEGATIVE, OUTCOME_UNCHANGED};
  const int n = sizeof outcomes / sizeof outcomes[0];
  const struct measure_change change = {.to = MEASURE_CLOSED,
                                        .date = p->clock.date,
                                        .outcome = outcomes[act->number % n],
                                        .text = p->plan.outcome};
  return ops_change_measure_state(&p->ops, act->id, &change, err);
}

static bool do_at_once(struct practice *p, const struct practice_measure *plan, struct err *err)
{
  struct measure m = {.area_id = plan->area_id, .quick = true};
  if (!put_measure(p, plan, &m, err) || !ops_consent_measure(&p->ops, m.id, p->clock.date, err))
    return false;
  plan_after(p, &(struct practice_act){.id = m.id, .plan = plan}, ACT_START, 0,
             date_add(p->clock.date, 2));
  return true;
}

bool practice_group_act(struct practice *p, const struct practice_act *act, struct err *err)
{
  switch (act->what) {
  case ACT_MEETING:
    return meet(p, act->number, err);
  case ACT_REJECT:
    return change_state(p, act, MEASURE_REJECTED, p->plan.rejected, err);
  case ACT_DECIDE:
    return decide(p, act->number, err);
  case ACT_START:
    return start(p, act, err);
  case ACT_STEP:
    return put_followup(p, act, act->number == 0 ? FOLLOWUP_PROCESS : FOLLOWUP_PRODUCTION,
                        act->plan->steps.texts[act->number], -1, err);
  case ACT_MOVE:
    return move(p, act, err);
  case ACT_DONE:
    return finish(p, act, err);
  case ACT_ABORT:
    return end(p, act, MEASURE_ABORTED, p->plan.aborted, err);
  case ACT_EFFECT:
    return follow_up(p, act, err);
  case ACT_CLOSE:
    return close_measure(p, act, err);
  case ACT_QUICK:
    return do_at_once(p, act->plan, err);
  case ACT_MONTH:
  case ACT_LOCK:
    break;
  }
  return true;
}
