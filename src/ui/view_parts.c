// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view_parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

void view_whole(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  view->panes[0].rect = r;
}

void view_list(struct pane *pane, struct rect r, bool focus, enum list_head head)
{
  int y = list_draw(&pane->list, (struct rect){r.y, r.x + 1, r.h, r.w - 1}, focus, head);
  if (!focus || y < 0) return;
  draw_text(y, r.x, 2, STYLE_SELECTED, draw_arrow());
  draw_cursor(y, r.x, true);
}

void view_status(const struct list *list, long all, struct buf *out)
{
  size_t last = list->top + (size_t)list->page;
  if (last > list->n_shown) last = list->n_shown;
  buf_addf(out, _("%s of %s"), TEXT_GROUPED(list->n_shown ? (long long)(last - list->top) : 0),
           TEXT_GROUPED(all));
  if (list->filter[0]) buf_addf(out, _(" · filter: %s"), list->filter);
}

int view_lines(int width, const char *text)
{
  int lines = 0;
  for (size_t skip; *text && width > 0; text += skip, lines++)
    text_line(text, width, &skip);
  return lines;
}

int view_wrap(struct rect r, enum style style, const char *text)
{
  struct buf line = {0};
  int used = 0;
  while (*text && used < r.h && r.w > 0) {
    size_t skip, n = text_line(text, r.w, &skip);
    buf_clear(&line);
    buf_addn(&line, text, n);
    draw_text(r.y + used++, r.x, r.w, style, buf_text(&line));
    text += skip;
  }
  buf_release(&line);
  return used;
}

void view_term(struct buf *out, const struct term *terms, int value)
{
  buf_addf(out, "%s %s", draw_sign(terms[value].sign, terms[value].ascii),
           term_label(terms, value));
}

void view_date_week(struct buf *out, int date)
{
  if (!date_valid(date)) return;
  date_iso(out, date);
  buf_addf(out, _(" w. %d"), date_iso_week(date, NULL));
}

void view_today(struct buf *out, const struct app *app)
{
  date_compact(out, app->clock.date);
  buf_addf(out, _(" w. %d"), date_iso_week(app->clock.date, NULL));
}

void view_month(struct buf *out, int month)
{
  buf_addf(out, "%s %d", date_month_name(month % 100), month / 100);
}

const char *view_month_name(struct arena *arena, int month)
{
  return text_capital(arena, date_month_name(month % 100));
}

bool view_back(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct pane *pane = app_pane(app);
  if (pane->list.columns && pane->list.filter[0])
    list_filter(&pane->list, &pane->arena, "");
  else
    app_pop(app);
  return true;
}

bool view_next_pane(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct view *view = app_view(app);
  app_focus(app, (view->focus + 1) % view->n_panes);
  return true;
}
