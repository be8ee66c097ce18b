// SPDX-License-Identifier: GPL-3.0-or-later
/* The head of an area's card: 24 months as a curve, the quarter so far, the latest ranking. */
#include "ui/card.h"

#include "base/date.h"
#include "base/i18n.h"
#include "report/compare.h"
#include "ui/forms.h"
#include "ui/ranking_text.h"
#include "ui/view_parts.h"

struct card_title {
  struct area area;
  struct card_months months;
  struct total now;
  long before; /* -1: it cannot be compared */
  bool unfinished;
  struct ranking_row row; /* of the latest ranking */
  enum ranking_method method;
};

/* The same days of the year before, never a part of a quarter against a whole one. */
static bool load_quarter(struct app *app, struct pane *pane, struct err *err)
{
  struct card_title *s = pane->state;
  struct period whole = period_of_quarter(app->quarter);
  struct comparison years;
  if (!compare_years(app->store, whole, app->clock.date, &pane->arena, &years, err)) return false;
  const struct total *total = compare_now(&years, s->area.id);
  s->unfinished = app->clock.date < whole.last;
  s->now = total ? *total : (struct total){0};
  s->before = compare_area(&years, &s->area);
  return true;
}

static bool load_ranking(struct app *app, struct pane *pane, struct err *err)
{
  struct card_title *s = pane->state;
  struct ranking *rankings;
  struct ranking_view view;
  size_t n;
  if (!store_rankings(app->store, &pane->arena, &rankings, &n, err)) return false;
  int quarter = n ? rankings[0].quarter : quarter_add(app->quarter, -1);
  if (!ops_ranking_view(app->store, quarter, NULL, &pane->arena, &view, err)) return false;
  s->method = view.ranking.method;
  s->row = (struct ranking_row){.need = -1, .influence = -1};
  for (size_t i = 0; i < view.n; i++)
    if (view.enough && view.rows[i].area_id == s->area.id) s->row = view.rows[i];
  return true;
}

static bool title_load(struct app *app, struct pane *pane, struct err *err)
{
  struct card_title *s = pane->state;
  int64_t id = pane->view->subject.id;
  if (!store_area(app->store, id, 0, &pane->arena, &s->area, err)) return false;
  if (s->area.id == 0) return err_set(err, _("The area is not there any more. Esc goes back."));
  return card_months(app, id, &pane->arena, &s->months, err) && load_quarter(app, pane, err) &&
         load_ranking(app, pane, err);
}

static void add_curve(const struct app *app, const struct card_months *m, struct buf *out)
{
  const char *month = date_month_short(m->last % 100);
  long last = m->observations[CARD_MONTHS - 1];
  buf_addf(out, _("%d months "), CARD_MONTHS);
  draw_sparkline(out, m->observations, CARD_MONTHS, m->scale);
  if (date_last_of_month(m->last) > app->clock.date)
    buf_addf(out, _("  %s so far %ld"), month, last < 0 ? 0 : last);
  else
    buf_addf(out, "  %s %ld", month, last < 0 ? 0 : last);
  buf_addf(out, _(" · scale 0–%ld"), m->scale);
}

static void add_quarter(const struct app *app, const struct card_title *s, struct buf *out)
{
  buf_addf(out, s->unfinished ? _("Q%d so far %ld") : _("Q%d %ld"), app->quarter % 10,
           s->now.observations);
  if (s->before >= 0)
    buf_addf(out, _(" · last year %ld"), s->before);
  else
    buf_add(out, _(" · last year –"));
  buf_addf(out, _(" · sum of severity %ld"), s->now.severity);
  buf_add(out, _(" · need "));
  ranking_need(out, &s->row, s->method);
  buf_add(out, _(" · influence "));
  ranking_half(out, s->row.influence);
}

static void title_draw(struct app *app, struct pane *pane, bool focus)
{
  const struct card_title *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  buf_add(&text, s->area.name);
  if (s->area.valid_to && s->area.valid_to < app->clock.date) {
    buf_add(&text, _(" · closed "));
    date_iso(&text, s->area.valid_to);
  }
  draw_frame(pane->rect, buf_text(&text), focus);
  buf_clear(&text);
  add_curve(app, &s->months, &text);
  draw_run(r.y, r.x + 1, r.w - 2, STYLE_TEXT, buf_text(&text));
  buf_clear(&text);
  add_quarter(app, s, &text);
  draw_run(r.y + 1, r.x + 1, r.w - 2, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
  if (focus) draw_cursor(r.y, r.x + 1, true);
}

static bool rename_area(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_rename_area(app, app_view(app)->subject.id);
  return true;
}

static bool close_area(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_close_area(app, app_view(app)->subject.id);
  return true;
}

static const struct command commands[] = {
    {.id = "card-rename",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Rename the area …"),
     .help = N_("Gives the area a new name from a date; old prints keep the old one."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = rename_area},
    {.id = "card-close",
     .key = K_DELETE,
     .name = N_("Close the area …"),
     .help = N_("Closes the area from a date; what was reported stays."),
     .menu = MENU_EDIT,
     .flags = COMMAND_WRITES,
     .run = close_area},
    CARD_NEW_OBSERVATION,
    CARD_NUMBERS,
    VIEW_PANE_NEXT,
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops card_title_pane = {
    .id = "card-title",
    .name = N_("The area"),
    .about = N_("The curve has one cell for each month and the same scale for all areas. Last year "
                "is the same days of the quarter a year ago."),
    .commands = commands,
    .watch = TOPIC_AREAS | TOPIC_OBSERVATIONS | TOPIC_RANKINGS | TOPIC_CATEGORIES,
    .state_size = sizeof(struct card_title),
    .load = title_load,
    .draw = title_draw,
    .hint = card_hint,
};
