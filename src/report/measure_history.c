// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/measure_history.h"

#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"

#include <string.h>

static bool is_kind(const struct measure_event *e, const char *kind)
{
  return strcmp(e->kind, kind) == 0;
}

/* Notes hold the identifier of a decision's result or of an outcome. */
static const char *note_word(const char *id)
{
  int value = term_find(decision_result_terms, id);
  if (value >= 0) return term_label(decision_result_terms, value);
  value = term_find(outcome_terms, id);
  return value > 0 ? term_label(outcome_terms, value) : id ? id : "";
}

static const char *event_text(struct arena *arena, const struct measure_event *e)
{
  if (is_kind(e, "owner")) return arena_printf(arena, _("New owner: %s → %s"), e->before, e->after);
  if (is_kind(e, "deadline"))
    return arena_printf(arena, _("New deadline: %s → %s"), e->before, e->after);
  if (is_kind(e, "reviewed")) return _("Gone through, no change");
  if (is_kind(e, "note")) return text_capital(arena, note_word(e->after));
  if (!e->before) return _("New measure");
  int state = term_find(measure_state_terms, e->after);
  return arena_printf(arena, _("New state: %s"),
                      state < 0 ? e->after : term_label(measure_state_terms, state));
}

/* A move is told with the reason for it, so that old and new stay in sight. */
static const char *event_said(struct arena *arena, const struct measure_event *e)
{
  if (!words_said(e->reason)) return NULL;
  if (!is_kind(e, "owner") && !is_kind(e, "deadline")) return e->reason;
  return arena_printf(arena, "%s. %s", event_text(arena, e), e->reason);
}

static struct measure_line line_of_event(struct arena *arena, const struct measure_event *e)
{
  return (struct measure_line){.date = e->date,
                               .who = e->who ? e->who : "",
                               .state = MEASURE_PROPOSED,
                               .text = event_text(arena, e),
                               .said = event_said(arena, e)};
}

static struct measure_line line_of_followup(const struct followup *f)
{
  return (struct measure_line){.date = f->date,
                               .who = f->who ? f->who : "",
                               .state = MEASURE_PROPOSED,
                               .text = term_label(followup_kind_terms, (int)f->kind),
                               .said = f->text};
}

/* Of one day the event comes first, as a follow-up says how a state went, but for what happened
 * after it was written. */
static bool comes_before(const struct measure_event *e, const struct followup *f)
{
  if (e->date != f->date) return e->date < f->date;
  return f->after_event < 0 || e->id <= f->after_event;
}

bool measure_history(struct store *store, int64_t measure_id, struct arena *arena,
                     struct measure_line **lines, size_t *n, struct err *err)
{
  struct measure_event *events;
  struct followup *followups;
  size_t n_events, n_followups;
  if (!store_measure_events(store, measure_id, arena, &events, &n_events, err) ||
      !store_followups(store, measure_id, arena, &followups, &n_followups, err))
    return false;
  struct measure_line *rows = arena_alloc(arena, (n_events + n_followups + 1) * sizeof *rows);
  enum measure_state state = MEASURE_PROPOSED;
  *lines = rows;
  *n = n_events + n_followups;
  /* From the oldest, so that each line has the state that held after it. */
  for (size_t at = *n, e = n_events, f = n_followups; at > 0;) {
    bool event = e > 0 && (f == 0 || comes_before(&events[e - 1], &followups[f - 1]));
    struct measure_line *row = &rows[--at];
    if (event) {
      e--;
      int to = is_kind(&events[e], "state") ? term_find(measure_state_terms, events[e].after) : -1;
      if (to >= 0) state = (enum measure_state)to;
      *row = line_of_event(arena, &events[e]);
    } else {
      *row = line_of_followup(&followups[--f]);
    }
    row->state = state;
  }
  return true;
}
