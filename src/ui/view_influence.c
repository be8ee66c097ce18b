// SPDX-License-Identifier: GPL-3.0-or-later
/* The raters' scores (drawing 08): a grid of areas and raters, one digit a cell (two in `steps`:
 * need and influence). Each digit is saved at once. */
#include "ui/views.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/ranking_text.h"
#include "ui/view_parts.h"

#include <stdlib.h>
#include <string.h>

enum { LABEL_WIDTH = 22, CELL_WIDTH = 11, CELL_LEAST = 7, JOINT_WIDTH = 20 };
enum { MEDIAN_WIDTH = 7, SPREAD_WIDTH = 12, LABEL_END = LABEL_WIDTH + 3 };

struct influence {
  struct ranking_view view;
  struct score *scores;
  size_t n_scores;
  struct step *steps, *needs;
  size_t n_steps, n_needs;
  int64_t area; /* the selected row, by id */
  size_t column;
  bool second; /* in `steps`: the next digit is the influence */
};

static int by_number(const void *a, const void *b)
{
  const struct ranking_row *x = a, *y = b;
  return (x->area_number > y->area_number) - (x->area_number < y->area_number);
}

static bool influence_load(struct app *app, struct pane *pane, struct err *err)
{
  struct influence *s = pane->state;
  struct arena *arena = &pane->arena;
  if (!ops_ranking_view(app->store, pane->view->subject.quarter, NULL, arena, &s->view, err) ||
      !store_scores(app->store, s->view.ranking.id, arena, &s->scores, &s->n_scores, err) ||
      !store_steps(app->store, "influence", arena, &s->steps, &s->n_steps, err) ||
      !store_steps(app->store, "need", arena, &s->needs, &s->n_needs, err))
    return false;
  if (s->view.n) qsort(s->view.rows, s->view.n, sizeof *s->view.rows, by_number);
  if (!s->area && s->view.n) s->area = s->view.rows[0].area_id;
  if (s->column >= s->view.n_raters) s->column = 0;
  return true;
}

static size_t row_of(const struct influence *s)
{
  for (size_t i = 0; i < s->view.n; i++)
    if (s->view.rows[i].area_id == s->area) return i;
  return 0;
}

static const struct score *score_of(const struct influence *s, size_t row, size_t column)
{
  for (size_t i = 0; i < s->n_scores; i++)
    if (s->scores[i].area_id == s->view.rows[row].area_id &&
        s->scores[i].rater_id == s->view.raters[column].id)
      return &s->scores[i];
  return NULL;
}

static bool steps(const struct influence *s)
{
  return s->view.ranking.method == METHOD_STEPS;
}

/* Hidden until every rater has answered for the area, except the column that is being filled in. */
static bool covered(const struct influence *s, size_t row, size_t column)
{
  if (!s->view.ranking.hidden || column == s->column) return false;
  for (size_t c = 0; c < s->view.n_raters; c++) {
    const struct score *score = score_of(s, row, c);
    if (!score || !score->influence) return true;
  }
  return false;
}

static void cell_text(const struct influence *s, size_t row, size_t column, struct buf *out)
{
  const struct score *score = score_of(s, row, column);
  if (!score || (!score->influence && !score->need)) return;
  if (covered(s, row, column)) {
    buf_add(out, "•");
    return;
  }
  const char *mark = score->confidence == CONFIDENCE_LOW    ? _("l")
                     : score->confidence == CONFIDENCE_HIGH ? _("h")
                                                            : _("m");
  if (steps(s)) buf_addf(out, score->need ? "%d " : "– ", score->need);
  buf_addf(out, score->influence ? "%d %s" : "–", score->influence, mark);
}

static void spread_text(const struct influence *s, const struct ranking_row *row, struct buf *out)
{
  long missing = (long)s->view.n_raters - row->raters;
  if (s->view.ranking.joint) return;
  if (missing > 0 && row->raters < 3)
    buf_addf(out, ngettext("waits for %ld", "waits for %ld", (unsigned long)missing), missing);
  else
    buf_addf(out, row->spread >= 3 ? _("%d ! disagree") : "%d", row->spread);
}

/* Returns how many lines the definition took. */
static int draw_step(const struct step *step, int y, int x, int columns)
{
  enum { NUMBER = 3, MOST_LINES = 4 };
  struct buf value = {0};
  buf_addf(&value, "%d", step->value);
  draw_run(y, x, NUMBER, STYLE_TEXT, buf_text(&value));
  buf_release(&value);
  return view_wrap((struct rect){y, x + NUMBER, MOST_LINES, columns - NUMBER}, STYLE_TEXT,
                   step->text);
}

/* In `steps` both lists stand side by side and take the lines of the blanks round them. */
static int draw_definitions(const struct influence *s, struct rect r, int y)
{
  bool both = steps(s);
  int x = r.x + 2, half = (r.w - 4) / 2;
  draw_text(y++, x, r.w - 3, STYLE_TEXT,
            both ? _("First the need, then how much we can influence it during the quarter.")
                 : _("How much can we influence the situation during the quarter?"));
  if (!both) y++;
  for (size_t i = 0; i < s->n_steps; i++) {
    int lines = draw_step(&s->steps[i], y, both ? x + half : x, both ? half : r.w - 4);
    int needs = both && i < s->n_needs ? draw_step(&s->needs[i], y, x, half - 2) : 0;
    y += lines > needs ? lines : needs;
  }
  return both ? y : y + 1;
}

/* Where the raters' columns stand: narrower when there are many, and then only those round the
 * selected one. */
struct grid {
  int cell, end; /* end: the first column that is not the pane's */
  size_t first, n;
};

static struct grid grid_of(const struct influence *s, struct rect r)
{
  struct grid g = {.end = r.x + r.w, .n = s->view.n_raters};
  int columns = (int)g.n, room = r.w - LABEL_END - MEDIAN_WIDTH - 1;
  g.cell = columns == 1 ? JOINT_WIDTH : CELL_WIDTH;
  if (columns && g.cell * columns > room - SPREAD_WIDTH) g.cell = (room - SPREAD_WIDTH) / columns;
  if (g.cell < CELL_LEAST) g.cell = CELL_LEAST;
  if (g.cell * columns <= room) return g;
  g.n = room >= g.cell ? (size_t)(room / g.cell) : 1;
  if (s->column >= g.n) g.first = s->column - g.n + 1;
  return g;
}

/* Of the wanted width what there is before the pane's edge. */
static int within(const struct grid *g, int x, int width)
{
  return x + width > g->end ? g->end - x : width;
}

static void draw_row(const struct influence *s, size_t row, int y, struct rect r, bool focus)
{
  const struct ranking_row *area = &s->view.rows[row];
  const struct grid g = grid_of(s, r);
  struct buf text = {0};
  bool on = area->area_id == s->area;
  int x = r.x + LABEL_END;
  draw_text(y, r.x, r.w, STYLE_TEXT, on ? draw_arrow() : "");
  draw_text(y, r.x + 2, LABEL_WIDTH, STYLE_TEXT, area->area_name);
  for (size_t c = g.first; c < g.first + g.n; c++, x += g.cell) {
    buf_clear(&text);
    cell_text(s, row, c, &text);
    bool here = on && c == s->column;
    draw_text(y, x, within(&g, x, g.cell - 1), here && focus ? STYLE_FIELD_FOCUS : STYLE_TEXT,
              here && !text.length ? "[ ]" : buf_text(&text));
    int digit = s->second ? 2 : text.length ? 0 : 1;
    if (here) draw_cursor(y, x + digit, focus);
  }
  buf_clear(&text);
  ranking_half(&text, area->influence);
  draw_text(y, x, within(&g, x, MEDIAN_WIDTH), STYLE_TEXT, buf_text(&text));
  buf_clear(&text);
  spread_text(s, area, &text);
  draw_text(y, x + MEDIAN_WIDTH + 1, within(&g, x + MEDIAN_WIDTH + 1, r.w), STYLE_TEXT,
            buf_text(&text));
  buf_release(&text);
}

static void draw_heads(const struct influence *s, struct rect r, int y)
{
  const struct grid g = grid_of(s, r);
  int x = r.x + LABEL_END;
  draw_run(y, r.x + 2, LABEL_WIDTH, STYLE_HEAD, _("Area"));
  for (size_t c = g.first; c < g.first + g.n; c++, x += g.cell)
    draw_run(y, x, within(&g, x, g.cell - 1), STYLE_HEAD, s->view.raters[c].name);
  draw_run(y, x, within(&g, x, MEDIAN_WIDTH), STYLE_HEAD, _("Median"));
  if (!s->view.ranking.joint)
    draw_run(y, x + MEDIAN_WIDTH + 1, within(&g, x + MEDIAN_WIDTH + 1, SPREAD_WIDTH), STYLE_HEAD,
             _("Spread"));
}

static void influence_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct influence *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf title = {0};
  buf_addf(&title, _("Influence · quarter %d"), pane->view->subject.quarter % 10);
  draw_frame(pane->rect, buf_text(&title), true);
  buf_release(&title);
  int y = draw_definitions(s, r, steps(s) ? r.y : r.y + 1);
  draw_heads(s, r, y++);
  draw_rule(y++, r.x + 2, r.w - 6);
  size_t page = (size_t)(r.y + r.h - 2 - y > 1 ? r.y + r.h - 2 - y : 1), at = row_of(s);
  size_t top = at >= page ? at - page + 1 : 0;
  for (size_t i = 0; i < page && top + i < s->view.n; i++)
    draw_row(s, top + i, y + (int)i, r, focus);
  draw_text(r.y + r.h - 1, r.x + 2, r.w - 3, STYLE_TEXT,
            s->view.ranking.joint
                ? _("A joint score for the whole group. Every area needs one.")
                : _("At least 3 raters. A difference of 3 or more: talk it through, then score "
                    "again."));
}

static void go_down(struct influence *s, int step)
{
  size_t at = row_of(s);
  s->second = false;
  if (step > 0 && at + 1 < s->view.n) s->area = s->view.rows[at + 1].area_id;
  if (step < 0 && at > 0) s->area = s->view.rows[at - 1].area_id;
}

static struct score cell_score(const struct influence *s)
{
  const struct score *old = score_of(s, row_of(s), s->column);
  if (old) return *old;
  return (struct score){.rater_id = s->view.raters[s->column].id,
                        .area_id = s->area,
                        .confidence = CONFIDENCE_MEDIUM};
}

static void store_score(struct app *app, struct pane *pane, const struct score *score, bool down)
{
  struct influence *s = pane->state;
  struct err err = {.field = -1};
  if (!app_may_write(app)) return;
  if (!app_saved(app, ops_score(&app->ops, pane->view->subject.quarter, score, &err), &err)) return;
  if (down) go_down(s, 1);
}

static void digit(struct app *app, struct pane *pane, int value)
{
  struct influence *s = pane->state;
  struct score score = cell_score(s);
  struct err err = {.field = -1};
  bool need = steps(s) && !s->second;
  if (!score_check(value, need, &err)) {
    app_say_error(app, &err);
    return;
  }
  if (need) {
    score.need = value;
    s->second = true;
    store_score(app, pane, &score, false);
    return;
  }
  score.influence = value;
  store_score(app, pane, &score, true);
}

static bool influence_key(struct app *app, struct pane *pane, const struct key *key)
{
  struct influence *s = pane->state;
  if (s->view.n == 0 || s->view.n_raters == 0) return false;
  struct score blank = cell_score(s);
  switch (key->code) {
  case K_UP:
  case K_DOWN:
  case K_ENTER:
    go_down(s, key->code == K_UP ? -1 : 1);
    return true;
  case K_LEFT:
  case K_RIGHT:
  case K_TAB:
  case K_BTAB: {
    size_t n = s->view.n_raters, back = key->code == K_LEFT || key->code == K_BTAB;
    s->column = (s->column + (back ? n - 1 : 1)) % n;
    s->second = false;
    return true;
  }
  case ' ':
  case K_DELETE:
    blank.need = blank.influence = 0;
    store_score(app, pane, &blank, true);
    return true;
  default:
    if (key->code < '0' || key->code > '9') return false;
    digit(app, pane, key->code - '0');
    return true;
  }
}

/* Digits are scores here, not panes. */
static bool influence_typing(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return true;
}

static bool next_confidence(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct pane *pane = app_pane(app);
  struct influence *s = pane->state;
  if (s->view.n == 0 || s->view.n_raters == 0)
    return err_set(err, _("Nobody scores this quarter yet. F4 adds a rater."));
  struct score score = cell_score(s);
  if (!score.influence && !score.need)
    return err_set(err, _("Score the area first, then say how certain the score is."));
  score.confidence = (enum confidence)((score.confidence + 1) % 3);
  store_score(app, pane, &score, false);
  return true;
}

static bool hide(struct app *app, int argument, struct err *err)
{
  (void)argument;
  const struct influence *s = app_pane(app)->state;
  return ops_set_hidden(&app->ops, app_view(app)->subject.quarter, !s->view.ranking.hidden, err);
}

static void rater_named(struct app *app, void *data, const char *text)
{
  struct err err = {.field = -1};
  (void)data;
  if (text)
    app_saved(app, ops_add_rater(&app->ops, app_view(app)->subject.quarter, text, &err), &err);
}

static bool add_rater(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_ask_text(app, _("New rater"), _("Which post scores? Write a post, never a name."),
               _("Write a post, for example the principal of a school."), rater_named, NULL);
  return true;
}

static const char *influence_hint(struct app *app, struct pane *pane)
{
  (void)app;
  const struct influence *s = pane->state;
  if (steps(s)) return _("Write need and influence, 1-5 each. Every digit is saved.");
  if (s->view.ranking.joint)
    return _("Write 1-5. S changes the certainty (l m h). Every digit is saved.");
  return _("Write 1-5. Blank = abstains. S changes the certainty (l m h). Every digit is saved.");
}

static const struct command influence_commands[] = {
    {.id = "influence-rater",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("Raters"),
     .name = N_("New rater …"),
     .help = N_("Adds a post that scores this quarter."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = add_rater},
    {.id = "influence-hide",
     .key = 'd',
     .label = N_("Hidden"),
     .name = N_("Hidden scores"),
     .help = N_("Hides the others' digits until all have answered."),
     .priority = 4,
     .menu = MENU_SHOW,
     .flags = COMMAND_WRITES,
     .run = hide},
    {.id = "influence-confidence",
     .key = 's',
     .label = N_("Certainty"),
     .name = N_("Change the certainty"),
     .help = N_("Turns the certainty of the score: low, medium, high."),
     .priority = 6,
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = next_confidence},
    {.id = "influence-back",
     .key = K_ESC,
     .label = N_("Back"),
     .name = N_("Back to the ranking"),
     .help = N_("Closes the scores; they are all saved."),
     .priority = 2,
     .menu = MENU_SHOW,
     .run = app_leave},
    {.id = NULL},
};

const struct pane_ops influence_pane = {
    .id = "influence",
    .name = N_("Influence"),
    .about = N_("Each rater scores by itself, then the group talks. The median counts. The "
                "definitions of the five steps are always on the screen."),
    .commands = influence_commands,
    .watch = TOPIC_RANKINGS | TOPIC_OBSERVATIONS,
    .state_size = sizeof(struct influence),
    .load = influence_load,
    .draw = influence_draw,
    .key = influence_key,
    .typing = influence_typing,
    .hint = influence_hint,
};

static void influence_title(struct app *app, struct view *view, struct buf *out)
{
  const struct influence *s = view->panes[0].state;
  ranking_title(app, &s->view, out);
}

const struct view_ops influence_view = {
    .id = "influence",
    .panes = {&influence_pane},
    .layout = view_whole,
    .title = influence_title,
};
