// SPDX-License-Identifier: GPL-3.0-or-later
/* The terminal's side of the screen: what is sent, and in how many pieces. */
#include "ui/draw.h"
#include "ui/term.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

enum { LINES_SHOWN = 24, COLUMNS_SHOWN = 80 };

struct ends {
  FILE *in, *out;
  int seen; /* what is written in one call comes here as one message */
};

static void open_ends(struct ends *ends)
{
  int both[2];
  struct err err = {0};
  assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, both), 0);
  ends->in = fopen("/dev/null", "r");
  ends->out = fdopen(both[0], "w");
  ends->seen = both[1];
  const struct term_options options = {.in = ends->in,
                                       .out = ends->out,
                                       .type = "xterm",
                                       .lines = LINES_SHOWN,
                                       .columns = COLUMNS_SHOWN};
  if (!term_start(&options, &err)) fail_msg("%s", err.text);
}

static void close_ends(struct ends *ends)
{
  term_stop();
  fclose(ends->out);
  fclose(ends->in);
  close(ends->seen);
}

/* How many messages have come; the last one in `text`. */
static int messages(const struct ends *ends, char *text, size_t size)
{
  int n = 0;
  for (ssize_t got; (got = recv(ends->seen, text, size - 1, MSG_DONTWAIT)) > 0; n++)
    text[got] = 0;
  return n;
}

static void draw_everywhere(const char *word)
{
  for (int y = 0; y < LINES_SHOWN; y++)
    draw_run(y, y * 2, 20, y % 2 ? STYLE_TITLE : STYLE_TEXT, word);
}

/* On a line of a certain length each piece is a packet, and a frame in parts is seen to flicker. */
static void a_frame_is_sent_whole(void **state)
{
  struct ends ends;
  char text[16 * 1024];
  (void)state;
  open_ends(&ends);
  messages(&ends, text, sizeof text);
  draw_everywhere("torget");
  draw_show();
  assert_int_equal(messages(&ends, text, sizeof text), 1);
  assert_non_null(strstr(text, "torget"));
  draw_everywhere("parken");
  draw_show();
  assert_int_equal(messages(&ends, text, sizeof text), 1);
  assert_non_null(strstr(text, "parken"));
  assert_null(strstr(text, "torget"));
  draw_show();
  assert_int_equal(messages(&ends, text, sizeof text), 0); /* nothing has changed */
  close_ends(&ends);
}

static void a_frame_after_another_program_is_shown(void **state)
{
  struct ends ends;
  char text[16 * 1024];
  (void)state;
  open_ends(&ends);
  draw_everywhere("torget");
  draw_show();
  term_suspend();
  messages(&ends, text, sizeof text);
  term_resume();
  draw_show();
  assert_true(messages(&ends, text, sizeof text) > 0);
  draw_everywhere("parken");
  draw_show();
  assert_int_equal(messages(&ends, text, sizeof text), 1);
  close_ends(&ends);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_frame_is_sent_whole),
                                     cmocka_unit_test(a_frame_after_another_program_is_shown)};
  setlocale(LC_ALL, "C.UTF-8");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
