// SPDX-License-Identifier: GPL-3.0-or-later
/* All observations of a month, those of one unit in it, or those that have the words of a search.
 */
#include "ui/views.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/forms.h"
#include "ui/observation_rows.h"
#include "ui/view_parts.h"

#include <stdio.h>
#include <stdlib.h>

static const struct column columns[] = {
    {"date", N_("Date"), 10, 10, 10, false, SORT_NUMBER, 1},
    {"time", N_("Time"), 5, 5, 5, false, SORT_NUMBER, 5},
    {"area", N_("Area"), 15, 16, 24, false, SORT_TEXT, 2},
    {"category", N_("Category"), 9, 9, 9, false, SORT_TEXT, 3},
    {"severity", N_("Sev"), 3, 3, 3, false, SORT_NUMBER, 4},
    {"source", N_("Source"), 11, 11, 20, false, SORT_TEXT, 6},
    {"note", N_("What happened"), 14, 40, 200, false, SORT_NONE, 2},
    {"place", N_("Place"), 14, 16, 24, false, SORT_TEXT, 7},
    {"number", N_("No."), 7, 7, 9, false, SORT_NUMBER, 8},
};
static const enum observation_cell cells[] = {CELL_DAY,      CELL_TIME,     CELL_AREA,
                                              CELL_CATEGORY, CELL_SEVERITY, CELL_SOURCE,
                                              CELL_NOTE,     CELL_PLACE,    CELL_NUMBER};

struct month_observations {
  struct observation_rows rows; /* first: the functions of observation_rows know the state as it */
  const char *unit;             /* NULL: all units */
  char *words;                  /* of a search in all months; NULL: a month is shown */
  char hint[512];
};

static void pane_open(struct app *app, struct pane *pane)
{
  (void)app;
  struct month_observations *s = pane->state;
  struct subject *subject = &pane->view->subject;
  if (subject->text) subject->text = s->words = mem_strdup(subject->text);
  observation_rows_open(pane, columns, sizeof columns / sizeof *columns, cells);
}

static void pane_close(struct app *app, struct pane *pane)
{
  free(((struct month_observations *)pane->state)->words);
  observation_rows_close(app, pane);
}

static bool pane_load(struct app *app, struct pane *pane, struct err *err)
{
  struct month_observations *s = pane->state;
  const struct subject *subject = &pane->view->subject;
  const struct observation_query query = {
      .source_id = subject->id, .period = period_of_month(subject->month), .late = -1, .soft = -1};
  s->unit = NULL;
  if (s->words) return observation_rows_search(app, pane, s->words, err);
  if (subject->id) {
    struct reporting_unit *units;
    size_t n;
    if (!store_units(app->store, 0, &pane->arena, &units, &n, err)) return false;
    for (size_t i = 0; i < n; i++)
      if (units[i].id == subject->id) s->unit = units[i].name;
  }
  return observation_rows_load(app, pane, &query, err);
}

static void pane_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct month_observations *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  if (s->words)
    buf_addf(&text, "”%s”", s->words);
  else
    view_month(&text, pane->view->subject.month);
  if (s->unit) buf_addf(&text, " · %s", s->unit);
  struct buf title = {0};
  buf_addf(&title, _("Observations %s"), buf_text(&text));
  draw_frame(pane->rect, buf_text(&title), focus);
  buf_release(&title);
  buf_clear(&text);
  view_list(pane, (struct rect){r.y, r.x, r.h - 1, r.w - 1}, focus, LIST_HEAD);
  if (s->rows.n == 0)
    view_wrap((struct rect){r.y + 2, r.x + 2, r.h - 3, r.w - 4}, STYLE_TEXT,
              s->words ? _("No observation has words that begin so. Press F3 to search anew.")
                       : _("No observations in this month. Press F4 to add the first."));
  view_status(&pane->list, s->rows.all, &text);
  if (s->rows.more) buf_addf(&text, " · %s", _("there are older ones; add a word"));
  buf_addf(&text, " · %s", _("< > chooses the column to sort by"));
  draw_text(r.y + r.h - 1, r.x + 1, r.w - 2, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

/* The selected text in full, as its column may have cut it. */
static const char *pane_hint(struct app *app, struct pane *pane)
{
  (void)app;
  struct month_observations *s = pane->state;
  const struct observation *o = observation_rows_selected(pane);
  if (!o) return NULL;
  snprintf(s->hint, sizeof s->hint, "%s%s%s: %s", o->area_name, o->place_name ? ", " : "",
           o->place_name ? o->place_name : "", o->note ? o->note : o->category_name);
  return s->hint;
}

static bool new_observation(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app->month = app_view(app)->subject.month;
  form_observation_new(app, 0);
  return true;
}

static void words_given(struct app *app, void *data, const char *text)
{
  (void)data;
  if (text) app_push(app, &observations_view, &(struct subject){.text = text, .month = app->month});
}

static bool search(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_ask_text(app, _("Search all observations"), _("Words of the text, or how they begin:"),
               _("Write a word."), words_given, NULL);
  return true;
}

static const struct command commands[] = {
    OBSERVATION_COMMANDS("observations"),
    {.id = "observations-search",
     .key = K_F3,
     .second = K_CTRL('f'),
     .label = N_("Find"),
     .name = N_("Search all observations …"),
     .help = N_("Lists the observations of all months that have the words, the latest 200."),
     .priority = 4,
     .menu = MENU_SHOW,
     .run = search},
    {.id = "observations-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New obs"),
     .name = N_("New observation …"),
     .help = N_("Opens the form for what was seen in this month."),
     .priority = 3,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = new_observation},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops observations_pane = {
    .id = "observations",
    .name = N_("Observations"),
    .about = N_("Everything that was reported for the month, newest first. An observation that was "
                "entered by mistake is voided with a reason; it is never erased."),
    .commands = commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_UNITS,
    .state_size = sizeof(struct month_observations),
    .open = pane_open,
    .load = pane_load,
    .draw = pane_draw,
    .close = pane_close,
    .hint = pane_hint,
};

static void layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = r;
  observation_rows_follow(&view->panes[0]);
}

const struct view_ops observations_view = {
    .id = "observations",
    .panes = {&observations_pane},
    .layout = layout,
};
