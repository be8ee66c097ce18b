// SPDX-License-Identifier: GPL-3.0-or-later
/* History and undo (drawing 25): everything that was done, newest first. Enter undoes down to and
 * with a row, after saying how much that is; an import can be withdrawn by itself. */
#include "ui/list_commands.h"
#include "ui/view_parts.h"
#include "ui/views.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ops/import.h"

#include <stdio.h>
#include <string.h>

enum { HISTORY_PAGE = 400 };
enum { COLUMN_WHEN, COLUMN_WHAT, COLUMN_WHO };

static const struct column columns[] = {
    [COLUMN_WHEN] = {"when", N_("When"), 10, 10, 10, false, SORT_NONE, 1},
    [COLUMN_WHAT] = {"what", N_("What"), 30, 43, 90, false, SORT_NONE, 2},
    [COLUMN_WHO] = {"who", N_("Who"), 10, 20, 24, false, SORT_NONE, 3},
};

struct history {
  struct journal_entry *rows;
  size_t n, wanted; /* how many are read; more when the end is reached */
  long all;
  const char *const *details; /* of the selected entry */
  size_t n_details;
  int today;
};

static int64_t row_id(void *data, size_t row)
{
  return ((struct history *)data)->rows[row].id;
}

static void when_cell(const struct history *h, const struct journal_entry *e, struct buf *out)
{
  struct buf today = {0};
  date_iso(&today, h->today);
  buf_add(out, e->undone ? "~" : e->bound ? draw_sign("■", "#") : " ");
  if (strncmp(e->at, buf_text(&today), 10) == 0)
    buf_addf(out, " %.2s.%.2s", e->at + 11, e->at + 14);
  else if (strncmp(e->at, buf_text(&today), 4) == 0)
    buf_addf(out, " %.5s", e->at + 5);
  else
    buf_addf(out, "%.10s", e->at);
  buf_release(&today);
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct history *h = data;
  const struct journal_entry *e = &h->rows[row];
  (void)style;
  if (column == COLUMN_WHEN) {
    when_cell(h, e, out);
  } else if (column == COLUMN_WHAT) {
    if (e->undone) buf_addf(out, "%s ", _("(undone)"));
    ops_history_line(out, e);
    if (e->bound) buf_addf(out, ", %s", _("cannot be undone"));
  } else {
    buf_add(out, e->who);
  }
}

static void history_open(struct app *app, struct pane *pane)
{
  (void)app;
  struct history *h = pane->state;
  h->wanted = HISTORY_PAGE;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
}

static bool history_load(struct app *app, struct pane *pane, struct err *err)
{
  struct history *h = pane->state;
  struct list_source source = {.data = h, .id = row_id, .cell = row_cell};
  h->today = app->clock.date;
  h->n_details = 0;
  if (pane->list.cursor + 1 >= h->wanted) h->wanted += HISTORY_PAGE;
  if (!store_journal(app->store, 0, h->wanted, &pane->arena, &h->rows, &h->n, err) ||
      !store_journal_count(app->store, &h->all, err))
    return false;
  source.n = h->n;
  list_set(&pane->list, &pane->arena, &source);
  return pane->list.selected == 0 ||
         ops_history_details(app->store, pane->list.selected, &pane->arena, &h->details,
                             &h->n_details, err);
}

static void history_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct history *h = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf line = {0};
  enum { DETAIL_LINES = 6 };
  draw_frame(pane->rect, _("History and undo"), focus);
  int at = list_draw(&pane->list, (struct rect){r.y, r.x, r.h - DETAIL_LINES - 2, r.w}, focus,
                     LIST_RULED);
  if (h->n == 0)
    draw_text(r.y + 2, r.x + 2, r.w - 3, STYLE_TEXT, _("Nothing has been done in this file yet."));
  int y = r.y + r.h - DETAIL_LINES - 1;
  for (size_t i = 0; i < h->n_details && y < r.y + r.h - 1; i++)
    y +=
        view_wrap((struct rect){y, r.x + 2, r.y + r.h - 1 - y, r.w - 3}, STYLE_TEXT, h->details[i]);
  buf_addf(&line, _("%s of %s"), TEXT_GROUPED((long long)pane->list.n_shown), TEXT_GROUPED(h->all));
  buf_addf(&line, " · %s", _("undone newest first · the limit is the latest lock or decision"));
  draw_text(r.y + r.h - 1, r.x + 2, r.w - 3, STYLE_TEXT, buf_text(&line));
  buf_release(&line);
  if (at >= 0) draw_cursor(at, r.x, focus);
}

/* ---- undoing down to a row ---- */

static size_t live_above(const struct history *h, int64_t id)
{
  size_t n = 0;
  for (size_t i = 0; i < h->n && h->rows[i].id >= id; i++)
    n += strcmp(h->rows[i].kind, "do") == 0 && !h->rows[i].undone;
  return n;
}

static void undo_answered(struct app *app, void *data, int answer)
{
  struct pane *pane = data;
  struct history *h = pane->state;
  struct err err = {.field = -1};
  struct buf phrase = {0};
  size_t n = live_above(h, pane->list.selected), done = 0;
  if (answer != 1) {
    app_say(app, "%s", _("Cancelled. Nothing has changed."));
    return;
  }
  while (done < n && ops_undo(&app->ops, &phrase, &err))
    done++;
  if (done < n)
    app_say_error(app, &err);
  else
    app_say(app,
            ngettext("%zu thing undone. Ctrl+Y does it again.",
                     "%zu things undone. Ctrl+Y does them again.", (unsigned long)done),
            done);
  buf_release(&phrase);
}

static bool undo_to(struct app *app, int argument, struct err *err)
{
  static const char *const answers[] = {N_("No, leave everything as it is"), N_("Yes, undo")};
  (void)argument;
  struct pane *pane = app_pane(app);
  struct history *h = pane->state;
  const struct journal_entry *entry = &h->rows[list_row(&pane->list)];
  if (entry->undone || strcmp(entry->kind, "do") != 0)
    return err_set(err, _("That row is undone already. Choose one that still holds."));
  struct buf text = {0};
  size_t n = live_above(h, entry->id);
  buf_addf(&text,
           ngettext("%zu thing will be undone:\n", "%zu things will be undone, newest first:\n",
                    (unsigned long)n),
           n);
  for (size_t i = 0, shown = 0; i < h->n && h->rows[i].id >= entry->id && shown < 6; i++) {
    if (strcmp(h->rows[i].kind, "do") != 0 || h->rows[i].undone) continue;
    ops_history_line(&text, &h->rows[i]);
    buf_add(&text, "\n");
    shown++;
  }
  app_ask(app, _("Undo"), buf_text(&text), answers, 2, undo_answered, pane);
  buf_release(&text);
  return true;
}

static bool withdraw(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct pane *pane = app_pane(app);
  struct history *h = pane->state;
  const struct journal_entry *entry = &h->rows[list_row(&pane->list)];
  if (!entry->import_id)
    return err_set(err, _("Only an import can be withdrawn by itself. Choose its row."));
  return import_withdraw(&app->ops, entry->import_id, err) && app_saved(app, true, err);
}

static const char *history_hint(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return _("Enter undoes everything down to and with the row (asks first). Ctrl+Y redoes.");
}

static const struct command history_commands[] = {
    {.id = "history-undo",
     .key = K_ENTER,
     .name = N_("Undo down to the row …"),
     .help = N_("Undoes everything down to and with the row, after asking."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = undo_to},
    {.id = "history-find", /* the program's, kept in the bar */
     .key = K_F3,
     .second = K_CTRL('f'),
     .label = N_("Find"),
     .name = N_("Find …"),
     .help = N_("Goes to the next row that has the word, without hiding the others."),
     .priority = 2,
     .run = list_command_filter,
     .argument = 0},
    {.id = "history-newest",
     .key = K_CTRL('z'),
     .label = N_("Undo"),
     .name = N_("Undo the newest"),
     .help = N_("Undoes the newest change, also one from an earlier day."),
     .priority = 3,
     .flags = COMMAND_WRITES,
     .run = app_undo,
     .argument = 0},
    {.id = "history-redo",
     .key = K_CTRL('y'),
     .label = N_("Redo"),
     .name = N_("Redo the newest"),
     .help = N_("Does again what was undone last."),
     .priority = 3,
     .flags = COMMAND_WRITES,
     .run = app_undo,
     .argument = 1},
    {.id = "history-withdraw",
     .key = 'w',
     .name = N_("Withdraw the import"),
     .help = N_("Withdraws a whole import by itself, past later work."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = withdraw},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops history_pane = {
    .id = "history",
    .name = N_("History and undo"),
    .about = N_("Everything that was done stands here for good. Undo goes strictly newest first, "
                "down to what others rely on: a lock or a decision. Rows that are undone are "
                "marked ~ and stay."),
    .commands = history_commands,
    .watch = TOPIC_JOURNAL | TOPIC_OBSERVATIONS | TOPIC_MEASURES | TOPIC_RANKINGS | TOPIC_PERIODS |
             TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_UNITS | TOPIC_BODIES | TOPIC_IMPORTS |
             TOPIC_SETTINGS | TOPIC_EVENTS,
    .follows = true,
    .state_size = sizeof(struct history),
    .open = history_open,
    .load = history_load,
    .draw = history_draw,
    .hint = history_hint,
};

const struct view_ops history_view = {
    .id = "history",
    .panes = {&history_pane},
    .layout = view_whole,
};
