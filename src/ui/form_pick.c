// SPDX-License-Identifier: GPL-3.0-or-later
/* The list of a FIELD_PICK: opens while one types, below its field. */
#include "ui/form_part.h"

#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

enum { PICK_WIDTH = 40, PICK_ROWS = 8, PICK_ALSO = 24, PICK_FRAME = 2 };

size_t form_pick_match(const struct option *rows, size_t n, const char *filter, size_t *order)
{
  size_t n_order = 0;
  if (!*filter) {
    for (size_t i = 0; i < n; i++)
      order[n_order++] = i;
    return n_order;
  }
  for (int place = 3; place >= 1; place--)
    for (size_t i = 0; i < n; i++)
      if (text_match_place(rows[i].text, filter) == place) order[n_order++] = i;
  return n_order;
}

static const struct field *picked_field(const struct form *form)
{
  return form_field(form, form->field);
}

static const char *typed(const struct form *form)
{
  const char *text = form_text(form, form->field);
  return text ? text : "";
}

static void load(struct app *app, struct form *form, int field)
{
  struct form_pick *pick = &form->state->pick;
  arena_reset(&form->arena);
  pick->rows = NULL;
  pick->n = pick->n_order = 0;
  form->ops->options(app, form, field, &pick->rows, &pick->n);
  pick->order = arena_alloc(&form->arena, (pick->n + 1) * sizeof *pick->order);
}

/* A row that offers to make what was typed stands after the ones that match. */
static bool can_add(const struct form *form)
{
  return (picked_field(form)->flags & FIELD_CAN_ADD) && form->ops->add && *typed(form);
}

static size_t n_rows(const struct form *form)
{
  return form->state->pick.n_order + (can_add(form) ? 1 : 0);
}

static void filter(struct form *form, const char *text)
{
  struct form_pick *pick = &form->state->pick;
  pick->n_order = form_pick_match(pick->rows, pick->n, text, pick->order);
  pick->at = pick->top = 0;
  pick->moved = false;
}

void form_pick_open(struct app *app, struct form *form)
{
  struct form_pick *pick = &form->state->pick;
  load(app, form, form->field);
  pick->open = true;
  int64_t id = form_id(form, form->field);
  filter(form, id ? "" : typed(form));
  for (size_t i = 0; id && i < pick->n_order; i++)
    if (pick->rows[pick->order[i]].id == id) {
      pick->at = i;
      break;
    }
}

void form_pick_close(struct form *form)
{
  form->state->pick.open = false;
}

void form_pick_filter(struct app *app, struct form *form)
{
  struct form_pick *pick = &form->state->pick;
  if (!pick->open) {
    load(app, form, form->field);
    pick->open = true;
  }
  filter(form, typed(form));
}

const char *form_pick_text(struct app *app, struct form *form, int field, int64_t id)
{
  struct form_pick *pick = &form->state->pick;
  const char *text = NULL;
  load(app, form, field);
  /* An alias has its owner's id; the owner's own row stands first. */
  for (size_t i = 0; i < pick->n && !text; i++)
    if (pick->rows[i].id == id) text = pick->rows[i].text;
  return text;
}

static void take(struct app *app, struct form *form)
{
  struct form_pick *pick = &form->state->pick;
  form_set_id(app, form, form->field, pick->rows[pick->order[pick->at]].id);
  form_pick_close(form);
  form->state->fresh = true;
  form_touch(app, form, form->field);
}

static void add(struct app *app, struct form *form)
{
  struct err err = {.field = -1};
  int64_t id = 0;
  struct field_value *value = &form->values[form->field];
  if (!app_may_write(app)) return;
  if (!form->ops->add(app, form, form->field, typed(form), &id, &err)) {
    memcpy(value->error, err.text, sizeof value->error);
    return;
  }
  form_set_id(app, form, form->field, id);
  form_pick_close(form);
  form_touch(app, form, form->field);
}

static void move(struct form_pick *pick, size_t n, int step)
{
  if (n == 0) return;
  long at = (long)pick->at + step;
  pick->at = at < 0 ? 0 : at >= (long)n ? n - 1 : (size_t)at;
  pick->moved = true;
}

bool form_pick_key(struct app *app, struct form *form, const struct key *key)
{
  struct form_pick *pick = &form->state->pick;
  bool on_row = pick->at < pick->n_order;
  switch (key->code) {
  case K_UP:
  case K_DOWN:
    move(pick, n_rows(form), key->code == K_UP ? -1 : 1);
    return true;
  case K_PGUP:
  case K_PGDN:
    move(pick, n_rows(form), key->code == K_PGUP ? -PICK_ROWS : PICK_ROWS);
    return true;
  case K_ESC:
    form_pick_close(form);
    return true;
  case K_ENTER:
    if (on_row)
      take(app, form);
    else if (can_add(form))
      add(app, form);
    else {
      form_pick_close(form);
      return false;
    }
    if (!pick->open) form_next(app, form);
    return true;
  case K_TAB:
  case K_CTRL('s'):
    if (on_row && !form_id(form, form->field) && (pick->moved || *typed(form)))
      take(app, form);
    else if (on_row && pick->moved)
      take(app, form);
    form_pick_close(form);
    return false;
  default:
    return false;
  }
}

static bool nothing_called_so(const struct form *form, int field, struct err *err)
{
  if (form_field(form, field)->flags & FIELD_CAN_ADD)
    return err_set_field(err, field, _("Nothing is called that. Enter: add “%s”."),
                         form_text(form, field));
  return err_set_field(err, field, "%s",
                       _("Nothing is called that. F4 shows what there is to choose from."));
}

/* What was typed and not taken from the list (it was closed): the row of that very name. */
bool form_pick_check(struct app *app, struct form *form, int field, struct err *err)
{
  struct form_pick *pick = &form->state->pick;
  const char *text = form_text(form, field);
  if (form_id(form, field) || !text) return true;
  load(app, form, field);
  for (size_t i = 0; i < pick->n; i++)
    if (text_compare(pick->rows[i].text, text) == 0 ||
        (text_match_place(pick->rows[i].text, text) == 3 &&
         text_match_place(text, pick->rows[i].text) == 3)) {
      form_set_id(app, form, field, pick->rows[i].id);
      return true;
    }
  if (form_field(form, field)->flags & FIELD_OWN_TEXT) return true;
  return nothing_called_so(form, field, err);
}

static void draw_row(const struct form *form, size_t at, int y, struct rect inside)
{
  const struct form_pick *pick = &form->state->pick;
  const struct option *row = &pick->rows[pick->order[at]];
  enum style style = at == pick->at ? STYLE_SELECTED : STYLE_TEXT;
  draw_text(y, inside.x, inside.w, style, at == pick->at ? draw_arrow() : "");
  int used = draw_run(y, inside.x + 2, inside.w - 3, style, row->text);
  if (!row->also) return;
  int x = used + 3 > PICK_ALSO ? used + 4 : PICK_ALSO;
  draw_run(y, inside.x + x, inside.w - x - 1, style, row->also);
}

static void draw_adding(const struct form *form, int y, struct rect inside)
{
  const struct form_pick *pick = &form->state->pick;
  bool marked = pick->at >= pick->n_order;
  struct buf line = {0};
  if (can_add(form))
    buf_addf(&line, _("%s + %s “%s” …"), marked ? draw_arrow() : " ", _(picked_field(form)->adds),
             typed(form));
  else if (pick->n > 0)
    buf_add(&line, _("Nothing is called that."));
  else if (picked_field(form)->flags & (FIELD_CAN_ADD | FIELD_OWN_TEXT))
    buf_add(&line, _("Nothing here yet. Type the first."));
  else
    buf_add(&line, _("Nothing to choose from here."));
  draw_text(y, inside.x, inside.w, marked && can_add(form) ? STYLE_SELECTED : STYLE_TEXT,
            buf_text(&line));
  buf_release(&line);
}

/* Below the field, or above it when there is no room; never over it. */
static struct rect place(int y, int x, int height, int width, struct rect screen)
{
  struct rect r = {y + 1, x, height, width};
  if (r.y + r.h > screen.y + screen.h && y - height >= screen.y) r.y = y - height;
  if (r.x + r.w > screen.x + screen.w) r.x = screen.x + screen.w - r.w;
  return r;
}

void form_pick_draw(struct form *form, int y, int x, int width, struct rect screen)
{
  struct form_pick *pick = &form->state->pick;
  size_t shown = pick->n_order < PICK_ROWS ? pick->n_order : PICK_ROWS;
  bool adding = can_add(form) || pick->n_order == 0;
  int height = (int)shown + PICK_FRAME + (adding ? 1 + (shown > 0) : 0);
  struct rect r = place(y, x, height, width > PICK_WIDTH ? width : PICK_WIDTH, screen);
  struct rect inside = draw_inside(r);
  struct buf title = {0};
  buf_addf(&title, _("%s: %zu of %zu"), _(picked_field(form)->label), pick->n_order, pick->n);
  draw_clear(r);
  draw_frame(r, buf_text(&title), true);
  buf_release(&title);
  if (pick->at < pick->top) pick->top = pick->at;
  if (pick->at < pick->n_order && pick->at >= pick->top + shown) pick->top = pick->at - shown + 1;
  for (size_t i = 0; i < shown; i++)
    draw_row(form, pick->top + i, inside.y + (int)i, inside);
  if (!adding) return;
  if (shown > 0) draw_rule(inside.y + (int)shown, inside.x + 2, inside.w - 4);
  draw_adding(form, inside.y + inside.h - 1, inside);
}

/* What the bar shows while a list of values is open. */
static const struct command pick_commands[] = {
    {.id = "pick-choose",
     .key = K_UP_DOWN,
     .label = N_("Choose"),
     .name = N_("Choose a row"),
     .help = N_("The arrow keys move the mark."),
     .priority = 2,
     .run = app_arrows},
    {.id = "pick-take",
     .key = K_ENTER,
     .label = N_("Take"),
     .name = N_("Take the row"),
     .help = N_("Takes the marked row."),
     .priority = 2,
     .run = app_arrows},
    {.id = "pick-next",
     .key = K_TAB,
     .label = N_("Next"),
     .name = N_("Next field"),
     .help = N_("Goes to the next field."),
     .priority = 3,
     .run = app_arrows},
    {.id = "pick-close",
     .key = K_ESC,
     .label = N_("Close"),
     .name = N_("Close the list"),
     .help = N_("Closes the list; nothing is changed."),
     .priority = 3,
     .run = app_arrows},
    {.id = NULL},
};

/* What the bar shows while the month of a date is open. */
static const struct command calendar_commands[] = {
    {.id = "calendar-day",
     .key = K_LEFT_RIGHT,
     .label = N_("Day"),
     .name = N_("Choose a day"),
     .help = N_("The arrow keys move the mark."),
     .priority = 2,
     .run = app_arrows},
    {.id = "calendar-week",
     .key = K_UP_DOWN,
     .label = N_("Week"),
     .name = N_("Choose a week"),
     .help = N_("The arrow keys move the mark."),
     .priority = 2,
     .run = app_arrows},
    {.id = "calendar-month",
     .key = K_PGDN,
     .label = N_("Month"),
     .name = N_("Next month"),
     .help = N_("PgDn and PgUp go to the month after and before."),
     .priority = 3,
     .run = app_arrows},
    {.id = "calendar-take",
     .key = K_ENTER,
     .label = N_("Take"),
     .name = N_("Take the day"),
     .help = N_("Writes the marked day in the field."),
     .priority = 2,
     .run = app_arrows},
    {.id = "calendar-close",
     .key = K_ESC,
     .label = N_("Close"),
     .name = N_("Close the month"),
     .help = N_("Closes the month; nothing is changed."),
     .priority = 3,
     .run = app_arrows},
    {.id = NULL},
};

const struct command *form_bar(struct app *app, struct pane *pane)
{
  const struct form *form = pane->state;
  (void)app;
  if (form->state->calendar) return calendar_commands;
  return form->state->pick.open ? pick_commands : NULL;
}
