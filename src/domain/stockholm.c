// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/stockholm.h"

#include "base/date.h"

#include <ctype.h>
#include <stddef.h>

enum { HOUR = 3600, DAY = 24 * HOUR, EPOCH = 19700101 };

static int64_t seconds_at(int date, int second)
{
  return (int64_t)date_days_between(EPOCH, date) * DAY + second;
}

static int64_t last_sunday(int year, int month)
{
  int last = date_make(year, month, 31);
  return seconds_at(date_add(last, -(date_weekday(last) % 7)), HOUR);
}

static int offset_at(int64_t instant)
{
  /* The year by UTC: both changes lie far from any new year. */
  int64_t day = instant / DAY - (instant % DAY < 0);
  int date = date_add(EPOCH, (int)day);
  if (date == DATE_NONE) return HOUR; /* New Year's Eve beyond either end of the calendar */
  int year = date_year(date);
  bool summer = instant >= last_sunday(year, 3) && instant < last_sunday(year, 10);
  return summer ? 2 * HOUR : HOUR;
}

bool stockholm_instant(struct stockholm_time local, bool second_time, int64_t *instant)
{
  if (!date_valid(local.date) || local.second < 0 || local.second >= DAY) return false;
  int64_t clock = seconds_at(local.date, local.second);
  int64_t summer = clock - 2 * HOUR, winter = clock - HOUR;
  bool is_summer = offset_at(summer) == 2 * HOUR, is_winter = offset_at(winter) == HOUR;
  if (!is_summer && !is_winter) return false;
  *instant = is_summer && !(is_winter && second_time) ? summer : winter;
  return true;
}

struct stockholm_time stockholm_at(int64_t instant)
{
  int64_t clock = instant + offset_at(instant);
  int64_t day = clock / DAY - (clock % DAY < 0);
  return (struct stockholm_time){date_add(EPOCH, (int)day), (int)(clock - day * DAY)};
}

int stockholm_hhmm(struct stockholm_time local)
{
  return local.second / HOUR * 100 + local.second % HOUR / 60;
}

/* Reads `least` to `most` digits; false when there are fewer. */
static bool read_digits(const char **at, int least, int most, int *value)
{
  int n = 0;
  *value = 0;
  while (n < most && isdigit((unsigned char)**at)) {
    *value = *value * 10 + (**at - '0');
    ++*at;
    n++;
  }
  return n >= least;
}

static bool read_sign(const char **at, char sign)
{
  if (**at != sign) return false;
  ++*at;
  return true;
}

static bool read_date(const char **at, int *date)
{
  int year, month, day;
  if (!read_digits(at, 4, 4, &year) || !read_sign(at, '-') || !read_digits(at, 2, 2, &month) ||
      !read_sign(at, '-') || !read_digits(at, 2, 2, &day))
    return false;
  *date = date_make(year, month, day);
  return *date != DATE_NONE;
}

static bool read_clock(const char **at, int hour_digits, int *second)
{
  int h, m, s = 0;
  if (!read_digits(at, hour_digits, 2, &h) || !read_sign(at, ':') || !read_digits(at, 2, 2, &m))
    return false;
  if (read_sign(at, ':') && !read_digits(at, 2, 2, &s)) return false;
  *second = h * HOUR + m * 60 + s;
  return h < 24 && m < 60 && s < 60;
}

bool stockholm_read_local(const char *text, struct stockholm_time *local)
{
  struct stockholm_time t;
  if (!read_date(&text, &t.date) || !read_sign(&text, 'T') || !read_clock(&text, 2, &t.second) ||
      *text != '\0')
    return false;
  *local = t;
  return true;
}

bool stockholm_read_utc(const char *text, int64_t *instant)
{
  int date, second;
  if (!read_date(&text, &date) || !read_sign(&text, 'T') || !read_clock(&text, 2, &second) ||
      !read_sign(&text, 'Z') || *text != '\0')
    return false;
  *instant = seconds_at(date, second);
  return true;
}

bool stockholm_read_offset(const char *text, struct stockholm_time *local)
{
  int date, second, hours, minutes;
  if (!read_date(&text, &date) || !read_sign(&text, ' ') || !read_clock(&text, 1, &second) ||
      !read_sign(&text, ' '))
    return false;
  bool west = *text == '-';
  if (!read_sign(&text, west ? '-' : '+') || !read_digits(&text, 2, 2, &hours) ||
      !read_sign(&text, ':') || !read_digits(&text, 2, 2, &minutes) || *text != '\0')
    return false;
  if (hours > 23 || minutes > 59) return false;
  int offset = hours * HOUR + minutes * 60;
  struct stockholm_time t = stockholm_at(seconds_at(date, second) - (west ? -offset : offset));
  if (t.date == DATE_NONE) return false;
  *local = t;
  return true;
}
