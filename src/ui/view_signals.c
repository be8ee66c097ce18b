// SPDX-License-Identifier: GPL-3.0-or-later
/* Unusual months (drawing 14): areas and category groups whose month was higher or lower than
 * their own months before, and in sentences why the selected one is said to be so. */
#include "ui/views.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/plot.h"
#include "domain/stats.h"
#include "report/signals_text.h"
#include "ui/view_parts.h"

#include <stdio.h>
#include <string.h>

enum {
  COLUMN_SIGN,
  COLUMN_AREA,
  COLUMN_GROUP,
  COLUMN_COUNT,
  COLUMN_EXPECTED,
  COLUMN_LIMIT,
  COLUMN_LEVEL,
  COLUMNS
};
enum { NEXT = 3 /* of those that are as expected, shown for comparison */, ID_SHIFT = 24 };

static const struct column signal_columns[COLUMNS] = {
    [COLUMN_SIGN] = {"sign", " ", 2, 2, 2, false, SORT_NONE, 1},
    [COLUMN_AREA] = {"area", N_("Area"), 16, 21, 34, false, SORT_TEXT, 2},
    [COLUMN_GROUP] = {"group", N_("Category group"), 14, 17, 26, false, SORT_TEXT, 3},
    [COLUMN_COUNT] = {"count", " ", 4, 4, 6, true, SORT_NUMBER, 4},
    [COLUMN_EXPECTED] = {"expected", N_("Expected"), 6, 6, 9, true, SORT_NUMBER, 5},
    [COLUMN_LIMIT] = {"limit", N_("Limit"), 5, 5, 6, true, SORT_NUMBER, 6},
    [COLUMN_LEVEL] = {"level", N_("Judgement"), 12, 13, 16, false, SORT_NUMBER, 2},
};

struct signals_row {
  const struct signals_cell *cell;
  long limit;          /* 0 when the cell is not judged */
  const char *comment; /* NULL for none */
};

struct signals_pane {
  struct column columns[COLUMNS]; /* one is named by the month */
  char month_head[16];
  struct signals history;
  struct signals_month found;
  struct period_row period;
  struct signals_row *rows;
  size_t n;
  bool all;
};

static int64_t row_id(void *data, size_t row)
{
  const struct signals_cell *cell = ((struct signals_pane *)data)->rows[row].cell;
  return ((int64_t)cell->area->id << ID_SHIFT) + cell->group->id;
}

static double row_number(void *data, size_t row, size_t column)
{
  const struct signals_row *r = &((struct signals_pane *)data)->rows[row];
  switch (column) {
  case COLUMN_COUNT:
    return r->cell->judged.x;
  case COLUMN_EXPECTED:
    return r->cell->judged.prediction.expected;
  case COLUMN_LIMIT:
    return (double)r->limit;
  default:
    return -(double)row; /* they come in the order of their judgement */
  }
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct signals_row *r = &((struct signals_pane *)data)->rows[row];
  const struct signal_cell *judged = &r->cell->judged;
  const struct term *term = signals_term(judged->level);
  if (judged->level != SIGNAL_AS_EXPECTED) *style = STYLE_MARK;
  switch (column) {
  case COLUMN_SIGN:
    if (judged->judged) buf_add(out, draw_sign(term->sign, term->ascii));
    break;
  case COLUMN_AREA:
    buf_add(out, r->cell->area->name);
    break;
  case COLUMN_GROUP:
    buf_add(out, r->cell->group->name);
    break;
  case COLUMN_COUNT:
    text_number(out, (long long)judged->x);
    break;
  case COLUMN_EXPECTED:
    text_decimal(out, judged->judged ? judged->prediction.expected : STATS_NA, 1);
    break;
  case COLUMN_LIMIT:
    if (judged->judged)
      text_number(out, r->limit);
    else
      buf_add(out, "–");
    break;
  default:
    buf_add(out, judged->judged ? _(term->label) : _("not judged"));
  }
}

static const char *comment_on(const struct signals_cell *cell, const struct month_comment *comments,
                              size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (comments[i].area_id == cell->area->id && comments[i].group_id == cell->group->id)
      return comments[i].text;
  return NULL;
}

static void choose_shown(struct signals_pane *s, struct arena *arena,
                         const struct month_comment *comments, size_t n_comments)
{
  size_t next = 0;
  s->rows = arena_alloc(arena, (s->found.n + 1) * sizeof *s->rows);
  s->n = 0;
  for (size_t i = 0; i < s->found.n; i++) {
    const struct signals_cell *cell = &s->found.cells[i];
    bool expected = cell->judged.level == SIGNAL_AS_EXPECTED;
    if (!s->all && expected && (!cell->judged.judged || next++ >= NEXT)) continue;
    s->rows[s->n++] = (struct signals_row){.cell = cell,
                                           .limit = cell->judged.judged ? signals_limit(cell) : 0,
                                           .comment = comment_on(cell, comments, n_comments)};
  }
}

static void signals_open(struct app *app, struct pane *pane)
{
  (void)app;
  struct signals_pane *s = pane->state;
  memcpy(s->columns, signal_columns, sizeof s->columns);
  list_init(&pane->list, s->columns, COLUMNS);
  pane->list.sort = COLUMN_LEVEL;
  pane->list.descending = true;
}

static bool signals_load(struct app *app, struct pane *pane, struct err *err)
{
  struct signals_pane *s = pane->state;
  struct arena *arena = &pane->arena;
  struct month_comment *comments;
  size_t n;
  int month = pane->view->subject.month;
  if (!signals_read(app->store, month, arena, &s->history, err) ||
      !store_period(app->store, month, &s->period, err) ||
      !store_month_comments(app->store, month, arena, &comments, &n, err))
    return false;
  signals_judge(&s->history, month, arena, &s->found);
  choose_shown(s, arena, comments, n);
  snprintf(s->month_head, sizeof s->month_head, "%s",
           text_capital(arena, date_month_short(month % 100)));
  s->columns[COLUMN_COUNT].head = s->month_head;
  list_set(&pane->list, arena,
           &(struct list_source){
               .n = s->n, .data = s, .id = row_id, .cell = row_cell, .number = row_number});
  return true;
}

/* ---- drawing ---- */

static const struct signals_row *selected(const struct pane *pane)
{
  size_t row = list_row(&pane->list);
  return row == SIZE_MAX ? NULL : &((const struct signals_pane *)pane->state)->rows[row];
}

static void draw_curve(const struct signals_row *row, int y, struct rect r, struct buf *text)
{
  double most = plot_most(row->cell->series, SIGNALS_SERIES);
  buf_clear(text);
  plot_spark(text, row->cell->series, SIGNALS_SERIES, most, term_ascii());
  buf_addf(text, _("  scale 0–%ld   "), (long)most);
  buf_add(text, row->cell->measure ? _("a measure was under way") : _("no measure was under way"));
  draw_text(y, r.x + 2, r.w - 3, STYLE_TEXT, buf_text(text));
}

/* What the group has said, else a slow drift of the area. */
static const char *remark(const struct signals_pane *s, const struct signals_row *row,
                          struct arena *arena)
{
  if (row->comment) return arena_printf(arena, _("Comment: %s"), row->comment);
  size_t area = (size_t)(row->cell->area - s->history.areas);
  const char *drift = signals_drift(&s->history, area, s->found.month, arena);
  return drift ? drift : "";
}

/* A sentence from line `y`, above `end`, whole or not at all; returns the line after it. */
static int put_sentence(int y, int end, struct rect r, const char *text)
{
  if (!text || y + view_lines(r.w - 3, text) > end) return y;
  return y + view_wrap((struct rect){y, r.x + 2, end - y, r.w - 3}, STYLE_TEXT, text);
}

static void draw_selected(const struct signals_pane *s, const struct signals_row *row, int y,
                          int end, struct rect r, struct arena *arena)
{
  struct buf text = {0};
  y = put_sentence(y, end, r, signals_counted(row->cell, s->found.month, arena));
  y = put_sentence(y, end, r, signals_rule(row->cell, arena));
  if (y < end) draw_curve(row, y++, r, &text);
  put_sentence(y, end, r, remark(s, row, arena));
  buf_release(&text);
}

static const char *foot(const struct signals_pane *s, struct arena *arena)
{
  size_t outside = s->found.higher + s->found.lower;
  const char *shown = arena_printf(arena, _("%zu of %zu outside the limit · showing %zu"), outside,
                                   s->found.judged, s->n);
  return arena_printf(arena, "%s · %s", shown,
                      s->all ? _("v shows the unusual ones") : _("v shows all"));
}

enum { FEET = 3 };

/* Lines under the list: those of drawing 14, and more where a sentence is too long for one. */
static int lines_below(const struct signals_pane *s, const struct signals_row *row, struct rect r,
                       struct arena *arena)
{
  enum { USUAL = 4, MOST = 6, RULED = 2, ROOM = 18, LARGE = 28 };
  int lines = r.h >= LARGE ? MOST : USUAL, width = r.w - 3;
  if (row && r.h >= ROOM) {
    int needed = view_lines(width, signals_counted(row->cell, s->found.month, arena)) +
                 view_lines(width, signals_rule(row->cell, arena)) + 1 +
                 view_lines(width, remark(s, row, arena));
    if (needed > lines) lines = needed < MOST ? needed : MOST;
  }
  return lines + RULED + FEET;
}

static void signals_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct signals_pane *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct arena arena = {0};
  draw_frame(pane->rect, _("Higher than expected"), focus);
  const char *short_of = signals_too_short(&s->found, &arena);
  const char *without = signals_without(&s->found, &arena);
  int end = r.y + r.h - 1;
  if (short_of) {
    put_sentence(put_sentence(r.y + 1, end, r, short_of), end, r, without);
    draw_cursor(r.y + 1, r.x + 1, focus);
  } else {
    const struct signals_row *row = selected(pane);
    int lower = lines_below(s, row, r, &arena);
    view_list(pane, (struct rect){r.y + 1, r.x, r.h - lower - 1, r.w - 1}, focus, LIST_RULED);
    if (row) draw_selected(s, row, end - lower + 2, end - FEET, r, &arena);
    int y = put_sentence(end - FEET, end, r, signals_chance(s->found.judged, &arena));
    y = put_sentence(y, end, r, signals_not_lower(&s->found));
    put_sentence(y, end, r, without);
    draw_text(end, r.x + 2, r.w - 3, STYLE_TEXT, foot(s, &arena));
  }
  arena_release(&arena);
}

static const char *signals_hint(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return _("A judgement is a question to the meeting, not an answer.");
}

/* ---- commands ---- */

static bool other_month(struct app *app, int step, struct err *err)
{
  struct view *view = app_view(app);
  int month = month_add(view->subject.month, step);
  if (month >= date_month(app->clock.date))
    return err_set(err, _("The month is not over yet. Judge it when it is whole."));
  view->subject.month = month;
  view->panes[0].marked = true;
  return true;
}

static bool show_all(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct pane *pane = app_pane(app);
  ((struct signals_pane *)pane->state)->all ^= true;
  pane->marked = true;
  return true;
}

static bool open_area(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &card_view, &(struct subject){.id = selected(app_pane(app))->cell->area->id});
  return true;
}

static void comment_written(struct app *app, void *data, const char *text)
{
  (void)data;
  struct err err = {.field = -1};
  const struct signals_row *row = selected(app_pane(app));
  if (!text || !row) return;
  const struct month_comment comment = {.month = app_view(app)->subject.month,
                                        .area_id = row->cell->area->id,
                                        .group_id = row->cell->group->id,
                                        .text = text};
  app_saved(app, ops_put_month_comment(&app->ops, &comment, NULL, &err), &err);
}

static bool comment(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_ask_text(app, _("Comment"), _("What does the group say of this month?"),
               _("Write what the group says of it."), comment_written, NULL);
  return true;
}

static bool explain(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct signals_cell *cell = selected(app_pane(app))->cell;
  app_push(app, &explain_view,
           &(struct subject){.text = "month",
                             .month = app_view(app)->subject.month,
                             .id = cell->area->id,
                             .other = cell->group->id});
  return true;
}

static const struct command signals_commands[] = {
    {.id = "signals-comment",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Comment"),
     .name = N_("Comment on the month …"),
     .help = N_("Writes what the group says of the selected row; it is printed beside it."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = comment},
    {.id = "signals-area",
     .key = K_ENTER,
     .name = N_("Open the area"),
     .help = N_("Opens the card of the area."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = open_area},
    {.id = "signals-all",
     .key = 'v',
     .name = N_("All areas and category groups"),
     .help = N_("Shows all that were compared, or only the unusual ones again."),
     .menu = MENU_SHOW,
     .run = show_all},
    {.id = "signals-earlier",
     .key = K_LEFT,
     .name = N_("The month before"),
     .help = N_("Judges the month before."),
     .menu = MENU_SHOW,
     .run = other_month,
     .argument = -1},
    {.id = "signals-later",
     .key = K_RIGHT,
     .name = N_("The month after"),
     .help = N_("Judges the month after."),
     .menu = MENU_SHOW,
     .run = other_month,
     .argument = 1},
    {.id = "signals-numbers",
     .key = 'g',
     .name = N_("How the judgement was computed"),
     .help = N_("Shows every step from the months before to the judgement, to be done again by "
                "hand."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = explain},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops signals_pane = {
    .id = "signals",
    .name = N_("Unusual months"),
    .about = N_("Each area and category group is held against its own 24 months before, with the "
                "season and how much such counts vary. Some are high by chance; how many that is "
                "at most stands below the list."),
    .commands = signals_commands,
    .watch = TOPIC_OBSERVATIONS | TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_PERIODS | TOPIC_UNITS |
             TOPIC_MEASURES,
    .state_size = sizeof(struct signals_pane),
    .open = signals_open,
    .load = signals_load,
    .draw = signals_draw,
    .hint = signals_hint,
};

static void signals_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = r;
}

static void signals_title(struct app *app, struct view *view, struct buf *out)
{
  (void)app;
  const struct signals_pane *s = view->panes[0].state;
  struct buf month = {0}, day = {0};
  view_month(&month, view->subject.month);
  date_iso(&day, s->period.locked_on);
  if (s->period.state == PERIOD_LOCKED && s->period.id)
    buf_addf(out, _("Picture of %s · locked %s"), buf_text(&month), buf_text(&day));
  else
    buf_addf(out, _("Picture of %s · not locked"), buf_text(&month));
  buf_release(&day);
  buf_release(&month);
}

const struct view_ops signals_view = {
    .id = "signals",
    .panes = {&signals_pane},
    .layout = signals_layout,
    .title = signals_title,
};
