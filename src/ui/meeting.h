// SPDX-License-Identifier: GPL-3.0-or-later
/* A meeting on the screen: what its three panes share.
 *
 * Invariant: while the view is open its meeting is the one that the verbs write minutes of; closing
 * the view pauses it. Which item it is at stands in the file, not here. */
#ifndef LB_UI_MEETING_H
#define LB_UI_MEETING_H

#include "ops/meeting.h"
#include "ui/app.h"

enum { MEETING_AGENDA, MEETING_ATTENDANCE, MEETING_MINUTES };

struct agenda {
  struct meeting meeting; /* id 0: none has been called */
  struct meeting_item *items;
  size_t n, handled, round; /* measures gone through, of all that the follow-up has */
};

/* All of it lives in the arena; meeting.id 0 when there is no such meeting. */
bool agenda_read(struct app *app, int64_t id, struct arena *arena, struct agenda *s,
                 struct err *err);
/* "Möte 19 · ons 2026-11-25 v. 48" */
void meeting_add_name(struct buf *out, const struct meeting *m);
/* The meeting of the view on top. */
const struct agenda *meeting_shown(struct app *app);
/* Turns the view, if it is open, to another meeting. */
void meeting_show(struct app *app, int64_t id);
/* Why nothing can be done with a meeting now, for why_not; NULL when there is one. */
const char *meeting_none(struct app *app);
const char *meeting_hint(struct app *app, struct pane *pane);

bool meeting_pause(struct app *app, int argument, struct err *err);
bool meeting_hold(struct app *app, int argument, struct err *err);
bool meeting_confirm(struct app *app, int argument, struct err *err);

/* What holds in each of the panes. */
#define MEETING_COMMANDS(prefix)                                                              \
  {.id = prefix "-hold",                                                                      \
   .key = 'a',                                                                                \
   .name = N_("End the meeting …"),                                                           \
   .help = N_("Notes that the meeting has been held; its minutes can still be changed."),     \
   .menu = MENU_MEETING,                                                                      \
   .flags = COMMAND_WRITES,                                                                   \
   .run = meeting_hold,                                                                       \
   .why_not = meeting_none},                                                                  \
      {.id = prefix "-confirm",                                                               \
       .key = 'j',                                                                            \
       .name = N_("Confirm the minutes …"),                                                   \
       .help = N_("Keeps the minutes as they are printed now; nothing is changed any more."), \
       .menu = MENU_MEETING,                                                                  \
       .flags = COMMAND_WRITES,                                                               \
       .run = meeting_confirm,                                                                \
       .why_not = meeting_none},                                                              \
  {                                                                                           \
    .id = prefix "-pause", .key = K_ESC, .second = K_BACKSPACE, .label = N_("Pause"),         \
    .name = N_("Pause the meeting"),                                                          \
    .help = N_("Leaves the meeting; it goes on at the same item."), .priority = 2,            \
    .menu = MENU_MEETING, .run = meeting_pause                                                \
  }

/* ---- forms ---- */

void form_meeting_new(struct app *app);
void form_meeting_edit(struct app *app, int64_t id);
/* The meeting after one: two weeks later, at the same time and place. */
void form_meeting_next(struct app *app, int64_t id);
void form_guest(struct app *app, int64_t meeting_id, int64_t id); /* id 0: a new one */
void form_minutes(struct app *app, int64_t meeting_id, int64_t id);

#endif
