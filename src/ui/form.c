// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/form_part.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool form_shown(const struct form *form, int field)
{
  const struct field *f = form_field(form, field);
  if ((f->flags & FIELD_MORE) && !form->more) return false;
  return !form->ops->hidden || !form->ops->hidden(form, field);
}

bool form_takes_keys(const struct form *form, int field)
{
  enum field_kind kind = form_field(form, field)->kind;
  return kind != FIELD_SHOW && kind != FIELD_RULE && form_shown(form, field);
}

static bool is_place(const struct form *form, int place)
{
  if (place == form->ops->n_fields) return true;
  if (place == form_more_line(form)) return form->ops->more && !form->more;
  return form_takes_keys(form, place);
}

/* The places for the cursor in their order: the fields, "Fler fält", "Spara". */
static int step(const struct form *form, int from, int direction)
{
  int n = form->ops->n_fields, at = from;
  do {
    if (at == n)
      at = direction > 0 ? 0 : form_more_line(form);
    else if (at == form_more_line(form))
      at = direction > 0 ? n : n - 1;
    else if (direction > 0)
      at = at == n - 1 ? form_more_line(form) : at + 1;
    else
      at = at == 0 ? n : at - 1;
  } while (!is_place(form, at));
  return at;
}

static bool is_replaced(const struct form *form, int field)
{
  return form_type(form, field)->replaced ||
         (form_on_field(form) && (form_field(form, field)->flags & FIELD_PROPOSED));
}

void form_go(struct app *app, struct form *form, int field)
{
  struct form_state *state = form->state;
  form_pick_close(form);
  state->calendar = 0;
  bool typing_on = field == form->field && state->typed;
  if (field < form->ops->n_fields && (form_field(form, field)->flags & FIELD_MORE))
    form->more = true;
  form->field = field;
  if (!typing_on) edit_clear(&state->before);
  if (!typing_on) state->typed = false;
  if (!typing_on && form_on_field(form)) {
    const struct field_value *value = &form->values[field];
    edit_set(&state->before, buf_text(&value->edit.text));
    state->before_id = value->id;
    state->fresh = is_replaced(form, field);
  }
  form_draft_save(app, form);
}

bool form_leave(struct app *app, struct form *form)
{
  if (!form_on_field(form)) return true;
  int field = form->field;
  struct field_value *value = &form->values[field];
  struct err err = {.field = -1};
  form_pick_close(form);
  if (!form_type(form, field)->check(app, form, field, &err)) {
    memcpy(value->error, err.text, sizeof value->error);
    return false;
  }
  if (!form_guard(form, field)) value->error[0] = 0;
  return true;
}

bool form_next(struct app *app, struct form *form)
{
  int field = form->field;
  if (!form_leave(app, form)) return false;
  form_go(app, form, step(form, field, 1));
  if (field < form->ops->n_fields && form->values[field].touched) {
    form->values[field].touched = false;
    if (form->ops->changed) form->ops->changed(app, form, field);
  }
  return true;
}

void form_touch(struct app *app, struct form *form, int field)
{
  (void)app;
  form->changed = form->state->unwritten = form->state->typed = true;
  form->values[field].touched = true;
  form->state->fresh = false;
  form->person_reason[0] = 0;
  if (!form_guard(form, field)) form->values[field].error[0] = 0;
}

void form_enter_first(struct app *app, struct form *form)
{
  int first = step(form, form->ops->n_fields, 1);
  if (form->ops->serial && !form->subject.id)
    while (form_on_field(form) && (form_field(form, first)->flags & FIELD_KEPT) &&
           !form_empty(form, first))
      first = step(form, first, 1);
  form_go(app, form, first);
}

/* ---- opening and closing ---- */

struct form *form_open(struct app *app, const struct form_ops *ops, const struct subject *subject,
                       void (*fill)(struct app *app, struct form *form), size_t data_size)
{
  struct form *form = app_push(app, &ops->view, subject)->panes[0].state;
  if (form->ops) return form; /* it was open already */
  form->ops = ops;
  if (subject) form->subject = *subject;
  form->values = mem_alloc((size_t)ops->n_fields * sizeof *form->values);
  form->data = mem_alloc(data_size + 1);
  form->state = mem_alloc(sizeof *form->state);
  form->state->fill = fill;
  form->state->draft_time = TIME_NONE;
  for (int i = 0; i < ops->n_fields; i++) {
    form->values[i].edit.many = form_field(form, i)->kind == FIELD_LONG;
    form->values[i].time = TIME_NONE;
    if (form_field(form, i)->kind == FIELD_CHOICE) form->values[i].id = -1;
  }
  form->state->before.many = true;
  if (fill) fill(app, form);
  form_enter_first(app, form);
  form_draft_look(app, form);
  return form;
}

void form_close(struct app *app, struct pane *pane)
{
  struct form *form = pane->state;
  (void)app;
  for (int i = 0; i < form->ops->n_fields; i++) {
    edit_release(&form->values[i].edit);
    mem_wipe(form->values[i].error, sizeof form->values[i].error);
  }
  edit_release(&form->state->before);
  arena_release(&form->arena);
  free(form->values);
  free(form->data);
  free(form->state);
}

bool form_typing(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return true;
}

/* ---- keys ---- */

static bool answer_draft(struct app *app, struct form *form, const struct key *key)
{
  if (key->code == K_ENTER)
    form_draft_take(app, form);
  else if (key->code == K_DELETE)
    form_draft_remove(app, form);
  else
    return key->code != K_ESC && key->code != K_F1;
  form_go(app, form, form->field);
  return true;
}

static bool undo_typing(struct app *app, struct form *form)
{
  if (!form_on_field(form) || !form->state->typed) return false;
  struct field_value *value = &form->values[form->field];
  edit_set(&value->edit, buf_text(&form->state->before.text));
  value->id = form->state->before_id;
  form_read_value(app, form, form->field);
  form_pick_close(form);
  form_touch(app, form, form->field);
  form->state->typed = false;
  form->state->fresh = is_replaced(form, form->field);
  return true;
}

static bool field_key(struct app *app, struct form *form, const struct key *key)
{
  switch (form_type(form, form->field)->key(app, form, form->field, key)) {
  case FORM_NOT_MINE:
    return false;
  case FORM_TAKEN:
    form->state->fresh = false;
    return true;
  case FORM_CHANGED:
    form_touch(app, form, form->field);
    return true;
  case FORM_CHOSEN:
    form_touch(app, form, form->field);
    form_next(app, form);
    return true;
  }
  return false;
}

static bool line_key(struct app *app, struct form *form, const struct key *key)
{
  if (key->code != K_ENTER) {
    if (key->code < ' ' || key->code >= K_SPECIAL) return false;
    app_say(app, "%s",
            form->field == form->ops->n_fields
                ? _("Nothing is written here. Enter saves.")
                : _("Nothing is written here. Enter shows more fields."));
    return true;
  }
  if (form->field == form->ops->n_fields) {
    form_save(app, form);
  } else {
    form->more = true;
    for (int i = 0; i < form->ops->n_fields; i++)
      if ((form_field(form, i)->flags & FIELD_MORE) && form_takes_keys(form, i)) {
        form_go(app, form, i);
        break;
      }
  }
  return true;
}

bool form_key(struct app *app, struct pane *pane, const struct key *key)
{
  struct form *form = pane->state;
  if (form->state->offered) return answer_draft(app, form, key);
  if (form->state->calendar && form_calendar_key(app, form, key)) return true;
  if (form->state->pick.open && form_pick_key(app, form, key)) return true;
  if (key->code == K_CTRL('z')) return undo_typing(app, form);
  if (form_on_field(form) ? field_key(app, form, key) : line_key(app, form, key)) return true;
  if (key->code == K_ENTER || key->code == K_DOWN) {
    form_next(app, form);
    return true;
  }
  if (key->code == K_UP) {
    form_go(app, form, step(form, form->field, -1));
    return true;
  }
  return false;
}

/* ---- commands ---- */

static struct form *top_form(struct app *app)
{
  return app_pane(app)->state;
}

static bool run_values(struct app *app, int argument, struct err *err)
{
  struct form *form = top_form(app);
  (void)argument;
  enum field_kind kind = form_on_field(form) ? form_field(form, form->field)->kind : FIELD_TEXT;
  if (kind == FIELD_PICK)
    form_pick_open(app, form);
  else if (kind == FIELD_DAY)
    form_calendar_open(app, form);
  else if (kind == FIELD_CHOICE)
    form_say_choice(app);
  else
    return err_set(err, "%s", _("There is no list for this field. Just write in it."));
  return true;
}

static bool run_next(struct app *app, int argument, struct err *err)
{
  struct form *form = top_form(app);
  (void)err;
  if (argument > 0)
    form_next(app, form);
  else
    form_go(app, form, step(form, form->field, -1));
  return true;
}

static bool run_same(struct app *app, int argument, struct err *err)
{
  struct form *form = top_form(app);
  (void)argument, (void)err;
  if (!form_on_field(form)) return true;
  const char *text = form_text(form, form->field);
  char before[256];
  int64_t id = form->values[form->field].id;
  snprintf(before, sizeof before, "%s", text ? text : "");
  form_recall(app, form, form->field);
  form_touch(app, form, form->field);
  text = form_text(form, form->field);
  if (id == form->values[form->field].id &&
      strncmp(before, text ? text : "", sizeof before - 1) == 0)
    app_say(app, "%s", _("The previous record had nothing else here."));
  return true;
}

static bool run_save(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_save(app, top_form(app));
  return true;
}

static bool run_show(struct app *app, int argument, struct err *err)
{
  struct form *form = top_form(app);
  (void)argument;
  if (!form->ops->show) return err_set(err, "%s", _("There is nothing to show here."));
  form->ops->show(app, form);
  return true;
}

static bool run_close(struct app *app, int argument, struct err *err)
{
  struct form *form = top_form(app);
  bool changed = form->changed && !form->state->offered;
  (void)argument, (void)err;
  app->status[0] = 0;
  form_draft_save(app, form);
  bool failed = app->status_is_error;
  app_pop(app);
  if (changed && !failed)
    app_say(app, "%s", _("The draft is kept. It is there when you come back."));
  return true;
}

/* Small forms leave out what their bar has no room for; the keys are the same. */
#define ROWS(values_label, same_label, save_label)                           \
  {.id = "form-show",                                                        \
   .key = K_F2,                                                              \
   .second = K_CTRL('e'),                                                    \
   .name = N_("Show the similar record"),                                    \
   .help = N_("Opens the record that the line below the fields speaks of."), \
   .menu = MENU_SHOW,                                                        \
   .run = run_show},                                                         \
      {.id = "form-values",                                                  \
       .key = K_F4,                                                          \
       .second = K_CTRL('l'),                                                \
       .third = K_ALT_DOWN,                                                  \
       .label = values_label,                                                \
       .name = N_("List of values"),                                         \
       .help = N_("Opens the list, or the month, of the field."),            \
       .priority = 2,                                                        \
       .menu = MENU_EDIT,                                                    \
       .run = run_values},                                                   \
      {.id = "form-next",                                                    \
       .key = K_TAB,                                                         \
       .label = N_("Next"),                                                  \
       .name = N_("Next field"),                                             \
       .help = N_("Goes to the next field."),                                \
       .priority = 2,                                                        \
       .menu = MENU_SHOW,                                                    \
       .run = run_next,                                                      \
       .argument = 1},                                                       \
      {.id = "form-previous",                                                \
       .key = K_BTAB,                                                        \
       .name = N_("Previous field"),                                         \
       .help = N_("Goes to the field before; it always works."),             \
       .menu = MENU_SHOW,                                                    \
       .run = run_next,                                                      \
       .argument = -1},                                                      \
      {.id = "form-same",                                                    \
       .key = K_CTRL('d'),                                                   \
       .label = same_label,                                                  \
       .name = N_("Same as the previous record"),                            \
       .help = N_("Fills the field with what the previous record had."),     \
       .priority = 3,                                                        \
       .menu = MENU_EDIT,                                                    \
       .run = run_same},                                                     \
      {.id = "form-save",                                                    \
       .key = K_CTRL('s'),                                                   \
       .label = save_label,                                                  \
       .name = N_("Save"),                                                   \
       .help = N_("Checks every field and saves the record."),               \
       .priority = 2,                                                        \
       .menu = MENU_EDIT,                                                    \
       .flags = COMMAND_WRITES,                                              \
       .run = run_save},                                                     \
      {.id = "form-close",                                                   \
       .key = K_ESC,                                                         \
       .label = N_("Close"),                                                 \
       .name = N_("Close the form"),                                         \
       .help = N_("Closes the form; what was changed is kept as a draft."),  \
       .priority = 3,                                                        \
       .menu = MENU_FILE,                                                    \
       .run = run_close},                                                    \
  {                                                                          \
    .id = NULL                                                               \
  }

const struct command form_commands[] = {ROWS(N_("List"), N_("Same"), N_("Save"))};
const struct command form_small_commands[] = {ROWS(NULL, NULL, N_("Save"))};
const struct command form_decision_commands[] = {ROWS(NULL, NULL, N_("Register"))};
#undef ROWS
