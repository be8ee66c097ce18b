// SPDX-License-Identifier: GPL-3.0-or-later
/* One page of the follow-up. */
#include "ui/walk.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/measure_text.h"
#include "ui/view_parts.h"

const char *walk_empty(const struct pane *pane)
{
  return pane->view->subject.id ? _("Nothing to follow up. Enter goes to the agenda.")
                                : _("Nothing to follow up. Enter goes back.");
}

static size_t count_done(const struct walk *s)
{
  size_t done = 0;
  for (size_t i = 0; i < s->round.n; i++)
    done += s->round.pages[i].done;
  return done;
}

static void draw_measure(struct app *app, struct pane *pane, struct rect r)
{
  const struct walk *s = pane->state;
  const struct measure *m = &s->measure;
  struct buf text = {0}, state = {0};
  ops_measure_name(&text, m->id);
  buf_addf(&text, " %s", m->text);
  measure_text_state(&state, m, app->clock.date);
  int right = text_width(buf_text(&state));
  draw_run(r.y, r.x, r.w - right - 2, STYLE_MARK, buf_text(&text));
  draw_text_right(r.y, r.x + r.w - right, right,
                  measure_overdue(m, app->clock.date) ? STYLE_ACTION : STYLE_TEXT,
                  buf_text(&state));
  buf_clear(&text);
  buf_add(&text, m->area_name);
  if (s->place) buf_addf(&text, _(", top three place %d"), s->place);
  buf_add(&text, " · ");
  measure_text_owner(&text, m);
  draw_run(r.y + 1, r.x, r.w, STYLE_TEXT, buf_text(&text));
  buf_clear(&text);
  buf_addf(&text, "%s ", measure_text_deadline_label(&pane->arena, m));
  measure_text_deadline(&text, m);
  draw_run(r.y + 2, r.x, r.w, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
  buf_release(&state);
}

/* The newest thing that somebody wrote, not counting this round. */
static void draw_last_said(const struct walk *s, struct rect r)
{
  size_t first = s->n_lines - s->round.pages[s->at].lines;
  if (s->n_lines < s->round.pages[s->at].lines) first = 0;
  while (first < s->n_lines && !s->lines[first].said)
    first++;
  struct buf text = {0}, date = {0};
  if (first < s->n_lines) {
    date_iso(&date, s->lines[first].date);
    buf_addf(&text, _("Said last time (%s)"), buf_text(&date));
    draw_run(r.y, r.x, r.w, STYLE_TEXT, buf_text(&text));
    view_wrap((struct rect){r.y + 1, r.x + 2, r.h - 1, r.w - 2}, STYLE_TEXT, s->lines[first].said);
  } else {
    draw_run(r.y, r.x, r.w, STYLE_TEXT, _("Nothing has been said of it before."));
  }
  buf_release(&text);
  buf_release(&date);
}

static const struct {
  const char *key, *name, *what; /* msgids; what NULL: the state as it is */
} answers[] = {
    [ANSWER_STATE] = {"L", N_("New state"), NULL},
    [ANSWER_DONE] = {"K", N_("It is carried out"), N_("asks for date, hours and kronor")},
    [ANSWER_DEADLINE] = {"D", N_("New deadline"), N_("asks for a reason")},
    [ANSWER_ABORT] = {"A", N_("Aborted"), N_("asks for a reason")},
    [ANSWER_NONE] = {N_("Enter"), N_("No change"), N_("is noted as ”gone through”")},
};

static void draw_answers(const struct walk *s, struct rect r, bool focus)
{
  enum { MARK = 2, KEY = 4, NAME = 7, WHAT = 26 };
  draw_run(r.y++, r.x, r.w, STYLE_TEXT, _("How did it go?"));
  for (int i = 0; i <= ANSWER_NONE && i < r.h - 1; i++) {
    bool on = i == s->row;
    enum style style = on && focus ? STYLE_SELECTED : STYLE_TEXT;
    struct buf state = {0};
    view_term(&state, measure_state_terms, (int)s->measure.state);
    draw_text(r.y + i, r.x + MARK, r.w - MARK, style, on ? draw_arrow() : "");
    draw_run(r.y + i, r.x + KEY, r.w - KEY, style, _(answers[i].key));
    draw_run(r.y + i, r.x + (i == ANSWER_NONE ? KEY + 7 : NAME), WHAT - NAME, style,
             _(answers[i].name));
    draw_run(r.y + i, r.x + WHAT, r.w - WHAT, style,
             answers[i].what ? _(answers[i].what) : buf_text(&state));
    if (on && focus) draw_cursor(r.y + i, r.x + MARK, true);
    buf_release(&state);
  }
}

static void draw_note(struct walk *s, struct rect r, bool focus)
{
  enum { FIELD = 12 };
  int y = r.y, x = r.x + FIELD + 1;
  bool on = focus && s->row == ROW_NOTE;
  draw_run(r.y, r.x, FIELD, STYLE_TEXT, _("Note"));
  draw_run(r.y, r.x + FIELD, 1, STYLE_TEXT, "[");
  edit_draw(&s->note, (struct rect){r.y, x, 1, r.w - FIELD - 3},
            on ? STYLE_FIELD_FOCUS : STYLE_FIELD, &y, &x);
  draw_run(r.y, r.x + r.w - 2, 1, STYLE_TEXT, "]");
  if (on) draw_cursor(y, x, true);
}

static void draw_progress(const struct walk *s, struct rect r)
{
  enum { BAR = 30 };
  struct buf text = {0};
  size_t done = count_done(s);
  buf_addf(&text, _("Gone through %zu of %zu   "), done, s->round.n);
  draw_bar(&text, (long)done, (long)s->round.n, BAR, true);
  draw_run(r.y, r.x, r.w, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

void walk_draw(struct app *app, struct pane *pane, bool focus)
{
  struct walk *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  r = (struct rect){r.y, r.x + 2, r.h, r.w - 4};
  draw_frame(pane->rect, _("First: what became of what we decided?"), focus);
  if (s->round.n == 0) {
    draw_run(r.y + 1, r.x, r.w, STYLE_TEXT, walk_empty(pane));
    return;
  }
  /* Blank lines go first when the window is low. */
  bool tall = r.h >= 18;
  int y = r.y + (tall ? 1 : 0);
  draw_measure(app, pane, (struct rect){y, r.x, 3, r.w});
  y += tall ? 4 : 3;
  enum { MOST_SAID = 4 };
  int said = r.h - 18 < 1 ? 1 : r.h - 18 > MOST_SAID ? MOST_SAID : r.h - 18;
  draw_last_said(s, (struct rect){y, r.x, 1 + said, r.w});
  y += 1 + said + (tall ? 1 : 0);
  draw_answers(s, (struct rect){y, r.x, 6, r.w}, focus);
  y += tall ? 7 : 6;
  draw_note(s, (struct rect){y, r.x, 1, r.w}, focus);
  bool order = r.h >= 14;
  draw_progress(s, (struct rect){r.y + r.h - (order ? 2 : 1), r.x, 1, r.w});
  if (!order) return;
  draw_run(r.y + r.h - 1, r.x, r.w, STYLE_TEXT,
           _("Overdue ones first, then those due within 14 days, then new ones."));
}
