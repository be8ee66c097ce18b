// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/minutes.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/period.h"
#include "domain/words.h"
#include "store/store_write.h"

#include <stdio.h>

/* What a line is made from. */
struct told {
  struct ops *ops;
  struct arena *arena;
  enum verb verb;
  const char *object;
  struct buf text;
};

static void add_reason(struct told *told, const char *reason)
{
  if (words_said(reason)) buf_addf(&told->text, _(", reason: %s"), reason);
}

/* ---- measures ---- */

static void add_state(struct told *told, const struct measure *m, const char *reason)
{
  int day = m->state == MEASURE_DONE ? m->done_on : m->state == MEASURE_ONGOING ? m->started_on : 0;
  buf_addf(&told->text, " %s", term_label(measure_state_terms, (int)m->state));
  if (day) buf_addc(&told->text, ' ');
  date_iso(&told->text, day);
  if (m->state == MEASURE_CLOSED && m->outcome != OUTCOME_NONE)
    buf_addf(&told->text, _(", outcome: %s"), term_label(outcome_terms, (int)m->outcome));
  add_reason(told, reason);
}

static void add_reviewed(struct told *told, const struct measure *m, const char *note)
{
  buf_addf(&told->text, " %s", term_label(measure_state_terms, (int)m->state));
  if (words_said(note))
    buf_addf(&told->text, ": %s", note);
  else
    buf_add(&told->text, _(", no change"));
}

static void add_new(struct told *told, const struct measure *m)
{
  struct buf day = {0};
  date_iso(&day, m->deadline);
  buf_addf(&told->text, _(" new measure: %s, %s, %s, %s"), m->area_name, m->text, m->owner_short,
           buf_text(&day));
  buf_release(&day);
}

static bool add_followup(struct told *told, int64_t id, struct err *err)
{
  struct followup *rows;
  size_t n;
  if (!store_followups(told->ops->store, id, told->arena, &rows, &n, err)) return false;
  if (n > 0) buf_addf(&told->text, _(" follow-up: %s"), rows[0].text);
  return true;
}

/* Begins with the measure's number, which the paper writes out. */
static bool tell_measure(struct told *told, struct err *err)
{
  struct measure m;
  struct measure_event *events;
  size_t n;
  long long id = 0;
  if (sscanf(told->object, "%*[^0-9]%lld", &id) != 1) return true;
  if (!store_measure(told->ops->store, id, told->arena, &m, err) ||
      !store_measure_events(told->ops->store, id, told->arena, &events, &n, err))
    return false;
  const char *reason = n > 0 ? events[0].reason : NULL;
  struct buf name = {0};
  ops_measure_name(&name, id);
  if (told->verb == VERB_MEASURE_DEADLINE || told->verb == VERB_MEASURE_OWNER) {
    ops_verb_phrase(&told->text, verb_id(told->verb), told->object);
    add_reason(told, reason);
  } else {
    buf_add(&told->text, buf_text(&name));
  }
  buf_release(&name);
  switch (told->verb) {
  case VERB_MEASURE_DEADLINE:
  case VERB_MEASURE_OWNER:
    return true;
  case VERB_REVIEWED:
    add_reviewed(told, &m, reason);
    return true;
  case VERB_MEASURE_ADD:
    add_new(told, &m);
    return true;
  case VERB_MEASURE_CHANGE:
    buf_add(&told->text, _(" changed"));
    return true;
  case VERB_FOLLOWUP:
    return add_followup(told, id, err);
  default:
    add_state(told, &m, reason);
    return true;
  }
}

/* ---- rankings ---- */

static bool tell_ranking(struct told *told, struct err *err)
{
  struct period period;
  struct ranking ranking;
  struct ranking_row *rows;
  size_t n;
  if (!period_parse(told->object, &period, err) ||
      !store_ranking(told->ops->store, quarter_of(period.first), told->arena, &ranking, err))
    return false;
  if (told->verb == VERB_DEVIATION) {
    buf_add(&told->text, _("Departure from the computed order"));
    add_reason(told, ranking.deviation);
    return true;
  }
  bool decided = told->verb == VERB_DECIDE;
  if (!store_ranking_rows(told->ops->store, ranking.id, decided ? "decided" : "proposed",
                          told->arena, &rows, &n, err))
    return false;
  struct buf areas = {0};
  for (int place = 1; place <= (int)n; place++)
    for (size_t i = 0; i < n; i++)
      if (rows[i].chosen == place)
        buf_addf(&areas, "%s%s", areas.length > 0 ? ", " : "", rows[i].area_name);
  /* TRANSLATORS: the areas, as in "The park, the harbour are proposed" */
  buf_addf(&told->text, decided ? _("%s are decided") : _("%s are proposed"), buf_text(&areas));
  buf_release(&areas);
  return true;
}

static void tell_phrase(struct told *told)
{
  struct buf phrase = {0};
  ops_verb_phrase(&phrase, verb_id(told->verb), told->object);
  buf_add(&told->text, text_capital(told->arena, buf_text(&phrase)));
  buf_release(&phrase);
}

static bool tell(struct told *told, struct err *err)
{
  switch (told->verb) {
  case VERB_PROPOSE:
  case VERB_DECIDE:
  case VERB_DEVIATION:
    return tell_ranking(told, err);
  case VERB_MEASURE_ADD:
  case VERB_MEASURE_CHANGE:
  case VERB_MEASURE_STATE:
  case VERB_MEASURE_DECIDE:
  case VERB_MEASURE_SEND_BACK:
  case VERB_MEASURE_CONSENT:
  case VERB_MEASURE_DEADLINE:
  case VERB_MEASURE_OWNER:
  case VERB_FOLLOWUP:
  case VERB_REVIEWED:
    return tell_measure(told, err);
  default:
    tell_phrase(told);
    return true;
  }
}

/* The next number among the meeting's decisions. */
static bool next_decision(struct store *store, int64_t meeting_id, struct arena *arena, int *number,
                          struct err *err)
{
  struct minutes_line *lines;
  size_t n;
  if (!store_minutes(store, meeting_id, arena, &lines, &n, err)) return false;
  *number = 1;
  for (size_t i = 0; i < n; i++)
    if (lines[i].decision >= *number) *number = lines[i].decision + 1;
  return true;
}

static bool put_line(struct told *told, enum minutes_kind kind, const struct meeting *m,
                     struct err *err)
{
  struct minutes_line line = {.meeting_id = m->id,
                              .item = m->item,
                              .time = told->ops->clock->time,
                              .verb = verb_id(told->verb),
                              .object = told->object};
  struct store *store = told->ops->store;
  bool ok = tell(told, err);
  line.text = buf_text(&told->text);
  if (kind != MINUTES_LINE)
    ok = ok && next_decision(store, m->id, told->arena, &line.decision, err);
  ok = ok && store_put_minutes(store, &line, err);
  if (kind == MINUTES_DECISION) ok = ok && store_tie_decision(store, m->id, line.decision, err);
  return ok;
}

bool minutes_write(struct ops *ops, enum minutes_kind kind, enum verb verb, const char *object,
                   struct err *err)
{
  if (ops->meeting == 0 || kind == MINUTES_NONE) return true;
  struct arena arena = {0};
  struct told told = {.ops = ops, .arena = &arena, .verb = verb, .object = object};
  struct meeting m;
  bool ok = store_meeting(ops->store, ops->meeting, &arena, &m, err);
  if (ok && m.state == MEETING_CALLED && m.item != 0) ok = put_line(&told, kind, &m, err);
  buf_release(&told.text);
  arena_release(&arena);
  return ok;
}
