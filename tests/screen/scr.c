// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs a script of keys against the real program on a file of its own and compares screens.
 *
 *   scr SCRIPT...
 *
 * One command a line; # begins a comment. The program draws into a terminal that nobody sees; a
 * golden is what stood on it as text, then its roles as letters, then the cursor. UPDATE=1 writes
 * the goldens instead of comparing, so that a review sees them in the diff.
 *
 *   now 2026-09-02T13:00        the clock, before `new`; later it moves the running program's
 *   size 80x24                  before `new`; later it resizes
 *   new "Lysekils kommun" [FILE]  a new file; the catalogue lies beside the script, or is "empty"
 *   practice                    the practice file
 *   language en                 before the program is begun; else Swedish
 *   none                        no file: the first start
 *   ascii / theme mono          plain signs, another theme, before the program is begun
 *   key F2 / keys Tab Tab       by their English names
 *   type "text"                 each letter as a key
 *   paste "text"                as a terminal pastes
 *   expect NAME [07]            the screen equals NAME.screen beside the script; it proves that
 *                               drawing (tests/lint/drawings.sh has the list)
 *   see "text" / unseen "text"  somewhere on the screen; hard blanks are as others
 *   restart                     ends the program and starts it on the same file
 *   held                        from now on another holds the file open for writing
 *   absent "text"               no file that the program has written holds the text
 *   print P1 PERIOD NAME        the print equals NAME.txt beside the script
 *   counts FILE                 takes in a table of counts that lies beside the script
 *   fail 13 [N]                 the next, or Nth, statement that the database is given fails
 *   work "title" DONE ALL       long work that has come so far after nine seconds
 *   undo-all                    Ctrl+Z until nothing is left to undo
 *   needs FILE                  without it the rest of the script is skipped, and that is said
 *   unpack FILE NAME            what the gzipped file holds becomes $WORK/NAME
 *
 * $SHARED in a word is the folder of real files, which are no part of the project:
 * LAGESBILD_SHARED, or ../shared/data beside it. $HERE is the folder of the script, $WORK that of
 * the run.
 */
#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ops/import.h"
#include "report/report.h"
#include "report/sink_text.h"
#include "store/store_write.h"
#include "ui/app.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct run {
  const char *script;
  int line, failures;
  char folder[64], path[128];
  bool running, practice, none;
  const char *lacks; /* the file that the script needs and that is not there */
  int lines, columns;
  bool ascii;
  enum term_theme theme;
  struct app app;
  struct store *other; /* of `held`; NULL for none */
  struct app_options options;
  struct config config;
  struct arena arena;
  FILE *in, *out;
  int keys; /* the writing end */
};

static void fail(struct run *run, const char *what, const char *detail)
{
  printf("%s:%d: %s %s\n", run->script, run->line, what, detail);
  run->failures++;
}

static void begin(struct run *run)
{
  int ends[2];
  struct err err = {.field = -1};
  if (run->running) return;
  if (pipe(ends) != 0 || !clock_start(&run->options.clock, &err) ||
      !config_load(&run->config, &run->arena, &err)) {
    fail(run, "cannot start:", err.text);
    exit(2);
  }
  run->keys = ends[1];
  run->in = fdopen(ends[0], "r");
  run->out = fopen("/dev/null", "w");
  run->config.backup_folder = run->folder;
  run->options.path = run->path;
  run->options.practice = run->practice;
  run->options.config = &run->config;
  run->options.term = (struct term_options){.in = run->in,
                                            .out = run->out,
                                            .type = "xterm-256color",
                                            .lines = run->lines,
                                            .columns = run->columns,
                                            .theme = run->theme,
                                            .ascii = run->ascii};
  if (!app_start(&run->app, &run->options, &err)) {
    fail(run, "does not start:", err.text);
    exit(2);
  }
  run->running = true;
  app_show(&run->app);
  app_settle(&run->app);
}

static void end(struct run *run)
{
  if (!run->running) return;
  app_stop(&run->app);
  fclose(run->in);
  fclose(run->out);
  close(run->keys);
  run->running = false;
}

static const struct {
  const char *name, *bytes;
} sequences[] = {
    {"F1", "\033OP"},
    {"F2", "\033OQ"},
    {"F3", "\033OR"},
    {"F4", "\033OS"},
    {"F5", "\033[15~"},
    {"F6", "\033[17~"},
    {"F7", "\033[18~"},
    {"F8", "\033[19~"},
    {"F9", "\033[20~"},
    {"F10", "\033[21~"},
    {"Up", "\033OA"},
    {"Down", "\033OB"},
    {"Right", "\033OC"},
    {"Left", "\033OD"},
    {"Home", "\033OH"},
    {"End", "\033OF"},
    {"PgUp", "\033[5~"},
    {"PgDn", "\033[6~"},
    {"Delete", "\033[3~"},
    {"Insert", "\033[2~"},
    {"Shift+Tab", "\033[Z"},
    {"Enter", "\r"},
    {"Esc", "\033"},
    {"Tab", "\t"},
    {"Backspace", "\177"},
    {"Space", " "},
    {"Alt+Down", "\033[1;3B"},
    {"Ctrl+Left", "\033[1;5D"},
    {"Ctrl+Right", "\033[1;5C"},
    {"Ctrl+Home", "\033[1;5H"},
    {"Ctrl+End", "\033[1;5F"},
};

static void send_bytes(struct run *run, const char *bytes, size_t length)
{
  struct key key;
  begin(run);
  if (write(run->keys, bytes, length) != (ssize_t)length) exit(2);
  if (!term_read(&key, 1000)) {
    fail(run, "no key came from", bytes);
    return;
  }
  app_key(&run->app, &key);
  if (run->app.done) {
    end(run);
    return;
  }
  app_show(&run->app);
  app_settle(&run->app);
}

static void send_key(struct run *run, const char *name)
{
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
    if (strcmp(sequences[i].name, name) == 0) {
      send_bytes(run, sequences[i].bytes, strlen(sequences[i].bytes));
      return;
    }
  if (strncmp(name, "Alt+", 4) == 0 && name[4] && !name[5]) {
    char bytes[] = {27, name[4]};
    send_bytes(run, bytes, 2);
    return;
  }
  int code = key_find(name);
  if (code > 0 && code < 32) {
    char byte = (char)code;
    send_bytes(run, &byte, 1);
  } else if (code > 0 && code < K_SPECIAL) {
    send_bytes(run, name, strlen(name));
  } else {
    fail(run, "no such key:", name);
  }
}

static void type(struct run *run, const char *text)
{
  for (size_t at = 0; text[at];) {
    size_t n = 1;
    while (((unsigned char)text[at + n] & 0xc0) == 0x80)
      n++;
    send_bytes(run, text + at, n);
    at += n;
  }
}

static void paste(struct run *run, const char *text)
{
  struct buf bytes = {0};
  buf_addf(&bytes, "\033[200~%s\033[201~", text);
  send_bytes(run, bytes.data, bytes.length);
  buf_release(&bytes);
}

static void beside(const struct run *run, struct buf *out, const char *name, const char *suffix)
{
  const char *slash = strrchr(run->script, '/');
  if (slash) buf_addn(out, run->script, (size_t)(slash - run->script) + 1);
  buf_addf(out, "%s%s", name, suffix);
}

/* The first line that differs, so that a failure can be read. */
static void tell_difference(const char *wanted, const char *got)
{
  for (int line = 1; *wanted || *got; line++) {
    size_t w = strcspn(wanted, "\n"), g = strcspn(got, "\n");
    if (w != g || strncmp(wanted, got, w) != 0)
      printf("  line %d\n    wanted %.*s\n    got    %.*s\n", line, (int)w, wanted, (int)g, got);
    wanted += w + (wanted[w] != 0);
    got += g + (got[g] != 0);
  }
}

static void compare(struct run *run, const char *name, const char *suffix, const struct buf *got)
{
  struct buf path = {0}, wanted = {0};
  struct err err = {.field = -1};
  beside(run, &path, name, suffix);
  if (getenv("UPDATE")) {
    if (!file_replace(buf_text(&path), buf_text(got), got->length, &err))
      fail(run, "cannot write:", err.text);
    chmod(buf_text(&path), 0644);
  } else if (!file_read(buf_text(&path), &wanted, &err)) {
    fail(run, "cannot read:", err.text);
  } else if (strcmp(buf_text(&wanted), buf_text(got)) != 0) {
    fail(run, "differs from", buf_text(&path));
    tell_difference(buf_text(&wanted), buf_text(got));
  }
  buf_release(&path);
  buf_release(&wanted);
}

static void expect(struct run *run, const char *name)
{
  struct buf dump = {0};
  begin(run);
  draw_dump(&dump);
  compare(run, name, ".screen", &dump);
  buf_release(&dump);
}

/* A script does not tell a hard blank, as within 1 508, from another. */
static void soften_blanks(struct buf *text)
{
  static const char hard[] = "\u00a0";
  for (char *at = text->data; (at = strstr(at, hard));) {
    *at = ' ';
    memmove(at + 1, at + sizeof hard - 1, strlen(at + sizeof hard - 1) + 1);
  }
}

static void see(struct run *run, const char *text, bool wanted)
{
  struct buf dump = {0};
  begin(run);
  draw_dump(&dump);
  soften_blanks(&dump);
  bool found = strstr(buf_text(&dump), text) != NULL;
  if (found != wanted) {
    fail(run, wanted ? "not on the screen:" : "on the screen:", text);
    char *end_of_text = strstr(dump.data, "--\n");
    printf("%.*s", end_of_text ? (int)(end_of_text - dump.data) : 0, buf_text(&dump));
  }
  buf_release(&dump);
}

static bool holds(const struct buf *bytes, const char *text)
{
  size_t n = strlen(text);
  for (size_t i = 0; i + n <= bytes->length; i++)
    if (memcmp(bytes->data + i, text, n) == 0) return true;
  return false;
}

/* Every file under the folder, as bytes. */
static void absent_in(struct run *run, const char *folder, const char *text)
{
  DIR *dir = opendir(folder);
  if (!dir) return;
  for (struct dirent *e; (e = readdir(dir));) {
    struct buf path = {0}, bytes = {0};
    struct err err = {.field = -1};
    struct stat status;
    buf_addf(&path, "%s/%s", folder, e->d_name);
    if (e->d_name[0] != '.' && stat(buf_text(&path), &status) == 0) {
      if (S_ISDIR(status.st_mode))
        absent_in(run, buf_text(&path), text);
      else if (file_read(buf_text(&path), &bytes, &err) && holds(&bytes, text))
        fail(run, "is in a file:", text);
    }
    buf_release(&path);
    buf_release(&bytes);
  }
  closedir(dir);
}

static void print(struct run *run, const char *name, const char *period, const char *golden)
{
  struct report_request request = {.name = name, .today = run->app.clock.date};
  struct document *document = NULL;
  struct arena arena = {0};
  struct err err = {.field = -1};
  struct buf text = {0};
  begin(run);
  if (period_parse(period, &request.period, &err) &&
      report_make(run->app.store, &request, &arena, &document, &err)) {
    sink_text_print(document, &text);
    compare(run, golden, ".txt", &text);
  } else {
    fail(run, "cannot print:", err.text);
  }
  buf_release(&text);
  arena_release(&arena);
}

static void take_counts(struct run *run, const char *file)
{
  static const char text[] =
      "kind = \"counts\"; defaults: { source = \"Polisen\"; severity = 2; };\n"
      "columns: { month = \"Månad\"; area = \"Område\"; category = \"Slag\"; count = \"Antal\"; };";
  struct import_mapping mapping;
  struct import *import = NULL;
  struct arena arena = {0};
  struct buf path = {0};
  struct err err = {.field = -1};
  int64_t id;
  begin(run);
  beside(run, &path, file, "");
  if (!import_mapping_read(&arena, "counts", text, &mapping, &err) ||
      !import_open(&import, &run->app.ops, buf_text(&path), IMPORT_COUNTS, &mapping, NULL, NULL,
                   &err) ||
      !import_run(import, NULL, NULL, NULL, &id, &err))
    fail(run, "cannot be taken in:", err.text);
  import_close(import);
  buf_release(&path);
  arena_release(&arena);
  app_mark_all(&run->app);
  app_show(&run->app);
  app_settle(&run->app);
}

static void work(struct run *run, const char *title, const char *done, const char *all)
{
  begin(run);
  struct app_work work = {.app = &run->app, .title = title, .started = clock_milliseconds() - 9000};
  if (!app_progress(&work, atol(done), atol(all))) fail(run, "was cancelled:", title);
}

static void hold(struct run *run)
{
  struct err err = {.field = -1};
  begin(run);
  end(run);
  if (!store_open(&run->other, run->path, &(struct store_options){.mode = STORE_WRITE}, &err))
    fail(run, "cannot hold the file:", err.text);
}

static void undo_all(struct run *run)
{
  long before = -1, now = 0;
  struct err err = {.field = -1};
  while (before != now) {
    before = now;
    send_key(run, "Ctrl+Z");
    store_journal_count(run->app.store, &now, &err);
  }
}

static void make_new(struct run *run, const char *name, const char *catalogue)
{
  struct err err = {.field = -1};
  struct buf path = {0};
  struct clock clock;
  if (catalogue && strcmp(catalogue, "empty") == 0)
    buf_add(&path, catalogue);
  else if (catalogue)
    beside(run, &path, catalogue, "");
  if (!clock_start(&clock, &err) ||
      !ops_new_database(run->path, catalogue ? buf_text(&path) : NULL, name, &clock, &err)) {
    fail(run, "cannot make the file:", err.text);
    exit(2);
  }
  buf_release(&path);
}

/* Splits a line into words; "..." is one word. Returns how many. */
static int split(char *line, char **words, int most)
{
  int n = 0;
  for (char *at = line; *at && n < most;) {
    while (*at == ' ')
      at++;
    if (!*at || *at == '#' || *at == '\n') break;
    char stop = ' ';
    if (*at == '"') {
      stop = '"';
      at++;
    }
    words[n++] = at;
    while (*at && *at != stop && *at != '\n')
      at++;
    if (*at) *at++ = 0;
  }
  return n;
}

static char *with_folder(struct run *run, char *word, const char *name, const char *folder)
{
  char *at = strstr(word, name);
  if (!at || !folder) return word;
  size_t size = strlen(word) + strlen(folder) + 1;
  char *whole = arena_alloc(&run->arena, size);
  snprintf(whole, size, "%.*s%s%s", (int)(at - word), word, folder, at + strlen(name));
  return whole;
}

static char *with_folders(struct run *run, char *word)
{
  const char *shared = getenv("LAGESBILD_SHARED");
  struct buf here = {0};
  if (!shared) shared = file_shipped(&run->arena, "../../shared/data");
  beside(run, &here, ".", "");
  word = with_folder(run, with_folder(run, word, "$SHARED", shared), "$HERE", buf_text(&here));
  word = with_folder(run, word, "$WORK", run->folder);
  buf_release(&here);
  return word;
}

static void set_clock(struct run *run, const char *now)
{
  struct err err = {.field = -1};
  setenv("LAGESBILD_NOW", now, 1);
  if (run->running && !clock_start(&run->app.clock, &err)) fail(run, "no such time:", now);
}

static void set_size(struct run *run, const char *size)
{
  if (sscanf(size, "%dx%d", &run->columns, &run->lines) != 2) fail(run, "no such size:", size);
  if (!run->running) return;
  term_resize(run->lines, run->columns);
  app_key(&run->app, &(struct key){.code = K_RESIZE});
  app_show(&run->app);
  app_settle(&run->app);
}

static void unpack(struct run *run, const char *packed, const char *name)
{
  char line[1024];
  snprintf(line, sizeof line, "gzip -dc '%s' >'%s/%s'", packed, run->folder, name);
  if (system(line) != 0) fail(run, "cannot be unpacked:", packed);
}

static void command(struct run *run, char **words, int n)
{
  const char *verb = words[0], *first = n > 1 ? words[1] : "";
  if (strcmp(verb, "now") == 0)
    set_clock(run, first);
  else if (strcmp(verb, "size") == 0)
    set_size(run, first);
  else if (strcmp(verb, "new") == 0)
    make_new(run, first, n > 2 ? words[2] : NULL);
  else if (strcmp(verb, "practice") == 0)
    run->practice = true;
  else if (strcmp(verb, "language") == 0)
    i18n_start(first);
  else if (strcmp(verb, "none") == 0)
    run->none = true;
  else if (strcmp(verb, "ascii") == 0)
    run->ascii = true;
  else if (strcmp(verb, "theme") == 0)
    run->theme = strcmp(first, "mono") == 0    ? THEME_MONO
                 : strcmp(first, "light") == 0 ? THEME_LIGHT
                                               : THEME_DARK;
  else if (strcmp(verb, "key") == 0 || strcmp(verb, "keys") == 0)
    for (int i = 1; i < n; i++)
      send_key(run, words[i]);
  else if (strcmp(verb, "type") == 0)
    type(run, first);
  else if (strcmp(verb, "paste") == 0)
    paste(run, first);
  else if (strcmp(verb, "expect") == 0)
    expect(run, first);
  else if (strcmp(verb, "see") == 0 || strcmp(verb, "unseen") == 0)
    see(run, first, verb[0] == 's');
  else if (strcmp(verb, "restart") == 0)
    end(run), begin(run);
  else if (strcmp(verb, "held") == 0)
    hold(run);
  else if (strcmp(verb, "absent") == 0)
    absent_in(run, run->folder, first);
  else if (strcmp(verb, "print") == 0 && n == 4)
    print(run, words[1], words[2], words[3]);
  else if (strcmp(verb, "counts") == 0)
    take_counts(run, first);
  else if (strcmp(verb, "fail") == 0)
    store_fail_at(run->app.store, n > 2 ? atol(words[2]) : 1, atoi(first));
  else if (strcmp(verb, "work") == 0 && n == 4)
    work(run, first, words[2], words[3]);
  else if (strcmp(verb, "undo-all") == 0)
    undo_all(run);
  else if (strcmp(verb, "needs") == 0)
    run->lacks = file_exists(first) ? NULL : first;
  else if (strcmp(verb, "unpack") == 0 && n == 3)
    unpack(run, first, words[2]);
  else
    fail(run, "no such command:", verb);
}

static int run_script(const char *script)
{
  struct run *run = mem_alloc(sizeof *run);
  FILE *file = fopen(script, "r");
  char line[2048], *words[64];
  run->script = script;
  run->lines = 24;
  run->columns = 80;
  snprintf(run->folder, sizeof run->folder, "%s/lagesbild-scr-XXXXXX",
           getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
  if (!file || !mkdtemp(run->folder)) {
    printf("%s: cannot be read\n", script);
    return 1;
  }
  snprintf(run->path, sizeof run->path, "%s/test.db", run->folder);
  i18n_start(getenv("SCR_LANG"));
  setenv("XDG_STATE_HOME", run->folder, 1);
  setenv("XDG_CONFIG_HOME", run->folder, 1);
  setenv("XDG_DATA_HOME", run->folder, 1);
  setenv("LAGESBILD_NOW", "2026-11-22T13:42", 1);
  while (!run->lacks && fgets(line, sizeof line, file)) {
    run->line++;
    int n = split(line, words, 64);
    for (int i = 0; i < n; i++)
      words[i] = with_folders(run, words[i]);
    if (n) command(run, words, n);
  }
  end(run);
  store_close(run->other);
  fclose(file);
  int failures = run->failures;
  char remove[128];
  snprintf(remove, sizeof remove, "rm -rf '%s'", run->folder);
  if (!getenv("KEEP") && system(remove) != 0) failures++;
  if (run->lacks && !failures)
    printf("skipped %s: there is no %s\n", script, run->lacks);
  else
    printf("%s %s\n", failures ? "FAILED" : "ok", script);
  arena_release(&run->arena);
  free(run);
  return failures;
}

int main(int argc, char **argv)
{
  int failed = 0;
  for (int i = 1; i < argc; i++)
    failed += run_script(argv[i]) != 0;
  return failed != 0;
}
