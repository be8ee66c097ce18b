// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ranking_text.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/words.h"
#include "ui/edit.h"

#include <string.h>

struct deviation {
  struct ranking_view view;
  struct edit edit;
  bool changed; /* typed and not yet saved */
};

static bool deviation_load(struct app *app, struct pane *pane, struct err *err)
{
  struct deviation *d = pane->state;
  if (!ops_ranking_view(app->store, pane->view->subject.quarter, NULL, &pane->arena, &d->view, err))
    return false;
  if (!d->changed) edit_set(&d->edit, d->view.ranking.deviation ? d->view.ranking.deviation : "");
  return true;
}

/* The next area that stands among the first by the order and was not chosen. */
static const struct ranking_row *left_out(const struct ranking_view *view, size_t *from)
{
  while (*from < view->n) {
    const struct ranking_row *row = &view->rows[(*from)++];
    if (row->chosen <= 0 && row->rank > 0 && row->rank <= view->places) return row;
  }
  return NULL;
}

/* "Chosen place 3: Örtagårdsparken instead of Ängsskolan." for each that the program did not
 * propose: one from below the first, or one that the order leaves to the group. One line each. */
static void replaced(const struct ranking_view *view, struct buf *out)
{
  size_t from = 0;
  for (int number = 1; number <= view->places; number++)
    for (size_t i = 0; i < view->n; i++) {
      const struct ranking_row *row = &view->rows[i];
      bool first = row->rank > 0 && row->rank <= view->places;
      if (row->chosen != number || (first && row->proposed)) continue;
      const struct ranking_row *other = left_out(view, &from);
      if (first)
        buf_addf(out, _("Chosen place %d: %s. The order leaves the place to the group.\n"), number,
                 row->area_name);
      else if (other)
        buf_addf(out, _("Chosen place %d: %s instead of %s.\n"), number, row->area_name,
                 other->area_name);
      else
        buf_addf(out, _("Chosen place %d: %s.\n"), number, row->area_name);
    }
}

/* What has no line of its own left ends the last one with an ellipsis. */
static int draw_wrapped(struct rect r, int y, int last, const char *text)
{
  struct buf line = {0};
  while (*text && y < last) {
    size_t skip, n = text_line(text, r.w - 4, &skip);
    buf_clear(&line);
    buf_addn(&line, text, y + 1 < last ? n : strcspn(text, "\n"));
    draw_text(y++, r.x + 2, r.w - 4, STYLE_TEXT, buf_text(&line));
    text += skip;
  }
  buf_release(&line);
  return y;
}

static void proposed_line(const struct ranking_view *view, struct buf *out)
{
  struct buf date = {0}, status = {0};
  date_iso(&date, view->ranking.proposed_on);
  ranking_status(&status, view);
  if (view->ranking.state == RANKING_OPEN)
    buf_add(out, _("Not proposed yet. F8 proposes the list."));
  else if (view->ranking.state == RANKING_PROPOSED)
    buf_addf(out, _("Proposed by the group %s. Decided by the management."), buf_text(&date));
  else
    /* TRANSLATORS: a date, then what became of it: DECIDED KLG 2026-10-14 § 87 */
    buf_addf(out, _("Proposed by the group %s. %s"), buf_text(&date), buf_text(&status));
  buf_release(&date);
  buf_release(&status);
}

bool deviation_owes_reason(const struct ranking_view *view)
{
  int chosen = 0;
  for (size_t i = 0; i < view->n; i++)
    chosen += view->rows[i].chosen > 0;
  return chosen == view->places && view->deviates && !words_said(view->ranking.deviation);
}

static void deviation_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct deviation *d = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  int last = r.y + r.h - 1, cy = r.y, cx = r.x + 2;
  draw_frame(pane->rect, _("Departure from the computed order"), focus);
  replaced(&d->view, &text);
  if (!text.length && d->view.deviates) buf_add(&text, _("The same areas in another order."));
  /* The reason is owed whatever else has no room: its line and the state's are kept for them. */
  int y = draw_wrapped(r, r.y, last - 1, text.length ? buf_text(&text) : _("None."));
  int x = r.x + 2 +
          draw_run(y, r.x + 2, r.w - 4, STYLE_TEXT,
                   d->view.deviates ? _("Reason *  [") : _("Reason    ["));
  struct edit at_rest = d->edit;
  at_rest.cursor = at_rest.first = 0;
  edit_draw(focus ? &d->edit : &at_rest, (struct rect){y, x, 1, r.x + r.w - 3 - x},
            focus ? STYLE_FIELD_FOCUS : STYLE_FIELD, &cy, &cx);
  draw_run(y, r.x + r.w - 3, 1, STYLE_TEXT, "]");
  y++;
  for (size_t i = 0; i < d->view.n_notes && y < last; i++)
    y = draw_wrapped(r, y, last, d->view.notes[i]);
  buf_clear(&text);
  proposed_line(&d->view, &text);
  draw_text(last, r.x + 2, r.w - 4, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
  draw_cursor(cy, cx, focus);
}

/* Enter asks for the reason that is owed; leaving the field in another way does not. */
static bool save_reason(struct app *app, struct pane *pane, bool asked, struct err *err)
{
  struct deviation *d = pane->state;
  bool owed = asked && d->view.deviates && !words_said(buf_text(&d->edit.text));
  if (!d->changed && !owed) return true;
  if (!ops_set_deviation(&app->ops, pane->view->subject.quarter, buf_text(&d->edit.text), err))
    return false;
  d->changed = false;
  return app_saved(app, true, err);
}

/* Leaving the field saves it, as leaving a form's field checks it. */
static bool deviation_key(struct app *app, struct pane *pane, const struct key *key)
{
  struct deviation *d = pane->state;
  struct err err = {.field = -1};
  switch (key->code) {
  case K_ENTER:
    if (!save_reason(app, pane, true, &err))
      app_say_error(app, &err);
    else
      app_focus(app, 0);
    return true;
  case K_TAB:
  case K_BTAB:
  case K_F6: /* the program goes to the other pane */
    if (save_reason(app, pane, false, &err)) return false;
    app_say_error(app, &err);
    return true;
  case K_F8:
    if (save_reason(app, pane, false, &err)) app_focus(app, 0);
    return false;
  case K_ESC:
    d->changed = false;
    pane->marked = true;
    app_focus(app, 0);
    return true;
  default:
    if (!app_edit(app, &d->edit, key)) return false;
    d->changed = d->changed || d->edit.changed;
    return true;
  }
}

static bool deviation_typing(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return true;
}

static void deviation_close(struct app *app, struct pane *pane)
{
  (void)app;
  edit_release(&((struct deviation *)pane->state)->edit);
}

static const char *deviation_hint(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return _("Enter saves the reason and goes back to the list.");
}

const struct pane_ops deviation_pane = {
    .id = "deviation",
    .name = N_("Departure"),
    .watch = TOPIC_OBSERVATIONS | TOPIC_RANKINGS | TOPIC_AREAS | TOPIC_CATEGORIES,
    .state_size = sizeof(struct deviation),
    .load = deviation_load,
    .draw = deviation_draw,
    .key = deviation_key,
    .typing = deviation_typing,
    .close = deviation_close,
    .hint = deviation_hint,
};
