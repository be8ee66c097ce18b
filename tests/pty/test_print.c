// SPDX-License-Identifier: GPL-3.0-or-later
/* From the full screen to a printer, in a real terminal: what arrives is the PDF that the command
 * line makes, and each failure shows its sentence. FAKE_PRINTER is a printer that fails when told
 * to (tests/report/fake_printer.c). */
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
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static const char port[] = "8742";

static char folder[64], database[96], printed[96], wanted[96];
static struct pty pty;
static struct {
  pid_t pid;
  int input; /* it ends with its standard input */
} printer = {.input = -1};
static const char *const practice[] = {"--practice", "--db", database, NULL};

static void run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void run(const char *format, ...)
{
  char command[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(command, sizeof command, format, arguments);
  va_end(arguments);
  if (system(command) != 0) fail_msg("%s", command);
}

static void stop_printer(void)
{
  if (printer.input < 0) return;
  close(printer.input);
  printer.input = -1;
  waitpid(printer.pid, NULL, 0);
}

static void start_printer(const char *mode)
{
  int input[2], output[2];
  char ready[8];
  stop_printer();
  unlink(printed);
  assert_int_equal(pipe(input), 0);
  assert_int_equal(pipe(output), 0);
  printer.pid = fork();
  if (printer.pid == 0) {
    dup2(input[0], 0);
    dup2(output[1], 1);
    close(input[1]);
    execl(getenv("FAKE_PRINTER"), "fake_printer", port, mode, printed, (char *)NULL);
    _exit(127);
  }
  close(input[0]);
  close(output[1]);
  printer.input = input[1];
  fcntl(printer.input, F_SETFD, FD_CLOEXEC); /* the program must not hold it open */
  assert_in_range(read(output[0], ready, sizeof ready), 1, sizeof ready);
  close(output[0]);
}

static int make_folder(void **state)
{
  (void)state;
  if (!pty_make_home(folder, sizeof folder)) return -1;
  snprintf(database, sizeof database, "%s/practice.db", folder);
  snprintf(printed, sizeof printed, "%s/printed.pdf", folder);
  snprintf(wanted, sizeof wanted, "%s/wanted.pdf", folder);
  setenv("CUPS_SERVER", "localhost:8742", 1);
  run("'%s' report P5 --practice --db '%s' --period 2026-K3 --format pdf -o '%s'",
      getenv("LAGESBILD_PROGRAM"), database, wanted);
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
  stop_printer();
  return 0;
}

static void key(unsigned function)
{
  pty_key(&pty, VTERM_KEY_FUNCTION(function), VTERM_MOD_NONE);
}

/* The preview of the ranking that is decided. */
static void open_preview(void)
{
  pty_start(&pty, 24, 80, NULL, practice);
  assert_true(pty_shows(&pty, "Problemområden"));
  key(8);
  key(7);
  assert_true(pty_shows(&pty, "Prioritering kvartal 3 2026"));
}

static void enter(const char *text)
{
  pty_text(&pty, text);
  pty_key(&pty, VTERM_KEY_ENTER, VTERM_MOD_NONE);
}

static void quit(void)
{
  key(10);
  assert_true(pty_ends(&pty));
  pty_release(&pty);
}

static void test_arrives(void **state)
{
  (void)state;
  start_printer("ok");
  open_preview();
  pty_text(&pty, "v");
  assert_true(pty_shows(&pty, "a\"b c · ledig"));
  enter("");
  assert_true(pty_shows(&pty, "Utskrifter går till -o från och med nu."));
  pty_text(&pty, "s");
  assert_true(pty_shows(&pty, "Skickat till skrivaren -o, 1 sida."));
  run("cmp '%s' '%s'", printed, wanted);
  quit();
}

/* What was chosen is there the next time. */
static void test_choices_are_kept(void **state)
{
  (void)state;
  start_printer("ok");
  open_preview();
  assert_true(pty_shows(&pty, "Skrivare: -o · dubbelsidigt · 1 exemplar"));
  pty_text(&pty, "d");
  assert_true(pty_shows(&pty, "enkelsidigt"));
  pty_text(&pty, "e");
  assert_true(pty_shows(&pty, "Hur många exemplar?"));
  enter("0");
  assert_true(pty_shows(&pty, "0 är inget antal exemplar. Skriv ett tal från 1 till 99."));
  pty_text(&pty, "e");
  assert_true(pty_shows(&pty, "Hur många exemplar?"));
  enter("2");
  assert_true(pty_shows(&pty, "2 exemplar"));
  quit();
  open_preview();
  assert_true(pty_shows(&pty, "Skrivare: -o · enkelsidigt · 2 exemplar"));
  pty_text(&pty, "u");
  assert_true(pty_shows(&pty, "Vilka sidor?"));
  enter("2-3");
  assert_true(pty_shows(&pty, "Det finns 1 sida, inte 2–3."));
  pty_text(&pty, "u");
  assert_true(pty_shows(&pty, "Vilka sidor?"));
  enter("1");
  assert_true(pty_shows(&pty, "Skickat till skrivaren -o, 1 sida."));
  run("cmp '%s' '%s'", printed, wanted);
  quit();
}

static void test_failures(void **state)
{
  (void)state;
  static const struct {
    const char *mode, *sentence;
  } failures[] = {
      {"stopped", "Skrivaren -o är stoppad."},
      {"empty", "Papperet är slut i skrivaren -o."},
      {"refusing", "Skrivaren -o tar inte emot utskrifter nu."},
      {"raster", "Skrivaren -o tar inte emot PDF."},
      {"abort", "Skrivaren -o avbröt utskriften."},
      {"wait", "Skrivaren -o har inte börjat. Utskriften väntar i dess kö."},
      {"vanish", "Skrivaren -o försvann mitt i utskriften."},
  };
  start_printer("ok");
  open_preview();
  for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
    start_printer(failures[i].mode);
    pty_text(&pty, "s");
    if (!pty_shows(&pty, failures[i].sentence)) fail_msg("%s", failures[i].mode);
    /* The remedy, on whichever row its words have come to stand. */
    assert_true(pty_shows(&pty, "sparar") && pty_shows(&pty, "den."));
    pty_key(&pty, VTERM_KEY_UP, VTERM_MOD_NONE);
    assert_true(pty_lacks(&pty, failures[i].sentence));
  }
  stop_printer();
  pty_text(&pty, "s");
  assert_true(pty_shows(&pty, "Skrivaren svarar inte. Utskriften finns som PDF: P sparar den."));
  quit();
}

/* A printer that does not begin is waited for eight seconds, or until the next key. */
static void test_a_key_ends_the_waiting(void **state)
{
  (void)state;
  struct timespec before, after;
  start_printer("wait");
  open_preview();
  pty_text(&pty, "s");
  assert_true(pty_shows(&pty, "Väntar på skrivaren"));
  clock_gettime(CLOCK_MONOTONIC, &before);
  pty_text(&pty, "d");
  assert_true(pty_shows(&pty, "Skrivaren -o har inte börjat. Utskriften väntar i dess kö."));
  clock_gettime(CLOCK_MONOTONIC, &after);
  assert_in_range(after.tv_sec - before.tv_sec, 0, 4);
  /* The key did nothing else. */
  assert_true(pty_shows(&pty, "enkelsidigt"));
  quit();
}

static void save_text(const char *name)
{
  pty_text(&pty, "t");
  assert_true(pty_shows(&pty, "Spara som text"));
  enter(name);
}

/* The other queue of the fake printer is called a"b, a new line, c. */
static void test_awkward_name(void **state)
{
  (void)state;
  start_printer("ok");
  open_preview();
  pty_text(&pty, "v");
  assert_true(pty_shows(&pty, "a\"b c · ledig"));
  pty_key(&pty, VTERM_KEY_DOWN, VTERM_MOD_NONE);
  enter("");
  assert_true(pty_shows(&pty, "Utskrifter går till a\"b c från och med nu."));
  pty_text(&pty, "s");
  assert_true(pty_shows(&pty, "Skickat till skrivaren a\"b c, 1 sida."));
  run("cmp '%s' '%s'", printed, wanted);
  quit();
}

/* No file may grow past a few kB: the PDF is longer, what the database writes is not. */
static void test_disk_fills(void **state)
{
  (void)state;
  struct rlimit before, low;
  getrlimit(RLIMIT_FSIZE, &before);
  low = before;
  low.rlim_cur = (rlim_t)36 * 1024;
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &low);
  open_preview();
  setrlimit(RLIMIT_FSIZE, &before);
  pty_text(&pty, "p");
  assert_true(pty_shows(&pty, "Spara som PDF"));
  char path[128];
  snprintf(path, sizeof path, "%s/half.pdf", folder);
  enter(path);
  assert_true(pty_shows(&pty, "half.pdf"));
  assert_true(pty_lacks(&pty, "Spara som PDF"));
  assert_true(pty_lacks(&pty, "PDF sparad"));
  run("test -z \"$(ls '%s' | grep half)\"", folder);
  quit();
}

/* As a spreadsheet could bring it in: 10 000 rows of one month, one with a word of 10 000 letters,
 * one with every control character but those that part rows. */
static void write_rows(const char *path)
{
  FILE *csv = fopen(path, "w");
  assert_non_null(csv);
  fputs("Datum;Tid;Område;Kategori;Allvar;Källa;Beskrivning\n", csv);
  for (int i = 0; i < 9998; i++)
    fprintf(csv, "2026-11-%02d;21:40;Åtorget;SKA-GLAS;2;TEK;rad %d\n", i % 20 + 1, i);
  fputs("2026-11-21;21:40;Åtorget;SKA-GLAS;2;TEK;", csv);
  for (int i = 0; i < 10000; i++)
    putc('o', csv);
  fputs("\n2026-11-21;21:50;Åtorget;SKA-GLAS;2;TEK;tecken ", csv);
  for (int c = 1; c < ' '; c++)
    if (c != '\n' && c != '\r') putc(c, csv);
  fputs(" slut\n", csv);
  fclose(csv);
}

static void test_a_hard_month(void **state)
{
  (void)state;
  char rows[128], file[128];
  const char *const arguments[] = {"--practice", "--db", file, NULL};
  const char *program = getenv("LAGESBILD_PROGRAM");
  snprintf(rows, sizeof rows, "%s/rows.csv", folder);
  snprintf(file, sizeof file, "%s/rows.db", folder);
  write_rows(rows);
  run("cp '%s' '%s' && '%s' import observations '%s' --practice --db '%s' >/dev/null", database,
      file, program, rows, file);
  start_printer("ok");
  pty_start(&pty, 24, 80, NULL, arguments);
  assert_true(pty_shows(&pty, "Problemområden"));
  pty_text(&pty, "i");
  assert_true(pty_shows(&pty, "november 2026"));
  key(7);
  assert_true(pty_shows(&pty, "Månadsinventering november 2026"));
  pty_text(&pty, "s");
  assert_true(pty_shows(&pty, "Skickat till skrivaren"));
  quit();
  run("'%s' report P1 --practice --db '%s' --period 2026-11 --format pdf -o '%s' && cmp '%s' '%s'",
      program, file, rows, rows, printed);
  run("pdftotext -raw '%s' - | tr -cd o | wc -c | awk '{ exit $1 < 10000 }'", printed);
  run("pdftotext -raw '%s' - | grep -q 'rad 9997'", printed);
}

/* A file that is there is replaced only by the answer that says so. */
static void test_saves(void **state)
{
  (void)state;
  setenv("HOME", folder, 1);
  open_preview();
  save_text("~/ut.txt");
  assert_true(pty_shows(&pty, "/ut.txt."));
  run("cp '%s/ut.txt' '%s/first.txt' && echo other >'%s/ut.txt'", folder, folder, folder);
  save_text("~/ut.txt");
  assert_true(pty_shows(&pty, "Filen finns redan"));
  assert_true(pty_shows(&pty, "Spara som ut-2.txt"));
  enter("");
  assert_true(pty_shows(&pty, "/ut-2.txt."));
  run("cmp '%s/ut-2.txt' '%s/first.txt' && grep -q other '%s/ut.txt'", folder, folder, folder);
  save_text("~/ut.txt");
  assert_true(pty_shows(&pty, "Spara som ut-3.txt"));
  pty_key(&pty, VTERM_KEY_ESCAPE, VTERM_MOD_NONE);
  assert_true(pty_lacks(&pty, "Filen finns redan"));
  run("grep -q other '%s/ut.txt' && test ! -e '%s/ut-3.txt'", folder, folder);
  save_text("~/ut.txt");
  assert_true(pty_shows(&pty, "Ersätt filen"));
  pty_key(&pty, VTERM_KEY_DOWN, VTERM_MOD_NONE);
  enter("");
  assert_true(pty_lacks(&pty, "Filen finns redan"));
  run("cmp '%s/ut.txt' '%s/first.txt'", folder, folder);
  /* In a folder it has the name that was proposed. */
  save_text("~");
  assert_true(pty_shows(&pty, "/prioritering-2026-K3.txt."));
  run("cmp '%s/prioritering-2026-K3.txt' '%s/first.txt'", folder, folder);
  quit();
}

/* A computer without printers, and nothing chosen before. */
static void test_no_printer(void **state)
{
  (void)state;
  char other[128];
  snprintf(other, sizeof other, "%s/other.db", folder);
  const char *const arguments[] = {"--practice", "--db", other, NULL};
  pty_start(&pty, 24, 80, NULL, arguments);
  assert_true(pty_shows(&pty, "Problemområden"));
  key(8);
  key(7);
  assert_true(pty_shows(&pty, "Skrivare: datorns egen"));
  pty_text(&pty, "s");
  assert_true(pty_shows(&pty, "Ingen skrivare hittades. P sparar PDF, T sparar text."));
  quit();
}

/* Without the module or its fonts the text print is shown, and that is said. */
static void test_without_paper(void **state)
{
  (void)state;
  setenv("LAGESBILD_PAPER", "/nowhere/paper.so", 1);
  /* The system's own words in the sentence decide where its lines break. */
  open_preview();
  unsetenv("LAGESBILD_PAPER");
  assert_true(pty_shows(&pty, "ändå."));
  pty_key(&pty, VTERM_KEY_DOWN, VTERM_MOD_NONE);
  assert_true(pty_shows(&pty, "Här visas textutskriftens sidor, för PDF kan inte göras här."));
  pty_text(&pty, "s");
  assert_true(pty_shows(&pty, "ändå."));
  quit();

  char none[128];
  snprintf(none, sizeof none, "%s/none.conf", folder);
  run("echo '<fontconfig/>' >'%s'", none);
  setenv("FONTCONFIG_FILE", none, 1);
  open_preview();
  unsetenv("FONTCONFIG_FILE");
  assert_true(pty_shows(&pty, "fonts-dejavu-core"));
  quit();
}

#define IN_TERMINAL(test) cmocka_unit_test_teardown(test, let_go)

int main(void)
{
  const struct CMUnitTest tests[] = {
      IN_TERMINAL(test_arrives),      IN_TERMINAL(test_choices_are_kept),
      IN_TERMINAL(test_failures),     IN_TERMINAL(test_a_key_ends_the_waiting),
      IN_TERMINAL(test_awkward_name), IN_TERMINAL(test_disk_fills),
      IN_TERMINAL(test_a_hard_month), IN_TERMINAL(test_saves),
      IN_TERMINAL(test_no_printer),   IN_TERMINAL(test_without_paper),
  };
  signal(SIGPIPE, SIG_IGN);
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
