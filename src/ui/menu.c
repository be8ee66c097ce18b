// SPDX-License-Identifier: GPL-3.0-or-later
/* The menus (drawing 21), made from the menu member of every command. */
#include "ui/views.h"

#include "base/i18n.h"
#include "base/text.h"
#include "ui/offer.h"
#include "ui/view_parts.h"

#include <stdlib.h>
#include <string.h>

enum { MENU_ROWS = 40 };
#define MENU_RULE SIZE_MAX /* a line between what is the screen's and what is the program's */

struct menu {
  struct offer *offers;
  size_t n;
  int open, at; /* which menu, which row in it */
  size_t rows[MENU_ROWS];
  int n_rows, width;
};

static int offer_width(const struct offer *offer)
{
  struct buf key = {0};
  offer_key(&key, offer->command);
  int width = text_width(_(offer->command->name)) + text_width(buf_text(&key)) + 6;
  if (offer->cause) width += text_width(offer->cause) + 4;
  buf_release(&key);
  return width;
}

/* The rows of one group: the screen's own, the program's, and last how to leave it. */
static void add_group(struct menu *m, int which, int group)
{
  bool first = true;
  for (size_t i = 0; i < m->n && m->n_rows + 2 <= MENU_ROWS; i++) {
    const struct offer *offer = &m->offers[i];
    int its = offer->pane ? 0 : strcmp(offer->command->id, "quit") != 0 ? 1 : 2;
    if ((int)offer->command->menu != which || !offer->here || its != group) continue;
    if (first && m->n_rows > 0) m->rows[m->n_rows++] = MENU_RULE;
    first = false;
    m->rows[m->n_rows++] = i;
    if (offer_width(offer) > m->width) m->width = offer_width(offer);
  }
}

static void open_menu(struct menu *m, int which)
{
  m->open = which;
  m->at = 0;
  m->n_rows = 0;
  m->width = 0;
  for (int group = 0; group < 3; group++)
    add_group(m, which, group);
}

static void step(struct menu *m, int by)
{
  do
    m->at = (m->at + by + m->n_rows) % m->n_rows;
  while (m->rows[m->at] == MENU_RULE);
}

static bool menu_load(struct app *app, struct pane *pane, struct err *err)
{
  (void)err;
  struct menu *m = pane->state;
  m->n = offer_collect(app, 1, &pane->arena, &m->offers);
  open_menu(m, m->open ? m->open : MENU_FILE);
  return true;
}

static int draw_heads(const struct menu *m, int width)
{
  int x = 1, at = 1;
  draw_text(0, 0, width, STYLE_TITLE, "");
  for (int i = MENU_FILE; i < MENUS; i++) {
    struct buf name = {0};
    buf_addf(&name, i == m->open ? "[%s]" : " %s ", _(command_menu_names[i]));
    if (i == m->open) at = x - 1;
    draw_run(0, x - 1, width - x + 1, STYLE_TITLE, buf_text(&name));
    x += text_width(buf_text(&name)) + 1;
    buf_release(&name);
  }
  return at;
}

static void menu_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct menu *m = pane->state;
  int x = draw_heads(m, pane->rect.w) - 1, width = m->width + 2;
  if (x < 0) x = 0;
  if (x + width > pane->rect.w) x = pane->rect.w - width > 0 ? pane->rect.w - width : 0;
  int most = pane->rect.h - 5, top = m->at >= most ? m->at - most + 1 : 0;
  int rows = m->n_rows < most ? m->n_rows : most;
  struct rect r = {1, x, rows + 2, width}, inside = draw_inside(r);
  draw_clear(r);
  draw_frame(r, NULL, true);
  for (int i = 0; i < rows; i++) {
    if (m->rows[top + i] == MENU_RULE) {
      draw_rule(inside.y + i, inside.x + 1, inside.w - 2);
      continue;
    }
    const struct offer *offer = &m->offers[m->rows[top + i]];
    struct buf name = {0}, key = {0};
    bool on = top + i == m->at;
    enum style style = on ? STYLE_SELECTED : STYLE_TEXT;
    buf_addf(&name, offer->cause ? "(%s: %s)" : "%s", _(offer->command->name), offer->cause);
    offer_key(&key, offer->command);
    draw_text(inside.y + i, inside.x, inside.w, style, on ? draw_arrow() : "");
    draw_run(inside.y + i, inside.x + 1, inside.w - 2, style, buf_text(&name));
    draw_text_right(inside.y + i, inside.x + inside.w - 1 - text_width(buf_text(&key)),
                    text_width(buf_text(&key)), style, buf_text(&key));
    if (on) draw_cursor(inside.y + i, inside.x, focus);
    buf_release(&name);
    buf_release(&key);
  }
}

/* The first row after the present one whose name begins with the letter. */
static bool go_to_letter(struct menu *m, int code)
{
  char letter[2] = {(char)code, 0};
  if (code < 33 || code > 126) return false;
  for (int i = 1; i <= m->n_rows; i++) {
    int row = (m->at + i) % m->n_rows;
    if (m->rows[row] == MENU_RULE) continue;
    if (text_match_place(_(m->offers[m->rows[row]].command->name), letter) == 3) {
      m->at = row;
      return true;
    }
  }
  return true;
}

static bool menu_key(struct app *app, struct pane *pane, const struct key *key)
{
  (void)app;
  struct menu *m = pane->state;
  const int n = MENUS - MENU_FILE;
  if (key->code == K_LEFT || key->code == K_RIGHT) {
    int by = key->code == K_RIGHT ? 1 : n - 1;
    open_menu(m, MENU_FILE + (m->open - MENU_FILE + by) % n);
    return true;
  }
  if (m->n_rows && (key->code == K_UP || key->code == K_DOWN)) {
    step(m, key->code == K_DOWN ? 1 : -1);
    return true;
  }
  return m->n_rows && go_to_letter(m, key->code);
}

static bool run_row(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct menu *m = app_pane(app)->state;
  if (m->n_rows == 0) return err_set(err, _("This menu has nothing on this screen."));
  return offer_run(app, &m->offers[m->rows[m->at]], err);
}

static const char *menu_hint(struct app *app, struct pane *pane)
{
  (void)app;
  struct menu *m = pane->state;
  return m->n_rows ? _(m->offers[m->rows[m->at]].command->help) : NULL;
}

static const struct command menu_commands[] = {
    {.id = "menu-menu",
     .key = K_LEFT_RIGHT,
     .label = N_("Menu"),
     .name = N_("Choose a menu"),
     .help = N_("The arrow keys go to the menu beside."),
     .priority = 3,
     .run = app_arrows},
    {.id = "menu-row",
     .key = K_UP_DOWN,
     .label = N_("Row"),
     .name = N_("Choose a row"),
     .help = N_("The arrow keys move the mark."),
     .priority = 3,
     .run = app_arrows},
    {.id = "menu-run",
     .key = K_ENTER,
     .label = N_("Run"),
     .name = N_("Run the row"),
     .help = N_("Runs the marked row of the menu."),
     .priority = 1,
     .run = run_row},
    {.id = "menu-close",
     .key = K_ESC,
     .second = K_F9,
     .label = N_("Close"),
     .name = N_("Close the menu"),
     .help = N_("Closes the menu; nothing is changed."),
     .priority = 2,
     .run = app_leave},
    {.id = NULL},
};

const struct pane_ops menu_pane = {
    .id = "menu",
    .name = N_("Menu"),
    .commands = menu_commands,
    .state_size = sizeof(struct menu),
    .load = menu_load,
    .draw = menu_draw,
    .key = menu_key,
    .hint = menu_hint,
};

const struct view_ops menu_view = {
    .id = "menu",
    .over = true,
    .panes = {&menu_pane},
    .layout = view_whole,
};
