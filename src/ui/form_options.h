// SPDX-License-Identifier: GPL-3.0-or-later
/* The choices that several forms offer, in the form's arena, the latest used first.
 *
 * Invariant: rows are those valid on `on`; an alias has its owner's id and stands after it. A list
 * that cannot be read is empty, and the status line says why. */
#ifndef LB_UI_FORM_OPTIONS_H
#define LB_UI_FORM_OPTIONS_H

#include "ui/app.h"
#include "ui/form.h"

struct options {
  struct app *app;
  struct arena *arena;
  struct option *rows;
  size_t n, capacity;
};

struct options options_begin(struct app *app, struct form *form);
void options_add(struct options *options, int64_t id, const char *text, const char *also);
/* Puts the ids that observations used last in this column first. */
void options_by_use(struct options *options, const char *column);

void options_areas(struct options *options, int on);
void options_places(struct options *options, int64_t area_id, int on);
void options_categories(struct options *options, int on);
/* "Samhällsbyggnadsförvaltningen (SBF)", or the one name when both are the same. */
const char *options_long_short(struct arena *arena, const char *name, const char *short_name);
void options_units(struct options *options, int on);
void options_owners(struct options *options, int on);
void options_bodies(struct options *options, int on);
void options_techniques(struct options *options);
/* ids are values + 1, so that 0 stays "nothing". */
void options_terms(struct options *options, const struct term *terms);

#endif
