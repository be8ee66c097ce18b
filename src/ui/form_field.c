// SPDX-License-Identifier: GPL-3.0-or-later
/* The kinds of fields. */
#include "ui/form_part.h"

#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static bool is_typing(const struct key *key)
{
  return key->code == K_PASTE || (key->code >= ' ' && key->code < K_SPECIAL);
}

static enum form_answer text_key(struct app *app, struct form *form, int field,
                                 const struct key *key)
{
  struct edit *edit = &form->values[field].edit;
  bool cleared = is_typing(key) && form->state->fresh && edit->text.length;
  if (cleared) edit_clear(edit);
  if (!app_edit(app, edit, key)) return FORM_NOT_MINE;
  return cleared || edit->changed ? FORM_CHANGED : FORM_TAKEN;
}

static bool text_check(struct app *app, struct form *form, int field, struct err *err)
{
  (void)app, (void)form, (void)field, (void)err;
  return true;
}

static struct date_context date_context(const struct app *app, const struct form *form, int field)
{
  bool next = form_field(form, field)->flags & FIELD_NEXT_DATE;
  return (struct date_context){app->clock.date, app->month, next ? DATE_NEXT : DATE_LATEST};
}

void form_read_value(struct app *app, struct form *form, int field)
{
  struct field_value *value = &form->values[field];
  const char *text = buf_text(&value->edit.text);
  value->date = DATE_NONE;
  value->time = TIME_NONE;
  if (form_field(form, field)->kind == FIELD_DAY) {
    struct date_context context = date_context(app, form, field);
    date_read(text, &context, &value->date);
  } else if (form_field(form, field)->kind == FIELD_CLOCK) {
    time_read(text, &value->time);
  }
}

static enum form_answer day_key(struct app *app, struct form *form, int field,
                                const struct key *key)
{
  if (key->code == K_UP || key->code == K_DOWN) {
    int date = form_date(form, field) ? form_date(form, field) : app->clock.date;
    form_set_date(app, form, field, date_add(date, key->code == K_UP ? 1 : -1));
    return FORM_CHANGED;
  }
  enum form_answer answer = text_key(app, form, field, key);
  if (answer == FORM_CHANGED) form_read_value(app, form, field);
  return answer;
}

static bool day_check(struct app *app, struct form *form, int field, struct err *err)
{
  const char *text = form_text(form, field);
  form_read_value(app, form, field);
  if (text && !form_date(form, field))
    return err_set_field(err, field, _("There is no date %s. Write for example 31/8 or yesterday."),
                         text);
  form_set_date(app, form, field, form_date(form, field));
  return true;
}

static enum form_answer clock_key(struct app *app, struct form *form, int field,
                                  const struct key *key)
{
  enum form_answer answer = text_key(app, form, field, key);
  if (answer == FORM_CHANGED) form_read_value(app, form, field);
  return answer;
}

static bool clock_check(struct app *app, struct form *form, int field, struct err *err)
{
  const char *text = form_text(form, field);
  int time = TIME_NONE, to;
  bool span = form_field(form, field)->flags & FIELD_SPAN;
  if (text && span && time_read_span(text, &time, &to))
    form->ops->span(app, form, time, to);
  else if (text && !time_read(text, &time))
    return err_set_field(err, field,
                         _("%s is no time. Write 00.00–23.59, or leave it empty when the time is "
                           "not known."),
                         text);
  form_set_time(app, form, field, time);
  return true;
}

static bool whole_check(struct app *app, struct form *form, int field, struct err *err)
{
  const char *text = form_text(form, field);
  long long value = NO_AMOUNT;
  if (text && (!text_read_integer(text, &value) || value < 0))
    return err_set_field(err, field, _("%s is no whole number. Write for example 4800."), text);
  form_set_whole(app, form, field, value);
  return true;
}

static bool decimal_check(struct app *app, struct form *form, int field, struct err *err)
{
  const char *text = form_text(form, field);
  double value;
  if (!text) return true;
  if (!text_read_decimal(text, &value) || value < 0)
    return err_set_field(err, field, _("%s is no number. Write for example 12,5."), text);
  struct buf shown = {0};
  text_decimal(&shown, value, strpbrk(text, ",.") ? 1 : 0);
  form_set_text(app, form, field, buf_text(&shown));
  buf_release(&shown);
  return true;
}

static int n_choices(const struct term *terms)
{
  int n = 0;
  while (terms[n].id)
    n++;
  return n;
}

/* The next choice after the present one whose label begins with the letter. */
static int choice_by_letter(const struct term *terms, int n, int from, int code)
{
  char letter[16] = {0};
  int length = wctomb(letter, (wchar_t)code);
  if (length <= 0 || code == ' ') return -1;
  for (int i = 1; i <= n; i++) {
    int at = (from + i + n) % n;
    if (text_match_place(gettext(terms[at].label), letter) == 3) return at;
  }
  return -1;
}

void form_say_choice(struct app *app)
{
  app_say(app, "%s", _("Choose with ← and →, a digit or the first letter."));
}

static enum form_answer choice_key(struct app *app, struct form *form, int field,
                                   const struct key *key)
{
  struct field_value *value = &form->values[field];
  const struct term *terms = form_field(form, field)->choices;
  int n = n_choices(terms), now = (int)value->id, wanted = -1;
  if (key->code >= '1' && key->code < '1' + n) {
    value->id = key->code - '1';
    return FORM_CHOSEN;
  }
  if (key->code == K_LEFT)
    wanted = now > 0 ? now - 1 : 0;
  else if (key->code == K_RIGHT)
    wanted = now < n - 1 ? now + 1 : n - 1;
  else if (key->code >= ' ' && key->code < K_SPECIAL)
    wanted = choice_by_letter(terms, n, now < 0 ? n - 1 : now, key->code);
  else
    return FORM_NOT_MINE;
  if (wanted < 0) form_say_choice(app);
  if (wanted < 0 || wanted == now) return FORM_TAKEN;
  value->id = wanted;
  return FORM_CHANGED;
}

static enum form_answer pick_key(struct app *app, struct form *form, int field,
                                 const struct key *key)
{
  enum form_answer answer = text_key(app, form, field, key);
  if (answer == FORM_CHANGED) {
    form->values[field].id = 0;
    form_pick_filter(app, form);
  }
  return answer;
}

const struct field_type *form_type(const struct form *form, int field)
{
  static const struct field_type types[] = {
      [FIELD_TEXT] = {text_key, text_check, false},
      [FIELD_LONG] = {text_key, text_check, false},
      [FIELD_DAY] = {day_key, day_check, true},
      [FIELD_CLOCK] = {clock_key, clock_check, true},
      [FIELD_WHOLE] = {text_key, whole_check, true},
      [FIELD_DECIMAL] = {text_key, decimal_check, true},
      [FIELD_CHOICE] = {choice_key, text_check, false},
      [FIELD_PICK] = {pick_key, form_pick_check, true},
      [FIELD_SHOW] = {NULL, text_check, false},
      [FIELD_RULE] = {NULL, text_check, false},
  };
  return &types[form_field(form, field)->kind];
}
