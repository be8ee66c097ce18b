// SPDX-License-Identifier: GPL-3.0-or-later
/* A ranking's numbers as the screens write them: decimal comma, minus sign, a dash for none. */
#ifndef LB_UI_RANKING_TEXT_H
#define LB_UI_RANKING_TEXT_H

#include "ui/app.h"

void ranking_rank(struct buf *out, const struct ranking_row *row); /* "4 (5)" */
void ranking_need(struct buf *out, const struct ranking_row *row, enum ranking_method method);
void ranking_half(struct buf *out, double median); /* 4, or 3,5 */
void ranking_priority(struct buf *out, const struct ranking_row *row, enum ranking_method method);
void ranking_whole(struct buf *out, long value); /* a dash when negative */
/* The part of a bracket that joins rows that cannot be told apart: ┐ │ ┘ or blank. */
const char *ranking_bracket(const struct ranking_view *view, const struct ranking_row *row);
/* PÅGÅR, FÖRSLAG, BESLUTAD KLG 2026-10-14 § 87, ÅTERREMITTERAD */
void ranking_status(struct buf *out, const struct ranking_view *view);
/* The right half of a title row: the state in a word and today's date. */
void ranking_title(const struct app *app, const struct ranking_view *view, struct buf *out);

/* The lower pane of the ranking: what departs, why, and what would have to change. */
extern const struct pane_ops deviation_pane;
/* The places are filled, and all that a proposal lacks is the reason of its departure. */
bool deviation_owes_reason(const struct ranking_view *view);

#endif
