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

void ranking_status(struct buf *out, const struct ranking_view *view)
{
  switch (view->ranking.state) {
  case RANKING_PROPOSED:
    buf_add(out, _("PROPOSAL"));
    break;
  case RANKING_SENT_BACK:
    buf_add(out, _("SENT BACK"));
    break;
  case RANKING_DECIDED:
    buf_addf(out, _("DECIDED %s "), view->decision.body_short ? view->decision.body_short : "");
    date_iso(out, view->decision.date);
    if (view->decision.paragraph) buf_addf(out, " § %s", view->decision.paragraph);
    break;
  default:
    buf_add(out, _("ONGOING"));
  }
}
