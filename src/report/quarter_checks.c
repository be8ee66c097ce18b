// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/quarter_checks.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/words.h"

enum { MONTHS = 3 };

static int month_at(const struct print *p, int i)
{
  return month_add(date_month(p->request->period.first), i);
}

static const char *month_name(int month)
{
  return date_month_name(month % 100);
}

bool quarter_reporting(struct print *p, struct err *err)
{
  const char *said[MONTHS], *missing[MONTHS];
  size_t n_missing = 0;
  for (int i = 0; i < MONTHS; i++) {
    struct reporting reporting;
    if (!reporting_read(p, month_at(p, i), &reporting, err)) return false;
    /* TRANSLATORS: month, units that have reported, units in all */
    said[i] = arena_printf(p->arena, _("%s %zu of %zu"), month_name(month_at(p, i)),
                           reporting.reported, reporting.n);
    size_t n;
    const char *const *names = reporting_names(p, &reporting, REPORT_MISSING, &n);
    if (n > 0)
      missing[n_missing++] = arena_printf(p->arena, "%s %s", month_name(month_at(p, i)),
                                          print_joined(p, names, n, ", "));
  }
  document_labelled(p->d, _("Units that have reported:"), print_joined(p, said, MONTHS, ", "));
  if (n_missing > 0)
    document_labelled(p->d, _("Missing:"), print_joined(p, missing, n_missing, "; "));
  return true;
}

static bool put_unlocked(struct print *p, struct err *err)
{
  const char *names[MONTHS];
  size_t n = 0;
  for (int i = 0; i < MONTHS; i++) {
    struct period_row row = {0};
    if (!store_period(p->store, month_at(p, i), &row, err)) return false;
    if (row.id == 0 || row.state != PERIOD_LOCKED) names[n++] = month_name(month_at(p, i));
  }
  if (n == 0) {
    document_item(p->d, _("All months are locked."));
    return true;
  }
  struct buf list = {0};
  words_and(&list, names, n);
  document_item(p->d, arena_printf(p->arena, _("Not locked: %s."), print_taken(p, &list)));
  return true;
}

static bool put_without_outcome(struct print *p, struct err *err)
{
  const struct measure_query query = {.open_only = true};
  struct measure *rows;
  size_t n;
  long without = 0;
  if (!store_measures(p->store, &query, p->arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    without += (rows[i].state == MEASURE_DONE || rows[i].state == MEASURE_FOLLOWED_UP) &&
               rows[i].outcome == OUTCOME_NONE;
  document_item(p->d, arena_printf(p->arena, _("Measures carried out without outcome: %s."),
                                   print_number(p, without)));
  return true;
}

bool quarter_checks(struct print *p, const struct observation *rows, size_t n, struct err *err)
{
  long late = 0, timeless = 0;
  for (size_t i = 0; i < n; i++) {
    late += rows[i].late;
    timeless += rows[i].known != KNOWN_INTERVAL && rows[i].time == TIME_NONE;
  }
  document_paragraph(p->d, _("Quality control:"));
  if (!put_unlocked(p, err)) return false;
  document_item(p->d, arena_printf(p->arena, _("Reports that came after a month was locked: %s."),
                                   print_number(p, late)));
  document_item(p->d, arena_printf(p->arena, _("Observations without a known time: %s of %s."),
                                   print_number(p, timeless), print_number(p, (long long)n)));
  return put_without_outcome(p, err);
}
