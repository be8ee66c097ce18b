// SPDX-License-Identifier: GPL-3.0-or-later
/* The small forms of the year wheel: a task and its rule, one date moved, another rhythm. */
#include "base/i18n.h"
#include "domain/words.h"
#include "ui/form_common.h"
#include "ui/form_options.h"
#include "ui/register_form.h"
#include "ui/wheel_pane.h"

#include <string.h>

/* ---- a task ---- */

enum {
  T_TASK,
  T_DATE,
  T_REPEAT,
  T_EVERY,
  T_DAY,
  T_BODY,
  T_WARNING,
  T_PAUSES,
  T_SHORT,
  T_BASIS,
  T_TO
};
enum { REPEAT_ONCE = 1, REPEAT_KIND }; /* options; the rest are kinds of rules */

static const struct field task_fields[] = {
    [T_TASK] = {"task", N_("What"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 0, 1, .width = 33},
    [T_DATE] = {"date", N_("One date"), FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 1, 1, .width = 16},
    [T_REPEAT] = {"repeat", N_("Comes again"), FIELD_PICK, FIELD_MUST, 2, 1, .width = 22,
                  .note = N_("F4 List")},
    [T_EVERY] = {"every", N_("Each"), FIELD_WHOLE, FIELD_MUST, 3, 1, .width = 5,
                 .note = N_("of those, 2 = every other")},
    [T_DAY] = {"day", N_("Day"), FIELD_PICK, FIELD_MUST, 4, 1, .width = 22, .note = N_("F4 List")},
    [T_BODY] = {"body", N_("Whose"), FIELD_TEXT, FIELD_FREE, 5, 1, .width = 22},
    [T_WARNING] = {"warning", N_("Warns"), FIELD_WHOLE, 0, 6, 1, .width = 5,
                   .note = N_("days ahead")},
    [T_PAUSES] = {"pauses", N_("Rests"), FIELD_TEXT, 0, 7, 1, .width = 22,
                  .note = N_("06-20--08-16")},
    [T_SHORT] = {"short", N_("Short name"), FIELD_TEXT, FIELD_FREE, 8, 1, .width = 7,
                 .note = N_("its line among the months")},
    [T_BASIS] = {"basis", N_("Done when"), FIELD_PICK, FIELD_MUST, 9, 1, .width = 22,
                 .note = N_("F4 List")},
    [T_TO] = {"to", N_("Valid to"), FIELD_DAY, FIELD_NEXT_DATE, 10, 1, .width = 16,
              .note = N_("empty = still")},
};

static bool task_hidden(const struct form *form, int field)
{
  int64_t repeat = form_id(form, T_REPEAT);
  if (field == T_DAY) return repeat != REPEAT_KIND + WHEEL_MONTHS;
  return repeat <= REPEAT_ONCE && (field == T_EVERY || field >= T_WARNING);
}

static void task_options(struct app *app, struct form *form, int field, struct option **rows,
                         size_t *n)
{
  struct options o = options_begin(app, form);
  if (field == T_DAY) {
    options_terms(&o, wheel_day_terms);
  } else if (field == T_BASIS) {
    options_terms(&o, wheel_basis_terms);
  } else {
    options_add(&o, REPEAT_ONCE, _("once"), NULL);
    for (int i = 0; wheel_kind_terms[i].id; i++)
      options_add(&o, REPEAT_KIND + i, term_label(wheel_kind_terms, i), NULL);
  }
  *rows = o.rows;
  *n = o.n;
}

/* The rule or the entry that the form is opened for: subject.id the one, subject.other the other.
 */
static bool find_rule(struct app *app, const struct form *form, struct arena *arena,
                      struct wheel_rule *found)
{
  struct wheel_rule *rows;
  struct err err = {.field = -1};
  size_t n;
  if (!form->subject.id ||
      !form_told(app, store_wheel_rules(app->store, arena, &rows, &n, &err), &err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == form->subject.id) *found = rows[i];
  return found->id != 0;
}

static bool find_entry(struct app *app, const struct form *form, struct arena *arena,
                       struct wheel_entry *found)
{
  struct wheel_entry *rows;
  struct err err = {.field = -1};
  size_t n;
  if (!form->subject.other ||
      !form_told(app, store_wheel_entries(app->store, arena, &rows, &n, &err), &err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == form->subject.other) *found = rows[i];
  return found->id != 0;
}

static bool save_once(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct wheel_entry e = {0};
  find_entry(app, form, &arena, &e);
  e.task = form_text(form, T_TASK);
  e.body = form_text(form, T_BODY);
  e.due = form_date(form, T_DATE);
  bool ok = ops_put_wheel_entry(&app->ops, &e, err);
  arena_release(&arena);
  return ok;
}

static bool save_rule(struct app *app, struct form *form, struct err *err)
{
  struct arena arena = {0};
  struct wheel_rule r = {.valid_from = form_date(form, T_DATE)};
  find_rule(app, form, &arena, &r);
  r.task = form_text(form, T_TASK);
  r.body = form_text(form, T_BODY);
  r.pauses = form_text(form, T_PAUSES);
  r.short_name = words_said(form_text(form, T_SHORT)) ? form_text(form, T_SHORT) : NULL;
  r.basis =
      form_id(form, T_BASIS) > 0 ? (enum wheel_basis)(form_id(form, T_BASIS) - 1) : BASIS_HAND;
  r.first_day = form_date(form, T_DATE);
  r.kind = (enum wheel_kind)(form_id(form, T_REPEAT) - REPEAT_KIND);
  r.day = form_id(form, T_DAY) > 0 ? (enum wheel_day)(form_id(form, T_DAY) - 1) : WHEEL_DAY;
  r.every = (int)form_whole(form, T_EVERY);
  r.warning = form_whole(form, T_WARNING) > 0 ? (int)form_whole(form, T_WARNING) : 0;
  r.valid_to = form_date(form, T_TO);
  bool ok = ops_put_wheel_rule(&app->ops, &r, err);
  arena_release(&arena);
  return ok;
}

static bool task_save(struct app *app, struct form *form, struct err *err)
{
  bool once = form_id(form, T_REPEAT) == REPEAT_ONCE;
  if (once && form->subject.id)
    return err_set(err, _("A rule has several dates. Say until when it is valid instead."));
  return once ? save_once(app, form, err) : save_rule(app, form, err);
}

static void fill_rule(struct app *app, struct form *form, const struct wheel_rule *r)
{
  form_set_text(app, form, T_TASK, r->task);
  form_set_date(app, form, T_DATE, r->first_day);
  form_set_id(app, form, T_REPEAT, REPEAT_KIND + (int64_t)r->kind);
  form_set_whole(app, form, T_EVERY, r->every);
  form_set_id(app, form, T_DAY, (int64_t)r->day + 1);
  form_set_text(app, form, T_BODY, r->body);
  form_set_whole(app, form, T_WARNING, r->warning);
  form_set_text(app, form, T_PAUSES, r->pauses);
  form_set_text(app, form, T_SHORT, r->short_name);
  form_set_id(app, form, T_BASIS, (int64_t)r->basis + 1);
  form_set_date(app, form, T_TO, r->valid_to);
}

static void task_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct wheel_rule rule = {0};
  struct wheel_entry entry = {0};
  if (find_rule(app, form, &arena, &rule)) {
    fill_rule(app, form, &rule);
  } else {
    form_set_id(app, form, T_REPEAT, REPEAT_ONCE);
    form_set_whole(app, form, T_EVERY, 1);
    form_set_id(app, form, T_DAY, WHEEL_DAY + 1);
    form_set_id(app, form, T_BASIS, BASIS_HAND + 1);
    if (find_entry(app, form, &arena, &entry)) {
      form_set_text(app, form, T_TASK, entry.task);
      form_set_text(app, form, T_BODY, entry.body);
      form_set_date(app, form, T_DATE, entry.due);
    }
  }
  arena_release(&arena);
}

static const struct form_ops task_form = {
    REGISTER_FORM(task_form, "wheel-task", N_("New in the year wheel"), N_("Change the task"),
                  N_("What is to be done, and how often it comes again.")),
    FIELDS(task_fields),
    .hidden = task_hidden,
    .options = task_options,
    .save = task_save,
};

void form_wheel_task(struct app *app, const struct wheel_row *row)
{
  struct subject subject = {0};
  if (row && row->rule) subject.id = row->rule->id;
  if (row && !row->rule) subject.other = row->entry->id;
  form_open_small(app, &task_form, &subject, task_fill);
}

/* ---- one date ---- */

enum { M_TO, M_REASON };
static const struct field move_fields[] = {
    [M_TO] = {"to", N_("Moved to"), FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 0, 1, .width = 16},
    [M_REASON] = {"reason", N_("Reason"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 1, 1, .width = 33},
};

/* The subject of a moved date: its rule or entry, the due date in `month`. */
static bool move_save(struct app *app, struct form *form, struct err *err)
{
  const struct subject *s = &form->subject;
  const struct wheel_ref ref = {.rule_id = s->id, .entry_id = s->other, .due = s->month};
  return ops_wheel_move(&app->ops, ref, form_date(form, M_TO), form_text(form, M_REASON), err);
}

static void move_fill(struct app *app, struct form *form)
{
  form_set_date(app, form, M_TO, form->subject.month);
}

static const struct form_ops move_form = {
    REGISTER_FORM(move_form, "wheel-move", N_("Move this date"), N_("Move this date"),
                  N_("Only this date is moved; the rule's others stay.")),
    FIELDS(move_fields),
    .save = move_save,
};

void form_wheel_move(struct app *app, const struct wheel_row *row)
{
  const struct wheel_ref ref = wheel_ref(row);
  form_open_small(
      app, &move_form,
      &(struct subject){
          .id = ref.rule_id, .other = ref.entry_id, .month = ref.due, .text = row->name},
      move_fill);
}

/* ---- a rhythm ---- */

enum { R_KIND, R_FIRST, R_REASON, R_POST, R_REVIEW };
static const struct field rhythm_fields[] = {
    [R_KIND] = {"kind", N_("Rhythm"), FIELD_CHOICE, FIELD_MUST, 0, 1, .width = 2,
                .choices = rhythm_kind_terms},
    [R_FIRST] = {"first", N_("From"), FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 1, 1, .width = 16},
    [R_REASON] = {"reason", N_("Reason"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 2, 1, .width = 33},
    [R_POST] = {"post", N_("Decided by"), FIELD_TEXT, FIELD_MUST | FIELD_FREE, 3, 1, .width = 33},
    [R_REVIEW] = {"review", N_("Reconsidered"), FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 4, 1,
                  .width = 16},
    {.label = N_("Sums per month do not change."), .kind = FIELD_SHOW, .row = 5, .column = 1},
};

static bool rhythm_save(struct app *app, struct form *form, struct err *err)
{
  struct rhythm r = {.rule_id = form->subject.id,
                     .kind = (enum rhythm_kind)form_id(form, R_KIND),
                     .first_day = form_date(form, R_FIRST),
                     .reason = form_text(form, R_REASON),
                     .post = form_text(form, R_POST),
                     .review = form_date(form, R_REVIEW)};
  return ops_switch_rhythm(&app->ops, &r, err);
}

static void rhythm_fill(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct rhythm *rows;
  struct err err = {.field = -1};
  size_t n;
  form_set_id(app, form, R_KIND, RHYTHM_WEEK);
  form_set_date(app, form, R_FIRST, app->clock.date);
  if (form->subject.other &&
      form_told(app, store_rhythms(app->store, &arena, &rows, &n, &err), &err))
    for (size_t i = 0; i < n; i++) {
      if (rows[i].id != form->subject.other) continue;
      form_set_id(app, form, R_KIND, RHYTHM_TWO_WEEKS);
      form_set_text(app, form, R_REASON, rows[i].reason);
      form_set_text(app, form, R_POST, rows[i].post);
    }
  arena_release(&arena);
}

static const struct form_ops rhythm_form = {
    REGISTER_FORM(rhythm_form, "rhythm", N_("Rhythm at social unrest"),
                  N_("Rhythm at social unrest"),
                  N_("A deciding post orders it for a time; on the review date the main screen "
                     "asks how it goes on.")),
    FIELDS(rhythm_fields),
    .save = rhythm_save,
};

void form_rhythm(struct app *app, int64_t rule_id, const struct rhythm *before)
{
  form_open_small(app, &rhythm_form,
                  &(struct subject){.id = rule_id, .other = before ? before->id : 0}, rhythm_fill);
}

static const struct field extend_fields[] = {
    {"review", N_("Reconsidered"), FIELD_DAY, FIELD_MUST | FIELD_NEXT_DATE, 0, 1, .width = 16},
};

static bool extend_save(struct app *app, struct form *form, struct err *err)
{
  return ops_extend_rhythm(&app->ops, form->subject.id, form_date(form, 0), err);
}

static const struct form_ops extend_form = {
    REGISTER_FORM(extend_form, "rhythm-extend", N_("Extend the rhythm"), N_("Extend the rhythm"),
                  N_("The rhythm goes on until a new review date.")),
    FIELDS(extend_fields),
    .save = extend_save,
};

void form_rhythm_extend(struct app *app, int64_t rhythm_id)
{
  form_open_small(app, &extend_form, &(struct subject){.id = rhythm_id}, NULL);
}
