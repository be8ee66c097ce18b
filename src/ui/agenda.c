// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading an agenda, for the meeting's own screen and for the projector. */
#include "ui/meeting.h"
#include "ui/walk.h"

#include <stdlib.h>
#include <string.h>

static bool has_line(const struct minutes_line *lines, size_t n, const char *object)
{
  for (size_t i = 0; i < n; i++)
    if (lines[i].object && strncmp(lines[i].object, object, strlen(object)) == 0) return true;
  return false;
}

/* While the follow-up is open: measures that are made later in the meeting are none of its own.
 * What the minutes name of the round's measures is gone through, also what has left it since. */
static bool read_round(struct app *app, struct arena *arena, int item, struct agenda *s,
                       struct err *err)
{
  struct minutes_line *lines;
  struct walk_round round = {0};
  size_t n, under = 0;
  if (!store_minutes(app->store, s->meeting.id, arena, &lines, &n, err) ||
      !walk_round_make(app, &round, err))
    return false;
  for (size_t i = 0; i < n; i++)
    if (lines[i].item == item) lines[under++] = lines[i];
  for (size_t i = 0; i < under; i++)
    if (lines[i].object && strncmp(lines[i].object, "Å-", strlen("Å-")) == 0 &&
        !has_line(lines, i, lines[i].object))
      s->handled++;
  s->round = s->handled;
  for (size_t i = 0; i < round.n; i++) {
    struct buf name = {0};
    ops_measure_name(&name, round.pages[i].id);
    s->round += !has_line(lines, under, buf_text(&name));
    buf_release(&name);
  }
  free(round.pages);
  return true;
}

bool agenda_read(struct app *app, int64_t id, struct arena *arena, struct agenda *s,
                 struct err *err)
{
  *s = (struct agenda){0};
  if (!store_meeting(app->store, id, arena, &s->meeting, err) ||
      !store_meeting_items(app->store, id, arena, &s->items, &s->n, err))
    return false;
  if (s->meeting.item == 0 || s->meeting.state != MEETING_CALLED) return true;
  for (size_t i = 0; i < s->n; i++)
    if (s->items[i].kind == AGENDA_FOLLOWUP && !s->items[i].done &&
        !read_round(app, arena, s->items[i].number, s, err))
      return false;
  return true;
}
