// SPDX-License-Identifier: GPL-3.0-or-later
/* The program's own commands: those that hold on every screen. */
#include "ui/app.h"

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "ui/form.h"
#include "ui/list_commands.h"
#include "ui/open_commands.h"
#include "ui/views.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static bool open_over(struct app *app, const struct view_ops *ops)
{
  app_push(app, ops, NULL);
  return true;
}

static bool run_help(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  return open_over(app, &help_view);
}

static bool run_menu(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  return open_over(app, &menu_view);
}

static bool run_palette(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  return open_over(app, &palette_view);
}

static bool run_quit(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_idle(app);
  app->done = true;
  return true;
}

static bool run_back(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct pane *pane = app_pane(app);
  if (pane->list.columns && pane->list.filter[0])
    list_filter(&pane->list, &pane->arena, "");
  else if (app->n_views > 1)
    app_pop(app);
  else
    app_say(app, "%s", _("This is the main screen. F10 quits."));
  return true;
}

static bool run_pane(struct app *app, int step, struct err *err)
{
  (void)err;
  struct view *view = app_view(app);
  app_focus(app, (view->focus + step + view->n_panes) % view->n_panes);
  return true;
}

static bool run_pane_number(struct app *app, int pane, struct err *err)
{
  (void)err;
  app_focus(app, pane);
  return true;
}

static const char *only_one_pane(struct app *app)
{
  return app_view(app)->n_panes > 1 ? NULL : _("this screen has one pane");
}

bool app_undo(struct app *app, int redo, struct err *err)
{
  struct buf phrase = {0};
  bool ok = redo ? ops_redo(&app->ops, &phrase, err) : ops_undo(&app->ops, &phrase, err);
  if (ok && redo)
    app_say(app, _("Done again: %s."), buf_text(&phrase));
  else if (ok)
    app_say(app, _("Undone: %s. Ctrl+Y does it again."), buf_text(&phrase));
  buf_release(&phrase);
  return ok;
}

static bool run_print(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  print_current(app);
  return true;
}

static bool run_project(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  project_current(app);
  return true;
}

static bool run_ascii(struct app *app, int argument, struct err *err)
{
  (void)app, (void)argument, (void)err;
  term_set_ascii(!term_ascii());
  draw_forget();
  return true;
}

/* Ctrl+Z undoes, so the way to the command line is a menu row. */
static bool run_suspend(struct app *app, int argument, struct err *err)
{
  (void)app, (void)argument, (void)err;
  term_suspend();
  raise(SIGSTOP);
  term_resume();
  return true;
}

static bool run_quarter(struct app *app, int step, struct err *err)
{
  (void)err;
  app->quarter = quarter_add(app->quarter, step);
  app_mark_all(app);
  return true;
}

#define SCREEN(screen_id, screen_key, text, sentence, in_menu, which)                    \
  {                                                                                      \
    .id = screen_id, .key = screen_key, .name = text, .help = sentence, .menu = in_menu, \
    .run = open_screen, .argument = which, .why_not = open_no_store                      \
  }
#define PANE(number, letter, text)                                                              \
  {                                                                                             \
    .id = "pane-" #number, .key = letter, .name = text, .help = N_("Moves to that pane."),      \
    .menu = MENU_SHOW, .run = run_pane_number, .argument = number - 1, .why_not = only_one_pane \
  }

const struct command app_commands[] = {
    {.id = "help",
     .key = K_F1,
     .second = K_CTRL('g'),
     .third = '?',
     .label = N_("Help"),
     .name = N_("Help"),
     .help = N_("Shows what every key does here and runs it."),
     .priority = 1,
     .menu = MENU_HELP,
     .flags = COMMAND_OVER,
     .run = run_help},
    SCREEN("observations", K_NONE, N_("Observations of the month …"),
           N_("Lists all observations of the month that is being entered, newest first."),
           MENU_SHOW, SCREEN_OBSERVATIONS),
    SCREEN("measures", K_NONE, N_("Measures …"), N_("Lists all measures by deadline."), MENU_SHOW,
           SCREEN_MEASURES),
    SCREEN("signals", 'x', N_("Unusual months …"),
           N_("Shows where the last whole month was higher than its own months before."), MENU_SHOW,
           SCREEN_SIGNALS),
    SCREEN("events", K_NONE, N_("Coming events …"),
           N_("Lists what is planned, when, where and whose it is."), MENU_SHOW, SCREEN_EVENTS),
    SCREEN("effects", 'h', N_("Measures and what happened since …"),
           N_("Shows what was reported before and after the year's measures."), MENU_SHOW,
           SCREEN_EFFECTS),
    OPEN_FIGURE("figure-heat", K_NONE, N_("Heat map …"),
                N_("Shows areas and months of a year as shades, greatest need first."),
                FIGURE_HEAT),
    OPEN_FIGURE("figure-places", K_NONE, N_("Places by quarter …"),
                N_("Shows how the areas changed places in the last four quarters."), FIGURE_BUMP),
    OPEN_FIGURE("figure-grid", K_NONE, N_("Need and influence …"),
                N_("Shows why these areas come first: need beside influence."), FIGURE_GRID),
    {.id = "find",
     .key = K_F3,
     .second = K_CTRL('f'),
     .label = N_("Find"),
     .name = N_("Find …"),
     .help = N_("Goes to the next row that has the word, without hiding the others."),
     .priority = 7,
     .menu = MENU_SHOW,
     .run = list_command_filter,
     .argument = 0,
     .why_not = list_command_none},
    {.id = "project",
     .key = K_F5,
     .second = K_CTRL('w'),
     .label = N_("Project"),
     .name = N_("Show on the projector"),
     .help = N_("Shows one of the three areas at a time, or the agenda, large and calm."),
     .priority = 6,
     .menu = MENU_SHOW,
     .run = run_project,
     .why_not = open_no_store},
    {.id = "pane-next",
     .key = K_F6,
     .second = K_TAB,
     .label = N_("Pane"),
     .name = N_("Next pane"),
     .help = N_("Moves to the next pane."),
     .priority = 9,
     .menu = MENU_SHOW,
     .run = run_pane,
     .argument = 1,
     .why_not = only_one_pane},
    {.id = "pane-previous",
     .key = K_BTAB,
     .name = N_("Previous pane"),
     .help = N_("Moves to the pane before."),
     .menu = MENU_SHOW,
     .run = run_pane,
     .argument = -1,
     .why_not = only_one_pane},
    {.id = "print",
     .key = K_F7,
     .second = K_CTRL('r'),
     .label = N_("Print"),
     .name = N_("Print what is shown"),
     .help = N_("Shows the paper of this screen, page by page."),
     .priority = 4,
     .menu = MENU_REPORT,
     .run = run_print,
     .why_not = open_no_store},
    {.id = "menu",
     .key = K_F9,
     .second = K_CTRL('o'),
     .third = 'm',
     .label = N_("Menu"),
     .name = N_("Menu"),
     .help = N_("Opens the menus."),
     .priority = 3,
     .menu = MENU_HELP,
     .run = run_menu},
    {.id = "quit",
     .key = K_F10,
     .second = K_CTRL('q'),
     .label = N_("Quit"),
     .name = N_("Quit"),
     .help = N_("Ends the program. Everything that was saved is there next time."),
     .priority = 10,
     .menu = MENU_FILE,
     .run = run_quit},
    {.id = "back",
     .key = K_ESC,
     .second = K_BACKSPACE,
     .name = N_("Back"),
     .help = N_("Takes a filter away, or goes one level up."),
     .menu = MENU_SHOW,
     .run = run_back},
    {.id = "palette",
     .key = K_CTRL('p'),
     .second = ':',
     .label = N_("Command"),
     .name = N_("Command …"),
     .help = N_("Finds any command by part of its name."),
     .priority = 11,
     .menu = MENU_HELP,
     .run = run_palette},
    {.id = "undo",
     .key = K_CTRL('z'),
     .name = N_("Undo"),
     .help = N_("Undoes the newest change, also one from an earlier day."),
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = app_undo,
     .argument = 0,
     .why_not = open_no_store},
    {.id = "redo",
     .key = K_CTRL('y'),
     .name = N_("Redo"),
     .help = N_("Does again what was undone last."),
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = app_undo,
     .argument = 1,
     .why_not = open_no_store},
    {.id = "copy",
     .key = K_CTRL('c'),
     .second = 'y',
     .name = N_("Copy the row"),
     .help = N_("Sends the selected row to the clipboard."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW,
     .run = list_command_copy,
     .why_not = list_command_none},
    {.id = "filter",
     .key = '/',
     .name = N_("Filter …"),
     .help = N_("Shows only rows with what you type; column:word limits to a column."),
     .menu = MENU_SHOW,
     .run = list_command_filter,
     .argument = 1,
     .why_not = list_command_none},
    {.id = "sort-next",
     .key = '>',
     .name = N_("Sort by the next column"),
     .help = N_("Sorts by the next column to the right."),
     .menu = MENU_SHOW,
     .run = list_command_sort,
     .argument = 1,
     .why_not = list_command_none},
    {.id = "sort-previous",
     .key = '<',
     .name = N_("Sort by the previous column"),
     .help = N_("Sorts by the next column to the left."),
     .menu = MENU_SHOW,
     .run = list_command_sort,
     .argument = -1,
     .why_not = list_command_none},
    {.id = "sort-turn",
     .key = '=',
     .name = N_("Turn the order"),
     .help = N_("Turns the order of the sorted column."),
     .menu = MENU_SHOW,
     .run = list_command_turn,
     .why_not = list_command_none},
    {.id = "find-next",
     .key = 'n',
     .name = N_("Next hit"),
     .help = N_("Goes to the next row with what was searched for."),
     .menu = MENU_SHOW,
     .run = list_command_find,
     .argument = 1,
     .why_not = list_command_none},
    {.id = "find-previous",
     .key = 'N',
     .name = N_("Previous hit"),
     .help = N_("Goes to the row before with what was searched for."),
     .menu = MENU_SHOW,
     .run = list_command_find,
     .argument = -1,
     .why_not = list_command_none},
    PANE(1, '1', N_("Pane 1")),
    PANE(2, '2', N_("Pane 2")),
    PANE(3, '3', N_("Pane 3")),
    PANE(4, '4', N_("Pane 4")),
    {.id = "new-observation",
     .key = 'o',
     .name = N_("New observation …"),
     .help = N_("Opens the form for what was seen; saving opens the next."),
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = open_new_observation,
     .why_not = open_no_store},
    {.id = "new-measure",
     .name = N_("New measure …"),
     .help = N_("Opens the form for something to be done, with owner and deadline."),
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = open_new_measure,
     .why_not = open_no_store},
    {.id = "new-event",
     .name = N_("New event ahead …"),
     .help = N_("Notes something coming that may affect safety."),
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = open_new_event,
     .why_not = open_no_store},
    {.id = "import",
     .name = N_("Import a file …"),
     .help = N_("Brings in observations or counts from a file, with a preview first."),
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = open_import,
     .why_not = open_no_store},
    {.id = "backup",
     .name = N_("Make a backup …"),
     .help = N_("Copies the whole database to a file and checks the copy."),
     .menu = MENU_FILE,
     .run = open_backup,
     .why_not = open_no_store},
    {.id = "settings",
     .name = N_("Municipality and signature …"),
     .help = N_("Changes the name, the signature, how many areas are chosen and the like."),
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = open_settings,
     .why_not = open_no_store},
    SCREEN("inventory", 'i', N_("Inventory …"),
           N_("Shows which units have reported this month, and locks the month."), MENU_DECIDE,
           SCREEN_INVENTORY),
    SCREEN("ranking", K_NONE, N_("Ranking …"),
           N_("Shows the order of the areas and what the group chooses."), MENU_DECIDE,
           SCREEN_RANKING),
    SCREEN("influence", K_NONE, N_("Judge the influence …"),
           N_("Takes in each rater's 1 to 5 for each area."), MENU_DECIDE, SCREEN_INFLUENCE),
    SCREEN("meeting", K_NONE, N_("Meeting …"),
           N_("Goes on with the meeting, or shows the next one that is called."), MENU_MEETING,
           SCREEN_MEETING),
    SCREEN("walk", K_NONE, N_("Follow-up …"),
           N_("Goes through what was decided, overdue first, one measure a page."), MENU_MEETING,
           SCREEN_WALK),
    SCREEN("wheel", L'å', N_("Year wheel …"),
           N_("Shows what is due when, and changes dates and rhythm."), MENU_MEETING, SCREEN_WHEEL),
    SCREEN("history", K_NONE, N_("History and undo …"),
           N_("Lists everything that was done, and undoes down to a row."), MENU_EDIT,
           SCREEN_HISTORY),
    SCREEN("reports", K_NONE, N_("All prints …"), N_("Lists the papers and shows the chosen one."),
           MENU_REPORT, SCREEN_REPORTS),
    SCREEN("areas", K_NONE, N_("Areas and places …"), N_("Lists the areas; they can be changed."),
           MENU_FILE, SCREEN_AREAS),
    SCREEN("categories", K_NONE, N_("Categories and weights …"),
           N_("Lists the categories; names and weights can be changed."), MENU_FILE,
           SCREEN_CATEGORIES),
    SCREEN("units", K_NONE, N_("Reporting units …"),
           N_("Lists those that report; they can be changed."), MENU_FILE, SCREEN_UNITS),
    SCREEN("owners", K_NONE, N_("Departments and owners …"),
           N_("Lists those that carry out measures; they can be changed."), MENU_FILE,
           SCREEN_OWNERS),
    SCREEN("bodies", K_NONE, N_("Bodies …"),
           N_("Lists the groups that meet and decide; they can be changed."), MENU_FILE,
           SCREEN_BODIES),
    {.id = "quarter-previous",
     .key = '[',
     .name = N_("Previous quarter"),
     .help = N_("Shows the quarter before."),
     .menu = MENU_SHOW,
     .run = run_quarter,
     .argument = -1,
     .why_not = open_no_store},
    {.id = "quarter-next",
     .key = ']',
     .name = N_("Next quarter"),
     .help = N_("Shows the quarter after."),
     .menu = MENU_SHOW,
     .run = run_quarter,
     .argument = 1,
     .why_not = open_no_store},
    {.id = "ascii",
     .name = N_("Plain signs"),
     .help = N_("Draws with plain signs, for a terminal that lacks the others."),
     .menu = MENU_SHOW,
     .run = run_ascii},
    {.id = "suspend",
     .name = N_("To the command line"),
     .help = N_("Leaves the screen to the shell; fg comes back here."),
     .menu = MENU_FILE,
     .run = run_suspend},
    {.id = NULL},
};
