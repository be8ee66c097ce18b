// SPDX-License-Identifier: GPL-3.0-or-later
/* The follow-up that every meeting begins with (drawing 11): one measure a page, and what became of
 * it. Each answer saves; Enter notes that it was gone through. */
#include "ui/views.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/words.h"
#include "ui/forms.h"
#include "ui/measure_text.h"
#include "ui/view_parts.h"
#include "ui/walk.h"

#include <stdlib.h>
#include <string.h>

static void walk_open(struct app *app, struct pane *pane)
{
  (void)app;
  struct walk *s = pane->state;
  s->row = ANSWER_NONE;
  s->note.limit = 500;
}

static void walk_close(struct app *app, struct pane *pane)
{
  (void)app;
  struct walk *s = pane->state;
  free(s->round.pages);
  edit_release(&s->note);
}

/* The measure of the page. One whose entry was undone since leaves the round. */
static bool load_measure(struct app *app, struct pane *pane, struct err *err)
{
  struct walk *s = pane->state;
  struct walk_round *round = &s->round;
  for (;;) {
    if (round->n == 0) return true;
    if (!store_measure(app->store, round->pages[s->at].id, &pane->arena, &s->measure, err))
      return false;
    if (s->measure.id) return true;
    round->n--;
    memmove(&round->pages[s->at], &round->pages[s->at + 1],
            (round->n - s->at) * sizeof *round->pages);
    if (s->at > 0 && s->at == round->n) s->at--;
  }
}

static bool walk_load(struct app *app, struct pane *pane, struct err *err)
{
  struct walk *s = pane->state;
  if (!s->made && !walk_round_make(app, &s->round, err)) return false;
  s->made = true;
  if (!load_measure(app, pane, err)) return false;
  if (s->round.n == 0) return true;
  struct walk_page *page = &s->round.pages[s->at];
  if (!measure_text_place(app->store, &s->measure, &pane->arena, &s->place, &s->quarter, err) ||
      !measure_history(app->store, page->id, &pane->arena, &s->lines, &s->n_lines, err))
    return false;
  if (!page->begun) page->lines = s->n_lines;
  page->begun = true;
  page->done = s->n_lines > page->lines;
  return true;
}

static const char *walk_hint(struct app *app, struct pane *pane)
{
  (void)app;
  const struct walk *s = pane->state;
  if (s->round.n == 0) return walk_empty(pane);
  return _("Tab goes to the note. Enter notes that the measure was gone through.");
}

/* ---- keys ---- */

static struct walk *state_of(struct app *app)
{
  return app_view(app)->panes[0].state;
}

static bool walk_typing(struct app *app, struct pane *pane)
{
  (void)app;
  const struct walk *s = pane->state;
  return s->row == ROW_NOTE && s->round.n > 0;
}

static bool walk_key(struct app *app, struct pane *pane, const struct key *key)
{
  (void)app;
  struct walk *s = pane->state;
  bool typing = s->row == ROW_NOTE;
  if (typing && key->code != K_ENTER && key->code != K_ESC && app_edit(app, &s->note, key)) {
    s->warned = false;
    return true;
  }
  switch (key->code) {
  case K_UP:
    if (s->row > 0) s->row--;
    return true;
  case K_DOWN:
    if (s->row < ROW_NOTE) s->row++;
    return true;
  case K_TAB:
  case K_BTAB:
    s->row = ANSWER_NONE;
    return true;
  case K_ESC:
    if (!typing) return false;
    s->row = ANSWER_NONE;
    return true;
  case K_LEFT:
  case K_RIGHT:
    return typing; /* at the ends of the note they do not turn the page */
  default:
    return false;
  }
}

/* A note that is typed and not saved holds the page, once. */
static bool note_waits(struct walk *s, struct err *err)
{
  if (s->warned || !words_said(buf_text(&s->note.text))) return false;
  s->warned = true;
  err_set(err, _("The note is not saved. Enter saves it; the same key again leaves it."));
  return true;
}

static bool leave(struct app *app, int argument, struct err *err)
{
  (void)argument;
  if (note_waits(state_of(app), err)) return false;
  app_pop(app);
  return true;
}

static void show_page(struct app *app, size_t at)
{
  struct walk *s = state_of(app);
  s->at = at;
  s->row = ANSWER_NONE;
  s->warned = false;
  edit_clear(&s->note);
  app_view(app)->panes[0].marked = true;
}

static bool step(struct app *app, int by, struct err *err)
{
  struct walk *s = state_of(app);
  if (note_waits(s, err)) return false;
  if (by < 0 ? s->at == 0 : s->at + 1 >= s->round.n)
    return err_set(err, by < 0 ? _("This is the first measure.") : _("This is the last measure."));
  show_page(app, by < 0 ? s->at - 1 : s->at + 1);
  return true;
}

static void abort_answered(struct app *app, void *data, const char *reason)
{
  (void)data;
  struct err err = {.field = -1};
  const struct measure_change change = {
      .to = MEASURE_ABORTED, .date = app->clock.date, .reason = reason};
  if (reason)
    app_saved(app, ops_change_measure_state(&app->ops, state_of(app)->measure.id, &change, &err),
              &err);
}

/* Only what was noted of a page changes that page, so its measure stays until PgDn. One that has
 * its answer already is not said to be unchanged beside it. */
static bool reviewed(struct app *app, struct err *err)
{
  struct walk *s = state_of(app);
  const char *note = buf_text(&s->note.text);
  if (s->round.pages[s->at].done && !words_said(note)) return step(app, 1, err);
  if (!ops_reviewed(&app->ops, s->measure.id, words_said(note) ? note : NULL, err)) return false;
  app_saved(app, true, err);
  s->round.pages[s->at].done = true;
  edit_clear(&s->note);
  if (s->at + 1 < s->round.n) show_page(app, s->at + 1);
  return true;
}

static bool answer(struct app *app, int which, struct err *err)
{
  const struct walk *s = state_of(app);
  int64_t id = s->measure.id;
  switch (which) {
  case ANSWER_STATE:
    form_measure_state(app, id);
    return true;
  case ANSWER_DONE:
    form_measure_done(app, id);
    return true;
  case ANSWER_DEADLINE:
    form_move_deadline(app, id);
    return true;
  case ANSWER_ABORT:
    app_ask_text(app, _("Aborted"), _("Why is the measure aborted?"), _("Write a reason."),
                 abort_answered, NULL);
    return true;
  default:
    return reviewed(app, err);
  }
}

static bool take(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct walk *s = state_of(app);
  if (s->round.n == 0) {
    app_pop(app);
    return true;
  }
  return app_may_write(app) ? answer(app, s->row, err) : true;
}

static bool write_note(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  state_of(app)->row = ROW_NOTE;
  return true;
}

static bool open_measure(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &measure_screen, &(struct subject){.id = state_of(app)->measure.id});
  return true;
}

static const char *nothing_here(struct app *app)
{
  const struct view *view = app_view(app);
  if (view->ops != &walk_view) return NULL;
  return ((const struct walk *)view->panes[0].state)->round.n ? NULL
                                                              : _("there is nothing to follow up");
}

#define ANSWER(id_, key_, name_, help_, which_)                                         \
  {                                                                                     \
    .id = id_, .key = key_, .name = name_, .help = help_, .menu = MENU_MEETING,         \
    .flags = COMMAND_WRITES, .run = answer, .argument = which_, .why_not = nothing_here \
  }

static const struct command commands[] = {
    {.id = "walk-next",
     .key = K_PGDN,
     .second = K_RIGHT,
     .label = N_("Next"),
     .name = N_("Next measure"),
     .help = N_("Goes to the next measure of the follow-up."),
     .priority = 2,
     .menu = MENU_MEETING,
     .run = step,
     .argument = 1,
     .why_not = nothing_here},
    {.id = "walk-previous",
     .key = K_PGUP,
     .second = K_LEFT,
     .label = N_("Previous"),
     .name = N_("Previous measure"),
     .help = N_("Goes back a measure; what was answered may be changed."),
     .priority = 2,
     .menu = MENU_MEETING,
     .run = step,
     .argument = -1,
     .why_not = nothing_here},
    {.id = "walk-take",
     .key = K_ENTER,
     .name = N_("Take the marked answer"),
     .help = N_("Takes the marked answer; as it begins, notes that the measure was gone through."),
     .menu = MENU_MEETING,
     .run = take},
    ANSWER("walk-state", 'l', N_("New state …"),
           N_("Moves the measure to one of the states that can follow."), ANSWER_STATE),
    ANSWER("walk-done", 'k', N_("Carried out …"),
           N_("Notes the date when the measure was carried out."), ANSWER_DONE),
    ANSWER("walk-deadline", 'd', N_("New deadline …"),
           N_("Moves the deadline with a reason; the old one is kept."), ANSWER_DEADLINE),
    ANSWER("walk-abort", 'a', N_("Abort the measure …"), N_("Ends the measure, with a reason."),
           ANSWER_ABORT),
    {.id = "walk-note",
     .key = K_TAB,
     .second = K_BTAB,
     .name = N_("Write a note"),
     .help = N_("Goes to the line for a note, and back."),
     .menu = MENU_MEETING,
     .run = write_note,
     .why_not = nothing_here},
    {.id = "walk-open",
     .key = K_F2,
     .second = K_CTRL('e'),
     .name = N_("All of the measure"),
     .help = N_("Opens the measure with its log."),
     .menu = MENU_SHOW,
     .run = open_measure,
     .why_not = nothing_here},
    {.id = "walk-leave",
     .key = K_ESC,
     .label = N_("Back"),
     .name = N_("Leave the follow-up"),
     .help = N_("Closes the follow-up; what was answered is saved."),
     .priority = 2,
     .menu = MENU_MEETING,
     .run = leave},
    {.id = NULL},
};

/* Opened from a meeting, it is the agenda that Esc goes back to. A bar of its own has none of the
 * program's rows, so those that hold stand here too. */
static const struct command bar_of_meeting[] = {
    {.id = "walk-next", .key = K_PGDN, .label = N_("Next"), .priority = 2},
    {.id = "walk-previous", .key = K_PGUP, .label = N_("Previous"), .priority = 2},
    {.id = "project", .key = K_F5, .label = N_("Project"), .priority = 6},
    {.id = "menu", .key = K_F9, .label = N_("Menu"), .priority = 3},
    {.id = "walk-leave", .key = K_ESC, .label = N_("Agenda"), .priority = 2},
    {.id = NULL},
};

/* While the note is written Esc and Tab go back to the answers. */
static const struct command bar_of_note[] = {
    {.id = "walk-take", .key = K_ENTER, .label = N_("Save"), .priority = 2},
    {.id = "walk-answers", .key = K_TAB, .label = N_("Answers"), .priority = 3, .run = app_arrows},
    {.id = "walk-answers", .key = K_ESC, .label = N_("Answers"), .priority = 4, .run = app_arrows},
    {.id = "walk-next", .key = K_PGDN, .label = N_("Next"), .priority = 5},
    {.id = "walk-previous", .key = K_PGUP, .label = N_("Previous"), .priority = 6},
    {.id = "menu", .key = K_F9, .label = N_("Menu"), .priority = 7},
    {.id = NULL},
};

static const struct command *walk_bar(struct app *app, struct pane *pane)
{
  (void)app;
  if (((const struct walk *)pane->state)->row == ROW_NOTE) return bar_of_note;
  return pane->view->subject.id ? bar_of_meeting : NULL;
}

const struct pane_ops walk_pane = {
    .id = "walk",
    .name = N_("Follow-up"),
    .about = N_("Every meeting begins with what was decided before. Overdue measures come first, "
                "then those that are due within 14 days, then new ones. Each answer is saved at "
                "once."),
    .commands = commands,
    .watch = TOPIC_MEASURES | TOPIC_BODIES | TOPIC_RANKINGS,
    .state_size = sizeof(struct walk),
    .open = walk_open,
    .load = walk_load,
    .draw = walk_draw,
    .key = walk_key,
    .typing = walk_typing,
    .close = walk_close,
    .hint = walk_hint,
    .bar = walk_bar,
};

static void walk_title(struct app *app, struct view *view, struct buf *out)
{
  const struct walk *s = view->panes[0].state;
  struct buf today = {0};
  view_today(&today, app);
  /* Where the left half has more to say, the right one says less. */
  if (app->municipality.practice)
    buf_add(out, buf_text(&today));
  else
    buf_addf(out, _("Meeting %s"), buf_text(&today));
  if (s->round.n) buf_addf(out, _(" · follow-up %zu of %zu"), s->at + 1, s->round.n);
  buf_release(&today);
}

const struct view_ops walk_view = {
    .id = "walk",
    .panes = {&walk_pane},
    .layout = view_whole,
    .title = walk_title,
};
