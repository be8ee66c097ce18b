// SPDX-License-Identifier: GPL-3.0-or-later
/* The verbs that make and examine whole files. */
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { BACKUP_STEP = 1024 }; /* pages */

/* A name that the user gave is text, and text is cleaned where it comes in. */
static const char *name_of(struct cli *cli, enum cli_option option)
{
  const char *said = cli->values[option];
  return said ? text_clean(&cli->arena, said, strlen(said), false) : NULL;
}

int cli_new(struct cli *cli, struct err *err)
{
  const char *catalogue = cli->values[OPTION_CATALOGUE];
  bool made = cli->values[OPTION_PRACTICE]
                  ? ops_new_practice(cli->path, &cli->clock, 0, NULL, NULL, err)
                  : ops_new_database(cli->path, catalogue, name_of(cli, OPTION_MUNICIPALITY),
                                     &cli->clock, err);
  if (!made) return CLI_FAILED;
  fprintf(stderr, _("The database is %s."), cli->path);
  fputc('\n', stderr);
  return CLI_DONE;
}

int cli_check(struct cli *cli, struct err *err)
{
  struct store_finding *findings = NULL;
  size_t n = 0;
  if (!cli_open(cli, STORE_READ, err) || !store_check(cli->store, &cli->arena, &findings, &n, err))
    return CLI_FAILED;
  for (size_t i = 0; i < n; i++)
    printf("%s\n", findings[i].text);
  if (n == 0) printf("%s\n", _("The database is sound."));
  return n == 0 ? CLI_DONE : CLI_FINDINGS;
}

int cli_backup(struct cli *cli, struct err *err)
{
  if (!cli_open(cli, STORE_READ, err) ||
      !store_backup(cli->store, cli->words[0], BACKUP_STEP, NULL, NULL, err))
    return CLI_FAILED;
  fprintf(stderr, _("The backup is made and checked: %s."), cli->words[0]);
  fputc('\n', stderr);
  return CLI_DONE;
}

int cli_restore(struct cli *cli, struct err *err)
{
  if (!file_make_folder_for(cli->path, err) || !store_restore(cli->words[0], cli->path, err))
    return CLI_FAILED;
  fprintf(stderr, _("The database %s is the backup %s from now on."), cli->path, cli->words[0]);
  fputc('\n', stderr);
  return CLI_DONE;
}
