// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/unusual_lists.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/signals_text.h"

enum { MONTHS = 3 };

/* "Stationsområdet, skadegörelse (oktober 8, väntat 1,8)" */
static const char *cell_text(struct print *p, const struct signals_cell *cell, int month)
{
  const char *count = print_number(p, (long long)cell->judged.x);
  const char *expected = print_decimal(p, cell->judged.prediction.expected, 1);
  return arena_printf(p->arena, _("%s, %s (%s %s, expected %s)"), cell->area->name,
                      text_lower(p->arena, cell->group->name), date_month_name(month % 100), count,
                      expected);
}

static void put_level(struct print *p, const struct signals_month *months, size_t n,
                      enum signal_level level, const char *label, bool always)
{
  size_t most = 0, found = 0;
  for (size_t m = 0; m < n; m++)
    most += months[m].n;
  const char **texts = arena_alloc(p->arena, (most + 1) * sizeof *texts);
  for (size_t m = 0; m < n; m++)
    for (size_t i = 0; i < months[m].n; i++)
      if (months[m].cells[i].judged.level == level)
        texts[found++] = cell_text(p, &months[m].cells[i], months[m].month);
  if (found > 0 || always)
    document_labelled(p->d, label, found ? print_joined(p, texts, found, "; ") : _("none"));
}

static void put_drifts(struct print *p, const struct signals *signals)
{
  for (size_t a = 0; a < signals->n_areas; a++) {
    const char *drift = signals_drift(signals, a, signals->last, p->arena);
    if (drift) document_paragraph(p->d, drift);
  }
}

void unusual_of_quarter(struct print *p, const struct signals *signals)
{
  struct signals_month months[MONTHS];
  size_t n = 0, judged = 0;
  bool lower = true;
  for (int month = date_month(p->request->period.first); month <= signals->last && n < MONTHS;
       month = month_add(month, 1)) {
    signals_judge(signals, month, p->arena, &months[n]);
    judged += months[n].judged;
    lower = lower && months[n++].may_be_lower;
  }
  document_paragraph(p->d, _("Unusual months:"));
  if (n == 0 || judged == 0) {
    const struct signals_month none = {0};
    document_paragraph(p->d, signals_too_short(n ? &months[n - 1] : &none, p->arena));
    return;
  }
  put_level(p, months, n, SIGNAL_CLEARLY_HIGHER, _("Clearly higher than expected:"), true);
  put_level(p, months, n, SIGNAL_HIGHER, _("Higher than expected:"), true);
  put_level(p, months, n, SIGNAL_CLEARLY_LOWER, _("Clearly lower than expected:"), false);
  put_level(p, months, n, SIGNAL_LOWER, _("Lower than expected:"), false);
  document_paragraph(p->d, signals_chance(judged, p->arena));
  if (!lower)
    document_paragraph(p->d, _("Lower than expected is not shown until all units have reported."));
  put_drifts(p, signals);
}
