// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/measure_text.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
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
