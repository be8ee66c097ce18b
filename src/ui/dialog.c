// SPDX-License-Identifier: GPL-3.0-or-later
/* Questions that lie over the screen: a choice among answers, one line of text, and how far long
 * work has come. */
#include "ui/app_part.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANSWERS = 5, DIALOG_WIDTH = 48 };

struct dialog {
  char *title, *text, *refusal;
  char *note; /* below the answers; NULL for none */
  char *answers[ANSWERS];
  int n_answers, at;
  bool asks_text, file; /* file: the text is a file's name */
  bool proposed;        /* nothing has been typed yet */
  struct edit edit;
  void (*answered)(struct app *app, void *data, int answer);
  void (*written)(struct app *app, void *data, const char *text);
  void *data;
};

/* How many lines the text takes in `width`. */
static int text_lines(const char *text, int width)
{
  int lines = 0;
  while (*text) {
    size_t skip;
    text_line(text, width, &skip);
    text += skip;
    lines++;
  }
  return lines;
}

static struct rect centred(int h, int w)
{
  if (w > term_columns() - 2) w = term_columns() - 2;
  if (h > term_lines() - 2) h = term_lines() - 2;
  return (struct rect){(term_lines() - h) / 2, (term_columns() - w) / 2, h, w};
}

static void dialog_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app, (void)r;
  struct dialog *d = view->panes[0].state;
  int lines = text_lines(d->text, DIALOG_WIDTH - 4);
  if (d->note) lines += 1 + text_lines(d->note, DIALOG_WIDTH - 4);
  view->panes[0].rect = centred(lines + 3 + (d->asks_text ? 2 : d->n_answers), DIALOG_WIDTH);
}

static int draw_lines(struct rect r, int y, const char *text)
{
  struct buf line = {0};
  while (*text && y < r.y + r.h) {
    size_t skip, n = text_line(text, r.w - 2, &skip);
    buf_clear(&line);
    buf_addn(&line, text, n);
    draw_text(y++, r.x + 1, r.w - 2, STYLE_TEXT, buf_text(&line));
    text += skip;
  }
  buf_release(&line);
  return y;
}

static void dialog_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct dialog *d = pane->state;
  struct rect r = draw_inside(pane->rect);
  draw_clear(pane->rect);
  draw_frame(pane->rect, d->title, true);
  int y = draw_lines(r, r.y, d->text) + 1;
  if (d->asks_text) {
    int cy = y, cx = r.x + 2;
    draw_run(y, r.x + 1, 1, STYLE_TEXT, "[");
    edit_draw(&d->edit, (struct rect){y, r.x + 2, 1, r.w - 4}, STYLE_FIELD_FOCUS, &cy, &cx);
    draw_run(y, r.x + r.w - 2, 1, STYLE_TEXT, "]");
    draw_cursor(cy, cx, focus);
    return;
  }
  for (int i = 0; i < d->n_answers; i++) {
    bool on = i == d->at;
    draw_text(y + i, r.x + 1, r.w - 2, on ? STYLE_SELECTED : STYLE_TEXT, on ? draw_arrow() : "");
    draw_run(y + i, r.x + 3, r.w - 4, on ? STYLE_SELECTED : STYLE_TEXT, d->answers[i]);
    if (on) draw_cursor(y + i, r.x + 1, focus);
  }
  if (d->note) draw_lines(r, y + d->n_answers + 1, d->note);
}

/* The dialog is closed before its answer is told, so that the receiver may open another. */
static void answer(struct app *app, struct dialog *d, int value, const char *text)
{
  void (*answered)(struct app *, void *, int) = d->answered;
  void (*written)(struct app *, void *, const char *) = d->written;
  void *data = d->data;
  char *copy = text ? mem_strdup(text) : NULL;
  app_pop(app);
  if (answered) answered(app, data, value);
  if (written) written(app, data, copy);
  free(copy);
}

static bool leave(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  answer(app, app_pane(app)->state, -1, NULL);
  return true;
}

static bool take(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct dialog *d = app_pane(app)->state;
  if (d->asks_text && d->refusal && text_line(buf_text(&d->edit.text), 4, &(size_t){0}) == 0)
    return err_set(err, "%s", d->refusal);
  if (d->file && strcmp(buf_text(&d->edit.text), "-") == 0)
    return err_set(err, _("The screen is no file. Write a file name."));
  struct arena arena = {0};
  const char *text = d->asks_text ? buf_text(&d->edit.text) : NULL;
  answer(app, d, d->at, d->file ? file_typed_path(&arena, text) : text);
  arena_release(&arena);
  return true;
}

/* What is typed replaces what was proposed; a move in it keeps it. */
static bool dialog_type(struct app *app, struct dialog *d, const struct key *key)
{
  if (key->code == K_ENTER || key->code == K_ESC) return false;
  bool text = key->code == K_PASTE || (key->code >= ' ' && key->code < K_SPECIAL);
  if (d->proposed && text) edit_clear(&d->edit);
  d->proposed = false;
  return app_edit(app, &d->edit, key);
}

static bool dialog_key(struct app *app, struct pane *pane, const struct key *key)
{
  struct dialog *d = pane->state;
  if (d->asks_text) return dialog_type(app, d, key);
  int step = key->code == K_DOWN || key->code == K_TAB || key->code == K_RIGHT ? 1
             : key->code == K_UP || key->code == K_BTAB || key->code == K_LEFT ? -1
                                                                               : 0;
  if (step) {
    d->at = (d->at + step + d->n_answers) % d->n_answers;
    return true;
  }
  if (key->code >= '1' && key->code < '1' + d->n_answers) {
    answer(app, d, key->code - '1', NULL);
    return true;
  }
  return false;
}

static bool dialog_typing(struct app *app, struct pane *pane)
{
  (void)app;
  return ((struct dialog *)pane->state)->asks_text;
}

static void dialog_close(struct app *app, struct pane *pane)
{
  (void)app;
  struct dialog *d = pane->state;
  free(d->title);
  free(d->text);
  free(d->refusal);
  free(d->note);
  for (int i = 0; i < d->n_answers; i++)
    free(d->answers[i]);
  edit_release(&d->edit);
}

static const struct command dialog_commands[] = {
    {.id = "answer-choose",
     .key = K_UP_DOWN,
     .label = N_("Choose"),
     .name = N_("Choose an answer"),
     .help = N_("The arrow keys move the mark."),
     .priority = 3,
     .run = app_arrows},
    {.id = "answer",
     .key = K_ENTER,
     .label = N_("Choose"),
     .name = N_("Take this answer"),
     .help = N_("Answers the question with the marked line."),
     .priority = 1,
     .run = take},
    {.id = "leave",
     .key = K_ESC,
     .label = N_("Close"),
     .name = N_("Leave the question"),
     .help = N_("Closes the question; nothing is changed."),
     .priority = 2,
     .run = leave},
    {.id = NULL},
};

/* Where a text is asked for there is nothing to choose among. */
static const struct command *dialog_bar(struct app *app, struct pane *pane)
{
  (void)app;
  return dialog_commands + (((const struct dialog *)pane->state)->asks_text ? 1 : 0);
}

const struct pane_ops dialog_pane = {
    .id = "dialog",
    .name = N_("Question"),
    .commands = dialog_commands,
    .state_size = sizeof(struct dialog),
    .draw = dialog_draw,
    .key = dialog_key,
    .typing = dialog_typing,
    .close = dialog_close,
    .bar = dialog_bar,
};

static const struct view_ops dialog_view = {
    .id = "dialog",
    .over = true,
    .panes = {&dialog_pane},
    .layout = dialog_layout,
};

bool app_leave_question(struct app *app)
{
  if (app_view(app)->ops != &dialog_view) return false;
  answer(app, app_pane(app)->state, -1, NULL);
  return true;
}

static struct dialog *open_dialog(struct app *app, const char *title, const char *text)
{
  struct dialog *d = app_push(app, &dialog_view, NULL)->panes[0].state;
  d->title = mem_strdup(title);
  d->text = mem_strdup(text);
  return d;
}

void app_ask(struct app *app, const char *title, const char *text, const char *const *answers,
             int n_answers, void (*done)(struct app *app, void *data, int answer), void *data)
{
  struct dialog *d = open_dialog(app, title, text);
  d->n_answers = n_answers < ANSWERS ? n_answers : ANSWERS;
  for (int i = 0; i < d->n_answers; i++)
    d->answers[i] = mem_strdup(_(answers[i]));
  d->answered = done;
  d->data = data;
}

void app_ask_note(struct app *app, const char *note)
{
  ((struct dialog *)app_pane(app)->state)->note = mem_strdup(note);
}

void app_ask_text(struct app *app, const char *title, const char *question, const char *refusal,
                  void (*done)(struct app *app, void *data, const char *text), void *data)
{
  struct dialog *d = open_dialog(app, title, question);
  d->asks_text = true;
  d->refusal = refusal ? mem_strdup(refusal) : NULL;
  d->written = done;
  d->data = data;
}

void app_ask_path(struct app *app, const char *title, const char *question, const char *refusal,
                  const char *proposal, void (*done)(struct app *app, void *data, const char *path),
                  void *data)
{
  app_ask_text(app, title, question, refusal, done, data);
  struct dialog *d = app_pane(app)->state;
  d->file = true;
  d->proposed = proposal != NULL;
  if (proposal) edit_set(&d->edit, proposal);
}

enum { WORK_SHOWN_AFTER = 500, WORK_REPAINT = 500 /* ms */, WORK_WIDTH = 46 };

bool app_progress(void *data, long done, long all)
{
  struct app_work *work = data;
  long long now = clock_milliseconds();
  if (work->started == 0) work->started = now;
  struct key key;
  if (term_read(&key, 0) && (key.code == K_ESC || key.code == K_HANGUP)) work->cancelled = true;
  if (work->cancelled) return false;
  if (now - work->started < WORK_SHOWN_AFTER || now - work->drawn < WORK_REPAINT) return true;
  work->drawn = now;
  struct rect r = centred(8, WORK_WIDTH), inside = draw_inside(r);
  struct buf line = {0};
  draw_clear(r);
  draw_frame(r, work->title, true);
  text_number(&line, done);
  if (all > 0) {
    buf_add(&line, _(" of "));
    text_number(&line, all);
    buf_addf(&line, "   %ld %%", done * 100 / all);
  }
  draw_text(inside.y + 1, inside.x + 1, inside.w - 2, STYLE_TEXT, buf_text(&line));
  buf_clear(&line);
  draw_bar(&line, done, all, 30, true);
  draw_text(inside.y + 2, inside.x + 1, inside.w - 2, STYLE_TEXT, buf_text(&line));
  draw_text(inside.y + 4, inside.x + 1, inside.w - 2, STYLE_TEXT,
            _("Esc cancels. Then nothing is saved."));
  buf_clear(&line);
  long left =
      done > 0 && all > done ? (long)((now - work->started) * (all - done) / done / 1000) : 0;
  buf_addf(&line,
           ngettext("About %ld second left.", "About %ld seconds left.", (unsigned long)left),
           left);
  draw_text(inside.y + 5, inside.x + 1, inside.w - 2, STYLE_TEXT, left ? buf_text(&line) : "");
  buf_release(&line);
  draw_text(term_lines() - 2, 0, term_columns(), STYLE_TEXT,
            _("  Nothing can be changed while this goes on."));
  draw_text(term_lines() - 1, 0, term_columns(), STYLE_BAR_LABEL, _(" Esc Cancel"));
  draw_show();
  return true;
}
