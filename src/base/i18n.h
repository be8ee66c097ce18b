// SPDX-License-Identifier: GPL-3.0-or-later
/* The language of what is shown. English source strings; Swedish unless told otherwise. */
#ifndef LB_BASE_I18N_H
#define LB_BASE_I18N_H

#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) text

/* Sets the locale and the language: "sv", "en" or NULL for Swedish. gettext translates nothing
 * under C, so messages then take C.UTF-8 with LANGUAGE set. Returns false when no locale with
 * UTF-8 could be had: the caller then uses ASCII mode and says so. */
bool i18n_start(const char *language);

#endif
