// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawings 03 and 04: registering what happened, one record after the other. */
#include "base/i18n.h"
#include "base/text.h"
#include "ui/form_common.h"
#include "ui/form_options.h"
#include "ui/forms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIMILAR_DAYS = 7, O_PREFIX = 2 };

struct observation_data {
  /* What the notice was made for, so that it is asked for only when it changes. */
  int64_t area_id, category_id, similar_id;
  int64_t number; /* that a new one gets */
  int day;
  char similar[200], today[200];
  bool saving; /* a question was asked in the middle of saving */
};

static const struct term severities[] = {
    {"1", N_("1 low"), NULL, NULL},
    {"2", N_("2 medium"), NULL, NULL},
    {"3", N_("3 high"), NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

/* In the order of enum observation_field, which err->field is in. */
static const struct field fields[] = {
    {"day", N_("Date"), FIELD_DAY, FIELD_MUST | FIELD_KEPT, 1, 2, .width = 22},
    {"area", N_("Area"), FIELD_PICK, FIELD_MUST | FIELD_KEPT | FIELD_CAN_ADD, 2, 2, .width = 22,
     .note = N_("F4 List"), .adds = N_("New area")},
    {"source", N_("Source"), FIELD_PICK, FIELD_MUST | FIELD_KEPT | FIELD_CAN_ADD, 3, 2, .width = 22,
     .note = N_("F4 List   (unit, not a person)"), .adds = N_("New unit")},
    {"time", N_("Time"), FIELD_CLOCK, FIELD_SPAN, 5, 2, .width = 5,
     .note = N_("empty = time not known")},
    {"place", N_("Place"), FIELD_PICK, FIELD_CAN_ADD, 6, 2, .width = 22, .adds = N_("New place")},
    {"category", N_("Category"), FIELD_PICK, FIELD_MUST, 7, 2, .width = 22, .note = N_("F4 List")},
    {"severity", N_("Severity"), FIELD_CHOICE, FIELD_MUST, 8, 2, .width = 3, .choices = severities},
    {"note", N_("What happened"), FIELD_LONG, FIELD_FREE, 9, 2, .width = 58, .lines = 2},
    {"police", N_("Police report"), FIELD_CHOICE, FIELD_MORE, 13, 2, .width = 2,
     .choices = answer_terms},
    {"cost", N_("Cost"), FIELD_WHOLE, FIELD_MORE, 13, 46, .label_width = 9, .width = 12,
     .note = N_("kr")},
    {"consequence", N_("Consequence"), FIELD_TEXT, FIELD_MORE | FIELD_FREE, 14, 2, .width = 58},
    {"soft", N_("Soft"), FIELD_CHOICE, FIELD_MORE, 15, 2, .width = 2, .choices = form_yes_no},
    {"known", N_("Known"), FIELD_PICK, FIELD_MORE, 15, 46, .label_width = 9, .width = 18},
    {"to-day", N_("To date"), FIELD_DAY, FIELD_MORE, 16, 2, .width = 22},
    {"to-time", N_("To time"), FIELD_CLOCK, FIELD_MORE, 17, 2, .width = 5},
    {"received", N_("Received"), FIELD_DAY, FIELD_MORE, 18, 2, .width = 22},
    {.kind = FIELD_RULE, .row = 4},
    {.label = N_("* must be filled in    = is kept for the next record"),
     .kind = FIELD_SHOW,
     .row = 16,
     .column = 2},
};
enum { N_FIELDS = sizeof fields / sizeof *fields };

static int event_day(const struct app *app, const struct form *form)
{
  int day = form_date(form, OBSERVATION_DAY);
  return day ? day : app->clock.date;
}

static void options(struct app *app, struct form *form, int field, struct option **rows, size_t *n)
{
  struct options o = options_begin(app, form);
  int on = event_day(app, form);
  if (field == OBSERVATION_AREA)
    options_areas(&o, on);
  else if (field == OBSERVATION_SOURCE)
    options_units(&o, on);
  else if (field == OBSERVATION_PLACE)
    options_places(&o, form_id(form, OBSERVATION_AREA), on);
  else if (field == OBSERVATION_CATEGORY)
    options_categories(&o, on);
  else
    options_terms(&o, known_terms);
  *rows = o.rows;
  *n = o.n;
}

static bool add_place(struct app *app, const struct form *form, const char *text, int64_t *id,
                      struct err *err)
{
  struct arena arena = {0};
  struct area area;
  struct place place = {.area_id = form_id(form, OBSERVATION_AREA), .name = text};
  bool ok = place.area_id != 0 || err_set(err, "%s", _("Choose the area first."));
  ok = ok && store_area(app->store, place.area_id, 0, &arena, &area, err);
  if (ok) place.valid_from = area.valid_from;
  ok = ok && ops_add_place(&app->ops, &place, err);
  *id = place.id;
  arena_release(&arena);
  return ok;
}

static bool add(struct app *app, struct form *form, int field, const char *text, int64_t *id,
                struct err *err)
{
  if (field == OBSERVATION_PLACE) return add_place(app, form, text, id, err);
  int from = date_make(date_year(event_day(app, form)), 1, 1);
  if (field == OBSERVATION_SOURCE) return form_add_unit(app, text, from, id, err);
  return form_add_area(app, text, from, id, err);
}

static void note(struct app *app, struct form *form, int field, struct buf *out)
{
  int to = form_time(form, OBSERVATION_TO_TIME);
  (void)app;
  if (field == OBSERVATION_TIME && to != TIME_NONE)
    buf_addf(out, _("to %02d.%02d, see More fields"), to / 100, to % 100);
  if (field != OBSERVATION_PLACE) return;
  const char *area = form_text(form, OBSERVATION_AREA);
  buf_add(out, _("F4 List"));
  if (area && form_id(form, OBSERVATION_AREA)) buf_addf(out, _("   (in %s)"), area);
}

/* ---- lines below the fields ---- */

static void more(struct app *app, struct form *form, struct buf *out)
{
  int64_t police = form_id(form, OBSERVATION_POLICE), soft = form_id(form, OBSERVATION_SOFT);
  const char *cost = form_text(form, OBSERVATION_COST);
  (void)app;
  buf_addf(out, _("Police report: %s · Cost: %s kr · Consequence: %s · Soft: %s"),
           term_label(answer_terms, police < 0 ? ANSWER_UNKNOWN : (int)police), cost ? cost : "–",
           form_text(form, OBSERVATION_CONSEQUENCE) ? _("yes") : "–",
           soft == 0 ? _("yes") : _("no"));
}

static void find_similar(struct app *app, struct form *form, struct observation_data *data)
{
  struct arena arena = {0};
  struct observation *rows;
  size_t n = 0, i = 0;
  struct err err = {.field = -1};
  data->similar[0] = 0;
  data->similar_id = 0;
  if (!data->area_id || !data->category_id || !data->day) return;
  if (!store_similar(app->store, data->area_id, data->category_id, data->day, SIMILAR_DAYS, &arena,
                     &rows, &n, &err))
    app_say_error(app, &err);
  while (i < n && rows[i].id == form->subject.id)
    i++;
  if (i < n) {
    struct buf date = {0}, name = {0};
    date_iso(&date, rows[i].day);
    ops_observation_name(&name, rows[i].id);
    snprintf(data->similar, sizeof data->similar, _("Similar report %s %s %s (%s)."),
             buf_text(&date), rows[i].area_name, rows[i].category_code, buf_text(&name));
    data->similar_id = rows[i].id;
    buf_release(&date);
    buf_release(&name);
  }
  arena_release(&arena);
}

static void notice(struct app *app, struct form *form, struct buf *out)
{
  struct observation_data *data = form->data;
  int64_t area = form_id(form, OBSERVATION_AREA), category = form_id(form, OBSERVATION_CATEGORY);
  int day = form_date(form, OBSERVATION_DAY);
  if (data->area_id != area || data->category_id != category || data->day != day) {
    data->area_id = area;
    data->category_id = category;
    data->day = day;
    find_similar(app, form, data);
  }
  buf_add(out, data->similar);
}

static void show(struct app *app, struct form *form)
{
  const struct observation_data *data = form->data;
  if (data->similar_id) form_observation_edit(app, data->similar_id);
}

static void count_today(struct app *app, struct observation_data *data)
{
  struct arena arena = {0};
  struct observation last;
  struct err err = {.field = -1};
  const char *latest = "";
  int count = 0;
  data->today[0] = 0;
  if (store_journal_day(app->store, "observation_add", app->clock.date, &arena, &count, &latest,
                        &err) &&
      strlen(latest) > O_PREFIX &&
      store_observation(app->store, strtoll(latest + O_PREFIX, NULL, 10), &arena, &last, &err)) {
    struct buf name = {0};
    ops_observation_name(&name, last.id);
    snprintf(data->today, sizeof data->today,
             _("Registered today: %d · latest %s %s, %s, severity %d"), count, buf_text(&name),
             last.area_name, last.category_code, last.severity);
    buf_release(&name);
  }
  arena_release(&arena);
}

static void footer(struct app *app, struct form *form, struct buf *out)
{
  const struct observation_data *data = form->data;
  (void)app;
  buf_add(out, data->today);
}

static void title(struct app *app, struct form *form, struct buf *out)
{
  const struct observation_data *data = form->data;
  struct buf month = {0};
  int day = form_date(form, OBSERVATION_DAY);
  period_label(&month, period_of_month(form->subject.id && day ? date_month(day) : app->month));
  int64_t id = form->subject.id;
  form_numbered(out, id ? _("Observation") : _("New observation"), id ? id : data->number,
                ops_observation_name);
  buf_addf(out, " · %s", buf_text(&month));
  buf_release(&month);
}

/* ---- questions ---- */

static void resume(struct app *app, struct form *form)
{
  struct observation_data *data = form->data;
  bool saving = data->saving;
  data->saving = false;
  if (saving) form_save(app, form);
}

static void take_month(struct app *app, void *form, int answer)
{
  if (answer == 0) {
    app->month = date_month(form_date(form, OBSERVATION_DAY));
    resume(app, form);
  } else {
    form_go(app, form, OBSERVATION_DAY);
  }
}

static void take_event(struct app *app, void *form, int answer)
{
  form_go(app, form, OBSERVATION_DAY);
  if (answer == 0)
    form_event_from(app, form_date(form, OBSERVATION_DAY), form_id(form, OBSERVATION_AREA));
}

static void take_unit(struct app *app, void *data, int answer)
{
  struct form *form = data;
  struct err err = {.field = -1};
  if (answer != 0)
    form_go(app, form, OBSERVATION_SOURCE);
  else if (ops_unit_reported(&app->ops, date_month(form_date(form, OBSERVATION_DAY)),
                             form_id(form, OBSERVATION_SOURCE), NULL, &err))
    resume(app, form);
  else
    app_say_error(app, &err);
}

static void ask(struct app *app, struct form *form, const char *question,
                void (*done)(struct app *, void *, int), bool saving)
{
  static const char *const answers[] = {N_("Yes"), N_("No")};
  ((struct observation_data *)form->data)->saving = saving;
  app_ask(app, _("New observation"), question, answers, 2, done, form);
}

/* True when something was asked about the date. */
static bool ask_date(struct app *app, struct form *form, bool saving)
{
  int day = form_date(form, OBSERVATION_DAY);
  if (!day) return false;
  if (day > app->clock.date) {
    ask(app, form, _("The date lies in the future. Is it a planned event?"), take_event, saving);
    return true;
  }
  if (form->subject.id || date_month(day) == app->month) return false;
  struct buf month = {0}, question = {0};
  period_label(&month, period_of_month(app->month));
  buf_addf(&question, _("The date lies outside %s. Change period?"), buf_text(&month));
  ask(app, form, buf_text(&question), take_month, saving);
  buf_release(&month);
  buf_release(&question);
  return true;
}

static bool unit_is_nil(struct app *app, int month, int64_t unit_id, struct err *err)
{
  struct arena arena = {0};
  struct unit_report report;
  bool nil = store_unit_report(app->store, month, unit_id, &arena, &report, err) &&
             report.unit_id != 0 && report.state == REPORT_NIL;
  arena_release(&arena);
  return nil;
}

static void changed(struct app *app, struct form *form, int field)
{
  if (field == OBSERVATION_DAY) ask_date(app, form, false);
  /* A place belongs to its area. */
  if (field == OBSERVATION_AREA) form_set_id(app, form, OBSERVATION_PLACE, 0);
}

/* "22-02" passes midnight. */
static void span(struct app *app, struct form *form, int from, int to)
{
  form_set_date(app, form, OBSERVATION_TO_DAY, date_add(event_day(app, form), to < from));
  form_set_time(app, form, OBSERVATION_TO_TIME, to);
  form_set_id(app, form, OBSERVATION_KNOWN, KNOWN_INTERVAL + 1);
}

/* ---- the record ---- */

static void read_form(const struct form *form, struct observation *o)
{
  int64_t known = form_id(form, OBSERVATION_KNOWN), police = form_id(form, OBSERVATION_POLICE);
  *o = (struct observation){
      .id = form->subject.id,
      .day = form_date(form, OBSERVATION_DAY),
      .area_id = form_id(form, OBSERVATION_AREA),
      .source_id = form_id(form, OBSERVATION_SOURCE),
      .time = form_time(form, OBSERVATION_TIME),
      .place_id = form_id(form, OBSERVATION_PLACE),
      .category_id = form_id(form, OBSERVATION_CATEGORY),
      .severity = (int)form_id(form, OBSERVATION_SEVERITY) + 1,
      .note = form_text(form, OBSERVATION_NOTE),
      .police_reported = police < 0 ? ANSWER_UNKNOWN : (enum answer)police,
      .cost = form_whole(form, OBSERVATION_COST),
      .consequence = form_text(form, OBSERVATION_CONSEQUENCE),
      .soft = form_id(form, OBSERVATION_SOFT) == 0,
      .to_day = form_date(form, OBSERVATION_TO_DAY),
      .to_time = form_time(form, OBSERVATION_TO_TIME),
      .received = form_date(form, OBSERVATION_RECEIVED),
  };
  o->known = known                  ? (enum known)(known - 1)
             : o->to_day            ? KNOWN_INTERVAL
             : o->time != TIME_NONE ? KNOWN_TIME
                                    : KNOWN_DAY;
}

static bool save(struct app *app, struct form *form, struct err *err)
{
  struct observation o;
  read_form(form, &o);
  if (ask_date(app, form, true)) return false;
  if (unit_is_nil(app, date_month(o.day), o.source_id, err)) {
    ask(app, form, _("The unit is set to a nil report. Change it to reported?"), take_unit, true);
    return false;
  }
  if (!ops_put_observation(&app->ops, &o, form_person_reason(form), err)) return false;
  if (o.late && !form->subject.id)
    snprintf(form->said, sizeof form->said,
             _("%s is locked. The observation is saved as a late report."),
             text_capital(&form->arena, date_month_name(o.month % 100)));
  return true;
}

static void fill_new(struct app *app, struct form *form)
{
  struct observation_data *data = form->data;
  if (form->subject.other && !form_id(form, OBSERVATION_AREA))
    form_set_id(app, form, OBSERVATION_AREA, form->subject.other);
  form_recall_kept(app, form);
  int day = form_date(form, OBSERVATION_DAY);
  if (!day || date_month(day) != app->month)
    form_set_date(app, form, OBSERVATION_DAY,
                  date_month(app->clock.date) == app->month ? app->clock.date : DATE_NONE);
  data->day = 0;
  data->number = form_next_number(app, "observation");
  count_today(app, data);
}

static void fill_edit(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct observation o;
  struct err err = {.field = -1};
  if (!store_observation(app->store, form->subject.id, &arena, &o, &err)) {
    app_say_error(app, &err);
    arena_release(&arena);
    return;
  }
  form_set_date(app, form, OBSERVATION_DAY,
                date_valid(o.day) ? o.day : date_first_of_month(o.month));
  form_set_named(form, OBSERVATION_AREA, o.area_id, o.area_name);
  form_set_named(form, OBSERVATION_SOURCE, o.source_id, o.source_name);
  form_set_time(app, form, OBSERVATION_TIME, o.time);
  form_set_named(form, OBSERVATION_PLACE, o.place_id, o.place_name);
  form_set_named(form, OBSERVATION_CATEGORY, o.category_id,
                 arena_printf(&arena, "%s %s", o.category_code, o.category_name));
  form_set_id(app, form, OBSERVATION_SEVERITY, o.severity - 1);
  form_set_text(app, form, OBSERVATION_NOTE, o.note);
  form_set_id(app, form, OBSERVATION_POLICE, o.police_reported);
  form_set_whole(app, form, OBSERVATION_COST, o.cost);
  form_set_text(app, form, OBSERVATION_CONSEQUENCE, o.consequence);
  form_set_id(app, form, OBSERVATION_SOFT, o.soft ? 0 : 1);
  form_set_named(form, OBSERVATION_KNOWN, (int64_t)o.known + 1,
                 term_label(known_terms, (int)o.known));
  form_set_date(app, form, OBSERVATION_TO_DAY, o.to_day);
  form_set_time(app, form, OBSERVATION_TO_TIME, o.to_time);
  form_set_date(app, form, OBSERVATION_RECEIVED, o.received);
  arena_release(&arena);
}

const struct form_ops form_observation_ops = {
    .pane = FORM_PANE("observation", N_("Observation"),
                      N_("One record of what happened, where and when. Places, situations and "
                         "environments are described, never persons."),
                      form_commands),
    .view = FORM_VIEW(form_observation_ops),
    .new_name = N_("New observation"),
    .change_name = N_("Change observation"),
    .fields = fields,
    .n_fields = N_FIELDS,
    .label_width = 14,
    .note_column = 42,
    .more_row = 13,
    .notice_row = 15,
    .serial = true,
    .own_fields = true,
    .options = options,
    .add = add,
    .note = note,
    .more = more,
    .notice = notice,
    .show = show,
    .footer = footer,
    .title = title,
    .changed = changed,
    .span = span,
    .save = save,
};

void form_observation_new(struct app *app, int64_t area_id)
{
  if (!app_may_write(app)) return;
  form_open(app, &form_observation_ops, &(struct subject){.other = area_id}, fill_new,
            sizeof(struct observation_data));
}

void form_observation_edit(struct app *app, int64_t id)
{
  if (!app_may_write(app)) return;
  form_open(app, &form_observation_ops, &(struct subject){.id = id}, fill_edit,
            sizeof(struct observation_data));
}
