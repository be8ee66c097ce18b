// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form_part.h"

#include "base/i18n.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { MARGIN = 2, FRAME_ROWS = 2, BOTTOM_ROWS = 2 /* message and bar */ };

/* What is being drawn: the room inside the frame, and the lines under the focused field that push
 * the rows below it down until an empty row takes them up. */
struct sheet {
  struct form *form;
  struct rect frame, inside;
  const char *under; /* error or remark; empty when there is none */
  int under_lines;
  int y, x; /* the cursor */
};

static int last_row(const struct form *form, int field)
{
  const struct field *f = form_field(form, field);
  return f->row + (f->kind == FIELD_LONG ? f->lines : 1) - 1;
}

static bool behind_more(const struct form *form, int row)
{
  for (int i = 0; form->more && i < form->ops->n_fields; i++)
    if ((form_field(form, i)->flags & FIELD_MORE) && form_field(form, i)->row <= row &&
        last_row(form, i) >= row)
      return true;
  return false;
}

static bool row_taken(const struct form *form, int row)
{
  if (row == form->ops->more_row || row == form->ops->notice_row) return true;
  for (int i = 0; i < form->ops->n_fields; i++)
    if (form_shown(form, i) && form_field(form, i)->row <= row && last_row(form, i) >= row)
      return true;
  return false;
}

static int row_y(const struct sheet *s, int row)
{
  int pushed = s->under_lines;
  if (!form_on_field(s->form) || row <= last_row(s->form, s->form->field))
    pushed = 0;
  else
    for (int r = last_row(s->form, s->form->field) + 1; r < row && pushed > 0; r++)
      if (!row_taken(s->form, r)) pushed--;
  return s->inside.y + row + pushed;
}

static bool visible(const struct sheet *s, int y)
{
  return y >= s->inside.y && y < s->inside.y + s->inside.h;
}

static int count_lines(const char *text, int width)
{
  int n = 0;
  for (size_t skip; *text; text += skip, n++)
    text_line(text, width, &skip);
  return n;
}

static void draw_under(const struct sheet *s)
{
  int first = row_y(s, last_row(s->form, s->form->field)) + 1, y = first;
  int x = s->inside.x + MARGIN;
  const char *rest = s->under;
  struct buf line = {0};
  for (size_t skip; *rest && visible(s, y); rest += skip, y++) {
    size_t n = text_line(rest, s->inside.w - 3 * MARGIN, &skip);
    buf_clear(&line);
    buf_addn(&line, rest, n);
    /* Over the footer, where there is no more room. */
    draw_text(y, s->inside.x, s->inside.w, STYLE_TEXT, "");
    if (y == first) draw_run(y, x, 1, STYLE_ERROR, "!");
    draw_run(y, x + MARGIN, s->inside.w - 3 * MARGIN, STYLE_ERROR, buf_text(&line));
  }
  buf_release(&line);
}

static void day_note(const struct form *form, int field, int room, struct buf *out)
{
  int date = form_date(form, field);
  if (!date) return;
  date_echo(out, date);
  if (text_width(buf_text(out)) <= room) return;
  buf_clear(out);
  buf_addf(out, _("%s w. %d"), date_weekday_short(date_weekday(date)), date_iso_week(date, NULL));
}

static void draw_note(struct app *app, struct sheet *s, int field, int y, int end)
{
  const struct form_ops *ops = s->form->ops;
  const struct field *f = form_field(s->form, field);
  int x = end + MARGIN, column = s->inside.x + ops->note_column;
  if (x < column) x = column;
  int room = s->inside.x + s->inside.w - x;
  struct buf note = {0};
  if (f->kind == FIELD_DAY) day_note(s->form, field, room, &note);
  if (!note.length && ops->note) ops->note(app, s->form, field, &note);
  if (!note.length && f->note) buf_add(&note, _(f->note));
  draw_run(y, x, room, STYLE_TEXT, buf_text(&note));
  buf_release(&note);
}

static int draw_choice(struct sheet *s, int field, int y, int x, bool here)
{
  const struct field *f = form_field(s->form, field);
  int64_t chosen = form_id(s->form, field);
  int room = s->inside.x + s->inside.w;
  for (int i = 0; f->choices[i].id; i++) {
    bool on = i == chosen;
    enum style style = here && on ? STYLE_FIELD_FOCUS : STYLE_TEXT;
    if (here && (on || (i == 0 && chosen < 0))) s->y = y, s->x = x + 1;
    x += draw_run(y, x, room - x, style, on ? "(•) " : "( ) ");
    x += draw_run(y, x, room - x, style, _(f->choices[i].label));
    if (f->choices[i + 1].id) x += f->width;
  }
  return x;
}

static int draw_box(struct sheet *s, int field, int y, int x, bool here)
{
  const struct field *f = form_field(s->form, field);
  int room = s->inside.x + s->inside.w - x - 2, width = f->width < room ? f->width : room;
  struct rect r = {y, x + 1, f->kind == FIELD_LONG ? f->lines : 1, width};
  if (width <= 0) return x;
  int cursor_y, cursor_x;
  struct edit *edit = &s->form->values[field].edit, at_rest = *edit;
  at_rest.cursor = at_rest.first = 0; /* a field that is not being edited shows its beginning */
  edit_draw(here ? edit : &at_rest, r, here ? STYLE_FIELD_FOCUS : STYLE_FIELD, &cursor_y,
            &cursor_x);
  for (int i = 0; i < r.h; i++) {
    draw_run(y + i, x, 1, STYLE_TEXT, "[");
    draw_run(y + i, x + 1 + width, 1, STYLE_TEXT, "]");
  }
  if (here) s->y = cursor_y, s->x = cursor_x;
  return x + width + 2;
}

static void draw_label(const struct sheet *s, int field, int y)
{
  const struct field *f = form_field(s->form, field);
  int x = s->inside.x + f->column, room = s->inside.x + s->inside.w - x;
  if (!f->label) return;
  if (s->form->values[field].error[0] && s->form->field != field)
    draw_run(y, x - 1, 1, STYLE_ACTION, "!");
  int used = draw_run(y, x, room, STYLE_TEXT, _(f->label));
  if (f->flags & FIELD_MUST) draw_run(y, x + used, 2, STYLE_TEXT, " *");
}

static void draw_field(struct app *app, struct sheet *s, int field)
{
  const struct field *f = form_field(s->form, field);
  int y = row_y(s, f->row), x = s->inside.x + f->column;
  int end, label = f->label_width ? f->label_width : s->form->ops->label_width;
  bool here = s->form->field == field;
  if (!visible(s, y)) return;
  if (f->kind == FIELD_RULE) {
    draw_rule(y, s->inside.x + MARGIN, s->inside.w - 2 * MARGIN);
    return;
  }
  draw_label(s, field, y);
  x += f->label ? label : 0;
  if (f->flags & FIELD_KEPT) draw_run(y, x - 1, 1, STYLE_TEXT, "=");
  if (f->kind == FIELD_SHOW) {
    if (f->width)
      draw_run(y, x + 1, s->inside.x + s->inside.w - x - 1, STYLE_TEXT,
               buf_text(&s->form->values[field].edit.text));
    return;
  }
  end =
      f->kind == FIELD_CHOICE ? draw_choice(s, field, y, x, here) : draw_box(s, field, y, x, here);
  draw_note(app, s, field, y, end);
}

static void draw_bottom(struct app *app, struct sheet *s)
{
  const struct form_ops *ops = s->form->ops;
  int x = s->inside.x + MARGIN, w = s->inside.w - 2 * MARGIN;
  struct buf line = {0};
  if (ops->notice && !behind_more(s->form, ops->notice_row)) {
    ops->notice(app, s->form, &line);
    draw_run(row_y(s, ops->notice_row), x, w, STYLE_TEXT, buf_text(&line));
    if (line.length && ops->show) {
      int width = text_width(_("F2 shows it"));
      draw_run(row_y(s, ops->notice_row), x + w - width, width, STYLE_TEXT, _("F2 shows it"));
    }
  }
  buf_clear(&line);
  if (ops->footer && !behind_more(s->form, s->inside.h - 1)) {
    ops->footer(app, s->form, &line);
    draw_run(s->inside.y + s->inside.h - 1, x, w, STYLE_TEXT, buf_text(&line));
  }
  buf_release(&line);
}

/* The two lines that are no fields but places for the cursor. */
static void draw_lines(struct app *app, struct sheet *s)
{
  struct form *form = s->form;
  int x = s->inside.x + MARGIN, w = s->inside.w - MARGIN;
  struct buf line = {0};
  if (form->ops->more && !form->more) {
    int y = row_y(s, form->ops->more_row);
    bool here = form->field == form_more_line(form);
    buf_addf(&line, "%s ▼   ", _("More fields"));
    form->ops->more(app, form, &line);
    draw_run(y, x, w, here ? STYLE_SELECTED : STYLE_TEXT, buf_text(&line));
    if (here) s->y = y, s->x = x;
  }
  if (form->field == form->ops->n_fields) {
    int y = s->inside.y + s->inside.h - (form->ops->view.over ? 1 : 2);
    buf_clear(&line);
    buf_addf(&line, "%s %s", draw_arrow(), _("Save: press Enter"));
    draw_text(y, x, w, STYLE_SELECTED, buf_text(&line));
    s->y = y, s->x = x;
  }
  buf_release(&line);
}

static void measure_sheet(struct app *app, struct sheet *s, struct buf *remark)
{
  struct form *form = s->form;
  s->under = "";
  if (form_on_field(form)) {
    s->under = form->values[form->field].error;
    if (!*s->under && form->ops->remark) {
      form->ops->remark(app, form, form->field, remark);
      s->under = buf_text(remark);
    }
  }
  s->under_lines = count_lines(s->under, draw_inside(s->frame).w - 3 * MARGIN);
  if (form->ops->view.over) s->frame.h += s->under_lines + (form->field == form->ops->n_fields);
  s->inside = draw_inside(s->frame);
}

static void draw_overlay(struct sheet *s)
{
  struct form *form = s->form;
  struct rect screen = {1, 0, s->frame.y + s->frame.h, s->frame.x + s->frame.w};
  if (!form_on_field(form)) return;
  const struct field *f = form_field(form, form->field);
  int x = s->inside.x + f->column + (f->label_width ? f->label_width : form->ops->label_width);
  int y = row_y(s, f->row);
  if (form->ops->view.over) screen.h += BOTTOM_ROWS;
  if (form->state->pick.open) form_pick_draw(form, y, x, f->width + 2, screen);
  if (form->state->calendar) form_calendar_draw(form, y, x + f->width + 2, screen);
}

void form_draw(struct app *app, struct pane *pane, bool focus)
{
  struct form *form = pane->state;
  struct sheet s = {.form = form, .frame = pane->rect};
  struct buf title = {0}, remark = {0};
  measure_sheet(app, &s, &remark);
  s.y = s.frame.y, s.x = s.frame.x;
  if (form->ops->title) form->ops->title(app, form, &title);
  draw_clear(s.frame);
  draw_frame(s.frame, buf_text(&title), focus);
  for (int i = 0; i < form->ops->n_fields; i++)
    if (form_shown(form, i) &&
        ((form_field(form, i)->flags & FIELD_MORE) || !behind_more(form, form_field(form, i)->row)))
      draw_field(app, &s, i);
  draw_bottom(app, &s);
  draw_lines(app, &s);
  if (*s.under) draw_under(&s);
  draw_overlay(&s);
  if (focus) draw_cursor(s.y, s.x, true);
  buf_release(&title);
  buf_release(&remark);
}

void form_layout(struct app *app, struct view *view, struct rect r)
{
  const struct form *form = view->panes[0].state;
  struct rect *rect = &view->panes[0].rect;
  (void)app;
  *rect = r;
  if (!form->ops->view.over) return;
  rect->w = form->ops->width;
  rect->h = 0;
  for (int i = 0; i < form->ops->n_fields; i++)
    if (form_shown(form, i) && last_row(form, i) >= rect->h) rect->h = last_row(form, i) + 1;
  rect->h += FRAME_ROWS;
  rect->x = (r.w - rect->w) / 2;
  rect->y = (r.h - BOTTOM_ROWS - rect->h) / 2;
}

void form_view_title(struct app *app, struct view *view, struct buf *out)
{
  const struct form *form = view->panes[0].state;
  int n = 0, at = 0;
  (void)app;
  for (int i = 0; i < form->ops->n_fields; i++) {
    if (!form_takes_keys(form, i) || (form_field(form, i)->flags & FIELD_UNCOUNTED)) continue;
    n++;
    if (i <= form->field) at = n;
  }
  buf_addf(out, _("%s · field %d of %d"),
           _(form->subject.id ? form->ops->change_name : form->ops->new_name), at, n);
}

const char *form_hint(struct app *app, struct pane *pane)
{
  struct form *form = pane->state;
  struct form_state *state = form->state;
  struct buf hint = {0};
  const struct edit *edit = form_on_field(form) ? &form->values[form->field].edit : NULL;
  size_t limit = edit && edit->text.capacity ? edit->text.capacity - 1 : 0;
  int time = state->draft_time;
  if (state->offered)
    buf_addf(&hint,
             _("There is a draft from %02d.%02d. Enter goes on with it, Delete throws it "
               "away."),
             time / 100, time % 100);
  else if (state->pick.open)
    buf_add(&hint, _("Write a part of the name. Arrows choose, Enter takes the row, Esc closes."));
  else if (state->calendar)
    buf_add(&hint, _("Arrows choose a day, PgUp and PgDn a month. Enter takes it, Esc closes."));
  else if (limit && edit->text.length * 5 > limit * 4)
    buf_addf(&hint, _("%zu of at most %zu characters."), edit->text.length, limit);
  else if (form->ops->hint)
    form->ops->hint(app, form, &hint);
  if (!hint.length && time != TIME_NONE)
    buf_addf(&hint, _("Draft saved %02d.%02d."), time / 100, time % 100);
  snprintf(state->hint, sizeof state->hint, "%s", buf_text(&hint));
  buf_release(&hint);
  return state->hint;
}
