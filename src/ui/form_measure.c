// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawing 09: a measure, with what it answers to and how it will be followed up. */
#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"
#include "ui/form_common.h"
#include "ui/form_options.h"
#include "ui/forms.h"

#include <stdio.h>
#include <string.h>

enum {
  M_AREA,
  M_PROBLEM,
  M_TEXT,
  M_TYPE,
  M_TYPE2,
  M_TECHNIQUE,
  M_OWNER,
  M_SERVICE,
  M_KIND,
  M_DEADLINE,
  M_GOAL,
  M_FOLLOWUP,
  M_BUDGET,
  M_HOURS,
  M_OBSERVATION,
  M_LEGAL,
  M_BEFORE,
  M_TOP,
  M_STATE,
  M_OUTSIDE
};
enum { OBSERVATIONS_OFFERED = 60, EDGE_OF_QUARTER = 7 };

struct measure_data {
  int64_t ranking_id, number; /* number: that a new one gets */
  int quarter;                /* that the before-value is counted in */
  bool quick;
  int chosen; /* the area's place among the chosen; 0 when it is not one of them */
};

static const struct term types[] = {
    {"SIT", "SIT", NULL, NULL}, {"SOC", "SOC", NULL, NULL}, {"KOM", "KOM", NULL, NULL},
    {"UTR", "UTR", NULL, NULL}, {"KAM", "KAM", NULL, NULL}, {NULL, NULL, NULL, NULL},
};

static const struct field fields[] = {
    [M_AREA] = {"area", N_("Area"), FIELD_PICK, FIELD_MUST, 1, 2, .width = 22,
                .note = N_("F4 List")},
    [M_PROBLEM] = {"problem", N_("Problem"), FIELD_PICK, FIELD_MUST | FIELD_OWN_TEXT | FIELD_FREE,
                   2, 2, .width = 40, .note = N_("F4 List")},
    [M_TEXT] = {"text", N_("Measure"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 3, 2, .width = 57},
    [M_TYPE] = {"type", N_("Type"), FIELD_CHOICE, FIELD_MUST, 4, 2, .width = 1, .choices = types},
    [M_TYPE2] = {"type2", "+", FIELD_PICK, FIELD_UNCOUNTED, 4, 57, .label_width = 2, .width = 3},
    [M_TECHNIQUE] = {"technique", N_("Technique"), FIELD_PICK, 0, 5, 2, .width = 35,
                     .note = N_("F4 List")},
    [M_OWNER] = {"owner", N_("Responsible"), FIELD_PICK, FIELD_MUST | FIELD_CAN_ADD, 6, 2,
                 .width = 22, .note = N_("F4 List"), .adds = N_("New owner")},
    [M_SERVICE] = {"service", N_("Role"), FIELD_TEXT, FIELD_FREE, 6, 53, .label_width = 5,
                   .width = 15},
    [M_KIND] = {"kind", N_("Deadline"), FIELD_CHOICE, FIELD_MUST, 7, 2, .width = 2,
                .choices = deadline_kind_terms},
    [M_DEADLINE] = {"deadline", NULL, FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 8, 16, .width = 22},
    [M_GOAL] = {"goal", N_("Goal"), FIELD_TEXT, FIELD_FREE, 9, 2, .width = 57},
    [M_FOLLOWUP] = {"followup", N_("Measured by"), FIELD_PICK, FIELD_OWN_TEXT | FIELD_FREE, 10, 2,
                    .width = 40, .note = N_("F4 List")},
    [M_BUDGET] = {"budget", N_("Cost"), FIELD_WHOLE, 0, 12, 2, .width = 10},
    [M_HOURS] = {"hours", N_("Hours"), FIELD_DECIMAL, 0, 12, 35, .label_width = 7, .width = 6},
    [M_OBSERVATION] = {"observation", N_("Belongs to"), FIELD_PICK, 0, 14, 2, .width = 22,
                       .note = N_("F4 List   (observations)")},
    [M_LEGAL] = {"legal", N_("Legal basis"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 15, 2,
                 .label_width = 17, .width = 54},
    [M_BEFORE] = {"before", N_("Before-value"), FIELD_SHOW, 0, 11, 2, .width = 60},
    [M_TOP] = {"top", N_("Top three"), FIELD_SHOW, 0, 13, 2, .width = 60},
    [M_STATE] = {"state", N_("State when you save: ? proposal"), FIELD_SHOW, 0, 17, 2, .width = 0},
    [M_OUTSIDE] = {"outside",
                   N_("A measure outside the top three is fine. It is marked “quick measure”."),
                   FIELD_SHOW, 0, 15, 2, .width = 0},
    {.label = N_("kr"), .kind = FIELD_SHOW, .row = 12, .column = 29},
    {.label = N_("* must be filled in"), .kind = FIELD_SHOW, .row = 16, .column = 2},
};
enum { N_FIELDS = sizeof fields / sizeof *fields };

static bool has_type(const struct form *form, enum measure_type type)
{
  return form_id(form, M_TYPE) == (int64_t)type || form_id(form, M_TYPE2) == (int64_t)type + 1;
}

static bool hidden(const struct form *form, int field)
{
  if (field == M_LEGAL) return !has_type(form, TYPE_KAM);
  if (field == M_OUTSIDE) return has_type(form, TYPE_KAM);
  return field == M_STATE && form->subject.id;
}

/* ---- lists ---- */

static void problem_options(struct options *o, int64_t area_id)
{
  struct problem *rows;
  struct err err = {.field = -1};
  size_t n;
  if (!area_id ||
      !form_told(o->app, store_problems(o->app->store, area_id, o->arena, &rows, &n, &err), &err))
    return;
  for (size_t i = 0; i < n; i++)
    options_add(o, rows[i].id, rows[i].text, NULL);
}

static void observation_options(struct options *o, int64_t area_id)
{
  struct observation_query query = {
      .area_id = area_id, .late = -1, .soft = -1, .limit = OBSERVATIONS_OFFERED};
  struct observation *rows;
  struct err err = {.field = -1};
  size_t n;
  if (!form_told(o->app, store_observations(o->app->store, &query, o->arena, &rows, &n, &err),
                 &err))
    return;
  for (size_t i = 0; i < n; i++) {
    struct buf name = {0}, also = {0};
    ops_observation_name(&name, rows[i].id);
    date_iso(&also, rows[i].day);
    buf_addf(&also, " %s", rows[i].category_code);
    options_add(o, rows[i].id, arena_strdup(o->arena, buf_text(&name)),
                arena_strdup(o->arena, buf_text(&also)));
    buf_release(&name);
    buf_release(&also);
  }
}

static void followup_options(struct options *o, const struct form *form)
{
  const char *area = form_text(form, M_AREA);
  if (area)
    options_add(o, 1, arena_printf(o->arena, _("Observations, %s, all categories"), area), NULL);
  options_add(o, 2, _("Carried out or not, yes or no"), NULL);
  options_add(o, 3, _("Number of times carried out"), NULL);
  options_add(o, 4, _("Number of visitors"), NULL);
}

static void options(struct app *app, struct form *form, int field, struct option **rows, size_t *n)
{
  struct options o = options_begin(app, form);
  if (field == M_AREA)
    options_areas(&o, app->clock.date);
  else if (field == M_PROBLEM)
    problem_options(&o, form_id(form, M_AREA));
  else if (field == M_TYPE2)
    options_terms(&o, types);
  else if (field == M_TECHNIQUE)
    options_techniques(&o);
  else if (field == M_OWNER)
    options_owners(&o, app->clock.date);
  else if (field == M_FOLLOWUP)
    followup_options(&o, form);
  else
    observation_options(&o, form_id(form, M_AREA));
  *rows = o.rows;
  *n = o.n;
}

/* ---- what the program says of it ---- */

/* The ranking that holds for this quarter rests on the one before. */
static bool find_ranking(struct app *app, int64_t area_id, struct measure_data *data,
                         struct err *err)
{
  struct arena arena = {0};
  struct ranking ranking = {0};
  struct ranking_row *rows = NULL;
  struct choice *choices = NULL;
  size_t n_rows = 0, n_choices = 0;
  data->quarter = quarter_add(quarter_of(app->clock.date), -1);
  data->ranking_id = 0;
  data->chosen = 0;
  bool ok = store_ranking(app->store, data->quarter, &arena, &ranking, err);
  if (ok && ranking.id && ranking.state == RANKING_DECIDED)
    ok = store_ranking_rows(app->store, ranking.id, "decided", &arena, &rows, &n_rows, err);
  else if (ok && ranking.id)
    ok = store_choices(app->store, ranking.id, &arena, &choices, &n_choices, err);
  for (size_t i = 0; ok && i < n_rows; i++)
    if (rows[i].area_id == area_id && rows[i].chosen > 0) data->chosen = rows[i].chosen;
  for (size_t i = 0; ok && i < n_choices; i++)
    if (choices[i].area_id == area_id) data->chosen = choices[i].chosen;
  if (data->chosen > 0) data->ranking_id = ranking.id;
  arena_release(&arena);
  return ok;
}

static void say_top(struct app *app, struct form *form)
{
  const struct measure_data *data = form->data;
  struct buf text = {0}, quarter = {0};
  quarter_label(&quarter, quarter_add(data->quarter, 1));
  if (data->chosen > 0)
    buf_addf(&text, _("yes, place %d %s"), data->chosen, buf_text(&quarter));
  else
    buf_add(&text, _("no"));
  form_set_text(app, form, M_TOP, buf_text(&text));
  buf_release(&text);
  buf_release(&quarter);
}

static void say_before(struct app *app, struct form *form, long count, int quarter)
{
  struct buf text = {0}, name = {0};
  quarter_label(&name, quarter);
  buf_addf(&text, _("%s (%s), kept by the program when you save"), TEXT_GROUPED(count),
           buf_text(&name));
  form_set_text(app, form, M_BEFORE, buf_text(&text));
  buf_release(&text);
  buf_release(&name);
}

static void area_changed(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct measure_data *data = form->data;
  struct total *totals;
  struct err err = {.field = -1};
  size_t n = 0;
  long count = 0;
  int64_t area_id = form_id(form, M_AREA);
  if (!area_id || !form_told(app, find_ranking(app, area_id, data, &err), &err)) return;
  if (!form_told(app,
                 store_area_totals(app->store, period_of_quarter(data->quarter), &arena, &totals,
                                   &n, &err),
                 &err))
    n = 0;
  for (size_t i = 0; i < n; i++)
    if (totals[i].area_id == area_id) count += totals[i].observations;
  arena_release(&arena);
  say_before(app, form, count, data->quarter);
  say_top(app, form);
}

static void changed(struct app *app, struct form *form, int field)
{
  if (field == M_AREA && !form->subject.id) area_changed(app, form);
}

static void note(struct app *app, struct form *form, int field, struct buf *out)
{
  (void)app;
  if (field != M_TYPE2) return;
  const char *names[2];
  size_t n = 0;
  for (int type = TYPE_SIT; type < TYPE_NONE && n < 2; type++)
    if (has_type(form, (enum measure_type)type)) names[n++] = term_label(measure_type_terms, type);
  words_and(out, names, n);
}

/* A deadline in the first days of a quarter is often meant for the last day of the one before. */
static void remark(struct app *app, struct form *form, int field, struct buf *out)
{
  int date = form_date(form, field);
  (void)app;
  if (field != M_DEADLINE || !date) return;
  int first = date_first_of_month(quarter_first_month(quarter_of(date)));
  if (date_days_between(first, date) >= EDGE_OF_QUARTER) return;
  struct buf named = {0}, quarter = {0}, meant = {0};
  if (date % 10000 == 101)
    buf_add(&named, _("New Year's Day"));
  else
    date_iso(&named, date);
  quarter_label(&quarter, quarter_of(date));
  date_iso(&meant, date_add(first, -1));
  buf_addf(out, _("%s lies in %s. Do you mean %s? Enter keeps it."), buf_text(&named),
           buf_text(&quarter), buf_text(&meant));
  buf_release(&named);
  buf_release(&quarter);
  buf_release(&meant);
}

static void title(struct app *app, struct form *form, struct buf *out)
{
  const struct measure_data *data = form->data;
  int64_t id = form->subject.id;
  (void)app;
  form_numbered(out, id ? _("Measure") : _("New measure"), id ? id : data->number,
                ops_measure_name);
}

/* ---- the record ---- */

static const char *technique_code(struct arena *arena, const char *text)
{
  return text ? arena_strndup(arena, text, strcspn(text, " ")) : NULL;
}

static void read_form(const struct form *form, struct arena *arena, struct measure *m)
{
  const struct measure_data *data = form->data;
  int64_t type2 = form_id(form, M_TYPE2);
  m->area_id = form_id(form, M_AREA);
  m->problem_id = form_id(form, M_PROBLEM);
  m->problem_text = form_text(form, M_PROBLEM);
  m->text = form_text(form, M_TEXT);
  m->type = (enum measure_type)form_id(form, M_TYPE);
  m->type2 = type2 ? (enum measure_type)(type2 - 1) : TYPE_NONE;
  m->technique = technique_code(arena, form_text(form, M_TECHNIQUE));
  m->owner_id = form_id(form, M_OWNER);
  m->service = form_text(form, M_SERVICE);
  m->deadline_kind = (enum deadline_kind)form_id(form, M_KIND);
  m->deadline = form_date(form, M_DEADLINE);
  m->goal = form_text(form, M_GOAL);
  m->followup_measure = form_text(form, M_FOLLOWUP);
  m->budget = form_whole(form, M_BUDGET);
  m->hours = form_decimal(form, M_HOURS);
  m->legal_basis = has_type(form, TYPE_KAM) ? form_text(form, M_LEGAL) : NULL;
  if (!form->subject.id) m->ranking_id = data->quick ? 0 : data->ranking_id;
}

/* The rules number fields without the second type and the observation. */
static int field_of_rule(int rule)
{
  static const int places[] = {
      [MEASURE_F_AREA] = M_AREA,           [MEASURE_F_PROBLEM] = M_PROBLEM,
      [MEASURE_F_TEXT] = M_TEXT,           [MEASURE_F_TYPE] = M_TYPE,
      [MEASURE_F_TECHNIQUE] = M_TECHNIQUE, [MEASURE_F_OWNER] = M_OWNER,
      [MEASURE_F_SERVICE] = M_SERVICE,     [MEASURE_F_DEADLINE_KIND] = M_KIND,
      [MEASURE_F_DEADLINE] = M_DEADLINE,   [MEASURE_F_GOAL] = M_GOAL,
      [MEASURE_F_FOLLOWUP] = M_FOLLOWUP,   [MEASURE_F_BUDGET] = M_BUDGET,
      [MEASURE_F_HOURS] = M_HOURS,         [MEASURE_F_LEGAL] = M_LEGAL,
  };
  int n = sizeof places / sizeof *places;
  return rule >= 0 && rule < n ? places[rule] : -1;
}

static bool save(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct measure m = {.type2 = TYPE_NONE, .budget = NO_AMOUNT, .hours = -1};
  struct observation o = {0};
  int64_t observation = form_id(form, M_OBSERVATION);
  bool ok = (!form->subject.id || store_measure(app->store, form->subject.id, &arena, &m, err)) &&
            (!observation || store_observation(app->store, observation, &arena, &o, err));
  if (ok) {
    if (!form->subject.id) area_changed(app, form);
    read_form(form, &arena, &m);
    m.quick = m.quick || ((const struct measure_data *)form->data)->quick;
    ok = ops_put_measure(&app->ops, &m, form_text(form, M_PROBLEM), o.category_id, observation,
                         form_person_reason(form), err);
    if (!ok) err->field = field_of_rule(err->field);
  }
  arena_release(&arena);
  return ok;
}

static void fill_new(struct app *app, struct form *form)
{
  struct measure_data *data = form->data;
  form_set_id(app, form, M_KIND, DEADLINE_FINISH_BY);
  data->number = form_next_number(app, "measure");
}

static void fill_technique(struct app *app, struct form *form, const char *code,
                           struct arena *arena)
{
  struct technique *rows;
  struct err err = {.field = -1};
  size_t n;
  if (!code || !form_told(app, store_techniques(app->store, arena, &rows, &n, &err), &err)) return;
  for (size_t i = 0; i < n; i++)
    if (strcmp(rows[i].code, code) == 0)
      form_set_named(form, M_TECHNIQUE, rows[i].id,
                     arena_printf(arena, "%s %s", rows[i].code, rows[i].name));
}

static void fill_edit(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct measure m;
  struct err err = {.field = -1};
  if (!form_told(app, store_measure(app->store, form->subject.id, &arena, &m, &err), &err)) {
    arena_release(&arena);
    return;
  }
  form_set_named(form, M_AREA, m.area_id, m.area_name);
  form_set_named(form, M_PROBLEM, m.problem_id, m.problem_text);
  form_set_text(app, form, M_TEXT, m.text);
  form_set_id(app, form, M_TYPE, m.type == TYPE_NONE ? -1 : (int64_t)m.type);
  if (m.type2 != TYPE_NONE) form_set_id(app, form, M_TYPE2, (int64_t)m.type2 + 1);
  fill_technique(app, form, m.technique, &arena);
  form_set_named(form, M_OWNER, m.owner_id,
                 options_long_short(&arena, m.owner_name, m.owner_short));
  form_set_text(app, form, M_SERVICE, m.service);
  form_set_id(app, form, M_KIND, m.deadline_kind);
  form_set_date(app, form, M_DEADLINE, m.deadline);
  form_set_text(app, form, M_GOAL, m.goal);
  form_set_text(app, form, M_FOLLOWUP, m.followup_measure);
  form_set_whole(app, form, M_BUDGET, m.budget);
  form_set_text(app, form, M_LEGAL, m.legal_basis);
  if (m.hours >= 0) {
    struct buf hours = {0};
    text_decimal(&hours, m.hours, 1);
    form_set_text(app, form, M_HOURS, buf_text(&hours));
    buf_release(&hours);
  }
  say_before(app, form, m.before_area, m.before_quarter);
  form_set_text(app, form, M_TOP, m.quick ? _("no, a quick measure") : _("yes"));
  arena_release(&arena);
}

const struct form_ops form_measure_ops = {
    .pane = FORM_PANE("measure-form", N_("Measure form"),
                      N_("What is going to be done, by whom and when, and how the group will see "
                         "whether it helped."),
                      form_commands),
    .view = FORM_VIEW(form_measure_ops),
    .new_name = N_("New measure"),
    .change_name = N_("Change measure"),
    .fields = fields,
    .n_fields = N_FIELDS,
    .label_width = 14,
    .options = options,
    .add = form_add_owner,
    .hidden = hidden,
    .own_fields = true,
    .note = note,
    .remark = remark,
    .title = title,
    .changed = changed,
    .restored = area_changed,
    .save = save,
};

void form_measure_new(struct app *app, int64_t area_id, const char *problem_text,
                      int64_t observation_id, bool quick)
{
  if (!app_may_write(app)) return;
  struct form *form =
      form_open(app, &form_measure_ops, NULL, fill_new, sizeof(struct measure_data));
  ((struct measure_data *)form->data)->quick = quick;
  form_set_id(app, form, M_AREA, area_id);
  form_set_text(app, form, M_PROBLEM, problem_text);
  form_set_id(app, form, M_OBSERVATION, observation_id);
  area_changed(app, form);
  if (area_id) form_go(app, form, problem_text ? M_TEXT : M_PROBLEM);
}

void form_measure_edit(struct app *app, int64_t id)
{
  if (!app_may_write(app)) return;
  form_open(app, &form_measure_ops, &(struct subject){.id = id}, fill_edit,
            sizeof(struct measure_data));
}
