// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/print.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <math.h>

const char *print_taken(struct print *p, struct buf *buf)
{
  const char *text = arena_strdup(p->arena, buf_text(buf));
  buf_release(buf);
  return text;
}

const char *print_period(struct print *p, struct period period)
{
  struct period days = {PERIOD_DAYS, period.first, period.last};
  struct buf text = {0};
  period_id(&text, days);
  return print_taken(p, &text);
}

const char *print_label(struct print *p, struct period period)
{
  struct buf text = {0};
  period_label(&text, period);
  return print_taken(p, &text);
}

const char *print_date(struct print *p, int date)
{
  struct buf text = {0};
  date_iso(&text, date);
  return print_taken(p, &text);
}

const char *print_number(struct print *p, long long number)
{
  struct buf text = {0};
  text_number(&text, number);
  return print_taken(p, &text);
}

const char *print_count(struct print *p, long count)
{
  return count < 0 ? PRINT_DASH : print_number(p, count);
}

const char *print_decimal(struct print *p, double number, int decimals)
{
  struct buf text = {0};
  text_decimal(&text, number, decimals);
  return print_taken(p, &text);
}

const char *print_half(struct print *p, double number)
{
  if (number < 0) return PRINT_DASH;
  return print_decimal(p, number, number > floor(number) ? 1 : 0);
}

const char *print_change(struct print *p, long now, long before)
{
  struct buf text = {0};
  if (before <= 0)
    buf_add(&text, PRINT_DASH "  ");
  else
    change_percent(&text, now, before, "-");
  return print_taken(p, &text);
}

const char *print_deadline(struct print *p, const struct measure *m)
{
  /* TRANSLATORS: what is to be so on the date before it: finished, started, running until then */
  static const char *const words[] = {N_("finished"), N_("start"), N_("running")};
  const char *word = gettext(words[m->deadline_kind]);
  return arena_printf(p->arena, "%s %s", print_date(p, m->deadline), word);
}

const char *print_joined(struct print *p, const char *const *texts, size_t n, const char *between)
{
  struct buf text = {0};
  for (size_t i = 0; i < n; i++) {
    if (i > 0) buf_add(&text, between);
    buf_add(&text, texts[i]);
  }
  return print_taken(p, &text);
}
