// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offer.h"

#include "base/i18n.h"

#include <string.h>

/* A command asks about the view on top, and what it is offered by lies over that view. */
static const char *ask_below(struct app *app, int depth, const struct command *c)
{
  app->n_views -= depth;
  const char *cause = c->why_not(app);
  app->n_views += depth;
  return cause;
}

static const char *cause_now(struct app *app, int depth, const struct command *c, bool here,
                             const struct pane_ops *pane, struct arena *arena)
{
  const struct view *view = app->views[app->n_views - 1 - depth];
  if (!here) return arena_printf(arena, _("on the screen %s"), _(pane->name));
  if ((c->flags & COMMAND_WRITES) && app->store && store_read_only(app->store))
    return _("read only");
  if ((c->flags & COMMAND_ROW) && view->panes[view->focus].list.n_shown == 0)
    return _("no row is chosen");
  return c->why_not ? ask_below(app, depth, c) : NULL;
}

size_t offer_collect(struct app *app, int depth, struct arena *arena, struct offer **offers)
{
  const struct view *view = app->views[app->n_views - 1 - depth];
  const struct pane_ops *mine = view->panes[view->focus].ops;
  size_t n = 0, capacity = 0;
  *offers = NULL;
  for (int pass = 0; pass < 3; pass++) {
    const struct pane_ops *const *panes = app_panes;
    for (;;) {
      const struct pane_ops *pane = pass == 0 ? mine : pass == 1 ? NULL : *panes++;
      if (pass == 2 && !pane) break;
      const struct command *c = pass == 1 ? app_commands : pane->commands;
      if (pass == 2 && pane == mine) continue;
      for (; c && c->id; c++) {
        *offers = arena_grow(arena, *offers, n, &capacity, sizeof **offers);
        bool here = pass < 2;
        (*offers)[n++] = (struct offer){c, pane, here, cause_now(app, depth, c, here, pane, arena)};
      }
      if (pass < 2) break;
    }
  }
  return n;
}

bool offer_run(struct app *app, const struct offer *offer, struct err *err)
{
  if (offer->cause) return command_refuse(offer->command, offer->cause, err);
  const struct command *command = offer->command;
  app_pop(app);
  app_command(app, command);
  return true;
}

void offer_key(struct buf *out, const struct command *command)
{
  if (command->key) key_label(out, command->key);
}
