// SPDX-License-Identifier: GPL-3.0-or-later
/* The month's inventory (drawing 05): which units have reported, and the lock. */
#include "ui/inventory_lock.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/forms.h"
#include "ui/view_parts.h"

#include <stdio.h>
#include <string.h>

enum { COLUMN_UNIT, COLUMN_STATE, COLUMN_OBSERVATIONS, COLUMN_RECEIVED, COLUMN_HOW };

static const struct column columns[] = {
    [COLUMN_UNIT] = {"unit", N_("Unit"), 22, 27, 44, false, SORT_NUMBER, 1},
    [COLUMN_STATE] = {"state", N_("State"), 13, 16, 18, false, SORT_TEXT, 2},
    [COLUMN_OBSERVATIONS] = {"observations", N_("Obs"), 4, 4, 6, true, SORT_NUMBER, 3},
    [COLUMN_RECEIVED] = {"received", N_("Received"), 10, 11, 12, false, SORT_NUMBER, 4},
    [COLUMN_HOW] = {"how", N_("How"), 10, 13, 40, false, SORT_TEXT, 5},
};

struct inventory {
  struct unit_report *rows;
  size_t n;
  struct period_row period;
  long counts[REPORT_VOIDED + 1], observations;
  const char *before; /* what is to be said of the month before */
  char hint[256];
};

static int64_t row_id(void *data, size_t row)
{
  return ((const struct inventory *)data)->rows[row].unit_id;
}

static bool has_report(const struct unit_report *r)
{
  return r->state != REPORT_MISSING && r->state != REPORT_VOIDED;
}

static void add_how(struct buf *out, const struct unit_report *r)
{
  if (r->state == REPORT_VOIDED && r->reason)
    buf_add(out, r->reason);
  else if (has_report(r))
    buf_add(out, r->way ? r->way : "");
  else if (r->reminded)
    buf_addf(out, _("reminded %d/%d"), date_day(r->reminded), date_month_of_year(r->reminded));
  else
    buf_add(out, _("not reminded"));
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct unit_report *r = &((const struct inventory *)data)->rows[row];
  switch (column) {
  case COLUMN_UNIT:
    inventory_unit_name(out, r);
    break;
  case COLUMN_STATE:
    view_term(out, report_state_terms, (int)r->state);
    *style = !has_report(r) ? STYLE_ACTION : STYLE_DONE;
    break;
  case COLUMN_OBSERVATIONS:
    if (has_report(r) || r->observations > 0)
      buf_addf(out, "%ld", r->observations);
    else
      buf_add(out, "–");
    break;
  case COLUMN_RECEIVED:
    if (has_report(r)) date_iso(out, r->received);
    break;
  default:
    add_how(out, r);
  }
}

static double row_number(void *data, size_t row, size_t column)
{
  const struct unit_report *r = &((const struct inventory *)data)->rows[row];
  if (column == COLUMN_OBSERVATIONS) return (double)r->observations;
  return column == COLUMN_RECEIVED ? r->received : (double)row;
}

static void inventory_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
  pane->list.sort = COLUMN_UNIT;
}

static bool inventory_load(struct app *app, struct pane *pane, struct err *err)
{
  struct inventory *s = pane->state;
  int month = pane->view->subject.month;
  memset(s->counts, 0, sizeof s->counts);
  s->observations = 0;
  if (!store_period(app->store, month, &s->period, err) ||
      !store_unit_reports(app->store, month, &pane->arena, &s->rows, &s->n, err) ||
      !inventory_month_before(app, month_add(month, -1), &pane->arena, &s->before, err))
    return false;
  for (size_t i = 0; i < s->n; i++) {
    s->counts[s->rows[i].state]++;
    s->observations += s->rows[i].observations;
  }
  list_set(&pane->list, &pane->arena,
           &(struct list_source){
               .n = s->n, .data = s, .id = row_id, .cell = row_cell, .number = row_number});
  return true;
}

static void draw_sums(const struct inventory *s, int y, struct rect r)
{
  struct buf text = {0};
  buf_addf(&text, _("Reported %s · nil %s · missing %s · late %s"),
           TEXT_GROUPED(s->counts[REPORT_REPORTED]), TEXT_GROUPED(s->counts[REPORT_NIL]),
           TEXT_GROUPED(s->counts[REPORT_MISSING]), TEXT_GROUPED(s->counts[REPORT_LATE]));
  if (s->counts[REPORT_VOIDED]) buf_addf(&text, _(" · voided %ld"), s->counts[REPORT_VOIDED]);
  int used = draw_run(y, r.x + 2, r.w - 4, STYLE_TEXT, buf_text(&text));
  buf_clear(&text);
  buf_addf(&text, ngettext("%s observation", "%s observations", (unsigned long)s->observations),
           TEXT_GROUPED(s->observations));
  int left = r.x + 2 + used + 2, width = text_width(buf_text(&text));
  int right = r.x + r.w - 4; /* in line with the rule above, or as far as it must */
  if (left + width > right) right = r.x + r.w - 1;
  if (right > left) draw_text_right(y, left, right - left, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
  draw_run(y + 1, r.x + 2, r.w - 4, STYLE_TEXT, s->before);
}

static void inventory_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct inventory *s = pane->state;
  enum { ABOVE = 3, BELOW = 5 }; /* a blank, head and rule; blank, two lines, blank, keys */
  struct rect r = draw_inside(pane->rect);
  draw_frame(pane->rect, _("Who has reported?"), focus);
  int rows = r.h - ABOVE - BELOW;
  if (rows > (int)pane->list.n_shown) rows = (int)pane->list.n_shown;
  if (rows < 1) rows = 1;
  view_list(pane, (struct rect){r.y + 1, r.x, rows + 2, r.w - 1}, focus, LIST_RULED);
  if (s->n == 0)
    draw_run(r.y + ABOVE, r.x + 2, r.w - 4, STYLE_TEXT, _("No units. Press F4 to add the first."));
  draw_sums(s, r.y + ABOVE + rows + 1, r);
  draw_run(r.y + r.h - 1, r.x + 2, r.w - 4, STYLE_TEXT,
           _("R reported   0 nil   P reminded (today's date)   Delete voids"));
}

static const char *inventory_hint(struct app *app, struct pane *pane)
{
  (void)app;
  struct inventory *s = pane->state;
  snprintf(s->hint, sizeof s->hint,
           ngettext("%zu of %zu unit. Missing is not nil: ask before you count.",
                    "%zu of %zu units. Missing is not nil: ask before you count.",
                    (unsigned long)s->n),
           pane->list.n_shown, s->n);
  return s->hint;
}

static void inventory_title(struct app *app, struct view *view, struct buf *out)
{
  const struct inventory *s = view->panes[0].state;
  int month = view->subject.month;
  struct buf text = {0};
  view_month(&text, month);
  /* Where the left half has more to say, the right one says less. */
  if (app->municipality.practice || store_read_only(app->store))
    buf_addf(out, "%s · ", buf_text(&text));
  else
    buf_addf(out, _("Inventory %s · "), buf_text(&text));
  buf_clear(&text);
  if (s->period.state == PERIOD_LOCKED) {
    date_iso(&text, s->period.locked_on);
    buf_addf(out, _("locked %s"), buf_text(&text));
  } else {
    date_iso(&text, date_add(date_last_of_month(month), app->municipality.lock_day));
    buf_addf(out, _("open until %s"), buf_text(&text));
  }
  buf_release(&text);
}

/* ---- commands ---- */

static const struct unit_report *selected(struct app *app)
{
  const struct pane *pane = app_pane(app);
  const struct inventory *s = pane->state;
  size_t row = list_row(&pane->list);
  return row < s->n ? &s->rows[row] : NULL;
}

static bool set_state(struct app *app, int state, struct err *err)
{
  const struct unit_report *r = selected(app);
  int month = app_view(app)->subject.month;
  bool ok = state == REPORT_REPORTED ? ops_unit_reported(&app->ops, month, r->unit_id, NULL, err)
            : state == REPORT_NIL    ? ops_unit_nil(&app->ops, month, r->unit_id, err)
                                     : ops_unit_reminded(&app->ops, month, r->unit_id, err);
  return app_saved(app, ok, err);
}

static void void_answered(struct app *app, void *data, const char *text)
{
  (void)data;
  struct err err = {.field = -1};
  const struct unit_report *r = selected(app);
  if (!text || !r) return;
  app_saved(app, ops_unit_void(&app->ops, app_view(app)->subject.month, r->unit_id, text, &err),
            &err);
}

static bool void_report(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct unit_report *r = selected(app);
  if (!has_report(r))
    return err_set(err, _("%s has no report to void in this month."), r->unit_name);
  app_ask_text(app, _("Void the report"),
               _("Why does the report not hold? The unit is asked again."), _("Write a reason."),
               void_answered, NULL);
  return true;
}

static bool new_row(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct inventory *s = app_pane(app)->state;
  if (s->n == 0) {
    form_unit(app, 0);
    return true;
  }
  app->month = app_view(app)->subject.month;
  form_observation_new(app, 0);
  return true;
}

static bool open_unit(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  const struct unit_report *r = selected(app);
  app_push(app, &observations_view,
           &(struct subject){.id = r->unit_id, .month = app_view(app)->subject.month});
  return true;
}

static bool show_month(struct app *app, int month, struct err *err)
{
  struct view *view = app_view(app);
  if (month > date_month(app->clock.date))
    return err_set(err, _("This is the newest month. ← goes to an earlier one."));
  view->subject.month = month;
  view->panes[0].marked = true;
  return true;
}

static bool step_month(struct app *app, int step, struct err *err)
{
  return show_month(app, month_add(app_view(app)->subject.month, step), err);
}

static void month_answered(struct app *app, void *data, int answer)
{
  (void)data;
  struct err err = {.field = -1};
  if (answer >= 0 && !show_month(app, month_add(date_month(app->clock.date), -answer), &err))
    app_say_error(app, &err);
}

static bool ask_month(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  enum { MONTHS = 5 };
  struct buf names[MONTHS] = {{0}};
  const char *answers[MONTHS];
  for (int i = 0; i < MONTHS; i++) {
    view_month(&names[i], month_add(date_month(app->clock.date), -i));
    answers[i] = buf_text(&names[i]);
  }
  app_ask(app, _("Month"), _("Which month? ← and → go further."), answers, MONTHS, month_answered,
          NULL);
  for (int i = 0; i < MONTHS; i++)
    buf_release(&names[i]);
  return true;
}

static bool lock_month(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct inventory *s = app_pane(app)->state;
  return inventory_lock_ask(app, app_view(app)->subject.month, s->rows, s->n, err);
}

static const char *locked_already(struct app *app)
{
  const struct pane *pane = app_pane(app);
  if (pane->ops != &inventory_pane) return NULL;
  const struct inventory *s = pane->state;
  return s->period.state == PERIOD_LOCKED ? _("the month is locked") : NULL;
}

#define UNIT_STATE(id_, key_, name_, help_, state_)                                    \
  {                                                                                    \
    .id = id_, .key = key_, .name = name_, .help = help_, .menu = MENU_EDIT,           \
    .flags = COMMAND_ROW | COMMAND_WRITES, .run = set_state, .argument = (int)(state_) \
  }

static const struct command commands[] = {
    {.id = "inventory-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New obs"),
     .name = N_("New observation …"),
     .help = N_("Opens the form for what was seen in this month."),
     .priority = 3,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = new_row},
    {.id = "inventory-month",
     .key = K_F6,
     .second = K_TAB,
     .third = 'k',
     .label = N_("Month"),
     .name = N_("Another month …"),
     .help = N_("Shows the inventory of another month."),
     .priority = 5,
     .menu = MENU_SHOW,
     .run = ask_month},
    {.id = "inventory-lock",
     .key = K_F8,
     .second = 'b',
     .label = N_("Lock month"),
     .name = N_("Lock the month …"),
     .help = N_("Lists what is missing, then freezes the month with its print."),
     .priority = 4,
     .menu = MENU_DECIDE,
     .flags = COMMAND_WRITES,
     .run = lock_month,
     .why_not = locked_already},
    UNIT_STATE("inventory-reported", 'r', N_("Reported"),
               N_("The unit has reported, also when its report holds no observation."),
               REPORT_REPORTED),
    UNIT_STATE("inventory-nil", '0', N_("Nil report"),
               N_("The unit has said that nothing happened; that is a report."), REPORT_NIL),
    UNIT_STATE("inventory-reminded", 'p', N_("Reminded today"),
               N_("Notes that the unit was reminded today."), REPORT_MISSING),
    {.id = "inventory-void",
     .key = K_DELETE,
     .name = N_("Void the report …"),
     .help = N_("Takes the unit's report back, with a reason; the unit is asked again."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = void_report},
    {.id = "inventory-unit",
     .key = K_ENTER,
     .name = N_("The unit's observations"),
     .help = N_("Lists what the unit has reported for the month."),
     .menu = MENU_SHOW,
     .flags = COMMAND_ROW,
     .run = open_unit},
    {.id = "inventory-earlier",
     .key = K_LEFT,
     .name = N_("The month before"),
     .help = N_("Shows the month before."),
     .menu = MENU_SHOW,
     .run = step_month,
     .argument = -1},
    {.id = "inventory-later",
     .key = K_RIGHT,
     .name = N_("The month after"),
     .help = N_("Shows the month after."),
     .menu = MENU_SHOW,
     .run = step_month,
     .argument = 1},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops inventory_pane = {
    .id = "inventory",
    .name = N_("Inventory"),
    .about = N_("A unit that has not answered is missing, which is not the same as nil: ask it. "
                "Nil is a report. A report that comes when the month is locked is late; it is not "
                "in the locked print, but counts in the quarter and the year."),
    .commands = commands,
    .watch = TOPIC_PERIODS | TOPIC_UNITS | TOPIC_OBSERVATIONS,
    .state_size = sizeof(struct inventory),
    .open = inventory_open,
    .load = inventory_load,
    .draw = inventory_draw,
    .hint = inventory_hint,
};

const struct view_ops inventory_view = {
    .id = "inventory",
    .panes = {&inventory_pane},
    .layout = view_whole,
    .title = inventory_title,
};
