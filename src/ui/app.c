// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app_part.h"

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/paper.h"
#include "ui/form.h"
#include "ui/views.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DRAFT_WAIT = 1000 /* ms after the last key */ };

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
  app_failure_note(app, err);
}

bool app_edit(struct app *app, struct edit *edit, const struct key *key)
{
  bool taken = edit_key(edit, key);
  if (edit->full) app_say(app, "%s", _("The field is full: the end of the text is missing."));
  return taken;
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
  struct err err = {0};
  /* Better nothing than a text that has lost its letters. */
  if (app->options->no_utf8)
    err_set(&err, _("The terminal lacks UTF-8. Å, ä and ö cannot be typed here."));
  else if (!app->store || store_read_only(app->store))
    err_set(&err, _("Read only. Close the other window to change anything."));
  else
    return true;
  app_say_error(app, &err);
  return false;
}

/* ---- opening a file ---- */

bool app_load_municipality(struct app *app, struct err *err)
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

bool app_leave_locked_month(struct app *app, struct err *err)
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
  return app_load_municipality(app, err) && find_month(app, err);
}

bool app_open_file(struct app *app, const char *path, struct err *err)
{
  return open_store(app, path, STORE_WRITE, err);
}

/* ---- keys ---- */

void app_command(struct app *app, const struct command *command)
{
  struct err err = {.field = -1};
  if (!app->command) app->command = command;
  app->attempt = (struct attempt){.view = app_view(app), .command = command};
  const char *cause = command->why_not ? command->why_not(app) : NULL;
  if (cause) {
    command_refuse(command, cause, &err);
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

void app_dispatch(struct app *app, const struct key *key)
{
  struct view *view = app_view(app);
  struct pane *pane = app_pane(app);
  const struct pane_ops *ops = pane->ops;
  bool typing = ops->typing && ops->typing(app, pane);
  app->attempt = (struct attempt){.view = view, .key = key->code};
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
  if (app_too_small()) {
    app->done = key->code == K_F10 || key->code == K_CTRL('q');
    return;
  }
  app->status[0] = 0;
  app->status_is_error = false;
  app->command = NULL;
  app->failed.text[0] = 0;
  app_dispatch(app, key);
  app_failure_tell(app);
  app_close_left(app);
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
  buf_addf(&text, _("The database is already open in another window on this computer (since %s)."),
           store_lock_since(app->store));
  app_ask(app, _("Already open"), buf_text(&text), answers, 3, offer_read_only, NULL);
  app_ask_note(app, _("You can read, search and print.\nThe title row shows READ ONLY."));
  app_say(app, "%s", _("Nothing in the other window is affected."));
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
  app_close_left(app);
  while (app->n_views > 0)
    if (!app_leave_question(app)) app_pop(app);
  ops_daily_end(app->daily);
  paper_close(app->paper);
  term_stop();
  store_close(app->store);
  arena_release(&app->arena);
}

/* Today's copy: in the folder of the settings, else in "backup" beside the database. */
static bool begin_copy(struct app *app)
{
  struct err err = {.field = -1};
  struct buf folder = {0};
  struct arena arena = {0};
  if (!app->store) return true;
  const char *path = store_path(app->store), *slash = strrchr(path, '/');
  if (*app->config->backup_folder)
    buf_add(&folder, file_typed_path(&arena, app->config->backup_folder));
  else
    buf_addf(&folder, "%.*sbackup", slash ? (int)(slash + 1 - path) : 0, path);
  bool begun = ops_daily_begin(&app->ops, buf_text(&folder), &app->daily, &err);
  if (!begun) app_say_error(app, &err);
  arena_release(&arena);
  buf_release(&folder);
  return begun;
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
  app_show(app);
  app_settle(app);
  if (!begin_copy(app)) app_show(app);
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
    if (term_pending()) continue;
    app_show(app);
    app_settle(app);
  }
  int status = app->exit_status;
  app_stop(app);
  free(app);
  return status;
}
