// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include "base/date.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char form[] = "dddd-dd-ddTdd:dd";

static bool has_form(const char *text)
{
  size_t i = 0;
  for (; form[i] && text[i]; i++) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == 'd' ? !digit : text[i] != form[i]) return false;
  }
  return form[i] == '\0' && text[i] == '\0';
}

static int number_at(const char *text, size_t at, size_t digits)
{
  int number = 0;
  for (size_t i = at; i < at + digits; i++)
    number = number * 10 + (text[i] - '0');
  return number;
}

static bool read_fixed(struct clock *clock, const char *text)
{
  if (!has_form(text)) return false;
  clock->date = date_make(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
  clock->time = number_at(text, 11, 2) * 100 + number_at(text, 14, 2);
  clock->fixed = true;
  return clock->date != DATE_NONE && time_valid(clock->time);
}

bool clock_start(struct clock *clock, struct err *err)
{
  const char *fixed = getenv("LAGESBILD_NOW");
  *clock = (struct clock){0};
  tzset(); /* localtime_r need not */
  if (fixed && *fixed) {
    if (read_fixed(clock, fixed)) return true;
    return err_set(err,
                   _("LAGESBILD_NOW is %s, which is no time. Write it as 2026-10-07T09:00, or "
                     "leave it out."),
                   fixed);
  }
  clock_update(clock);
  if (clock->date != DATE_NONE) return true;
  return err_set(err, _("The computer's clock shows a year outside 1900 to 2199. Set the clock and "
                        "start again."));
}

void clock_update(struct clock *clock)
{
  if (clock->fixed) return;
  time_t now = time(NULL);
  struct tm local;
  if (!localtime_r(&now, &local)) return;
  clock->date = date_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
  clock->time = local.tm_hour * 100 + local.tm_min;
}

long long clock_milliseconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
