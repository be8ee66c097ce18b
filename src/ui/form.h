// SPDX-License-Identifier: GPL-3.0-or-later
/* Forms: a copy of a record, edited field by field, saved whole.
 *
 * Invariant: the form never traps (Shift+Tab and Esc always work) and never forgets: what was typed
 * is in the draft on disk, unless it looks like a person's data, which is never written anywhere.
 * A field is checked when it is left forwards and on save, never backwards, never per key. */
#ifndef LB_UI_FORM_H
#define LB_UI_FORM_H

#include "ui/edit.h"
#include "ui/pane.h"

enum field_kind {
  FIELD_TEXT,  /* one line */
  FIELD_LONG,  /* several lines; Enter is a new line */
  FIELD_DAY,   /* a date with its echo */
  FIELD_CLOCK, /* a time; empty is unknown */
  FIELD_WHOLE, /* a whole number >= 0 */
  FIELD_DECIMAL,
  FIELD_CHOICE, /* up to five on one row; a digit or first letter chooses */
  FIELD_PICK,   /* a list with a filter */
  FIELD_SHOW,   /* a line that is only read; without width its label is the whole line */
  FIELD_RULE    /* a thin line across the form */
};

enum field_flag {
  FIELD_MUST = 1,        /* mandatory, marked with a star */
  FIELD_KEPT = 2,        /* kept for the next record, marked = */
  FIELD_FREE = 4,        /* free text: the person guard looks at it */
  FIELD_NEXT_DATE = 8,   /* a date without a year is the next one, else the latest */
  FIELD_CAN_ADD = 16,    /* a name that no row has may be added (form->ops->add) */
  FIELD_MORE = 32,       /* among the fields behind "Fler fält"; they stand last */
  FIELD_OWN_TEXT = 64,   /* text of a FIELD_PICK that no row has is kept as it is */
  FIELD_UNCOUNTED = 128, /* not counted in "field 3 of 8" */
  FIELD_SPAN = 512,      /* of a FIELD_CLOCK: "22-02" as well (form->ops->span) */
  FIELD_PROPOSED = 256   /* the first letter replaces what stands there, as in a date */
};

struct option {
  int64_t id;       /* what the field gets; 0 is nothing */
  const char *text; /* what is shown and searched */
  const char *also; /* an alias points to this: "→ Åtorget"; or a note at the right; may be NULL */
};

struct field {
  const char *id;    /* stands in drafts */
  const char *label; /* msgid; NULL for none */
  enum field_kind kind;
  unsigned flags;
  int row, column;  /* inside the frame; label at column, field at column + label_width */
  int label_width;  /* 0: the form's */
  int width;        /* of the field itself; of a FIELD_CHOICE the gap between its choices */
  int lines;        /* of a FIELD_LONG */
  const char *note; /* msgid shown to the right; NULL for none */
  const char *adds; /* msgid of what FIELD_CAN_ADD makes ("New area") */
  const struct term *choices; /* of FIELD_CHOICE, in order */
};

struct form;
/* What a kind of form is; handlers never draw. Hooks that are NULL add nothing. */
struct form_ops {
  struct pane_ops pane;               /* FORM_PANE; its id names the draft */
  struct view_ops view;               /* FORM_VIEW or FORM_SMALL_VIEW */
  const char *new_name, *change_name; /* msgid in the title row, for a new and an old record */
  const struct field *fields;
  int n_fields, label_width;
  int note_column;          /* notes begin there, or two columns after a longer field */
  int more_row, notice_row; /* of the line "Fler fält" and of the notice; 0: none */
  bool serial;              /* after saving the next record opens with the kept fields */
  int width;                /* of a small one; its height follows from its fields */
  bool own_fields;          /* err->field of save is in the numbering of this form */
  /* The choices of a FIELD_PICK, in the form's arena; may depend on other fields. */
  void (*options)(struct app *app, struct form *form, int field, struct option **rows, size_t *n);
  /* Makes the record a FIELD_CAN_ADD names; false with a sentence. */
  bool (*add)(struct app *app, struct form *form, int field, const char *text, int64_t *id,
              struct err *err);
  /* A field that does not apply now. */
  bool (*hidden)(const struct form *form, int field);
  /* What stands to the right of a field, when it is not always the same. */
  void (*note)(struct app *app, struct form *form, int field, struct buf *out);
  /* A line under the focused field that is no error. */
  void (*remark)(struct app *app, struct form *form, int field, struct buf *out);
  /* What is behind "Fler fält", in one line. */
  void (*more)(struct app *app, struct form *form, struct buf *out);
  /* A line about the whole record ("Liknande rapport ..."), and what F2 then does. */
  void (*notice)(struct app *app, struct form *form, struct buf *out);
  void (*show)(struct app *app, struct form *form);
  /* The last line of the frame, e.g. what was registered today. */
  void (*footer)(struct app *app, struct form *form, struct buf *out);
  /* Title inside the frame ("Ny observation O-119 · november 2026"). */
  void (*title)(struct app *app, struct form *form, struct buf *out);
  /* The message row when nothing else stands there. */
  void (*hint)(struct app *app, struct form *form, struct buf *out);
  /* Called when a field was left forwards with a new value: may fill other fields, may ask. */
  void (*changed)(struct app *app, struct form *form, int field);
  /* Called when a draft was taken up: a draft has what was written, not what is shown of it. */
  void (*restored)(struct app *app, struct form *form);
  /* A FIELD_SPAN got two times: it keeps the first, this takes the other. */
  void (*span)(struct app *app, struct form *form, int from, int to);
  /* Stores. On false the form stays as it is;
   * without a sentence the form has asked something and will call form_save again. */
  bool (*save)(struct app *app, struct form *form, struct err *err);
};

struct field_value {
  struct edit edit; /* what is typed (FIELD_TEXT ... FIELD_PICK's filter) */
  int64_t id;       /* chosen option or choice index */
  int date, time;   /* as the text reads now */
  char error[512];  /* the line under the field; empty when it is right */
  bool touched;     /* changed since it was last left forwards */
};

struct form_state; /* what the files of form share, see form_part.h */
struct form {
  const struct form_ops *ops;
  struct field_value *values;
  int field;          /* where the cursor is: a field, or n_fields for the line "Spara" */
  bool changed, more; /* more: the fields behind "Fler fält" are open */
  struct subject subject;
  char person_reason[128]; /* given for text that only looks like a person's data */
  char said[256];          /* save may set it: shown instead of "Sparat 13.42 ..." */
  struct arena arena;      /* emptied each time options are asked for */
  void *data;              /* the form's own, zeroed, `data_size` in form_open */
  struct form_state *state;
};

/* Opens a form as a view. `fill` sets the values of a new or old record, and again of each next one
 * of a serial form, before its draft is looked for. Drafts are kept for each form and record. */
struct form *form_open(struct app *app, const struct form_ops *ops, const struct subject *subject,
                       void (*fill)(struct app *app, struct form *form), size_t data_size);

/* Checks, asks about what looks like a person's data, stores, and closes or opens the next. */
void form_save(struct app *app, struct form *form);
/* Moves the cursor, without checking the field it leaves. */
void form_go(struct app *app, struct form *form, int field);

/* Reading and setting values by field number. Text is cleaned and borrowed until the next change.
 */
const char *form_text(const struct form *form, int field); /* NULL when empty */
int form_date(const struct form *form, int field);
int form_time(const struct form *form, int field);
long long form_whole(const struct form *form, int field); /* NO_AMOUNT when empty */
double form_decimal(const struct form *form, int field);  /* -1 when empty */
int64_t form_id(const struct form *form, int field);      /* option id or choice index; -1/0 none */
void form_set_text(struct app *app, struct form *form, int field, const char *text);
void form_set_date(struct app *app, struct form *form, int field, int date);
void form_set_time(struct app *app, struct form *form, int field, int hhmm);
void form_set_id(struct app *app, struct form *form, int field, int64_t id);
/* As form_set_id, for a row that may be closed and so missing among the options. */
void form_set_named(struct form *form, int field, int64_t id, const char *text);
void form_set_whole(struct app *app, struct form *form, int field, long long value);

/* Writes the draft of the form on top, if one is there and has changed since. The loop calls it
 * when no key has come for a second, and before the program is made to end. */
void form_idle(struct app *app);

/* Sets fields to what the latest stored record of this form had: those that are kept, and are empty
 * now. Free text is never remembered. */
void form_recall_kept(struct app *app, struct form *form);

/* The newest draft of the form, when the program starts again: "Ett utkast från 13.44 finns." */
bool form_draft_exists(struct app *app, const char *form_id, int *time);
/* Writes the draft of every open form that has changed since it was written: the loop calls it a
 * second after the last key and when the program is told to end. */
void form_idle(struct app *app);

/* ---- the parts of a form's pane and view ---- */

extern const struct command form_commands[], form_small_commands[], form_decision_commands[];
void form_draw(struct app *app, struct pane *pane, bool focus);
bool form_key(struct app *app, struct pane *pane, const struct key *key);
bool form_typing(struct app *app, struct pane *pane);
void form_close(struct app *app, struct pane *pane);
const char *form_hint(struct app *app, struct pane *pane);
const struct command *form_bar(struct app *app, struct pane *pane);
void form_layout(struct app *app, struct view *view, struct rect r);
void form_view_title(struct app *app, struct view *view, struct buf *out);

#define FORM_PANE(id_, name_, about_, commands_)                                                  \
  {                                                                                               \
    .id = id_, .name = name_, .about = about_, .commands = commands_,                             \
    .state_size = sizeof(struct form), .draw = form_draw, .key = form_key, .typing = form_typing, \
    .close = form_close, .hint = form_hint, .bar = form_bar                                       \
  }
#define FORM_VIEW(ops_)                                                                    \
  {                                                                                        \
    .id = "form", .panes = {&(ops_).pane}, .layout = form_layout, .title = form_view_title \
  }
#define FORM_SMALL_VIEW(ops_)                                                  \
  {                                                                            \
    .id = "form", .over = true, .panes = {&(ops_).pane}, .layout = form_layout \
  }

#endif
