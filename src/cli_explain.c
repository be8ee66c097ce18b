// SPDX-License-Identifier: GPL-3.0-or-later
/* The verb explain: the arithmetic behind a number, as it can be done again by hand. */
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli.h"
#include "report/explain.h"

#include <string.h>

/* What an explanation wants of the command line; `find` reads what needs the database. */
struct explained {
  const char *name;
  bool (*read)(const struct cli *cli, struct explain_request *request, struct err *err);
  bool (*find)(struct cli *cli, struct explain_request *request, struct err *err);
};

static bool ranking_read(const struct cli *cli, struct explain_request *request, struct err *err)
{
  return cli_quarter(cli, &request->quarter, err);
}

static bool ranking_find(struct cli *cli, struct explain_request *request, struct err *err)
{
  return cli_area(cli, &request->area_id, err);
}

/* "Å-012", or the number alone. */
static bool read_measure(const char *word, int64_t *id)
{
  long long number;
  const char *digits = word + strcspn(word, "0123456789");
  if (!text_read_integer(digits, &number) || number < 1) return false;
  *id = number;
  return true;
}

static bool effect_read(const struct cli *cli, struct explain_request *request, struct err *err)
{
  struct period period;
  if (cli->n_words < 2 || !read_measure(cli->words[1], &request->measure_id))
    return err_set(err, _("Say which measure: explain effect Å-012 --period 2026, for example."));
  if (!cli_period(cli, OPTION_PERIOD, &period, err)) return false;
  if (period.first == 0 || period.kind != PERIOD_YEAR)
    return err_set(err, _("Say which year: --period 2026, for example."));
  request->quarter = quarter_of(period.first);
  return true;
}

static bool nothing_to_find(struct cli *cli, struct explain_request *request, struct err *err)
{
  (void)cli, (void)request, (void)err;
  return true;
}

static bool month_read(const struct cli *cli, struct explain_request *request, struct err *err)
{
  struct period period;
  if (!cli_period(cli, OPTION_MONTH, &period, err)) return false;
  if (period.first == 0 || period.kind != PERIOD_MONTH || !cli->values[OPTION_AREA] ||
      !cli->values[OPTION_CATEGORY])
    return err_set(err, _("Say which month, area and category: --month 2026-10 --area Stadsparken "
                          "--category Trafik, for example."));
  request->month = date_month(period.first);
  return true;
}

static bool month_find(struct cli *cli, struct explain_request *request, struct err *err)
{
  return cli_area(cli, &request->area_id, err) && cli_group(cli, &request->group_id, err);
}

static const struct explained explained[] = {
    {"effect", effect_read, nothing_to_find},
    {"ranking", ranking_read, ranking_find},
    {"month", month_read, month_find},
};

enum { EXPLAINED = sizeof explained / sizeof explained[0] };

static const struct explained *find(const char *name, struct err *err)
{
  struct buf names = {0};
  for (size_t i = 0; i < EXPLAINED; i++) {
    if (strcmp(explained[i].name, name) == 0) {
      buf_release(&names);
      return &explained[i];
    }
    buf_addf(&names, "%s%s", i ? ", " : "", explained[i].name);
  }
  err_set(err, _("%s cannot be explained. These can: %s."), name, buf_text(&names));
  buf_release(&names);
  return NULL;
}

int cli_explain(struct cli *cli, struct err *err)
{
  const struct explained *which = find(cli->words[0], err);
  struct explain_request request = {.name = cli->words[0], .today = cli->clock.date};
  struct document *document = NULL;
  if (!which || !which->read(cli, &request, err)) return CLI_USAGE;
  if (!cli_open(cli, STORE_READ, err) || !which->find(cli, &request, err) ||
      !explain_make(cli->store, &request, &cli->arena, &document, err))
    return CLI_FAILED;
  const char *const *lines;
  struct buf text = {0};
  size_t n = explain_lines(document, &cli->arena, &lines);
  for (size_t i = 0; i < n; i++)
    buf_addf(&text, "%s\n", lines[i]);
  bool written = file_replace("-", buf_text(&text), text.length, err);
  buf_release(&text);
  return written ? CLI_DONE : CLI_FAILED;
}
