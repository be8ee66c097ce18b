// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/measure_text.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"
#include "ui/view_parts.h"

#include <stdlib.h>
#include <string.h>

void measure_text_state(struct buf *out, const struct measure *m, int today)
{
  int days = measure_days_overdue(m, today);
  if (days > 0) {
    const struct term *term = &measure_state_terms[MEASURE_OVERDUE];
    buf_addf(out, "%s ", draw_sign(term->sign, term->ascii));
    buf_addf(out, ngettext("OVERDUE %d day", "OVERDUE %d days", (unsigned long)days), days);
    return;
  }
  view_term(out, measure_state_terms, (int)m->state);
  if (m->state == MEASURE_CLOSED && m->outcome != OUTCOME_NONE)
    buf_addf(out, ": %s", term_label(outcome_terms, (int)m->outcome));
}

void measure_text_owner(struct buf *out, const struct measure *m)
{
  buf_add(out, m->owner_name ? m->owner_name : "–");
  if (m->owner_short && m->owner_name && strcmp(m->owner_short, m->owner_name) != 0)
    buf_addf(out, " (%s)", m->owner_short);
}

const char *measure_text_deadline_label(struct arena *arena, const struct measure *m)
{
  return text_capital(arena, term_label(deadline_kind_terms, (int)m->deadline_kind));
}

void measure_text_deadline(struct buf *out, const struct measure *m)
{
  view_date_week(out, m->deadline);
  if (m->moved > 0) buf_addf(out, _(" (moved %d)"), m->moved);
}

bool measure_text_place(struct store *store, const struct measure *m, struct arena *arena,
                        int *place, int *quarter, struct err *err)
{
  struct ranking *rankings;
  struct ranking_row *rows;
  size_t n;
  *place = *quarter = 0;
  if (m->ranking_id == 0) return true;
  if (!store_rankings(store, arena, &rankings, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (rankings[i].id == m->ranking_id) *quarter = quarter_add(rankings[i].quarter, 1);
  /* What was decided holds; until then what was proposed. */
  if (!store_ranking_rows(store, m->ranking_id, "decided", arena, &rows, &n, err)) return false;
  if (n == 0 && !store_ranking_rows(store, m->ranking_id, "proposed", arena, &rows, &n, err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].area_id == m->area_id && rows[i].chosen > 0) *place = rows[i].chosen;
  return true;
}

/* ---- history ---- */

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

bool measure_text_lines(struct store *store, int64_t measure_id, struct arena *arena,
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
