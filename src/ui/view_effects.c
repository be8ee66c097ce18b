// SPDX-License-Identifier: GPL-3.0-or-later
/* What happened after the year's measures (drawing 15): a row of a forest plot each, and below them
 * the selected one in words. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/plot.h"
#include "ui/effect_detail.h"
#include "ui/effect_rows.h"
#include "ui/forms.h"
#include "ui/pane_util.h"
#include "ui/panes.h"
#include "ui/term.h"
#include "ui/view_parts.h"

enum { COLUMN_MEASURE, COLUMN_BEFORE, COLUMN_AFTER, COLUMN_PLOT, COLUMN_CHANGE, COLUMNS };
enum { LIST_LEAST = 2 };

static const struct column columns[COLUMNS] = {
    [COLUMN_MEASURE] = {"measure", N_("Measure"), 16, 26, 60, false, SORT_TEXT, 1},
    [COLUMN_BEFORE] = {"before", N_("Before"), 5, 5, 6, true, SORT_NUMBER, 3},
    [COLUMN_AFTER] = {"after", N_("After"), 5, 5, 6, true, SORT_NUMBER, 3},
    [COLUMN_PLOT] = {"change", N_("less   no difference   more"), 25, 31, 41, false, SORT_NONE, 2},
    [COLUMN_CHANGE] = {"percent", " ", 6, 6, 6, true, SORT_NUMBER, 2},
};

struct effects_state {
  struct effect_rows rows; /* first, see effect_rows.h */
  int plot;                /* columns that the plot has */
};

static void add_plot(struct buf *out, const struct effect *e, int width)
{
  if (!effect_judged(e)) {
    buf_add(out, "?  ");
    effect_words_short(out, e);
    return;
  }
  const struct effect_ratio *r = effect_headline(e);
  const struct plot_ratio ratio = {r->irr, 1 / r->res_upper, 1 / r->res_lower};
  plot_forest(out, &ratio, width, term_ascii());
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct effects_state *s = data;
  const struct effect *e = &s->rows.rows[row];
  (void)style;
  switch (column) {
  case COLUMN_MEASURE:
    ops_measure_name(out, e->measure->id);
    buf_addf(out, " %s, %s", e->measure->text, e->measure->area_name);
    break;
  case COLUMN_BEFORE:
    effect_count(out, e->before[BEFORE_A].count);
    break;
  case COLUMN_AFTER:
    if (e->after_span.months)
      effect_count(out, e->after);
    else
      buf_add(out, "–");
    break;
  case COLUMN_PLOT:
    add_plot(out, e, s->plot);
    break;
  default:
    if (effect_judged(e)) effect_words_change(out, effect_headline(e)->irr, EFFECT_MINUS);
  }
}

static double row_number(void *data, size_t row, size_t column)
{
  const struct effect *e = &((const struct effects_state *)data)->rows.rows[row];
  return column == COLUMN_BEFORE  ? e->before[BEFORE_A].count
         : column == COLUMN_AFTER ? e->after
                                  : effect_headline(e)->change;
}

static void effects_open(struct app *app, struct pane *pane)
{
  list_init(&pane->list, columns, COLUMNS);
  pane_recall(app, pane);
}

static bool effects_load(struct app *app, struct pane *pane, struct err *err)
{
  struct effects_state *s = pane->state;
  if (!effect_rows_load(app, pane, err)) return false;
  list_set(&pane->list, &pane->arena,
           &(struct list_source){s->rows.n, s, effect_row_id, row_cell, row_number});
  return true;
}

/* ---- drawing ---- */

/* The axis stands where other lists have their rule. */
static void draw_axis(const struct effects_state *s, const struct rect *r, const int *widths)
{
  struct buf axis = {0};
  int x = r->x + 1;
  for (int i = 0; i < COLUMN_PLOT; i++)
    x += widths[i] ? widths[i] + 1 : 0;
  plot_forest_axis(&axis, s->plot, term_ascii());
  draw_text(r->y + 1, r->x, r->w, STYLE_TEXT, "");
  draw_text(r->y + 1, x, s->plot, STYLE_HEAD, buf_text(&axis));
  buf_release(&axis);
}

static void draw_list(struct pane *pane, struct rect r, bool focus)
{
  struct effects_state *s = pane->state;
  int widths[LIST_COLUMNS] = {0};
  list_widths(pane->list.columns, pane->list.n_columns, r.w - 2, widths);
  s->plot = widths[COLUMN_PLOT];
  view_list(pane, r, focus, LIST_RULED);
  if (s->plot > 0) draw_axis(s, &(struct rect){r.y, r.x + 1, r.h, r.w - 1}, widths);
}

static void draw_legend(const struct pane *pane, struct rect r)
{
  const struct effect_rows *s = pane->state;
  struct buf text = {0};
  view_status(&pane->list, (long)s->n, &text);
  buf_addf(&text, " · %s", draw_sign("●", "o"));
  buf_add(&text, _(" estimate"));
  buf_addf(&text, "  %s", draw_sign("├ ┤", "| |"));
  buf_add(&text, " 95\u00a0%");
  buf_addf(&text, "  %s", draw_sign("┆", ":"));
  buf_add(&text, _(" as the comparison  ? too few"));
  draw_text(r.y, r.x, r.w, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static void effects_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct effects_state *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  draw_frame(pane->rect, _("Measures and what happened since"), focus);
  if (s->rows.n == 0) {
    pane_empty(pane, _("No measure had started in the year. ← and → choose another."), focus);
    return;
  }
  int heads = 2, room = r.h - heads - 2;
  int words = room - LIST_LEAST < EFFECT_DETAIL_LINES ? room - LIST_LEAST : EFFECT_DETAIL_LINES;
  int rows = (int)s->rows.n < room - words ? (int)s->rows.n : room - words;
  draw_list(pane, (struct rect){r.y, r.x, heads + rows, r.w}, focus);
  draw_rule(r.y + heads + rows, r.x + 1, r.w - 2);
  struct rect below = {r.y + heads + rows + 1, r.x + 2, r.h - heads - rows - 2, r.w - 4};
  const struct effect *e = effect_selected(pane);
  if (e) effect_detail_draw(&s->rows, e, below);
  draw_legend(pane, (struct rect){r.y + r.h - 1, r.x + 2, 1, r.w - 3});
}

/* ---- commands ---- */

static const struct effect *current(struct app *app)
{
  const struct pane *pane = app_pane(app);
  return pane->ops == &effects_pane || pane->ops == &effects_table_pane ? effect_selected(pane)
                                                                        : NULL;
}

static bool open_measure(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &measure_screen, &(struct subject){.id = app_pane(app)->list.selected});
  return true;
}

static bool set_outcome(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_outcome(app, app_pane(app)->list.selected);
  return true;
}

static const char *no_outcome(struct app *app)
{
  const struct effect *e = current(app);
  return !e || e->measure->state == MEASURE_FOLLOWED_UP
             ? NULL
             : _("the outcome is set when it is followed up");
}

/* Of the selected measure, or of the year's analysis as a whole. */
static bool write_lesson(struct app *app, int whole, struct err *err)
{
  (void)err;
  const struct pane *pane = app_pane(app);
  int64_t measure_id = whole ? 0 : pane->list.selected;
  const struct lesson *lesson = effect_lesson(pane->state, measure_id);
  form_lesson(app, lesson ? lesson->id : 0, measure_id, (int)pane->view->subject.other);
  return true;
}

static bool show_table(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &effects_table_view, &app_view(app)->subject);
  return true;
}

static bool show_arithmetic(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct pane *pane = app_pane(app);
  app_push(app, &explain_view,
           &(struct subject){.text = "effect",
                             .other = pane->list.selected,
                             .quarter = (int)pane->view->subject.other * 10 + 1});
  return true;
}

static bool turn_year(struct app *app, int by, struct err *err)
{
  struct view *view = app_view(app);
  if (by > 0 && view->subject.other >= effect_year(app))
    return err_set(err, _("No month of %d is over yet."), (int)view->subject.other + 1);
  view->subject.other += by;
  view->panes[0].marked = true;
  return true;
}

static const struct command effects_commands[] = {
    {.id = "effects-open",
     .key = K_ENTER,
     .name = N_("Open the measure"),
     .help = N_("Shows the measure with its log."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = open_measure},
    {.id = "effects-lesson",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Lesson"),
     .name = N_("Write the lesson …"),
     .help = N_("Writes down what the group takes with it from the measure."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = write_lesson},
    {.id = "effects-year-lesson",
     .name = N_("Write the year's lesson …"),
     .help = N_("Writes down what the group takes with it from the analysis as a whole."),
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = write_lesson,
     .argument = 1},
    {.id = "effects-outcome",
     .key = 'u',
     .name = N_("Outcome …"),
     .help = N_("Sets the group's outcome and closes the measure."),
     .menu = MENU_DECIDE,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = set_outcome,
     .why_not = no_outcome},
    {.id = "effects-table",
     .key = 't',
     .name = N_("All numbers as a table"),
     .help = N_("Shows the numbers behind the plot, a row each measure."),
     .menu = MENU_SHOW,
     .run = show_table},
    {.id = "effects-arithmetic",
     .key = 'g',
     .name = N_("How the numbers were computed"),
     .help = N_("Shows every step from the counts to the interval, to be done again by hand."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = show_arithmetic},
    {.id = "effects-previous",
     .key = K_LEFT,
     .name = N_("The year before"),
     .help = N_("Shows the measures of the year before."),
     .menu = MENU_SHOW,
     .run = turn_year,
     .argument = -1},
    {.id = "effects-next",
     .key = K_RIGHT,
     .name = N_("The year after"),
     .help = N_("Shows the measures of the year after."),
     .menu = MENU_SHOW,
     .run = turn_year,
     .argument = 1},
    VIEW_BACK,
    {.id = NULL},
};

static const char *effects_hint(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return _("t shows all numbers as a table. U sets the outcome: that is for the group.");
}

const struct pane_ops effects_pane = {
    .id = "effects",
    .name = N_("Measures and what happened since"),
    .about = N_("What was reported before and after each measure, against areas without one. The "
                "dot is the estimate, the line its interval; what crosses the dotted rule cannot "
                "be told from the comparison."),
    .commands = effects_commands,
    .watch = TOPIC_MEASURES | TOPIC_OBSERVATIONS | TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_PERIODS,
    .state_size = sizeof(struct effects_state),
    .open = effects_open,
    .load = effects_load,
    .draw = effects_draw,
    .close = pane_remember,
    .hint = effects_hint,
};

static void effects_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = r;
}

static void effects_title(struct app *app, struct view *view, struct buf *out)
{
  buf_addf(out, _("Annual analysis %d"), (int)view->subject.other);
  buf_add(out, " · ");
  view_today(out, app);
}

const struct view_ops effects_view = {
    .id = "effects",
    .panes = {&effects_pane},
    .layout = effects_layout,
    .title = effects_title,
};
