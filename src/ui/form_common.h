// SPDX-License-Identifier: GPL-3.0-or-later
/* What several forms share besides their options. */
#ifndef LB_UI_FORM_COMMON_H
#define LB_UI_FORM_COMMON_H

#include "base/date.h"
#include "ui/app.h"
#include "ui/form.h"

extern const struct term form_yes_no[]; /* 0 yes, 1 no */

/* A new ranked area, last in the list; false with a sentence. */
bool form_add_area(struct app *app, const char *name, int from, int64_t *id, struct err *err);
/* A new reporting unit of that name, both long and short, last in the list; false with a sentence.
 */
bool form_add_unit(struct app *app, const char *name, int from, int64_t *id, struct err *err);
/* The same for an owner of measures inside the municipality, as the add of form_ops. */
bool form_add_owner(struct app *app, struct form *form, int field, const char *name, int64_t *id,
                    struct err *err);
/* Opens a small form, unless the file is only read. */
struct form *form_open_small(struct app *app, const struct form_ops *ops,
                             const struct subject *subject,
                             void (*fill)(struct app *app, struct form *form));
/* Shows an error; returns ok. */
bool form_told(struct app *app, bool ok, const struct err *err);
/* The number that a new record of the kind gets; 0, told of, when it cannot be read. */
int64_t form_next_number(struct app *app, const char *kind);
/* "New observation O-119"; without a number for 0. */
void form_numbered(struct buf *out, const char *words, int64_t number,
                   void (*add_name)(struct buf *out, int64_t id));
/* NULL when no reason was asked for. */
const char *form_person_reason(const struct form *form);

#endif
