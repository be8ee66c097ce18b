// SPDX-License-Identifier: GPL-3.0-or-later
/* When the disk fails, a line that the next key takes away is too little (drawing 24): what
 * happened, what is kept, what to do, and the same once more. The log has its number. */
#include "ui/app_part.h"

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "ui/form.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

void app_failure_note(struct app *app, const struct err *err)
{
  if (err->code && err->kind != ERR_CANCELLED) app->failed = *err;
}

static const char *log_path(struct arena *arena)
{
  return file_state_path(arena, "log");
}

/* One line: when, the number, and which command. Nothing that anybody wrote. A log that cannot be
 * written is no second failure. */
static bool write_log(const struct app *app)
{
  struct arena arena = {0};
  struct buf line = {0};
  struct err ignored = {0};
  const char *path = log_path(&arena);
  FILE *log = file_make_folder_for(path, &ignored) ? fopen(path, "a") : NULL;
  date_iso(&line, app->clock.date);
  buf_addf(&line, " %02d.%02d E-%d %s\n", app->clock.time / 100, app->clock.time % 100,
           app->told.code, app->command ? app->command->id : "-");
  bool written = log && fputs(buf_text(&line), log) >= 0;
  if (log) written &= fclose(log) == 0;
  buf_release(&line);
  arena_release(&arena);
  return written;
}

/* The length of the first sentence; a dot within a name ends none. */
static size_t sentence(const char *text)
{
  for (const char *at = text; (at = strstr(at, ". ")) != NULL; at++)
    if (!islower((unsigned char)at[2])) return (size_t)(at - text) + 1;
  return strlen(text);
}

static void put_text(const struct app *app, const struct err *err, bool retry, struct buf *out)
{
  const struct view *view = app->views[app->n_views - 1];
  bool form = view->panes[view->focus].ops->draw == form_draw;
  size_t n = sentence(err->text);
  const char *rest = err->text + n + strspn(err->text + n, " ");
  int step = 1;
  buf_addf(out, "%.*s\n%s\n \n%s\n", (int)n, err->text,
           form ? _("What you wrote is still in the form.") : _("Nothing has been changed."),
           _("Do this:"));
  if (*rest) buf_addf(out, "%d  %s\n", step++, rest);
  buf_addf(out, "%d  %s", step, retry ? _("Choose Try again.") : _("Do the same once more."));
}

enum { TRY_AGAIN, DETAILS };

static void ask(struct app *app);

static void details_read(struct app *app, void *data, int answer)
{
  (void)data, (void)answer;
  ask(app);
}

static void show_details(struct app *app)
{
  static const char *const answers[] = {N_("Back")};
  struct arena arena = {0};
  struct buf text = {0};
  buf_addf(&text, _("%s\nError E-%d. Database: %s. Log: %s."), app->told.text, app->told.code,
           store_path(app->store), log_path(&arena));
  app_ask(app, _("Details"), buf_text(&text), answers, 1, details_read, NULL);
  buf_release(&text);
  arena_release(&arena);
}

static void try_again(struct app *app)
{
  const struct attempt retry = app->retry;
  if (retry.command)
    app_command(app, retry.command);
  else
    app_dispatch(app, &(struct key){.code = retry.key});
}

static void answered(struct app *app, void *data, int answer)
{
  (void)data;
  if (answer >= 0 && !app->retry.view) answer++; /* nothing to try again is offered */
  if (answer == TRY_AGAIN)
    try_again(app);
  else if (answer == DETAILS)
    show_details(app);
}

static void ask(struct app *app)
{
  struct buf text = {0}, details = {0};
  buf_addf(&details, _("Show details (error E-%d)"), app->told.code);
  const char *answers[] = {N_("Try again"), buf_text(&details)};
  int first = app->retry.view ? TRY_AGAIN : DETAILS;
  put_text(app, &app->told, first == TRY_AGAIN, &text);
  app_ask(app, _("Could not save"), buf_text(&text), answers + first, 2 - first, answered, NULL);
  buf_release(&text);
  buf_release(&details);
}

void app_failure_tell(struct app *app)
{
  if (!app->failed.text[0] || app->done) return;
  app->told = app->failed;
  app->retry = app->attempt;
  if (app->retry.view != app_view(app)) app->retry.view = NULL;
  ask(app);
  if (write_log(app)) app_say(app, "%s", _("The error has been noted in the log."));
}
