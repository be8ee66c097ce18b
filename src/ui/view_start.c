// SPDX-License-Identifier: GPL-3.0-or-later
/* The first start (drawing 18). Nothing is created before a choice has been made. */
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/view_parts.h"
#include "ui/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHOICES = 3, FIRST_CHOICE = 7, CHOICE_STEP = 3, SHOW_HEIGHT = 21, NAME_LIMIT = 200 };

static const struct {
  const char *name, *about;
} choices[CHOICES] = {
    {N_("Start working in a new database"),
     N_("The municipality's name, then Lysekil's areas or your own.")},
    {N_("Practise with invented data"),
     N_("Exempelby kommun, three years. A file of its own, all of it marked PRACTICE.")},
    {N_("Open or restore a file"), N_("A database on the computer, or a backup.")},
};

struct start {
  int at;
  char municipality[NAME_LIMIT];
  bool own_areas;
  char *path; /* of the file that was named */
};

static const char practice_name[] = "ovning.db";

/* Opens the file and goes to the main screen, which takes the place of this one. False with the
 * reason shown. */
static bool begin_work(struct app *app, const char *path)
{
  struct err err = {.field = -1};
  if (!app_open_file(app, path, &err)) {
    app_say_error(app, &err);
    return false;
  }
  app_home(app);
  app_pop(app);
  app_push(app, &main_view, NULL);
  app_say(app, _("The database is %s."), store_path(app->store));
  return true;
}

/* ---- a new database ---- */

static void signature_given(struct app *app, void *data, const char *text)
{
  struct start *s = data;
  struct err err = {.field = -1};
  const char *path = app->options->path;
  if (!text) return;
  char municipality[NAME_LIMIT];
  snprintf(municipality, sizeof municipality, "%s", s->municipality);
  if (!file_make_folder_for(path, &err) ||
      !ops_new_database(path, s->own_areas ? "empty" : NULL, municipality, &app->clock, &err)) {
    app_say_error(app, &err);
    return;
  }
  if (begin_work(app, path) && !ops_set_signature(&app->ops, text, &err)) app_say_error(app, &err);
}

static void catalogue_chosen(struct app *app, void *data, int answer)
{
  struct start *s = data;
  if (answer < 0) return;
  s->own_areas = answer == 1;
  app_ask_text(app, _("Your post"),
               _("What is your post? It stands in the history beside what you do, for example "
                 "safety coordinator. Do not write a name."),
               _("Write a post."), signature_given, s);
}

static void municipality_given(struct app *app, void *data, const char *text)
{
  static const char *const answers[] = {N_("Lysekil's areas, places and units"),
                                        N_("None: I enter our own")};
  struct start *s = data;
  if (!text) return;
  snprintf(s->municipality, sizeof s->municipality, "%s", text);
  app_ask(app, _("Areas"), _("Which areas shall the new database begin with?"), answers, 2,
          catalogue_chosen, s);
}

/* ---- practice ---- */

/* The practice file lies beside the database. */
static const char *practice_path(struct app *app, struct arena *arena)
{
  const char *path = app->options->path, *name = file_base_name(path);
  if (app->options->practice) return path;
  if (name == path) return practice_name;
  return file_join(arena, arena_strndup(arena, path, (size_t)(name - path) - 1), practice_name);
}

static void practise(struct app *app)
{
  struct arena arena = {0};
  struct err err = {.field = -1};
  struct app_work work = {.app = app, .title = _("Making practice data")};
  const char *path = practice_path(app, &arena);
  bool there = file_exists(path);
  if (!there && (!file_make_folder_for(path, &err) ||
                 !ops_new_practice(path, &app->clock, 0, app_progress, &work, &err)))
    app_say_error(app, &err);
  else
    begin_work(app, path);
  arena_release(&arena);
}

/* ---- a file that is there ---- */

static void way_chosen(struct app *app, void *data, int answer)
{
  struct start *s = data;
  struct err err = {.field = -1};
  const char *path = app->options->path;
  if (answer < 0) return;
  if (answer == 0) {
    begin_work(app, s->path);
  } else if (!file_make_folder_for(path, &err) || !store_restore(s->path, path, &err)) {
    app_say_error(app, &err);
  } else {
    begin_work(app, path);
  }
}

static void path_given(struct app *app, void *data, const char *text)
{
  static const char *const answers[] = {N_("Work in the file where it lies"),
                                        N_("It is a backup: restore it")};
  struct start *s = data;
  struct err err = {.field = -1};
  if (!text) return;
  free(s->path);
  s->path = mem_strdup(text);
  if (!file_exists(text)) {
    err_set(&err, _("There is no file %s. Check the name and try again."), text);
    app_say_error(app, &err);
    return;
  }
  app_ask(app, _("Open or restore"),
          _("A backup that is restored becomes the database; the backup itself is left as it is."),
          answers, 2, way_chosen, s);
}

/* ---- the screen ---- */

static void choose(struct app *app, struct start *s)
{
  if (s->at == 0)
    app_ask_text(app, _("New database"), _("What is the municipality called?"),
                 _("Write the municipality's name, for example Lysekils kommun."),
                 municipality_given, s);
  else if (s->at == 1)
    practise(app);
  else
    app_ask_path(app, _("Open or restore"), _("Write the file's name with its folder."),
                 _("Write a file name, for example /media/usb/lagesbild.db."), NULL, path_given, s);
}

static void start_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct start *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  int x = r.x + 2, w = r.w - 4;
  draw_clear(pane->rect);
  draw_frame(pane->rect, _("First start"), true);
  r.y += (r.h - (SHOW_HEIGHT - 2)) / 2;
  if (r.y < pane->rect.y + 1) r.y = pane->rect.y - 1;
  draw_run(r.y + 2, x, w, STYLE_TEXT, _("Welcome to Lägesbild."));
  draw_run(r.y + 3, x, w, STYLE_TEXT,
           _("The program collects observations of places, not of persons."));
  draw_run(r.y + 5, x, w, STYLE_TEXT, _("How do you want to begin?"));
  for (int i = 0; i < CHOICES; i++) {
    int y = r.y + FIRST_CHOICE + i * CHOICE_STEP;
    struct buf text = {0};
    buf_addf(&text, "%s %d  %s", i == s->at ? draw_arrow() : " ", i + 1, _(choices[i].name));
    draw_run(y, x, w, i == s->at ? STYLE_SELECTED : STYLE_TEXT, buf_text(&text));
    draw_run(y + 1, x + 7, w - 7, STYLE_TEXT, _(choices[i].about));
    if (i == s->at) draw_cursor(y, x, focus);
    buf_release(&text);
  }
  draw_run(r.y + 17, x, w, STYLE_TEXT,
           _("Nothing is created on the computer before you have chosen."));
}

static bool start_key(struct app *app, struct pane *pane, const struct key *key)
{
  struct start *s = pane->state;
  if (key->code == K_UP || key->code == K_DOWN) {
    s->at = (s->at + (key->code == K_UP ? CHOICES - 1 : 1)) % CHOICES;
    return true;
  }
  if (key->code < '1' || key->code >= '1' + CHOICES) return false;
  s->at = key->code - '1';
  choose(app, s);
  return true;
}

static void start_close(struct app *app, struct pane *pane)
{
  (void)app;
  free(((struct start *)pane->state)->path);
}

static const char *start_hint(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return _("The arrow keys or 1–3 choose, Enter goes on.");
}

static bool run_choose(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  choose(app, app_pane(app)->state);
  return true;
}

static bool turn_ascii(struct app *app, int argument, struct err *err)
{
  (void)app, (void)argument, (void)err;
  term_set_ascii(!term_ascii());
  draw_forget();
  return true;
}

/* Most of the program's commands need a file, so that only these stand here. */
static bool run_program(struct app *app, int key, struct err *err)
{
  (void)err;
  app_command(app, command_find(app_commands, key));
  return true;
}

static const struct command start_commands[] = {
    {.id = "start-help",
     .key = K_F1,
     .second = K_CTRL('g'),
     .third = '?',
     .label = N_("Help"),
     .name = N_("Help"),
     .help = N_("Shows what every key does here and runs it."),
     .priority = 1,
     .run = run_program,
     .argument = K_F1},
    {.id = "start-choose",
     .key = K_ENTER,
     .label = N_("Choose"),
     .name = N_("Choose how to begin"),
     .help = N_("Begins in the way that is marked."),
     .priority = 2,
     .menu = MENU_FILE,
     .run = run_choose},
    {.id = "start-ascii",
     .key = 'a',
     .label = N_("ASCII mode"),
     .name = N_("Plain signs"),
     .help = N_("Draws with plain signs, for a terminal that lacks the others."),
     .priority = 3,
     .run = turn_ascii},
    {.id = "start-quit",
     .key = K_F10,
     .second = K_CTRL('q'),
     .label = N_("Quit"),
     .name = N_("Quit"),
     .help = N_("Ends the program. Nothing has been created."),
     .priority = 4,
     .run = run_program,
     .argument = K_F10},
    {.id = NULL},
};

const struct pane_ops start_pane = {
    .id = "start",
    .name = N_("First start"),
    .about = N_("A new database gets categories, techniques and step definitions; areas, places, "
                "units and departments come from the catalogue that you choose."),
    .commands = start_commands,
    .state_size = sizeof(struct start),
    .draw = start_draw,
    .key = start_key,
    .close = start_close,
    .hint = start_hint,
};

static void start_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = (struct rect){r.y + 1, r.x, r.h - 3, r.w};
}

static void start_title(struct app *app, struct view *view, struct buf *out)
{
  (void)app, (void)view;
  buf_addf(out, _("version %s"), LB_VERSION);
}

/* `over`, so that the bar holds nothing that needs a file. */
const struct view_ops start_view = {
    .id = "start",
    .over = true,
    .panes = {&start_pane},
    .layout = start_layout,
    .title = start_title,
};
