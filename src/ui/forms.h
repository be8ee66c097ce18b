// SPDX-License-Identifier: GPL-3.0-or-later
/* The forms there are. Each opener refuses with the read-only sentence when nothing may be written,
 * and otherwise pushes the form as a view. */
#ifndef LB_UI_FORMS_H
#define LB_UI_FORMS_H

#include "ui/app.h"
#include "ui/form.h"

/* area_id 0: the one of the record before */
void form_observation_new(struct app *app, int64_t area_id);
void form_observation_edit(struct app *app, int64_t id);
void form_event_new(struct app *app);
void form_event_edit(struct app *app, int64_t id);
/* An event that somebody began to enter as an observation; 0 is not known. */
void form_event_from(struct app *app, int date, int64_t area_id);

/* The problem's text and the observation it comes from may be NULL and 0. */
void form_measure_new(struct app *app, int64_t area_id, const char *problem_text,
                      int64_t observation_id, bool quick);
void form_measure_edit(struct app *app, int64_t id);
void form_measure_state(struct app *app, int64_t id);
void form_measure_done(struct app *app, int64_t id);
void form_outcome(struct app *app, int64_t id);
void form_followup(struct app *app, int64_t id);
void form_move_deadline(struct app *app, int64_t id);
void form_change_owner(struct app *app, int64_t id);
void form_decide_measure(struct app *app, int64_t id);
void form_consent_measure(struct app *app, int64_t id);

/* id 0: a new one, of the measure, in the analysis of the year. */
void form_lesson(struct app *app, int64_t id, int64_t measure_id, int year);

void form_decide_ranking(struct app *app, int quarter);

void form_municipality(struct app *app);
void form_new_area(struct app *app);
void form_rename_area(struct app *app, int64_t area_id);
void form_close_area(struct app *app, int64_t area_id);
/* id 0: a new one */
void form_unit(struct app *app, int64_t id);
void form_category(struct app *app, int64_t id);
void form_owner(struct app *app, int64_t id);
void form_body(struct app *app, int64_t id);

/* Their panes stand in the help, the palette and the manual. */
extern const struct form_ops form_observation_ops, form_measure_ops, form_event_ops,
    form_ranking_ops;

#endif
