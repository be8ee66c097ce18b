// SPDX-License-Identifier: GPL-3.0-or-later
/* Every pane and every form with a bar of its own. The list in panes.c makes them known to help,
 * palette, menus and the manual; adding a pane to the program is one name here and one there. */
#ifndef LB_UI_PANES_H
#define LB_UI_PANES_H

#include "ui/form.h"
#include "ui/pane.h"

extern const struct pane_ops agenda_pane, all_measures_pane, areas_pane, attendance_pane,
    card_categories_pane, card_measures_pane, card_numbers_pane, card_observations_pane,
    card_title_pane, choose_pane, deviation_pane, dialog_pane, effects_pane, effects_table_pane,
    events_pane, explain_pane, followup_pane, glossary_pane, help_pane, history_pane,
    import_columns_pane, import_rows_pane, influence_pane, inventory_pane, measure_facts_pane,
    measure_log_pane, measures_pane, menu_pane, minutes_pane, observations_pane, palette_pane,
    plot_pane, preview_pane, projector_measure_pane, projector_meeting_pane, projector_pane,
    projector_rows_pane, ranking_pane, registers_pane, reports_pane, search_line_pane, signals_pane,
    start_pane, top_pane, walk_pane;
extern const struct pane_ops wheel_pane_ops;
extern const struct form_ops form_event_ops, form_measure_ops, form_observation_ops,
    form_ranking_ops;

#endif
