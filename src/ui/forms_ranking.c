// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawing 28: what the deciding body said about the three. */
#include "base/i18n.h"
#include "report/report.h"
#include "ui/form_common.h"
#include "ui/form_options.h"
#include "ui/forms.h"

#include <stdio.h>

enum { R_LIST, R_BODY, R_DATE, R_PARAGRAPH, R_NUMBER, R_RESULT, R_REASON, R_FIRST };
enum { MOST_PLACES = 5 };

/* In the order of enum decision_result. */
static const struct term results[] = {
    {"decided", N_("as proposed"), NULL, NULL},
    {"changed", N_("with changes"), NULL, NULL},
    {"sent_back", N_("back to the group"), NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const struct field fields[] = {
    [R_LIST] = {"list", N_("List"), FIELD_SHOW, 0, 0, 1, .label_width = 10, .width = 40},
    [R_BODY] = {"body", N_("Decided by"), FIELD_PICK, FIELD_MUST, 1, 1, .width = 16,
                .note = N_("F4 List")},
    [R_DATE] = {"date", N_("Date"), FIELD_DAY, FIELD_MUST, 2, 1, .width = 16},
    [R_PARAGRAPH] = {"paragraph", N_("Paragraph"), FIELD_TEXT, FIELD_MUST, 3, 1, .width = 5},
    [R_NUMBER] = {"number", N_("Reg. no."), FIELD_TEXT, 0, 3, 26, .label_width = 4, .width = 19},
    [R_RESULT] = {"result", N_("Decision"), FIELD_CHOICE, FIELD_MUST, 4, 1, .label_width = 7,
                  .width = 1, .choices = results},
    [R_REASON] = {"reason", N_("Reason"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 7, 1, .width = 33},
    {"place1", N_("Place 1"), FIELD_PICK, FIELD_MUST, 8, 1, .width = 22, .note = N_("F4 List")},
    {"place2", N_("Place 2"), FIELD_PICK, FIELD_MUST, 9, 1, .width = 22, .note = N_("F4 List")},
    {"place3", N_("Place 3"), FIELD_PICK, FIELD_MUST, 10, 1, .width = 22, .note = N_("F4 List")},
    {"place4", N_("Place 4"), FIELD_PICK, FIELD_MUST, 11, 1, .width = 22, .note = N_("F4 List")},
    {"place5", N_("Place 5"), FIELD_PICK, FIELD_MUST, 12, 1, .width = 22, .note = N_("F4 List")},
    {.label = N_("A decision freezes the list. It is only undone by"),
     .kind = FIELD_SHOW,
     .row = 5,
     .column = 1},
    {.label = N_("a new decision."), .kind = FIELD_SHOW, .row = 6, .column = 1},
};

struct ranking_data {
  int places;
};

static bool hidden(const struct form *form, int field)
{
  const struct ranking_data *data = form->data;
  int64_t result = form_id(form, R_RESULT);
  if (field == R_REASON) return result <= RESULT_DECIDED;
  if (field < R_FIRST || field >= R_FIRST + MOST_PLACES) return false;
  return result != RESULT_CHANGED || field - R_FIRST >= data->places;
}

static void options(struct app *app, struct form *form, int field, struct option **rows, size_t *n)
{
  struct options o = options_begin(app, form);
  if (field == R_BODY)
    options_bodies(&o, app->clock.date);
  else
    options_areas(&o, period_of_quarter(form->subject.quarter).last);
  *rows = o.rows;
  *n = o.n;
}

static void title(struct app *app, struct form *form, struct buf *out)
{
  (void)app, (void)form;
  buf_add(out, _("Register decision"));
}

static void hint(struct app *app, struct form *form, struct buf *out)
{
  int date = form_date(form, R_DATE);
  const char *body = form_text(form, R_BODY);
  (void)app;
  if (!date || !body || form_id(form, R_RESULT) == RESULT_SENT_BACK) return;
  struct buf day = {0};
  date_iso(&day, date);
  buf_addf(out, _("Prints are marked DECIDED %s %s."), body, buf_text(&day));
  buf_release(&day);
}

static bool save(struct app *app, struct form *form, struct err *err)
{
  const struct ranking_data *data = form->data;
  struct choice choices[MOST_PLACES];
  size_t n = 0;
  struct decision d = {
      .body_id = form_id(form, R_BODY),
      .date = form_date(form, R_DATE),
      .paragraph = form_text(form, R_PARAGRAPH),
      .registry_number = form_text(form, R_NUMBER),
      .result = (enum decision_result)form_id(form, R_RESULT),
  };
  if (d.result != RESULT_DECIDED) d.reason = form_text(form, R_REASON);
  for (int i = 0; d.result == RESULT_CHANGED && i < data->places; i++)
    choices[n++] = (struct choice){form_id(form, R_FIRST + i), i + 1};
  return ops_decide(&app->ops, form->subject.quarter, &d, n ? choices : NULL, n,
                    report_ranking_kept, err);
}

static void fill_choices(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct ranking ranking;
  struct choice *rows;
  size_t n;
  struct err err = {.field = -1};
  const struct ranking_data *data = form->data;
  if (form_told(app, store_ranking(app->store, form->subject.quarter, &arena, &ranking, &err),
                &err) &&
      ranking.id &&
      form_told(app, store_choices(app->store, ranking.id, &arena, &rows, &n, &err), &err))
    for (size_t i = 0; i < n; i++)
      if (rows[i].chosen >= 1 && rows[i].chosen <= data->places)
        form_set_id(app, form, R_FIRST + rows[i].chosen - 1, rows[i].area_id);
  arena_release(&arena);
}

static void fill(struct app *app, struct form *form)
{
  struct ranking_data *data = form->data;
  struct buf list = {0}, quarter = {0};
  data->places = app->municipality.places < MOST_PLACES ? app->municipality.places : MOST_PLACES;
  quarter_label(&quarter, quarter_add(form->subject.quarter, 1));
  buf_addf(&list, _("Ranking ahead of %s"), buf_text(&quarter));
  form_set_text(app, form, R_LIST, buf_text(&list));
  form_set_id(app, form, R_BODY, app->municipality.decider_id);
  form_set_date(app, form, R_DATE, app->clock.date);
  form_set_text(app, form, R_NUMBER, app->municipality.registry_number);
  form_set_id(app, form, R_RESULT, RESULT_DECIDED);
  fill_choices(app, form);
  buf_release(&list);
  buf_release(&quarter);
}

const struct form_ops form_ranking_ops = {
    .pane = FORM_PANE("decision", N_("Register decision"),
                      N_("What the deciding body said about the proposed areas. A decision is "
                         "only corrected by a new one."),
                      form_decision_commands),
    .view = FORM_SMALL_VIEW(form_ranking_ops),
    .new_name = N_("Decision"),
    .change_name = N_("Decision"),
    .fields = fields,
    .n_fields = sizeof fields / sizeof *fields,
    .label_width = 15,
    .width = 54,
    .options = options,
    .hidden = hidden,
    .title = title,
    .hint = hint,
    .save = save,
};

void form_decide_ranking(struct app *app, int quarter)
{
  if (!app_may_write(app)) return;
  struct form *form = form_open(app, &form_ranking_ops, &(struct subject){.quarter = quarter}, fill,
                                sizeof(struct ranking_data));
  form_go(app, form, R_PARAGRAPH);
}
