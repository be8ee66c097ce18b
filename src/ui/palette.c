// SPDX-License-Identifier: GPL-3.0-or-later
/* The palette (drawing 20): type part of a word, Enter runs. Latest used first. */
#include "ui/views.h"

#include "base/i18n.h"
#include "base/text.h"
#include "ui/edit.h"
#include "ui/offer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PALETTE_WIDTH = 44, PALETTE_HEIGHT = 12, LATEST = 8 };

struct palette {
  struct edit edit;
  struct offer *offers;
  size_t n, n_shown, *shown, at, top;
  char latest[LATEST * 24]; /* ids, newest first, parted by blanks */
};

static void remember(struct app *app, struct palette *p, const char *id)
{
  char list[sizeof p->latest];
  int length = snprintf(list, sizeof list, "%s", id);
  char *rest = p->latest;
  int kept = 1;
  for (char *word = strtok_r(p->latest, " ", &rest); word && kept < LATEST;
       word = strtok_r(NULL, " ", &rest)) {
    if (strcmp(word, id) == 0 || length + (int)strlen(word) + 2 > (int)sizeof list) continue;
    length += snprintf(list + length, sizeof list - (size_t)length, " %s", word);
    kept++;
  }
  struct err ignored = {0}; /* a palette that forgets is no reason to stop a command */
  if (app->store) store_set_view_state(app->store, "palette", list, &ignored);
}

/* How late it was used: greater is later, 0 is not among the latest. */
static int used(const struct palette *p, const char *id)
{
  size_t length = strlen(id);
  for (const char *at = p->latest; (at = strstr(at, id)) != NULL; at++) {
    bool begins = at == p->latest || at[-1] == ' ';
    if (begins && (at[length] == 0 || at[length] == ' '))
      return (int)(sizeof p->latest - (size_t)(at - p->latest));
  }
  return 0;
}

/* Greater is earlier: applies now, place of the match, latest used. */
static int weight(const struct palette *p, const struct offer *offer, const char *typed)
{
  int match = *typed ? text_match_place(_(offer->command->name), typed) : 1;
  if (!match && *typed && text_match_place(_(offer->command->help), typed)) match = 1;
  if (!match) return 0;
  return 1 + match * 1000 + used(p, offer->command->id) * 4 + (offer->cause ? 0 : 10000) +
         (offer->here ? 1 : 0);
}

static void search(struct pane *pane)
{
  struct palette *p = pane->state;
  const char *typed = buf_text(&p->edit.text);
  p->shown = arena_alloc(&pane->arena, (p->n + 1) * sizeof *p->shown);
  p->n_shown = p->at = p->top = 0;
  for (size_t i = 0; i < p->n; i++) {
    int w = weight(p, &p->offers[i], typed);
    if (!w) continue;
    size_t j = p->n_shown++;
    for (; j > 0 && weight(p, &p->offers[p->shown[j - 1]], typed) < w; j--)
      p->shown[j] = p->shown[j - 1];
    p->shown[j] = i;
  }
}

static bool palette_load(struct app *app, struct pane *pane, struct err *err)
{
  struct palette *p = pane->state;
  const char *latest = NULL;
  if (app->store && !store_view_state(app->store, "palette", &pane->arena, &latest, err))
    return false;
  snprintf(p->latest, sizeof p->latest, "%s", latest ? latest : "");
  p->n = offer_collect(app, 1, &pane->arena, &p->offers);
  search(pane);
  return true;
}

static void palette_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  int h = PALETTE_HEIGHT, w = PALETTE_WIDTH;
  view->panes[0].rect = (struct rect){(r.h - h) / 2 - 1, (r.w - w) / 2, h, w};
}

static void draw_offer(struct rect r, int y, const struct offer *offer, bool on)
{
  struct buf name = {0}, key = {0};
  buf_addf(&name, offer->cause ? "(%s: %s)" : "%s", _(offer->command->name), offer->cause);
  offer_key(&key, offer->command);
  enum style style = on ? STYLE_SELECTED : STYLE_TEXT;
  int room = text_width(buf_text(&key));
  draw_text(y, r.x, r.w, style, on ? draw_arrow() : "");
  draw_run(y, r.x + 1, r.w - room - 3, style, buf_text(&name));
  draw_text_right(y, r.x + r.w - room - 1, room, style, buf_text(&key));
  buf_release(&name);
  buf_release(&key);
}

static void palette_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct palette *p = pane->state;
  struct rect r = draw_inside(pane->rect);
  int cy = r.y, cx = r.x + 3;
  draw_clear(pane->rect);
  draw_frame(pane->rect, _("Command"), true);
  draw_run(r.y, r.x + 1, 2, STYLE_TEXT, "> ");
  edit_draw(&p->edit, (struct rect){r.y, r.x + 3, 1, r.w - 4}, STYLE_TEXT, &cy, &cx);
  size_t page = (size_t)(r.h - 4);
  if (p->at < p->top) p->top = p->at;
  if (p->at >= p->top + page) p->top = p->at - page + 1;
  for (size_t i = 0; i < page && p->top + i < p->n_shown; i++)
    draw_offer(r, r.y + 2 + (int)i, &p->offers[p->shown[p->top + i]], p->top + i == p->at);
  struct buf foot = {0};
  buf_addf(&foot, _("%zu of %zu · latest used first"), p->n_shown, p->n);
  draw_text(r.y + r.h - 1, r.x + 1, r.w - 2, STYLE_TEXT, buf_text(&foot));
  buf_release(&foot);
  draw_cursor(cy, cx, focus);
}

static bool palette_key(struct app *app, struct pane *pane, const struct key *key)
{
  struct palette *p = pane->state;
  p->edit.limit = EDIT_SEARCH;
  if (key->code == K_UP || key->code == K_DOWN) {
    if (key->code == K_UP && p->at > 0) p->at--;
    if (key->code == K_DOWN && p->at + 1 < p->n_shown) p->at++;
    return true;
  }
  if (key->code == K_ENTER || key->code == K_ESC || !app_edit(app, &p->edit, key)) return false;
  if (p->edit.changed) search(pane);
  return true;
}

static bool palette_typing(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return true;
}

static void palette_close(struct app *app, struct pane *pane)
{
  (void)app;
  edit_release(&((struct palette *)pane->state)->edit);
}

static bool run_chosen(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct palette *p = app_pane(app)->state;
  if (p->at >= p->n_shown)
    return err_set(err, _("No command has that word. Try another, or press F1 for help."));
  const struct offer *offer = &p->offers[p->shown[p->at]];
  remember(app, p, offer->command->id);
  return offer_run(app, offer, err);
}

static const char *palette_hint(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return _("Type part of the word. Enter runs.");
}

static const struct command palette_commands[] = {
    {.id = "palette-row",
     .key = K_UP_DOWN,
     .label = N_("Choose"),
     .name = N_("Choose a row"),
     .help = N_("The arrow keys move the mark."),
     .priority = 3,
     .run = app_arrows},
    {.id = "palette-run",
     .key = K_ENTER,
     .label = N_("Run"),
     .name = N_("Run the command"),
     .help = N_("Runs the marked command."),
     .priority = 1,
     .run = run_chosen},
    {.id = "palette-close",
     .key = K_ESC,
     .label = N_("Close"),
     .name = N_("Close the palette"),
     .help = N_("Closes the palette; nothing is changed."),
     .priority = 2,
     .run = app_leave},
    {.id = NULL},
};

const struct pane_ops palette_pane = {
    .id = "palette",
    .name = N_("Command"),
    .commands = palette_commands,
    .state_size = sizeof(struct palette),
    .load = palette_load,
    .draw = palette_draw,
    .key = palette_key,
    .typing = palette_typing,
    .close = palette_close,
    .hint = palette_hint,
};

const struct view_ops palette_view = {
    .id = "palette",
    .over = true,
    .panes = {&palette_pane},
    .layout = palette_layout,
};
