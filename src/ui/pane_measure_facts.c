// SPDX-License-Identifier: GPL-3.0-or-later
/* The upper half of a measure's screen: what it is, who answers for it, and when. */
#include "ui/measure_panes.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"
#include "ui/measure_text.h"
#include "ui/view_parts.h"

enum { WEEKS = 8, WEEK = 7, LABEL = 14 };

static bool find_others(struct app *app, struct pane *pane, struct err *err)
{
  struct measure_facts *s = pane->state;
  const struct measure *m = &s->measure;
  const struct measure_query query = {.open_only = m->state != MEASURE_CLOSED &&
                                                   m->state != MEASURE_ABORTED &&
                                                   m->state != MEASURE_REJECTED};
  struct measure *rows;
  if (!store_measures(app->store, &query, &pane->arena, &rows, &s->n_others, err)) return false;
  s->others = arena_alloc(&pane->arena, (s->n_others + 1) * sizeof *s->others);
  for (size_t i = 0; i < s->n_others; i++) {
    s->others[i] = rows[i].id;
    if (rows[i].id == m->id) s->at = i;
  }
  return true;
}

static bool count_weeks(struct app *app, struct pane *pane, struct err *err)
{
  struct measure_facts *s = pane->state;
  int monday = date_add(app->clock.date, 1 - date_weekday(app->clock.date));
  s->first_week = date_add(monday, -(WEEKS - 1) * WEEK);
  const struct period period = {PERIOD_DAYS, s->first_week, date_add(monday, WEEK - 1)};
  long *days;
  size_t n;
  if (!store_day_counts(app->store, s->measure.area_id, period, &pane->arena, &days, &n, err))
    return false;
  for (size_t i = 0; i < n; i++)
    s->weeks[i / WEEK] += days[i];
  return true;
}

static bool facts_load(struct app *app, struct pane *pane, struct err *err)
{
  struct measure_facts *s = pane->state;
  *s = (struct measure_facts){0};
  if (!store_measure(app->store, pane->view->subject.id, &pane->arena, &s->measure, err))
    return false;
  if (s->measure.id == 0)
    return err_set(err, _("The measure is not there any more. Esc goes back."));
  return (s->measure.decision_id == 0 ||
          store_decision(app->store, s->measure.decision_id, &pane->arena, &s->decision, err)) &&
         measure_text_place(app->store, &s->measure, &pane->arena, &s->place, &s->place_quarter,
                            err) &&
         find_others(app, pane, err) && count_weeks(app, pane, err);
}

/* ---- the facts, one function each; the table below has their places ---- */

static void add_state(struct app *app, const struct measure_facts *s, struct buf *out)
{
  measure_text_state(out, &s->measure, app->clock.date);
}

static void add_owner(struct app *app, const struct measure_facts *s, struct buf *out)
{
  (void)app;
  measure_text_owner(out, &s->measure);
  if (s->measure.service) buf_addf(out, ", %s", s->measure.service);
}

static void add_decision(struct app *app, const struct measure_facts *s, struct buf *out)
{
  const struct decision *d = &s->decision;
  (void)app;
  if (d->id) {
    buf_addf(out, "%s ", d->body_short ? d->body_short : d->body_name);
    date_iso(out, d->date);
    if (d->paragraph) buf_addf(out, " § %s", d->paragraph);
  } else if (s->measure.decided_on) {
    date_iso(out, s->measure.decided_on);
    buf_add(out, _(", by consent"));
  } else {
    buf_add(out, "–");
  }
}

static void add_deadline(struct app *app, const struct measure_facts *s, struct buf *out)
{
  (void)app;
  measure_text_deadline(out, &s->measure);
}

static void add_goal(struct app *app, const struct measure_facts *s, struct buf *out)
{
  (void)app;
  buf_add(out, s->measure.goal ? s->measure.goal : "–");
}

static void add_weeks(struct app *app, const struct measure_facts *s, struct buf *out)
{
  (void)app;
  const char *what = s->measure.followup_measure;
  long most = 0;
  /* The weeks are always the area's observations, whatever the measure is followed up by. */
  if (words_said(what))
    buf_addf(out, _("%s · obs"), what);
  else
    buf_add(out, _("Observations a week"));
  buf_addf(out, _(" w. %d–%d:"), date_iso_week(s->first_week, NULL),
           date_iso_week(date_add(s->first_week, (WEEKS - 1) * WEEK), NULL));
  for (int i = 0; i < WEEKS; i++) {
    buf_addf(out, " %ld", s->weeks[i]);
    if (s->weeks[i] > most) most = s->weeks[i];
  }
  buf_add(out, "  ");
  draw_sparkline(out, s->weeks, WEEKS, most);
}

static void add_place(struct app *app, const struct measure_facts *s, struct buf *out)
{
  (void)app;
  if (s->place)
    buf_addf(out, _("place %d quarter %d"), s->place, s->place_quarter % 10);
  else
    buf_add(out, s->measure.quick ? _("quick measure") : "–");
}

static void add_type(struct app *app, const struct measure_facts *s, struct buf *out)
{
  const struct measure *m = &s->measure;
  (void)app;
  buf_add(out, term_label(measure_type_terms, (int)m->type));
  if (m->technique) buf_addf(out, ", %s", m->technique);
  if (m->type2 != TYPE_NONE) buf_addf(out, " + %s", term_label(measure_type_terms, (int)m->type2));
}

static void add_cost(struct app *app, const struct measure_facts *s, struct buf *out)
{
  (void)app;
  if (s->measure.budget < 0) {
    buf_add(out, "–");
    return;
  }
  text_number(out, s->measure.budget);
  buf_add(out, "\u00a0kr");
}

static void add_hours(struct app *app, const struct measure_facts *s, struct buf *out)
{
  (void)app;
  if (s->measure.hours < 0)
    buf_add(out, "–");
  else
    text_decimal(out, s->measure.hours, 1);
}

struct fact {
  const char *label; /* msgid; NULL: the kind of deadline */
  void (*add)(struct app *app, const struct measure_facts *s, struct buf *out);
};

static const struct fact left[MEASURE_FACT_LINES] = {
    {N_("State"), add_state}, {N_("Owner"), add_owner}, {N_("Decided"), add_decision},
    {NULL, add_deadline},     {N_("Goal"), add_goal},   {N_("Measured by"), add_weeks},
};
static const struct fact right[MEASURE_FACT_LINES] = {
    {N_("Top three"), add_place}, {N_("Type"), add_type}, {N_("Cost"), add_cost},
    {N_("Hours"), add_hours},     {NULL, NULL},           {NULL, NULL},
};

static void draw_fact(struct app *app, struct pane *pane, const struct fact *fact, struct rect r,
                      int label)
{
  const struct measure_facts *s = pane->state;
  struct buf text = {0};
  bool action = fact->add == add_state && measure_overdue(&s->measure, app->clock.date);
  draw_run(r.y, r.x, label - 1, STYLE_TEXT,
           fact->label ? _(fact->label) : measure_text_deadline_label(&pane->arena, &s->measure));
  fact->add(app, s, &text);
  draw_run(r.y, r.x + label, r.w - label, action ? STYLE_ACTION : STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static void facts_draw(struct app *app, struct pane *pane, bool focus)
{
  enum { RIGHT = 44, RIGHT_LABEL = 12 };
  const struct measure_facts *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf title = {0};
  ops_measure_name(&title, s->measure.id);
  buf_addf(&title, " %s · %s", s->measure.text, s->measure.area_name);
  draw_frame(pane->rect, buf_text(&title), focus);
  buf_release(&title);
  /* In a narrow window the right half goes; its facts stand in the form. */
  bool both = r.w >= RIGHT + RIGHT_LABEL + 8;
  for (int i = 0; i < MEASURE_FACT_LINES && i < r.h; i++) {
    bool alone = !both || !right[i].add;
    draw_fact(app, pane, &left[i], (struct rect){r.y + i, r.x + 2, 1, alone ? r.w - 3 : RIGHT - 1},
              LABEL);
    if (!alone)
      draw_fact(app, pane, &right[i], (struct rect){r.y + i, r.x + 2 + RIGHT, 1, r.w - RIGHT - 3},
                RIGHT_LABEL);
  }
  if (focus) draw_cursor(r.y, r.x + 2, true);
}

const struct pane_ops measure_facts_pane = {
    .id = "measure-facts",
    .name = N_("The measure"),
    .about = N_("Overdue is computed from the deadline and is never written. A measure is closed "
                "only with an outcome, and a new owner or deadline keeps the old one in the log."),
    .commands = measure_commands,
    .watch = TOPIC_MEASURES | TOPIC_BODIES | TOPIC_RANKINGS | TOPIC_OBSERVATIONS | TOPIC_AREAS,
    .state_size = sizeof(struct measure_facts),
    .load = facts_load,
    .draw = facts_draw,
    .hint = measure_hint,
};
