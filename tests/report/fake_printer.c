// SPDX-License-Identifier: GPL-3.0-or-later
/* A printer system on loopback that fails when told to:  fake_printer PORT MODE FILE
 * MODE: ok, stopped, empty, refusing, raster, abort, wait, vanish. What is printed is written to
 * FILE. It has two queues with awkward names, the first of them the default, and is a printer by
 * itself as well. It ends when its standard input does. */
#include <cups/cups.h>

#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *mode, *file;
static int port;
static const char *const queues[] = {"-o", "a\"b\nc"};

static bool is(const char *name)
{
  return strcmp(mode, name) == 0;
}

static void add_printer(ipp_t *answer, const char *name)
{
  char uri[128];
  snprintf(uri, sizeof uri, "ipp://localhost:%d/printers/queue", port);
  const char *reason = is("empty") ? "media-empty-error" : "none";
  ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-name", NULL, name);
  ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_URI, "printer-uri-supported", NULL, uri);
  ippAddInteger(answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state",
                is("stopped") || is("empty") ? IPP_PSTATE_STOPPED : IPP_PSTATE_IDLE);
  ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL, reason);
  ippAddBoolean(answer, IPP_TAG_PRINTER, "printer-is-accepting-jobs", !is("refusing"));
  ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported", NULL,
               is("raster") ? "image/pwg-raster" : "application/pdf");
  ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "ipp-versions-supported", NULL, "2.0");
  ippAddInteger(answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-type", 0);
}

static void save(http_t *http)
{
  char chunk[8192];
  int out = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  for (ssize_t got; (got = httpRead2(http, chunk, sizeof chunk)) > 0;)
    if (write(out, chunk, (size_t)got) != got) exit(1);
  close(out);
}

/* False: the line is cut. */
static bool answer_request(http_t *http, ipp_t *request)
{
  if (is("vanish") && ippGetOperation(request) == IPP_OP_SEND_DOCUMENT) return false;
  ipp_t *answer = ippNewResponse(request);
  switch (ippGetOperation(request)) {
  case IPP_OP_CUPS_GET_PRINTERS:
    for (int i = 0; i < 2; i++) {
      if (i > 0) ippAddSeparator(answer);
      add_printer(answer, queues[i]);
    }
    break;
  case IPP_OP_CUPS_GET_DEFAULT:
  case IPP_OP_GET_PRINTER_ATTRIBUTES:
    add_printer(answer, queues[0]);
    break;
  case IPP_OP_SEND_DOCUMENT:
    save(http);
    break;
  case IPP_OP_CREATE_JOB:
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", 7);
    break;
  case IPP_OP_GET_JOB_ATTRIBUTES:
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state",
                  is("abort")  ? IPP_JSTATE_ABORTED
                  : is("wait") ? IPP_JSTATE_PENDING
                               : IPP_JSTATE_COMPLETED);
    break;
  default:
    break;
  }
  httpClearFields(http);
  httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
  httpSetLength(http, ippLength(answer));
  bool sent = httpWriteResponse(http, HTTP_STATUS_OK) == 0 &&
              ippWrite(http, answer) == IPP_STATE_DATA && httpFlushWrite(http) >= 0;
  ippDelete(answer);
  return sent;
}

static bool serve_one(http_t *http)
{
  char resource[256];
  http_state_t state;
  while ((state = httpReadRequest(http, resource, sizeof resource)) == HTTP_STATE_WAITING)
    ;
  if (state != HTTP_STATE_POST) return false;
  http_status_t status;
  while ((status = httpUpdate(http)) == HTTP_STATUS_CONTINUE)
    ;
  if (status != HTTP_STATUS_OK) return false;
  if (httpGetExpect(http) == HTTP_STATUS_CONTINUE) httpWriteResponse(http, HTTP_STATUS_CONTINUE);
  ipp_t *request = ippNew();
  bool served = ippRead(http, request) == IPP_STATE_DATA && answer_request(http, request);
  ippDelete(request);
  return served;
}

static void serve(http_t *http)
{
  while (serve_one(http))
    ;
  httpClose(http);
}

/* The program holds one line open while it opens another. Whoever serves a line has let go of the
 * port before anything else is done, or the next printer could not take it. */
static void serve_apart(http_t *http, int listening)
{
  int told[2];
  char nothing;
  if (pipe(told) != 0) exit(1);
  if (fork() == 0) {
    close(listening);
    close(told[0]);
    close(told[1]);
    serve(http);
    exit(0);
  }
  close(told[1]);
  if (read(told[0], &nothing, 1) != 0) exit(1);
  close(told[0]);
}

int main(int argc, char **argv)
{
  if (argc != 4) return 2;
  port = atoi(argv[1]);
  mode = argv[2];
  file = argv[3];
  http_addrlist_t *address = httpAddrGetList("127.0.0.1", AF_INET, argv[1]);
  int listening = address ? httpAddrListen(&address->addr, port) : -1;
  httpAddrFreeList(address);
  if (listening < 0) return 1;
  puts("ready");
  fflush(stdout);
  struct pollfd waiting[] = {{.fd = listening, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
  while (poll(waiting, 2, -1) > 0 && !waiting[1].revents) {
    http_t *http = httpAcceptConnection(listening, 1);
    if (http) serve_apart(http, listening);
    httpClose(http);
  }
  return 0;
}
