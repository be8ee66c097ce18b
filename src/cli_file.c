// SPDX-License-Identifier: GPL-3.0-or-later
/* The verbs that make, write and examine whole files. */
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli.h"
#include "cli_table.h"
#include "report/report.h"
#include "report/sink_text.h"

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

static int write_report(struct cli *cli, const struct report_request *request, struct err *err)
{
  struct document *document = NULL;
  if (!report_make(cli->store, request, &cli->arena, &document, err)) return CLI_FAILED;
  struct buf text = {0};
  sink_text_print(document, &text);
  const char *to = cli->values[OPTION_OUTPUT] ? cli->values[OPTION_OUTPUT] : "-";
  bool written = file_replace(to, buf_text(&text), text.length, err);
  buf_release(&text);
  return written ? CLI_DONE : CLI_FAILED;
}

static bool find_report(const char *name, const struct report_kind **kind, struct err *err)
{
  *kind = report_find(name);
  if (*kind) return true;
  struct buf names = {0};
  for (const struct report_kind *k = report_kinds; k->name; k++)
    buf_addf(&names, "%s%s", k == report_kinds ? "" : ", ", k->name);
  err_set(err, _("There is no print %s. These are: %s."), name, buf_text(&names));
  buf_release(&names);
  return false;
}

int cli_report(struct cli *cli, struct err *err)
{
  static const char *const formats[] = {"text", NULL};
  const struct report_kind *kind = NULL;
  struct report_request request = {.today = cli->clock.date};
  int format = 0;
  if (!find_report(cli->words[0], &kind, err) ||
      !cli_choice(cli, OPTION_FORMAT, formats, 0, &format, err) ||
      !cli_period(cli, OPTION_PERIOD, &request.period, err))
    return CLI_USAGE;
  if (kind->make && request.period.first == 0) {
    err_set(err, _("Say for which period: --period 2026-08, for example."));
    return CLI_USAGE;
  }
  request.name = kind->name;
  if (!cli_open(cli, STORE_READ, err) || !cli_area(cli, &request.area_id, err) ||
      !cli_owner(cli, &request.owner_id, err))
    return CLI_FAILED;
  struct buf time = {0};
  time_dotted(&time, cli->clock.time);
  request.clock_text = arena_printf(&cli->arena, _("at %s"), buf_text(&time));
  buf_release(&time);
  return write_report(cli, &request, err);
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
