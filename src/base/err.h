// SPDX-License-Identifier: GPL-3.0-or-later
/* Errors that a user, a disk or a file can cause.
 *
 * Invariant: when a function that takes a `struct err *` last returns false, `text` holds one whole
 * sentence in the user's language that names the thing and the remedy. When it returns true, the
 * struct is untouched. The lowest layer that knows the object writes it; upper layers pass it on.
 * A bug is an assert, never an err. */
#ifndef LB_BASE_ERR_H
#define LB_BASE_ERR_H

#include <stdbool.h>

enum err_kind {
  ERR_REFUSED = 0, /* a rule says no: the user changes what was typed */
  ERR_BUSY,        /* somebody else holds the file */
  ERR_DISK,        /* full, read-only or failing disk */
  ERR_DAMAGED,     /* the file is not what it should be */
  ERR_CANCELLED    /* the user stopped a long operation */
};

struct err {
  enum err_kind kind;
  int code;  /* the database's or the system's own number, for the log; 0 when there is none */
  int field; /* which field of a form it is about, in the form's own numbering; -1 when none */
  char text[512];
};

/* Writes the sentence (printf-like; cut at a whole character) and returns false, so that a caller
 * can `return err_set(err, _("..."))`. `err` may be NULL. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* As err_set, for a kind other than ERR_REFUSED. */
bool err_set_kind(struct err *err, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Gives what was just set its number, and returns false. */
bool err_set_code(struct err *err, int code);

/* As err_set, and names the field it is about. */
bool err_set_field(struct err *err, int field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
