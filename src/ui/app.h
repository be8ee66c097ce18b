// SPDX-License-Identifier: GPL-3.0-or-later
/* The running program: the loop, the stack of views, the status line.
 *
 * Invariant: a key goes to the top view only; after each key the topics that changed mark panes,
 * marked visible panes are loaded, then everything is drawn, then the cursor is placed. Nothing is
 * done when no key comes. */
#ifndef LB_APP_H
#define LB_APP_H

#include "base/clock.h"
#include "config.h"
#include "ops/ops.h"
#include "ui/edit.h"
#include "ui/pane.h"
#include "ui/term.h"

struct app_options {
  const char *path; /* the database */
  bool practice;
  const struct config *config;
  struct term_options term;
  bool no_utf8; /* no locale with UTF-8 was found: text cannot be edited */
  struct clock clock;
};

enum { APP_VIEWS = 12 };

/* What a key set about, so that it can be tried again after the disk failed it. */
struct attempt {
  const struct view *view;       /* where; NULL when that view is gone */
  const struct command *command; /* NULL: the view took the key itself */
  int key;
};

struct app {
  const struct app_options *options;
  const struct config *config;
  struct clock clock;
  struct store *store; /* NULL until a file is open */
  struct ops ops;
  struct municipality municipality; /* strings in `arena` */
  struct arena arena;               /* reset when the settings change */
  int quarter;                      /* yyyyq that the main screen shows */
  int month;                        /* yyyymm that is being entered */
  struct view *views[APP_VIEWS];
  int n_views;
  struct view *left; /* to be closed after the key */
  char status[512];
  bool status_is_error;
  const struct command *command; /* that the last key stands for, run or refused; NULL for none */
  struct attempt attempt, retry; /* of this key; of the failure that is being told */
  struct err failed, told;       /* the disk's failure of this key, if any; that is being told */
  bool done;
  int exit_status;
  struct ops_daily *daily; /* today's copy while it is being made; NULL otherwise */
  char last_find[128];
  struct paper *paper; /* NULL until paper is first wanted */
};

/* Runs the full screen until it is left; returns the exit status. */
int app_run(const struct app_options *options);

/* In parts, for tests that drive the loop themselves. */
bool app_start(struct app *app, const struct app_options *options, struct err *err);
void app_key(struct app *app, const struct key *key);
void app_show(struct app *app); /* load what is marked, draw, cursor */
/* Lets the panes that show work out what they left for later, and shows it. When nothing waits. */
void app_settle(struct app *app);
void app_stop(struct app *app);

/* ---- for panes and commands ---- */

struct view *app_view(struct app *app); /* the top view; never NULL after start */
/* What lies below a view other than the first. */
const struct view *app_below(const struct app *app, const struct view *view);
struct pane *app_pane(struct app *app); /* its focused pane */
/* Opens a view on top. One that is open already with the same subject is returned to instead, and
 * of too many the one after the first is closed, so that no way through the screens ends. */
struct view *app_push(struct app *app, const struct view_ops *ops, const struct subject *subject);
void app_pop(struct app *app);  /* the top view; its panes are closed */
void app_home(struct app *app); /* back to the main screen */
void app_focus(struct app *app, int pane);
void app_mark_all(struct app *app);
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_say_error(struct app *app, const struct err *err);
/* As edit_key, and says so when not all of the text had room. */
bool app_edit(struct app *app, struct edit *edit, const struct key *key);
/* After a verb: "Sparat 13.42. Ctrl+Z ångrar: ..."; the error's sentence when `ok` is false.
 * Returns ok. */
bool app_saved(struct app *app, bool ok, const struct err *err);
/* True, or false with the read-only sentence shown. */
bool app_may_write(struct app *app);
/* Opens the file as the app's store (the first start, restoring). */
bool app_open_file(struct app *app, const char *path, struct err *err);
/* Runs a command as if its key had been pressed, with all its conditions. */
void app_command(struct app *app, const struct command *command);
/* A command's function that closes the top view. */
bool app_leave(struct app *app, int argument, struct err *err);
/* A command's function that undoes, or with argument 1 does again. */
bool app_undo(struct app *app, int redo, struct err *err);
/* The function of a row that only tells of arrows, which the pane takes itself. */
bool app_arrows(struct app *app, int argument, struct err *err);
/* The program's own commands. */
extern const struct command app_commands[];
/* Every pane there is, for help, palette, menus, the manual and tests; ends with NULL. */
extern const struct pane_ops *const app_panes[];

/* ---- dialogs; each pushes a view, and calls back when it is answered ---- */

/* Asks for one line of text (a reason). `done` gets NULL when it was left. `mandatory` refuses an
 * empty answer with `refusal`. */
void app_ask_text(struct app *app, const char *title, const char *question, const char *refusal,
                  void (*done)(struct app *app, void *data, const char *text), void *data);
/* The same for a file's name, where a leading ~ is the home folder. A proposal (NULL for none)
 * stands there: Enter takes it, the first letter typed replaces it. The strings are copied. */
void app_ask_path(struct app *app, const char *title, const char *question, const char *refusal,
                  const char *proposal, void (*done)(struct app *app, void *data, const char *path),
                  void *data);
/* Asks under which name a file shall be written, and before one that is there is replaced. `done`
 * gets NULL when it was left. The strings are copied. */
void app_ask_file(struct app *app, const char *title, const char *proposal,
                  void (*done)(struct app *app, void *data, const char *name), void *data);
/* Asks among two to five answers; the first is the default; `done` gets -1 when it was left. The
 * strings are copied. */
void app_ask(struct app *app, const char *title, const char *text, const char *const *answers,
             int n_answers, void (*done)(struct app *app, void *data, int answer), void *data);
/* Puts a text below the answers of the question that was just asked. It is copied. */
void app_ask_note(struct app *app, const char *note);
/* Chooses one of many from a list with a filter; `done` gets -1 when it was left. The strings are
 * copied. */
void app_choose(struct app *app, const char *title, const char *const *options, size_t n,
                void (*done)(struct app *app, void *data, long choice), void *data);
/* Long work: draws how far it has come at most twice a second after half a second, and looks for
 * Esc. Give it as progress callback with `struct app_work` as data. */
struct app_work {
  struct app *app;
  const char *title;
  long long started, drawn;
  bool cancelled;
};
bool app_progress(void *work, long done, long all);

#endif
