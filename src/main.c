// SPDX-License-Identifier: GPL-3.0-or-later
/* From the arguments to a verb or the full screen. */
#include "base/i18n.h"
#include "cli.h"
#include "ui/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int say_error(const struct err *err, int status)
{
  fprintf(stderr, "lagesbild: %s\n", err->text);
  return status;
}

/* The language of the settings holds unless --lang says another. */
static bool read_settings(struct cli *cli, bool *utf8, struct err *err)
{
  if (!config_load(&cli->config, &cli->arena, err)) return false;
  if (!cli->values[OPTION_LANG]) *utf8 = i18n_start(config_languages[cli->config.language]);
  return true;
}

static int run_screen(struct cli *cli, bool utf8, struct err *err)
{
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    err_set(err, _("The full screen needs a terminal. Without one, use 'lagesbild list' and "
                   "'lagesbild report'."));
    return CLI_USAGE;
  }
  const struct app_options options = {
      .path = cli->path,
      .practice = cli->values[OPTION_PRACTICE] != NULL,
      .config = &cli->config,
      .term = {.esc_ms = cli->config.esc_ms,
               .theme = config_theme(&cli->config, cli->color, getenv("NO_COLOR")),
               .ascii = cli->config.ascii || cli->values[OPTION_ASCII] || !utf8},
      .no_utf8 = !utf8,
      .clock = cli->clock,
  };
  return app_run(&options);
}

static int run(struct cli *cli, int argc, char **argv, bool utf8, struct err *err)
{
  if (!cli_parse(cli, argc, argv, err)) return CLI_USAGE;
  if (cli->values[OPTION_HELP] || cli->values[OPTION_VERSION]) {
    cli->values[OPTION_HELP] ? cli_help() : cli_version();
    return CLI_DONE;
  }
  if (!read_settings(cli, &utf8, err) || !clock_start(&cli->clock, err)) return CLI_FAILED;
  return cli->verb ? cli->verb->run(cli, err) : run_screen(cli, utf8, err);
}

int main(int argc, char **argv)
{
  struct cli cli = {0};
  struct err err = {0};
  bool utf8 = i18n_start(cli_language(argc, argv));
  int status = run(&cli, argc, argv, utf8, &err);
  if (*err.text && (status == CLI_FAILED || status == CLI_USAGE)) say_error(&err, status);
  cli_release(&cli);
  /* A full disk or a closed pipe is known only when the last of it is written. */
  if (fflush(stdout) != 0 && status == CLI_DONE) {
    err_set(&err, _("Not everything could be written. Check the disk, or what reads it."));
    return say_error(&err, CLI_FAILED);
  }
  return status;
}
