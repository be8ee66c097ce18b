// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app.h"

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/form.h"
#include "ui/views.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  WORK_LINES = 24,
  WORK_COLUMNS = 80, /* below these the projector's view is shown */
  SHOW_LINES = 18,
  SHOW_COLUMNS = 60,
  DRAFT_WAIT = 1000 /* ms after the last key */
};

struct view *app_view(struct app *app)
{
  return app->views[app->n_views - 1];
}

struct pane *app_pane(struct app *app)
{
  struct view *view = app_view(app);
  return &view->panes[view->focus];
}

static struct view *take_view(struct app *app, int place)
{
  struct view *view = app->views[place];
  app->n_views--;
  memmove(&app->views[place], &app->views[place + 1],
          (size_t)(app->n_views - place) * sizeof *app->views);
  app->views[app->n_views] = NULL;
  return view;
}

static void close_view(struct app *app, struct view *view)
{
  for (int i = 0; i < view->n_panes; i++) {
    struct pane *pane = &view->panes[i];
    if (pane->ops->close) pane->ops->close(app, pane);
    arena_release(&pane->arena);
    free(pane->state);
  }
  free(view);
}

/* A view that goes because another is opened is closed when the key has been dealt with: what it
 * opens the other with may lie in it. */
static void leave_view(struct app *app, int place)
{
  struct view *view = take_view(app, place);
  view->left = app->left;
  app->left = view;
}

static void close_left(struct app *app)
{
  while (app->left) {
    struct view *view = app->left;
    app->left = view->left;
    close_view(app, view);
  }
}

static bool same_subject(const struct subject *a, const struct subject *b)
{
  bool text = a->text == b->text || (a->text && b->text && strcmp(a->text, b->text) == 0);
  return text && a->id == b->id && a->other == b->other && a->quarter == b->quarter &&
         a->month == b->month;
}

/* The place of the view when it is open already; 0 for none, as nothing returns to the first. */
static int place_of(const struct app *app, const struct view_ops *ops,
                    const struct subject *subject)
{
  const struct subject none = {0};
  int place = ops->over ? 0 : app->n_views - 1;
  while (place > 0 && (app->views[place]->ops != ops ||
                       !same_subject(&app->views[place]->subject, subject ? subject : &none)))
    place--;
  return place > 0 ? place : 0;
}

struct view *app_push(struct app *app, const struct view_ops *ops, const struct subject *subject)
{
  int place = place_of(app, ops, subject);
  if (place > 0 || app->n_views == APP_VIEWS) form_idle(app);
  if (place > 0) {
    while (app->n_views > place + 1)
      leave_view(app, app->n_views - 1);
    return app_view(app);
  }
  if (app->n_views == APP_VIEWS) leave_view(app, 1);
  struct view *view = mem_alloc(sizeof *view);
  view->ops = ops;
  if (subject) view->subject = *subject;
  app->views[app->n_views++] = view;
  for (int i = 0; i < VIEW_PANES && ops->panes[i]; i++) {
    struct pane *pane = &view->panes[view->n_panes++];
    pane->ops = ops->panes[i];
    pane->view = view;
    pane->marked = true;
    pane->state = mem_alloc(pane->ops->state_size + 1);
    if (pane->ops->open) pane->ops->open(app, pane);
  }
  return view;
}

void app_pop(struct app *app)
{
  close_view(app, take_view(app, app->n_views - 1));
}

bool app_leave(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_pop(app);
  return true;
}

bool app_arrows(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_say(app, "%s", _("Press the arrow keys."));
  return true;
}

void app_home(struct app *app)
{
  while (app->n_views > 1)
    app_pop(app);
}

void app_focus(struct app *app, int pane)
{
  struct view *view = app_view(app);
  if (pane >= 0 && pane < view->n_panes) view->focus = pane;
}

void app_mark_all(struct app *app)
{
  for (int v = 0; v < app->n_views; v++)
    for (int p = 0; p < app->views[v]->n_panes; p++)
      app->views[v]->panes[p].marked = true;
}

void app_say(struct app *app, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(app->status, sizeof app->status, format, arguments);
  va_end(arguments);
  app->status_is_error = false;
}

void app_say_error(struct app *app, const struct err *err)
{
  snprintf(app->status, sizeof app->status, "%s", err->text);
  app->status_is_error = true;
}

bool app_saved(struct app *app, bool ok, const struct err *err)
{
  if (!ok) {
    app_say_error(app, err);
    return false;
  }
  struct buf sentence = {0};
  struct err problem = {0};
  if (ops_saved_sentence(&app->ops, &sentence, &problem))
    app_say(app, "%s", buf_text(&sentence));
  else
    app_say_error(app, &problem);
  buf_release(&sentence);
  return true;
}

bool app_may_write(struct app *app)
{
  if (app->store && !store_read_only(app->store)) return true;
  struct err err = {0};
  err_set(&err, _("Read only. Close the other window to change anything."));
  app_say_error(app, &err);
  return false;
}

/* ---- opening a file ---- */

static bool load_municipality(struct app *app, struct err *err)
{
  arena_reset(&app->arena);
  if (!store_municipality(app->store, &app->arena, &app->municipality, err)) return false;
  app->ops = (struct ops){.store = app->store,
                          .clock = &app->clock,
                          .who = app->municipality.signature ? app->municipality.signature : ""};
  return true;
}

/* The month that is being entered: the one before until it is locked, in a file that has it open
 * or in the first days of a month; else this one. */
static bool find_month(struct app *app, struct err *err)
{
  enum { FIRST_DAYS = 10 };
  int now = date_month(app->clock.date), before = month_add(now, -1);
  struct period_row row = {0};
  if (!store_period(app->store, before, &row, err)) return false;
  bool open = row.id ? row.state == PERIOD_OPEN : date_day(app->clock.date) <= FIRST_DAYS;
  app->month = open ? before : now;
  return true;
}

/* When the month that is being entered has been locked, the next one is. */
static bool leave_locked_month(struct app *app, struct err *err)
{
  struct period_row row = {0};
  if (!store_period(app->store, app->month, &row, err)) return false;
  if (row.id && row.state == PERIOD_LOCKED && app->month < date_month(app->clock.date))
    app->month = month_add(app->month, 1);
  return true;
}

static bool open_store(struct app *app, const char *path, enum store_mode mode, struct err *err)
{
  struct store_options options = {.mode = mode};
  struct store *store = NULL;
  if (!store_open(&store, path, &options, err)) return false;
  store_close(app->store);
  app->store = store;
  app->quarter = quarter_of(app->clock.date);
  return load_municipality(app, err) && find_month(app, err);
}

bool app_open_file(struct app *app, const char *path, struct err *err)
{
  return open_store(app, path, STORE_WRITE, err);
}

/* ---- keys ---- */

void app_command(struct app *app, const struct command *command)
{
  struct err err = {.field = -1};
  const char *cause = command->why_not ? command->why_not(app) : NULL;
  if (cause) {
    err_set(&err, "%s", cause);
    app_say_error(app, &err);
    return;
  }
  if ((command->flags & COMMAND_WRITES) && !app_may_write(app)) return;
  if ((command->flags & COMMAND_ROW) && app_pane(app)->list.n_shown == 0) {
    app_say(app, "%s", _("Choose a row first. There is none here."));
    return;
  }
  if (!command->run(app, command->argument, &err)) app_say_error(app, &err);
}

static bool too_small(void)
{
  return term_lines() < SHOW_LINES || term_columns() < SHOW_COLUMNS;
}

static void dispatch(struct app *app, const struct key *key)
{
  struct view *view = app_view(app);
  struct pane *pane = app_pane(app);
  const struct pane_ops *ops = pane->ops;
  bool typing = ops->typing && ops->typing(app, pane);
  if (typing && ops->key && ops->key(app, pane, key)) return;
  const struct command *command = command_find(ops->commands, key->code);
  if (!command && !(typing && key->code >= ' ' && key->code < K_SPECIAL)) {
    command = command_find(app_commands, key->code);
    if (command && view->ops->over && !(command->flags & COMMAND_OVER)) command = NULL;
  }
  if (command) {
    app_command(app, command);
    return;
  }
  if (pane->list.columns && list_key(&pane->list, key->code)) {
    pane->marked |= ops->follows;
    return;
  }
  if (!typing && ops->key && ops->key(app, pane, key)) return;
  if (key->code == K_PASTE) app_say(app, "%s", _("Nothing is pasted here. Open a field first."));
}

void app_key(struct app *app, const struct key *key)
{
  clock_update(&app->clock);
  if (key->code == K_RESIZE) {
    draw_forget();
    return;
  }
  if (key->code == K_HANGUP) {
    form_idle(app);
    app->done = true;
    return;
  }
  if (too_small()) {
    app->done = key->code == K_F10 || key->code == K_CTRL('q');
    return;
  }
  app->status[0] = 0;
  app->status_is_error = false;
  dispatch(app, key);
  close_left(app);
}

/* ---- the screen ---- */

static void mark_changed(struct app *app)
{
  if (!app->store) return;
  unsigned changed = store_take_changes(app->store);
  if (!changed) return;
  struct err err = {.field = -1};
  if (((changed & TOPIC_SETTINGS) && !load_municipality(app, &err)) ||
      ((changed & TOPIC_PERIODS) && !leave_locked_month(app, &err)))
    app_say_error(app, &err);
  for (int v = 0; v < app->n_views; v++)
    for (int p = 0; p < app->views[v]->n_panes; p++)
      if (app->views[v]->panes[p].ops->watch & changed) app->views[v]->panes[p].marked = true;
}

static void load_pane(struct app *app, struct pane *pane)
{
  pane->marked = false;
  pane->error.text[0] = 0;
  arena_reset(&pane->arena);
  if (pane->ops->load && !pane->ops->load(app, pane, &pane->error)) {
    pane->list.source.n = pane->list.n_shown = 0;
    if (!pane->error.text[0]) err_set(&pane->error, _("This could not be read."));
  }
}

static void title_left(const struct app *app, bool named, struct buf *out)
{
  buf_addf(out, " %s", _("LÄGESBILD"));
  if (!app->store) return;
  if (named) buf_addf(out, " %s", app->municipality.name);
  if (app->municipality.practice) buf_addf(out, " · %s", _("PRACTICE"));
  if (store_read_only(app->store)) buf_addf(out, " · %s", _("READ ONLY"));
}

/* The words that warn stay when the municipality's name has no room. */
static void draw_title(struct app *app, struct view *view)
{
  struct buf left = {0}, right = {0};
  int width = term_columns();
  title_left(app, true, &left);
  if (view->ops->title) {
    view->ops->title(app, view, &right);
  } else if (app->store) {
    struct buf quarter = {0};
    quarter_label(&quarter, app->quarter);
    buf_add(&right, text_capital(&view->panes[0].arena, buf_text(&quarter)));
    buf_release(&quarter);
    buf_add(&right, " · ");
    date_compact(&right, app->clock.date);
    buf_addf(&right, _(" w. %d"), date_iso_week(app->clock.date, NULL));
  }
  buf_add(&right, " ");
  int free = width - text_width(buf_text(&right));
  if (text_width(buf_text(&left)) > free) {
    buf_clear(&left);
    title_left(app, false, &left);
  }
  draw_text(0, 0, width, STYLE_TITLE, "");
  draw_run(0, 0, free > 0 ? free : width, STYLE_TITLE, buf_text(&left));
  if (free > 0) draw_run(0, free, width - free, STYLE_TITLE, buf_text(&right));
  buf_release(&left);
  buf_release(&right);
}

static void draw_message(struct app *app)
{
  struct pane *pane = app_pane(app);
  int y = term_lines() - 2, width = term_columns();
  const char *text = app->status;
  if (!*text && pane->ops->hint) text = pane->ops->hint(app, pane);
  draw_text(y, 0, width, STYLE_TEXT, "");
  if (text && *text)
    draw_text(y, 2, width - 2, app->status_is_error ? STYLE_ERROR : STYLE_TEXT, text);
}

static void draw_bar_row(struct app *app)
{
  struct buf bar = {0};
  struct pane *pane = app_pane(app);
  const struct command *own = pane->ops->bar ? pane->ops->bar(app, pane) : NULL;
  bool over = own || app_view(app)->ops->over;
  command_bar(&bar, own ? own : pane->ops->commands, app_commands, over ? COMMAND_OVER : 0,
              term_columns());
  draw_text(term_lines() - 1, 0, term_columns(), STYLE_BAR_LABEL, buf_text(&bar));
  buf_release(&bar);
}

static void draw_view(struct app *app, struct view *view, bool top)
{
  if (view->ops->draw) view->ops->draw(app, view);
  for (int i = 0; i < view->n_panes; i++) {
    struct pane *pane = &view->panes[i];
    if (pane->rect.h <= 0 || pane->rect.w <= 0) continue;
    if (!pane->error.text[0]) {
      pane->ops->draw(app, pane, top && i == view->focus);
      continue;
    }
    draw_clear(pane->rect);
    draw_frame(pane->rect, _(pane->ops->name), top && i == view->focus);
    struct rect inside = draw_inside(pane->rect);
    size_t skip = 0;
    const char *rest = pane->error.text;
    for (int line = 0; line < inside.h && *rest; line++) {
      size_t n = text_line(rest, inside.w - 2, &skip);
      char part[sizeof pane->error.text];
      snprintf(part, sizeof part, "%.*s", (int)n, rest);
      draw_text(inside.y + line, inside.x + 1, inside.w - 2, STYLE_TEXT, part);
      rest += skip;
    }
  }
}

static void draw_too_small(void)
{
  struct rect all = {0, 0, term_lines(), term_columns()};
  draw_clear(all);
  if (all.w < 20 || all.h < 4) {
    draw_text(0, 0, all.w, STYLE_TEXT, _("Too small"));
    return;
  }
  struct buf text = {0};
  buf_addf(&text, _("The window is too small: %d × %d.\n"), all.w, all.h);
  buf_add(&text, _("60 × 18 is needed to show\nand 80 × 24 to work.\nMake the window larger or the "
                   "text\nsmaller. Nothing has been lost,\nthe draft is saved."));
  draw_text(0, 0, all.w, STYLE_TITLE, _(" LÄGESBILD"));
  const char *rest = buf_text(&text);
  for (int y = 1; y < all.h - 1 && *rest; y++) {
    size_t skip, n = text_line(rest, all.w - 1, &skip);
    struct buf line = {0};
    buf_addn(&line, rest, n);
    draw_text(y, 1, all.w - 1, STYLE_TEXT, buf_text(&line));
    buf_release(&line);
    rest += skip;
  }
  draw_text(all.h - 1, 0, all.w, STYLE_BAR_LABEL, _(" F10 Quit"));
  buf_release(&text);
}

/* The lowest view that shows: everything above it lies over it. */
static int lowest_shown(const struct app *app)
{
  int i = app->n_views - 1;
  while (i > 0 && app->views[i]->ops->over)
    i--;
  return i;
}

/* In a small window the main screen is shown as the projector would show it. */
static void follow_size(struct app *app)
{
  bool small = term_lines() < WORK_LINES || term_columns() < WORK_COLUMNS;
  if (small && app_view(app)->ops == &main_view)
    app_push(app, &projector_view, &(struct subject){.other = 1, .id = 1});
  else if (!small && app_view(app)->ops == &projector_view && app_view(app)->subject.id == 1)
    app_pop(app);
}

void app_show(struct app *app)
{
  mark_changed(app);
  if (too_small()) {
    draw_too_small();
    draw_no_cursor();
    draw_show();
    return;
  }
  follow_size(app);
  struct rect screen = {0, 0, term_lines(), term_columns()};
  struct rect inner = {1, 0, screen.h - 3, screen.w};
  int first = lowest_shown(app);
  for (int v = first; v < app->n_views; v++) {
    struct view *view = app->views[v];
    view->ops->layout(app, view, view->ops->plain || view->ops->over ? screen : inner);
    for (int p = 0; p < view->n_panes; p++)
      if (view->panes[p].marked) load_pane(app, &view->panes[p]);
  }
  bool plain = app->views[first]->ops->plain;
  draw_no_cursor();
  if (!plain) draw_clear(screen);
  for (int v = first; v < app->n_views; v++) {
    draw_view(app, app->views[v], v == app->n_views - 1);
    if (v == first && !plain) draw_title(app, app->views[v]);
  }
  if (!app_view(app)->ops->plain) {
    draw_message(app);
    draw_bar_row(app);
  }
  draw_show();
}

/* ---- start and end ---- */

static void ask_second_start(struct app *app);

static void offer_read_only(struct app *app, void *data, int answer)
{
  (void)data;
  struct err err = {.field = -1};
  if (answer == 2 || answer < 0) {
    app->done = true;
  } else if (answer == 1) {
    if (!app_open_file(app, app->options->path, &err)) {
      app_say_error(app, &err);
      ask_second_start(app);
      return;
    }
    app_mark_all(app);
  }
}

static void ask_second_start(struct app *app)
{
  static const char *const answers[] = {N_("Look without changing"), N_("Try again"), N_("Quit")};
  struct buf text = {0};
  buf_addf(&text,
           _("The database is already open in another window on this computer (since %s).\n"
             "You can read, search and print. The title row shows READ ONLY."),
           store_lock_since(app->store));
  app_ask(app, _("Already open"), buf_text(&text), answers, 3, offer_read_only, NULL);
  buf_release(&text);
}

bool app_start(struct app *app, const struct app_options *options, struct err *err)
{
  memset(app, 0, sizeof *app);
  app->options = options;
  app->config = options->config;
  app->clock = options->clock;
  app->quarter = quarter_of(app->clock.date);
  app->month = date_month(app->clock.date);
  bool busy = false;
  if (options->path && file_exists(options->path)) {
    if (!app_open_file(app, options->path, err)) {
      busy = err->kind == ERR_BUSY;
      if (!busy || !open_store(app, options->path, STORE_READ, err)) return false;
    }
  } else if (options->practice) {
    if (!ops_new_practice(options->path, &app->clock, 0, NULL, NULL, err) ||
        !app_open_file(app, options->path, err))
      return false;
  }
  if (!term_start(&options->term, err)) {
    store_close(app->store);
    app->store = NULL;
    return false;
  }
  app_push(app, app->store ? &main_view : &start_view, NULL);
  if (busy) ask_second_start(app);
  if (options->no_utf8)
    app_say(app, "%s", _("The terminal lacks UTF-8. Å, ä and ö cannot be typed here."));
  return true;
}

void app_stop(struct app *app)
{
  close_left(app);
  while (app->n_views > 0)
    app_pop(app);
  ops_daily_end(app->daily);
  term_stop();
  store_close(app->store);
  arena_release(&app->arena);
}

/* Today's copy: in the folder of the settings, else in "backup" beside the database. */
static void begin_copy(struct app *app)
{
  struct err err = {.field = -1};
  struct buf folder = {0};
  if (!app->store) return;
  const char *path = store_path(app->store), *slash = strrchr(path, '/');
  if (*app->config->backup_folder)
    buf_add(&folder, app->config->backup_folder);
  else
    buf_addf(&folder, "%.*sbackup", slash ? (int)(slash + 1 - path) : 0, path);
  if (!ops_daily_begin(&app->ops, buf_text(&folder), &app->daily, &err)) app_say_error(app, &err);
  buf_release(&folder);
}

/* One step of today's copy between keys, so that no key ever waits for it. */
static int copy_a_little(struct app *app)
{
  struct err err = {.field = -1};
  bool done = true;
  if (!app->daily) return -1;
  if (!ops_daily_step(app->daily, &done, &err)) app_say_error(app, &err);
  if (!done && !err.text[0]) return 0;
  ops_daily_end(app->daily);
  app->daily = NULL;
  if (!err.text[0])
    app_say(app, _("The backup has been made and checked, at %02d.%02d."), app->clock.time / 100,
            app->clock.time % 100);
  app_show(app);
  return -1;
}

int app_run(const struct app_options *options)
{
  struct app *app = mem_alloc(sizeof *app);
  struct err err = {.field = -1};
  if (!app_start(app, options, &err)) {
    fprintf(stderr, "lagesbild: %s\n", err.text);
    free(app);
    return 1;
  }
  begin_copy(app);
  app_show(app);
  bool unsaved = false;
  while (!app->done) {
    struct key key;
    if (!term_read(&key, app->daily ? 0 : unsaved ? DRAFT_WAIT : -1)) {
      if (app->daily)
        copy_a_little(app);
      else if (unsaved) {
        form_idle(app);
        app_show(app);
        unsaved = false;
      }
      continue;
    }
    app_key(app, &key);
    unsaved = true;
    if (!term_pending()) app_show(app);
  }
  int status = app->exit_status;
  app_stop(app);
  free(app);
  return status;
}
