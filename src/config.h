// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings: what data/default.conf says, and over it the user's own lagesbild.conf.
 *
 * Invariant: the program only reads settings; what it remembers by itself (a window, a sort) is in
 * the database. Every value in a struct config is allowed by config_settings. */
#ifndef LB_CONFIG_H
#define LB_CONFIG_H

#include "base/arena.h"
#include "base/err.h"
#include "ui/term.h"

#include <stdbool.h>
#include <stddef.h>

struct config {
  int language; /* index in config_languages */
  int theme;    /* enum term_theme */
  bool ascii;
  int esc_ms;                /* how long an Esc waits for the rest of a key */
  const char *backup_folder; /* where the daily copy goes; "" is beside the database */
  const char *serif, *sans;  /* faces of paper; "" is the program's own */
  const char *printer;       /* a queue or an ipp:// address; "" is the computer's default */
};

/* "sv" and "en". */
extern const char *const config_languages[];

enum setting_kind { SETTING_WORD, SETTING_BOOLEAN, SETTING_NUMBER, SETTING_TEXT };

/* One setting. Reading, refusing and the manual page go by this table. */
struct setting {
  const char *name;
  enum setting_kind kind;
  size_t offset;            /* of its member in struct config */
  const char *const *words; /* WORD: what is allowed; its value is the index */
  int least, most;          /* NUMBER */
  const char *help;         /* msgid: one sentence */
};
extern const struct setting config_settings[]; /* ends with a NULL name */

/* Reads the shipped settings and then the user's file, if there is one. Texts live in the arena. */
bool config_load(struct config *config, struct arena *arena, struct err *err);
/* Reads one file over what stands in `config`. */
bool config_add_file(struct config *config, const char *path, struct arena *arena, struct err *err);

/* What --color says. */
enum color_choice { CHOICE_AUTO, CHOICE_ALWAYS, CHOICE_NEVER };
/* First --color, then NO_COLOR (`no_color`, may be NULL), then the settings. */
enum term_theme config_theme(const struct config *config, enum color_choice choice,
                             const char *no_color);

#endif
