// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/open_commands.h"

#include "base/date.h"
#include "base/i18n.h"
#include "ui/effect_rows.h"
#include "ui/forms.h"
#include "ui/views.h"

const char *open_no_store(struct app *app)
{
  return app->store ? NULL : _("no file is open");
}

bool open_screen(struct app *app, int screen, struct err *err)
{
  (void)err;
  struct subject subject = {.month = app->month, .quarter = quarter_add(app->quarter, -1)};
  static const struct view_ops *const views[] = {
      [SCREEN_INVENTORY] = &inventory_view, [SCREEN_OBSERVATIONS] = &observations_view,
      [SCREEN_RANKING] = &ranking_screen,   [SCREEN_INFLUENCE] = &influence_view,
      [SCREEN_MEASURES] = &measures_view,   [SCREEN_WALK] = &walk_view,
      [SCREEN_EVENTS] = &events_view,       [SCREEN_MEETING] = &meeting_view,
      [SCREEN_EFFECTS] = &effects_view,     [SCREEN_HISTORY] = &history_view,
      [SCREEN_REPORTS] = &reports_view,     [SCREEN_WHEEL] = &wheel_view_ops,
      [SCREEN_AREAS] = &registers_view,     [SCREEN_CATEGORIES] = &registers_view,
      [SCREEN_UNITS] = &registers_view,     [SCREEN_OWNERS] = &registers_view,
      [SCREEN_BODIES] = &registers_view,    [SCREEN_SIGNALS] = &signals_view,
  };
  if (screen == SCREEN_EFFECTS) subject.other = effect_year(app);
  if (screen == SCREEN_SIGNALS) subject.month = month_add(date_month(app->clock.date), -1);
  if (screen >= SCREEN_AREAS) subject.other = screen - SCREEN_AREAS;
  if (screen == SCREEN_MEETING || screen == SCREEN_EVENTS || screen == SCREEN_WALK)
    subject = (struct subject){0};
  app_push(app, views[screen], &subject);
  return true;
}

/* Places and the grid are of the ranking: of the one that is shown, else of the latest. */
bool open_figure(struct app *app, int kind, struct err *err)
{
  (void)err;
  bool ranking = kind == FIGURE_BUMP || kind == FIGURE_GRID;
  struct subject subject = {.other = kind, .quarter = app->quarter};
  if (app_view(app)->ops == &ranking_screen)
    subject.quarter = app_view(app)->subject.quarter;
  else if (ranking)
    subject.quarter = quarter_add(app->quarter, -1);
  app_push(app, &plot_view, &subject);
  return true;
}

bool open_new_observation(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_observation_new(app, 0);
  return true;
}

bool open_new_measure(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_measure_new(app, 0, NULL, 0, false);
  return true;
}

bool open_new_event(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_event_new(app);
  return true;
}

bool open_import(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  import_ask(app);
  return true;
}

bool open_settings(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_municipality(app);
  return true;
}

static void backup_named(struct app *app, void *data, const char *text)
{
  (void)data;
  if (!text) return;
  struct err err = {.field = -1};
  struct app_work work = {.app = app, .title = _("Making a backup")};
  if (!store_backup(app->store, text, 256, app_progress, &work, &err))
    app_say_error(app, &err);
  else
    app_say(app, _("The backup has been made and checked, at %02d.%02d."), app->clock.time / 100,
            app->clock.time % 100);
}

bool open_backup(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct buf name = {0};
  buf_add(&name, "lagesbild-");
  date_iso(&name, app->clock.date);
  buf_add(&name, ".db");
  app_ask_file(app, _("Backup"), buf_text(&name), backup_named, NULL);
  buf_release(&name);
  return true;
}
