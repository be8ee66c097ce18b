// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/printer.h"

#include "base/i18n.h"
#include "base/text.h"
#include "paper/printer_job.h"

#include <string.h>
#include <sys/socket.h>

enum { SERVER_MS = 3000, PRINTER_MS = 10000 };

static const char *no_password(const char *prompt, http_t *http, const char *method,
                               const char *resource, void *data)
{
  (void)prompt, (void)http, (void)method, (void)resource, (void)data;
  return NULL;
}

/* NULL when the computer has no printer system, or it does not answer. */
static http_t *connect_server(void)
{
  cupsSetPasswordCB2(no_password, NULL);
  return httpConnect2(cupsServer(), ippPort(), NULL, AF_UNSPEC, cupsEncryption(), 1, SERVER_MS,
                      NULL);
}

static const char *option(const cups_dest_t *dest, const char *name)
{
  const char *value = cupsGetOption(name, dest->num_options, dest->options);
  return value ? value : "";
}

static const char *cleaned(struct arena *arena, const char *text)
{
  return text_clean(arena, text, strlen(text), false);
}

static struct paper_printer describe(struct arena *arena, const cups_dest_t *dest)
{
  const char *state = option(dest, "printer-state"),
             *reason = option(dest, "printer-state-reasons");
  struct paper_printer p = {.name = arena_strdup(arena, dest->name),
                            .description = cleaned(arena, option(dest, "printer-info")),
                            .reason = strcmp(reason, "none") ? cleaned(arena, reason) : "",
                            .is_default = dest->is_default != 0};
  p.accepting = strcmp(option(dest, "printer-is-accepting-jobs"), "false") != 0;
  p.state = *state == '5' ? PRINTER_STOPPED : *state == '4' ? PRINTER_PRINTING : PRINTER_IDLE;
  return p;
}

bool printer_list(struct arena *arena, struct paper_printer **printers, size_t *n, struct err *err)
{
  (void)err;
  http_t *server = connect_server();
  cups_dest_t *dests = NULL;
  int count = server ? cupsGetDests2(server, &dests) : 0;
  struct paper_printer *list = arena_alloc(arena, ((size_t)count + 1) * sizeof *list);
  *n = 0;
  for (int first = 1; first >= 0; first--)
    for (int i = 0; i < count; i++)
      if (!dests[i].instance && (dests[i].is_default != 0) == (first == 1))
        list[(*n)++] = describe(arena, &dests[i]);
  *printers = list;
  cupsFreeDests(count, dests);
  httpClose(server);
  return true;
}

static bool is_address(const char *name)
{
  return strncmp(name, "ipp://", 6) == 0 || strncmp(name, "ipps://", 7) == 0;
}

static void say_none(const char *name, int count, const cups_dest_t *dests, const char *remedy,
                     struct arena *arena, struct err *err)
{
  struct buf names = {0};
  for (int i = 0; i < count; i++)
    buf_addf(&names, "%s%s", i ? ", " : "", cleaned(arena, dests[i].name));
  if (count == 0)
    err_set(err, "%s %s", _("No printer was found."), remedy);
  else if (name)
    err_set(err, _("There is no printer %s. These are: %s."), cleaned(arena, name),
            buf_text(&names));
  else
    err_set(err, _("No printer is the default one. Choose one of these: %s."), buf_text(&names));
  buf_release(&names);
}

/* The queue of exactly that name, or the default one; a copy. */
static cups_dest_t *find_queue(const struct paper_job *job, struct arena *arena, struct err *err)
{
  http_t *server = connect_server();
  if (!server) {
    err_set(err, "%s %s",
            job->printer ? _("The printer does not answer.") : _("No printer was found."),
            job->remedy);
    return NULL;
  }
  cups_dest_t *dests = NULL, *found = NULL;
  int count = cupsGetDests2(server, &dests);
  for (int i = 0; i < count && !found; i++)
    if (!dests[i].instance &&
        (job->printer ? strcmp(dests[i].name, job->printer) == 0 : dests[i].is_default != 0))
      cupsCopyDest(&dests[i], 0, &found);
  if (!found) say_none(job->printer, count, dests, job->remedy, arena, err);
  cupsFreeDests(count, dests);
  httpClose(server);
  return found;
}

static cups_dest_t *find_address(const struct paper_job *job, struct arena *arena, struct err *err)
{
  char scheme[16], user[64], host[256], resource[256];
  int port;
  cups_dest_t *dest = NULL;
  if (httpSeparateURI(HTTP_URI_CODING_ALL, job->printer, scheme, sizeof scheme, user, sizeof user,
                      host, sizeof host, &port, resource, sizeof resource) >= HTTP_URI_STATUS_OK)
    dest = cupsGetDestWithURI(NULL, job->printer);
  if (!dest)
    err_set(err, _("%s is no printer's address. Write it as ipp://printer.example/ipp/print."),
            cleaned(arena, job->printer));
  return dest;
}

/* The line to a queue must go to the server by the very name that the library knows it by: by any
 * other (the host in the queue's own address) the library takes it for a line to the printer. */
static http_t *connect_queue(struct printer_line *line)
{
  char scheme[16], user[64], host[256];
  int port;
  if (httpSeparateURI(HTTP_URI_CODING_ALL, line->uri, scheme, sizeof scheme, user, sizeof user,
                      host, sizeof host, &port, line->resource,
                      sizeof line->resource) < HTTP_URI_STATUS_OK)
    return NULL;
  return connect_server();
}

bool printer_print(const struct paper_job *job, const struct buf *pdf, struct arena *arena,
                   const char **name, struct err *err)
{
  bool address = job->printer && is_address(job->printer);
  cupsSetPasswordCB2(no_password, NULL);
  struct printer_line line = {.remedy = job->remedy};
  line.dest = address ? find_address(job, arena, err) : find_queue(job, arena, err);
  if (!line.dest) return false;
  const char *description = address ? "" : option(line.dest, "printer-info");
  line.name = cleaned(arena, *description ? description : address ? job->printer : line.dest->name);
  line.uri = option(line.dest, address ? "device-uri" : "printer-uri-supported");
  line.http = address ? cupsConnectDest(line.dest, CUPS_DEST_FLAGS_DEVICE, PRINTER_MS, NULL,
                                        line.resource, sizeof line.resource, NULL, NULL)
                      : connect_queue(&line);
  bool sent = line.http ? printer_send(&line, job, pdf, err)
                        : printer_refuse(&line, _("The printer does not answer."), err);
  *name = line.name;
  httpClose(line.http);
  cupsFreeDests(1, line.dest);
  return sent;
}
