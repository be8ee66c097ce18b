// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pane_util.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"
#include "ui/view_parts.h"

#include <stdio.h>
#include <stdlib.h>

void pane_remember(struct app *app, struct pane *pane)
{
  const struct list *list = &pane->list;
  bool person = person_find(list->filter, NULL, 0) > 0;
  struct buf state = {0};
  buf_addf(&state, "%lld %d %d %s", (long long)list->selected, list->sort, list->descending,
           person ? "" : list->filter);
  struct err ignored = {0}; /* a list that forgets is no reason to hold up anybody who leaves */
  store_set_view_state(app->store, pane->ops->id, buf_text(&state), &ignored);
  buf_release(&state);
}

void pane_recall(struct app *app, struct pane *pane)
{
  struct list *list = &pane->list;
  const char *state = NULL;
  struct err ignored = {0}; /* without its state the list is as it is the first time */
  if (!store_view_state(app->store, pane->ops->id, &pane->arena, &state, &ignored) || !state)
    return;
  char *rest;
  list->selected = strtoll(state, &rest, 10);
  long sort = strtol(rest, &rest, 10);
  bool descending = strtol(rest, &rest, 10) != 0;
  if (sort >= 0 && sort < (long)list->n_columns && list->columns[sort].sort != SORT_NONE) {
    list->sort = (int)sort;
    list->descending = descending;
  }
  if (*rest == ' ') snprintf(list->filter, sizeof list->filter, "%s", rest + 1);
}

void pane_select_added(struct pane *pane, int64_t *newest)
{
  const struct list_source *source = &pane->list.source;
  int64_t before = *newest;
  *newest = 0;
  for (size_t i = 0; i < source->n; i++) {
    int64_t id = source->id(source->data, i);
    if (id > *newest) *newest = id;
  }
  if (before > 0 && *newest > before) list_select(&pane->list, *newest);
}

void pane_foot(const struct pane *pane, const char *text)
{
  struct rect r = draw_inside(pane->rect);
  draw_text(r.y + r.h - 1, r.x + 1, r.w - 2, STYLE_TEXT, text);
}

void pane_empty(const struct pane *pane, const char *text, bool focus)
{
  struct rect r = draw_inside(pane->rect);
  view_wrap((struct rect){r.y, r.x + 1, r.h, r.w - 2}, STYLE_TEXT, text);
  if (focus) draw_cursor(r.y, r.x, true);
}

void change_add(struct buf *out, long change)
{
  const char *arrow = change > 0 ? "↑ +" : change < 0 ? "↓ −" : "→ ±";
  buf_addf(out, "%s%ld", arrow, labs(change));
}

void measures_unfinished_first(struct measure *rows, size_t n, struct arena *arena)
{
  struct measure *done = arena_alloc(arena, (n + 1) * sizeof *done);
  size_t n_done = 0, kept = 0;
  for (size_t i = 0; i < n; i++) {
    if (rows[i].state >= MEASURE_DONE)
      done[n_done++] = rows[i];
    else
      rows[kept++] = rows[i];
  }
  for (size_t i = 0; i < n_done; i++)
    rows[kept + i] = done[i];
}

const char *measure_owner(const struct measure *measure)
{
  return measure->owner_short ? measure->owner_short
                              : (measure->owner_name ? measure->owner_name : "–");
}
