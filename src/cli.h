// SPDX-License-Identifier: GPL-3.0-or-later
/* The command line: options, verbs, and what the verbs have in common.
 *
 * Invariant: a verb writes what it was asked for to standard output or a file and everything else
 * to standard error, never a cursor code; help, refusals and the manual page go by the two tables
 * in cli.c. */
#ifndef LB_CLI_H
#define LB_CLI_H

#include "base/arena.h"
#include "base/clock.h"
#include "config.h"
#include "ops/ops.h"

/* Exit status. */
enum { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2, CLI_FINDINGS = 3 };

enum cli_option {
  OPTION_DB,
  OPTION_LANG,
  OPTION_ASCII,
  OPTION_COLOR,
  OPTION_PRACTICE,
  OPTION_HELP,
  OPTION_VERSION,
  OPTION_CATALOGUE,
  OPTION_MUNICIPALITY,
  OPTION_MAPPING,
  OPTION_DRY_RUN,
  OPTION_QUARTER,
  OPTION_METHOD,
  OPTION_PERIOD,
  OPTION_AREA,
  OPTION_DEPARTMENT,
  OPTION_MEETING,
  OPTION_FORMAT,
  OPTION_OUTPUT,
  OPTION_PRINTER,
  OPTION_PAGES,
  OPTION_COPIES,
  OPTION_ONE_SIDED,
  OPTION_MONTH,
  OPTION_CATEGORY,
  CLI_OPTIONS
};

enum { CLI_WORDS = 2 };

/* One call of the program. */
struct cli {
  const struct cli_verb *verb;     /* NULL: the full screen */
  const char *values[CLI_OPTIONS]; /* NULL: not given; "" when it takes no value */
  const char *words[CLI_WORDS];    /* what follows the verb; NULL: not given */
  int n_words;
  const char *path; /* the database */
  enum color_choice color;
  struct clock clock;
  struct config config;
  struct arena arena;
  struct store *store; /* of a verb that has called cli_open */
  struct municipality municipality;
};

struct cli_verb {
  const char *name, *words; /* what follows it, for help */
  int least, most;          /* how many words */
  unsigned options;         /* bits of those that it takes besides those for all */
  const char *help;         /* msgid */
  /* Returns the exit status; for CLI_FAILED and CLI_USAGE the sentence is in err. */
  int (*run)(struct cli *cli, struct err *err);
};

/* What --lang says, before anything else is known; NULL when it says nothing that can be used. */
const char *cli_language(int argc, char **argv);
/* Reads the arguments; borrowed from argv. False is CLI_USAGE. */
bool cli_parse(struct cli *cli, int argc, char **argv, struct err *err);
void cli_help(void);
void cli_version(void);
void cli_release(struct cli *cli);

/* ---- for the verbs ---- */

/* Opens the database; the practice file is made when it is not there. */
bool cli_open(struct cli *cli, enum store_mode mode, struct err *err);
/* The value of --period or --quarter as a period; first 0 when it is not given. */
bool cli_period(const struct cli *cli, enum cli_option option, struct period *period,
                struct err *err);
/* The value of --quarter, which must be given, as yyyyq. */
bool cli_quarter(const struct cli *cli, int *quarter, struct err *err);
/* The value of an option of fixed words, as an index; `otherwise` when it is not given. */
bool cli_choice(const struct cli *cli, enum cli_option option, const char *const *words,
                int otherwise, int *choice, struct err *err);
/* The area, or owner, of that name, alias or short name. */
bool cli_area(struct cli *cli, int64_t *id, struct err *err);
/* The category group of that name, or the one of the category with that code or name. */
bool cli_group(struct cli *cli, int64_t *id, struct err *err);
bool cli_owner(struct cli *cli, int64_t *id, struct err *err); /* cli_lookup.c */
/* The meeting of the period, which becomes its day. --meeting chooses among several by number, or
 * by body and number; without a period it is one of this year. */
bool cli_meeting(struct cli *cli, struct period *period, int64_t *id, struct err *err);

int cli_new(struct cli *cli, struct err *err);     /* cli_file.c */
int cli_import(struct cli *cli, struct err *err);  /* cli_import.c */
int cli_rank(struct cli *cli, struct err *err);    /* cli_rank.c */
int cli_explain(struct cli *cli, struct err *err); /* cli_explain.c */
int cli_list(struct cli *cli, struct err *err);    /* cli_list.c */
int cli_report(struct cli *cli, struct err *err);  /* cli_print.c */
int cli_print(struct cli *cli, struct err *err);   /* cli_print.c */
int cli_check(struct cli *cli, struct err *err);   /* cli_file.c */
int cli_backup(struct cli *cli, struct err *err);  /* cli_file.c */
int cli_restore(struct cli *cli, struct err *err); /* cli_file.c */

#endif
