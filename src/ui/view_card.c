// SPDX-License-Identifier: GPL-3.0-or-later
/* An area's card (drawing 06): its head, categories, measures, and the quarter's observations. */
#include "ui/card.h"

#include "base/i18n.h"
#include "ui/forms.h"
#include "ui/observation_rows.h"
#include "ui/pane_util.h"
#include "ui/view_parts.h"

static const struct column columns[] = {
    {"date", N_("Date"), 10, 10, 10, false, SORT_NUMBER, 1},
    {"time", N_("Time"), 5, 5, 5, false, SORT_NUMBER, 5},
    {"category", N_("Category"), 9, 9, 9, false, SORT_TEXT, 3},
    {"severity", N_("Sev"), 3, 3, 3, false, SORT_NUMBER, 4},
    {"source", N_("Source"), 11, 11, 20, false, SORT_TEXT, 6},
    {"note", N_("What happened"), 22, 40, 200, false, SORT_NONE, 2},
    {"place", N_("Place"), 16, 18, 24, false, SORT_TEXT, 7},
    {"number", N_("No."), 7, 7, 9, false, SORT_NUMBER, 8},
};
static const enum observation_cell cells[] = {CELL_DAY,    CELL_TIME, CELL_CATEGORY, CELL_SEVERITY,
                                              CELL_SOURCE, CELL_NOTE, CELL_PLACE,    CELL_NUMBER};

enum { PANE_TITLE, PANE_CATEGORIES, PANE_MEASURES, PANE_OBSERVATIONS };

bool card_new_observation(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_observation_new(app, app_view(app)->subject.id);
  return true;
}

const char *card_hint(struct app *app, struct pane *pane)
{
  (void)app;
  if (pane->ops == &card_observations_pane)
    return _("Enter opens the observation. g shows the numbers behind the curve.");
  if (pane->ops == &card_measures_pane)
    return _("Enter opens the measure. g shows the numbers behind the curve.");
  return _("g shows the numbers behind the curve.");
}

static void observations_open(struct app *app, struct pane *pane)
{
  (void)app;
  pane->view->focus = PANE_OBSERVATIONS;
  observation_rows_open(pane, columns, sizeof columns / sizeof *columns, cells);
}

static bool observations_load(struct app *app, struct pane *pane, struct err *err)
{
  const struct observation_query query = {.area_id = pane->view->subject.id,
                                          .period = period_of_quarter(app->quarter),
                                          .late = -1,
                                          .soft = -1};
  return observation_rows_load(app, pane, &query, err);
}

static void observations_draw(struct app *app, struct pane *pane, bool focus)
{
  const struct observation_rows *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  draw_frame(pane->rect, _("Observations"), focus);
  int y = list_draw(&pane->list, (struct rect){r.y, r.x + 1, r.h - 1, r.w - 2}, focus, LIST_HEAD);
  if (focus) draw_cursor(y < 0 ? r.y + 1 : y, r.x + 1, true);
  if (s->n == 0)
    view_wrap((struct rect){r.y + 1, r.x + 2, r.h - 2, r.w - 4}, STYLE_TEXT,
              _("No observations in the quarter. Press F4 to add the first."));
  view_status(&pane->list, s->all, &text);
  buf_addf(&text, _(" · quarter %d"), app->quarter % 10);
  buf_addf(&text, " · %s", _("< > chooses the column to sort by"));
  pane_foot(pane, buf_text(&text));
  buf_release(&text);
}

static const struct command commands[] = {
    OBSERVATION_COMMANDS("card-observation"),
    CARD_NEW_OBSERVATION,
    CARD_NUMBERS,
    VIEW_PANE_NEXT,
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops card_observations_pane = {
    .id = "card-observations",
    .name = N_("Observations of the area"),
    .about = N_("The quarter's observations, newest first. The sums above count the same rows, but "
                "for soft information."),
    .commands = commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_UNITS,
    .state_size = sizeof(struct observation_rows),
    .open = observations_open,
    .load = observations_load,
    .draw = observations_draw,
    .close = observation_rows_close,
    .hint = card_hint,
};

static void card_layout(struct app *app, struct view *view, struct rect r)
{
  enum { TITLE = 4, MIDDLE = 6, LEAST = 6 };
  (void)app;
  /* Of a tall window the middle takes a third; of a low one what the observations leave. */
  int middle = (r.h - TITLE) / 3;
  if (middle < MIDDLE) middle = MIDDLE;
  if (r.h - TITLE - middle < LEAST) middle = r.h - TITLE - LEAST;
  int left = r.w / 2;
  view->panes[PANE_TITLE].rect = (struct rect){r.y, r.x, TITLE, r.w};
  view->panes[PANE_CATEGORIES].rect = (struct rect){r.y + TITLE, r.x, middle, left};
  view->panes[PANE_MEASURES].rect = (struct rect){r.y + TITLE, r.x + left, middle, r.w - left};
  view->panes[PANE_OBSERVATIONS].rect =
      (struct rect){r.y + TITLE + middle, r.x, r.h - TITLE - middle, r.w};
  observation_rows_follow(&view->panes[PANE_OBSERVATIONS]);
}

const struct view_ops card_view = {
    .id = "card",
    .panes = {&card_title_pane, &card_categories_pane, &card_measures_pane,
              &card_observations_pane},
    .layout = card_layout,
};
