// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form_part.h"

#include "base/text.h"
#include "domain/words.h"

#include <stdlib.h>
#include <string.h>

const char *form_text(const struct form *form, int field)
{
  const char *text = buf_text(&form->values[field].edit.text);
  return words_said(text) ? text : NULL;
}

int form_date(const struct form *form, int field)
{
  return form->values[field].date;
}

int form_time(const struct form *form, int field)
{
  return form->values[field].time;
}

long long form_whole(const struct form *form, int field)
{
  long long value;
  const char *text = form_text(form, field);
  return text && text_read_integer(text, &value) ? value : NO_AMOUNT;
}

double form_decimal(const struct form *form, int field)
{
  double value;
  const char *text = form_text(form, field);
  return text && text_read_decimal(text, &value) ? value : -1;
}

int64_t form_id(const struct form *form, int field)
{
  return form->values[field].id;
}

bool form_empty(const struct form *form, int field)
{
  switch (form_field(form, field)->kind) {
  case FIELD_CHOICE:
    return form_id(form, field) < 0;
  case FIELD_PICK:
    return form_id(form, field) == 0 && !form_text(form, field);
  default:
    return !form_text(form, field);
  }
}

void form_set_text(struct app *app, struct form *form, int field, const char *text)
{
  edit_set(&form->values[field].edit, text ? text : "");
  form_read_value(app, form, field);
}

static void set_written(struct app *app, struct form *form, int field, struct buf *text)
{
  form_set_text(app, form, field, buf_text(text));
  buf_release(text);
}

void form_set_date(struct app *app, struct form *form, int field, int date)
{
  struct buf text = {0};
  date_iso(&text, date);
  set_written(app, form, field, &text);
}

void form_set_time(struct app *app, struct form *form, int field, int hhmm)
{
  struct buf text = {0};
  time_dotted(&text, hhmm);
  set_written(app, form, field, &text);
}

void form_set_whole(struct app *app, struct form *form, int field, long long value)
{
  struct buf text = {0};
  if (value >= 0) text_number(&text, value);
  set_written(app, form, field, &text);
}

void form_set_id(struct app *app, struct form *form, int field, int64_t id)
{
  form->values[field].id = id;
  if (form_field(form, field)->kind != FIELD_PICK) return;
  const char *text = id ? form_pick_text(app, form, field, id) : "";
  edit_set(&form->values[field].edit, text ? text : "");
}

void form_set_named(struct form *form, int field, int64_t id, const char *text)
{
  form->values[field].id = id;
  edit_set(&form->values[field].edit, text ? text : "");
}
