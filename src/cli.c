// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#define BIT(option) (1u << (option))

static const char database_name[] = "lagesbild.db", practice_name[] = "ovning.db";

struct option_row {
  const char *name, *value; /* value NULL: takes none */
  int letter;
  const char *help; /* msgid */
};

static const struct option_row options[CLI_OPTIONS] = {
    [OPTION_DB] = {"db", N_("FILE"), 0, N_("the database; the user's own when it is not said")},
    [OPTION_LANG] = {"lang", "sv|en", 0, N_("language of everything that is shown")},
    [OPTION_ASCII] = {"ascii", NULL, 0, N_("frames and signs with ASCII characters")},
    [OPTION_COLOR] = {"color", "auto|always|never", 0, N_("whether the screen has colours")},
    [OPTION_PRACTICE] = {"practice", NULL, 0, N_("the practice file, made when it is not there")},
    [OPTION_HELP] = {"help", NULL, 'h', N_("shows this help")},
    [OPTION_VERSION] = {"version", NULL, 'V', N_("shows the version and the licence")},
    [OPTION_CATALOGUE] = {"catalogue", N_("FILE|empty"), 0,
                          N_("what the new database is filled with; Lysekil's when it is not "
                             "said")},
    [OPTION_MUNICIPALITY] = {"municipality", N_("NAME"), 0, N_("what the municipality is called")},
    [OPTION_MAPPING] = {"mapping", N_("NAME|FILE"), 0, N_("how the columns of the file are read")},
    [OPTION_DRY_RUN] = {"dry-run", NULL, 0, N_("shows what would come in, and stores nothing")},
    [OPTION_QUARTER] = {"quarter", "2026-K3", 0, N_("the quarter that the ranking rests on")},
    [OPTION_METHOD] = {"method", "share|steps", 0, N_("another method than the ranking's own")},
    [OPTION_PERIOD] = {"period", N_("PERIOD"), 0,
                       N_("2026-08, 2026-K3, 2026, 2026-W31 or 2026-09-01--2026-10-31")},
    [OPTION_AREA] = {"area", N_("AREA"), 0, N_("only this area, by name or alias")},
    [OPTION_DEPARTMENT] = {"department", N_("DEPARTMENT"), 0,
                           N_("only this department or other owner, by short name or name")},
    [OPTION_MEETING] = {"meeting", "19|KLG 4", 0,
                        N_("the meeting by its number, with its body's short name when two have "
                           "it")},
    [OPTION_FORMAT] = {"format", "text|csv|json|html|pdf", 0,
                       N_("how it is written; text when not said")},
    [OPTION_OUTPUT] = {"output", N_("FILE"), 'o', N_("writes there, and not to standard output")},
    [OPTION_PRINTER] = {"printer", N_("QUEUE|ipp://ADDRESS"), 0,
                        N_("the printer; the settings' or the computer's own when not said")},
    [OPTION_PAGES] = {"pages", "2-3", 0, N_("only these pages")},
    [OPTION_COPIES] = {"copies", N_("NUMBER"), 0, N_("how many copies")},
    [OPTION_MONTH] = {"month", "2026-10", 0, N_("the month that was judged")},
    [OPTION_CATEGORY] = {"category", N_("CATEGORY"), 0,
                         N_("the category group, by its name or a category of it")},
    [OPTION_ONE_SIDED] = {"one-sided", NULL, 0, N_("prints on one side of the paper")},
};

static const unsigned for_all = BIT(OPTION_DB) | BIT(OPTION_LANG) | BIT(OPTION_ASCII) |
                                BIT(OPTION_COLOR) | BIT(OPTION_PRACTICE) | BIT(OPTION_HELP) |
                                BIT(OPTION_VERSION);

static const struct cli_verb verbs[] = {
    {"new", "", 0, 0, BIT(OPTION_CATALOGUE) | BIT(OPTION_MUNICIPALITY), N_("Makes a new database."),
     cli_new},
    {"import", N_("observations|counts|polisen FILE"), 2, 2,
     BIT(OPTION_MAPPING) | BIT(OPTION_DRY_RUN),
     N_("Brings in the good rows of a file, in one step."), cli_import},
    {"rank", "", 0, 0, BIT(OPTION_QUARTER) | BIT(OPTION_METHOD) | BIT(OPTION_FORMAT),
     N_("Shows the ranking of areas."), cli_rank},
    {"explain", N_("ranking|month|effect [MEASURE]"), 1, 2,
     BIT(OPTION_QUARTER) | BIT(OPTION_AREA) | BIT(OPTION_PERIOD) | BIT(OPTION_MONTH) |
         BIT(OPTION_CATEGORY),
     N_("Shows how a number was computed, so that it can be done again by hand."), cli_explain},
    {"list",
     "observations|areas|measures|log|units|rankings|wheel|journal|categories|owners|bodies", 1, 1,
     BIT(OPTION_PERIOD) | BIT(OPTION_FORMAT), N_("Lists what the database holds."), cli_list},
    {"report", N_("NAME"), 1, 1,
     BIT(OPTION_PERIOD) | BIT(OPTION_AREA) | BIT(OPTION_DEPARTMENT) | BIT(OPTION_MEETING) |
         BIT(OPTION_FORMAT) | BIT(OPTION_OUTPUT),
     N_("Writes a print, P1 to P17, ARR, AVV or D; P5 takes the quarter that it rests on."),
     cli_report},
    {"print", N_("NAME"), 1, 1,
     BIT(OPTION_PERIOD) | BIT(OPTION_AREA) | BIT(OPTION_DEPARTMENT) | BIT(OPTION_MEETING) |
         BIT(OPTION_PRINTER) | BIT(OPTION_PAGES) | BIT(OPTION_COPIES) | BIT(OPTION_ONE_SIDED),
     N_("Sends a print to a printer."), cli_print},
    {"check", "", 0, 0, 0, N_("Examines the database."), cli_check},
    {"backup", N_("FILE"), 1, 1, 0, N_("Makes a checked copy of the database."), cli_backup},
    {"restore", N_("FILE"), 1, 1, 0,
     N_("Takes a copy back as the database and keeps the present one beside it."), cli_restore},
};

/* In the order of enum color_choice. */
static const char *const colors[] = {"auto", "always", "never", NULL};

enum { N_VERBS = sizeof verbs / sizeof verbs[0] };

const char *cli_language(int argc, char **argv)
{
  static const char flag[] = "--lang";
  const size_t length = sizeof flag - 1;
  for (int i = 1; i < argc; i++) {
    if (strncmp(argv[i], flag, length) != 0) continue;
    const char *said = argv[i][length] == '=' ? argv[i] + length + 1 : argv[i + 1];
    for (const char *const *known = config_languages; said && *known; known++)
      if (strcmp(said, *known) == 0) return *known;
  }
  return NULL;
}

static bool find_verb(struct cli *cli, const char *name, struct err *err)
{
  for (size_t i = 0; i < N_VERBS; i++)
    if (strcmp(verbs[i].name, name) == 0) cli->verb = &verbs[i];
  if (cli->verb) return true;
  return err_set(err, _("There is no verb %s. 'lagesbild --help' names those there are."), name);
}

static bool check_words(struct cli *cli, struct err *err)
{
  const struct cli_verb *verb = cli->verb;
  if (cli->n_words < verb->least)
    return err_set(err, _("More is needed: lagesbild %s %s."), verb->name, _(verb->words));
  if (cli->n_words > verb->most)
    return err_set(err, _("That is too much for %s. 'lagesbild --help' shows what it takes."),
                   verb->name);
  return true;
}

static bool check_options(const struct cli *cli, struct err *err)
{
  unsigned allowed = for_all | (cli->verb ? cli->verb->options : 0);
  for (int i = 0; i < CLI_OPTIONS; i++) {
    if (!cli->values[i] || (allowed & BIT(i))) continue;
    return cli->verb
               ? err_set(err, _("%s does not take --%s. 'lagesbild --help' shows what it takes."),
                         cli->verb->name, options[i].name)
               : err_set(err, _("--%s needs a verb. 'lagesbild --help' shows which."),
                         options[i].name);
  }
  return true;
}

static bool read_words(struct cli *cli, int argc, char **argv, struct err *err)
{
  if (optind >= argc) return true;
  if (!find_verb(cli, argv[optind++], err)) return false;
  for (; optind < argc; optind++, cli->n_words++)
    if (cli->n_words < CLI_WORDS) cli->words[cli->n_words] = argv[optind];
  return check_words(cli, err);
}

/* The table of options as getopt_long wants it. A letter is its own value, and 256 and up are rows
 * without one. */
static int next_option(int argc, char **argv)
{
  struct option rows[CLI_OPTIONS + 1] = {{0}};
  for (int i = 0; i < CLI_OPTIONS; i++)
    rows[i] = (struct option){options[i].name, options[i].value ? required_argument : no_argument,
                              NULL, 256 + i};
  int got = getopt_long(argc, argv, ":hVo:", rows, NULL);
  for (int i = 0; i < CLI_OPTIONS; i++)
    if (options[i].letter && got == options[i].letter) return 256 + i;
  return got;
}

static bool read_options(struct cli *cli, int argc, char **argv, struct err *err)
{
  opterr = 0;
  for (int got; (got = next_option(argc, argv)) != -1;) {
    if (got == ':')
      return err_set(err, _("%s needs a value. 'lagesbild --help' shows which."), argv[optind - 1]);
    if (got == '?')
      return err_set(err, _("There is no option %s. 'lagesbild --help' names those there are."),
                     argv[optind - 1]);
    cli->values[got - 256] = optarg ? optarg : "";
  }
  return true;
}

bool cli_parse(struct cli *cli, int argc, char **argv, struct err *err)
{
  int language = 0, color = CHOICE_AUTO;
  if (!read_options(cli, argc, argv, err)) return false;
  if (cli->values[OPTION_HELP] || cli->values[OPTION_VERSION]) return true;
  if (!read_words(cli, argc, argv, err) || !check_options(cli, err) ||
      !cli_choice(cli, OPTION_LANG, config_languages, 0, &language, err) ||
      !cli_choice(cli, OPTION_COLOR, colors, CHOICE_AUTO, &color, err))
    return false;
  cli->color = (enum color_choice)color;
  const char *name = cli->values[OPTION_PRACTICE] ? practice_name : database_name;
  cli->path = cli->values[OPTION_DB] ? cli->values[OPTION_DB] : file_data_path(&cli->arena, name);
  return true;
}

void cli_release(struct cli *cli)
{
  store_close(cli->store);
  arena_release(&cli->arena);
}

static void show_option(const struct option_row *row)
{
  struct buf name = {0};
  if (row->letter)
    buf_addf(&name, "-%c, ", row->letter);
  else
    buf_pad(&name, ' ', 4);
  buf_addf(&name, "--%s%s%s", row->name, row->value ? "=" : "", row->value ? _(row->value) : "");
  buf_pad(&name, ' ', 30 - text_width(buf_text(&name)));
  printf("  %s  %s\n", buf_text(&name), _(row->help));
  buf_release(&name);
}

void cli_help(void)
{
  printf("%s\n", _("Usage: lagesbild [OPTION]... [VERB [WORD]...]"));
  printf("%s\n\n", _("Situation picture and follow-up of measures for a municipality's safety "
                     "group. Without a verb: the full screen."));
  printf("%s\n", _("Verbs:"));
  for (size_t i = 0; i < N_VERBS; i++) {
    printf("  %s", verbs[i].name);
    if (*verbs[i].words) printf(" %s", _(verbs[i].words));
    for (int o = 0; o < CLI_OPTIONS; o++)
      if (verbs[i].options & BIT(o)) printf(" [--%s]", options[o].name);
    printf("\n      %s\n", _(verbs[i].help));
  }
  printf("\n%s\n", _("Options:"));
  for (int i = 0; i < CLI_OPTIONS; i++)
    show_option(&options[i]);
  printf("\n%s\n", _("A FILE that is - is standard input or output."));
  printf("%s\n", _("Exit status: 0 done; 1 failed or refused; 2 wrong use; 3 done, and there is "
                   "something to look at (check found faults, import refused or doubted rows)."));
}

void cli_version(void)
{
  printf("lagesbild %s\n", LB_VERSION);
  printf("%s\n", _("Licence GPLv3 or later <https://gnu.org/licenses/gpl.html>. This is free "
                   "software: you may change and share it. There is no warranty, as far as the "
                   "law permits."));
}

bool cli_open(struct cli *cli, enum store_mode mode, struct err *err)
{
  const struct store_options how = {.mode = mode};
  if (cli->values[OPTION_PRACTICE] && !file_exists(cli->path) &&
      !ops_new_practice(cli->path, &cli->clock, 0, NULL, NULL, err))
    return false;
  if (!file_exists(cli->path))
    return err_set(err, _("There is no database %s. 'lagesbild new' makes it."), cli->path);
  return store_open(&cli->store, cli->path, &how, err) &&
         store_municipality(cli->store, &cli->arena, &cli->municipality, err);
}

bool cli_period(const struct cli *cli, enum cli_option option, struct period *period,
                struct err *err)
{
  *period = (struct period){0};
  const char *text = cli->values[option];
  return !text || period_parse(text, period, err);
}

bool cli_quarter(const struct cli *cli, int *quarter, struct err *err)
{
  struct period period;
  if (!cli_period(cli, OPTION_QUARTER, &period, err)) return false;
  if (period.first == 0 || period.kind != PERIOD_QUARTER)
    return err_set(err, _("Say which quarter: --quarter 2026-K3, for example."));
  *quarter = quarter_of(period.first);
  return true;
}

bool cli_choice(const struct cli *cli, enum cli_option option, const char *const *words,
                int otherwise, int *choice, struct err *err)
{
  const char *said = cli->values[option];
  *choice = otherwise;
  if (!said) return true;
  struct buf allowed = {0};
  for (int i = 0; words[i]; i++) {
    if (strcmp(words[i], said) == 0) {
      *choice = i;
      buf_release(&allowed);
      return true;
    }
    buf_addf(&allowed, "%s%s", i ? ", " : "", words[i]);
  }
  err_set(err, _("--%s cannot be %s here. Give one of these: %s."), options[option].name, said,
          buf_text(&allowed));
  buf_release(&allowed);
  return false;
}
