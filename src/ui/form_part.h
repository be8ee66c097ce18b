// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of form share. For form*.c alone.
 *
 * Invariant: only the focused field has a list or a calendar open, and only its text can differ
 * from what its value holds. */
#ifndef LB_UI_FORM_PART_H
#define LB_UI_FORM_PART_H

#include "base/date.h"
#include "ui/app.h"
#include "ui/form.h"

struct form_pick {
  bool open, moved;    /* moved: the mark was put there by the user */
  struct option *rows; /* in the form's arena */
  size_t *order;       /* rows that match, best first */
  size_t n, n_order, at, top;
};

struct form_state {
  void (*fill)(struct app *app, struct form *form);
  struct edit before; /* the focused field's text when it was entered, for Ctrl+Z */
  int64_t before_id;
  bool typed;     /* the focused field was changed since */
  bool fresh;     /* the first letter replaces what stands in the field */
  bool unwritten; /* the draft on disk is older than the form */
  bool offered;   /* a draft was found and waits for an answer */
  int draft_time; /* of the draft on disk; TIME_NONE when there is none */
  int asked;      /* the field that a question is about */
  int calendar;   /* the marked day of the open calendar; 0: closed */
  struct form_pick pick;
  char hint[512];
};

/* What a key did to a field. */
enum form_answer { FORM_NOT_MINE, FORM_TAKEN, FORM_CHANGED, FORM_CHOSEN /* and goes on */ };

/* What the kinds of fields do differently. */
struct field_type {
  enum form_answer (*key)(struct app *app, struct form *form, int field, const struct key *key);
  /* Reads what is typed and shows it in its proper form; false with a sentence. */
  bool (*check)(struct app *app, struct form *form, int field, struct err *err);
  bool replaced; /* the first letter typed into it replaces what stands there */
};
const struct field_type *form_type(const struct form *form, int field);
/* Reads the text into date or time, after it was set from outside. */
void form_read_value(struct app *app, struct form *form, int field);

static inline const struct field *form_field(const struct form *form, int field)
{
  return &form->ops->fields[field];
}
/* The line "Fler fält" as a place for the cursor. */
static inline int form_more_line(const struct form *form)
{
  return form->ops->n_fields + 1;
}
static inline bool form_on_field(const struct form *form)
{
  return form->field < form->ops->n_fields;
}
bool form_shown(const struct form *form, int field);      /* it is drawn */
bool form_takes_keys(const struct form *form, int field); /* shown, and not only read */
bool form_empty(const struct form *form, int field);
void form_touch(struct app *app, struct form *form, int field); /* after a change by the user */
void form_say_choice(struct app *app);              /* how one chooses in a FIELD_CHOICE */
bool form_next(struct app *app, struct form *form); /* checks the field, goes on; false: it stays */
bool form_leave(struct app *app, struct form *form);
void form_enter_first(struct app *app, struct form *form);

/* ---- person guard ---- */

/* Sets the field's warning, or takes it away, after each change. True when a hit stands. */
bool form_guard(struct form *form, int field);
/* True when the field's text may be written to disk without asking. */
bool form_may_keep(const struct form *form, int field);

/* ---- drafts ---- */

/* The form as lines "field=value"; without text that looks like a person's data, and without all
 * free text unless `free`. `time` TIME_NONE: no line for it. */
void form_draft_write(const struct form *form, int time, bool free, struct buf *out);
/* Sets the fields that `wanted` accepts (NULL: all) from such lines; returns the time, or
 * TIME_NONE. */
int form_draft_read(struct form *form, const char *text,
                    bool (*wanted)(const struct form *form, int field, int only), int only);
void form_draft_save(struct app *app, struct form *form);
void form_draft_look(struct app *app, struct form *form); /* offers the draft when there is one */
void form_draft_take(struct app *app, struct form *form);
void form_draft_remove(struct app *app, struct form *form);
void form_remember(struct app *app, struct form *form); /* for Ctrl+D and kept fields */
void form_recall(struct app *app, struct form *form, int field);

/* ---- pick list and calendar ---- */

/* Fills `order` with the rows that match: best place first, equal ones in the order they come. */
size_t form_pick_match(const struct option *rows, size_t n, const char *filter, size_t *order);
void form_pick_open(struct app *app, struct form *form);
void form_pick_close(struct form *form);
void form_pick_filter(struct app *app, struct form *form);
bool form_pick_key(struct app *app, struct form *form, const struct key *key);
bool form_pick_check(struct app *app, struct form *form, int field, struct err *err);
/* The text that stands for an id; NULL when no row has it. */
const char *form_pick_text(struct app *app, struct form *form, int field, int64_t id);
/* `y`, `x`: where the field's bracket is; `screen`: what it may cover. */
void form_pick_draw(struct form *form, int y, int x, int width, struct rect screen);
void form_calendar_open(struct app *app, struct form *form);
bool form_calendar_key(struct app *app, struct form *form, const struct key *key);
void form_calendar_draw(struct form *form, int y, int x, struct rect screen);

#endif
