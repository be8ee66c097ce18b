// SPDX-License-Identifier: GPL-3.0-or-later
/* The verb import: opens, shows what would come in, stores it. */
#include "base/file.h"
#include "base/i18n.h"
#include "cli.h"
#include "ops/import.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds[] = {"observations", "counts", "polisen", NULL};

/* A mapping that was saved under the name, or a file of that name. */
static bool read_mapping(struct cli *cli, struct import_mapping *mapping, struct err *err)
{
  const char *name = cli->values[OPTION_MAPPING], *text = NULL;
  if (!store_mapping(cli->store, name, &cli->arena, &text, err)) return false;
  if (text) return import_mapping_read(&cli->arena, name, text, mapping, err);
  if (!file_exists(name))
    return err_set(err, _("There is neither a saved mapping nor a file called %s."), name);
  struct buf file = {0};
  bool read = file_read(name, &file, err) &&
              import_mapping_read(&cli->arena, name, buf_text(&file), mapping, err);
  buf_release(&file);
  return read;
}

/* What is about no row, such as a changed count, stands alone. */
static void show_line(long line, const char *sentence)
{
  if (line > 0)
    printf(_("row %ld: %s"), line, sentence);
  else
    fputs(sentence, stdout);
  putchar('\n');
}

static void show(const struct import_preview *preview)
{
  printf(_("%s (%s): %ld rows read; %ld new, %ld changed, %ld the same, %ld doubtful, "
           "%ld refused, %ld left out"),
         preview->file_name, preview->encoding_name, preview->read, preview->new_rows,
         preview->changed, preview->same, preview->doubtful, preview->refused, preview->left_out);
  putchar('\n');
  if (preview->seen_before) {
    printf(_("This very file was brought in %s."), preview->seen_at);
    putchar('\n');
  }
  for (size_t i = 0; i < preview->n_lines; i++)
    if (preview->lines[i].sentence) show_line(preview->lines[i].line, preview->lines[i].sentence);
  for (size_t i = 0; i < preview->n_unknown; i++) {
    printf(ngettext("%s \"%s\" is not known (%ld row)", "%s \"%s\" is not known (%ld rows)",
                    (unsigned long)preview->unknown[i].rows),
           import_field_label(preview->unknown[i].field), preview->unknown[i].word,
           preview->unknown[i].rows);
    putchar('\n');
  }
  for (size_t i = 0; i < preview->n_incomplete; i++) {
    const struct import_month *month = &preview->incomplete[i];
    printf(_("%04d-%02d seems incomplete (%ld against %ld) and is left out"), month->month / 100,
           month->month % 100, month->now, month->before);
    putchar('\n');
  }
}

static int store_rows(struct import *import, struct err *err)
{
  int64_t id = 0;
  if (!import_run(import, NULL, NULL, NULL, &id, err)) return CLI_FAILED;
  printf(ngettext("%ld observation stored", "%ld observations stored",
                  (unsigned long)import_preview_of(import)->observations),
         import_preview_of(import)->observations);
  putchar('\n');
  return CLI_DONE;
}

static int bring_in(struct cli *cli, struct import *import, struct err *err)
{
  const struct import_preview *preview = import_preview_of(import);
  bool attention = preview->refused > 0 || preview->doubtful > 0 || preview->n_incomplete > 0;
  show(preview);
  int status = cli->values[OPTION_DRY_RUN] ? CLI_DONE : store_rows(import, err);
  if (status == CLI_DONE && (attention || preview->n_unknown > 0)) return CLI_FINDINGS;
  return status;
}

int cli_import(struct cli *cli, struct err *err)
{
  int kind = 0;
  struct import_mapping mapping = {0};
  struct import *import = NULL;
  while (kinds[kind] && strcmp(kinds[kind], cli->words[0]) != 0)
    kind++;
  if (!kinds[kind]) {
    err_set(err, _("%s cannot be brought in. Say observations, counts or polisen."), cli->words[0]);
    return CLI_USAGE;
  }
  if (!cli_open(cli, cli->values[OPTION_DRY_RUN] ? STORE_READ : STORE_WRITE, err))
    return CLI_FAILED;
  if (store_read_only(cli->store) && !cli->values[OPTION_DRY_RUN]) {
    err_set(err, _("%s can only be read, so nothing can be brought in."), cli->path);
    return CLI_FAILED;
  }
  if (cli->values[OPTION_MAPPING] && !read_mapping(cli, &mapping, err)) return CLI_FAILED;
  struct ops ops = {.store = cli->store, .clock = &cli->clock, .who = cli->municipality.signature};
  if (!import_open(&import, &ops, cli->words[1], (enum import_kind)kind,
                   cli->values[OPTION_MAPPING] ? &mapping : NULL, NULL, NULL, err))
    return CLI_FAILED;
  int status = bring_in(cli, import, err);
  import_close(import);
  return status;
}
