// SPDX-License-Identifier: GPL-3.0-or-later
/* Every view there is. What a view needs to know stands in the subject it is pushed with. */
#ifndef LB_UI_VIEWS_H
#define LB_UI_VIEWS_H

#include "ui/app.h"

extern const struct view_ops main_view; /* drawings 01, 02; no subject */
extern const struct view_ops
    projector_view; /* 27; other: the place that is shown; quarter, 0: the open one */
extern const struct view_ops projector_meeting_view; /* 27; id: the meeting */
extern const struct view_ops projector_rows_view;    /* the list of the view below; no subject */
extern const struct view_ops
    projector_measure_view;                  /* id; over a follow-up other: its page, from 1 */
extern const struct view_ops inventory_view; /* 05; month */
extern const struct view_ops
    observations_view;                       /* month; id: of a unit, 0 all; or text: the words */
extern const struct view_ops card_view;      /* 06; id: the area */
extern const struct view_ops ranking_screen; /* 07; quarter that it rests on */
extern const struct view_ops influence_view; /* 08; quarter */
extern const struct view_ops measure_screen; /* 10; id */
extern const struct view_ops measures_view;  /* all measures; id: of an area, 0 all */
extern const struct view_ops events_view;    /* coming events; id: the one to stand on */
extern const struct view_ops walk_view;    /* 11; id: the meeting whose agenda opened it, 0 none */
extern const struct view_ops meeting_view; /* 12; id, 0: the one to go on with */
extern const struct view_ops wheel_view_ops; /* 13; no subject */
extern const struct view_ops import_view;    /* 16; text: the file, other: its kind */
extern const struct view_ops
    preview_view; /* 17; text: P1 ..., month or quarter, id: area or owner */
extern const struct view_ops
    explain_view; /* text: "ranking" ..., and what that kind asks for: quarter, month, id: an area,
                   * other: a category group, or a measure */
extern const struct view_ops signals_view;  /* 14; month */
extern const struct view_ops effects_view;  /* 15; other: the year */
extern const struct view_ops start_view;    /* 18 */
extern const struct view_ops help_view;     /* 19 */
extern const struct view_ops glossary_view; /* over the help */
extern const struct view_ops palette_view;  /* 20 */
extern const struct view_ops menu_view;     /* 21 */
extern const struct view_ops history_view;  /* 25 */
extern const struct view_ops
    registers_view; /* areas, categories, units, owners, bodies; other: which */
extern const struct view_ops reports_view; /* choose a print */
extern const struct view_ops
    plot_view; /* other: an enum figure_kind; quarter; id: the area of FIGURE_RUN */

/* Asks for a file's name, then opens the import; the kind is guessed from the file and can be
 * changed. */
void import_ask(struct app *app);
/* What F7 prints on the view below: pushes the preview of the print that belongs to it. */
void print_current(struct app *app);
/* What F5 shows of the view below: its list, its measure or its ranking; during a meeting else the
 * agenda, and without one the quarter's areas. */
void project_current(struct app *app);

#endif
