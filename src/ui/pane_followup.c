// SPDX-License-Identifier: GPL-3.0-or-later
/* Pane 4 of the main screen: follow-up comes first. */
#include "base/i18n.h"
#include "base/text.h"
#include "ui/followup_rows.h"
#include "ui/forms.h"
#include "ui/pane_util.h"
#include "ui/view_main.h"
#include "ui/views.h"
#include "ui/wheel_pane.h"

#include <stdio.h>
#include <stdlib.h>

static const enum measure_state counted[] = {MEASURE_DECIDED, MEASURE_ONGOING, MEASURE_OVERDUE,
                                             MEASURE_DONE};
enum { COUNTED = sizeof counted / sizeof *counted, COUNT_END = 15, BAR_AT = 17, LIST_LEAST = 9 };

struct followup_pane {
  struct followup_lines lines;
  long counts[MEASURE_OVERDUE + 1];
  bool any;
  struct followup_signals signals;
  bool unsettled, settling; /* the signals may be old; this load is for those just worked out */
};

static int64_t row_id(void *data, size_t row)
{
  return ((struct followup_pane *)data)->lines.rows[row].id;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct followup_row *r = &((struct followup_pane *)data)->lines.rows[row];
  *style = r->style;
  if (column == 0)
    buf_add(out, r->text_wide ? r->text_wide : r->text);
  else if (r->right)
    buf_add(out, r->right_wide ? r->right_wide : r->right);
}

static const struct column followup_columns[] = {
    {"what", N_("What"), 20, 30, 60, false, SORT_NONE, 1},
    {"when", N_("When"), 10, 14, 14, false, SORT_NONE, 2},
};

static bool followup_load(struct app *app, struct pane *pane, struct err *err)
{
  struct followup_pane *f = pane->state;
  struct measure_query open = {.open_only = true};
  struct measure *measures;
  size_t n;
  if (!store_measures(app->store, &open, &pane->arena, &measures, &n, err) ||
      !followup_lines_load(app, &pane->arena, measures, n, &f->signals, &f->lines, err))
    return false;
  f->unsettled = !f->settling;
  f->settling = false;
  f->any = n > 0;
  for (int i = 0; i <= MEASURE_OVERDUE; i++)
    f->counts[i] = 0;
  for (size_t i = 0; i < n; i++)
    f->counts[measure_shown_state(&measures[i], app->clock.date)]++;
  list_set(&pane->list, &pane->arena, &(struct list_source){f->lines.n, f, row_id, row_cell, NULL});
  return true;
}

static bool followup_settle(struct app *app, struct pane *pane)
{
  struct followup_pane *f = pane->state;
  struct followup_signals now = f->signals;
  struct err err = {.field = -1};
  if (!f->unsettled) return false;
  f->unsettled = false;
  if (!followup_signals_load(app, &now, &err)) app_say_error(app, &err);
  f->settling = now.month != f->signals.month || now.higher != f->signals.higher ||
                now.judged != f->signals.judged;
  f->signals = now;
  return f->settling;
}

static void draw_row(const struct followup_row *row, int y, struct rect r, bool selected)
{
  bool wide = r.w > MAIN_WIDE, head = row->sign != NULL;
  enum style style = selected ? STYLE_SELECTED : row->style;
  const char *right = wide && row->right_wide ? row->right_wide : row->right;
  int room = right ? text_width(right) : 0;
  draw_text(y, r.x, r.w, selected ? STYLE_SELECTED : STYLE_TEXT, selected ? draw_arrow() : "");
  if (head) draw_run(y, r.x + 1, 1, style, draw_sign(row->sign, row->ascii));
  draw_run(y, r.x + 3, r.w - 4 - (room ? room + 1 : 0), style,
           wide && row->text_wide ? row->text_wide : row->text);
  if (room) draw_run(y, r.x + r.w - 1 - room, room, style, right);
  if (selected) draw_cursor(y, r.x, true);
}

/* How many measures there are in each state, with a cell for each while there is room. */
static void draw_counts(const struct followup_pane *f, struct rect r)
{
  int room = r.w - BAR_AT - 1;
  long most = room;
  for (int i = 0; i < COUNTED; i++)
    if (f->counts[counted[i]] > most) most = f->counts[counted[i]];
  for (int i = 0; i < COUNTED; i++) {
    const struct term *term = &measure_state_terms[counted[i]];
    long count = f->counts[counted[i]];
    struct buf text = {0};
    draw_run(r.y + i, r.x + 1, 1, STYLE_TEXT, draw_sign(term->sign, term->ascii));
    draw_run(r.y + i, r.x + 3, 10, STYLE_TEXT, _(term->label));
    buf_addf(&text, "%ld", count);
    draw_run(r.y + i, r.x + COUNT_END - (int)text.length, (int)text.length, STYLE_TEXT,
             buf_text(&text));
    buf_clear(&text);
    draw_bar(&text, count, most, room, false);
    draw_run(r.y + i, r.x + BAR_AT, room, STYLE_TEXT, buf_text(&text));
    buf_release(&text);
  }
}

static void followup_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct followup_pane *f = pane->state;
  struct rect r = draw_inside(pane->rect);
  draw_frame(pane->rect, _("4 Follow-up"), focus);
  if (f->lines.n == 0) {
    pane_empty(pane,
               _("Nothing to follow up. Late measures and missing reports are shown here. F4: new "
                 "observation."),
               focus);
    return;
  }
  bool counts = f->any && r.w > MAIN_WIDE && r.h >= LIST_LEAST + COUNTED + 1;
  if (counts) {
    r.h -= 1; /* the last line stays free */
    draw_counts(f, (struct rect){r.y + r.h - COUNTED, r.x, COUNTED, r.w});
    r.h -= COUNTED + 1;
  }
  list_scroll(&pane->list, r.h);
  for (size_t i = 0; i < list_visible(&pane->list); i++) {
    size_t place = pane->list.top + i;
    draw_row(&f->lines.rows[pane->list.order[place]], r.y + (int)i, r,
             focus && place == pane->list.cursor);
  }
}

/* Judging the months again is the most that a start could do, and as a rule for nothing: what the
 * program knew when it ended holds as long as the journal has no later entry. */
static void recall_signals(struct app *app, struct followup_pane *f, const char *state)
{
  struct followup_signals then;
  struct err err = {.field = -1}; /* then they are judged anew */
  long entries, now;
  if (sscanf(state, "%*d %d %ld %zu %zu", &then.month, &entries, &then.higher, &then.judged) != 4 ||
      then.month != followup_month(app) || !store_journal_count(app->store, &now, &err) ||
      now != entries)
    return;
  f->signals = then;
  f->settling = true;
}

/* The main screen begins here when something is overdue or missing, else where it was left. */
static void followup_open(struct app *app, struct pane *pane)
{
  struct followup_pane *f = pane->state;
  const char *state = NULL;
  struct err err = {.field = -1}; /* load says it again where it can be seen */
  list_init(&pane->list, followup_columns, sizeof followup_columns / sizeof *followup_columns);
  pane_recall(app, pane);
  if (store_view_state(app->store, "main", &pane->arena, &state, &err) && state) {
    long focus = strtol(state, NULL, 10);
    if (focus >= MAIN_AREAS && focus <= MAIN_FOLLOWUP) pane->view->focus = (int)focus;
    recall_signals(app, f, state);
  }
  if (!followup_load(app, pane, &err)) return;
  pane->marked = false;
  if (f->lines.needs_action) pane->view->focus = MAIN_FOLLOWUP;
}

static void followup_close(struct app *app, struct pane *pane)
{
  const struct followup_pane *f = pane->state;
  char state[96];
  long entries;
  struct err ignored = {0}; /* as in pane_remember */
  pane_remember(app, pane);
  int n = snprintf(state, sizeof state, "%d", pane->view->focus);
  if (!f->unsettled && !pane->marked && store_journal_count(app->store, &entries, &ignored))
    snprintf(state + n, sizeof state - (size_t)n, " %d %ld %zu %zu", f->signals.month, entries,
             f->signals.higher, f->signals.judged);
  store_set_view_state(app->store, "main", state, &ignored);
}

static const struct followup_row *selected(struct app *app)
{
  struct pane *pane = app_pane(app);
  size_t row = list_row(&pane->list);
  return row == SIZE_MAX ? NULL : &((struct followup_pane *)pane->state)->lines.rows[row];
}

static bool open_line(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct followup_row *row = selected(app);
  if (row->line == LINE_REPORTS)
    app_push(app, &inventory_view, &(struct subject){.month = app->month});
  else if (row->line == LINE_MEASURE)
    app_push(app, &measure_screen, &(struct subject){.id = row->record});
  else if (row->line == LINE_SIGNALS)
    app_push(app, &signals_view, &(struct subject){.month = (int)row->record});
  else if (row->line == LINE_EVENT || row->line == LINE_EVENTS)
    app_push(app, &events_view, &(struct subject){.id = row->record});
  else if (row->line == LINE_WHEEL)
    app_push(app, &wheel_view_ops, NULL);
  else if (row->line == LINE_RHYTHM)
    wheel_ask_review(app, row->record);
  else if (row->line == LINE_OVERDUE || row->line == LINE_WEEK)
    app_push(app, &measures_view, NULL);
  else
    return err_set(err, _("There is nothing more behind this line."));
  return true;
}

static bool edit_line(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct followup_row *row = selected(app);
  if (row->line != LINE_MEASURE)
    return err_set(err, _("Choose a measure to change. Enter opens this line."));
  form_measure_edit(app, row->record);
  return true;
}

static bool new_observation(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_observation_new(app, 0);
  return true;
}

static bool decide_line(struct app *app, int argument, struct err *err)
{
  const struct followup_row *row = selected(app);
  if (row && row->line == LINE_REPORTS) return open_line(app, argument, err);
  if (row && row->line == LINE_MEASURE && app_may_write(app))
    form_decide_measure(app, row->record);
  else if (!row || row->line != LINE_MEASURE)
    return main_decide(app, argument, err);
  return true;
}

static const struct command followup_commands[] = {
    {.id = "followup-open",
     .key = K_ENTER,
     .second = K_RIGHT,
     .name = N_("Open the line"),
     .help = N_("Shows the measure, the month or the list behind the line."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = open_line},
    {.id = "followup-edit",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Change the measure …"),
     .help = N_("Opens the form of the selected measure."),
     .priority = 5,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = edit_line},
    {.id = "followup-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New"),
     .name = N_("New observation …"),
     .help = N_("Opens the form for what was seen; saving opens the next."),
     .priority = 2,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = new_observation},
    {.id = "followup-decide",
     .key = K_F8,
     .second = 'b',
     .label = N_("Decide"),
     .name = N_("Decide what the line is about …"),
     .help = N_("Opens the month to be locked, the decision on the measure, or the ranking."),
     .priority = 8,
     .menu = MENU_DECIDE,
     .run = decide_line},
    {.id = NULL},
};

const struct pane_ops followup_pane = {
    .id = "followup",
    .name = N_("4 Follow-up"),
    .about =
        N_("What needs to be done now: measures whose date has passed, what falls due this "
           "week and next, units that have not reported, what the year wheel says is late, and "
           "events ahead."),
    .commands = followup_commands,
    .watch = TOPIC_MEASURES | TOPIC_PERIODS | TOPIC_OBSERVATIONS | TOPIC_UNITS | TOPIC_EVENTS |
             TOPIC_AREAS | TOPIC_RANKINGS | TOPIC_WHEEL | TOPIC_CATEGORIES | TOPIC_MEETINGS,
    .state_size = sizeof(struct followup_pane),
    .open = followup_open,
    .load = followup_load,
    .settle = followup_settle,
    .draw = followup_draw,
    .close = followup_close,
};
