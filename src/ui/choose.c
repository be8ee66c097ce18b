// SPDX-License-Identifier: GPL-3.0-or-later
/* One of many, from a list that lies over the screen and is filtered as you type. */
#include "ui/app.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/typed_list.h"

#include <stdlib.h>
#include <string.h>

enum { CHOOSE_WIDTH = 48, CHOOSE_HEIGHT = 16 };

static const struct column columns[] = {{"option", " ", 10, 40, 80, false, SORT_NONE, 1}};

struct choose {
  char *title, **options;
  size_t n;
  struct edit edit;
  void (*done)(struct app *app, void *data, long choice);
  void *data;
};

static int64_t option_id(void *data, size_t row)
{
  (void)data;
  return (int64_t)row + 1;
}

static void option_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  (void)column, (void)style;
  buf_add(out, ((struct choose *)data)->options[row]);
}

static bool choose_load(struct app *app, struct pane *pane, struct err *err)
{
  (void)app, (void)err;
  struct choose *c = pane->state;
  struct list_source source = {.n = c->n, .data = c, .id = option_id, .cell = option_cell};
  list_set(&pane->list, &pane->arena, &source);
  return true;
}

static void choose_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  const struct choose *c = view->panes[0].state;
  int h = (int)c->n + 4 < CHOOSE_HEIGHT ? (int)c->n + 4 : CHOOSE_HEIGHT;
  view->panes[0].rect = (struct rect){(r.h - h) / 2, (r.w - CHOOSE_WIDTH) / 2, h, CHOOSE_WIDTH};
}

static void choose_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct choose *c = pane->state;
  struct rect r = draw_inside(pane->rect);
  int cy = r.y, cx = r.x + 3;
  draw_clear(pane->rect);
  draw_frame(pane->rect, c->title, true);
  draw_run(r.y, r.x + 1, 2, STYLE_TEXT, "> ");
  edit_draw(&c->edit, (struct rect){r.y, r.x + 3, 1, r.w - 4}, STYLE_TEXT, &cy, &cx);
  list_draw(&pane->list, (struct rect){r.y + 2, r.x, r.h - 2, r.w}, true, LIST_BARE);
  draw_cursor(cy, cx, focus);
}

static bool choose_key(struct app *app, struct pane *pane, const struct key *key)
{
  (void)app;
  return typed_list_key(app, pane, &((struct choose *)pane->state)->edit, key);
}

static bool choose_typing(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return true;
}

static void choose_close(struct app *app, struct pane *pane)
{
  (void)app;
  struct choose *c = pane->state;
  for (size_t i = 0; i < c->n; i++)
    free(c->options[i]);
  free(c->options);
  free(c->title);
  edit_release(&c->edit);
}

/* Closed before it is told, so that the receiver may open another. */
static bool answer(struct app *app, int take, struct err *err)
{
  struct pane *pane = app_pane(app);
  struct choose *c = pane->state;
  size_t row = list_row(&pane->list);
  if (take && row == SIZE_MAX)
    return err_set(err, _("Nothing has that name. Backspace widens the search."));
  void (*done)(struct app *, void *, long) = c->done;
  void *data = c->data;
  app_pop(app);
  done(app, data, take ? (long)row : -1);
  return true;
}

static const struct command choose_commands[] = {
    {.id = "choose-row",
     .key = K_UP_DOWN,
     .label = N_("Choose"),
     .name = N_("Choose a row"),
     .help = N_("The arrow keys move the mark."),
     .priority = 3,
     .run = app_arrows},
    {.id = "choose-take",
     .key = K_ENTER,
     .label = N_("Take"),
     .name = N_("Take the row"),
     .help = N_("Takes the marked row."),
     .priority = 1,
     .run = answer,
     .argument = 1},
    {.id = "choose-leave",
     .key = K_ESC,
     .label = N_("Close"),
     .name = N_("Close the list"),
     .help = N_("Closes the list; nothing is changed."),
     .priority = 2,
     .run = answer},
    {.id = NULL},
};

const struct pane_ops choose_pane = {
    .id = "choose",
    .name = N_("Choice"),
    .commands = choose_commands,
    .state_size = sizeof(struct choose),
    .load = choose_load,
    .draw = choose_draw,
    .key = choose_key,
    .typing = choose_typing,
    .close = choose_close,
};

static const struct view_ops choose_view = {
    .id = "choose",
    .over = true,
    .panes = {&choose_pane},
    .layout = choose_layout,
};

void app_choose(struct app *app, const char *title, const char *const *options, size_t n,
                void (*done)(struct app *app, void *data, long choice), void *data)
{
  struct pane *pane = &app_push(app, &choose_view, NULL)->panes[0];
  struct choose *c = pane->state;
  list_init(&pane->list, columns, 1);
  c->title = mem_strdup(title);
  c->options = mem_alloc((n + 1) * sizeof *c->options);
  c->n = n;
  for (size_t i = 0; i < n; i++)
    c->options[i] = mem_strdup(options[i]);
  c->done = done;
  c->data = data;
}
