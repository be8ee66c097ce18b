// SPDX-License-Identifier: GPL-3.0-or-later
/* One area's months beside what was expected. */
#include "report/figure_parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/period.h"
#include "domain/plot_scale.h"
#include "domain/signal.h"
#include "domain/stats.h"
#include "ops/ops.h"

#include <stdlib.h>

enum { YEAR = 12, CHART = 24, HISTORY = CHART + SIGNAL_BASELINE };

/* Counts of the whole history, of the area and of all: history[i] is first + i. */
struct history {
  int first, last, counted; /* yyyymm; counted 0 when nothing ever was */
  double area[HISTORY], all[HISTORY], season[YEAR];
  double phi;
};

static bool load_phi(const struct figure_work *w, const struct total *totals, size_t n_totals,
                     struct history *h, struct err *err)
{
  struct area *areas;
  size_t n;
  if (!store_areas(w->store, w->request->today, w->arena, &areas, &n, err)) return false;
  double *counts = arena_alloc(w->arena, (n * HISTORY + 1) * sizeof *counts);
  int months = months_between(h->counted > h->first ? h->counted : h->first, h->last) + 1;
  for (size_t i = 0; i < n_totals; i++)
    for (size_t a = 0; a < n; a++) {
      int at = months_between(h->last, totals[i].month) + months - 1;
      if (areas[a].id == totals[i].area_id && at >= 0)
        counts[a * (size_t)months + (size_t)at] = (double)totals[i].observations;
    }
  h->phi = signal_phi(counts, n, (size_t)months, 1, w->arena).phi;
  return true;
}

static bool load_history(const struct figure_work *w, struct history *h, struct err *err)
{
  struct total *totals;
  size_t n;
  *h = (struct history){.last = figure_last_month(w), .phi = 1};
  h->first = month_add(h->last, 1 - HISTORY);
  if (!store_first_month(w->store, &h->counted, err) ||
      !store_area_months(w->store, h->first, h->last, w->arena, &totals, &n, err))
    return false;
  for (size_t i = 0; i < n; i++) {
    int at = months_between(h->first, totals[i].month);
    h->all[at] += (double)totals[i].observations;
    if (totals[i].area_id == w->request->area_id) h->area[at] += (double)totals[i].observations;
  }
  if (h->counted == 0 || h->counted > h->last) return true;
  size_t known = HISTORY;
  if (h->counted > h->first) known = (size_t)months_between(h->counted, h->last) + 1;
  signal_season(h->all + HISTORY - known, known, h->last % 100, h->season);
  return load_phi(w, totals, n, h, err);
}

/* Expected, and the largest count that is not higher than expected, as signal_judge has it. */
static void judge_month(const struct history *h, int at, double *expected, double *upper)
{
  struct signal_baseline b = {.phi = h->phi, .month = h->season[month_add(h->first, at) % 100 - 1]};
  int months = 0;
  for (int i = at - SIGNAL_BASELINE; i < at; i++) {
    if (i < 0 || month_add(h->first, i) < h->counted) continue;
    b.count += h->area[i];
    b.exposure += h->season[month_add(h->first, i) % 100 - 1];
    months++;
  }
  if (months < SIGNAL_BASELINE_LEAST) return;
  *expected = signal_predict(0, &b).expected;
  double limit = (double)signal_upper_limit(&b, SIGNAL_P),
         least = ceil(*expected + SIGNAL_DIFFERENCE);
  *upper = (limit > least ? limit : least) - 1;
}

static const char *number_text(const struct figure_work *w, double value)
{
  struct buf number = {0};
  text_decimal(&number, value, value > floor(value) ? 1 : 0);
  const char *text = arena_strdup(w->arena, buf_text(&number));
  buf_release(&number);
  return text;
}

/* "oct: 9, higher than expected", and the limits' own notes. */
static void add_run_notes(const struct figure_work *w, const struct history *h,
                          struct plot_row *rows)
{
  enum { LAST = CHART - 1 };
  double count = rows[0].values[LAST], expected = rows[1].values[LAST],
         upper = rows[2].values[LAST];
  const char *month = date_month_short(h->last % 100);
  bool judged = !stats_is_na(upper), ended = date_last_of_month(h->last) <= w->request->today;
  if (stats_is_na(count)) return;
  if (judged && count > upper)
    rows[0].note = arena_printf(w->arena, _("%s: %.0f, higher than expected"), month, count);
  else if (ended)
    rows[0].note = arena_printf(w->arena, "%s: %.0f", month, count);
  else
    rows[0].note = arena_printf(w->arena, _("%s so far: %.0f"), month, count);
  if (!judged) return;
  rows[1].note = arena_printf(w->arena, _("expected %s"), number_text(w, expected));
  rows[2].note = arena_printf(w->arena, _("upper limit %s"), number_text(w, upper));
}

static int by_start(const void *a, const void *b)
{
  const struct measure *x = a, *y = b;
  if (x->started_on != y->started_on) return x->started_on < y->started_on ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* Measures that began in the months of the chart, by letters. */
static bool add_marks(const struct figure_work *w, const struct history *h, struct err *err)
{
  enum { LETTERS = 26 };
  const struct measure_query query = {.area_id = w->request->area_id};
  int first = date_first_of_month(month_add(h->last, 1 - CHART)), end = date_last_of_month(h->last);
  struct plot *plot = &w->figure->plot;
  struct measure *measures;
  size_t n;
  if (!store_measures(w->store, &query, w->arena, &measures, &n, err)) return false;
  struct plot_mark *marks = arena_alloc(w->arena, (n + 1) * sizeof *marks);
  struct buf name = {0};
  qsort(measures, n, sizeof *measures, by_start);
  for (size_t i = 0; i < n && plot->n_marks < LETTERS; i++) {
    int began = measures[i].started_on;
    if (began < first || began > end) continue;
    buf_clear(&name);
    ops_measure_name(&name, measures[i].id);
    marks[plot->n_marks] =
        (struct plot_mark){(size_t)months_between(date_month(first), date_month(began)),
                           (char)('a' + plot->n_marks), arena_strdup(w->arena, buf_text(&name))};
    plot->n_marks++;
  }
  buf_release(&name);
  plot->marks = marks;
  return true;
}

static void add_run_words(const struct figure_work *w, const char *area,
                          const struct plot_row *rows)
{
  struct buf text = {0};
  buf_addf(&text, _("%s, observations by month."), area);
  for (int i = 0; i <= PLOT_RUN_UPPER; i++)
    if (rows[i].note) buf_addf(&text, "%s%s", i ? ", " : " ", rows[i].note);
  buf_add(&text, rows[0].note ? "." : "");
  w->figure->words = arena_strdup(w->arena, buf_text(&text));
  buf_release(&text);
}

bool figure_run(const struct figure_work *w, struct err *err)
{
  enum { ROWS = PLOT_RUN_UPPER + 1 };
  static const char *const names[ROWS] = {N_("Observations"), N_("Expected"), N_("Upper limit")};
  struct history h;
  struct area area;
  struct plot_row *rows;
  if (!store_area(w->store, w->request->area_id, 0, w->arena, &area, err) ||
      !load_history(w, &h, err))
    return false;
  w->figure->title = arena_printf(w->arena, _("%s, %d months"), area.name, CHART);
  w->figure->plot.kind = PLOT_RUN;
  if (figure_nothing(w, h.counted, h.last)) return true;
  double *values = figure_space(w, &rows, ROWS, CHART);
  figure_months(w, h.last, CHART);
  for (int row = 0; row < ROWS; row++)
    rows[row].name = _(names[row]);
  for (int i = 0; i < CHART; i++) {
    int at = HISTORY - CHART + i;
    if (month_add(h.first, at) < h.counted) continue;
    values[i] = h.area[at];
    judge_month(&h, at, &values[CHART + i], &values[2 * CHART + i]);
  }
  add_run_notes(w, &h, rows);
  add_run_words(w, area.name, rows);
  w->figure->remark =
      _("The upper limit is what usual variation reaches, by the 24 months before.");
  return add_marks(w, &h, err);
}
