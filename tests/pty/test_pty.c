// SPDX-License-Identifier: GPL-3.0-or-later
/* A dozen cases that only a real terminal can show: start, keys, sizes, every way out. */
#include "real_pty.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64], database[96];
static struct pty pty, second; /* let go of after each case, however it ends */
static const char *const practice[] = {"--practice", "--db", database, NULL};

/* The practice file is made once and copied for each case. */
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
  pty_release(&second);
  return 0;
}

static void start(struct pty *p, int lines, int columns)
{
  pty_start(p, lines, columns, NULL, practice);
  assert_true(pty_shows(p, "Problemområden"));
}

/* After every way out the terminal is as it was: the ordinary screen, a cursor, no paste marks. */
static void restored(const struct pty *p)
{
  assert_false(p->alternate);
  assert_true(p->cursor_visible);
  assert_false(p->paste);
}

static void test_start_and_quit(void **state)
{
  (void)state;
  start(&pty, 24, 80);
  assert_true(pty.alternate);
  assert_true(pty_shows(&pty, "Stationsområdet"));
  pty_key(&pty, VTERM_KEY_FUNCTION(10), VTERM_MOD_NONE);
  assert_true(pty_ends(&pty));
  assert_int_equal(WEXITSTATUS(pty.status), 0);
  restored(&pty);
}

static void test_letters_and_function_keys(void **state)
{
  (void)state;
  start(&pty, 24, 80);
  pty_key(&pty, VTERM_KEY_FUNCTION(1), VTERM_MOD_NONE);
  assert_true(pty_shows(&pty, "PÅ DEN HÄR SKÄRMEN"));
  pty_text(&pty, "ö");
  assert_true(pty_shows(&pty, "Sök: [ö"));
  pty_key(&pty, VTERM_KEY_ESCAPE, VTERM_MOD_NONE);
  assert_true(pty_lacks(&pty, "Sök: [ö"));
  pty_key(&pty, VTERM_KEY_ESCAPE, VTERM_MOD_NONE);
  assert_true(pty_shows(&pty, "Problemområden"));
  /* Alt+9 is F9, for terminals that keep the F-keys for themselves. */
  pty_text(&pty, "\0339");
  assert_true(pty_shows(&pty, "[Arkiv]"));
}

static void test_sizes(void **state)
{
  (void)state;
  start(&pty, 35, 120);
  pty_resize(&pty, 8, 40);
  assert_true(pty_shows(&pty, "Fönstret är för litet: 40 × 8."));
  pty_resize(&pty, 3, 15);
  assert_true(pty_shows(&pty, "För litet"));
  pty_resize(&pty, 24, 80);
  assert_true(pty_shows(&pty, "Problemområden"));
  pty_resize(&pty, 100, 300);
  assert_true(pty_shows(&pty, "Problemområden"));
}

/* The window changes while a frame is drawn and sent. Curses looks for a new size there too, where
 * it cannot ask the terminal for it: one that it took would be lost. */
static void test_sizes_while_it_draws(void **state)
{
  (void)state;
  enum { TURNS = 100, STEP_NS = 40 * 1000 };
  start(&pty, 24, 80);
  for (int turn = 0; turn < TURNS; turn++) {
    const struct timespec later = {.tv_nsec = turn * STEP_NS};
    pty_text(&pty, turn % 2 ? "1" : "4");
    nanosleep(&later, NULL);
    pty_resize(&pty, 8, 40);
    assert_true(pty_shows(&pty, "Fönstret är för litet: 40 × 8."));
    pty_resize(&pty, 24, 80);
    assert_true(pty_shows(&pty, "Problemområden"));
  }
}

static void ends_by(int signal)
{
  start(&pty, 24, 80);
  kill(pty.pid, signal);
  assert_true(pty_ends(&pty));
  restored(&pty);
  pty_release(&pty);
}

static void test_signals(void **state)
{
  (void)state;
  ends_by(SIGTERM);
  ends_by(SIGHUP);
  ends_by(SIGABRT);
}

static void test_closed_terminal(void **state)
{
  (void)state;
  int status;
  start(&pty, 24, 80);
  close(pty.fd);
  /* The program must end by itself, and the file must be whole. */
  for (int i = 0; i < 200 && waitpid(pty.pid, &status, WNOHANG) == 0; i++)
    usleep(50000);
  assert_int_not_equal(kill(pty.pid, 0), 0);
}

static void test_killed_program(void **state)
{
  (void)state;
  start(&pty, 24, 80);
  kill(pty.pid, SIGKILL);
  assert_true(pty_ends(&pty));
  pty_release(&pty);
  start(&pty, 24, 80); /* a dead lock is taken over without a question */
  assert_true(pty_lacks(&pty, "Redan öppen"));
}

static void test_second_start(void **state)
{
  (void)state;
  start(&pty, 24, 80);
  start(&second, 24, 80);
  assert_true(pty_shows(&second, "Redan öppen"));
  pty_key(&second, VTERM_KEY_ENTER, VTERM_MOD_NONE);
  assert_true(pty_shows(&second, "SKRIVSKYDDAD"));
}

static void test_without_utf8(void **state)
{
  (void)state;
  pty_start(&pty, 24, 80, "POSIX", practice);
  /* C.UTF-8 is found and taken: nothing is lost. */
  assert_true(pty_shows(&pty, "Problemområden"));
}

static void test_nothing_when_no_key(void **state)
{
  (void)state;
  start(&pty, 24, 80);
  pty_quiet(&pty, 2500); /* today's copy is made and said */
  assert_int_equal(pty_quiet(&pty, 2000), 0);
}

static void test_not_a_terminal(void **state)
{
  (void)state;
  char command[512], text[1024] = "";
  snprintf(command, sizeof command, "'%s' --db '%s' 2>&1 </dev/null", getenv("LAGESBILD_PROGRAM"),
           database);
  FILE *pipe = popen(command, "r");
  size_t n = fread(text, 1, sizeof text - 1, pipe);
  text[n] = 0;
  assert_int_not_equal(WEXITSTATUS(pclose(pipe)), 0);
  assert_non_null(strstr(text, "lagesbild list"));
  assert_non_null(strstr(text, "lagesbild report"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(test_start_and_quit, let_go),
      cmocka_unit_test_teardown(test_letters_and_function_keys, let_go),
      cmocka_unit_test_teardown(test_sizes, let_go),
      cmocka_unit_test_teardown(test_sizes_while_it_draws, let_go),
      cmocka_unit_test_teardown(test_signals, let_go),
      cmocka_unit_test_teardown(test_closed_terminal, let_go),
      cmocka_unit_test_teardown(test_killed_program, let_go),
      cmocka_unit_test_teardown(test_second_start, let_go),
      cmocka_unit_test_teardown(test_without_utf8, let_go),
      cmocka_unit_test_teardown(test_nothing_when_no_key, let_go),
      cmocka_unit_test_teardown(test_not_a_terminal, let_go),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
