// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ranking_text.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <math.h>

void ranking_whole(struct buf *out, long value)
{
  if (value < 0)
    buf_add(out, "–");
  else
    text_number(out, value);
}

void ranking_rank(struct buf *out, const struct ranking_row *row)
{
  if (row->rank <= 0) {
    buf_add(out, "–");
    return;
  }
  buf_addf(out, "%d", row->rank);
  if (row->previous_rank > 0) buf_addf(out, " (%d)", row->previous_rank);
}

void ranking_half(struct buf *out, double median)
{
  if (median <= 0)
    buf_add(out, "–");
  else
    text_decimal(out, median, median == floor(median) ? 0 : 1);
}

void ranking_need(struct buf *out, const struct ranking_row *row, enum ranking_method method)
{
  if (method == METHOD_STEPS) {
    ranking_half(out, row->need);
    return;
  }
  if (row->need < 0) {
    buf_add(out, "–");
    return;
  }
  text_decimal(out, row->need, 0);
  buf_add(out, " %");
}

void ranking_priority(struct buf *out, const struct ranking_row *row, enum ranking_method method)
{
  if (row->rank <= 0 || row->priority < 0)
    buf_add(out, "–");
  else if (method == METHOD_STEPS)
    ranking_half(out, row->priority);
  else
    text_decimal(out, row->priority, 1);
}

const char *ranking_bracket(const struct ranking_view *view, const struct ranking_row *row)
{
  size_t i = 0;
  while (i < view->n && view->rows[i].area_id != row->area_id)
    i++;
  bool below = row->joined, above = i > 0 && i < view->n && view->rows[i - 1].joined;
  return above && below ? "│" : below ? "┐" : above ? "┘" : " ";
}

static const char *const words[] = {
    [RANKING_OPEN] = N_("ONGOING"),
    [RANKING_PROPOSED] = N_("PROPOSAL"),
    [RANKING_DECIDED] = N_("DECIDED"),
    [RANKING_SENT_BACK] = N_("SENT BACK"),
};

void ranking_status(struct buf *out, const struct ranking_view *view)
{
  const struct decision *d = &view->decision;
  buf_add(out, _(words[view->ranking.state]));
  if (view->ranking.state != RANKING_DECIDED) return;
  buf_addf(out, " %s ", d->body_short ? d->body_short : "");
  date_iso(out, d->date);
  if (d->paragraph) buf_addf(out, " § %s", d->paragraph);
}

void ranking_title(const struct app *app, const struct ranking_view *view, struct buf *out)
{
  buf_addf(out, "%s · ", _(words[view->ranking.state]));
  date_compact(out, app->clock.date);
  buf_addf(out, _(" w. %d"), date_iso_week(app->clock.date, NULL));
}
