// SPDX-License-Identifier: GPL-3.0-or-later
/* The verbs of a meeting: calling it, who was there, going through its agenda, its minutes.
 *
 * Invariant: a meeting stands at one item from the first that was begun until it is held, and the
 * file knows which, so that it can be left at any time and gone on with. While it is worked with
 * (ops->meeting), every other verb that the group would want in its minutes writes a line under
 * that item, in its own transaction: what is undone leaves the minutes too. Once confirmed, nothing
 * of it changes. */
#ifndef LB_OPS_MEETING_H
#define LB_OPS_MEETING_H

#include "ops/ops.h"

/* A new meeting (id 0) gets the agenda of the template, the posts that the body has that day, who
 * chaired and kept the minutes last, and the year's next number when it has none. A change keeps
 * all of that. */
bool ops_call_meeting(struct ops *ops, struct meeting *m, const char *person_reason,
                      struct err *err);
/* The meeting is at the item from now on; the first one begins it. */
bool ops_start_item(struct ops *ops, int64_t meeting_id, int number, struct err *err);
/* The item is done, and the next that is not begins; or it is not done after all. Attendance says
 * in the minutes how many came. */
bool ops_tick_item(struct ops *ops, int64_t meeting_id, int number, bool done, struct err *err);
/* `note` says why somebody is absent, in a word; NULL for no word. */
bool ops_attend(struct ops *ops, int64_t meeting_id, int64_t id, enum attendance_state state,
                const char *note, struct err *err);
/* The post or role chairs, or keeps the minutes; whoever did so before no longer does. */
bool ops_set_duty(struct ops *ops, int64_t meeting_id, int64_t id, enum meeting_duty duty,
                  struct err *err);
/* Co-opted to the meeting or to one item; present from the start. */
bool ops_put_guest(struct ops *ops, struct attendance *guest, struct err *err);
/* Takes away one co-opted; members stay, as absent. */
bool ops_drop_guest(struct ops *ops, int64_t meeting_id, int64_t id, struct err *err);
/* A line written by hand (id 0), or another text of one that is there. */
bool ops_put_minutes(struct ops *ops, struct minutes_line *line, const char *person_reason,
                     struct err *err);
/* Takes a line out. A numbered decision stays; it goes when the decision itself is undone. */
bool ops_drop_minutes(struct ops *ops, int64_t meeting_id, int64_t id, struct err *err);
bool ops_hold_meeting(struct ops *ops, int64_t meeting_id, struct err *err);
/* Makes the print of the meeting inside the running transaction. */
typedef bool ops_meeting_print(struct store *store, int64_t meeting_id, int today, struct buf *out,
                               struct err *err);
/* The minutes are confirmed: they are kept as printed and locked. Bound. */
bool ops_confirm_meeting(struct ops *ops, int64_t meeting_id, ops_meeting_print *print,
                         struct err *err);

/* The meeting to go on with: one that has begun and is not held, else the next that is called for
 * `today` or later, else the latest that was called, else the latest that was held. id 0 when
 * there is none. */
bool ops_present_meeting(struct store *store, int today, struct arena *arena, struct meeting *m,
                         struct err *err);

#endif
