// SPDX-License-Identifier: GPL-3.0-or-later
/* The verbs that write a print: as text, PDF, HTML or CSV, through a printer. */
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli.h"
#include "report/output.h"
#include "report/report.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_COPIES = 99 };

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

static bool of_meeting(const char *name)
{
  return strcmp(name, "P8") == 0;
}

/* What the command line asks for. */
static bool read_request(struct cli *cli, struct report_request *request, struct err *err)
{
  const struct report_kind *kind = NULL;
  if (!find_report(cli->words[0], &kind, err) ||
      !cli_period(cli, OPTION_PERIOD, &request->period, err))
    return false;
  bool meeting = of_meeting(kind->name);
  if (cli->values[OPTION_MEETING] && !meeting)
    return err_set(err, _("%s is not printed for a meeting. Leave --meeting out."), kind->name);
  if (kind->make && request->period.first == 0 && !(meeting && cli->values[OPTION_MEETING]))
    return err_set(err, _("Say for which period: --period 2026-08, for example."));
  request->name = kind->name;
  return true;
}

static bool make_document(struct cli *cli, struct report_request *request,
                          struct document **document, struct err *err)
{
  if (!cli_open(cli, STORE_READ, err) || !cli_area(cli, &request->area_id, err) ||
      !cli_owner(cli, &request->owner_id, err) ||
      (of_meeting(request->name) && !cli_meeting(cli, &request->period, &request->meeting_id, err)))
    return false;
  struct buf time = {0};
  time_dotted(&time, cli->clock.time);
  request->today = cli->clock.date;
  request->clock_text = arena_printf(&cli->arena, _("at %s"), buf_text(&time));
  buf_release(&time);
  return report_make(cli->store, request, &cli->arena, document, err);
}

static bool open_paper(const struct cli *cli, struct paper **paper, struct err *err)
{
  const struct paper_fonts fonts = {.serif = cli->config.serif, .sans = cli->config.sans};
  return paper_open(paper, &fonts, err);
}

static bool make_bytes(const struct cli *cli, const struct document *document,
                       enum output_form form, struct buf *out, struct err *err)
{
  struct paper *paper = NULL;
  bool made = (form != OUTPUT_PDF || open_paper(cli, &paper, err)) &&
              output_make(document, form, paper, out, err);
  paper_close(paper);
  return made;
}

int cli_report(struct cli *cli, struct err *err)
{
  struct report_request request = {0};
  struct document *document = NULL;
  int form = OUTPUT_TEXT;
  if (!cli_choice(cli, OPTION_FORMAT, output_names, OUTPUT_TEXT, &form, err) ||
      !read_request(cli, &request, err))
    return CLI_USAGE;
  const char *to = cli->values[OPTION_OUTPUT] ? cli->values[OPTION_OUTPUT] : "-";
  if (form == OUTPUT_PDF && strcmp(to, "-") == 0 && isatty(STDOUT_FILENO)) {
    err_set(err, _("A PDF cannot be shown here. Say where it is to be written: -o FILE."));
    return CLI_USAGE;
  }
  if (!make_document(cli, &request, &document, err)) return CLI_FAILED;
  struct buf bytes = {0};
  bool written = make_bytes(cli, document, (enum output_form)form, &bytes, err) &&
                 file_replace(to, buf_text(&bytes), bytes.length, err);
  buf_release(&bytes);
  return written ? CLI_DONE : CLI_FAILED;
}

static bool read_copies(const struct cli *cli, int *copies, struct err *err)
{
  long long number = 1;
  const char *said = cli->values[OPTION_COPIES];
  if (said && (!text_read_integer(said, &number) || number < 1 || number > MOST_COPIES))
    return err_set(err, _("--copies cannot be %s here. Give a number from 1 to %d."), said,
                   MOST_COPIES);
  *copies = (int)number;
  return true;
}

static bool read_pages(const struct cli *cli, struct paper_range *range, struct err *err)
{
  const char *said = cli->values[OPTION_PAGES];
  *range = (struct paper_range){0};
  return !said || paper_read_range(said, range) ||
         err_set(err, _("--pages cannot be %s here. Write 2 or 2-3, for example."), said);
}

static bool print_pages(struct cli *cli, const struct document *document, struct paper_range range,
                        const struct paper_job *job, struct err *err)
{
  struct paper *paper = NULL;
  struct buf pdf = {0};
  size_t pages = 0;
  const char *name = NULL;
  bool sent = open_paper(cli, &paper, err) &&
              paper_pdf(paper, document, range, &pdf, &pages, err) &&
              paper_print(paper, job, &pdf, &cli->arena, &name, err);
  if (sent) {
    fprintf(
        stderr,
        ngettext("Sent to the printer %s, %zu page.", "Sent to the printer %s, %zu pages.", pages),
        name, pages);
    fputc('\n', stderr);
  }
  buf_release(&pdf);
  paper_close(paper);
  return sent;
}

int cli_print(struct cli *cli, struct err *err)
{
  struct report_request request = {0};
  struct document *document = NULL;
  struct paper_range range;
  struct paper_job job = {.two_sided = cli->values[OPTION_ONE_SIDED] == NULL};
  if (!read_request(cli, &request, err) || !read_copies(cli, &job.copies, err) ||
      !read_pages(cli, &range, err))
    return CLI_USAGE;
  if (!make_document(cli, &request, &document, err)) return CLI_FAILED;
  job.printer = cli->values[OPTION_PRINTER];
  if (!job.printer && *cli->config.printer) job.printer = cli->config.printer;
  job.title = document->head.title;
  job.remedy =
      arena_printf(&cli->arena, _("'lagesbild report %s --format pdf' makes a PDF."), request.name);
  return print_pages(cli, document, range, &job, err) ? CLI_DONE : CLI_FAILED;
}
