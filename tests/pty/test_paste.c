// SPDX-License-Identifier: GPL-3.0-or-later
/* A million bytes at once, where text can be written and where it cannot, as a paste that says so
 * and as bare bytes: the program takes them in a few seconds, says what it did not keep, answers
 * the next key at once, and leaves the terminal as it was. */
#include "real_pty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

enum {
  BYTES = 1000 * 1000,
  TAKEN_MS = 15000, /* of a build that checks itself, on a machine that others use */
  ANSWER_MS = 1000
};

static char folder[64], database[96];
static struct pty pty;

static int make_folder(void **state)
{
  (void)state;
  if (!pty_make_home(folder, sizeof folder)) return -1;
  snprintf(database, sizeof database, "%s/practice.db", folder);
  return 0;
}

static int remove_folder(void **state)
{
  (void)state;
  return pty_remove_home(folder) ? 0 : -1;
}

static int let_go(void **state)
{
  (void)state;
  pty_release(&pty);
  return 0;
}

static void start(void)
{
  pty_start(&pty, 24, 80, NULL, (const char *const[]){"--practice", "--db", database, NULL});
  assert_true(pty_shows(&pty, "Problemområden"));
}

/* `text` over and over, a million bytes of it. */
static void send_million(const char *text, bool paste)
{
  char *bytes = malloc(BYTES);
  size_t n = strlen(text), all = BYTES / n * n;
  if (!bytes) fail_msg("no memory");
  for (size_t at = 0; at < all; at += n)
    memcpy(bytes + at, text, n);
  if (paste) pty_text(&pty, "\033[200~");
  pty_send(&pty, bytes, all);
  if (paste) pty_text(&pty, "\033[201~");
  free(bytes);
}

static void taken(const char *where, const char *text, bool paste, const char *shown)
{
  long begun = pty_clock();
  send_million(text, paste);
  assert_true(pty_shows(&pty, shown));
  long ms = pty_clock() - begun;
  printf("%s, %s: %ld ms\n", where, paste ? "pasted" : "bare", ms);
  assert_in_range(ms, 0, TAKEN_MS);
}

/* Esc closes what is open, and soon. */
static void answers(const char *gone)
{
  long begun = pty_clock();
  pty_key(&pty, VTERM_KEY_ESCAPE, VTERM_MOD_NONE);
  assert_true(pty_lacks(&pty, gone));
  long ms = pty_clock() - begun;
  printf("  Esc: %ld ms\n", ms);
  assert_in_range(ms, 0, ANSWER_MS);
}

static void quits(void)
{
  pty_key(&pty, VTERM_KEY_FUNCTION(10), VTERM_MOD_NONE);
  assert_true(pty_ends(&pty));
  assert_int_equal(WEXITSTATUS(pty.status), 0);
  assert_false(pty.alternate);
  assert_true(pty.cursor_visible);
  assert_false(pty.paste);
}

#define FULL "Fältet är fullt: slutet av texten saknas."

static void in_a_list(void **state)
{
  (void)state;
  start();
  taken("list", "krossad ruta ", true, "Här klistras inget in.");
  taken("list", "漢\u0301🚲", true, "Här klistras inget in.");
  send_million("\x1c", false); /* bound to nothing */
  assert_true(pty_shows(&pty, "Problemområden"));
  quits();
}

static void in_fields(void **state)
{
  (void)state;
  start();
  pty_key(&pty, VTERM_KEY_FUNCTION(4), VTERM_MOD_NONE);
  assert_true(pty_shows(&pty, "Ny observation"));
  pty_text(&pty, "\033[Z"); /* from the area, whose list Esc would close first */
  taken("line", "krossad ruta ", true, FULL);
  taken("line", "漢\u0323\u0301🚲", true, FULL);
  taken("line, one letter and its marks", "\u0323\u0301", true, FULL);
  taken("line", "å", false, "Ny observation");
  answers("Ny observation");
  quits();
}

static void in_the_palette(void **state)
{
  (void)state;
  start();
  pty_text(&pty, "\020");
  assert_true(pty_shows(&pty, "Kommando"));
  taken("palette", "spara ", true, FULL);
  taken("palette", "å", false, "Kommando");
  answers("senast använda först");
  quits();
}

static void in_a_search(void **state)
{
  (void)state;
  start();
  pty_text(&pty, "/");
  assert_true(pty_shows(&pty, "Filter:"));
  taken("filter", "åtorget ", true, FULL);
  taken("filter", "å", false, "Filter:");
  answers("Filter: å");
  quits();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(in_a_list, let_go),
      cmocka_unit_test_teardown(in_fields, let_go),
      cmocka_unit_test_teardown(in_the_palette, let_go),
      cmocka_unit_test_teardown(in_a_search, let_go),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
