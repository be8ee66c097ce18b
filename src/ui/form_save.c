// SPDX-License-Identifier: GPL-3.0-or-later
/* From Ctrl+S to a stored record: every field, the person guard, the form's own save. */
#include "ui/form_part.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/person.h"
#include "domain/words.h"

#include <stdio.h>
#include <string.h>

enum { MISSING = 24 };

/* ---- person guard ---- */

static enum person_kind hit(const struct form *form, int field)
{
  struct person_hit found = {PERSON_NONE, 0, 0};
  const char *text = form_text(form, field);
  return text && person_find(text, &found, 1) > 0 ? found.kind : PERSON_NONE;
}

bool form_may_keep(const struct form *form, int field)
{
  return hit(form, field) == PERSON_NONE;
}

bool form_guard(struct form *form, int field)
{
  if (!(form_field(form, field)->flags & FIELD_FREE)) return false;
  struct field_value *value = &form->values[field];
  enum person_kind kind = hit(form, field);
  struct err err = {.field = -1};
  if (kind == PERSON_NONE) return false;
  if (kind == PERSON_NUMBER)
    person_check(form_text(form, field), NULL, &err);
  else if (kind == PERSON_NUMBER_LIKELY || kind == PERSON_TELEPHONE)
    err_set(&err,
            _("Looks like %s. Write about place, situation and environment. The text is not kept "
              "in the draft as long as the number stands."),
            person_kind_name(kind));
  else
    err_set(&err,
            _("Looks like %s. Write about place, situation and environment. The text is not kept "
              "in the draft as long as it stands."),
            person_kind_name(kind));
  memcpy(value->error, err.text, sizeof value->error);
  return true;
}

/* ---- checking every field ---- */

struct findings {
  const char *missing[MISSING];
  size_t n_missing;
  int n_wrong, first; /* first: field number, -1 when all is well */
};

/* A field without a label belongs to the one before it. */
static const char *name_of(const struct form *form, int field)
{
  while (field > 0 && !form_field(form, field)->label)
    field--;
  return _(form_field(form, field)->label);
}

static void find_wrong(struct app *app, struct form *form, int field, struct findings *found)
{
  struct field_value *value = &form->values[field];
  struct err err = {.field = -1};
  bool missing = (form_field(form, field)->flags & FIELD_MUST) && form_empty(form, field);
  value->error[0] = 0;
  if (!form_type(form, field)->check(app, form, field, &err)) {
    memcpy(value->error, err.text, sizeof value->error);
    found->n_wrong++;
  } else if (missing) {
    snprintf(value->error, sizeof value->error, "%s", _("This must be filled in."));
    if (found->n_missing < MISSING) found->missing[found->n_missing++] = name_of(form, field);
  } else if (form_guard(form, field) && hit(form, field) == PERSON_NUMBER) {
    found->n_wrong++;
  } else {
    return;
  }
  if (found->first < 0) found->first = field;
}

static void say_findings(struct app *app, const struct form *form, const struct findings *found)
{
  size_t all = found->n_missing + (size_t)found->n_wrong;
  struct err err = {.field = -1};
  if (found->n_wrong > 0 && all == 1) {
    err_set(&err, "%s", form->values[found->first].error);
  } else if (found->n_wrong > 0) {
    err_set(&err,
            ngettext("%zu field needs to be put right.", "%zu fields need to be put right.", all),
            all);
  } else {
    struct buf number = {0}, names = {0};
    words_number(&number, all, true);
    words_and(&names, found->missing, found->n_missing);
    err_set(&err, ngettext("%s field is missing: %s.", "%s fields are missing: %s.", all),
            buf_text(&number), buf_text(&names));
    buf_release(&number);
    buf_release(&names);
  }
  app_say_error(app, &err);
}

static bool all_right(struct app *app, struct form *form)
{
  struct findings found = {.first = -1};
  form_pick_close(form);
  for (int i = 0; i < form->ops->n_fields; i++)
    if (form_shown(form, i) || (form_field(form, i)->flags & FIELD_MORE))
      find_wrong(app, form, i, &found);
  if (found.first < 0) return true;
  form_go(app, form, found.first);
  say_findings(app, form, &found);
  return false;
}

/* ---- what only looks like a person's data ---- */

static void take_reason(struct app *app, void *data, const char *text)
{
  struct form *form = data;
  if (!text) return;
  snprintf(form->person_reason, sizeof form->person_reason, "%s", text);
  form_save(app, form);
}

enum { CHANGE_TEXT, REMOVE_TEXT, SAVE_ANYWAY };

static void take_answer(struct app *app, void *data, int answer)
{
  struct form *form = data;
  if (answer == REMOVE_TEXT) {
    form_set_text(app, form, form->state->asked, "");
    form_touch(app, form, form->state->asked);
    form_go(app, form, form->state->asked);
  } else if (answer == SAVE_ANYWAY) {
    app_ask_text(app, _("Reason"), _("Why may the text stay? For example a case number."),
                 _("Write a reason. Without a reason the text is not saved."), take_reason, form);
  }
}

/* True when nothing looks like a person, or a reason has been given. */
static bool person_answered(struct app *app, struct form *form)
{
  static const char *const answers[] = {N_("Change the text"), N_("Remove the text"),
                                        N_("Save anyway")};
  if (form->person_reason[0]) return true;
  for (int i = 0; i < form->ops->n_fields; i++) {
    struct err err = {.field = -1};
    if (!(form_field(form, i)->flags & FIELD_FREE) || hit(form, i) == PERSON_NONE) continue;
    person_check(form_text(form, i), NULL, &err);
    form->state->asked = i;
    form_go(app, form, i);
    app_ask(app, _("Personal data"), err.text, answers, 3, take_answer, form);
    return false;
  }
  return true;
}

/* ---- storing ---- */

static void next_record(struct app *app, struct form *form)
{
  for (int i = 0; i < form->ops->n_fields; i++) {
    struct field_value *value = &form->values[i];
    mem_wipe(value->error, sizeof value->error);
    value->touched = false;
    if (form_field(form, i)->flags & FIELD_KEPT) continue;
    edit_clear(&value->edit);
    value->id = form_field(form, i)->kind == FIELD_CHOICE ? -1 : 0;
    form_read_value(app, form, i);
  }
  form->changed = form->more = form->state->typed = false;
  form->person_reason[0] = form->said[0] = 0;
  if (form->state->fill) form->state->fill(app, form);
  form_enter_first(app, form);
}

static void refused(struct app *app, struct form *form, const struct err *err)
{
  if (!err->text[0]) return;
  if (form->ops->own_fields && err->field >= 0 && err->field < form->ops->n_fields) {
    memcpy(form->values[err->field].error, err->text, sizeof err->text);
    form_go(app, form, err->field);
  }
  app_say_error(app, err);
}

void form_save(struct app *app, struct form *form)
{
  struct err err = {.field = -1};
  char said[sizeof form->said];
  if (!app_may_write(app) || !all_right(app, form) || !person_answered(app, form)) return;
  if (!form->ops->save(app, form, &err)) {
    refused(app, form, &err);
    return;
  }
  memcpy(said, form->said, sizeof said);
  form_draft_remove(app, form);
  form_remember(app, form);
  if (form->ops->serial && !form->subject.id)
    next_record(app, form);
  else
    app_pop(app);
  if (said[0])
    app_say(app, "%s", said);
  else
    app_saved(app, true, NULL);
}
