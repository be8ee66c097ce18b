// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/printer_job.h"

#include "base/i18n.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
  POLL_MS = 200,
  WAIT_MS = 8000,  /* for its turn, or for a printer that the queue cannot reach */
  FOLLOW_MS = 3000 /* while it comes out; the printer has it then */
};

bool printer_refuse(const struct printer_line *line, const char *sentence, struct err *err)
{
  return err_set(err, "%s %s", sentence, line->remedy);
}

/* A sentence that names the printer. */
static bool refuse_named(const struct printer_line *line, const char *format, struct err *err)
{
  struct buf sentence = {0};
  const char *gap = strstr(format, "%s");
  buf_addn(&sentence, format, (size_t)(gap - format));
  buf_add(&sentence, line->name);
  buf_add(&sentence, gap + 2);
  printer_refuse(line, buf_text(&sentence), err);
  buf_release(&sentence);
  return false;
}

/* What a stopped printer says about itself, by the keywords of RFC 8011. */
static const struct {
  const char *keyword, *sentence;
} reasons[] = {
    {"media-empty", N_("There is no paper in the printer %s.")},
    {"media-needed", N_("There is no paper in the printer %s.")},
    {"media-jam", N_("Paper has stuck in the printer %s.")},
    {"toner-empty", N_("There is no toner in the printer %s.")},
    {"marker-supply-empty", N_("There is no toner in the printer %s.")},
    {"cover-open", N_("The printer %s is open.")},
    {"door-open", N_("The printer %s is open.")},
};

static const char *stopped_sentence(ipp_t *answer, const char *attribute)
{
  ipp_attribute_t *said = ippFindAttribute(answer, attribute, IPP_TAG_KEYWORD);
  for (int i = 0; i < ippGetCount(said); i++) {
    const char *keyword = ippGetString(said, i, NULL);
    for (size_t r = 0; r < sizeof reasons / sizeof *reasons; r++)
      if (strncmp(keyword, reasons[r].keyword, strlen(reasons[r].keyword)) == 0)
        return _(reasons[r].sentence);
  }
  return _("The printer %s is stopped.");
}

static int number(ipp_t *answer, const char *name, int otherwise)
{
  ipp_attribute_t *said = ippFindAttribute(answer, name, IPP_TAG_ENUM);
  return said ? ippGetInteger(said, 0) : otherwise;
}

/* NULL when nothing came back. */
static ipp_t *ask(const struct printer_line *line, ipp_op_t operation, int job_id,
                  const char *const *wanted, int n_wanted)
{
  ipp_t *request = ippNewRequest(operation);
  ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, line->uri);
  if (job_id > 0) ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job_id);
  ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, cupsUser());
  ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", n_wanted, NULL,
                wanted);
  ipp_t *answer = cupsDoRequest(line->http, request, line->resource);
  if (answer && cupsLastError() <= IPP_STATUS_OK_CONFLICTING) return answer;
  ippDelete(answer);
  return NULL;
}

/* A job for a printer that stands still would come out at an unexpected time, so none is sent. */
static bool is_ready(const struct printer_line *line, struct err *err)
{
  static const char *const wanted[] = {"printer-state", "printer-state-reasons",
                                       "printer-is-accepting-jobs"};
  ipp_t *answer = ask(line, IPP_OP_GET_PRINTER_ATTRIBUTES, 0, wanted, 3);
  if (!answer) return printer_refuse(line, _("The printer does not answer."), err);
  ipp_attribute_t *accepting =
      ippFindAttribute(answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
  bool ready = true;
  if (number(answer, "printer-state", IPP_PSTATE_IDLE) == IPP_PSTATE_STOPPED)
    ready = refuse_named(line, stopped_sentence(answer, "printer-state-reasons"), err);
  else if (accepting && !ippGetBoolean(accepting, 0))
    ready = refuse_named(line, _("The printer %s takes no prints now."), err);
  ippDelete(answer);
  return ready;
}

/* What the printer does not know it is not asked for. */
static int add_option(const struct printer_line *line, cups_dinfo_t *info, const char *name,
                      const char *value, int n, cups_option_t **options)
{
  bool known = cupsCheckDestSupported(line->http, line->dest, info, name, value) != 0;
  return known ? cupsAddOption(name, value, n, options) : n;
}

static int make_options(const struct printer_line *line, cups_dinfo_t *info,
                        const struct paper_job *job, cups_option_t **options)
{
  char copies[16];
  snprintf(copies, sizeof copies, "%d", job->copies);
  int n = add_option(line, info, CUPS_MEDIA, CUPS_MEDIA_A4, 0, options);
  n = add_option(line, info, CUPS_SIDES,
                 job->two_sided ? CUPS_SIDES_TWO_SIDED_PORTRAIT : CUPS_SIDES_ONE_SIDED, n, options);
  return job->copies > 1 ? add_option(line, info, CUPS_COPIES, copies, n, options) : n;
}

/* The answer itself is looked at: when a line is cut, the library may still hold the good status of
 * the request before. */
static bool is_taken(const struct printer_line *line)
{
  ipp_t *answer = cupsGetResponse(line->http, line->resource);
  bool taken = answer && ippGetStatusCode(answer) <= IPP_STATUS_OK_CONFLICTING;
  ippDelete(answer);
  return taken;
}

static bool send_document(const struct printer_line *line, cups_dinfo_t *info, int job_id,
                          const struct paper_job *job, const struct buf *pdf)
{
  return cupsStartDestDocument(line->http, line->dest, info, job_id, job->title, CUPS_FORMAT_PDF, 0,
                               NULL, 1) == HTTP_STATUS_CONTINUE &&
         cupsWriteRequestData(line->http, pdf->data, pdf->length) == HTTP_STATUS_CONTINUE &&
         is_taken(line);
}

static bool went_away(const struct printer_line *line, struct err *err)
{
  return refuse_named(line,
                      _("The printer %s went away in the middle of the print. Look at what came "
                        "out before you print again."),
                      err);
}

static bool pass(const struct paper_job *job)
{
  const struct timespec pause = {.tv_nsec = POLL_MS * 1000000L};
  if (job->wait) return job->wait(job->data, POLL_MS);
  nanosleep(&pause, NULL);
  return true;
}

static bool follow(const struct printer_line *line, const struct paper_job *job, int job_id,
                   struct err *err)
{
  static const char *const wanted[] = {"job-state", "job-printer-state-reasons"};
  for (int waited = 0, followed = 0; waited < WAIT_MS && followed < FOLLOW_MS;) {
    ipp_t *answer = ask(line, IPP_OP_GET_JOB_ATTRIBUTES, job_id, wanted, 2);
    if (!answer) return went_away(line, err);
    int state = number(answer, "job-state", IPP_JSTATE_COMPLETED);
    const char *stopped = stopped_sentence(answer, "job-printer-state-reasons");
    ippDelete(answer);
    if (state == IPP_JSTATE_COMPLETED) return true;
    if (state == IPP_JSTATE_STOPPED) return refuse_named(line, stopped, err);
    if (state == IPP_JSTATE_CANCELED || state == IPP_JSTATE_ABORTED)
      return refuse_named(line, _("The printer %s gave the print up."), err);
    bool printing = state == IPP_JSTATE_PROCESSING, patient = pass(job);
    *(printing ? &followed : &waited) += POLL_MS;
    if (!patient && printing) return true;
    if (!patient || waited >= WAIT_MS)
      return refuse_named(line, _("The printer %s has not begun. The print waits in its queue."),
                          err);
  }
  return true;
}

bool printer_send(struct printer_line *line, const struct paper_job *job, const struct buf *pdf,
                  struct err *err)
{
  if (!is_ready(line, err)) return false;
  cups_dinfo_t *info = cupsCopyDestInfo(line->http, line->dest);
  if (!info) return printer_refuse(line, _("The printer does not answer."), err);
  cups_option_t *options = NULL;
  int n = make_options(line, info, job, &options), job_id = 0;
  bool sent = false;
  if (!cupsCheckDestSupported(line->http, line->dest, info, "document-format", CUPS_FORMAT_PDF))
    refuse_named(line, _("The printer %s does not take PDF."), err);
  else if (cupsCreateDestJob(line->http, line->dest, info, &job_id, job->title, n, options) >
           IPP_STATUS_OK_CONFLICTING)
    refuse_named(line, _("The printer %s takes no prints now."), err);
  else if (!send_document(line, info, job_id, job, pdf))
    went_away(line, err);
  else
    sent = follow(line, job, job_id, err);
  cupsFreeOptions(n, options);
  cupsFreeDestInfo(info);
  return sent;
}
