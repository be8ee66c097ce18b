// SPDX-License-Identifier: GPL-3.0-or-later
/* The small forms of one measure: each asks only what its verb needs. */
#include "base/i18n.h"
#include "ui/form_common.h"
#include "ui/form_options.h"
#include "ui/forms.h"

#include <string.h>

/* The title of them all: the measure they are about. */
static void title(struct app *app, struct form *form, struct buf *out)
{
  (void)app;
  buf_addf(out, "%s · ", _(form->ops->change_name));
  ops_measure_name(out, form->subject.id);
}

static void fill_today(struct app *app, struct form *form)
{
  form_set_date(app, form, 0, app->clock.date);
}

#define MEASURE_FORM(self, id_, name_, about_)                                               \
  .pane = FORM_PANE(id_, name_, about_, form_small_commands), .view = FORM_SMALL_VIEW(self), \
  .new_name = name_, .change_name = name_, .label_width = 15, .width = 54, .title = title

/* ---- its state ---- */

enum { S_DATE, S_STATE, S_REASON };
static const struct field state_fields[] = {
    [S_DATE] = {"date", N_("Date"), FIELD_DAY, FIELD_MUST, 0, 1, .width = 16},
    [S_STATE] = {"state", N_("State"), FIELD_PICK, FIELD_MUST, 1, 1, .width = 16,
                 .note = N_("F4 List")},
    [S_REASON] = {"reason", N_("Reason"), FIELD_TEXT, FIELD_FREE, 2, 1, .width = 33},
};

/* The states that the rules let it go to when everything they ask for is there. Closing and
 * deciding have forms of their own. */
static void state_options(struct app *app, struct form *form, int field, struct option **rows,
                          size_t *n)
{
  struct options o = options_begin(app, form);
  struct measure m;
  struct err err = {.field = -1};
  (void)field;
  if (form_told(app, store_measure(app->store, form->subject.id, o.arena, &m, &err), &err))
    for (int to = MEASURE_PROPOSED; to < MEASURE_OVERDUE; to++) {
      struct measure_change all = {.to = (enum measure_state)to,
                                   .date = app->clock.date,
                                   .reason = "-",
                                   .outcome = OUTCOME_UNCHANGED,
                                   .text = "-",
                                   .followups = 1,
                                   .has_decision = true};
      if (to == MEASURE_DECIDED || to == MEASURE_CLOSED) continue;
      if (measure_may_change(&m, &all, app->clock.date, NULL))
        options_add(&o, to + 1, term_label(measure_state_terms, to), NULL);
    }
  *rows = o.rows;
  *n = o.n;
}

static bool state_save(struct app *app, struct form *form, struct err *err)
{
  struct measure_change change = {.to = (enum measure_state)(form_id(form, S_STATE) - 1),
                                  .date = form_date(form, S_DATE),
                                  .reason = form_text(form, S_REASON)};
  return ops_change_measure_state(&app->ops, form->subject.id, &change, err);
}

static const struct form_ops state_form = {
    MEASURE_FORM(state_form, "measure-state", N_("New state"),
                 N_("Moves the measure to its next state.")),
    .fields = state_fields,
    .n_fields = sizeof state_fields / sizeof *state_fields,
    .options = state_options,
    .save = state_save,
};

/* ---- carried out ---- */

enum { D_DATE, D_HOURS, D_COST, D_TEXT };
static const struct field done_fields[] = {
    [D_DATE] = {"date", N_("Date"), FIELD_DAY, FIELD_MUST, 0, 1, .width = 16},
    [D_HOURS] = {"hours", N_("Hours"), FIELD_DECIMAL, 0, 1, 1, .width = 10},
    [D_COST] = {"cost", N_("Cost"), FIELD_WHOLE, 0, 2, 1, .width = 10, .note = N_("kr")},
    [D_TEXT] = {"text", N_("Note"), FIELD_TEXT, FIELD_FREE, 3, 1, .width = 33},
};

static bool done_save(struct app *app, struct form *form, struct err *err)
{
  struct measure_change change = {.to = MEASURE_DONE, .date = form_date(form, D_DATE)};
  struct followup f = {.measure_id = form->subject.id,
                       .date = change.date,
                       .kind = FOLLOWUP_PRODUCTION,
                       .number = -1,
                       .hours = form_decimal(form, D_HOURS),
                       .cost = form_whole(form, D_COST),
                       .text = form_text(form, D_TEXT)};
  bool said = f.hours >= 0 || f.cost >= 0 || f.text;
  /* The note first: if it is refused, the state has not changed. */
  return (!said || ops_followup(&app->ops, &f, form_person_reason(form), err)) &&
         ops_change_measure_state(&app->ops, form->subject.id, &change, err);
}

static const struct form_ops done_form = {
    MEASURE_FORM(done_form, "measure-done", N_("Set as carried out"),
                 N_("When the measure was carried out, and what it took.")),
    .fields = done_fields,
    .n_fields = sizeof done_fields / sizeof *done_fields,
    .save = done_save,
};

/* ---- outcome ---- */

enum { O_OUTCOME, O_TEXT };
static const struct field outcome_fields[] = {
    [O_OUTCOME] = {"outcome", N_("Outcome"), FIELD_PICK, FIELD_MUST, 0, 1, .width = 22,
                   .note = N_("F4 List")},
    [O_TEXT] = {"text", N_("In words"), FIELD_LONG, FIELD_MUST | FIELD_FREE, 1, 1, .width = 33,
                .lines = 3},
};

static void outcome_options(struct app *app, struct form *form, int field, struct option **rows,
                            size_t *n)
{
  struct options o = options_begin(app, form);
  (void)field;
  options_terms(&o, outcome_terms);
  *rows = o.rows;
  *n = o.n;
}

static bool outcome_save(struct app *app, struct form *form, struct err *err)
{
  struct measure_change change = {.to = MEASURE_CLOSED,
                                  .date = app->clock.date,
                                  .outcome = (enum outcome)(form_id(form, O_OUTCOME) - 1),
                                  .text = form_text(form, O_TEXT)};
  return ops_change_measure_state(&app->ops, form->subject.id, &change, err);
}

static const struct form_ops outcome_form = {
    MEASURE_FORM(outcome_form, "measure-outcome", N_("Outcome"),
                 N_("What the group found that the measure did. It closes the measure.")),
    .fields = outcome_fields,
    .n_fields = sizeof outcome_fields / sizeof *outcome_fields,
    .options = outcome_options,
    .save = outcome_save,
};

/* ---- follow-up ---- */

enum { F_DATE, F_KIND, F_TEXT, F_NUMBER, F_HOURS, F_COST };
static const struct field followup_fields[] = {
    [F_DATE] = {"date", N_("Date"), FIELD_DAY, FIELD_MUST, 0, 1, .width = 16},
    [F_KIND] = {"kind", N_("About"), FIELD_CHOICE, FIELD_MUST, 1, 1, .label_width = 9, .width = 1,
                .choices = followup_kind_terms},
    [F_TEXT] = {"text", N_("Note"), FIELD_LONG, FIELD_MUST | FIELD_FREE, 2, 1, .width = 33,
                .lines = 3},
    [F_NUMBER] = {"number", N_("Number"), FIELD_DECIMAL, 0, 5, 1, .width = 10},
    [F_HOURS] = {"hours", N_("Hours"), FIELD_DECIMAL, 0, 6, 1, .width = 10},
    [F_COST] = {"cost", N_("Cost"), FIELD_WHOLE, 0, 7, 1, .width = 10, .note = N_("kr")},
};

static bool followup_save(struct app *app, struct form *form, struct err *err)
{
  struct followup f = {.measure_id = form->subject.id,
                       .date = form_date(form, F_DATE),
                       .kind = (enum followup_kind)form_id(form, F_KIND),
                       .text = form_text(form, F_TEXT),
                       .number = form_decimal(form, F_NUMBER),
                       .hours = form_decimal(form, F_HOURS),
                       .cost = form_whole(form, F_COST)};
  return ops_followup(&app->ops, &f, form_person_reason(form), err);
}

static void fill_followup(struct app *app, struct form *form)
{
  fill_today(app, form);
  form_set_id(app, form, F_KIND, FOLLOWUP_PROCESS);
}

static const struct form_ops followup_form = {
    MEASURE_FORM(followup_form, "followup", N_("Follow-up"),
                 N_("What happened since: was it done, how, and did the problem change.")),
    .fields = followup_fields,
    .n_fields = sizeof followup_fields / sizeof *followup_fields,
    .save = followup_save,
};

/* ---- deadline and owner ---- */

enum { C_WHAT, C_REASON };
static const struct field deadline_fields[] = {
    [C_WHAT] = {"deadline", N_("New date"), FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 0, 1,
                .width = 16},
    [C_REASON] = {"reason", N_("Reason"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 1, 1, .width = 33},
};
static const struct field owner_fields[] = {
    [C_WHAT] = {"owner", N_("Responsible"), FIELD_PICK, FIELD_MUST, 0, 1, .width = 22,
                .note = N_("F4 List")},
    [C_REASON] = {"reason", N_("Reason"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 1, 1, .width = 33},
};

static bool deadline_save(struct app *app, struct form *form, struct err *err)
{
  return ops_move_deadline(&app->ops, form->subject.id, form_date(form, C_WHAT),
                           form_text(form, C_REASON), err);
}

static void owner_options(struct app *app, struct form *form, int field, struct option **rows,
                          size_t *n)
{
  struct options o = options_begin(app, form);
  (void)field;
  options_owners(&o, app->clock.date);
  *rows = o.rows;
  *n = o.n;
}

static bool owner_save(struct app *app, struct form *form, struct err *err)
{
  return ops_change_owner(&app->ops, form->subject.id, form_id(form, C_WHAT),
                          form_text(form, C_REASON), err);
}

static const struct form_ops deadline_form = {
    MEASURE_FORM(deadline_form, "measure-deadline", N_("New deadline"),
                 N_("Moves the deadline; old and new date stay in the log with the reason.")),
    .fields = deadline_fields,
    .n_fields = sizeof deadline_fields / sizeof *deadline_fields,
    .save = deadline_save,
};
static const struct form_ops owner_form = {
    MEASURE_FORM(owner_form, "measure-owner", N_("New owner"),
                 N_("Gives the measure to another owner; both stay in the log.")),
    .fields = owner_fields,
    .n_fields = sizeof owner_fields / sizeof *owner_fields,
    .options = owner_options,
    .save = owner_save,
};

/* ---- decision on one measure, and consent ---- */

enum { B_BODY, B_DATE, B_PARAGRAPH, B_NUMBER, B_RESULT, B_OWNER, B_REASON };
static const struct field decide_fields[] = {
    [B_DATE] = {"date", N_("Date"), FIELD_DAY, FIELD_MUST, 1, 1, .width = 16},
    [B_BODY] = {"body", N_("Decided by"), FIELD_PICK, FIELD_MUST, 0, 1, .width = 16,
                .note = N_("F4 List")},
    [B_PARAGRAPH] = {"paragraph", N_("Paragraph"), FIELD_TEXT, FIELD_MUST, 2, 1, .width = 5},
    [B_NUMBER] = {"number", N_("Reg. no."), FIELD_TEXT, 0, 2, 26, .label_width = 4, .width = 19},
    [B_RESULT] = {"result", N_("Decision"), FIELD_PICK, FIELD_MUST, 3, 1, .width = 22,
                  .note = N_("F4 List")},
    [B_OWNER] = {"owner", N_("New owner"), FIELD_PICK, FIELD_MUST, 4, 1, .width = 22,
                 .note = N_("F4 List")},
    [B_REASON] = {"reason", N_("Reason"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 5, 1, .width = 33},
};
static const struct field consent_fields[] = {
    {"date", N_("Date"), FIELD_DAY, FIELD_MUST, 0, 1, .width = 16},
    {.label = N_("The owner has agreed. It is told at the next meeting."),
     .kind = FIELD_SHOW,
     .row = 1,
     .column = 1},
};

static enum decision_result result(const struct form *form)
{
  return (enum decision_result)(form_id(form, B_RESULT) - 1);
}

static bool decide_hidden(const struct form *form, int field)
{
  if (field == B_OWNER) return form_id(form, B_RESULT) == 0 || result(form) != RESULT_CHANGED;
  return field == B_REASON && (form_id(form, B_RESULT) == 0 || result(form) == RESULT_DECIDED);
}

static void decide_options(struct app *app, struct form *form, int field, struct option **rows,
                           size_t *n)
{
  struct options o = options_begin(app, form);
  if (field == B_BODY)
    options_bodies(&o, app->clock.date);
  else if (field == B_RESULT)
    options_terms(&o, decision_result_terms);
  else
    options_owners(&o, app->clock.date);
  *rows = o.rows;
  *n = o.n;
}

static bool decide_save(struct app *app, struct form *form, struct err *err)
{
  struct decision d = {.body_id = form_id(form, B_BODY),
                       .object_id = form->subject.id,
                       .date = form_date(form, B_DATE),
                       .paragraph = form_text(form, B_PARAGRAPH),
                       .registry_number = form_text(form, B_NUMBER),
                       .result = result(form)};
  if (d.result != RESULT_DECIDED) d.reason = form_text(form, B_REASON);
  int64_t owner = d.result == RESULT_CHANGED ? form_id(form, B_OWNER) : 0;
  return ops_decide_measure(&app->ops, form->subject.id, &d, owner, err);
}

static bool consent_save(struct app *app, struct form *form, struct err *err)
{
  return ops_consent_measure(&app->ops, form->subject.id, form_date(form, 0), err);
}

static void fill_decide(struct app *app, struct form *form)
{
  form_set_date(app, form, B_DATE, app->clock.date);
  form_set_id(app, form, B_BODY, app->municipality.decider_id);
  form_set_text(app, form, B_NUMBER, app->municipality.registry_number);
  form_set_id(app, form, B_RESULT, RESULT_DECIDED + 1);
}

static const struct form_ops decide_form = {
    MEASURE_FORM(decide_form, "measure-decision", N_("Decision"),
                 N_("What the deciding body said about this measure.")),
    .fields = decide_fields,
    .n_fields = sizeof decide_fields / sizeof *decide_fields,
    .options = decide_options,
    .hidden = decide_hidden,
    .save = decide_save,
};
static const struct form_ops consent_form = {
    MEASURE_FORM(consent_form, "measure-consent", N_("Owner's consent"),
                 N_("A quick measure starts with its owner's consent.")),
    .fields = consent_fields,
    .n_fields = sizeof consent_fields / sizeof *consent_fields,
    .save = consent_save,
};

/* ---- openers ---- */

static void open_for(struct app *app, const struct form_ops *ops, int64_t id,
                     void (*fill)(struct app *app, struct form *form))
{
  form_open_small(app, ops, &(struct subject){.id = id}, fill);
}

void form_measure_state(struct app *app, int64_t id)
{
  open_for(app, &state_form, id, fill_today);
}

void form_measure_done(struct app *app, int64_t id)
{
  open_for(app, &done_form, id, fill_today);
}

void form_outcome(struct app *app, int64_t id)
{
  open_for(app, &outcome_form, id, NULL);
}

void form_followup(struct app *app, int64_t id)
{
  open_for(app, &followup_form, id, fill_followup);
}

void form_move_deadline(struct app *app, int64_t id)
{
  open_for(app, &deadline_form, id, NULL);
}

void form_change_owner(struct app *app, int64_t id)
{
  open_for(app, &owner_form, id, NULL);
}

void form_decide_measure(struct app *app, int64_t id)
{
  open_for(app, &decide_form, id, fill_decide);
}

void form_consent_measure(struct app *app, int64_t id)
{
  open_for(app, &consent_form, id, fill_today);
}
