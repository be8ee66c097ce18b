// SPDX-License-Identifier: GPL-3.0-or-later
/* Who is at the meeting, by post and role. */
#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"
#include "ui/meeting.h"
#include "ui/panes.h"

#include <stdint.h>

enum { ADD_ROW = -1, BOX_AT = 2, NAME_AT = 6, WORD = 11 };

static const struct column columns[] = {
    {"role", N_("Role"), 20, 30, 60, false, SORT_NONE, 1},
};

/* The last row adds one. */
struct attendance_rows {
  struct attendance *rows;
  size_t n;
};

static int64_t row_id(void *data, size_t row)
{
  const struct attendance_rows *s = data;
  return row < s->n ? s->rows[row].id : ADD_ROW;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  (void)column, (void)style;
  const struct attendance_rows *s = data;
  buf_add(out, row < s->n ? s->rows[row].name : "");
}

static void attendance_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, 1);
}

static bool attendance_load(struct app *app, struct pane *pane, struct err *err)
{
  struct attendance_rows *s = pane->state;
  int64_t id = pane->view->subject.id;
  if (!store_attendance(app->store, id, &pane->arena, &s->rows, &s->n, err)) return false;
  list_set(&pane->list, &pane->arena,
           &(struct list_source){s->n + (id != 0), s, row_id, row_cell, NULL});
  return true;
}

static void add_word(struct buf *out, const struct attendance *a)
{
  if (a->state == ATTENDANCE_ABSENT)
    buf_add(out,
            words_said(a->note) ? a->note : term_label(attendance_state_terms, ATTENDANCE_ABSENT));
  else if (a->duty != DUTY_NONE)
    buf_add(out, term_label(meeting_duty_terms, (int)a->duty));
  else if (a->post_id == 0 && a->item)
    buf_addf(out, _("co-opt. %d"), a->item);
  else if (a->post_id == 0)
    buf_add(out, _("co-opted"));
}

static void draw_row(struct pane *pane, size_t row, struct rect r, int y, bool selected)
{
  const struct attendance_rows *s = pane->state;
  enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
  draw_text(y, r.x, r.w, style, selected ? draw_arrow() : "");
  if (row == s->n) {
    draw_run(y, r.x + BOX_AT, r.w - BOX_AT, style, _("+ Add a role …"));
    return;
  }
  const struct attendance *a = &s->rows[row];
  struct buf word = {0};
  add_word(&word, a);
  draw_run(y, r.x + BOX_AT, 3, style, a->state == ATTENDANCE_PRESENT ? "[x]" : "[ ]");
  /* A long role pushes the word out of its column rather than being cut. */
  const char *name = text_capital(&pane->arena, a->name);
  int width = text_width(buf_text(&word)), word_at = r.w - WORD;
  if (NAME_AT + text_width(name) >= word_at) word_at = r.w - width;
  draw_run(y, r.x + NAME_AT, (width ? word_at - 1 : r.w) - NAME_AT, style, name);
  draw_run(y, r.x + word_at, r.w - word_at, style, buf_text(&word));
  buf_release(&word);
}

/* Said once attendance has been taken: before that nobody is there. */
static bool warns(const struct attendance_rows *s)
{
  bool taken = false;
  for (size_t i = 0; i < s->n; i++)
    taken = taken || s->rows[i].state == ATTENDANCE_PRESENT;
  return taken && meeting_lacks_police(s->rows, s->n);
}

static void attendance_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct attendance_rows *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  draw_frame(pane->rect, _("Attendance"), focus);
  list_scroll(&pane->list, r.h - 1);
  for (size_t i = 0; i < list_visible(&pane->list); i++) {
    size_t place = pane->list.top + i;
    int y = r.y + (int)i;
    bool selected = focus && place == pane->list.cursor;
    draw_row(pane, pane->list.order[place], r, y, selected);
    if (selected) draw_cursor(y, r.x, true);
  }
  if (warns(s))
    draw_run(r.y + r.h - 1, r.x + 1, r.w - 1, STYLE_ACTION, _("! The police are not here"));
  else
    draw_run(r.y + r.h - 1, r.x + 1, r.w - 1, STYLE_TEXT, _("Roles, never names on paper"));
  if (focus && pane->list.n_shown == 0) draw_cursor(r.y, r.x, true);
}

/* ---- commands ---- */

/* NULL on the row that adds one. */
static const struct attendance *selected(struct app *app)
{
  struct pane *pane = &app_view(app)->panes[MEETING_ATTENDANCE];
  const struct attendance_rows *s = pane->state;
  size_t row = list_row(&pane->list);
  return row < s->n ? &s->rows[row] : NULL;
}

static bool add(struct app *app, int argument, struct err *err)
{
  (void)argument;
  if (!meeting_check_editable(&meeting_shown(app)->meeting, err)) return false;
  form_guest(app, app_view(app)->subject.id, 0);
  return true;
}

/* Present, then unable to attend, then not said. */
static bool turn(struct app *app, int argument, struct err *err)
{
  static const enum attendance_state next[] = {[ATTENDANCE_EXPECTED] = ATTENDANCE_PRESENT,
                                               [ATTENDANCE_PRESENT] = ATTENDANCE_ABSENT,
                                               [ATTENDANCE_ABSENT] = ATTENDANCE_EXPECTED};
  const struct attendance *a = selected(app);
  (void)argument;
  if (!a) return add(app, 0, err);
  if (!app_may_write(app)) return true;
  return ops_attend(&app->ops, a->meeting_id, a->id, next[a->state], NULL, err) &&
         app_saved(app, true, err);
}

static void word_written(struct app *app, void *data, const char *text)
{
  (void)data;
  const struct attendance *a = selected(app);
  struct err err = {.field = -1};
  if (text && a)
    app_saved(app, ops_attend(&app->ops, a->meeting_id, a->id, ATTENDANCE_ABSENT, text, &err),
              &err);
}

static bool change(struct app *app, int argument, struct err *err)
{
  const struct attendance *a = selected(app);
  (void)argument;
  if (!a) return add(app, 0, err);
  if (!meeting_check_editable(&meeting_shown(app)->meeting, err)) return false;
  if (a->post_id == 0)
    form_guest(app, a->meeting_id, a->id);
  else
    app_ask_text(app, _("Absent"), _("Why is the post not at the meeting? One word, no names."),
                 NULL, word_written, NULL);
  return true;
}

static bool set_duty(struct app *app, int duty, struct err *err)
{
  const struct attendance *a = selected(app);
  if (!a) return err_set(err, _("Choose a role first."));
  enum meeting_duty to = a->duty == (enum meeting_duty)duty ? DUTY_NONE : (enum meeting_duty)duty;
  return ops_set_duty(&app->ops, a->meeting_id, a->id, to, err) && app_saved(app, true, err);
}

static bool drop(struct app *app, int argument, struct err *err)
{
  const struct attendance *a = selected(app);
  (void)argument;
  if (!a) return err_set(err, _("Choose a role first."));
  return ops_drop_guest(&app->ops, a->meeting_id, a->id, err) && app_saved(app, true, err);
}

static const struct command commands[] = {
    {.id = "attendance-turn",
     .key = ' ',
     .second = K_ENTER,
     .name = N_("Present or not"),
     .help = N_("Notes that the role is here, then that it could not attend, then nothing."),
     .menu = MENU_MEETING,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = turn},
    {.id = "attendance-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Why absent, or co-opted to what …"),
     .help = N_("Asks for a word for the absence; of one co-opted changes role and item."),
     .priority = 5,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = change},
    {.id = "attendance-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .name = N_("Co-opt a role …"),
     .help = N_("Adds a role to the meeting or to one item of it."),
     .menu = MENU_MEETING,
     .flags = COMMAND_WRITES,
     .run = add,
     .why_not = meeting_none},
    {.id = "attendance-drop",
     .key = K_DELETE,
     .name = N_("Take away one co-opted"),
     .help = N_("Takes one co-opted off the list; members stay on it as absent."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = drop},
    {.id = "attendance-chair",
     .key = 'f',
     .name = N_("Chairs the meeting"),
     .help = N_("The role chairs the meeting; once more takes it back."),
     .menu = MENU_MEETING,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = set_duty,
     .argument = DUTY_CHAIR},
    {.id = "attendance-secretary",
     .key = 's',
     .name = N_("Keeps the minutes"),
     .help = N_("The role keeps the minutes; once more takes it back."),
     .menu = MENU_MEETING,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = set_duty,
     .argument = DUTY_SECRETARY},
    MEETING_COMMANDS("attendance"),
    {.id = NULL},
};

const struct pane_ops attendance_pane = {
    .id = "attendance",
    .name = N_("Attendance"),
    .about = N_("The posts of the body on the day of the meeting, and who was co-opted to it or to "
                "one item. Roles, never names."),
    .commands = commands,
    .watch = TOPIC_MEETINGS,
    .state_size = sizeof(struct attendance_rows),
    .open = attendance_open,
    .load = attendance_load,
    .draw = attendance_draw,
    .hint = meeting_hint,
};
