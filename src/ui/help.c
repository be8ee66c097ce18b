// SPDX-License-Identifier: GPL-3.0-or-later
/* Help (drawing 19): this screen's commands, then the whole program's, then a short text. Typing
 * searches, Enter runs. */
#include "ui/views.h"

#include "base/i18n.h"
#include "base/text.h"
#include "ui/edit.h"
#include "ui/offer.h"
#include "ui/view_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct help_row {
  const char *text; /* a heading or a line of text; NULL for a command */
  const struct offer *offer;
};

struct help {
  struct edit edit;
  struct offer *offers;
  size_t n;
  struct help_row *rows;
  size_t n_rows, capacity, at, top;
  char hint[320];
};

static void add(struct pane *pane, const char *text, const struct offer *offer)
{
  struct help *h = pane->state;
  h->rows = arena_grow(&pane->arena, h->rows, h->n_rows, &h->capacity, sizeof *h->rows);
  h->rows[h->n_rows++] = (struct help_row){text, offer};
}

static bool wanted(const struct offer *offer, const char *typed)
{
  return !*typed || text_match_place(_(offer->command->name), typed) ||
         text_match_place(_(offer->command->help), typed);
}

static const struct pane_ops *below(struct app *app)
{
  const struct view *view = app->views[app->n_views - 2];
  return view->panes[view->focus].ops;
}

static void add_group(struct pane *pane, const char *heading, bool here, bool own)
{
  struct help *h = pane->state;
  bool any = false;
  for (size_t i = 0; i < h->n; i++) {
    const struct offer *offer = &h->offers[i];
    if (offer->here != here || (here && (offer->pane != NULL) != own) ||
        !wanted(offer, buf_text(&h->edit.text)))
      continue;
    if (!any) add(pane, heading, NULL);
    any = true;
    add(pane, NULL, offer);
  }
  if (any) add(pane, "", NULL);
}

static void fill(struct app *app, struct pane *pane)
{
  struct help *h = pane->state;
  const struct pane_ops *screen = below(app);
  h->rows = NULL;
  h->n_rows = h->capacity = h->top = 0;
  add_group(pane, arena_printf(&pane->arena, _("ON THIS SCREEN: %s"), _(screen->name)), true, true);
  add_group(pane, _("IN THE WHOLE PROGRAM"), true, false);
  if (screen->about && !h->edit.text.length) {
    add(pane, _("HOW IT WORKS"), NULL);
    const char *rest = _(screen->about);
    while (*rest) {
      size_t skip, n = text_line(rest, 74, &skip);
      add(pane, arena_strndup(&pane->arena, rest, n), NULL);
      rest += skip;
    }
    add(pane, "", NULL);
  }
  if (h->edit.text.length) add_group(pane, _("ON OTHER SCREENS"), false, true);
  for (h->at = 0; h->at < h->n_rows && !h->rows[h->at].offer; h->at++)
    ;
}

static bool help_load(struct app *app, struct pane *pane, struct err *err)
{
  (void)err;
  struct help *h = pane->state;
  h->n = offer_collect(app, 1, &pane->arena, &h->offers);
  fill(app, pane);
  return true;
}

/* Where the columns of a row begin, and what is left of them for a blank between. */
enum { KEY_AT = 2, NAME_AT = 14, SENTENCE_AT = 30 };

static void draw_row(const struct help_row *row, int y, struct rect r, bool on)
{
  enum style style = on ? STYLE_SELECTED : STYLE_TEXT;
  if (!row->offer) {
    draw_text(y, r.x + KEY_AT, r.w - KEY_AT - 1, STYLE_TEXT, row->text);
    return;
  }
  struct buf key = {0};
  const struct command *c = row->offer->command;
  if (c->key)
    offer_key(&key, c);
  else if (c->menu)
    buf_addf(&key, _("Menu %s"), _(command_menu_names[c->menu]));
  draw_text(y, r.x, r.w, style, on ? draw_arrow() : "");
  draw_run(y, r.x + KEY_AT, NAME_AT - KEY_AT - 1, style, buf_text(&key));
  draw_run(y, r.x + NAME_AT, SENTENCE_AT - NAME_AT - 1, style, c->label ? _(c->label) : _(c->name));
  draw_run(y, r.x + SENTENCE_AT, r.w - SENTENCE_AT - 1, style, _(c->help));
  buf_release(&key);
}

static void help_draw(struct app *app, struct pane *pane, bool focus)
{
  struct help *h = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf line = {0};
  buf_addf(&line, _("Help: %s"), _(below(app)->name));
  draw_frame(pane->rect, buf_text(&line), true);
  buf_clear(&line);
  int x = r.x + 2 + draw_run(r.y, r.x + 2, 20, STYLE_TEXT, _("Search: ["));
  int cy = r.y, cx = x;
  edit_draw(&h->edit, (struct rect){r.y, x, 1, 20}, STYLE_TEXT, &cy, &cx);
  buf_addf(&line, _("]  %zu commands   Enter runs the command"), h->n);
  draw_run(r.y, x + 20, r.w - (x + 20 - r.x), STYLE_TEXT, buf_text(&line));
  buf_release(&line);
  draw_text(r.y + r.h - 1, r.x + KEY_AT, r.w - KEY_AT - 1, STYLE_TEXT,
            _("Start typing to search. An empty search shows all keys."));
  size_t page = (size_t)(r.h > 4 ? r.h - 4 : 1);
  if (h->at < h->top) h->top = h->at > 1 ? h->at - 1 : 0;
  if (h->at >= h->top + page) h->top = h->at - page + 1;
  for (size_t i = 0; i < page && h->top + i < h->n_rows; i++)
    draw_row(&h->rows[h->top + i], r.y + 2 + (int)i, r, h->top + i == h->at);
  draw_cursor(cy, cx, focus);
}

/* To the next row that is a command, at least `least` rows away. */
static void move(struct help *h, int step, size_t least)
{
  size_t at = h->at, found = h->at;
  while (step > 0 ? at + 1 < h->n_rows : at > 0) {
    at = step > 0 ? at + 1 : at - 1;
    if (h->rows[at].offer) found = at;
    if (found != h->at && (step > 0 ? found - h->at : h->at - found) >= least) break;
  }
  h->at = found;
}

static bool help_key(struct app *app, struct pane *pane, const struct key *key)
{
  struct help *h = pane->state;
  switch (key->code) {
  case K_UP:
  case K_DOWN:
    move(h, key->code == K_DOWN ? 1 : -1, 1);
    return true;
  case K_PGUP:
  case K_PGDN:
    move(h, key->code == K_PGDN ? 1 : -1, (size_t)(pane->rect.h > 6 ? pane->rect.h - 6 : 1));
    return true;
  case K_ENTER:
  case K_ESC:
  case K_F1:
    return false;
  default:
    h->edit.limit = EDIT_SEARCH;
    if (!app_edit(app, &h->edit, key)) return false;
    if (h->edit.changed) fill(app, pane);
    return true;
  }
}

static bool help_typing(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return true;
}

static void help_close(struct app *app, struct pane *pane)
{
  (void)app;
  edit_release(&((struct help *)pane->state)->edit);
}

static bool run_row(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct help *h = app_pane(app)->state;
  if (h->at >= h->n_rows || !h->rows[h->at].offer)
    return err_set(err, _("No command has that word. Esc shows all again."));
  return offer_run(app, h->rows[h->at].offer, err);
}

static bool leave(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct pane *pane = app_pane(app);
  struct help *h = pane->state;
  if (h->edit.text.length) {
    edit_clear(&h->edit);
    fill(app, pane);
    return true;
  }
  app_pop(app);
  return true;
}

static void help_title(struct app *app, struct view *view, struct buf *out)
{
  (void)app, (void)view;
  buf_add(out, _("Help"));
}

/* The whole sentence of the marked row, which its cell may cut. */
static const char *help_hint(struct app *app, struct pane *pane)
{
  (void)app;
  struct help *h = pane->state;
  if (h->at >= h->n_rows || !h->rows[h->at].offer) return _("Esc goes back to the same row.");
  const struct command *c = h->rows[h->at].offer->command;
  snprintf(h->hint, sizeof h->hint, "%s: %s", _(c->name), _(c->help));
  return h->hint;
}

static bool run_glossary(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_push(app, &glossary_view, NULL);
  return true;
}

static const struct command help_commands[] = {
    {.id = "help-glossary",
     .key = K_F1,
     .second = K_CTRL('g'),
     .label = N_("Glossary"),
     .name = N_("Glossary"),
     .help = N_("Shows every word and what it means here."),
     .priority = 1,
     .run = run_glossary},
    {.id = "help-row",
     .key = K_UP_DOWN,
     .label = N_("Choose"),
     .name = N_("Choose a row"),
     .help = N_("The arrow keys move the mark."),
     .priority = 3,
     .run = app_arrows},
    {.id = "help-run",
     .key = K_ENTER,
     .label = N_("Run"),
     .name = N_("Run the command"),
     .help = N_("Runs the marked command on the screen you came from."),
     .priority = 2,
     .run = run_row},
    {.id = "help-page",
     .key = K_PGDN,
     .label = N_("Page"),
     .name = N_("Next page"),
     .help = N_("Goes one page down; PgUp goes up."),
     .priority = 3,
     .run = app_arrows},
    {.id = "help-close",
     .key = K_ESC,
     .label = N_("Back"),
     .name = N_("Back to where you were"),
     .help = N_("Shows all commands again, or goes back to the same row."),
     .priority = 1,
     .run = leave},
    {.id = NULL},
};

/* While one searches, the keys of the whole program wait. */
static const struct command *help_bar(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return help_commands;
}

const struct pane_ops help_pane = {
    .id = "help",
    .name = N_("Help"),
    .commands = help_commands,
    .state_size = sizeof(struct help),
    .load = help_load,
    .draw = help_draw,
    .key = help_key,
    .typing = help_typing,
    .close = help_close,
    .hint = help_hint,
    .bar = help_bar,
};

const struct view_ops help_view = {
    .id = "help",
    .panes = {&help_pane},
    .layout = view_whole,
    .title = help_title,
};
