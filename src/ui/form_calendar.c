// SPDX-License-Identifier: GPL-3.0-or-later
/* The month that opens beside a date field. */
#include "ui/form_part.h"

#include "base/text.h"

enum { CALENDAR_WIDTH = 26, CALENDAR_HEIGHT = 9, DAY_WIDTH = 3, WEEKS_WIDTH = 3, WEEK = 7 };

void form_calendar_open(struct app *app, struct form *form)
{
  int date = form_date(form, form->field);
  form->state->calendar = date ? date : app->clock.date;
}

static int month_away(int date, int months)
{
  int month = month_add(date_month(date), months), last = date_days_in_month(month);
  int day = date_day(date) < last ? date_day(date) : last;
  return date_add(date_first_of_month(month), day - 1);
}

bool form_calendar_key(struct app *app, struct form *form, const struct key *key)
{
  int *day = &form->state->calendar;
  switch (key->code) {
  case K_LEFT:
  case K_RIGHT:
    *day = date_add(*day, key->code == K_LEFT ? -1 : 1);
    return true;
  case K_UP:
  case K_DOWN:
    *day = date_add(*day, key->code == K_UP ? -WEEK : WEEK);
    return true;
  case K_PGUP:
  case K_PGDN:
    *day = month_away(*day, key->code == K_PGUP ? -1 : 1);
    return true;
  case K_ENTER:
  case K_TAB:
    form_set_date(app, form, form->field, *day);
    *day = 0;
    form_touch(app, form, form->field);
    return key->code == K_ENTER;
  case K_ESC:
    *day = 0;
    return true;
  default:
    *day = 0;
    return false;
  }
}

static void draw_week(int marked, int monday, int y, int x)
{
  struct buf text = {0};
  buf_addf(&text, "%2d", date_iso_week(monday, NULL));
  draw_run(y, x, WEEKS_WIDTH, STYLE_TEXT, buf_text(&text));
  for (int i = 0; i < WEEK; i++) {
    int day = date_add(monday, i);
    if (date_month(day) != date_month(marked)) continue;
    buf_clear(&text);
    buf_addf(&text, "%2d", date_day(day));
    draw_run(y, x + WEEKS_WIDTH + i * DAY_WIDTH, DAY_WIDTH,
             day == marked ? STYLE_SELECTED : STYLE_TEXT, buf_text(&text));
  }
  buf_release(&text);
}

static void draw_weekdays(int y, int x)
{
  struct buf name = {0};
  for (int i = 0; i < WEEK; i++) {
    const char *whole = date_weekday_short(i + 1);
    buf_clear(&name);
    buf_addn(&name, whole, text_fit(whole, DAY_WIDTH - 1));
    draw_run(y, x + i * DAY_WIDTH, DAY_WIDTH - 1, STYLE_HEAD, buf_text(&name));
  }
  buf_release(&name);
}

void form_calendar_draw(struct form *form, int y, int x, struct rect screen)
{
  int marked = form->state->calendar, first = date_first_of_month(date_month(marked));
  struct rect r = {y + 1, x, CALENDAR_HEIGHT, CALENDAR_WIDTH};
  if (r.y + r.h > screen.y + screen.h) r.y = y - r.h;
  if (r.y < screen.y) r.y = screen.y;
  if (r.x + r.w > screen.x + screen.w) r.x = screen.x + screen.w - r.w;
  struct rect inside = draw_inside(r);
  struct buf title = {0};
  buf_addf(&title, "%s %d", date_month_name(date_month_of_year(first)), date_year(first));
  draw_clear(r);
  draw_frame(r, buf_text(&title), true);
  buf_release(&title);
  draw_weekdays(inside.y, inside.x + WEEKS_WIDTH);
  int monday = date_add(first, 1 - date_weekday(first));
  for (int week = 0; week < inside.h - 1; week++, monday = date_add(monday, WEEK))
    if (monday <= date_last_of_month(date_month(first)))
      draw_week(marked, monday, inside.y + 1 + week, inside.x);
}
