// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/walk.h"

#include "base/date.h"
#include "base/mem.h"

#include <stdio.h>

enum { SOON = 14, MONTH = 31 };

/* The day of the round before this day's. Remembered as view state: "this day's, the one before".
 */
static bool last_round(struct app *app, struct arena *arena, int *day, struct err *err)
{
  static const char view[] = "walk";
  const char *state = NULL;
  int latest = 0, before = 0, today = app->clock.date;
  if (!store_view_state(app->store, view, arena, &state, err)) return false;
  if (state && sscanf(state, "%8d %8d", &latest, &before) < 1) latest = 0;
  if (date_valid(latest) && latest < today) before = latest;
  *day = date_valid(before) ? before : date_add(today, -MONTH);
  struct buf text = {0};
  buf_addf(&text, "%d %d", today, before);
  bool ok = latest == today || store_set_view_state(app->store, view, buf_text(&text), err);
  buf_release(&text);
  return ok;
}

/* Which part of the round a measure is in; 3: none. */
static int part_of(const struct measure *m, int today, int since)
{
  if (measure_overdue(m, today)) return 0;
  bool runs =
      m->state == MEASURE_PROPOSED || m->state == MEASURE_DECIDED || m->state == MEASURE_ONGOING;
  if (runs && m->deadline && m->deadline <= date_add(today, SOON)) return 1;
  return m->created > since ? 2 : 3;
}

bool walk_round_make(struct app *app, struct walk_round *round, struct err *err)
{
  const struct measure_query query = {.open_only = true};
  struct arena arena = {0};
  struct measure *rows;
  size_t n;
  int since;
  bool ok = store_measures(app->store, &query, &arena, &rows, &n, err) &&
            last_round(app, &arena, &since, err);
  if (ok) {
    round->pages = mem_alloc((n + 1) * sizeof *round->pages);
    round->n = 0;
    for (int part = 0; part < 3; part++)
      for (size_t i = 0; i < n; i++)
        if (part_of(&rows[i], app->clock.date, since) == part)
          round->pages[round->n++].id = rows[i].id;
  }
  arena_release(&arena);
  return ok;
}
