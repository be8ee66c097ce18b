// SPDX-License-Identifier: GPL-3.0-or-later
/* What can be done to a date of the year wheel, to its rule and to its rhythm. */
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/calendar.h"
#include "ui/view_parts.h"
#include "ui/views.h"
#include "ui/wheel_pane.h"

#include <stdlib.h>
#include <string.h>

/* ---- Enter ---- */

static bool open_row(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct wheel_row *row = wheel_selected(app);
  struct subject subject = {0};
  int about = row->by_rule.about;
  switch (row->rule ? row->rule->basis : BASIS_HAND) {
  case BASIS_INVENTORY:
  case BASIS_PICTURE:
    subject.month = about ? about : app->month;
    app_push(app, &inventory_view, &subject);
    return true;
  case BASIS_PROPOSAL:
  case BASIS_DECISION:
    subject.quarter = quarter_add(about ? about : quarter_of(row->date), -1);
    app_push(app, &ranking_screen, &subject);
    return true;
  case BASIS_MEETING:
    subject.id = row->meeting_id;
    app_push(app, &meeting_view, &subject);
    return true;
  default:
    return err_set(err, _("The row has no screen of its own. F2 changes it, K marks it as done."));
  }
}

/* ---- done and cancelled ---- */

static bool mark_done(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct wheel_row *row = wheel_selected(app);
  return ops_wheel_done(&app->ops, wheel_ref(row), app->clock.date, err) &&
         app_saved(app, true, err);
}

static void cancel_answered(struct app *app, void *data, const char *reason)
{
  struct wheel_ref *ref = data;
  struct err err = {.field = -1};
  if (reason) app_saved(app, ops_wheel_cancel(&app->ops, *ref, reason, &err), &err);
  free(ref);
}

static bool cancel(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct wheel_ref *ref = mem_alloc(sizeof *ref);
  *ref = wheel_ref(wheel_selected(app));
  app_ask_text(app, _("Cancel the date"), _("Why is it cancelled? Only this date is."),
               _("Write a reason."), cancel_answered, ref);
  return true;
}

/* ---- F2 ---- */

static const struct rhythm *fast_now(struct app *app, const struct wheel_row *row)
{
  const struct wheel_pane *w = app_pane(app)->state;
  int day = app->clock.date;
  return row->rule ? wheel_rhythm(w->view.rhythms, w->view.n_rhythms, row->rule->id, day) : NULL;
}

enum change { CHANGE_DATE, CHANGE_RULE, CHANGE_RHYTHM, CHANGE_BACK, CHANGES };

static void end_rhythm(struct app *app, const struct rhythm *rhythm)
{
  struct err err = {.field = -1};
  int last = date_add(app->clock.date, -1);
  if (last < rhythm->first_day) last = rhythm->first_day;
  app_saved(app, ops_end_rhythm(&app->ops, rhythm->id, last, &err), &err);
}

static void change_answered(struct app *app, void *data, int answer)
{
  (void)data;
  const struct wheel_row *row = answer < 0 ? NULL : wheel_selected(app);
  if (!row) return;
  const struct rhythm *fast = fast_now(app, row);
  if (answer == CHANGE_DATE)
    form_wheel_move(app, row);
  else if (answer == CHANGE_RULE)
    form_wheel_task(app, row);
  else if (answer == CHANGE_RHYTHM)
    form_rhythm(app, row->rule->id, fast);
  else if (fast && app_may_write(app))
    end_rhythm(app, fast);
}

static bool change(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct wheel_row *row = wheel_selected(app);
  const char *answers[CHANGES] = {
      N_("Move this date"), row->rule ? N_("Change the rule for all dates") : N_("Change the task"),
      N_("Faster rhythm at social unrest"), N_("Back to the ordinary rhythm")};
  int n = row->rule && row->rule->fast_task ? fast_now(app, row) ? CHANGES : CHANGE_BACK
                                            : CHANGE_RHYTHM;
  app_ask(app, _("Change"), row->name, answers, n, change_answered, NULL);
  return true;
}

static bool new_task(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_wheel_task(app, NULL);
  return true;
}

/* ---- the review of a rhythm ---- */

static const struct rhythm *rhythm_of(struct app *app, int64_t id, struct arena *arena)
{
  struct rhythm *rows;
  struct err err = {.field = -1};
  size_t n;
  if (!store_rhythms(app->store, arena, &rows, &n, &err)) {
    app_say_error(app, &err);
    return NULL;
  }
  for (size_t i = 0; i < n; i++)
    if (rows[i].id == id) return &rows[i];
  return NULL;
}

enum review { REVIEW_EXTEND, REVIEW_TWO_WEEKS, REVIEW_BACK, REVIEWS };

static void review_answered(struct app *app, void *data, int answer)
{
  struct arena arena = {0};
  int64_t *id = data;
  const struct rhythm *rhythm = answer < 0 ? NULL : rhythm_of(app, *id, &arena);
  if (rhythm && answer == REVIEW_EXTEND) form_rhythm_extend(app, *id);
  if (rhythm && answer == REVIEW_TWO_WEEKS) form_rhythm(app, rhythm->rule_id, rhythm);
  if (rhythm && answer == REVIEW_BACK && app_may_write(app)) end_rhythm(app, rhythm);
  free(id);
  arena_release(&arena);
}

void wheel_ask_review(struct app *app, int64_t rhythm_id)
{
  static const char *const answers[REVIEWS] = {N_("Extend"), N_("Every two weeks"),
                                               N_("Back to the ordinary rhythm")};
  struct arena arena = {0};
  const struct rhythm *rhythm = rhythm_of(app, rhythm_id, &arena);
  struct buf text = {0};
  int64_t *id = mem_alloc(sizeof *id);
  *id = rhythm_id;
  if (rhythm) buf_addf(&text, _("Decided by %s: %s"), rhythm->post, rhythm->reason);
  app_ask(app, _("Reconsider the rhythm"), buf_text(&text), answers, REVIEWS, review_answered, id);
  buf_release(&text);
  arena_release(&arena);
}

/* ---- paper and calendar ---- */

static void calendar_named(struct app *app, void *data, const char *name)
{
  (void)data;
  const struct wheel_pane *w = app_pane(app)->state;
  struct err err = {.field = -1};
  struct buf bytes = {0};
  struct arena arena = {0};
  if (!name) return;
  calendar_write(w->view.rows, w->view.n, w->year, &app->municipality, app->clock.date, &bytes);
  if (file_replace(name, buf_text(&bytes), bytes.length, &err))
    app_say(app, _("Calendar saved: %s."), file_full_path(&arena, name));
  else
    app_say_error(app, &err);
  buf_release(&bytes);
  arena_release(&arena);
}

static bool save_calendar(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct wheel_pane *w = app_pane(app)->state;
  struct buf name = {0};
  buf_addf(&name, _("year-wheel-%d.ics"), w->year);
  app_ask_file(app, _("Save as calendar"), buf_text(&name), calendar_named, NULL);
  buf_release(&name);
  return true;
}

static void print_answered(struct app *app, void *data, int answer)
{
  (void)data;
  const struct wheel_pane *w = app_pane(app)->state;
  if (answer == 0)
    app_push(app, &preview_view, &(struct subject){.text = "P16", .quarter = w->year * 10 + 1});
  else if (answer == 1)
    save_calendar(app, 0, NULL);
}

static bool print(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  static const char *const answers[] = {N_("Print the list"), N_("Save as calendar (.ics)")};
  app_ask(app, _("Print"), _("What is the year wheel wanted as?"), answers, 2, print_answered,
          NULL);
  return true;
}

/* ---- what is listed ---- */

static bool turn_year(struct app *app, int step, struct err *err)
{
  (void)err;
  struct pane *pane = app_pane(app);
  ((struct wheel_pane *)pane->state)->year += step;
  pane->marked = true;
  return true;
}

static bool show_whole(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct pane *pane = app_pane(app);
  struct wheel_pane *w = pane->state;
  w->whole = !w->whole;
  pane->marked = true;
  return true;
}

static const char *has_rules(struct app *app)
{
  const struct view *view = app_view(app);
  if (view->ops != &wheel_view_ops) return NULL;
  const struct wheel_pane *w = view->panes[0].state;
  return w->view.n_rules ? _("the year wheel has rules") : NULL;
}

static bool take_standard(struct app *app, int argument, struct err *err)
{
  (void)argument;
  return ops_fill_wheel(&app->ops, err) && app_saved(app, true, err);
}

const struct command wheel_commands[] = {
    {.id = "wheel-open",
     .key = K_ENTER,
     .second = K_RIGHT,
     .name = N_("Open what the row is about"),
     .help = N_("Shows the month's inventory, the quarter's ranking or the meeting."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = open_row},
    {.id = "wheel-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Move the date, change the rule or the rhythm …"),
     .help = N_("Moves one date with a reason, changes the rule, or sets another rhythm."),
     .priority = 4,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = change},
    {.id = "wheel-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New"),
     .name = N_("New in the year wheel …"),
     .help = N_("Adds a task once, or one that comes again by months or weeks."),
     .priority = 3,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = new_task},
    {.id = "wheel-standard",
     .key = 's',
     .name = N_("Take the standard rules"),
     .help = N_("Fills an empty year wheel with the rules that a new file gets."),
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = take_standard,
     .why_not = has_rules},
    {.id = "wheel-print",
     .key = K_F7,
     .second = K_CTRL('r'),
     .label = N_("Print"),
     .name = N_("Print the year wheel …"),
     .help = N_("Prints the list, or writes it as a calendar file."),
     .priority = 4,
     .menu = MENU_REPORT,
     .run = print},
    {.id = "wheel-calendar",
     .name = N_("Save the year wheel as a calendar …"),
     .help = N_("Writes a file that calendar programs read (.ics)."),
     .menu = MENU_REPORT,
     .run = save_calendar},
    {.id = "wheel-done",
     .key = 'k',
     .name = N_("Mark as done"),
     .help = N_("Marks the date as done today."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = mark_done},
    {.id = "wheel-cancel",
     .key = K_DELETE,
     .name = N_("Cancel the date …"),
     .help = N_("Cancels one date with a reason; the rule's other dates stay."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = cancel},
    {.id = "wheel-whole",
     .key = 'a',
     .name = N_("All of the year"),
     .help = N_("Lists every date of the year, or again only what comes next."),
     .menu = MENU_SHOW,
     .run = show_whole},
    {.id = "wheel-year-before",
     .key = '-',
     .name = N_("Year before"),
     .help = N_("Shows the year before."),
     .menu = MENU_SHOW,
     .run = turn_year,
     .argument = -1},
    {.id = "wheel-year-after",
     .key = '+',
     .name = N_("Year after"),
     .help = N_("Shows the year after."),
     .menu = MENU_SHOW,
     .run = turn_year,
     .argument = 1},
    VIEW_BACK,
    {.id = NULL},
};
